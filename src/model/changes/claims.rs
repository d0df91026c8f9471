//! Compares a claim before and after, and what became of it.

use super::super::{
    CivilDate, Claim, ClaimChange, ClaimIx, Outcome, OutcomeChange, Revision, Timeline,
    timeline::DatedOutcome,
};
use super::compare::{Comparison, Grounds, kind_of_fields};
use super::pairs::Pair;
use super::{Change, ChangeKind, ChangeSubject, FieldChange, ItemName, fields};

/// The outcomes of a claim on one side, by their place in the file.
struct Outcomes<'a> {
    told: Vec<Option<DatedOutcome>>,
    recorded: &'a [Outcome],
}

/// A claim on both sides, of which at least one tells it.
struct ClaimPair<'a> {
    ixs: Pair<ClaimIx>,
    old: Option<&'a Claim>,
    new: Option<&'a Claim>,
}

impl Comparison<'_> {
    /// What changed about a claim, then each outcome of it that became known.
    pub(super) fn claim(&self, (before, after): Pair<ClaimIx>) -> Vec<Change> {
        let pair = ClaimPair {
            ixs: (before, after),
            old: before.and_then(|ix| self.old.claim(ix)),
            new: after.and_then(|ix| self.new.claim(ix)),
        };
        let mut changes: Vec<Change> = match (pair.old, pair.new) {
            (None, None) => return Vec::new(),
            (None, Some(claim)) => vec![self.new_claim(&pair, claim)],
            (Some(claim), None) => vec![self.lost_claim(&pair, claim)],
            (Some(old), Some(new)) => self.revised_claim(&pair, old, new).into_iter().collect(),
        };
        if let Some(claim) = pair.new {
            changes.extend(self.known_outcomes(&pair, claim));
        }
        changes
    }

    /// The place of a claim in the order of reading: that of its item, or else the end.
    pub(super) fn place_of_claim(&self, (before, after): Pair<ClaimIx>) -> usize {
        let item = |timeline: &Timeline, ix: Option<ClaimIx>| {
            ix.and_then(|ix| timeline.record().claims.get(ix.index())?.item)
        };
        self.place_of_item(item(self.old, before), item(self.new, after))
    }

    fn new_claim(&self, pair: &ClaimPair<'_>, claim: &Claim) -> Change {
        let mut grounds = self.grounds_of_claim(pair.ixs);
        grounds.days = self.days_of_claim(pair, claim);
        grounds.sources.clone_from(&claim.sources);
        self.change(pair, ChangeKind::New, grounds, Vec::new(), claim)
    }

    /// The days from which the claim and its item are known: it is told from the last of them on.
    fn days_of_claim(&self, pair: &ClaimPair<'_>, claim: &Claim) -> Vec<CivilDate> {
        let since = pair.ixs.1.and_then(|ix| self.new.claim_since(ix));
        let with_item = claim.item.and_then(|ix| self.new.known_since(ix));
        since.into_iter().chain(with_item).collect()
    }

    /// A claim may be taken back by itself, or with the item that it belongs to.
    fn lost_claim(&self, pair: &ClaimPair<'_>, claim: &Claim) -> Change {
        let mut grounds = self.grounds_of_claim(pair.ixs);
        if !grounds.retracts {
            let after = pair
                .ixs
                .1
                .and_then(|ix| self.new.record().claims.get(ix.index()));
            grounds = self.grounds_of_item((claim.item, after.and_then(|it| it.item)));
        }
        self.change(pair, grounds.kind_of_loss(), grounds, Vec::new(), claim)
    }

    fn revised_claim(&self, pair: &ClaimPair<'_>, old: &Claim, new: &Claim) -> Option<Change> {
        let mut grounds = self.grounds_of_claim(pair.ixs);
        let before = fields::of_claim(self.old, old);
        let mut changed = fields::differing(before, fields::of_claim(self.new, new));
        let histories = (
            revisions(self.old, pair.ixs.0),
            revisions(self.new, pair.ixs.1),
        );
        self.add_history(&mut changed, histories.0, histories.1);
        self.add_sources(&mut grounds, &old.sources, &new.sources);
        self.revised_outcomes(pair, &mut grounds, &mut changed);
        let kind = kind_of_fields(&changed);
        (!changed.is_empty()).then(|| self.change(pair, kind, grounds, changed, new))
    }

    /// What is said otherwise, or not any more, of what became of the claim.
    fn revised_outcomes(
        &self,
        pair: &ClaimPair<'_>,
        grounds: &mut Grounds,
        changed: &mut Vec<FieldChange>,
    ) {
        let (old, new) = self.outcomes(pair);
        for (before, after) in self.outcome_pairs(&old, &new) {
            let Some((_, was)) = before.and_then(|at| old.told[at].as_ref()) else {
                continue;
            };
            let is = after.and_then(|at| new.told[at].as_ref()).map(|(_, it)| it);
            let said = |outcome: Option<&Outcome>| outcome.map(fields::outcome);
            let cited = |timeline, outcome: Option<&Outcome>| {
                outcome.map_or_else(String::new, |it| fields::ids(timeline, &it.sources))
            };
            let more = fields::differing(
                vec![
                    ("outcome", said(Some(was)).unwrap_or_default()),
                    ("sources of the outcome", cited(self.old, Some(was))),
                ],
                vec![
                    ("outcome", said(is).unwrap_or_default()),
                    ("sources of the outcome", cited(self.new, is)),
                ],
            );
            if more.is_empty() {
                continue;
            }
            changed.extend(more);
            let revisions = self.grounds(old.revisions(before), new.revisions(after));
            grounds.days.extend(revisions.days);
            grounds.notes.extend(revisions.notes);
            let cited = grounds.sources.len();
            let after = is.map_or(&[][..], |it| &it.sources);
            self.add_sources(grounds, &was.sources, after);
            grounds.sources.extend(revisions.sources);
            if grounds.sources.len() == cited {
                grounds.sources.extend(after);
            }
        }
    }

    fn known_outcomes(&self, pair: &ClaimPair<'_>, claim: &Claim) -> Vec<Change> {
        let (old, new) = self.outcomes(pair);
        let pairs = self.outcome_pairs(&old, &new).into_iter();
        let known = pairs.filter_map(|(before, after)| {
            let told = before.is_some_and(|at| old.told[at].is_some());
            let (since, outcome) = new.told[after?].as_ref().filter(|_| !told)?;
            let mut grounds = self.grounds(&[], new.revisions(after));
            grounds.days = self.days_of_claim(pair, claim);
            grounds.days.extend(since);
            grounds.sources.clone_from(&outcome.sources);
            let fields = vec![FieldChange {
                field: "outcome",
                before: String::new(),
                after: fields::outcome(outcome),
            }];
            Some(self.change(pair, ChangeKind::OutcomeKnown, grounds, fields, claim))
        });
        known.collect()
    }

    fn outcomes(&self, pair: &ClaimPair<'_>) -> (Outcomes<'_>, Outcomes<'_>) {
        let (old, new) = pair.ixs;
        (
            Outcomes::of(self.old, old.filter(|_| pair.old.is_some())),
            Outcomes::of(self.new, new.filter(|_| pair.new.is_some())),
        )
    }

    /// Outcomes have no ids. In one record they keep their places; in two files those that say
    /// the same are the same, and of the others those with the same verdict or a common source.
    fn outcome_pairs(&self, old: &Outcomes<'_>, new: &Outcomes<'_>) -> Vec<Pair<usize>> {
        if self.is_of_days() {
            let places = 0..old.told.len().max(new.told.len());
            let within = |at: usize, side: &Outcomes<'_>| (at < side.told.len()).then_some(at);
            return places
                .map(|at| (within(at, old), within(at, new)))
                .collect();
        }
        let mut rest: Vec<usize> = (0..old.recorded.len()).collect();
        let mut pairs: Vec<Pair<usize>> =
            (0..new.recorded.len()).map(|at| (None, Some(at))).collect();
        let same = |was: usize, is: usize| {
            fields::outcome(&old.recorded[was]) == fields::outcome(&new.recorded[is])
        };
        match_up(&mut pairs, &mut rest, same);
        let like = |was: usize, is: usize| self.is_like(&old.recorded[was], &new.recorded[is]);
        match_up(&mut pairs, &mut rest, like);
        pairs.extend(rest.into_iter().map(|at| (Some(at), None)));
        pairs
    }

    fn is_like(&self, old: &Outcome, new: &Outcome) -> bool {
        let cited = |ix| &self.old.source(ix).id;
        let of_new = |id: &str| new.sources.iter().any(|ix| self.new.source(*ix).id == id);
        old.verdict == new.verdict || old.sources.iter().any(|ix| of_new(cited(*ix)))
    }

    fn grounds_of_claim(&self, (before, after): Pair<ClaimIx>) -> Grounds {
        self.grounds(revisions(self.old, before), revisions(self.new, after))
    }

    fn change(
        &self,
        pair: &ClaimPair<'_>,
        kind: ChangeKind,
        grounds: Grounds,
        fields: Vec<FieldChange>,
        claim: &Claim,
    ) -> Change {
        let is_told = pair.new.is_some();
        let teller = if is_told { self.new } else { self.old };
        let item = claim.item.and_then(|ix| teller.known_item(ix));
        let mut sources = self.cited(&grounds, teller, &claim.sources);
        if sources.is_empty() {
            let of_item = item.map(fields::sources_of_item);
            sources = super::citations(teller, &of_item.unwrap_or_default());
        }
        Change {
            kind,
            subject: ChangeSubject::Claim(pair.ixs.1.filter(|_| is_told)),
            item: claim.item.filter(|_| is_told),
            id: claim.id.clone(),
            title: claim.text.clone(),
            speaker: claim.speaker.clone(),
            belongs_to: item.map(|item| ItemName {
                id: item.id.clone(),
                title: item.title.clone(),
            }),
            date: claim
                .said
                .as_ref()
                .map_or_else(String::new, super::super::When::label),
            known_from: grounds.last_day(),
            fields,
            notes: grounds.notes,
            sources,
        }
    }
}

impl<'a> Outcomes<'a> {
    fn of(timeline: &'a Timeline, claim: Option<ClaimIx>) -> Self {
        let recorded = claim.and_then(|ix| timeline.record().claims.get(ix.index()));
        Self {
            told: claim.map_or_else(Vec::new, |ix| timeline.outcomes_believed(ix)),
            recorded: recorded.map_or(&[], |claim| &claim.outcomes),
        }
    }

    fn revisions(&self, at: Option<usize>) -> &[Revision<OutcomeChange>] {
        let outcome = at.and_then(|at| self.recorded.get(at));
        outcome.map_or(&[], |outcome| &outcome.revisions)
    }
}

/// Gives each later outcome without an earlier one the first of `rest` that matches.
fn match_up(
    pairs: &mut [Pair<usize>],
    rest: &mut Vec<usize>,
    matches: impl Fn(usize, usize) -> bool,
) {
    for (before, after) in pairs {
        if let (None, Some(is)) = (*before, *after) {
            let found = rest.iter().position(|was| matches(*was, is));
            *before = found.map(|place| rest.remove(place));
        }
    }
}

/// All revisions of a claim, known or not.
fn revisions(timeline: &Timeline, ix: Option<ClaimIx>) -> &[Revision<ClaimChange>] {
    let found = ix.and_then(|ix| timeline.record().claim_revisions.get(&ix));
    found.map_or(&[], Vec::as_slice)
}
