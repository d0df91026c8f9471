//! A briefing on a laptop and a projector, told with the keys of a clicker.

use crate::screen::Screen;
use crate::server::LAPTOP;
use crate::session::Session;

/// The window of the audience, wherever it is.
const AUDIENCE: &str = "audience$";

/// A laptop with a projector, telling a built-in briefing on both.
struct Told {
    session: Session,
    /// What the audience sees: `[left, top, right, bottom]` of all displays together.
    audience: [u32; 4],
    laptop: [u32; 4],
}

impl Told {
    /// `None` where a tool is missing and `CI` is not set.
    fn start() -> Option<Self> {
        let args = ["--builtin", "--present", "sanctions-20"];
        // One display for both: a window stands for the projector.
        let wide = [&args[..], &["--audience", "window"]].concat();
        let mut session = Session::start_with_projector(&args, &wide)?;
        let window = [1400, 0, 1400 + 960, 540];
        let audience = session.server.projector.unwrap_or(window);
        session.wait_for_window();
        let window = session.wait_for(AUDIENCE);
        let told = Self {
            session,
            audience,
            laptop: [0, 0, LAPTOP[0], LAPTOP[1]],
        };
        told.put_beside(&window);
        told.session.settled_in(told.audience);
        Some(told)
    }

    /// Puts the audience's window where a projector would be, if there is none.
    fn put_beside(&self, window: &str) {
        if self.session.server.projector.is_none() {
            self.session.xdotool(&["windowmove", window, "1400", "0"]);
        }
    }

    /// Both screens, once the audience's has come to rest. The laptop's clock never does.
    fn after(&self, keys: &[&str]) -> Screen {
        self.session.press(keys);
        std::thread::sleep(std::time::Duration::from_millis(400));
        self.session.settled_in(self.audience)
    }

    fn audience_differs(&self, before: &Screen, after: &Screen) -> usize {
        before.differs(after, self.audience)
    }

    /// Presses keys until the audience sees again what it saw on `before`. A machine that is busy
    /// may take its time.
    fn returns_to(&self, before: &Screen, keys: &[&str], why: &str) {
        let mut after = self.after(keys);
        for _ in 0..20 {
            if self.audience_differs(before, &after) == 0 {
                return;
            }
            after = self.after(&[]);
        }
        panic!("{why}: {} differ", self.audience_differs(before, &after));
    }

    /// Presses keys after which the audience sees something else than on `before`.
    fn leads_on_from(&self, before: &Screen, keys: &[&str], why: &str) -> Screen {
        let mut after = self.after(keys);
        for _ in 0..20 {
            if self.audience_differs(before, &after) > 5_000 {
                return after;
            }
            after = self.after(&[]);
        }
        panic!("{why}: {} differ", self.audience_differs(before, &after));
    }
}

#[test]
fn a_clicker_runs_a_briefing_on_two_screens() {
    let Some(told) = Told::start() else { return };
    let first = told.after(&[]);
    assert!(first.colors(told.audience) > 20, "the audience sees a step");
    assert!(first.colors(told.laptop) > 20, "the speaker sees a console");

    told.leads_on_from(&first, &["Next"], "Page Down");
    told.returns_to(&first, &["Prior"], "Page Up");
    let black = told.leads_on_from(&first, &["period"], "the dot");
    assert_eq!(black.colors(told.audience), 1, "the dot makes it black");
    told.returns_to(&first, &["Next"], "a step key ends the black");

    // The one button that a clicker has for both.
    told.session.press(&["Escape"]);
    told.session.wait_until_gone(AUDIENCE);
    told.session.focus_laptop();
    told.session.press(&["F5"]);
    let window = told.session.wait_for(AUDIENCE);
    told.put_beside(&window);
    told.returns_to(&first, &[], "F5 resumes the step");

    let last = told.leads_on_from(&first, &["Next"; 5], "the last step");
    told.returns_to(&last, &["Next"; 3], "there is no step after it");
}

#[test]
fn a_speaker_explores_while_the_audience_sees_nothing_of_it() {
    let Some(told) = Told::start() else { return };
    let first = told.after(&[]);
    let step = told.leads_on_from(&first, &["Next"], "Page Down");

    let exploring = told.after(&["plus", "plus", "k"]);
    let sees = told.audience_differs(&step, &exploring);
    assert_eq!(sees, 0, "the audience sees the step");
    let changed = step.differs(&exploring, told.laptop);
    assert!(changed > 20_000, "the laptop shows the canvas");

    let frozen = told.after(&["z", "Home", "End", "Next"]);
    assert_eq!(told.audience_differs(&step, &frozen), 0, "it is frozen");
    let let_go = told.leads_on_from(&step, &["z"], "it is let go");
    told.leads_on_from(&let_go, &["plus", "Right", "Return"], "it is sent");
    told.returns_to(&let_go, &["F5"], "one key leads back to the very step");
}

#[test]
fn a_projector_that_goes_away_takes_nothing_with_it() {
    let Some(mut told) = Told::start() else {
        return;
    };
    if told.session.server.projector.is_none() {
        return;
    }
    let first = told.after(&[]);
    let step = told.leads_on_from(&first, &["Next", "Next"], "Page Down");
    assert!(told.session.server.unplug());
    told.session.wait_until_gone(AUDIENCE);
    assert!(told.session.is_running());
    let alone = told.session.settled();
    assert!(alone.colors(told.laptop) > 10, "the step is on the laptop");
    assert!(told.session.server.plug_in());
    std::thread::sleep(std::time::Duration::from_secs(2));
    told.session.focus_laptop();
    told.session.press(&["x"]);
    told.session.wait_for(AUDIENCE);
    told.returns_to(&step, &[], "X puts it back");
}
