//! Displays that come and go under a briefing, and the look of the audience's picture.

use super::presenting::{last_toast, presented, presented_here, road, seen, show, tell, with};
use super::*;
use AudiencePlace::{ThisWindow, Window};

/// A display that lies `at` displays to the right of the first.
fn display(name: &str, at: i32) -> Display {
    Display {
        name: name.to_owned(),
        size: [1920, 1080],
        corner: [1920 * at, 0],
    }
}

fn found(state: &mut State, names: &[&str], console_on: usize) -> Vec<Effect> {
    let displays = names.iter().zip(0..).map(|(name, at)| display(name, at));
    found_at(state, displays.collect(), console_on)
}

fn found_at(state: &mut State, displays: Vec<Display>, console_on: usize) -> Vec<Effect> {
    let console_on = Some(console_on);
    tell(
        state,
        PresentingCommand::DisplaysFound {
            displays,
            console_on,
        },
    )
}

fn put(state: &mut State, place: AudiencePlace) -> Vec<Effect> {
    tell(state, PresentingCommand::PutAudience { place })
}

#[test]
fn the_picture_goes_where_the_console_is_not() {
    for (names, console, chosen, place) in [
        (&[][..], 0, None, ThisWindow),
        (&["laptop"][..], 0, None, ThisWindow),
        (&["laptop"][..], 0, Some(Window), Window),
        (&["laptop", "hall"][..], 0, None, AudiencePlace::Display(1)),
        (&["hall", "laptop"][..], 1, None, AudiencePlace::Display(0)),
        (&["laptop", "hall"][..], 0, Some(ThisWindow), ThisWindow),
        (
            &["a", "b", "c"][..],
            0,
            Some(AudiencePlace::Display(2)),
            AudiencePlace::Display(2),
        ),
    ] {
        let mut state = with(vec![road()]);
        found(&mut state, names, console);
        if let Some(place) = chosen {
            tell(&mut state, PresentingCommand::PutAudience { place });
        }
        assert_eq!(state.audience_place(), place, "{names:?}");
    }
}

#[test]
fn a_display_that_goes_takes_nothing_with_it() {
    let mut state = with(vec![road()]);
    found(&mut state, &["laptop", "hall"], 0);
    tell(&mut state, PresentingCommand::Present);
    tell(&mut state, PresentingCommand::JumpTo { at: 3 });
    tell(&mut state, PresentingCommand::ToggleFreeze);
    tell(&mut state, PresentingCommand::ToggleBlack);
    found(&mut state, &["laptop"], 0);
    assert_eq!(state.audience_place(), ThisWindow);
    assert!(last_toast(&state).starts_with("The audience's display has gone"));
    let told = show(&state);
    assert!(told.is_on && told.black && told.frozen.is_some() && told.at == 3);
    assert_eq!(told.clock.millis(now(500)), 500);
}

#[test]
fn a_display_that_comes_is_told_of_and_does_not_take_the_picture() {
    let mut state = with(vec![road()]);
    found(&mut state, &["laptop"], 0);
    tell(&mut state, PresentingCommand::Present);
    found(&mut state, &["laptop", "hall"], 0);
    assert_eq!(state.audience_place(), ThisWindow);
    assert_eq!(
        last_toast(&state),
        "A second display is there; X puts the audience on it"
    );
    tell(&mut state, PresentingCommand::SwapDisplays);
    assert_eq!(state.audience_place(), AudiencePlace::Display(1));
    // The next time it is taken at once.
    let mut state = with(vec![road()]);
    found(&mut state, &["laptop"], 0);
    tell(&mut state, PresentingCommand::Present);
    found(&mut state, &["laptop", "hall"], 0);
    tell(&mut state, PresentingCommand::Leave);
    tell(&mut state, PresentingCommand::Present);
    assert_eq!(state.audience_place(), AudiencePlace::Display(1));
}

#[test]
fn the_first_look_for_displays_is_no_display_that_comes() {
    let mut state = presented_here();
    assert_eq!(found(&mut state, &["laptop", "hall"], 0), []);
    assert_eq!(state.audience_place(), AudiencePlace::Display(1));
}

#[test]
fn swapping_puts_each_where_the_other_was() {
    let mut state = presented_here();
    found(&mut state, &["laptop", "hall"], 0);
    let effects = tell(&mut state, PresentingCommand::SwapDisplays);
    assert_eq!(effects, [Effect::PutConsole { display: 1 }]);
    assert_eq!(state.audience_place(), AudiencePlace::Display(0));
    found(&mut state, &["laptop", "hall"], 1);
    let effects = tell(&mut state, PresentingCommand::SwapDisplays);
    assert_eq!(effects, [Effect::PutConsole { display: 0 }]);
    assert_eq!(state.audience_place(), AudiencePlace::Display(1));
    let mut state = presented_here();
    found(&mut state, &["laptop"], 0);
    tell(&mut state, PresentingCommand::SwapDisplays);
    assert_eq!(last_toast(&state), "There is only one display");
}

#[test]
fn a_chosen_display_is_followed_when_the_order_changes() {
    let mut state = with(vec![road()]);
    found(&mut state, &["laptop", "desk", "hall"], 0);
    let place = AudiencePlace::Display(2);
    tell(&mut state, PresentingCommand::PutAudience { place });
    found(&mut state, &["hall", "laptop", "desk"], 1);
    assert_eq!(state.audience_place(), AudiencePlace::Display(0));
}

#[test]
fn the_look_and_the_room_are_kept_and_seen_at_once() {
    let mut state = presented();
    let effects = tell(&mut state, PresentingCommand::NextAudienceTheme);
    assert!(effects.contains(&Effect::SaveSettings));
    let theme = |state: &State| state.audience_picture().map(|it| it.theme);
    assert_eq!(theme(&state), Some(AudienceTheme::Dark));
    tell(&mut state, PresentingCommand::ToggleFreeze);
    tell(&mut state, PresentingCommand::NextAudienceTheme);
    assert_eq!(theme(&state), Some(AudienceTheme::Dark));
    tell(&mut state, PresentingCommand::ToggleFreeze);
    assert_eq!(theme(&state), Some(AudienceTheme::HighContrast));
    let direction = Direction::Forward;
    let effects = tell(&mut state, PresentingCommand::ScaleNotes { direction });
    assert!(effects.contains(&Effect::SaveSettings));
    assert!(state.settings.notes_points > Settings::default().notes_points);
    assert_eq!(seen(&state), "Plan");
}

#[test]
fn a_display_named_at_the_start_is_taken_before_any_was_found() {
    for (at, console, moved) in [
        (1, 0, None),
        (0, 0, Some(Effect::PutConsole { display: 1 })),
        (2, 2, Some(Effect::PutConsole { display: 0 })),
    ] {
        let mut state = with(vec![road()]);
        put(&mut state, AudiencePlace::Display(at));
        let effects = found(&mut state, &["laptop", "desk", "hall"], console);
        assert_eq!(effects, Vec::from_iter(moved), "{at}");
        assert_eq!(state.audience_place(), AudiencePlace::Display(at));
    }
    // There is no such display.
    let mut state = with(vec![road()]);
    put(&mut state, AudiencePlace::Display(7));
    assert_eq!(found(&mut state, &["laptop", "hall"], 0), []);
    assert_eq!(state.audience_place(), AudiencePlace::Display(1));
}

#[test]
fn a_display_that_moves_or_changes_its_mode_has_not_gone() {
    let at = |name: &str, corner, size| Display {
        name: name.to_owned(),
        size,
        corner,
    };
    let (wide, small) = ([1920, 1080], [1280, 720]);
    for (before, after, stays) in [
        // Another mode, another corner, and both at once.
        (
            at("hall", [1920, 0], wide),
            at("hall", [1920, 0], small),
            true,
        ),
        (
            at("hall", [1920, 0], wide),
            at("hall", [-1280, 0], wide),
            true,
        ),
        (
            at("hall", [1920, 0], wide),
            at("hall", [0, 1080], small),
            true,
        ),
        (at("", [1920, 0], wide), at("", [1920, 0], wide), true),
        (at("", [1920, 0], wide), at("", [1920, 0], small), false),
        (
            at("laptop", [1920, 0], wide),
            at("laptop", [1920, 0], wide),
            true,
        ),
        (
            at("hall", [1920, 0], wide),
            at("desk", [1920, 0], wide),
            false,
        ),
    ] {
        let mut state = presented_here();
        let laptop = || at("laptop", [0, 0], wide);
        found_at(&mut state, vec![laptop(), before.clone()], 0);
        put(&mut state, AudiencePlace::Display(1));
        let effects = found_at(&mut state, vec![laptop(), after.clone()], 0);
        assert_eq!(effects.is_empty(), stays, "{before:?} to {after:?}");
        assert_eq!(state.presenting.place.is_some(), stays);
    }
}

#[test]
fn displays_that_show_the_same_are_one() {
    let mirrored = || {
        let mut displays = vec![display("laptop", 0), display("hall", 0)];
        displays[1].size = [1280, 720];
        displays
    };
    let mut state = presented_here();
    found_at(&mut state, mirrored(), 0);
    assert_eq!(state.audience_place(), ThisWindow);
    tell(&mut state, PresentingCommand::SwapDisplays);
    assert_eq!(last_toast(&state), "There is only one display");
    assert_eq!(state.audience_place(), ThisWindow);
    // No longer mirrored, it is a display that comes.
    found(&mut state, &["laptop", "hall"], 0);
    assert_eq!(
        last_toast(&state),
        "A second display is there; X puts the audience on it"
    );
    // With a third, the audience is on the one that the console is not seen on.
    let mut state = presented_here();
    let mut displays = mirrored();
    displays.push(display("wall", 1));
    found_at(&mut state, displays, 1);
    assert_eq!(state.audience_place(), AudiencePlace::Display(2));
    let effects = put(&mut state, AudiencePlace::Display(0));
    assert_eq!(effects, [Effect::PutConsole { display: 2 }]);
}

#[test]
fn what_is_told_of_displays_can_be_told_from_other_messages() {
    let mut state = presented_here();
    found(&mut state, &["laptop", "hall"], 0);
    let is_about = |state: &State| state.toasts.last().map(|it| it.about_displays);
    tell(
        &mut state,
        PresentingCommand::Step {
            direction: Direction::Backward,
        },
    );
    assert_eq!(is_about(&state), Some(false));
    found(&mut state, &["laptop"], 0);
    assert_eq!(
        (state.audience_place(), is_about(&state)),
        (ThisWindow, Some(true))
    );
    tell(&mut state, PresentingCommand::SwapDisplays);
    assert_eq!(is_about(&state), Some(true));
    found(&mut state, &["laptop", "hall"], 0);
    assert_eq!(is_about(&state), Some(true));
}
