//! What a screen reader says of the canvas and of everything on it.

use crate::model::time::month_name;
use crate::model::{Item, ItemIx, Status, TimePoint, Timeline, When, day_label};

use super::calendar::year_label;
use super::form::is_split;
use super::{Cluster, DisplayList, TimeView};

/// What follows a date that is not the item's own.
pub const ONE_ACCOUNT: &str = "as one account has it";

/// "6 January 2026, Paris talks, meeting, happened, importance 5, 3 of 84".
pub fn item_name(timeline: &Timeline, ix: ItemIx) -> String {
    let item = timeline.item(ix);
    let date = item
        .shown_date
        .clone()
        .or_else(|| item.when.as_ref().map(When::label));
    let mut date = date.unwrap_or_else(|| "no date".to_owned());
    if timeline.redated() == Some(ix) {
        date = format!("{date} {ONE_ACCOUNT}");
    }
    let (place, all) = (timeline.rank(ix) + 1, timeline.item_count());
    let kind = item.kind.word();
    let importance = item.importance.level();
    let title = &item.title;
    let state = spoken_state(timeline, item);
    format!("{date}, {title}, {kind}, {state}, importance {importance}, {place} of {all}")
}

/// How real an item is, what came in its place, and whether its sources disagree.
fn spoken_state(timeline: &Timeline, item: &Item) -> String {
    let successor = item.replaced_by.and_then(|ix| timeline.known_item(ix));
    let status = item.status.word();
    let mut state = match (item.status, successor) {
        (Status::Superseded, Some(other)) => format!("{status} by {}", other.title),
        (_, Some(other)) => format!("{status}, replaced by {}", other.title),
        (_, None) => status.to_owned(),
    };
    if is_split(item) {
        state.push_str(", sources disagree");
    }
    state
}

/// "cluster of 7 items, 3 to 9 December 2025, United States".
pub fn cluster_name(timeline: &Timeline, cluster: &Cluster) -> String {
    let track = &timeline.track(cluster.track).name;
    let dates = days(cluster.span.0, cluster.span.1);
    format!("cluster of {} items, {dates}, {track}", cluster.count)
}

/// "Timeline, 84 items, 20 November 2025 to 22 August 2026, 12 named": how many of the
/// `shown` items there are, what the view spans and how many names are in it; and whose
/// knowledge it is, if not the latest.
pub fn summary(list: &DisplayList, shown: usize, view: &TimeView) -> String {
    let range = view.range();
    let dates = days(range.start, range.end);
    let named = list.labels.len() + usize::from(list.plate.is_some());
    let items = if shown == 1 { "item" } else { "items" };
    let told = match list.told_on.day() {
        Some(day) => format!(", as known on {}", day_label(day)),
        None => String::new(),
    };
    format!("Timeline, {shown} {items}, {dates}, {named} named{told}")
}

/// The days from `start` to before `end`, naming month and year once if they are the same.
fn days(start: TimePoint, end: TimePoint) -> String {
    let last = end.saturating_add_millis(-1).max(start);
    let (a, b) = (start.civil(), last.civil());
    let full = format!("{} {} {}", b.day, month_name(b.month), year_label(b.year));
    if a == b {
        full
    } else if (a.year, a.month) == (b.year, b.month) {
        format!("{} to {full}", a.day)
    } else if a.year == b.year {
        format!("{} {} to {full}", a.day, month_name(a.month))
    } else {
        format!(
            "{} {} {} to {full}",
            a.day,
            month_name(a.month),
            year_label(a.year)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::{item, timeline};
    use crate::model::{Account, CivilDate, Conflict, KnowledgeDate};

    fn day(year: i64, month: u8, day: u8) -> TimePoint {
        TimePoint::from_civil(CivilDate::new(year, month, day).unwrap()).unwrap()
    }

    #[test]
    fn an_item_is_named_by_date_title_kind_status_weight_and_place() {
        let items = vec![
            item("Later", "2026-02-01", 3),
            item("Paris talks", "2026-01-06", 5),
        ];
        let timeline = timeline(items);
        assert_eq!(
            item_name(&timeline, ItemIx(1)),
            "6 January 2026, Paris talks, meeting, happened, importance 5, 1 of 2"
        );
    }

    #[test]
    fn what_came_instead_and_that_sources_disagree_is_said() {
        let mut items = vec![
            item("Round expected", "2026-01", 4),
            item("Round adopted", "2026-04-23", 4),
        ];
        items[0].status = Status::Superseded;
        items[0].replaced_by = Some(ItemIx(1));
        items[1].conflicts = vec![Conflict {
            accounts: vec![Account::default(), Account::default()],
            known_from: Some(CivilDate::new(2026, 4, 23).unwrap()),
            ..Conflict::default()
        }];
        let timeline = timeline(items);
        assert_eq!(
            item_name(&timeline, ItemIx(0)),
            "January 2026, Round expected, meeting, superseded by Round adopted, importance 4, 1 of 2"
        );
        assert_eq!(
            item_name(&timeline, ItemIx(1)),
            "23 April 2026, Round adopted, meeting, happened, sources disagree, importance 4, 2 of 2"
        );
    }

    #[test]
    fn the_canvas_says_whose_knowledge_it_shows() {
        let view = TimeView::fit(day(2026, 1, 1)..day(2026, 1, 8), 0.0);
        let mut list = DisplayList::default();
        assert!(!summary(&list, 2, &view).contains("known"));
        list.told_on = KnowledgeDate::On(CivilDate::new(2026, 1, 5).unwrap());
        assert_eq!(
            summary(&list, 2, &view),
            "Timeline, 2 items, 1 to 7 January 2026, 0 named, as known on 5 January 2026"
        );
    }

    #[test]
    fn days_name_month_and_year_once() {
        assert_eq!(
            days(day(2025, 12, 3), day(2025, 12, 10)),
            "3 to 9 December 2025"
        );
        assert_eq!(days(day(2025, 12, 3), day(2025, 12, 4)), "3 December 2025");
        assert_eq!(
            days(day(2025, 11, 3), day(2025, 12, 4)),
            "3 November to 3 December 2025"
        );
        assert_eq!(
            days(day(-43, 3, 15), day(2, 1, 1)),
            "15 March 44 BC to 31 December 1"
        );
    }
}
