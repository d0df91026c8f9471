//! The heads of the rows: what each is about, how it stands, and a way to close it.

use egui::{CornerRadius, Rect, Sense, Stroke, Ui, Vec2, pos2};

use crate::layout::Weight;
use crate::state::Command;
use crate::ui::look::{Look, font};
use crate::ui::widgets::{Icon, paint_icon};

use super::RowsInput;
use super::rows::{Row, Subject};
use super::words;

/// From the left edge to the words of a head, and free room at its right.
const TEXT_X: f32 = 16.0;
const RIGHT_GAP: f32 = 8.0;
/// The side of the button that closes a row, in points.
const CLOSE: f32 = 24.0;
/// Heads this narrow show the beginning of the name and nothing else.
const NARROW: f32 = 60.0;

/// Draws the heads over the left end of the rows.
pub(super) fn heads_ui(
    ui: &mut Ui,
    rect: Rect,
    (input, rows): (&RowsInput<'_>, &[Row]),
    out: &mut Vec<Command>,
) {
    let look = input.look;
    let column = rect.with_max_x(rect.left() + input.scale.x0);
    let painter = ui.painter_at(column);
    painter.rect_filled(column, 0.0, look.chrome());
    let edge = Stroke::new(1.0, look.line2());
    painter.vline(column.right() - 0.5, column.y_range(), edge);
    for row in rows.iter().filter(|row| row.rect.intersects(rect)) {
        let head = row.rect.with_max_x(column.right());
        let rule = Stroke::new(1.0, look.line1());
        painter.hline(head.x_range(), head.bottom().floor() - 0.5, rule);
        words_ui(ui, (head, rect), (input, row));
        if column.width() >= NARROW {
            close_ui(ui, (head, rect), (input, row), out);
        }
    }
}

fn words_ui(ui: &Ui, (head, rect): (Rect, Rect), (input, row): (&RowsInput<'_>, &Row)) {
    let look = input.look;
    let timeline = &input.state.timeline;
    let inside = head.intersect(rect);
    let painter = ui.painter_at(inside);
    let x = head.left() + if head.width() < NARROW { 8.0 } else { TEXT_X };
    let room = head.right() - x - RIGHT_GAP;
    let name = words::name(timeline, row.subject);
    let undated = words::undated(row);
    let first = if undated.is_some() { 13.0 } else { 18.0 };
    let is_cut = cut_line(
        &painter,
        look,
        (pos2(x, head.top() + first), room),
        (&name, true),
    );
    if head.width() >= NARROW {
        // Under the words of a high row there is room for the button.
        let below = match row.subject {
            Subject::Topic(_) => room - CLOSE,
            Subject::Series(_) => room,
        };
        let at = pos2(x, head.top() + first + 18.0);
        cut_line(&painter, look, (at, below), (&row.standing, false));
        if let Some(undated) = &undated {
            let at = pos2(x, head.top() + first + 33.0);
            cut_line(&painter, look, (at, below), (undated, false));
        }
    }
    tip_ui(ui, inside, (input, row), is_cut);
}

/// What there was no room for, what the row is about, and what the wheel does.
fn tip_ui(ui: &Ui, inside: Rect, (input, row): (&RowsInput<'_>, &Row), is_cut: bool) {
    let (look, timeline) = (input.look, &input.state.timeline);
    let id = egui::Id::unique(("row_head", head_salt(row)));
    let response = ui.interact(inside, id, Sense::HOVER);
    let spoken = words::row_name(timeline, row);
    let tip = match row.subject {
        Subject::Topic(ix) => timeline.topic(ix).map(|it| it.summary.clone()),
        Subject::Series(ix) => timeline.series_at(ix).map(|it| it.summary.clone()),
    };
    let tip = tip.filter(|summary| !summary.is_empty());
    let scrolls = "The wheel scrolls the rows here, and zooms beside the heads";
    if is_cut || tip.is_some() || input.state.rivers().len() > 1 {
        response.on_hover_ui(|ui| {
            crate::ui::widgets::wrapped(ui, 13.0, Weight::SemiBold, look.t1(), &spoken);
            if let Some(summary) = &tip {
                crate::ui::widgets::wrapped(ui, 13.0, Weight::Regular, look.t1(), summary);
            }
            crate::ui::widgets::small(ui, look, scrolls);
        });
    }
}

/// A line of the head, cut to its room. Says whether it was.
fn cut_line(
    painter: &egui::Painter,
    look: &Look,
    (at, room): (egui::Pos2, f32),
    (words, is_name): (&str, bool),
) -> bool {
    let (face, color) = if is_name {
        (font(14.0, Weight::SemiBold), look.t1())
    } else {
        (font(12.0, Weight::Regular), look.t2())
    };
    let mut job = egui::text::LayoutJob::simple(words.to_owned(), face, color, room.max(8.0));
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = painter.layout_job(job);
    let is_cut = galley.elided;
    let top = (at.y - galley.size().y / 2.0).round();
    painter.galley(pos2(at.x, top), galley, color);
    is_cut
}

/// The button that closes a row. The rows are one stop for Tab, so it is none of its own: the
/// panel closes rows by keyboard too.
fn close_ui(
    ui: &Ui,
    (head, rect): (Rect, Rect),
    (input, row): (&RowsInput<'_>, &Row),
    out: &mut Vec<Command>,
) {
    let look = input.look;
    let corner = pos2(head.right() - CLOSE - 6.0, head.bottom() - CLOSE - 6.0);
    let area = Rect::from_min_size(corner, Vec2::splat(CLOSE));
    let id = egui::Id::unique(("row_close", head_salt(row)));
    let response = ui.interact(area.intersect(rect), id, Sense::CLICK);
    let name = words::name(&input.state.timeline, row.subject);
    let tip = format!("Close {name}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &tip));
    let painter = ui.painter_at(rect);
    if response.hovered() {
        painter.rect_filled(area, CornerRadius::same(6), look.hover());
    }
    paint_icon(&painter, Icon::Close, area.center(), look.t2());
    if response.on_hover_text(tip).clicked() {
        out.push(Command::Following(row.subject.toggle()));
    }
}

fn head_salt(row: &Row) -> (u8, u32) {
    match row.subject {
        Subject::Topic(topic) => (0, topic.0),
        Subject::Series(series) => (1, series.0),
    }
}
