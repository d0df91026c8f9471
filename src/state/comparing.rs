//! Two documents beside each other: which, in what form, and where the cursor stands.
//!
//! What follows from the choices is worked out here, in [`State::compare_anew`], whenever the
//! timeline or the documents change; moving the cursor costs next to nothing. Coming and going,
//! the cursor, and what leaves the program have a file each.

use std::sync::Arc;

use crate::model::{
    Comparison, DocumentIx, FoldedTexts, ItemIx, PairFilter, PairOrder, PointIx, Side, Timeline,
    usual_comparison,
};

use super::{ComparingCommand, Effect, Mode, Now, State, Tone};

mod cursor;
mod hand_out;
mod lives;
mod number;
mod visit;

use lives::MadeLives;

/// How a comparison is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ComparisonForm {
    /// Two columns, with ribbons from point to point.
    #[default]
    Columns,
    /// A row a point, through all documents.
    Lives,
}

/// The point on which the cursor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ComparisonCursor {
    /// On which side.
    pub side: Side,
    /// Its place in the document of that side.
    pub point: PointIx,
}

/// Two documents and a point of them, to return to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ComparedPlace {
    /// The document on the left; `None` if nothing could be compared.
    pub left: Option<DocumentIx>,
    /// The document on the right; `None` if nothing could be compared.
    pub right: Option<DocumentIx>,
    /// Where the cursor stood; `None` if no pair was shown.
    pub cursor: Option<ComparisonCursor>,
}

impl ComparedPlace {
    /// Both documents; `None` if nothing could be compared.
    fn documents(self) -> Option<(DocumentIx, DocumentIx)> {
        Some((self.left?, self.right?))
    }

    /// The same place in another version of the file, by the names of documents and points.
    #[must_use]
    pub(super) fn carried(self, old: &Timeline, new: &Timeline) -> Self {
        let document = |ix: DocumentIx| {
            let id = &old.record().dossier.documents.get(ix.index())?.id;
            let mut documents = new.record().dossier.documents.iter();
            documents.position(|it| it.id == *id).map(DocumentIx::from)
        };
        let place = |left, right| Some((document(left)?, document(right)?));
        let Some((left, right)) = self.documents().and_then(|(l, r)| place(l, r)) else {
            return Self::default();
        };
        let cursor = self.cursor.and_then(|cursor| {
            let (was, is) = match cursor.side {
                Side::Left => (self.left?, left),
                Side::Right => (self.right?, right),
            };
            let was = old.record().dossier.documents.get(was.index())?;
            let number = &was.points.get(cursor.point.index())?.number;
            let mut points = new.record().dossier.documents[is.index()].points.iter();
            let point = points.position(|it| it.number == *number)?;
            Some(ComparisonCursor {
                point: PointIx::from(point),
                ..cursor
            })
        });
        Self {
            left: Some(left),
            right: Some(right),
            cursor,
        }
    }
}

/// What is compared, and what follows from it.
#[derive(Clone, Debug, Default)]
pub struct Comparing {
    /// The document on the left; `None` if no comparison is on screen.
    pub left: Option<DocumentIx>,
    /// The document on the right; `None` if no comparison is on screen.
    pub right: Option<DocumentIx>,
    /// A point of a pair that is shown; `None` if no pair is.
    pub cursor: Option<ComparisonCursor>,
    /// How it is shown.
    pub form: ComparisonForm,
    /// Which pairs are shown, in what order.
    pub filter: PairFilter,
    /// What was compared last at somebody's wish. A day on which it is not known shows something
    /// else, and the next day this again.
    chosen: ComparedPlace,
    /// The side that was gone to last; a pair with no point there is only passed through.
    side: Side,
    /// What filled the window before, to return to; never the comparison.
    before: Mode,
    /// The topic that was chosen last; not shown by where no pair touches it.
    wished_topic: Option<String>,
    /// The item that was opened last from a comparison, and from where, to return to.
    opened: Option<(ItemIx, ComparedPlace)>,
    comparison: Option<Arc<Comparison>>,
    /// The words of its pairs; `None` until somebody searches.
    folded: Option<FoldedTexts>,
    shown: Vec<usize>,
    /// `None` until the form that shows them is asked for.
    lives: Option<MadeLives>,
}

impl Comparing {
    /// Nothing is compared; the person's choices stay.
    fn clear(&mut self) {
        (self.left, self.right, self.cursor) = (None, None, None);
        (self.comparison, self.folded) = (None, None);
        self.shown.clear();
    }

    /// Follows the choices into another version of the file.
    pub(super) fn carry(
        &mut self,
        old: &Timeline,
        new: &Timeline,
        new_index: impl Fn(ItemIx) -> Option<ItemIx>,
    ) {
        self.chosen = self.chosen.carried(old, new);
        let opened = self.opened.take();
        self.opened = opened.and_then(|(item, from)| {
            let item = new_index(item)?;
            Some((item, from.carried(old, new)))
        });
    }

    /// Forgets what was chosen of another timeline; how it is shown stays.
    pub(super) fn forget(&mut self) {
        *self = Self {
            form: self.form,
            before: self.before,
            ..Self::default()
        };
    }
}

impl State {
    /// Whether the comparison has the place of the canvas.
    pub fn is_comparing(&self) -> bool {
        self.mode == Mode::Compare
    }

    /// What fills the window, or will when the comparison is left: the canvas alone, or with the
    /// list.
    pub fn canvas_mode(&self) -> Mode {
        match self.mode {
            Mode::Compare => self.comparing.before,
            other => other,
        }
    }

    /// The comparison on screen; `None` if there is none, or fewer than two documents are known.
    pub fn comparison(&self) -> Option<&Arc<Comparison>> {
        self.comparing.comparison.as_ref()
    }

    /// The pairs that are shown, in that order; empty without a comparison.
    pub fn shown_pairs(&self) -> &[usize] {
        &self.comparing.shown
    }

    /// The pair on which the cursor stands; `None` if no pair is shown.
    pub fn compared_pair(&self) -> Option<usize> {
        let cursor = self.comparing.cursor?;
        self.comparison()?.pair_of(cursor.side, cursor.point)
    }

    /// Does what `command` says to the comparison. Without one on screen, most of it is nothing.
    pub(super) fn apply_comparing(&mut self, command: ComparingCommand, now: Now) -> Vec<Effect> {
        match command {
            ComparingCommand::Open => self.open_comparison(now),
            ComparingCommand::OpenFor { item } => self.open_comparison_for(item, now),
            ComparingCommand::OpenExplanation { item } => self.open_explanation(item, now),
            ComparingCommand::FirstDay => self.know_first_day_to_compare(now),
            ComparingCommand::ExportTo { path, format } => {
                self.export_comparison(path, format, now)
            }
            command if self.is_comparing() => {
                let effects = self.change_comparison(command, now);
                self.note_choice();
                effects
            }
            _ => Vec::new(),
        }
    }

    fn change_comparison(&mut self, command: ComparingCommand, now: Now) -> Vec<Effect> {
        match command {
            ComparingCommand::Open
            | ComparingCommand::OpenFor { .. }
            | ComparingCommand::OpenExplanation { .. }
            | ComparingCommand::FirstDay
            | ComparingCommand::ExportTo { .. } => Vec::new(),
            ComparingCommand::Leave => self.leave_comparison(),
            ComparingCommand::ChooseDocument { side, document } => {
                self.choose_document(side, document)
            }
            ComparingCommand::Swap if self.is_in_lives() => self.toast(
                "All texts stand in the order of time; two in columns can be swapped (Shift+C)",
                Tone::Info,
                now,
            ),
            ComparingCommand::SetOrder { .. } | ComparingCommand::ToggleOrder
                if self.is_in_lives() =>
            {
                self.toast(
                    "All texts are shown point by point; two in columns go by topic (Shift+C)",
                    Tone::Info,
                    now,
                )
            }
            ComparingCommand::Swap => self.swap_documents(),
            ComparingCommand::SetOrder { order } => self.filter_pairs(|it| it.order = order),
            ComparingCommand::ToggleOrder => self.filter_pairs(|it| it.order = other_order(it)),
            ComparingCommand::SetForm { form } => self.set_form(form),
            ComparingCommand::ToggleForm => self.set_form(match self.comparing.form {
                ComparisonForm::Columns => ComparisonForm::Lives,
                ComparisonForm::Lives => ComparisonForm::Columns,
            }),
            ComparingCommand::ChooseTopic { topic } => self.choose_topic(topic),
            ComparingCommand::ToggleKept => self.filter_pairs(|it| it.hide_kept = !it.hide_kept),
            ComparingCommand::Search { text } => self.filter_pairs(|it| it.words = text),
            ComparingCommand::Point { side, point } => self.go_to_point(side, point),
            ComparingCommand::StepPair { direction } => self.step_pair(direction, now),
            ComparingCommand::FirstPair => self.go_to_place(0),
            ComparingCommand::LastPair => {
                self.go_to_place(self.comparing.shown.len().saturating_sub(1))
            }
            ComparingCommand::Side { side } => self.go_to_side(side, now),
            ComparingCommand::Explain => self.explain(now),
            ComparingCommand::Copy => self.copy_comparison(now),
            ComparingCommand::Export { format } => self.ask_export_comparison(format, now),
        }
    }

    /// Compares again after the timeline or the choice of documents has changed: what was chosen
    /// if it is known, else what is usually compared. Without a comparison on screen, nothing.
    pub(super) fn compare_anew(&mut self) {
        self.comparing.clear();
        if !self.is_comparing() {
            return;
        }
        let timeline = Arc::clone(&self.timeline);
        let between = |(left, right)| Comparison::between(&timeline, left, right);
        let chosen = self.comparing.chosen.documents().and_then(between);
        let usual = || usual_comparison(&timeline).and_then(between);
        let Some(comparison) = chosen.or_else(usual) else {
            return;
        };
        let comparing = &mut self.comparing;
        comparing.left = Some(comparison.left);
        comparing.right = Some(comparison.right);
        let wished = comparing.wished_topic.clone();
        comparing.filter.topic = wished.filter(|it| touches(&comparison, &timeline, it));
        comparing.comparison = Some(Arc::new(comparison));
        self.show_pairs();
    }

    /// Finds the pairs that are shown, and holds the cursor on one of them.
    fn show_pairs(&mut self) {
        let Some(comparison) = self.comparing.comparison.clone() else {
            return;
        };
        let filter = &self.comparing.filter;
        if !filter.words.trim().is_empty() && self.comparing.folded.is_none() {
            self.comparing.folded = Some(FoldedTexts::of_pairs(&self.timeline, &comparison));
        }
        self.comparing.shown = match self.comparing.form {
            ComparisonForm::Columns => {
                let folded = self.comparing.folded.as_ref();
                comparison.shown_of(&self.timeline, &self.comparing.filter, folded)
            }
            ComparisonForm::Lives => self.show_lives(&comparison),
        };
        let chosen = self.comparing.chosen;
        let is_chosen = chosen.documents() == Some((comparison.left, comparison.right));
        let wanted = chosen.cursor.filter(|_| is_chosen);
        self.comparing.cursor = self.cursor_near(wanted);
    }

    /// Notes what is compared now as what somebody wishes to see. A cursor that only the filter
    /// has taken away is kept, for when that is taken back.
    fn note_choice(&mut self) {
        let here = self.compared_place();
        if let (Some(documents), Some(here)) = (here.and_then(ComparedPlace::documents), here) {
            let chosen = &mut self.comparing.chosen;
            let kept = chosen.cursor;
            let kept = kept.filter(|_| chosen.documents() == Some(documents));
            *chosen = ComparedPlace {
                cursor: here.cursor.or(kept),
                ..here
            };
        }
    }

    fn filter_pairs(&mut self, change: impl FnOnce(&mut PairFilter)) -> Vec<Effect> {
        let before = self.comparing.filter.clone();
        change(&mut self.comparing.filter);
        if self.comparing.filter == before {
            return Vec::new();
        }
        self.show_pairs();
        let order = match self.comparing.filter.order {
            _ if self.comparing.filter.order == before.order => "",
            PairOrder::Number => ", by number",
            PairOrder::Topic => ", by topic",
        };
        let all = self.comparison().map_or(0, |it| it.pairs.len());
        let said = if self.is_in_lives() {
            let (shown, all) = (self.shown_lives().len(), self.lives().len());
            format!("{shown} of {all} points shown")
        } else {
            let shown = self.comparing.shown.len();
            format!("{shown} of {all} pairs shown{order}")
        };
        vec![Effect::Announce(said)]
    }

    /// Shows only the pairs that touch a topic, unless none does.
    fn choose_topic(&mut self, topic: Option<String>) -> Vec<Effect> {
        let touched = |name: &String| {
            let comparison = self.comparison();
            comparison.is_some_and(|it| touches(it, &self.timeline, name))
        };
        if !topic.as_ref().is_none_or(touched) {
            return Vec::new();
        }
        self.comparing.wished_topic.clone_from(&topic);
        self.filter_pairs(|filter| filter.topic = topic)
    }

    fn is_in_lives(&self) -> bool {
        self.comparing.form == ComparisonForm::Lives
    }

    fn set_form(&mut self, form: ComparisonForm) -> Vec<Effect> {
        self.comparing.form = form;
        self.show_pairs();
        let said = match form {
            ComparisonForm::Columns => "Two documents in columns",
            ComparisonForm::Lives => "Each point through all documents",
        };
        vec![Effect::Announce(said.to_owned())]
    }
}

/// Whether any pair touches the topic called `name`.
fn touches(comparison: &Comparison, timeline: &Timeline, name: &str) -> bool {
    let mut topics = comparison.topics(timeline).into_iter();
    topics.any(|(topic, _)| topic == name)
}

fn other_order(filter: &PairFilter) -> PairOrder {
    match filter.order {
        PairOrder::Number => PairOrder::Topic,
        PairOrder::Topic => PairOrder::Number,
    }
}
