//! The built-in chronology on the days of its story: what was known, and nothing of what came
//! later.

use std::fmt::Write as _;

use briefline::model::{
    CivilDate, KnowledgeDate, Status, TimePoint, Timeline, When, changes_between,
};

/// Days to come that were named when they were still to come: aims, deadlines, announcements.
const FORESEEN: [(&str, &str); 12] = [
    ("e016", "2025-11-26"),
    ("e016", "2025-11-27"),
    ("e056", "2026-01-03"),
    ("e057", "2026-01-06"),
    ("e062", "2026-01-06"),
    ("e071", "2026-02-18"),
    ("e072", "2026-02-24"),
    ("e080", "2026-04-23"),
    ("e081", "2026-04-24"),
    ("e082", "2026-05-11"),
    ("p13", "2024-02-24"),
    ("s-d", "2026-01-06"),
];

/// The names of the months as they stand in dates.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn chronology() -> Timeline {
    briefline::io::builtin().0
}

fn day(text: &str) -> CivilDate {
    let when = When::parse_edtf(text).expect("a date").when;
    when.begun_by().expect("a day")
}

fn as_known_on(text: &str) -> Timeline {
    chronology().as_known_on(KnowledgeDate::On(day(text)))
}

/// Every item in reading order with its date, status and sources, as on `date`.
fn list(date: &str) -> String {
    let timeline = as_known_on(date);
    let mut list = String::new();
    for ix in timeline.reading_order() {
        let item = timeline.item(*ix);
        let when = item.when.as_ref().map_or("undated", When::edtf);
        let (status, title) = (item.status.word(), &item.title);
        let claims = timeline.claims_of(*ix);
        let outcomes: usize = claims.map(|(_, claim)| claim.outcomes.len()).sum();
        let told = match outcomes {
            0 => String::new(),
            count => format!(", {count} outcomes"),
        };
        let _ = writeln!(list, "{:<6} {when:<24} {status:<10} {title}{told}", item.id);
    }
    let phases: Vec<_> = timeline
        .phases
        .iter()
        .map(|phase| phase.name.as_str())
        .collect();
    let _ = writeln!(list, "phases: {}", phases.join(", "));
    list
}

#[test]
fn five_days_tell_what_was_known_on_them() {
    for date in [
        "2025-11-21",
        "2025-12-24",
        "2026-01-05",
        "2026-01-07",
        "2026-04-24",
    ] {
        insta::assert_snapshot!(format!("known on {date}"), list(date));
    }
}

#[test]
fn on_5_january_the_round_is_expected_and_paris_is_planned() {
    let timeline = as_known_on("2026-01-05");
    let item = |id: &str| timeline.item_by_id(id).map(|ix| timeline.item(ix));
    let round = item("e068").expect("the round is expected");
    assert_eq!(round.status, Status::Expected);
    let when = round.when.as_ref().expect("a date");
    assert_eq!(when.edtf(), "2026-01-07/2026-01-31");
    let paris = item("e063").expect("Paris is announced");
    assert_eq!(paris.status, Status::Planned);
    for later in ["e064", "e065", "e066", "e072", "e081"] {
        assert!(item(later).is_none(), "{later} is told too early");
    }
    assert_eq!(timeline.claims().count(), 63);
}

#[test]
fn the_round_turns_into_proposal_block_and_adoption() {
    let latest = chronology();
    let adopted = latest.item_by_id("e081").expect("it was adopted");
    let told = |date: &str| {
        let timeline = latest.as_known_on(KnowledgeDate::On(day(date)));
        let item = timeline.known_item(adopted)?;
        let when = item.when.as_ref().map(|when| when.edtf().to_owned());
        Some((item.status, when.unwrap_or_default()))
    };
    let date = |status, when: &str| Some((status, when.to_owned()));
    assert_eq!(told("2026-02-05"), None);
    assert_eq!(told("2026-02-06"), date(Status::Planned, "2026-02-24"));
    assert_eq!(told("2026-02-23"), date(Status::Expected, ""));
    assert_eq!(told("2026-04-22"), date(Status::Planned, "2026-04-23"));
    assert_eq!(told("2026-04-23"), date(Status::Happened, "2026-04-23"));
    let expected = latest.item(latest.item_by_id("e068").expect("it was expected"));
    assert_eq!(expected.status, Status::Superseded);
    assert_eq!(expected.replaced_by, latest.item_by_id("e072"));
}

#[test]
fn every_change_between_january_and_april_names_a_source() {
    let from = as_known_on("2026-01-05");
    let to = from.as_known_on(KnowledgeDate::On(day("2026-04-24")));
    let changes = changes_between(&from, &to);
    assert!(changes.len() > 20, "{}", changes.len());
    for change in &changes {
        assert!(!change.sources.is_empty(), "{} cites nothing", change.id);
        let known = change.known_from.expect("a day");
        assert!(
            known > day("2026-01-05") && known <= day("2026-04-24"),
            "{}",
            change.id
        );
    }
}

#[test]
fn every_disagreement_of_the_facts_is_told_by_accounts() {
    let timeline = chronology();
    for (id, count) in [
        ("e013", 1),
        ("e015", 1),
        ("e016", 1),
        ("e023", 1),
        ("e051", 1),
        ("s-d", 1),
        ("e053", 1),
        ("e060", 2),
        ("e063", 1),
        ("e066", 1),
        ("e081", 1),
        ("p19", 1),
    ] {
        let ix = timeline.item_by_id(id).expect("an item");
        let conflicts = timeline.item(ix).conflicts.iter();
        let told = conflicts.filter(|it| (2..=5).contains(&it.accounts.len()));
        let told: Vec<_> = told.collect();
        assert!(told.len() >= count, "{id} has {}", told.len());
        for conflict in told {
            let named = conflict.accounts.iter().filter(|it| !it.sources.is_empty());
            assert_eq!(
                named.count(),
                conflict.accounts.len(),
                "{id}: {}",
                conflict.text
            );
        }
    }
}

/// A text of an item, with the day by which dates in it are to be read.
struct Told {
    id: String,
    near: TimePoint,
    text: String,
}

/// All that is told of what happened. What is planned or expected may speak of days to come.
fn texts(timeline: &Timeline) -> Vec<Told> {
    let mut texts = Vec::new();
    for (ix, item) in timeline.items() {
        let Some(near) = item.when.as_ref().and_then(When::earliest) else {
            continue;
        };
        let foreseen = [Status::Planned, Status::Expected].contains(&item.status);
        let mut told = vec![&item.title, &item.summary, &item.body];
        told.retain(|_| !foreseen);
        for conflict in &item.conflicts {
            told.push(&conflict.text);
            told.extend(conflict.accounts.iter().map(|account| &account.text));
        }
        for (_, claim) in timeline.claims_of(ix) {
            let outcomes = claim.outcomes.iter();
            told.extend(outcomes.flat_map(|outcome| [&outcome.verdict, &outcome.text]));
        }
        texts.extend(told.into_iter().map(|text| Told {
            id: item.id.clone(),
            near,
            text: text.clone(),
        }));
    }
    texts
}

/// The days that stand in `text` as "6 February 2026", or without the year in the one nearest to
/// `near`.
fn days_in(text: &str, near: TimePoint) -> Vec<CivilDate> {
    let plain = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let text: String = text.chars().map(plain).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let dates = words.windows(2).enumerate().filter_map(|(at, pair)| {
        let day: u8 = pair[0].parse().ok()?;
        let month = MONTHS.iter().position(|month| *month == pair[1])? as u8 + 1;
        let year = words.get(at + 2).and_then(|year| year.parse::<i64>().ok());
        let year = year.filter(|year| (1900..2100).contains(year));
        let around = near.civil().year - 1..=near.civil().year + 1;
        let years = year.map_or(around, |year| year..=year);
        let days = years.filter_map(|year| CivilDate::new(year, month, day));
        days.min_by_key(|day| {
            let start = TimePoint::from_civil(*day).unwrap_or(TimePoint::MIN);
            start.millis_since(near).abs()
        })
    });
    dates.collect()
}

#[test]
fn what_happened_is_not_told_with_days_to_come() {
    let latest = chronology();
    let mut early = std::collections::BTreeMap::new();
    for known in latest.knowledge_days() {
        let timeline = latest.as_known_on(KnowledgeDate::On(*known));
        for told in texts(&timeline) {
            let named = days_in(&told.text, told.near);
            if let Some(later) = named.into_iter().find(|named| named > known)
                && !FORESEEN.contains(&(told.id.as_str(), later.to_string().as_str()))
            {
                early
                    .entry((told.id, later))
                    .or_insert_with(|| format!("on {known}: {}", told.text));
            }
        }
    }
    assert!(early.is_empty(), "{early:#?}");
}
