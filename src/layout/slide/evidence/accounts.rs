//! Accounts that disagree, side by side: what differs large, then what each says, and on whose
//! word.

use emath::{Rect, pos2, vec2};

use crate::layout::Weight;
use crate::layout::slide::body::{CARD_INSET, card, chip, chip_width, in_card};
use crate::layout::slide::display::SlideTone;
use crate::layout::slide::pen::{Pen, Style};
use crate::model::Tier;

use super::case::{ACCOUNT, Entry, more_words};
use super::columns;
use super::parts::{Part, SourceRow, height, rows, sized, words, write};

/// Between cards, and between what stands in one, in a room of six heights.
const GUTTER: f32 = 28.0;
const GAP: f32 = 10.0;

/// How much is told of each, the richest first: all values or the first, the words, the publisher,
/// the tier.
const FORMS: [Form; 8] = [
    Form::new([true, true, true, true]),
    Form::new([true, true, false, true]),
    Form::new([true, false, true, true]),
    Form::new([true, false, false, true]),
    Form::new([false, true, false, true]),
    Form::new([false, false, true, true]),
    Form::new([false, false, false, true]),
    Form::new([false, false, false, false]),
];

/// Names alone, where no words have room: who disagrees is told even if not about what.
const NAMES: [Form; 2] = [
    Form {
        is_name: true,
        ..Form::new([false, false, true, true])
    },
    Form {
        is_name: true,
        ..Form::new([false, false, false, true])
    },
];

/// From the size that is best to the least.
const FACTORS: [f32; 7] = [1.6, 1.4, 1.2, 1.0, 0.9, 0.82, 0.74];

#[derive(Clone, Copy)]
struct Form {
    values: bool,
    said: bool,
    publisher: bool,
    tier: bool,
    is_name: bool,
}

impl Form {
    const fn new([values, said, publisher, tier]: [bool; 4]) -> Self {
        Self {
            values,
            said,
            publisher,
            tier,
            is_name: false,
        }
    }

    /// The values that it tells.
    fn values<'e>(self, entry: &'e Entry<'_>) -> &'e [(&'e str, String)] {
        let most = match self {
            Self { is_name: true, .. } => 0,
            Self { values: true, .. } => usize::MAX,
            _ => 1,
        };
        &entry.values[..entry.values.len().min(most)]
    }

    /// Whether it tells the words; they stand in for values where there are none.
    fn says(self, entry: &Entry<'_>) -> bool {
        self.said || (entry.values.is_empty() && !self.is_name)
    }

    /// How many texts of `entry` it leaves out.
    fn shed(self, entry: &Entry<'_>) -> usize {
        let said = !entry.text.is_empty() && !self.says(entry);
        let publisher = entry.source.is_some_and(|(_, name)| !name.is_empty()) && !self.publisher;
        let tier = entry.source.is_some() && !self.tier;
        let values = entry.values.len() - self.values(entry).len();
        values + [said, publisher, tier].into_iter().filter(|it| *it).count()
    }
}

/// Lays out as many of `entries` as fit `area`, all alike, and counts the others below. `false`,
/// and nothing laid out, if not even two fit: one alone would take a side.
pub(super) fn lay_out(pen: &mut Pen<'_>, entries: &[Entry<'_>], area: Rect) -> bool {
    for forms in [&FORMS[..], &NAMES[..]] {
        for count in (2..=entries.len()).rev() {
            for form in forms {
                for factor in FACTORS {
                    if attempt(pen, (entries, count), (*form, factor), area) {
                        return true;
                    }
                }
            }
        }
    }
    false
}

/// Lays out the first `count` of `entries` in one way, if they fit.
fn attempt(
    pen: &mut Pen<'_>,
    (entries, count): (&[Entry<'_>], usize),
    (form, factor): (Form, f32),
    area: Rect,
) -> bool {
    let shown = &entries[..count];
    let hidden = entries.last().map_or(0, |entry| entry.more) + entries.len() - count;
    let style = sized(
        pen,
        36.0,
        factor.min(1.0),
        (Weight::Regular, SlideTone::Secondary),
    );
    let more = (hidden > 0).then(|| rows(pen, &more_words(hidden), style, area.width()));
    let below = match &more {
        Some(None) => return false,
        Some(Some(more)) => more.height() + gap(pen),
        None => 0.0,
    };
    let more = more.flatten();
    let cards = area.with_max_y(area.bottom() - below);
    let spare = more.as_ref().map_or(0, Part::words);
    let Some(plan) = planned(pen, shown, (form, factor), (cards, spare)) else {
        return false;
    };
    let lost: usize = shown.iter().map(|entry| form.shed(entry)).sum();
    pen.shed(lost + hidden);
    let foot = paint(pen, &plan, count, cards);
    if let Some(more) = &more {
        let at = pos2(area.left(), foot + gap(pen));
        write(pen, std::slice::from_ref(more), at, 0.0);
    }
    true
}

fn gap(pen: &Pen<'_>) -> f32 {
    GAP * pen.scale()
}

fn boxes(pen: &Pen<'_>, count: usize, area: Rect) -> Vec<Rect> {
    columns(area, count, GUTTER * pen.scale())
}

/// What stands in a card, and the tier in its corner where no publisher stands with it.
struct Told<'e> {
    parts: Vec<Part<'e>>,
    corner: Option<(Option<Tier>, Style)>,
}

/// What stands in each card; `None` if a card does not hold it, or if not so many words as are
/// asked for are left.
fn planned<'e>(
    pen: &Pen<'_>,
    entries: &'e [Entry<'_>],
    form: (Form, f32),
    (area, spare): (Rect, usize),
) -> Option<Vec<Told<'e>>> {
    let inner = boxes(pen, entries.len(), area)
        .first()
        .map(|rect| in_card(*rect))?;
    let plan: Option<Vec<Told<'_>>> = entries
        .iter()
        .map(|entry| told(pen, entry, form, inner.width()))
        .collect();
    let plan = plan?;
    let fits = |told: &Told<'_>| height(&told.parts, gap(pen)) <= inner.height();
    let all: usize = plan.iter().map(Told::words).sum();
    (plan.iter().all(fits) && all + spare <= pen.words_left()).then_some(plan)
}

fn told<'e>(
    pen: &Pen<'_>,
    entry: &'e Entry<'_>,
    (form, factor): (Form, f32),
    width: f32,
) -> Option<Told<'e>> {
    use SlideTone::{Secondary, Text};
    let mut parts = Vec::new();
    let small = sized(pen, 36.0, factor, (Weight::SemiBold, Secondary));
    let source = entry.source.filter(|_| form.tier);
    let cited = source.filter(|(_, publisher)| form.publisher && !publisher.is_empty());
    let corner = source.filter(|_| cited.is_none());
    let corner = corner.map(|(tier, _)| (tier, small));
    let beside = corner.map_or(0.0, |(tier, style)| chip_width(pen, tier, style) + gap(pen));
    let who = sized(pen, 42.0, factor, (Weight::SemiBold, Secondary));
    parts.push(rows(pen, &entry.who, who, width - beside)?);
    let large = sized(pen, 60.0, factor, (Weight::SemiBold, Text));
    let values = form.values(entry);
    for (name, value) in values {
        // With one value its name is plain from what is asked.
        let words = if values.len() > 1 {
            format!("{name}: {value}")
        } else {
            value.clone()
        };
        parts.push(rows(pen, &words, large, width)?);
    }
    if form.says(entry) {
        let said = sized(pen, 42.0, factor, (Weight::Regular, Text));
        parts.push(rows(pen, entry.text, said, width)?);
    }
    if cited.is_some() {
        let row = SourceRow::new(pen, "", cited, small, width)?;
        parts.push(Part::Source(row));
    }
    Some(Told { parts, corner })
}

impl Told<'_> {
    fn words(&self) -> usize {
        let corner = self
            .corner
            .map_or(0, |(tier, _)| usize::from(tier.is_some()));
        words(&self.parts) + corner
    }
}

/// Cards of one height, as high as the fullest asks for. Gives their foot.
fn paint(pen: &mut Pen<'_>, plan: &[Told<'_>], count: usize, area: Rect) -> f32 {
    let gap = gap(pen);
    let tallest = plan.iter().map(|told| height(&told.parts, gap));
    let tall = tallest.fold(0.0, f32::max) + 2.0 * CARD_INSET;
    for (told, column) in plan.iter().zip(boxes(pen, count, area)) {
        let rect = Rect::from_min_size(column.min, vec2(column.width(), tall));
        card(pen, rect, Some(ACCOUNT));
        let inner = in_card(rect);
        write(pen, &told.parts, inner.min, gap);
        if let Some((tier, style)) = told.corner {
            let left = inner.right() - chip_width(pen, tier, style);
            chip(pen, tier, style, (left, inner.top() + style.row() / 2.0));
        }
    }
    area.top() + tall
}
