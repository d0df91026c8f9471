//! The briefings of a timeline.

use super::{Timeline, When};
use crate::model::{Briefing, Framing, Step};

impl Timeline {
    /// The briefings, in file order: all that the file says, for each step shows its own day.
    pub fn briefings(&self) -> &[Briefing] {
        &self.record().briefings
    }

    /// The briefing called `id`.
    pub fn briefing_by_id(&self, id: &str) -> Option<&Briefing> {
        let mut briefings = self.briefings().iter();
        briefings.find(|briefing| briefing.id == id)
    }

    /// Whether `step` was written of what was known by now. The words of a step of a later day may
    /// tell what came later; once all is known, there is nothing later.
    pub fn tells(&self, step: &Step) -> bool {
        let on = self.told_on();
        step.knowledge <= on || self.ledger.is_all_known(on)
    }

    /// The steps of `briefing` that [`Timeline::tells`] allows, in their order.
    pub fn told_steps<'b>(&self, briefing: &'b Briefing) -> impl Iterator<Item = &'b Step> {
        briefing.steps.iter().filter(|step| self.tells(step))
    }

    /// The stretch of time that `framing` names, as known here; `None` if that of the items is to
    /// be shown, or its phase is not known yet.
    pub fn framed(&self, framing: &Framing) -> Option<When> {
        match framing {
            Framing::Items => None,
            Framing::Range(when) => Some(when.as_ref().clone()),
            Framing::Phase(at) => self
                .ledger
                .phase_on(*at, self.believed_on)
                .map(|phase| phase.when),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::item;
    use crate::model::{Briefing, CivilDate, KnowledgeDate, Step, Timeline, TimelineParts};

    fn on(day: u8) -> KnowledgeDate {
        KnowledgeDate::On(CivilDate::new(2026, 1, day).unwrap())
    }

    #[test]
    fn a_step_is_told_from_its_own_day_on_and_each_when_all_is_known() {
        let step = |knowledge| Step {
            knowledge,
            ..Step::default()
        };
        let briefing = Briefing {
            steps: vec![step(on(5)), step(KnowledgeDate::Latest), step(on(9))],
            ..Briefing::default()
        };
        let timeline = Timeline::new(TimelineParts {
            items: vec![item("a", "2026-01-02", &[]), item("b", "2026-01-20", &[])],
            ..TimelineParts::default()
        });
        for (day, places) in [
            (on(4), &[][..]),
            (on(5), &[0]),
            (on(9), &[0, 2]),
            (on(20), &[0, 1, 2]),
            (KnowledgeDate::Latest, &[0, 1, 2]),
        ] {
            let then = timeline.as_known_on(day);
            let told: Vec<&Step> = then.told_steps(&briefing).collect();
            let expected: Vec<&Step> = places.iter().map(|at| &briefing.steps[*at]).collect();
            assert_eq!(told, expected, "{day:?}");
        }
    }
}
