//! The bottom bar: what the fills mean, and a button for every way to move through time.

use egui::{Align, Layout, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use crate::layout::{ColourBy, RampStep, Weight};
use crate::model::{Hue, Shape, Status};
use crate::state::{Command, Direction, FollowingCommand, State};
use crate::ui::canvas::{MarkPaint, paint_mark_bare, paint_split};
use crate::ui::look::{Look, font};
use crate::ui::widgets::{ButtonKind, Icon, button, icon_button};
use crate::ui::wording::capitalized;

/// What the buttons take, in points: four of 32 and "Fit", with their gaps.
const MOVES_WIDTH: f32 = 4.0 * 38.0 + 52.0;
/// What the button for issues takes with its gap, in points.
const FOLLOW_WIDTH: f32 = 76.0;

/// Draws the bar into the whole of `ui`.
pub fn bottom_bar_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let timeline = &state.timeline;
    let follows = timeline.topics().next().is_some() || timeline.series().next().is_some();
    let tools = MOVES_WIDTH + if follows { FOLLOW_WIDTH } else { 0.0 };
    ui.horizontal_centered(|ui| {
        let legend = Vec2::new((ui.available_width() - tools).max(0.0), 32.0);
        ui.allocate_ui_with_layout(legend, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(legend);
            match state.knowing.colour_by {
                ColourBy::Track => legend_ui(ui, look),
                founding => greys_ui(ui, look, founding),
            }
        });
        ui.spacing_mut().item_spacing.x = 6.0;
        if follows {
            follow_ui(ui, look, out);
        }
        moves_ui(ui, look, out);
    });
}

/// The way to the issues and figures that can be followed.
fn follow_ui(ui: &mut Ui, look: &Look, out: &mut Vec<Command>) {
    let follow = button(ui, look, ButtonKind::Secondary, "Issues");
    let tip = "Follow issues and figures on rows of their own (I)";
    if follow.on_hover_text(tip).clicked() {
        out.push(Command::Following(FollowingCommand::TogglePanel));
    }
}

fn moves_ui(ui: &mut Ui, look: &Look, out: &mut Vec<Command>) {
    let pan = |direction| Command::PanQuarter { direction };
    let moves = [
        (Icon::Left, "Earlier (Shift+Left)", pan(Direction::Backward)),
        (Icon::Right, "Later (Shift+Right)", pan(Direction::Forward)),
        (Icon::Minus, "Zoom out (-)", Command::ZoomOut),
        (Icon::Plus, "Zoom in (+)", Command::ZoomIn),
    ];
    for (icon, name, command) in moves {
        let response = icon_button(ui, look, icon, name);
        let frame = Stroke::new(1.0, look.line2());
        ui.painter()
            .rect_stroke(response.rect, 7.0, frame, egui::StrokeKind::Inside);
        if response.clicked() {
            out.push(command);
        }
    }
    let fit = button(ui, look, ButtonKind::Secondary, "Fit");
    if fit.on_hover_text("Show all (0)").clicked() {
        out.push(Command::FitAll);
    }
}

/// The greys of marks with their meaning, as many as there is room for: where the colour says
/// how well an item is founded.
fn greys_ui(ui: &mut Ui, look: &Look, by: ColourBy) {
    ui.spacing_mut().item_spacing.x = 18.0;
    let head = format!("Colour by {}:", by.word());
    crate::ui::widgets::text(ui, 12.0, Weight::SemiBold, look.t1(), &head);
    for (step, words) in greys(by) {
        entry_ui(ui, look, words, |ui, at| {
            let paint = MarkPaint {
                shape: Shape::Circle,
                status: Status::Happened,
                color: look.mark_color(Hue::Slate, Some(*step)),
                background: look.chrome(),
                size: 12.0,
            };
            paint_mark_bare(ui.painter(), look, at, paint);
        });
    }
}

/// Each grey with the word that stands beside the names on the canvas.
const fn greys(by: ColourBy) -> &'static [(RampStep, &'static str)] {
    use RampStep::{Step, Unknown};
    match by {
        ColourBy::Track => &[],
        ColourBy::Tier => &[
            (Step(0), "A official"),
            (Step(1), "B established"),
            (Step(2), "C weak"),
            (Unknown, "No tier"),
        ],
        ColourBy::Origins => &[
            (Step(0), "3 or more origins"),
            (Step(1), "2 origins"),
            (Step(2), "1 origin"),
            (Unknown, "No source"),
        ],
        ColourBy::Hedging => &[
            (Step(0), "Not hedged"),
            (Step(1), "Low"),
            (Step(2), "Medium"),
            (Step(3), "High"),
            (Unknown, "No claim"),
        ],
        ColourBy::Status => &[
            (Step(0), "Happened"),
            (Step(1), "Planned or expected"),
            (Step(2), "Claimed"),
            (Step(3), "Disputed"),
            (Unknown, "Superseded or cancelled"),
        ],
    }
}

/// The fills of marks with their meaning, as many as there is room for.
fn legend_ui(ui: &mut Ui, look: &Look) {
    ui.spacing_mut().item_spacing.x = 18.0;
    for status in [
        Status::Happened,
        Status::Planned,
        Status::Claimed,
        Status::Disputed,
    ] {
        let words = match status {
            Status::Planned => "Planned or expected".to_owned(),
            Status::Claimed => "Claimed by one side".to_owned(),
            other => capitalized(other.word()),
        };
        entry_ui(ui, look, &words, |ui, at| {
            paint_mark_bare(ui.painter(), look, at, legend_mark(look, status));
        });
    }
    entry_ui(ui, look, "Sources disagree", |ui, at| {
        let mark = legend_mark(look, Status::Happened);
        paint_mark_bare(ui.painter(), look, at, mark);
        paint_split(ui.painter(), at, mark);
    });
    entry_ui(ui, look, "Approximate date", |ui, at| {
        let y = at.y - 2.0;
        let row = |x0: f32, x1: f32| egui::Rect::from_x_y_ranges(x0..=x1, y..=y + 4.0);
        let ends = [at.x - 8.0, at.x + 24.0];
        let middle = f32::midpoint(ends[0], ends[1]);
        let [clear, full] = [look.t1().gamma_multiply(0.08), look.t1()];
        for (from, to, colors) in [
            (ends[0], middle, [clear, full]),
            (middle, ends[1], [full, clear]),
        ] {
            let direction = egui::Direction::LeftToRight;
            ui.painter()
                .add(egui::Shape::gradient_rect(row(from, to), direction, colors));
        }
        for x in ends {
            ui.painter()
                .vline(x, at.y - 5.0..=at.y + 5.0, Stroke::new(1.0, full));
        }
    });
    entry_ui(ui, look, "Superseded", |ui, at| {
        let mark = legend_mark(look, Status::Superseded);
        paint_mark_bare(ui.painter(), look, at, mark);
    });
}

fn legend_mark(look: &Look, status: Status) -> MarkPaint {
    MarkPaint {
        shape: Shape::Circle,
        status,
        color: look.t1(),
        background: look.chrome(),
        size: 12.0,
    }
}

/// One entry, unless it would be cut.
fn entry_ui(ui: &mut Ui, look: &Look, words: &str, sign: impl FnOnce(&Ui, egui::Pos2)) {
    let sign_width = if words.starts_with("Approximate") {
        42.0
    } else {
        20.0
    };
    let face = font(12.0, Weight::Regular);
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), face, look.t2());
    let size = Vec2::new(sign_width + galley.size().x, 20.0);
    if ui.available_width() < size.x {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    sign(ui, rect.left_center() + Vec2::new(6.0, 0.0));
    let at = rect.left_center() + Vec2::new(sign_width, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, look.t2());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}
