//! Rows, heads of groups and ribbons at their places on screen.

use emath::{Rangef, Rect, pos2};

use crate::layout::{Ink, MeasureText, TextStyle};
use crate::model::{PointIx, Relation, Side};

use super::columns::Columns;
use super::places::{HEAD_SLOTS, Places};
use super::ribbons::{Link, joined, links_of, stub};
use super::{
    ComparedRow, ComparisonInput, ComparisonLayout, GroupHead, Ribbon, fitting, index_of, line,
};

/// What is needed to put things on screen.
pub(super) struct Placed<'a> {
    input: &'a ComparisonInput<'a>,
    places: &'a Places,
    columns: &'a Columns,
    area: Rect,
    row_height: f32,
    rows_height: f32,
    scrolled: f32,
}

impl<'a> Placed<'a> {
    pub(super) const fn new(
        input: &'a ComparisonInput<'a>,
        places: &'a Places,
        columns: &'a Columns,
        layout: &ComparisonLayout,
    ) -> Self {
        Self {
            input,
            places,
            columns,
            area: layout.rows_area,
            row_height: layout.row_height,
            rows_height: layout.rows_height,
            scrolled: layout.scrolled,
        }
    }

    /// The y of a place that is counted in rows.
    fn y(&self, slots: f32) -> f32 {
        self.area.top() - self.scrolled + slots * self.row_height
    }

    /// The row of a point, from its top to its bottom.
    fn span(&self, side: Side, point: PointIx) -> Option<Rangef> {
        let top = self.places.top(side, point)?;
        Some(Rangef::new(self.y(top), self.y(top + 1.0)))
    }

    fn is_seen(&self, y: Rangef) -> bool {
        y.max > self.area.top() && y.min < self.area.bottom()
    }

    /// The words over groups in sight.
    pub(super) fn group_heads(&self, text: &dyn MeasureText) -> Vec<GroupHead> {
        let groups = self.input.groups.iter().zip(&self.places.heads);
        groups
            .filter_map(|(group, top)| {
                let (words, top) = (group.head.as_deref()?, (*top)?);
                let y = Rangef::new(self.y(top), self.y(top + HEAD_SLOTS));
                let rect = Rect::from_x_y_ranges(self.columns.all(), y);
                let at = rect.left_center() + emath::vec2(0.0, 0.12 * self.row_height);
                let style = TextStyle::AxisMajor;
                let (words, _) = fitting(words, rect.width() - 240.0, style, text);
                self.is_seen(y).then(|| GroupHead {
                    rect,
                    line: line(at, &words, style, Ink::Primary),
                    pairs: group.pairs.len(),
                    elsewhere: group.elsewhere,
                })
            })
            .collect()
    }

    /// The rows in sight.
    pub(super) fn rows(&self, text: &dyn MeasureText) -> Vec<ComparedRow> {
        let mut rows = Vec::new();
        for side in Side::BOTH {
            let first = rows.len();
            let points = (0..self.places.tops[index_of(side)].len()).map(PointIx::from);
            rows.extend(points.filter_map(|point| self.row(side, point, text)));
            rows[first..].sort_by(|a, b| a.rect.top().total_cmp(&b.rect.top()));
        }
        rows
    }

    fn row(&self, side: Side, point: PointIx, text: &dyn MeasureText) -> Option<ComparedRow> {
        let y = self.span(side, point).filter(|y| self.is_seen(*y))?;
        let pair = self.places.pair_of[index_of(side)][point.index()]?;
        let relation = self.input.pairs[pair].relation;
        let told = &self.input.points[index_of(side)][point.index()];
        let selected = self.input.selected == Some(pair);
        let rect = self.columns.field(side, y);
        let middle = rect.center().y;
        let room = self.columns.number_room(side);
        let style = TextStyle::CaptionStrong;
        let (number, number_cut) = fitting(&told.number, room, style, text);
        let number_left = self.columns.numbers_end(side) - text.width(&number, style);
        let titles = self.columns.titles(side);
        // Measured in the face of a selected row, so that selecting shortens nothing.
        let (title, title_cut) = fitting(&told.title, titles.span(), TextStyle::Head, text);
        let is_gone = relation == Relation::Dropped || relation.is_open();
        let (style, ink) = match (selected, is_gone) {
            (true, _) => (TextStyle::Head, Ink::Primary),
            (false, true) => (TextStyle::Row, Ink::Secondary),
            (false, false) => (TextStyle::Row, Ink::Primary),
        };
        let number_ink = if selected {
            Ink::Primary
        } else {
            Ink::Secondary
        };
        Some(ComparedRow {
            side,
            point,
            pair,
            relation,
            rect,
            number: line(
                pos2(number_left, middle),
                &number,
                TextStyle::CaptionStrong,
                number_ink,
            ),
            title: line(pos2(titles.min, middle), &title, style, ink),
            is_cut: number_cut || title_cut,
            disc: pos2(self.columns.disc(side), middle),
            selected,
            guest: !self.places.shown[pair],
        })
    }

    /// The ribbons of which a part is in sight, those of the selected pair last.
    pub(super) fn ribbons(&self) -> Vec<Ribbon> {
        let x = self.columns.ribbons();
        let pairs = self.shown_pairs();
        let links: Vec<Link> = pairs
            .clone()
            .flat_map(|at| links_of(at, &self.input.pairs[at]))
            .collect();
        let middle = |side, point| self.span(side, point).map(Rangef::center);
        let mut ribbons: Vec<Ribbon> = joined(&links, x, middle)
            .into_iter()
            .map(|(link, ends, thickness)| {
                let kind = super::RibbonKind::Joined;
                self.ribbon(link.pair, link.ends[0], (kind, ends, thickness))
            })
            .collect();
        for at in pairs {
            ribbons.extend(self.stubs(at));
        }
        ribbons.retain(|ribbon| self.is_seen(ribbon.y_range()));
        ribbons.sort_by_key(|ribbon| ribbon.selected);
        ribbons
    }

    fn shown_pairs(&self) -> impl Iterator<Item = usize> + Clone {
        let shown = self.places.shown.iter().enumerate();
        shown.filter(|(_, shown)| **shown).map(|(at, _)| at)
    }

    /// The stubs of a pair that leads nowhere.
    fn stubs(&self, at: usize) -> Vec<Ribbon> {
        let pair = &self.input.pairs[at];
        if !links_of(at, pair).is_empty() {
            return Vec::new();
        }
        let sides = Side::BOTH.into_iter();
        let points = sides.flat_map(|side| pair.points(side).iter().map(move |it| (side, *it)));
        points
            .filter_map(|(side, point)| {
                let y = self.span(side, point)?.center();
                Some(self.ribbon(at, point, stub(side, self.columns.ribbons(), y)))
            })
            .collect()
    }

    fn ribbon(
        &self,
        pair: usize,
        point: PointIx,
        (kind, [from, to], thickness): (super::RibbonKind, [emath::Pos2; 2], f32),
    ) -> Ribbon {
        Ribbon {
            pair,
            relation: self.input.pairs[pair].relation,
            kind,
            point,
            from,
            to,
            thickness,
            selected: self.input.selected == Some(pair),
        }
    }

    /// The scroll nearest to the present one that has the selected pair in sight: its left rows,
    /// if not both sides fit. No row is cut by the heads then, and what stands over the pair is
    /// in sight, too.
    pub(super) fn scroll_to_selected(&self) -> Option<f32> {
        let pair = self.input.pairs.get(self.input.selected?)?;
        let sides = Side::BOTH.into_iter();
        let points = sides.flat_map(|side| pair.points(side).iter().map(move |it| (side, *it)));
        let tops: Vec<f32> = points
            .filter_map(|(side, point)| self.places.top(side, point))
            .collect();
        let first = *tops.first()?;
        let (mut low, mut high) = (first, first);
        let room = self.area.height() / self.row_height - 1.0;
        for top in tops {
            let (lower, higher) = (low.min(top), high.max(top));
            if higher - lower <= room {
                (low, high) = (lower, higher);
            }
        }
        let from = (high + 1.0) * self.row_height + super::BELOW_ROWS - self.area.height();
        let above = (low - HEAD_SLOTS).max(0.0) * self.row_height;
        let to = above.max(from.min(low * self.row_height));
        let longest = (self.rows_height - self.area.height()).max(0.0);
        let wanted = self.scrolled.max(from).min(to).max(0.0);
        let whole = self.places.first_row_from(wanted / self.row_height);
        Some((whole.min(low) * self.row_height).clamp(0.0, longest))
    }
}
