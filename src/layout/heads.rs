//! The heads of the tracks: name, how many are named, how many have no date.

use emath::{Pos2, Rect, Vec2};

use super::lanes::Lane;
use super::wrap::cut;
use super::{Ink, LayoutInput, MeasureText, TextLine, TextStyle, TimeScale, TrackHead};

/// From the left edge to the text of a head, and free room at its right.
const TEXT_X: f32 = 32.0;
const RIGHT_GAP: f32 = 8.0;
/// The middles of the lines, from the top of the row, and the step to a further line.
const NAME_Y: f32 = 27.0;
const COUNT_Y: f32 = 49.0;
const LINE_STEP: f32 = 18.0;
/// Heads this narrow show a badge and nothing else.
const BADGE_ONLY: f32 = 60.0;

/// The width of the track heads on a canvas `width` points wide: 176, 128 under 860 points,
/// and 56 with badges alone under 600.
pub fn heads_width(width: f32) -> f32 {
    if width < 600.0 {
        56.0
    } else if width < 860.0 {
        128.0
    } else {
        176.0
    }
}

/// The head of `lane`, of whose items `named` have their name on the canvas; `has_guests` says
/// whether marks of other rows stand in it.
pub(crate) fn head(
    input: &LayoutInput<'_>,
    scale: &TimeScale,
    lane: &Lane,
    (named, has_guests): (usize, bool),
) -> TrackHead {
    let track = input.timeline.track(lane.track);
    let range = scale.view.range();
    let in_view = input.index.count_in(lane.track, range);
    let without_date = input.index.undated(lane.track).len();
    let rect = Rect::from_min_size(Pos2::new(0.0, lane.top), Vec2::new(scale.x0, lane.height));
    let mut head = TrackHead {
        track: lane.track,
        rect,
        hue: track.hue,
        lines: Vec::new(),
        folded: lane.folded,
        named,
        in_view,
        undated: None,
    };
    let written = |y: f32, text: &str, style, ink| TextLine {
        left_center: Pos2::new(TEXT_X, lane.top + y),
        text: text.into(),
        style,
        ink,
        alpha: 1.0,
    };
    if scale.x0 < BADGE_ONLY {
        let y = if lane.folded {
            lane.height / 2.0
        } else {
            NAME_Y
        };
        let mut badge = written(y, &track.badge, TextStyle::CaptionStrong, Ink::Primary);
        badge.left_center.x = TEXT_X - 8.0;
        head.lines.push(badge);
        return head;
    }
    let room = scale.x0 - TEXT_X - RIGHT_GAP;
    let parts = broken(&track.name, room, input.text);
    if lane.folded {
        let fits = |text: &str| input.text.width(text, TextStyle::Head) <= room;
        let name = written(
            lane.height / 2.0,
            &cut(&track.name, &fits),
            TextStyle::Head,
            Ink::Primary,
        );
        head.lines.push(name);
        return head;
    }
    let up = if parts.len() > 1 { 7.0 } else { 0.0 };
    for (at, name) in parts.iter().enumerate() {
        let y = NAME_Y - up + LINE_STEP * at as f32;
        head.lines
            .push(written(y, name, TextStyle::Head, Ink::Primary));
    }
    let fits = |line: &str| input.text.width(line, TextStyle::Caption) <= room;
    let mut y = COUNT_Y + up;
    // "Nothing in view" beside the mark of a guest would be untrue.
    if in_view > 0 || !has_guests {
        let count = count_line(named, in_view, &fits);
        head.lines
            .push(written(y, &count, TextStyle::Caption, Ink::Secondary));
        y += LINE_STEP;
    }
    if without_date > 0 {
        let width_of = |text: &str| input.text.width(text, TextStyle::Caption);
        let full = format!("{without_date} without a date");
        let text = if width_of(&full) <= room {
            full
        } else {
            format!("{without_date} undated")
        };
        let width = width_of(&text);
        head.lines
            .push(written(y, &text, TextStyle::Caption, Ink::Secondary));
        let center = Pos2::new(TEXT_X + width / 2.0, lane.top + y);
        let rect = Rect::from_center_size(center, Vec2::new(width + 16.0, 24.0));
        head.undated = Some((rect, without_date));
    }
    head
}

/// "12 of 31 named", or in narrow heads "12 of 31".
fn count_line(named: usize, in_view: usize, fits: &dyn Fn(&str) -> bool) -> String {
    let (full, short) = if in_view == 0 {
        ("nothing in view".to_owned(), "none in view".to_owned())
    } else {
        let short = format!("{named} of {in_view}");
        (format!("{short} named"), short)
    };
    if fits(&full) { full } else { short }
}

/// `name` on one line, or two if it is wider than `room`; what is still too wide is cut.
fn broken(name: &str, room: f32, text: &dyn MeasureText) -> Vec<String> {
    let fits = |line: &str| text.width(line, TextStyle::Head) <= room;
    if fits(name) {
        return vec![name.to_owned()];
    }
    let split = name
        .rmatch_indices(' ')
        .map(|(at, _)| (&name[..at], name[at..].trim_start()))
        .find(|(first, _)| fits(first));
    match split {
        Some((first, second)) => vec![first.to_owned(), cut(second, &fits)],
        None => vec![cut(name, &fits)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::SevenPoints;

    #[test]
    fn a_wide_name_is_broken_between_words_and_then_cut() {
        let broken = |name| broken(name, 88.0, &SevenPoints);
        assert_eq!(broken("Ukraine"), ["Ukraine"]);
        assert_eq!(broken("Europe & Coalition"), ["Europe &", "Coalition"]);
        assert_eq!(broken("Intergovernmental"), ["Intergovern…"]);
    }

    #[test]
    fn a_head_without_items_says_that_nothing_is_in_view() {
        let line = |named, in_view, room| count_line(named, in_view, &|line| line.len() <= room);
        assert_eq!(line(0, 0, 20), "nothing in view");
        assert_eq!(line(0, 3, 20), "0 of 3 named");
        assert_eq!(line(0, 0, 12), "none in view");
        assert_eq!(line(12, 3_100, 12), "12 of 3100");
    }

    #[test]
    fn heads_narrow_with_the_canvas() {
        assert_eq!(
            [860.0, 859.0, 600.0, 599.0].map(|width| heads_width(width) as u32),
            [176, 128, 128, 56]
        );
    }
}
