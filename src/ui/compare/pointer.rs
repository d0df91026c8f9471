//! What the pointer does on the comparison: clicks, the wheel, the hand over what can be clicked;
//! and the keys that scroll like the wheel.

use egui::{CursorIcon, Key, PointerButton, Popup, Response, Ui};

use crate::layout::{ComparisonLayout, LifeLayout};
use crate::model::{DocumentIx, PointIx, Side};
use crate::state::{Command, ComparingCommand};
use crate::ui::{KeyboardOwner, keyboard_owner};

use super::Scene;

/// How the comparison got the keyboard.
#[derive(Clone, Copy, Debug, Default)]
pub struct PointerMemory {
    /// It came with Tab.
    ringed: bool,
}

impl PointerMemory {
    /// Notes whether the keyboard came by Tab, or was `given` by a click or by opening.
    pub fn follow(&mut self, response: &Response, given: bool) {
        if given {
            self.ringed = false;
        } else if response.gained_focus() {
            self.ringed = true;
        }
    }

    /// Whether a ring tells that the keyboard is here.
    pub const fn is_ringed(self) -> bool {
        self.ringed
    }
}

/// How far the wheel and the keys scroll the rows in this frame, in points.
pub fn scrolled(ui: &Ui, response: &Response, scene: &Scene<'_>) -> f32 {
    let wheel = if response.contains_pointer() {
        ui.input(|i| i.smooth_scroll_delta().y)
    } else {
        0.0
    };
    pages(ui, scene) * response.rect.height() * 0.9 - wheel
}

/// How many pages the keys go down, wherever the pointer is. Above the rows, in a text field and
/// in a list that has dropped down, these keys have nothing to do with them.
fn pages(ui: &Ui, scene: &Scene<'_>) -> f32 {
    let owner = keyboard_owner(ui.ctx(), scene.state);
    let is_ours = [KeyboardOwner::Canvas, KeyboardOwner::ControlByPairs].contains(&owner);
    if !is_ours || Popup::is_any_open(ui.ctx()) {
        return 0.0;
    }
    ui.input(|i| {
        let page = |key| f32::from(u8::from(i.modifiers.is_none() && i.key_pressed(key)));
        page(Key::PageDown) - page(Key::PageUp)
    })
}

/// Whether the pointer has clicked. Enter and the space bar, which press what has the keyboard,
/// are the cursor's and have nothing to do with the row on which the pointer happens to rest.
pub fn is_clicked(response: &Response) -> bool {
    response.clicked_by(PointerButton::Primary)
}

/// Clicks on rows and ribbons.
pub fn columns_ui(
    response: &Response,
    scene: &Scene<'_>,
    layout: &ComparisonLayout,
    hit: Option<(usize, Option<(Side, PointIx)>)>,
    out: &mut Vec<Command>,
) {
    let Some((pair, point)) = hit else { return };
    let target = target(scene, layout, pair, point);
    if target.is_some() {
        response.ctx.set_cursor_icon(CursorIcon::PointingHand);
    }
    if let Some((side, point)) = target.filter(|_| is_clicked(response)) {
        out.push(Command::Comparing(ComparingCommand::Point { side, point }));
    }
    if response.double_clicked() {
        out.push(Command::Comparing(ComparingCommand::Explain));
    }
}

/// The point that a click goes to: that under the pointer, the first of a ribbon's pair, or for a
/// guest the pair that brought it here.
fn target(
    scene: &Scene<'_>,
    layout: &ComparisonLayout,
    pair: usize,
    point: Option<(Side, PointIx)>,
) -> Option<(Side, PointIx)> {
    let shown = scene.state.shown_pairs();
    if shown.contains(&pair) {
        let first = || first_point(scene, pair);
        return point.or_else(first);
    }
    let (side, point) = point?;
    let mut hosts = layout.ribbons.iter().map(|ribbon| ribbon.pair);
    let host = hosts.find(|host| scene.comparison.pairs[*host].also(side).contains(&point))?;
    first_point(scene, host)
}

fn first_point(scene: &Scene<'_>, pair: usize) -> Option<(Side, PointIx)> {
    let pair = scene.comparison.pairs.get(pair)?;
    let first = |side| pair.points(side).first().map(|point| (side, *point));
    first(Side::Left).or_else(|| first(Side::Right))
}

/// Clicks on lives. A box of a text that is not compared has it compared.
pub fn lives_ui(
    response: &Response,
    scene: &Scene<'_>,
    layout: &LifeLayout,
    hit: Option<(usize, Option<(DocumentIx, PointIx)>)>,
    out: &mut Vec<Command>,
) {
    let Some((life, there)) = hit else { return };
    response.ctx.set_cursor_icon(CursorIcon::PointingHand);
    if is_clicked(response) {
        choose_life(scene, layout, life, there, out);
    }
    if response.double_clicked() {
        out.push(Command::Comparing(ComparingCommand::Explain));
    }
}

/// Goes to a life: to the point that was meant, else to the first in the texts that are compared.
pub fn choose_life(
    scene: &Scene<'_>,
    layout: &LifeLayout,
    life: usize,
    there: Option<(DocumentIx, PointIx)>,
    out: &mut Vec<Command>,
) {
    let row = layout.rows.iter().find(|row| row.life == life);
    let boxes = row.into_iter().flat_map(|row| &row.boxes);
    let boxes: Vec<(DocumentIx, PointIx)> = boxes.map(|it| (it.document, it.point)).collect();
    let side_of = |document| {
        let mut sides = Side::BOTH.into_iter();
        sides.find(|side| scene.comparison.document(*side) == document)
    };
    let compared = boxes
        .iter()
        .find(|(document, _)| side_of(*document).is_some());
    let Some((document, point)) = there.or(compared.copied()).or(boxes.first().copied()) else {
        return;
    };
    let side = side_of(document).unwrap_or_else(|| {
        let side = Side::Right;
        out.push(Command::Comparing(ComparingCommand::ChooseDocument {
            side,
            document,
        }));
        side
    });
    out.push(Command::Comparing(ComparingCommand::Point { side, point }));
}
