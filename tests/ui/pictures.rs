//! Pictures of the whole window, light and dark. The README shows the first of them.
//!
//! Set `UPDATE_SNAPSHOTS=1` to accept what has changed on purpose.

use briefline::model::{CivilDate, KnowledgeDate, PointIx, Side};
use briefline::state::{
    AudiencePlace, Command, ComparingCommand, DraftingCommand, FollowingCommand,
    PresentingCommand as Present, Theme,
};
use egui_kittest::{Harness, SnapshotOptions};

use crate::bench::{Bench, Sees as _, open};

/// The Paris talks selected, in a window of the size of a small laptop.
fn paris(theme: Theme, name: &str) {
    let mut harness = open(1366.0, 768.0, theme);
    let paris = harness.item("e063");
    harness.tell(Command::Select { item: paris });
    picture(&mut harness, name);
}

fn picture(harness: &mut Harness<'_, Bench>, name: &str) {
    harness.remove_cursor();
    harness.run();
    // Rasterizers differ in the last bits of smoothed edges.
    let options = SnapshotOptions::new()
        .threshold(2.0)
        .max_failed_pixels(600_usize)
        .output_path("assets/screenshots");
    harness.snapshot_options(name, &options);
}

#[test]
fn the_paris_talks_in_the_light_theme() {
    paris(Theme::Light, "explore-light");
}

#[test]
fn the_paris_talks_in_the_dark_theme() {
    paris(Theme::Dark, "explore-dark");
}

#[test]
fn the_expected_round_as_known_on_5_january() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let day = CivilDate::new(2026, 1, 5).expect("a day");
    harness.tell(Command::SetKnowledgeDate {
        date: KnowledgeDate::On(day),
    });
    let round = harness.item("e068");
    harness.tell(Command::Select { item: round });
    picture(&mut harness, "as-known-light");
}

#[test]
fn the_evidence_on_the_paris_talks() {
    let mut harness = open(1280.0, 720.0, Theme::Light);
    let paris = harness.item("e063");
    harness.tell(Command::Select { item: paris });
    harness.tell(Command::ToggleEvidence);
    picture(&mut harness, "evidence-light");
}

/// Point 6 of the 28 beside what became of it, on `width` by `height` points.
fn compared(theme: Theme, [width, height]: [f32; 2], name: &str) {
    let mut harness = open(width, height, theme);
    harness.tell(Command::Comparing(ComparingCommand::Open));
    harness.tell(Command::Comparing(ComparingCommand::Point {
        side: Side::Left,
        point: PointIx(5),
    }));
    picture(&mut harness, name);
}

#[test]
fn point_6_of_both_plans_in_the_light_theme() {
    compared(Theme::Light, [1366.0, 768.0], "compare-light");
}

#[test]
fn point_6_of_both_plans_in_the_dark_theme() {
    compared(Theme::Dark, [1920.0, 1080.0], "compare-dark");
}

#[test]
fn guarantees_and_the_number_of_points_under_the_canvas() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    let timeline = std::sync::Arc::clone(&harness.sees().timeline);
    let topic = timeline
        .topic_by_name("security guarantees")
        .expect("a topic");
    let (series, _) = timeline
        .series()
        .find(|(_, it)| it.id == "plan-points")
        .expect("a series");
    harness.tell(Command::Following(FollowingCommand::ToggleTopic { topic }));
    harness.tell(Command::Following(FollowingCommand::ToggleSeries {
        series,
    }));
    picture(&mut harness, "issues-light");
}

/// A step of the built-in road to Paris, in a window of the size of a small laptop.
fn told(theme: Theme, at: usize, place: AudiencePlace) -> Harness<'static, Bench> {
    let mut harness = open(1366.0, 768.0, theme);
    for command in [
        Present::PutAudience { place },
        Present::Choose {
            briefing: "road-to-paris".to_owned(),
        },
        Present::JumpTo { at },
    ] {
        harness.tell(Command::Presenting(command));
    }
    harness
}

#[test]
fn the_eve_of_paris_for_an_audience() {
    let mut harness = told(Theme::Dark, 8, AudiencePlace::ThisWindow);
    picture(&mut harness, "audience-light");
}

#[test]
fn a_console_that_is_a_step_further_than_its_frozen_audience() {
    let mut harness = told(Theme::Dark, 8, AudiencePlace::Window);
    harness.tell(Command::Presenting(Present::ToggleFreeze));
    harness.tell(Command::Presenting(Present::JumpTo { at: 9 }));
    picture(&mut harness, "console-dark");
}

#[test]
fn a_briefing_of_the_timeline_in_the_panel() {
    let mut harness = open(1366.0, 768.0, Theme::Light);
    harness.tell(Command::Drafting(DraftingCommand::Toggle));
    harness.tell(Command::Drafting(DraftingCommand::Copy {
        briefing: "road-to-paris".to_owned(),
    }));
    harness.tell(Command::Drafting(DraftingCommand::ChooseStep { step: 8 }));
    picture(&mut harness, "briefings-light");
}
