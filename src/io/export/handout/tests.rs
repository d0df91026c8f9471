//! Handouts of a small timeline: what is said, in which order, and nothing that was not known.

use super::block::{Block, Paragraph, Role};
use super::content::Content;
use super::{HandoutOptions, handout};
use crate::io::export::FontMeasure;
use crate::io::read_text;
use crate::model::{
    Briefing, CivilDate, Framing, ItemIx, KnowledgeDate, SourceIx, Step, StepView, Timeline, When,
};

const PLAIN: HandoutOptions = HandoutOptions { notes: false };
const WITH_NOTES: HandoutOptions = HandoutOptions { notes: true };

fn day(day: u8) -> CivilDate {
    CivilDate::new(2025, 11, day).unwrap()
}

/// Three items, each some days later than the last and each with a source of its day.
fn timeline() -> Timeline {
    let mut text = "[timeline]\ntitle = \"Small story\"\n\n[[track]]\nid = \"t\"\n\
                    name = \"The only track\"\n"
        .to_owned();
    for (at, date) in ["2025-11-19", "2025-11-23", "2025-11-28"]
        .iter()
        .enumerate()
    {
        text += &[
            "[[source]]",
            &format!("id = \"s{at}\"\npublisher = \"Publisher s{at}\""),
            &format!("title = \"Headline s{at}\"\nurl = \"https://example.org/s{at}\""),
            &format!("published = \"{date}\"\ntier = \"B\""),
            "[[item]]",
            &format!("id = \"e{at}\"\ntitle = \"Item {at}\"\nwhen = \"{date}\""),
            &format!("kind = \"meeting\"\ntrack = \"t\"\nsources = [\"s{at}\"]\n"),
        ]
        .join("\n");
    }
    let loaded = read_text("story.toml", &text);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    loaded.timeline.unwrap()
}

fn step(title: &str, items: &[u32]) -> Step {
    Step {
        title: title.to_owned(),
        sentence: format!("The sentence of {title}."),
        items: items.iter().copied().map(ItemIx).collect(),
        notes: format!("Notes of {title}.\n\n- a point"),
        dwell_secs: 60,
        ..Step::default()
    }
}

fn briefing(steps: Vec<Step>) -> Briefing {
    Briefing {
        id: "b".to_owned(),
        title: "The briefing".to_owned(),
        summary: "What it tells.".to_owned(),
        steps,
    }
}

fn paragraphs(timeline: &Timeline, steps: Vec<Step>, options: HandoutOptions) -> Vec<Paragraph> {
    let content = Content::of(timeline, &briefing(steps), (options, &FontMeasure::new()));
    let texts = content.blocks.into_iter().filter_map(|block| match block {
        Block::Text(paragraph) => Some(paragraph),
        Block::Picture(_) => None,
    });
    texts.collect()
}

fn texts_of(paragraphs: &[Paragraph], role: Role) -> Vec<String> {
    let of_role = paragraphs.iter().filter(|it| it.role == role);
    of_role.map(Paragraph::text).collect()
}

#[test]
fn each_step_is_a_section_in_the_order_of_the_briefing() {
    let steps = vec![step("Second", &[1]), step("First", &[0])];
    let told = paragraphs(&timeline(), steps, PLAIN);
    let headings = texts_of(&told, Role::Heading);
    assert_eq!(headings, ["1. Second", "2. First", "Sources"]);
    assert_eq!(texts_of(&told, Role::Title), ["The briefing"]);
    assert_eq!(
        texts_of(&told, Role::Lead)[1],
        "19 November 2025 to 23 November 2025 · 2 steps · about 2 minutes"
    );
}

#[test]
fn the_endnotes_are_the_sources_that_are_shown_in_the_order_in_which_they_are() {
    let steps = vec![step("A", &[2]), step("B", &[0, 2])];
    let told = paragraphs(&timeline(), steps, PLAIN);
    let entries = texts_of(&told, Role::Entry);
    let cited: Vec<bool> = (entries.iter().zip(["[1]", "[2]", "[1]"]))
        .map(|(entry, number)| entry.contains(number))
        .collect();
    assert_eq!(cited, [true; 3], "{entries:?}");
    let endnotes = texts_of(&told, Role::Endnote);
    let [first, second] = endnotes.as_slice() else {
        panic!("{endnotes:?}")
    };
    assert!(first.starts_with("Publisher s2, Headline s2, 28 November 2025. B, established."));
    assert!(second.ends_with("https://example.org/s0"), "{second}");
}

#[test]
fn an_item_has_its_code_and_words_for_its_mark() {
    let told = paragraphs(&timeline(), vec![step("A", &[1])], PLAIN);
    let entries = texts_of(&told, Role::Entry);
    let facts = "23 November 2025 · meeting · happened · The only track";
    assert!(entries[0].starts_with("Item 1  e1\n"), "{entries:?}");
    assert!(entries[0].contains(facts), "{entries:?}");
}

#[test]
fn notes_are_printed_only_if_asked_for() {
    for (options, expected) in [(PLAIN, &[][..]), (WITH_NOTES, &["Notes of A.", "a point"])] {
        let told = paragraphs(&timeline(), vec![step("A", &[0])], options);
        assert_eq!(texts_of(&told, Role::Note), expected);
    }
}

#[test]
fn a_step_shows_only_what_was_known_on_its_day() {
    let mut early = step("Early", &[0, 1, 2]);
    early.knowledge = KnowledgeDate::On(day(23));
    let told = paragraphs(&timeline(), vec![early, step("Late", &[2])], PLAIN);
    assert_eq!(
        texts_of(&told, Role::Day),
        [
            "As known on 23 November 2025",
            "Latest knowledge, to 28 November 2025"
        ]
    );
    let entries = texts_of(&told, Role::Entry);
    let names: Vec<&str> = entries.iter().map(|it| &it[..6]).collect();
    assert_eq!(names, ["Item 0", "Item 1", "Item 2"]);
}

#[test]
fn on_an_earlier_day_later_steps_and_steps_that_show_nothing_are_left_out() {
    let of_day = |title, items: &[u32], on| Step {
        knowledge: KnowledgeDate::On(day(on)),
        ..step(title, items)
    };
    let mut quote = of_day("Quote", &[], 23);
    quote.view = StepView::Quote {
        text: "Not said yet".to_owned(),
        who: "Somebody".to_owned(),
        sources: vec![SourceIx(2)],
    };
    let mut range = of_day("Range", &[], 21);
    range.framing = Framing::Range(Box::new(When::parse_edtf("2025-11").unwrap().when));
    let steps = vec![
        of_day("Later", &[0], 25),
        step("Latest", &[0]),
        of_day("Unknown", &[2], 23),
        quote,
        range,
        of_day("Known", &[0, 2], 23),
    ];
    let then = timeline().as_known_on(KnowledgeDate::On(day(23)));
    let told = paragraphs(&then, steps, WITH_NOTES);
    let headings = texts_of(&told, Role::Heading);
    assert_eq!(headings, ["1. Range", "2. Known", "Sources"]);
    let all: Vec<String> = told.iter().map(Paragraph::text).collect();
    let all = all.join("\n");
    for later in ["Item 2", "s2", "Not said", "Later", "Latest", "Unknown"] {
        assert!(!all.contains(later), "{later} in {all}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let make = || handout(&timeline(), &briefing(vec![step("A", &[0, 1])]), WITH_NOTES).unwrap();
    let (first, second) = (make(), make());
    assert!(first.starts_with(b"%PDF-"));
    assert!(
        first == second,
        "{} and {} bytes",
        first.len(),
        second.len()
    );
}

#[test]
fn an_empty_briefing_is_a_title() {
    let told = paragraphs(&timeline(), Vec::new(), PLAIN);
    assert!(texts_of(&told, Role::Heading).is_empty());
    let bytes = handout(&timeline(), &briefing(Vec::new()), PLAIN).unwrap();
    assert!(bytes.len() > 1_000);
}
