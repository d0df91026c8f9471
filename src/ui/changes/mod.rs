//! What changed from one day of knowledge to another: which days, and the list by what became of
//! each entry.

mod range;
mod row;
mod words;

use std::cmp::Reverse;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Frame, Label, Margin, RichText, ScrollArea, Ui, UiBuilder};

use crate::layout::Weight;
use crate::model::{Change, ChangeKind, ChangeSubject, Importance, ItemIx, Timeline};
use crate::state::{ChangesRange, Command, State};
use crate::ui::look::{Look, display_font};
use crate::ui::tall_rows::TallRows;
use crate::ui::widgets::{ButtonKind, as_heading, button, small, text, wrapped};
use crate::ui::wording::{capitalized, counted};

use super::detail::{GUTTER, SCROLL_STEP};

/// What the list shows.
pub struct ChangesInput<'a> {
    /// The timeline on the day that is shown.
    pub timeline: &'a Timeline,
    /// What it tells of: "What changed on 6 February 2026".
    pub heading: String,
    /// Which days are compared.
    pub range: ChangesRange,
    /// The earlier day as typed, and why it cannot be read.
    pub typed: Option<&'a (String, Option<String>)>,
    /// What changed.
    pub list: &'a Arc<Vec<Change>>,
    /// The list is of other days than those in the heading.
    pub is_outdated: bool,
    /// The selected item.
    pub selected: Option<ItemIx>,
    /// The colours and faces.
    pub look: &'a Look,
}

/// What the list remembers between frames.
#[derive(Default)]
pub struct ChangesMemory {
    rows: TallRows,
    /// The list that the lines were made of.
    of: Option<Arc<Vec<Change>>>,
    lines: Vec<Line>,
}

impl<'a> ChangesInput<'a> {
    /// The list that `state` asks for; `None` if it is not shown.
    pub fn of(state: &'a State, look: &'a Look) -> Option<Self> {
        let changes = &state.knowing.changes;
        changes.open.then(|| Self {
            timeline: &state.timeline,
            heading: state.changes_heading(),
            range: changes.range,
            typed: changes.typed.as_ref(),
            list: &changes.list,
            is_outdated: changes.is_outdated,
            selected: state.selection,
            look,
        })
    }
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// The head of a group, with how many follow.
    Head(Group, usize),
    /// A change, by its place in the list.
    Change(usize),
}

/// What became of which sort of entry.
type Group = (bool, ChangeKind);

/// How high a change is thought to be before it was drawn.
const ROW_GUESS: f32 = 110.0;

/// Draws the list into the whole of `ui`; `steps` is how often keys scrolled it down.
pub fn changes_ui(
    ui: &mut Ui,
    input: &ChangesInput<'_>,
    memory: &mut ChangesMemory,
    steps: i64,
    out: &mut Vec<Command>,
) {
    let look = input.look;
    if !memory
        .of
        .as_ref()
        .is_some_and(|of| Arc::ptr_eq(of, input.list))
    {
        memory.of = Some(Arc::clone(input.list));
        memory.lines = lines_of(input.timeline, input.list);
        memory.rows.forget();
    }
    head_ui(ui, input, out);
    if input.is_outdated {
        small_note(ui, look, "The list follows when the handle is let go.");
    } else if input.list.is_empty() {
        small_note(ui, look, "Nothing changed between these days.");
    }
    ScrollArea::vertical()
        .id_salt(("changes", Arc::as_ptr(input.list) as usize))
        .auto_shrink(false)
        .show_viewport(ui, |ui, viewport| {
            if steps != 0 {
                ui.scroll_with_delta(egui::vec2(0.0, -SCROLL_STEP * steps as f32));
            }
            if input.is_outdated {
                ui.set_opacity(0.5);
            }
            rows_ui(ui, input, viewport, memory, out);
        });
}

fn rows_ui(
    ui: &mut Ui,
    input: &ChangesInput<'_>,
    viewport: egui::Rect,
    memory: &mut ChangesMemory,
    out: &mut Vec<Command>,
) {
    let days_differ = days_differ(input.list);
    let ChangesMemory { rows, lines, .. } = memory;
    ui.spacing_mut().interact_size.y = 20.0;
    let list = UiBuilder::new()
        .accessibility_role(Role::List)
        .accessibility_label(counted(input.list.len(), "change", "changes"));
    ui.scope_builder(list, |ui| {
        let count = (lines.len(), ROW_GUESS);
        rows.show(ui, viewport, count, |ui, at| match lines[at] {
            Line::Head(group, count) => group_ui(ui, input.look, group, count),
            Line::Change(at) => row::change_ui(ui, input, &input.list[at], days_differ, out),
        });
    });
}

fn head_ui(ui: &mut Ui, input: &ChangesInput<'_>, out: &mut Vec<Command>) {
    let look = input.look;
    let margin = Margin {
        left: GUTTER,
        right: 16,
        top: 6,
        bottom: 8,
    };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let rich = RichText::new(&input.heading)
            .font(display_font(22.0))
            .color(look.t1());
        let head = ui.add(Label::new(rich.line_height(Some(28.0))).wrap());
        as_heading(ui, &head, &input.heading);
        ui.add_space(4.0);
        range::range_ui(ui, input, out);
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            let count = counted(input.list.len(), "change", "changes");
            text(ui, 13.0, Weight::Medium, look.t2(), &count);
            let copy = "Copy as text";
            // Tab goes from left to right, so the button is placed by its width.
            ui.add_space((ui.available_width() - 116.0).max(0.0));
            let copy = button(ui, look, ButtonKind::Secondary, copy);
            if copy.on_hover_text("Copy what changed (Shift+Y)").clicked() {
                out.push(Command::CopyChanges);
            }
        });
    });
}

fn small_note(ui: &mut Ui, look: &Look, words: &str) {
    Frame::new()
        .inner_margin(Margin::symmetric(GUTTER, 6))
        .show(ui, |ui| {
            wrapped(ui, 14.0, Weight::Regular, look.t2(), words);
        });
}

fn group_ui(ui: &mut Ui, look: &Look, group: Group, count: usize) {
    let margin = Margin {
        left: GUTTER,
        right: 16,
        top: 12,
        bottom: 4,
    };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            let words = group_words(group);
            let head = text(ui, 13.0, Weight::SemiBold, look.t1(), &words);
            as_heading(ui, &head, &format!("{words}, {count}"));
            small(ui, look, &count.to_string());
        });
    });
}

/// "New", or "New claims" where it is said of claims.
fn group_words((of_claims, kind): Group) -> String {
    match (of_claims, kind) {
        (false, kind) => capitalized(kind.word()),
        (true, ChangeKind::OutcomeKnown) => "Outcome known".to_owned(),
        (true, kind) => format!("Claims {}", kind.word()),
    }
}

/// The lines, group by group: items before claims, and within both by what became of them. In a
/// group what matters most comes first, then in the order of the list.
fn lines_of(timeline: &Timeline, list: &[Change]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(list.len() + ChangeKind::ALL.len());
    for of_claims in [false, true] {
        for kind in ChangeKind::ALL {
            let belongs = |at: &usize| group_of(&list[*at]) == (of_claims, kind);
            let mut places: Vec<usize> = (0..list.len()).filter(belongs).collect();
            places.sort_by_key(|at| Reverse(importance_of(timeline, &list[*at])));
            if !places.is_empty() {
                lines.push(Line::Head((of_claims, kind), places.len()));
                lines.extend(places.into_iter().map(Line::Change));
            }
        }
    }
    lines
}

/// How much the item matters that a change is about, which is the same on every day.
fn importance_of(timeline: &Timeline, change: &Change) -> Importance {
    let own = match change.subject {
        ChangeSubject::Item(item) => item,
        ChangeSubject::Claim(_) => None,
    };
    let item = change.item.or(own);
    item.map_or(Importance::DEFAULT, |ix| {
        timeline.first_belief(ix).importance
    })
}

fn group_of(change: &Change) -> Group {
    (
        matches!(change.subject, ChangeSubject::Claim(_)),
        change.kind,
    )
}

/// Whether each change has to say its day.
fn days_differ(list: &[Change]) -> bool {
    let day_of = |change: Option<&Change>| change.map(|change| change.known_from);
    day_of(list.first()) != day_of(list.last())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(kind: ChangeKind, of_claim: bool) -> Change {
        Change {
            kind,
            subject: if of_claim {
                ChangeSubject::Claim(None)
            } else {
                ChangeSubject::Item(None)
            },
            item: None,
            id: String::new(),
            title: String::new(),
            speaker: String::new(),
            belongs_to: None,
            date: String::new(),
            known_from: None,
            fields: Vec::new(),
            notes: Vec::new(),
            sources: Vec::new(),
        }
    }

    #[test]
    fn changes_stand_in_groups_items_before_claims() {
        let list = [
            change(ChangeKind::OutcomeKnown, true),
            change(ChangeKind::Corrected, false),
            change(ChangeKind::New, false),
            change(ChangeKind::Corrected, false),
        ];
        let timeline = Timeline::new(crate::model::TimelineParts::default());
        let lines = lines_of(&timeline, &list);
        assert_eq!(
            lines,
            [
                Line::Head((false, ChangeKind::New), 1),
                Line::Change(2),
                Line::Head((false, ChangeKind::Corrected), 2),
                Line::Change(1),
                Line::Change(3),
                Line::Head((true, ChangeKind::OutcomeKnown), 1),
                Line::Change(0),
            ]
        );
    }
}
