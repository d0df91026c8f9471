//! A change of belief is seen to happen: marks go from where they were believed to be.

use briefline::layout::TextLine;
use briefline::model::{CivilDate, KnowledgeDate};
use briefline::state::Command;
use egui_kittest::Harness;

use crate::bench::{Bench, Sees as _, know, open_with};

/// Whether the window paints `line` where the canvas has it.
fn is_in_place(harness: &Harness<'_, Bench>, line: &TextLine) -> bool {
    fn is_at(shape: &egui::Shape, line: &TextLine) -> bool {
        match shape {
            egui::Shape::Text(text) => {
                text.galley.text() == &*line.text && (text.pos.x - line.left_center.x).abs() < 1.0
            }
            egui::Shape::Vec(shapes) => shapes.iter().any(|shape| is_at(shape, line)),
            _ => false,
        }
    }
    let shapes = &harness.output().shapes;
    shapes.iter().any(|clipped| is_at(&clipped.shape, line))
}

/// The name on the plate of the selected item.
fn plate_line(harness: &Harness<'_, Bench>) -> TextLine {
    let plate = harness.state().shell().canvas().plate.as_ref();
    let lines = plate.map(|plate| plate.lines.clone());
    lines.expect("the plate")[0].clone()
}

/// A round that was put off by weeks on 3 February 2026.
const PUT_OFF: &str = r#"
format = 1

[timeline]
title = "A round put off"

[[track]]
id = "eu"
name = "EU"
badge = "EU"
color = "blue"
shape = "circle"

[[item]]
id = "proposal"
title = "Proposal"
when = "2026-01-02"
track = "eu"
known_from = "2026-01-02"

[[item]]
id = "round"
title = "Round of sanctions"
when = "2026-02-10"
track = "eu"
status = "expected"
known_from = "2026-01-05"

[[item.revisions]]
known_from = "2026-02-03"
when = "2026-03-20"

[[item]]
id = "end"
title = "Last of all"
when = "2026-04-10"
track = "eu"
known_from = "2026-01-05"
"#;

const BEFORE: KnowledgeDate = day(2);
const THEN: KnowledgeDate = day(3);

/// A day of February 2026.
const fn day(day: u8) -> KnowledgeDate {
    KnowledgeDate::On(CivilDate {
        year: 2026,
        month: 2,
        day,
    })
}

/// The round selected, and all of the timeline in view.
fn open_put_off(reduced: bool) -> Harness<'static, Bench> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("round.toml");
    std::fs::write(&path, PUT_OFF).expect("a file");
    let mut harness = open_with(1366.0, 768.0, vec![Command::OpenPath { path }]);
    harness.tell(Command::FitAll);
    let item = harness.item("round");
    harness.tell(Command::Select { item });
    harness.tell(Command::SetReducedMotion { reduced });
    harness
}

/// Goes to `date` and says whether the plate is seen on its way there.
fn is_seen_to_go(harness: &mut Harness<'_, Bench>, date: KnowledgeDate) -> bool {
    harness.queue(Command::SetKnowledgeDate { date });
    harness.step();
    assert_eq!(harness.sees().knowledge(), date);
    let goes = !is_in_place(harness, &plate_line(harness));
    // It would never come to rest if it asked for frames without end.
    harness.run();
    assert!(is_in_place(harness, &plate_line(harness)), "{date:?}");
    goes
}

#[test]
fn a_change_of_belief_moves_marks_for_a_moment_and_then_rests() {
    let mut harness = open_put_off(false);
    know(&mut harness, BEFORE);
    assert!(is_seen_to_go(&mut harness, THEN));
    assert!(is_seen_to_go(&mut harness, BEFORE), "and back");
}

#[test]
fn entering_and_leaving_the_past_is_seen_to_move() {
    let mut harness = open_put_off(false);
    assert!(is_seen_to_go(&mut harness, BEFORE), "into the past");
    let latest = KnowledgeDate::Latest;
    assert!(is_seen_to_go(&mut harness, latest), "out of it");
}

#[test]
fn with_reduced_motion_nothing_is_seen_to_move() {
    let mut harness = open_put_off(true);
    assert!(!is_seen_to_go(&mut harness, BEFORE));
    assert!(!is_seen_to_go(&mut harness, KnowledgeDate::Latest));
}
