//! The issues of the built-in chronology: each step on an item of its issue, in our own words, and
//! not told before its day.

use std::collections::HashSet;

use briefline::model::{CivilDate, KnowledgeDate, Timeline, Topic, TopicState, When};
use serde_json::Value;

use super::chronology::{chronology, facts, sentences, texts_of, wordings};

/// Every issue with the items of its steps and the state after each.
const RIVERS: [(&str, &str); 12] = [
    (
        "security guarantees",
        "e014 raised, e021 contested, e027 open, e037 open, e043 agreed in part, \
         e051 agreed in part, e052 agreed in part, e062 open, e064 agreed in part, e066 open",
    ),
    (
        "territory",
        "e014 raised, e021 contested, e023 open, e036 open, e040 contested, e043 contested, \
         e044 contested, e051 open, e052 open, e062 open",
    ),
    (
        "NATO",
        "e014 raised, e018 contested, e021 contested, e023 open, e051 dropped",
    ),
    (
        "armed forces cap",
        "e014 raised, e021 contested, e022 contested, e043 agreed in part, e051 agreed in part",
    ),
    (
        "frozen assets",
        "e014 raised, e021 contested, e039 open, e041 agreed in part, e047 open",
    ),
    (
        "nuclear plant",
        "e014 raised, e040 contested, e051 open, e052 open, e062 open",
    ),
    ("elections", "e014 raised, e051 agreed in part"),
    (
        "prisoners",
        "e014 raised, e051 agreed in part, e071c agreed in part, e082 agreed in part",
    ),
    (
        "sanctions",
        "e045 raised, e072 open, e074 contested, e075 contested, e077 contested, \
         e080 agreed in part, e081 agreed, e088 agreed",
    ),
    (
        "peace force",
        "e002 raised, e003 raised, e043 agreed in part, e062 open, e065 agreed in part, \
         e067 contested, e087 agreed in part",
    ),
    (
        "ceasefire",
        "e014 raised, e022 contested, e051 agreed in part, e064 open, e082 agreed in part, \
         e082 open",
    ),
    (
        "EU membership",
        "e014 raised, e051 agreed in part, e084 agreed in part",
    ),
];

pub(super) fn as_known_on(text: &str) -> Timeline {
    let when = When::parse_edtf(text).expect("a date").when;
    let day: CivilDate = when.begun_by().expect("a day");
    chronology().as_known_on(KnowledgeDate::On(day))
}

fn topic<'t>(timeline: &'t Timeline, name: &str) -> &'t Topic {
    let ix = timeline.topic_by_name(name);
    let ix = ix.unwrap_or_else(|| panic!("no topic {name}"));
    timeline.topic(ix).expect("a topic that is known")
}

/// A list of the facts.
pub(super) fn list<'f>(facts: &'f Value, name: &str) -> &'f [Value] {
    facts[name].as_array().expect("a list of facts")
}

/// The steps of a topic as in [`RIVERS`].
fn river(timeline: &Timeline, topic: &Topic) -> String {
    let steps = topic.steps.iter().map(|step| {
        let item = timeline.item(step.item);
        format!("{} {}", item.id, step.state.word())
    });
    steps.collect::<Vec<_>>().join(", ")
}

/// Each text of a topic or series with the name under which to complain of it.
fn texts(timeline: &Timeline) -> Vec<(&str, &str)> {
    let topics = timeline.topics().flat_map(|(_, topic)| {
        let steps = topic.steps.iter().map(|step| step.text.as_str());
        let texts = steps.chain([topic.summary.as_str()]);
        texts.map(|text| (topic.name.as_str(), text))
    });
    let series = timeline.series().flat_map(|(_, series)| {
        let values = series.values.iter().map(|value| value.text.as_str());
        let texts = values.chain([series.summary.as_str()]);
        texts.map(|text| (series.id.as_str(), text))
    });
    topics.chain(series).collect()
}

#[test]
fn every_issue_runs_through_its_steps() {
    let timeline = chronology();
    let told: Vec<(&str, String)> = timeline
        .topics()
        .map(|(_, topic)| (topic.name.as_str(), river(&timeline, topic)))
        .collect();
    let told: Vec<(&str, &str)> = told.iter().map(|(name, it)| (*name, it.as_str())).collect();
    assert_eq!(told, RIVERS);
}

#[test]
fn a_step_stands_on_an_item_that_names_the_issue() {
    let timeline = chronology();
    for (_, topic) in timeline.topics() {
        for step in &topic.steps {
            let item = timeline.item(step.item);
            assert!(
                item.topics.contains(&topic.name),
                "{} does not name {}",
                item.id,
                topic.name
            );
        }
    }
}

#[test]
fn an_issue_begins_when_somebody_brings_it_up() {
    let timeline = chronology();
    for (_, topic) in timeline.topics() {
        assert!(topic.steps.len() >= 2, "{} stands still", topic.name);
        assert_eq!(topic.steps[0].state, TopicState::Raised, "{}", topic.name);
    }
}

#[test]
fn only_the_eu_agrees_without_reserve_and_with_itself() {
    let timeline = chronology();
    let agreed = timeline.topics().filter(|(_, topic)| {
        let mut steps = topic.steps.iter();
        steps.any(|step| step.state == TopicState::Agreed)
    });
    let agreed: Vec<&str> = agreed.map(|(_, topic)| topic.name.as_str()).collect();
    assert_eq!(agreed, ["sanctions"]);
}

#[test]
fn the_guarantees_reach_paris_on_the_day_and_not_before() {
    let last = |date: &str| {
        let timeline = as_known_on(date);
        let topic = topic(&timeline, "security guarantees");
        let step = topic.steps.last().expect("a step");
        let item = timeline.item(step.item).id.clone();
        (topic.steps.len(), item, step.state)
    };
    let expected = |count, item: &str, state| (count, item.to_owned(), state);
    assert_eq!(
        last("2026-01-04"),
        expected(7, "e052", TopicState::AgreedInPart)
    );
    assert_eq!(last("2026-01-05"), expected(8, "e062", TopicState::Open));
    assert_eq!(
        last("2026-01-06"),
        expected(9, "e064", TopicState::AgreedInPart)
    );
    assert_eq!(last("2026-01-07"), expected(10, "e066", TopicState::Open));
}

#[test]
fn an_issue_is_not_known_before_it_is_brought_up() {
    let known = |date: &str| {
        let timeline = as_known_on(date);
        let topics = timeline.topics();
        let names = topics.map(|(_, topic)| format!("{} {}", topic.name, topic.steps.len()));
        names.collect::<Vec<_>>().join(", ")
    };
    for (date, names) in [
        ("2025-03-26", ""),
        ("2025-03-27", "peace force 1"),
        // Handed over, and not to be read yet.
        ("2025-11-20", "peace force 2"),
        (
            "2025-11-21",
            "security guarantees 1, territory 1, NATO 1, armed forces cap 1, frozen assets 1, \
             nuclear plant 1, elections 1, prisoners 1, peace force 2, ceasefire 1, \
             EU membership 1",
        ),
        (
            "2025-12-17",
            "security guarantees 5, territory 7, NATO 4, armed forces cap 4, frozen assets 4, \
             nuclear plant 2, elections 1, prisoners 1, sanctions 1, peace force 3, ceasefire 2, \
             EU membership 1",
        ),
    ] {
        assert_eq!(known(date), names, "on {date}");
    }
}

#[test]
fn the_outcome_of_a_step_waits_for_its_day() {
    let timeline = chronology();
    for (name, item, eve, day) in [
        // The meeting was announced on the day before.
        ("frozen assets", "e039", "2025-12-10", "2025-12-11"),
        // The text was announced two days before.
        ("territory", "e040", "2025-12-10", "2025-12-11"),
        ("nuclear plant", "e040", "2025-12-10", "2025-12-11"),
        // The round had begun the day before.
        ("prisoners", "e071c", "2026-02-04", "2026-02-05"),
        // It was aimed at from February on.
        ("sanctions", "e081", "2026-04-22", "2026-04-23"),
    ] {
        let item = timeline.item_by_id(item).expect("an item");
        let told = |date| {
            let timeline = as_known_on(date);
            assert!(timeline.is_known(item), "no item for {name} on {date}");
            let steps = &topic(&timeline, name).steps;
            steps.iter().any(|step| step.item == item)
        };
        assert!(!told(eve), "{name} is told on {eve}");
        assert!(told(day), "{name} is not told on {day}");
    }
}

#[test]
fn a_step_with_sources_of_its_own_has_one_on_its_first_day() {
    let latest = chronology();
    for date in ["2025-11-21", "2025-12-24", "2025-12-25", "2026-01-06"] {
        let timeline = as_known_on(date);
        for (ix, topic) in timeline.topics() {
            for step in &topic.steps {
                let mut all = latest.topic(ix).expect("the topic").steps.iter();
                let same = all.find(|it| it.text == step.text).expect("the step");
                let cites = same.sources.is_empty() || !step.sources.is_empty();
                assert!(
                    cites,
                    "{} cites nothing on {date}: {}",
                    topic.name, step.text
                );
            }
        }
    }
}

#[test]
fn a_text_is_one_sentence_and_no_other_says_it() {
    let timeline = chronology();
    let mut told = HashSet::new();
    for (name, text) in texts(&timeline) {
        let sentences = sentences(text);
        // A figure may go without a text.
        assert!(sentences.len() <= 1, "{name}: {text}");
        assert!(text.is_empty() || text.ends_with('.'), "{name}: {text}");
        for sentence in sentences.iter().filter(|it| it.split(' ').count() > 5) {
            assert!(told.insert(sentence.clone()), "{name} repeats: {text}");
        }
    }
    for (_, item) in timeline.items() {
        for sentence in [&item.summary, &item.body]
            .into_iter()
            .flat_map(|it| sentences(it))
        {
            assert!(!told.contains(&sentence), "{} says it: {sentence}", item.id);
        }
    }
}

#[test]
fn no_step_or_figure_is_worded_like_the_facts() {
    let Some(facts) = facts() else {
        return;
    };
    let lists = [
        "events",
        "article_claims",
        "contradictions",
        "plan_points",
        "plan_mapping",
    ];
    let theirs = lists
        .iter()
        .flat_map(|name| list(&facts, name))
        .flat_map(texts_of);
    let theirs: HashSet<String> = theirs.flat_map(wordings).collect();
    assert!(theirs.len() > 1_000, "only {} wordings", theirs.len());
    let timeline = chronology();
    for (name, text) in texts(&timeline) {
        for wording in wordings(text) {
            assert!(!theirs.contains(&wording), "{name} copies {wording:?}");
        }
    }
}
