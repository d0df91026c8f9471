//! A plot that is only painted: no axes, grid, margins or hands of its own.

use egui::{Color32, Sense, Vec2};
use egui_plot::Plot;

/// A plot of `size` points that fills its place to the edge and leaves the pointer to others.
pub fn bare_plot(name: &str, size: Vec2) -> Plot<'static> {
    Plot::new(name.to_owned())
        .min_size(Vec2::ZERO)
        .width(size.x)
        .height(size.y)
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(Vec2::ZERO)
        .sense(Sense::empty())
        .cursor_color(Color32::TRANSPARENT)
}
