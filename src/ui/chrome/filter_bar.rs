//! The filter row: the shapes with their counts, which is the legend of shapes too, the active
//! filter in words, and the way to all choices.

use egui::{Align, Layout, Ui};

use crate::layout::Weight;
use crate::model::{Facet, FacetValue, Kind, Shape, Status};
use crate::state::{Command, FilterMode, State};
use crate::ui::canvas::MarkPaint;
use crate::ui::look::Look;
use crate::ui::widgets::{Chip, chip, text};
use crate::ui::wording::{capitalized, counted, shortened};

/// What the widest chip of a kind takes, in points.
const CHIP_ROOM: f32 = 136.0;
/// What the chip for the rest takes with its gaps, in points.
const MORE_ROOM: f32 = 92.0;

/// The chips of the shapes.
const NAMES: [(Shape, &str); 5] = [
    (Shape::Circle, "Meetings"),
    (Shape::Rectangle, "Documents"),
    (Shape::Triangle, "Statements"),
    (Shape::Hexagon, "Measures"),
    (Shape::Diamond, "Other"),
];
/// Room enough for all of them with the way to more, in points.
const SHAPES_WIDTH: f32 = 780.0;

/// Draws the row into the whole of `ui`.
pub fn filter_bar_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    ui.horizontal_centered(|ui| {
        let filter = Chip {
            text: "Filter",
            opens: true,
            ..Chip::default()
        };
        if chip(ui, look, &filter)
            .on_hover_text("All choices (Ctrl+Shift+F)")
            .clicked()
        {
            out.push(Command::ToggleFilterPanel);
        }
        separator(ui, look);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            count_ui(ui, look, state, out);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let all_shown = active_ui(ui, look, state, out)
                    && kinds_ui(ui, look, state, out)
                    && topics_ui(ui, look, state, out);
                let more = Chip {
                    text: "More",
                    opens: true,
                    ..Chip::default()
                };
                let words = "All choices (Ctrl+Shift+F)";
                let fits = ui.available_width() >= MORE_ROOM - 12.0;
                if !all_shown && fits && chip(ui, look, &more).on_hover_text(words).clicked() {
                    out.push(Command::ToggleFilterPanel);
                }
            });
        });
    });
}

fn separator(ui: &mut Ui, look: &Look) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(1.0, 20.0), egui::Sense::hover());
    ui.painter().vline(
        rect.center().x,
        rect.y_range(),
        egui::Stroke::new(1.0, look.line2()),
    );
}

/// How many items pass, and what becomes of the rest.
fn count_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let total = state.timeline.item_count();
    let passing = state.filtering.counts.passing.len();
    if state.filtering.filter.is_empty() {
        let words = counted(total, "item", "items");
        text(ui, 13.0, Weight::Regular, look.t2(), &words);
        return;
    }
    let clear = Chip {
        text: "Clear",
        ..Chip::default()
    };
    if chip(ui, look, &clear)
        .on_hover_text("Clear the filter (Ctrl+Shift+X)")
        .clicked()
    {
        out.push(Command::ClearFilter);
    }
    let rest = match state.filtering.mode {
        FilterMode::Dim => "Rest dimmed",
        FilterMode::Hide => "Rest hidden",
    };
    let rest = Chip {
        text: rest,
        ..Chip::default()
    };
    if chip(ui, look, &rest)
        .on_hover_text("Dim or hide the rest (Ctrl+Shift+H)")
        .clicked()
    {
        out.push(Command::ToggleFilterMode);
    }
    let words = format!("{passing} of {total}");
    text(ui, 13.0, Weight::SemiBold, look.t1(), &words);
}

/// What the filter lets through, facet by facet; each chip takes its facet away. Those without
/// room are counted. Says whether all had room.
fn active_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) -> bool {
    let mut parts = state.filtering.filter.describe(&state.timeline);
    parts.sort_by_key(|part| part.facet == Facet::Kind);
    for (at, part) in parts.iter().enumerate() {
        let told = part.facet == Facet::Kind && are_whole_shapes(&state.filtering.filter.kinds);
        if told && ui.available_width() > SHAPES_WIDTH {
            // The chips of the shapes beside it say the same.
            continue;
        }
        let words = format!("{}: {}", part.facet.word(), shortened(&part.words, 26));
        if ui.available_width() < 60.0 + 8.5 * words.chars().count() as f32 + 90.0 {
            let words = format!("{} more active", parts.len() - at);
            let rest = Chip {
                text: &words,
                selected: true,
                opens: true,
                ..Chip::default()
            };
            let names: Vec<&str> = parts[at..].iter().map(|part| part.words.as_str()).collect();
            if chip(ui, look, &rest)
                .on_hover_text(names.join("\n"))
                .clicked()
            {
                out.push(Command::ToggleFilterPanel);
            }
            return false;
        }
        let active = Chip {
            text: &words,
            selected: true,
            removable: true,
            ..Chip::default()
        };
        if chip(ui, look, &active).on_hover_text(&part.words).clicked() {
            out.push(Command::ClearFacet { facet: part.facet });
        }
    }
    true
}

/// Whether the chips of the shapes tell which of `kinds` are chosen: all of a shape or none.
fn are_whole_shapes(kinds: &std::collections::BTreeSet<Kind>) -> bool {
    NAMES.iter().all(|(shape, _)| {
        let of_shape = kinds_of(*shape);
        let chosen = of_shape.iter().filter(|kind| kinds.contains(*kind)).count();
        chosen == 0 || chosen == of_shape.len()
    })
}

/// The kinds that wear a shape.
fn kinds_of(shape: Shape) -> Vec<Kind> {
    let other = shape == Shape::Diamond;
    Kind::ALL
        .into_iter()
        .filter(|kind| kind.shape() == Some(shape) || (other && kind.shape().is_none()))
        .collect()
}

/// Says whether all of them had room.
fn kinds_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) -> bool {
    let counts = state.filtering.counts.of(Facet::Kind);
    for (shape, name) in NAMES {
        if ui.available_width() < CHIP_ROOM + MORE_ROOM {
            return false;
        }
        let kinds = kinds_of(shape);
        let of_shape =
            |value: &FacetValue| matches!(value, FacetValue::Kind(kind) if kinds.contains(kind));
        let count = counts
            .iter()
            .filter(|it| of_shape(&it.value))
            .map(|it| it.count)
            .sum();
        let selected = counts.iter().any(|it| it.chosen && of_shape(&it.value));
        let mark = MarkPaint {
            shape,
            status: Status::Happened,
            color: look.t1(),
            background: look.surface(),
            size: 11.0,
        };
        let item = Chip {
            text: name,
            count: Some(count),
            mark: Some(mark),
            selected,
            ..Chip::default()
        };
        let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
        if chip(ui, look, &item)
            .on_hover_text(capitalized(&words.join(", ")))
            .clicked()
        {
            // A chip stands for all its kinds: switch them together.
            for kind in kinds {
                let chosen = state.filtering.filter.kinds.contains(&kind);
                if chosen == selected {
                    out.push(Command::ToggleFilter {
                        value: FacetValue::Kind(kind),
                    });
                }
            }
        }
    }
    true
}

/// The topics with the most items, as many as there is room for. Says whether all had room.
fn topics_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) -> bool {
    let topics = state.filtering.counts.of(Facet::Topic);
    for (at, topic) in topics.iter().filter(|topic| !topic.chosen).enumerate() {
        let words = capitalized(&topic.value.words(&state.timeline));
        if ui.available_width() < 24.0 + 8.5 * words.chars().count() as f32 + MORE_ROOM {
            return false;
        }
        if at == 0 {
            separator(ui, look);
        }
        if chip(
            ui,
            look,
            &Chip {
                text: &words,
                ..Chip::default()
            },
        )
        .clicked()
        {
            out.push(Command::ToggleFilter {
                value: topic.value.clone(),
            });
        }
    }
    true
}
