//! Any text as a timeline in TOML: told what is wrong, or written and read as the same timeline.
#![no_main]

use briefline::io::{read_text, write_toml};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let loaded = read_text("fuzz", text);
    for diagnostic in &loaded.diagnostics {
        assert!(
            diagnostic.line >= 1 && diagnostic.column >= 1,
            "{diagnostic}"
        );
    }
    let sound = !loaded.has_errors();
    if let Some(timeline) = loaded.timeline.filter(|_| sound) {
        let written = write_toml(&timeline).expect("every timeline can be written");
        let again = read_text("written", &written);
        let told: Vec<String> = again.diagnostics.iter().map(ToString::to_string).collect();
        assert!(!again.has_errors(), "{}\n{written}", told.join("\n"));
        let again = again.timeline.expect("a timeline");
        assert_eq!(again.record(), timeline.record(), "\n{written}");
    }
});
