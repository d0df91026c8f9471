//! Briefings as they are read, written, and cut off at a day.

use proptest::prelude::*;

use super::{Loaded, read_text, write_json, write_toml};
use crate::model::{
    Briefing, DocumentIx, Framing, Importance, KnowledgeDate, PointIx, SeriesIx, Step, StepView,
    TopicIx, When,
};

const FRAME: &str = "[timeline]\ntitle = 'T'\n[[track]]\nid = 't'\nname = 'T'\n\
    [[phase]]\nname = 'late'\nwhen = '2026-03'\n[[phase]]\nname = 'p'\nwhen = '2026-01'\n\
    [[source]]\nid = 'late'\npublisher = 'P'\ntitle = 'S'\npublished = '2026-01-09'\n\
    [[source]]\nid = 's'\npublisher = 'P'\ntitle = 'S'\npublished = '2026-01-06'\n\
    [[item]]\nid = 'j'\ntitle = 'J'\nwhen = '2026-01-09'\ntrack = 't'\nsources = ['late']\n\
    [[item]]\nid = 'i'\ntitle = 'I'\nwhen = '2026-01-06'\ntrack = 't'\nsources = ['s']\n\
    [[document]]\nid = 'z'\ntitle = 'Z'\nitem = 'j'\n\
    points = [{ number = 1, title = 'P', text = 'x' }]\n\
    [[document]]\nid = 'a'\ntitle = 'A'\nitem = 'i'\n\
    points = [{ number = 1, title = 'P', text = 'x' }]\n\
    [[document]]\nid = 'b'\ntitle = 'B'\nitem = 'i'\n\
    points = [{ number = 1, title = 'P', text = 'x' }, { number = 2, title = 'P', text = 'x' }]\n\
    [[topic]]\nname = 'late'\nsteps = [{ item = 'j', state = 'open', text = 'x' }]\n\
    [[topic]]\nname = 'x'\nsteps = [{ item = 'i', state = 'open', text = 'x' }]\n\
    [[series]]\nid = 'late'\nname = 'X'\nvalues = [{ item = 'j', value = 1 }]\n\
    [[series]]\nid = 'x'\nname = 'X'\nvalues = [{ item = 'i', value = 1 }]\n\
    [[briefing]]\nid = 'b'\ntitle = 'B'\nsummary = 'S'\n";

/// What a step may show that is known from 6 January on.
const VIEWS: [&str; 9] = [
    "items = ['i']",
    "phase = 'p'",
    "range = '2026-01/2026-02'",
    "items = ['i', 'i']\nphase = 'p'\nevidence = true",
    "comparison = { left = 'a', right = 'b' }",
    "comparison = { left = 'a', right = 'b', right_point = 2 }",
    "topic = 'x'",
    "items = ['i']\nseries = 'x'",
    "quote = { text = 'Q', who = 'W', sources = ['s'] }",
];

fn with_steps(steps: &[String]) -> String {
    let head = "[[briefing.steps]]\ntitle = 'X'\n";
    let steps = steps.iter().map(|step| head.to_owned() + step + "\n");
    FRAME.to_owned() + &steps.collect::<String>()
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.diagnostics.iter().map(|told| told.code).collect()
}

fn only_briefing(loaded: &Loaded) -> &Briefing {
    let [briefing] = loaded.timeline.as_ref().unwrap().briefings() else {
        panic!("one briefing")
    };
    briefing
}

#[test]
fn what_is_left_out_is_as_the_documentation_says() {
    let loaded = read_text("x", &with_steps(&["items = ['i', 'j', 'i']".to_owned()]));
    assert_eq!(codes(&loaded), Vec::<&str>::new());
    let [step] = &only_briefing(&loaded).steps[..] else {
        panic!("one step")
    };
    let timeline = loaded.timeline.as_ref().unwrap();
    let expected = Step {
        title: "X".to_owned(),
        items: ["i", "j"].map(|id| timeline.item_by_id(id).unwrap()).into(),
        knowledge: KnowledgeDate::Latest,
        framing: Framing::Items,
        view: StepView::Canvas,
        dwell_secs: 60,
        importance: Importance::DEFAULT,
        ..Step::default()
    };
    assert_eq!(step, &expected);
}

#[test]
fn every_view_is_read() {
    let loaded = read_text("x", &with_steps(&VIEWS.map(str::to_owned)));
    assert_eq!(codes(&loaded), Vec::<&str>::new());
    let steps = &only_briefing(&loaded).steps;
    let views: Vec<&StepView> = steps.iter().map(|step| &step.view).collect();
    let side_by_side = |point| StepView::Comparison {
        left: DocumentIx(1),
        right: DocumentIx(2),
        point,
    };
    let quote = StepView::Quote {
        text: "Q".to_owned(),
        who: "W".to_owned(),
        sources: vec![crate::model::SourceIx(1)],
    };
    let expected = [
        &StepView::Canvas,
        &StepView::Canvas,
        &StepView::Canvas,
        &StepView::Evidence,
        &side_by_side(None),
        &side_by_side(Some((DocumentIx(2), PointIx(1)))),
        &StepView::Topic(TopicIx(1)),
        &StepView::Figures(SeriesIx(1)),
        &quote,
    ];
    assert_eq!(views, expected);
    assert_eq!(steps[1].framing, Framing::Phase(1));
    assert_eq!(steps[3].framing, Framing::Phase(1));
    let range = When::parse_edtf("2026-01/2026-02").unwrap().when;
    assert_eq!(steps[2].framing, Framing::Range(range.into()));
}

#[test]
fn a_step_stays_with_what_can_be_read_of_it() {
    for (step, told, stays) in [
        ("items = ['i', 'nobody']", vec!["unknown-item"], true),
        ("items = ['nobody']", vec!["unknown-item"], false),
        ("items = ['i']\nphase = 'none'", vec!["unknown-phase"], true),
        ("items = ['i']\nrange = 'soon'", vec!["bad-date"], true),
        ("items = ['i']\nknowledge = 'soon'", vec!["bad-date"], false),
        ("items = ['i']\ndwell_secs = 0", vec!["bad-dwell"], true),
        (
            "items = ['i']\nimportance = 9",
            vec!["importance-range"],
            true,
        ),
        (
            "items = ['i']\ntopic = 'none'",
            vec!["unknown-topic"],
            false,
        ),
        (
            "items = ['i']\nseries = 'none'",
            vec!["unknown-series"],
            false,
        ),
        (
            "comparison = { left = 'a', right = 'c' }",
            vec!["unknown-document"],
            false,
        ),
        (
            "comparison = { left = 'a', right = 'a' }",
            vec!["self-link"],
            false,
        ),
        (
            "comparison = { left = 'a', right = 'b', point = 2 }",
            vec!["unknown-point"],
            false,
        ),
        (
            "quote = { text = '', who = 'W' }",
            vec!["missing-field"],
            false,
        ),
        ("topic = 'x'\nseries = 'x'", vec!["step-view-twice"], false),
        ("items = ['i']\nknowledge = 5", vec!["wrong-type"], false),
        ("items = ['i']\nevidence = 'yes'", vec!["wrong-type"], false),
        ("items = ['i']\ntopic = ['x']", vec!["wrong-type"], false),
        ("items = ['i']\nseries = 1", vec!["wrong-type"], false),
        ("items = ['i']\nquote = 'Q'", vec!["wrong-type"], false),
        (
            "items = ['i']\nquote = { text = 'Q' }",
            vec!["missing-field"],
            false,
        ),
        (
            "items = ['i']\ncomparison = ['a', 'b']",
            vec!["wrong-type"],
            false,
        ),
        (
            "comparison = { left = 'a', right = 'b', point = [1] }",
            vec!["wrong-type"],
            false,
        ),
        ("items = [5]", vec!["wrong-type"], false),
        ("phase = 5", vec!["wrong-type"], false),
        ("range = 5", vec!["wrong-type"], false),
        (
            "sentence = 'Only words.'",
            vec!["step-shows-nothing"],
            false,
        ),
        (
            "items = ['j']\nknowledge = '2026-01-08'",
            vec!["not-known-then"],
            true,
        ),
    ] {
        let loaded = read_text("x", &with_steps(&[step.to_owned()]));
        assert_eq!(codes(&loaded), told, "{step}");
        assert_eq!(
            only_briefing(&loaded).steps.len(),
            usize::from(stays),
            "{step}"
        );
    }
}

#[test]
fn two_briefings_do_not_share_an_id() {
    let text = with_steps(&[]) + "[[briefing]]\nid = 'b'\ntitle = 'Again'\n";
    let loaded = read_text("x", &text);
    assert_eq!(codes(&loaded), ["duplicate-id"]);
    assert_eq!(only_briefing(&loaded).title, "B");
}

#[test]
fn a_file_of_a_day_keeps_the_steps_of_that_day_and_earlier_ones() {
    let days = ["2026-01-06", "2026-01-07", "2026-01-08"];
    let steps: Vec<String> = VIEWS
        .iter()
        .zip(days.iter().cycle())
        .map(|(view, day)| format!("{view}\nknowledge = '{day}'"))
        .chain(["items = ['i']".to_owned()])
        .collect();
    let latest = read_text("x", &with_steps(&steps)).timeline.unwrap();
    for (date, count) in [
        ("2026-01-05", 0),
        ("2026-01-06", 3),
        ("2026-01-07", 6),
        ("2026-01-08", 9),
        // All is known from here on, so that nothing is to be kept from anybody.
        ("2026-04-01", 10),
    ] {
        let day = When::parse_edtf(date).unwrap().when.first_day().unwrap();
        let view = latest.as_known_on(KnowledgeDate::On(day));
        let again = read_text("cut.toml", &write_toml(&view).unwrap());
        assert_eq!(codes(&again), Vec::<&str>::new(), "{date}");
        let again = again.timeline.unwrap();
        let steps: usize = again.briefings().iter().map(|it| it.steps.len()).sum();
        assert_eq!(
            (again.briefings().len(), steps),
            (usize::from(count > 0), count)
        );
        let told = again.briefings().iter().any(|it| !it.summary.is_empty());
        assert_eq!(told, count == 10, "{date}");
    }
}

#[test]
fn what_a_step_names_is_found_again_in_the_file_of_a_day() {
    let steps = VIEWS.map(|view| format!("{view}\nknowledge = '2026-01-06'"));
    let latest = read_text("x", &with_steps(&steps)).timeline.unwrap();
    let day = When::parse_edtf("2026-01-06").unwrap().when.first_day();
    let view = latest.as_known_on(KnowledgeDate::On(day.unwrap()));
    let cut = read_text("cut.toml", &write_toml(&view).unwrap());
    let steps = &only_briefing(&cut).steps;
    assert_eq!(
        steps[0].items,
        [cut.timeline.as_ref().unwrap().item_by_id("i").unwrap()]
    );
    assert_eq!(steps[1].framing, Framing::Phase(0));
    let side_by_side = StepView::Comparison {
        left: DocumentIx(0),
        right: DocumentIx(1),
        point: Some((DocumentIx(1), PointIx(1))),
    };
    assert_eq!(steps[5].view, side_by_side);
    assert_eq!(steps[6].view, StepView::Topic(TopicIx(0)));
    assert_eq!(steps[7].view, StepView::Figures(SeriesIx(0)));
    let sources = &cut.timeline.as_ref().unwrap().sources;
    let StepView::Quote { sources: cited, .. } = &steps[8].view else {
        panic!("a quote")
    };
    assert_eq!(sources[cited[0].index()].id, "s");
}

prop_compose! {
    fn any_step()(
        view in prop::sample::select(&VIEWS[..]),
        words in prop::collection::vec("[a-z\"'–é]{1,6}", 0..25),
        notes in prop::option::of("[a-z*\"\n#–]{1,20}"),
        day in prop::option::of(6..=28_u8),
        dwell in prop::option::of(1..=3600_u32),
        must_show in any::<bool>(),
        importance in prop::option::of(1..=5_u8),
    ) -> String {
        let quoted = |text: &str| serde_json::to_string(text).unwrap();
        let mut step = format!("{view}\nsentence = {}\n", quoted(&words.join(" ")));
        let keys = [
            notes.map(|it| format!("notes = {}\n", quoted(&it))),
            day.map(|it| format!("knowledge = '2026-01-{it:02}'\n")),
            dwell.map(|it| format!("dwell_secs = {it}\n")),
            must_show.then(|| "must_show = true\n".to_owned()),
            importance.map(|it| format!("importance = {it}\n")),
        ];
        step.extend(keys.into_iter().flatten());
        step
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_briefing_survives_writing(steps in prop::collection::vec(any_step(), 0..6)) {
        let loaded = read_text("x", &with_steps(&steps));
        prop_assert_eq!(codes(&loaded), Vec::<&str>::new());
        prop_assert_eq!(only_briefing(&loaded).steps.len(), steps.len());
        let timeline = loaded.timeline.unwrap();
        let written = [("x.toml", write_toml(&timeline)), ("x.json", write_json(&timeline))];
        for (name, text) in written {
            let again = read_text(name, &text.unwrap());
            prop_assert_eq!(codes(&again), Vec::<&str>::new());
            let again = again.timeline.unwrap();
            prop_assert_eq!(again.record(), timeline.record());
        }
    }
}
