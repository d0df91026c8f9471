//! The way to the pairs before and after.

use egui::{Align, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::layout::Weight;
use crate::model::{ComparedPair, Side};
use crate::state::{Command, ComparingCommand, Direction};
use crate::ui::look::font;
use crate::ui::widgets::{Icon, focus_ring, paint_icon};
use crate::ui::wording::capitalized;

use super::super::{Scene, words};

/// Draws both buttons into the whole of `ui`.
pub fn foot_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Command>) {
    let field = ui.max_rect().expand2(vec2(12.0, 8.0));
    let line = Stroke::new(1.0, scene.look.line1());
    ui.painter().hline(field.x_range(), field.top() + 0.5, line);
    let inner = field.shrink2(vec2(0.0, 12.0));
    ui.painter().vline(field.center().x, inner.y_range(), line);
    let shown = scene.state.shown_pairs();
    let selected = scene.state.compared_pair();
    let place = shown.iter().position(|pair| Some(*pair) == selected);
    let at = |place: Option<usize>| shown.get(place?).copied();
    let before = at(place.and_then(|it| it.checked_sub(1)));
    let after = at(place.map(|it| it + 1));
    let half = ui.available_width() / 2.0 - 4.0;
    ui.horizontal(|ui| {
        for (pair, direction, side) in [
            (before, Direction::Backward, Align::Min),
            (after, Direction::Forward, Align::Max),
        ] {
            if beside_ui(ui, scene, pair, half, side) {
                out.push(Command::Comparing(ComparingCommand::StepPair { direction }));
            }
        }
    });
}

/// One button; room for it if there is no such pair. Says whether it was clicked.
fn beside_ui(ui: &mut Ui, scene: &Scene<'_>, pair: Option<usize>, width: f32, side: Align) -> bool {
    let look = scene.look;
    let first = side == Align::Min;
    let Some(pair) = pair.and_then(|at| scene.comparison.pairs.get(at)) else {
        ui.allocate_exact_size(vec2(width, 40.0), Sense::hover());
        return false;
    };
    let word = if first { "Previous" } else { "Next" };
    let caption = format!("{word} · {}", numbers(scene, pair));
    let name = format!("{}, {}", title(scene, pair), pair.relation.word());
    let (rect, response) = ui.allocate_exact_size(vec2(width, 40.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{caption}: {name}")));
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 7.0, look.hover());
    }
    let (icon, edge) = if first {
        (Icon::Left, rect.left() + 12.0)
    } else {
        (Icon::Right, rect.right() - 12.0)
    };
    paint_icon(painter, icon, egui::pos2(edge, rect.center().y), look.t2());
    let line = |words: String, face, color| {
        let mut job = egui::text::LayoutJob::simple(words, face, color, width - 36.0);
        job.wrap.max_rows = 1;
        painter.layout_job(job)
    };
    let caption = line(caption, font(12.0, Weight::Regular), look.t2());
    let name = line(name, font(13.0, Weight::Medium), look.t1());
    for (galley, y) in [(caption, rect.top() + 4.0), (name, rect.top() + 20.0)] {
        let x = if first {
            rect.left() + 24.0
        } else {
            rect.right() - 24.0 - galley.size().x
        };
        painter.galley(egui::pos2(x, y), galley, look.t1());
    }
    focus_ring(painter, look, &response, 7);
    response.clicked()
}

/// "5 to 3", or "7 to none".
fn numbers(scene: &Scene<'_>, pair: &ComparedPair) -> String {
    let of = |side| words::numbers(scene.document(side), pair, side);
    format!("{} to {}", of(Side::Left), of(Side::Right))
}

/// The first topic, else the title of the first point.
fn title(scene: &Scene<'_>, pair: &ComparedPair) -> String {
    if let Some(topic) = words::topics(scene, pair).first() {
        return capitalized(topic);
    }
    let mut sides = Side::BOTH.into_iter();
    let first = sides.find_map(|side| {
        let points = words::points(scene.document(side), pair.points(side));
        points.first().map(|point| point.title.clone())
    });
    first.unwrap_or_default()
}
