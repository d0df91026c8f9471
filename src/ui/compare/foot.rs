//! The bar below the comparison: what the signs mean and how many pairs have each, what has to be
//! known before they are believed, and in which order and form the pairs are shown.

use egui::text::LayoutJob;
use egui::{Align, Layout, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::layout::Weight;
use crate::model::{PairOrder, Relation};
use crate::state::{Command, ComparingCommand, ComparisonForm};
use crate::ui::look::font;
use crate::ui::widgets::{Chip, chip};
use crate::ui::wording::capitalized;

use super::Scene;
use super::glyph::paint_disc;
use super::words;

/// Draws the bar into the whole of `ui`.
pub fn foot_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Command>) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for (relation, count) in scene.comparison.totals() {
            entry_ui(ui, scene, relation, count);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            switches_ui(ui, scene, out);
            ui.add_space(8.0);
            note_ui(ui, scene);
        });
    });
}

/// A sign, its word and how many pairs have it.
fn entry_ui(ui: &mut Ui, scene: &Scene<'_>, relation: Relation, count: usize) {
    let look = scene.look;
    let word = capitalized(relation.word());
    let painter = ui.painter();
    let name = painter.layout_no_wrap(word.clone(), font(13.0, Weight::Medium), look.t1());
    let number = painter.layout_no_wrap(count.to_string(), font(13.0, Weight::Regular), look.t2());
    let size = Vec2::new(24.0 + name.size().x + 5.0 + number.size().x, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let middle = rect.left_center();
    paint_disc(
        ui.painter(),
        look,
        middle + Vec2::new(8.0, 0.0),
        relation,
        false,
    );
    let at = middle + Vec2::new(24.0, -name.size().y / 2.0);
    let end = at + Vec2::new(name.size().x + 5.0, 0.0);
    ui.painter().galley(at, name, look.t1());
    ui.painter().galley(end, number, look.t2());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{word} {count}")));
}

/// On the right, from the last to the first.
fn switches_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Command>) {
    let comparing = &scene.state.comparing;
    let is_lives = comparing.form == ComparisonForm::Lives;
    let all = scene.all_documents().count();
    let every = if all == 3 {
        "All three".to_owned()
    } else {
        format!("All {all} texts")
    };
    let switches = [
        (
            every.as_str(),
            is_lives,
            "Each point through all documents (Shift+C)",
            ComparingCommand::ToggleForm,
        ),
        (
            "Hide kept",
            comparing.filter.hide_kept,
            "Leave out what was kept (H)",
            ComparingCommand::ToggleKept,
        ),
        (
            "By topic",
            comparing.filter.order == PairOrder::Topic,
            "By topic, or in the order of the text (T)",
            ComparingCommand::ToggleOrder,
        ),
    ];
    for (words, selected, tip, command) in switches {
        let is_form = command == ComparingCommand::ToggleForm;
        let is_order = command == ComparingCommand::ToggleOrder;
        // Two texts have nothing more to show, and lives have an order of their own.
        if (is_form && all < 3 && !is_lives) || (is_order && is_lives) {
            continue;
        }
        let switch = Chip {
            text: words,
            selected,
            ..Chip::default()
        };
        if chip(ui, scene.look, &switch).on_hover_text(tip).clicked() {
            out.push(Command::Comparing(command));
        }
    }
}

/// What has to be known before the signs are believed, on two lines at most.
fn note_ui(ui: &mut Ui, scene: &Scene<'_>) {
    let look = scene.look;
    let notes = words::note(scene);
    let width = ui.available_width();
    if notes.is_empty() || width < 60.0 {
        return;
    }
    let words = format!("{}.", notes.join("; "));
    let mut job = LayoutJob::simple(words.clone(), font(12.0, Weight::Regular), look.t2(), width);
    job.wrap.max_rows = 2;
    for section in &mut job.sections {
        section.format.line_height = Some(16.0);
    }
    let galley = ui.painter().layout_job(job);
    let size = Vec2::new(width, galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().galley(rect.min, galley, look.t2());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    response.on_hover_text(notes.join(".\n\n") + ".");
}
