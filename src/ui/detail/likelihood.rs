//! The scale of likelihood, on demand: what "likely" stands for in percent.

use egui::Ui;

use crate::layout::Weight;
use crate::model::{Likelihood, TermRow};
use crate::ui::look::Look;
use crate::ui::widgets::{disclosure, text, wrapped};

/// Draws a button that opens the scale.
pub fn likelihood_ui(ui: &mut Ui, look: &Look) {
    let id = egui::Id::unique("likelihood_scale");
    let mut open = ui.data(|data| data.get_temp::<bool>(id).unwrap_or(false));
    let purpose = if open { "hide it" } else { "show it" };
    if disclosure(ui, look, "Scale of likelihood", purpose, open).clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    if !open {
        return;
    }
    egui::Frame::new()
        .fill(look.nested())
        .stroke(egui::Stroke::new(1.0, look.line1()))
        .corner_radius(10)
        .inner_margin(12)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.set_width(ui.available_width());
            for band in Likelihood::ALL {
                band_ui(ui, look, band);
            }
            let note = "Intelligence Community Directive 203 (2015). Words in quotation marks are \
                the speakers' own and need not keep to it.";
            wrapped(ui, 12.0, Weight::Regular, look.t2(), note);
        });
}

fn band_ui(ui: &mut Ui, look: &Look, band: Likelihood) {
    const PERCENT: f32 = 64.0;
    let percent = band.percent();
    let percent = format!("{}–{} %", percent.start(), percent.end());
    let [likely, probable] = [TermRow::Likely, TermRow::Probable].map(|row| band.term(row));
    ui.horizontal_top(|ui| {
        let place = egui::Layout::left_to_right(egui::Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(PERCENT, 18.0), place, |ui| {
            ui.set_min_width(PERCENT);
            text(ui, 13.0, Weight::Medium, look.t1(), &percent);
        });
        let terms = format!("{likely}, {probable}");
        wrapped(ui, 13.0, Weight::Regular, look.t1(), &terms);
    });
}
