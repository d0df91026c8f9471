//! From which day a short title holds, and until when.

use super::{on, revision, story};
use crate::model::{ItemChange, ItemIx, Timeline};

#[test]
fn a_short_title_goes_with_its_title() {
    let named = |title: Option<&str>, short: Option<&str>| ItemChange {
        title: title.map(str::to_owned),
        short_title: short.map(str::to_owned),
        ..ItemChange::default()
    };
    let mut parts = story();
    parts.items[1].title = "Leaders to meet".to_owned();
    parts.items[1].short_title = Some("Leaders".to_owned());
    let revisions = [
        ("2026-02-01", named(Some("Leaders to meet"), None)),
        ("2026-02-02", named(None, Some("To meet"))),
        ("2026-02-03", named(Some("Paris talks"), None)),
        ("2026-02-04", named(None, Some("Paris"))),
        ("2026-02-05", named(Some("Paris talks held"), Some("Held"))),
    ];
    let revisions = revisions.map(|(day, change)| revision(day, change));
    parts.item_revisions.insert(ItemIx(1), revisions.into());
    let latest = Timeline::new(parts);
    for (day, expected) in [
        ("2026-01-31", Some("Leaders")),
        ("2026-02-01", Some("Leaders")),
        ("2026-02-02", Some("To meet")),
        ("2026-02-03", None),
        ("2026-02-04", Some("Paris")),
        ("2026-02-05", Some("Held")),
    ] {
        let then = latest.as_known_on(on(day));
        assert_eq!(
            then.item(ItemIx(1)).short_title.as_deref(),
            expected,
            "{day}"
        );
    }
}
