//! The texts of a pair as cards, and between them what became of the points.

use emath::{Align, Pos2, Rect, pos2, vec2};

use crate::layout::Weight;
use crate::layout::slide::body::{CARD_INSET, capitalized, card, in_card, style};
use crate::layout::slide::display::SlideTone;
use crate::layout::slide::pen::{Block, Pen, Style, word_count};
use crate::model::{ComparedPair, Point, Relation, Side, WordRun, Wording, word_difference};

use super::runs::Marked;
use super::sign::sign;
use super::{Scene, column_of, common};

/// The radius of the sign in the middle, and what stands apart in a card, in a room of six
/// heights.
const RADIUS: f32 = 46.0;
const GAP: f32 = 6.0;
/// At most so many points of a side are named.
const MOST: usize = 3;
/// From the size that is best to the least.
const SIZES: [f32; 11] = [
    84.0, 76.0, 68.0, 60.0, 56.0, 52.0, 48.0, 44.0, 40.0, 36.0, 32.0,
];

/// What stands in a card.
enum Body {
    /// A text of which some words are marked.
    Marked(Marked),
    /// What each point is called.
    Titles(Vec<Block>),
    /// That there is no such point.
    Absent(Block),
}

/// A card, measured.
struct Told {
    /// "Point 6"; `None` where no point stands.
    name: Option<String>,
    body: Body,
    shed: usize,
}

/// Lays out the pair at `at` in a column for each side and one between.
pub(super) fn lay_out(pen: &mut Pen<'_>, scene: &Scene<'_>, at: usize, rects: [Rect; 3]) {
    let pair = &scene.comparison.pairs[at];
    say(pen, scene, pair);
    relation(pen, pair.relation, rects[1]);
    let columns = [rects[0], rects[2]];
    let inner = in_card(columns[0]).size();
    let name = style(pen, 36.0, Weight::SemiBold, SlideTone::Secondary);
    let room = vec2(inner.x, inner.y - name.row() - GAP * pen.scale());
    let names = Side::BOTH.map(|side| point_names(scene, pair, side));
    let spent: usize = names.iter().flatten().map(|name| word_count(name)).sum();
    let left = pen.words_left().saturating_sub(spent);
    let Some(bodies) = bodies(pen, scene, pair, (room, left)) else {
        pen.shed(2);
        return;
    };
    let told: Vec<Told> = names
        .into_iter()
        .zip(bodies)
        .map(|(name, (body, shed))| Told { name, body, shed })
        .collect();
    let all: Vec<String> = told.iter().filter_map(|told| told.name.clone()).collect();
    let name = common(pen, &all, name, inner.x);
    let tallest = told.iter().map(|told| told.height(pen, name));
    let tall = tallest.fold(0.0, f32::max) + 2.0 * CARD_INSET;
    for ((side, column), told) in Side::BOTH.into_iter().zip(columns).zip(&told) {
        let rect = Rect::from_min_size(column.min, vec2(column.width(), tall));
        paint(pen, scene, (side, told), (rect, name));
    }
}

impl Told {
    fn height(&self, pen: &Pen<'_>, name: Style) -> f32 {
        let body = match &self.body {
            Body::Marked(marked) => marked.height(),
            Body::Titles(blocks) => blocks.iter().map(|block| block.size.y).sum(),
            Body::Absent(block) => block.size.y,
        };
        let named = self.name.is_some();
        body + if named {
            name.row() + GAP * pen.scale()
        } else {
            0.0
        }
    }
}

fn paint(
    pen: &mut Pen<'_>,
    scene: &Scene<'_>,
    (side, told): (Side, &Told),
    (rect, name): (Rect, Style),
) {
    let hue = scene.hue(side);
    let is_there = !matches!(told.body, Body::Absent(_));
    card(pen, rect, is_there.then_some(hue));
    pen.shed(told.shed);
    let mut at = in_card(rect).min;
    if let Some(words) = &told.name {
        pen.text(words, name, pos2(at.x, at.y + name.row() / 2.0), Align::Min);
        at.y += name.row() + GAP * pen.scale();
    }
    match &told.body {
        Body::Marked(marked) => marked.write(pen, at, hue),
        Body::Titles(blocks) => write_below(pen, blocks, at),
        Body::Absent(block) => {
            pen.write(block, at);
        }
    }
}

fn write_below(pen: &mut Pen<'_>, blocks: &[Block], mut at: Pos2) {
    for block in blocks {
        pen.write(block, at);
        at.y += block.size.y;
    }
}

/// The sign and the word for what became of the points, in the middle of the column at its top;
/// the word alone where there is no room for both.
fn relation(pen: &mut Pen<'_>, relation: Relation, column: Rect) {
    let word = style(pen, 40.0, Weight::SemiBold, SlideTone::Text);
    let rows: Vec<String> = relation.word().split(' ').map(str::to_owned).collect();
    let word = common(pen, &rows, word, column.width() - 12.0);
    let words = (rows.len() as f32 + 0.2) * word.row();
    let radius = (RADIUS * pen.scale()).min(0.3 * column.width());
    let mut top = column.top();
    if CARD_INSET + 2.0 * radius + words <= column.height() {
        let center = pos2(column.center().x, top + CARD_INSET + radius);
        sign(pen, relation, center, radius);
        top = center.y + radius + 0.2 * word.row();
    } else if words > column.height() {
        pen.shed(1);
        return;
    }
    for (at, row) in rows.iter().enumerate() {
        let y = top + (at as f32 + 0.5) * word.row();
        pen.text(row, word, pos2(column.center().x, y), Align::Center);
    }
}

/// Both texts in one size with what differs marked if they fit, else the titles of the points.
fn bodies(
    pen: &Pen<'_>,
    scene: &Scene<'_>,
    pair: &ComparedPair,
    (room, words): (emath::Vec2, usize),
) -> Option<[(Body, usize); 2]> {
    let points = Side::BOTH.map(|side| points(scene, pair, side));
    let texts = marked(pen, &points, (room, words));
    if let Some([left, right]) = texts {
        return Some([(Body::Marked(left), 0), (Body::Marked(right), 0)]);
    }
    let absent = Side::BOTH.map(|side| absent(scene, pair, side));
    let alone = points.iter().any(Vec::is_empty);
    let told = |titles: bool, size: f32, side: usize| {
        if points[side].is_empty() {
            let style = style(pen, size.min(48.0), Weight::Regular, SlideTone::Secondary);
            let block = pen.block(&absent[side], style, room)?;
            return Some((Body::Absent(block), 0));
        }
        let style = style(pen, size, Weight::Regular, SlideTone::Text);
        let blocks = titled(pen, &points[side], titles, style, room)?;
        let more = points[side].len() - blocks.len();
        // A text that only its title stands for is left out.
        let texts = if titles { blocks.len() } else { 0 };
        Some((Body::Titles(blocks), more + texts))
    };
    let forms: &[bool] = if alone { &[false, true] } else { &[true] };
    for titles in forms {
        for size in SIZES {
            let both = [told(*titles, size, 0), told(*titles, size, 1)];
            let [Some(left), Some(right)] = both else {
                continue;
            };
            if left.0.words() + right.0.words() <= words {
                return Some([left, right]);
            }
        }
    }
    None
}

impl Body {
    fn words(&self) -> usize {
        let of = |block: &Block| block.rows.iter().map(|row| word_count(row)).sum::<usize>();
        match self {
            Self::Marked(_) => 0,
            Self::Titles(blocks) => blocks.iter().map(of).sum(),
            Self::Absent(block) => of(block),
        }
    }
}

/// Both texts with what differs marked; `None` unless each side has one point, and both fit.
fn marked(
    pen: &Pen<'_>,
    points: &[Vec<&Point>; 2],
    (room, words): (emath::Vec2, usize),
) -> Option<[Marked; 2]> {
    let ([left], [right]) = (points[0].as_slice(), points[1].as_slice()) else {
        return None;
    };
    if word_count(&left.text) + word_count(&right.text) > words {
        return None;
    }
    let runs = word_difference(&left.text, &right.text);
    SIZES
        .iter()
        .find_map(|size| both_marked(pen, &runs, *size, room))
}

fn both_marked(
    pen: &Pen<'_>,
    runs: &[WordRun],
    size: f32,
    room: emath::Vec2,
) -> Option<[Marked; 2]> {
    let style = style(pen, size, Weight::Regular, SlideTone::Text);
    let text = |other| {
        let marked = Marked::new(pen, runs, other, style, room.x)?;
        (marked.height() <= room.y).then_some(marked)
    };
    Some([text(Wording::Added)?, text(Wording::Removed)?])
}

/// The titles of the first points, or the text of a point that stands alone; `None` if they do
/// not fit.
fn titled(
    pen: &Pen<'_>,
    points: &[&Point],
    titles: bool,
    style: Style,
    room: emath::Vec2,
) -> Option<Vec<Block>> {
    let words = points.iter().take(MOST);
    let words = words.map(|point| match (titles, points.len()) {
        (true, 2..) => format!("{}. {}", point.number, point.title),
        (true, _) => point.title.clone(),
        (false, _) => point.text.clone(),
    });
    let blocks: Option<Vec<Block>> = words
        .map(|text| pen.block(&text, style, column_of(room.x)))
        .collect();
    let blocks = blocks?;
    let tall: f32 = blocks.iter().map(|block| block.size.y).sum();
    (tall <= room.y).then_some(blocks)
}

/// All points of a side that have a part in the pair, those first that it disposes of.
fn points<'a>(scene: &Scene<'a>, pair: &ComparedPair, side: Side) -> Vec<&'a Point> {
    let document = scene.document(side);
    let places = pair.points(side).iter().chain(pair.also(side));
    places
        .filter_map(|ix| document.points.get(ix.index()))
        .collect()
}

/// "Point 6", "Points 8 and 9"; `None` where no point stands.
fn point_names(scene: &Scene<'_>, pair: &ComparedPair, side: Side) -> Option<String> {
    let points = points(scene, pair, side);
    let numbers: Vec<&str> = points.iter().map(|point| point.number.as_str()).collect();
    let are_numbers = numbers
        .iter()
        .all(|number| number.chars().all(|letter| letter.is_ascii_digit()));
    let (last, before) = numbers.split_last()?;
    let name = match (before.is_empty(), are_numbers) {
        (true, true) => format!("Point {last}"),
        (true, false) => format!("Passage on {last}"),
        (false, true) => format!("Points {} and {last}", before.join(", ")),
        (false, false) => format!("Passages on {} and {last}", before.join(", ")),
    };
    Some(name)
}

/// What stands on a side that has no point of the pair: "Dropped: no counterpart in
/// Counterplan".
fn absent(scene: &Scene<'_>, pair: &ComparedPair, side: Side) -> String {
    let name = &scene.document(side).short_title;
    match pair.relation {
        relation if relation.is_open() => {
            format!("{} in {name}", capitalized(relation.word()))
        }
        relation => format!("{}: no counterpart in {name}", capitalized(relation.word())),
    }
}

fn say(pen: &mut Pen<'_>, scene: &Scene<'_>, pair: &ComparedPair) {
    for side in Side::BOTH {
        let document = scene.document(side);
        for point in points(scene, pair, side) {
            let name = format!("{}, point {}", document.short_title, point.number);
            pen.say(format!("{name}, {}: {}", point.title, point.text));
        }
        if points(scene, pair, side).is_empty() {
            pen.say(absent(scene, pair, side));
        }
    }
    pen.say(capitalized(pair.relation.word()));
}
