//! Reads the sources and fails, with file and line, where a layer names what it must not know,
//! where a file has grown too long and where a module does not say what it is for.

use std::path::{Path, PathBuf};

/// No file is longer: it would be two files in one.
const MAX_LINES: usize = 600;

/// What each layer must not name, tests included.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "model",
        &[
            "crate::layout",
            "crate::io",
            "crate::state",
            "crate::ui",
            "crate::app",
            "crate::cli",
            "egui",
            "emath",
            "serde",
            "std::fs",
            "std::time",
            "Utc::now",
            "Local::now",
        ],
    ),
    (
        "layout",
        &[
            "crate::io",
            "crate::state",
            "crate::ui",
            "crate::app",
            "crate::cli",
            "crate::palette",
            "egui::",
            "epaint",
            "serde",
            "std::fs",
            "Color32",
            "FontId",
        ],
    ),
    (
        "io",
        &[
            "crate::state",
            "crate::ui",
            "crate::app",
            "crate::cli",
            "egui::",
            "rfd::",
        ],
    ),
    (
        "state",
        &[
            "crate::io",
            "crate::ui",
            "crate::app",
            "crate::cli",
            "crate::palette",
            "egui::",
            "std::fs",
            "SystemTime",
            "Instant::now",
            "Utc::now",
            "Local::now",
            "rfd::",
        ],
    ),
    (
        "ui",
        &[
            "crate::io",
            "crate::app",
            "crate::cli",
            "std::fs",
            "&mut State",
            "rfd::",
            "Utc::now",
        ],
    ),
    (
        "palette",
        &[
            "crate::layout",
            "crate::io",
            "crate::state",
            "crate::ui",
            "egui",
            "serde",
        ],
    ),
];

/// Every source file, with its path as the repository names it.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![root.join("src"), root.join("tests")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && !path.ends_with("target") {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source file");
                let name = path
                    .strip_prefix(root)
                    .expect("inside the repository")
                    .to_owned();
                files.push((name, text));
            }
        }
    }
    files.sort();
    files
}

/// The layer that a file belongs to: the folder or file right below `src`.
fn layer(path: &Path) -> Option<&str> {
    let below = path.strip_prefix("src").ok()?;
    below
        .components()
        .next()?
        .as_os_str()
        .to_str()
        .map(|name| name.trim_end_matches(".rs"))
}

/// The line without its comment.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

#[test]
fn no_layer_names_what_it_must_not_know() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        // What tests are made of is their own business.
        if path
            .iter()
            .any(|part| part == "tests" || part == "tests.rs")
        {
            continue;
        }
        let Some(layer) = layer(&path) else { continue };
        let Some((_, words)) = FORBIDDEN.iter().find(|(name, _)| *name == layer) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            for word in words.iter().filter(|word| code(line).contains(*word)) {
                found.push(format!(
                    "{}:{}: {layer} names {word}",
                    path.display(),
                    number + 1
                ));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_file_is_two_files_in_one() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > MAX_LINES)
        .map(|(path, lines)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<String> = sources()
        .iter()
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(path, _)| format!("{}:1: no //! line", path.display()))
        .collect();
    assert!(silent.is_empty(), "\n{}", silent.join("\n"));
}

#[test]
fn the_readme_shows_the_keys_of_the_command_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("the README");
    let table = briefline::state::readme_key_table();
    assert!(
        readme.contains(&table),
        "the key table of README.md should be:\n{table}"
    );
}
