//! How the fields of a change are worded for the list.

use crate::model::Change;
use crate::ui::wording::{capitalized, shortened};

/// Longer texts are told in part: the item has them whole.
pub const LONGEST: usize = 180;

/// A field by its name on screen, with what it said and what it says.
pub type Told = (String, [String; 2]);

/// The fields that the list tells. Sources are named below a change, and long texts change with
/// nearly every note.
pub fn told_fields(change: &Change) -> Vec<Told> {
    let mut told = Vec::new();
    for field in &change.fields {
        let is_long =
            field.field == "text" && (!change.notes.is_empty() || change.fields.len() > 1);
        if is_long || field.field.starts_with("sources") {
            continue;
        }
        if field.field == "accounts" {
            told.extend(told_accounts(&field.before, &field.after));
            continue;
        }
        let said = [&field.before, &field.after].map(|it| shortened(it, LONGEST));
        told.push((capitalized(field.field), said));
    }
    told
}

/// What became of a disagreement, account by account. It comes as "text | who: what | …", each
/// part with the names of its sources in brackets, which a reader does not need.
fn told_accounts(before: &str, after: &str) -> Vec<Told> {
    let parts = |text: &str| -> Vec<String> {
        let parts = text.split(" | ").map(without_ids);
        parts.filter(|part| !part.is_empty()).collect()
    };
    let (before, after) = (parts(before), parts(after));
    let mut gone: Vec<&String> = before.iter().filter(|it| !after.contains(it)).collect();
    let mut told = Vec::new();
    for part in after.iter().filter(|it| !before.contains(it)) {
        let of_same = |other: &&String| who(other) == who(part);
        let was = gone.iter().position(of_same).map(|at| gone.remove(at));
        let name = if after.first() == Some(part) {
            "Disagreement"
        } else {
            "Account"
        };
        let was = was.map_or("", String::as_str);
        let said = [was, part].map(|it| shortened(&it.replace(".; ", "; "), LONGEST));
        told.push((name.to_owned(), said));
    }
    let ended = gone.into_iter().map(|part| {
        let said = [shortened(part, LONGEST), String::new()];
        ("Account".to_owned(), said)
    });
    told.extend(ended);
    if told.is_empty() {
        let said = [String::new(), "more sources".to_owned()];
        told.push(("Accounts".to_owned(), said));
    }
    told
}

/// Whose account a part is.
fn who(part: &str) -> &str {
    part.split(": ").next().unwrap_or(part)
}

/// The part without the ids of its sources at its end.
fn without_ids(part: &str) -> String {
    let is_id = |id: &str| !id.is_empty() && !id.contains(char::is_whitespace);
    match part.rsplit_once(" (") {
        Some((text, ids))
            if ids
                .strip_suffix(')')
                .is_some_and(|it| it.split(", ").all(is_id)) =>
        {
            text.to_owned()
        }
        _ => part.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_account_is_told_without_what_stood_before() {
        let before = "Numbers differ (article) | RFE/RL: more than 30; Size: 30 (article)";
        let after = "Numbers differ (article, tvp) | RFE/RL: more than 30; Size: 30 (article) | \
            Paris, July: thirty-seven (tvp)";
        let told = told_accounts(before, after);
        let said = [String::new(), "Paris, July: thirty-seven".to_owned()];
        assert_eq!(told, [("Account".to_owned(), said)]);
    }

    #[test]
    fn an_account_that_changed_shows_both_versions() {
        let told = told_accounts("It differs | Kyiv: 14", "It differs | Kyiv: 15");
        let said = ["Kyiv: 14".to_owned(), "Kyiv: 15".to_owned()];
        assert_eq!(told, [("Account".to_owned(), said)]);
    }

    #[test]
    fn more_sources_are_no_new_account() {
        let told = told_accounts(
            "It differs (a) | Kyiv: 14 (a)",
            "It differs (a, b) | Kyiv: 14 (a, b)",
        );
        assert_eq!(told[0].1[1], "more sources");
    }

    #[test]
    fn brackets_of_the_text_stay() {
        assert_eq!(
            without_ids("Kyiv says so (in a post)"),
            "Kyiv says so (in a post)"
        );
        assert_eq!(
            without_ids("Gaya One (Weak page): nine tenths"),
            "Gaya One (Weak page): nine tenths"
        );
    }
}
