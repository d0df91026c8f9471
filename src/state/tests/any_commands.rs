//! Whatever the user does, in whatever order, the state stays sound.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    dossier::{dossier_story, reordered, shortened},
    *,
};
use crate::{
    layout::ViewLimits,
    model::{
        DocumentIx, Facet, FacetValue, KnowledgeDate, PairOrder, PointIx, SeriesIx, Side, TopicIx,
    },
};

fn any_range() -> impl Strategy<Value = std::ops::Range<TimePoint>> {
    let around = 1_763_000_000_000_i64..1_773_000_000_000;
    (
        around,
        prop_oneof![-10_i64..10, -10_000_000_000_i64..10_000_000_000],
    )
        .prop_map(|(start, length)| {
            let start = TimePoint::from_millis(start);
            start..start.saturating_add_millis(length)
        })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("title".to_owned()),
        Just("title of d".to_owned()),
        Just("2026-01".to_owned()),
        Just("zoom".to_owned()),
        Just(String::new()),
        ".{0,12}",
    ]
}

fn any_jump() -> impl Strategy<Value = Command> {
    prop_oneof![
        Just(Command::FitAll),
        Just(Command::FitSelection),
        Just(Command::NextPhase),
        Just(Command::PreviousPhase),
        Just(Command::NextItem),
        Just(Command::PreviousItem),
        Just(Command::FirstItem),
        Just(Command::LastItem),
        Just(Command::LaneUp),
        Just(Command::LaneDown),
        any_range().prop_map(|range| Command::ShowRange { range }),
        any_range().prop_map(|range| Command::CenterOn { time: range.start }),
        any_text().prop_map(|text| Command::GoToDate { text }),
        (0_u32..9).prop_map(|at| Command::Select { item: ItemIx(at) }),
        (0_u32..7).prop_map(|at| Command::FitItem { item: ItemIx(at) }),
        (0_usize..3).prop_map(|index| Command::ShowPhase { index }),
        Just(Command::NextHit),
        Just(Command::Comparing(ComparingCommand::Open)),
        Just(Command::Comparing(ComparingCommand::Explain)),
        (0_u32..7)
            .prop_map(|at| { Command::Comparing(ComparingCommand::OpenFor { item: ItemIx(at) }) }),
    ]
}

fn any_side() -> impl Strategy<Value = Side> {
    prop::sample::select(&Side::BOTH[..])
}

fn any_direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(&[Direction::Forward, Direction::Backward][..])
}

fn any_comparing() -> impl Strategy<Value = Command> {
    use ComparingCommand as Do;
    let item = || (0_u32..9).prop_map(ItemIx);
    let topics = prop::sample::select(vec![None, Some("army"), Some("money"), Some("none")]);
    let words = prop::sample::select(vec!["", "plan", "point 6", "nothing"]);
    let orders = prop::sample::select(vec![PairOrder::Number, PairOrder::Topic]);
    let command = prop_oneof![
        6 => Just(Do::Open),
        1 => item().prop_map(|item| Do::OpenFor { item }),
        1 => Just(Do::Leave),
        3 => (any_side(), (0_u32..4).prop_map(DocumentIx))
            .prop_map(|(side, document)| Do::ChooseDocument { side, document }),
        2 => Just(Do::Swap),
        1 => orders.prop_map(|order| Do::SetOrder { order }),
        2 => topics.prop_map(|topic| Do::ChooseTopic { topic: topic.map(str::to_owned) }),
        2 => Just(Do::ToggleKept),
        2 => words.prop_map(|text| Do::Search { text: text.to_owned() }),
        3 => (any_side(), (0_u32..9).prop_map(PointIx))
            .prop_map(|(side, point)| Do::Point { side, point }),
        3 => any_direction().prop_map(|direction| Do::StepPair { direction }),
        2 => any_side().prop_map(|side| Do::Side { side }),
        1 => Just(Do::LastPair),
        1 => Just(Do::Explain),
        1 => item().prop_map(|item| Do::OpenExplanation { item }),
        1 => Just(Do::Copy),
        1 => Just(Do::FirstDay),
        2 => Just(Do::ToggleForm),
    ];
    command.prop_map(Command::Comparing)
}

fn any_following() -> impl Strategy<Value = Command> {
    use FollowingCommand as Do;
    let topic = || (0_u32..3).prop_map(TopicIx);
    let series = || (0_u32..2).prop_map(SeriesIx);
    let command = prop_oneof![
        2 => topic().prop_map(|topic| Do::ToggleTopic { topic }),
        1 => series().prop_map(|series| Do::ToggleSeries { series }),
        2 => Just(Do::ShowAll),
        1 => Just(Do::Clear),
        1 => Just(Do::TogglePanel),
        1 => Just(Do::ToggleRows),
        1 => (topic(), 0_usize..4)
            .prop_map(|(topic, step)| Do::Focus { cursor: FollowedCursor::Step { topic, step } }),
        1 => (series(), 0_usize..4).prop_map(|(series, value)| {
            Do::Focus { cursor: FollowedCursor::Value { series, value } }
        }),
        2 => any_direction().prop_map(|direction| Do::StepRow { direction }),
        2 => any_direction().prop_map(|direction| Do::StepAlong { direction }),
        1 => Just(Do::OpenStep),
    ];
    command.prop_map(Command::Following)
}

pub(super) fn any_command() -> impl Strategy<Value = Command> {
    let number = prop_oneof![-3.0..3.0, Just(f64::NAN), Just(f64::INFINITY), Just(1e300)];
    let direction = prop::sample::select(&[Direction::Forward, Direction::Backward][..]);
    prop_oneof![
        4 => any_jump(),
        6 => any_comparing(),
        4 => any_following(),
        4 => prop::sample::select(COMMANDS).prop_map(|spec| (spec.command)()),
        2 => (number.clone(), number.clone())
            .prop_map(|(fraction, factor)| Command::ZoomAt { fraction, factor }),
        1 => number.clone().prop_map(|fraction| Command::Pan { fraction }),
        1 => number.prop_map(|points| Command::PanPoints { points: points as f32 * 300.0 }),
        1 => direction.prop_map(|direction| Command::MovePaletteCursor { direction }),
        1 => (-100.0_f32..3000.0)
            .prop_map(|width_points| Command::CanvasResized { width_points }),
        1 => any_range().prop_map(|range| Command::DragRange { range }),
        1 => any_range().prop_map(|range| Command::SetFilterDates { range: Some(range) }),
        1 => (0_u32..3).prop_map(|at| {
            Command::ToggleFilter { value: FacetValue::Track(TrackIx(at)) }
        }),
        1 => prop::sample::select(&Facet::ALL[..]).prop_map(|facet| Command::ClearFacet { facet }),
        1 => any_text().prop_map(|text| Command::SetSearch { text }),
        1 => any_text().prop_map(|query| Command::SetPaletteQuery { query }),
        1 => any_text().prop_map(|text| Command::SetGoTo { text }),
        1 => (0_u8..12).prop_map(|digit| Command::Digit { digit }),
        1 => (0_usize..9).prop_map(|index| Command::ShowHit { index }),
        1 => (0_u32..9).prop_map(|at| Command::ShowTip { item: ItemIx(at) }),
        1 => (0_u32..3).prop_map(|at| Command::ToggleFolded { track: TrackIx(at) }),
        1 => (0_u32..3).prop_map(|at| Command::ListUndated { track: TrackIx(at) }),
        1 => Just(Command::OpenUndated),
        2 => (0_u8..60).prop_map(|at| {
            let day = day("2025-11-15").saturating_add_millis(i64::from(at) * 2 * 86_400_000);
            Command::SetKnowledgeDate { date: KnowledgeDate::On(day.civil()) }
        }),
        1 => any_text().prop_map(|text| Command::KnowTyped { text }),
        1 => any_text().prop_map(|text| Command::CompareAfter { text }),
        1 => prop::sample::select(&["road", ""][..]).prop_map(|id| {
            Command::Handout(HandoutCommand::Choose { briefing: id.to_owned() })
        }),
        1 => Just(Command::FoldRow),
        1 => Just(Command::ChoosePalette),
        1 => Just(Command::Deselect),
    ]
}

/// Hands in the story, shortened by `gone` items, if something is being read.
pub(super) fn answer_reading(state: &mut State, gone: usize) {
    if state.loading.is_some() {
        let parts = shortened(dossier_story(), 7 - gone % 7);
        let swaps = !parts.dossier.documents.is_empty() && gone % 2 == 1;
        let parts = if swaps { reordered(parts) } else { parts };
        deliver(state, parts, Vec::new());
    }
}

fn assert_sound(state: &State, at: Now) -> Result<(), TestCaseError> {
    let limits = state.viewing.limits();
    for view in [state.viewing.target(), state.time_view(at)] {
        prop_assert!(view.span_ms().is_finite() && view.left_offset_ms().is_finite());
        prop_assert!(view.span_ms() >= ViewLimits::MIN_SPAN_MS * (1.0 - 1e-9));
        prop_assert!(view.fraction_of(view.left()).is_finite());
    }
    let target = state.viewing.target();
    prop_assert!(
        target.span_ms() <= limits.max_span_ms() * (1.0 + 1e-9),
        "{target:?}"
    );
    let (start, end) = (limits.data().start, limits.data().end);
    prop_assert!(target.fraction_of(start) <= 0.501 && target.fraction_of(end) >= 0.499);

    for item in [state.selection, state.reveal].into_iter().flatten() {
        prop_assert!(state.timeline.is_known(item));
    }
    for hit in &state.search.hits {
        prop_assert!(state.timeline.is_known(hit.item));
    }
    prop_assert_eq!(
        state.filtering.shown.universe(),
        state.timeline.item_slots()
    );
    prop_assert!(
        state
            .filtering
            .shown
            .iter()
            .all(|item| state.timeline.is_known(item))
    );
    prop_assert_eq!(
        &state.filtering.filter.apply(&state.timeline),
        &state.filtering.counts.passing
    );
    prop_assert_eq!(state.folded.len(), state.timeline.tracks.len());
    prop_assert!(
        state
            .search
            .current
            .is_none_or(|hit| hit < state.search.hits.len())
    );
    prop_assert!(state.scroll_y.is_finite());
    prop_assert!(state.toasts.len() <= Toast::MAX_SHOWN);
    assert_sound_comparison(state)?;
    assert_sound_rows(state)
}

fn assert_sound_comparison(state: &State) -> Result<(), TestCaseError> {
    let comparing = &state.comparing;
    prop_assert_ne!(state.canvas_mode(), Mode::Compare);
    let known = state.timeline.documents().count();
    prop_assert_eq!(
        state.comparison().is_some(),
        state.is_comparing() && known > 1
    );
    let Some(comparison) = state.comparison() else {
        prop_assert_eq!((comparing.left, comparing.right), (None, None));
        prop_assert!(comparing.cursor.is_none() && state.shown_pairs().is_empty());
        return Ok(());
    };
    let (left, right) = (comparison.left, comparison.right);
    prop_assert_ne!(left, right);
    prop_assert_eq!((comparing.left, comparing.right), (Some(left), Some(right)));
    let fresh = crate::model::Comparison::between(&state.timeline, left, right);
    prop_assert_eq!(fresh.as_ref(), Some(&**comparison));
    let shown = state.shown_pairs();
    if comparing.form == ComparisonForm::Columns {
        let fresh = comparison.shown(&state.timeline, &comparing.filter);
        prop_assert_eq!(shown, fresh.as_slice());
        prop_assert!(state.lives().is_empty());
    } else {
        let once: BTreeSet<&usize> = shown.iter().collect();
        prop_assert_eq!(once.len(), shown.len());
        let fresh = crate::model::point_lives(&state.timeline);
        prop_assert_eq!(state.lives(), fresh.as_slice());
    }
    prop_assert_eq!(comparing.cursor.is_some(), !shown.is_empty());
    if let Some(cursor) = comparing.cursor {
        let pair = state.compared_pair().filter(|pair| shown.contains(pair));
        let pair = &comparison.pairs[pair.expect("the cursor stands on a pair that is shown")];
        prop_assert!(pair.points(cursor.side).contains(&cursor.point));
    }
    Ok(())
}

fn assert_sound_rows(state: &State) -> Result<(), TestCaseError> {
    for topic in state.rivers() {
        prop_assert!(state.timeline.topic(topic).is_some());
    }
    for series in state.tracks_of_figures() {
        prop_assert!(state.timeline.series_at(series).is_some());
    }
    let Some(cursor) = state.following.cursor else {
        return Ok(());
    };
    prop_assert!(state.followed_item(cursor).is_some());
    match cursor {
        FollowedCursor::Step { topic, .. } => prop_assert!(state.rivers().contains(&topic)),
        FollowedCursor::Value { series, .. } => {
            prop_assert!(state.tracks_of_figures().contains(&series));
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_commands_leave_a_clamped_view_and_a_valid_selection(
        commands in prop::collection::vec((any_command(), 0_u64..1500), 1..60),
    ) {
        let mut state = opened(dossier_story());
        let mut at = now(0);
        for (command, pause) in commands {
            at = now(at.millis + pause);
            state.advance(at);
            let effects = state.apply(command.clone(), at);
            prop_assert!(command == Command::Quit || !effects.contains(&Effect::Quit)
                || command == Command::ChoosePalette);
            answer_reading(&mut state, at.millis as usize);
            assert_sound(&state, at)?;
        }
    }

    #[test]
    fn an_esc_storm_never_ends_the_program_and_unselects_at_most_once(
        commands in prop::collection::vec(any_command(), 0..30),
    ) {
        let mut state = opened(dossier_story());
        for command in commands {
            state.apply(command, now(0));
            answer_reading(&mut state, 0);
        }
        let view = state.viewing.target();
        let mut selections = vec![state.selection];
        for _ in 0..10 {
            let effects = state.apply(Command::CloseTop, now(0));
            prop_assert!(!effects.contains(&Effect::Quit));
            selections.push(state.selection);
        }
        prop_assert_eq!(state.viewing.target(), view);
        selections.dedup();
        prop_assert!(selections.len() <= 2);
    }

    #[test]
    fn back_after_any_jump_restores_view_and_selection_exactly(
        before in prop::collection::vec(any_command(), 0..20),
        jump in any_jump(),
        pause in 0_u64..1500,
    ) {
        let mut state = opened(dossier_story());
        for command in before {
            state.apply(command, now(0));
            answer_reading(&mut state, 0);
        }
        let place = state.place();
        let at = now(5_000);
        state.apply(jump, at);
        if state.place() != place {
            let later = now(at.millis + pause);
            state.advance(later);
            state.apply(Command::ViewBack, later);
            prop_assert_eq!(state.place(), place);
            let arrived = now(later.millis + 5_000);
            prop_assert_eq!(state.time_view(arrived), place.view);
        }
    }

    #[test]
    fn zooming_in_and_out_again_by_keys_returns_to_the_same_span(steps in 1_usize..8) {
        let mut state = opened(dossier_story());
        let range = day("2026-01-01")..day("2026-01-21");
        state.apply(Command::ShowRange { range }, now(0));
        let before = state.viewing.target();
        for _ in 0..steps {
            state.apply(Command::ZoomIn, now(0));
        }
        for _ in 0..steps {
            state.apply(Command::ZoomOut, now(0));
        }
        let after = state.viewing.target();
        prop_assert!((after.span_ms() / before.span_ms() - 1.0).abs() < 1e-9);
    }
}
