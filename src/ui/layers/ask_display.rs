//! Where the audience's picture goes, what can be read in the room, and how the picture looks.

use egui::{
    Align2, DragValue, Frame, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::layout::{Legibility, Seat, Weight};
use crate::state::{
    AudiencePlace, AudienceTheme, Command, Display, PresentingCommand, Room, State,
};
use crate::ui::console::size_words;
use crate::ui::look::{Look, font};
use crate::ui::widgets::{as_heading, focus_ring, segmented, small, text, wrapped};

use super::sheet::{RING_ROOM, SheetPlace, sheet_ui};

/// The most that the picture of the displays takes, in points.
const MAP: Vec2 = vec2(460.0, 130.0);
/// What is taken for measured before anybody has measured, in metres.
const MEASURED: Seat = Seat::Metres {
    distance: 9.0,
    height: 1.5,
};
const THEMES: [AudienceTheme; 3] = [
    AudienceTheme::Light,
    AudienceTheme::Dark,
    AudienceTheme::HighContrast,
];

/// Draws the choices; each acts at once.
pub fn ask_display_ui(ctx: &egui::Context, look: &Look, state: &State, out: &mut Vec<Command>) {
    let place = SheetPlace::dialog(500.0);
    sheet_ui(ctx, look, "Projector and room", place, out, |ui, out| {
        let mut say = |command| out.push(Command::Presenting(command));
        // A low window has not the height for all of it.
        let area = ScrollArea::vertical().max_height(ui.available_height());
        area.show(ui, |ui| {
            Frame::new().inner_margin(RING_ROOM).show(ui, |ui| {
                place_ui(ui, look, state, &mut say);
                ui.add_space(12.0);
                room_ui(ui, look, state, &mut say);
                ui.add_space(12.0);
                theme_ui(ui, look, state, &mut say);
                ui.add_space(6.0);
                let keys = "X swaps the displays while presenting, Esc closes";
                small(ui, look, keys);
            });
        });
    });
}

fn head(ui: &mut Ui, look: &Look, words: &str) {
    let head = text(ui, 13.0, Weight::SemiBold, look.t1(), words);
    as_heading(ui, &head, words);
}

fn place_ui(ui: &mut Ui, look: &Look, state: &State, say: &mut impl FnMut(PresentingCommand)) {
    head(ui, look, "The audience looks at");
    let chosen = state.audience_place();
    let is_alone = tiles_of(&state.presenting.displays).len() < 2;
    if !is_alone && let Some(at) = map_ui(ui, look, state, chosen) {
        let place = AudiencePlace::Display(at);
        say(PresentingCommand::PutAudience { place });
    }
    let own = [AudiencePlace::ThisWindow, AudiencePlace::Window];
    let selected = own.iter().position(|it| *it == chosen);
    let names = ["This window", "A window of its own"];
    if let Some(at) = segmented(ui, look, &names, selected.unwrap_or(usize::MAX)) {
        let place = own[at];
        say(PresentingCommand::PutAudience { place });
    }
    let words = match chosen {
        AudiencePlace::ThisWindow if is_alone => {
            "One display: the picture fills it, and the console is hidden. The keys are the same."
        }
        AudiencePlace::ThisWindow => "The picture fills this window, and the console is hidden",
        AudiencePlace::Window => "To rehearse, or to share in a call",
        AudiencePlace::Display(_) => "The picture fills that display, the console stays here",
    };
    wrapped(ui, 12.0, Weight::Regular, look.t2(), words);
}

/// The displays that show the same, by their places: those of one corner. In the order of the
/// first of each.
fn tiles_of(displays: &[Display]) -> Vec<Vec<usize>> {
    let mut tiles: Vec<Vec<usize>> = Vec::new();
    for (at, display) in displays.iter().enumerate() {
        let shows_the_same = |tile: &&mut Vec<usize>| displays[tile[0]].corner == display.corner;
        match tiles.iter_mut().find(shows_the_same) {
            Some(tile) => tile.push(at),
            None => tiles.push(vec![at]),
        }
    }
    tiles
}

/// The displays as they stand beside each other, those that show the same as one; gives the place
/// of the one that was clicked.
fn map_ui(ui: &mut Ui, look: &Look, state: &State, chosen: AudiencePlace) -> Option<usize> {
    let displays = &state.presenting.displays;
    let whole = displays.iter().map(rect_of).reduce(Rect::union)?;
    let room = vec2(ui.available_width().min(MAP.x), MAP.y);
    let scale = (room.x / whole.width()).min(room.y / whole.height());
    let size = whole.size() * scale;
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut clicked = None;
    for tile in tiles_of(displays) {
        let display = &displays[tile[0]];
        let of = rect_of(display);
        let corner = rect.min + (of.min - whole.min) * scale;
        let place = Rect::from_min_size(corner, of.size() * scale).shrink(3.0);
        let is_chosen = matches!(chosen, AudiencePlace::Display(at) if tile.contains(&at));
        let has_console = state
            .presenting
            .console_on
            .is_some_and(|at| tile.contains(&at));
        let what = match (is_chosen, has_console) {
            (true, _) => "audience",
            (_, true) => "console",
            _ => "free",
        };
        let numbers: Vec<String> = tile.iter().map(|at| (at + 1).to_string()).collect();
        let numbers = numbers.join(" and ");
        if display_ui(ui, look, place, display, (&numbers, what)) {
            clicked = Some(tile[0]);
        }
    }
    clicked
}

fn display_ui(
    ui: &Ui,
    look: &Look,
    rect: Rect,
    display: &Display,
    (numbers, what): (&str, &str),
) -> bool {
    let is_chosen = what == "audience";
    let id = ui.scope_id().with(("display", numbers));
    let response = ui.interact(rect, id, Sense::click());
    let words = format!("Display {numbers}, {}, {what}", size_words(display));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &words));
    let (fill, ink) = match (is_chosen, response.hovered()) {
        (true, _) => (look.ink(), look.on_ink()),
        (_, true) => (look.hover(), look.t1()),
        _ => (look.chrome(), look.t1()),
    };
    let edge = Stroke::new(1.0, look.line2());
    let painter = ui.painter().with_clip_rect(rect.expand(5.0));
    painter.rect(rect, 4.0, fill, edge, StrokeKind::Inside);
    let at_head = pos2(rect.center().x, rect.center().y - 9.0);
    let face = font(16.0, Weight::SemiBold);
    painter.text(at_head, Align2::CENTER_CENTER, numbers, face, ink);
    let below = pos2(rect.center().x, rect.center().y + 11.0);
    let face = font(12.0, Weight::Regular);
    painter.text(below, Align2::CENTER_CENTER, what, face, ink);
    focus_ring(ui.painter(), look, &response, 4);
    let tip = if display.name.is_empty() {
        size_words(display)
    } else {
        format!("{}, {}", display.name, size_words(display))
    };
    response.on_hover_text(tip).clicked()
}

fn rect_of(display: &Display) -> Rect {
    let [x, y] = display.corner.map(|it| it as f32);
    let [width, height] = display.size.map(|it| (it as f32).max(1.0));
    Rect::from_min_size(pos2(x, y), vec2(width, height))
}

fn room_ui(ui: &mut Ui, look: &Look, state: &State, say: &mut impl FnMut(PresentingCommand)) {
    head(ui, look, "The last row sits");
    let seat = state.settings.room.seat;
    let selected = match seat {
        Seat::FourHeights => 0,
        Seat::SixHeights => 1,
        Seat::Metres { .. } => 2,
    };
    let names = ["4 heights away", "6 heights away", "As measured"];
    let mut chosen = segmented(ui, look, &names, selected).map(|at| match at {
        0 => Seat::FourHeights,
        1 => Seat::SixHeights,
        _ if selected == 2 => seat,
        _ => MEASURED,
    });
    if let Seat::Metres { distance, height } = seat {
        chosen = metres_ui(ui, look, [distance, height]).or(chosen);
    }
    if let Some(seat) = chosen.filter(|it| *it != seat) {
        let room = Room { seat };
        say(PresentingCommand::SetRoom { room });
    }
    let floor = Legibility { seat }.floor();
    let words = format!("Smallest text {floor} px on a picture 1080 high");
    wrapped(ui, 12.0, Weight::Regular, look.t2(), &words);
}

/// The distance of the last row and the height of the picture, in metres; `None` unless they were
/// changed here. What is beyond the range of the fields is for the settings to say.
fn metres_ui(ui: &mut Ui, look: &Look, [distance, height]: [f32; 2]) -> Option<Seat> {
    let (mut far, mut high) = (distance, height);
    let mut changed = false;
    ui.horizontal(|ui| {
        for (name, value, range) in [
            ("Last row", &mut far, Seat::DISTANCES),
            ("Picture height", &mut high, Seat::HEIGHTS),
        ] {
            text(ui, 13.0, Weight::Regular, look.t2(), name);
            let field = DragValue::new(value).range(range).speed(0.05);
            let field = field.clamp_existing_to_range(false);
            let field = ui.add(field.max_decimals(2).suffix(" m"));
            changed |= field.changed();
            ui.ctx().accesskit_node_builder(field.id, |node| {
                node.set_label(format!("{name} in metres"));
            });
        }
    });
    changed.then_some(Seat::Metres {
        distance: far,
        height: high,
    })
}

fn theme_ui(ui: &mut Ui, look: &Look, state: &State, say: &mut impl FnMut(PresentingCommand)) {
    head(ui, look, "The picture is");
    let now = state.settings.audience_theme;
    let selected = THEMES.iter().position(|it| *it == now);
    let names = ["Light", "Dark", "High contrast"];
    if let Some(at) = segmented(ui, look, &names, selected.unwrap_or(0)) {
        let theme = THEMES[at];
        say(PresentingCommand::SetAudienceTheme { theme });
    }
    let words = match now {
        AudienceTheme::Light => "The safe choice in a lit room",
        AudienceTheme::Dark => "For dimmed rooms",
        AudienceTheme::HighContrast => "Black on white, nothing between",
    };
    wrapped(ui, 12.0, Weight::Regular, look.t2(), words);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn displays_of_one_corner_are_one_tile() {
        let display = |x| Display {
            name: String::new(),
            size: [1920, 1080],
            corner: [x, 0],
        };
        for (corners, tiles) in [
            (vec![0, 1920], vec![vec![0], vec![1]]),
            (vec![0, 0], vec![vec![0, 1]]),
            (vec![0, 1920, 0], vec![vec![0, 2], vec![1]]),
            (vec![], vec![]),
        ] {
            let displays: Vec<Display> = corners.into_iter().map(display).collect();
            assert_eq!(tiles_of(&displays), tiles, "{displays:?}");
        }
    }
}
