//! One change: what it is about, what it said and says, why, and who reports it.

use egui::accesskit::Role;
use egui::epaint::RectShape;
use egui::{Color32, Frame, Margin, Rect, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::layout::Weight;
use crate::model::{
    Change, ChangeKind, ChangeSubject, CivilDate, ItemIx, KnowledgeDate, day_label,
};
use crate::state::Command;
use crate::ui::canvas::{MarkPaint, paint_mark_bare, shape_of};
use crate::ui::detail::GUTTER;
use crate::ui::look::Look;
use crate::ui::widgets::{keep_in_sight, ring_inside, was_now, wrapped};
use crate::ui::wording::{capitalized, shortened};

use super::ChangesInput;
use super::words::{LONGEST, told_fields};

/// Where a click on a change leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// To its item.
    Item(ItemIx),
    /// To its item on the day on which that is known, as it is not on the day shown.
    Day(CivilDate, ItemIx),
}

impl Way {
    /// The way from `change`; `None` if it leads nowhere.
    fn of(input: &ChangesInput<'_>, change: &Change) -> Option<Self> {
        let item = change.item?;
        if input.timeline.is_known(item) {
            return Some(Self::Item(item));
        }
        Some(Self::Day(change.known_from?, item))
    }

    /// What it does, where that is more than to select.
    fn words(self) -> Option<String> {
        match self {
            Self::Item(_) => None,
            Self::Day(day, _) => Some(format!("Show {}", day_label(day))),
        }
    }

    fn go(self, out: &mut Vec<Command>) {
        let item = match self {
            Self::Item(item) => item,
            Self::Day(day, item) => {
                let date = KnowledgeDate::On(day);
                out.push(Command::SetKnowledgeDate { date });
                item
            }
        };
        out.push(Command::Select { item });
    }
}

/// Draws a change; a click selects its item. `with_day` says when it became known.
pub fn change_ui(
    ui: &mut Ui,
    input: &ChangesInput<'_>,
    change: &Change,
    with_day: bool,
    out: &mut Vec<Command>,
) {
    let under = ui.painter().add(egui::Shape::Noop);
    let margin = Margin {
        left: GUTTER,
        right: 16,
        top: 7,
        bottom: 7,
    };
    let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        title_ui(ui, input, change);
        words_ui(ui, input, change, with_day);
    });
    let rect = shown.response.rect.shrink2(vec2(8.0, 0.0));
    let field = press_ui(ui, input, change, rect, out);
    ui.painter().set(under, field);
}

/// What a click and a screen reader do with a change at `rect`; gives what it lies on.
fn press_ui(
    ui: &Ui,
    input: &ChangesInput<'_>,
    change: &Change,
    rect: Rect,
    out: &mut Vec<Command>,
) -> RectShape {
    let look = input.look;
    let way = Way::of(input, change);
    let sense = if way.is_some() {
        Sense::click()
    } else {
        Sense::focusable_noninteractive()
    };
    let response = ui.interact(rect, ui.scope_id().with("change"), sense);
    let spoken = spoken(input, change);
    let is_selected = input.selected.map(Way::Item);
    let is_selected = is_selected.is_some() && is_selected == way;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListItem);
        node.set_label(spoken);
        node.set_selected(is_selected);
    });
    keep_in_sight(&response);
    ring_inside(ui.painter(), look, &response);
    let field = field(look, rect, is_selected, response.hovered() && way.is_some());
    let Some(way) = way else { return field };
    let mut response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if let Some(words) = way.words() {
        response = response.on_hover_text(words);
    }
    if response.clicked() {
        way.go(out);
    }
    field
}

/// What a change lies on: the selected one is framed as everywhere.
fn field(look: &Look, rect: Rect, selected: bool, hovered: bool) -> RectShape {
    if selected {
        let stroke = Stroke::new(1.5, look.ink());
        return RectShape::new(rect, 7, look.surface(), stroke, StrokeKind::Inside);
    }
    let fill = if hovered {
        look.hover()
    } else {
        Color32::TRANSPARENT
    };
    RectShape::filled(rect, 7, fill)
}

fn title_ui(ui: &mut Ui, input: &ChangesInput<'_>, change: &Change) {
    let look = input.look;
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
        if let Some(item) = change.item.and_then(|ix| input.timeline.known_item(ix)) {
            let track = input.timeline.track(item.track);
            let paint = MarkPaint::new(look, shape_of(item, track), item.status, track.hue)
                .on(look.surface());
            paint_mark_bare(ui.painter(), look, rect.center(), paint);
        }
        let title = shortened(&change.title, LONGEST);
        if change.speaker.is_empty() {
            wrapped(ui, 14.0, Weight::SemiBold, look.t1(), &title);
        } else {
            let words = format!("{}: “{title}”", change.speaker);
            wrapped(ui, 14.0, Weight::Regular, look.t1(), &words);
        }
    });
}

fn words_ui(ui: &mut Ui, input: &ChangesInput<'_>, change: &Change, with_day: bool) {
    let look = input.look;
    let left = Margin {
        left: 22,
        right: 0,
        top: 0,
        bottom: 0,
    };
    Frame::new().inner_margin(left).show(ui, |ui| {
        let day = match (change.known_from, unknown_words(input, change)) {
            (Some(day), Some(_)) => Some(format!("known only from {}", day_label(day))),
            (None, Some(unknown)) => Some(unknown.to_owned()),
            (day, None) => day
                .filter(|_| with_day)
                .map(|day| format!("known since {}", day_label(day))),
        };
        let belongs = change.belongs_to.as_ref().map(|item| item.title.clone());
        let date = (!change.date.is_empty()).then(|| change.date.clone());
        let facts: Vec<String> = belongs.into_iter().chain(date).chain(day).collect();
        if !facts.is_empty() {
            let words = capitalized(&facts.join(" · "));
            wrapped(ui, 12.0, Weight::Regular, look.t2(), &words);
        }
        if let Some(summary) = summary_of(input, change) {
            wrapped(ui, 13.0, Weight::Regular, look.t1(), summary);
        }
        for (name, [was, now]) in told_fields(change) {
            was_now(ui, look, 13.0, &name, [&was, &now]);
        }
        for note in &change.notes {
            wrapped(ui, 13.0, Weight::Regular, look.t1(), &note.text);
        }
        sources_ui(ui, input, change);
    });
}

fn sources_ui(ui: &mut Ui, input: &ChangesInput<'_>, change: &Change) {
    let look = input.look;
    let sources = change.sources.iter();
    let mut names: Vec<&str> = sources.map(|source| source.publisher.as_str()).collect();
    names.dedup();
    if !names.is_empty() {
        wrapped(ui, 12.0, Weight::Regular, look.t2(), &names.join(", "));
    }
    if let Some(words) = unsourced_words(input, change) {
        wrapped(ui, 12.0, Weight::Regular, look.t2(), words);
    }
}

/// Why nobody is named who reports what is new; `None` if somebody is. Of sources that are not
/// out on the day shown it is told only that there are some.
fn unsourced_words(input: &ChangesInput<'_>, change: &Change) -> Option<&'static str> {
    if !change.notes.is_empty() || change.kind != ChangeKind::New || !change.sources.is_empty() {
        return None;
    }
    let record = input.timeline.record();
    let named_later = match change.subject {
        ChangeSubject::Item(ix) => {
            let item = ix.and_then(|ix| record.items.get(ix.index()));
            item.is_some_and(|item| !item.sources.is_empty())
        }
        ChangeSubject::Claim(ix) => {
            let claim = ix.and_then(|ix| record.claims.get(ix.index()));
            claim.is_some_and(|claim| !claim.sources.is_empty())
        }
    };
    Some(if named_later {
        "Public that day; the page cited here came out later"
    } else {
        "No source named"
    })
}

/// What a new item is about, where nothing else says so.
fn summary_of<'a>(input: &ChangesInput<'a>, change: &Change) -> Option<&'a str> {
    let is_bare = change.kind == ChangeKind::New && change.speaker.is_empty();
    let item = input
        .timeline
        .known_item(change.item.filter(|_| is_bare)?)?;
    Some(item.summary.as_str()).filter(|summary| !summary.is_empty())
}

/// That the item has no mark on the day shown, if it is not known then.
fn unknown_words(input: &ChangesInput<'_>, change: &Change) -> Option<&'static str> {
    let item = change.item?;
    let is_known = input.timeline.is_known(item);
    (!is_known).then_some("not known on the day shown")
}

/// The change as a sentence or two.
fn spoken(input: &ChangesInput<'_>, change: &Change) -> String {
    let kind = capitalized(change.kind.word());
    let mut words = if change.speaker.is_empty() {
        format!("{kind}: {}", change.title)
    } else {
        format!("{kind}: {}: {}", change.speaker, change.title)
    };
    if !change.date.is_empty() {
        words.push_str(", ");
        words.push_str(&change.date);
    }
    if let Some(day) = change.known_from {
        words.extend([", known ", &day_label(day)]);
    }
    if let Some(unknown) = unknown_words(input, change) {
        words.extend([", ", unknown]);
    }
    for (name, [was, now]) in told_fields(change) {
        let was = if was.is_empty() { "nothing" } else { &was };
        words.extend([". ", &name, ": was ", was, ", now ", &now]);
    }
    for note in &change.notes {
        words.push_str(". ");
        words.push_str(&note.text);
    }
    if let Some(unsourced) = unsourced_words(input, change) {
        words.extend([". ", unsourced]);
    }
    words
}
