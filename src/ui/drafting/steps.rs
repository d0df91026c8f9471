//! The steps of a briefing as cards, and the keys that act on the card that has the keyboard.

use egui::{Event, EventFilter, Key, Modifiers, Ui, vec2};

use crate::layout::Weight;
use crate::state::{Command, Direction, DraftingCommand, PresentingPlace};
use crate::ui::widgets::wrapped;

use super::card::{card_id, card_ui, edit};
use super::{DraftingMemory, Scene, does, hint, hold};

/// Draws all cards; the chosen one comes into sight if `reveals`.
pub(super) fn steps_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    reveals: bool,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) {
    let count = scene.shown.steps.len();
    join_keyboard(ui, scene, reveals, memory, out);
    memory.in_fields = false;
    if count == 0 {
        empty_ui(ui, scene);
        return;
    }
    ui.spacing_mut().item_spacing.y = 8.0;
    let chosen = scene.state.drafting.step;
    let mut cards = Vec::with_capacity(count);
    // A window more on either side, so that the keyboard can go on there.
    let sight = ui.clip_rect();
    let sight = sight.expand2(vec2(0.0, sight.height()));
    memory.heights.resize(count, None);
    for at in 0..count {
        let top = ui.cursor().top();
        let known = known_height(ui, scene, at, memory);
        let is_far = known.is_some_and(|it| top + it < sight.top() || top > sight.bottom());
        // The chosen one may be open, and one in the hand has the mouse.
        let is_busy = at == chosen || memory.hold.as_ref().is_some_and(|it| it.from == at);
        let rect = match known.filter(|_| is_far && !is_busy) {
            Some(height) => ui.allocate_space(vec2(ui.available_width(), height)).1,
            None => card_ui(ui, scene, at, memory, out),
        };
        cards.push(rect);
        if at != chosen {
            let key = height_key(ui, scene, at);
            memory.heights[at] = Some((key, rect.height()));
        }
        if at == chosen && reveals {
            hint::scroll_over(ui, scene, rect.expand(8.0));
        }
    }
    if std::mem::take(&mut memory.wants_keyboard) {
        ui.memory_mut(|it| it.request_focus(card_id(chosen)));
    }
    keys(ui, scene, memory, out);
    hold::hold_ui(ui, scene, &cards, memory, out);
}

/// Keeps the keyboard on the card of the chosen step, if it is on a card: it follows the choice
/// after `moved`, that is when another step was chosen; else it chooses the card it came to.
fn join_keyboard(
    ui: &Ui,
    scene: &Scene<'_>,
    moved: bool,
    memory: &mut DraftingMemory,
    out: &mut Vec<Command>,
) {
    let (count, chosen) = (scene.shown.steps.len(), scene.state.drafting.step);
    let focused = ui.memory(egui::Memory::focused);
    let cards = count.max(memory.heights.len());
    let on_card = (0..cards).find(|at| focused == Some(card_id(*at)));
    if count == 0 {
        // A deletion that is taken back gives the keyboard back too, if nothing else took it.
        memory.wants_keyboard &= focused.is_none() || on_card.is_some();
    }
    let Some(at) = on_card.filter(|at| *at != chosen) else {
        return;
    };
    if moved || at >= count {
        ui.memory_mut(|it| it.request_focus(card_id(chosen)));
    } else {
        out.push(does(DraftingCommand::ChooseStep { step: at }));
    }
}

/// How high the card of the step at `at` came out when it was drawn last; `None` if it may be of
/// another height by now.
fn known_height(ui: &Ui, scene: &Scene<'_>, at: usize, memory: &DraftingMemory) -> Option<f32> {
    let (key, height) = memory.heights.get(at).copied().flatten()?;
    (key == height_key(ui, scene, at)).then_some(height)
}

/// What the height of a card that is not open follows from.
fn height_key(ui: &Ui, scene: &Scene<'_>, at: usize) -> u64 {
    let step = &scene.shown.steps[at];
    let width = ui.available_width().to_bits();
    let scale = ui.pixels_per_point().to_bits();
    egui::util::hash((step.heading(), step.lost.len(), width, scale))
}

fn empty_ui(ui: &mut Ui, scene: &Scene<'_>) {
    let words = "Show on the laptop what the audience is to see, then add this view as a step";
    ui.add_space(4.0);
    wrapped(ui, 14.0, Weight::Regular, scene.look.t2(), words);
}

/// What the keys do to the step whose card has the keyboard.
fn keys(ui: &Ui, scene: &Scene<'_>, memory: &mut DraftingMemory, out: &mut Vec<Command>) {
    let count = scene.shown.steps.len();
    let focused = ui.memory(egui::Memory::focused);
    let Some(at) = (0..count).find(|at| focused == Some(card_id(*at))) else {
        return;
    };
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|it| it.set_focus_lock_filter(card_id(at), filter));
    for command in pressed(ui, scene) {
        if matches!(command, DraftingCommand::ShiftStep { .. }) {
            memory.generation += 1;
        }
        memory.wants_keyboard = true;
        out.push(does(command));
    }
    let renames = scene.shown.is_own && scene.state.presenting_place() == PresentingPlace::Off;
    if renames && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F2)) {
        edit(ui, at, memory);
    }
}

/// The commands of the keys pressed, in their order.
fn pressed(ui: &Ui, scene: &Scene<'_>) -> Vec<DraftingCommand> {
    let is_own = scene.shown.is_own;
    ui.input(|i| {
        let events = i.events.iter().filter_map(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => Some((*key, *modifiers)),
            _ => None,
        });
        let commands = events.filter_map(|(key, modifiers)| command_of(key, modifiers));
        commands
            .filter(|command| is_own || matches!(command, DraftingCommand::NextStep { .. }))
            .collect()
    })
}

fn command_of(key: Key, modifiers: Modifiers) -> Option<DraftingCommand> {
    let direction = match key {
        Key::ArrowUp => Some(Direction::Backward),
        Key::ArrowDown => Some(Direction::Forward),
        _ => None,
    };
    match (direction, key) {
        (Some(direction), _) if modifiers.is_none() => {
            Some(DraftingCommand::NextStep { direction })
        }
        (Some(direction), _) if modifiers.matches_exact(Modifiers::ALT) => {
            Some(DraftingCommand::ShiftStep { direction })
        }
        (None, Key::Delete) if modifiers.is_none() => Some(DraftingCommand::DeleteStep),
        (None, Key::D) if modifiers.command && !modifiers.shift && !modifiers.alt => {
            Some(DraftingCommand::DuplicateStep)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_a_card_are_exact() {
        let up = Direction::Backward;
        for (key, modifiers, command) in [
            (
                Key::ArrowUp,
                Modifiers::NONE,
                Some(DraftingCommand::NextStep { direction: up }),
            ),
            (
                Key::ArrowUp,
                Modifiers::ALT,
                Some(DraftingCommand::ShiftStep { direction: up }),
            ),
            (Key::ArrowUp, Modifiers::CTRL, None),
            (
                Key::Delete,
                Modifiers::NONE,
                Some(DraftingCommand::DeleteStep),
            ),
            (Key::Delete, Modifiers::SHIFT, None),
            (
                Key::D,
                Modifiers::COMMAND,
                Some(DraftingCommand::DuplicateStep),
            ),
            (Key::D, Modifiers::NONE, None),
        ] {
            assert_eq!(
                command_of(key, modifiers),
                command,
                "{key:?} with {modifiers:?}"
            );
        }
    }
}
