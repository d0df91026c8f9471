//! All issues and figures that can be followed, with how each stands and whether it has a row.

use egui::accesskit::Toggled;
use egui::{
    Align2, CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Response, Role, ScrollArea,
};
use egui::{Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use crate::layout::{Weight, end_of_day};
use crate::model::{CivilDate, SeriesIx, TimePoint, TopicIx, TopicState};
use crate::state::{Command, FollowingCommand, State};
use crate::ui::following::{RowsMemory, Subject, paint_series_sign, paint_state_sign};
use crate::ui::look::{Look, font};
use crate::ui::widgets::{ButtonKind, as_heading, button, focus_ring, keep_in_sight, small, text};
use crate::ui::wording::{capitalized, counted};

use super::sheet::{RING_ROOM, SheetPlace, appears, sheet_ui};

/// The width of the panel, in points.
const WIDTH: f32 = 560.0;
/// The height of a row, in points.
const ROW: f32 = 34.0;

/// How many rows a page goes on.
const PAGE: usize = 8;

/// One thing that can be followed.
struct Choice {
    name: String,
    /// "contested, 7 steps".
    standing: String,
    /// Its state; `None` for figures, and for an issue that has not begun.
    state: Option<TopicState>,
    is_series: bool,
    chosen: bool,
}

/// What the list is drawn from.
struct List<'a> {
    state: &'a State,
    look: &'a Look,
    /// Up to here something is known.
    until: TimePoint,
    /// The rivers and figures, made once for a timeline.
    rows: &'a mut RowsMemory,
}

/// Draws the panel over the button that opens it.
pub fn follow_panel_ui(
    ctx: &egui::Context,
    look: &Look,
    (state, today, rows): (&State, CivilDate, &mut RowsMemory),
    out: &mut Vec<Command>,
) {
    rows.follow(&state.timeline);
    let until = state.knowledge_end().unwrap_or_else(|| end_of_day(today));
    let place = SheetPlace {
        anchor: Align2::LEFT_BOTTOM,
        offset: egui::vec2(188.0, -56.0),
        width: WIDTH,
        veiled: false,
    };
    sheet_ui(ctx, look, "Issues and figures", place, out, |ui, out| {
        // The keyboard stays in the panel until it is closed.
        ui.memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
        tools_ui(ui, look, state, out);
        ui.add_space(4.0);
        let height = (ctx.content_rect().height() - 300.0).max(160.0);
        ScrollArea::vertical()
            .content_margin(RING_ROOM)
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let mut list = List {
                    state,
                    look,
                    until,
                    rows,
                };
                lists_ui(ui, &mut list, out);
            });
        ui.add_space(4.0);
        let hint = "Arrows, Home and End go through the list, Space follows, Esc closes";
        small(ui, look, hint);
    });
}

fn tools_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let rows = state.rivers().len() + state.tracks_of_figures().len();
        let words = match rows {
            0 => "None has a row under the canvas".to_owned(),
            rows => format!("{} under the canvas", counted(rows, "row", "rows")),
        };
        text(ui, 13.0, Weight::Regular, look.t2(), &words);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, look, ButtonKind::Secondary, "None").clicked() {
                out.push(Command::Following(FollowingCommand::Clear));
            }
            if button(ui, look, ButtonKind::Secondary, "Show all").clicked() {
                out.push(Command::Following(FollowingCommand::ShowAll));
            }
        });
    });
}

fn lists_ui(ui: &mut Ui, list: &mut List<'_>, out: &mut Vec<Command>) {
    let opens = appears(ui);
    let timeline = &list.state.timeline;
    let topics = timeline.topics().map(|(ix, _)| Subject::Topic(ix));
    let series = timeline.series().map(|(ix, _)| Subject::Series(ix));
    let (topics, series): (Vec<_>, Vec<_>) = (topics.collect(), series.collect());
    keys(ui, topics.len() + series.len());
    let mut at = 0;
    for (title, subjects) in [("Issues", topics), ("Figures", series)] {
        if subjects.is_empty() {
            continue;
        }
        let head = text(ui, 13.0, Weight::SemiBold, list.look.t1(), title);
        as_heading(ui, &head, title);
        ui.add_space(4.0);
        for subject in subjects {
            let response = choice_ui(ui, list, subject, at);
            if opens && at == 0 {
                // Asked for once it is there: what is not drawn yet gives the keyboard away.
                response.request_focus();
            }
            at += 1;
            if response.clicked() {
                out.push(Command::Following(subject.toggle()));
            }
        }
        ui.add_space(6.0);
    }
}

/// Arrows, pages, Home and End go from one of `count` rows to another and never out of them.
fn keys(ui: &Ui, count: usize) {
    let focused = ui.memory(egui::Memory::focused);
    let Some(at) = (0..count).find(|at| focused == Some(choice_id(*at))) else {
        return;
    };
    let filter = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(choice_id(at), filter));
    let last = count - 1;
    let mut targets = [
        (Key::ArrowDown, at + 1),
        (Key::ArrowUp, at.saturating_sub(1)),
        (Key::PageDown, at + PAGE),
        (Key::PageUp, at.saturating_sub(PAGE)),
        (Key::Home, 0),
        (Key::End, last),
    ]
    .into_iter();
    let pressed = targets.find(|(key, _)| ui.input_mut(|i| i.consume_key(Modifiers::NONE, *key)));
    if let Some((_, next)) = pressed {
        ui.memory_mut(|memory| memory.request_focus(choice_id(next.min(last))));
    }
}

fn choice_id(at: usize) -> Id {
    Id::unique(("follow_choice", at))
}

fn of_topic(list: &mut List<'_>, ix: TopicIx) -> Option<Choice> {
    let (state, until) = (list.state, list.until);
    let topic = state.timeline.topic(ix)?;
    let river = list.rows.river(&state.timeline, ix)?;
    let standing = river.state_at(until.saturating_add_millis(-1));
    let standing = standing.map(|(state, _)| state);
    let word = river.standing(until);
    let steps = counted(topic.steps.len(), "step", "steps");
    let named = state.filtering.filter.topics.contains(&topic.name);
    Some(Choice {
        name: capitalized(&topic.name),
        standing: format!("{word}, {steps}"),
        state: standing,
        is_series: false,
        chosen: named || state.following.topics.contains(&ix),
    })
}

fn of_series(list: &mut List<'_>, ix: SeriesIx) -> Option<Choice> {
    let state = list.state;
    let series = state.timeline.series_at(ix)?;
    let figures = list.rows.figures(&state.timeline, ix)?;
    let standing = figures.standing(&state.timeline, list.until);
    let count = counted(series.values.len(), "value", "values");
    Some(Choice {
        name: capitalized(&series.name),
        standing: format!("{standing}, {count}"),
        state: None,
        is_series: true,
        chosen: state.following.series.contains(&ix),
    })
}

/// A row of the list; what it says is put together only where somebody sees or hears it.
fn choice_ui(ui: &mut Ui, list: &mut List<'_>, subject: Subject, at: usize) -> Response {
    let size = Vec2::new(ui.available_width(), ROW);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, choice_id(at), Sense::click());
    keep_in_sight(&response);
    let is_visible = ui.is_rect_visible(rect);
    let is_heard = || {
        ui.ctx()
            .accesskit_node_builder(response.id, |_| ())
            .is_some()
    };
    if !is_visible && !is_heard() {
        return response;
    }
    let choice = match subject {
        Subject::Topic(ix) => of_topic(list, ix),
        Subject::Series(ix) => of_series(list, ix),
    };
    let Some(choice) = choice else {
        return response;
    };
    response.widget_info(|| {
        let name = format!("{}, {}", choice.name, choice.standing);
        WidgetInfo::selected(Role::CheckBox, true, choice.chosen, name)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_toggled(Toggled::from(choice.chosen));
    });
    if is_visible {
        if response.hovered() {
            let corner = CornerRadius::same(7);
            ui.painter().rect_filled(rect, corner, list.look.hover());
        }
        paint_choice(ui, list.look, &choice, rect);
        focus_ring(ui.painter(), list.look, &response, 7);
    }
    response
}

/// A box that is checked, the sign of the state, the name, and how it stands.
fn paint_choice(ui: &Ui, look: &Look, choice: &Choice, rect: Rect) {
    let painter = ui.painter();
    let middle = rect.center().y;
    check_box(ui, look, pos2(rect.left() + 18.0, middle), choice.chosen);
    let sign = pos2(rect.left() + 54.0, middle);
    if choice.is_series {
        paint_series_sign(painter, look, sign);
    } else if let Some(state) = choice.state {
        paint_state_sign(painter, look, sign, state);
    }
    let right = pos2(rect.right() - 12.0, middle);
    let face = font(12.0, Weight::Regular);
    let told = painter.text(
        right,
        Align2::RIGHT_CENTER,
        &choice.standing,
        face,
        look.t2(),
    );
    let weight = if choice.chosen {
        Weight::SemiBold
    } else {
        Weight::Regular
    };
    let left = rect.left() + 82.0;
    let room = (told.left() - left - 12.0).max(40.0);
    let mut job =
        egui::text::LayoutJob::simple(choice.name.clone(), font(14.0, weight), look.t1(), room);
    job.wrap.max_rows = 1;
    let galley = painter.layout_job(job);
    let at = pos2(left, middle - galley.size().y / 2.0);
    painter.galley(at, galley, look.t1());
}

fn check_box(ui: &Ui, look: &Look, center: egui::Pos2, checked: bool) {
    let area = Rect::from_center_size(center, Vec2::splat(16.0));
    let corner = CornerRadius::same(4);
    let painter = ui.painter();
    if checked {
        painter.rect_filled(area, corner, look.ink());
        let at = |x: f32, y: f32| center + Vec2::new(x, y);
        let hook = vec![at(-4.0, 0.5), at(-1.0, 3.5), at(4.5, -3.5)];
        painter.line(hook, Stroke::new(1.8, look.on_ink()));
    } else {
        let edge = Stroke::new(1.25, look.axis());
        painter.rect(area, corner, look.surface(), edge, StrokeKind::Inside);
    }
}
