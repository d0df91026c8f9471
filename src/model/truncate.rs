//! Cutting a timeline off at a day: what was known by then, and what had been believed until then.

use std::borrow::Cow;

use super::{
    CivilDate, Claim, ClaimIx, Conflict, FirstDays, Item, ItemIx, KnowledgeDate, Revision,
    SourceIx, Timeline, TimelineParts,
};

impl Timeline {
    /// What a file says that knows nothing after the day of this timeline; all of it for the
    /// latest. On that day and every earlier one the same is believed as here.
    pub fn parts_as_known(&self) -> Cow<'_, TimelineParts> {
        match self.known_on() {
            KnowledgeDate::Latest => Cow::Borrowed(self.record()),
            KnowledgeDate::On(day) => Cow::Owned(Cut::new(self, day).parts()),
        }
    }
}

/// One cut: what stays, and where in the new lists it stands.
struct Cut<'t> {
    timeline: &'t Timeline,
    record: &'t TimelineParts,
    day: CivilDate,
    days: FirstDays,
    items: Vec<Option<ItemIx>>,
    sources: Vec<Option<SourceIx>>,
}

impl<'t> Cut<'t> {
    fn new(timeline: &'t Timeline, day: CivilDate) -> Self {
        let record = timeline.record();
        let mut cut = Self {
            timeline,
            record,
            day,
            days: FirstDays::new(&record.sources),
            items: Vec::new(),
            sources: Vec::new(),
        };
        let known = record
            .items
            .iter()
            .map(|it| cut.is_known(cut.days.of_item(it)));
        cut.items = places(known.collect());
        cut.sources = places(cut.sources_that_stay());
        cut
    }

    fn parts(&self) -> TimelineParts {
        let record = self.record;
        let mut parts = TimelineParts {
            summary: self.timeline.summary.clone(),
            as_of: Some(record.as_of.map_or(self.day, |day| day.min(self.day))),
            phases: self.timeline.phases.clone(),
            title: record.title.clone(),
            author: record.author.clone(),
            zone: record.zone.clone(),
            opens_on: record.opens_on.clone(),
            tracks: record.tracks.clone(),
            ..TimelineParts::default()
        };
        for (source, place) in record.sources.iter().zip(&self.sources) {
            if place.is_some() {
                let mut source = source.clone();
                self.keep_sources(&mut source.derived_from);
                parts.sources.push(source);
            }
        }
        self.cut_items(&mut parts);
        self.cut_claims(&mut parts);
        parts
    }

    fn cut_items(&self, parts: &mut TimelineParts) {
        for (at, item) in self.record.items.iter().enumerate() {
            let Some(place) = self.items[at] else {
                continue;
            };
            let revisions = self.record.item_revisions.get(&ItemIx::from(at));
            let mut revisions = self.known_revisions(revisions);
            for revision in &mut revisions {
                let other = &mut revision.change.replaced_by;
                *other = other.and_then(|ix| self.items[ix.index()]);
            }
            // What is left of "something unknown came in its place" says nothing.
            revisions.retain(|revision| revision.retracted || !revision.change.is_empty());
            if !revisions.is_empty() {
                parts.item_revisions.insert(place, revisions);
            }
            parts.items.push(self.item(item));
        }
    }

    fn cut_claims(&self, parts: &mut TimelineParts) {
        for (at, claim) in self.record.claims.iter().enumerate() {
            if !self.claim_stays(claim) {
                continue;
            }
            let revisions = self.record.claim_revisions.get(&ClaimIx::from(at));
            let revisions = self.known_revisions(revisions);
            if !revisions.is_empty() {
                let place = ClaimIx::from(parts.claims.len());
                parts.claim_revisions.insert(place, revisions);
            }
            parts.claims.push(self.claim(claim));
        }
    }

    fn item(&self, item: &Item) -> Item {
        let mut cut = item.clone();
        let since = self.days.of_item(item);
        self.keep_sources(&mut cut.sources);
        cut.conflicts.retain_mut(|it| self.cut_conflict(it, since));
        cut.links = item
            .links
            .iter()
            .filter_map(|link| {
                let target = self.items[link.target.index()]?;
                Some(super::Link {
                    target,
                    ..link.clone()
                })
            })
            .collect();
        cut
    }

    fn claim(&self, claim: &Claim) -> Claim {
        let mut cut = claim.clone();
        self.keep_sources(&mut cut.sources);
        cut.item = claim.item.and_then(|ix| self.items[ix.index()]);
        let known = claim.outcomes.iter();
        let known = known.filter(|it| self.is_known(self.days.of_outcome(it)));
        cut.outcomes = known
            .map(|outcome| {
                let mut cut = outcome.clone();
                self.keep_sources(&mut cut.sources);
                cut.revisions = self.known_revisions(Some(&outcome.revisions));
                cut
            })
            .collect();
        cut
    }

    /// Whether anything of `conflict` stays: it must be known, and if it is told by accounts, two
    /// of them.
    fn cut_conflict(&self, conflict: &mut Conflict, item_since: Option<CivilDate>) -> bool {
        let told = !conflict.accounts.is_empty();
        if !self.is_known(self.days.of_conflict(conflict, item_since)) {
            return false;
        }
        conflict
            .accounts
            .retain(|account| self.is_known(self.days.of_account(account)));
        for account in &mut conflict.accounts {
            self.keep_sources(&mut account.sources);
        }
        self.keep_sources(&mut conflict.sources);
        !told || conflict.accounts.len() > 1
    }

    fn claim_stays(&self, claim: &Claim) -> bool {
        let with_item = claim.item.is_none_or(|ix| self.items[ix.index()].is_some());
        with_item && self.is_known(self.days.of_claim(claim))
    }

    fn known_revisions<C: Clone>(&self, all: Option<&Vec<Revision<C>>>) -> Vec<Revision<C>> {
        let all = all.into_iter().flatten();
        let known = all.filter(|revision| revision.known_from <= self.day);
        known
            .map(|revision| {
                let mut revision = revision.clone();
                self.keep_sources(&mut revision.sources);
                revision
            })
            .collect()
    }

    fn keep_sources(&self, sources: &mut Vec<SourceIx>) {
        let kept = sources.iter().filter_map(|ix| self.sources[ix.index()]);
        *sources = kept.collect();
    }

    /// The sources that had come out, and of those without a date the ones that something that
    /// stays refers to.
    fn sources_that_stay(&self) -> Vec<bool> {
        let days: Vec<_> = (0..self.record.sources.len())
            .map(|at| self.days.of_citation(at.into()))
            .collect();
        let mut stays: Vec<bool> = days
            .iter()
            .map(|day| day.is_some_and(|day| day <= self.day))
            .collect();
        let dated = (0..stays.len()).filter(|at| stays[*at]).map(SourceIx::from);
        let mut open: Vec<SourceIx> = dated.chain(self.cited()).collect();
        while let Some(source) = open.pop() {
            let undated = days[source.index()].is_none();
            if undated && !std::mem::replace(&mut stays[source.index()], true) {
                open.push(source);
            }
            if stays[source.index()] {
                let relayed = self.record.sources[source.index()].derived_from.iter();
                let new = relayed.filter(|ix| days[ix.index()].is_none() && !stays[ix.index()]);
                open.extend(new.copied());
            }
        }
        stays
    }

    /// The sources of everything that stays, with repetitions.
    fn cited(&self) -> Vec<SourceIx> {
        let mut cited = Vec::new();
        for (at, item) in self.record.items.iter().enumerate() {
            if self.items[at].is_none() {
                continue;
            }
            cited.extend(&item.sources);
            let revisions = self.record.item_revisions.get(&ItemIx::from(at));
            cited.extend(self.sources_of(revisions));
            let since = self.days.of_item(item);
            for conflict in &item.conflicts {
                if self.is_known(self.days.of_conflict(conflict, since)) {
                    cited.extend(&conflict.sources);
                }
                for account in &conflict.accounts {
                    if self.is_known(self.days.of_account(account)) {
                        cited.extend(&account.sources);
                    }
                }
            }
        }
        for (at, claim) in self.record.claims.iter().enumerate() {
            if !self.claim_stays(claim) {
                continue;
            }
            cited.extend(&claim.sources);
            let revisions = self.record.claim_revisions.get(&ClaimIx::from(at));
            cited.extend(self.sources_of(revisions));
            for outcome in &claim.outcomes {
                if self.is_known(self.days.of_outcome(outcome)) {
                    cited.extend(&outcome.sources);
                    cited.extend(self.sources_of(Some(&outcome.revisions)));
                }
            }
        }
        cited
    }

    fn sources_of<C>(&self, revisions: Option<&Vec<Revision<C>>>) -> Vec<SourceIx> {
        let known = revisions.into_iter().flatten();
        let known = known.filter(|revision| revision.known_from <= self.day);
        known
            .flat_map(|revision| revision.sources.clone())
            .collect()
    }

    fn is_known(&self, since: Option<CivilDate>) -> bool {
        self.timeline.known_on().knows(since)
    }
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
