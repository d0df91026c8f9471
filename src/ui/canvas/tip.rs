//! The tip of the item under the pointer: its full title and date, after a short rest.

use egui::{Align2, Rect, Ui};

use crate::layout::{Hit, ONE_ACCOUNT, Weight};
use crate::model::{ItemIx, When};
use crate::state::Command;
use crate::ui::widgets::{small, tip_card, wrapped};
use crate::ui::wording::capitalized;

use super::{CanvasInput, PointerMemory};

/// How long the pointer must rest before a tip appears, in seconds.
const REST_SECS: f64 = 0.150;

/// Shows the tip of what the pointer rests on, and takes it away when it leaves.
pub fn tip_ui(
    ui: &Ui,
    rect: Rect,
    input: &CanvasInput<'_>,
    hit: Option<&Hit>,
    memory: &mut PointerMemory,
    out: &mut Vec<Command>,
) {
    let now = ui.input(|i| i.time);
    // A tip is for what the pointer was moved to, not for what slid under it.
    let moved = ui.input(|i| i.pointer.time_since_last_movement() < 0.25);
    let moving = ui.input(|i| i.pointer.any_down() || i.is_scrolling());
    let hovered = match hit {
        Some(Hit::Item(item)) if !moving => Some(*item),
        _ => None,
    };
    match hovered {
        Some(item) => {
            let since = match memory.rest {
                Some((known, since)) if known == item => since,
                _ if moved => now,
                _ => f64::INFINITY,
            };
            memory.rest = Some((item, since));
            if input.tip != Some(item) && input.selected != Some(item) {
                let left = REST_SECS - (now - since);
                if left <= 0.0 && since >= 0.0 {
                    out.push(Command::ShowTip { item });
                    // Dismissed with Esc, it stays away until the pointer leaves.
                    memory.rest = Some((item, f64::INFINITY));
                } else if left.is_finite() {
                    ui.ctx().request_repaint_after_secs(left as f32);
                }
            }
        }
        None => memory.rest = None,
    }
    let Some(shown) = input.tip else { return };
    let over_tip = show(ui, rect, input, shown);
    if input.selected == Some(shown) || (hovered != Some(shown) && !over_tip) {
        out.push(Command::HideTip);
    }
}

/// Draws the tip beside its mark, never over it. Says whether the pointer is on the tip.
fn show(ui: &Ui, rect: Rect, input: &CanvasInput<'_>, ix: ItemIx) -> bool {
    let item = input.timeline.item(ix);
    let look = input.look;
    let mut standing = input.list.standing();
    let Some((_, anchor)) = standing.find(|(item, _)| *item == ix) else {
        return false;
    };
    let anchor = anchor.translate(rect.min.to_vec2()).intersect(rect);
    let below = anchor.bottom() + 90.0 < rect.bottom();
    let (pos, pivot) = if below {
        (
            anchor.center_bottom() + egui::vec2(-16.0, 2.0),
            Align2::LEFT_TOP,
        )
    } else {
        (
            anchor.center_top() + egui::vec2(-16.0, -2.0),
            Align2::LEFT_BOTTOM,
        )
    };
    tip_card(ui, look, "canvas_tip", (pos, pivot), |ui| {
        wrapped(ui, 15.0, Weight::SemiBold, look.t1(), &item.title);
        small(ui, look, &date_words(input, ix));
        let kind = capitalized(item.kind.word());
        small(ui, look, &format!("{kind}, {}", item.status.word()));
    })
}

/// The date of an item in full, and whether it is that of one account.
fn date_words(input: &CanvasInput<'_>, ix: ItemIx) -> String {
    let when = input.timeline.item(ix).when.as_ref();
    let date = capitalized(&when.map_or_else(String::new, When::long_label));
    if input.timeline.redated() == Some(ix) {
        format!("{date}, {ONE_ACCOUNT}")
    } else {
        date
    }
}
