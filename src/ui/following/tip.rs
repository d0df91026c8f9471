//! The tip of what the pointer rests on, or of the step that was gone to by keyboard: what
//! changed or was said, who says so, and when.

use egui::{Align2, Rect, Ui};

use crate::layout::Weight;
use crate::state::Layer;
use crate::ui::look::Look;
use crate::ui::widgets::{small, tip_card, wrapped};

use super::RowsInput;
use super::pointer::{RowHit, span};
use super::rows::{Row, RowsMemory, Subject};
use super::words::{Told, name};

/// How long the pointer must rest before a tip appears, in seconds.
const REST_SECS: f64 = 0.150;
/// How many of a pill a tip lists.
const MOST: usize = 6;

/// Shows the tip of what the pointer rests on, and takes it away when it leaves.
pub(super) fn tip_ui(
    ui: &Ui,
    rect: Rect,
    (input, rows): (&RowsInput<'_>, &[Row]),
    hit: Option<&RowHit>,
    memory: &mut RowsMemory,
) {
    let (now, moving) = ui.input(|i| (i.time, i.pointer.any_down() || i.is_scrolling()));
    let hovered = hit.filter(|_| !moving && !rows.is_empty());
    match hovered {
        Some(hit) => {
            let since = match &memory.rest {
                Some((known, since)) if known.cursors == hit.cursors => *since,
                _ => now,
            };
            memory.rest = Some((hit.clone(), since));
            let left = REST_SECS - (now - since);
            if left <= 0.0 {
                memory.tip = Some(hit.clone());
            } else {
                ui.ctx().request_repaint_after_secs(left as f32);
            }
        }
        None => memory.rest = None,
    }
    if let Some(told) = told_by_key(ui, rect, (input, rows), hovered.is_some(), memory) {
        memory.tip = None;
        show(ui, rect, input, &told);
        return;
    }
    let Some(shown) = memory.tip.clone() else {
        return;
    };
    let over_tip = show(ui, rect, input, &shown);
    let is_left = hovered.is_none_or(|hit| hit.cursors != shown.cursors) && !over_tip;
    if is_left || ui.input(|i| i.key_pressed(egui::Key::Escape)) {
        memory.tip = None;
    }
}

/// The step that was gone to by keyboard, as long as it is in sight and the pointer leaves it.
fn told_by_key(
    ui: &Ui,
    rect: Rect,
    (input, rows): (&RowsInput<'_>, &[Row]),
    hovers: bool,
    memory: &mut RowsMemory,
) -> Option<RowHit> {
    let state = input.state;
    let is_pointed_away =
        ui.input(|i| i.pointer.any_pressed() || (hovers && i.pointer.is_moving()));
    let is_left = is_pointed_away || memory.told != state.following.cursor;
    memory.told = memory.told.filter(|_| !is_left);
    let is_covered = state
        .layers
        .iter()
        .any(|layer| !matches!(layer, Layer::Tip { .. }));
    let cursor = memory.told.filter(|_| !is_covered)?;
    let mark = rows.iter().find_map(|row| row.rect_of_cursor(cursor))?;
    let time = rect.with_min_x(rect.left() + input.scale.x0);
    time.contains(mark.center()).then(|| RowHit {
        cursors: vec![cursor],
        rect: mark,
    })
}

/// Draws the tip over the rows, never over its mark. Says whether the pointer is on it.
fn show(ui: &Ui, rect: Rect, input: &RowsInput<'_>, hit: &RowHit) -> bool {
    let look = input.look;
    let above = hit.rect.top() - 120.0 > input.canvas_rect.top();
    let (pos, pivot) = if above {
        let corner = hit.rect.left_top() + egui::vec2(-10.0, -8.0);
        (corner, Align2::LEFT_BOTTOM)
    } else {
        let corner = hit.rect.left_bottom() + egui::vec2(-10.0, 8.0);
        (corner, Align2::LEFT_TOP)
    };
    let pos = egui::pos2(pos.x.max(rect.left() + 8.0), pos.y);
    tip_card(ui, look, "following_tip", (pos, pivot), |ui| {
        contents(ui, input, hit);
    })
}

fn contents(ui: &mut Ui, input: &RowsInput<'_>, hit: &RowHit) {
    let look = input.look;
    let told = hit.cursors.iter();
    let told: Vec<Told> = told
        .filter_map(|cursor| Told::of(input.state, *cursor))
        .collect();
    if let ([one], [cursor]) = (told.as_slice(), hit.cursors.as_slice()) {
        let of = name(&input.state.timeline, Subject::of(*cursor));
        one_ui(ui, look, one, &of);
        return;
    }
    let head = format!("{} together", told.len());
    wrapped(ui, 15.0, Weight::SemiBold, look.t1(), &head);
    for one in told.iter().take(MOST) {
        wrapped(ui, 13.0, Weight::SemiBold, look.t1(), &one.in_list());
        if !one.text.is_empty() {
            wrapped(ui, 13.0, Weight::Regular, look.t1(), &one.text);
        }
    }
    if told.len() > MOST {
        small(ui, look, &format!("and {} more", told.len() - MOST));
    }
    let advice = match span(input.state, &hit.cursors) {
        Some(_) => "Click to zoom in",
        None => "Click to go to the first, R to the next",
    };
    small(ui, look, advice);
}

/// One step or value in full; `of` is the name of its row.
fn one_ui(ui: &mut Ui, look: &Look, one: &Told, of: &str) {
    wrapped(ui, 15.0, Weight::SemiBold, look.t1(), &one.what);
    let when = if one.who.is_empty() {
        one.date.clone()
    } else {
        format!("{}, {}", one.who, one.date)
    };
    small(ui, look, &when);
    if !one.text.is_empty() {
        wrapped(ui, 13.0, Weight::Regular, look.t1(), &one.text);
    }
    if !one.sources.is_empty() {
        let said = format!("Source: {}", one.sources);
        wrapped(ui, 12.0, Weight::Regular, look.t2(), &said);
    }
    let place = format!("{of}, {} of {}", one.place.0 + 1, one.place.1);
    small(ui, look, &place);
}
