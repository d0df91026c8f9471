//! The figures of the built-in chronology: each as its speaker gave it, in the facts of its item,
//! and not told before its day.

use std::collections::HashSet;

use briefline::model::{Amount, Series, SeriesValue, Timeline, When};
use serde_json::Value;

use super::{
    chronology::{chronology, facts, texts_of},
    threads::{as_known_on, list},
};

/// Every series but the packages: date, amount, item and speaker of each value, in brackets if it
/// is another speaker's figure.
const FIGURES: [(&str, &[&str]); 6] = [
    (
        "plan-points",
        &[
            "2025-11-18 28 e013 Axios",
            "(2025-11-23 26 to 28 e023 Marco Rubio)",
            "2025-11-24 19 e023 Financial Times",
            "2025-12-02 20 e032 Volodymyr Zelenskyy",
            "(2025-12-02 27 e033 Yuri Ushakov)",
            "2025-12-23/2025-12-24 20 e051 Volodymyr Zelenskyy",
        ],
    ),
    (
        "force-size",
        &[
            "2026-01-05/2026-01-06 15000 to 20000 s-f some officials, not named, to RFE/RL",
            "(2026-01-05/2026-01-06 about 30000 s-f others, not named, to RFE/RL)",
        ],
    ),
    (
        "army-cap",
        &[
            "2025-11-20 600000 e014 the US proposal, as leaked",
            "(2025-11-23 800000 e021 Britain, France and Germany)",
            "(2025-12-15 800000 e043 European leaders in Berlin)",
            "2025-12-23/2025-12-24 800000 e051 the 20 points, as explained by Zelenskyy",
        ],
    ),
    (
        "ships-added",
        &[
            "2024-06-24 27 p14",
            "2024-12-16 52 p15",
            "2025-02-24 74 p16",
            "2025-05-20 189 p17",
            "2025-10-23 117 p19",
            "2025-12-18 41 e048",
            "(2026-02-06 43 e072 European Commission)",
            "2026-04-23 46 e081",
            "2026-07-23 42 p21",
        ],
    ),
    (
        "ships-in-all",
        &[
            "2025-10-23 558 p19",
            "(2026-02-06 640 e072 European Commission)",
        ],
    ),
    (
        "coalition-countries",
        &[
            "2025-09-04 26 e003 Emmanuel Macron",
            "2025-11-25 35 e027 the chairs of the coalition",
            "2026-01-05/2026-01-06 at least 30 e063 RFE/RL article",
            "2026-01-06 35 e063 host and guests in Paris",
            "2026-07-13 37 e087 TVP",
        ],
    ),
];

fn series<'t>(timeline: &'t Timeline, id: &str) -> &'t Series {
    let mut all = timeline.series();
    let found = all.find(|(_, series)| series.id == id);
    found.unwrap_or_else(|| panic!("no series {id}")).1
}

fn amount(amount: Amount) -> String {
    match amount {
        Amount::Exactly(it) => it.to_string(),
        Amount::About(it) => format!("about {it}"),
        Amount::AtLeast(it) => format!("at least {it}"),
        Amount::AtMost(it) => format!("at most {it}"),
        Amount::Between(low, high) => format!("{low} to {high}"),
    }
}

/// A value as in [`FIGURES`].
fn figure(timeline: &Timeline, value: &SeriesValue) -> String {
    let when = timeline.when_of_value(value).map_or("undated", When::edtf);
    let item = &timeline.item(value.item).id;
    let told = format!("{when} {} {item} {}", amount(value.amount), value.who);
    let told = told.trim_end();
    if value.aside {
        format!("({told})")
    } else {
        told.to_owned()
    }
}

#[test]
fn every_figure_is_as_its_speaker_gave_it() {
    let timeline = chronology();
    let others = timeline
        .series()
        .filter(|(_, it)| it.id != "sanctions-packages");
    let told: Vec<(&str, Vec<String>)> = others
        .map(|(_, series)| {
            let values = series.values.iter();
            let told = values.map(|value| figure(&timeline, value)).collect();
            (series.id.as_str(), told)
        })
        .collect();
    assert_eq!(told.len(), FIGURES.len());
    for ((id, told), (expected_id, expected)) in told.iter().zip(FIGURES) {
        assert_eq!(
            (*id, told.as_slice()),
            (expected_id, owned(expected).as_slice())
        );
    }
}

fn owned(list: &[&str]) -> Vec<String> {
    list.iter().map(|it| (*it).to_owned()).collect()
}

#[test]
fn the_plan_goes_from_28_to_19_to_20_whatever_others_count() {
    let timeline = chronology();
    let values = &series(&timeline, "plan-points").values;
    let counts = |aside: bool| {
        let values = values.iter().filter(move |value| value.aside == aside);
        let mut counts: Vec<String> = values.map(|value| amount(value.amount)).collect();
        counts.dedup();
        counts
    };
    assert_eq!(counts(false), ["28", "19", "20"]);
    assert_eq!(counts(true), ["26 to 28", "27"]);
}

#[test]
fn the_figures_of_a_day_are_those_known_then() {
    for (date, id, count) in [
        ("2025-11-20", "plan-points", 1),
        ("2025-11-24", "plan-points", 3),
        ("2025-12-02", "plan-points", 4),
        ("2025-12-03", "plan-points", 5),
        ("2025-11-21", "army-cap", 1),
        ("2026-01-04", "coalition-countries", 2),
        ("2026-01-05", "coalition-countries", 3),
        ("2026-01-06", "coalition-countries", 4),
        ("2026-04-22", "ships-added", 7),
        ("2026-04-23", "ships-added", 8),
        ("2026-07-23", "ships-added", 8),
        ("2026-07-24", "ships-added", 9),
    ] {
        let timeline = as_known_on(date);
        assert_eq!(series(&timeline, id).values.len(), count, "{id} on {date}");
    }
    let timeline = as_known_on("2025-11-20");
    assert!(timeline.series().all(|(_, series)| series.id != "army-cap"));
}

#[test]
fn packages_are_counted_on_the_days_of_the_facts() {
    let timeline = chronology();
    let packages = series(&timeline, "sanctions-packages");
    let numbers: Vec<Amount> = packages.values.iter().map(|value| value.amount).collect();
    let expected: Vec<Amount> = (1..=21u8).map(|n| Amount::Exactly(n.into())).collect();
    assert_eq!(numbers, expected);
    let Some(facts) = facts() else {
        return;
    };
    let days = packages.values.iter();
    let days: Vec<&str> = days
        .map(|value| timeline.when_of_value(value).expect("a day").edtf())
        .collect();
    let facts = list(&facts, "sanctions_packages").iter();
    let facts: Vec<&str> = facts
        .map(|fact| fact["date"]["edtf"].as_str().expect("a day"))
        .collect();
    assert_eq!(days, facts);
}

/// What the facts say of an item: its event or package, what the article claims of it, the points
/// of the document that it brings, and where its pages contradict others.
fn facts_of<'f>(facts: &'f Value, id: &str, cited: &HashSet<&str>) -> Vec<&'f str> {
    let of_item = |fact: &&Value| {
        fact["id"]
            .as_str()
            .is_some_and(|it| it.to_lowercase() == id)
    };
    let events: Vec<&Value> = list(facts, "events").iter().filter(of_item).collect();
    let packages = list(facts, "sanctions_packages").iter();
    let packages = packages
        .filter(|fact| fact["n"].as_u64().map(|n| format!("p{n:02}")).as_deref() == Some(id));
    let claimed = events
        .iter()
        .flat_map(|event| texts_of(&event["article_claims"]));
    let claimed: HashSet<&str> = claimed.collect();
    let claims = list(facts, "article_claims").iter();
    let claims = claims.filter(|fact| fact["id"].as_str().is_some_and(|id| claimed.contains(id)));
    let document = match id {
        "e014" => "US-28",
        "e021" => "E3",
        "e051" => "UA-20",
        _ => "",
    };
    let points = list(facts, "plan_points").iter();
    let points = points.filter(|point| point["doc"] == document);
    let contradictions = list(facts, "contradictions").iter();
    let contradictions = contradictions.filter(|fact| {
        texts_of(&fact["sources"])
            .iter()
            .any(|id| cited.contains(id))
    });
    let facts = events.iter().copied().chain(packages).chain(claims);
    facts
        .chain(points)
        .chain(contradictions)
        .flat_map(texts_of)
        .collect()
}

#[test]
fn no_figure_is_missing_from_the_facts_of_its_item() {
    let Some(facts) = facts() else {
        return;
    };
    let timeline = chronology();
    let mut seen = 0;
    for (_, series) in timeline.series() {
        if series.id == "sanctions-packages" {
            continue;
        }
        for value in &series.values {
            let item = timeline.item(value.item);
            let cited = value.sources.iter().chain(&item.sources);
            let cited = cited.map(|ix| timeline.source(*ix).id.as_str()).collect();
            // Figures with and without separators look alike.
            let told = facts_of(&facts, &item.id, &cited)
                .join(" ")
                .replace(',', "");
            let words: HashSet<&str> = told.split(|c: char| !c.is_alphanumeric()).collect();
            let (low, high) = value.amount.bounds();
            for figure in [low, high] {
                let figure = figure.to_string();
                assert!(
                    words.contains(figure.as_str()),
                    "{}: {figure} of {}",
                    series.id,
                    item.id
                );
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 2 * 28);
}
