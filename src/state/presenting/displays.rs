//! Where the audience's picture goes, and displays that come and go.

use std::collections::BTreeSet;

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
        self.make_room(at)
    }

    /// Has the console leave the display at `at`, if it is on it and another one is there.
    fn make_room(&self, at: usize) -> Vec<Effect> {
        let known = &self.presenting;
        let is_there = known.console_on.is_some_and(|it| known.mirrors(it, at));
        let other = known.apart_from(at).filter(|_| is_there);
        other
            .map(|display| Effect::PutConsole { display })
            .into_iter()
            .collect()
    }

    /// Swaps the displays of the audience and the console.
    pub(super) fn swap_displays(&mut self, now: Now) -> Vec<Effect> {
        let Some(other) = self.presenting.other_display() else {
            return self.toast_about_displays("There is only one display", Tone::Info, now);
        };
        let place = match self.audience_place() {
            AudiencePlace::Display(_) => self.presenting.console_on.unwrap_or(0),
            AudiencePlace::ThisWindow | AudiencePlace::Window => other,
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
            AudiencePlace::Display(at) => Some(at),
            AudiencePlace::ThisWindow | AudiencePlace::Window => None,
        };
        // Before the first look there is nothing that a place could be compared with.
        let is_first = before.is_empty();
        if let Some(AudiencePlace::Display(at)) = known.place
            && !is_first
        {
            let same = find_again(at, &before, &displays);
            known.place = same.map(AudiencePlace::Display);
        }
        let gone = shown_on.is_some_and(|at| find_again(at, &before, &displays).is_none());
        let had_one = !is_first && count_apart(&before) == 1;
        (known.displays, known.console_on) = (displays, console_on);
        if let (true, Some(AudiencePlace::Display(at))) = (is_first, known.place) {
            return self.make_room(at);
        }
        let came = had_one && count_apart(&known.displays) > 1;
        if self.on_air().is_none() {
            return Vec::new();
        }
        if gone {
            return self.toast_about_displays(self.fallback_words(), Tone::Warning, now);
        }
        if came && !matches!(was, AudiencePlace::Display(_)) {
            self.presenting.stays = self.presenting.place.is_none();
            self.presenting.place = Some(was);
            let said = "A second display is there; X puts the audience on it";
            return self.toast_about_displays(said, Tone::Info, now);
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
        match (self.place, self.other_display()) {
            (Some(place @ (AudiencePlace::Window | AudiencePlace::ThisWindow)), _) => place,
            // One display cannot hold the console too.
            (_, None) => AudiencePlace::ThisWindow,
            (Some(AudiencePlace::Display(at)), _) if at < self.displays.len() => {
                AudiencePlace::Display(at)
            }
            (_, Some(other)) => AudiencePlace::Display(other),
        }
    }

    /// The first display that shows something else than the console's; `None` if none does.
    fn other_display(&self) -> Option<usize> {
        self.apart_from(self.console_on.unwrap_or(0))
    }

    /// The first display that shows something else than that at `at`.
    fn apart_from(&self, at: usize) -> Option<usize> {
        (0..self.displays.len()).find(|other| !self.mirrors(*other, at))
    }

    /// Whether the displays at these places show the same, or are the same.
    fn mirrors(&self, one: usize, other: usize) -> bool {
        let corner = |at: usize| self.displays.get(at).map(|display| display.corner);
        one == other || corner(one) == corner(other)
    }
}

/// How many displays show something of their own: those of one corner show the same.
fn count_apart(displays: &[Display]) -> usize {
    let corners: BTreeSet<[i32; 2]> = displays.iter().map(|it| it.corner).collect();
    corners.len()
}

/// The place in `after` of the display at `at` of `before`: the one of its name, which may have
/// moved or changed its mode; where names do not tell them apart, the one of its corner and size.
fn find_again(at: usize, before: &[Display], after: &[Display]) -> Option<usize> {
    let display = before.get(at)?;
    let named = |it: &Display| it.name == display.name;
    let is_name_its_own = !display.name.is_empty()
        && before.iter().filter(|it| named(it)).count() == 1
        && after.iter().filter(|it| named(it)).count() <= 1;
    if is_name_its_own {
        return after.iter().position(named);
    }
    let lies_there = |it: &Display| it.corner == display.corner && it.size == display.size;
    after.iter().position(lies_there)
}
