//! Leaving the path to explore: which commands do, and what the laptop then shows.

use super::{AudiencePlace, PresentingPlace};
use crate::state::{
    Command, ComparingCommand, DraftingCommand, Effect, HandoutCommand, Now, PresentingCommand,
    State, Tone,
};

impl State {
    /// Whether the laptop is on the path of a briefing that is told.
    pub(in crate::state) fn is_on_path(&self) -> bool {
        self.presenting_place() == PresentingPlace::Path
    }

    /// What is done in place of `command` while its outcome must not be seen; `None` if it may be
    /// done.
    pub(in crate::state) fn keep_from_audience(
        &mut self,
        command: &Command,
        now: Now,
    ) -> Option<Vec<Effect>> {
        let show = self.on_air()?;
        if asks_where_to_write(command) {
            return Some(self.toast("Not while presenting", Tone::Info, now));
        }
        let recalls = matches!(command, Command::Presenting(PresentingCommand::Recall));
        if !self.holds_this_window() || !(recalls || self.explores(command)) {
            return None;
        }
        // A message would be seen too.
        let said = if show.black {
            "Black: B brings the picture back, then you can explore"
        } else {
            "Frozen: Z lets the picture go, then you can explore"
        };
        Some(vec![Effect::Announce(said.to_owned())])
    }

    /// Takes the laptop back to the path where the audience would see what it explores in place
    /// of what is held.
    pub(in crate::state) fn hold_this_window(&mut self) {
        if self.holds_this_window()
            && let Some(show) = self.show_mut()
        {
            show.exploring = false;
        }
    }

    /// Whether the window of the laptop is the audience's too, and its picture is black or
    /// frozen.
    fn holds_this_window(&self) -> bool {
        let show = self.on_air();
        show.is_some_and(|show| show.black || show.frozen.is_some())
            && self.audience_place() == AudiencePlace::ThisWindow
    }

    /// Leaves the path if `command` can only be seen off it. The laptop then shows what the step
    /// shows, so that one explores from there; the audience's picture stays.
    pub(in crate::state) fn leave_path_for(&mut self, command: &Command, now: Now) -> Vec<Effect> {
        if !self.is_on_path() || !self.explores(command) {
            return Vec::new();
        }
        let Some(show) = self.show_mut() else {
            return Vec::new();
        };
        show.exploring = true;
        let (timeline, step) = (show.air.timeline.clone(), show.air.step.clone());
        self.show_step(&timeline, &step, now)
    }

    /// Whether `command` shows or changes what only the canvas and its panes show. Each command
    /// is named, so that a new one is not forgotten.
    fn explores(&self, command: &Command) -> bool {
        use Command as C;
        match command {
            C::ZoomIn
            | C::ZoomOut
            | C::ZoomAt { .. }
            | C::Pan { .. }
            | C::PanPoints { .. }
            | C::PanQuarter { .. }
            | C::FitAll
            | C::FitSelection
            | C::FitItem { .. }
            | C::ShowRange { .. }
            | C::CenterOn { .. }
            | C::DragRange { .. }
            | C::GoToDate { .. }
            | C::ViewBack
            | C::ViewForward
            | C::NextPhase
            | C::PreviousPhase
            | C::ShowPhase { .. }
            | C::Select { .. }
            | C::Deselect
            | C::NextItem
            | C::PreviousItem
            | C::FirstItem
            | C::LastItem
            | C::LaneUp
            | C::LaneDown
            | C::ToggleDetail
            | C::ScrollDetail { .. }
            | C::OpenCluster { .. }
            | C::ListNearestCluster
            | C::ListCluster { .. }
            | C::ListUndated { .. }
            | C::OpenUndated
            | C::ToggleFolded { .. }
            | C::FoldRow
            | C::UnfoldRows
            | C::ToggleFilter { .. }
            | C::SetFilterDates { .. }
            | C::ClearFacet { .. }
            | C::ClearFilter
            | C::SetFilterMode { .. }
            | C::ToggleFilterMode
            | C::ToggleFilterPanel
            | C::OpenSearch
            | C::SetSearch { .. }
            | C::NextHit
            | C::PreviousHit
            | C::ShowHit { .. }
            | C::SetKnowledgeDate { .. }
            | C::ScrubKnowledge { .. }
            | C::StepKnowledge { .. }
            | C::ToggleScrubber
            | C::KnowTyped { .. }
            | C::ToggleGhosts
            | C::ToggleChanges
            | C::Compare { .. }
            | C::TypeComparedDay { .. }
            | C::CompareAfter { .. }
            | C::ToggleEvidence
            | C::ChooseAccount { .. }
            | C::NextAccount
            | C::ColourBy { .. }
            | C::NextColourBy
            | C::ShowOnlyOfficial
            | C::Comparing(_)
            | C::Following(_)
            | C::ShowList
            | C::ShowCanvas
            | C::ToggleList => true,
            // A lone zero shows everything; other digits are those of a step.
            C::Digit { digit } => *digit == 0 && self.number.is_none(),
            C::Activate => self.number.is_none(),
            C::Drafting(command) => needs_the_canvas(command),
            C::CanvasResized { .. }
            | C::ScrollLanes { .. }
            | C::SearchReady { .. }
            | C::OpenKnownOn
            | C::SetKnownOn { .. }
            | C::CopyChanges
            | C::CopyEvidence
            | C::Handout(_)
            | C::Presenting(_)
            | C::OpenPalette
            | C::SetPaletteQuery { .. }
            | C::MovePaletteCursor { .. }
            | C::ChoosePalette
            | C::OpenKeySheet
            | C::SetKeySheetQuery { .. }
            | C::OpenGoTo
            | C::SetGoTo { .. }
            | C::ShowProblems
            | C::OpenMenu
            | C::ShowTip { .. }
            | C::HideTip
            | C::CloseTop
            | C::OpenFile
            | C::OpenPath { .. }
            | C::OpenBuiltin
            | C::Reload
            | C::CancelLoading
            | C::LoadProgress { .. }
            | C::Loaded { .. }
            | C::LoadFailed { .. }
            | C::ExportImage { .. }
            | C::ExportTo { .. }
            | C::CopyItemText
            | C::CopySource { .. }
            | C::OpenSource { .. }
            | C::OpenAddress { .. }
            | C::SetTheme { .. }
            | C::ToggleTheme
            | C::LargerText
            | C::SmallerText
            | C::SetTextScale { .. }
            | C::SetReducedMotion { .. }
            | C::ToggleReducedMotion
            | C::SetWheel { .. }
            | C::SetSingleKeyShortcuts { .. }
            | C::SetZone { .. }
            | C::SetDetailWidth { .. }
            | C::ToggleFullScreen
            | C::DismissHint
            | C::ToggleFrameOverlay
            | C::Notify { .. }
            | C::Quit => false,
        }
    }
}

/// Whether it asks where to write what is shown.
const fn asks_where_to_write(command: &Command) -> bool {
    use HandoutCommand as H;
    matches!(
        command,
        Command::ExportImage { .. }
            | Command::Handout(H::Ask | H::Choose { .. })
            | Command::Comparing(ComparingCommand::Export { .. })
    )
}

/// Whether it opens the panel of briefings, takes what the laptop shows, or changes it.
const fn needs_the_canvas(command: &DraftingCommand) -> bool {
    use DraftingCommand as D;
    matches!(
        command,
        D::Toggle
            | D::Choose { .. }
            | D::AddView
            | D::TakeView
            | D::ChooseStep { .. }
            | D::NextStep { .. }
    )
}
