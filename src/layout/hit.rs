//! What lies under the pointer, read from the same list that is painted.
//!
//! ```text
//!   plate  >  marks and pills, the nearest  >  names  >  spans  >  empty
//! ```

use emath::{Pos2, Rect};

use crate::model::{ItemIx, TrackIx};

use super::{DisplayList, Span, SpanEnd, SpanForm};

/// The least height and width of what answers to the pointer.
const LEAST: f32 = 24.0;

/// Something under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hit {
    /// An item: its mark, its name, its span or its plate.
    Item(ItemIx),
    /// A cluster, by its place in [`DisplayList::clusters`].
    Cluster(usize),
    /// The head of a track.
    Head(TrackIx),
    /// The line in a head that counts the items without a date.
    Undated(TrackIx),
    /// The axis.
    Axis,
    /// A phase, by its place in [`crate::model::TimelineParts::phases`].
    Phase(usize),
    /// The canvas between the marks.
    Empty,
}

impl DisplayList {
    /// What lies at `at`; `None` beside the canvas and where nothing answers.
    pub fn hit(&self, at: Pos2) -> Option<Hit> {
        if !Rect::from_min_size(Pos2::ZERO, self.size).contains(at) {
            return None;
        }
        if at.y < self.lanes_top {
            return self.hit_above_lanes(at);
        }
        if at.x < self.heads_width {
            return self.hit_head(at);
        }
        if let Some(plate) = self.plate.as_ref().filter(|plate| plate.rect.contains(at)) {
            return Some(Hit::Item(plate.item));
        }
        let hit = self
            .hit_marks(at)
            .or_else(|| self.hit_labels(at))
            .or_else(|| self.hit_spans(at))
            .unwrap_or(Hit::Empty);
        Some(hit)
    }

    /// Every item that stands alone in the list, with the area that answers to the pointer:
    /// once each, in paint order.
    pub fn standing(&self) -> impl Iterator<Item = (ItemIx, Rect)> {
        let marks = self.marks.iter().filter(|mark| !mark.ghost);
        let marks = marks.map(|mark| (mark.item, mark.hit_rect()));
        let bars = self.spans.iter().filter(|span| span.stands_alone());
        let bars = bars.map(|span| (span.item, span.hit_rect()));
        let plate = self.plate.iter().map(|plate| (plate.item, plate.rect));
        let selected = self.plate.as_ref().map(|plate| plate.item);
        marks
            .chain(bars)
            .filter(move |(item, _)| Some(*item) != selected)
            .chain(plate)
    }

    fn hit_above_lanes(&self, at: Pos2) -> Option<Hit> {
        if at.x < self.heads_width {
            return None;
        }
        if at.y < self.axis_bottom {
            return Some(Hit::Axis);
        }
        let phase = self.phases.iter().find(|phase| phase.rect.contains(at));
        Some(phase.map_or(Hit::Empty, |phase| Hit::Phase(phase.index)))
    }

    fn hit_head(&self, at: Pos2) -> Option<Hit> {
        let head = self.heads.iter().find(|head| head.rect.contains(at))?;
        let undated = head.undated.is_some_and(|(rect, _)| rect.contains(at));
        Some(if undated {
            Hit::Undated(head.track)
        } else {
            Hit::Head(head.track)
        })
    }

    fn hit_marks(&self, at: Pos2) -> Option<Hit> {
        let marks = self
            .marks
            .iter()
            .filter(|mark| mark.hit_rect().contains(at));
        let marks = marks.map(|mark| (mark.center.distance(at), Hit::Item(mark.item)));
        let pills = self.clusters.iter().enumerate();
        let pills = pills.filter(|(_, pill)| pill.rect.expand(1.0).contains(at));
        // Within a pill the pill is meant, not a mark whose area reaches into it.
        let pills = pills.map(|(place, _)| (0.0, Hit::Cluster(place)));
        pills
            .chain(marks)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, hit)| hit)
    }

    fn hit_labels(&self, at: Pos2) -> Option<Hit> {
        let label = self
            .labels
            .iter()
            .find(|label| label.rect.expand(2.0).contains(at))?;
        Some(Hit::Item(label.item))
    }

    /// The nearest span, by the distance of its middle line.
    fn hit_spans(&self, at: Pos2) -> Option<Hit> {
        self.spans
            .iter()
            .filter(|span| span.hit_rect().contains(at))
            .min_by(|a, b| {
                let away = |span: &Span| (span.y + span.height / 2.0 - at.y).abs();
                away(a).total_cmp(&away(b))
            })
            .map(|span| Hit::Item(span.item))
    }
}

impl Span {
    /// Whether it is drawn without a mark, and so stands for its item by itself.
    pub fn stands_alone(&self) -> bool {
        self.form == SpanForm::Bar
    }

    /// [`Span::x`] with the fades of open and unknown ends inside the canvas, so that they
    /// can be seen.
    pub fn faded_x(&self) -> [f32; 4] {
        let fade = super::form::FADE as f32;
        let fades = self
            .ends
            .map(|end| matches!(end, SpanEnd::Open | SpanEnd::Unknown));
        let mut x = self.x;
        if fades[0] {
            x[1] = x[1].max((x[0] + fade).min(x[2]));
        }
        if fades[1] {
            x[2] = x[2].min((x[3] - fade).max(x[1]));
        }
        x
    }

    /// The area that answers to the pointer: never under 24 points.
    pub fn hit_rect(&self) -> Rect {
        let rect = Rect::from_x_y_ranges(self.x[0]..=self.x[3], self.y..=self.y + self.height);
        let grow = |size: f32| ((LEAST - size) / 2.0).max(0.0);
        rect.expand2(emath::vec2(grow(rect.width()), grow(rect.height())))
    }
}
