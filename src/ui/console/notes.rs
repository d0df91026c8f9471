//! The speaker's notes: Markdown in large rows, strong where it is emphasised.
//!
//! Notes are read from a lectern between two sentences. So each paragraph and each point of a
//! list is a text of its own with even rows, and there are no slanted letters. Web addresses
//! follow the paragraph that they stand in.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Align2, Label, Layout, OpenUrl, Ui, pos2, vec2};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::layout::Weight;
use crate::ui::look::{Look, font};
use crate::ui::widgets::link;

/// The height of a row in sizes of its letters.
const ROW: f32 = 1.5;

/// A paragraph, a heading or a point of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Block {
    /// Stands before it: a bullet or a number; empty for none.
    marker: String,
    /// How many lists it stands in.
    depth: usize,
    /// Its words, and whether they are strong.
    runs: Vec<(String, bool)>,
    /// The web addresses in it, each with its words.
    links: Vec<(String, String)>,
}

/// Draws `notes` in letters of `points` over the width of `ui`.
pub fn notes_ui(ui: &mut Ui, look: &Look, points: f32, notes: &str) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for block in blocks_of(notes) {
        block_ui(ui, look, points, &block);
        ui.add_space((points * 0.45).round());
    }
}

fn block_ui(ui: &mut Ui, look: &Look, points: f32, block: &Block) {
    let indent = (block.depth as f32 * points * 1.1).round();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(indent);
        let room = vec2(ui.available_width(), 0.0);
        let rows = Layout::top_down(Align::Min);
        let label = Label::new(job(look, points, block)).wrap();
        let shown = ui.allocate_ui_with_layout(room, rows, |ui| ui.add(label));
        let shown = shown.inner;
        let at = pos2(
            shown.rect.left() - points * 0.4,
            shown.rect.top() + points * ROW / 2.0,
        );
        let face = font(points, Weight::Regular);
        let marker = block.marker.as_str();
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, marker, face, look.t2());
    });
    for (words, address) in &block.links {
        ui.horizontal(|ui| {
            ui.add_space(indent);
            if link(ui, look, 13.0, words).clicked() {
                ui.ctx().open_url(OpenUrl::new_tab(address));
            }
        });
    }
}

fn job(look: &Look, points: f32, block: &Block) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (words, is_strong) in &block.runs {
        let weight = if *is_strong {
            Weight::SemiBold
        } else {
            Weight::Regular
        };
        let format = TextFormat {
            font_id: font(points, weight),
            color: look.t1(),
            line_height: Some((points * ROW).round()),
            ..TextFormat::default()
        };
        job.append(words, 0.0, format);
    }
    job
}

/// What is read so far.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The next number of each open list; `None` for one with bullets.
    lists: Vec<Option<u64>>,
    /// What stands before the next block.
    marker: String,
    open: Option<Block>,
    strong: usize,
    address: Option<String>,
}

fn blocks_of(notes: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new(notes) {
        reader.take(event);
    }
    reader.close();
    reader.blocks
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words)
            | Event::Code(words)
            | Event::Html(words)
            | Event::InlineHtml(words) => self.words(&words),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.words("\n"),
            Event::Rule => self.close(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
            Tag::Item => {
                self.close();
                self.marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    _ => "•".to_owned(),
                };
            }
            Tag::Heading { .. } => {
                self.close();
                self.strong += 1;
            }
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::BlockQuote(_) => self.close(),
            Tag::Emphasis | Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.address = Some(dest_url.to_string()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.close();
                self.strong = self.strong.saturating_sub(1);
            }
            TagEnd::Emphasis | TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Link => self.address = None,
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock => self.close(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        let block = self.open.get_or_insert_with(|| Block {
            marker: std::mem::take(&mut self.marker),
            depth: self.lists.len(),
            ..Block::default()
        });
        if let Some(address) = &self.address {
            block.links.push((words.to_owned(), address.clone()));
        }
        block.runs.push((words.to_owned(), self.strong > 0));
    }

    fn close(&mut self) {
        self.blocks.extend(self.open.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(notes: &str) -> Vec<String> {
        let words = |block: Block| {
            let runs = block.runs.into_iter();
            let runs =
                runs.map(|(words, strong)| if strong { words.to_uppercase() } else { words });
            format!(
                "{}{} {}",
                block.depth,
                block.marker,
                runs.collect::<String>()
            )
        };
        blocks_of(notes).into_iter().map(words).collect()
    }

    #[test]
    fn paragraphs_headings_and_points_are_blocks_of_their_own() {
        for (notes, blocks) in [
            ("", vec![]),
            ("One\ntwo", vec!["0 One two"]),
            ("# Head\nText", vec!["0 HEAD", "0 Text"]),
            ("- a\n- **b** c", vec!["1• a", "1• B c"]),
            ("3. a\n4. b\n\nEnd", vec!["13. a", "14. b", "0 End"]),
            ("- a\n  - b\n- *c*", vec!["1• a", "2• b", "1• C"]),
            ("a `b` <i>", vec!["0 a b <i>"]),
        ] {
            assert_eq!(told(notes), blocks, "{notes}");
        }
    }

    #[test]
    fn addresses_follow_their_paragraph() {
        let blocks = blocks_of("See [the text](https://example.org) first\n\nThen on");
        let link = ("the text".to_owned(), "https://example.org".to_owned());
        assert_eq!(blocks[0].links, [link]);
        assert!(blocks[1].links.is_empty());
    }
}
