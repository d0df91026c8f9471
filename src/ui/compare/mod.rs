//! The comparison of two documents, in the place of the canvas: topics over it, both texts with
//! ribbons between them, what the signs mean below, and at the right the pair under the cursor.
//!
//! Where rows and ribbons stand is layout's to say, what belongs together the model's, and which
//! pair is under the cursor the state's. Kept here is only how far the rows are scrolled.

mod access;
mod area;
mod empty;
mod foot;
mod glyph;
mod heads;
mod kept;
mod lives;
mod marks;
mod menu;
mod pane;
mod pointer;
mod ribbons;
mod rows;
mod stage;
mod topics;
mod words;

use std::sync::Arc;

use egui::{Panel, Stroke, Ui, UiBuilder};

use crate::layout::{ComparisonLayout, LifeLayout};
use crate::model::{
    ComparedPair, Comparison, Document, DocumentIx, Hue, ItemIx, PointLife, Side, Status, Timeline,
};
use crate::state::{Command, ComparisonForm, State};

use super::canvas::{MarkPaint, shape_of};
use super::look::Look;
use kept::{Kept, Place, Shown};

pub use area::comparison_id;
pub use pane::{FOOT as PANE_FOOT, pane_width};

/// What is compared, with what painters ask of it all the time.
pub(super) struct Scene<'a> {
    state: &'a State,
    timeline: &'a Timeline,
    comparison: &'a Arc<Comparison>,
    /// The left and the right document.
    documents: [&'a Document; 2],
    /// Their colours.
    hues: [Hue; 2],
    /// The life on which the cursor stands; `None` if the comparison shows no lives.
    life: Option<&'a PointLife>,
    look: &'a Look,
}

/// What is kept of the comparison between frames.
#[derive(Default)]
pub struct CompareMemory {
    columns: stage::Laid<ComparisonLayout>,
    lives: stage::Laid<LifeLayout>,
    topics: stage::TopicCounts,
    foot: foot::FootMemory,
    pointer: pointer::PointerMemory,
    pane: pane::PaneMemory,
    /// The place of the life under the cursor.
    life: Kept<Place, Option<usize>>,
    /// Whether the comparison stood there in the last frame.
    stood: bool,
}

impl CompareMemory {
    /// The comparison is not on screen; when it comes back it starts at its cursor.
    pub fn rest(&mut self) {
        self.stood = false;
    }
}

impl<'a> Scene<'a> {
    /// `None` if there is nothing to compare.
    fn of(state: &'a State, look: &'a Look, memory: &mut CompareMemory) -> Option<Self> {
        let comparison = state.comparison()?;
        let timeline = state.timeline.as_ref();
        let document = |side| timeline.document(comparison.document(side));
        let documents = [document(Side::Left)?, document(Side::Right)?];
        let place = (Shown::of(state, comparison), state.comparing.cursor);
        let life = memory.life.of(place, || pane::life_under_cursor(state));
        let hue = |document: &Document| timeline.track(timeline.item(document.item).track).hue;
        Some(Self {
            state,
            timeline,
            comparison,
            documents,
            hues: documents.map(hue),
            life: life.and_then(|at| state.lives().get(at)),
            look,
        })
    }

    const fn document(&self, side: Side) -> &'a Document {
        self.documents[place_of(side)]
    }

    fn hue(&self, side: Side) -> egui::Color32 {
        self.look.hue(self.hues[place_of(side)])
    }

    /// The pair under the cursor; `None` if no pair is shown.
    fn pair(&self) -> Option<&'a ComparedPair> {
        self.comparison.pairs.get(self.state.compared_pair()?)
    }

    /// What is shown, and where the cursor stands in it.
    fn place(&self) -> Place {
        let shown = Shown::of(self.state, self.comparison);
        (shown, self.state.comparing.cursor)
    }

    /// The mark of an item, solid.
    fn mark(&self, item: ItemIx) -> MarkPaint {
        let told = self.timeline.item(item);
        let track = self.timeline.track(told.track);
        MarkPaint::new(
            self.look,
            shape_of(told, track),
            Status::Happened,
            track.hue,
        )
    }

    /// The known documents in file order.
    fn all_documents(&self) -> impl Iterator<Item = (DocumentIx, &'a Document)> + use<'a> {
        self.timeline.documents()
    }
}

/// The place of a side in arrays of two.
const fn place_of(side: Side) -> usize {
    match side {
        Side::Left => 0,
        Side::Right => 1,
    }
}

/// Draws the comparison into all that the header leaves.
pub fn compare_ui(
    ui: &mut Ui,
    look: &Look,
    state: &State,
    memory: &mut CompareMemory,
    out: &mut Vec<Command>,
) {
    let Some(scene) = Scene::of(state, look, memory) else {
        super::banner_panel(ui, look, state, out);
        empty::empty_ui(ui, look, state, out);
        return;
    };
    if !memory.stood {
        memory.pane.follow(&scene);
    }
    // Tab goes through what is drawn in that order: the topics, the texts, what is below them,
    // and the pane last.
    let mut whole = ui.available_rect_before_wrap();
    let pane_left = whole.right() - pane_width(ui.ctx().content_rect().width());
    whole.set_right(pane_left);
    let mut left = ui.new_child(UiBuilder::new().max_rect(whole));
    texts_ui(&mut left, &scene, memory, out);
    pane::pane_panel(ui, &scene, &mut memory.pane, out);
}

/// Draws all but the pane into the whole of `ui`.
fn texts_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut CompareMemory, out: &mut Vec<Command>) {
    let (look, state) = (scene.look, scene.state);
    super::top_panel(ui, look, "topics", 44.0, |ui| {
        topics::topics_ui(ui, scene, memory.topics.of(scene), out);
    });
    super::banner_panel(ui, look, state, out);
    let rest = ui.available_rect_before_wrap();
    let plan = foot::Plan::of(ui, scene, &mut memory.foot);
    let over_foot = rest.with_max_y(rest.bottom() - plan.height());
    let mut area = ui.new_child(UiBuilder::new().max_rect(over_foot));
    match state.comparing.form {
        ComparisonForm::Columns => area::area_ui(&mut area, scene, memory, out),
        ComparisonForm::Lives => lives::lives_ui(&mut area, scene, memory, out),
    }
    let foot = super::panel(Panel::bottom("compare_foot"), look, plan.height());
    let shown = foot.show(ui, |ui| foot::foot_ui(ui, scene, &plan, out));
    let bar = shown.response.rect;
    let line = Stroke::new(1.0, look.line1());
    ui.painter().hline(bar.x_range(), bar.top() + 0.5, line);
}
