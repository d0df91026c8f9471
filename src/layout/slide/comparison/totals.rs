//! How many points were kept, changed, dropped and added, each with its sign, large.

use emath::{Align, Rect, Vec2, pos2, vec2};

use crate::layout::Weight;
use crate::layout::slide::body::style;
use crate::layout::slide::display::SlideTone;
use crate::layout::slide::pen::{Pen, Style};

use super::sign::sign;
use super::{Scene, common};

/// The radius of a sign, and between what stands in a column, in a room of six heights.
const RADIUS: f32 = 40.0;
const GAP: f32 = 14.0;

/// Lays them out in one row of `area`, in the order of the legend.
pub(super) fn lay_out(pen: &mut Pen<'_>, scene: &Scene<'_>, area: Rect) {
    let totals = scene.comparison.totals();
    let said: Vec<String> = totals
        .iter()
        .map(|(relation, count)| format!("{count} {}", relation.word()))
        .collect();
    pen.say(said.join(", "));
    let width = area.width() / totals.len().max(1) as f32;
    let counts: Vec<String> = totals.iter().map(|(_, count)| count.to_string()).collect();
    let names: Vec<String> = totals
        .iter()
        .map(|(relation, _)| relation.word().to_owned())
        .collect();
    let Some(Sizes {
        large,
        word,
        radius,
        gap,
    }) = sizes(pen, &counts, &names, vec2(width, area.height()))
    else {
        pen.shed(totals.len());
        return;
    };
    let tall = 2.0 * radius + gap + large.row() + word.row();
    let top = area.top() + ((area.height() - tall) / 2.0).max(0.0);
    for (at, (relation, _)) in totals.iter().enumerate() {
        let x = area.left() + (at as f32 + 0.5) * width;
        if radius > 0.0 {
            sign(pen, *relation, pos2(x, top + radius), radius);
        }
        let y = top + 2.0 * radius + gap + large.row() / 2.0;
        pen.text(&counts[at], large, pos2(x, y), Align::Center);
        let y = y + large.row() / 2.0 + word.row() / 2.0;
        pen.text(&names[at], word, pos2(x, y), Align::Center);
    }
}

/// How large the parts of a column are.
struct Sizes {
    large: Style,
    word: Style,
    /// Of the sign; 0 for none.
    radius: f32,
    gap: f32,
}

/// As large as they fit a column, with the sign or without it; `None` if not even the words do.
fn sizes(pen: &Pen<'_>, counts: &[String], names: &[String], room: Vec2) -> Option<Sizes> {
    let word = style(pen, 50.0, Weight::Medium, SlideTone::Text);
    let word = common(pen, names, word, 0.94 * room.x);
    let (radius, gap) = (RADIUS * pen.scale(), GAP * pen.scale());
    [(radius, gap), (0.0, 0.0)]
        .into_iter()
        .find_map(|(radius, gap)| {
            let large = style(pen, 150.0, Weight::SemiBold, SlideTone::Text);
            let mut large = common(pen, counts, large, 0.9 * room.x);
            let spare = room.y - 2.0 * radius - gap - word.row();
            large.size = (large.size * spare / large.row()).min(large.size);
            (large.size >= pen.floor()).then_some(Sizes {
                large,
                word,
                radius,
                gap,
            })
        })
}
