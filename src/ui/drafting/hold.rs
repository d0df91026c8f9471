//! A step that is dragged to another place: where it would come to lie, and the card in the hand.

use egui::{Align2, CornerRadius, Id, Key, LayerId, Order, Painter, Pos2, Rect, Stroke};
use egui::{StrokeKind, Ui, pos2, vec2};

use crate::layout::Weight;
use crate::state::{Command, DraftingCommand};
use crate::ui::look::{Look, font};

use super::{DraftingMemory, Scene, does};

/// So near to the edge of the list, in points, it scrolls while a step is held there.
const EDGE: f32 = 36.0;
/// How fast it scrolls at most, in points a frame.
const SCROLL: f32 = 9.0;
/// So far the card in the hand stands in from the others, in points.
const INDENT: f32 = 22.0;

/// A step in the hand.
#[derive(Clone, Debug)]
pub(super) struct Hold {
    /// Its place, from 0.
    pub from: usize,
    /// From the top of its card to where it is held, in points.
    grip_y: f32,
}

impl Hold {
    /// The step at `from`, held `grip_y` under the top of its card.
    pub const fn of(from: usize, grip_y: f32) -> Self {
        Self { from, grip_y }
    }
}

/// Follows the hand over `cards`, the places of all cards: draws where the step would lie, scrolls
/// at the edges, and moves the step when it is let go. Esc leaves it where it was.
pub(super) fn hold_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    cards: &[Rect],
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) {
    let Some(hold) = memory.hold.clone() else {
        return;
    };
    if ui.input(|i| i.key_pressed(Key::Escape)) || hold.from >= cards.len() {
        memory.hold = None;
        super::keep_escape(scene.state, out);
        return;
    }
    let Some(pointer) = ui.input(|i| i.pointer.latest_pos()) else {
        return;
    };
    let gap = gap_at(cards, pointer.y);
    let to = place_after(hold.from, gap);
    if !ui.input(|i| i.pointer.any_down()) {
        memory.hold = None;
        if to != hold.from {
            let from = hold.from;
            memory.generation += 1;
            memory.wants_keyboard = true;
            out.push(does(DraftingCommand::MoveStep { from, to }));
        }
        return;
    }
    if to != hold.from {
        insertion_line(ui.painter(), scene.look, cards, gap);
    }
    in_hand(ui, scene, &hold, (pointer, cards[hold.from]));
    scroll_at_edges(ui, pointer);
}

/// Before which card a step would lie that is let go at `y`; the number of cards for the end.
fn gap_at(cards: &[Rect], y: f32) -> usize {
    cards.iter().filter(|card| card.center().y < y).count()
}

/// The place that a step has after it went from `from` into the gap before the card at `gap`.
const fn place_after(from: usize, gap: usize) -> usize {
    if gap > from { gap - 1 } else { gap }
}

fn insertion_line(painter: &Painter, look: &Look, cards: &[Rect], gap: usize) {
    let y = match (
        gap.checked_sub(1).and_then(|at| cards.get(at)),
        cards.get(gap),
    ) {
        (Some(above), Some(below)) => above.bottom().midpoint(below.top()),
        (None, Some(below)) => below.top() - 4.0,
        (Some(above), None) => above.bottom() + 4.0,
        (None, None) => return,
    };
    let across = cards[0].x_range();
    let start = pos2(across.min + 3.0, y);
    painter.hline(
        across.min + 6.0..=across.max,
        y,
        Stroke::new(3.0, look.ink()),
    );
    painter.circle(start, 4.0, look.chrome(), Stroke::new(2.0, look.ink()));
}

/// The card in the hand: its number and title, above all else. It follows the hand up and down, and
/// leaves the beginning of the line in sight.
fn in_hand(ui: &Ui, scene: &Scene<'_>, hold: &Hold, (hand, card): (Pos2, Rect)) {
    let look = scene.look;
    let Some(step) = scene.shown.steps.get(hold.from) else {
        return;
    };
    let layer = LayerId::new(Order::Tooltip, Id::unique("step in hand"));
    let painter = ui.ctx().layer_painter(layer);
    let width = card.width() - INDENT;
    let top = hand.y - hold.grip_y.min(30.0);
    let corner = pos2(card.left() + INDENT, top);
    let rect = Rect::from_min_size(corner, vec2(width, 44.0));
    let corner = CornerRadius::same(9);
    painter.add(look.shadow_big().as_shape(rect, corner));
    let edge = Stroke::new(2.0, look.ink());
    painter.rect(rect, corner, look.surface(), edge, StrokeKind::Inside);
    let middle = rect.center().y;
    super::controls::paint_grip(&painter, pos2(rect.left() + 15.0, middle), look.t1());
    let face = font(13.0, Weight::SemiBold);
    let number = pos2(rect.left() + 46.0, middle);
    painter.text(number, Align2::RIGHT_CENTER, hold.from + 1, face, look.t1());
    let (face, room) = (font(14.0, Weight::SemiBold), width - 70.0);
    let title = step.heading().to_owned();
    let mut job = egui::text::LayoutJob::simple(title, face, look.t1(), room);
    job.wrap.max_rows = 1;
    let galley = painter.layout_job(job);
    let at = pos2(rect.left() + 54.0, middle - galley.size().y / 2.0);
    painter.galley(at, galley, look.t1());
}

fn scroll_at_edges(ui: &Ui, pointer: Pos2) {
    let sight = ui.clip_rect();
    let above = (sight.top() + EDGE - pointer.y).clamp(0.0, EDGE);
    let below = (pointer.y - sight.bottom() + EDGE).clamp(0.0, EDGE);
    let delta = (above - below) / EDGE * SCROLL;
    if delta != 0.0 {
        ui.scroll_with_delta(vec2(0.0, delta));
        ui.ctx().request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cards() -> Vec<Rect> {
        let card = |top| Rect::from_min_size(pos2(0.0, top), vec2(300.0, 50.0));
        [0.0, 58.0, 116.0].map(card).to_vec()
    }

    #[test]
    fn a_step_goes_before_the_card_whose_upper_half_it_is_held_over() {
        for (y, gap) in [
            (-40.0, 0),
            (20.0, 0),
            (30.0, 1),
            (80.0, 1),
            (120.0, 2),
            (900.0, 3),
        ] {
            assert_eq!(gap_at(&cards(), y), gap, "at {y}");
        }
    }

    #[test]
    fn both_gaps_beside_a_step_leave_it_where_it_is() {
        for (from, gap, to) in [
            (1, 0, 0),
            (1, 1, 1),
            (1, 2, 1),
            (1, 3, 2),
            (0, 3, 2),
            (2, 0, 0),
        ] {
            assert_eq!(place_after(from, gap), to, "from {from} into {gap}");
        }
    }
}
