//! The rows of issues and figures under the canvas, as the window shows them.

use emath::{Pos2, Rect, Vec2, pos2};

use crate::layout::{
    DisplayList, FIGURE_RADIUS, FIGURES_HEIGHT, FigureMark, Figures, FiguresRow, Ink, RIVER_HEIGHT,
    River, RiverRow, RowInput, RowPill, STEP_SIZE, Stretch, TextLine, TextStyle,
    points_from_height,
};
use crate::model::{Amount, SeriesIx, Status, TopicIx, TopicState};
use crate::palette::{Palette, Rgb};

use super::known::weekend_parts;
use super::marks::{MarkLook, halo, mark};
use super::scene::text_line;
use super::svg_writer::{Paint, Pen, SvgWriter};

/// In so many slices what holds fades after the last known day.
const SLICES: u8 = 6;
/// From the left edge to the words of a head, in points.
const TEXT_X: f32 = 16.0;

/// A row under the canvas.
pub struct ExportRow {
    /// What it is about.
    pub name: String,
    /// How it stands on the last known day.
    pub standing: String,
    /// What stands on it.
    pub drawing: RowDrawing,
}

/// What stands on a row.
pub enum RowDrawing {
    /// How an issue stands through time.
    River(RiverRow),
    /// What figures were given.
    Figures(FiguresRow),
}

impl ExportRow {
    /// The row of an issue; `None` if it is not known.
    pub fn river(input: &RowInput<'_>, ix: TopicIx) -> Option<Self> {
        let river = River::new(input.timeline, ix)?;
        Some(Self {
            name: capitalized(&input.timeline.topic(ix)?.name),
            standing: river.standing(input.until).to_owned(),
            drawing: RowDrawing::River(river.lay_out(input)),
        })
    }

    /// The row of a figure; `None` if it is not known.
    pub fn figures(input: &RowInput<'_>, ix: SeriesIx) -> Option<Self> {
        let figures = Figures::new(input.timeline, ix)?;
        Some(Self {
            name: capitalized(&input.timeline.series_at(ix)?.name),
            standing: figures.standing(input.timeline, input.until),
            drawing: RowDrawing::Figures(figures.lay_out(input)),
        })
    }

    const fn height(&self) -> f32 {
        match self.drawing {
            RowDrawing::River(_) => RIVER_HEIGHT,
            RowDrawing::Figures(_) => FIGURES_HEIGHT,
        }
    }
}

/// `text` with its first letter in upper case.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// How high all of `rows` are, in points.
pub(super) fn rows_height(rows: &[ExportRow]) -> f32 {
    rows.iter().map(ExportRow::height).sum()
}

/// Draws `rows` from the foot of the canvas on.
pub(super) fn rows(svg: &mut SvgWriter, list: &DisplayList, rows: &[ExportRow], palette: &Palette) {
    let mut top = list.size.y;
    for (at, row) in rows.iter().enumerate() {
        let mut drawn = RowScene {
            svg,
            palette,
            at,
            size: Vec2::new(list.size.x, row.height()),
            x0: list.heads_width,
        };
        drawn.svg.open_moved(top);
        drawn.ground(list);
        drawn.time(row);
        drawn.head(row);
        drawn.svg.close();
        top += row.height();
    }
}

/// One row in the making; y counts from its top.
struct RowScene<'a> {
    svg: &'a mut SvgWriter,
    palette: &'a Palette,
    at: usize,
    size: Vec2,
    x0: f32,
}

impl RowScene<'_> {
    /// The ground of the canvas goes on: weekends, coarse lines, what is later.
    fn ground(&mut self, list: &DisplayList) {
        let palette = self.palette;
        let whole = Rect::from_min_size(Pos2::ZERO, self.size);
        self.svg.rect(whole, 0.0, Paint::fill(palette.paper));
        let stretch = |x0: f32, x1: f32| Rect::from_x_y_ranges(x0..=x1, whole.y_range());
        self.svg
            .open_clipped(&format!("ground{}", self.at), whole.with_min_x(self.x0));
        if let Some(line) = &list.knowledge {
            let later = stretch(line.later.left(), line.later.right());
            self.svg.rect(later, 0.0, Paint::fill(palette.later));
        }
        for shade in &list.weekends {
            for ([from, to], color) in weekend_parts(list, palette, *shade) {
                self.svg.rect(stretch(from, to), 0.0, Paint::fill(color));
            }
        }
        for tick in list.ticks.iter().filter(|tick| tick.major) {
            let x = tick.x.floor() + 0.5;
            self.line([x, 0.0], [x, self.size.y], Pen::solid(palette.month, 1.0));
        }
        if let Some(x) = list.knowledge.as_ref().and_then(|line| line.x) {
            let pen = Pen::solid(palette.amber_line, 2.0);
            self.line([x, 0.0], [x, self.size.y], pen);
        }
        self.svg.close();
    }

    fn time(&mut self, row: &ExportRow) {
        let area = Rect::from_min_size(Pos2::ZERO, self.size).with_min_x(self.x0);
        self.svg.open_clipped(&format!("row{}", self.at), area);
        match &row.drawing {
            RowDrawing::River(laid) => self.river(laid),
            RowDrawing::Figures(laid) => self.figures(laid),
        }
        self.svg.close();
    }

    fn head(&mut self, row: &ExportRow) {
        let palette = self.palette;
        let column = Rect::from_min_size(Pos2::ZERO, Vec2::new(self.x0, self.size.y));
        self.svg.rect(column, 0.0, Paint::fill(palette.chrome));
        self.svg
            .open_clipped(&format!("rowhead{}", self.at), column.shrink(4.0));
        let line = |y: f32, text: &str, style, ink| TextLine {
            left_center: pos2(TEXT_X, y),
            text: text.into(),
            style,
            ink,
            alpha: 1.0,
        };
        let name = line(18.0, &row.name, TextStyle::Head, Ink::Primary);
        let standing = line(36.0, &row.standing, TextStyle::Caption, Ink::Secondary);
        text_line(self.svg, palette, &name);
        text_line(self.svg, palette, &standing);
        self.svg.close();
        let edge = Pen::solid(palette.line2, 1.0);
        self.line([self.x0 - 0.5, 0.0], [self.x0 - 0.5, self.size.y], edge);
        let top = Pen::solid(
            if self.at == 0 {
                palette.line2
            } else {
                palette.line1
            },
            1.0,
        );
        self.line([0.0, 0.5], [self.size.x, 0.5], top);
    }

    fn river(&mut self, laid: &RiverRow) {
        let end = laid.fades.map_or(self.size.x, |fades| fades[0]);
        let whole = Rect::from_min_size(Pos2::ZERO, self.size).with_max_x(end);
        self.svg.open_clipped(&format!("river{}", self.at), whole);
        for stretch in &laid.stretches {
            self.stretch(stretch);
        }
        self.svg.close();
        if let Some(fades) = laid.fades {
            // All of them: an earlier one may reach into the fade.
            for (slice, x, opacity) in slices(fades) {
                let area = Rect::from_x_y_ranges(x[0]..=x[1], 0.0..=self.size.y);
                self.svg
                    .open_clipped(&format!("fade{}_{slice}", self.at), area);
                self.svg.open_faded(opacity);
                for stretch in &laid.stretches {
                    self.stretch(stretch);
                }
                self.svg.close();
                self.svg.close();
            }
        }
        for stretch in &laid.stretches {
            for line in stretch.word.iter().chain(&stretch.text) {
                text_line(self.svg, self.palette, line);
            }
        }
        for step in &laid.marks {
            let look = self.look(
                step.shape,
                step.status,
                STEP_SIZE,
                self.palette.hue(step.hue),
            );
            halo(self.svg, step.center, look);
            mark(self.svg, step.center, look);
        }
        for pill in &laid.pills {
            self.pill(pill);
        }
    }

    fn stretch(&mut self, stretch: &Stretch) {
        let palette = self.palette;
        let tint = palette.paper.mixed(palette.t2, 0.34);
        for piece in &stretch.fill {
            self.svg.polygon(piece, Paint::fill(tint));
        }
        for line in &stretch.hatch {
            self.svg.line(*line, Pen::solid(palette.axis, 1.0));
        }
        let pen = match stretch.state {
            TopicState::Open => Pen::dashed(palette.t2, 1.25, [1.5, 3.0]),
            TopicState::Dropped => Pen::dashed(palette.axis, 1.5, [5.0, 5.0]),
            TopicState::Agreed => Pen::solid(palette.t1, 1.5),
            _ => Pen::solid(palette.t2, 1.25),
        };
        for edge in &stretch.edges {
            self.svg.lines(edge, pen);
        }
        if let Some(border) = stretch.border {
            self.svg.line(border, Pen::solid(palette.t2, 1.0));
        }
    }

    fn figures(&mut self, laid: &FiguresRow) {
        let palette = self.palette;
        for (height, words) in &laid.grid {
            let y = points_from_height(*height);
            self.line(
                [self.x0, y],
                [self.size.x, y],
                Pen::solid(palette.line1, 1.0),
            );
            if let Some(line) = words {
                text_line(self.svg, palette, line);
            }
        }
        self.held(laid);
        for figure in &laid.marks {
            self.figure(figure);
        }
        for pill in &laid.pills {
            self.pill(pill);
        }
        for line in &laid.labels {
            text_line(self.svg, palette, line);
        }
    }

    /// The line of the values that hold, up to where it fades.
    fn held(&mut self, laid: &FiguresRow) {
        let line = &laid.line;
        let end = laid.fades.map_or(f32::INFINITY, |fades| fades[0]) + 0.01;
        let pen = Pen::solid(self.palette.t1, 1.75);
        for heights in [&line.low, &line.high] {
            let held = line.x.iter().zip(heights).filter(|(x, _)| **x <= end);
            let points = held.map(|(x, height)| pos2(*x, points_from_height(*height)));
            let points: Vec<Pos2> = points.collect();
            if points.len() > 1 {
                self.svg.lines(&points, pen);
            }
            if let (Some(fades), Some(height)) = (laid.fades, heights.last()) {
                let y = points_from_height(*height);
                for (_, x, opacity) in slices(fades) {
                    self.svg.open_faded(opacity);
                    self.line([x[0], y], [x[1], y], pen);
                    self.svg.close();
                }
            }
        }
    }

    fn figure(&mut self, figure: &FigureMark) {
        let color = if figure.aside {
            self.palette.t2
        } else {
            self.palette.t1
        };
        let [low, high] = figure.y.map(points_from_height);
        if let Some([from, to]) = figure.span {
            let y = Rect::from_x_y_ranges(from..=figure.x, low - 2.0..=low + 2.0);
            self.svg.gradient(y, color, [0.06, 1.0]);
            let y = Rect::from_x_y_ranges(figure.x..=to, low - 2.0..=low + 2.0);
            self.svg.gradient(y, color, [1.0, 0.06]);
        }
        let hollow = figure.aside || matches!(figure.amount, Amount::About(_));
        let reach = match figure.amount {
            Amount::AtLeast(_) => -15.0,
            Amount::AtMost(_) => 15.0,
            _ => high - low,
        };
        let arrows = matches!(figure.amount, Amount::AtLeast(_) | Amount::AtMost(_));
        let width = if arrows { 1.5 } else { 3.0 };
        let tip = pos2(figure.x, low + reach);
        self.line([figure.x, low], [tip.x, tip.y], Pen::solid(color, width));
        if arrows {
            let back = 5.0 * reach.signum();
            let head = [
                tip,
                tip + Vec2::new(4.0, -back),
                tip + Vec2::new(-4.0, -back),
            ];
            self.svg.polygon(&head, Paint::fill(color));
        }
        for y in [low, high] {
            let inside = if hollow { self.palette.paper } else { color };
            let paint = Paint::both(inside, Pen::solid(color, 2.0));
            self.svg
                .circle(pos2(figure.x, y), FIGURE_RADIUS - 1.0, paint);
        }
    }

    fn pill(&mut self, pill: &RowPill) {
        let palette = self.palette;
        let paint = Paint::both(palette.surface, Pen::solid(palette.line2, 1.0));
        self.svg.rect(pill.rect, 11.0, paint);
        for (place, (shape, hue)) in pill.shapes.iter().enumerate() {
            let x = pill.rect.left() + 13.0 + 10.0 * place as f32;
            let look = self.look(*shape, Status::Happened, 8.0, palette.hue(*hue));
            mark(self.svg, pos2(x, pill.rect.center().y), look);
        }
        text_line(self.svg, palette, &pill.label);
    }

    fn look(&self, shape: crate::model::Shape, status: Status, size: f32, color: Rgb) -> MarkLook {
        MarkLook {
            shape,
            status,
            size,
            color,
            background: self.palette.paper,
            axis: self.palette.axis,
            split: false,
        }
    }

    fn line(&mut self, from: [f32; 2], to: [f32; 2], pen: Pen) {
        self.svg.line([from.into(), to.into()], pen);
    }
}

/// The slices of a fade: their number, their ends and how opaque they are.
fn slices([from, to]: [f32; 2]) -> impl Iterator<Item = (u8, [f32; 2], f32)> {
    let step = (to - from) / f32::from(SLICES);
    (0..SLICES).map(move |slice| {
        let left = from + step * f32::from(slice);
        let opacity = 1.0 - (f32::from(slice) + 0.5) / f32::from(SLICES);
        (slice, [left, left + step], opacity)
    })
}

#[cfg(test)]
mod tests {
    use resvg::usvg;

    use super::*;
    use crate::io::export::{ExportNames, png, svg_with_rows};
    use crate::layout::{KnowledgeLine, Shade, state_sign};
    use crate::model::ItemIx;
    use crate::palette::{DARK, LIGHT};

    fn examples() -> [ExportRow; 2] {
        let states = TopicState::ALL.map(state_sign).to_vec();
        let river = RiverRow {
            stretches: states,
            fades: Some([120.0, 176.0]),
            ..RiverRow::default()
        };
        let amounts = [
            Amount::Exactly(28.0),
            Amount::AtLeast(30.0),
            Amount::AtMost(31.0),
            Amount::Between(26.0, 28.0),
        ];
        let marks = amounts.iter().zip(0_u8..).map(|(amount, at)| FigureMark {
            value: usize::from(at),
            item: ItemIx(0),
            x: 80.0 + 40.0 * f32::from(at),
            y: [0.3, 0.3 + 0.1 * f32::from(at)],
            amount: *amount,
            aside: at == 1,
            span: (at == 2).then_some([150.0, 190.0]),
        });
        let figures = FiguresRow {
            marks: marks.collect(),
            ..FiguresRow::default()
        };
        let row = |name: &str, standing: &str, drawing| ExportRow {
            name: name.to_owned(),
            standing: standing.to_owned(),
            drawing,
        };
        [
            row("Territory & borders", "open", RowDrawing::River(river)),
            row("Points", "28 points", RowDrawing::Figures(figures)),
        ]
    }

    /// The picture of `list` with the examples under it.
    fn drawn(list: &DisplayList, rows: &[ExportRow]) -> String {
        let names = ExportNames {
            title: "Title",
            summary: "",
            banner: None,
            item: &|_| String::new(),
        };
        svg_with_rows(list, rows, &names, &LIGHT)
    }

    #[test]
    fn every_stretch_of_a_river_goes_on_in_the_fade() {
        let edges = |fades| {
            let states = [TopicState::Open, TopicState::Agreed];
            let river = RiverRow {
                stretches: states.map(state_sign).to_vec(),
                fades,
                ..RiverRow::default()
            };
            let row = ExportRow {
                name: String::new(),
                standing: String::new(),
                drawing: RowDrawing::River(river),
            };
            let text = drawn(&DisplayList::default(), &[row]);
            text.matches("stroke-dasharray").count()
        };
        let whole = edges(None);
        assert!(whole > 0);
        let slices = usize::from(SLICES);
        assert_eq!(edges(Some([120.0, 176.0])), (1 + slices) * whole);
    }

    #[test]
    fn weekends_go_on_under_the_canvas_on_a_day_of_knowledge_too() {
        let line = KnowledgeLine {
            x: None,
            later: Rect::from_min_max(pos2(120.0, 0.0), pos2(300.0, 100.0)),
            wedge: Vec::new(),
            flag: None,
        };
        // What is later has a colour of its own.
        for (knowledge, parts) in [(None, 1), (Some(line), 2)] {
            let count = |weekends: &[Shade]| {
                let list = DisplayList {
                    size: Vec2::new(300.0, 100.0),
                    weekends: weekends.to_vec(),
                    knowledge: knowledge.clone(),
                    ..DisplayList::default()
                };
                drawn(&list, &examples()).matches("<rect").count()
            };
            let weekend = Shade {
                x0: 110.0,
                x1: 130.0,
            };
            // The canvas and two rows.
            assert_eq!(count(&[weekend]) - count(&[]), 3 * parts);
        }
    }

    #[test]
    fn rows_make_the_picture_higher_and_are_named_in_it() {
        let list = DisplayList {
            size: Vec2::new(300.0, 100.0),
            heads_width: 56.0,
            ..DisplayList::default()
        };
        let names = ExportNames {
            title: "Title",
            summary: "",
            banner: None,
            item: &|_| String::new(),
        };
        for palette in [&LIGHT, &DARK] {
            let text = svg_with_rows(&list, &examples(), &names, palette);
            let document = usvg::roxmltree::Document::parse(&text).unwrap();
            let root = document.root_element();
            assert_eq!(root.attribute("height"), Some("252"), "100 + 56 + 96");
            for words in ["Territory &amp; borders", "open", "28 points"] {
                assert!(text.contains(words), "{words}");
            }
            assert!(png(&text, 1.0).is_ok());
        }
    }
}
