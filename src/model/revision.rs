//! How knowledge grew: the day of knowledge, and the revisions by which beliefs change.
//!
//! There are two kinds of time here. [`When`] is the time of which an item speaks; the dates in
//! this file are the days on which something became known. A timeline states the first belief of
//! each entry and then its revisions; what was believed on a day follows from both (see
//! [`Timeline::as_known_on`](super::Timeline::as_known_on)).

use std::sync::Arc;

use super::{
    CivilDate, Claim, Hedging, Item, ItemIx, Outcome, SourceIx, Status, When, time::month_name,
};

/// The day whose knowledge a timeline shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KnowledgeDate {
    /// What was known by the end of this day.
    On(CivilDate),
    /// All that is known.
    #[default]
    Latest,
}

impl KnowledgeDate {
    /// Whether something is known that became known on `since`; `None` was always known.
    pub fn knows(self, since: Option<CivilDate>) -> bool {
        since.is_none_or(|since| Self::On(since) <= self)
    }

    /// The day; `None` for the latest.
    pub const fn day(self) -> Option<CivilDate> {
        match self {
            Self::On(day) => Some(day),
            Self::Latest => None,
        }
    }

    /// What stands on the banner: "As known on 5 January 2026"; `None` for the latest.
    pub fn banner(self) -> Option<String> {
        self.day()
            .map(|day| format!("As known on {}", day_label(day)))
    }
}

/// A day in words: "5 January 2026".
pub fn day_label(day: CivilDate) -> String {
    let (year, era) = if day.year > 0 {
        (day.year, "")
    } else {
        (1 - day.year, " BC")
    };
    format!("{} {} {year}{era}", day.day, month_name(day.month))
}

/// A change of belief about one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision<C> {
    /// The first day on which it was known.
    pub known_from: CivilDate,
    /// What changed and why, in a sentence; `None` if the fields say enough.
    pub note: Option<String>,
    /// Who reports the change; they count for the entry from then on.
    pub sources: Vec<SourceIx>,
    /// The entry is taken back: from this day on it is not told any more.
    pub retracted: bool,
    /// The fields that changed.
    pub change: C,
}

/// What a revision does to a date.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Dating {
    /// It stays.
    #[default]
    Kept,
    /// Another date is believed.
    At(Arc<When>),
    /// No date is believed any more.
    Withdrawn,
}

/// The fields of an item that a revision sets; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemChange {
    /// When it happened. Another date drops the old wording of it.
    pub when: Dating,
    /// The author's own wording of the date.
    pub shown_date: Option<String>,
    /// How real it is.
    pub status: Option<Status>,
    /// A few words. Another title drops the short title of the old.
    pub title: Option<String>,
    /// A name of a few words for where there is little room.
    pub short_title: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// Longer text in Markdown.
    pub body: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Who acts in it, instead of those named before.
    pub actors: Option<Vec<String>>,
    /// The item that came in its place.
    pub replaced_by: Option<ItemIx>,
}

impl ItemChange {
    /// Whether it sets nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The short title from now on, where an item was called `title` and `short_title` until now;
    /// `None` if there is none. It may say too much or too little of another title, and goes
    /// with its own.
    pub(super) fn short_title_after<'a>(
        &'a self,
        title: &str,
        short_title: Option<&'a String>,
    ) -> Option<&'a String> {
        let stays = self.title.as_deref().is_none_or(|other| other == title);
        let kept = short_title.filter(|_| stays);
        self.short_title.as_ref().or(kept)
    }
}

/// The fields of a claim that a revision sets; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClaimChange {
    /// What is claimed.
    pub text: Option<String>,
    /// The time that it speaks of.
    pub about: Dating,
    /// How much it holds back.
    pub hedging: Option<Hedging>,
}

impl ClaimChange {
    /// Whether it sets nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The fields of an outcome that a revision sets; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeChange {
    /// A word or two.
    pub verdict: Option<String>,
    /// What is known of it.
    pub text: Option<String>,
}

impl OutcomeChange {
    /// Whether it sets nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An entry that revisions change.
pub trait Believed<C>: Clone {
    /// What it is called: "item".
    const WHAT: &'static str;

    /// Believes `change` from now on; whether that is anything new.
    fn believe(&mut self, change: &C) -> bool;
}

impl Believed<ItemChange> for Item {
    const WHAT: &'static str = "item";

    fn believe(&mut self, change: &ItemChange) -> bool {
        let shown_date = match change.when {
            Dating::Kept => change
                .shown_date
                .clone()
                .or_else(|| self.shown_date.clone()),
            Dating::At(_) | Dating::Withdrawn => change.shown_date.clone(),
        };
        let short_title = change.short_title_after(&self.title, self.short_title.as_ref());
        let short_title = short_title.cloned();
        let news = [
            replace(&mut self.short_title, short_title),
            replace(&mut self.shown_date, shown_date),
            redate(&mut self.when, &change.when),
            set(&mut self.status, change.status.as_ref()),
            set(&mut self.title, change.title.as_ref()),
            set(&mut self.summary, change.summary.as_ref()),
            set(&mut self.body, change.body.as_ref()),
            change.place.is_some() && replace(&mut self.place, change.place.clone()),
            set(&mut self.actors, change.actors.as_ref()),
            change.replaced_by.is_some() && replace(&mut self.replaced_by, change.replaced_by),
        ];
        news.contains(&true)
    }
}

impl Believed<ClaimChange> for Claim {
    const WHAT: &'static str = "claim";

    fn believe(&mut self, change: &ClaimChange) -> bool {
        let news = [
            set(&mut self.text, change.text.as_ref()),
            redate(&mut self.about, &change.about),
            set(&mut self.hedging, change.hedging.as_ref()),
        ];
        news.contains(&true)
    }
}

impl Believed<OutcomeChange> for Outcome {
    const WHAT: &'static str = "outcome";

    fn believe(&mut self, change: &OutcomeChange) -> bool {
        let news = [
            set(&mut self.verdict, change.verdict.as_ref()),
            set(&mut self.text, change.text.as_ref()),
        ];
        news.contains(&true)
    }
}

/// Whether `field` is now another.
fn replace<T: PartialEq>(field: &mut T, value: T) -> bool {
    std::mem::replace(field, value) != *field
}

fn set<T: Clone + PartialEq>(field: &mut T, value: Option<&T>) -> bool {
    value.is_some_and(|value| replace(field, value.clone()))
}

fn redate(when: &mut Option<When>, dating: &Dating) -> bool {
    match dating {
        Dating::Kept => false,
        Dating::At(other) => replace(when, Some(other.as_ref().clone())),
        Dating::Withdrawn => replace(when, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_knows_what_became_known_up_to_its_end() {
        let day = |day| CivilDate::new(2026, 1, day).unwrap();
        for (since, on, knows) in [
            (Some(day(4)), KnowledgeDate::On(day(5)), true),
            (Some(day(5)), KnowledgeDate::On(day(5)), true),
            (Some(day(6)), KnowledgeDate::On(day(5)), false),
            (Some(day(6)), KnowledgeDate::Latest, true),
            (None, KnowledgeDate::On(day(5)), true),
        ] {
            assert_eq!(on.knows(since), knows, "{since:?} {on:?}");
        }
    }

    #[test]
    fn the_banner_names_the_day() {
        let day = CivilDate::new(2026, 1, 5).unwrap();
        let banner = KnowledgeDate::On(day).banner();
        assert_eq!(banner.as_deref(), Some("As known on 5 January 2026"));
        assert_eq!(KnowledgeDate::Latest.banner(), None);
        assert_eq!(
            day_label(CivilDate::new(-43, 3, 15).unwrap()),
            "15 March 44 BC"
        );
    }
}
