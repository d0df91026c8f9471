//! A list of changes as text for a person to read and to pass on, with numbered sources.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::super::day_label;
use super::{Change, ChangeKind, ChangeSubject, Citation, FieldChange, compare::gained};

/// The longest value of a field that is told in full, in characters.
const LONGEST: usize = 160;

/// How many words are repeated before the place where two long values part.
const LEAD_WORDS: usize = 5;

/// The changes under `heading`: items by the day on which the change became known, then claims
/// and what became of them by the item they belong to, then the sources.
pub fn changes_as_text(changes: &[Change], heading: &str) -> String {
    let mut page = Page {
        text: format!("{heading}\n{}\n", tally(changes)),
        cited: Vec::new(),
        numbers: HashMap::new(),
    };
    let of_item = |change: &&Change| matches!(change.subject, ChangeSubject::Item(_));
    page.items(&changes.iter().filter(of_item).collect::<Vec<_>>());
    let claims = changes.iter().filter(|change| !of_item(change));
    let (outcomes, claims): (Vec<&Change>, Vec<&Change>) =
        claims.partition(|change| change.kind == ChangeKind::OutcomeKnown);
    page.claims("Claims", &claims);
    page.claims("What became of claims", &outcomes);
    page.source_list();
    page.text
}

/// What has been written, and which sources have a number.
struct Page<'a> {
    text: String,
    cited: Vec<&'a Citation>,
    /// The number of each source, by its id.
    numbers: HashMap<&'a str, usize>,
}

impl<'a> Page<'a> {
    fn items(&mut self, changes: &[&'a Change]) {
        for of_day in changes.chunk_by(|one, next| one.known_from == next.known_from) {
            let day = of_day[0].known_from;
            let day = day.map_or_else(|| "No day known".to_owned(), day_label);
            self.line(format_args!("\n{day}"));
            for change in of_day {
                self.item(change);
            }
        }
    }

    fn item(&mut self, change: &'a Change) {
        let date = match change.date.as_str() {
            "" => String::new(),
            date => format!(" ({date})"),
        };
        let sources = self.numbers(change);
        let kind = capitalised(change.kind.word());
        self.line(format_args!("  {kind}: {}{date}{sources}", change.title));
        self.particulars(change, true);
    }

    fn claims(&mut self, heading: &str, changes: &[&'a Change]) {
        if changes.is_empty() {
            return;
        }
        self.line(format_args!("\n{heading}"));
        for of_item in by_item(changes) {
            let item = of_item[0].belongs_to.as_ref();
            let title = item.map_or("The timeline as a whole", |item| item.title.as_str());
            let many = match of_item.len() {
                1 => String::new(),
                many => format!(" ({many})"),
            };
            self.line(format_args!("  {title}{many}"));
            for change in of_item {
                self.claim(change);
            }
        }
    }

    fn claim(&mut self, change: &'a Change) {
        let sources = self.numbers(change);
        let since = change.known_from.map(day_label);
        let since = since.map(|day| format!("{day}: ")).unwrap_or_default();
        let claim = format!("{}: “{}”", change.speaker, one_line(&change.title));
        match change.kind {
            ChangeKind::OutcomeKnown => {
                let outcome = change.fields.first().map_or("", |field| &field.after);
                self.line(format_args!("    {claim}"));
                let outcome = one_line(outcome);
                self.line(format_args!("      {since}{outcome}{sources}"));
                self.particulars(change, false);
            }
            kind => {
                let kind = capitalised(kind.word());
                self.line(format_args!("    {kind}: {claim}{sources}"));
                self.particulars(change, true);
            }
        }
    }

    /// The fields and the reasons. Sources that came to those before show by their numbers.
    fn particulars(&mut self, change: &Change, with_fields: bool) {
        let told = |field: &&FieldChange| {
            with_fields && !(field.field.starts_with("sources") && gained(field))
        };
        for field in change.fields.iter().filter(told) {
            let (before, after) = before_and_after(field);
            let name = field.field;
            self.line(format_args!("      {name}: {before} → {after}"));
        }
        for note in &change.notes {
            let day = day_label(note.known_from);
            self.line(format_args!("      {day}: {}", note.text));
        }
    }

    /// The numbers of the sources of a change: " [1, 4]".
    fn numbers(&mut self, change: &'a Change) -> String {
        let mut numbers: Vec<usize> = Vec::new();
        for source in &change.sources {
            let next = self.cited.len() + 1;
            let number = *self.numbers.entry(&source.id).or_insert(next);
            numbers.push(number);
            if number == next {
                self.cited.push(source);
            }
        }
        numbers.sort_unstable();
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        match numbers.join(", ") {
            none if none.is_empty() => none,
            numbers => format!(" [{numbers}]"),
        }
    }

    fn source_list(&mut self) {
        if !self.cited.is_empty() {
            self.line(format_args!("\nSources"));
        }
        for (at, source) in std::mem::take(&mut self.cited).into_iter().enumerate() {
            let published = match source.published.as_str() {
                "" => String::new(),
                date => format!(", {date}"),
            };
            let url = source.url.as_ref().map(|url| format!(" {url}"));
            self.line(format_args!(
                "[{}] {}{published}: {}{}",
                at + 1,
                source.publisher,
                source.title,
                url.unwrap_or_default()
            ));
        }
    }

    fn line(&mut self, words: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _always_written = writeln!(self.text, "{words}");
    }
}

/// How many changes of which kind: "3 new, 1 corrected, 12 new claims, 4 outcomes known".
fn tally(changes: &[Change]) -> String {
    let mut parts = Vec::new();
    for of_claims in [false, true] {
        for kind in ChangeKind::ALL {
            let counted = |change: &&Change| {
                let of_claim = matches!(change.subject, ChangeSubject::Claim(_));
                change.kind == kind && of_claim == of_claims
            };
            let (many, word) = (changes.iter().filter(counted).count(), kind.word());
            let plural = if many == 1 { "" } else { "s" };
            match (many, of_claims, kind) {
                (0, ..) => {}
                (_, true, ChangeKind::OutcomeKnown) => {
                    parts.push(format!("{many} outcome{plural} known"));
                }
                (_, true, _) => parts.push(format!("{many} claim{plural} {word}")),
                (_, false, _) => parts.push(format!("{many} {word}")),
            }
        }
    }
    if parts.is_empty() {
        return "No changes".to_owned();
    }
    parts.join(", ")
}

/// Groups of the same item, in the order in which the items first come up.
fn by_item<'a>(changes: &[&'a Change]) -> Vec<Vec<&'a Change>> {
    let mut groups: Vec<Vec<&Change>> = Vec::new();
    let mut places = HashMap::new();
    for change in changes {
        let place = *places.entry(&change.belongs_to).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(change);
    }
    groups
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Both values on a line each. Long ones begin shortly before they part.
fn before_and_after(field: &FieldChange) -> (String, String) {
    let (before, after) = (&field.before, &field.after);
    let is_long = |text: &str| text.chars().nth(LONGEST).is_some();
    if before.is_empty() || after.is_empty() || !(is_long(before) || is_long(after)) {
        return (one_line(before), one_line(after));
    }
    let split = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    let (before, after): (Vec<String>, Vec<String>) = (split(before), split(after));
    let same = before
        .iter()
        .zip(&after)
        .take_while(|(one, other)| one == other);
    let from = same.count().saturating_sub(LEAD_WORDS);
    let rest = |words: &[String]| {
        let rest = one_line(&words[from..].join(" "));
        if from == 0 {
            rest
        } else {
            format!("… {rest}")
        }
    };
    (rest(&before), rest(&after))
}

/// The text without line breaks, cut after a word where it gets long, which it says; "none" for
/// nothing.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if line.is_empty() {
        return "none".to_owned();
    }
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => {
            let whole = line[..end].rfind(' ').unwrap_or(end);
            format!("{} … (shortened)", line[..whole].trim_end())
        }
        None => line,
    }
}
