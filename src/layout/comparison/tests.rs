//! Rows keep their order and their room, and ribbons join what belongs together.

use emath::vec2;
use proptest::prelude::*;

use crate::layout::testing::SevenPoints;
use crate::model::{
    Basis, ComparedPair, DocumentIx, LifeCell, Point, PointIx, PointLife, Relation, Side,
};

use super::places::place_beside;
use super::*;

fn points(count: usize) -> Vec<Point> {
    (1..=count)
        .map(|number| Point {
            number: number.to_string(),
            title: format!("Point {number}"),
            ..Point::default()
        })
        .collect()
}

fn pair(left: &[u32], right: &[u32], also_right: &[u32], relation: Relation) -> ComparedPair {
    let places = |numbers: &[u32]| numbers.iter().map(|it| PointIx(it - 1)).collect();
    ComparedPair {
        left: places(left),
        right: places(right),
        also_left: Vec::new(),
        also_right: places(also_right),
        relation,
        explanation: String::new(),
        explained_by: Vec::new(),
        basis: Basis::BothTexts,
        caveat: String::new(),
        sources: Vec::new(),
    }
}

/// Lays out `pairs` of texts with so many points, in a room 1168 by 740.
fn laid_out(
    counts: [usize; 2],
    pairs: &[ComparedPair],
    edit: impl Fn(&mut ComparisonInput<'_>),
) -> ComparisonLayout {
    let texts = counts.map(points);
    let groups = [PairGroup {
        head: None,
        pairs: (0..pairs.len()).collect(),
        elsewhere: 0,
    }];
    let mut input = ComparisonInput {
        points: [&texts[0], &texts[1]],
        heads: [["One", "as leaked"], ["Two", "as told"]],
        pairs,
        groups: &groups,
        selected: None,
        size: vec2(1168.0, 740.0),
        scroll_y: 0.0,
        whole: false,
    };
    edit(&mut input);
    lay_out_comparison(&input, &SevenPoints)
}

fn row(layout: &ComparisonLayout, side: Side, number: u32) -> &ComparedRow {
    let mut rows = layout.rows.iter();
    let row = rows.find(|row| row.side == side && row.point == PointIx(number - 1));
    row.unwrap_or_else(|| panic!("no row {side:?} {number}"))
}

#[test]
fn a_point_stands_beside_what_it_came_from() {
    let pairs = [
        pair(&[1], &[1], &[], Relation::Kept),
        pair(&[2], &[], &[], Relation::Dropped),
        pair(&[3], &[2], &[], Relation::Changed),
    ];
    let layout = laid_out([3, 2], &pairs, |_| {});
    let y = |side, number| row(&layout, side, number).rect.center().y;
    assert!((y(Side::Left, 1) - y(Side::Right, 1)).abs() < 0.01);
    assert!((y(Side::Left, 3) - y(Side::Right, 2)).abs() < 0.01);
    let kinds: Vec<_> = layout.ribbons.iter().map(|it| (it.pair, it.kind)).collect();
    assert_eq!(
        kinds,
        [
            (0, RibbonKind::Joined),
            (2, RibbonKind::Joined),
            (1, RibbonKind::StubOfLeft)
        ]
    );
}

#[test]
fn a_point_that_became_two_has_two_thin_ribbons_that_do_not_cross() {
    let pairs = [
        pair(&[1], &[2, 3], &[], Relation::Split),
        pair(&[2], &[1], &[], Relation::Changed),
    ];
    let layout = laid_out([2, 3], &pairs, |_| {});
    let split: Vec<&Ribbon> = layout.ribbons.iter().filter(|it| it.pair == 0).collect();
    assert_eq!(split.len(), 2);
    assert!(split.iter().all(|it| (it.thickness - 7.0).abs() < 0.01));
    assert!((split[1].from.y - split[0].from.y - 7.0).abs() < 0.01);
    assert!(split[1].to.y > split[0].to.y);
    let alone = layout
        .ribbons
        .iter()
        .find(|it| it.pair == 1)
        .expect("a ribbon");
    assert!((alone.thickness - 13.0).abs() < 0.01);
}

#[test]
fn a_point_that_only_went_into_others_leads_there() {
    let pairs = [
        pair(&[1], &[1], &[], Relation::Kept),
        pair(&[2], &[], &[1], Relation::Changed),
    ];
    let layout = laid_out([2, 1], &pairs, |_| {});
    let ribbon = layout
        .ribbons
        .iter()
        .find(|it| it.pair == 1)
        .expect("a ribbon");
    assert_eq!(ribbon.kind, RibbonKind::Joined);
    let target = row(&layout, Side::Right, 1);
    assert!(target.rect.y_range().contains(ribbon.to.y));
    assert_eq!(target.pair, 0);
    assert!(!target.guest);
}

#[test]
fn what_a_shown_pair_leads_to_is_there_as_a_guest() {
    let pairs = [
        pair(&[1], &[1], &[], Relation::Kept),
        pair(&[2], &[], &[1], Relation::Changed),
    ];
    let only = [PairGroup {
        head: None,
        pairs: vec![1],
        elsewhere: 0,
    }];
    let texts = [points(2), points(1)];
    let input = ComparisonInput {
        points: [&texts[0], &texts[1]],
        heads: [["", ""]; 2],
        pairs: &pairs,
        groups: &only,
        selected: Some(1),
        size: vec2(1000.0, 400.0),
        scroll_y: 0.0,
        whole: false,
    };
    let layout = lay_out_comparison(&input, &SevenPoints);
    assert_eq!(layout.rows.len(), 2);
    assert!(row(&layout, Side::Right, 1).guest);
    assert_eq!(layout.tag.expect("a tag").line.text.as_ref(), "Changed");
}

#[test]
fn twenty_eight_rows_fit_a_small_window_and_more_scroll() {
    let pairs: Vec<_> = (1..=28)
        .map(|n| pair(&[n], &[n], &[], Relation::Kept))
        .collect();
    let small = |layout: &mut ComparisonInput<'_>| layout.size = vec2(982.0, 628.0);
    let layout = laid_out([28, 28], &pairs, small);
    assert!(
        layout.longest_scroll() < 0.01,
        "{}",
        layout.longest_scroll()
    );
    let pairs: Vec<_> = (1..=400)
        .map(|n| pair(&[n], &[n], &[], Relation::Kept))
        .collect();
    let layout = laid_out([400, 400], &pairs, |input| {
        input.selected = Some(399);
        input.size = vec2(982.0, 628.0);
    });
    assert!(layout.longest_scroll() > 7000.0);
    assert!(layout.rows.len() < 60, "only what is in sight has text");
    let end = layout.scroll_to_selected.expect("a place");
    assert!((end - layout.longest_scroll()).abs() < 0.01);
}

#[test]
fn groups_by_topic_have_heads_and_their_points_stand_under_them() {
    let pairs = [
        pair(&[1], &[2], &[], Relation::Kept),
        pair(&[2], &[1], &[], Relation::Kept),
    ];
    let groups = [("NATO", 1), ("Territory", 0)].map(|(head, pair)| PairGroup {
        head: Some(head.to_owned()),
        pairs: vec![pair],
        elsewhere: 0,
    });
    let texts = [points(2), points(2)];
    let input = ComparisonInput {
        points: [&texts[0], &texts[1]],
        heads: [["", ""]; 2],
        pairs: &pairs,
        groups: &groups,
        selected: None,
        size: vec2(1000.0, 400.0),
        scroll_y: 0.0,
        whole: false,
    };
    let layout = lay_out_comparison(&input, &SevenPoints);
    let heads: Vec<_> = layout
        .group_heads
        .iter()
        .map(|it| it.line.text.as_ref())
        .collect();
    assert_eq!(heads, ["NATO", "Territory"]);
    assert!(row(&layout, Side::Left, 2).rect.top() >= layout.group_heads[0].rect.bottom() - 0.01);
    assert!(row(&layout, Side::Left, 2).rect.bottom() <= layout.group_heads[1].rect.top() + 0.01);
    assert!(row(&layout, Side::Right, 2).rect.top() >= layout.group_heads[1].rect.bottom() - 0.01);
}

#[test]
fn long_titles_end_in_an_ellipsis_before_the_disc() {
    let mut texts = [points(1), points(1)];
    texts[0][0].title = "A title that is far too long for its column ".repeat(4);
    let pairs = [pair(&[1], &[1], &[], Relation::Kept)];
    let groups = [PairGroup {
        head: None,
        pairs: vec![0],
        elsewhere: 0,
    }];
    let input = ComparisonInput {
        points: [&texts[0], &texts[1]],
        heads: [["", ""]; 2],
        pairs: &pairs,
        groups: &groups,
        selected: None,
        size: vec2(1000.0, 400.0),
        scroll_y: 0.0,
        whole: false,
    };
    let layout = lay_out_comparison(&input, &SevenPoints);
    let long = row(&layout, Side::Left, 1);
    assert!(long.is_cut && long.title.text.ends_with('…'));
    let end = long.title.left_center.x + 7.0 * long.title.text.chars().count() as f32;
    assert!(end < long.disc.x - ComparedRow::DISC_RADIUS);
    assert!(!row(&layout, Side::Right, 1).is_cut);
}

#[test]
fn the_pointer_finds_rows_and_ribbons() {
    let pairs = [
        pair(&[1], &[2], &[], Relation::Changed),
        pair(&[2], &[1], &[], Relation::Kept),
    ];
    let layout = laid_out([2, 2], &pairs, |_| {});
    let left = row(&layout, Side::Left, 2);
    let there = Some((1, Some((Side::Left, PointIx(1)))));
    assert_eq!(layout.hit(left.rect.center()), there);
    let ribbon = &layout.ribbons[0];
    assert_eq!(layout.hit(ribbon.at(0.2)), Some((ribbon.pair, None)));
    assert_eq!(layout.hit(pos2(600.0, 500.0)), None);
    assert_eq!(layout.hit(pos2(600.0, 20.0)), None);
}

#[test]
fn a_great_pair_has_only_a_few_ribbons_a_point() {
    let numbers: Vec<u32> = (1..=200).collect();
    let pairs = [pair(&numbers, &numbers, &[], Relation::Changed)];
    let layout = laid_out([200, 200], &pairs, |input| input.whole = true);
    assert!(layout.ribbons.len() <= 400, "{}", layout.ribbons.len());
}

/// Texts with pairs that dispose of every point once, and lead to some others besides.
fn any_pairs() -> impl Strategy<Value = ([usize; 2], Vec<ComparedPair>)> {
    (1..40_usize, 1..40_usize).prop_flat_map(|(left, right)| {
        let partners = proptest::collection::vec(proptest::option::of(0..right), left);
        let also = proptest::collection::vec((0..left, 0..right), 0..6);
        (partners, also).prop_map(move |(partners, also)| {
            let mut pairs = Vec::new();
            for to in 0..right {
                let from: Vec<u32> = (0..left)
                    .filter(|at| partners[*at] == Some(to))
                    .map(|at| at as u32 + 1)
                    .collect();
                let relation = if from.is_empty() {
                    Relation::Added
                } else {
                    Relation::Changed
                };
                pairs.push(pair(&from, &[to as u32 + 1], &[], relation));
            }
            for (at, partner) in partners.iter().enumerate() {
                if partner.is_none() {
                    pairs.push(pair(&[at as u32 + 1], &[], &[], Relation::Dropped));
                }
            }
            for (at, to) in also {
                let point = PointIx(at as u32);
                let own = pairs.iter_mut().find(|pair| pair.left.contains(&point));
                if let Some(own) = own
                    && !own.right.contains(&PointIx(to as u32))
                {
                    own.also_right.push(PointIx(to as u32));
                }
            }
            ([left, right], pairs)
        })
    })
}

proptest! {
    #[test]
    fn rows_never_overlap_keep_their_order_and_have_each_point_once(
        (counts, pairs) in any_pairs(),
        width in 300.0_f32..3000.0,
    ) {
        let layout = laid_out(counts, &pairs, |input| {
            input.whole = true;
            input.size.x = width;
        });
        for (at, side) in Side::BOTH.into_iter().enumerate() {
            let rows: Vec<_> = layout.rows.iter().filter(|row| row.side == side).collect();
            prop_assert_eq!(rows.len(), counts[at]);
            for two in rows.windows(2) {
                prop_assert!(two[0].rect.bottom() <= two[1].rect.top() + 0.01);
                prop_assert!(two[0].point < two[1].point);
            }
            for row in rows {
                prop_assert!(row.rect.bottom() <= layout.rows_area.bottom() + 0.01);
                prop_assert!(row.rect.top() >= layout.rows_area.top() - 0.01);
                prop_assert!(row.rect.right() <= width + 0.5);
            }
        }
    }

    #[test]
    fn each_ribbon_joins_rows_of_its_pair((counts, pairs) in any_pairs()) {
        let layout = laid_out(counts, &pairs, |input| input.whole = true);
        let has = |ribbon: &Ribbon, side: Side, y: f32| {
            let pair = &pairs[ribbon.pair];
            let points = || pair.points(side).iter().chain(pair.also(side));
            layout.rows.iter().any(|row| {
                row.side == side && points().any(|it| *it == row.point) && row.rect.y_range().contains(y)
            })
        };
        for ribbon in &layout.ribbons {
            prop_assert!(ribbon.thickness > 0.0);
            match ribbon.kind {
                RibbonKind::Joined => {
                    prop_assert!(has(ribbon, Side::Left, ribbon.from.y));
                    prop_assert!(has(ribbon, Side::Right, ribbon.to.y));
                }
                RibbonKind::StubOfLeft => prop_assert!(has(ribbon, Side::Left, ribbon.from.y)),
                RibbonKind::StubOfRight => prop_assert!(has(ribbon, Side::Right, ribbon.from.y)),
            }
        }
        for (at, pair) in pairs.iter().enumerate() {
            prop_assert!(layout.ribbons.iter().any(|it| it.pair == at), "{:?}", pair.relation);
        }
    }

    #[test]
    fn rows_beside_others_keep_their_order_and_stay_within(
        wanted in proptest::collection::vec(proptest::option::of(0.0_f32..60.0), 1..60),
    ) {
        let tops = place_beside(&wanted, 60.0);
        prop_assert_eq!(tops.len(), wanted.len());
        prop_assert!(tops[0] >= 0.0 && tops[tops.len() - 1] <= 59.001);
        for two in tops.windows(2) {
            prop_assert!(two[1] - two[0] >= 0.999);
        }
    }

    #[test]
    fn a_ribbon_is_found_where_it_is(
        (counts, pairs) in any_pairs(),
        t in 0.02_f32..0.98,
    ) {
        let layout = laid_out(counts, &pairs, |input| input.whole = true);
        for ribbon in &layout.ribbons {
            prop_assert!(ribbon.is_near(ribbon.at(t)), "{ribbon:?}");
            let edges: Vec<_> = ribbon.edges(24).collect();
            prop_assert_eq!(edges.len(), 25);
            prop_assert!((edges[0][1].y - edges[0][0].y - ribbon.thickness).abs() < 0.01);
        }
    }
}

/// Lives of two texts: one that goes on, one that ends, one that begins late.
fn lives() -> Vec<PointLife> {
    let cell = |at: u32, points: &[u32], relation| LifeCell {
        document: DocumentIx(at),
        points: points.iter().map(|it| PointIx(*it)).collect(),
        also: Vec::new(),
        relation,
    };
    let life = |first, second| PointLife {
        cells: vec![first, second],
    };
    vec![
        life(cell(0, &[0], None), cell(1, &[0, 1], Some(Relation::Split))),
        life(cell(0, &[1], None), cell(1, &[], Some(Relation::Dropped))),
        life(cell(0, &[], None), cell(1, &[2], Some(Relation::Added))),
    ]
}

#[test]
fn a_life_stands_in_the_column_of_each_text_that_has_it() {
    let texts = [points(2), points(3)];
    let documents = [0, 1].map(|at: u32| LifeColumn {
        document: DocumentIx(at),
        words: ["A text", "of a day"],
        points: &texts[at as usize],
    });
    let layout = lay_out_lives(
        &LivesInput {
            documents: &documents,
            lives: &lives(),
            shown: &[0, 1, 2],
            selected: Some(1),
            size: vec2(1000.0, 400.0),
            scroll_y: 0.0,
            whole: false,
        },
        &SevenPoints,
    );
    assert_eq!(layout.rows.len(), 3);
    let [first, second, third] = [0, 1, 2].map(|at: usize| &layout.rows[at]);
    assert_eq!(first.boxes.len(), 2);
    assert!(
        first.rect.height() > second.rect.height(),
        "two points need two lines"
    );
    let link = &second.links[0];
    assert_eq!((link.relation, link.to), (Relation::Dropped, None));
    assert_eq!(link.from, Some(second.boxes[0].rect.right_center()));
    assert_eq!(third.links[0].from, None);
    assert!(third.links[0].to.is_some());
    assert!(second.selected && !first.selected);
    let inside = third.boxes[0].rect.center();
    let there = Some((2, Some((DocumentIx(1), PointIx(2)))));
    assert_eq!(layout.hit(inside), there);
    for two in layout.rows.windows(2) {
        assert!(two[0].rect.bottom() < two[1].rect.top());
    }
}

#[test]
fn a_life_that_only_has_a_part_in_another_says_in_which() {
    let texts = [points(2), points(3)];
    let documents = [0, 1].map(|at: u32| LifeColumn {
        document: DocumentIx(at),
        words: ["A text", "of a day"],
        points: &texts[at as usize],
    });
    let mut lives = lives();
    lives[1].cells[1].also = vec![PointIx(0), PointIx(2)];
    let layout = lay_out_lives(
        &LivesInput {
            documents: &documents,
            lives: &lives,
            shown: &[1],
            selected: None,
            size: vec2(1000.0, 400.0),
            scroll_y: 0.0,
            whole: false,
        },
        &SevenPoints,
    );
    let row = &layout.rows[0];
    assert_eq!(row.notes[0].text.as_ref(), "A part in 1 and 3");
    assert!(row.links[0].to.is_some(), "the line goes on to the words");
}

#[test]
fn many_lives_cost_only_what_is_in_sight() {
    let text = points(5_000);
    let documents = [LifeColumn {
        document: DocumentIx(0),
        words: ["A text", ""],
        points: &text,
    }];
    let cell = |at: usize| LifeCell {
        document: DocumentIx(0),
        points: vec![PointIx::from(at)],
        also: Vec::new(),
        relation: None,
    };
    let lives: Vec<PointLife> = (0..5_000)
        .map(|at| PointLife {
            cells: vec![cell(at)],
        })
        .collect();
    let shown: Vec<usize> = (0..lives.len()).collect();
    let mut input = LivesInput {
        documents: &documents,
        lives: &lives,
        shown: &shown,
        selected: Some(4_999),
        size: vec2(1000.0, 700.0),
        scroll_y: 0.0,
        whole: false,
    };
    let layout = lay_out_lives(&input, &SevenPoints);
    assert!(layout.rows.len() < 30, "{}", layout.rows.len());
    let end = layout.scroll_to_selected.expect("a place");
    assert!((end - layout.longest_scroll()).abs() < 0.01);
    input.scroll_y = end;
    let rows = lay_out_lives(&input, &SevenPoints).rows;
    assert_eq!(rows.last().map(|row| row.life), Some(4_999));
}

#[test]
fn a_long_caption_takes_two_lines_and_makes_room_for_them() {
    const CAPTION: &str = "as leaked in November, never published officially, of which there are \
                           several copies";
    let pairs = [pair(&[1], &[1], &[], Relation::Kept)];
    let short = laid_out([1, 1], &pairs, |_| {});
    let long = laid_out([1, 1], &pairs, |input| input.heads[0][1] = CAPTION);
    let lines = long.heads[0].lines[1..].iter();
    let words: Vec<&str> = lines.map(|it| it.text.as_ref()).collect();
    assert_eq!(words.len(), 2);
    assert_eq!(words.join(" "), CAPTION);
    assert!(long.rows_area.top() > short.rows_area.top());
    let last = long.heads[0].lines[2].left_center.y;
    assert!(last + 7.0 <= long.heads[0].rect.bottom());
}

#[test]
fn no_row_is_cut_by_the_heads_wherever_the_cursor_leads() {
    let pairs: Vec<_> = (1..=90)
        .map(|n| pair(&[n], &[n], &[], Relation::Kept))
        .collect();
    let groups: Vec<PairGroup> = (0..9)
        .map(|at| PairGroup {
            head: Some(format!("Topic {at}")),
            pairs: (at * 10..at * 10 + 10).collect(),
            elsewhere: 0,
        })
        .collect();
    let texts = [points(90), points(90)];
    let at = |selected, scroll_y| {
        let input = ComparisonInput {
            points: [&texts[0], &texts[1]],
            heads: [["", ""]; 2],
            pairs: &pairs,
            groups: &groups,
            selected: Some(selected),
            size: vec2(982.0, 611.0),
            scroll_y,
            whole: false,
        };
        lay_out_comparison(&input, &SevenPoints)
    };
    let mut scroll = 0.0;
    for selected in [0, 40, 89, 60, 10] {
        scroll = at(selected, scroll).scroll_to_selected.expect("a place");
        let layout = at(selected, scroll);
        let area = layout.rows_area;
        let is_cut = |rect: Rect| rect.top() < area.top() - 0.5 && rect.bottom() > area.top() + 0.5;
        let mut rows = layout.rows.iter().map(|row| row.rect);
        assert!(!rows.any(is_cut), "{selected}");
        assert!(!layout.group_heads.iter().any(|head| is_cut(head.rect)));
        let point = row(&layout, Side::Left, selected as u32 + 1).rect;
        assert!(point.bottom() <= area.bottom() + 0.5);
        let mut heads = layout.group_heads.iter();
        let own = heads.any(|head| (head.rect.bottom() - point.top()).abs() < 0.5);
        assert_eq!(
            own,
            selected % 10 == 0,
            "the words over {selected} come with it"
        );
    }
}
