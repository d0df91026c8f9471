//! Briefings, from wire types to the model, and whether each step shows what its day knows.

mod views;

use std::{collections::HashSet, path::Path};

use super::{
    DecodedFile,
    build::{Build, text},
    entries::Entries,
    names::Names,
};
use crate::{
    io::{
        diagnostic::{Code, Place, Report, clipped, did_you_mean},
        fields::{Field, Needed},
        wire,
    },
    model::{
        self, CivilDate, FirstDays, Framing, ItemIx, KnowledgeDate, Step, TimelineParts, day_label,
    },
};

/// What to do about what is not known on the day of a step.
const HINT: &str = "leave it out, or give the step another `knowledge` day";

/// Builds the briefings. All else of `parts` is built already.
pub(super) fn read_briefings(
    files: &[DecodedFile<'_>],
    paths: &[&Path],
    (parts, entries): (&TimelineParts, &Entries<'_, '_>),
    report: &mut Report,
) -> Vec<model::Briefing> {
    let mut names = Names::new("briefing", Code::UnknownItem);
    let mut briefings = Vec::new();
    for file in files {
        let mut build = Build::new(file, entries, report);
        for wire in &file.contents.briefing.0 {
            let wire = &wire.value;
            let Some(title) = build.filled(&wire.title, "title of this briefing") else {
                continue;
            };
            if names.give(&wire.id, file.file, paths, build.report) {
                let steps = wire.steps.0.iter();
                briefings.push(model::Briefing {
                    id: wire.id.value.to_owned(),
                    title,
                    summary: text(&wire.summary),
                    steps: steps
                        .filter_map(|step| build.briefing_step(step, parts))
                        .collect(),
                });
            }
        }
    }
    briefings
}

impl Build<'_, '_, '_> {
    /// A step that shows something; `None` if it cannot stay, which is reported.
    fn briefing_step(
        &mut self,
        read: &Needed<wire::Step<'_>>,
        parts: &TimelineParts,
    ) -> Option<Step> {
        let wire = &read.value;
        let title = self.filled(&wire.title, "title of this step")?;
        let knowledge = match &wire.knowledge.0 {
            // A step of a day that cannot be read must not show the latest instead.
            None if wire.knowledge.is_lost() => return None,
            None => KnowledgeDate::Latest,
            Some(day) => KnowledgeDate::On(self.needed_day(day)?),
        };
        if let Some(written) = &wire.knowledge.0 {
            self.check_cut_off("step", knowledge.day(), self.place(written));
        }
        let then = Then {
            parts,
            on: knowledge,
        };
        let complaints = self.report.count();
        let step = Step {
            title,
            sentence: text(&wire.sentence),
            items: self.step_items(wire, &then),
            framing: self.framing(wire, &then)?,
            knowledge,
            view: self.step_view(read, &then)?,
            notes: text(&wire.notes),
            dwell_secs: self.dwell_secs(&wire.dwell_secs),
            must_show: wire.must_show.value().copied().unwrap_or(false),
            importance: self.importance(&wire.importance),
        };
        self.check_length(&step, &wire.sentence);
        if step.shows_something() {
            return Some(step);
        }
        // Who reads that an item is not there need not read that the step is without one.
        let (items, phase, range) = (&wire.items, &wire.phase, &wire.range);
        let has_lost = !items.lost().is_empty() || phase.is_lost() || range.is_lost();
        if !has_lost && self.report.count() == complaints {
            self.report_empty(self.place(read));
        }
        None
    }

    fn step_items(&mut self, wire: &wire::Step<'_>, then: &Then<'_>) -> Vec<ItemIx> {
        let mut items = Vec::with_capacity(wire.items.0.len());
        let mut met = HashSet::new();
        for id in &wire.items.0 {
            let Some(item) = self.item_ix(id) else {
                continue;
            };
            if !met.insert(item) {
                continue;
            }
            items.push(item);
            let what = format!("the item \"{}\"", clipped(id.value));
            self.check_known(&what, self.item_since(item), then, self.place(id));
            if let Some(day) = then.taken_back(item) {
                self.report.add(Code::NotKnownThen, self.place(id), || {
                    let message = format!("{what} was taken back on {}", day_label(day));
                    (message, Some(HINT.to_owned()))
                });
            }
        }
        items
    }

    /// Which time is on the screen; `None` if the step says it twice, which is reported.
    fn framing(&mut self, wire: &wire::Step<'_>, then: &Then<'_>) -> Option<Framing> {
        if let (Some(_), Some(second)) = (&wire.phase.0, &wire.range.0) {
            self.report_both(self.place(second), "`phase` and `range`");
            return None;
        }
        if let Some(name) = &wire.phase.0 {
            return Some(self.phase_framing(name, then));
        }
        let range = self.date(&wire.range);
        Some(range.map_or(Framing::Items, |range| Framing::Range(range.into())))
    }

    fn phase_framing(&mut self, name: &Needed<&str>, then: &Then<'_>) -> Framing {
        let phases = &then.parts.phases;
        let Some(at) = phases.iter().position(|it| it.name == name.value) else {
            let names = phases.iter().map(|it| it.name.as_str());
            self.report_unknown(Code::UnknownPhase, "phase", (name.value, names), name);
            return Framing::Items;
        };
        let phase = &phases[at];
        let since = FirstDays::of_phase(phase);
        let what = format!("the phase \"{}\"", clipped(name.value));
        self.check_known(&what, since, then, self.place(name));
        Framing::Phase(at)
    }

    /// Reports what is known only `since` a day after that of the step.
    fn check_known(&mut self, what: &str, since: Option<CivilDate>, then: &Then<'_>, place: Place) {
        let (Some(since), false) = (since, then.on.knows(since)) else {
            return;
        };
        let day = then.on.day().map_or_else(String::new, day_label);
        self.report.add(Code::NotKnownThen, place, || {
            let since = day_label(since);
            let message = format!("{what} is known from {since}, but this step shows {day}");
            (message, Some(HINT.to_owned()))
        });
    }

    fn check_length(&mut self, step: &Step, sentence: &Field<&str>) {
        let count = step.word_count();
        if let Some(sentence) = &sentence.0
            && count > Step::MAX_WORDS
        {
            let place = self.place(sentence);
            self.report.add(Code::LongSentence, place, || {
                let max = Step::MAX_WORDS;
                let message = format!("expected at most {max} words, found {count}");
                let hint = "people read or listen: put the rest into `notes`";
                (message, Some(hint.to_owned()))
            });
        }
    }

    fn dwell_secs(&mut self, secs: &Field<i64>) -> u32 {
        let Some(written) = &secs.0 else {
            return Step::USUAL_DWELL_SECS;
        };
        let secs = u32::try_from(written.value).ok();
        let secs = secs.filter(|secs| Step::DWELL_SECS.contains(secs));
        if secs.is_none() {
            self.report.add(Code::BadDwell, self.place(written), || {
                let (least, most) = (Step::DWELL_SECS.start(), Step::DWELL_SECS.end());
                let found = written.value;
                let message = format!("expected {least} to {most} seconds, found {found}");
                (
                    message,
                    Some("give the seconds that the step is told".to_owned()),
                )
            });
        }
        secs.unwrap_or(Step::USUAL_DWELL_SECS)
    }

    fn report_unknown<'n, T>(
        &mut self,
        code: Code,
        what: &str,
        (name, names): (&str, impl Iterator<Item = &'n str>),
        written: &Needed<T>,
    ) {
        // The skipped entry was reported where it stands: once is enough.
        if !self.report.skipped_ids.contains(name) {
            self.report.add(code, self.place(written), || {
                let message = format!("there is no {what} \"{}\"", clipped(name));
                (message, did_you_mean(name, names))
            });
        }
    }

    fn report_both(&mut self, place: Place, both: &str) {
        self.report.add(Code::StepViewTwice, place, || {
            let message = format!("this step has both {both}");
            (
                message,
                Some("keep one of them, or make two steps".to_owned()),
            )
        });
    }

    fn report_empty(&mut self, place: Place) {
        self.report.add(Code::StepShowsNothing, place, || {
            let hint = "name `items`, a `phase` or a `range`, or another view";
            ("this step shows nothing".to_owned(), Some(hint.to_owned()))
        });
    }
}

/// What a step may show: the timeline, and the day whose knowledge is shown.
struct Then<'p> {
    parts: &'p TimelineParts,
    on: KnowledgeDate,
}

impl Then<'_> {
    /// The day on which `item` was taken back, if that was known.
    fn taken_back(&self, item: ItemIx) -> Option<CivilDate> {
        let revisions = self.parts.item_revisions.get(&item)?;
        let last = revisions.iter().find(|revision| revision.retracted)?;
        self.on
            .knows(Some(last.known_from))
            .then_some(last.known_from)
    }
}
