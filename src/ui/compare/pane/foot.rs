//! The way to the pairs before and after.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Galley, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::layout::Weight;
use crate::model::{ComparedPair, Side};
use crate::state::{Command, ComparingCommand, Direction};
use crate::ui::look::font;
use crate::ui::widgets::{Icon, focus_ring, paint_icon};
use crate::ui::wording::capitalized;

use super::super::{Scene, words};

/// What a button has beside its words: the arrow and the margins, in points.
const BESIDE_WORDS: f32 = 40.0;

/// One button: the pair that it leads to, and its words.
struct Beside {
    direction: Direction,
    caption: String,
    name: String,
}

impl Beside {
    fn new(scene: &Scene<'_>, direction: Direction, pair: &ComparedPair) -> Self {
        let word = match direction {
            Direction::Backward => "Previous",
            Direction::Forward => "Next",
        };
        Self {
            direction,
            caption: format!("{word} · {}", numbers(scene, pair)),
            name: format!("{}, {}", title(scene, pair), pair.relation.word()),
        }
    }

    /// Its words in lines of at most `room`.
    fn lines(&self, ui: &Ui, scene: &Scene<'_>, room: f32) -> [Arc<Galley>; 2] {
        let line = |words: &str, face, color| {
            let mut job = LayoutJob::simple(words.to_owned(), face, color, room);
            job.wrap.max_rows = 1;
            ui.painter().layout_job(job)
        };
        let look = scene.look;
        [
            line(&self.caption, font(12.0, Weight::Regular), look.t2()),
            line(&self.name, font(13.0, Weight::Medium), look.t1()),
        ]
    }

    /// The width in which nothing of it is cut.
    fn wanted(&self, ui: &Ui, scene: &Scene<'_>) -> f32 {
        let lines = self.lines(ui, scene, f32::INFINITY);
        lines[0].size().x.max(lines[1].size().x).ceil() + BESIDE_WORDS
    }
}

/// Draws both buttons into the whole of `ui`.
pub fn foot_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Command>) {
    let field = ui.max_rect().expand2(vec2(12.0, 8.0));
    let line = Stroke::new(1.0, scene.look.line1());
    ui.painter().hline(field.x_range(), field.top() + 0.5, line);
    let shown = scene.state.shown_pairs();
    let selected = scene.state.compared_pair();
    let place = shown.iter().position(|pair| Some(*pair) == selected);
    let at = |place: Option<usize>, direction| {
        let pair = scene.comparison.pairs.get(*shown.get(place?)?)?;
        Some(Beside::new(scene, direction, pair))
    };
    let before = place.and_then(|it| it.checked_sub(1));
    let before = at(before, Direction::Backward);
    let after = at(place.map(|it| it + 1), Direction::Forward);
    let wanted = |button: &Option<Beside>| button.as_ref().map(|it| it.wanted(ui, scene));
    let gap = 8.0;
    let whole = ui.available_width();
    let widths = shared(whole - gap, [wanted(&before), wanted(&after)]);
    let inner = field.shrink2(vec2(0.0, 12.0));
    if before.is_some() && after.is_some() {
        let x = ui.max_rect().left() + widths[0] + gap / 2.0;
        ui.painter().vline(x, inner.y_range(), line);
    }
    let mut left = ui.max_rect().left();
    for (button, width) in [before, after].into_iter().zip(widths) {
        let size = vec2(width, 40.0);
        let rect = Rect::from_min_size(pos2(left, ui.max_rect().top()), size);
        left += width + gap;
        let Some(button) = button else { continue };
        if beside_ui(ui, scene, &button, rect) {
            let direction = button.direction;
            out.push(Command::Comparing(ComparingCommand::StepPair { direction }));
        }
    }
}

/// Deals `room` to two buttons that want so much; one that stands alone gets all. Both get half,
/// unless one can spare what the other is short of.
fn shared(room: f32, wanted: [Option<f32>; 2]) -> [f32; 2] {
    let half = room / 2.0;
    let left = match wanted {
        [Some(_), None] => room,
        [None, Some(_)] => 0.0,
        [Some(left), Some(right)] if left > half => left.min(room - right).max(half),
        [Some(left), Some(right)] if right > half => (room - right).max(left).min(half),
        _ => half,
    };
    [left, room - left]
}

/// One button. Says whether it was clicked.
fn beside_ui(ui: &Ui, scene: &Scene<'_>, button: &Beside, rect: Rect) -> bool {
    let look = scene.look;
    let first = button.direction == Direction::Backward;
    let id = ui.scope_id().with(("pair beside", first));
    let response = ui.interact(rect, id, Sense::click());
    let (caption, name) = (&button.caption, &button.name);
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
    paint_icon(painter, icon, pos2(edge, rect.center().y), look.t2());
    let lines = button.lines(ui, scene, rect.width() - 36.0);
    for (galley, y) in lines.into_iter().zip([rect.top() + 4.0, rect.top() + 20.0]) {
        let x = if first {
            rect.left() + 24.0
        } else {
            rect.right() - 24.0 - galley.size().x
        };
        painter.galley(pos2(x, y), galley, look.t1());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_gets_the_room_that_the_other_does_not_need() {
        for (left, right, dealt) in [
            (Some(120.0), None, [300.0, 0.0]),
            (None, Some(120.0), [0.0, 300.0]),
            (Some(100.0), Some(120.0), [150.0, 150.0]),
            (Some(200.0), Some(90.0), [200.0, 100.0]),
            (Some(90.0), Some(200.0), [100.0, 200.0]),
            (Some(90.0), Some(400.0), [90.0, 210.0]),
            (Some(400.0), Some(90.0), [210.0, 90.0]),
            (Some(400.0), Some(400.0), [150.0, 150.0]),
        ] {
            let same = shared(300.0, [left, right]).map(f32::to_bits);
            assert_eq!(same, dealt.map(f32::to_bits), "{left:?} {right:?}");
        }
    }
}
