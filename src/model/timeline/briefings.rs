//! The briefings of a timeline.

use super::{Timeline, When};
use crate::model::{Briefing, Framing};

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
