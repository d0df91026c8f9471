//! Text in the program's sizes and weights, list rows and text links.

use egui::{
    Align2, Color32, CornerRadius, Label, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo,
};

use crate::layout::Weight;
use crate::ui::canvas::{MarkPaint, paint_mark_bare};
use crate::ui::look::{Look, display_font, font};

use super::{focus_ring, keep_in_sight};

/// A line of text of `size` points.
pub fn text(ui: &mut Ui, size: f32, weight: Weight, color: Color32, words: &str) -> Response {
    ui.add(Label::new(RichText::new(words).font(font(size, weight)).color(color)).extend())
}

/// Text of `size` points that wraps.
pub fn wrapped(ui: &mut Ui, size: f32, weight: Weight, color: Color32, words: &str) -> Response {
    let line_height = (size * 1.42).round();
    let rich = RichText::new(words).font(font(size, weight)).color(color);
    ui.add(Label::new(rich.line_height(Some(line_height))).wrap())
}

/// Text that wraps and can be selected with the pointer, for words that people quote.
pub fn selectable(ui: &mut Ui, size: f32, weight: Weight, color: Color32, words: &str) -> Response {
    let line_height = (size * 1.42).round();
    let rich = RichText::new(words).font(font(size, weight)).color(color);
    ui.add(
        Label::new(rich.line_height(Some(line_height)))
            .wrap()
            .selectable(true),
    )
}

/// A caption in secondary text.
pub fn small(ui: &mut Ui, look: &Look, words: &str) -> Response {
    text(ui, 12.0, Weight::Regular, look.t2(), words)
}

/// The title of a pane, which a screen reader announces as a heading.
pub fn heading(ui: &mut Ui, look: &Look, words: &str) -> Response {
    let rich = RichText::new(words)
        .font(display_font(24.0))
        .color(look.t1());
    let response = ui.add(
        Label::new(rich.line_height(Some(30.0)))
            .wrap()
            .selectable(true),
    );
    as_heading(ui, &response, words);
    response
}

/// Has a screen reader announce `response`, which says `words`, as a heading.
pub fn as_heading(ui: &Ui, response: &Response, words: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(words);
    });
}

/// Words that can be clicked.
pub fn link(ui: &mut Ui, look: &Look, size: f32, words: &str) -> Response {
    let rich = RichText::new(words)
        .font(font(size, Weight::Regular))
        .color(look.t1())
        .underline();
    let response = ui.add(Label::new(rich).wrap().sense(Sense::click()));
    focus_ring(ui.painter(), look, &response, 3);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
    keep_in_sight(&response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A row of a list, 34 points high: mark, name, and a caption at the right.
pub fn row(
    ui: &mut Ui,
    look: &Look,
    mark: Option<MarkPaint>,
    name: &str,
    caption: &str,
    selected: bool,
) -> Response {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 34.0), Sense::click());
    keep_in_sight(&response);
    response.widget_info(|| {
        let label = if caption.is_empty() {
            name.to_owned()
        } else {
            format!("{caption}, {name}")
        };
        WidgetInfo::selected(Role::ListBoxOption, true, selected, label)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui
        .painter()
        .with_clip_rect(rect.expand(4.0).intersect(ui.clip_rect()));
    let corner = CornerRadius::same(7);
    if selected {
        let stroke = Stroke::new(1.5, look.ink());
        painter.rect(rect, corner, look.surface(), stroke, StrokeKind::Inside);
    } else if response.hovered() {
        painter.rect_filled(rect, corner, look.hover());
    }
    let mut x = rect.left() + 12.0;
    if let Some(mark) = mark {
        let background = if selected {
            look.surface()
        } else {
            look.chrome()
        };
        let at = egui::pos2(x + 5.0, rect.center().y);
        paint_mark_bare(&painter, look, at, mark.sized(12.0).on(background));
        x += 22.0;
    }
    let right = rect.right_center() - Vec2::new(12.0, 0.0);
    let face = font(12.0, Weight::Regular);
    let caption_rect = painter.text(right, Align2::RIGHT_CENTER, caption, face, look.t2());
    let weight = if selected {
        Weight::SemiBold
    } else {
        Weight::Regular
    };
    let room = caption_rect.left() - x - 12.0;
    let mut job =
        egui::text::LayoutJob::simple(name.to_owned(), font(14.0, weight), look.t1(), room);
    job.wrap.max_rows = 1;
    let galley = painter.layout_job(job);
    painter.galley(
        egui::pos2(x, rect.center().y - galley.size().y / 2.0),
        galley,
        look.t1(),
    );
    focus_ring(ui.painter(), look, &response, 7);
    response
}
