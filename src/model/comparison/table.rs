//! A comparison as a table of words, to be copied, printed or read by another program.
//!
//! It says all that a reader needs away from the window: whose knowledge it is, how far there is
//! a text at all, what the totals are, what each judgement rests on and who reports it. Whatever
//! it says is one line: nothing in a file breaks out of its place in a table.

mod html;
mod markdown;
mod text;

use std::collections::HashMap;

use super::{ComparedPair, Comparison, Side, WordRun, word_difference};
use crate::model::{
    Basis, Document, ItemIx, PointIx, Relation, SourceIx, Tier, Timeline, When, in_one_line,
};

/// A comparison in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonTable {
    /// Both titles: "US proposal and Ukrainian counter-proposal, point by point".
    pub heading: String,
    /// "As known on 5 January 2026"; `None` for the latest knowledge.
    pub banner: Option<String>,
    /// "7 kept, 13 changed, 8 dropped, 1 added", of the whole comparison.
    pub totals: String,
    /// How many pairs are left out here: "5 of 29 pairs"; `None` if all are there.
    pub extent: Option<String>,
    /// How far there is a text of each document, what is not known of it, and how the points were
    /// matched; in the order left, right, matching.
    pub remarks: Vec<String>,
    /// The short titles of the left and of the right document.
    pub columns: [String; 2],
    /// How far there is a text of the left and of the right document; empty if nothing is said.
    pub text_status: [String; 2],
    /// What is not known of the left and of the right document; empty if each point is listed.
    pub gaps: [String; 2],
    /// The short title of the text through which the points are matched; `None` if the two are
    /// aligned, or if nothing matches them.
    pub via: Option<String>,
    /// A row for each pair that is shown.
    pub rows: Vec<TableRow>,
    /// The sources, in the order in which rows cite them.
    pub sources: Vec<TableSource>,
}

/// A pair in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// What became of the points.
    pub relation: Relation,
    /// The left side.
    pub left: TableSide,
    /// The right side.
    pub right: TableSide,
    /// What differs; empty if nothing needs to be said.
    pub explanation: String,
    /// What it rests on with the caveat: "both texts", "absence: a side paper may keep it".
    pub basis: String,
    /// The items that explain it: title and date, the one that explains most first.
    pub explained_by: Vec<String>,
    /// The numbers of its sources in [`ComparisonTable::sources`], from 1, ascending.
    pub sources: Vec<usize>,
}

/// One side of a pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableSide {
    /// The points that the pair disposes of.
    pub points: Vec<TablePoint>,
    /// Number and title of points that have a part in it.
    pub also: Vec<String>,
}

/// A point in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TablePoint {
    /// Its number, or a word where the number is not known.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What it says.
    pub text: String,
    /// What is to be known about the wording; empty if nothing.
    pub note: String,
}

/// A source in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSource {
    /// Its stable name.
    pub id: String,
    /// Publisher, title and date.
    pub label: String,
    /// How far it can be relied on; `None` if not graded.
    pub tier: Option<Tier>,
    /// Where it can be read; `None` if it has no address.
    pub url: Option<String>,
}

impl ComparisonTable {
    /// The pairs `shown` of `comparison`, in their order. Pairs that it does not have are left out.
    pub fn new(timeline: &Timeline, comparison: &Comparison, shown: &[usize]) -> Self {
        let [left, right] = Side::BOTH.map(|side| timeline.document(comparison.document(side)));
        let of = |words: fn(&Document) -> &str| {
            [left, right].map(|it| in_one_line(it.map_or("", words)))
        };
        let [left_title, right_title] = of(|it| &it.title);
        let mut maker = Maker {
            timeline,
            cited: Vec::new(),
            places: HashMap::new(),
        };
        let pairs = shown.iter().filter_map(|at| comparison.pairs.get(*at));
        let rows: Vec<TableRow> = pairs.map(|pair| maker.row(comparison, pair)).collect();
        let (here, all) = (rows.len(), comparison.pairs.len());
        Self {
            heading: format!("{left_title} and {right_title}, point by point"),
            banner: timeline.told_on().banner(),
            totals: totals(comparison),
            extent: (here < all).then(|| format!("{here} of {all} pairs")),
            remarks: remarks(timeline, comparison),
            columns: of(|it| &it.short_title),
            text_status: of(|it| &it.text_status),
            gaps: of(|it| it.gaps.as_deref().unwrap_or_default()),
            via: hub(timeline, comparison).map(|it| in_one_line(&it.short_title)),
            rows,
            sources: maker.sources(),
        }
    }

    /// What stands over the table: heading, banner, totals and remarks, a line each.
    pub fn lines(&self) -> Vec<&str> {
        let first = [Some(&self.heading), self.banner.as_ref()];
        let first = first.into_iter().flatten();
        let then = [Some(&self.totals), self.extent.as_ref()];
        let lines = first.chain(then.into_iter().flatten()).chain(&self.remarks);
        lines.map(String::as_str).collect()
    }
}

impl TableRow {
    /// The relation with its sign, so that it is told without colour: "≠ changed".
    pub fn relation_words(&self) -> String {
        format!("{} {}", glyph(self.relation), self.relation.word())
    }

    /// What differs between both texts, word by word; `None` if the points were not changed or
    /// not taken up one by one.
    pub fn difference(&self) -> Option<Vec<WordRun>> {
        let ([left], [right]) = (self.left.points.as_slice(), self.right.points.as_slice()) else {
            return None;
        };
        let is_changed = self.relation == Relation::Changed;
        is_changed.then(|| word_difference(&left.text, &right.text))
    }
}

impl TableSource {
    /// "established"; `None` if it is not graded.
    fn grade(&self) -> Option<String> {
        let tier = self.tier?;
        Some(format!("{}, {}", tier.letter(), tier.meaning()))
    }
}

impl Comparison {
    /// The totals in words: "7 kept, 13 changed, 8 dropped, 1 added".
    pub fn totals_in_words(&self) -> String {
        totals(self)
    }

    /// What "dropped", or else "added", means where that is judged from what a text does not say;
    /// `None` if nothing is, or if the text is known only in part.
    pub fn absence_in_words(&self, timeline: &Timeline) -> Option<String> {
        let of_absence = self.pairs.iter().filter(|it| it.basis == Basis::Absence);
        if of_absence.count() == 0 {
            return None;
        }
        let sides = [
            (Relation::Dropped, Side::Right),
            (Relation::Added, Side::Left),
        ];
        let mut notes = sides.into_iter().filter_map(|(relation, side)| {
            let has = self.pairs.iter().any(|it| it.relation == relation);
            let document = timeline.document(self.document(side)).filter(|_| has)?;
            let (count, name) = (document.points.len(), &document.short_title);
            let word = if relation == Relation::Dropped {
                "Dropped"
            } else {
                "Added"
            };
            let note = format!("{word} means absent from the {count} reported points of {name}");
            document.gaps.is_none().then_some(note)
        });
        notes.next()
    }
}

/// A sign for a relation, as near to the one that is drawn as letters come.
const fn glyph(relation: Relation) -> &'static str {
    match relation {
        Relation::Kept => "=",
        Relation::Changed => "≠",
        Relation::Split => "<",
        Relation::Merged => ">",
        Relation::Dropped => "×",
        Relation::Added => "+",
        Relation::Counterpart => "= =",
        Relation::Unreported | Relation::Uncompared => "···",
    }
}

fn totals(comparison: &Comparison) -> String {
    let totals = comparison.totals().into_iter();
    let words = totals.map(|(relation, count)| format!("{count} {}", relation.word()));
    words.collect::<Vec<_>>().join(", ")
}

/// How far there are texts, and how their points were matched.
fn remarks(timeline: &Timeline, comparison: &Comparison) -> Vec<String> {
    let documents = Side::BOTH.map(|side| timeline.document(comparison.document(side)));
    let mut remarks = Vec::new();
    for document in documents.into_iter().flatten() {
        let name = &document.short_title;
        if !document.text_status.is_empty() {
            remarks.push(format!("{name}: {}", document.text_status));
        }
        if let Some(gaps) = &document.gaps {
            remarks.push(format!("{name} is known in part: {gaps}"));
        }
    }
    remarks.extend(comparison.absence_in_words(timeline));
    if let Some(hub) = hub(timeline, comparison) {
        let name = &hub.short_title;
        let is_gone =
            |it: &ComparedPair| [Relation::Dropped, Relation::Added].contains(&it.relation);
        let more = if comparison.pairs.iter().any(is_gone) {
            format!("; “dropped” and “added” follow from what became of the points of {name}")
        } else {
            String::new()
        };
        remarks.push(format!(
            "Matched through {name}: nobody has compared the two directly{more}"
        ));
    }
    remarks.iter().map(|it| in_one_line(it)).collect()
}

/// The text through which the points are matched; `None` if there is none.
fn hub<'t>(timeline: &'t Timeline, comparison: &Comparison) -> Option<&'t Document> {
    timeline.document(comparison.via?)
}

/// Makes rows, and numbers the sources that they cite.
struct Maker<'t> {
    timeline: &'t Timeline,
    cited: Vec<SourceIx>,
    /// The number of each that is cited.
    places: HashMap<SourceIx, usize>,
}

impl Maker<'_> {
    fn row(&mut self, comparison: &Comparison, pair: &ComparedPair) -> TableRow {
        let [left, right] = Side::BOTH.map(|side| self.side(comparison, pair, side));
        let basis = match pair.caveat.as_str() {
            "" => pair.basis.word().to_owned(),
            caveat => format!("{}: {}", pair.basis.word(), in_one_line(caveat)),
        };
        let explained_by = pair.explained_by.iter().map(|ix| self.explanation(*ix));
        TableRow {
            relation: pair.relation,
            left,
            right,
            explanation: in_one_line(&pair.explanation),
            basis,
            explained_by: explained_by.collect(),
            sources: self.numbers(comparison, pair),
        }
    }

    fn side(&self, comparison: &Comparison, pair: &ComparedPair, side: Side) -> TableSide {
        let document = self.timeline.document(comparison.document(side));
        let point = |ix: &PointIx| document?.points.get(ix.index());
        let points = pair.points(side).iter().filter_map(point);
        let also = pair.also(side).iter().filter_map(point);
        TableSide {
            points: points
                .map(|point| TablePoint {
                    number: in_one_line(&point.number),
                    title: in_one_line(&point.title),
                    text: in_one_line(&point.text),
                    note: in_one_line(&point.note),
                })
                .collect(),
            also: also
                .map(|point| in_one_line(&format!("{} {}", point.number, point.title)))
                .collect(),
        }
    }

    /// "Talks in Geneva (23 November 2025)".
    fn explanation(&self, ix: ItemIx) -> String {
        let item = self.timeline.item(ix);
        let worded = || item.when.as_ref().map(When::label);
        in_one_line(&match item.shown_date.clone().or_else(worded) {
            Some(date) => format!("{} ({date})", item.title),
            None => item.title.clone(),
        })
    }

    /// The numbers of who reports a pair, then of who reports its points.
    fn numbers(&mut self, comparison: &Comparison, pair: &ComparedPair) -> Vec<usize> {
        let points = Side::BOTH.into_iter().flat_map(|side| {
            let document = self.timeline.document(comparison.document(side));
            let points = pair.points(side).iter();
            let points = points.filter_map(move |ix| document?.points.get(ix.index()));
            points.flat_map(|point| &point.sources)
        });
        let mut numbers = Vec::new();
        for source in pair.sources.iter().chain(points) {
            let number = self.places.entry(*source).or_insert_with(|| {
                self.cited.push(*source);
                self.cited.len()
            });
            numbers.push(*number);
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn sources(self) -> Vec<TableSource> {
        let cited = self.cited.into_iter().map(|ix| {
            let source = self.timeline.source(ix);
            let date = source.published.as_ref().map(When::label);
            let parts = [&source.publisher, &source.title];
            let parts = parts.into_iter().cloned().chain(date);
            let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
            TableSource {
                id: in_one_line(&source.id),
                label: in_one_line(&parts.join(", ")),
                tier: source.tier,
                url: source.url.as_deref().map(in_one_line),
            }
        });
        cited.collect()
    }
}

#[cfg(test)]
mod tests;
