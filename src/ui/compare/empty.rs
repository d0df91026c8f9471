//! What stands there when there is nothing to compare: why, and what can be done.

use egui::{Layout, Ui, UiBuilder, Vec2};

use crate::layout::Weight;
use crate::model::{CivilDate, KnowledgeDate, day_label};
use crate::state::{Command, ComparingCommand, State};
use crate::ui::look::Look;
use crate::ui::widgets::{ButtonKind, as_heading, button, wrapped};

/// Draws it into the middle of `ui`.
pub fn empty_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, look.paper());
    let width = 640.0_f32.min(room.width() - 32.0);
    let area = egui::Rect::from_center_size(room.center(), Vec2::new(width, 200.0));
    let column = UiBuilder::new()
        .max_rect(area)
        .layout(Layout::top_down(egui::Align::Min));
    let mut ui = ui.new_child(column);
    let head = state.nothing_to_compare();
    let title = wrapped(&mut ui, 16.0, Weight::SemiBold, look.t1(), &head);
    as_heading(&ui, &title, &head);
    ui.add_space(4.0);
    let words = known_words(state);
    wrapped(&mut ui, 14.0, Weight::Regular, look.t2(), &words);
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let first = first_day(state);
        if let Some(day) = first {
            let words = format!("Show what was known on {}", day_label(day));
            if button(ui, look, ButtonKind::Primary, &words).clicked() {
                out.push(Command::Comparing(ComparingCommand::FirstDay));
            }
        }
        let date = KnowledgeDate::Latest;
        if state.knowledge() != date
            && button(ui, look, ButtonKind::Secondary, "Show what is known today").clicked()
        {
            out.push(Command::SetKnowledgeDate { date });
        }
        if button(ui, look, ButtonKind::Secondary, "Back to the timeline").clicked() {
            out.push(Command::Comparing(ComparingCommand::Leave));
        }
    });
}

/// The first day with something to compare, if it is yet to come.
fn first_day(state: &State) -> Option<CivilDate> {
    let shown = state.timeline.told_on().day()?;
    state.first_day_to_compare().filter(|first| *first > shown)
}

/// Which document is known, or what a comparison needs.
fn known_words(state: &State) -> String {
    let mut known = state.timeline.documents();
    match (known.next(), first_day(state)) {
        (Some((_, document)), _) => format!("Known is only “{}”.", document.title),
        (None, Some(_)) => {
            "The timeline may tell of documents on that day, but not what they say.".to_owned()
        }
        (None, None) => "A comparison needs two documents with points in the file.".to_owned(),
    }
}
