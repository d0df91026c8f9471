//! What is not known on the day shown is nowhere: not seen, not heard, not found, not exported.

use briefline::model::{ItemIx, KnowledgeDate};
use briefline::state::{ChangesRange, Command, ImageFormat, Theme};
use egui::Key;
use egui_kittest::Harness;

use crate::bench::{Bench, Sees as _, heard, know, on, open, open_with, type_text};

/// Titles that are not to be heard as long as `date` is shown: of items that are not known, and
/// that known items do not have yet.
fn unknown_titles(harness: &Harness<'_, Bench>) -> Vec<String> {
    let timeline = &harness.sees().timeline;
    let latest = timeline.as_known_on(KnowledgeDate::Latest);
    let known: Vec<String> = timeline
        .items()
        .flat_map(|(ix, item)| {
            let claims = timeline.claims_of(ix).map(|(_, claim)| claim.text.clone());
            let own = [&item.title, &item.summary, &item.body].map(String::clone);
            own.into_iter().chain(claims).collect::<Vec<String>>()
        })
        .collect();
    let phases = timeline.phases.iter().map(|phase| phase.name.clone());
    let topics = timeline.items().flat_map(|(_, item)| item.topics.clone());
    let known: Vec<String> = known.into_iter().chain(phases).chain(topics).collect();
    let titles = latest.items().map(|(_, item)| item.title.clone());
    titles
        .filter(|title| !known.iter().any(|text| text.contains(title.as_str())))
        .collect()
}

/// Nothing that is on screen tells of what comes later than `date`.
#[track_caller]
fn assert_untold(harness: &Harness<'_, Bench>, date: KnowledgeDate, place: &str) {
    assert_eq!(harness.sees().knowledge(), date, "{place}");
    let (titles, heard) = (unknown_titles(harness), heard(harness));
    assert!(titles.len() > 5, "{date:?}: {} titles", titles.len());
    for title in titles {
        assert!(
            !heard.contains(&title),
            "{place} of {date:?} tells of {title:?}"
        );
    }
}

/// What is drawn and listed is known.
#[track_caller]
fn assert_known(harness: &Harness<'_, Bench>, date: KnowledgeDate) {
    let timeline = &harness.sees().timeline;
    for ix in (0..timeline.item_slots()).map(ItemIx::from) {
        let since = timeline.known_since(ix);
        let later = since.is_some_and(|since| KnowledgeDate::On(since) > date);
        assert!(!later || !timeline.is_known(ix), "{date:?} knows {ix:?}");
    }
    let canvas = harness.state().shell().canvas();
    let members = canvas.clusters.iter().flat_map(|it| &it.first_members);
    let drawn = canvas.standing().map(|(item, _)| item);
    let ghosts = canvas.ghosts.iter().map(|ghost| ghost.item);
    let slips = canvas.slips.iter().flat_map(|slip| [slip.from, slip.to]);
    let listed = harness.sees().steps().iter();
    for item in drawn
        .chain(ghosts)
        .chain(slips)
        .chain(members.chain(listed).copied())
    {
        assert!(timeline.is_known(item), "{date:?} shows {item:?}");
    }
}

#[test]
fn what_is_not_known_is_not_heard_anywhere() {
    let mut harness = open_with(1366.0, 768.0, vec![Command::OpenBuiltin, Command::ShowList]);
    harness.tell(Command::FitAll);
    harness.tell(Command::ToggleGhosts);
    let days = [
        on(2025, 11, 21),
        on(2025, 12, 24),
        on(2026, 1, 5),
        on(2026, 1, 7),
        on(2026, 4, 24),
    ];
    for date in days {
        know(&mut harness, date);
        harness.tell(Command::LastItem);
        assert_known(&harness, date);
        assert_untold(&harness, date, "the window");
        let item = harness.sees().selection.expect("the last item");
        harness.tell(Command::ShowTip { item });
        assert_untold(&harness, date, "the tip");
        harness.tell(Command::ToggleEvidence);
        assert_untold(&harness, date, "the evidence");
        harness.tell(Command::ToggleEvidence);
        harness.tell(Command::ToggleFilterPanel);
        assert_untold(&harness, date, "the filter");
        harness.tell(Command::CloseTop);
        harness.tell(Command::ToggleChanges);
        for range in [
            ChangesRange::ThatDay,
            ChangesRange::After(crate::bench::day(2025, 11, 1)),
        ] {
            harness.tell(Command::Compare { range });
            assert_untold(&harness, date, "the list of changes");
        }
        harness.tell(Command::ToggleChanges);
    }
}

#[test]
fn a_dragged_handle_and_a_search_tell_only_what_is_known() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.key_press(Key::Slash);
    harness.run();
    type_text(&mut harness, "talks");
    harness.run();
    for date in [on(2026, 4, 24), on(2026, 1, 5), on(2025, 12, 3)] {
        harness.tell(Command::ScrubKnowledge { date });
        assert_known(&harness, date);
        assert_untold(&harness, date, "the canvas under the hand");
        know(&mut harness, date);
        assert_untold(&harness, date, "the search");
        let (timeline, hits) = (&harness.sees().timeline, &harness.sees().search.hits);
        assert!(hits.iter().all(|hit| timeline.is_known(hit.item)));
    }
}

#[test]
fn an_exported_picture_says_the_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("then.svg");
    let mut harness = open(1366.0, 768.0, Theme::Light);
    know(&mut harness, on(2026, 1, 5));
    harness.tell(Command::ToggleGhosts);
    harness.tell(Command::FitAll);
    let format = ImageFormat::Svg;
    harness.tell(Command::ExportTo {
        path: path.clone(),
        format,
    });
    let svg = std::fs::read_to_string(&path).expect("a picture");
    assert!(svg.contains("As known on 5 January 2026"));
    let titles = unknown_titles(&harness);
    let told: Vec<&String> = titles.iter().filter(|title| svg.contains(*title)).collect();
    assert!(told.is_empty(), "{told:?}");
}
