//! What is held back from the audience, and what is shown to it on demand: black, frozen, the
//! evidence, the pointer, views that the laptop sends.

use super::{AudiencePlace, AudienceTheme, Frozen, Pointer, Show, Slide};
use crate::layout::evidence_item;
use crate::model::StepView;
use crate::state::{Direction, Effect, Now, State, Tone};

/// Told of what is done under a picture that is frozen.
const UNDER_FROZEN: &str = "Frozen: the audience sees this when Z lets go";
/// Told of what is done under a black one.
const UNDER_BLACK: &str = "Black: the audience sees this when B brings the picture back";

impl State {
    pub(super) fn show_mut(&mut self) -> Option<&mut Show> {
        self.presenting.show.as_mut().filter(|show| show.is_on)
    }

    pub(super) fn toggle_black(&mut self) -> Vec<Effect> {
        if self.lift_black() {
            return vec![Effect::Announce(self.spoken_place())];
        }
        if let Some(show) = self.show_mut() {
            show.black = true;
        }
        self.forget_held();
        vec![Effect::Announce("Black".to_owned())]
    }

    /// Shows the picture on a screen that is black; `false` if it is not.
    pub(super) fn lift_black(&mut self) -> bool {
        let show = self.show_mut();
        let lifts = show.is_some_and(|show| std::mem::replace(&mut show.black, false));
        if lifts {
            self.forget_held();
        }
        lifts
    }

    /// Holds the audience's picture, or lets it go. Where it is the window of the laptop nothing
    /// could be done behind it, and nobody would see that it is held.
    pub(super) fn toggle_freeze(&mut self, now: Now) -> Vec<Effect> {
        if self.let_go(now) {
            return vec![Effect::Announce(
                "The audience sees the path again".to_owned(),
            )];
        }
        if self.audience_place() == AudiencePlace::ThisWindow {
            let said = "Freezing needs a second screen; . makes this one black";
            return self.toast_about_displays(said, Tone::Info, now);
        }
        let legibility = self.room_legibility();
        let theme = self.settings.audience_theme;
        let reduced_motion = self.settings.reduced_motion;
        if let Some(show) = self.show_mut() {
            show.frozen = Some(Frozen {
                slide: show.air.clone(),
                pointer: show.pointer,
                legibility,
                theme,
                reduced_motion,
            });
        }
        vec![Effect::Announce("Frozen".to_owned())]
    }

    /// Lets a picture go that is frozen; `false` if none is. What has come since moves in from
    /// there.
    pub(super) fn let_go(&mut self, now: Now) -> bool {
        let reduced = self.settings.reduced_motion;
        let Some(frozen) = self.show_mut().and_then(|show| show.frozen.take()) else {
            return false;
        };
        self.forget_held();
        let number = self.presenting.number();
        if let Some(show) = self.show_mut()
            && show.air.number != frozen.slide.number
        {
            show.air.number = number;
            show.air.from = (!reduced).then(|| (frozen.slide.view_at(now), now.millis));
        }
        true
    }

    /// Says that what was done shows only later; nothing if it shows at once.
    pub(super) fn say_held(&mut self, now: Now) -> Vec<Effect> {
        let Some(show) = self.on_air() else {
            return Vec::new();
        };
        let said = match (&show.frozen, show.black) {
            (Some(_), _) => UNDER_FROZEN,
            (None, true) => UNDER_BLACK,
            (None, false) => return Vec::new(),
        };
        self.toast(said, Tone::Warning, now)
    }

    /// Takes away what was told of another hold.
    pub(super) fn forget_held(&mut self) {
        self.toasts
            .retain(|toast| toast.text != UNDER_FROZEN && toast.text != UNDER_BLACK);
    }

    /// Lays the evidence over the step for the audience; off the path, on the laptop.
    pub(super) fn toggle_told_evidence(&mut self, now: Now) -> Vec<Effect> {
        if self.is_on_path() {
            self.lay_evidence(now)
        } else {
            self.toggle_evidence(now)
        }
    }

    /// Lays the evidence over the step for the audience, or takes it away. A step that shows
    /// nothing of which there is evidence, or that is the evidence itself, stays as it is.
    fn lay_evidence(&mut self, now: Now) -> Vec<Effect> {
        let Some(show) = self.on_air() else {
            return Vec::new();
        };
        let Slide { timeline, step, .. } = &show.air;
        let stays = match step.view {
            _ if show.evidence => None,
            _ if evidence_item(timeline, step).is_none() => {
                Some("There is no evidence for this step")
            }
            StepView::Evidence => Some("This step shows its evidence already"),
            _ => None,
        };
        if let Some(said) = stays {
            return self.toast(said, Tone::Info, now);
        }
        let number = self.presenting.number();
        let mut shown = false;
        if let Some(show) = self.show_mut() {
            show.evidence = !show.evidence;
            shown = show.evidence;
            show.air.evidence = shown;
            show.air.number = number;
        }
        let said = if shown {
            "Evidence shown"
        } else {
            "Evidence taken away"
        };
        let mut effects = vec![Effect::Announce(said.to_owned())];
        effects.extend(self.say_held(now));
        effects
    }

    /// Shows the audience what the laptop shows; on the path it sees that already. Where both are
    /// one window, the picture takes the place of what was explored.
    pub(super) fn commit(&mut self, now: Now) -> Vec<Effect> {
        if self.is_on_path() {
            if self.on_air().is_some_and(|show| show.air.place.is_none()) {
                return self.return_to_step(now);
            }
            let mut effects = vec![Effect::Announce(self.spoken_place())];
            effects.extend(self.say_held(now));
            return effects;
        }
        let step = self.step_of_view(now);
        let slide = Slide::new(&self.timeline, step, 0);
        let reduced = self.settings.reduced_motion;
        self.presenting.put(slide, reduced, now);
        if self.audience_place() == AudiencePlace::ThisWindow {
            self.clear_the_path();
            if let Some(show) = self.show_mut() {
                show.exploring = false;
            }
            // A message would be seen too.
            return vec![Effect::Announce("The audience sees this view".to_owned())];
        }
        let held = self.say_held(now);
        if held.is_empty() {
            return self.toast("The audience sees this view", Tone::Info, now);
        }
        held
    }

    /// Shows on the laptop what the audience sees, and explores from there.
    pub(super) fn recall(&mut self, now: Now) -> Vec<Effect> {
        let Some(show) = self.show_mut() else {
            return Vec::new();
        };
        show.exploring = true;
        let Slide { timeline, step, .. } = show.seen().clone();
        self.clear_the_path();
        self.show_step(&timeline, &step, now)
    }

    pub(super) fn toggle_pointer(&mut self) -> Vec<Effect> {
        if let Some(show) = self.show_mut() {
            show.pointer = match show.pointer {
                Some(_) => None,
                None => Some(Pointer::middle(false)),
            };
        }
        Vec::new()
    }

    pub(super) fn toggle_spotlight(&mut self) -> Vec<Effect> {
        if let Some(show) = self.show_mut() {
            show.pointer = Some(match show.pointer {
                Some(pointer) => Pointer {
                    spotlight: !pointer.spotlight,
                    ..pointer
                },
                None => Pointer::middle(true),
            });
        }
        Vec::new()
    }

    /// Moves a pointer that is there.
    pub(super) fn move_pointer(&mut self, x: f32, y: f32) -> Vec<Effect> {
        let pointer = self.show_mut().and_then(|show| show.pointer.as_mut());
        if let Some(pointer) = pointer
            && x.is_finite()
            && y.is_finite()
        {
            (pointer.x, pointer.y) = (x.clamp(0.0, 1.0), y.clamp(0.0, 1.0));
        }
        Vec::new()
    }

    pub(super) fn set_audience_theme(&mut self, theme: AudienceTheme, now: Now) -> Vec<Effect> {
        if theme == self.settings.audience_theme {
            return Vec::new();
        }
        let mut effects = self.change_settings(|settings| settings.audience_theme = theme);
        let said = format!("The audience's picture is {}", theme.word());
        let held = self.say_held(now);
        effects.extend(if held.is_empty() {
            self.toast(said, Tone::Info, now)
        } else {
            held
        });
        effects
    }

    /// Makes the notes larger or smaller by two points.
    pub(super) fn scale_notes(&mut self, direction: Direction) -> Vec<Effect> {
        let by = match direction {
            Direction::Forward => 2.0,
            Direction::Backward => -2.0,
        };
        self.change_settings(|settings| settings.notes_points += by)
    }

    /// Takes away one thing of what is special about presenting, and presenting itself last;
    /// `None` if nothing is presented.
    pub(in crate::state) fn close_presenting(&mut self, now: Now) -> Option<Vec<Effect>> {
        self.show_mut()?;
        self.forget_told_on_path();
        let show = self.show_mut()?;
        if show.pointer.take().is_some() {
            return Some(Vec::new());
        }
        if show.black {
            return Some(self.toggle_black());
        }
        if show.evidence {
            return Some(self.lay_evidence(now));
        }
        if show.exploring || show.air.place.is_none() {
            return Some(self.return_to_step(now));
        }
        if show.frozen.is_some() {
            return Some(self.toggle_freeze(now));
        }
        Some(self.leave_presenting(now))
    }
}

impl Pointer {
    const fn middle(spotlight: bool) -> Self {
        Self {
            x: 0.5,
            y: 0.5,
            spotlight,
        }
    }
}
