//! Plots the row of a series: its x is that of the canvas, in points from the left edge of the
//! plot, so that a value stands exactly under its item at any zoom; its y is a share of the row.

use egui::{Color32, Rect, Stroke, Ui, UiBuilder, Vec2};
use egui_plot::{FilledArea, HLine, Line, MarkerShape, PlotBounds, PlotTransform, PlotUi, Points};

use crate::layout::{
    FIGURE_ARROW, FIGURE_RADIUS, FIGURES_INSET, FigureLine, FigureMark, FiguresRow,
};
use crate::model::Amount;
use crate::ui::canvas::ink_line;
use crate::ui::look::Look;
use crate::ui::widgets::bare_plot;

use super::RowsInput;
use super::river::paint_pill;
use super::rows::{Row, Subject};

/// In so many slices a line or a span fades.
const SLICES: u8 = 8;
/// The width of the line of the values that hold, in points.
const LINE_WIDTH: f32 = 1.75;

/// What is plotted, and from where its x counts, in points from the left of the canvas.
struct Plotted<'a> {
    laid: &'a FiguresRow,
    x0: f32,
    /// The height of the plot, in points.
    height: f64,
    look: &'a Look,
}

/// Plots a row into `time`, the part of it that is in sight, and writes its words.
pub(super) fn figures_ui(
    ui: &mut Ui,
    (input, row): (&RowsInput<'_>, &Row),
    laid: &FiguresRow,
    time: Rect,
) {
    let place = Rect::from_min_max(
        egui::pos2(row.rect.left() + input.scale.x0, row.rect.top()),
        row.rect.max,
    );
    let salt = match row.subject {
        Subject::Topic(topic) => topic.0,
        Subject::Series(series) => series.0,
    };
    let plot = place.shrink2(Vec2::new(0.0, FIGURES_INSET));
    plot_ui(ui, (salt, plot, time), laid, (input.scale.x0, input.look));
    let painter = ui.painter_at(time);
    let offset = row.rect.min.to_vec2();
    for line in laid.grid.iter().filter_map(|(_, line)| line.as_ref()) {
        ink_line(&painter, input.look, offset, line);
    }
    for line in &laid.labels {
        ink_line(&painter, input.look, offset, line);
    }
    for pill in &laid.pills {
        paint_pill(&painter, input.look, offset, pill);
    }
}

/// The plot itself in `place`, of which `clip` is in sight: x from 0 to its width in points, y
/// from 0 to 1, without margins, so that what it shows stands where the layout says.
fn plot_ui(
    ui: &mut Ui,
    (salt, place, clip): (u32, Rect, Rect),
    laid: &FiguresRow,
    (x0, look): (f32, &Look),
) -> PlotTransform {
    let inside = UiBuilder::new().max_rect(place).id_salt(("figures", salt));
    let mut child = ui.new_child(inside);
    child.set_clip_rect(clip.intersect(ui.clip_rect()));
    let plotted = Plotted {
        laid,
        x0,
        height: f64::from(place.height()),
        look,
    };
    let shown = bare_plot("figures", place.size()).show(&mut child, |plot| {
        let corner = [f64::from(place.width()), 1.0];
        plot.set_plot_bounds(PlotBounds::from_min_max([0.0, 0.0], corner));
        plotted.all(plot);
    });
    shown.transform
}

impl Plotted<'_> {
    fn all(&self, plot: &mut PlotUi<'_>) {
        for (y, _) in &self.laid.grid {
            let line = HLine::new("", f64::from(*y)).color(self.look.line1());
            plot.hline(line.width(1.0).allow_hover(false));
        }
        self.line(plot);
        for mark in &self.laid.marks {
            self.span(plot, mark);
        }
        for mark in &self.laid.marks {
            self.mark(plot, mark);
        }
    }

    fn x(&self, x: f32) -> f64 {
        f64::from(x) - f64::from(self.x0)
    }

    /// The values that hold, up to where they fade; a range as a tinted band.
    fn line(&self, plot: &mut PlotUi<'_>) {
        let line = &self.laid.line;
        if line.x.len() < 2 {
            return;
        }
        let end = self.laid.fades.map_or(f32::INFINITY, |fades| fades[0]);
        self.ranges(plot, line);
        for y in [&line.low, &line.high] {
            let held = line.x.iter().zip(y).filter(|(x, _)| **x <= end + 0.01);
            let points: Vec<[f64; 2]> = held.map(|(x, y)| [self.x(*x), f64::from(*y)]).collect();
            for ends in points.windows(2) {
                self.piece(plot, [ends[0], ends[1]]);
            }
        }
        let (Some([from, to]), Some(last)) = (self.laid.fades, line.x.len().checked_sub(1)) else {
            return;
        };
        for y in [line.low[last], line.high[last]] {
            self.fade(plot, [self.x(from), self.x(to)], f64::from(y), LINE_WIDTH);
        }
    }

    /// A piece of the line, drawn on its own: where a path has steps of a few points between long
    /// level pieces, its outline folds over and fills what lies between them. It reaches half a
    /// width beyond its ends, so that pieces meet in a corner.
    fn piece(&self, plot: &mut PlotUi<'_>, [from, to]: [[f64; 2]; 2]) {
        let way = [to[0] - from[0], (to[1] - from[1]) * self.height];
        let length = way[0].hypot(way[1]);
        if length <= 0.0 {
            return;
        }
        let more = f64::from(LINE_WIDTH) / 2.0 / length;
        let [x, y] = [way[0] * more, way[1] / self.height * more];
        let ends = vec![[from[0] - x, from[1] - y], [to[0] + x, to[1] + y]];
        stroke(plot, ends, Stroke::new(LINE_WIDTH, self.look.t1()));
    }

    fn ranges(&self, plot: &mut PlotUi<'_>, line: &FigureLine) {
        let parts = line
            .low
            .iter()
            .zip(&line.high)
            .any(|(low, high)| high > low);
        if parts {
            let wide = |values: &[f32]| values.iter().map(|y| f64::from(*y)).collect::<Vec<f64>>();
            let x: Vec<f64> = line.x.iter().map(|x| self.x(*x)).collect();
            let area = FilledArea::new("", &x, &wide(&line.low), &wide(&line.high));
            let tint = self.look.t2().gamma_multiply(0.16);
            plot.add(area.fill_color(tint).allow_hover(false));
        }
    }

    /// A level line that fades from one x to the other.
    fn fade(&self, plot: &mut PlotUi<'_>, [from, to]: [f64; 2], y: f64, width: f32) {
        let step = (to - from) / f64::from(SLICES);
        for slice in 0..SLICES {
            let start = from + step * f64::from(slice);
            let share = 1.0 - (f32::from(slice) + 0.5) / f32::from(SLICES);
            let color = self.look.t1().gamma_multiply(share);
            let points = vec![[start, y], [start + step, y]];
            stroke(plot, points, Stroke::new(width, color));
        }
    }

    /// From where to where an uncertain date reaches: solid at its middle, fading to its ends.
    fn span(&self, plot: &mut PlotUi<'_>, mark: &FigureMark) {
        let Some([from, to]) = mark.span else { return };
        for y in mark.y {
            for end in [from, to] {
                self.fade(plot, [self.x(mark.x), self.x(end)], f64::from(y), 4.0);
            }
        }
        let ends = [from, to].map(|x| self.x(x));
        for x in ends {
            let half = 5.0 / self.height;
            let y = f64::from(mark.y[0]);
            let hair = Stroke::new(1.0, self.look.t2());
            stroke(plot, vec![[x, y - half], [x, y + half]], hair);
        }
    }

    fn mark(&self, plot: &mut PlotUi<'_>, mark: &FigureMark) {
        let x = self.x(mark.x);
        let [low, high] = mark.y.map(f64::from);
        let color = if mark.aside {
            self.look.t2()
        } else {
            self.look.t1()
        };
        let reach = f64::from(FIGURE_ARROW) / self.height;
        match mark.amount {
            Amount::Between(..) => {
                self.dot(plot, [x, low], color, mark.aside);
                self.dot(plot, [x, high], color, mark.aside);
                // From edge to edge of the dots, over their halos.
                let inset = f64::from(FIGURE_RADIUS) / self.height;
                let inset = inset.min((high - low) / 2.0);
                let bar = Stroke::new(3.0, color);
                stroke(plot, vec![[x, low + inset], [x, high - inset]], bar);
                return;
            }
            Amount::AtLeast(_) => arrow(plot, [x, low], reach, (color, MarkerShape::Up)),
            Amount::AtMost(_) => arrow(plot, [x, low], -reach, (color, MarkerShape::Down)),
            Amount::Exactly(_) | Amount::About(_) => {}
        }
        let hollow = mark.aside || matches!(mark.amount, Amount::About(_));
        self.dot(plot, [x, low], color, hollow);
    }

    /// A dot with a halo of paper; a hollow one is a ring.
    fn dot(&self, plot: &mut PlotUi<'_>, at: [f64; 2], color: Color32, hollow: bool) {
        let discs = [
            (FIGURE_RADIUS + 1.5, self.look.paper()),
            (FIGURE_RADIUS, color),
            (FIGURE_RADIUS - 2.0, self.look.paper()),
        ];
        for (radius, color) in discs.into_iter().take(if hollow { 3 } else { 2 }) {
            let points = Points::new("", vec![at]).shape(MarkerShape::Circle);
            plot.points(
                points
                    .color(color)
                    .radius(radius)
                    .filled(true)
                    .allow_hover(false),
            );
        }
    }
}

fn stroke(plot: &mut PlotUi<'_>, points: Vec<[f64; 2]>, with: Stroke) {
    plot.line(Line::new("", points).stroke(with).allow_hover(false));
}

/// The arrow of an open end: from the value as far as `reach`, a share of the height.
fn arrow(
    plot: &mut PlotUi<'_>,
    [x, y]: [f64; 2],
    reach: f64,
    (color, head): (Color32, MarkerShape),
) {
    let tip = [x, y + reach];
    stroke(plot, vec![[x, y], tip], Stroke::new(1.5, color));
    let points = Points::new("", vec![tip]).shape(head).color(color);
    plot.points(points.radius(4.0).filled(true).allow_hover(false));
}

/// The sign of a series in a list: a small step of its line.
pub fn paint_sign(painter: &egui::Painter, look: &Look, center: egui::Pos2) {
    let at = |x: f32, y: f32| center + Vec2::new(x, y);
    let line = vec![
        at(-14.0, -4.0),
        at(-1.0, -4.0),
        at(-1.0, 4.0),
        at(14.0, 4.0),
    ];
    painter.line(line, Stroke::new(1.75, look.t1()));
    for dot in [at(-11.0, -4.0), at(3.0, 4.0)] {
        painter.circle(dot, 3.0, look.t1(), Stroke::NONE);
    }
}

#[cfg(test)]
mod tests;
