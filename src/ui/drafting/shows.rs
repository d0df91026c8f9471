//! What a step shows: the view, its items by name, the time and the day of knowledge.

use egui::{Ui, vec2};

use crate::layout::Weight;
use crate::model::ItemIx;
use crate::ui::canvas::{MarkPaint, paint_mark_bare, shape_of};
use crate::ui::widgets::wrapped;

use super::shown::ShownStep;
use super::{Scene, words};

/// So many items are named.
const MOST: usize = 12;

/// Draws it as lines of text; nothing of a step whose words are of a later day.
pub(super) fn shows_ui(ui: &mut Ui, scene: &Scene<'_>, step: &ShownStep<'_>) {
    let Some(told) = step.told else {
        return;
    };
    let (look, timeline) = (scene.look, &scene.state.timeline);
    ui.spacing_mut().item_spacing.y = 3.0;
    let line = |ui: &mut Ui, words: &str| {
        wrapped(ui, 13.0, Weight::Regular, look.t1(), words);
    };
    line(ui, &words::shown_in_full(timeline, told));
    for ix in told.items.iter().take(MOST) {
        item_ui(ui, scene, *ix);
    }
    if let Some(more) = told.items.len().checked_sub(MOST).filter(|more| *more > 0) {
        line(ui, &format!("and {more} more"));
    }
    let is_timed = matches!(
        told.view,
        crate::model::StepView::Canvas | crate::model::StepView::Evidence
    );
    if is_timed {
        line(ui, &words::framing(timeline, &told.framing));
    }
    line(ui, &words::knowledge(told));
}

/// The mark of an item, and its title.
fn item_ui(ui: &mut Ui, scene: &Scene<'_>, ix: ItemIx) {
    let (look, timeline) = (scene.look, &scene.state.timeline);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), egui::Sense::hover());
        if let Some(item) = timeline.known_item(ix) {
            let track = timeline.track(item.track);
            let shape = shape_of(item, track);
            let paint = MarkPaint::new(look, shape, item.status, track.hue).on(look.surface());
            paint_mark_bare(ui.painter(), look, rect.center(), paint.sized(11.0));
        }
        let title = words::item_title(timeline, ix);
        wrapped(ui, 13.0, Weight::Regular, look.t1(), title);
    });
}
