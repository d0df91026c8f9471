//! All choices of the filter, facet by facet, with live counts.

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::layout::{ColourBy, Weight};
use crate::model::{Facet, FacetCount, FacetIndex, FacetValue, TimePoint};
use crate::state::{Command, FilterMode, State};
use crate::ui::look::Look;
use crate::ui::widgets::{ButtonKind, Chip, button, chip, segmented, text, wrapped};
use crate::ui::wording::{capitalized, shortened};

use super::sheet::{RING_ROOM, SheetPlace, sheet_ui};

/// Draws the panel under the filter row.
pub fn filter_panel_ui(ctx: &egui::Context, look: &Look, state: &State, out: &mut Vec<Command>) {
    let place = SheetPlace::dropdown(egui::vec2(12.0, 100.0), 720.0);
    sheet_ui(ctx, look, "Filter", place, out, |ui, out| {
        summary_ui(ui, look, state, out);
        founding_ui(ui, look, state, out);
        let height = (ctx.content_rect().height() - 348.0).max(160.0);
        ScrollArea::vertical()
            .content_margin(RING_ROOM)
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for facet in Facet::ALL {
                    facet_ui(ui, look, state, facet, out);
                }
                dates_ui(ui, look, state, out);
            });
    });
}

fn summary_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let passing = state.filtering.counts.passing.len();
        let words = format!("{passing} of {} items pass", state.timeline.item_count());
        text(ui, 13.0, Weight::Regular, look.t1(), &words);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, look, ButtonKind::Secondary, "Clear all").clicked() {
                out.push(Command::ClearFilter);
            }
            let selected = usize::from(state.filtering.mode == FilterMode::Hide);
            match segmented(ui, look, &["Dim the rest", "Hide the rest"], selected) {
                Some(0) => out.push(Command::SetFilterMode {
                    mode: FilterMode::Dim,
                }),
                Some(_) => out.push(Command::SetFilterMode {
                    mode: FilterMode::Hide,
                }),
                None => {}
            }
        });
    });
}

/// What is asked of the evidence: official sources only, and what the colour of a mark tells.
fn founding_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let filtering = &state.filtering;
        let official = Chip {
            text: "Only what an official source confirms",
            selected: filtering.mode == FilterMode::Hide && filtering.filter.is_official_only(),
            ..Chip::default()
        };
        let tip = "Hide all that no source of tier A reports (Shift+P)";
        if chip(ui, look, &official).on_hover_text(tip).clicked() {
            out.push(Command::ShowOnlyOfficial);
        }
        text(ui, 13.0, Weight::SemiBold, look.t1(), "Colour by");
        let words = ColourBy::ALL.map(|by| capitalized(by.word()));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let all = ColourBy::ALL.iter();
        let at = all.clone().position(|by| *by == state.knowing.colour_by);
        if let Some(chosen) = segmented(ui, look, &words, at.unwrap_or_default()) {
            out.push(Command::ColourBy {
                by: ColourBy::ALL[chosen],
            });
        }
    });
}

fn facet_ui(ui: &mut Ui, look: &Look, state: &State, facet: Facet, out: &mut Vec<Command>) {
    let counts = state.filtering.counts.of(facet);
    if counts.is_empty() {
        return;
    }
    section(ui, look, facet.word(), |ui| {
        ui.horizontal_wrapped(|ui| {
            let worth = |it: &&FacetCount| it.count > 0 || it.chosen;
            for count in counts.iter().filter(worth) {
                value_ui(ui, look, state, count, out);
            }
            if counts.len() >= FacetIndex::MAX_LISTED {
                let words = format!("The {} most named are listed", FacetIndex::MAX_LISTED);
                wrapped(ui, 12.0, Weight::Regular, look.t2(), &words);
            }
        });
    });
}

fn value_ui(ui: &mut Ui, look: &Look, state: &State, count: &FacetCount, out: &mut Vec<Command>) {
    let words = count.value.words(&state.timeline);
    let words = match count.value {
        FacetValue::Actor(_) => words,
        _ => capitalized(&words),
    };
    let shown = shortened(&words, 48);
    let choice = Chip {
        text: &shown,
        count: Some(count.count),
        selected: count.chosen,
        ..Chip::default()
    };
    if chip(ui, look, &choice).clicked() {
        out.push(Command::ToggleFilter {
            value: count.value.clone(),
        });
    }
}

fn dates_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    section(ui, look, Facet::Dates.word(), |ui| {
        ui.horizontal_wrapped(|ui| {
            let view = state.viewing.target().range();
            let active = state.filtering.filter.dates.clone();
            let in_view = Chip {
                text: "Only what is in view",
                ..Chip::default()
            };
            if chip(ui, look, &in_view).clicked() {
                out.push(Command::SetFilterDates { range: Some(view) });
            }
            for phase in &state.timeline.phases {
                let range = phase.when.earliest().unwrap_or(TimePoint::MIN)
                    ..phase.when.latest().unwrap_or(TimePoint::MAX);
                let selected = active.as_ref() == Some(&range);
                let choice = Chip {
                    text: &phase.name,
                    selected,
                    ..Chip::default()
                };
                if chip(ui, look, &choice)
                    .on_hover_text(phase.when.label())
                    .clicked()
                {
                    let range = if selected { None } else { Some(range) };
                    out.push(Command::SetFilterDates { range });
                }
            }
            typed_dates_ui(ui, look, state, out);
            if active.is_some() {
                let any = Chip {
                    text: "Any time",
                    removable: true,
                    ..Chip::default()
                };
                if chip(ui, look, &any).clicked() {
                    out.push(Command::SetFilterDates { range: None });
                }
            }
        });
    });
}

/// A date or a range as typed; what cannot be read is said beside it.
fn typed_dates_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let id = egui::Id::unique("filter_dates");
    let (mut typed, mut error): (String, String) =
        ui.data_mut(|data| data.get_temp(id).unwrap_or_default());
    let edit = egui::TextEdit::singleline(&mut typed)
        .hint_text(egui::RichText::new("Nov 2025 - Jan 2026").color(look.t2()))
        .margin(Margin::symmetric(8, 4))
        .desired_width(170.0);
    let response = ui.add(edit);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Dates from and to")
    });
    if response.changed() {
        error.clear();
    }
    if response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)) {
        let near = state.viewing.target().center().civil();
        match crate::model::parse_typed(&typed, near) {
            Ok(when) => {
                let from = when.earliest().unwrap_or(TimePoint::MIN);
                let to = when.latest().unwrap_or(TimePoint::MAX);
                out.push(Command::SetFilterDates {
                    range: Some(from..to),
                });
            }
            Err(wrong) => {
                error = wrong.to_string();
                response.request_focus();
            }
        }
    }
    if !error.is_empty() {
        wrapped(ui, 12.0, Weight::Regular, look.alert_text(), &error);
    }
    ui.data_mut(|data| data.insert_temp(id, (typed, error)));
}

fn section(ui: &mut Ui, look: &Look, title: &str, contents: impl FnOnce(&mut Ui)) {
    Frame::new()
        .inner_margin(Margin {
            left: 0,
            right: 12,
            top: 8,
            bottom: 4,
        })
        .show(ui, |ui| {
            text(ui, 13.0, Weight::SemiBold, look.t1(), title);
            ui.add_space(2.0);
            contents(ui);
        });
}
