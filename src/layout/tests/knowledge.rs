//! The canvas on a day of knowledge: the line, what is later, ghosts, arrows, split marks, greys.

use std::collections::BTreeMap;

use emath::Rangef;

use super::*;
use crate::layout::testing::timeline_of;
use crate::model::{
    Account, Conflict, Dating, ItemChange, Phase, Revision, Source, SourceIx, Tier, TimelineParts,
    When,
};

const SIZE: Vec2 = vec2(1_000.0, 300.0);

fn when(edtf: &str) -> When {
    When::parse_edtf(edtf).unwrap().when
}

fn january() -> TimeView {
    TimeView::fit(day(2025, 12, 20)..day(2026, 2, 20), 0.0)
}

fn redated(on: &str, to: &str, status: Status) -> Revision<ItemChange> {
    Revision {
        known_from: when(on).begun_by().unwrap(),
        note: None,
        sources: Vec::new(),
        retracted: false,
        change: ItemChange {
            when: Dating::At(std::sync::Arc::new(when(to))),
            status: Some(status),
            ..ItemChange::default()
        },
    }
}

/// A round expected later in January that was proposed on 6 February, with one neighbour.
fn round(revisions: Vec<Revision<ItemChange>>) -> Timeline {
    let mut round = item("Round", "2026-01-07/2026-01-31", 4);
    round.status = Status::Expected;
    round.known_from = when("2026-01-01").begun_by();
    timeline_of(TimelineParts {
        items: vec![round, item("Paris talks", "2026-01-06", 5)],
        item_revisions: BTreeMap::from([(ItemIx(0), revisions)]),
        ..TimelineParts::default()
    })
}

fn moved_once() -> Timeline {
    round(vec![redated("2026-02-06", "2026-02-06", Status::Happened)])
}

fn haunted(timeline: Timeline) -> DisplayList {
    let mut bench = Bench::of(timeline, SIZE);
    bench.ghosts = true;
    bench.lay_out(january())
}

/// No ghost and no caption stands on a name, a mark, a pill, the plate or another ghost.
fn assert_ghosts_keep_clear(list: &DisplayList) {
    let names = list.labels.iter().map(|label| label.rect);
    let marks = list.marks.iter();
    let marks = marks.map(|mark| Rect::from_center_size(mark.center, Vec2::splat(mark.size)));
    let pills = list.clusters.iter().map(|pill| pill.rect);
    let plate = list.plate.iter().map(|plate| plate.rect);
    let mut taken: Vec<Rect> = names.chain(marks).chain(pills).chain(plate).collect();
    for ghost in &list.ghosts {
        let around = Rect::from_center_size(ghost.center, Vec2::splat(ghost.size));
        let caption = ghost.caption.iter().map(|caption| caption.0);
        let own: Vec<Rect> = std::iter::once(ghost.rect.unwrap_or(around))
            .chain(caption)
            .collect();
        for rect in &own {
            assert!(
                !taken.iter().any(|other| other.intersects(*rect)),
                "{ghost:?} is in the way"
            );
        }
        taken.extend(own);
    }
}

#[test]
fn a_date_no_longer_believed_is_a_ghost_with_an_arrow_to_the_mark() {
    let list = haunted(moved_once());
    let [ghost] = &list.ghosts[..] else {
        panic!("{:?}", list.ghosts)
    };
    let scale = TimeScale::for_canvas(january(), SIZE);
    let rect = ghost.rect.unwrap();
    assert!((rect.left() - scale.x_from_time(day(2026, 1, 7))).abs() < 0.1);
    assert!((rect.right() - scale.x_from_time(day(2026, 2, 1))).abs() < 0.1);
    let caption = ghost.caption.as_ref().unwrap();
    assert_eq!(&*caption.1.text, "was expected here");
    let mark = list
        .marks
        .iter()
        .find(|mark| mark.item == ItemIx(0))
        .unwrap();
    let [slip] = &list.slips[..] else {
        panic!("{:?}", list.slips)
    };
    assert_eq!((slip.from, slip.to), (ItemIx(0), ItemIx(0)));
    let tip = *slip.path.last().unwrap();
    assert!(
        tip.distance(mark.center) < 16.0,
        "{tip:?} at {:?}",
        mark.center
    );
    assert_ghosts_keep_clear(&list);
    insta::assert_snapshot!(text_art(&list), @r"

                       December 2025      January 2026                                        February
                         22          29          5          12          19          26         2           9          16
                      '' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' ' '' '
                                                   *Paris talks                                       o Round
    North
    2 of 2 named                                   ::::::::::::::::::::::::::::::::::::::::::

                                                   was expected here
    ");
}

#[test]
fn ghosts_are_only_of_other_dates_that_were_believed_for_a_day() {
    let expected = |on, to| redated(on, to, Status::Expected);
    let table = [
        (vec![], 0, "no change"),
        (vec![expected("2026-01-10", "2026-02-10")], 1, "one change"),
        (
            vec![
                expected("2026-01-10", "2026-02-01"),
                expected("2026-01-10", "2026-02-10"),
            ],
            1,
            "corrected on the same day",
        ),
        (
            vec![
                expected("2026-01-10", "2026-02-01"),
                expected("2026-01-12", "2026-01-07/2026-01-31"),
            ],
            1,
            "back to the first",
        ),
        (
            (10..20)
                .map(|at| expected("2026-01-10", "2026-02-01").on(at))
                .collect(),
            3,
            "many changes",
        ),
        (
            vec![expected("2026-01-10", "2030")],
            0,
            "the item is out of sight",
        ),
    ];
    for (revisions, ghosts, what) in table {
        let list = haunted(round(revisions));
        assert_eq!(list.ghosts.len(), ghosts, "{what}: {:?}", list.ghosts);
    }
    assert!(
        Bench::of(moved_once(), SIZE)
            .lay_out(january())
            .ghosts
            .is_empty(),
        "not asked for"
    );
}

trait OnDay {
    fn on(self, day: u8) -> Self;
}

impl OnDay for Revision<ItemChange> {
    /// The same revision on another day of January, to the day itself.
    fn on(mut self, day: u8) -> Self {
        let edtf = format!("2026-01-{day}");
        self.known_from = when(&edtf).begun_by().unwrap();
        self.change.when = Dating::At(std::sync::Arc::new(when(&edtf)));
        self
    }
}

#[test]
fn what_was_superseded_points_at_what_came_instead() {
    let mut old = item("Old plan", "2026-01-07/2026-01-31", 3);
    old.status = Status::Superseded;
    old.replaced_by = Some(ItemIx(1));
    let list = haunted(timeline(vec![old, item("New plan", "2026-02-10", 3)]));
    assert_eq!(list.spans[0].form, SpanForm::Superseded);
    let [slip] = &list.slips[..] else {
        panic!("{:?}", list.slips)
    };
    assert_eq!((slip.from, slip.to), (ItemIx(0), ItemIx(1)));
    assert!(list.ghosts.is_empty());
}

#[test]
fn what_was_superseded_is_named_after_others_of_its_weight() {
    let long = |at: usize| format!("{at} {}", "x".repeat(44));
    let mut items: Vec<Item> = (0..9).map(|at| item(&long(at), "2026-01-10", 3)).collect();
    items[0].status = Status::Superseded;
    let mut bench = Bench::new(items, SIZE);
    let names = named(&bench.lay_out(january()));
    assert!(!names.is_empty() && names.len() < 9);
    assert!(!names.contains(&ItemIx(0)), "{names:?}");
}

#[test]
fn the_line_stands_at_the_end_of_its_day_with_a_flag_at_its_left() {
    let mut bench = Bench::of(moved_once(), SIZE);
    bench.knowledge = Some(day(2026, 1, 6));
    let line = bench.lay_out(january()).knowledge.unwrap();
    let x = TimeScale::for_canvas(january(), SIZE).x_from_time(day(2026, 1, 6));
    assert_eq!(line.x, Some(x));
    assert_eq!((line.later.left(), line.later.right()), (x, SIZE.x));
    let (rect, text) = line.flag.unwrap();
    assert_eq!(&*text.text, "5 Jan 2026");
    assert_eq!((rect.right(), rect.height()), (x, 20.0));
    assert_eq!(line.wedge.last().map(|tip| tip.x), Some(x));

    bench.knowledge = Some(day(2025, 11, 1));
    let line = bench.lay_out(january()).knowledge.unwrap();
    assert_eq!((line.x, line.flag), (None, None), "all is later");
    assert_eq!(
        line.later.x_range(),
        Rangef::new(heads_width(SIZE.x), SIZE.x)
    );
    bench.knowledge = Some(day(2026, 11, 1));
    assert_eq!(bench.lay_out(january()).knowledge, None, "nothing is later");
}

#[test]
fn a_phase_that_was_not_over_fades_at_the_line() {
    let phase = |edtf| Phase {
        name: "P".to_owned(),
        when: when(edtf),
        known_from: None,
    };
    let timeline = timeline_of(TimelineParts {
        items: vec![item("A", "2026-01-01", 3)],
        phases: vec![phase("2025-12-24/.."), phase("2025-12-20/2025-12-24")],
        ..TimelineParts::default()
    });
    let mut bench = Bench::of(timeline, SIZE);
    bench.knowledge = Some(day(2026, 1, 6));
    let list = bench.lay_out(january());
    let x = list.knowledge.unwrap().x.unwrap();
    let open = &list.phases[0];
    assert!((open.rect.right() - x).abs() < 2.0 && open.fades && !open.dashed);
    assert!(!list.phases[1].fades);
}

#[test]
fn accounts_split_the_mark() {
    let mut items = vec![
        item("Agreed", "2026-01-01", 3),
        item("Disputed", "2026-02-01", 3),
    ];
    items[1].conflicts = vec![Conflict {
        accounts: vec![Account::default(), Account::default()],
        ..Conflict::default()
    }];
    let list = Bench::new(items, SIZE).lay_out(january());
    let split = |ix| {
        list.marks
            .iter()
            .find(|mark| mark.item == ix)
            .unwrap()
            .split
    };
    assert_eq!((split(ItemIx(0)), split(ItemIx(1))), (false, true));
}

#[test]
fn what_colour_says_stands_beside_the_name() {
    let mut graded = item("Graded", "2026-01-10", 3);
    graded.sources = vec![SourceIx(0)];
    let timeline = timeline_of(TimelineParts {
        items: vec![graded],
        sources: vec![Source {
            tier: Some(Tier::B),
            ..Source::default()
        }],
        ..TimelineParts::default()
    });
    let mut bench = Bench::of(timeline, SIZE);
    let plain = bench.lay_out(january());
    assert_eq!(
        (plain.marks[0].shade, plain.labels[0].lines.len()),
        (None, 1)
    );
    bench.colour_by = ColourBy::Tier;
    let list = bench.lay_out(january());
    assert_eq!(list.marks[0].shade, Some(RampStep::Step(1)));
    let label = &list.labels[0];
    let note = &label.lines[1];
    assert_eq!(&*note.text, "B");
    assert!(note.left_center.x > label.lines[0].left_center.x + 6.0 * 7.0);
    assert!(
        label.rect.right() >= note.left_center.x + 7.0,
        "within its box"
    );
    bench.colour_by = ColourBy::Origins;
    assert_eq!(
        &*bench.lay_out(january()).labels[0].lines[1].text,
        "1 origin"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn ghosts_and_greys_get_in_nobodys_way(
        count in 1..120_usize, zoom in 0.0..3.0_f64, at in 0.0..1.0_f64, shift in -20..20_i64,
    ) {
        let items = random_items(count, 3, 90);
        let revisions = |(ix, item): (usize, &Item)| {
            let start = item.when.as_ref()?.earliest()?.millis() + shift * MILLIS_PER_DAY;
            let to = TimePoint::from_millis(start).civil().to_string();
            Some((ItemIx::from(ix), vec![redated("2026-06-01", &to, Status::Happened)]))
        };
        let timeline = timeline_of(TimelineParts {
            item_revisions: items.iter().enumerate().step_by(2).filter_map(revisions).collect(),
            items,
            ..TimelineParts::default()
        });
        let mut bench = Bench::of(timeline, vec2(1_200.0, 500.0));
        bench.ghosts = true;
        bench.colour_by = ColourBy::Tier;
        let view = bench.fit().zoom_at(at, zoom.exp());
        let list = bench.lay_out(view);
        assert_nothing_overlaps(&list);
        assert_ghosts_keep_clear(&list);
        let (shown, in_view) = standing_and_counted(&bench, &list, view);
        prop_assert_eq!(shown, in_view);
    }
}

#[test]
fn a_crowd_is_laid_out_without_deriving_its_members() {
    let mut items = crate::layout::testing::random_items(20_000, 3, 400);
    let mut item_revisions = BTreeMap::new();
    for (at, item) in items.iter_mut().enumerate() {
        item.known_from = when("2026-01-01").begun_by();
        let Some(date) = item.when.clone() else {
            continue;
        };
        let mut revision = redated("2026-01-02", "2026-01-02", Status::Happened);
        revision.change.when = Dating::At(std::sync::Arc::new(date));
        item_revisions.insert(ItemIx::from(at), vec![revision]);
    }
    let timeline = timeline_of(TimelineParts {
        items,
        item_revisions,
        ..TimelineParts::default()
    });
    let mut bench = Bench::of(timeline, SIZE);
    let range = bench.index.range().unwrap();
    let list = bench.lay_out(TimeView::fit(range, 0.0));
    let listed: usize = list
        .clusters
        .iter()
        .map(|pill| pill.first_members.len())
        .sum();
    assert!(listed > 1_000, "{listed} members are listed");
    let derived = bench.timeline.derived();
    assert!(derived < 400, "{derived} items are derived");
}
