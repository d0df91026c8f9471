//! The briefings of the built-in chronology: as long as they should be, few words, told from what
//! was known on the day of each step, and in our own words.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use briefline::io::ReadControl;
use briefline::model::{
    Briefing, Comparison, Cut, Draft, Framing, Importance, Item, KnowledgeDate, PathStep, Relation,
    Status, Step, StepView, Timeline, When,
};

use super::chronology::{chronology, facts, sentences, texts_of, wordings};
use crate::program::{Folder, run};

/// How many words of a note are read at a glance.
const NOTES_WORDS: usize = 70;

fn briefing<'t>(timeline: &'t Timeline, id: &str) -> &'t Briefing {
    let found = timeline.briefing_by_id(id);
    found.unwrap_or_else(|| panic!("no briefing {id}"))
}

fn steps(timeline: &Timeline) -> Vec<&Step> {
    let briefings = timeline.briefings().iter();
    briefings.flat_map(|it| &it.steps).collect()
}

fn step<'t>(timeline: &'t Timeline, title: &str) -> &'t Step {
    let found = steps(timeline).into_iter().find(|it| it.title == title);
    found.unwrap_or_else(|| panic!("no step {title}"))
}

#[test]
fn one_takes_ten_minutes_and_the_other_less_than_five() {
    let timeline = chronology();
    assert_eq!(timeline.briefings().len(), 2);
    for (id, count, secs) in [("road-to-paris", 12, 600), ("sanctions-20", 6, 265)] {
        let briefing = briefing(&timeline, id);
        assert_eq!((briefing.steps.len(), briefing.dwell_secs()), (count, secs));
        assert!(!briefing.summary.is_empty(), "{id}");
    }
}

#[test]
fn the_pins_carry_the_story_and_leave_room_for_more() {
    let timeline = chronology();
    for (id, minutes, expected) in [
        (
            "road-to-paris",
            4,
            &["28 points", "20 points", "Paris, 6 January"][..],
        ),
        (
            "sanctions-20",
            3,
            &[
                "Proposed on 6 February",
                "Blocked on 23 February",
                "Adopted on 23 April",
            ],
        ),
    ] {
        let steps = &briefing(&timeline, id).steps;
        let pins = steps.iter().filter(|step| step.must_show);
        let titles: Vec<&str> = pins.clone().map(|step| step.title.as_str()).collect();
        assert_eq!(titles, expected);
        let secs: u32 = pins.map(|step| step.dwell_secs).sum();
        let others = steps.iter().filter(|step| !step.must_show);
        let least = others.map(|step| step.dwell_secs).min().unwrap_or(0);
        assert!(secs + least <= minutes * 60, "{id}: {secs} s in the pins");
        let levels = steps.iter().map(|step| step.importance);
        assert!(levels.collect::<BTreeSet<_>>().len() >= 4, "{id}");
    }
}

#[test]
fn ten_minutes_are_cut_to_four_and_nothing_that_must_be_shown_goes() {
    let timeline = chronology();
    let steps = &briefing(&timeline, "road-to-paris").steps;
    let path: Vec<PathStep> = (0..)
        .zip(steps)
        .map(|(step, told)| PathStep {
            step,
            dwell_secs: told.dwell_secs,
        })
        .collect();
    for budget in [120, 180, 240, 300, 420, 600] {
        let cut = Cut::new(steps, &path, Some(0), budget).expect("it fits");
        let kept = |at: usize| cut.kept.iter().find(|it| it.step == at);
        for (at, step) in steps.iter().enumerate() {
            assert!(!step.must_show || kept(at).is_some(), "{}", step.title);
            assert!(kept(at).is_none_or(|it| it.dwell_secs <= step.dwell_secs));
        }
        assert!(cut.total_secs <= budget, "{budget}");
    }
    let four = Cut::new(steps, &path, Some(0), 240).expect("it fits");
    assert_eq!(four.total_secs, 240);
    let titles = four.kept.iter().map(|it| steps[it.step].title.as_str());
    let expected = [
        "28 points",
        "Geneva, and a European answer",
        "20 points",
        "What was known before Paris",
        "Paris, 6 January",
    ];
    assert_eq!(titles.collect::<Vec<_>>(), expected);
}

#[test]
fn a_copy_of_each_tells_the_same() {
    let timeline = chronology();
    for briefing in timeline.briefings() {
        let draft = Draft::of(&timeline, briefing, briefing.id.clone());
        let resolved = draft.resolve(&timeline);
        assert_eq!(&resolved.briefing, briefing);
        assert_eq!(resolved.lost, vec![]);
    }
}

#[test]
fn what_is_shown_to_an_audience_has_on_every_day_a_short_title_that_says_no_more_than_the_long_one()
{
    let timeline = chronology();
    let of_steps = steps(&timeline).into_iter().flat_map(|step| &step.items);
    let anchors = timeline
        .items()
        .filter(|(_, item)| item.importance == Importance::MAX);
    let named: BTreeSet<_> = of_steps.copied().chain(anchors.map(|(ix, _)| ix)).collect();
    let mut retitled = 0;
    for ix in named {
        let first = timeline.first_belief(ix);
        assert_short_title(first);
        for revision in timeline.revisions_of(ix) {
            let day = KnowledgeDate::On(revision.known_from);
            assert_short_title(timeline.as_known_on(day).item(ix));
            retitled += usize::from(revision.change.title.is_some());
        }
    }
    assert_eq!(retitled, 9);
}

/// Up to three words, each of them one of the title in some form.
fn assert_short_title(item: &Item) {
    let (id, title) = (&item.id, item.title.to_lowercase());
    let short = item.short_title.as_deref();
    let short = short.unwrap_or_else(|| panic!("{id}, called {title}, has none"));
    let (words, letters) = (short.split(' ').count(), short.chars().count());
    assert!((1..=3).contains(&words) && letters <= 18, "{id}: {short}");
    for word in short.to_lowercase().split([' ', ':', '?']) {
        // Another form of a word is the same word.
        let stem: String = word.chars().take(4).collect();
        assert!(title.contains(&stem), "{id}: {word} is not in {title}");
    }
}

#[test]
fn no_two_items_of_a_step_are_called_the_same_on_its_day() {
    let latest = chronology();
    let mut days = BTreeSet::new();
    for step in steps(&latest) {
        let then = latest.as_known_on(step.knowledge);
        let titles = step.items.iter().map(|ix| &then.item(*ix).short_title);
        let titles: HashSet<_> = titles.collect();
        assert_eq!(titles.len(), step.items.len(), "{}", step.title);
        days.insert(step.knowledge);
    }
    assert!(days.len() > 2, "told on {days:?}");
}

#[test]
fn every_view_is_shown_and_the_comparison_stands_at_the_sixth_point() {
    let timeline = chronology();
    let of = |id| briefing(&timeline, id).steps.iter().map(|step| &step.view);
    let [mut evidence, mut topic, mut figures, mut compared] = [0; 4];
    for view in of("road-to-paris") {
        match view {
            StepView::Canvas | StepView::Quote { .. } => {}
            StepView::Evidence => evidence += 1,
            StepView::Topic(ix) => {
                let name = &timeline.topic(*ix).expect("it is known").name;
                assert_eq!(name, "security guarantees");
                topic += 1;
            }
            StepView::Figures(ix) => {
                let id = &timeline.series_at(*ix).expect("it is known").id;
                assert_eq!(id, "plan-points");
                figures += 1;
            }
            StepView::Comparison { left, right, point } => {
                let (side, point) = point.expect("a point");
                let document = |ix| timeline.document(ix).expect("it is known");
                assert_eq!(document(*right).id, "ua-20");
                assert_eq!((document(*left).id.as_str(), side), ("us-28", *left));
                assert_eq!(document(side).points[point.index()].number, "6");
                compared += 1;
            }
        }
    }
    assert_eq!([evidence, topic, figures, compared], [1; 4]);
    assert!(of("sanctions-20").any(|view| *view == StepView::Evidence));
}

#[test]
fn a_step_is_one_short_sentence_with_notes_that_answer_a_question() {
    let timeline = chronology();
    for step in steps(&timeline) {
        let title = &step.title;
        let quotes = matches!(step.view, StepView::Quote { .. });
        let expected = usize::from(!quotes);
        assert_eq!(sentences(&step.sentence).len(), expected, "{title}");
        assert!(step.word_count() <= Step::MAX_WORDS, "{title}");
        assert!(quotes || step.sentence.ends_with('.'), "{title}");
        let lines = step.notes.lines().collect::<Vec<_>>();
        assert!((2..=4).contains(&lines.len()), "{title}: {lines:?}");
        assert!(lines.iter().all(|it| it.starts_with("- ")), "{title}");
        let question = lines.last().and_then(|line| line.split_once("?** "));
        let (question, answer) = question.unwrap_or_else(|| panic!("{title} asks nothing"));
        assert!(question.starts_with("- **") && answer.ends_with('.'));
        let words = step.notes.split_whitespace().count();
        assert!(words <= NOTES_WORDS, "{title}: {words} words");
    }
}

#[test]
fn all_that_a_step_shows_is_known_on_its_day() {
    let latest = chronology();
    for step in steps(&latest) {
        let then = latest.as_known_on(step.knowledge);
        let title = &step.title;
        assert!(step.items.iter().all(|ix| then.is_known(*ix)), "{title}");
        assert!(step.shows_something(), "{title}");
        let is_framed = then.framed(&step.framing).is_some();
        assert_eq!(is_framed, step.framing != Framing::Items, "{title}");
        let has_view = match &step.view {
            StepView::Canvas => step.items.iter().any(|ix| then.when_of(*ix).is_some()),
            StepView::Evidence => !step.items.is_empty(),
            StepView::Topic(ix) => then.topic(*ix).is_some(),
            StepView::Figures(ix) => then.series_at(*ix).is_some(),
            StepView::Comparison { left, right, .. } => {
                Comparison::between(&then, *left, *right).is_some()
            }
            StepView::Quote { sources, .. } => !then.cited(sources, None).is_empty(),
        };
        assert!(has_view, "{title}");
    }
}

#[test]
fn the_day_before_paris_is_told_without_what_came_after() {
    let latest = chronology();
    let day = When::parse_edtf("2026-01-05").expect("a date").when;
    let title = "What was known before Paris";
    let step = step(&latest, title);
    assert_eq!(step.knowledge.day(), day.first_day());
    let then = latest.as_known_on(step.knowledge);
    let paris = then.slot_of("e063").expect("an item");
    assert!(step.items.contains(&paris));
    assert_eq!(then.status_of(paris), Status::Planned);
    let words = format!("{} {}", step.sentence, step.notes);
    for later in ["35", "signed", "declaration", "Grynkewich", "Pravda"] {
        assert!(!words.contains(later), "{later} was not known");
    }
    let folder = Folder::new();
    let file = folder.arg("then.toml");
    run(["convert", "--builtin", "--as-of", "2026-01-05", &file]).fine();
    let cut = briefline::io::read_path(Path::new(&file), &ReadControl::default());
    let cut = cut.timeline.expect("a timeline");
    let told = steps(&cut).into_iter().map(|step| step.title.as_str());
    let expected = [title, "Expected \"later in January\""];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let summaries = cut.briefings().iter().map(|it| it.summary.as_str());
    assert_eq!(summaries.collect::<Vec<_>>(), ["", ""]);
}

#[test]
fn the_notes_on_the_comparison_give_its_totals() {
    let timeline = chronology();
    let step = step(&timeline, "Point 6: the army");
    let StepView::Comparison { left, right, .. } = step.view else {
        panic!("a comparison")
    };
    let comparison = Comparison::between(&timeline, left, right).expect("both are known");
    let [kept, changed, dropped, added] = comparison.totals()[..] else {
        panic!("four relations: {:?}", comparison.totals())
    };
    let relations = [kept, changed, dropped, added].map(|(relation, _)| relation);
    let expected = [
        Relation::Kept,
        Relation::Changed,
        Relation::Dropped,
        Relation::Added,
    ];
    assert_eq!(relations, expected);
    let words = format!(
        "Of the 28 points {} are kept, {} changed and {} dropped; {} of the 20 is new.",
        kept.1, changed.1, dropped.1, added.1
    );
    assert!(step.notes.contains(&words), "{words}");
}

#[test]
fn a_quote_is_a_short_phrase_of_the_facts_with_its_source() {
    let timeline = chronology();
    let steps = steps(&timeline);
    let quotes = steps.iter().filter_map(|step| match &step.view {
        StepView::Quote { text, who, sources } => Some((text, who, sources)),
        _ => None,
    });
    let [(text, who, sources)] = quotes.collect::<Vec<_>>()[..] else {
        panic!("one quote")
    };
    assert!(text.split_whitespace().count() <= 5 && who.contains("not named"));
    assert_eq!(timeline.source(sources[0]).id, "article");
    let Some(facts) = facts() else { return };
    let phrase = format!("\"{}\"", text.to_lowercase());
    let theirs = texts_of(&facts["article_claims"]);
    assert!(
        theirs
            .iter()
            .any(|claim| claim.to_lowercase().contains(&phrase))
    );
}

#[test]
fn no_wording_of_the_briefings_is_taken_from_the_facts() {
    let Some(facts) = facts() else { return };
    let theirs = texts_of(&facts).into_iter().flat_map(wordings);
    let theirs: HashSet<String> = theirs.collect();
    assert!(theirs.len() > 1_000, "only {} wordings", theirs.len());
    let timeline = chronology();
    let mut seen = 0;
    for step in steps(&timeline) {
        let texts = [&step.title, &step.sentence, &step.notes];
        for wording in texts.into_iter().flat_map(|text| wordings(text)) {
            assert!(!theirs.contains(&wording), "copied: {wording}");
            seen += 1;
        }
    }
    assert!(seen > 200, "only {seen} wordings");
}
