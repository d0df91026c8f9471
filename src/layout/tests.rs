//! The promises of the canvas as a whole: nothing is missing, nothing overlaps, nothing jumps.

use std::collections::{HashMap, HashSet};

use emath::{Rect, Vec2, vec2};
use proptest::prelude::*;

use super::testing::{SevenPoints, item, random_items, text_art, timeline};
use super::*;
use crate::model::{
    CivilDate, Item, ItemIx, Link, LinkKind, MILLIS_PER_DAY, Status, TimePoint, Timeline, TrackIx,
};

mod first_glance;
mod knowledge;

/// A timeline with all that it takes to lay it out again and again.
struct Bench {
    timeline: Timeline,
    index: CanvasIndex,
    memory: LayoutMemory,
    size: Vec2,
    selected: Option<ItemIx>,
    folded: Vec<bool>,
    knowledge: Option<TimePoint>,
    ghosts: bool,
    colour_by: ColourBy,
}

impl Bench {
    fn new(items: Vec<Item>, size: Vec2) -> Self {
        Self::of(timeline(items), size)
    }

    fn of(timeline: Timeline, size: Vec2) -> Self {
        let index = CanvasIndex::new(&timeline, timeline.known());
        Self {
            timeline,
            index,
            memory: LayoutMemory::default(),
            size,
            selected: None,
            folded: Vec::new(),
            knowledge: None,
            ghosts: false,
            colour_by: ColourBy::Track,
        }
    }

    fn lay_out(&mut self, view: TimeView) -> DisplayList {
        let input = LayoutInput {
            timeline: &self.timeline,
            index: &self.index,
            view,
            size: self.size,
            scroll_y: 0.0,
            selected: self.selected,
            lit: None,
            today: None,
            knowledge: self.knowledge,
            ghosts: self.ghosts,
            colour_by: self.colour_by,
            text: &SevenPoints,
            folded: &self.folded,
        };
        lay_out(&input, &mut self.memory)
    }

    fn fit(&self) -> TimeView {
        TimeView::fit(self.index.range().unwrap(), 0.04)
    }
}

fn day(year: i64, month: u8, day: u8) -> TimePoint {
    TimePoint::from_civil(CivilDate::new(year, month, day).unwrap()).unwrap()
}

fn named(list: &DisplayList) -> HashSet<ItemIx> {
    list.labels.iter().map(|label| label.item).collect()
}

/// Every item that overlaps the view, with how often it stands in the list.
fn standing_and_counted(bench: &Bench, list: &DisplayList, view: TimeView) -> (usize, usize) {
    let standing: Vec<ItemIx> = list.standing().map(|(item, _)| item).collect();
    let unique: HashSet<_> = standing.iter().collect();
    assert_eq!(standing.len(), unique.len(), "an item stands twice");
    let pills: usize = list.clusters.iter().map(|cluster| cluster.count).sum();
    let range = view.range();
    let in_view = (0..bench.timeline.tracks.len())
        .map(|track| bench.index.count_in(track.into(), range.clone()))
        .sum();
    (standing.len() + pills, in_view)
}

fn assert_nothing_overlaps(list: &DisplayList) {
    for (at, a) in list.labels.iter().enumerate() {
        for b in &list.labels[at + 1..] {
            assert!(
                !a.rect.intersects(b.rect.shrink(0.01)),
                "{:?} on {:?}",
                a.lines,
                b.lines
            );
        }
        for mark in list.marks.iter().filter(|mark| mark.item != a.item) {
            let rim = Rect::from_center_size(mark.center, Vec2::splat(mark.size));
            assert!(!a.rect.intersects(rim), "{:?} on a mark", a.lines);
        }
        for pill in &list.clusters {
            assert!(
                !a.rect.intersects(pill.rect),
                "{:?} {} on a pill {:?}",
                a.rect,
                a.lines[0].text,
                pill.rect
            );
        }
        for span in list.spans.iter().filter(|span| span.item != a.item) {
            let rect = Rect::from_x_y_ranges(span.x[0]..=span.x[3], span.y..=span.y + span.height);
            assert!(
                !a.rect.intersects(rect.shrink(0.01)),
                "{:?} on a span",
                a.lines
            );
        }
        if let Some(plate) = &list.plate {
            assert!(
                !a.rect.intersects(plate.rect),
                "{:?} under the plate",
                a.lines
            );
        }
    }
    for (at, a) in list.clusters.iter().enumerate() {
        for b in &list.clusters[at + 1..] {
            assert!(
                !a.rect.intersects(b.rect),
                "pills {:?} and {:?}",
                a.rect,
                b.rect
            );
        }
    }
}

#[test]
fn a_small_timeline_as_text() {
    let mut items = vec![
        item("28 points", "2025-11-20", 5),
        item("Geneva talks", "2025-11-23", 4),
        item("Miami talks", "2025-12-04/2025-12-06", 3),
        item("Counterproposal", "2025-11-20/2025-12-24", 4),
        item("20 points", "2025-12-24", 5),
        item("Sanctions round", "2026-01-07/2026-01-31", 5),
        item("Some day", "2025-12", 2),
        item("No date", "", 3),
    ];
    for at in [3, 4] {
        items[at].track = TrackIx(1);
    }
    items[5].status = Status::Expected;
    let mut bench = Bench::new(items, vec2(1_000.0, 300.0));
    let view = TimeView::fit(day(2025, 11, 14)..day(2026, 2, 2), 0.0);
    insta::assert_snapshot!(text_art(&bench.lay_out(view)), @r"

                       November 2025        December                                January 2026
                          17       24       1        8        15       22       29       5        12       19       26
                      '''' ''' '''' ''' '''' ''' '''' ''' '''' ''' '''' ''' '''' ''' '''' ''' '''' ''' '''' ''' '''' ''' '''
                              * 28 points      ==== Miami talks                            Sanctions round
    North
    5 of 5 named                  oGeneva talks                                            ----------------o----------------

    1 without a date                       --------------------o-Some day----------




                                                                          * 20 points
    South
    2 of 2 named             ##o#Counterproposal###########################
    ");
}

#[test]
fn ten_items_over_a_century_are_all_named() {
    let items = (0..10)
        .map(|n| item(&format!("Year {n}"), &format!("19{n}5-06-01"), 3))
        .collect();
    let mut bench = Bench::new(items, vec2(1_200.0, 300.0));
    let view = bench.fit();
    assert_eq!(bench.lay_out(view).labels.len(), 10);
}

#[test]
fn the_most_important_are_named_in_any_crowd() {
    let mut items = random_items(2_000, 3, 60);
    for (at, date) in ["2025-12-01", "2025-12-20", "2026-01-06"]
        .iter()
        .enumerate()
    {
        items.push(item(&format!("Anchor {at}"), date, 5));
    }
    for item in &mut items[..2_000] {
        item.importance = crate::model::Importance::new(1 + item.importance.level() % 4).unwrap();
    }
    let mut bench = Bench::new(items, vec2(1_200.0, 500.0));
    let view = bench.fit();
    let names = named(&bench.lay_out(view));
    assert!(
        (2_000..2_003).all(|at| names.contains(&ItemIx(at))),
        "{names:?}"
    );
}

#[test]
fn close_marks_become_a_pill_and_part_again_with_hysteresis() {
    let mut items = vec![item("A", "2026-01-01", 1), item("B", "2026-01-02", 1)];
    // Names of more important items fill the rows.
    items[0].title = "x".repeat(46);
    items[1].title = "y".repeat(46);
    let mut bench = Bench::new(items, vec2(420.0, 140.0));
    let pills = |bench: &mut Bench, points_per_day: f64| {
        let span = 364.0 / points_per_day * MILLIS_PER_DAY as f64;
        let view = TimeView::new(TimePoint::EPOCH, span).centered_on(day(2026, 1, 2));
        bench.lay_out(view).clusters.len()
    };
    assert_eq!(pills(&mut bench, 16.0), 0);
    assert_eq!(pills(&mut bench, 13.0), 1);
    assert_eq!(pills(&mut bench, 16.0), 1);
    assert_eq!(pills(&mut bench, 19.0), 0);
}

#[test]
fn a_million_items_cost_no_more_than_the_canvas() {
    let mut bench = Bench::new(random_items(1_000_000, 5, 3_650), vec2(1_376.0, 700.0));
    let whole = bench.fit();
    for zoom in [1.0, 10.0, 100.0, 1_000.0, 10_000.0] {
        let view = whole.zoom_at(0.4, zoom);
        let list = bench.lay_out(view);
        let (shown, in_view) = standing_and_counted(&bench, &list, view);
        assert_eq!(shown, in_view);
        // 1,200 points, 5 lanes. A pill lists up to 200 members and there is one for every 112
        // points; names look at 4 items of 5 levels for every 48 points of 2.5 views.
        let bound = 5 * ((1_200 / 112 + 2) * (200 + 25) + 1_200 * 5 / 2 / 48 * 4 * 5 + 5 * 800);
        assert!(list.visited <= bound, "visited {} at {zoom}", list.visited);
        assert_nothing_overlaps(&list);
        // Panning looks at the rug alone.
        let panned = bench.lay_out(view.pan_fraction(0.001));
        assert!(
            panned.visited <= 5 * (1_200 / 112 + 2) * 250 + 8_000,
            "{}",
            panned.visited
        );
    }
}

#[test]
fn a_link_is_read_from_left_to_right() {
    let mut items = vec![
        item("First", "2025-12-01", 5),
        item("Second", "2025-12-24", 5),
    ];
    items[1].track = TrackIx(1);
    items[1].links = vec![Link {
        kind: LinkKind::Answers,
        target: ItemIx(0),
    }];
    let mut bench = Bench::new(items, vec2(1_000.0, 300.0));
    bench.selected = Some(ItemIx(0));
    let view = TimeView::fit(day(2025, 11, 14)..day(2026, 2, 2), 0.0);
    let list = bench.lay_out(view);
    let link = &list.links[0];
    assert_eq!(&*link.verb.as_ref().unwrap().1.text, "answered by");
    assert_eq!(link.head, vec2(0.0, 1.0));
    let (start, end) = (link.path[0], link.path[link.path.len() - 1]);
    assert!(
        start.x < end.x
            && (start.y - list.plate.as_ref().unwrap().mark.center.y - 11.0).abs() < 0.1
    );
}

#[test]
fn the_plate_is_hit_before_all_else_and_its_item_is_not_clustered() {
    let mut bench = Bench::new(random_items(500, 2, 30), vec2(1_000.0, 400.0));
    bench.selected = Some(ItemIx(7));
    let view = bench.fit();
    let list = bench.lay_out(view);
    let plate = list.plate.as_ref().unwrap();
    assert_eq!(list.hit(plate.rect.center()), Some(Hit::Item(ItemIx(7))));
    assert!(
        list.clusters
            .iter()
            .all(|pill| !pill.first_members.contains(&ItemIx(7)))
    );
    assert_nothing_overlaps(&list);
    let (shown, in_view) = standing_and_counted(&bench, &list, view);
    assert_eq!(shown, in_view);
}

#[test]
fn what_is_drawn_is_what_is_hit() {
    let mut bench = Bench::new(random_items(60, 3, 60), vec2(1_200.0, 500.0));
    let view = bench.fit();
    let list = bench.lay_out(view);
    for label in &list.labels {
        let hit = list.hit(label.rect.center());
        assert_eq!(hit, Some(Hit::Item(label.item)));
    }
    for (at, pill) in list.clusters.iter().enumerate() {
        assert_eq!(list.hit(pill.rect.center()), Some(Hit::Cluster(at)));
    }
    let head = &list.heads[0];
    assert_eq!(list.hit(head.rect.center()), Some(Hit::Head(head.track)));
    assert_eq!(list.hit(emath::pos2(500.0, 10.0)), Some(Hit::Axis));
}

#[test]
fn names_never_overlap_at_two_hundred_spans_and_three_sizes() {
    for size in [
        vec2(760.0, 500.0),
        vec2(1_168.0, 600.0),
        vec2(1_900.0, 1_000.0),
    ] {
        let mut bench = Bench::new(random_items(120, 4, 200), size);
        let whole = bench.fit();
        for step in 0..200 {
            let view = whole.zoom_at(0.37, 1.04_f64.powi(step));
            let list = bench.lay_out(view);
            assert_nothing_overlaps(&list);
            let (shown, in_view) = standing_and_counted(&bench, &list, view);
            assert_eq!(shown, in_view, "at step {step}");
        }
    }
}

#[test]
fn zooming_in_takes_next_to_no_name_away() {
    let (mut missing, mut kept) = (0, 0);
    for seed in 0..8 {
        let mut items = random_items(150 + seed * 40, 4, 200);
        items.rotate_left(seed);
        let mut bench = Bench::new(items, vec2(1_900.0, 600.0));
        let whole = bench.fit();
        let mut before: Option<(TimeView, DisplayList)> = None;
        for step in 0..120 {
            let view = whole.zoom_at(0.5, 1.05_f64.powi(step));
            let list = bench.lay_out(view);
            if let Some((_, last)) = &before {
                let names = named(&list);
                let inner = inner_names(&bench, last, view);
                missing += inner.difference(&names).count();
                kept += inner.intersection(&names).count();
            }
            before = Some((view, list));
        }
    }
    // Only where an anchor of the story turns at an edge, or a day becomes a stretch, may one go.
    assert!(missing * 500 <= kept, "{missing} went, {kept} stayed");
}

/// The names in `list` of items whose marks and names stand well within `view`, so that neither
/// leaves at an edge.
fn inner_names(bench: &Bench, list: &DisplayList, view: TimeView) -> HashSet<ItemIx> {
    let scale = TimeScale::for_canvas(view, bench.size);
    let (left, right) = (scale.x0 + 500.0, bench.size.x - 600.0);
    let is_inner = |ix: &ItemIx| {
        let when = bench.timeline.item(*ix).when.as_ref().unwrap();
        let from = scale.x_from_time(when.earliest().unwrap());
        let to = scale.x_from_time(when.latest().unwrap());
        from > left && to < right
    };
    named(list).into_iter().filter(is_inner).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_item_in_view_stands_or_is_counted_once(
        count in 0..400_usize, days in 1..2_000_i64, zoom in 0.0..8.0_f64, at in 0.0..1.0_f64,
        width in 500.0..2_000.0_f32, height in 150.0..900.0_f32,
    ) {
        let mut items = random_items(count, 4, days);
        items.push(item("Fixed", "2026-01-01", 3));
        let mut bench = Bench::new(items, vec2(width, height));
        // All lanes in sight, so that the counts are of all tracks.
        bench.size.y = height.max(500.0);
        let view = bench.fit().zoom_at(at, zoom.exp());
        let list = bench.lay_out(view);
        let (shown, in_view) = standing_and_counted(&bench, &list, view);
        prop_assert_eq!(shown, in_view);
        assert_nothing_overlaps(&list);
        let named_by_head: usize = list.heads.iter().map(|head| head.named).sum();
        prop_assert_eq!(named_by_head, list.labels.len());
        let again = Bench::new(bench.timeline.record().items.clone(), bench.size).lay_out(view);
        prop_assert_eq!(again, list);
    }

    #[test]
    fn panning_by_a_point_changes_at_most_two_names(
        days in 20..400_i64, steps in 20..60_u32, from in 0.0..0.5_f64,
    ) {
        let mut bench = Bench::new(random_items(200, 4, days), vec2(1_800.0, 600.0));
        let mut view = bench.fit().zoom_at(from, 2.0);
        let point = 1.0 / 1_624.0;
        let mut last = bench.lay_out(view);
        let mut places: HashMap<ItemIx, Rect> = HashMap::new();
        for _ in 0..steps {
            view = view.pan_fraction(point);
            let list = bench.lay_out(view);
            // Any number of marks may cross an edge at once; elsewhere nothing may flicker.
            let changed = |a: &DisplayList, b: &DisplayList| {
                let (still, edges) = (named(b), 200.0..=1_300.0_f32);
                let gone = a.labels.iter().filter(|label| !still.contains(&label.item));
                gone.filter(|label| edges.contains(&label.rect.left()))
                    .filter(|label| edges.contains(&label.rect.right()))
                    .count()
            };
            let changed = changed(&last, &list) + changed(&list, &last);
            prop_assert!(changed <= 2, "{changed} names changed");
            places.extend(last.labels.iter().map(|label| (label.item, label.rect)));
            let inside = |label: &&Label| {
                let edges = 200.0..=1_300.0_f32;
                edges.contains(&label.rect.left()) && edges.contains(&label.rect.right())
            };
            let moved = list.labels.iter().filter(inside).filter(|label| {
                places.get(&label.item).is_some_and(|rect| (rect.top() - label.rect.top()).abs() > 0.1)
            });
            let moved = moved.count();
            prop_assert!(moved <= 2, "{moved} names moved");
            places.clear();
            last = list;
        }
    }
}
