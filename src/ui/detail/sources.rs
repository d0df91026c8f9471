//! The sources of the item: number, tier, publisher, title, date, what each is cited for and whom
//! it relays; opened only when asked.

use egui::{Id, Ui};

use crate::layout::Weight;
use crate::model::{ItemIx, SourceIx};
use crate::state::Command;
use crate::ui::widgets::{Icon, icon_button, link, small, tag, text, tier_label, wrapped};
use crate::ui::wording::counted;

use super::claims::publishers;
use super::{
    DetailInput,
    origins::{origins_ui, plain_words},
    section_ui,
};

/// The copy button with its gap, in points.
const TOOLS_WIDTH: f32 = 32.0 + 8.0;

/// Draws the sources of `ix`.
pub fn sources_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: ItemIx, out: &mut Vec<Command>) {
    let sources = &input.timeline.item(ix).sources;
    if sources.is_empty() {
        section_ui(ui, input.look, "Sources", "none given");
        return;
    }
    let note = plain_words(input, sources);
    let note = note.unwrap_or_else(|| counted(sources.len(), "source", "sources"));
    section_ui(ui, input.look, "Sources", &note);
    origins_ui(ui, input, Id::unique(("item", ix.0)), sources);
    ui.add_space(4.0);
    for (at, source) in sources.iter().enumerate() {
        source_ui(ui, input, at + 1, *source, out);
        ui.add_space(8.0);
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
        ui.allocate_ui(egui::vec2(16.0, 20.0), |ui| {
            ui.set_min_width(16.0);
            text(ui, 12.0, Weight::Regular, look.t2(), &number.to_string());
        });
        let tools = if source.url.is_some() {
            TOOLS_WIDTH
        } else {
            0.0
        };
        let width = (ui.available_width() - tools).max(80.0);
        let layout = egui::Layout::top_down(egui::Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(width, 20.0), layout, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 2.0;
            words_ui(ui, input, ix, out);
        });
        if source.url.is_some() {
            let copy = format!("Copy the source: {}", source.publisher);
            if icon_button(ui, look, Icon::Copy, &copy).clicked() {
                out.push(Command::CopySource { source: ix });
            }
        }
    });
}

fn words_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: SourceIx, out: &mut Vec<Command>) {
    let look = input.look;
    let source = input.timeline.source(ix);
    let name = publisher_and_date(input, ix);
    wrapped(ui, 14.0, Weight::Medium, look.t1(), &name);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        tier_label(ui, look, source.tier, 12.0);
        if let Some(kind) = &source.kind {
            small(ui, look, kind);
        }
        if let Some(language) = &source.language {
            tag(ui, look, &language_name(language));
        }
    });
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
    if let Some(supports) = &source.supports {
        let words = format!("Cited for: {supports}");
        wrapped(ui, 13.0, Weight::Regular, look.t2(), &words);
    }
    let relayed = input.timeline.derived_from(ix);
    if !relayed.is_empty() {
        let words = format!("Relays {}", publishers(input.timeline, relayed));
        wrapped(ui, 13.0, Weight::Medium, look.t2(), &words);
    }
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

/// A language as people name it, or its tag.
fn language_name(tag: &str) -> String {
    let name = match tag.split('-').next().unwrap_or(tag) {
        "en" => "English",
        "uk" => "Ukrainian",
        "ru" => "Russian",
        "fr" => "French",
        "de" => "German",
        "pl" => "Polish",
        "tr" => "Turkish",
        "es" => "Spanish",
        "it" => "Italian",
        "bg" => "Bulgarian",
        "cs" => "Czech",
        "ro" => "Romanian",
        "zh" => "Chinese",
        other => other,
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_whatever_its_region_or_kept_as_it_is() {
        assert_eq!(language_name("en-GB"), "English");
        assert_eq!(language_name("uk"), "Ukrainian");
        assert_eq!(language_name("tlh"), "tlh");
    }
}
