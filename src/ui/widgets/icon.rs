//! Line icons, drawn on a 14 by 14 point field with 1.6 point strokes.

use egui::{Color32, Painter, Pos2, Rect, Stroke, Vec2};

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A magnifying glass.
    Search,
    /// An angle to the left.
    Left,
    /// An angle to the right.
    Right,
    /// An angle downwards.
    Down,
    /// An angle upwards.
    Up,
    /// A cross.
    Close,
    /// Two sheets.
    Copy,
    /// A sun.
    Sun,
    /// A crescent.
    Moon,
    /// A plus sign.
    Plus,
    /// A minus sign.
    Minus,
    /// A folder.
    Folder,
    /// An exclamation mark in a triangle.
    Warning,
    /// Two sliders.
    Settings,
    /// A page with a pane at its right.
    Pane,
    /// A clock that is turned back.
    History,
    /// An arrow to the right.
    Forward,
    /// Two arrows past each other.
    Swap,
    /// An arrow into a tray.
    Save,
    /// Three marks on a line: the product's own sign.
    Logo,
    /// A screen on its foot.
    Screen,
    /// A star of three strokes: what stands still.
    Frost,
    /// Two quotation marks.
    Quotes,
    /// Two bars.
    Pause,
    /// A triangle to the right.
    Play,
    /// A filled screen.
    Black,
    /// A tick.
    Check,
    /// A dot in a ring.
    Pointer,
    /// An arrow that turns back.
    Undo,
    /// An arrow that turns forward again.
    Redo,
    /// A clock.
    Clock,
}

/// Paints `icon` centred on `center`.
pub fn paint_icon(painter: &Painter, icon: Icon, center: Pos2, color: Color32) {
    let pen = Pen {
        painter,
        center,
        stroke: Stroke::new(1.6, color),
    };
    match icon {
        Icon::Search => {
            painter.circle_stroke(center + Vec2::new(-1.0, -1.0), 4.7, pen.stroke);
            pen.line(&[(2.6, 2.6), (6.2, 6.2)]);
        }
        Icon::Left => pen.line(&[(2.5, -5.0), (-2.5, 0.0), (2.5, 5.0)]),
        Icon::Right => pen.line(&[(-2.5, -5.0), (2.5, 0.0), (-2.5, 5.0)]),
        Icon::Down => pen.line(&[(-4.0, -2.0), (0.0, 2.0), (4.0, -2.0)]),
        Icon::Up => pen.line(&[(-4.0, 2.0), (0.0, -2.0), (4.0, 2.0)]),
        Icon::Close => {
            pen.line(&[(-4.5, -4.5), (4.5, 4.5)]);
            pen.line(&[(4.5, -4.5), (-4.5, 4.5)]);
        }
        Icon::Copy => {
            pen.rect((-2.5, -2.5), (6.0, 6.0));
            pen.line(&[
                (-4.5, 3.0),
                (-6.0, 3.0),
                (-6.0, -6.0),
                (3.0, -6.0),
                (3.0, -4.5),
            ]);
        }
        Icon::Sun => pen.sun(),
        Icon::Moon => pen.moon(),
        Icon::Plus => {
            pen.line(&[(-5.0, 0.0), (5.0, 0.0)]);
            pen.line(&[(0.0, -5.0), (0.0, 5.0)]);
        }
        Icon::Minus => pen.line(&[(-5.0, 0.0), (5.0, 0.0)]),
        Icon::Folder => pen.line(&[
            (-6.5, 5.0),
            (-6.5, -5.0),
            (-2.0, -5.0),
            (-0.5, -3.0),
            (6.5, -3.0),
            (6.5, 5.0),
            (-6.5, 5.0),
            (-6.5, 4.0),
        ]),
        Icon::Warning => {
            pen.line(&[
                (0.0, -6.0),
                (6.5, 5.5),
                (-6.5, 5.5),
                (0.0, -6.0),
                (0.5, -5.0),
            ]);
            pen.line(&[(0.0, -2.0), (0.0, 1.6)]);
            painter.circle_filled(center + Vec2::new(0.0, 3.7), 0.9, color);
        }
        Icon::Settings => pen.sliders(),
        Icon::Pane => {
            pen.rect((-6.5, -5.0), (6.5, 5.0));
            pen.line(&[(1.5, -5.0), (1.5, 5.0)]);
        }
        Icon::History => pen.history(),
        Icon::Forward => {
            pen.line(&[(-5.0, 0.0), (5.0, 0.0)]);
            pen.line(&[(1.0, -4.0), (5.0, 0.0), (1.0, 4.0)]);
        }
        Icon::Swap => {
            pen.line(&[(-6.0, -2.8), (6.0, -2.8)]);
            pen.line(&[(3.0, -5.8), (6.0, -2.8), (3.0, 0.2)]);
            pen.line(&[(6.0, 3.4), (-6.0, 3.4)]);
            pen.line(&[(-3.0, 0.4), (-6.0, 3.4), (-3.0, 6.4)]);
        }
        Icon::Save => {
            pen.line(&[(0.0, -6.0), (0.0, 2.0)]);
            pen.line(&[(-3.2, -1.2), (0.0, 2.0), (3.2, -1.2)]);
            pen.line(&[(-6.0, 2.0), (-6.0, 5.5), (6.0, 5.5), (6.0, 2.0)]);
        }
        Icon::Logo => pen.logo(),
        other => pen.presenting(other),
    }
}

struct Pen<'a> {
    painter: &'a Painter,
    center: Pos2,
    stroke: Stroke,
}

impl Pen<'_> {
    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.center + Vec2::new(x, y)
    }

    fn line(&self, points: &[(f32, f32)]) {
        let points: Vec<Pos2> = points.iter().map(|point| self.at(*point)).collect();
        self.painter.line(points, self.stroke);
    }

    fn rect(&self, min: (f32, f32), max: (f32, f32)) {
        let rect = Rect::from_min_max(self.at(min), self.at(max));
        self.painter
            .rect_stroke(rect, 1.5, self.stroke, egui::StrokeKind::Middle);
    }

    /// The icons of the console.
    fn presenting(&self, icon: Icon) {
        let color = self.stroke.color;
        match icon {
            Icon::Screen => {
                self.rect((-6.5, -5.5), (6.5, 3.0));
                self.line(&[(-3.0, 6.0), (3.0, 6.0)]);
                self.line(&[(0.0, 3.0), (0.0, 6.0)]);
            }
            Icon::Frost => {
                for step in 0..3_u8 {
                    let turn = f32::from(step) + 0.5;
                    let arm = Vec2::angled(turn * std::f32::consts::FRAC_PI_3);
                    let ends = [self.center - arm * 6.5, self.center + arm * 6.5];
                    self.painter.line_segment(ends, self.stroke);
                }
            }
            Icon::Quotes => {
                for x in [-5.5, 1.0] {
                    let mark = [(4.0, -4.5), (1.2, -3.6), (0.2, -1.0), (0.2, 3.6)];
                    self.line(&mark.map(|(dx, y)| (x + dx, y)));
                }
            }
            Icon::Pause | Icon::Black => {
                let bars = if icon == Icon::Pause {
                    vec![((-4.5, -5.0), (-1.5, 5.0)), ((1.5, -5.0), (4.5, 5.0))]
                } else {
                    vec![((-6.5, -5.0), (6.5, 5.0))]
                };
                for (min, max) in bars {
                    let bar = Rect::from_min_max(self.at(min), self.at(max));
                    self.painter.rect_filled(bar, 1.5, color);
                }
            }
            Icon::Play => {
                let corners = [(-3.5, -5.5), (5.5, 0.0), (-3.5, 5.5)].map(|it| self.at(it));
                let shape = egui::Shape::convex_polygon(corners.to_vec(), color, Stroke::NONE);
                self.painter.add(shape);
            }
            Icon::Check => self.line(&[(-5.0, 0.5), (-1.5, 4.0), (5.0, -4.0)]),
            Icon::Pointer => {
                self.painter.circle_stroke(self.center, 5.6, self.stroke);
                self.painter.circle_filled(self.center, 2.2, color);
            }
            Icon::Undo => self.turn(1.0),
            Icon::Redo => self.turn(-1.0),
            Icon::Clock => {
                self.painter.circle_stroke(self.center, 6.0, self.stroke);
                self.line(&[(0.0, -3.4), (0.0, 0.4), (2.8, 2.0)]);
            }
            _ => {}
        }
    }

    /// An arrow that turns back to the left, or with `side` -1 to the right.
    fn turn(&self, side: f32) {
        let head = [(-2.5, -6.0), (-6.0, -2.8), (-2.5, 0.4)];
        let bend = [
            (-6.0, -2.8),
            (2.5, -2.8),
            (5.6, -1.2),
            (5.6, 3.0),
            (2.5, 5.0),
            (-2.5, 5.0),
        ];
        self.line(&head.map(|(x, y)| (x * side, y)));
        self.line(&bend.map(|(x, y)| (x * side, y)));
    }

    fn sun(&self) {
        self.painter.circle_stroke(self.center, 2.8, self.stroke);
        for step in 0..8_u8 {
            let ray = Vec2::angled(f32::from(step) * std::f32::consts::FRAC_PI_4);
            let ends = [self.center + ray * 4.9, self.center + ray * 6.7];
            self.painter.line_segment(ends, self.stroke);
        }
    }

    /// Two arcs that meet: the outer one three quarters of a circle, the inner one hollow.
    fn moon(&self) {
        let arc = |middle: Vec2, radius: f32, from: f32, to: f32| -> Vec<Pos2> {
            (0..=16_u8)
                .map(|step| {
                    let angle = egui::lerp(from..=to, f32::from(step) / 16.0);
                    self.center + middle + radius * Vec2::angled(angle)
                })
                .collect()
        };
        let mut points = arc(Vec2::ZERO, 6.0, 0.25, 4.45);
        points.extend(arc(Vec2::new(3.1, -3.1), 4.9, 3.68, 1.03));
        points.push(points[0]);
        self.painter.line(points, self.stroke);
    }

    fn sliders(&self) {
        self.line(&[(-6.0, -3.0), (-0.5, -3.0)]);
        self.line(&[(4.0, -3.0), (6.0, -3.0)]);
        self.line(&[(-6.0, 3.0), (-4.0, 3.0)]);
        self.line(&[(0.5, 3.0), (6.0, 3.0)]);
        self.painter
            .circle_stroke(self.at((1.8, -3.0)), 2.1, self.stroke);
        self.painter
            .circle_stroke(self.at((-1.8, 3.0)), 2.1, self.stroke);
    }

    /// Most of a circle with an arrow head at its beginning, and hands.
    fn history(&self) {
        let turn: Vec<(f32, f32)> = (0..=20_u8)
            .map(|step| {
                let angle = egui::lerp(-2.6..=2.6, f32::from(step) / 20.0);
                (6.0 * angle.cos(), 6.0 * angle.sin())
            })
            .map(|(x, y)| (x + 0.8, y))
            .collect();
        self.line(&turn);
        self.line(&[(-6.2, -6.0), (-6.0, -2.4), (-2.4, -2.8)]);
        self.line(&[(0.8, -3.0), (0.8, 0.4), (3.2, 1.8)]);
    }

    fn logo(&self) {
        let color = self.stroke.color;
        self.painter.line_segment(
            [self.at((-10.0, 0.0)), self.at((10.0, 0.0))],
            Stroke::new(2.0, color),
        );
        self.painter.circle_filled(self.at((-8.0, 0.0)), 3.2, color);
        self.painter.circle_filled(self.at((8.0, 0.0)), 3.2, color);
        self.painter.circle_filled(self.center, 5.2, color);
        let hole = if color.r() > 128 {
            Color32::from_rgb(0x17, 0x1c, 0x24)
        } else {
            Color32::WHITE
        };
        self.painter.circle_filled(self.center, 2.6, hole);
    }
}
