//! The steps of the path at the foot of the console, each a card to jump to.

use std::ops::Range;

use egui::{
    Align, Color32, Rangef, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::parts::{KeyButton, Tone, button_at, line, painted, pill, text_width};
use super::places::Places;
use super::words::{seen_at, span_words};
use super::{ConsoleInput, ConsoleMemory, say};
use crate::layout::Weight;
use crate::model::PathStep;
use crate::state::{Command, PresentingCommand, Show};
use crate::ui::look::{Look, font};
use crate::ui::widgets::{Icon, keep_in_sight, paint_icon};

/// The narrowest card.
const LEAST: f32 = 92.0;
/// Between two cards.
const GAP: f32 = 8.0;

/// What a card shows.
struct Card<'a> {
    /// Its place on the path, from 0; `None` if it was left out.
    at: Option<usize>,
    title: &'a str,
    dwell_secs: u32,
    standing: Standing,
}

/// Where a step is against what is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Told,
    /// The audience sees it; `held` if it does not follow the laptop.
    OnProjector {
        held: bool,
    },
    /// The laptop is on it, the audience sees something else.
    OnLaptop,
    Ahead,
    LeftOut,
}

/// Draws the steps into their place.
pub fn steps_ui(
    ui: &mut Ui,
    places: &Places,
    input: &ConsoleInput<'_>,
    memory: &mut ConsoleMemory,
    out: &mut Vec<Command>,
) {
    let (look, show) = (input.look, input.show);
    let rect = places.steps;
    ui.painter().rect_filled(rect, 0.0, look.chrome());
    let over = Stroke::new(1.0, look.line1());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, over);
    head_ui(ui, places, input, out);
    let count = whole_path(show).len();
    let room = places.cards.width() - GAP * (count.max(1) - 1) as f32;
    let width = (room / count.max(1) as f32).clamp(LEAST, 220.0);
    let pitch = width + GAP;
    let comes = memory.step != Some((show.at, count));
    memory.step = Some((show.at, count));
    let reach = places.cards.expand2(vec2(6.0, 6.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(reach).id_salt("cards"));
    child.set_clip_rect(reach.intersect(ui.clip_rect()));
    let area = ScrollArea::horizontal().id_salt("cards").auto_shrink(false);
    area.show(&mut child, |ui| {
        let size = vec2(pitch * count as f32 - GAP + 12.0, reach.height());
        let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
        let corner = whole.min + Vec2::splat(6.0);
        let size = vec2(width, places.cards.height());
        let rect_at = |at: usize| Rect::from_min_size(corner + vec2(pitch * at as f32, 0.0), size);
        let shown = in_sight(ui.clip_rect().x_range(), corner.x, pitch);
        for (place, card) in cards_of(show).enumerate() {
            let rect = rect_at(place);
            if comes && card.at == Some(show.at) {
                ui.scroll_to_rect(rect, Some(Align::Center));
            }
            if !shown.contains(&place) {
                continue;
            }
            let response = card_ui(ui, rect, place, (input, &card));
            if let Some(at) = card.at.filter(|_| response.clicked()) {
                out.push(say(PresentingCommand::JumpTo { at }));
            }
        }
    });
}

/// The places of the cards to be drawn: those in sight, and as many beside them on either side, so
/// that the keyboard can go on there.
fn in_sight(sight: Rangef, left: f32, pitch: f32) -> Range<usize> {
    let beside = sight.span();
    let place = |x: f32| ((x - left) / pitch).max(0.0).floor() as usize;
    place(sight.min - beside)..place(sight.max + beside) + 1
}

/// The title, the keys, the number being typed, and the way to a shorter path.
fn head_ui(ui: &Ui, places: &Places, input: &ConsoleInput<'_>, out: &mut Vec<Command>) {
    let (look, show) = (input.look, input.show);
    let y = f32::midpoint(places.steps.top(), places.cards.top());
    let mut right = places.cards.right();
    let cut = KeyButton::plain(
        Icon::Clock,
        ["I have … minutes", "Ctrl+T"],
        "Cuts what is left of the path to the time that is left",
    );
    let (left, clicked) = button_at(ui, look, [right, y, 28.0], &cut);
    if clicked {
        out.push(say(PresentingCommand::AskTime));
    }
    right = left - 8.0;
    if show.uncut.is_some() {
        let undo = KeyButton::plain(
            Icon::Undo,
            ["Undo the cut", "Ctrl+Z"],
            "Takes the steps that were left out in again",
        )
        .toned(Tone::On);
        let (left, clicked) = button_at(ui, look, [right, y, 28.0], &undo);
        if clicked {
            out.push(say(PresentingCommand::UndoCut));
        }
        right = left - 8.0;
    }
    if let Some(number) = &input.state.number {
        let words = format!("Step {}, then Enter", number.digits);
        right = pill(ui, look, [right, y], (Icon::Forward, false), &words) - 8.0;
    }
    let strong = (13.0, Weight::SemiBold, look.t1());
    let left = line(ui, (places.cards.left(), right, y), strong, "Steps");
    // In a narrow window messages stand here.
    if places.steps.width() > 1180.0 {
        let keys = "PageDown next  ·  PageUp back  ·  number then Enter to jump";
        let quiet = (13.0, Weight::Regular, look.t2());
        line(ui, (left + 12.0, right - 8.0, y), quiet, keys);
    }
}

/// The path as it was before it was cut.
fn whole_path(show: &Show) -> &[PathStep] {
    show.uncut.as_deref().unwrap_or(&show.path)
}

/// The cards of the path, and between them those that a cut has left out. What is left of the path
/// keeps its order, so that both are gone through side by side.
fn cards_of(show: &Show) -> impl Iterator<Item = Card<'_>> {
    let seen = seen_at(show);
    let mut kept = show.path.iter().enumerate().peekable();
    whole_path(show).iter().map(move |told| {
        let kept = kept.next_if(|(_, it)| it.step == told.step);
        let step = show.briefing.steps.get(told.step);
        Card {
            at: kept.map(|(at, _)| at),
            title: step.map_or("", |step| &step.title),
            dwell_secs: kept.map_or(told, |(_, it)| it).dwell_secs,
            standing: kept.map_or(Standing::LeftOut, |(at, _)| standing(show, at, seen)),
        }
    })
}

/// Where the step at `at` is if the audience sees the one at `seen`.
fn standing(show: &Show, at: usize, seen: Option<usize>) -> Standing {
    if seen == Some(at) {
        let held = show.black || show.frozen.is_some();
        Standing::OnProjector { held }
    } else if at == show.at {
        Standing::OnLaptop
    } else if at < show.at {
        Standing::Told
    } else {
        Standing::Ahead
    }
}

impl Standing {
    const fn words(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::OnProjector { .. } => "on projector",
            Self::OnLaptop => "on laptop",
            Self::Ahead => "",
            Self::LeftOut => "left out",
        }
    }
}

struct Faces {
    fill: Color32,
    edge: Stroke,
    number: Color32,
    title: Color32,
    note: Color32,
}

fn faces(look: &Look, card: &Card<'_>, response: &Response) -> Faces {
    let rest = if response.hovered() && card.at.is_some() {
        look.hover()
    } else {
        look.surface()
    };
    let quiet = Faces {
        fill: rest,
        edge: Stroke::new(1.0, look.line1()),
        number: look.t2(),
        title: look.t2(),
        note: look.t2(),
    };
    let strong = Faces {
        number: look.t1(),
        title: look.t1(),
        ..quiet
    };
    match card.standing {
        Standing::OnProjector { held: true } => Faces {
            fill: look.alert_fill(),
            edge: Stroke::new(2.0, look.alert_line()),
            number: look.alert_text(),
            note: look.alert_text(),
            ..strong
        },
        Standing::OnProjector { held: false } | Standing::OnLaptop => Faces {
            edge: Stroke::new(2.0, look.ink()),
            ..strong
        },
        Standing::Ahead => strong,
        Standing::Told => quiet,
        Standing::LeftOut => Faces {
            fill: look.chrome(),
            ..quiet
        },
    }
}

fn card_ui(
    ui: &Ui,
    rect: Rect,
    place: usize,
    (input, card): (&ConsoleInput<'_>, &Card<'_>),
) -> Response {
    let look = input.look;
    let sense = if card.at.is_some() {
        Sense::click()
    } else {
        Sense::hover()
    };
    let response = ui.interact(rect, ui.scope_id().with(("step", place)), sense);
    name_card(&response, card);
    keep_in_sight(&response);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let typed = input
        .state
        .number
        .as_ref()
        .and_then(|it| it.digits.parse::<usize>().ok());
    let is_typed = typed.is_some() && typed == card.at.map(|at| at + 1);
    let mut faces = faces(look, card, &response);
    if is_typed {
        faces.edge = Stroke::new(2.0, look.ink());
    }
    ui.painter()
        .rect(rect, 9.0, faces.fill, faces.edge, StrokeKind::Inside);
    texts(ui, rect, look, card, &faces);
    if response.has_focus() {
        let ring = Stroke::new(2.0, look.focus());
        ui.painter()
            .rect_stroke(rect.expand(3.0), 12.0, ring, StrokeKind::Middle);
    }
    if card.title.is_empty() {
        response
    } else {
        response.on_hover_text(card.title)
    }
}

/// Number, planned time, title on at most two rows, and where it is.
fn texts(ui: &Ui, rect: Rect, look: &Look, card: &Card<'_>, faces: &Faces) {
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let (top, foot) = (rect.top() + 17.0, rect.bottom() - 13.0);
    let time = span_words(u64::from(card.dwell_secs));
    let time_left = inner.right() - text_width(ui, &time, 12.0, Weight::Regular) - 1.0;
    let number = card
        .at
        .map_or_else(|| "–".to_owned(), |at| (at + 1).to_string());
    let row = (inner.left(), time_left - 4.0, top);
    painted(ui, row, (13.0, Weight::SemiBold, faces.number), &number);
    let row = (time_left, inner.right() + 2.0, top);
    painted(ui, row, (12.0, Weight::Regular, look.t2()), &time);
    if card.standing == Standing::LeftOut {
        let stroke = Stroke::new(1.0, look.t2());
        ui.painter()
            .hline(time_left..=inner.right(), top + 0.5, stroke);
    }
    let format = egui::TextFormat {
        line_height: Some(16.0),
        ..egui::TextFormat::simple(font(13.0, Weight::Medium), faces.title)
    };
    let mut job = egui::text::LayoutJob::single_section(card.title.to_owned(), format);
    job.wrap.max_width = inner.width() + 8.0;
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let title = pos2(inner.left(), rect.top() + 27.0);
    ui.painter().galley(title, galley, faces.title);
    if card.standing == Standing::Told {
        let at = pos2(inner.left() + 6.0, foot);
        paint_icon(ui.painter(), Icon::Check, at, faces.note);
    } else {
        let row = (inner.left(), inner.right() + 8.0, foot);
        let words = card.standing.words();
        painted(ui, row, (12.0, Weight::Regular, faces.note), words);
    }
}

fn name_card(response: &Response, card: &Card<'_>) {
    let time = span_words(u64::from(card.dwell_secs));
    let mut name = match card.at {
        Some(at) => format!("Step {}, {}, {time}", at + 1, card.title),
        None => format!("{}, {time}", card.title),
    };
    let words = card.standing.words();
    if !words.is_empty() {
        name = format!("{name}, {words}");
    }
    let is_current = matches!(
        card.standing,
        Standing::OnLaptop | Standing::OnProjector { .. }
    );
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, card.at.is_some(), is_current, &name)
    });
}
