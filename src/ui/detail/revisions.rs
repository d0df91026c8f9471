//! How knowledge of the item grew: what was believed first, and each revision with its day. A
//! day can be clicked to see what was known then.

use egui::{Color32, CornerRadius, Frame, Margin, Response, Stroke, Ui, Vec2};

use crate::layout::Weight;
use crate::model::{
    CivilDate, Dating, Item, ItemChange, ItemIx, KnowledgeDate, Revision, When, day_label,
};
use crate::state::Command;
use crate::ui::widgets::{link, tag, was_now, wrapped};
use crate::ui::wording::counted;

use super::claims::publishers;
use super::{DetailInput, section_ui};

/// What of an item a revision may change and a reader sees at a glance.
struct Belief {
    date: String,
    status: &'static str,
    title: String,
}

impl Belief {
    fn first(item: &Item) -> Self {
        let worded = || item.when.as_ref().map(When::label).unwrap_or_default();
        Self {
            date: item.shown_date.clone().unwrap_or_else(worded),
            status: item.status.word(),
            title: item.title.clone(),
        }
    }

    /// Takes over what `change` sets, and gives each field that is another now.
    fn follow(&mut self, change: &ItemChange) -> Vec<(&'static str, [String; 2])> {
        let mut changed = Vec::new();
        let date = match (&change.shown_date, &change.when) {
            (Some(shown), _) => Some(shown.clone()),
            (None, Dating::At(when)) => Some(when.label()),
            (None, Dating::Withdrawn) => Some("no date".to_owned()),
            (None, Dating::Kept) => None,
        };
        if let Some(date) = date.filter(|date| *date != self.date) {
            let was = std::mem::replace(&mut self.date, date.clone());
            changed.push(("Date", [was, date]));
        }
        if let Some(status) = change.status.filter(|it| it.word() != self.status) {
            let was = std::mem::replace(&mut self.status, status.word());
            changed.push(("Status", [was.to_owned(), status.word().to_owned()]));
        }
        if let Some(title) = change.title.clone().filter(|title| *title != self.title) {
            let was = std::mem::replace(&mut self.title, title.clone());
            changed.push(("Title", [was, title]));
        }
        changed
    }
}

/// Where a step stands on the thread.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    First,
    Between,
    Newest,
}

/// Draws the revisions of `ix` that are known, under what was believed first; nothing if it
/// was never revised.
pub fn revisions_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: ItemIx, out: &mut Vec<Command>) {
    let revisions = input.timeline.revisions_of(ix);
    if revisions.is_empty() {
        return;
    }
    let note = counted(revisions.len(), "revision", "revisions");
    section_ui(ui, input.look, "How knowledge of it grew", &note);
    let first = &input.timeline.record().items[ix.index()];
    let mut belief = Belief::first(first);
    step_ui(ui, input, Step::First, |ui| {
        day_ui(ui, input, input.timeline.known_since(ix), out);
        let words = format!(
            "First known: {} ({}, {})",
            belief.title, belief.date, belief.status
        );
        wrapped(ui, 14.0, Weight::Regular, input.look.t1(), &words);
    });
    for (at, revision) in revisions.iter().enumerate() {
        let changed = belief.follow(&revision.change);
        let newest = at + 1 == revisions.len();
        let step = if newest { Step::Newest } else { Step::Between };
        step_ui(ui, input, step, |ui| {
            revision_ui(ui, input, revision, &changed, newest, out);
        });
    }
}

fn revision_ui(
    ui: &mut Ui,
    input: &DetailInput<'_>,
    revision: &Revision<ItemChange>,
    changed: &[(&'static str, [String; 2])],
    newest: bool,
    out: &mut Vec<Command>,
) {
    let look = input.look;
    ui.horizontal_wrapped(|ui| {
        day_ui(ui, input, Some(revision.known_from), out);
        if newest {
            let words = match input.timeline.told_on() {
                KnowledgeDate::Latest => "believed now",
                KnowledgeDate::On(_) => "believed on this day",
            };
            tag(ui, look, words);
        }
    });
    if let Some(note) = &revision.note {
        let weight = if newest {
            Weight::Medium
        } else {
            Weight::Regular
        };
        wrapped(ui, 14.0, weight, look.t1(), note);
    }
    for (field, [was, now]) in changed {
        was_now(ui, look, 13.0, field, [was, now]);
    }
    if revision.retracted {
        wrapped(ui, 13.0, Weight::SemiBold, look.t1(), "Taken back");
    }
    let from = Some(revision.known_from);
    let names = publishers(
        input.timeline,
        &input.timeline.cited(&revision.sources, from),
    );
    if !names.is_empty() {
        wrapped(ui, 12.0, Weight::Regular, look.t2(), &names);
    }
}

/// The day as a button that shows what was known on it.
fn day_ui(
    ui: &mut Ui,
    input: &DetailInput<'_>,
    day: Option<CivilDate>,
    out: &mut Vec<Command>,
) -> Option<Response> {
    let look = input.look;
    let Some(day) = day else {
        wrapped(ui, 13.0, Weight::Medium, look.t2(), "Always known");
        return None;
    };
    let date = KnowledgeDate::On(day);
    let tip = format!("Show what was known on {}", day_label(day));
    let shown = link(ui, look, 13.0, &day_label(day)).on_hover_text(tip);
    if shown.clicked() {
        out.push(Command::SetKnowledgeDate { date });
    }
    Some(shown)
}

/// A step on the thread: a dot at its left, filled for what is believed, on a field of its own.
fn step_ui(ui: &mut Ui, input: &DetailInput<'_>, step: Step, contents: impl FnOnce(&mut Ui)) {
    const LEFT: i8 = 22;
    let look = input.look;
    let newest = step == Step::Newest;
    let gap = ui.spacing().item_spacing.y;
    let under = ui.painter().add(egui::Shape::Noop);
    let margin = Margin {
        left: LEFT,
        right: 8,
        top: 5,
        bottom: 5,
    };
    let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = Vec2::new(8.0, 2.0);
        contents(ui);
    });
    let rect = shown.response.rect;
    let past = input.timeline.told_on() != KnowledgeDate::Latest;
    let field = match (newest, past) {
        (false, _) => Color32::TRANSPARENT,
        (true, true) => look.amber_fill(),
        (true, false) => look.nested(),
    };
    let field = egui::epaint::RectShape::filled(rect, CornerRadius::same(6), field);
    let dot = egui::pos2(rect.left() + 9.0, rect.top() + 15.0);
    let top = if step == Step::First {
        dot.y
    } else {
        rect.top() - gap
    };
    let end = if newest { dot.y } else { rect.bottom() };
    let thread = [egui::pos2(dot.x, top), egui::pos2(dot.x, end)];
    let thread = egui::Shape::line_segment(thread, Stroke::new(1.5, look.line2()));
    ui.painter()
        .set(under, egui::Shape::Vec(vec![field.into(), thread]));
    let fill = if newest { look.ink() } else { look.surface() };
    ui.painter()
        .circle(dot, 4.0, fill, Stroke::new(1.5, look.ink()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;

    #[test]
    fn only_what_is_believed_otherwise_counts_as_changed() {
        let mut belief = Belief {
            date: "6 January 2026".to_owned(),
            status: "planned",
            title: "Leaders to meet".to_owned(),
        };
        let change = ItemChange {
            status: Some(Status::Happened),
            title: Some("Leaders to meet".to_owned()),
            ..ItemChange::default()
        };
        let changed = belief.follow(&change);
        let happened = ["planned", "happened"].map(str::to_owned);
        assert_eq!(changed, [("Status", happened)]);
        let withdrawn = ItemChange {
            when: Dating::Withdrawn,
            ..ItemChange::default()
        };
        let changed = belief.follow(&withdrawn);
        assert_eq!(
            changed[0].1,
            ["6 January 2026", "no date"].map(str::to_owned)
        );
    }
}
