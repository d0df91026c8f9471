//! The controls of the panel: fields with their names, importance as dots, the signs of a card.

use egui::{
    Align, Color32, Id, Layout, Painter, Pos2, Response, RichText, Role, Sense, Stroke, TextEdit,
    Ui, Vec2, WidgetInfo, vec2,
};

use crate::layout::Weight;
use crate::model::Importance;
use crate::ui::look::{Look, font};
use crate::ui::widgets::{Icon, focus_ring, keep_in_sight, paint_icon, text};

/// A field for text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'a> {
    /// By which the keyboard finds it.
    pub id: Id,
    /// What a screen reader calls it.
    pub name: &'a str,
    /// What stands in it while it is empty.
    pub hint: &'a str,
    /// How many rows it has at least; one that has a single row never grows.
    pub rows: usize,
    /// Whether Enter begins a new line.
    pub has_lines: bool,
    /// The size of its text, in points.
    pub points: f32,
}

impl<'a> Field<'a> {
    /// A field of one row.
    pub fn line(id: Id, name: &'a str, hint: &'a str) -> Self {
        Self {
            id,
            name,
            hint,
            rows: 1,
            has_lines: false,
            points: 14.0,
        }
    }
}

/// Draws a field over the whole width. Of text that is no more than a line long, breaks that came
/// in with pasted text become spaces.
pub(super) fn field_ui(
    ui: &mut Ui,
    look: &Look,
    field: &Field<'_>,
    value: &mut String,
) -> Response {
    let edit = if field.rows > 1 {
        let edit = TextEdit::multiline(value).desired_rows(field.rows);
        if field.has_lines {
            edit
        } else {
            edit.return_key(None)
        }
    } else {
        TextEdit::singleline(value)
    };
    let weight = if field.points > 14.0 {
        Weight::SemiBold
    } else {
        Weight::Regular
    };
    let edit = edit
        .id(field.id)
        .hint_text(RichText::new(field.hint).color(look.t2()))
        .font(font(field.points, weight))
        .margin(egui::Margin::symmetric(9, 7))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(field.name));
    keep_in_sight(&response);
    if response.changed() && !field.has_lines && value.contains(['\n', '\r']) {
        *value = value.replace("\r\n", " ").replace(['\n', '\r'], " ");
    }
    response
}

/// The name of a field, and a note at the right in a colour.
pub(super) fn label_ui(ui: &mut Ui, look: &Look, name: &str, note: Option<(&str, Color32)>) {
    low_row(ui, |ui| {
        text(ui, 12.0, Weight::SemiBold, look.t2(), name);
        if let Some((words, color)) = note {
            at_right(ui, |ui| {
                text(ui, 12.0, Weight::Medium, color, words);
            });
        }
    });
}

/// Five dots to choose from: how much a step matters. Gives back what was chosen.
pub(super) fn importance_ui(ui: &mut Ui, look: &Look, now: Importance) -> Option<Importance> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for importance in (1..=5).filter_map(Importance::new) {
            let (rect, response) = ui.allocate_exact_size(vec2(26.0, 32.0), Sense::click());
            let is_chosen = importance == now;
            response.widget_info(|| {
                let name = format!("Importance {} of 5", importance.level());
                WidgetInfo::selected(Role::RadioButton, true, is_chosen, name)
            });
            keep_in_sight(&response);
            if response.hovered() {
                ui.painter().rect_filled(rect, 6.0, look.hover());
            }
            let is_filled = importance <= now;
            dot(ui.painter(), look, rect.center(), 5.5, is_filled);
            focus_ring(ui.painter(), look, &response, 4);
            if response.clicked() {
                chosen = Some(importance);
            }
        }
    });
    chosen
}

/// Importance in small: as many of five dots are filled. Gives back its width.
pub(super) fn paint_importance(
    painter: &Painter,
    look: &Look,
    right: Pos2,
    importance: Importance,
) -> f32 {
    const PITCH: f32 = 9.0;
    for level in 1..=5_u8 {
        let at = right - vec2(f32::from(5 - level) * PITCH + 3.0, 0.0);
        dot(painter, look, at, 3.0, level <= importance.level());
    }
    5.0 * PITCH
}

fn dot(painter: &Painter, look: &Look, at: Pos2, radius: f32, is_filled: bool) {
    if is_filled {
        painter.circle_filled(at, radius, look.t1());
    } else {
        let stroke = Stroke::new(1.25, look.axis());
        painter.circle_stroke(at, radius - 0.6, stroke);
    }
}

/// The mark of a step that stays when the briefing is cut: a pin.
pub(super) fn paint_pin(painter: &Painter, at: Pos2, color: Color32) {
    let stroke = Stroke::new(1.6, color);
    let head = egui::Rect::from_min_max(at + vec2(-2.2, -6.0), at + vec2(2.2, 0.5));
    painter.rect_filled(head, 1.0, color);
    for [from, to] in [
        [(-3.2, -6.0), (3.2, -6.0)],
        [(-4.2, 0.8), (4.2, 0.8)],
        [(0.0, 0.8), (0.0, 6.0)],
    ] {
        let ends = [from, to].map(|(x, y)| at + vec2(x, y));
        painter.line_segment(ends, stroke);
    }
}

/// Six dots to take hold of.
pub(super) fn paint_grip(painter: &Painter, at: Pos2, color: Color32) {
    for column in [-2.5, 2.5] {
        for row in [-5.0, 0.0, 5.0] {
            painter.circle_filled(at + Vec2::new(column, row), 1.4, color);
        }
    }
}

/// A warning in words behind its sign.
pub(super) fn warning_ui(ui: &mut Ui, color: Color32, words: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 17.0), Sense::hover());
        paint_icon(ui.painter(), Icon::Warning, rect.center(), color);
        crate::ui::widgets::wrapped(ui, 12.0, Weight::Medium, color, words);
    });
}

/// Words that act, underlined; `name` is what a screen reader calls them.
pub(super) fn words_button(ui: &mut Ui, look: &Look, words: &str, name: &str) -> Response {
    let face = font(13.0, Weight::Medium);
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), face, Color32::PLACEHOLDER);
    let size = vec2(galley.size().x + 16.0, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    keep_in_sight(&response);
    if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, look.hover());
    }
    let at = rect.center() - galley.size() / 2.0;
    let line = rect.center().y + galley.size().y / 2.0;
    let under = at.x..=at.x + galley.size().x;
    ui.painter().galley(at, galley, look.t1());
    ui.painter()
        .hline(under, line, Stroke::new(1.0, look.line2()));
    focus_ring(ui.painter(), look, &response, 6);
    response
}

/// Runs `contents` in a row that is no higher than its text.
pub(super) fn low_row(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let usual = ui.spacing().interact_size.y;
    ui.spacing_mut().interact_size.y = 18.0;
    ui.horizontal(contents);
    ui.spacing_mut().interact_size.y = usual;
}

/// Runs `contents` in a row that ends at the right.
pub(super) fn at_right(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::right_to_left(Align::Center), contents);
}

/// A hairline over the whole width, with room above and below.
pub(super) fn rule(ui: &mut Ui, look: &Look, room: f32) {
    ui.add_space(room);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let line = Stroke::new(1.0, look.line1());
    ui.painter().hline(rect.x_range(), rect.center().y, line);
    ui.add_space(room);
}

/// The end of the path that fits into a row: the whole of it is its tip.
pub(super) fn path_ui(ui: &mut Ui, look: &Look, path: &std::path::Path) {
    let room = ui.available_width() - 2.0;
    let face = font(12.0, Weight::Regular);
    let shown = super::words::path_end(path, |words| {
        let galley = ui
            .painter()
            .layout_no_wrap(words.to_owned(), face.clone(), look.t2());
        galley.size().x <= room
    });
    text(ui, 12.0, Weight::Regular, look.t2(), &shown).on_hover_text(path.display().to_string());
}
