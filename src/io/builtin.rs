//! The chronology that is part of the program.

use super::{diagnostic::Diagnostic, read::read_named_texts};
use crate::model::Timeline;

macro_rules! peace_plan {
    ($($file:literal)*) => {
        [$((
            concat!("timeline-data/peace-plan/", $file),
            include_str!(concat!("../../timeline-data/peace-plan/", $file)),
        )),*]
    };
}

/// The files, in the order in which a folder is merged.
const FILES: [(&str, &str); 10] = peace_plan! {
    "briefings.toml" "claims.toml" "documents.toml" "events-1.toml" "events-2.toml" "packages.toml" "series.toml"
    "sources.toml" "timeline.toml" "topics.toml"
};

/// The built-in chronology, and what is wrong with it: nothing, as a test proves.
pub fn builtin() -> (Timeline, Vec<Diagnostic>) {
    let loaded = read_named_texts(&FILES);
    (loaded.timeline.unwrap_or_default(), loaded.diagnostics)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_built_in_chronology_has_nothing_to_complain_of() {
        let (timeline, diagnostics) = builtin();
        let told: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        assert!(timeline.item_count() > 0);
    }

    #[test]
    fn no_file_of_the_folder_is_forgotten() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/timeline-data/peace-plan");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| Path::new(name).extension().is_some_and(|it| it == "toml"))
            .collect();
        names.sort();
        let embedded: Vec<&str> = FILES
            .iter()
            .map(|(path, _)| path.rsplit('/').next().unwrap())
            .collect();
        assert_eq!(names, embedded);
    }
}
