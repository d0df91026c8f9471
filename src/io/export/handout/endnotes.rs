//! The endnotes: every source that is shown, once, numbered in the order in which it is first
//! shown.

use super::block::{Block, Marker, Paragraph, Role};
use super::notes::is_web;
use super::text::{LinkTo, Run, Style};
use crate::layout::Weight;
use crate::model::{Source, SourceIx, Timeline, When};

/// The sources that have been cited so far.
#[derive(Debug, Default)]
pub(super) struct Endnotes {
    cited: Vec<SourceIx>,
}

impl Endnotes {
    /// " [2, 5]", each number leading to its endnote; nothing if there are no sources.
    pub(super) fn cite(
        &mut self,
        sources: impl IntoIterator<Item = SourceIx>,
        style: Style,
    ) -> Vec<Run> {
        let mut numbers: Vec<usize> = sources.into_iter().map(|ix| self.number(ix)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut runs = Vec::new();
        for (at, number) in numbers.iter().enumerate() {
            let before = if at == 0 { "\u{a0}[" } else { ", " };
            runs.push(Run::new(before, style));
            let link = LinkTo::Note(*number);
            runs.push(Run::linked(number.to_string(), style, link));
        }
        if !runs.is_empty() {
            runs.push(Run::new("]", style));
        }
        runs
    }

    /// The endnotes under their heading; nothing if nothing was cited.
    pub(super) fn blocks(&self, timeline: &Timeline) -> Vec<Block> {
        if self.cited.is_empty() {
            return Vec::new();
        }
        let heading = Paragraph::new(Role::Heading, "Sources");
        let hint = "A is official, B established, C weak: what a source is, not what it says.";
        let heads = [heading, Paragraph::new(Role::Hint, hint)];
        let notes = (1..).zip(&self.cited).map(|(number, ix)| Paragraph {
            marker: Some(Marker::Text(format!("{number}."))),
            runs: runs(timeline.source(*ix)),
            ..Paragraph::new(Role::Endnote, "")
        });
        heads.into_iter().chain(notes).map(Block::Text).collect()
    }

    /// The number of a source, from 1.
    fn number(&mut self, ix: SourceIx) -> usize {
        let known = self.cited.iter().position(|cited| *cited == ix);
        let place = known.unwrap_or(self.cited.len());
        if known.is_none() {
            self.cited.push(ix);
        }
        place + 1
    }
}

/// "Axios, Scoop: …, 19 November 2025. B, established. https://…"
fn runs(source: &Source) -> Vec<Run> {
    let style = Role::Endnote.style();
    let strong = Style {
        weight: Weight::Medium,
        ..style
    };
    let date = source.published.as_ref().map(When::label);
    let rest = [Some(source.title.clone()), date];
    let rest: Vec<String> = rest
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    let tier = source.tier.map_or_else(
        || "Not graded.".to_owned(),
        |tier| format!("{}, {}.", tier.letter(), tier.meaning()),
    );
    let mut runs = vec![
        Run::new(source.publisher.clone(), strong),
        Run::new(format!(", {}. {tier} ", rest.join(", ")), style),
    ];
    match source.url.as_deref() {
        Some(url) if is_web(url) => {
            runs.push(Run::linked(url, style, LinkTo::Web(url.trim().to_owned())));
        }
        Some(url) => runs.push(Run::new(url, style)),
        None => runs.push(Run::new("No address.", style)),
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Tier, TimelineParts};

    fn text(runs: &[Run]) -> String {
        runs.iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn a_source_keeps_the_number_that_it_got_first() {
        let mut notes = Endnotes::default();
        let style = Role::Entry.style();
        let cited = [[7, 3].as_slice(), &[3, 9], &[]].map(|sources| {
            let sources = sources.iter().copied().map(SourceIx);
            text(&notes.cite(sources, style))
        });
        assert_eq!(cited, ["\u{a0}[1, 2]", "\u{a0}[2, 3]", ""]);
        assert_eq!(notes.cited, [7, 3, 9].map(SourceIx));
    }

    #[test]
    fn an_endnote_says_publisher_title_date_tier_and_address() {
        let source = Source {
            publisher: "Axios".to_owned(),
            title: "The scoop".to_owned(),
            published: Some(When::parse_edtf("2025-11-19").unwrap().when),
            tier: Some(Tier::B),
            url: Some("https://example.org/scoop".to_owned()),
            ..Source::default()
        };
        let told = text(&runs(&source));
        let expected = "Axios, The scoop, 19 November 2025. B, established. ";
        assert_eq!(told, format!("{expected}https://example.org/scoop"));
        let bare = Source {
            publisher: "A".to_owned(),
            title: "T".to_owned(),
            ..Source::default()
        };
        assert_eq!(text(&runs(&bare)), "A, T. Not graded. No address.");
    }

    #[test]
    fn only_what_was_cited_is_listed() {
        let named = |publisher: &str| Source {
            publisher: publisher.to_owned(),
            ..Source::default()
        };
        let timeline = Timeline::new(TimelineParts {
            sources: ["One", "Two", "Three"].map(named).to_vec(),
            ..TimelineParts::default()
        });
        let mut notes = Endnotes::default();
        assert!(notes.blocks(&timeline).is_empty());
        notes.cite([SourceIx(2), SourceIx(0)], Role::Entry.style());
        let listed = notes.blocks(&timeline);
        let listed: Vec<String> = (listed.iter().skip(2))
            .map(|block| match block {
                Block::Text(paragraph) => paragraph.runs[0].text.clone(),
                Block::Picture(_) => panic!("no pictures"),
            })
            .collect();
        assert_eq!(listed, ["Three", "One"]);
    }
}
