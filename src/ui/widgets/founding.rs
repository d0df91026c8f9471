//! What says how well something is founded: tiers in words, counts that open, old and new.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Label, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use crate::layout::Weight;
use crate::model::Tier;
use crate::ui::look::{Look, font};

use super::chip::paint_tier;
use super::{Icon, focus_ring, keep_in_sight, paint_icon};

/// What stands in the place of what is not said any more.
const GONE: &str = "not told any more";

/// The tier of a source with its meaning, in text of `points`: "A official", "Not graded".
pub fn tier_label(ui: &mut Ui, look: &Look, tier: Option<Tier>, points: f32) -> Response {
    let words = tier_words(tier);
    let color = if tier.is_some() { look.t1() } else { look.t2() };
    let face = font(points, Weight::SemiBold);
    let galley = ui.painter().layout_no_wrap(words.clone(), face, color);
    let size = Vec2::new(galley.size().x + 14.0, (points * 1.6).round().max(20.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_tier(ui, look, rect, tier);
        ui.painter()
            .galley(rect.center() - galley.size() / 2.0, galley, color);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Tier: {words}")));
    response
}

/// Between a tier and the name behind it, and what the frame of a tier has beside its words.
const MARK_GAP: f32 = 6.0;
const MARK_PADDING: f32 = 13.0;

/// How wide a [`source_mark`] is that does not wrap.
pub fn source_mark_width(
    ui: &Ui,
    tier: Option<Tier>,
    spelled: bool,
    points: f32,
    name: &str,
) -> f32 {
    let width = |words: String, weight| {
        let face = font(points, weight);
        let galley = ui
            .painter()
            .layout_no_wrap(words, face, Color32::PLACEHOLDER);
        galley.size().x
    };
    let head = width(mark_head(tier, spelled), Weight::SemiBold);
    head + MARK_PADDING + MARK_GAP + width(name.to_owned(), Weight::Regular)
}

fn mark_head(tier: Option<Tier>, spelled: bool) -> String {
    if spelled {
        tier_words(tier)
    } else {
        tier.map_or("?", Tier::letter).to_owned()
    }
}

/// A source by name behind its tier, in one piece that wraps as a whole; the tier is `spelled`
/// out or stands there by its letter.
pub fn source_mark(
    ui: &mut Ui,
    look: &Look,
    (tier, spelled): (Option<Tier>, bool),
    points: f32,
    name: &str,
) -> Response {
    const GAP: f32 = MARK_GAP;
    let room = ui.max_rect().width();
    let head = mark_head(tier, spelled);
    let spelled = tier_words(tier);
    let color = if tier.is_some() { look.t1() } else { look.t2() };
    let face = font(points, Weight::SemiBold);
    let head = ui.painter().layout_no_wrap(head, face, color);
    let chip = Vec2::new(
        head.size().x + MARK_PADDING,
        (points * 1.5).round().max(20.0),
    );
    let face = font(points, Weight::Regular);
    let width = (room - chip.x - GAP).max(40.0);
    let words = ui.painter().layout(name.to_owned(), face, look.t2(), width);
    let size = Vec2::new(
        chip.x + GAP + words.size().x,
        chip.y.max(words.size().y + 2.0),
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let frame = egui::Rect::from_min_size(rect.min, chip);
        paint_tier(ui, look, frame, tier);
        let words_at = rect.min + Vec2::new(chip.x + GAP, (chip.y - head.size().y) / 2.0);
        ui.painter()
            .galley(frame.center() - head.size() / 2.0, head, color);
        ui.painter().galley(words_at, words, look.t2());
    }
    response
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Tier {spelled}: {name}")));
    response.on_hover_text(spelled)
}

/// "A official", or "Not graded".
pub fn tier_words(tier: Option<Tier>) -> String {
    tier.map_or_else(
        || "Not graded".to_owned(),
        |tier| format!("{} {}", tier.letter(), tier.meaning()),
    )
}

/// Words that show more when clicked; `purpose` is what a screen reader adds to them.
pub fn disclosure(ui: &mut Ui, look: &Look, words: &str, purpose: &str, open: bool) -> Response {
    let face = font(12.0, Weight::Medium);
    let room = (ui.available_width() - 18.0).max(40.0);
    let galley = ui
        .painter()
        .layout(words.to_owned(), face, Color32::PLACEHOLDER, room);
    let size = Vec2::new(galley.size().x + 18.0, galley.size().y.max(24.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    keep_in_sight(&response);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{words}: {purpose}"))
    });
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if ui.is_rect_visible(rect) {
        let color = if response.hovered() {
            look.t1()
        } else {
            look.t2()
        };
        let line = rect.center().y + galley.size().y / 2.0 - 1.0;
        let at = egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        let width = galley.size().x;
        ui.painter().galley(at, galley, color);
        if response.hovered() {
            let words = rect.left()..=rect.left() + width;
            ui.painter().hline(words, line, Stroke::new(1.0, color));
        }
        let icon = if open { Icon::Down } else { Icon::Right };
        paint_icon(
            ui.painter(),
            icon,
            egui::pos2(rect.right() - 7.0, rect.center().y),
            color,
        );
        focus_ring(ui.painter(), look, &response, 4);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// "Status  ~~expected~~ → happened", wrapped: what a field said, struck, and what it says.
pub fn was_now(
    ui: &mut Ui,
    look: &Look,
    points: f32,
    field: &str,
    [was, now]: [&str; 2],
) -> Response {
    let width = ui.available_width();
    let job = was_now_job(look, (points, width), field, [was, now]);
    let response = ui.add(Label::new(job).wrap());
    response.widget_info(|| {
        let before = if was.is_empty() { "nothing" } else { was };
        let now = if now.is_empty() { GONE } else { now };
        WidgetInfo::labeled(
            Role::Label,
            true,
            format!("{field}: was {before}, now {now}"),
        )
    });
    response
}

fn was_now_job(
    look: &Look,
    (points, width): (f32, f32),
    field: &str,
    [was, now]: [&str; 2],
) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let format = |weight, color| TextFormat {
        font_id: font(points, weight),
        color,
        line_height: Some((points * 1.42).round()),
        ..TextFormat::default()
    };
    let plain = format(Weight::Regular, look.t2());
    job.append(field, 0.0, plain.clone());
    job.append("  ", 0.0, plain.clone());
    if !was.is_empty() {
        let struck = TextFormat {
            strikethrough: Stroke::new(1.0, look.t2()),
            ..plain.clone()
        };
        job.append(was, 0.0, struck);
    }
    let arrow = if was.is_empty() { "" } else { "  →  " };
    job.append(arrow, 0.0, plain);
    let gone = now.is_empty();
    let now = if gone { GONE } else { now };
    let weight = match now.len() {
        _ if gone => Weight::Regular,
        // A whole sentence in bold shouts.
        0..=60 => Weight::SemiBold,
        _ if was.is_empty() => Weight::Regular,
        _ => Weight::Medium,
    };
    job.append(now, 0.0, format(weight, look.t1()));
    job
}
