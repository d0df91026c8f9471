//! Whatever is done while a briefing is told, in whatever order.

use proptest::prelude::*;

use super::any_commands::{answer_reading, any_command};
use super::dossier::dossier_story;
use super::presenting::{BACK, NEXT, esc, road, tell};
use super::*;
use crate::model::Briefing;

/// Whatever may be pressed while a picture is held, but what lets it go, blackens it or ends it.
fn any_input() -> impl Strategy<Value = Command> {
    use PresentingCommand as Do;
    let told = prop_oneof![
        3 => Just(NEXT),
        2 => Just(BACK),
        2 => (0_usize..8).prop_map(|at| Do::JumpTo { at }),
        2 => prop::sample::select(vec![
            Do::Present,
            Do::PresentFromSelection,
            Do::AskBriefing,
            Do::StepChoice { direction: Direction::Forward },
            Do::Choose { briefing: "road".to_owned() },
            Do::ToggleEvidence,
            Do::Commit,
            Do::Recall,
            Do::Return,
            Do::ToggleClock,
            Do::ResetClock,
            Do::ToggleRehearsal,
            Do::KeepTimes,
            Do::AskTime,
            Do::TypeTime { text: "3".to_owned() },
            Do::CutToTime,
            Do::UndoCut,
            Do::TogglePointer,
            Do::ToggleSpotlight,
            Do::MovePointer { x: 0.1, y: 0.9 },
            Do::AskDisplay,
            Do::SwapDisplays,
            Do::NextAudienceTheme,
        ]),
        1 => prop::sample::select(vec![AudienceTheme::Light, AudienceTheme::Dark]).prop_map(|theme| Do::SetAudienceTheme { theme }),
        1 => (1.0_f32..30.0).prop_map(|distance| {
            let seat = crate::layout::Seat::Metres { distance, height: 2.0 };
            Do::SetRoom { room: Room { seat } }
        }),
    ];
    let looks = prop_oneof![
        prop::sample::select(vec![false, true])
            .prop_map(|reduced| Command::SetReducedMotion { reduced }),
        prop::sample::select(vec![Theme::Light, Theme::Dark])
            .prop_map(|theme| Command::SetTheme { theme }),
        (0.5_f32..3.0).prop_map(|scale| Command::SetTextScale { scale }),
    ];
    let lets_go = |command: &Command| {
        matches!(
            command,
            Command::CloseTop
                | Command::OpenBuiltin
                | Command::Presenting(Do::ToggleBlack | Do::ToggleFreeze | Do::Leave)
        )
    };
    prop_oneof![
        3 => told.prop_map(Command::Presenting),
        2 => any_drafting(),
        1 => any_displays(),
        1 => looks,
        3 => any_command().prop_filter("it lets the picture go", move |it| !lets_go(it)),
        1 => Just(Command::Reload),
    ]
}

/// Displays that come and go, and where the picture is put.
fn any_displays() -> impl Strategy<Value = Command> {
    use PresentingCommand as Do;
    let display = |at: i32| Display {
        name: at.to_string(),
        size: [1280, 720],
        corner: [1280 * at, 0],
    };
    let places = vec![
        AudiencePlace::ThisWindow,
        AudiencePlace::Window,
        AudiencePlace::Display(0),
        AudiencePlace::Display(1),
    ];
    prop_oneof![
        2 => (0_i32..4).prop_map(move |count| {
            let displays = (0..count).map(display).collect();
            let console_on = usize::try_from(count - 1).ok();
            Command::Presenting(Do::DisplaysFound { displays, console_on })
        }),
        1 => prop::sample::select(places)
            .prop_map(|place| Command::Presenting(Do::PutAudience { place })),
    ]
}

/// Changes of the user's own briefings, of which the first is called "the-road-copy".
fn any_drafting() -> impl Strategy<Value = Command> {
    use DraftingCommand as Do;
    let named = |id: &str| id.to_owned();
    let fixed = vec![
        Do::Toggle,
        Do::New,
        Do::Copy {
            briefing: named("road"),
        },
        Do::Choose {
            briefing: named("the-road-copy"),
        },
        Do::DeleteDraft,
        Do::AddView,
        Do::DuplicateStep,
        Do::DeleteStep,
        Do::TakeView,
        Do::Undo,
        Do::Redo,
    ];
    let titles = vec!["", "Plan", "Berlin", "Paris", "Elsewhere"];
    prop_oneof![
        3 => prop::sample::select(fixed),
        2 => (0_usize..7).prop_map(|step| Do::ChooseStep { step }),
        2 => (0_usize..7, 0_usize..7).prop_map(|(from, to)| Do::MoveStep { from, to }),
        3 => prop::sample::select(titles)
            .prop_map(|title| Do::EditStep { edit: StepEdit::Title(title.to_owned()) }),
    ]
    .prop_map(Command::Drafting)
}

/// The story with the road, and a draft of it that is told or the road itself.
fn told_story(own: bool) -> State {
    let parts = TimelineParts {
        briefings: vec![road()],
        ..dossier_story()
    };
    let mut state = opened(parts);
    let id = if own {
        let briefing = "road".to_owned();
        state.apply(
            Command::Drafting(DraftingCommand::Copy { briefing }),
            now(0),
        );
        state.drafting.chosen.clone().expect("a draft")
    } else {
        "road".to_owned()
    };
    tell(&mut state, PresentingCommand::Choose { briefing: id });
    state
}

/// Hands in the story if it is being read: now with the road longer or shorter, now without it,
/// now with another briefing that has the id of the draft.
fn answer_telling(state: &mut State, at: u64) {
    if state.loading.is_none() {
        return;
    }
    let mut briefing = road();
    briefing.steps.truncate(at as usize % 7);
    let turn = at as usize % 2 * briefing.steps.len() / 2;
    briefing.steps.rotate_left(turn);
    let briefings = match at % 4 {
        0 => vec![],
        1 => vec![
            Briefing {
                id: "the-road-copy".to_owned(),
                ..road()
            },
            briefing,
        ],
        _ => vec![briefing],
    };
    deliver(
        state,
        TimelineParts {
            briefings,
            ..dossier_story()
        },
        Vec::new(),
    );
}

/// The same with what lets the picture go.
fn any_input_at_all() -> impl Strategy<Value = Command> {
    use PresentingCommand as Do;
    let held = vec![Do::ToggleBlack, Do::ToggleFreeze, Do::Leave, Do::Present];
    prop_oneof![
        8 => any_input(),
        3 => prop::sample::select(held).prop_map(Command::Presenting),
        1 => Just(Command::CloseTop),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn two_hundred_inputs_leave_a_frozen_picture_as_it_is(
        own in any::<bool>(),
        before in prop::collection::vec(any_input(), 0..6),
        inputs in prop::collection::vec((any_input(), 0_u64..900), 200),
    ) {
        let mut state = told_story(own);
        for command in before {
            state.apply(command, now(0));
            answer_telling(&mut state, 0);
        }
        prop_assume!(state.on_air().is_some_and(|it| it.frozen.is_none()));
        // On the only display nothing can be frozen; it may become one later.
        tell(&mut state, PresentingCommand::PutAudience { place: AudiencePlace::Window });
        tell(&mut state, PresentingCommand::ToggleFreeze);
        let held = state.audience_picture().expect("a picture");
        let slide = held.slide.clone().expect("a slide");
        let mut at = now(0);
        for (command, pause) in inputs {
            at = now(at.millis + pause);
            state.advance(at);
            // The palette may hold any of those that let go.
            if command == Command::ChoosePalette {
                continue;
            }
            state.apply(command.clone(), at);
            if at.millis.is_multiple_of(3) {
                answer_reading(&mut state, at.millis as usize);
            } else {
                answer_telling(&mut state, at.millis);
            }
            let picture = state.audience_picture();
            prop_assert_eq!(picture.as_ref(), Some(&held), "{:?}", command);
            let seen = picture.and_then(|it| it.slide).expect("a slide");
            prop_assert!(Arc::ptr_eq(&seen.timeline, &slide.timeline));
            prop_assert!(Arc::ptr_eq(&seen.step, &slide.step));
            prop_assert_eq!((seen.view, seen.from, seen.evidence), (slide.view, slide.from, slide.evidence));
        }
    }

    #[test]
    fn whatever_is_done_the_place_on_the_path_is_sound_and_escape_keeps_it(
        own in any::<bool>(),
        inputs in prop::collection::vec((any_input_at_all(), 0_u64..900), 1..80),
    ) {
        let mut state = told_story(own);
        let mut at = now(0);
        let mut last = 0;
        for (command, pause) in inputs {
            at = now(at.millis + pause);
            state.advance(at);
            state.apply(command, at);
            answer_telling(&mut state, at.millis);
            let Some(told) = &state.presenting.show else {
                // Another file was opened.
                tell(&mut state, PresentingCommand::Present);
                continue;
            };
            prop_assert!(told.path.len() <= told.briefing.steps.len());
            prop_assert!(told.path.is_sorted_by(|a, b| a.step < b.step));
            let current = &told.briefing.steps[told.path[told.at].step];
            if let Some(place) = told.air.place {
                prop_assert_eq!((place.at, place.of), (told.at, told.path.len()));
                prop_assert_eq!(&*told.air.step, current);
            }
            prop_assert_eq!(told.next.is_some(), told.at + 1 < told.path.len());
            prop_assert!(told.is_on || told.frozen.is_none() && !told.black && !told.exploring);
            let held = told.black || told.frozen.is_some();
            let is_here = state.audience_place() == AudiencePlace::ThisWindow;
            prop_assert!(!(told.exploring && held && is_here));
            prop_assert!(told.air.number >= last);
            last = told.air.number;
        }
        let place = state.presenting.show.as_ref().map(|it| (it.at, it.path.len()));
        for _ in 0..10 {
            prop_assert!(!esc(&mut state).contains(&Effect::Quit));
            let now_at = state.presenting.show.as_ref().map(|it| (it.at, it.path.len()));
            prop_assert_eq!(now_at, place);
        }
    }
}
