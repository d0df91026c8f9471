//! Displays that come and go under a briefing, and the look of the audience's picture.

use super::presenting::{last_toast, presented, road, seen, show, tell, with};
use super::*;
use AudiencePlace::{ThisWindow, Window};

fn display(name: &str) -> Display {
    Display {
        name: name.to_owned(),
        size: [1920, 1080],
        corner: [0, 0],
    }
}

fn found(state: &mut State, names: &[&str], console_on: usize) -> Vec<Effect> {
    let displays = names.iter().map(|name| display(name)).collect();
    let console_on = Some(console_on);
    tell(
        state,
        PresentingCommand::DisplaysFound {
            displays,
            console_on,
        },
    )
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
    let mut state = presented();
    assert_eq!(found(&mut state, &["laptop", "hall"], 0), []);
    assert_eq!(state.audience_place(), AudiencePlace::Display(1));
}

#[test]
fn swapping_puts_each_where_the_other_was() {
    let mut state = presented();
    found(&mut state, &["laptop", "hall"], 0);
    let effects = tell(&mut state, PresentingCommand::SwapDisplays);
    assert_eq!(effects, [Effect::PutConsole { display: 1 }]);
    assert_eq!(state.audience_place(), AudiencePlace::Display(0));
    found(&mut state, &["laptop", "hall"], 1);
    let effects = tell(&mut state, PresentingCommand::SwapDisplays);
    assert_eq!(effects, [Effect::PutConsole { display: 0 }]);
    assert_eq!(state.audience_place(), AudiencePlace::Display(1));
    let mut state = presented();
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
