//! The cost of the last frame, over the canvas (F12).

use std::time::Duration;

use egui::{Align2, Area, Frame, Margin, Order, vec2};

use crate::layout::Weight;

use super::look::Look;
use super::widgets::text;

/// What the last frame cost, as the shell measured it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FrameFigures {
    /// Time for commands, effects and messages from threads.
    pub logic: Duration,
    /// Time for laying out the canvas.
    pub layout: Duration,
    /// Time for drawing.
    pub paint: Duration,
    /// The whole frame; `None` before the second frame.
    pub total: Option<Duration>,
    /// Marks and clusters on the canvas.
    pub marks: usize,
    /// Names on the canvas.
    pub labels: usize,
    /// Items that the layout looked at.
    pub visited: usize,
}

/// Draws the figures in the lower right corner.
pub fn frame_overlay_ui(ctx: &egui::Context, look: &Look, figures: &FrameFigures) {
    let millis = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1000.0);
    let total = figures.total.map_or_else(|| "–".to_owned(), millis);
    let lines = [
        format!("frame {total}"),
        format!("logic {}", millis(figures.logic)),
        format!("layout {}", millis(figures.layout)),
        format!("paint {}", millis(figures.paint)),
        format!(
            "{} marks, {} names, {} visited",
            figures.marks, figures.labels, figures.visited
        ),
    ];
    Area::new(egui::Id::unique("frame_overlay"))
        .order(Order::Foreground)
        .anchor(Align2::LEFT_BOTTOM, vec2(12.0, -140.0))
        .interactable(false)
        .show(ctx, |ui| {
            let frame = Frame::new().fill(look.ink()).corner_radius(8);
            frame.inner_margin(Margin::same(10)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                for line in lines {
                    text(ui, 12.0, Weight::Regular, look.on_ink(), &line);
                }
            });
        });
}
