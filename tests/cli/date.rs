//! `briefline date`: one JSON object a date.

use serde_json::Value;

use crate::program::run;

fn date(text: &str, code: i32) -> Value {
    let run = run(["date", text]).ended_with(code);
    assert_eq!(
        (run.out.lines().count(), run.err.as_str()),
        (1, ""),
        "{text}"
    );
    serde_json::from_str(&run.out).expect("JSON")
}

#[test]
fn a_vague_date_is_told_with_its_bounds() {
    let november = date("2025-11~", 0);
    assert_eq!(november["valid"], true);
    assert_eq!(november["approximate"], true);
    assert_eq!(november["precision"], "month");
    assert_eq!(date("2025-11", 0)["earliest"], "2025-11-01");
    assert_eq!(date("2025-11", 0)["latest"], "2025-11-30");
}

#[test]
fn a_date_with_a_leading_minus_is_no_option() {
    assert_eq!(date("-0043-03-15", 0)["earliest"], "-0043-03-15");
}

#[test]
fn an_open_end_is_null() {
    let open = date("2024/..", 0);
    assert_eq!(
        (&open["open_end"], &open["latest"]),
        (&Value::Bool(true), &Value::Null)
    );
}

#[test]
fn what_is_no_date_says_why() {
    let wrong = date("the day after", 1);
    assert_eq!(wrong["valid"], false);
    assert!(
        wrong["error"]
            .as_str()
            .is_some_and(|error| !error.is_empty()),
        "{wrong}"
    );
}
