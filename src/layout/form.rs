//! How one date is drawn at a zoom: as a mark, a bar, a spine or a band, and how far it reaches.
//!
//! | date | room | drawn as |
//! |---|---|---|
//! | a day or a moment | narrower than its name | a mark |
//! | vague (month, "about", set) | narrower than a mark | a mark |
//! | vague | narrower than its name | a mark on a spine |
//! | exact range | narrower than its name | a bar; a mark on a spine if it is only claimed |
//! | any | its name fits | a band with the name inside |
//! | planned, expected, cancelled | narrower than 24 points | a mark |
//! | planned, expected, cancelled | more | dashed rules |
//! | superseded | as expected | a dashed outline |
//!
//! A bar has no mark whose fill would say how real it is or that accounts disagree, so only what
//! happened and nobody disputes is one.

use crate::model::{Item, Status, When};

use super::extent::Extent;
use super::{SpanEnd, SpanForm};

/// A span narrower than this is no more than a mark.
const NARROWEST: f64 = 16.0;
/// A planned or expected one narrower than this is no more than a mark.
const NARROWEST_AHEAD: f64 = 24.0;
/// From this width on a day is drawn as a stretch of time.
const WIDE_DAY: f64 = 120.0;
/// How far an open or unknown end fades.
pub(crate) const FADE: f64 = 104.0;
/// What a band needs beside its name: edges, the mark and a gap.
const BAND_EXTRA: f64 = 46.0;
/// Nothing is placed farther than this from the base, in points.
const FAR: f64 = 1e7;

/// Points from a fixed moment at a fixed zoom. Panning does not change it, so what is placed on
/// it stays.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ruler {
    /// Where 0 points is, in milliseconds.
    pub(crate) base: i64,
    /// Points for a millisecond.
    pub(crate) points_per_milli: f64,
}

impl Ruler {
    /// Where `millis` stands, in points from the base.
    pub(crate) fn at(&self, millis: i64) -> f64 {
        let from_base = (i128::from(millis) - i128::from(self.base)) as f64;
        (from_base * self.points_per_milli).clamp(-FAR, FAR)
    }

    /// Earliest start, core start, core end and latest end of `extent`, with the fades of open
    /// and unknown ends.
    pub(crate) fn span(&self, extent: &Extent) -> [f64; 4] {
        let mut x = [extent.start, extent.core_start, extent.core_end, extent.end]
            .map(|millis| self.at(millis));
        if matches!(extent.ends[0], SpanEnd::Open | SpanEnd::Unknown) {
            x[0] -= FADE;
        }
        if matches!(extent.ends[1], SpanEnd::Open | SpanEnd::Unknown) {
            x[3] += FADE;
        }
        x
    }
}

/// How `item` is drawn where its name is `name_width` points wide; `None` for a mark alone.
pub(crate) fn form_of(
    item: &Item,
    extent: &Extent,
    ruler: &Ruler,
    name_width: f64,
) -> Option<SpanForm> {
    let [start, .., end] = ruler.span(extent);
    let width = end - start;
    let is_set = item.when.as_ref().and_then(When::set_kind).is_some();
    let is_ahead = matches!(
        item.status,
        Status::Planned | Status::Expected | Status::Cancelled | Status::Superseded
    );
    let least = match (extent.is_point, is_ahead && !is_set) {
        (true, _) => WIDE_DAY,
        (_, true) => NARROWEST_AHEAD,
        _ => NARROWEST,
    };
    // A day is a mark until it can hold its name: then it is a stretch like any other, and the
    // names of all that happened on it stay in sight however far one zooms in.
    if width < least || (extent.is_point && !has_room_for(name_width, width)) {
        return None;
    }
    let is_exact = extent.ends == [SpanEnd::Exact; 2];
    let is_solid = item.status == Status::Happened && is_exact && !is_split(item);
    Some(if is_set {
        SpanForm::Spine
    } else if item.status == Status::Superseded {
        SpanForm::Superseded
    } else if is_ahead {
        SpanForm::Expected
    } else if has_room_for(name_width, width) {
        SpanForm::Band
    } else if is_solid {
        SpanForm::Bar
    } else {
        SpanForm::Spine
    })
}

/// Whether accounts of `item` disagree.
pub(crate) fn is_split(item: &Item) -> bool {
    let mut conflicts = item.conflicts.iter();
    conflicts.any(|conflict| !conflict.accounts.is_empty())
}

/// Whether a name of `name_width` points fits a band of `width`.
pub(crate) fn has_room_for(name_width: f64, width: f64) -> bool {
    width >= name_width + BAND_EXTRA
}

/// The same without a name, on the rug, where bands would be too high.
pub(crate) fn form_on_rug(item: &Item, extent: &Extent, ruler: &Ruler) -> Option<SpanForm> {
    form_of(item, extent, ruler, FAR)
}

/// The members of a set, in points from the base, the marked one first; empty if `item` has
/// only one date.
pub(crate) fn members(item: &Item, ruler: &Ruler) -> Vec<f64> {
    let Some(when) = &item.when else {
        return Vec::new();
    };
    let middle = |(from, to): (i64, i64)| ruler.at(from / 2 + to / 2);
    when.parts()
        .iter()
        .filter_map(|part| {
            Some((
                part.earliest.or(part.latest)?,
                part.latest.or(part.earliest)?,
            ))
        })
        .map(|(from, to)| middle((from.millis(), to.millis())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::{item, timeline};
    use crate::model::MILLIS_PER_DAY;

    fn form(edtf: &str, points_per_day: f64, status: Status) -> Option<SpanForm> {
        let mut item = item("Name", edtf, 3);
        item.status = status;
        let when = item.when.clone().unwrap();
        let extent = Extent::of(&when, (0, 1_800_000_000_000)).unwrap();
        let points_per_milli = points_per_day / MILLIS_PER_DAY as f64;
        form_of(
            &item,
            &extent,
            &Ruler {
                base: 0,
                points_per_milli,
            },
            100.0,
        )
    }

    #[test]
    fn each_date_takes_the_form_that_its_room_allows() {
        let table = [
            ("2026-01-06", 13.0, None),
            ("2026-01-06", 130.0, None),
            ("2026-01-06", 200.0, Some(SpanForm::Band)),
            ("2026-01", 0.4, None),
            ("2026-01", 3.0, Some(SpanForm::Spine)),
            ("2026-01", 13.0, Some(SpanForm::Band)),
            ("2025-12-14/2025-12-15", 13.0, Some(SpanForm::Bar)),
            ("2025-12-14/2025-12-15", 80.0, Some(SpanForm::Band)),
            ("2025-11/2026-01", 1.0, Some(SpanForm::Spine)),
            ("2025-11-06/..", 1.0, Some(SpanForm::Band)),
        ];
        for (edtf, points_per_day, expected) in table {
            assert_eq!(
                form(edtf, points_per_day, Status::Happened),
                expected,
                "{edtf}"
            );
        }
    }

    #[test]
    fn what_has_not_happened_is_never_a_solid_bar() {
        let table = [
            (
                Status::Planned,
                Some(SpanForm::Expected),
                Some(SpanForm::Expected),
            ),
            (
                Status::Expected,
                Some(SpanForm::Expected),
                Some(SpanForm::Expected),
            ),
            (
                Status::Cancelled,
                Some(SpanForm::Expected),
                Some(SpanForm::Expected),
            ),
            (
                Status::Superseded,
                Some(SpanForm::Superseded),
                Some(SpanForm::Superseded),
            ),
            (Status::Claimed, Some(SpanForm::Spine), Some(SpanForm::Band)),
            (
                Status::Disputed,
                Some(SpanForm::Spine),
                Some(SpanForm::Band),
            ),
        ];
        for (status, short, long) in table {
            assert_eq!(
                form("2026-01-07/2026-01-31", 4.9, status),
                short,
                "{status:?}"
            );
            assert_eq!(
                form("2026-01-07/2026-01-31", 20.0, status),
                long,
                "{status:?}"
            );
        }
        // Too narrow for rules with a mark between them: the hollow mark alone.
        assert_eq!(form("2026-01-07/2026-01-10", 5.0, Status::Expected), None);
        assert_eq!(
            form("2026-01-07", 200.0, Status::Planned),
            Some(SpanForm::Expected)
        );
        assert_eq!(
            form("2026-01", 1.0, Status::Expected),
            Some(SpanForm::Expected)
        );
    }

    #[test]
    fn a_set_marks_each_of_its_members() {
        let timeline = timeline(vec![item("Either", "[2026-01-01,2026-01-05]", 3)]);
        let ruler = Ruler {
            base: 1_767_225_600_000,
            points_per_milli: 10.0 / MILLIS_PER_DAY as f64,
        };
        assert_eq!(
            members(timeline.item(crate::model::ItemIx(0)), &ruler),
            [5.0, 45.0]
        );
    }
}
