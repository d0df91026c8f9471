//! The program's own controls: each sizes itself, reacts, names itself for screen readers and
//! paints itself from the look. None of them knows a timeline.

mod button;
mod chip;
mod founding;
mod icon;
mod label;
mod plot;
mod segmented;
mod tip;

pub use button::{ButtonKind, button, icon_button, key_cap, large_key_cap, tab};
pub use chip::{Chip, badge, chip, large_tag, status_chip, tag, tier_chip};
pub use founding::{disclosure, source_mark, source_mark_width, tier_label, tier_words, was_now};
pub use icon::{Icon, paint_icon};
pub use label::{as_heading, heading, link, row, selectable, small, text, wrapped};
pub use plot::bare_plot;
pub use segmented::segmented;
pub use tip::tip_card;

use egui::text::{CCursor, CCursorRange};
use egui::{Context, CornerRadius, Id, Painter, Rect, Response, Stroke, StrokeKind, TextEdit};

use super::look::Look;

/// Scrolls a control into sight when it gets the keyboard, so that the ring can be seen.
pub fn keep_in_sight(response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Marks all of `words` in a field: what is typed there next comes in their place.
pub fn select_all(ctx: &Context, field: Id, words: &str) {
    let mut state = TextEdit::load_state(ctx, field).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(words.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ctx, field);
}

/// The ring round a control that has the keyboard: a gap of 2 points, then 2 points of ring.
pub fn focus_ring(painter: &Painter, look: &Look, response: &Response, radius: u8) {
    if response.has_focus() {
        ring_around(painter, look, response.rect, radius);
    }
}

/// The same ring within the edges of a row, where there is no room round it.
pub fn ring_inside(painter: &Painter, look: &Look, response: &Response) {
    if response.has_focus() {
        painter.rect_stroke(
            response.rect.shrink(2.0),
            CornerRadius::same(6),
            Stroke::new(2.0, look.focus()),
            StrokeKind::Inside,
        );
    }
}

fn ring_around(painter: &Painter, look: &Look, rect: Rect, radius: u8) {
    painter.rect_stroke(
        rect.expand(3.0),
        CornerRadius::same(radius.saturating_add(3)),
        Stroke::new(2.0, look.focus()),
        StrokeKind::Middle,
    );
}
