//! Entries of the lists within a section: items, claims, steps of an issue, figures, points.
//!
//! Each item is named with its code, the id under which search finds it, and with words for
//! what its mark says by shape and fill.

use super::block::{Marker, Paragraph, Role};
use super::endnotes::Endnotes;
use super::glyphs::paragraphs;
use super::text::{Run, Style};
use crate::io::export::marks::MarkLook;
use crate::layout::{Weight, amount_words};
use crate::model::{
    Comparison, ComparisonTable, Item, ItemIx, Series, SeriesValue, SourceIx, TableSide, Timeline,
    When,
};
use crate::palette::PRINTED;

/// Words entries of one timeline, and cites what they show.
pub(super) struct Entries<'t, 'n> {
    /// As known on the day of the step.
    pub(super) timeline: &'t Timeline,
    /// What has been cited.
    pub(super) endnotes: &'n mut Endnotes,
}

const PLAIN: Style = Role::Entry.style();
const STRONG: Style = Style {
    weight: Weight::SemiBold,
    ..PLAIN
};
const CODE: Style = Style {
    size: 8.5,
    weight: Weight::Medium,
    grey: 0.25,
};
/// For what is said in fewer words elsewhere.
const QUIET: Style = Style { grey: 0.3, ..PLAIN };

impl Entries<'_, '_> {
    /// An item: title, code, "19 November 2025 · document · happened · United States", sources,
    /// summary, and where sources disagree.
    pub(super) fn item(&mut self, ix: ItemIx) -> Paragraph {
        let item = self.timeline.item(ix);
        let track = self.timeline.track(item.track);
        let facts = [
            told_date(item),
            item.kind.word().to_owned(),
            item.status.word().to_owned(),
            track.name.clone(),
        ];
        let mut runs = vec![
            Run::new(item.title.clone(), STRONG),
            Run::new(format!("  {}", item.id), CODE),
            Run::line_end(CODE),
            Run::new(facts.join(" · "), QUIET),
        ];
        let sources = self.timeline.sources_of(ix);
        runs.extend(self.endnotes.cite(sources, QUIET));
        for words in paragraphs(&item.summary) {
            runs.extend([Run::line_end(PLAIN), Run::new(words, PLAIN)]);
        }
        for conflict in &item.conflicts {
            runs.push(Run::line_end(STRONG));
            runs.push(Run::new("Sources disagree: ", STRONG));
            runs.push(Run::new(conflict.text.clone(), PLAIN));
            let accounts = conflict.accounts.iter().flat_map(|it| &it.sources);
            let sources = conflict.sources.iter().chain(accounts).copied();
            runs.extend(self.endnotes.cite(sources, QUIET));
        }
        Paragraph {
            runs,
            marker: Some(Marker::Mark(MarkLook {
                shape: item.kind.shape().unwrap_or(track.shape),
                status: item.status,
                size: 9.0,
                color: PRINTED.hue(track.hue),
                background: PRINTED.surface,
                axis: PRINTED.axis,
                split: !item.conflicts.is_empty(),
            })),
            ..Paragraph::new(Role::Entry, "")
        }
    }

    /// Who said what of an item, and what became of it.
    pub(super) fn claims(&mut self, ix: ItemIx) -> Vec<Paragraph> {
        let timeline = self.timeline;
        let claims = timeline.claims_of(ix).map(|(_, claim)| {
            let speaker = format!("{} ({}): ", claim.speaker, claim.attribution.word());
            let mut runs = vec![
                Run::new(speaker, STRONG),
                Run::new(claim.text.clone(), PLAIN),
            ];
            runs.extend(self.endnotes.cite(claim.sources.iter().copied(), QUIET));
            for outcome in &claim.outcomes {
                let verdict = format!(" What became of it: {}. ", outcome.verdict);
                runs.push(Run::new(verdict, QUIET));
                runs.push(Run::new(outcome.text.clone(), PLAIN));
                runs.extend(self.endnotes.cite(outcome.sources.iter().copied(), QUIET));
            }
            entry("–", runs, 1)
        });
        claims.collect()
    }

    /// Something that an item did, on a date.
    pub(super) fn dated(
        &mut self,
        date: &str,
        what: &str,
        item: ItemIx,
        sources: &[SourceIx],
    ) -> Paragraph {
        let timeline = self.timeline;
        let mut runs = vec![
            Run::new(format!("{date}  "), STRONG),
            Run::new(what, PLAIN),
            Run::new(format!("  {}", timeline.item(item).id), CODE),
        ];
        let own = sources.iter().copied();
        let cited = if sources.is_empty() {
            self.endnotes.cite(timeline.sources_of(item), QUIET)
        } else {
            self.endnotes.cite(own, QUIET)
        };
        runs.extend(cited);
        entry("•", runs, 0)
    }

    /// A figure: "about 20 points (Zelenskyy). What it is a figure of".
    pub(super) fn value(&mut self, series: &Series, value: &SeriesValue) -> Paragraph {
        let when = self.timeline.when_of_value(value).map(When::label);
        let amount = amount_words(value.amount);
        let mut what = [amount.as_str(), &series.unit]
            .join(" ")
            .trim_end()
            .to_owned();
        if !value.who.is_empty() {
            what = format!("{what} ({})", value.who);
        }
        if !value.text.is_empty() {
            what = format!("{what}. {}", value.text);
        }
        let date = when.unwrap_or_else(|| "no date".to_owned());
        self.dated(&date, &what, value.item, &value.sources)
    }

    /// All who report the points of a comparison.
    pub(super) fn reporters(&mut self, sources: Vec<SourceIx>) -> Paragraph {
        let style = Role::Body.style();
        let mut paragraph = Paragraph::new(Role::Body, "Who reports the points:");
        paragraph.runs.extend(self.endnotes.cite(sources, style));
        paragraph
    }

    /// What both documents say at one pair, and what became of it.
    pub(super) fn pair(&mut self, comparison: &Comparison, at: usize) -> Vec<Paragraph> {
        let table = ComparisonTable::new(self.timeline, comparison, &[at]);
        let Some(row) = table.rows.first() else {
            return Vec::new();
        };
        let sides = [&row.left, &row.right].into_iter().zip(&table.columns);
        let sides = sides.flat_map(|(side, name)| points(side, name));
        let mut paragraphs: Vec<Paragraph> = sides.collect();
        let mut runs = vec![
            Run::new(format!("{}. ", row.relation_words()), STRONG),
            Run::new(row.explanation.clone(), PLAIN),
            Run::new(format!(" Basis: {}.", row.basis), QUIET),
        ];
        let explained_by = comparison.pairs.get(at).map(|pair| &pair.explained_by);
        for ix in explained_by.into_iter().flatten() {
            let item = self.timeline.item(*ix);
            runs.push(Run::new(format!(" {}", item.title), PLAIN));
            runs.push(Run::new(format!("  {}.", item.id), CODE));
        }
        paragraphs.push(entry("•", runs, 0));
        paragraphs
    }
}

/// The date of an item as its author words it, else as it is.
pub(super) fn told_date(item: &Item) -> String {
    let worded = || item.when.as_ref().map(When::label);
    let date = item.shown_date.clone().or_else(worded);
    date.unwrap_or_else(|| "no date".to_owned())
}

/// What one document says: "US proposal 6: Armed forces capped. The text."
fn points(side: &TableSide, name: &str) -> Vec<Paragraph> {
    let points = side.points.iter().map(|point| {
        let head = format!("{name} {}: {}. ", point.number, point.title);
        let runs = vec![Run::new(head, STRONG), Run::new(point.text.clone(), PLAIN)];
        entry("•", runs, 0)
    });
    points.collect()
}

fn entry(marker: &str, runs: Vec<Run>, depth: usize) -> Paragraph {
    Paragraph {
        runs,
        marker: Some(Marker::Text(marker.to_owned())),
        depth,
        ..Paragraph::new(Role::Entry, "")
    }
}
