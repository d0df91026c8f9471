//! The head of the detail pane: what, when, how sure, where and with whom.

use egui::Ui;

use crate::layout::Weight;
use crate::model::{FacetValue, ItemIx};
use crate::state::Command;
use crate::ui::widgets::{badge, heading, selectable, status_chip, tag, text, wrapped};
use crate::ui::wording::capitalized;

use super::DetailInput;

/// Draws everything above the body.
pub fn facts_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: ItemIx, out: &mut Vec<Command>) {
    let look = input.look;
    let item = input.timeline.item(ix);
    let track = input.timeline.track(item.track);
    ui.horizontal(|ui| {
        badge(ui, look, track.hue, &track.badge).on_hover_text(&track.name);
        let kind = format!("{} · {}", track.name, capitalized(item.kind.word()));
        text(ui, 13.0, Weight::Regular, look.t2(), &kind);
    });
    heading(ui, look, &item.title);
    date_ui(ui, input, ix);
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        status_chip(ui, look, item.status, look.hue(track.hue));
        if item.importance == crate::model::Importance::MAX {
            tag(ui, look, "Anchor of the story");
        }
    });
    if let Some(other) = item
        .replaced_by
        .filter(|other| input.timeline.is_known(*other))
    {
        let words = format!("Superseded by {}", input.timeline.item(other).title);
        if crate::ui::widgets::link(ui, look, 14.0, &words).clicked() {
            out.push(Command::Select { item: other });
        }
    }
    ui.add_space(4.0);
    if let Some(place) = &item.place {
        key_value(ui, input, "Place", place);
    }
    if !item.actors.is_empty() {
        key_value(ui, input, "With", &item.actors.join("; "));
    }
    if !item.further_tracks.is_empty() {
        let names: Vec<&str> = item
            .further_tracks
            .iter()
            .map(|track| input.timeline.track(*track).name.as_str())
            .collect();
        key_value(ui, input, "Also", &names.join(", "));
    }
    topics_ui(ui, input, ix, out);
    if !item.summary.is_empty() {
        ui.add_space(4.0);
        selectable(ui, 16.0, Weight::Regular, look.t1(), &item.summary);
    }
}

fn date_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: ItemIx) {
    let look = input.look;
    let item = input.timeline.item(ix);
    let Some(when) = &item.when else {
        let shown = item.shown_date.as_deref().unwrap_or("no date given");
        let words = format!("{} (not placed on the axis)", capitalized(shown));
        wrapped(ui, 16.0, Weight::SemiBold, look.t1(), &words);
        return;
    };
    let shown = item.shown_date.clone().unwrap_or_else(|| when.long_label());
    let hint = format!("{}\nEDTF: {}", when.label(), when.edtf());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let date = wrapped(ui, 16.0, Weight::SemiBold, look.t1(), &capitalized(&shown));
        date.on_hover_text(&hint);
        // In one piece: beside the date if it fits, else below it.
        let note = text(ui, 13.0, Weight::Regular, look.t2(), &when.precision_note());
        note.on_hover_text(&hint);
    });
    if let Some(zone) = input.zone
        && let Some(clock) = when.on_clock_of(zone)
    {
        wrapped(
            ui,
            13.0,
            Weight::Regular,
            look.t2(),
            &format!("{clock} in {zone}"),
        );
    }
}

fn topics_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: ItemIx, out: &mut Vec<Command>) {
    let item = input.timeline.item(ix);
    if item.topics.is_empty() {
        return;
    }
    labelled(ui, input, "Topics", |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (at, topic) in item.topics.iter().enumerate() {
                let comma = if at + 1 < item.topics.len() { "," } else { "" };
                let name = format!("{topic}{comma}");
                let link = crate::ui::widgets::link(ui, input.look, 14.0, &name);
                if link.on_hover_text("Filter by this topic").clicked() {
                    out.push(Command::ToggleFilter {
                        value: FacetValue::Topic(topic.clone()),
                    });
                }
            }
        });
    });
}

fn key_value(ui: &mut Ui, input: &DetailInput<'_>, key: &str, value: &str) {
    labelled(ui, input, key, |ui| {
        selectable(ui, 14.0, Weight::Regular, input.look.t1(), value);
    });
}

/// A key of 64 points, then its value, which wraps beside it.
fn labelled(ui: &mut Ui, input: &DetailInput<'_>, key: &str, value: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        let size = egui::vec2(56.0, 20.0);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Min), |ui| {
            ui.set_min_width(56.0);
            text(ui, 14.0, Weight::Regular, input.look.t2(), key);
        });
        ui.vertical(value);
    });
}
