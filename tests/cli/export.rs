//! `briefline export`: pictures without a window.

use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::Document;

use crate::program::{Folder, run};

#[test]
fn the_svg_is_sound_and_names_the_anchors_of_the_story() {
    let folder = Folder::new();
    let out = folder.arg("story.svg");
    run([
        "export",
        "--builtin",
        "--out",
        &out,
        "--width",
        "1366",
        "--height",
        "768",
    ])
    .fine();
    let text = std::fs::read_to_string(&out).expect("it was written");
    let document = Document::parse(&text).expect("well-formed");
    let root = document.root_element();
    assert_eq!(
        (root.attribute("width"), root.attribute("height")),
        (Some("1366"), Some("768"))
    );
    for name in ["28-point", "Paris talks", "20th sanctions"] {
        assert!(text.contains(name), "{name} is shown or named");
    }
}

#[test]
fn the_png_has_the_asked_size_and_is_not_blank() {
    let folder = Folder::new();
    let out = folder.arg("story.png");
    for (theme, ground) in [("light", (0xFA, 0xFA, 0xF7)), ("dark", (0x12, 0x16, 0x1C))] {
        let flags = [
            "--width", "800", "--height", "600", "--scale", "2", "--theme", theme,
        ];
        run(["export", "--builtin", "--out", &out]
            .into_iter()
            .chain(flags))
        .fine();
        let bytes = std::fs::read(&out).expect("it was written");
        let picture = Pixmap::decode_png(&bytes).expect("a PNG");
        assert_eq!((picture.width(), picture.height()), (1600, 1200));
        let colors: std::collections::HashSet<_> = picture
            .pixels()
            .iter()
            .map(|pixel| (pixel.red(), pixel.green(), pixel.blue()))
            .collect();
        assert!(colors.contains(&ground), "{theme} paper");
        assert!(colors.len() > 100, "{theme}: only {} colours", colors.len());
    }
}

#[test]
fn the_same_request_gives_the_same_picture() {
    let folder = Folder::new();
    let [one, two] = ["one.svg", "two.svg"].map(|name| folder.arg(name));
    for out in [&one, &two] {
        run(["export", "--builtin", "--out", out, "--today", "2026-01-05"]).fine();
    }
    assert_eq!(
        std::fs::read(one).expect("written"),
        std::fs::read(two).expect("written")
    );
}

#[test]
fn a_range_shows_its_own_months() {
    let folder = Folder::new();
    let out = folder.arg("january.svg");
    run([
        "export",
        "--builtin",
        "--out",
        &out,
        "--from",
        "2026-01-01",
        "--to",
        "jan 2026",
    ])
    .fine();
    let text = std::fs::read_to_string(&out).expect("it was written");
    assert!(text.contains("January 2026"), "the axis says where it is");
}

#[test]
fn what_cannot_be_drawn_is_refused_and_nothing_is_written() {
    let folder = Folder::new();
    let (svg, jpg) = (folder.arg("a.svg"), folder.arg("a.jpg"));
    for (args, word) in [
        (vec!["--out", &jpg], ".svg or .png"),
        (
            vec!["--out", &svg, "--from", "soonish"],
            "--from needs a date",
        ),
        (
            vec!["--out", &svg, "--from", "2026", "--to", "2025"],
            "ends before it begins",
        ),
        (
            vec!["--out", &svg, "--select", "no-such-item"],
            "no item has the id",
        ),
        (vec!["--out", &svg, "--width", "1"], "--width"),
    ] {
        let run = run(["export", "--builtin"].into_iter().chain(args)).ended_with(2);
        assert!(run.err.contains(word), "{word}: {}", run.err);
    }
    let missing = run(["export", "no-such.toml", "--out", &svg]).ended_with(2);
    assert!(missing.err.contains("no-such.toml"), "{}", missing.err);
    assert!(folder.names().is_empty(), "{:?}", folder.names());
}

#[test]
fn a_timeline_with_errors_is_drawn_without_them() {
    let folder = Folder::new();
    let out = folder.arg("partly.svg");
    let broken = "timeline-data/broken/unknown-word.toml";
    let run = run(["export", broken, "--out", &out]).ended_with(1);
    assert!(run.err.contains("error[unknown-word]"), "{}", run.err);
    assert_eq!(folder.names(), ["partly.svg"]);
}

#[test]
fn a_date_that_means_nothing_is_refused_with_a_way_to_write_it() {
    let folder = Folder::new();
    let run = run([
        "export",
        "--builtin",
        "--out",
        &folder.arg("a.svg"),
        "--from",
        "6/1/2026",
    ]);
    let run = run.ended_with(2);
    assert!(
        run.err
            .contains("--from needs a date: expected a date with one reading"),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("hint: write the month as a word"),
        "{}",
        run.err
    );
}
