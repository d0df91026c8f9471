//! What presenting a briefing is made of.

use crate::state::{AudiencePlace, AudienceTheme, Direction, Display, Room};

/// Something done to the briefing that is told, or to what its audience sees.
#[derive(Clone, Debug, PartialEq)]
pub enum PresentingCommand {
    /// Begin with the first step; resume where it was left; while presenting, return to the step.
    /// Where it is asked which briefing to present, take the chosen one.
    Present,
    /// Present from the first step that shows the selected item.
    PresentFromSelection,
    /// Ask which briefing to present.
    AskBriefing,
    /// Choose a briefing in that question, without presenting it yet.
    PointAtChoice {
        /// Its place in [`crate::state::State::briefings_to_tell`].
        at: usize,
    },
    /// Choose the next briefing in that question, or the one before, round and round.
    StepChoice {
        /// Forward is next.
        direction: Direction,
    },
    /// Present a briefing from its first step.
    Choose {
        /// Its id: one of the timeline's, or the id of a draft.
        briefing: String,
    },
    /// End presenting; the place is kept.
    Leave,
    /// Go to the next step or the one before.
    Step {
        /// Forward is next.
        direction: Direction,
    },
    /// Go to the first or the last step.
    StepToEnd {
        /// Forward is the last.
        direction: Direction,
    },
    /// Go to a step.
    JumpTo {
        /// Its place on the path, from 0.
        at: usize,
    },
    /// Make the audience's screen black, or show the picture again.
    ToggleBlack,
    /// Hold the audience's picture, or let it go.
    ToggleFreeze,
    /// Raise the evidence for the step over the audience's picture, or take it away; while
    /// exploring, on the laptop only.
    ToggleEvidence,
    /// Show the audience what the laptop shows.
    Commit,
    /// Show on the laptop what the audience sees.
    Recall,
    /// Leave exploring, and return to the step.
    Return,
    /// Start the clock, or stop it.
    ToggleClock,
    /// Set the clock to zero.
    ResetClock,
    /// Begin to note how long each step takes, or end it and ask whether to keep the times; while
    /// that waits for an answer, ask again.
    ToggleRehearsal,
    /// Keep the times that were noted: in the draft, or in a copy of the timeline's briefing.
    KeepTimes,
    /// Throw the times away that were noted.
    DiscardTimes,
    /// Ask how much time is left.
    AskTime,
    /// Change the text of that question; what would be left out is shown.
    TypeTime {
        /// Minutes, or minutes and seconds: "4", "2:30".
        text: String,
    },
    /// Cut the path to the time that was typed.
    CutToTime,
    /// Tell the whole path again, however often it was cut; where it is whole, take back the last
    /// change in the panel of briefings, if that is on screen.
    UndoCut,
    /// Put the pointer on the picture, or take it away.
    TogglePointer,
    /// Change between the pointer and the spotlight.
    ToggleSpotlight,
    /// Move the pointer.
    MovePointer {
        /// 0 to 1 from the left edge of the picture to the right.
        x: f32,
        /// 0 to 1 from the top to the foot.
        y: f32,
    },
    /// Ask where the audience's picture goes and how it looks.
    AskDisplay,
    /// Put the audience's picture there.
    PutAudience {
        /// Where to.
        place: AudiencePlace,
    },
    /// Swap the displays of the audience and the console.
    SwapDisplays,
    /// The window system has these displays now.
    DisplaysFound {
        /// All of them, in its order.
        displays: Vec<Display>,
        /// The place among them of the one that the console is on; `None` if unknown.
        console_on: Option<usize>,
    },
    /// Set what can be read in the room.
    SetRoom {
        /// Where the last row sits.
        room: Room,
    },
    /// Set the look of the audience's picture.
    SetAudienceTheme {
        /// Which one.
        theme: AudienceTheme,
    },
    /// The next look of the audience's picture.
    NextAudienceTheme,
    /// Make the notes larger or smaller.
    ScaleNotes {
        /// Forward is larger.
        direction: Direction,
    },
}

impl PresentingCommand {
    /// Whether it changes what the audience sees, or where the speaker is: what was told of that
    /// before is no longer true.
    pub(in crate::state) const fn moves_on(&self) -> bool {
        matches!(
            self,
            Self::Present
                | Self::PresentFromSelection
                | Self::Choose { .. }
                | Self::Leave
                | Self::Step { .. }
                | Self::StepToEnd { .. }
                | Self::JumpTo { .. }
                | Self::ToggleBlack
                | Self::ToggleFreeze
                | Self::ToggleEvidence
                | Self::Commit
                | Self::Recall
                | Self::Return
        )
    }
}
