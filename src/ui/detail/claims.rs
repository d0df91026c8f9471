//! Who says what about the item: each claim with speaker, hedging and what became of it.

use egui::Ui;

use crate::layout::Weight;
use crate::model::{Attribution, Claim, Hedging, ItemIx, Outcome, SourceIx, Timeline};
use crate::ui::widgets::{selectable, tag, wrapped};
use crate::ui::wording::{capitalized, counted};

use super::{DetailInput, section_ui};

/// Draws the claims that belong to `ix`; nothing if there are none.
pub fn claims_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: ItemIx) {
    let claims: Vec<&Claim> = input.timeline.claims_of(ix).map(|it| it.1).collect();
    if claims.is_empty() {
        return;
    }
    let note = counted(claims.len(), "claim", "claims");
    section_ui(ui, input.look, "Who says what", &note);
    for claim in claims {
        claim_ui(ui, input, claim);
        ui.add_space(8.0);
    }
}

fn claim_ui(ui: &mut Ui, input: &DetailInput<'_>, claim: &Claim) {
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
    let line: Vec<String> = [said, about].into_iter().flatten().collect();
    if !line.is_empty() {
        wrapped(
            ui,
            12.0,
            Weight::Regular,
            look.t2(),
            &capitalized(&line.join(", ")),
        );
    }
    for outcome in &claim.outcomes {
        let words = outcome_text(input.timeline, outcome);
        egui::Frame::new()
            .inner_margin(egui::Margin {
                left: 12,
                right: 0,
                top: 2,
                bottom: 0,
            })
            .show(ui, |ui| {
                selectable(ui, 13.0, Weight::Regular, look.t1(), &words)
            });
    }
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
fn publishers(timeline: &Timeline, sources: &[SourceIx]) -> String {
    let names: Vec<&str> = sources
        .iter()
        .map(|source| timeline.source(*source).publisher.as_str())
        .collect();
    names.join(", ")
}

/// What became of a claim, in one paragraph.
fn outcome_text(timeline: &Timeline, outcome: &Outcome) -> String {
    let told = format!("Later: {}. {}", outcome.verdict, outcome.text);
    match publishers(timeline, &outcome.sources).as_str() {
        "" => told,
        names => format!("{told} ({names})"),
    }
}

/// Draws where sources disagree about `ix`; nothing if they do not.
pub fn conflicts_ui(ui: &mut Ui, input: &DetailInput<'_>, ix: ItemIx) {
    let conflicts = &input.timeline.item(ix).conflicts;
    if conflicts.is_empty() {
        return;
    }
    section_ui(ui, input.look, "Where sources disagree", "");
    for conflict in conflicts {
        selectable(ui, 15.0, Weight::Regular, input.look.t1(), &conflict.text);
        let names = publishers(input.timeline, &conflict.sources);
        if !names.is_empty() {
            wrapped(ui, 12.0, Weight::Regular, input.look.t2(), &names);
        }
        ui.add_space(6.0);
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
            author: None,
            url: None,
            published: None,
            tier: None,
            kind: None,
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
            "Later: partly. Some came."
        );
        outcome.sources = vec![SourceIx(0)];
        let told = outcome_text(&timeline(), &outcome);
        assert_eq!(told, "Later: partly. Some came. (RFE/RL)");
    }
}
