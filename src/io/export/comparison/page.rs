//! A comparison as one page of HTML to be printed: real text on A4, legible without colour.

use crate::model::{ComparisonTable, escaped};

/// How the page looks. Everything is said by words, strokes and weight: printers have no hue.
const STYLE: &str = "\
@page { size: A4 landscape; margin: 14mm 12mm 16mm; }
* { box-sizing: border-box; }
body { font: 10pt/1.35 Inter, 'Noto Sans', 'Liberation Sans', sans-serif; color: #000;
  background: #fff; margin: 0 auto; max-width: 273mm; }
h1 { font-size: 16pt; line-height: 1.2; margin: 0 0 3mm; }
h2 { font-size: 12pt; margin: 6mm 0 2mm; break-after: avoid; }
p { margin: 0 0 1mm; overflow-wrap: anywhere; }
.banner { display: inline-block; border: 1.5pt solid #000; padding: 1mm 3mm; font-weight: 600; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 3mm; }
caption { text-align: left; font-weight: 600; padding-bottom: 1.5mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #777; padding: 1.5mm 2mm; text-align: left; vertical-align: top; }
thead th { border-bottom: 1.5pt solid #000; }
th:nth-child(1) { width: 11%; }
th:nth-child(2), th:nth-child(3) { width: 29%; }
th:nth-child(5) { width: 8%; }
del { text-decoration: line-through; }
ins { text-decoration: underline; font-weight: 600; }
a { color: #000; }
ol { padding-left: 7mm; }
li { margin-bottom: 1mm; overflow-wrap: anywhere; break-inside: avoid; }
@media screen { body { padding: 10mm; } }
";

/// The table as a document that stands alone: nothing in it is fetched from anywhere.
pub fn comparison_page(table: &ComparisonTable) -> String {
    let title = match &table.banner {
        Some(banner) => format!("{} · {banner}", table.heading),
        None => table.heading.clone(),
    };
    let (title, body) = (escaped(&title), table.as_html());
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}
