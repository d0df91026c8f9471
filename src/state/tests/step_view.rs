//! From what the laptop shows to a step, and back.

use proptest::prelude::*;

use super::{
    dossier::{ANSWER, ARMY, COUNT, PLAN, dossier_story, reordered},
    knowing::{known_story, on},
    *,
};
use crate::model::{
    FacetValue, Framing, KnowledgeDate, PointIx, SeriesIx, Side, Step, StepView, TopicIx,
};

fn show(state: &mut State, step: &Step) -> Vec<Effect> {
    let told = Arc::clone(&state.timeline);
    state.show_step(&told, step, now(0))
}

fn ids(state: &State, step: &Step) -> Vec<String> {
    let items = step.items.iter();
    items
        .map(|ix| state.timeline.item(*ix).id.clone())
        .collect()
}

fn range(edtf: &str) -> Framing {
    Framing::Range(Box::new(when(edtf)))
}

fn fill(state: &mut State, from: &str, to: &str) {
    let range = day(from)..day(to);
    state.apply(Command::ShowRange { range }, now(0));
}

#[test]
fn the_selected_item_leads_and_what_is_in_sight_follows_in_the_order_of_time() {
    let mut state = opened(story());
    fill(&mut state, "2025-12-01", "2026-02-01");
    let step = state.step_of_view(now(0));
    assert_eq!(ids(&state, &step), ["b", "c", "d"]);
    select(&mut state, "d");
    let step = state.step_of_view(now(0));
    assert_eq!(ids(&state, &step), ["d", "b", "c"]);
    assert_eq!(step.title, "Title of d");
    assert_eq!(step.dwell_secs, Step::USUAL_DWELL_SECS);
}

#[test]
fn what_the_filter_leaves_out_is_not_sent() {
    let mut state = opened(story());
    let value = FacetValue::Track(TrackIx(1));
    state.apply(Command::ToggleFilter { value }, now(0));
    state.apply(Command::FitAll, now(0));
    let step = state.step_of_view(now(0));
    assert_eq!(ids(&state, &step), ["b", "d", "f"]);
}

#[test]
fn of_a_crowd_the_seven_that_matter_most_are_named() {
    let mut parts = story();
    parts.items = (1..=12_u8)
        .map(|day| Item {
            importance: Importance::new(1 + day % 5).expect("a level"),
            ..item(&day.to_string(), Some(&format!("2026-01-{day:02}")), 0)
        })
        .collect();
    let mut state = opened(parts);
    state.apply(Command::FitAll, now(0));
    let step = state.step_of_view(now(0));
    assert_eq!(ids(&state, &step), ["2", "3", "4", "7", "8", "9", "12"]);
}

#[test]
fn a_view_is_told_by_its_phase_its_items_or_its_dates() {
    let mut state = opened(story());
    state.apply(Command::ShowPhase { index: 1 }, now(0));
    let step = state.step_of_view(now(0));
    assert_eq!((step.framing, &*step.title), (Framing::Phase(1), "Early"));
    fill(&mut state, "2025-12-14", "2026-01-11");
    let step = state.step_of_view(now(0));
    assert_eq!(step.framing, range("2025-12-14/2026-01-10"));
    assert_eq!(step.title, when("2025-12-14/2026-01-10").label());
    let first = ix(&state, "b");
    let alone = Step {
        items: vec![first],
        ..Step::default()
    };
    show(&mut state, &alone);
    assert_eq!(state.step_of_view(now(0)).framing, Framing::Items);
}

#[test]
fn a_short_view_is_told_with_times_of_day() {
    let mut state = opened(story());
    let hour = |hours: i64| day("2026-01-06").saturating_add_millis(hours * 3_600_000);
    let range = hour(9)..hour(17);
    state.apply(Command::ShowRange { range }, now(0));
    let step = state.step_of_view(now(0));
    let Framing::Range(when) = &step.framing else {
        panic!("{step:?}")
    };
    assert_eq!(when.edtf(), "2026-01-06T09:00/2026-01-06T16:59");
    show(&mut state, &step);
    assert_eq!(state.viewing.target().range(), hour(9)..hour(17));
}

#[test]
fn a_sentence_is_that_of_the_summary_if_it_is_short_and_else_the_title() {
    let long = format!("{}end. Short.", "word ".repeat(Step::MAX_WORDS));
    for (summary, sentence) in [
        ("", "Title of a"),
        ("They met. It was cold.", "They met."),
        (&long, "Title of a"),
    ] {
        let mut parts = story();
        parts.items[2].summary = summary.to_owned();
        parts.items[2].short_title = Some("Short".to_owned());
        let mut state = opened(parts);
        select(&mut state, "a");
        let step = state.step_of_view(now(0));
        assert_eq!((&*step.title, &*step.sentence), ("Short", sentence));
    }
}

#[test]
fn the_evidence_on_screen_makes_a_step_of_evidence() {
    let mut state = opened(story());
    select(&mut state, "d");
    state.apply(Command::ToggleEvidence, now(0));
    let step = state.step_of_view(now(0));
    assert_eq!(step.view, StepView::Evidence);
    assert_eq!(ids(&state, &step), ["d"]);
    state.apply(Command::CloseTop, now(0));
    show(&mut state, &step);
    assert!(state.knowing.evidence);
}

#[test]
fn a_comparison_is_sent_with_the_pair_under_the_cursor_and_in_its_words() {
    let mut state = opened(dossier_story());
    state.apply(Command::Comparing(ComparingCommand::Open), now(0));
    let (side, point) = (Side::Right, PointIx(1));
    let to_point = ComparingCommand::Point { side, point };
    state.apply(Command::Comparing(to_point), now(0));
    let step = state.step_of_view(now(0));
    let expected = StepView::Comparison {
        left: PLAN,
        right: ANSWER,
        point: Some((ANSWER, PointIx(1))),
    };
    assert_eq!(step.view, expected);
    assert_eq!(step.title, "Point 2 of the answer");
    assert_eq!(step.sentence, "It differs.");
}

#[test]
fn a_comparison_is_not_signed_by_the_item_selected_before_it_was_opened() {
    for (point, explaining) in [(1, vec!["b", "d"]), (0, vec![])] {
        let mut state = opened(dossier_story());
        select(&mut state, "e");
        state.apply(Command::Comparing(ComparingCommand::Open), now(0));
        let (side, point) = (Side::Right, PointIx(point));
        let to_point = ComparingCommand::Point { side, point };
        state.apply(Command::Comparing(to_point), now(0));
        let step = state.step_of_view(now(0));
        assert!(matches!(step.view, StepView::Comparison { .. }));
        assert_eq!(ids(&state, &step), explaining);
        let lead = step.items.first().map(|ix| state.timeline.item(*ix));
        let importance = lead.map_or(Importance::DEFAULT, |item| item.importance);
        assert_eq!(step.importance, importance);
    }
}

#[test]
fn a_row_with_the_cursor_makes_a_step_of_its_issue_or_figure() {
    let mut state = opened(dossier_story());
    for (cursor, view, title) in [
        (
            FollowedCursor::Step {
                topic: ARMY,
                step: 1,
            },
            StepView::Topic(ARMY),
            "army",
        ),
        (
            FollowedCursor::Value {
                series: COUNT,
                value: 0,
            },
            StepView::Figures(COUNT),
            "Points",
        ),
    ] {
        let follow = |command| Command::Following(command);
        state.apply(follow(FollowingCommand::ShowAll), now(0));
        state.apply(follow(FollowingCommand::Focus { cursor }), now(0));
        let step = state.step_of_view(now(0));
        assert_eq!((&step.view, &*step.title), (&view, title));
        state.apply(follow(FollowingCommand::Clear), now(0));
        show(&mut state, &step);
        assert_eq!(state.step_of_view(now(0)).view, view);
    }
}

#[test]
fn a_sent_row_is_of_the_time_and_the_words_of_its_cursor_wherever_the_laptop_looks() {
    let mut parts = dossier_story();
    let steps = &mut parts.dossier.topics[0].steps;
    steps[1].text = "It is contested. Nobody gives way.".to_owned();
    steps[2].text = "word ".repeat(Step::MAX_WORDS + 1);
    parts.dossier.topics[0].summary = "It came up and was agreed.".to_owned();
    let mut state = opened(parts);
    state.apply(Command::Following(FollowingCommand::ShowAll), now(0));
    fill(&mut state, "2027-01-01", "2027-03-01");
    select(&mut state, "c");
    for (step, item, sentence) in [
        (0, "a", "It came up."),
        (1, "d", "It is contested. Nobody gives way."),
        (2, "e", "Title of e"),
    ] {
        let cursor = FollowedCursor::Step { topic: ARMY, step };
        state.apply(
            Command::Following(FollowingCommand::Focus { cursor }),
            now(0),
        );
        let sent = state.step_of_view(now(0));
        assert_eq!(ids(&state, &sent), [item]);
        assert_eq!(sent.sentence, sentence);
        let steps = &state.timeline.topic(ARMY).expect("known").steps;
        let Framing::Range(shown) = &sent.framing else {
            panic!("{sent:?}")
        };
        for (at, other) in steps.iter().enumerate() {
            let when = state.timeline.when_of(other.item).expect("dated");
            let axis = shown.earliest().expect("a day")..shown.latest().expect("a day");
            assert_eq!(when.overlaps(axis), at <= step, "{at} {}", shown.edtf());
        }
    }
}

#[test]
fn showing_a_step_is_one_jump_that_can_be_taken_back() {
    let mut state = opened(dossier_story());
    select(&mut state, "b");
    let before = state.place();
    let step = Step {
        items: vec![ix(&state, "d")],
        framing: Framing::Phase(0),
        view: StepView::Comparison {
            left: PLAN,
            right: ANSWER,
            point: None,
        },
        ..Step::default()
    };
    show(&mut state, &step);
    assert!(state.is_comparing() && selected(&state) == Some("d"));
    state.apply(Command::ViewBack, now(0));
    assert_eq!(state.place(), before);
}

#[test]
fn a_step_moves_the_view_unless_motion_is_reduced() {
    for reduced in [false, true] {
        let mut state = opened(story());
        state.apply(Command::SetReducedMotion { reduced }, now(0));
        let step = Step {
            framing: range("2026-01-05/2026-01-09"),
            ..Step::default()
        };
        show(&mut state, &step);
        assert_eq!(state.viewing.is_moving(now(1)), !reduced);
    }
}

#[test]
fn a_step_says_how_many_of_its_items_the_filter_leaves_out_and_shows_them_all_the_same() {
    let mut state = opened(story());
    let value = FacetValue::Track(TrackIx(1));
    state.apply(Command::ToggleFilter { value }, now(0));
    let filter = state.filtering.filter.clone();
    let items = ["a", "b", "c"].map(|id| ix(&state, id)).to_vec();
    let step = Step {
        items,
        ..Step::default()
    };
    let effects = show(&mut state, &step);
    assert!(said(&effects).contains(&"The filter leaves out 2 items of this step"));
    assert_eq!(state.filtering.filter, filter);
    assert_eq!(selected(&state), Some("a"));
}

#[test]
fn a_view_that_is_not_known_on_the_day_of_the_step_gives_way_to_the_canvas_and_is_told() {
    let mut state = opened(dossier_story());
    for (view, toast) in [
        (
            StepView::Comparison {
                left: PLAN,
                right: ANSWER,
                point: None,
            },
            "These texts are not known on this day",
        ),
        (
            StepView::Topic(TopicIx(1)),
            "This issue is not known on this day",
        ),
        (
            StepView::Figures(SeriesIx(9)),
            "This figure is not known on this day",
        ),
    ] {
        let step = Step {
            knowledge: on("2025-11-20"),
            view,
            ..Step::default()
        };
        let effects = show(&mut state, &step);
        assert!(said(&effects).contains(&toast), "{effects:?}");
        assert_eq!(state.step_of_view(now(0)).view, StepView::Canvas);
    }
}

#[test]
fn a_step_of_another_version_of_the_file_is_found_by_names() {
    let old = Timeline::new(dossier_story());
    let mut parts = reordered(dossier_story());
    parts.phases.reverse();
    let mut state = opened(parts);
    let step = Step {
        items: vec![old.slot_of("d").expect("an item")],
        framing: Framing::Phase(0),
        view: StepView::Comparison {
            left: PLAN,
            right: ANSWER,
            point: Some((ANSWER, PointIx(3))),
        },
        ..Step::default()
    };
    state.show_step(&old, &step, now(0));
    let shown = state.step_of_view(now(0));
    assert_eq!(shown.framing, Framing::Phase(1));
    let expected = StepView::Comparison {
        left: ANSWER,
        right: PLAN,
        point: Some((PLAN, PointIx(3))),
    };
    assert_eq!(shown.view, expected);
}

#[test]
fn an_account_that_was_followed_does_not_reach_the_audience_again() {
    let mut state = opened(known_story());
    select(&mut state, "e");
    let account = Some(ChosenAccount {
        item: ix(&state, "e"),
        conflict: 0,
        account: 1,
    });
    state.apply(Command::ChooseAccount { account }, now(0));
    let step = Step {
        items: vec![ix(&state, "e")],
        ..Step::default()
    };
    show(&mut state, &step);
    assert_eq!(state.timeline.redated(), None);
    assert_eq!(state.timeline.known_on(), KnowledgeDate::Latest);
}

fn any_knowledge() -> impl Strategy<Value = KnowledgeDate> {
    let day = (0_i64..100).prop_map(|days| {
        let first = day("2025-11-20");
        KnowledgeDate::On(first.saturating_add_millis(days * 86_400_000).civil())
    });
    prop_oneof![Just(KnowledgeDate::Latest), day]
}

fn any_framing() -> impl Strategy<Value = Framing> {
    let days = (0_i64..60, 3_i64..30).prop_map(|(start, length)| {
        let at = |days: i64| {
            let first = day("2025-11-25");
            first.saturating_add_millis(days * 86_400_000).civil()
        };
        range(&format!("{}/{}", at(start), at(start + length)))
    });
    prop_oneof![
        Just(Framing::Items),
        (0_usize..2).prop_map(Framing::Phase),
        days
    ]
}

fn any_view() -> impl Strategy<Value = StepView> {
    let compared = (0_u32..5).prop_map(|point| StepView::Comparison {
        left: PLAN,
        right: ANSWER,
        point: Some((ANSWER, PointIx(point))),
    });
    prop_oneof![
        Just(StepView::Canvas),
        Just(StepView::Evidence),
        compared,
        (0_u32..2).prop_map(|ix| StepView::Topic(TopicIx(ix))),
        Just(StepView::Figures(COUNT)),
    ]
}

fn is_known(timeline: &Timeline, step: &Step) -> bool {
    match step.view {
        StepView::Comparison { left, right, .. } => {
            timeline.document(left).is_some() && timeline.document(right).is_some()
        }
        StepView::Topic(topic) => timeline.topic(topic).is_some(),
        StepView::Figures(series) => timeline.series_at(series).is_some(),
        StepView::Evidence => step.items.iter().any(|ix| timeline.is_known(*ix)),
        StepView::Canvas | StepView::Quote { .. } => true,
    }
}

proptest! {
    #[test]
    fn a_step_that_is_shown_is_read_off_the_screen_again(
        before in prop::collection::vec((any_view(), any_knowledge()), 0..3),
        view in any_view(),
        framing in any_framing(),
        knowledge in any_knowledge(),
        places in prop::collection::vec(0_u32..7, 0..4),
    ) {
        let mut state = opened(dossier_story());
        for (view, knowledge) in before {
            show(&mut state, &Step { knowledge, view, ..Step::default() });
        }
        let mut items: Vec<ItemIx> = places.into_iter().map(ItemIx).collect();
        items.dedup();
        let step = Step { items, framing, knowledge, view, ..Step::default() };
        show(&mut state, &step);
        let read = state.step_of_view(now(0));
        prop_assert_eq!(read.knowledge, step.knowledge);
        let known = |ix: &&ItemIx| state.timeline.is_known(**ix);
        let lead = step.items.iter().find(known);
        prop_assert_eq!(state.selection, lead.copied());
        let names_selected = matches!(read.view, StepView::Canvas | StepView::Evidence);
        if lead.is_some() && names_selected {
            prop_assert_eq!(read.items.first(), lead);
        }
        let told = if is_known(&state.timeline, &step) { &step.view } else { &StepView::Canvas };
        prop_assert_eq!(&read.view, told);
        let is_row = matches!(read.view, StepView::Topic(_) | StepView::Figures(_));
        if let (Framing::Range(_), false) = (&step.framing, is_row) {
            prop_assert_eq!(&read.framing, &step.framing);
        }
        prop_assert!(read.word_count() <= Step::MAX_WORDS && read.items.len() <= 7);
        prop_assert!(read.shows_something());
        let at_rest = state.viewing.target();
        show(&mut state, &read);
        let again = state.step_of_view(now(0));
        prop_assert_eq!((&again.items, &again.framing), (&read.items, &read.framing));
        prop_assert_eq!((&again.view, again.knowledge), (&read.view, read.knowledge));
        let moved = at_rest.fraction_of(state.viewing.target().left()).abs();
        prop_assert!(is_row || moved < 0.5, "{at_rest:?} {moved}");
    }
}
