//! What one lane puts on the display list: spans, marks, names and pills.
//!
//! Names come from the [`super::arrange`]ment, moved to where the view is. At the edges of the
//! canvas a name that would be cut changes to the other side of its mark, and one that fits
//! neither way joins the rug ([`super::rug_list`]), so that nothing is cut and nothing lost.

use std::collections::HashSet;

use emath::{Pos2, Rect, Vec2};

use crate::model::{Importance, Item, ItemIx, Track, When};

use super::arrange::{Arrangement, LaneNames};
use super::extent::Extent;
use super::form::{is_split, members};
use super::lanes::{BAND_HEIGHT, Lane};
use super::names::{Named, wording};
use super::slots::{Side, Spot, Wording, kept_in_sight, name_style, named_size, outside, spots};
use super::{
    DisplayList, Ink, Label, LayoutInput, Mark, RampStep, Span, SpanEnd, SpanForm, TextLine,
    TextStyle, TimeScale, founding,
};

/// The diameters of marks in bands, in expected bands and of ghosts.
const BAND_SIZE: f32 = 13.0;
const EXPECTED_SIZE: f32 = 15.0;
pub(crate) const GHOST_SIZE: f32 = 10.0;
/// Names keep this far from the edges of the canvas, and from each other when they change sides.
const EDGE: f64 = 4.0;
/// Of a name that is cut nevertheless at least this much shows.
const LEAST_SHOWN: f64 = 60.0;
/// Spans are cut this far beyond the canvas, so that fades in sight keep their slope.
const BEYOND: f64 = 4_000.0;
/// From one line of a name to the next, and the height of one alone.
const LINE_HEIGHT: f32 = 20.0;
const NAME_HEIGHT: f32 = 18.0;
/// From the name over an expected range to the middle of the range, and on to the source's words.
const ABOVE_STEP: f32 = 25.0;
/// The height of those words, with free room.
const WORDS_HEIGHT: f32 = 18.0;

/// A lane on its way to the list.
pub(crate) struct LaneList<'a> {
    /// What is laid out.
    pub(crate) input: &'a LayoutInput<'a>,
    /// From time to the canvas.
    pub(crate) scale: &'a TimeScale,
    /// Where the names stand.
    pub(crate) arrangement: &'a Arrangement,
    /// The lane.
    pub(crate) lane: &'a Lane,
    /// The selection's plate, which names keep clear of; `None` if it is not in sight.
    pub(crate) plate: Option<Rect>,
}

/// Which neighbours shared a pill last time and which do now.
pub(crate) struct Joins<'a> {
    /// Last time.
    pub(crate) before: &'a HashSet<(ItemIx, ItemIx)>,
    /// Now.
    pub(crate) now: HashSet<(ItemIx, ItemIx)>,
}

impl LaneList<'_> {
    /// Puts the lane on `list`; gives the number of its names.
    pub(crate) fn put(&self, list: &mut DisplayList, joins: &mut Joins<'_>) -> usize {
        let place = self.lane.track.index();
        let (Some(names), Some(track)) = (
            self.arrangement.lanes.get(place),
            self.input.index.tracks().get(place),
        ) else {
            return 0;
        };
        let mut elsewhere: HashSet<ItemIx> = self.selected_here().into_iter().collect();
        let in_sight = self.names_in_sight(names);
        for (name, spot) in &in_sight {
            elsewhere.insert(name.item);
            self.put_name(list, name, spot);
            if spot.side == Side::Above {
                self.put_words(list, name, spot, (names, &in_sight));
            }
        }
        self.put_rug(list, track, &elsewhere, joins);
        self.put_guests(list, track);
        in_sight.len()
    }

    fn selected_here(&self) -> Option<ItemIx> {
        let is_here = |ix: &ItemIx| {
            let item = self.input.timeline.known_item(*ix);
            item.is_some_and(|item| item.track == self.lane.track)
        };
        self.input.selected.filter(is_here)
    }

    /// The left and right edge of the canvas, in points from the arrangement's base.
    pub(crate) fn window(&self) -> (f64, f64) {
        let view = &self.scale.view;
        let ruler = &self.arrangement.ruler;
        let offset = view.left_offset_ms() * ruler.points_per_milli;
        let left = ruler.at(view.left().millis()) + offset;
        (left, left + f64::from(self.scale.width))
    }

    pub(crate) fn x(&self, at: f64) -> f32 {
        self.scale.x0 + (at - self.window().0) as f32
    }

    pub(crate) fn track(&self) -> &Track {
        self.input.timeline.track(self.lane.track)
    }

    pub(crate) fn is_dimmed(&self, ix: ItemIx) -> bool {
        self.input.lit.is_some_and(|lit| !lit.contains(ix))
    }

    fn wording(&self, ix: ItemIx) -> Wording<'_> {
        wording(
            self.input.timeline,
            ix,
            self.input.colour_by,
            self.input.text,
        )
    }

    /// The grey of an item's marks; `None` if they wear their track's colour.
    pub(crate) fn shade(&self, ix: ItemIx) -> Option<RampStep> {
        founding(self.input.timeline, ix, self.input.colour_by).map(|(step, _)| step)
    }

    fn names_in_sight<'n>(&self, names: &'n LaneNames) -> Vec<(&'n Named, Spot)> {
        let range = self.scale.view.range();
        let (from, to) = (range.start.millis(), range.end.millis());
        let mut in_sight: Vec<(&Named, Spot)> = Vec::new();
        let mut by_weight: Vec<&Named> = names.named.iter().collect();
        by_weight.sort_by_key(|name| std::cmp::Reverse(name.level));
        by_weight.retain(|name| name.extent.start < to && name.extent.end > from);
        let mut left_over = Vec::new();
        for name in by_weight {
            match self.fitted(name, names, &in_sight) {
                Some(spot) => in_sight.push((name, spot)),
                None => left_over.push(name),
            }
        }
        // What is kept for names out of sight serves those that found no other room.
        for name in left_over {
            let spot = self.squeezed_in(name, names, &in_sight);
            in_sight.extend(spot.map(|spot| (name, spot)));
        }
        in_sight
    }

    /// Any place for `name` that is free in this view.
    fn squeezed_in(
        &self,
        name: &Named,
        names: &LaneNames,
        placed: &[(&Named, Spot)],
    ) -> Option<Spot> {
        let (from, to) = self.window();
        let item = self.input.timeline.item(name.item);
        let wording = self.wording(name.item);
        let (_, sides) = spots(item, &name.extent, &self.arrangement.ruler, &wording);
        let rows = names.rows.count();
        let all = (0..rows).flat_map(|row| sides.iter().map(move |side| side.on_row(row)));
        all.filter(|spot| spot.side != Side::Inside)
            .filter(|spot| spot.taken().all(|(row, _)| row < rows))
            .filter(|spot| name.form.is_some() || (spot.mark > from - 1.0 && spot.mark < to + 1.0))
            .filter(|spot| spot.text >= from + EDGE && spot.text + spot.width <= to - EDGE)
            .filter(|spot| self.is_clear_of_plate(spot))
            .find(|spot| placed.iter().all(|(_, other)| !collide(spot, other)))
    }

    /// Where `name` stands in this view; `None` if it fits nowhere.
    fn fitted(&self, name: &Named, names: &LaneNames, placed: &[(&Named, Spot)]) -> Option<Spot> {
        let (from, to) = self.window();
        let span = self.arrangement.ruler.span(&name.extent);
        let (mark, text) = kept_in_sight(&name.spot, span, (from, to));
        let moved = Spot {
            mark,
            text,
            ..name.spot
        };
        let marks_in_sight = name.form.is_some() || (mark > from - 1.0 && mark < to + 1.0);
        let shows = |spot: &Spot| {
            let is_whole = spot.text >= from + EDGE && spot.text + spot.width <= to - EDGE;
            is_whole && marks_in_sight && self.is_clear_of_plate(spot)
        };
        let keeps_clear = |spot: &Spot| placed.iter().all(|(_, other)| !collide(spot, other));
        if shows(&moved) && keeps_clear(&moved) {
            return Some(moved);
        }
        let item = self.input.timeline.item(name.item);
        let wording = self.wording(name.item);
        let ruler = &self.arrangement.ruler;
        let (_, mut sides) = spots(item, &name.extent, ruler, &wording);
        sides.extend(outside(name.form, &name.extent, ruler, &wording));
        let own_row_first = std::iter::once(name.spot.row).chain(0..names.rows.count());
        let others: Vec<Spot> = own_row_first
            .flat_map(|row| sides.iter().map(move |side| side.on_row(row)))
            .filter(|spot| spot.side != Side::Inside)
            .filter(|spot| shows(spot) && keeps_clear(spot))
            .filter(|spot| spot.taken().all(|(row, _)| row < names.rows.count()))
            .collect();
        let free = |spot: &&Spot| {
            spot.taken()
                .all(|(row, stretch)| names.rows.is_free(row, stretch, EDGE, name.item))
        };
        // An anchor of the story takes the place of lesser names, which come after it here.
        let is_anchor = name.level == Importance::MAX.level();
        let may_displace = is_anchor && name.form.is_none();
        let loss = |spot: &&Spot| {
            let lesser = names
                .named
                .iter()
                .filter(|lesser| lesser.level < name.level);
            lesser.filter(|lesser| collide(spot, &lesser.spot)).count()
        };
        let other = others
            .iter()
            .find(free)
            .or_else(|| others.iter().filter(|_| may_displace).min_by_key(loss))
            .copied();
        // And it is rather cut than nameless.
        let shows_some = text < to - LEAST_SHOWN && text + moved.width > from + LEAST_SHOWN;
        let stays =
            is_anchor && mark > from && mark < to && shows_some && self.is_clear_of_plate(&moved);
        other.or((stays && keeps_clear(&moved)).then_some(moved))
    }

    fn is_clear_of_plate(&self, spot: &Spot) -> bool {
        self.plate.is_none_or(|plate| {
            spot.taken().all(|(row, (from, to))| {
                let y = self.lane.row_y(row);
                let taken = Rect::from_x_y_ranges(self.x(from)..=self.x(to), y - 12.0..=y + 12.0);
                !taken.intersects(plate)
            })
        })
    }

    fn put_name(&self, list: &mut DisplayList, name: &Named, spot: &Spot) {
        let item = self.input.timeline.item(name.item);
        let y = match name.form {
            Some(SpanForm::Band | SpanForm::Expected | SpanForm::Superseded)
                if spot.side != Side::Above =>
            {
                self.lane.band_y(spot.row)
            }
            _ => self.lane.row_y(spot.row),
        };
        let style = match spot.side {
            Side::Inside => TextStyle::Band,
            _ => name_style(item.importance),
        };
        let text_y = if spot.side == Side::Inside {
            y - 1.0
        } else {
            y
        };
        list.labels.push(self.label(name, spot, text_y, style));
        let below = if spot.side == Side::Above {
            y + ABOVE_STEP
        } else {
            y
        };
        let span = name
            .form
            .map(|form| self.span((name.item, item), &name.extent, form, below));
        list.spans.extend(span);
        let size = match (name.form, spot.side) {
            (Some(SpanForm::Bar), _) => return,
            (_, Side::Inside) | (Some(SpanForm::Band), _) => BAND_SIZE,
            (Some(form), _) if form.is_framed() => EXPECTED_SIZE,
            _ => named_size(item.importance),
        };
        let center = Pos2::new(
            self.x(spot.mark),
            if size == BAND_SIZE { text_y } else { below },
        );
        list.marks.push(self.mark((name.item, item), center, size));
        self.put_members(list, (name.item, item), below);
    }

    fn label(&self, name: &Named, spot: &Spot, y: f32, style: TextStyle) -> Label {
        let x = self.x(spot.text);
        let line = |(at, (text, _)): (usize, &(std::sync::Arc<str>, f64))| TextLine {
            left_center: Pos2::new(x, y + LINE_HEIGHT * at as f32),
            text: text.clone(),
            style,
            ink: Ink::Primary,
            alpha: 1.0,
        };
        let rewritten =
            (spot.lines != name.spot.lines).then(|| self.wording(name.item).lines(spot));
        let written = rewritten.as_ref().unwrap_or(&name.lines);
        let mut lines: Vec<TextLine> = written.iter().enumerate().map(line).collect();
        let further = LINE_HEIGHT * lines.len().saturating_sub(1) as f32;
        if let (Some((note, width)), Some((_, last))) = (&name.note, written.last()) {
            lines.push(TextLine {
                left_center: Pos2::new(x + (last - width) as f32, y + further),
                text: note.clone(),
                style: TextStyle::Caption,
                ink: Ink::Secondary,
                alpha: 1.0,
            });
        }
        let size = Vec2::new(spot.width as f32, NAME_HEIGHT + further);
        let rect = Rect::from_min_size(Pos2::new(x, y - NAME_HEIGHT / 2.0), size);
        Label {
            item: name.item,
            rect,
            lines,
        }
    }

    /// Under an expected range the source's own words for its date, where nothing is in their way.
    fn put_words(
        &self,
        list: &mut DisplayList,
        name: &Named,
        spot: &Spot,
        (names, in_sight): (&LaneNames, &[(&Named, Spot)]),
    ) {
        let item = self.input.timeline.item(name.item);
        let (Some(shown), Some(label)) = (&item.shown_date, list.labels.last_mut()) else {
            return;
        };
        let style = TextStyle::Caption;
        let text = format!("\u{201C}{shown}\u{201D}");
        let width = self.input.text.width(&text, style);
        let left_center = Pos2::new(
            label.rect.left(),
            self.lane.row_y(spot.row) + 2.0 * ABOVE_STEP,
        );
        let stretch = (spot.text, spot.text + f64::from(width));
        let row = spot.row + 2;
        let is_row = row < names.rows.count();
        let reserved = is_row && !names.rows.is_free(row, stretch, EDGE, name.item);
        let words = Spot {
            row,
            stretch,
            below: None,
            ..*spot
        };
        let taken = in_sight
            .iter()
            .any(|(other, at)| other.item != name.item && collide(at, &words));
        let fits = left_center.y + WORDS_HEIGHT / 2.0 <= self.lane.pills_top()
            && stretch.1 <= self.window().1 - EDGE;
        if fits && !reserved && !taken && self.is_clear_of_plate(&words) {
            label.lines.push(TextLine {
                left_center,
                text: text.into(),
                style,
                ink: Ink::Secondary,
                alpha: 1.0,
            });
        }
    }

    /// The span of an item drawn as `form` about `y`.
    pub(crate) fn span(
        &self,
        (ix, item): (ItemIx, &Item),
        extent: &Extent,
        form: SpanForm,
        y: f32,
    ) -> Span {
        let (from, to) = self.window();
        let mut at = self.arrangement.ruler.span(extent);
        let mut ends = extent.ends;
        if at[0] < from {
            ends[0] = SpanEnd::Cut;
        }
        if at[3] > to {
            ends[1] = SpanEnd::Cut;
        }
        if extent.is_point {
            (at[1], at[2]) = (at[0], at[3]);
        }
        if form == SpanForm::Expected {
            // Foreseen for some time within: no part of it is certain, and no end is hard.
            let middle = f64::midpoint(at[0], at[3]);
            (at[1], at[2]) = (middle, middle);
            ends = ends.map(|end| match end {
                SpanEnd::Exact => SpanEnd::Fuzzy,
                other => other,
            });
        }
        let x = at.map(|at| self.x(at.clamp(from - BEYOND, to + BEYOND)));
        let height = match form {
            SpanForm::Bar => 10.0,
            SpanForm::Spine => 4.0,
            SpanForm::Band | SpanForm::Expected | SpanForm::Superseded => BAND_HEIGHT,
        };
        let when = item.when.as_ref();
        Span {
            item: ix,
            x,
            y: y - height / 2.0,
            height,
            form,
            ends,
            hue: self.track().hue,
            status: item.status,
            approximate: when.is_some_and(When::is_approximate),
            uncertain: when.is_some_and(When::is_uncertain),
            dimmed: self.is_dimmed(ix),
            shade: self.shade(ix),
        }
    }

    /// The mark of an item at `center`.
    pub(crate) fn mark(&self, (ix, item): (ItemIx, &Item), center: Pos2, size: f32) -> Mark {
        let when = item.when.as_ref();
        Mark {
            item: ix,
            center,
            size,
            shape: item.kind.shape().unwrap_or(self.track().shape),
            status: item.status,
            hue: self.track().hue,
            dimmed: self.is_dimmed(ix),
            shade: self.shade(ix),
            split: is_split(item),
            ghost: false,
            approximate: when.is_some_and(When::is_approximate),
            uncertain: when.is_some_and(When::is_uncertain),
        }
    }

    /// The further dates of a set.
    pub(crate) fn put_members(&self, list: &mut DisplayList, item: (ItemIx, &Item), y: f32) {
        let (from, to) = self.window();
        let others = members(item.1, &self.arrangement.ruler).into_iter().skip(1);
        for at in others.filter(|at| *at > from && *at < to) {
            let mark = self.mark(item, Pos2::new(self.x(at), y), GHOST_SIZE);
            list.marks.push(Mark {
                ghost: true,
                ..mark
            });
        }
    }
}

fn collide(a: &Spot, b: &Spot) -> bool {
    a.taken().any(|(row, (from, to))| {
        b.taken().any(|(other, (start, end))| {
            row == other && from < end + EDGE / 4.0 && start < to + EDGE / 4.0
        })
    })
}
