//! Any text as EDTF: read or refused, and what is read can be written back.
#![no_main]

use briefline::model::When;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match When::parse_edtf(text) {
        Err(error) => {
            assert!(
                text.is_char_boundary(error.at),
                "at {} of {text:?}",
                error.at
            );
        }
        Ok(read) => {
            let when = read.when;
            let again = When::parse_edtf(when.edtf()).expect("what is written can be read");
            assert!(again.notes.is_empty(), "{:?}", again.notes);
            assert_eq!(again.when.edtf(), when.edtf());
            assert_eq!(again.when.sort_key(), when.sort_key());
            assert!(when.sort_key().0 <= when.sort_key().1, "{}", when.edtf());
            assert!(!when.label().is_empty() && !when.short_label().is_empty());
            assert!(!when.precision_note().is_empty());
        }
    }
});
