//! Chips, badges and tags.

use egui::{
    Align2, Color32, CornerRadius, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};

use crate::layout::Weight;
use crate::model::{Hue, Status, Tier};
use crate::ui::canvas::{MarkPaint, dashed_rect, paint_mark_bare};
use crate::ui::look::{Look, font};

use super::{Icon, focus_ring, keep_in_sight, paint_icon};

/// What a filter chip shows.
#[derive(Clone, Debug, Default)]
pub struct Chip<'a> {
    /// Its words.
    pub text: &'a str,
    /// A count after the words; `None` for none.
    pub count: Option<usize>,
    /// A mark before the words; `None` for none.
    pub mark: Option<MarkPaint>,
    /// Whether it is switched on.
    pub selected: bool,
    /// Whether it shows a cross that takes it away.
    pub removable: bool,
    /// Whether it opens a menu.
    pub opens: bool,
}

/// A filter chip of 28 points height.
pub fn chip(ui: &mut Ui, look: &Look, chip: &Chip<'_>) -> Response {
    const PADDING: f32 = 11.0;
    let text = ui.painter().layout_no_wrap(
        chip.text.to_owned(),
        font(13.0, Weight::Medium),
        Color32::PLACEHOLDER,
    );
    let count = chip.count.map(|count| {
        let face = font(12.0, Weight::Regular);
        ui.painter()
            .layout_no_wrap(count.to_string(), face, Color32::PLACEHOLDER)
    });
    let mark_width = if chip.mark.is_some() { 19.0 } else { 0.0 };
    let count_width = count.as_ref().map_or(0.0, |count| count.size().x + 7.0);
    let end_width = if chip.removable || chip.opens {
        18.0
    } else {
        0.0
    };
    let width = PADDING * 2.0 + mark_width + text.size().x + count_width + end_width;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 28.0), Sense::click());
    response.widget_info(|| chip_info(chip, ui.is_enabled()));
    keep_in_sight(&response);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let (fill, stroke, ink, ink2) = chip_colors(look, chip.selected, response.hovered());
    let painter = ui.painter();
    painter.rect(
        rect,
        CornerRadius::same(14),
        fill,
        stroke,
        StrokeKind::Inside,
    );
    let mut x = rect.left() + PADDING;
    if let Some(mark) = chip.mark {
        let color = if chip.selected { ink } else { mark.color };
        let paint = MarkPaint {
            color,
            background: fill,
            size: 11.0,
            ..mark
        };
        paint_mark_bare(painter, look, Pos2::new(x + 5.5, rect.center().y), paint);
        x += mark_width;
    }
    let text_width = text.size().x;
    painter.galley(
        Pos2::new(x, rect.center().y - text.size().y / 2.0),
        text,
        ink,
    );
    x += text_width;
    if let Some(count) = count {
        painter.galley(
            Pos2::new(x + 7.0, rect.center().y - count.size().y / 2.0),
            count,
            ink2,
        );
    }
    let end = Pos2::new(rect.right() - PADDING - 3.0, rect.center().y);
    if chip.removable {
        paint_icon(painter, Icon::Close, end, ink2);
    } else if chip.opens {
        paint_icon(painter, Icon::Down, end, ink2);
    }
    focus_ring(painter, look, &response, 14);
    response
}

fn chip_info(chip: &Chip<'_>, enabled: bool) -> WidgetInfo {
    let name = match chip.count {
        Some(count) => format!("{}, {count}", chip.text),
        None => chip.text.to_owned(),
    };
    if chip.removable {
        WidgetInfo::labeled(Role::Button, enabled, format!("Remove filter {name}"))
    } else if chip.opens {
        WidgetInfo::labeled(Role::Button, enabled, name)
    } else {
        WidgetInfo::selected(Role::CheckBox, enabled, chip.selected, name)
    }
}

fn chip_colors(look: &Look, selected: bool, hovered: bool) -> (Color32, Stroke, Color32, Color32) {
    if selected {
        (look.ink(), Stroke::NONE, look.on_ink(), look.on_ink2())
    } else {
        let fill = if hovered {
            look.hover()
        } else {
            look.surface()
        };
        (fill, Stroke::new(1.0, look.line2()), look.t1(), look.t2())
    }
}

/// The badge of a track: its letters on its colour.
pub fn badge(ui: &mut Ui, look: &Look, hue: Hue, letters: &str) -> Response {
    let face = font(12.0, Weight::Bold);
    let width = ui
        .painter()
        .layout_no_wrap(letters.to_owned(), face.clone(), look.t1())
        .size()
        .x;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width + 10.0, 19.0), Sense::hover());
    if ui.is_rect_visible(rect) {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(4), look.hue(hue));
        let at = rect.center();
        ui.painter()
            .text(at, Align2::CENTER_CENTER, letters, face, look.on_hue(hue));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, letters));
    response
}

/// The tier of a source: solid for A and B, dashed for C, a question mark if not graded.
pub fn tier_chip(ui: &mut Ui, look: &Look, tier: Option<Tier>) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(24.0, 20.0), Sense::hover());
    let letter = tier.map_or("?", Tier::letter);
    if ui.is_rect_visible(rect) {
        paint_tier(ui, look, rect, tier);
        let color = if tier.is_some() { look.t1() } else { look.t2() };
        let face = font(12.0, Weight::SemiBold);
        ui.painter()
            .text(rect.center(), Align2::CENTER_CENTER, letter, face, color);
    }
    let name = match tier {
        Some(tier) => format!("Tier {letter}: {}", tier.meaning()),
        None => "Not graded".to_owned(),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    response.on_hover_text(name)
}

/// The frame of a tier: solid for A and B, dashed for C, dotted if not graded.
pub(super) fn paint_tier(ui: &Ui, look: &Look, rect: Rect, tier: Option<Tier>) {
    ui.painter()
        .rect_filled(rect, CornerRadius::same(4), look.surface());
    let stroke = Stroke::new(1.25, look.t2());
    match tier {
        Some(Tier::A | Tier::B) => {
            ui.painter()
                .rect_stroke(rect, 4.0, stroke, StrokeKind::Inside);
        }
        Some(Tier::C) => dashed_rect(ui.painter(), rect.shrink(0.5), stroke, [3.0, 2.0]),
        None => {
            let stroke = Stroke::new(1.25, look.axis());
            dashed_rect(ui.painter(), rect.shrink(0.5), stroke, [1.5, 2.0]);
        }
    }
}

/// A small tag on a tinted field, for hedging words and outcomes.
pub fn tag(ui: &mut Ui, look: &Look, text: &str) -> Response {
    tinted(ui, look, text, (12.0, 1), Vec2::new(14.0, 5.0))
}

/// A tag in text of `points`, which wraps if it must.
pub fn large_tag(ui: &mut Ui, look: &Look, points: f32, text: &str) -> Response {
    tinted(ui, look, text, (points, usize::MAX), Vec2::new(16.0, 6.0))
}

/// Text of some `points` in at most some `rows`, on a tinted field larger by `padding`.
fn tinted(
    ui: &mut Ui,
    look: &Look,
    text: &str,
    (points, rows): (f32, usize),
    padding: Vec2,
) -> Response {
    let face = font(points, Weight::Medium);
    let available = (ui.available_width() - padding.x).max(40.0);
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), face, look.t1(), available);
    job.wrap.max_rows = rows;
    let galley = ui.painter().layout_job(job);
    let size = (galley.size() + padding).max(Vec2::new(0.0, 20.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(5), look.tag());
        ui.painter()
            .galley(rect.center() - galley.size() / 2.0, galley, look.t1());
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// The status of an item: its fill on a circle, and the word.
pub fn status_chip(ui: &mut Ui, look: &Look, status: Status, color: Color32) -> Response {
    let word = crate::ui::wording::capitalized(status.word());
    let face = font(13.0, Weight::Medium);
    let width = ui
        .painter()
        .layout_no_wrap(word.clone(), face.clone(), look.t1())
        .size()
        .x;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width + 40.0, 26.0), Sense::hover());
    if ui.is_rect_visible(rect) {
        let stroke = Stroke::new(1.0, look.line2());
        ui.painter()
            .rect(rect, 13.0, look.surface(), stroke, StrokeKind::Inside);
        let paint = MarkPaint {
            shape: crate::model::Shape::Circle,
            status,
            color,
            background: look.surface(),
            size: 12.0,
        };
        paint_mark_bare(
            ui.painter(),
            look,
            rect.left_center() + Vec2::new(16.0, 0.0),
            paint,
        );
        let at = rect.left_center() + Vec2::new(28.0, 0.0);
        ui.painter()
            .text(at, Align2::LEFT_CENTER, &word, face, look.t1());
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Status: {word}")));
    response
}
