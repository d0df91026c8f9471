//! What is seen of a half-year story on a small window before anything is touched.

use super::*;
use crate::model::{Importance, Kind};

const SMALL: [Vec2; 2] = [vec2(890.0, 516.0), vec2(982.0, 516.0)];

/// Twelve items on each of five tracks, one anchor on four of them, the last near the right edge.
fn half_year() -> Vec<Item> {
    let mut items = random_items(60, 5, 170);
    for item in &mut items {
        item.importance = Importance::new(item.importance.level().min(4)).unwrap();
    }
    let anchors = [
        ("28-point proposal", "2025-11-20", 0),
        ("20-point counterplan", "2025-12-23/2025-12-24", 1),
        ("Paris talks", "2026-01-06", 2),
        ("20th sanctions round adopted", "2026-04-23", 3),
    ];
    items.extend(anchors.map(|(title, edtf, track)| {
        let mut item = item(title, edtf, 5);
        item.track = TrackIx(track);
        item
    }));
    items
}

fn half_year_view() -> TimeView {
    TimeView::fit(day(2025, 11, 12)..day(2026, 5, 4), 0.0)
}

/// An expected range on the first track, in the source's words "later in January".
fn expected(title: &str, level: u8) -> Item {
    let mut item = item(title, "2026-01-07/2026-01-31", level);
    item.status = Status::Expected;
    item.shown_date = Some("later in January".to_owned());
    item
}

fn text_of(list: &DisplayList, ix: u32) -> Vec<&str> {
    let label = list.labels.iter().find(|label| label.item == ItemIx(ix));
    label.map_or(Vec::new(), |label| {
        label.lines.iter().map(|line| &*line.text).collect()
    })
}

#[test]
fn the_anchors_of_the_story_are_named_in_full_on_a_small_window() {
    for size in SMALL {
        let mut bench = Bench::new(half_year(), size);
        let list = bench.lay_out(half_year_view());
        for ix in 60..64 {
            let title = &bench.timeline.item(ItemIx(ix)).title;
            assert_eq!(text_of(&list, ix).join(" "), *title, "at {size:?}");
        }
        for label in &list.labels {
            let seen = label.rect.left() >= list.heads_width && label.rect.right() <= size.x;
            assert!(seen, "{:?} is cut at {size:?}", label.lines);
        }
        assert_nothing_overlaps(&list);
    }
}

#[test]
fn what_is_expected_does_not_look_as_if_it_had_happened() {
    let mut bench = Bench::new(vec![expected("Twentieth package", 4)], vec2(982.0, 300.0));
    let list = bench.lay_out(half_year_view());
    let span = list.spans[0];
    assert_eq!((span.form, span.height as u32), (SpanForm::Expected, 24));
    let (mark, label) = (list.marks[0], &list.labels[0]);
    let middle = f32::midpoint(span.x[1], span.x[2]);
    assert!(
        (mark.center.x - middle).abs() < 0.1,
        "the mark is in the middle of the core"
    );
    assert!((mark.center.y - label.lines[0].left_center.y - 25.0).abs() < 0.1);
    assert_eq!(
        text_of(&list, 0),
        ["Twentieth package", "\u{201C}later in January\u{201D}"]
    );
    assert!((label.lines[1].left_center.y - mark.center.y - 25.0).abs() < 0.1);
}

#[test]
fn the_words_of_a_source_give_way_to_names() {
    let mut items = vec![expected("Twentieth package", 5)];
    let date = "2026-01-10";
    items.extend((0..6).map(|at| item(&format!("Something else {at}"), date, 4)));
    let mut bench = Bench::new(items, vec2(982.0, 168.0));
    let list = bench.lay_out(half_year_view());
    assert_eq!(text_of(&list, 0), ["Twentieth package"]);
    assert!(list.labels.len() > 1);
    assert_nothing_overlaps(&list);
}

#[test]
fn an_expected_range_without_a_name_is_dashed_on_the_rug_too() {
    let mut items = vec![expected("Crowded out", 1)];
    items.extend((0..40).map(|at| {
        let date = format!("2026-01-{:02}", 1 + at % 28);
        item(&format!("Something more important {at}"), &date, 4)
    }));
    items[0].when = item("", "2026-03-02/2026-03-20", 1).when;
    let mut bench = Bench::new(items, vec2(890.0, 134.0));
    bench.selected = None;
    let list = bench.lay_out(half_year_view());
    assert!(text_of(&list, 0).is_empty());
    let span = list
        .spans
        .iter()
        .find(|span| span.item == ItemIx(0))
        .unwrap();
    assert_eq!(span.form, SpanForm::Expected);
    assert!(span.height < 22.0, "no higher than a pill");
}

#[test]
fn a_vague_date_does_not_strike_through_its_neighbours_on_the_rug() {
    let mut items = vec![item("Some time in January", "2026-01", 1)];
    items.extend(["05", "12", "25"].map(|day| item("Day", &format!("2026-01-{day}"), 1)));
    items.extend((0..60).map(|at| {
        let date = format!("2026-04-{:02}", 1 + at % 28);
        item(&format!("Something more important {at}"), &date, 4)
    }));
    let mut bench = Bench::new(items, vec2(890.0, 134.0));
    let list = bench.lay_out(half_year_view());
    let span = list
        .spans
        .iter()
        .find(|span| span.item == ItemIx(0))
        .unwrap();
    assert_eq!(span.form, SpanForm::Spine);
    let crossed = list.marks.iter().filter(|mark| {
        mark.item != ItemIx(0) && mark.center.x > span.x[0] && mark.center.x < span.x[3]
    });
    let mut count = 0;
    for mark in crossed {
        count += 1;
        let gap = (span.y + span.height / 2.0 - mark.center.y).abs() - span.height / 2.0;
        assert!(gap >= mark.size / 2.0, "{gap} from a mark");
    }
    assert!(count > 0, "something stands in the way");
}

#[test]
fn the_plate_is_never_cut_at_the_edges_of_the_lanes() {
    let long = "A title that goes on for longer than most and would leave the canvas at its edge";
    let mut items = Vec::new();
    for (track, date) in (0..6)
        .flat_map(|track| ["2025-11-12", "2026-02-01", "2026-05-02"].map(|date| (track, date)))
    {
        let mut item = item(if date < "2026-03" { long } else { "Short" }, date, 3);
        item.track = TrackIx(track);
        items.push(item);
    }
    let count = items.len() as u32;
    for size in [vec2(982.0, 516.0), vec2(600.0, 516.0), vec2(420.0, 300.0)] {
        let mut bench = Bench::new(items.clone(), size);
        bench.folded = vec![false, false, false, false, false, true];
        for ix in 0..count {
            bench.selected = Some(ItemIx(ix));
            let list = bench.lay_out(half_year_view());
            let Some(plate) = &list.plate else { continue };
            let area = Rect::from_x_y_ranges(list.heads_width..=size.x, list.lanes_top..=size.y);
            assert!(
                area.contains_rect(plate.rect),
                "{:?} at {size:?}",
                plate.rect
            );
            assert!(plate.rect.contains(plate.mark.center));
            for line in &plate.lines {
                let end = line.left_center.x + SevenPoints.width(&line.text, line.style);
                assert!(end <= plate.rect.right(), "{} at {size:?}", line.text);
            }
        }
    }
}

#[test]
fn no_more_than_six_relations_are_drawn_and_their_verbs_cover_nothing() {
    let mut items = half_year();
    let from = 62;
    items[from].links = (0..40)
        .filter(|at| *at != from as u32)
        .map(|at| Link {
            kind: LinkKind::Follows,
            target: ItemIx(at),
        })
        .chain([Link {
            kind: LinkKind::Follows,
            target: ItemIx(60),
        }])
        .collect();
    for size in [vec2(982.0, 516.0), vec2(1_360.0, 830.0)] {
        let mut bench = Bench::new(items.clone(), size);
        bench.selected = Some(ItemIx(from as u32));
        let list = bench.lay_out(half_year_view());
        assert!(
            list.links.len() <= 6 && list.links.len() > 1,
            "{}",
            list.links.len()
        );
        assert!(
            list.links.iter().any(|link| link.to == ItemIx(60)),
            "the anchor comes first"
        );
        let verbs: Vec<Rect> = list
            .links
            .iter()
            .filter_map(|link| link.verb.as_ref().map(|verb| verb.0))
            .collect();
        for (at, verb) in verbs.iter().enumerate() {
            let mut taken: Vec<Rect> = list.labels.iter().map(|label| label.rect).collect();
            taken.extend(list.clusters.iter().map(|pill| pill.rect));
            taken.extend(list.plate.iter().map(|plate| plate.rect));
            taken.extend(&verbs[at + 1..]);
            taken.extend(
                list.marks
                    .iter()
                    .map(|mark| Rect::from_center_size(mark.center, Vec2::splat(mark.size))),
            );
            assert!(
                !taken.iter().any(|other| other.intersects(*verb)),
                "{verb:?} covers"
            );
        }
        for link in &list.links {
            let tip = link.path[link.path.len() - 1];
            let inside = |pill: &&Cluster| pill.rect.shrink(0.5).contains(tip);
            assert!(
                !list.clusters.iter().any(|pill| inside(&pill)),
                "an arrow in a pill"
            );
        }
    }
}

#[test]
fn ghosts_of_further_tracks_are_not_counted() {
    let mut items = random_items(300, 4, 60);
    for (at, item) in items.iter_mut().enumerate() {
        let own = item.track.0;
        item.further_tracks = vec![TrackIx((own + 1) % 4), TrackIx(own), TrackIx((own + 1) % 4)];
        item.kind = if at % 2 == 0 {
            Kind::Meeting
        } else {
            Kind::Document
        };
    }
    let mut bench = Bench::new(items, vec2(1_400.0, 600.0));
    let whole = bench.fit();
    for step in 0..40 {
        let view = whole.zoom_at(0.4, 1.15_f64.powi(step));
        let list = bench.lay_out(view);
        let (shown, in_view) = standing_and_counted(&bench, &list, view);
        assert_eq!(shown, in_view, "at step {step}");
        for pill in &list.clusters {
            let own = |ix: &ItemIx| bench.timeline.item(*ix).track == pill.track;
            let unique: HashSet<_> = pill.first_members.iter().collect();
            assert!(pill.first_members.iter().all(own), "a guest is counted");
            assert_eq!(unique.len(), pill.first_members.len());
        }
        let ghosts: Vec<_> = list.marks.iter().filter(|mark| mark.ghost).collect();
        for (at, ghost) in ghosts.iter().enumerate() {
            let again = |other: &&Mark| other.item == ghost.item && other.center == ghost.center;
            assert!(!ghosts[at + 1..].iter().any(again), "a ghost stands twice");
        }
    }
}

#[test]
fn the_line_of_today_strikes_through_no_name() {
    let items = vec![item("A name across the line", "2026-01-06", 4)];
    let mut bench = Bench::new(items, vec2(982.0, 300.0));
    let mut list = bench.lay_out(half_year_view());
    let rect = list.labels[0].rect;
    list.today = Some(rect.center().x);
    let pieces = list.today_pieces();
    assert_eq!(pieces.len(), 2);
    assert!(pieces[0].1[1] <= rect.top() && pieces[1].1[0] >= rect.bottom());
    list.today = Some(rect.right() + 50.0);
    assert_eq!(
        list.today_pieces(),
        [(rect.right() + 50.0, [list.lanes_top, 300.0])]
    );
    list.today = None;
    assert!(list.today_pieces().is_empty());
}

#[test]
fn a_narrow_head_shortens_what_it_says() {
    let mut items = vec![item("Dated", "2026-01-06", 3), item("Undated", "", 3)];
    items[0].track = TrackIx(1);
    let mut bench = Bench::new(items, vec2(700.0, 300.0));
    let list = bench.lay_out(half_year_view());
    let texts: Vec<&str> = list.heads[0].lines.iter().map(|line| &*line.text).collect();
    assert_eq!(texts[1..], ["none in view", "1 undated"]);
    bench.folded = vec![false, true];
    let long = "A track with a long name";
    let mut parts_name = bench.timeline.tracks[1].clone();
    parts_name.name = long.to_owned();
    let mut tracks = bench.timeline.tracks.clone();
    tracks[1] = parts_name;
    bench.timeline = Timeline::new(crate::model::TimelineParts {
        tracks,
        items: bench.timeline.record().items.clone(),
        ..crate::model::TimelineParts::default()
    });
    let list = bench.lay_out(half_year_view());
    let line = &list.heads[1].lines[0];
    assert!(line.text.ends_with('…'), "{}", line.text);
    for line in list.heads.iter().flat_map(|head| &head.lines) {
        let end = line.left_center.x + SevenPoints.width(&line.text, line.style);
        assert!(end <= list.heads_width - 8.0, "{}", line.text);
    }
}
