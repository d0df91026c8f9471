//! The bar below the comparison: what the signs mean and how many pairs have each, what has to be
//! known before they are believed, and in which order and form the pairs are shown.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Align, Align2, Color32, Layout, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use crate::layout::Weight;
use crate::model::{PairOrder, Relation};
use crate::state::{Command, ComparingCommand, ComparisonForm, spec_of};
use crate::ui::look::font;
use crate::ui::widgets::{Chip, chip};
use crate::ui::wording::capitalized;

use super::Scene;
use super::glyph::paint_disc;
use super::kept::{Kept, Shown};
use super::words::{self, Notes};

/// The height of the bar.
const HEIGHT: f32 = 44.0;
/// What a note takes that has no room beside the signs.
const NOTE_HEIGHT: f32 = 22.0;
/// Between two parts of the legend.
const GAP: f32 = 16.0;
/// A note beside the signs is not narrower.
const LEAST_NOTE: f32 = 180.0;

/// What the bar says, counted over all pairs and lives only when others are shown.
pub type FootMemory = Kept<Shown, Arc<Said>>;

/// What the bar can say.
pub struct Said {
    legend: Vec<Part>,
    /// What it says instead where it has no room for that.
    legend_of_pair: Vec<Part>,
    notes: Notes,
}

/// What the bar says, and whether it needs a second line for that.
pub struct Plan {
    said: Arc<Said>,
    is_of_pair: bool,
    has_two_rows: bool,
}

/// A part of the legend.
enum Part {
    /// What the counts behind it are of.
    Of(String),
    /// A sign, its word if it is not told elsewhere, how often it is there, and its name.
    Sign(Relation, String, usize, String),
}

impl Said {
    fn of(scene: &Scene<'_>) -> Self {
        Self {
            legend: legend(scene),
            legend_of_pair: legend_of_pair(scene),
            notes: words::notes(scene),
        }
    }

    /// The legend of all, or only that of the pair.
    fn legend(&self, is_of_pair: bool) -> &[Part] {
        if is_of_pair {
            &self.legend_of_pair
        } else {
            &self.legend
        }
    }
}

impl Plan {
    /// What is said of `scene` in a bar as wide as `ui`.
    pub fn of(ui: &Ui, scene: &Scene<'_>, memory: &mut FootMemory) -> Self {
        let shown = Shown::of(scene.state, scene.comparison);
        let said = Arc::clone(memory.of(shown, || Arc::new(Said::of(scene))));
        let room = ui.available_width() - 32.0 - switches_width(ui, scene) - 2.0 * GAP;
        let width = |parts: &[Part]| -> f32 {
            let parts = parts.iter().map(|part| size_of(ui, part).x + GAP);
            parts.sum()
        };
        let is_of_pair = width(&said.legend) > room;
        let room = room - width(said.legend(is_of_pair));
        let note = note_job(scene, &said.notes, room.max(1.0));
        let fits = room >= LEAST_NOTE && !ui.painter().layout_job(note).elided;
        Self {
            has_two_rows: !said.notes.short.is_empty() && !fits,
            is_of_pair,
            said,
        }
    }

    /// How high the bar is.
    pub const fn height(&self) -> f32 {
        if self.has_two_rows {
            HEIGHT + NOTE_HEIGHT
        } else {
            HEIGHT
        }
    }
}

/// The signs with their counts: of all pairs, or step by step through all texts.
fn legend(scene: &Scene<'_>) -> Vec<Part> {
    if scene.state.comparing.form == ComparisonForm::Columns {
        return signs(scene.comparison.totals(), None);
    }
    let lives = scene.state.lives();
    let texts = lives.first().map_or(0, |life| life.cells.len());
    let mut parts = Vec::new();
    for at in 1..texts {
        let document = scene.timeline.document(lives[0].cells[at].document);
        let name = document.map_or("", |it| it.short_title.as_str());
        let relations = lives.iter().filter_map(|life| life.cells[at].relation);
        let mut counts: Vec<(Relation, usize)> = Vec::new();
        for relation in Relation::ALL {
            let count = relations.clone().filter(|it| *it == relation).count();
            counts.push((relation, count));
        }
        counts.retain(|(_, count)| *count > 0);
        parts.push(Part::Of(format!("In {name}:")));
        parts.extend(signs(counts, Some(name)));
    }
    parts
}

/// The totals of the two texts of which the pane tells.
fn legend_of_pair(scene: &Scene<'_>) -> Vec<Part> {
    let [left, right] = scene.documents;
    let mut parts = signs(scene.comparison.totals(), None);
    if scene.state.comparing.form == ComparisonForm::Lives {
        let of = format!("{} to {}:", left.short_title, right.short_title);
        parts.insert(0, Part::Of(of));
    }
    parts
}

/// Signs with their words, or without them but named after the text that they are `of`.
fn signs(counts: Vec<(Relation, usize)>, of: Option<&str>) -> Vec<Part> {
    let counts = counts.into_iter();
    counts
        .map(|(relation, count)| {
            let word = capitalized(relation.word());
            match of {
                Some(of) => {
                    let name = format!("{of}: {word} {count}");
                    Part::Sign(relation, String::new(), count, name)
                }
                None => Part::Sign(relation, word.clone(), count, format!("{word} {count}")),
            }
        })
        .collect()
}

/// Draws the bar into the whole of `ui`.
pub fn foot_ui(ui: &mut Ui, scene: &Scene<'_>, plan: &Plan, out: &mut Vec<Command>) {
    let whole = ui.max_rect();
    let first = whole.with_max_y(whole.bottom() - (plan.height() - HEIGHT));
    let mut line = ui.new_child(UiBuilder::new().max_rect(first));
    line.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for part in plan.said.legend(plan.is_of_pair) {
            part_ui(ui, scene, part);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            switches_ui(ui, scene, out);
            ui.add_space(8.0);
            if !plan.has_two_rows {
                note_ui(ui, scene, &plan.said.notes);
            }
        });
    });
    if plan.has_two_rows {
        let second = whole.with_min_y(first.bottom() - 6.0);
        let mut line = ui.new_child(UiBuilder::new().max_rect(second));
        note_ui(&mut line, scene, &plan.said.notes);
    }
}

/// How much room a part of the legend takes.
fn size_of(ui: &Ui, part: &Part) -> Vec2 {
    let width = |words: &str, weight| {
        let painter = ui.painter();
        let galley =
            painter.layout_no_wrap(words.to_owned(), font(13.0, weight), Color32::PLACEHOLDER);
        galley.size().x
    };
    let width = match part {
        Part::Of(words) => width(words, Weight::Regular),
        Part::Sign(_, word, count, _) => {
            let word = width(word, Weight::Medium);
            let gap = if word > 0.0 { 5.0 } else { -3.0 };
            24.0 + word + gap + width(&count.to_string(), Weight::Regular)
        }
    };
    Vec2::new(width, 24.0)
}

fn part_ui(ui: &mut Ui, scene: &Scene<'_>, part: &Part) {
    let look = scene.look;
    let (rect, response) = ui.allocate_exact_size(size_of(ui, part), Sense::hover());
    let painter = ui.painter();
    let middle = rect.left_center();
    match part {
        Part::Of(words) => {
            let face = font(13.0, Weight::Regular);
            painter.text(middle, Align2::LEFT_CENTER, words, face, look.t2());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        }
        Part::Sign(relation, word, count, name) => {
            paint_disc(
                painter,
                look,
                middle + Vec2::new(8.0, 0.0),
                *relation,
                false,
            );
            let at = middle + Vec2::new(24.0, 0.0);
            let face = font(13.0, Weight::Medium);
            painter.text(at, Align2::LEFT_CENTER, word, face, look.t1());
            let face = font(13.0, Weight::Regular);
            let end = rect.right_center();
            painter.text(
                end,
                Align2::RIGHT_CENTER,
                count.to_string(),
                face,
                look.t2(),
            );
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
            response.on_hover_text(words::meaning(*relation));
        }
    }
}

/// A switch: its words, whether it is on, the command of its name, and what it does.
type Switch = (String, bool, &'static str, ComparingCommand);

/// On the right, from the last to the first.
fn switches(scene: &Scene<'_>) -> Vec<Switch> {
    let comparing = &scene.state.comparing;
    let is_lives = comparing.form == ComparisonForm::Lives;
    let all = scene.all_documents().count();
    let every = if all == 3 {
        "All three".to_owned()
    } else {
        format!("All {all} texts")
    };
    let mut switches = Vec::new();
    // Two texts have nothing more to show, and lives have an order of their own.
    if all > 2 || is_lives {
        let command = ComparingCommand::ToggleForm;
        switches.push((every, is_lives, "comparison-form", command));
    }
    let kept = comparing.filter.hide_kept;
    let command = ComparingCommand::ToggleKept;
    switches.push(("Hide kept".to_owned(), kept, "hide-kept", command));
    if !is_lives {
        let by_topic = comparing.filter.order == PairOrder::Topic;
        let command = ComparingCommand::ToggleOrder;
        switches.push(("By topic".to_owned(), by_topic, "pair-order", command));
    }
    switches
}

/// How much room the switches take.
fn switches_width(ui: &Ui, scene: &Scene<'_>) -> f32 {
    let switches = switches(scene);
    let widths = switches.iter().map(|(words, ..)| {
        let face = font(13.0, Weight::Medium);
        let painter = ui.painter();
        let galley = painter.layout_no_wrap(words.clone(), face, Color32::PLACEHOLDER);
        galley.size().x + 22.0 + 8.0
    });
    widths.sum()
}

fn switches_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Command>) {
    for (words, selected, id, command) in switches(scene) {
        let switch = Chip {
            text: &words,
            selected,
            ..Chip::default()
        };
        let response = chip(ui, scene.look, &switch);
        let response = match spec_of(id) {
            Some(spec) => {
                let key = spec.keys.first().map(|key| format!(" ({key})"));
                let key = key.unwrap_or_default();
                response.on_hover_text(format!("{}{key}\n{}", spec.name, spec.tooltip))
            }
            None => response,
        };
        if response.clicked() {
            out.push(Command::Comparing(command));
        }
    }
}

/// What has to be known before the signs are believed, in short, on two lines at most.
fn note_job(scene: &Scene<'_>, notes: &Notes, width: f32) -> LayoutJob {
    let words = format!("{}.", notes.short.join("; "));
    let face = font(12.0, Weight::Regular);
    let mut job = LayoutJob::simple(words, face, scene.look.t2(), width);
    job.wrap.max_rows = 2;
    for section in &mut job.sections {
        section.format.line_height = Some(16.0);
    }
    job
}

/// The notes in short; all of them in the tip.
fn note_ui(ui: &mut Ui, scene: &Scene<'_>, notes: &Notes) {
    let width = ui.available_width();
    if notes.short.is_empty() || width < 60.0 {
        return;
    }
    let galley = ui.painter().layout_job(note_job(scene, notes, width));
    let size = Vec2::new(width, galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().galley(rect.min, galley, scene.look.t2());
    let said = format!("{}.", notes.full.join("; "));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    response.on_hover_text(notes.full.join(".\n\n") + ".");
}
