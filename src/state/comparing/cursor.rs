//! The cursor in a comparison: from pair to pair, and from side to side.

use crate::model::{Comparison, DocumentIx, PairFilter, PointIx, Side};
use crate::state::{Direction, Effect, Now, State, Tone};

use super::{ComparedPlace, ComparisonCursor};

impl State {
    /// `wanted` if its pair is shown, else the nearest that is, else the first; `None` if none is.
    pub(super) fn cursor_near(&self, wanted: Option<ComparisonCursor>) -> Option<ComparisonCursor> {
        let comparison = self.comparison()?;
        let pair_of = |cursor: ComparisonCursor| comparison.pair_of(cursor.side, cursor.point);
        let wanted = wanted.and_then(|cursor| Some((cursor, pair_of(cursor)?)));
        let shown = &self.comparing.shown;
        let Some((cursor, pair)) = wanted else {
            return self.cursor_on(*shown.first()?);
        };
        if shown.contains(&pair) {
            return Some(cursor);
        }
        let order = self.comparing.filter.order;
        let all = comparison.shown(
            &self.timeline,
            &PairFilter {
                order,
                ..PairFilter::default()
            },
        );
        let mut places = vec![0; comparison.pairs.len()];
        for (place, pair) in all.into_iter().enumerate() {
            places[pair] = place;
        }
        let nearest = shown
            .iter()
            .min_by_key(|it| places[**it].abs_diff(places[pair]));
        self.cursor_on(*nearest?)
    }

    /// The first point of a pair, on the side that was gone to last if it has one there.
    fn cursor_on(&self, pair: usize) -> Option<ComparisonCursor> {
        let pair = self.comparison()?.pairs.get(pair)?;
        let side = self.comparing.side;
        [side, side.other()].into_iter().find_map(|side| {
            let point = *pair.points(side).first()?;
            Some(ComparisonCursor { side, point })
        })
    }

    /// Goes to a point, unless its pair is not shown.
    pub(super) fn go_to_point(&mut self, side: Side, point: PointIx) -> Vec<Effect> {
        let pair = self.comparison().and_then(|it| it.pair_of(side, point));
        if !pair.is_some_and(|pair| self.comparing.shown.contains(&pair)) {
            return Vec::new();
        }
        self.comparing.side = side;
        self.put_cursor(Some(ComparisonCursor { side, point }))
    }

    /// Goes to a place among the pairs that are shown.
    pub(super) fn go_to_place(&mut self, place: usize) -> Vec<Effect> {
        let pair = self.comparing.shown.get(place).copied();
        self.put_cursor(pair.and_then(|pair| self.cursor_on(pair)))
    }

    /// Goes to the next pair that is shown, or to the one before.
    pub(super) fn step_pair(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        let shown = &self.comparing.shown;
        let here = self.compared_pair();
        let here = here.and_then(|pair| shown.iter().position(|it| *it == pair));
        let next = match (here, direction) {
            (None, _) => Some(0),
            (Some(at), Direction::Forward) => Some(at + 1).filter(|next| *next < shown.len()),
            (Some(at), Direction::Backward) => at.checked_sub(1),
        };
        match next {
            Some(place) => self.go_to_place(place),
            None if direction == Direction::Forward => {
                self.toast("This is the last pair", Tone::Info, now)
            }
            None => self.toast("This is the first pair", Tone::Info, now),
        }
    }

    /// Goes to the point of the pair on `side`. A pair that has none there may have a part in the
    /// point of another pair: then that one.
    pub(super) fn go_to_side(&mut self, side: Side, now: Now) -> Vec<Effect> {
        let (Some(pair), Some(cursor)) = (self.compared_pair(), self.comparing.cursor) else {
            return Vec::new();
        };
        if cursor.side == side {
            return Vec::new();
        }
        let point = self.comparison().and_then(|comparison| {
            let pair = &comparison.pairs[pair];
            let shares = pair.also(side).iter().find(|point| {
                let other = comparison.pair_of(side, **point);
                other.is_some_and(|other| self.comparing.shown.contains(&other))
            });
            pair.points(side).first().or(shares).copied()
        });
        let Some(point) = point else {
            let relation = self.comparison().map(|it| it.pairs[pair].relation);
            let word = relation.map_or("", |relation| relation.word());
            let said = format!("There is no point on the other side: {word}");
            return self.toast(said, Tone::Info, now);
        };
        self.comparing.side = side;
        self.put_cursor(Some(ComparisonCursor { side, point }))
    }

    /// Compares another document. The point across stays under the cursor.
    pub(super) fn choose_document(&mut self, side: Side, document: DocumentIx) -> Vec<Effect> {
        let Some(comparison) = self.comparing.comparison.clone() else {
            return Vec::new();
        };
        if self.timeline.document(document).is_none() || comparison.document(side) == document {
            return Vec::new();
        }
        if comparison.document(side.other()) == document {
            return self.swap_documents();
        }
        let across = side.other();
        let pair = self.compared_pair();
        let point = pair.and_then(|pair| comparison.pairs[pair].points(across).first().copied());
        let held = self.comparing.cursor.filter(|cursor| cursor.side == across);
        let cursor = held.or(point.map(|point| ComparisonCursor {
            side: across,
            point,
        }));
        let kept = comparison.document(across);
        let (left, right) = match side {
            Side::Left => (document, kept),
            Side::Right => (kept, document),
        };
        self.compare_documents(left, right, cursor)
    }

    /// Lets both documents change places; the cursor stays on its point.
    pub(super) fn swap_documents(&mut self) -> Vec<Effect> {
        let Some(comparison) = self.comparing.comparison.clone() else {
            return Vec::new();
        };
        let cursor = self.comparing.cursor.map(|cursor| ComparisonCursor {
            side: cursor.side.other(),
            ..cursor
        });
        self.comparing.side = self.comparing.side.other();
        self.compare_documents(comparison.right, comparison.left, cursor)
    }

    fn compare_documents(
        &mut self,
        left: DocumentIx,
        right: DocumentIx,
        cursor: Option<ComparisonCursor>,
    ) -> Vec<Effect> {
        self.comparing.chosen = ComparedPlace {
            left: Some(left),
            right: Some(right),
            cursor,
        };
        self.compare_anew();
        vec![Effect::Announce(self.spoken_comparison())]
    }

    fn put_cursor(&mut self, cursor: Option<ComparisonCursor>) -> Vec<Effect> {
        if cursor.is_none() || self.comparing.cursor == cursor {
            return Vec::new();
        }
        self.comparing.cursor = cursor;
        let spoken = self.spoken_pair().map(Effect::Announce);
        spoken.into_iter().collect()
    }

    /// "US proposal 6 Armed forces capped at 600,000: changed, Ukrainian plan 4"; `None` without
    /// a cursor.
    fn spoken_pair(&self) -> Option<String> {
        let comparison = self.comparison()?;
        let cursor = self.comparing.cursor?;
        let pair = &comparison.pairs[self.compared_pair()?];
        let here = self.timeline.document(comparison.document(cursor.side))?;
        let point = here.points.get(cursor.point.index())?;
        let seen = match cursor.side {
            Side::Left => pair.relation,
            Side::Right => pair.relation.reversed(),
        };
        let (name, number, title) = (&here.short_title, &point.number, &point.title);
        let across = spoken_points(self, comparison, cursor.side.other(), pair);
        Some(format!("{name} {number} {title}: {}{across}", seen.word()))
    }
}

/// ", Ukrainian plan 8, 9"; empty if the pair has no point on `side`.
fn spoken_points(
    state: &State,
    comparison: &Comparison,
    side: Side,
    pair: &crate::model::ComparedPair,
) -> String {
    let Some(document) = state.timeline.document(comparison.document(side)) else {
        return String::new();
    };
    let points = pair.points(side).iter().chain(pair.also(side));
    let points = points.filter_map(|point| document.points.get(point.index()));
    let numbers: Vec<&str> = points.map(|point| point.number.as_str()).collect();
    if numbers.is_empty() {
        return String::new();
    }
    format!(", {} {}", document.short_title, numbers.join(", "))
}
