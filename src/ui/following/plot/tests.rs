//! Plots: where values stand, and how thick their line is.

use super::*;
use crate::layout::{TimeScale, TimeView};
use crate::model::{CivilDate, ItemIx, TimePoint};
use egui_plot::PlotPoint;

/// The transform of a plot in a window of `pixels` a point, under a canvas with its left
/// edge at `left`.
fn transform(laid: &FiguresRow, scale: TimeScale, (left, pixels): (f32, f32)) -> PlotTransform {
    let ctx = egui::Context::default();
    ctx.set_pixels_per_point(pixels);
    let mut given = None;
    for _ in 0..2 {
        let size = Vec2::new(left + scale.x0 + scale.width, 400.0);
        let raw = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size)),
            ..egui::RawInput::default()
        };
        let mut shown = ctx.run_ui(raw, |ui| {
            let corner = egui::pos2(left + scale.x0, 100.0);
            let place = Rect::from_min_size(corner, Vec2::new(scale.width, 88.0));
            let look = Look::new(false);
            given = Some(plot_ui(ui, (0, place, place), laid, (scale.x0, &look)));
        });
        // No window takes the fonts.
        shown.textures_delta.clear();
    }
    given.expect("a plot")
}

#[test]
fn a_value_stands_on_the_pixel_of_its_item_at_every_zoom() {
    let start = CivilDate::new(2025, 11, 20).and_then(TimePoint::from_civil);
    let start = start.expect("a date");
    for pixels in [1.0, 1.1, 1.25, 1.333, 1.5, 2.0] {
        for (step, width) in [(0, 784.0), (1, 912.25), (2, 1_190.4), (3, 1_424.0)] {
            let span = 1_000.0 * 7_f64.powi(step * 2 + 1);
            let view = TimeView::new(start, span).shifted(-0.37 * span);
            let scale = TimeScale {
                view,
                x0: 176.0,
                width,
            };
            let times = (0..20).map(|at| view.time_at(f64::from(at) / 19.0));
            let x: Vec<f32> = times.map(|time| scale.x_from_time(time)).collect();
            let marks = x.iter().map(|x| FigureMark {
                value: 0,
                item: ItemIx(0),
                x: *x,
                y: [0.5, 0.5],
                amount: Amount::Exactly(1.0),
                aside: false,
                span: None,
            });
            let laid = FiguresRow {
                marks: marks.collect(),
                ..FiguresRow::default()
            };
            let left = 12.5;
            let transform = transform(&laid, scale, (left, pixels));
            for x in x {
                let value = PlotPoint::new(f64::from(x) - 176.0, 0.5);
                let shown = transform.position_from_point(&value).x;
                let off = (shown - (left + x)).abs() * pixels;
                assert!(
                    off < 0.5,
                    "{off} pixels at {x}, {pixels} a point, {width} wide"
                );
            }
        }
    }
}

#[test]
fn the_line_is_as_thin_at_small_steps_as_elsewhere() {
    for heights in [[0.8, 0.1, 0.18, 0.18], [0.78, 0.82, 0.82, 0.86], [0.3; 4]] {
        let x = vec![200.0, 230.0, 235.0, 600.0, 600.0, 700.0, 700.0, 940.0];
        let y: Vec<f32> = [0, 0, 1, 1, 2, 2, 3, 3].map(|at| heights[at]).to_vec();
        let line = FigureLine {
            x,
            low: y.clone(),
            high: y,
        };
        let laid = FiguresRow {
            line,
            ..FiguresRow::default()
        };
        let thickest = thickest_of(&laid);
        assert!((0.5..3.0).contains(&thickest), "{thickest} at {heights:?}");
    }
}

/// The thickness of the thickest triangle of a plot in points: its least height.
fn thickest_of(laid: &FiguresRow) -> f32 {
    let ctx = egui::Context::default();
    let mut thickest: f32 = 0.0;
    for _ in 0..2 {
        let size = Vec2::new(1_000.0, 200.0);
        let raw = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size)),
            ..egui::RawInput::default()
        };
        let mut shown = ctx.run_ui(raw, |ui| {
            let place = Rect::from_min_size(egui::pos2(176.0, 50.0), Vec2::new(800.0, 88.0));
            plot_ui(ui, (0, place, place), laid, (176.0, &Look::new(false)));
        });
        shown.textures_delta.clear();
        thickest = 0.0;
        for primitive in ctx.tessellate(shown.shapes, 1.0) {
            let egui::epaint::Primitive::Mesh(mesh) = primitive.primitive else {
                continue;
            };
            for corners in mesh.indices.chunks_exact(3) {
                let corner = |at: usize| mesh.vertices[corners[at] as usize];
                let [a, b, c] = [0, 1, 2].map(corner);
                let is_ink = [a, b, c].iter().all(|it| it.color.a() > 0);
                let [a, b, c] = [a.pos, b.pos, c.pos];
                let area = ((b - a).x * (c - a).y - (b - a).y * (c - a).x).abs();
                let longest = a.distance(b).max(b.distance(c)).max(c.distance(a));
                if is_ink && longest > 0.0 {
                    thickest = thickest.max(area / longest);
                }
            }
        }
    }
    thickest
}
