//! The real window under a virtual X server, driven with real mouse and keys.
//!
//! Needs Xvfb and xdotool (Debian: `apt-get install xvfb xdotool libgl1-mesa-dri
//! libxkbcommon-x11-0`). Where they are missing the test says so and passes; with `CI=true` that
//! is a failure.

mod making;
mod presenting;
mod screen;
mod server;
mod session;

use session::Session;

/// The canvas area, right of the track heads and left of the pane, on a screen of 1366 x 768.
const LANES: [u32; 4] = [190, 190, 900, 600];
/// The detail pane on the same screen.
const PANE: [u32; 4] = [1000, 60, 1350, 700];

#[test]
fn a_person_opens_zooms_clicks_steps_and_closes() {
    let Some(mut session) = Session::start(&["--builtin"]) else {
        return;
    };
    session.wait_for_window();

    let opened = session.settled();
    assert!(opened.colors(LANES) > 20, "the canvas is blank");
    assert!(opened.colors(PANE) > 5, "the pane is blank");
    assert!(
        session.window_name().contains("Ukraine peace plan"),
        "the window names its timeline"
    );

    session.xdotool(&["mousemove", "500", "400"]);
    for _ in 0..5 {
        session.xdotool(&["click", "4"]);
    }
    let zoomed = session.settled();
    assert!(opened.differs(&zoomed, LANES) > 2_000, "the wheel zooms");

    session.xdotool(&["key", "0"]);
    session.settled();
    session.xdotool(&["key", "Home"]);
    let first = session.settled();
    assert!(
        zoomed.differs(&first, PANE) > 500,
        "Home opens the first item in the pane"
    );
    session.xdotool(&["key", "Right"]);
    let second = session.settled();
    assert!(
        first.differs(&second, PANE) > 500,
        "Right steps to the next item"
    );

    let [x, y] = second.mark(LANES).expect("a solid mark on the canvas");
    session.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
    session.xdotool(&["click", "1"]);
    let clicked = session.settled();
    assert!(
        second.differs(&clicked, PANE) > 500,
        "a click opens the item under it"
    );

    // Sixty changes back the story has hardly begun.
    session.xdotool(&["key", "0"]);
    let latest = session.settled();
    for _ in 0..60 {
        session.xdotool(&["key", "bracketleft"]);
    }
    let early = session.settled();
    let taken_away = latest.differs(&early, LANES);
    assert!(
        taken_away > 5_000,
        "stepping back takes away what was not known yet"
    );
    session.xdotool(&["key", "k"]);
    let again = session.settled();
    let differs = latest.differs(&again, LANES);
    // A name may have found another place beside its mark.
    assert!(
        differs < taken_away / 4,
        "all is shown again, but for {differs} of {taken_away} pixels"
    );

    session.xdotool(&["key", "ctrl+q"]);
    assert!(session.exit_success(), "the program closes cleanly");
}
