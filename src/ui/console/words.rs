//! What the console says of the briefing, in words.

use crate::layout::Seat;
use crate::state::{AudiencePlace, Display, Room, Show, Slide, State};

/// "8:42", or "1:02:03" from an hour on.
pub fn span_words(secs: u64) -> String {
    let (hours, minutes, secs) = (secs / 3_600, secs / 60 % 60, secs % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{secs:02}")
    } else {
        format!("{minutes}:{secs:02}")
    }
}

/// The same with two digits for the minutes, so that the clock keeps its width.
pub fn clock_words(secs: u64) -> String {
    if secs >= 3_600 {
        span_words(secs)
    } else {
        format!("{:02}:{:02}", secs / 60, secs % 60)
    }
}

/// What is left of `total` after `elapsed`, both in seconds; and whether it is used up.
pub fn left_words(elapsed: u64, total: u64) -> (String, bool) {
    if elapsed > total {
        (format!("{} over", span_words(elapsed - total)), true)
    } else {
        (format!("{} left", span_words(total - elapsed)), false)
    }
}

/// The room as the bar names it: "room preset 6 H".
pub fn room_words(room: Room) -> String {
    match room.seat {
        Seat::FourHeights => "room preset 4 H".to_owned(),
        Seat::SixHeights => "room preset 6 H".to_owned(),
        Seat::Metres { distance, .. } => format!("last row at {distance} m"),
    }
}

/// Where the audience's picture is: "Display 2, 1920 × 1080".
pub fn place_words(place: AudiencePlace, displays: &[Display]) -> String {
    match place {
        AudiencePlace::ThisWindow => "This window".to_owned(),
        AudiencePlace::Window => "A window of its own".to_owned(),
        AudiencePlace::Display(at) => match displays.get(at) {
            Some(display) => format!("Display {}, {}", at + 1, size_words(display)),
            None => format!("Display {}", at + 1),
        },
    }
}

/// "1920 × 1080".
pub fn size_words(display: &Display) -> String {
    let [width, height] = display.size;
    format!("{width} × {height}")
}

/// The number of the step on the path that a slide shows, from 1; `None` for a view that was
/// sent.
pub fn number_of(slide: &Slide) -> Option<usize> {
    slide.place.map(|place| place.at + 1)
}

/// "step 9", or "the view you sent".
pub fn seen_words(show: &Show) -> String {
    match number_of(show.seen()) {
        Some(number) => format!("step {number}"),
        None => "the view you sent".to_owned(),
    }
}

/// "Step 9 of 12", or "A view you sent": as it stands on the slide, which may have been frozen
/// before the path was cut.
pub fn step_words(show: &Show) -> String {
    match show.seen().place {
        Some(place) => format!("Step {} of {}", place.at + 1, place.of),
        None => "A view you sent".to_owned(),
    }
}

/// When the path ends by the plan, in seconds of the clock.
pub fn planned_end(show: &Show) -> u64 {
    let rest = show.path.iter().skip(show.at + 1);
    let rest: u64 = rest.map(|it| u64::from(it.dwell_secs)).sum();
    show.planned_secs()[1] + rest
}

/// The title of the step at `at` on the path; empty if there is none.
pub fn title_at(show: &Show, at: usize) -> &str {
    let step = show
        .path
        .get(at)
        .and_then(|it| show.briefing.steps.get(it.step));
    step.map_or("", |step| &step.title)
}

/// What holds the audience's picture, in words: the pill over it and the strip. `None` if it
/// follows the laptop.
pub fn alert_words(show: &Show) -> Option<String> {
    if show.black {
        Some("Black: audience sees nothing".to_owned())
    } else if show.frozen.is_some() {
        Some(format!("Frozen: audience stays on {}", seen_words(show)))
    } else {
        None
    }
}

/// The same in a word; empty if nothing holds it.
pub const fn held_word(show: &Show) -> &'static str {
    match (show.black, &show.frozen) {
        (true, _) => "Black",
        (false, Some(_)) => "Frozen",
        (false, None) => "",
    }
}

/// The place on the path of the step that the audience sees; `None` for a view that was sent, and
/// for a step that was left out while the picture was frozen.
pub fn seen_at(show: &Show) -> Option<usize> {
    let seen = show.seen();
    let place = seen.place?;
    let is_it = |at: usize| {
        let step = show.path.get(at).map(|it| it.step);
        let step = step.and_then(|step| show.briefing.steps.get(step));
        step.is_some_and(|step| *step == *seen.step)
    };
    if is_it(place.at) {
        return Some(place.at);
    }
    let moved = (0..show.path.len()).find(|at| is_it(*at));
    // A step that was reworded since is none of the path, and still in its place.
    let is_whole = place.of == show.path.len() && show.uncut.is_none();
    moved.or(is_whole.then_some(place.at))
}

/// The second line of the bar.
pub fn bar_words(state: &State) -> String {
    let settings = &state.settings;
    let (room, theme) = (room_words(settings.room), settings.audience_theme.word());
    format!("Presenting  ·  {room}  ·  {theme} on projector")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_time_read_as_on_a_clock() {
        for (secs, span, clock) in [
            (0, "0:00", "00:00"),
            (59, "0:59", "00:59"),
            (522, "8:42", "08:42"),
            (3_723, "1:02:03", "1:02:03"),
        ] {
            assert_eq!(span_words(secs), span);
            assert_eq!(clock_words(secs), clock);
        }
    }

    #[test]
    fn time_that_is_used_up_is_over() {
        assert_eq!(left_words(522, 900), ("6:18 left".to_owned(), false));
        assert_eq!(left_words(900, 900), ("0:00 left".to_owned(), false));
        assert_eq!(left_words(940, 900), ("0:40 over".to_owned(), true));
    }

    #[test]
    fn a_display_is_told_by_its_number_and_its_size() {
        let displays = [Display {
            name: "HDMI-1".to_owned(),
            size: [1920, 1080],
            corner: [0, 0],
        }];
        for (place, words) in [
            (AudiencePlace::Display(0), "Display 1, 1920 × 1080"),
            (AudiencePlace::Display(3), "Display 4"),
            (AudiencePlace::Window, "A window of its own"),
        ] {
            assert_eq!(place_words(place, &displays), words);
        }
    }
}
