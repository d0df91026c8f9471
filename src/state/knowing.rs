//! Whose knowledge is shown: the day of knowledge, the account that is followed, and what else
//! tells of them.
//!
//! The day is applied in one place, [`State::believe`]: it puts another view of the same record
//! in [`State::timeline`], and everything that reads from there shows what was known. What
//! changed from one day to another is listed by its neighbour, `changes`.

use std::sync::Arc;

use crate::layout::ColourBy;
use crate::model::{
    CivilDate, ItemIx, KnowledgeDate, MILLIS_PER_DAY, TimePoint, Timeline, When, changes_between,
    day_label, parse_typed,
};

use super::{Direction, Effect, Layer, Now, State, Tone, changes::Changes};

/// What is told of knowledge and evidence, beside the timeline itself.
#[derive(Clone, Debug, Default)]
pub struct Knowing {
    /// Whether the handle for the day of knowledge is shown.
    pub scrubber: bool,
    /// Whether superseded dates are drawn.
    pub ghosts: bool,
    /// Whether the evidence for the selected item is shown over the canvas.
    pub evidence: bool,
    /// What the colour of a mark stands for.
    pub colour_by: ColourBy,
    /// The account that the mark of an item follows; `None` if it stands where the item says.
    pub account: Option<ChosenAccount>,
    /// What changed from one day to another.
    pub changes: Changes,
    /// The item that was selected until a day on which it is not known.
    parted: Option<ItemIx>,
    /// The day asked for before any timeline was read.
    wanted: KnowledgeDate,
}

/// One version of what is disputed about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChosenAccount {
    /// Whose dispute it is.
    pub item: ItemIx,
    /// The place of the conflict in the item's list.
    pub conflict: usize,
    /// The place of the account in the conflict's list.
    pub account: usize,
}

impl State {
    /// The day whose knowledge is shown.
    pub fn knowledge(&self) -> KnowledgeDate {
        self.timeline.known_on()
    }

    /// What stands on the banner; `None` if all that is known is shown.
    pub fn banner(&self) -> Option<String> {
        self.timeline.told_on().banner()
    }

    /// Whose date the mark of a disputed item follows: "Dated as EIR has it: Deadline of 27
    /// November"; `None` if all stand where their items say.
    pub fn account_words(&self) -> Option<String> {
        let chosen = self.knowing.account?;
        let (when, who) = self.account(chosen)?;
        let title = &self.timeline.item(chosen.item).title;
        when.map(|_| format!("Dated as {who} has it: {title}"))
    }

    /// What must stand above a text that leaves the program, a paragraph each; empty if all that
    /// is known is told as the file tells it.
    pub(super) fn caveats(&self) -> String {
        let said = [self.banner(), self.account_words()];
        let paragraphs = said.into_iter().flatten();
        paragraphs.fold(String::new(), |text, words| text + &words + "\n\n")
    }

    /// The end of the day whose knowledge is shown; `None` for the latest.
    pub fn knowledge_end(&self) -> Option<TimePoint> {
        let day = self.timeline.told_on().day()?;
        TimePoint::from_civil(day.next_day())
    }

    /// Shows what was known on `date`. Before any timeline is read, it is what the first one
    /// opens with.
    pub(super) fn know(&mut self, date: KnowledgeDate, now: Now) -> Vec<Effect> {
        if !self.has_opened {
            self.knowing.wanted = date;
            return Vec::new();
        }
        self.knowing.scrubber |= date != KnowledgeDate::Latest;
        self.scrub(date);
        self.list_changes();
        let mut effects = self.search_anew();
        effects.push(Effect::Announce(self.spoken_knowledge()));
        match date {
            KnowledgeDate::Latest => {
                effects.extend(self.toast("All that is known is shown", Tone::Info, now));
            }
            KnowledgeDate::On(day) if self.timeline.item_count() == 0 => {
                let said = format!("Nothing was known on {}", day_label(day));
                effects.extend(self.toast(said, Tone::Info, now));
            }
            KnowledgeDate::On(_) => {}
        }
        effects
    }

    /// Shows what was known on `date` while the handle is dragged: without work that can wait
    /// until it is let go.
    pub(super) fn scrub(&mut self, date: KnowledgeDate) -> Vec<Effect> {
        if date == self.knowledge() {
            return Vec::new();
        }
        self.knowing.account = None;
        self.forget_told();
        let timeline = self.timeline.as_known_on(date);
        self.drop_search_index();
        self.believe(timeline);
        self.knowing.changes.leave_days_to_come(date);
        // What was said last may tell of what is not known on this day.
        vec![Effect::Announce(self.spoken_knowledge())]
    }

    /// Shows the knowledge of the next day on which anything changed, or of the one before.
    pub(super) fn step_knowledge(&mut self, direction: Direction, now: Now) -> Vec<Effect> {
        if let Some(day) = self.next_knowledge(direction) {
            return self.know(KnowledgeDate::On(day), now);
        }
        let said = match direction {
            _ if self.timeline.knowledge_days().is_empty() => {
                "Nothing in this timeline says when it became known"
            }
            Direction::Forward if self.knowledge() != KnowledgeDate::Latest => {
                return self.know(KnowledgeDate::Latest, now);
            }
            Direction::Forward => "This is all that is known",
            Direction::Backward => "Nothing was known before",
        };
        self.toast(said, Tone::Info, now)
    }

    /// The nearest day in `direction` on which something else is told than on this one. A day in
    /// the list on which nothing told changed, as a source that nobody cites yet, is passed over.
    fn next_knowledge(&self, direction: Direction) -> Option<CivilDate> {
        let days = self.timeline.knowledge_days();
        let here = self.knowledge();
        let differs = |day: &&CivilDate| {
            let then = self.timeline.as_known_on(KnowledgeDate::On(**day));
            !match direction {
                Direction::Forward => changes_between(&self.timeline, &then),
                Direction::Backward => changes_between(&then, &self.timeline),
            }
            .is_empty()
        };
        let at = match direction {
            Direction::Forward => days.partition_point(|day| KnowledgeDate::On(*day) <= here),
            Direction::Backward => days.partition_point(|day| KnowledgeDate::On(*day) < here),
        };
        match direction {
            Direction::Forward => days[at..].iter().find(differs).copied(),
            Direction::Backward => days[..at].iter().rev().find(differs).copied(),
        }
    }

    /// Shows the handle, or takes it away and shows all that is known.
    pub(super) fn toggle_scrubber(&mut self, now: Now) -> Vec<Effect> {
        if !self.knowing.scrubber {
            self.knowing.scrubber = true;
            let said = "Known on: drag the handle, or step with [ and ]";
            return vec![Effect::Announce(said.to_owned())];
        }
        self.knowing.scrubber = false;
        self.knowing.changes.open = false;
        if self.knowledge() == KnowledgeDate::Latest {
            return Vec::new();
        }
        self.know(KnowledgeDate::Latest, now)
    }

    /// Shows what was known on a day as typed; a month counts from its last day.
    pub(super) fn know_typed(&mut self, text: &str, now: Now) -> Vec<Effect> {
        let typed = text.trim().to_lowercase();
        if typed.is_empty() {
            return Vec::new();
        }
        if ["latest", "today", "now"].contains(&typed.as_str()) {
            self.close_known_on();
            return self.know(KnowledgeDate::Latest, now);
        }
        match self.typed_day(text) {
            Ok(day) => {
                self.close_known_on();
                self.know(KnowledgeDate::On(day), now)
            }
            Err(why) => {
                for layer in &mut self.layers {
                    if let Layer::KnownOn { error, .. } = layer {
                        *error = Some(why.clone());
                    }
                }
                vec![Effect::Announce(why)]
            }
        }
    }

    /// The day in `text`, by which a date without a year is near to what is on screen.
    pub(super) fn typed_day(&self, text: &str) -> Result<CivilDate, String> {
        let in_sight = || self.viewing.target().center().civil();
        let near = self.timeline.told_on().day().unwrap_or_else(in_sight);
        let when = parse_typed(text, near).map_err(|error| error.message)?;
        when.begun_by()
            .ok_or_else(|| format!("\"{}\" has no end; type a day", text.trim()))
    }

    /// Draws superseded dates, or leaves them out.
    pub(super) fn toggle_ghosts(&mut self, now: Now) -> Vec<Effect> {
        self.knowing.ghosts = !self.knowing.ghosts;
        let said = if self.knowing.ghosts {
            "Superseded dates are drawn as outlines"
        } else {
            "Superseded dates are not drawn"
        };
        self.toast(said, Tone::Info, now)
    }

    /// Shows the evidence for the selected item, or takes it away.
    pub(super) fn toggle_evidence(&mut self, now: Now) -> Vec<Effect> {
        if self.knowing.evidence {
            self.knowing.evidence = false;
            return vec![Effect::Announce("Evidence closed".to_owned())];
        }
        if self.selection.is_none() {
            return self.toast("Select an item to see its evidence", Tone::Info, now);
        }
        self.knowing.evidence = true;
        // The strip takes room from the canvas, and the row of the item must stay in sight.
        self.reveal = self.selection;
        vec![Effect::Announce("Evidence opened".to_owned())]
    }

    /// Colours the marks by something else.
    pub(super) fn colour_by(&mut self, by: ColourBy, now: Now) -> Vec<Effect> {
        self.knowing.colour_by = by;
        // One choice after another is told by the last.
        self.toasts
            .retain(|toast| !toast.text.starts_with("Coloured by"));
        self.toast(format!("Coloured by {}", by.word()), Tone::Info, now)
    }

    /// Colours the marks by the next thing there is.
    pub(super) fn next_colour_by(&mut self, now: Now) -> Vec<Effect> {
        let all = ColourBy::ALL;
        let at = all.iter().position(|by| *by == self.knowing.colour_by);
        let next = at.map_or(0, |at| (at + 1) % all.len());
        self.colour_by(all[next], now)
    }

    /// Lets the mark of an item follow one account; `None` puts it where the item says.
    pub(super) fn choose_account(
        &mut self,
        chosen: Option<ChosenAccount>,
        now: Now,
    ) -> Vec<Effect> {
        if self.knowing.account == chosen {
            return Vec::new();
        }
        let told = chosen.and_then(|chosen| self.account(chosen));
        let (when, said) = match told {
            Some((Some(when), who)) => (Some(when), format!("Dated as {who} has it")),
            Some((None, who)) => (None, format!("{who} gives no other date")),
            None => (None, "Dated as the item has it".to_owned()),
        };
        let put_back = self.timeline.redated();
        self.knowing.account = chosen;
        if let Some(item) = chosen.map(|chosen| chosen.item).or(put_back) {
            let timeline = self.timeline.with_date_of(item, when);
            self.believe(timeline);
        }
        self.toast(said, Tone::Info, now)
    }

    /// Follows the next account of the selected item; after the last, the item itself.
    pub(super) fn next_account(&mut self, now: Now) -> Vec<Effect> {
        let Some(item) = self.selection else {
            return self.toast("Select an item first", Tone::Info, now);
        };
        let conflicts = self.timeline.item(item).conflicts.iter().enumerate();
        let all: Vec<ChosenAccount> = conflicts
            .flat_map(|(conflict, told)| {
                (0..told.accounts.len()).map(move |account| ChosenAccount {
                    item,
                    conflict,
                    account,
                })
            })
            .collect();
        if all.is_empty() {
            return self.toast("The sources agree on this item", Tone::Info, now);
        }
        let here = self.knowing.account;
        let next = match all.iter().position(|one| Some(*one) == here) {
            Some(at) => all.get(at + 1),
            None => all.first(),
        };
        self.choose_account(next.copied(), now)
    }

    /// Forgets the account when another item is selected.
    pub(super) fn leave_account(&mut self) {
        let left = |chosen: &ChosenAccount| Some(chosen.item) != self.selection;
        if let Some(chosen) = self.knowing.account.take_if(|chosen| left(chosen)) {
            let timeline = self.timeline.with_date_of(chosen.item, None);
            self.believe(timeline);
        }
    }

    /// Forgets the item that was selected until a day on which it is not known: another choice
    /// was made.
    pub(super) fn forget_parted(&mut self) {
        self.knowing.parted = None;
    }

    /// Follows that item into another version of the file.
    pub(super) fn remap_parted(&mut self, new_index: impl Fn(ItemIx) -> Option<ItemIx>) {
        self.knowing.parted = self.knowing.parted.and_then(new_index);
    }

    /// Shows another view of the same record: everything else follows.
    pub(super) fn believe(&mut self, timeline: Timeline) {
        let changed = timeline.differing_from(&self.timeline);
        let before = std::mem::replace(&mut self.timeline, Arc::new(timeline));
        self.part_or_meet();
        self.number = None;
        self.reveal = self.reveal.filter(|ix| self.timeline.is_known(*ix));
        self.layers
            .retain(|layer| !matches!(layer, Layer::Tip { .. } | Layer::ClusterList { .. }));
        let listing = self.listing();
        self.filtering.follow(&self.timeline, &changed, listing);
        self.relist_undated();
        self.search_again();
        self.compare_anew();
        self.follow_from(&before);
    }

    /// A timeline just read, on the day that is to be shown.
    pub(super) fn known_as_before(&mut self, latest: &Arc<Timeline>) -> Arc<Timeline> {
        let date = match std::mem::take(&mut self.knowing.wanted) {
            KnowledgeDate::Latest => return Arc::clone(latest),
            wanted @ KnowledgeDate::On(_) => wanted,
        };
        self.knowing.scrubber = true;
        Arc::new(latest.as_known_on(date))
    }

    /// Forgets what was told of another timeline; what the user prefers to see stays.
    pub(super) fn forget_knowledge(&mut self) {
        let before = std::mem::take(&mut self.knowing);
        self.knowing = Knowing {
            ghosts: before.ghosts,
            colour_by: before.colour_by,
            wanted: before.wanted,
            ..Knowing::default()
        };
    }

    /// Asks that the timeline to be shown next is shown as known on `date`.
    pub(super) fn want_knowledge(&mut self, date: KnowledgeDate) {
        self.knowing.wanted = date;
    }

    /// Parts with a selected item that is not known any more, and meets it again when it is.
    fn part_or_meet(&mut self) {
        let known = |ix: &ItemIx| self.timeline.is_known(*ix);
        match self.selection {
            Some(item) if !known(&item) => {
                self.knowing.parted = Some(item);
                self.selection = None;
            }
            None => {
                self.selection = self.knowing.parted.filter(known);
                if self.selection.is_some() {
                    self.knowing.parted = None;
                }
            }
            Some(_) => {}
        }
    }

    fn account(&self, chosen: ChosenAccount) -> Option<(Option<When>, String)> {
        let item = self.timeline.known_item(chosen.item)?;
        let conflict = item.conflicts.get(chosen.conflict)?;
        let account = conflict.accounts.get(chosen.account)?;
        Some((account.when.clone(), account.who.clone()))
    }

    fn close_known_on(&mut self) {
        self.layers
            .retain(|layer| !matches!(layer, Layer::KnownOn { .. }));
    }

    fn spoken_knowledge(&self) -> String {
        let count = self.timeline.item_count();
        match self.knowledge() {
            KnowledgeDate::On(day) => format!("As known on {}, {count} items", day_label(day)),
            KnowledgeDate::Latest => format!("All that is known, {count} items"),
        }
    }
}

/// The day before `day`.
pub(super) fn day_before(day: CivilDate) -> CivilDate {
    let midnight = TimePoint::from_civil(day).unwrap_or(TimePoint::MIN);
    midnight.saturating_add_millis(-MILLIS_PER_DAY).civil()
}
