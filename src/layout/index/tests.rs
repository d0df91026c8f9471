//! An index that follows changes is the index that would be made anew.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::layout::testing::{item, random_items, timeline, timeline_of};
use crate::model::{
    CivilDate, Dating, Item, ItemChange, KnowledgeDate, Revision, Status, TimelineParts, When,
};

/// Dates of all sorts, with and without ends.
const DATES: [&str; 12] = [
    "2025-11-20",
    "2025-11-20",
    "2025-12-24",
    "2026-01",
    "2026-01-07/2026-01-31",
    "2025-11-06/..",
    "../2026-03-01",
    "2025-12-01/",
    "/2025-10-01",
    "2026-02-15~",
    "2019-05-05/2027-01-01",
    "",
];

fn day(day: u8) -> CivilDate {
    CivilDate::new(2026, 1, day).unwrap()
}

fn when(date: usize) -> Option<When> {
    let edtf = DATES[date];
    (!edtf.is_empty()).then(|| When::parse_edtf(edtf).unwrap().when)
}

/// An item of a generated timeline: date, track, importance, first day known, and its changes.
type Sketch = (usize, u32, u8, u8, Vec<(u8, usize, bool)>);

fn sketch() -> impl Strategy<Value = Sketch> {
    let change = (1..=28_u8, 0..DATES.len(), any::<bool>());
    let changes = prop::collection::vec(change, 0..4);
    (0..DATES.len(), 0..3_u32, 1..=5_u8, 1..=28_u8, changes)
}

fn made(sketches: &[Sketch]) -> Timeline {
    let mut item_revisions = BTreeMap::new();
    let mut items: Vec<Item> = Vec::new();
    for (at, (date, track, level, since, changes)) in sketches.iter().enumerate() {
        let mut made = item(&format!("Item {at}"), DATES[*date], *level);
        made.track = TrackIx(*track);
        made.further_tracks = vec![TrackIx((track + u32::from(*level)) % 3)];
        made.known_from = Some(day(*since));
        items.push(made);
        let mut changes = changes.clone();
        changes.sort_unstable();
        let revisions = changes.iter().map(|(on, date, of_date)| Revision {
            known_from: day(*on),
            note: None,
            sources: Vec::new(),
            retracted: !of_date && *date == 0,
            change: ItemChange {
                when: match (of_date, when(*date)) {
                    (false, _) => Dating::Kept,
                    (true, None) => Dating::Withdrawn,
                    (true, Some(when)) => Dating::At(std::sync::Arc::new(when)),
                },
                status: (!of_date).then_some(Status::Superseded),
                ..ItemChange::default()
            },
        });
        item_revisions.insert(ItemIx::from(at), revisions.collect());
    }
    timeline_of(TimelineParts {
        items,
        item_revisions,
        ..TimelineParts::default()
    })
}

proptest! {
    #[test]
    fn following_days_and_filters_gives_what_a_new_index_gives(
        sketches in prop::collection::vec(sketch(), 0..60),
        steps in prop::collection::vec((0..=29_u8, prop::collection::vec(0..60_u32, 0..6)), 1..8),
    ) {
        let mut timeline = made(&sketches);
        let mut index = CanvasIndex::new(&timeline, timeline.known());
        for (on, hidden) in steps {
            let date = if on == 29 { KnowledgeDate::Latest } else { KnowledgeDate::On(day(on.max(1))) };
            let next = timeline.as_known_on(date);
            let mut shown = next.known().clone();
            for ix in hidden {
                shown.remove(ItemIx(ix));
            }
            index.update(&next, &shown, &next.differing_from(&timeline));
            prop_assert_eq!(&index, &CanvasIndex::new(&next, &shown));
            timeline = next;
        }
    }
}

#[test]
fn the_item_moved_by_an_account_moves_in_the_index() {
    let before = timeline(vec![
        item("A", "2026-01-01", 3),
        item("B", "2026-01-05", 3),
        item("C", "2026-01-09/..", 3),
    ]);
    let mut index = CanvasIndex::new(&before, before.known());
    let moved = before.with_date_of(ItemIx(0), when(11 - 1));
    index.update(&moved, moved.known(), &moved.differing_from(&before));
    assert_eq!(index, CanvasIndex::new(&moved, moved.known()));
    assert_eq!(index.tracks()[0].items, [ItemIx(0), ItemIx(1), ItemIx(2)]);
    assert_ne!(
        index.stamp(),
        CanvasIndex::new(&before, before.known()).stamp()
    );
}

#[test]
fn equal_contents_have_equal_stamps_and_others_do_not() {
    let items = random_items(200, 3, 60);
    let stamp = |items: Vec<Item>| {
        let timeline = timeline(items);
        CanvasIndex::new(&timeline, timeline.known()).stamp()
    };
    let before = stamp(items.clone());
    assert_eq!(stamp(items.clone()), before);
    let mut renamed = items.clone();
    renamed[7].title.push('!');
    let mut swapped = items.clone();
    let first = std::mem::take(&mut swapped[0].title);
    swapped[0].title = std::mem::replace(&mut swapped[1].title, first);
    let mut claimed = items;
    claimed[3].status = Status::Claimed;
    for other in [renamed, swapped, claimed] {
        assert_ne!(stamp(other), before);
    }
}
