//! Telling what a text is from its first characters and keys.

use std::ffi::OsStr;

use super::{
    node::{Node, Value},
    wire::TOP_KEYS,
};

/// How the text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    Toml,
    Json,
}

impl Syntax {
    /// The syntax of `text`; the extension of its file decides only where the text does not.
    pub(crate) fn of(text: &str, extension: Option<&OsStr>) -> Self {
        let text = text.trim_start();
        let mut chars = text.chars();
        match chars.next() {
            Some('{') => Self::Json,
            // A TOML header holds a key, a JSON list anything but a bare word.
            Some('[') => match chars.find(|char| !char.is_whitespace() && *char != '[') {
                Some(char) if char.is_alphabetic() || char == '_' => Self::Toml,
                _ => Self::Json,
            },
            _ if extension.is_some_and(|it| it.eq_ignore_ascii_case("json")) => Self::Json,
            _ => Self::Toml,
        }
    }
}

/// Whether the tree has a key of ours at its top. TimelineJS too has a `timeline` there, but with
/// a list of what happened in it.
pub(crate) fn is_ours(node: &Node<'_>) -> bool {
    let Value::Table(entries) = &node.value else {
        return false;
    };
    let is_theirs = node.entry("timeline").is_some_and(|timeline| {
        ["slides", "events", "date"]
            .iter()
            .any(|key| timeline.entry(key).is_some())
    });
    !is_theirs
        && entries
            .iter()
            .any(|entry| TOP_KEYS.contains(&entry.key.as_ref()))
}

/// A hint that names the program or format that `text` seems to come from, if it is known.
pub(crate) fn foreign_format(text: &str) -> Option<String> {
    /// Enough to meet the keys of the first entries.
    const HEAD: usize = 20_000;
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].trim_start();
    let is_header = |line: &str| line.starts_with("[timeline]") || line.starts_with("[[");
    if head.lines().any(is_header) {
        // Ours with a slip in it, whatever its texts are about.
        return None;
    }
    let has = |needle: &str| head.contains(needle);
    let name = if head.starts_with("BEGIN:V") {
        "an iCalendar file"
    } else if head.starts_with("<timeline") || has("<timeline>") {
        "a Timeline Project file"
    } else if has("<data") && has("<event") {
        "a SIMILE timeline"
    } else if head.starts_with('<') {
        "XML or HTML"
    } else if has("\"start_date\"") || has("\"startDate\"") || has("\"asset\"") {
        "a TimelineJS file"
    } else if has("\"dateTimeFormat\"") || has("'dateTimeFormat'") || has("\"wiki-section\"") {
        "a SIMILE timeline"
    } else if has("\"content\"") && has("\"start\"") {
        "a list of vis-timeline items"
    } else if has("\"gsx$") || has("gsx$startdate") {
        "a spreadsheet feed"
    } else if looks_like_markwhen(head) {
        "a Markwhen timeline"
    } else if head
        .lines()
        .any(|line| line.starts_with("PREFERRED-PERIOD:"))
    {
        "a Timeline Project file"
    } else if looks_like_csv(head) {
        "a table of values (CSV)"
    } else {
        return None;
    };
    Some(format!(
        "this looks like {name}; write it as TOML in the format of this program"
    ))
}

/// Whether a line begins with a date and a colon, or tells a colour of a tag, as in Markwhen.
fn looks_like_markwhen(head: &str) -> bool {
    head.lines().any(|line| {
        let begins_with_year = line.len() > 4
            && line.bytes().take(4).all(|byte| byte.is_ascii_digit())
            && line.contains(": ");
        let is_tag = line.starts_with('#')
            && line[1..].starts_with(char::is_alphanumeric)
            && line.contains(": #");
        (begins_with_year || is_tag) && !line.contains('=')
    })
}

/// Whether the first two lines have the same separator, at least twice, and are no TOML.
fn looks_like_csv(head: &str) -> bool {
    let mut lines = head.lines().filter(|line| !line.trim().is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else {
        return false;
    };
    !first.contains('=')
        && !first.starts_with(['#', '[', '{'])
        && [',', ';', '\t']
            .into_iter()
            .any(|mark| first.matches(mark).count() >= 2 && second.matches(mark).count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_decides_and_not_the_name() {
        for (text, extension, syntax) in [
            ("{\"a\": 1}", "toml", Syntax::Json),
            (" [ {} ]", "toml", Syntax::Json),
            ("[]", "toml", Syntax::Json),
            ("[timeline]", "json", Syntax::Toml),
            ("\n[[item]]", "json", Syntax::Toml),
            ("# a comment", "txt", Syntax::Toml),
            ("\"text\"", "json", Syntax::Json),
            ("title = 1", "toml", Syntax::Toml),
        ] {
            assert_eq!(
                Syntax::of(text, Some(OsStr::new(extension))),
                syntax,
                "{text}"
            );
        }
    }

    #[test]
    fn files_of_other_programs_are_recognised() {
        for (text, name) in [
            ("BEGIN:VCALENDAR\n", "iCalendar"),
            ("{\"events\": [{\"start_date\": {}}]}", "TimelineJS"),
            ("[{\"content\": \"x\", \"start\": 3}]", "vis-timeline"),
            ("a,b,c\n1,2,3\n", "CSV"),
            ("title: Engines\n\n1990: Archie\n", "Markwhen"),
            ("title: Engines\n#Unix: #ffe438\n", "Markwhen"),
            (
                "# Written by Timeline\nPREFERRED-PERIOD:2009-10-17\n",
                "Timeline Project",
            ),
            (
                "<?xml version='1.0'?><timeline><version>",
                "Timeline Project",
            ),
        ] {
            assert!(
                foreign_format(text).is_some_and(|hint| hint.contains(name)),
                "{text}"
            );
        }
        let ours = "[[item]]\nbody = 3 4\n1990: Archie\n";
        assert_eq!(foreign_format(ours), None);
        assert_eq!(
            foreign_format("[timeline]\ntitle = 'a, b, c'\nx = 'a, b, c'"),
            None
        );
    }
}
