//! The chip in the header that says whose knowledge is shown, and opens the question for a day.

use egui::{CornerRadius, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::layout::Weight;
use crate::state::{Command, State};
use crate::ui::look::{Look, font};
use crate::ui::widgets::{Icon, focus_ring, paint_icon};
use crate::ui::wording::short_day;

/// What the chip shows of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    /// "As known on 5 Jan 2026".
    Full,
    /// "5 Jan 2026".
    Day,
    /// The icon alone.
    Icon,
}

/// The width of the chip, in points.
pub fn chip_width(ui: &Ui, state: &State) -> f32 {
    let words = words(state, length(ui));
    let face = font(13.0, Weight::SemiBold);
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(words, face, egui::Color32::PLACEHOLDER);
    if galley.size().x > 0.0 {
        32.0 + galley.size().x + 26.0
    } else {
        36.0
    }
}

/// Draws the chip, 32 points high: on paper for the latest, amber for the past.
pub fn knowledge_chip_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let size = vec2(chip_width(ui, state), 32.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = words(state, Length::Full);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let is_past = state.timeline.told_on().day().is_some();
    let (fill, edge, ink) = match (is_past, response.hovered()) {
        (true, false) => (look.amber_fill(), look.amber_edge(), look.amber_text()),
        (true, true) => (look.amber_fill(), look.amber_line(), look.amber_text()),
        (false, true) => (look.hover(), look.line2(), look.t1()),
        (false, false) => (look.surface(), look.line2(), look.t1()),
    };
    let painter = ui.painter();
    let edge = Stroke::new(1.0, edge);
    painter.rect(rect, CornerRadius::same(8), fill, edge, StrokeKind::Inside);
    let middle = rect.center().y;
    let icon = pos2(rect.left() + 18.0, middle);
    paint_icon(painter, Icon::History, icon, ink);
    let shown = words(state, length(ui));
    if !shown.is_empty() {
        let weight = if is_past {
            Weight::SemiBold
        } else {
            Weight::Medium
        };
        let galley = painter.layout_no_wrap(shown, font(13.0, weight), ink);
        let at = pos2(rect.left() + 32.0, middle - galley.size().y / 2.0);
        painter.galley(at, galley, ink);
        let caret = pos2(rect.right() - 14.0, middle);
        paint_icon(painter, Icon::Down, caret, ink);
    }
    focus_ring(painter, look, &response, 8);
    let tip = format!("{name}: choose a day (Shift+K)");
    if response.on_hover_text(tip).clicked() {
        out.push(Command::OpenKnownOn);
    }
}

fn length(ui: &Ui) -> Length {
    match ui.ctx().content_rect().width() {
        width if width >= 1180.0 => Length::Full,
        width if width >= 940.0 => Length::Day,
        _ => Length::Icon,
    }
}

fn words(state: &State, length: Length) -> String {
    let day = state.timeline.told_on().day();
    match (length, day) {
        (Length::Icon, _) => String::new(),
        (Length::Full, Some(day)) => format!("As known on {}", short_day(day)),
        (Length::Full, None) => "Known: latest".to_owned(),
        (Length::Day, Some(day)) => short_day(day),
        (Length::Day, None) => "Latest".to_owned(),
    }
}
