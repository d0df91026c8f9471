//! Which two days are compared: the day shown, what came since, or what came after a day typed.

use egui::{Key, Margin, RichText, Ui};

use crate::layout::Weight;
use crate::model::day_label;
use crate::state::{ChangesRange, Command};
use crate::ui::look::font;
use crate::ui::widgets::{segmented, wrapped};

use super::ChangesInput;

/// Draws the switch and, for a day of one's own, the field.
pub fn range_ui(ui: &mut Ui, input: &ChangesInput<'_>, out: &mut Vec<Command>) {
    let words = if ui.available_width() < 280.0 {
        ["This day", "Since", "After…"]
    } else {
        ["On this day", "Since then", "After…"]
    };
    let typing = input.typed.is_some();
    let selected = match input.range {
        _ if typing => 2,
        ChangesRange::ThatDay => 0,
        ChangesRange::SinceThen => 1,
        ChangesRange::After(_) => 2,
    };
    match segmented(ui, input.look, &words, selected) {
        Some(0) => out.push(Command::Compare {
            range: ChangesRange::ThatDay,
        }),
        Some(1) => out.push(Command::Compare {
            range: ChangesRange::SinceThen,
        }),
        Some(_) if selected != 2 => out.push(Command::TypeComparedDay {
            text: String::new(),
        }),
        _ => {}
    }
    if selected == 2 {
        field_ui(ui, input, out);
    }
}

fn field_ui(ui: &mut Ui, input: &ChangesInput<'_>, out: &mut Vec<Command>) {
    let look = input.look;
    let (typed, error) = match (input.typed, input.range) {
        (Some((text, error)), _) => (text.clone(), error.as_deref()),
        (None, ChangesRange::After(day)) => (day_label(day), None),
        (None, _) => (String::new(), None),
    };
    let mut words = typed;
    let id = egui::Id::unique("compared_day");
    let appears = ui.ctx().read_response(id).is_none();
    let edit = egui::TextEdit::singleline(&mut words)
        .id(id)
        .hint_text(RichText::new("5 jan, 2025-12-24").color(look.t2()))
        .font(font(14.0, Weight::Regular))
        .margin(Margin::symmetric(10, 6))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| {
        let name = "After which day, then Enter";
        egui::WidgetInfo::labeled(egui::Role::TextInput, true, name)
    });
    // The field that "After…" brings is there to be typed into; once left, it is left alone.
    let is_empty = matches!(input.typed, Some((text, None)) if text.is_empty());
    if appears && is_empty {
        response.request_focus();
    }
    if response.changed() {
        out.push(Command::TypeComparedDay {
            text: words.clone(),
        });
    }
    if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
        out.push(Command::CompareAfter { text: words });
    }
    if let Some(error) = error {
        let error = crate::ui::wording::capitalized(error);
        wrapped(ui, 13.0, Weight::Regular, look.alert_text(), &error);
    }
}
