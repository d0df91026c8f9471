//! Where the searched words stand: dotted lines below them in titles, and a word at a row whose
//! title has none of them. Removed and added words look otherwise, in the pane.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Painter, Pos2, Shape, Vec2};

use crate::layout::{ComparedRow, Ink, TextLine, Weight};
use crate::model::{ComparedPair, Point, Side};
use crate::ui::look::{canvas_font, font};

use super::{Scene, place_of, words};

/// Between a title and the word behind it.
const GAP: f32 = 8.0;

/// Draws a line at most `room` wide with dots under the words that are searched for. Gives back
/// where it ends.
pub fn marked_line(
    painter: &Painter,
    scene: &Scene<'_>,
    offset: Vec2,
    line: &TextLine,
    room: f32,
) -> f32 {
    let look = scene.look;
    let color = match line.ink {
        Ink::Secondary => look.t2(),
        _ => look.t1(),
    };
    let format = TextFormat::simple(canvas_font(line.style), color);
    let mut job = LayoutJob::single_section(line.text.to_string(), format);
    job.wrap = TextWrapping::truncate_at_width(room);
    let galley = painter.layout_job(job);
    let left_center = line.left_center + offset;
    let top = (left_center.y - galley.size().y / 2.0).round();
    let at = Pos2::new(left_center.x, top);
    let end = at.x + galley.size().x;
    for place in scene.state.comparing.filter.places_in(&line.text) {
        let letters = |end: usize| line.text[..end].chars().count();
        let row = galley.rows.first();
        let glyphs = row.map_or(&[][..], |row| &row.row.glyphs);
        let Some(found) = glyphs.get(letters(place.start)..letters(place.end)) else {
            continue;
        };
        if let (Some(first), Some(last)) = (found.first(), found.last()) {
            let y = at.y + first.pos.y + 3.0;
            let ends = [first.pos.x, last.pos.x + last.advance_width];
            let ends = ends.map(|x| Pos2::new(at.x + x, y));
            painter.extend(Shape::dotted_line(&ends, look.t1(), 3.0, 1.0));
        }
    }
    painter.galley(at, galley, color);
    end
}

/// The title of a row, and behind it where the searched words stand if no title has them.
pub fn title(painter: &Painter, scene: &Scene<'_>, offset: Vec2, row: &ComparedRow) {
    let end = match row.side {
        Side::Left => row.disc.x - ComparedRow::DISC_RADIUS - 6.0,
        Side::Right => row.rect.right() - 4.0,
    };
    let room = end - row.title.left_center.x;
    let Some(told) = place_of_words(scene, row) else {
        marked_line(painter, scene, offset, &row.title, f32::INFINITY);
        return;
    };
    let look = scene.look;
    let face = font(12.0, Weight::Regular);
    let told = painter.layout_no_wrap(told.to_owned(), face, look.t2());
    let room = room - told.size().x - GAP;
    let x = marked_line(painter, scene, offset, &row.title, room) + GAP;
    let y = row.title.left_center.y + offset.y;
    let at = Align2::LEFT_CENTER.anchor_size(Pos2::new(x, y), told.size());
    painter.galley(at.min.round(), told, look.t2());
}

/// Where the searched words stand that brought a row here: `None` if nothing is searched, or if
/// a title of its pair has some of them.
pub fn place_of_words(scene: &Scene<'_>, row: &ComparedRow) -> Option<&'static str> {
    let pair = scene.comparison.pairs.get(row.pair)?;
    let has = |text: &str| !scene.state.comparing.filter.places_in(text).is_empty();
    if scene.state.comparing.filter.words.trim().is_empty() {
        return None;
    }
    let all = points_of(scene, pair);
    if all
        .iter()
        .any(|point| has(&point.title) || has(&point.number))
    {
        return None;
    }
    let points = &scene.documents[place_of(row.side)].points;
    let point = points.get(row.point.index())?;
    if has(&point.text) {
        return Some("in the text");
    }
    if has(&point.note) {
        return Some("in the note");
    }
    let elsewhere = all.iter().any(|it| has(&it.text) || has(&it.note));
    (!elsewhere && has(&pair.explanation)).then_some("in what became of it")
}

fn points_of<'a>(scene: &Scene<'a>, pair: &ComparedPair) -> Vec<&'a Point> {
    let sides = Side::BOTH.into_iter();
    sides
        .flat_map(|side| words::points(scene.document(side), pair.points(side)))
        .collect()
}
