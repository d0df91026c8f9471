//! `briefline check`: silence for what is sound, findings and exit code 1 for what is not.

use std::path::Path;

use crate::program::run;

#[test]
fn the_built_in_chronology_and_the_examples_are_sound() {
    for path in [
        "timeline-data/peace-plan",
        "timeline-data/examples/apollo-11.toml",
    ] {
        let run = run(["check", path]).fine();
        assert_eq!(run.out, "", "{path}");
    }
}

/// The lines of a broken file, or of the note beside it, that say what must be found.
fn expectations(path: &Path) -> Vec<String> {
    let beside = format!("{}.expected", path.display());
    let text =
        |path: &Path| std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let notes = text(Path::new(&beside))
        .or_else(|_| text(path))
        .unwrap_or_default();
    notes
        .lines()
        .map(|line| line.trim_start_matches("# ").to_owned())
        .collect()
}

#[test]
fn every_broken_file_is_found_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("timeline-data/broken");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the broken files") {
        let path = entry.expect("an entry").path();
        let notes = expectations(&path);
        // Some limits are too high for a file in a repository; the reader's own tests lower them.
        let lowered = notes.iter().any(|note| note.starts_with("limit: "));
        if path.extension().is_some_and(|ending| ending == "expected") || path.is_dir() || lowered {
            continue;
        }
        let name = path.to_str().expect("plain letters");
        let run = run(["check", name]);
        for note in &notes {
            let mut words = note.split(' ');
            if let (Some(severity @ ("error:" | "warning:")), Some(place), Some(code)) =
                (words.next(), words.next(), words.next())
            {
                let severity = severity.trim_end_matches(':');
                let line = format!("{name}:{place}: {severity}[{code}]: ");
                assert!(
                    run.out.contains(&line),
                    "expected {line}\nfound {}",
                    run.out
                );
                seen += 1;
            }
        }
        let faulty = notes.iter().any(|note| note.starts_with("error: "));
        run.ended_with(i32::from(faulty));
    }
    assert!(seen >= 25, "only {seen} findings were looked for");
}

#[test]
fn findings_go_to_standard_output_path_by_path() {
    let paths = [
        "timeline-data/broken/unknown-track.toml",
        "timeline-data/broken/self-link.toml",
    ];
    let run = run(["check", paths[0], "timeline-data/peace-plan", paths[1]]).ended_with(1);
    assert_eq!(run.err, "");
    let places = paths.map(|path| run.out.find(path).expect("both are named"));
    assert!(places[0] < places[1]);
    assert!(run.out.contains("\n  hint: "), "{}", run.out);
}

#[test]
fn a_missing_file_is_a_finding() {
    let run = run(["check", "no/such/file.toml"]).ended_with(1);
    assert!(
        run.out
            .starts_with("no/such/file.toml:1:1: error[cannot-read]: "),
        "{}",
        run.out
    );
}
