//! Speaker notes: Markdown as paragraphs and lists, with nothing left that is only for a screen.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::block::{Block, Marker, Paragraph, Role};
use super::text::{LinkTo, Run};
use crate::layout::Weight;

/// Reads `markdown`. Rules, HTML tags within a line, and blocks of HTML with all that stands in
/// them are left out. Of a picture only its description stays.
pub(super) fn notes(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, Options::empty()) {
        reader.event(event);
    }
    reader.end();
    reader.blocks
}

/// Whether an address may be opened by a click on paper's behalf: a page of the web, nothing that
/// runs.
pub(super) fn is_web(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    address.starts_with("https://") || address.starts_with("http://")
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    runs: Vec<Run>,
    /// How many strong, emphasised or heading parts the text is in.
    strong: usize,
    medium: usize,
    link: Option<String>,
    /// The number of the next entry of each open list; `None` for one without numbers.
    lists: Vec<Option<u64>>,
    marker: Option<Marker>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.stop(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading {
                level: HeadingLevel::H1 | HeadingLevel::H2,
                ..
            }
            | Tag::Strong => self.strong += 1,
            Tag::Heading { .. } | Tag::Emphasis => self.medium += 1,
            Tag::Link { dest_url, .. } if is_web(&dest_url) => {
                self.link = Some(dest_url.into_string());
            }
            Tag::List(first) => {
                self.end();
                self.lists.push(first);
            }
            Tag::Item => {
                let number = self.lists.last_mut().and_then(Option::as_mut);
                let marker = number.map_or_else(
                    || "•".to_owned(),
                    |number| {
                        *number += 1;
                        format!("{}.", *number - 1)
                    },
                );
                self.marker = Some(Marker::Text(marker));
            }
            _ => {}
        }
    }

    fn stop(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(HeadingLevel::H1 | HeadingLevel::H2) => {
                self.end();
                self.strong = self.strong.saturating_sub(1);
            }
            TagEnd::Heading(_) => {
                self.end();
                self.medium = self.medium.saturating_sub(1);
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.medium = self.medium.saturating_sub(1),
            TagEnd::Link => self.link = None,
            TagEnd::Paragraph | TagEnd::CodeBlock => self.end(),
            TagEnd::Item => self.end_entry(),
            TagEnd::List(_) => {
                self.end_entry();
                self.lists.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let mut style = Role::Note.style();
        // There is no slanted face: what is emphasised is set a little heavier.
        if self.strong > 0 {
            style.weight = Weight::SemiBold;
        } else if self.medium > 0 {
            style.weight = Weight::Medium;
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.runs.push(Run::line_end(style));
            }
            if !line.is_empty() {
                let link = self.link.clone().map(LinkTo::Web);
                self.runs.push(Run {
                    link,
                    ..Run::new(line, style)
                });
            }
        }
    }

    /// Ends an entry of a list. Where it says nothing, its marker stands before nothing else.
    fn end_entry(&mut self) {
        self.end();
        self.marker = None;
    }

    /// Ends the paragraph, if one is open.
    fn end(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        self.blocks.push(Block::Text(Paragraph {
            role: Role::Note,
            runs,
            marker: self.marker.take(),
            depth: self.lists.len(),
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each paragraph as "depth marker text".
    fn read(markdown: &str) -> Vec<String> {
        let blocks = notes(markdown);
        let lines = blocks.iter().map(|block| {
            let Block::Text(paragraph) = block else {
                panic!("{block:?}")
            };
            let marker = match &paragraph.marker {
                Some(Marker::Text(marker)) => marker.as_str(),
                _ => "",
            };
            let text: String = paragraph.runs.iter().map(|it| it.text.as_str()).collect();
            format!("{} {marker} {text}", paragraph.depth)
        });
        lines.collect()
    }

    #[test]
    fn paragraphs_and_lists_stay_apart() {
        let markdown = "Say *this* first,\nthen **that**.\n\n- one\n- two\n  1. deep\n\nEnd";
        assert_eq!(
            read(markdown),
            [
                "0  Say this first, then that.",
                "1 • one",
                "1 • two",
                "2 1. deep",
                "0  End"
            ]
        );
    }

    #[test]
    fn what_is_only_for_a_screen_is_left_out() {
        assert_eq!(
            read("<b>Loud</b> words\n\n---\n\n<div>gone</div>"),
            ["0  Loud words"]
        );
        assert_eq!(read("   \n\n"), Vec::<String>::new());
    }

    #[test]
    fn an_empty_entry_of_a_list_leaves_its_marker_to_no_other_text() {
        assert_eq!(read("- one\n-\n\nEnd"), ["1 • one", "0  End"]);
        assert_eq!(read("1. one\n2.\n3. three"), ["1 1. one", "1 3. three"]);
    }

    #[test]
    fn of_a_picture_its_description_stays() {
        assert_eq!(read("![a map](https://example.org/m.png)"), ["0  a map"]);
    }

    #[test]
    fn numbers_of_a_list_begin_where_it_says() {
        assert_eq!(read("3. c\n4. d"), ["1 3. c", "1 4. d"]);
    }

    #[test]
    fn only_pages_of_the_web_become_links() {
        for (address, is_link) in [
            ("https://example.org/a", true),
            ("HTTP://example.org", true),
            ("javascript:alert(1)", false),
            ("file:///etc/passwd", false),
            ("mailto:a@example.org", false),
        ] {
            assert_eq!(is_web(address), is_link, "{address}");
            let blocks = notes(&format!("[here]({address})"));
            let [Block::Text(paragraph)] = blocks.as_slice() else {
                panic!("{blocks:?}")
            };
            assert_eq!(paragraph.runs[0].link.is_some(), is_link, "{address}");
        }
    }
}
