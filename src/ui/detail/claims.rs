//! Who says what about the item: each claim with speaker, hedging, what it rests on, and what
//! became of it.

use egui::{Id, Ui};

use crate::layout::Weight;
use crate::model::{Attribution, Claim, Hedging, ItemIx, Outcome, SourceIx, Timeline};
use crate::ui::widgets::{selectable, tag, wrapped};
use crate::ui::wording::{capitalized, counted};

use super::{
    DetailInput,
    likelihood::likelihood_ui,
    origins::{origins_ui, plain_words},
    section_ui,
};

/// Draws the claims that belong to `ix`; nothing if there are none.
pub fn claims_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: ItemIx) {
    let claims: Vec<_> = input.timeline.claims_of(ix).collect();
    if claims.is_empty() {
        return;
    }
    let note = counted(claims.len(), "claim", "claims");
    section_ui(ui, input.look, "Who says what", &note);
    let mut hedged = false;
    for (claim_ix, claim) in claims {
        hedged |= hedge_tag(claim).is_some();
        claim_ui(ui, input, Id::unique(("claim", claim_ix.0)), claim);
        ui.add_space(8.0);
    }
    if hedged {
        likelihood_ui(ui, input.look);
    }
}

fn claim_ui(ui: &mut Ui, input: &DetailInput<'_>, id: Id, claim: &Claim) {
    let look = input.look;
    ui.horizontal_wrapped(|ui| {
        wrapped(ui, 13.0, Weight::Medium, look.t2(), &speaker(claim));
        if let Some(hedge) = hedge_tag(claim) {
            tag(ui, look, &hedge).on_hover_text(hedge_note(claim));
        }
    });
    selectable(ui, 15.0, Weight::Regular, look.t1(), &claim.text);
    let said = claim
        .said
        .as_ref()
        .map(|when| format!("said {}", when.label()));
    let about = claim
        .about
        .as_ref()
        .map(|when| format!("about {}", when.label()));
    let mut line: Vec<String> = [said, about].into_iter().flatten().collect();
    line.extend(Some(publishers(input.timeline, &claim.sources)).filter(|names| !names.is_empty()));
    line.extend(plain_words(input, &claim.sources));
    if !line.is_empty() {
        let words = capitalized(&line.join(" · "));
        wrapped(ui, 12.0, Weight::Regular, look.t2(), &words);
    }
    origins_ui(ui, input, id, &claim.sources);
    for outcome in &claim.outcomes {
        outcome_ui(ui, input, outcome);
    }
}

/// What became of a claim, behind a bar that sets it off from the claim.
fn outcome_ui(ui: &mut Ui, input: &DetailInput<'_>, outcome: &Outcome) {
    let look = input.look;
    let margin = egui::Margin {
        left: 12,
        right: 0,
        top: 2,
        bottom: 2,
    };
    let shown = egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        let words = outcome_text(input.timeline, outcome);
        selectable(ui, 13.0, Weight::Regular, look.t1(), &words);
    });
    let rect = shown.response.rect;
    let bar = rect
        .with_max_x(rect.left() + 3.0)
        .shrink2(egui::vec2(0.0, 2.0));
    ui.painter().rect_filled(bar, 1.5, look.line2());
}

/// The speaker as the source names them, with who stands behind the words.
fn speaker(claim: &Claim) -> String {
    match claim.attribution {
        Attribution::Named => claim.speaker.clone(),
        Attribution::ArticleVoice if claim.speaker.contains("article") => {
            capitalized(&claim.speaker)
        }
        other => format!("{} · {}", capitalized(&claim.speaker), other.word()),
    }
}

/// The hedging words themselves, or the degree where none are quoted.
fn hedge_tag(claim: &Claim) -> Option<String> {
    match (claim.hedging, claim.hedge_words.as_slice()) {
        (Hedging::None, []) => None,
        (hedging, []) => Some(format!("{} hedging", hedging.word())),
        (_, words) => Some(words.join(", ")),
    }
}

fn hedge_note(claim: &Claim) -> String {
    match claim.hedging {
        Hedging::None => "Stated flatly, in these words".to_owned(),
        hedging => format!("Hedging: {}", hedging.word()),
    }
}

/// "Publisher, Publisher"; empty without sources.
pub(super) fn publishers(timeline: &Timeline, sources: &[SourceIx]) -> String {
    let names: Vec<&str> = sources
        .iter()
        .map(|source| timeline.source(*source).publisher.as_str())
        .collect();
    names.join(", ")
}

/// What became of a claim, in one paragraph.
fn outcome_text(timeline: &Timeline, outcome: &Outcome) -> String {
    let told = format!("Outcome: {}. {}", outcome.verdict, outcome.text);
    match publishers(timeline, &outcome.sources).as_str() {
        "" => told,
        names => format!("{told} ({names})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Source, TimelineParts};

    fn timeline() -> Timeline {
        let source = |publisher: &str| Source {
            id: publisher.to_owned(),
            publisher: publisher.to_owned(),
            title: "A report".to_owned(),
            ..Source::default()
        };
        let sources = vec![source("RFE/RL"), source("Transcripts (GitHub)")];
        Timeline::new(TimelineParts {
            sources,
            ..TimelineParts::default()
        })
    }

    #[test]
    fn a_publisher_keeps_its_own_brackets() {
        let names = publishers(&timeline(), &[SourceIx(0), SourceIx(1)]);
        assert_eq!(names, "RFE/RL, Transcripts (GitHub)");
    }

    #[test]
    fn an_outcome_without_sources_has_no_empty_brackets() {
        let mut outcome = Outcome {
            verdict: "partly".to_owned(),
            text: "Some came.".to_owned(),
            ..Outcome::default()
        };
        assert_eq!(
            outcome_text(&timeline(), &outcome),
            "Outcome: partly. Some came."
        );
        outcome.sources = vec![SourceIx(0)];
        let told = outcome_text(&timeline(), &outcome);
        assert_eq!(told, "Outcome: partly. Some came. (RFE/RL)");
    }
}
