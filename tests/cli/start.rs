//! How the program starts, and how it says that it cannot.

use std::io::Read as _;
use std::process::Stdio;

use crate::program::{program, run};

#[test]
fn without_a_display_one_message_says_what_to_do() {
    let run = run([]).ended_with(2);
    assert_eq!(run.out, "");
    for words in [
        "there is no display",
        "xvfb",
        "briefline export --builtin --out",
    ] {
        assert!(run.err.contains(words), "{words} in {}", run.err);
    }
}

#[test]
fn a_display_that_is_not_there_is_named_as_the_cause() {
    let output = program()
        .env("DISPLAY", ":987")
        .output()
        .expect("the program starts");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(
        err.contains("cannot open a window") && !err.contains("panicked"),
        "{err}"
    );
}

#[test]
fn a_slip_in_the_name_of_a_command_or_file_is_said_before_a_window_is_tried() {
    for name in ["exprot", "timeline-data/no-such.toml"] {
        let run = run([name]).ended_with(2);
        assert!(
            run.err.contains("no file, folder or command"),
            "{}",
            run.err
        );
        assert!(run.err.trim_end().ends_with(name), "{}", run.err);
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    let help = run(["--help"]).fine();
    for command in [
        "check",
        "date",
        "generate",
        "export",
        "convert",
        "diff",
        "--as-of",
        "--frame-log",
    ] {
        assert!(help.out.contains(command), "{command} in {}", help.out);
    }
    let version = run(["--version"]).fine();
    assert_eq!(
        version.out,
        format!("briefline {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_wrong_flag_is_a_usage_error() {
    let run = run(["--colour"]).ended_with(2);
    assert!(
        run.out.is_empty() && run.err.contains("--colour"),
        "{}",
        run.err
    );
}

#[test]
fn a_reader_that_leaves_early_does_no_harm() {
    let mut child = program()
        .args([
            "check",
            "timeline-data/broken/unknown-track.toml",
            "no/such/file.toml",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut err = String::new();
    child
        .stderr
        .take()
        .expect("a pipe")
        .read_to_string(&mut err)
        .expect("UTF-8");
    let code = child.wait().expect("it ends").code();
    assert_eq!(err, "");
    assert!(matches!(code, Some(0 | 1)), "{code:?}");
}
