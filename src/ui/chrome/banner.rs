//! The strip over the canvas that says that not all that is known is shown.

use egui::{
    Align, Color32, Layout, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::layout::Weight;
use crate::model::KnowledgeDate;
use crate::state::{Command, State};
use crate::ui::look::{Look, font};
use crate::ui::widgets::{focus_ring, text};

/// Draws the strip with `words` on it into the whole of `ui`, and the way out of the past.
pub fn banner_ui(ui: &mut Ui, look: &Look, state: &State, words: &str, out: &mut Vec<Command>) {
    let edge = ui.max_rect().expand2(vec2(16.0, 0.0));
    let y = edge.bottom() - 0.5;
    let line = Stroke::new(1.0, look.amber_edge());
    ui.painter().hline(edge.x_range(), y, line);
    let can_leave = state.knowledge() != KnowledgeDate::Latest;
    ui.horizontal_centered(|ui| {
        text(ui, 14.0, Weight::SemiBold, look.amber_text(), words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if can_leave && amber_button(ui, look, "Show the latest").clicked() {
                out.push(Command::SetKnowledgeDate {
                    date: KnowledgeDate::Latest,
                });
            }
            let rest = if can_leave {
                "Later reports are hidden"
            } else {
                "The file holds no later reports"
            };
            if ui.available_width() > 220.0 {
                text(ui, 12.0, Weight::Regular, look.amber_text(), rest);
            }
        });
    });
}

/// A button on amber, 26 points high.
fn amber_button(ui: &mut Ui, look: &Look, words: &str) -> Response {
    let face = font(12.0, Weight::SemiBold);
    let words_color = look.amber_text();
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), face, words_color);
    let size = vec2(galley.size().x + 20.0, 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    let fill = if response.hovered() {
        look.amber_edge()
    } else {
        Color32::TRANSPARENT
    };
    let stroke = Stroke::new(1.0, look.amber_line());
    let painter = ui.painter();
    painter.rect(rect, 7.0, fill, stroke, StrokeKind::Inside);
    painter.galley(rect.center() - galley.size() / 2.0, galley, words_color);
    focus_ring(painter, look, &response, 7);
    response
}
