//! The items that explain what became of a pair, as cards that lead to them.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{CornerRadius, Galley, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{pos2, vec2};

use crate::layout::Weight;
use crate::model::{ComparedPair, ItemIx, When};
use crate::state::{Command, ComparingCommand};
use crate::ui::canvas::paint_mark_bare;
use crate::ui::look::font;
use crate::ui::widgets::{Icon, focus_ring, keep_in_sight, paint_icon};
use crate::ui::wording::counted;

use super::super::Scene;
use super::section_ui;

/// Over the words of a card and under them, in points.
const MARGIN: f32 = 11.0;

/// Between the title and what is told, in points.
const GAP: f32 = 4.0;

/// Where the words of a card begin, beside the mark.
const LEFT: f32 = 42.0;

/// The room for the arrow beside the title.
const ARROW: f32 = 20.0;

/// A title of more lines ends in dots, with the whole of it in the tip.
const TITLE_LINES: usize = 4;

/// Draws the cards; nothing if no item explains the pair.
pub fn explained_ui(ui: &mut Ui, scene: &Scene<'_>, pair: &ComparedPair, out: &mut Vec<Command>) {
    if pair.explained_by.is_empty() {
        return;
    }
    let count = counted(pair.explained_by.len(), "event", "events");
    section_ui(ui, scene, "Explained by", &count);
    ui.spacing_mut().item_spacing.y = 10.0;
    for (at, item) in pair.explained_by.iter().enumerate() {
        if card_ui(ui, scene, *item, at == 0).clicked() {
            out.push(Command::Comparing(ComparingCommand::OpenExplanation {
                item: *item,
            }));
        }
    }
    ui.spacing_mut().item_spacing.y = 6.0;
}

/// The words of a card, laid out.
struct Words {
    title: Arc<Galley>,
    /// Its date and what it tells.
    told: Arc<Galley>,
}

impl Words {
    fn of(ui: &Ui, scene: &Scene<'_>, ix: ItemIx, date: &str, room: f32) -> Self {
        let look = scene.look;
        let item = scene.timeline.item(ix);
        let face = |points, weight, color| TextFormat::simple(font(points, weight), color);
        let lay_out = |parts: &[(&str, TextFormat)], room: f32, rows| {
            let mut job = LayoutJob::default();
            for (words, format) in parts {
                job.append(words, 0.0, format.clone());
            }
            job.wrap.max_width = room.max(40.0);
            job.wrap.max_rows = rows;
            ui.painter().layout_job(job)
        };
        let title = face(15.0, Weight::SemiBold, look.t1());
        let told = face(13.0, Weight::Regular, look.t2());
        let dated = face(13.0, Weight::Medium, look.t1());
        let date = if item.summary.is_empty() {
            date.to_owned()
        } else {
            format!("{date} · ")
        };
        let told = [(date.as_str(), dated), (item.summary.as_str(), told)];
        Self {
            // The arrow stands beside the title only.
            title: lay_out(&[(item.title.as_str(), title)], room - ARROW, TITLE_LINES),
            told: lay_out(&told, room, 2),
        }
    }

    fn height(&self) -> f32 {
        2.0 * MARGIN + self.title.size().y + GAP + self.told.size().y
    }
}

/// The first card, to which Enter leads, has a stronger frame.
fn card_ui(ui: &mut Ui, scene: &Scene<'_>, ix: ItemIx, first: bool) -> Response {
    let look = scene.look;
    let item = scene.timeline.item(ix);
    let when = scene.timeline.when_of(ix);
    let date = when.map_or_else(|| "undated".to_owned(), When::short_label);
    let width = ui.available_width();
    let words = Words::of(ui, scene, ix, &date, width - LEFT - 16.0);
    let size = vec2(width, words.height());
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    keep_in_sight(&response);
    response.widget_info(|| {
        let name = format!("Explained by {}, {date}", item.title);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    let fill = if response.hovered() {
        look.hover()
    } else {
        look.nested()
    };
    let stroke = if first {
        Stroke::new(1.5, look.ink())
    } else {
        Stroke::new(1.0, look.line2())
    };
    let painter = ui.painter();
    let corner = CornerRadius::same(10);
    painter.rect(rect, corner, fill, stroke, StrokeKind::Inside);
    let top = rect.top() + MARGIN;
    let line = words
        .title
        .rows
        .first()
        .map_or(18.0, |row| row.rect().height());
    let upper = top + line / 2.0;
    let mark = scene.mark(ix).sized(14.0).on(fill);
    paint_mark_bare(painter, look, pos2(rect.left() + 22.0, upper), mark);
    let arrow = pos2(rect.right() - 20.0, upper);
    paint_icon(painter, Icon::Forward, arrow, look.t1());
    let left = rect.left() + LEFT;
    let below = top + words.title.size().y + GAP;
    painter.galley(pos2(left, top), words.title, look.t1());
    painter.galley(pos2(left, below), words.told, look.t2());
    focus_ring(painter, look, &response, 10);
    let tip = if first {
        format!("{}\n\n{}\n\nGo there (Enter)", item.title, item.summary)
    } else {
        format!("{}\n\n{}", item.title, item.summary)
    };
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(tip)
}
