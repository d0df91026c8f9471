//! The sources of the item: number, tier, publisher, title, date; opened only when asked.

use egui::Ui;

use crate::layout::Weight;
use crate::model::{ItemIx, SourceIx};
use crate::state::Command;
use crate::ui::widgets::{Icon, icon_button, link, text, tier_chip, wrapped};
use crate::ui::wording::counted;

use super::{DetailInput, section_ui};

/// The copy button with its gap, in points.
const TOOLS_WIDTH: f32 = 32.0 + 8.0;

/// Draws the sources of `ix`.
pub fn sources_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: ItemIx, out: &mut Vec<Command>) {
    let sources = &input.timeline.item(ix).sources;
    if sources.is_empty() {
        section_ui(ui, input.look, "Sources", "none given");
        return;
    }
    section_ui(
        ui,
        input.look,
        "Sources",
        &counted(sources.len(), "source", "sources"),
    );
    for (at, source) in sources.iter().enumerate() {
        source_ui(ui, input, at + 1, *source, out);
        ui.add_space(6.0);
    }
}

fn source_ui(
    ui: &mut Ui,
    input: &DetailInput<'_>,
    number: usize,
    ix: SourceIx,
    out: &mut Vec<Command>,
) {
    let look = input.look;
    let source = input.timeline.source(ix);
    ui.horizontal_top(|ui| {
        text(ui, 12.0, Weight::Regular, look.t2(), &number.to_string());
        tier_chip(ui, look, source.tier);
        let tools = if source.url.is_some() {
            TOOLS_WIDTH
        } else {
            0.0
        };
        let width = (ui.available_width() - tools).max(80.0);
        ui.allocate_ui_with_layout(
            egui::vec2(width, 20.0),
            egui::Layout::top_down(egui::Align::Min),
            |ui| {
                ui.set_min_width(width);
                ui.spacing_mut().item_spacing.y = 2.0;
                wrapped(
                    ui,
                    14.0,
                    Weight::Medium,
                    look.t1(),
                    &publisher_and_date(input, ix),
                );
                match &source.url {
                    Some(url) => {
                        let title = link(ui, look, 13.0, &source.title)
                            .on_hover_text(format!("Open in the browser:\n{url}"));
                        if title.clicked() {
                            out.push(Command::OpenSource { source: ix });
                        }
                    }
                    None => {
                        wrapped(ui, 13.0, Weight::Regular, look.t2(), &source.title);
                    }
                }
            },
        );
        if source.url.is_some() {
            let copy = format!("Copy the source: {}", source.publisher);
            if icon_button(ui, look, Icon::Copy, &copy).clicked() {
                out.push(Command::CopySource { source: ix });
            }
        }
    });
}

fn publisher_and_date(input: &DetailInput<'_>, ix: SourceIx) -> String {
    let source = input.timeline.source(ix);
    let mut line = source.publisher.clone();
    if let Some(author) = &source.author {
        line.push_str(", ");
        line.push_str(author);
    }
    if let Some(published) = &source.published {
        line.push_str(", ");
        line.push_str(&published.label());
    }
    line
}
