//! Believed entries, each derived when somebody first asks for it.

use std::sync::{Arc, OnceLock};

/// How many slots lie on a page.
const PAGE: usize = 16;

type Page<T> = [OnceLock<Arc<T>>; PAGE];

/// A slot for every entry of one kind.
///
/// Days between which nothing changed on a page share it, so that what is derived for one is
/// there for the other. A day of 100,000 items of which nobody has read any costs a few empty
/// pages' worth of pointers.
#[derive(Clone, Debug)]
pub(super) struct Slots<T> {
    pages: Vec<OnceLock<Arc<Page<T>>>>,
}

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Self::new(0)
    }
}

impl<T> Slots<T> {
    /// So many empty slots.
    pub(super) fn new(len: usize) -> Self {
        let pages = (0..len.div_ceil(PAGE)).map(|_| OnceLock::new());
        Self {
            pages: pages.collect(),
        }
    }

    /// What is in the slot `at`; if nothing is, what is derived stays there.
    pub(super) fn get(&self, at: usize, derive: impl FnOnce() -> T) -> &T {
        let page = self.pages[at / PAGE].get_or_init(Arc::default);
        page[at % PAGE].get_or_init(|| Arc::new(derive()))
    }

    /// Puts `value` into the slot `at`, here only.
    pub(super) fn set(&mut self, at: usize, value: T) {
        self.forget(at);
        self.get(at, || value);
    }

    /// Empties the slot `at`, here only.
    pub(super) fn forget(&mut self, at: usize) {
        let Some(page) = self.pages[at / PAGE].get_mut() else {
            return;
        };
        let mut others = (0..PAGE).filter(|slot| *slot != at % PAGE);
        if others.any(|slot| page[slot].get().is_some()) {
            // A page that is shared may be filled by the other day: even an empty slot parts it.
            Arc::make_mut(page)[at % PAGE].take();
        } else {
            // Nothing is left on it, so that the next day need not part it again.
            self.pages[at / PAGE].take();
        }
    }

    /// How many slots are filled.
    #[cfg(test)]
    pub(super) fn derived(&self) -> usize {
        let pages = self.pages.iter().filter_map(OnceLock::get);
        pages
            .flat_map(|page| page.iter())
            .filter(|slot| slot.get().is_some())
            .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_forgotten_on_one_day_is_kept_and_not_filled_by_the_other() {
        let early = Slots::new(40);
        assert_eq!(*early.get(3, || 3), 3);
        let mut late = early.clone();
        late.forget(3);
        late.forget(4);
        assert_eq!(*early.get(4, || 4), 4);
        assert_eq!((*late.get(3, || 30), *late.get(4, || 40)), (30, 40));
        assert_eq!((*early.get(3, || 0), *early.get(4, || 0)), (3, 4));
        assert_eq!((early.derived(), late.derived()), (2, 2));
    }

    #[test]
    fn a_page_on_which_nothing_is_left_is_given_back() {
        let early = Slots::new(40);
        early.get(3, || 3);
        let mut late = early.clone();
        late.forget(3);
        assert!(
            late.pages[0].get().is_none(),
            "the next day need not part it"
        );
        assert_eq!((*late.get(3, || 30), *early.get(3, || 0)), (30, 3));
    }

    #[test]
    fn what_is_derived_on_one_day_is_there_on_another_that_shares_the_page() {
        let early = Slots::new(40);
        early.get(20, || 1);
        let mut late = early.clone();
        late.forget(39);
        assert_eq!(*early.get(21, || 2), 2);
        assert_eq!(*late.get(21, || 0), 2);
    }
}
