//! The section of one step: heading, sentence, day, what it shows, what it is about, notes.

use super::HandoutOptions;
use super::block::{Block, Paragraph, Role};
use super::endnotes::Endnotes;
use super::entries::{Entries, told_date};
use super::notes::notes;
use super::picture;
use super::text::Run;
use crate::io::export::measure::FontMeasure;
use crate::model::{
    Comparison, ComparisonTable, DocumentIx, ItemIx, PairFilter, PointIx, Series, Side, SourceIx,
    Step, StepView, Timeline, Topic, day_label,
};

/// A step with what is known on its day.
pub(super) struct Shown<'a> {
    /// The step.
    pub(super) step: &'a Step,
    /// The timeline as known on its day.
    pub(super) timeline: Timeline,
    /// Those of its items that are known then.
    pub(super) items: Vec<ItemIx>,
    text: &'a FontMeasure,
}

impl<'a> Shown<'a> {
    /// The step on its day; `None` if `timeline` does not tell it or nothing would be shown.
    pub(super) fn of(timeline: &Timeline, step: &'a Step, text: &'a FontMeasure) -> Option<Self> {
        if !timeline.tells(step) {
            return None;
        }
        let timeline = timeline.as_known_on(step.knowledge.min(timeline.told_on()));
        let items = step.items.iter().copied();
        let items: Vec<ItemIx> = items.filter(|ix| timeline.is_known(*ix)).collect();
        let is_shown = match &step.view {
            StepView::Canvas if step.items.is_empty() => timeline.framed(&step.framing).is_some(),
            StepView::Canvas | StepView::Evidence => !items.is_empty(),
            StepView::Comparison { left, right, .. } => {
                timeline.document(*left).is_some() && timeline.document(*right).is_some()
            }
            StepView::Topic(ix) => timeline.topic(*ix).is_some(),
            StepView::Figures(ix) => timeline.series_at(*ix).is_some(),
            StepView::Quote { sources, .. } => {
                sources.is_empty() || !timeline.cited(sources, None).is_empty()
            }
        };
        is_shown.then_some(Self {
            step,
            timeline,
            items,
            text,
        })
    }

    /// What stands on the page, as section `number`.
    pub(super) fn section(
        &self,
        number: usize,
        options: HandoutOptions,
        endnotes: &mut Endnotes,
    ) -> Vec<Block> {
        let heading = format!("{number}. {}", self.step.title);
        let mut section = vec![text(Paragraph::new(Role::Heading, heading))];
        if !self.step.sentence.is_empty() {
            let sentence = self.step.sentence.clone();
            section.push(text(Paragraph::new(Role::Sentence, sentence)));
        }
        section.push(text(Paragraph::new(Role::Day, self.day())));
        let mut entries = Entries {
            timeline: &self.timeline,
            endnotes,
        };
        section.extend(self.view(&mut entries));
        if !self.items.is_empty() {
            section.push(label("What it is about"));
        }
        for ix in &self.items {
            section.push(text(entries.item(*ix)));
            if self.step.view == StepView::Evidence {
                section.extend(entries.claims(*ix).into_iter().map(Block::Text));
            }
        }
        if options.notes {
            let notes = notes(&self.step.notes);
            if !notes.is_empty() {
                section.push(label("Notes"));
                section.extend(notes);
            }
        }
        section
    }

    /// "As known on 5 January 2026"; for the latest, until when that reaches.
    fn day(&self) -> String {
        let told = self.timeline.told_on().banner();
        told.unwrap_or_else(|| match self.timeline.knowledge_days().last() {
            Some(day) => format!("Latest knowledge, to {}", day_label(*day)),
            None => "Latest knowledge".to_owned(),
        })
    }

    fn view(&self, entries: &mut Entries<'_, '_>) -> Vec<Block> {
        match &self.step.view {
            StepView::Canvas | StepView::Evidence => self.canvas(&self.items),
            StepView::Comparison { left, right, point } => {
                self.comparison([*left, *right], *point, entries)
            }
            StepView::Topic(ix) => match self.timeline.topic(*ix) {
                Some(topic) => self.topic(topic, entries),
                None => Vec::new(),
            },
            StepView::Figures(ix) => match self.timeline.series_at(*ix) {
                Some(series) => self.figures(series, entries),
                None => Vec::new(),
            },
            StepView::Quote { text, who, sources } => {
                let mut blocks = self.quote(text, who, sources, entries);
                blocks.extend(self.canvas(&self.items));
                blocks
            }
        }
    }

    /// The timeline, fitted to `items` if the step does not frame a stretch of time.
    fn canvas(&self, items: &[ItemIx]) -> Vec<Block> {
        let picture = picture::canvas(&self.timeline, (self.step, items), self.text);
        picture.map(Block::Picture).into_iter().collect()
    }

    /// The items of the step, else those of the view.
    fn focus(&self, of_view: impl Iterator<Item = ItemIx>) -> Vec<ItemIx> {
        if !self.items.is_empty() {
            return self.items.clone();
        }
        let mut items: Vec<ItemIx> = of_view.collect();
        items.sort_unstable();
        items.dedup();
        items
    }

    fn comparison(
        &self,
        [left, right]: [DocumentIx; 2],
        point: Option<(DocumentIx, PointIx)>,
        entries: &mut Entries<'_, '_>,
    ) -> Vec<Block> {
        let timeline = &self.timeline;
        let Some(comparison) = Comparison::between(timeline, left, right) else {
            return Vec::new();
        };
        let shown = comparison.shown(timeline, &PairFilter::default());
        let table = ComparisonTable::new(timeline, &comparison, &shown);
        let picture = picture::comparison(timeline, &comparison, &table);
        let mut blocks: Vec<Block> = picture.map(Block::Picture).into_iter().collect();
        let sources = comparison.pairs.iter().enumerate();
        let sources = sources.filter(|(at, _)| shown.contains(at));
        let sources: Vec<SourceIx> = sources
            .flat_map(|(_, pair)| sources_of(timeline, &comparison, pair))
            .collect();
        blocks.push(text(entries.reporters(sources)));
        let pair = point.and_then(|(document, point)| {
            let side = if document == left {
                Side::Left
            } else {
                Side::Right
            };
            comparison.pair_of(side, point)
        });
        if let Some(at) = pair {
            blocks.push(label("The point in the middle"));
            blocks.extend(entries.pair(&comparison, at).into_iter().map(Block::Text));
        }
        blocks
    }

    fn topic(&self, topic: &Topic, entries: &mut Entries<'_, '_>) -> Vec<Block> {
        let mut blocks = self.canvas(&self.focus(topic.steps.iter().map(|step| step.item)));
        blocks.push(label(&format!("How it went on: {}", topic.name)));
        let steps = topic.steps.iter().map(|step| {
            let what = format!("{}: {}", step.state.word(), step.text);
            let date = told_date(self.timeline.item(step.item));
            entries.dated(&date, &what, step.item, &step.sources)
        });
        blocks.extend(steps.map(Block::Text));
        blocks
    }

    fn figures(&self, series: &Series, entries: &mut Entries<'_, '_>) -> Vec<Block> {
        let mut blocks = self.canvas(&self.focus(series.values.iter().map(|value| value.item)));
        blocks.push(label(&series.name));
        let values = series
            .values
            .iter()
            .map(|value| entries.value(series, value));
        blocks.extend(values.map(Block::Text));
        blocks
    }

    fn quote(
        &self,
        words: &str,
        who: &str,
        sources: &[SourceIx],
        entries: &mut Entries<'_, '_>,
    ) -> Vec<Block> {
        let quoted = format!("\u{201c}{words}\u{201d}");
        let style = Role::Body.style();
        let mut by = Paragraph::new(Role::Body, "");
        by.runs = vec![Run::new(who, style)];
        let cited = self.timeline.cited(sources, None);
        by.runs.extend(entries.endnotes.cite(cited, style));
        vec![text(Paragraph::new(Role::Quote, quoted)), text(by)]
    }
}

/// Who reports a pair and its points.
fn sources_of(
    timeline: &Timeline,
    comparison: &Comparison,
    pair: &crate::model::ComparedPair,
) -> Vec<SourceIx> {
    let mut sources = pair.sources.clone();
    for side in [Side::Left, Side::Right] {
        let document = timeline.document(comparison.document(side));
        let points = pair.points(side).iter();
        let points = points.filter_map(|ix| document?.points.get(ix.index()));
        sources.extend(points.flat_map(|point| &point.sources));
    }
    sources
}

fn text(paragraph: Paragraph) -> Block {
    Block::Text(paragraph)
}

fn label(words: &str) -> Block {
    text(Paragraph::new(Role::Label, words))
}
