//! Where sources disagree: the versions side by side, what differs set off, and a choice of
//! which of them the mark follows.

use std::collections::BTreeSet;

use egui::{Frame, Id, Margin, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use crate::layout::Weight;
use crate::model::{Account, Conflict, ItemIx, Value, When};
use crate::state::{ChosenAccount, Command};
use crate::ui::look::{Look, font};
use crate::ui::widgets::{focus_ring, keep_in_sight, link, selectable, tag, text, wrapped};

use super::claims::publishers;
use super::{
    DetailInput,
    origins::{origins_ui, plain_words},
    section_ui,
};

/// The least width of a card, in points: below it the accounts stand one under the other.
const LEAST_CARD: f32 = 168.0;
/// The gap between cards.
const GAP: f32 = 8.0;

/// Draws where sources disagree about `ix`; nothing if they do not.
///
/// `reveal` brings the chosen account into sight, as it was chosen just now.
pub fn conflicts_ui(
    ui: &mut Ui,
    input: &DetailInput<'_>,
    (ix, reveal): (ItemIx, bool),
    out: &mut Vec<Command>,
) {
    let conflicts = &input.timeline.item(ix).conflicts;
    if conflicts.is_empty() {
        return;
    }
    let several = conflicts.iter().any(|it| it.accounts.len() > 1);
    let note = if several {
        "J shows the next account"
    } else {
        ""
    };
    section_ui(ui, input.look, "Where sources disagree", note);
    for (at, conflict) in conflicts.iter().enumerate() {
        selectable(ui, 15.0, Weight::Regular, input.look.t1(), &conflict.text);
        if conflict.accounts.is_empty() {
            let names = publishers(input.timeline, &conflict.sources);
            if !names.is_empty() {
                wrapped(ui, 12.0, Weight::Regular, input.look.t2(), &names);
            }
        } else {
            ui.add_space(4.0);
            accounts_ui(ui, input, conflict, (ix, at, reveal), out);
        }
        ui.add_space(10.0);
    }
}

/// Says whose account the mark follows, with the way back; nothing if it follows none.
pub fn chosen_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: ItemIx, out: &mut Vec<Command>) {
    let Some(chosen) = input.account.filter(|chosen| chosen.item == ix) else {
        return;
    };
    let conflicts = &input.timeline.item(ix).conflicts;
    let account = conflicts
        .get(chosen.conflict)
        .and_then(|conflict| conflict.accounts.get(chosen.account));
    let Some(account) = account else { return };
    let look = input.look;
    Frame::new()
        .fill(look.nested())
        .stroke(Stroke::new(1.5, look.ink()))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let words = match &account.when {
                Some(when) => format!("Shown where {} puts it: {}", account.who, when.label()),
                None => format!(
                    "Reading the account of {}, on the item's own date",
                    account.who
                ),
            };
            wrapped(ui, 13.0, Weight::Medium, look.t1(), &words);
            if link(ui, look, 13.0, "Back to the item as it stands").clicked() {
                out.push(Command::ChooseAccount { account: None });
            }
        });
    ui.add_space(6.0);
}

fn accounts_ui(
    ui: &mut Ui,
    input: &DetailInput<'_>,
    conflict: &Conflict,
    (item, at, reveal): (ItemIx, usize, bool),
    out: &mut Vec<Command>,
) {
    let differing = differing_names(&conflict.accounts);
    let width = ui.available_width();
    let columns = columns(width, conflict.accounts.len());
    let card = (width - GAP * (columns - 1) as f32) / columns as f32;
    let mut numbered = conflict.accounts.iter().enumerate().peekable();
    while numbered.peek().is_some() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            for (account, told) in numbered.by_ref().take(columns) {
                let choice = ChosenAccount {
                    item,
                    conflict: at,
                    account,
                };
                let shown = CardInput {
                    account: told,
                    choice,
                    differing: &differing,
                    reveal,
                };
                let layout = egui::Layout::top_down(egui::Align::Min);
                ui.allocate_ui_with_layout(Vec2::new(card, 0.0), layout, |ui| {
                    card_ui(ui, input, &shown, out);
                });
            }
        });
    }
}

struct CardInput<'a> {
    account: &'a Account,
    choice: ChosenAccount,
    differing: &'a BTreeSet<&'a str>,
    /// Whether it is to be brought into sight if it is the chosen one.
    reveal: bool,
}

fn card_ui(ui: &mut Ui, input: &DetailInput<'_>, card: &CardInput<'_>, out: &mut Vec<Command>) {
    let look = input.look;
    let chosen = input.account == Some(card.choice);
    let stroke = if chosen {
        Stroke::new(1.5, look.ink())
    } else {
        Stroke::new(1.0, look.line1())
    };
    let shown = Frame::new()
        .fill(look.nested())
        .stroke(stroke)
        .corner_radius(10)
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            told_ui(ui, input, card, out);
        });
    if chosen && card.reveal {
        shown.response.scroll_to_me(None);
    }
}

fn told_ui(ui: &mut Ui, input: &DetailInput<'_>, card: &CardInput<'_>, out: &mut Vec<Command>) {
    let look = input.look;
    let account = card.account;
    let chosen = input.account == Some(card.choice);
    ui.horizontal_wrapped(|ui| {
        wrapped(ui, 14.0, Weight::SemiBold, look.t1(), &account.who);
        if chosen {
            tag(ui, look, "shown");
        }
    });
    selectable(ui, 14.0, Weight::Regular, look.t1(), &account.text);
    for value in &account.values {
        let differs = card.differing.contains(value.name.as_str());
        value_ui(ui, look, value, differs);
    }
    if let Some(when) = &account.when {
        date_ui(ui, input, card, when, chosen, out);
    }
    let names = publishers(input.timeline, &account.sources);
    if !names.is_empty() {
        let words = plain_words(input, &account.sources);
        let words = words.map(|words| format!(" · {words}")).unwrap_or_default();
        wrapped(
            ui,
            12.0,
            Weight::Regular,
            look.t2(),
            &format!("{names}{words}"),
        );
    }
    origins_ui(ui, input, Id::unique(card.choice), &account.sources);
}

/// A name and its value; one that the accounts do not agree on lies on a field and is set bold.
fn value_ui(ui: &mut Ui, look: &Look, value: &Value, differs: bool) {
    let field = if differs { look.tag() } else { look.nested() };
    let shown = Frame::new()
        .fill(field)
        .corner_radius(5)
        .inner_margin(Margin::symmetric(if differs { 8 } else { 0 }, 3))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                text(ui, 13.0, Weight::Regular, look.t2(), &value.name);
                let weight = if differs {
                    Weight::Bold
                } else {
                    Weight::Regular
                };
                wrapped(ui, 14.0, weight, look.t1(), &value.value);
            });
        });
    let spoken = if differs {
        format!("{}: {}, accounts differ", value.name, value.value)
    } else {
        format!("{}: {}", value.name, value.value)
    };
    ui.ctx().accesskit_node_builder(shown.response.id, |node| {
        node.set_role(egui::accesskit::Role::Group);
        node.set_label(spoken);
    });
}

fn date_ui(
    ui: &mut Ui,
    input: &DetailInput<'_>,
    card: &CardInput<'_>,
    when: &When,
    chosen: bool,
    out: &mut Vec<Command>,
) {
    let is_told = |value: &Value| value.name.eq_ignore_ascii_case("date");
    if !card.account.values.iter().any(is_told) {
        let value = Value {
            name: "Date".to_owned(),
            value: when.label(),
        };
        value_ui(ui, input.look, &value, true);
    }
    let name = format!("Show its date: {}, {}", card.account.who, when.label());
    if radio(ui, input.look, "Show its date", &name, chosen).clicked() {
        let account = (!chosen).then_some(card.choice);
        out.push(Command::ChooseAccount { account });
    }
}

/// A choice of one among several.
fn radio(ui: &mut Ui, look: &Look, words: &str, name: &str, selected: bool) -> Response {
    let weight = if selected {
        Weight::SemiBold
    } else {
        Weight::Medium
    };
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), font(13.0, weight), look.t1());
    let size = Vec2::new(galley.size().x + 26.0, 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, name));
    keep_in_sight(&response);
    if ui.is_rect_visible(rect) {
        let center = egui::pos2(rect.left() + 10.0, rect.center().y);
        let fill = if response.hovered() {
            look.hover()
        } else {
            look.surface()
        };
        let stroke = Stroke::new(1.5, if selected { look.ink() } else { look.t2() });
        ui.painter().circle(center, 7.0, fill, stroke);
        if selected {
            ui.painter().circle_filled(center, 3.5, look.ink());
        }
        let at = egui::pos2(rect.left() + 24.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, look.t1());
        focus_ring(ui.painter(), look, &response, 7);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// How many cards stand beside each other in `width` points.
fn columns(width: f32, accounts: usize) -> usize {
    let fitting = (2..=accounts).rev().find(|count| {
        let count = *count as f32;
        LEAST_CARD * count + GAP * (count - 1.0) <= width
    });
    // Five in rows of three and two, not of four and one.
    match (fitting.unwrap_or(1), accounts) {
        (4, 5) => 3,
        (3, 4) => 2,
        (fitting, _) => fitting,
    }
}

/// The names of values that more than one account gives, and not alike.
fn differing_names(accounts: &[Account]) -> BTreeSet<&str> {
    let values = || accounts.iter().flat_map(|account| &account.values);
    let differs =
        |one: &&Value| values().any(|other| other.name == one.name && other.value != one.value);
    values()
        .filter(differs)
        .map(|value| value.name.as_str())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(values: &[(&str, &str)]) -> Account {
        let values = values.iter().map(|(name, value)| Value {
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        });
        Account {
            values: values.collect(),
            ..Account::default()
        }
    }

    #[test]
    fn only_values_that_the_accounts_give_unlike_are_set_off() {
        let accounts = [
            account(&[("Countries", "14"), ("Day", "Saturday"), ("Only here", "1")]),
            account(&[("Countries", "15"), ("Day", "Saturday")]),
        ];
        let names: Vec<&str> = differing_names(&accounts).into_iter().collect();
        assert_eq!(names, ["Countries"]);
    }

    #[test]
    fn cards_stand_side_by_side_where_they_fit() {
        for (width, accounts, expected) in [
            (336.0, 2, 1),
            (384.0, 2, 2),
            (560.0, 3, 3),
            (560.0, 4, 2),
            (720.0, 5, 3),
            (900.0, 5, 5),
            (300.0, 5, 1),
        ] {
            assert_eq!(columns(width, accounts), expected, "{width} {accounts}");
        }
    }
}
