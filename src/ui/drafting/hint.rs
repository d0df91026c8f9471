//! What the keys do to the step whose card has the keyboard, at the foot of the list of steps.

use egui::{Align, Id, Layout, Rect, Sense, Stroke, Ui, UiBuilder, vec2};

use crate::layout::Weight;
use crate::ui::look::{Look, font};
use crate::ui::widgets::{key_cap, text};

use super::card::card_id;
use super::{GUTTER, Scene};

/// Keys, and what they do.
type Hint = (&'static [&'static str], &'static str);

const OWN: [Hint; 5] = [
    (&["Up", "Down"], "choose"),
    (&["Alt+Up", "Alt+Down"], "move"),
    (&["Enter"], "edit"),
    (&["Ctrl+D"], "copy"),
    (&["Del"], "delete"),
];
/// Of a briefing of the timeline, which cannot be changed.
const READ: [Hint; 2] = [(&["Up", "Down"], "choose"), (&["Enter"], "open or close")];

/// The height of a row, in points.
const ROW: f32 = 18.0;
/// What is between keys, in points.
const GAP: f32 = 4.0;
/// What is over and under the keys, in points.
const MARGIN: f32 = 7.0;
/// What is between the keys of two things, in points.
const APART: f32 = 14.0;

/// How much of the end of the list the keys may cover, in points. So much is free under its last
/// line whether or not they are there: nothing moves when they come or go.
pub(super) fn height(ui: &Ui, scene: &Scene<'_>) -> f32 {
    let room = scene.width - 2.0 * GUTTER;
    let mut rows = 1_u8;
    let mut end = 0.0;
    for (keys, does) in hints(scene) {
        let width = width(ui, scene.look, keys, does);
        if end > 0.0 && end + APART + width > room {
            (rows, end) = (rows + 1, width);
        } else if end > 0.0 {
            end += APART + width;
        } else {
            end = width;
        }
    }
    f32::from(rows) * (ROW + GAP) - GAP + 2.0 * MARGIN
}

/// Scrolls so that `rect` is in sight and not under the keys.
pub(super) fn scroll_over(ui: &Ui, scene: &Scene<'_>, rect: Rect) {
    let bottom = rect.bottom() + height(ui, scene);
    ui.scroll_to_rect(rect.with_max_y(bottom), None);
}

/// Draws the keys over the end of the list, which has all of `ui`, if the card of a step has the
/// keyboard; keys stay in one row with what they do.
pub(super) fn hint_ui(ui: &mut Ui, scene: &Scene<'_>) {
    let chosen = scene.state.drafting.step;
    if scene.shown.steps.is_empty() || !ui.memory(|it| it.has_focus(card_id(chosen))) {
        return;
    }
    let look = scene.look;
    let list = ui.max_rect();
    let strip = list.with_min_y(list.bottom() - height(ui, scene));
    // What lies under it cannot be clicked through it.
    ui.interact(strip, Id::unique("keys of a step"), Sense::CLICK);
    ui.painter().rect_filled(strip, 0.0, look.chrome());
    let line = Stroke::new(1.0, look.line1());
    ui.painter().hline(strip.x_range(), strip.top(), line);
    let inside = strip.shrink2(vec2(GUTTER, MARGIN));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(inside));
    ui.spacing_mut().item_spacing = vec2(APART, GAP);
    ui.spacing_mut().interact_size.y = ROW;
    ui.horizontal_wrapped(|ui| {
        for (keys, does) in hints(scene) {
            let size = vec2(width(ui, look, keys, does), ROW);
            let row = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(size, row, |ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for key in *keys {
                    key_cap(ui, look, key);
                }
                text(ui, 12.0, Weight::Regular, look.t2(), does);
            });
        }
    });
}

fn hints(scene: &Scene<'_>) -> &'static [Hint] {
    if scene.shown.is_own { &OWN } else { &READ }
}

/// How wide keys are with what they do, in points.
fn width(ui: &Ui, look: &Look, keys: &[&str], does: &str) -> f32 {
    let of = |words: &str, weight| {
        let painter = ui.painter();
        let galley = painter.layout_no_wrap(words.to_owned(), font(12.0, weight), look.t2());
        galley.size().x
    };
    let caps = keys
        .iter()
        .map(|key| of(key, Weight::SemiBold) + 10.0 + GAP);
    caps.sum::<f32>() + of(does, Weight::Regular)
}
