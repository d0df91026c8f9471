//! From what the laptop shows to a step, and back.
//!
//! A step names what it shows, never where that lies on the screen. So it can be shown again on
//! another day, in another version of the file, and in a window of another size.

use super::{
    ComparedPlace, ComparingCommand, ComparisonCursor, ComparisonForm, Effect, FollowedCursor,
    Mode, Now, State, Tone, navigate::anchor_of,
};
use crate::model::{
    DocumentIx, Importance, ItemIx, KnowledgeDate, PointIx, SeriesIx, Side, Step, StepView,
    Timeline, TopicIx,
};

mod carry;
mod framing;
mod words;

pub(super) use carry::carried;

/// An audience reads so many names at a glance.
const MOST_ITEMS: usize = 7;

impl State {
    /// A step that shows an audience what the laptop shows now: the items, the time, the day of
    /// knowledge and the view, with a title and a sentence of the selected item.
    pub fn step_of_view(&self, _now: Now) -> Step {
        let view = self.shown_view();
        let items = self.items_of_view(&view);
        let framing = self.framing_of_row(&view);
        let framing = framing.unwrap_or_else(|| self.framing_of_view(&items));
        let lead = match view {
            StepView::Canvas | StepView::Evidence => self.selection,
            _ => items.first().copied(),
        };
        let lead = lead.map(|item| self.timeline.item(item));
        Step {
            title: self.title_of_view(&view, &framing),
            sentence: self.sentence_of_view(&view),
            importance: lead.map_or(Importance::DEFAULT, |item| item.importance),
            items,
            framing,
            knowledge: self.knowledge(),
            view,
            notes: String::new(),
            dwell_secs: Step::USUAL_DWELL_SECS,
            must_show: false,
        }
    }

    /// Shows on the laptop what `step` of `told` shows: its day of knowledge, its time, its items
    /// and its view. `told` may be another day or another version of the file. The filter stays;
    /// if it leaves out what the step shows, that is said.
    pub(super) fn show_step(&mut self, told: &Timeline, step: &Step, now: Now) -> Vec<Effect> {
        if !self.has_opened {
            return Vec::new();
        }
        let step = carry::carried(told, &self.timeline, step);
        let here = self.place();
        let mut effects = self.know_quietly(step.knowledge);
        let known = |ix: &ItemIx| self.timeline.is_known(*ix);
        let items: Vec<ItemIx> = step.items.iter().copied().filter(known).collect();
        self.leave_views();
        effects.extend(self.put_selection(items.first().copied()));
        self.reveal = self.selection;
        if let Some(view) = self.view_of_step(&step, &items) {
            self.viewing.fly_to(view, now, self.settings.reduced_motion);
        }
        effects.extend(self.enter_view(&step.view, now));
        if self.place() != here {
            self.history.leave(here);
        }
        effects.extend(self.tell_of_filter(&items, now));
        effects
    }

    /// What is on the screen, as a step has it.
    fn shown_view(&self) -> StepView {
        let compared = self.mode == Mode::Compare;
        if let Some((left, right)) = self.comparing.left.zip(self.comparing.right)
            && compared
        {
            let point = self.comparing.cursor.map(|cursor| match cursor.side {
                Side::Left => (left, cursor.point),
                Side::Right => (right, cursor.point),
            });
            return StepView::Comparison { left, right, point };
        }
        if self.knowing.evidence && self.selection.is_some() {
            return StepView::Evidence;
        }
        match self.following.cursor {
            Some(FollowedCursor::Step { topic, .. }) => StepView::Topic(topic),
            Some(FollowedCursor::Value { series, .. }) => StepView::Figures(series),
            None => StepView::Canvas,
        }
    }

    /// The selected item first. On the canvas also what else is in sight and passes the filter:
    /// what matters most, in the order of time. Of a comparison the items that explain its pair,
    /// of a row that of the step under the cursor: what was selected before may have nothing to do
    /// with them.
    fn items_of_view(&self, view: &StepView) -> Vec<ItemIx> {
        match view {
            StepView::Comparison { .. } => return self.explaining_items(),
            StepView::Topic(_) | StepView::Figures(_) => {
                let cursor = self.following.cursor;
                let item = cursor.and_then(|cursor| self.followed_item(cursor));
                return item.into_iter().collect();
            }
            _ => {}
        }
        let mut items: Vec<ItemIx> = self.selection.into_iter().collect();
        if *view != StepView::Canvas {
            return items;
        }
        let range = self.viewing.target().range();
        let in_sight = |ix: &ItemIx| {
            let when = self.timeline.when_of(*ix);
            Some(*ix) != self.selection
                && anchor_of(&self.timeline, *ix).is_some()
                && when.is_some_and(|when| when.overlaps(range.clone()))
        };
        let mut others: Vec<ItemIx> = self.steps().iter().copied().filter(in_sight).collect();
        // A stable sort: of those that matter equally the earlier ones stay.
        others.sort_by_key(|ix| std::cmp::Reverse(self.timeline.first_belief(*ix).importance));
        others.truncate(MOST_ITEMS - items.len());
        others.sort_by_key(|ix| self.timeline.rank(*ix));
        items.extend(others);
        items
    }

    /// The items that explain the pair under the cursor; none without such a pair.
    fn explaining_items(&self) -> Vec<ItemIx> {
        let pair = self.compared_pair();
        let pair = pair.and_then(|at| self.comparison()?.pairs.get(at));
        let items = pair.map_or(&[][..], |pair| &pair.explained_by);
        items.iter().copied().take(MOST_ITEMS).collect()
    }

    /// Shows what was known on `date`, and says so only to who cannot see the banner.
    fn know_quietly(&mut self, date: KnowledgeDate) -> Vec<Effect> {
        self.knowing.scrubber |= date != KnowledgeDate::Latest;
        let mut effects = self.scrub(date);
        self.list_changes();
        effects.extend(self.search_anew());
        effects
    }

    /// Back to the bare canvas, from which every view is entered.
    fn leave_views(&mut self) {
        self.show_canvas();
        self.knowing.evidence = false;
        self.following.cursor = None;
        if self.knowing.account.take().is_some() {
            let timeline = self.timeline.as_known_on(self.knowledge());
            self.believe(timeline);
        }
    }

    /// Shows `view` over the canvas or in its place; what is not known on the day shown is told.
    fn enter_view(&mut self, view: &StepView, now: Now) -> Vec<Effect> {
        match view {
            StepView::Canvas | StepView::Quote { .. } => Vec::new(),
            StepView::Evidence => {
                self.knowing.evidence = self.selection.is_some();
                Vec::new()
            }
            StepView::Comparison { left, right, point } => {
                self.enter_comparison((*left, *right), *point, now)
            }
            StepView::Topic(topic) => self.enter_topic(*topic, now),
            StepView::Figures(series) => self.enter_figures(*series, now),
        }
    }

    fn enter_figures(&mut self, series: SeriesIx, now: Now) -> Vec<Effect> {
        let Some(known) = self.timeline.series_at(series) else {
            return self.toast("This figure is not known on this day", Tone::Info, now);
        };
        let mut values = known.values.iter();
        let value = values.position(|it| self.selection == Some(it.item));
        let value = value.unwrap_or(known.values.len().saturating_sub(1));
        self.following.series.insert(series);
        self.put_on_row(FollowedCursor::Value { series, value })
    }

    fn enter_topic(&mut self, topic: TopicIx, now: Now) -> Vec<Effect> {
        let Some(known) = self.timeline.topic(topic) else {
            return self.toast("This issue is not known on this day", Tone::Info, now);
        };
        let mut steps = known.steps.iter();
        let step = steps.position(|it| self.selection == Some(it.item));
        let step = step.unwrap_or(known.steps.len().saturating_sub(1));
        self.following.topics.insert(topic);
        self.put_on_row(FollowedCursor::Step { topic, step })
    }

    fn put_on_row(&mut self, cursor: FollowedCursor) -> Vec<Effect> {
        self.following.hidden = false;
        self.following.cursor = Some(cursor);
        self.hold_followed();
        Vec::new()
    }

    fn enter_comparison(
        &mut self,
        (left, right): (DocumentIx, DocumentIx),
        point: Option<(DocumentIx, PointIx)>,
        now: Now,
    ) -> Vec<Effect> {
        let is_known = |ix| self.timeline.document(ix).is_some();
        if left == right || !is_known(left) || !is_known(right) {
            return self.toast("These texts are not known on this day", Tone::Info, now);
        }
        let cursor = point.map(|(document, point)| ComparisonCursor {
            side: if document == left {
                Side::Left
            } else {
                Side::Right
            },
            point,
        });
        self.return_to_comparison(ComparedPlace {
            left: Some(left),
            right: Some(right),
            cursor,
        });
        let mut effects = Vec::new();
        if self.comparing.form != ComparisonForm::Columns {
            let form = ComparisonForm::Columns;
            effects = self.apply_comparing(ComparingCommand::SetForm { form }, now);
        }
        if cursor.is_some() && self.comparing.cursor != cursor {
            let said = "A filter of the comparison hides the point of this step";
            effects.extend(self.toast(said, Tone::Info, now));
        }
        effects
    }

    /// Says how many items of a step the filter leaves out; nothing if it leaves out none.
    fn tell_of_filter(&mut self, items: &[ItemIx], now: Now) -> Vec<Effect> {
        let passing = &self.filtering.counts.passing;
        let hidden = items.iter().filter(|ix| !passing.contains(**ix)).count();
        match hidden {
            0 => Vec::new(),
            1 => self.toast(
                "The filter leaves out an item of this step",
                Tone::Info,
                now,
            ),
            count => {
                let said = format!("The filter leaves out {count} items of this step");
                self.toast(said, Tone::Info, now)
            }
        }
    }
}
