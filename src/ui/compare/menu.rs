//! A list of choices that drops down from a control.

use egui::style::ScrollStyle;
use egui::{Frame, Margin, Popup, Response, ScrollArea, Stroke};

use crate::ui::canvas::MarkPaint;
use crate::ui::look::Look;
use crate::ui::widgets::row;

/// One choice.
pub struct Choice {
    /// The mark before it; `None` for none.
    pub mark: Option<MarkPaint>,
    /// What it is called.
    pub name: String,
    /// What stands at its right; empty for nothing.
    pub caption: String,
    /// Whether it is the present choice.
    pub selected: bool,
}

/// Lets `response` open the list named `title`. Its choices are asked for only while it is open.
/// Gives back the place of what was chosen, if any.
pub fn choices_ui(
    response: &Response,
    look: &Look,
    (title, width): (&str, f32),
    choices: impl FnOnce() -> Vec<Choice>,
) -> Option<usize> {
    let opens = response.clicked();
    let frame = Frame::new()
        .fill(look.surface())
        .stroke(Stroke::new(1.0, look.line2()))
        .corner_radius(10)
        .shadow(look.shadow_small())
        .inner_margin(Margin::same(5));
    let shown = Popup::menu(response)
        .accessible_name(title)
        .width(width)
        .frame(frame)
        .gap(4.0)
        .show(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut chosen = None;
            // A bar that is always there tells that the list goes on.
            ui.spacing_mut().scroll = ScrollStyle::solid();
            let list = ScrollArea::vertical()
                .content_margin(Margin::same(4))
                .max_height(380.0);
            list.show(ui, |ui| {
                for (at, choice) in choices().iter().enumerate() {
                    let selected = choice.selected;
                    let line = row(
                        ui,
                        look,
                        choice.mark,
                        &choice.name,
                        &choice.caption,
                        selected,
                    );
                    if opens && (selected || at == 0) {
                        line.request_focus();
                    }
                    if line.clicked() {
                        chosen = Some(at);
                    }
                }
            });
            if chosen.is_some() {
                // A choice by key closes the list as a click does.
                ui.close();
            }
            chosen
        });
    shown.and_then(|shown| shown.inner)
}
