//! Queries over a small timeline: typing errors, other scripts, ranking, phrases.

use proptest::prelude::*;

use super::*;
use crate::model::{
    Claim, Hue, Importance, Kind, Outcome, Shape, Source, SourceIx, TimelineParts, Track, When,
    testing,
};

fn item(id: &str, title: &str) -> Item {
    Item {
        title: title.to_owned(),
        kind: Kind::Context,
        ..testing::item(id, "", &[])
    }
}

fn claim(of: usize, speaker: &str, text: &str, outcome: &str) -> Claim {
    Claim {
        text: text.to_owned(),
        speaker: speaker.to_owned(),
        item: Some(ItemIx::from(of)),
        outcomes: vec![Outcome {
            verdict: "partly".to_owned(),
            text: outcome.to_owned(),
            ..Outcome::default()
        }],
        ..testing::claim("", 0, &[])
    }
}

fn story() -> Timeline {
    let mut talks = item("e-01", "Coalition of the Willing meets in Paris");
    talks.actors = vec![
        "Volodymyr Zelenskyy".to_owned(),
        "Emmanuel Macron".to_owned(),
    ];
    talks.place = Some("Élysée".to_owned());
    talks.when = Some(When::parse_edtf("2026-01-06").expect("a day").when);
    talks.importance = Importance::MAX;
    let mut plan = item("e-02", "Leaked 28-point plan");
    plan.body = "The plan for peace was leaked.\nZelensky answered in a video message.".to_owned();
    plan.sources = vec![SourceIx(0)];
    let mut russian = item("e-03", "Виступ Зеленського в Києві");
    russian.topics = vec!["Безпека".to_owned()];
    let mut round = item("e-04", "Twentieth round of sanctions");
    round.summary = "Ministers adopted the round after a veto fell.".to_owned();
    let other = item("e-05", "Peace conference, then a plan in Geneva");
    let mut items = vec![talks, plan, russian, round, other];
    items[3].further_tracks = Vec::new();
    Timeline::new(TimelineParts {
        tracks: vec![Track {
            id: "t".to_owned(),
            name: "T".to_owned(),
            badge: String::new(),
            hue: Hue::Slate,
            shape: Shape::Circle,
            starts_folded: false,
        }],
        items,
        sources: vec![Source {
            id: "s".to_owned(),
            publisher: "Axios".to_owned(),
            title: "The scoop".to_owned(),
            author: None,
            url: None,
            published: None,
            tier: None,
            kind: None,
            ..Source::default()
        }],
        claims: vec![claim(
            3,
            "Kaja Kallas",
            "Nobody will block it.",
            "It was adopted in April.",
        )],
        ..TimelineParts::default()
    })
}

fn ids(timeline: &Timeline, query: &str) -> Vec<String> {
    let hits = SearchIndex::new(timeline).search(timeline, query);
    hits.iter()
        .map(|hit| timeline.item(hit.item).id.clone())
        .collect()
}

#[test]
fn typing_errors_accents_and_spellings_of_names_do_not_matter() {
    let timeline = story();
    let cases: [(&str, &[&str]); 14] = [
        ("paris", &["e-01"]),
        ("parris", &["e-01"]),
        ("PARSI", &["e-01"]),
        ("elysee", &["e-01"]),
        ("zelensky", &["e-01", "e-02"]),
        ("zelenskyy", &["e-01", "e-02"]),
        ("zelinsky", &["e-01", "e-02"]),
        ("зеленський", &["e-03"]),
        ("безпеки", &["e-03"]),
        ("sanktions", &["e-04"]),
        ("kalas", &["e-04"]),
        ("april", &["e-04"]),
        ("axios", &["e-02"]),
        ("january", &["e-01"]),
    ];
    for (query, expected) in cases {
        assert_eq!(ids(&timeline, query), expected, "{query}");
    }
}

#[test]
fn the_code_of_an_item_finds_it_before_all_that_speak_of_it() {
    let mut speaking = item("e-10", "Paper e-02 and more on e-02");
    speaking.importance = Importance::MAX;
    let parts = TimelineParts {
        items: vec![speaking, item("e-02", "Leaked plan")],
        ..story().record().clone()
    };
    let timeline = Timeline::new(parts);
    for code in ["e-02", " e-02 ", "E-02"] {
        let found = ids(&timeline, code);
        assert_eq!(found.first().map(String::as_str), Some("e-02"), "{code}");
    }
    assert!(ids(&timeline, "e-02").contains(&"e-10".to_owned()));
}

#[test]
fn all_words_must_occur_but_in_any_text() {
    let timeline = story();
    assert_eq!(ids(&timeline, "macron paris"), ["e-01"]);
    assert_eq!(ids(&timeline, "macron plan"), Vec::<String>::new());
    assert_eq!(ids(&timeline, "28 axios"), ["e-02"]);
    assert_eq!(ids(&timeline, "29 axios"), Vec::<String>::new());
    assert_eq!(ids(&timeline, ""), Vec::<String>::new());
    assert_eq!(ids(&timeline, " … "), Vec::<String>::new());
}

#[test]
fn words_in_quotes_follow_one_another_exactly() {
    let timeline = story();
    assert_eq!(ids(&timeline, "plan peace"), ["e-05", "e-02"]);
    assert_eq!(ids(&timeline, "\"plan for peace\""), ["e-02"]);
    assert_eq!(ids(&timeline, "“plan peace”"), Vec::<String>::new());
    assert_eq!(ids(&timeline, "\"plan for pea"), ["e-02"]);
    assert_eq!(ids(&timeline, "\"plan for pea\""), Vec::<String>::new());
    assert_eq!(ids(&timeline, "\"28-point\" zelensky"), ["e-02"]);
}

#[test]
fn a_word_in_the_title_beats_one_in_the_text_and_importance_decides_between_equals() {
    let mut parts = story().record().clone();
    parts.items[4].importance = Importance::MAX;
    parts.items[3].title = "Twentieth plan".to_owned();
    let timeline = Timeline::new(parts);
    assert_eq!(ids(&timeline, "plan"), ["e-05", "e-02", "e-04"]);
    let hits = SearchIndex::new(&timeline).search(&timeline, "zelensky");
    let fields: Vec<_> = hits.iter().map(|hit| hit.field).collect();
    assert_eq!(fields, [SearchField::Actors, SearchField::Body]);
}

#[test]
fn a_short_title_is_found_as_the_title_is() {
    let mut parts = story().record().clone();
    parts.items[1].short_title = Some("Bombshell".to_owned());
    let timeline = Timeline::new(parts);
    let hits = SearchIndex::new(&timeline).search(&timeline, "bombshell");
    assert_eq!(hits.len(), 1);
    assert_eq!(
        (hits[0].item, hits[0].field),
        (ItemIx(1), SearchField::Title)
    );
    let shown = excerpt(&timeline, &hits[0], "bombshell");
    assert_eq!(shown.text, "Bombshell");
}

#[test]
fn the_id_of_an_item_finds_it_first() {
    let timeline = story();
    assert_eq!(ids(&timeline, " e-04 ")[0], "e-04");
}

#[test]
fn an_excerpt_shows_the_word_found_in_its_sentence() {
    let mut parts = story().record().clone();
    parts.items[1].body = format!(
        "{} needle {}",
        "before it ".repeat(30),
        "after it ".repeat(30)
    );
    let timeline = Timeline::new(parts);
    let index = SearchIndex::new(&timeline);
    for (query, word) in [
        ("needle", "needle"),
        ("nedle", "needle"),
        ("point", "point"),
    ] {
        let hit = index.search(&timeline, query)[0];
        let shown = excerpt(&timeline, &hit, query);
        let marked: Vec<&str> = shown
            .found
            .iter()
            .map(|at| &shown.text[at.clone()])
            .collect();
        assert_eq!(marked, [word], "{shown:?}");
        assert!(shown.text.chars().count() < 150, "{shown:?}");
    }
    let hit = index.search(&timeline, "needle")[0];
    let text = excerpt(&timeline, &hit, "needle").text;
    assert!(
        text.starts_with("… it before") || text.starts_with("… before"),
        "{text}"
    );
    assert!(text.ends_with(" …"), "{text}");
}

#[test]
fn an_index_of_another_timeline_finds_nothing() {
    let index = SearchIndex::new(&story());
    assert!(index.search(&Timeline::default(), "paris").is_empty());
}

proptest! {
    #[test]
    fn no_query_and_no_text_makes_search_or_excerpt_fail(title in ".{0,200}", query in ".{0,60}") {
        let mut parts = story().record().clone();
        parts.items[0].title = title;
        let timeline = Timeline::new(parts);
        for hit in SearchIndex::new(&timeline).search(&timeline, &query) {
            prop_assert!(hit.score > 0.0 && hit.score.is_finite());
            let shown = excerpt(&timeline, &hit, &query);
            for place in shown.found {
                prop_assert!(shown.text.get(place).is_some());
            }
        }
    }

    #[test]
    fn each_word_of_a_title_finds_its_item(words in prop::collection::vec("\\w{1,12}", 1..6)) {
        let mut parts = story().record().clone();
        parts.items[2].title = words.join(" ");
        let timeline = Timeline::new(parts);
        for word in words.into_iter().filter(|word| !words_of(word).is_empty()) {
            prop_assert!(ids(&timeline, &word).contains(&"e-03".to_owned()), "{}", word);
        }
    }
}
