//! One row of the strip: who and when, what and how hedged and on what, what came of it.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Label, Layout, Rect, Sense, Stroke, Ui, vec2};

use crate::layout::Weight;
use crate::model::{
    Account, Attribution, Claim, Conflict, Outcome, Source, SourceIx, Timeline, When,
};
use crate::state::{attribution_words, hedging_words, origins_words};
use crate::ui::look::{Look, font};
use crate::ui::widgets::{large_tag, ring_inside, text, tier_label, wrapped};
use crate::ui::wording::capitalized;

use super::EvidenceInput;
use super::cited::cited_ui;
use super::rows::{Row, Rows};

/// The size of what is claimed, in points.
const CLAIM: f32 = 18.0;
/// The size of names and outcomes.
const NAME: f32 = 16.0;
/// The size of everything else; nothing in the strip is smaller.
pub(super) const NOTE: f32 = 14.0;
/// The gap between columns.
const GAP: f32 = 16.0;
/// The bar at the left of the account that is followed, and what the row lies further in for it.
const BAR: f32 = 4.0;

/// How wide the three columns are; in a narrow strip the first is as wide as it all and the
/// others stand below it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Columns {
    who: f32,
    says: f32,
    outcome: f32,
    stacked: bool,
}

impl Columns {
    /// The columns of a strip of `width` points.
    pub fn within(width: f32) -> Self {
        if width < 680.0 {
            return Self {
                who: width,
                says: width,
                outcome: width,
                stacked: true,
            };
        }
        let free = width - 2.0 * GAP;
        let who = (free * 0.13).clamp(140.0, 250.0).round();
        let outcome = ((free - who) * 0.4).round();
        Self {
            who,
            says: free - who - outcome,
            outcome,
            stacked: false,
        }
    }
}

/// Draws the heads of the columns, if they stand side by side.
pub fn column_heads_ui(ui: &mut Ui, input: &EvidenceInput<'_>, rows: &Rows, columns: &Columns) {
    if columns.stacked || rows.len() == 0 {
        return;
    }
    let heads = if rows.has_claims {
        [
            "Who and when",
            "Says what, how hedged, on what source",
            "What came of it",
        ]
    } else {
        ["Who and when", "Says what", "On what evidence"]
    };
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (head, width) in heads
            .iter()
            .zip([columns.who, columns.says, columns.outcome])
        {
            column(ui, width, |ui| {
                text(ui, NOTE, Weight::SemiBold, input.look.t2(), head);
            });
        }
    });
}

/// What a row is among the others.
#[derive(Clone, Copy)]
pub struct RowPlace {
    /// The first has a stronger line above it.
    pub first: bool,
    /// It tells the account that the mark of the item follows.
    pub chosen: bool,
    /// It was chosen just now and is brought into sight.
    pub reveal: bool,
}

/// Draws one row with a hairline above it.
pub fn row_ui(
    ui: &mut Ui,
    input: &EvidenceInput<'_>,
    columns: &Columns,
    row: &Row<'_>,
    place: RowPlace,
) {
    let look = input.look;
    let top = ui.cursor().min;
    let color = if place.first {
        look.line2()
    } else {
        look.line1()
    };
    ui.painter().hline(
        ui.max_rect().x_range(),
        top.y + 0.5,
        Stroke::new(1.0, color),
    );
    let at = ui.cursor();
    // The row comes before what stands in it, for Tab and for a screen reader.
    let id = ui.scope_id().with("row");
    let under = ui.painter().add(egui::Shape::Noop);
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(0, 5));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width() - 16.0);
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        cells_ui(ui, input, columns, row, place.chosen);
    });
    let rect = shown.response.rect.with_min_y(at.min.y);
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    let spoken = spoken(input.timeline, row);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::ListItem);
        node.set_label(spoken);
        if place.chosen {
            node.set_selected(true);
        }
    });
    crate::ui::widgets::keep_in_sight(&response);
    if place.reveal {
        response.scroll_to_me(None);
    }
    if place.chosen {
        let field = rect.with_min_y(rect.min.y + 1.0).expand2(vec2(12.0, 0.0));
        ui.painter().set(under, chosen_shape(look, field));
    }
    ring_inside(ui.painter(), look, &response);
}

/// What the account lies on that is followed: a field with a bar at its left.
fn chosen_shape(look: &Look, field: Rect) -> egui::Shape {
    let bar = field.with_max_x(field.left() + BAR);
    egui::Shape::Vec(vec![
        egui::Shape::rect_filled(field, 0.0, look.nested()),
        egui::Shape::rect_filled(bar, 0.0, look.ink()),
    ])
}

fn cells_ui(
    ui: &mut Ui,
    input: &EvidenceInput<'_>,
    columns: &Columns,
    row: &Row<'_>,
    chosen: bool,
) {
    let cells = |ui: &mut Ui| {
        column(ui, columns.who, |ui| {
            who_ui(ui, input, row, columns.stacked);
            if chosen {
                large_tag(ui, input.look, NOTE, "shown");
            }
        });
        column(ui, columns.says, |ui| says_ui(ui, input, row));
        column(ui, columns.outcome, |ui| outcome_ui(ui, input, row));
    };
    if columns.stacked {
        ui.vertical(cells);
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            cells(ui);
        });
    }
}

fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    let layout = Layout::top_down(Align::Min);
    ui.allocate_ui_with_layout(vec2(width, 0.0), layout, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.x = 8.0;
        contents(ui);
    });
}

fn who_ui(ui: &mut Ui, input: &EvidenceInput<'_>, row: &Row<'_>, stacked: bool) {
    let look = input.look;
    let (who, when) = who_and_when(row, When::short_label);
    if stacked {
        ui.horizontal_wrapped(|ui| {
            wrapped(ui, NAME, Weight::SemiBold, look.t1(), &who);
            wrapped(ui, NOTE, Weight::Regular, look.t2(), &when.join(" · "));
        });
        return;
    }
    wrapped(ui, NAME, Weight::SemiBold, look.t1(), &who);
    for note in when {
        wrapped(ui, NOTE, Weight::Regular, look.t2(), &note);
    }
}

/// The name in the first column, and the notes below it, with dates as `label` has them.
fn who_and_when(row: &Row<'_>, label: fn(&When) -> String) -> (String, Vec<String>) {
    match row {
        Row::Claim(claim) => {
            let mut notes = Vec::new();
            notes.extend(stands_behind(claim).map(capitalized));
            let said = claim.said.as_ref();
            notes.extend(said.map(|when| format!("said {}", label(when))));
            let about = claim.about.as_ref();
            notes.extend(about.map(|when| format!("about {}", label(when))));
            (capitalized(&claim.speaker), notes)
        }
        Row::Account(account) => (account.who.clone(), Vec::new()),
        Row::Conflict(_) => ("Sources disagree".to_owned(), Vec::new()),
        Row::Source(_, source) => {
            let published = source.published.as_ref().map(label);
            let notes = source.author.clone().into_iter().chain(published);
            (source.publisher.clone(), notes.collect())
        }
    }
}

/// Who stands behind a claim; `None` if the name of the speaker says it.
fn stands_behind(claim: &Claim) -> Option<&'static str> {
    let says_it =
        claim.attribution == Attribution::ArticleVoice && claim.speaker.contains("article");
    attribution_words(claim).filter(|_| !says_it)
}

fn says_ui(ui: &mut Ui, input: &EvidenceInput<'_>, row: &Row<'_>) {
    let look = input.look;
    let claim_text = |ui: &mut Ui, words: &str| claim_ui(ui, look, words);
    match row {
        Row::Claim(claim) => {
            claim_text(ui, &claim.text);
            ui.horizontal_wrapped(|ui| {
                let hedging = hedging_words(claim);
                let words = hedging.unwrap_or_else(|| "stated flatly".to_owned());
                large_tag(ui, look, NOTE, &words);
                let room = ui.available_size_before_wrap().x - 10.0;
                cited_ui(ui, input, &claim.sources, room);
            });
        }
        Row::Account(account) => account_ui(ui, input, account),
        Row::Conflict(conflict) => claim_text(ui, &conflict.text),
        Row::Source(_, source) => {
            claim_text(ui, source.supports.as_ref().unwrap_or(&source.title));
            if source.supports.is_some() {
                wrapped(ui, NOTE, Weight::Regular, look.t2(), &source.title);
            }
        }
    }
}

/// The words of a claim, which people quote.
fn claim_ui(ui: &mut Ui, look: &Look, words: &str) {
    let rich = egui::RichText::new(words)
        .font(font(CLAIM, Weight::Regular))
        .line_height(Some(24.0))
        .color(look.t1());
    ui.add(Label::new(rich).wrap().selectable(true));
}

/// The sources of a row on a line of their own.
fn sources_ui(ui: &mut Ui, input: &EvidenceInput<'_>, sources: &[SourceIx]) {
    let room = ui.available_width();
    ui.horizontal_wrapped(|ui| cited_ui(ui, input, sources, room));
}

fn account_ui(ui: &mut Ui, input: &EvidenceInput<'_>, account: &Account) {
    let look = input.look;
    claim_ui(ui, look, &account.text);
    ui.horizontal_wrapped(|ui| {
        for value in &account.values {
            let words = format!("{}: {}", value.name, value.value);
            large_tag(ui, look, NOTE, &words);
        }
        if let Some(when) = &account.when {
            large_tag(ui, look, NOTE, &format!("Date: {}", when.label()));
        }
    });
}

fn outcome_ui(ui: &mut Ui, input: &EvidenceInput<'_>, row: &Row<'_>) {
    let look = input.look;
    match row {
        Row::Claim(claim) if claim.outcomes.is_empty() => {
            wrapped(ui, NAME, Weight::Regular, look.t2(), "Not known");
        }
        Row::Claim(claim) => {
            for outcome in &claim.outcomes {
                verdict_ui(ui, input, outcome);
                sources_ui(ui, input, &outcome.sources);
            }
        }
        Row::Account(account) => sources_ui(ui, input, &account.sources),
        // The accounts name their own.
        Row::Conflict(conflict) if conflict.accounts.is_empty() => {
            sources_ui(ui, input, &conflict.sources);
        }
        Row::Conflict(conflict) => {
            let words = crate::ui::wording::counted(conflict.accounts.len(), "account", "accounts");
            wrapped(
                ui,
                NAME,
                Weight::Regular,
                look.t2(),
                &format!("{words} below"),
            );
        }
        Row::Source(ix, source) => source_facts_ui(ui, input, *ix, source),
    }
}

/// The verdict in bold, and what is known of it, as one paragraph.
fn verdict_ui(ui: &mut Ui, input: &EvidenceInput<'_>, outcome: &Outcome) {
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let verdict = format!("{}. ", capitalized(&outcome.verdict));
    for (words, weight) in [
        (verdict.as_str(), Weight::SemiBold),
        (outcome.text.as_str(), Weight::Regular),
    ] {
        let format = TextFormat {
            font_id: font(NAME, weight),
            color: input.look.t1(),
            line_height: Some(21.0),
            ..TextFormat::default()
        };
        job.append(words, 0.0, format);
    }
    ui.add(Label::new(job).wrap().selectable(true));
}

fn source_facts_ui(ui: &mut Ui, input: &EvidenceInput<'_>, ix: SourceIx, source: &Source) {
    let look = input.look;
    ui.horizontal_wrapped(|ui| {
        tier_label(ui, look, source.tier, NOTE);
        if let Some(kind) = &source.kind {
            wrapped(ui, NOTE, Weight::Regular, look.t2(), kind);
        }
    });
    let from = input.timeline.derived_from(ix);
    let names: Vec<&str> = from
        .iter()
        .map(|from| input.timeline.source(*from).publisher.as_str())
        .collect();
    let words = if names.is_empty() {
        "Speaks for itself".to_owned()
    } else {
        format!("Relays {}", names.join(", "))
    };
    wrapped(ui, NOTE, Weight::Regular, look.t2(), &words);
}

/// "RFE/RL, 5 January 2026".
fn name_of(source: &Source) -> String {
    match &source.published {
        Some(published) => format!("{}, {}", source.publisher, published.label()),
        None => source.publisher.clone(),
    }
}

/// The whole row as a sentence or two.
fn spoken(timeline: &Timeline, row: &Row<'_>) -> String {
    let (who, notes) = who_and_when(row, When::label);
    let mut head = who;
    for note in &notes {
        head.push_str(", ");
        head.push_str(note);
    }
    let told = match row {
        Row::Claim(claim) => return spoken_claim(timeline, claim, &head),
        Row::Account(account) => {
            [&account.text, &names(timeline, &account.sources)].map(Clone::clone)
        }
        Row::Conflict(conflict) => spoken_conflict(timeline, conflict),
        Row::Source(_, source) => [
            source.title.clone(),
            crate::ui::widgets::tier_words(source.tier),
        ],
    };
    format!("{head}: {}", told.join(" "))
}

fn spoken_claim(timeline: &Timeline, claim: &Claim, head: &str) -> String {
    let hedging = hedging_words(claim);
    let hedging = hedging.unwrap_or_else(|| "stated flatly".to_owned());
    let reports = origins_words(timeline, &claim.sources);
    let told = names(timeline, &claim.sources);
    let outcome = |outcome: &Outcome| format!(" Outcome: {}. {}", outcome.verdict, outcome.text);
    let outcomes: String = claim.outcomes.iter().map(outcome).collect();
    let outcomes = if outcomes.is_empty() {
        " Outcome not known.".to_owned()
    } else {
        outcomes
    };
    format!(
        "{head}, {hedging}: {} {told} {reports}.{outcomes}",
        claim.text
    )
}

fn spoken_conflict(timeline: &Timeline, conflict: &Conflict) -> [String; 2] {
    [conflict.text.clone(), names(timeline, &conflict.sources)]
}

/// "Sources: RFE/RL, 5 January 2026; Reuters."
fn names(timeline: &Timeline, sources: &[SourceIx]) -> String {
    if sources.is_empty() {
        return String::new();
    }
    let names: Vec<String> = sources
        .iter()
        .map(|ix| name_of(timeline.source(*ix)))
        .collect();
    format!("Sources: {}.", names.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_columns_fill_the_strip_and_a_narrow_one_stacks_them() {
        let wide = Columns::within(1200.0);
        assert!(!wide.stacked);
        assert!((wide.who + wide.says + wide.outcome + 2.0 * GAP - 1200.0).abs() < 0.1);
        assert!(wide.says > wide.outcome && wide.outcome > wide.who);
        assert!(Columns::within(500.0).stacked);
    }
}
