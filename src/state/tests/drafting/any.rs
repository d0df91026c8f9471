//! Whatever is done to drafts, in whatever order, nothing of them is lost.

use proptest::prelude::*;

use super::{super::dossier::shortened, *};

fn any_id() -> impl Strategy<Value = String> {
    let ids = vec!["mine", "road", "my-briefing", "the-road-copy", "other", ""];
    prop::sample::select(ids).prop_map(str::to_owned)
}

fn any_edit() -> impl Strategy<Value = StepEdit> {
    let text = "[a-c ]{0,3}";
    prop_oneof![
        text.prop_map(StepEdit::Title),
        text.prop_map(StepEdit::Sentence),
        text.prop_map(StepEdit::Notes),
        "[0-9:x]{0,4}".prop_map(StepEdit::Dwell),
        any::<bool>().prop_map(StepEdit::MustShow),
        (1_u8..=5)
            .prop_map(|level| { StepEdit::Importance(Importance::new(level).unwrap_or_default()) }),
    ]
}

fn any_drafting() -> impl Strategy<Value = Command> {
    let direction = || prop::sample::select(&[Direction::Forward, Direction::Backward][..]);
    let command = prop_oneof![
        1 => Just(Do::Toggle),
        1 => Just(Do::Saved { key: "the-story".to_owned() }),
        2 => Just(Do::New),
        2 => any_id().prop_map(|briefing| Do::Copy { briefing }),
        4 => any_id().prop_map(|briefing| Do::Choose { briefing }),
        1 => Just(Do::Close),
        1 => Just(Do::DeleteDraft),
        1 => "[a-c]{0,2}".prop_map(|text| Do::SetTitle { text }),
        1 => "[a-c]{0,2}".prop_map(|text| Do::SetSummary { text }),
        6 => Just(Do::AddView),
        2 => (0_usize..4).prop_map(|step| Do::ChooseStep { step }),
        1 => direction().prop_map(|direction| Do::NextStep { direction }),
        2 => (0_usize..4, 0_usize..4).prop_map(|(from, to)| Do::MoveStep { from, to }),
        1 => direction().prop_map(|direction| Do::ShiftStep { direction }),
        2 => Just(Do::DuplicateStep),
        2 => Just(Do::DeleteStep),
        6 => any_edit().prop_map(|edit| Do::EditStep { edit }),
        1 => Just(Do::TakeView),
        1 => Just(Do::ForgetLost),
        3 => Just(Do::Undo),
        3 => Just(Do::Redo),
        1 => any_id().prop_map(|id| Do::Import { drafts: vec![draft(&id, &["a", "gone"])] }),
    ];
    let elsewhere = prop_oneof![
        (0_u32..7).prop_map(|at| Command::Select { item: ItemIx(at) }),
        Just(Command::ToggleEvidence),
        Just(Command::Comparing(ComparingCommand::Open)),
        Just(Command::NextPhase),
    ];
    prop_oneof![4 => command.prop_map(Command::Drafting), 1 => elsewhere]
}

/// Reads the file again, without its last items.
fn reload(state: &mut State, gone: usize) {
    state.apply(Command::Reload, now(0));
    let mut parts = shortened(told(), 7 - gone);
    for step in parts.briefings.iter_mut().flat_map(|it| &mut it.steps) {
        step.items.retain(|item| item.index() < 7 - gone);
    }
    deliver(state, parts, Vec::new());
}

fn assert_sound(state: &State) -> Result<(), TestCaseError> {
    let drafting = &state.drafting;
    let ids: Vec<String> = state.all_briefings().into_iter().map(|it| it.id).collect();
    let once: BTreeSet<&String> = ids.iter().collect();
    prop_assert_eq!(once.len(), ids.len(), "{:?}", ids);
    prop_assert_eq!(drafting.resolved.len(), drafting.drafts.len());
    for (draft, resolved) in drafting.drafts.iter().zip(&drafting.resolved) {
        prop_assert_eq!(&draft.resolve(&state.timeline), resolved);
    }
    let Some(chosen) = &drafting.chosen else {
        prop_assert_eq!(drafting.step, 0);
        return Ok(());
    };
    let briefing = state.briefing_to_tell(chosen);
    let briefing = briefing.expect("the chosen briefing is there");
    prop_assert!(drafting.step < briefing.steps.len().max(1));
    Ok(())
}

proptest! {
    #[test]
    fn whatever_was_changed_can_be_taken_back_to_the_start_and_repeated_to_the_end(
        commands in prop::collection::vec(any_drafting(), 0..40),
    ) {
        let start = vec![draft("mine", &["a", "gone"])];
        let mut state = read_with(start.clone());
        for command in commands {
            let before = Arc::clone(&state.drafting.drafts);
            let effects = state.apply(command, now(0));
            let changed = *before != *state.drafting.drafts;
            let saved = changed.then_some(&*state.drafting.drafts);
            prop_assert_eq!(written(&effects), saved);
            assert_sound(&state)?;
        }
        let end = Arc::clone(&state.drafting.drafts);
        while state.drafting.can_redo() {
            apply(&mut state, Do::Redo);
        }
        let last = Arc::clone(&state.drafting.drafts);
        let mut count = 0;
        while state.drafting.can_undo() {
            apply(&mut state, Do::Undo);
            assert_sound(&state)?;
            count += 1;
        }
        prop_assert_eq!(&*state.drafting.drafts, &start);
        for _ in 0..count {
            apply(&mut state, Do::Redo);
        }
        prop_assert_eq!(&state.drafting.drafts, &last);
        prop_assert!(count > 0 || *end == start);
    }

    #[test]
    fn another_version_of_the_file_changes_no_draft(
        before in prop::collection::vec(any_drafting(), 0..20),
        gone in 0_usize..7,
        after in prop::collection::vec(any_drafting(), 0..10),
    ) {
        let mut state = read_with(vec![draft("mine", &["a", "b", "g"])]);
        for command in before {
            state.apply(command, now(0));
        }
        let drafts = Arc::clone(&state.drafting.drafts);
        reload(&mut state, gone);
        prop_assert_eq!(&state.drafting.drafts, &drafts);
        assert_sound(&state)?;
        for command in after {
            state.apply(command, now(0));
            assert_sound(&state)?;
        }
    }

    #[test]
    fn nothing_that_was_made_before_the_file_is_read_and_nothing_in_it_is_lost(
        before in prop::collection::vec(any_drafting(), 0..20),
        kept in prop::collection::vec(any_id(), 0..4),
    ) {
        let mut state = opened(told());
        for command in before {
            let effects = state.apply(command, now(0));
            prop_assert_eq!(written(&effects), None);
        }
        let made = Arc::clone(&state.drafting.drafts);
        let kept: Vec<Draft> = kept.iter().map(|id| draft(id, &["a"])).collect();
        read(&mut state, kept.clone());
        assert_sound(&state)?;
        let contents = |drafts: &[Draft]| -> Vec<(String, Vec<DraftStep>)> {
            let contents = drafts.iter().map(|it| (it.title.clone(), it.steps.clone()));
            contents.collect()
        };
        let all = contents(&state.drafting.drafts);
        prop_assert_eq!(&all[..kept.len()], &contents(&kept)[..]);
        for one in contents(&made) {
            prop_assert!(all.contains(&one));
        }
        while state.drafting.can_undo() {
            apply(&mut state, Do::Undo);
        }
        prop_assert_eq!(contents(&state.drafting.drafts), contents(&kept));
    }
}
