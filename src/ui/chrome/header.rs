//! The header: what is open, canvas or list, search, whose knowledge is shown, theme, and the way
//! to an audience.

use egui::{
    Align, Frame, Key, Layout, Margin, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::layout::Weight;
use crate::state::{Command, ComparingCommand, Direction, Mode, PresentingCommand, State};
use crate::ui::look::{Look, font};
use crate::ui::widgets::{
    Icon, focus_ring, icon_button, key_cap, paint_icon, segmented, select_all,
};
use crate::ui::wording::counted;

use super::knowledge_chip::{chip_width, knowledge_chip_ui};

/// What the header remembers between frames.
#[derive(Clone, Copy, Debug, Default)]
pub struct HeaderMemory {
    /// The search field takes the keyboard in this frame.
    pub focus_search: bool,
    /// How often the field had been asked for in the last frame.
    asked: u32,
    /// Where the search field stands, for the list of hits under it.
    pub search_rect: Option<egui::Rect>,
    /// Where the list of hits stood in the last frame; `None` if it was not shown.
    pub hits_rect: Option<egui::Rect>,
}

/// The id of the search field, by which the keyboard finds it.
pub fn search_id() -> egui::Id {
    egui::Id::unique("search_field")
}

/// Draws the header into the whole of `ui`.
pub fn header_ui(
    ui: &mut Ui,
    look: &Look,
    state: &State,
    memory: &mut HeaderMemory,
    out: &mut Vec<Command>,
) {
    ui.horizontal_centered(|ui| {
        title_ui(ui, look, state, out);
        ui.add_space(4.0);
        modes_ui(ui, look, state, out);
        ui.add_space(12.0);
        ui.spacing_mut().item_spacing.x = 4.0;
        let beside = tools_width(state) + chip_width(ui, state) + present_width(ui, state) + 28.0;
        let width = ui.available_width() - beside;
        search_ui(ui, look, state, width, memory, out);
        ui.add_space(8.0);
        knowledge_chip_ui(ui, look, state, out);
        ui.add_space(4.0);
        tools_ui(ui, look, state, out);
        if state.on_air().is_none() {
            ui.add_space(4.0);
            present_ui(ui, look, state, out);
        }
    });
}

/// What fills the window; without two documents in the file there is nothing to compare.
fn modes_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let compare = Command::Comparing(ComparingCommand::Open);
    let mut modes = vec![
        (Mode::Explore, "Timeline", Command::ShowCanvas),
        (Mode::Compare, "Compare", compare),
        (Mode::List, "List", Command::ShowList),
    ];
    let is_comparable = state.timeline.record().dossier.documents.len() > 1;
    modes.retain(|(mode, ..)| *mode != Mode::Compare || is_comparable || state.is_comparing());
    let names: Vec<&str> = modes.iter().map(|(_, name, _)| *name).collect();
    let selected = modes.iter().position(|(mode, ..)| *mode == state.mode);
    if let Some(at) = segmented(ui, look, &names, selected.unwrap_or_default()) {
        out.push(modes.swap_remove(at).2);
    }
}

/// The name of the timeline opens the menu.
fn title_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let narrow = ui.ctx().content_rect().width() < 1180.0;
    let title = if state.timeline.title.is_empty() {
        "Briefline"
    } else {
        &state.timeline.title
    };
    // Switch, search and tools need the rest.
    let beside = 736.0 + present_width(ui, state);
    let room = (ui.ctx().content_rect().width() - beside).clamp(60.0, 260.0);
    let face = font(15.0, Weight::SemiBold);
    let mut name = egui::text::LayoutJob::simple(title.to_owned(), face, look.t1(), room);
    name.wrap.max_rows = 1;
    name.wrap.break_anywhere = true;
    let name = ui.painter().layout_job(name);
    let span = if narrow {
        String::new()
    } else {
        span_text(state)
    };
    let span = ui
        .painter()
        .layout_no_wrap(span, font(13.0, Weight::Regular), look.t2());
    let width = 34.0 + name.size().x + 10.0 + span.size().x + 24.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 36.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Menu: {title}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, 7.0, look.hover());
    }
    let middle = rect.center().y;
    paint_icon(
        ui.painter(),
        Icon::Logo,
        egui::pos2(rect.left() + 14.0, middle),
        look.t1(),
    );
    let mut x = rect.left() + 34.0;
    for galley in [name, span] {
        let width = galley.size().x;
        let top = middle - galley.size().y / 2.0;
        ui.painter().galley(egui::pos2(x, top), galley, look.t1());
        x += width + 10.0;
    }
    let caret = egui::pos2(rect.right() - 12.0, middle);
    paint_icon(ui.painter(), Icon::Down, caret, look.t2());
    focus_ring(ui.painter(), look, &response, 7);
    if response.on_hover_text("Files and settings (F10)").clicked() {
        out.push(Command::OpenMenu);
    }
}

/// "Nov 2025 – May 2026": the part of time on screen, to the month.
fn span_text(state: &State) -> String {
    let range = state.viewing.target().range();
    let month = |date: crate::model::CivilDate| {
        const NAMES: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        let name = NAMES[usize::from(date.month.clamp(1, 12)) - 1];
        let year = if date.year > 0 {
            date.year.to_string()
        } else {
            format!("{} BC", 1 - date.year)
        };
        format!("{name} {year}")
    };
    let (from, to) = (month(range.start.civil()), month(range.end.civil()));
    if from == to {
        from
    } else {
        format!("{from} – {to}")
    }
}

/// The width of the tools, which are as many as there is need for.
fn tools_width(state: &State) -> f32 {
    let tools = 3 + u8::from(!state.settings.detail_open) + u8::from(!state.problems.is_empty());
    f32::from(tools) * 36.0
}

fn tools_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    if !state.problems.is_empty() {
        let name = format!("Problems: {} (Ctrl+Shift+M)", state.problems.len());
        if icon_button(ui, look, Icon::Warning, &name).clicked() {
            out.push(Command::ShowProblems);
        }
    }
    if icon_button(ui, look, Icon::Folder, "Open… (Ctrl+O)").clicked() {
        out.push(Command::OpenFile);
    }
    let (icon, name) = if look.dark {
        (Icon::Sun, "Light theme (Ctrl+Shift+L)")
    } else {
        (Icon::Moon, "Dark theme (Ctrl+Shift+L)")
    };
    if icon_button(ui, look, icon, name).clicked() {
        out.push(Command::ToggleTheme);
    }
    if icon_button(ui, look, Icon::Settings, "Menu and settings (F10)").clicked() {
        out.push(Command::OpenMenu);
    }
    if !state.settings.detail_open
        && icon_button(ui, look, Icon::Pane, "Show the details (Space)").clicked()
    {
        out.push(Command::ToggleDetail);
    }
}

/// The width of the button that presents: where there is little room, its icon alone. While the
/// laptop explores there is none: the strip over it has the way back.
fn present_width(ui: &Ui, state: &State) -> f32 {
    if state.on_air().is_some() {
        0.0
    } else if ui.ctx().content_rect().width() < 1180.0 {
        32.0
    } else {
        124.0
    }
}

/// Tells a briefing, or resumes it.
fn present_ui(ui: &mut Ui, look: &Look, state: &State, out: &mut Vec<Command>) {
    let (word, tip) = present_words(state);
    let size = vec2(present_width(ui, state), 32.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, word));
    let fill = match (response.is_pointer_button_down_on(), response.hovered()) {
        (true, _) => look.ink_pressed(),
        (false, true) => look.ink_hover(),
        (false, false) => look.ink(),
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 7.0, fill);
    let middle = rect.center().y;
    if rect.width() < 100.0 {
        paint_icon(painter, Icon::Play, rect.center(), look.on_ink());
    } else {
        let icon = egui::pos2(rect.left() + 20.0, middle);
        paint_icon(painter, Icon::Play, icon, look.on_ink());
        let (bold, small) = (font(13.0, Weight::SemiBold), font(12.0, Weight::SemiBold));
        let at = egui::pos2(rect.left() + 34.0, middle);
        painter.text(at, egui::Align2::LEFT_CENTER, word, bold, look.on_ink());
        let key = egui::pos2(rect.right() - 14.0, middle);
        painter.text(key, egui::Align2::RIGHT_CENTER, "F5", small, look.on_ink2());
    }
    focus_ring(painter, look, &response, 7);
    if response.on_hover_text(tip).clicked() {
        out.push(Command::Presenting(PresentingCommand::Present));
    }
}

/// What the button says and what its tip adds.
fn present_words(state: &State) -> (&'static str, String) {
    match &state.presenting.show {
        Some(show) => {
            let step = format!("Resume at step {} of {}", show.at + 1, show.path.len());
            ("Resume", format!("{step} (F5)"))
        }
        None => ("Present", "Tell a briefing (F5)".to_owned()),
    }
}

fn search_ui(
    ui: &mut Ui,
    look: &Look,
    state: &State,
    width: f32,
    memory: &mut HeaderMemory,
    out: &mut Vec<Command>,
) {
    let focused = ui.memory(|memory| memory.has_focus(search_id()));
    let stroke = if focused {
        Stroke::new(2.0, look.focus())
    } else {
        Stroke::new(1.0, look.line2())
    };
    let (rect, _) = ui.allocate_exact_size(vec2(width.max(120.0), 32.0), Sense::hover());
    memory.search_rect = Some(rect);
    ui.painter()
        .rect(rect, 8.0, look.surface(), stroke, StrokeKind::Inside);
    let inside = rect.shrink2(vec2(10.0, 0.0));
    let mut ui = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(inside)
            .layout(Layout::left_to_right(Align::Center)),
    );
    let (icon, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    paint_icon(ui.painter(), Icon::Search, icon.center(), look.t2());
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        status_ui(ui, look, state, focused, out);
        field_ui(ui, look, state, memory, out);
    });
}

/// "3 of 14", the way to clear the search, or the key that begins one.
fn status_ui(ui: &mut Ui, look: &Look, state: &State, focused: bool, out: &mut Vec<Command>) {
    let search = &state.search;
    let is_active = if state.is_comparing() {
        !state.comparing.filter.words.trim().is_empty()
    } else {
        search.is_active()
    };
    if is_active {
        let clear = ui.allocate_response(vec2(24.0, 24.0), Sense::click());
        clear.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Clear the search"));
        paint_icon(ui.painter(), Icon::Close, clear.rect.center(), look.t2());
        focus_ring(ui.painter(), look, &clear, 6);
        if clear.clicked() {
            out.push(search_for(state, String::new()));
        }
        let status = match (search.current, search.hits.len()) {
            _ if state.is_comparing() => counted(state.shown_pairs().len(), "pair", "pairs"),
            _ if search.waiting => "searching".to_owned(),
            (_, 0) => "no hits".to_owned(),
            (Some(at), total) => format!("{} of {total}", at + 1),
            (None, total) => counted(total, "hit", "hits"),
        };
        crate::ui::widgets::small(ui, look, &status);
    } else if !focused {
        key_cap(ui, look, "/");
    }
}

fn field_ui(
    ui: &mut Ui,
    look: &Look,
    state: &State,
    memory: &mut HeaderMemory,
    out: &mut Vec<Command>,
) {
    let (mut text, hint) = if state.is_comparing() {
        (state.comparing.filter.words.clone(), "Search both texts")
    } else {
        (state.search.text.clone(), "Search events, people, places")
    };
    let hint = egui::RichText::new(hint).color(look.t2());
    let edit = egui::TextEdit::singleline(&mut text)
        .id(search_id())
        .frame(Frame::NONE)
        .hint_text(hint)
        .font(font(14.0, Weight::Regular))
        .margin(Margin::symmetric(2, 4))
        .align(egui::Align2::LEFT_CENTER)
        .desired_width(ui.available_width() - 4.0);
    let response = ui.add(edit);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::SearchInput);
        node.set_label("Search");
    });
    let is_asked = std::mem::replace(&mut memory.asked, state.search.asked) != state.search.asked;
    if std::mem::take(&mut memory.focus_search) || is_asked {
        response.request_focus();
        select_all(ui.ctx(), response.id, &text);
    }
    if response.gained_focus() && !state.search.open {
        out.push(Command::OpenSearch);
    }
    if response.changed() {
        out.push(search_for(state, text));
    }
    if response.has_focus() && state.is_comparing() {
        pairs_by_arrows(ui, out);
    }
    let (enter, shift) = ui.input(|i| (i.key_pressed(Key::Enter), i.modifiers.shift));
    if response.lost_focus() && enter {
        out.push(next_hit(state, shift));
        response.request_focus();
    }
}

/// Has the search look for `text`: in the comparison if that is on screen, else in the items.
fn search_for(state: &State, text: String) -> Command {
    if state.is_comparing() {
        Command::Comparing(ComparingCommand::Search { text })
    } else {
        Command::SetSearch { text }
    }
}

/// From within the field, up and down go through the pairs found.
fn pairs_by_arrows(ui: &Ui, out: &mut Vec<Command>) {
    for (key, direction) in [
        (Key::ArrowDown, Direction::Forward),
        (Key::ArrowUp, Direction::Backward),
    ] {
        if ui.input(|i| i.key_pressed(key)) {
            out.push(Command::Comparing(ComparingCommand::StepPair { direction }));
        }
    }
}

/// Goes to the next hit, or `back` to the one before.
fn next_hit(state: &State, back: bool) -> Command {
    let direction = if back {
        Direction::Backward
    } else {
        Direction::Forward
    };
    match (state.is_comparing(), back) {
        (true, _) => Command::Comparing(ComparingCommand::StepPair { direction }),
        (false, true) => Command::PreviousHit,
        (false, false) => Command::NextHit,
    }
}
