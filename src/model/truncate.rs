//! Cutting a timeline off at a day: what was known by then, and what had been believed until then.

mod briefings;
mod dossier;

use std::borrow::Cow;

use super::{
    CivilDate, Claim, ClaimIx, FirstDays, Item, ItemIx, KnowledgeDate, Link, Outcome, Revision,
    SourceIx, Timeline, TimelineParts, ledger::Ledger,
};

impl Timeline {
    /// What a file says that knows nothing after the day of this timeline; all of it for the
    /// latest. On that day and every earlier one the same is believed as here.
    pub fn parts_as_known(&self) -> Cow<'_, TimelineParts> {
        match (self.known_on(), self.told_on()) {
            (KnowledgeDate::On(_), KnowledgeDate::On(day)) => {
                Cow::Owned(Cut::new(self, day).parts())
            }
            _ => Cow::Borrowed(self.record()),
        }
    }
}

/// One cut: what stays, and where in the new list of items it stands.
struct Cut<'t> {
    timeline: &'t Timeline,
    ledger: &'t Ledger,
    record: &'t TimelineParts,
    day: CivilDate,
    items: Vec<Option<ItemIx>>,
}

impl<'t> Cut<'t> {
    fn new(timeline: &'t Timeline, day: CivilDate) -> Self {
        let (ledger, record) = (timeline.ledger(), timeline.record());
        let since = ledger.item_since.iter();
        let known = since.map(|since| timeline.told_on().knows(*since));
        Self {
            timeline,
            ledger,
            record,
            day,
            items: places(known.collect()),
        }
    }

    fn parts(&self) -> TimelineParts {
        let record = self.record;
        let mut parts = TimelineParts {
            summary: self.timeline.summary.clone(),
            as_of: Some(self.day),
            phases: self.timeline.phases.clone(),
            title: record.title.clone(),
            author: record.author.clone(),
            zone: record.zone.clone(),
            opens_on: record.opens_on.clone(),
            tracks: record.tracks.clone(),
            ..TimelineParts::default()
        };
        self.cut_items(&mut parts);
        self.cut_claims(&mut parts);
        parts.dossier = self.dossier();
        parts.briefings = self.briefings();
        self.cut_sources(&mut parts);
        parts
    }

    fn cut_items(&self, parts: &mut TimelineParts) {
        for (at, item) in self.record.items.iter().enumerate() {
            let Some(place) = self.items[at] else {
                continue;
            };
            let all = self.ledger.revisions_of(ItemIx::from(at));
            let cited = self
                .ledger
                .all_cited(&item.sources, item.known_from, all, self.on());
            let mut revisions = self.known_revisions(all, &cited);
            for revision in &mut revisions {
                // A revision of which nothing is left but its note stays with it.
                let other = &mut revision.change.replaced_by;
                *other = other.and_then(|ix| self.items[ix.index()]);
            }
            if !revisions.is_empty() {
                parts.item_revisions.insert(place, revisions);
            }
            parts.items.push(self.item(item, &cited));
        }
    }

    fn cut_claims(&self, parts: &mut TimelineParts) {
        for (at, claim) in self.record.claims.iter().enumerate() {
            let ix = ClaimIx::from(at);
            if !self.claim_stays(ix, claim) {
                continue;
            }
            let all = self.record.claim_revisions.get(&ix);
            let all = all.map_or(&[][..], Vec::as_slice);
            let cited = self
                .ledger
                .all_cited(&claim.sources, claim.known_from, all, self.on());
            let revisions = self.known_revisions(all, &cited);
            if !revisions.is_empty() {
                let place = ClaimIx::from(parts.claims.len());
                parts.claim_revisions.insert(place, revisions);
            }
            parts.claims.push(self.claim(claim, &cited));
        }
    }

    /// Keeps the sources that what is left refers to, and those that they relay.
    fn cut_sources(&self, parts: &mut TimelineParts) {
        let mut stays = vec![false; self.record.sources.len()];
        let mut open = Vec::new();
        for_each_citation(parts, &mut |cited| open.extend(cited.iter().copied()));
        while let Some(source) = open.pop() {
            if !std::mem::replace(&mut stays[source.index()], true) {
                open.extend(self.timeline.derived_from(source));
            }
        }
        for (at, source) in self.record.sources.iter().enumerate() {
            if stays[at] {
                let mut source = source.clone();
                let relayed = self.timeline.derived_from(SourceIx::from(at));
                source.derived_from.retain(|ix| relayed.contains(ix));
                parts.sources.push(source);
            }
        }
        let places: Vec<Option<SourceIx>> = places(stays);
        for_each_citation(parts, &mut |cited| {
            let kept = cited.iter().filter_map(|ix| places[ix.index()]);
            *cited = kept.collect();
        });
        for source in &mut parts.sources {
            let kept = source.derived_from.iter();
            source.derived_from = kept.filter_map(|ix| places[ix.index()]).collect();
        }
    }

    fn item(&self, item: &Item, cited: &[SourceIx]) -> Item {
        let mut cut = item.clone();
        let since = self.days().of_item(item);
        cut.sources.retain(|source| cited.contains(source));
        let conflicts = item.conflicts.iter().cloned();
        cut.conflicts = conflicts
            .filter_map(|conflict| self.ledger.conflict_on(conflict, since, self.on()))
            .collect();
        let links = item.links.iter().filter_map(|link| {
            let target = self.items[link.target.index()]?;
            Some(Link {
                target,
                ..link.clone()
            })
        });
        cut.links = links.collect();
        cut
    }

    fn claim(&self, claim: &Claim, cited: &[SourceIx]) -> Claim {
        let mut cut = claim.clone();
        cut.sources.retain(|source| cited.contains(source));
        cut.item = claim.item.and_then(|ix| self.items[ix.index()]);
        cut.outcomes = claim
            .outcomes
            .iter()
            .filter_map(|outcome| self.outcome(outcome))
            .collect();
        cut
    }

    /// An outcome with its revisions; `None` if it was not known.
    fn outcome(&self, outcome: &Outcome) -> Option<Outcome> {
        if !self.on().knows(self.days().of_outcome(outcome)) {
            return None;
        }
        let all = &outcome.revisions;
        let cited = self
            .ledger
            .all_cited(&outcome.sources, outcome.known_from, all, self.on());
        let mut cut = outcome.clone();
        cut.sources.retain(|source| cited.contains(source));
        cut.revisions = self.known_revisions(all, &cited);
        Some(cut)
    }

    fn claim_stays(&self, ix: ClaimIx, claim: &Claim) -> bool {
        let with_item = claim.item.is_none_or(|ix| self.items[ix.index()].is_some());
        with_item && self.on().knows(self.ledger.claim_since[ix.index()])
    }

    /// The revisions that were known, with those of their sources that their entry `cited` by
    /// then: a source keeps the place where it was named first.
    fn known_revisions<C: Clone>(
        &self,
        all: &[Revision<C>],
        cited: &[SourceIx],
    ) -> Vec<Revision<C>> {
        let known = all.iter().filter(|it| it.known_from <= self.day);
        let mut known: Vec<Revision<C>> = known.cloned().collect();
        for revision in &mut known {
            revision.sources.retain(|source| cited.contains(source));
        }
        known
    }

    fn days(&self) -> &FirstDays {
        &self.ledger.first_days
    }

    fn on(&self) -> KnowledgeDate {
        KnowledgeDate::On(self.day)
    }
}

/// Shows `each` every list of sources that an entry of `parts` cites.
fn for_each_citation(parts: &mut TimelineParts, each: &mut dyn FnMut(&mut Vec<SourceIx>)) {
    for item in &mut parts.items {
        each(&mut item.sources);
        for conflict in &mut item.conflicts {
            each(&mut conflict.sources);
            for account in &mut conflict.accounts {
                each(&mut account.sources);
            }
        }
    }
    for claim in &mut parts.claims {
        each(&mut claim.sources);
        for outcome in &mut claim.outcomes {
            each(&mut outcome.sources);
            let revisions = outcome.revisions.iter_mut();
            revisions.for_each(|revision| each(&mut revision.sources));
        }
    }
    let of_items = parts.item_revisions.values_mut().flatten();
    of_items.for_each(|revision| each(&mut revision.sources));
    let of_claims = parts.claim_revisions.values_mut().flatten();
    of_claims.for_each(|revision| each(&mut revision.sources));
    dossier::for_each_citation(&mut parts.dossier, each);
    briefings::for_each_citation(&mut parts.briefings, each);
}

/// The new place of each entry that stays.
fn places<I: From<usize>>(stays: Vec<bool>) -> Vec<Option<I>> {
    let mut next = 0;
    let place = |stays: bool| {
        stays.then(|| {
            next += 1;
            I::from(next - 1)
        })
    };
    stays.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests;
