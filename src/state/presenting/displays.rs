//! Where the audience's picture goes, and displays that come and go.

use super::{AudiencePlace, Display, Presenting};
use crate::state::{Effect, Now, State, Tone};

impl State {
    /// Where the audience's picture goes, with what the machine has.
    pub fn audience_place(&self) -> AudiencePlace {
        self.presenting.audience_place()
    }

    /// Puts the audience's picture there.
    pub(super) fn put_audience(&mut self, place: AudiencePlace) -> Vec<Effect> {
        self.presenting.stays = false;
        self.presenting.place = Some(place);
        let AudiencePlace::Display(at) = place else {
            return Vec::new();
        };
        // The console makes room on the display that it is on.
        let count = self.presenting.displays.len();
        match self.presenting.console_on {
            Some(console) if console == at && count > 1 => {
                let display = (0..count).find(|other| *other != at).unwrap_or(0);
                vec![Effect::PutConsole { display }]
            }
            _ => Vec::new(),
        }
    }

    /// Swaps the displays of the audience and the console.
    pub(super) fn swap_displays(&mut self, now: Now) -> Vec<Effect> {
        if self.presenting.displays.len() < 2 {
            return self.toast("There is only one display", Tone::Info, now);
        }
        let place = match self.audience_place() {
            AudiencePlace::Display(_) => self.presenting.console_on.unwrap_or(0),
            AudiencePlace::ThisWindow | AudiencePlace::Window => self.presenting.other_display(),
        };
        self.put_audience(AudiencePlace::Display(place))
    }

    /// Takes note of the displays that there are. While presenting, none that comes takes the
    /// picture by itself, and when one goes the picture falls back to what is left.
    pub(super) fn displays_found(
        &mut self,
        displays: Vec<Display>,
        console_on: Option<usize>,
        now: Now,
    ) -> Vec<Effect> {
        let known = &mut self.presenting;
        let (was, before) = (known.audience_place(), std::mem::take(&mut known.displays));
        let shown_on = match was {
            AudiencePlace::Display(at) => before.get(at).cloned(),
            AudiencePlace::ThisWindow | AudiencePlace::Window => None,
        };
        // The same display may have another place among them now.
        let find = |display: &Display| displays.iter().position(|it| it == display);
        if let Some(AudiencePlace::Display(at)) = known.place {
            let same = before.get(at).and_then(find);
            known.place = same.map(AudiencePlace::Display);
        }
        let gone = shown_on
            .as_ref()
            .is_some_and(|display| find(display).is_none());
        let came = before.len() == 1 && displays.len() > 1;
        (known.displays, known.console_on) = (displays, console_on);
        if self.on_air().is_none() {
            return Vec::new();
        }
        if gone {
            return self.toast(self.fallback_words(), Tone::Warning, now);
        }
        if came && !matches!(was, AudiencePlace::Display(_)) {
            self.presenting.stays = self.presenting.place.is_none();
            self.presenting.place = Some(was);
            let said = "A second display is there; X puts the audience on it";
            return self.toast(said, Tone::Info, now);
        }
        Vec::new()
    }

    /// What became of the picture when its display went.
    fn fallback_words(&self) -> &'static str {
        match self.audience_place() {
            AudiencePlace::Display(_) => {
                "The audience's display has gone; its picture is on another one, at the same step"
            }
            AudiencePlace::ThisWindow | AudiencePlace::Window => {
                "The audience's display has gone; its picture is here, at the same step"
            }
        }
    }

    /// The next briefing goes where there is the best place for it.
    pub(super) fn let_place_go(&mut self) {
        if std::mem::take(&mut self.presenting.stays) {
            self.presenting.place = None;
        }
    }
}

impl Presenting {
    fn audience_place(&self) -> AudiencePlace {
        let count = self.displays.len();
        match self.place {
            Some(AudiencePlace::Window) => AudiencePlace::Window,
            Some(AudiencePlace::ThisWindow) => AudiencePlace::ThisWindow,
            // One display cannot hold the console too.
            _ if count < 2 => AudiencePlace::ThisWindow,
            Some(AudiencePlace::Display(at)) if at < count => AudiencePlace::Display(at),
            _ => AudiencePlace::Display(self.other_display()),
        }
    }

    /// The first display that the console is not on.
    fn other_display(&self) -> usize {
        let console = self.console_on.unwrap_or(0);
        usize::from(console == 0)
    }
}
