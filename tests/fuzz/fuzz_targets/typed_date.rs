//! Any text as a date that somebody types: understood or refused.
#![no_main]

use briefline::model::{CivilDate, When, parse_typed};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let today = CivilDate::new(2026, 1, 6).expect("a date");
    match parse_typed(text, today) {
        Err(error) => {
            assert!(
                text.is_char_boundary(error.at),
                "at {} of {text:?}",
                error.at
            );
        }
        Ok(when) => {
            let again = When::parse_edtf(when.edtf()).expect("what is understood is EDTF");
            assert_eq!(again.when.edtf(), when.edtf());
            assert!(!when.label().is_empty());
        }
    }
});
