//! What stands there when there is nothing to compare: why, and what can be done.

use egui::{Layout, Ui, UiBuilder, Vec2};

use crate::layout::Weight;
use crate::model::KnowledgeDate;
use crate::state::{Command, ComparingCommand, State};
use crate::ui::look::Look;
use crate::ui::widgets::{ButtonKind, as_heading, button, text, wrapped};

/// Draws it into the middle of `ui`.
pub fn empty_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, look.paper());
    let width = 460.0_f32.min(room.width() - 32.0);
    let area = egui::Rect::from_center_size(room.center(), Vec2::new(width, 200.0));
    let column = UiBuilder::new()
        .max_rect(area)
        .layout(Layout::top_down(egui::Align::Min));
    let mut ui = ui.new_child(column);
    let head = state.nothing_to_compare();
    let title = text(&mut ui, 16.0, Weight::SemiBold, look.t1(), &head);
    as_heading(&ui, &title, &head);
    ui.add_space(4.0);
    let words = known_words(state);
    wrapped(&mut ui, 14.0, Weight::Regular, look.t2(), &words);
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let date = KnowledgeDate::Latest;
        if state.knowledge() != date
            && button(ui, look, ButtonKind::Primary, "Show what is known today").clicked()
        {
            out.push(Command::SetKnowledgeDate { date });
        }
        if button(ui, look, ButtonKind::Secondary, "Back to the timeline").clicked() {
            out.push(Command::Comparing(ComparingCommand::Leave));
        }
    });
}

/// Which document is known, and what a comparison needs.
fn known_words(state: &State) -> String {
    let known: Vec<&str> = state
        .timeline
        .documents()
        .map(|(_, document)| document.title.as_str())
        .collect();
    let rest = if state.knowledge() == KnowledgeDate::Latest {
        "A comparison needs two documents with points in the file."
    } else {
        "A comparison needs two; on a later day another may be known (] goes to the next day)."
    };
    match known.as_slice() {
        [] => format!("No document is known. {rest}"),
        [one] => format!("Known is only “{one}”. {rest}"),
        several => format!("Known are {}. {rest}", several.join(", ")),
    }
}
