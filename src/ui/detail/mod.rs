//! The detail pane: everything known about the selected item, in reading order; while changes
//! are listed, the list is its second page.
//!
//! It draws and sends commands; what is selected and whether the pane is open is the state's.

mod accounts;
mod claims;
mod facts;
mod likelihood;
mod origins;
mod related;
mod revisions;
mod sources;
mod tabs;

use egui::{Frame, Margin, ScrollArea, Stroke, Ui};
use egui_commonmark::CommonMarkCache;

use crate::layout::Weight;
use crate::model::{ItemIx, Timeline};
use crate::state::{ChosenAccount, Command, State};

use super::changes::{ChangesInput, ChangesMemory, changes_ui};
use super::look::Look;
use super::widgets::{Icon, as_heading, icon_button, small, text, wrapped};
use tabs::{Page, Pages, tabs_ui};

/// What the pane shows.
pub struct DetailInput<'a> {
    /// The timeline.
    pub timeline: &'a Timeline,
    /// The selected item; `None` shows what to do.
    pub selected: Option<ItemIx>,
    /// The selected item's place among those that the filter leaves, from 0, and their number;
    /// `None` if the filter leaves it out.
    pub place: Option<(usize, usize)>,
    /// The items before and after, within the filter.
    pub neighbours: [Option<ItemIx>; 2],
    /// How often the pane was scrolled by keys, less how often back.
    pub scrolls: i64,
    /// Whether those keys scroll the pane; else they scroll the evidence.
    pub has_keys: bool,
    /// The IANA zone in which times of day are told too; `None` to tell them as written.
    pub zone: Option<&'a str>,
    /// The account that the mark of an item follows; `None` for none.
    pub account: Option<ChosenAccount>,
    /// What changed; `None` if that is not asked for.
    pub changes: Option<ChangesInput<'a>>,
    /// The colours and faces.
    pub look: &'a Look,
}

impl<'a> DetailInput<'a> {
    /// What `state` has the pane show.
    pub fn of(state: &'a State, look: &'a Look) -> Self {
        let selected = state.selection;
        let zone = state.settings.zone.as_deref();
        let place = selected.and_then(|item| state.step_of(item));
        Self {
            timeline: &state.timeline,
            selected,
            place: place.map(|at| (at, state.steps().len())),
            neighbours: selected.map_or([None; 2], |item| state.steps_beside(item)),
            scrolls: state.detail_scrolls,
            has_keys: !state.knowing.evidence || selected.is_none(),
            zone: zone.or(state.timeline.zone.as_deref()),
            account: state.knowing.account,
            changes: ChangesInput::of(state, look),
            look,
        }
    }
}

/// What the pane remembers between frames.
#[derive(Default)]
pub struct DetailMemory {
    markdown: CommonMarkCache,
    pages: Pages,
    changes: ChangesMemory,
    /// [`DetailInput::scrolls`] as last followed.
    followed: i64,
    /// [`DetailInput::account`] as last followed.
    account: Option<ChosenAccount>,
}

impl DetailMemory {
    /// The pane is not on screen: keys that scroll meanwhile scroll something else.
    pub fn rest(&mut self, state: &State) {
        self.followed = state.detail_scrolls;
    }

    /// How many steps the keys have scrolled since the last frame; none if they scroll the
    /// evidence.
    fn steps(&mut self, input: &DetailInput<'_>) -> i64 {
        let steps = input.scrolls - std::mem::replace(&mut self.followed, input.scrolls);
        if input.has_keys { steps } else { 0 }
    }
}

/// How far a key scrolls, in points.
pub(super) const SCROLL_STEP: f32 = 96.0;

/// The gutter of the pane, in points.
pub(super) const GUTTER: i8 = 24;

/// Draws the pane into the whole of `ui`.
pub fn detail_ui(
    ui: &mut Ui,
    input: &DetailInput<'_>,
    memory: &mut DetailMemory,
    out: &mut Vec<Command>,
) {
    let look = input.look;
    let seen = input.changes.as_ref();
    let seen = seen.map(|it| (input.selected, it.timeline.known_on(), it.range));
    let mut page = memory.pages.follow(seen);
    if let Some(changes) = &input.changes {
        if tabs_ui(ui, look, &mut memory.pages) {
            out.push(Command::ToggleChanges);
        }
        page = memory.pages.follow(seen);
        if page == Page::Changes {
            let steps = memory.steps(input);
            changes_ui(ui, changes, &mut memory.changes, steps, out);
        }
    }
    if page == Page::Item {
        item_ui(ui, input, memory, out);
    }
}

fn item_ui(
    ui: &mut Ui,
    input: &DetailInput<'_>,
    memory: &mut DetailMemory,
    out: &mut Vec<Command>,
) {
    let look = input.look;
    tools_ui(ui, input, out);
    let Some(item) = input.selected else {
        memory.steps(input);
        empty_ui(ui, look);
        return;
    };
    egui::Panel::bottom("detail_footer")
        .exact_size(56.0)
        .frame(
            Frame::new()
                .fill(look.surface())
                .inner_margin(Margin::symmetric(12, 8)),
        )
        .show_separator_line(false)
        .show(ui, |ui| related::footer_ui(ui, input, out));
    // A new item starts at its top.
    ScrollArea::vertical()
        .id_salt(("detail", item.0))
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin {
                    left: GUTTER,
                    right: GUTTER,
                    top: 4,
                    bottom: 20,
                })
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    sections_ui(ui, input, item, memory, out);
                });
        });
}

fn sections_ui(
    ui: &mut Ui,
    input: &DetailInput<'_>,
    item: ItemIx,
    memory: &mut DetailMemory,
    out: &mut Vec<Command>,
) {
    let steps = memory.steps(input);
    if steps != 0 {
        ui.scroll_with_delta(egui::vec2(0.0, -SCROLL_STEP * steps as f32));
    }
    // Lines of text are as high as text, not as buttons.
    ui.spacing_mut().interact_size.y = 20.0;
    accounts::chosen_ui(ui, input, item, out);
    facts::facts_ui(ui, input, item, out);
    body_ui(ui, input, item, &mut memory.markdown);
    claims::claims_ui(ui, input, item);
    let reveal = std::mem::replace(&mut memory.account, input.account) != input.account;
    accounts::conflicts_ui(ui, input, (item, reveal), out);
    revisions::revisions_ui(ui, input, item, out);
    sources::sources_ui(ui, input, item, out);
    related::related_ui(ui, input, item, out);
}

fn tools_ui(ui: &mut Ui, input: &DetailInput<'_>, out: &mut Vec<Command>) {
    let look = input.look;
    Frame::new()
        .inner_margin(Margin {
            left: 16,
            right: 12,
            top: 10,
            bottom: 4,
        })
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                if icon_button(ui, look, Icon::Left, "Previous item (Left)").clicked() {
                    out.push(Command::PreviousItem);
                }
                let place = match input.place {
                    Some((at, total)) => format!("{} of {total}", at + 1),
                    None if input.selected.is_some() => "outside the filter".to_owned(),
                    None => "nothing selected".to_owned(),
                };
                text(ui, 13.0, Weight::Regular, look.t2(), &place);
                if icon_button(ui, look, Icon::Right, "Next item (Right)").clicked() {
                    out.push(Command::NextItem);
                }
                // Tab goes from left to right, so the last two are placed by their width.
                // While changes are listed, the cross above closes the list, and the pane stays.
                let closes = input.changes.is_none();
                let buttons = usize::from(input.selected.is_some()) + usize::from(closes);
                let last = 40.0 * buttons as f32 - 8.0;
                ui.add_space((ui.available_width() - last).max(0.0));
                if input.selected.is_some()
                    && icon_button(ui, look, Icon::Copy, "Copy as text (Ctrl+Shift+C)").clicked()
                {
                    out.push(Command::CopyItemText);
                }
                if closes
                    && icon_button(ui, look, Icon::Close, "Hide the detail pane (Space)").clicked()
                {
                    out.push(Command::ToggleDetail);
                }
            });
        });
}

fn empty_ui(ui: &mut Ui, look: &Look) {
    Frame::new()
        .inner_margin(Margin::same(GUTTER))
        .show(ui, |ui| {
            text(ui, 16.0, Weight::SemiBold, look.t1(), "Nothing selected");
            ui.add_space(4.0);
            wrapped(
                ui,
                14.0,
                Weight::Regular,
                look.t2(),
                "Click a mark on the timeline, or press Right to start with the first item. \
             What is known about it, who says so and on what evidence appears here.",
            );
        });
}

fn body_ui(ui: &mut Ui, input: &DetailInput<'_>, item: ItemIx, cache: &mut CommonMarkCache) {
    let body = &input.timeline.item(item).body;
    if body.is_empty() {
        return;
    }
    ui.add_space(10.0);
    ui.scope(|ui| {
        let body_font = super::look::font(15.0, Weight::Regular);
        ui.style_mut()
            .text_styles
            .insert(egui::TextStyle::Body, body_font);
        ui.style_mut().interaction.selectable_labels = true;
        ui.spacing_mut().item_spacing.y = 8.0;
        egui_commonmark::CommonMarkViewer::new().show(ui, cache, body);
    });
}

/// A rule with the head of a section and a note at its right.
fn section_ui(ui: &mut Ui, look: &Look, title: &str, note: &str) {
    ui.add_space(14.0);
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, 1.0), egui::Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(1.0, look.line1()),
    );
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let head = text(ui, 13.0, Weight::SemiBold, look.t1(), title);
        as_heading(ui, &head, title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            small(ui, look, note);
        });
    });
    ui.add_space(2.0);
}
