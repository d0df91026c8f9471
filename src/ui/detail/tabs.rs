//! The two pages of the pane while changes are listed: the item, and what changed.

use egui::{Frame, Margin, Ui};

use crate::model::{ItemIx, KnowledgeDate};
use crate::state::ChangesRange;
use crate::ui::look::Look;
use crate::ui::widgets::{Icon, icon_button, segmented};

/// Which page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The selected item.
    #[default]
    Item,
    /// What changed.
    Changes,
}

/// Which page is shown, and what it was decided by.
#[derive(Debug, Default)]
pub struct Pages {
    shown: Page,
    seen: Option<Seen>,
}

/// What decides about the page: the item, the day of knowledge, the days compared.
pub type Seen = (Option<ItemIx>, KnowledgeDate, ChangesRange);

impl Pages {
    /// The page for what is there now: the list when it opens and when another day is shown, the
    /// item when another is selected. `None` as long as no changes are listed.
    pub fn follow(&mut self, now: Option<Seen>) -> Page {
        let before = std::mem::replace(&mut self.seen, now);
        let Some((item, day, range)) = now else {
            self.shown = Page::Item;
            return Page::Item;
        };
        match before {
            Some((_, before_day, before_range)) if (before_day, before_range) != (day, range) => {
                self.shown = Page::Changes;
            }
            Some((before_item, ..)) if before_item != item => {
                self.shown = if item.is_some() {
                    Page::Item
                } else {
                    Page::Changes
                };
            }
            Some(_) => {}
            None => self.shown = Page::Changes,
        }
        self.shown
    }
}

/// Draws the switch between the pages; the button at its right closes the list.
pub fn tabs_ui(ui: &mut Ui, look: &Look, pages: &mut Pages) -> bool {
    let mut closes = false;
    let margin = Margin {
        left: 16,
        right: 12,
        top: 10,
        bottom: 2,
    };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            let names = ["Item", "What changed"];
            let selected = usize::from(pages.shown == Page::Changes);
            match segmented(ui, look, &names, selected) {
                Some(0) => pages.shown = Page::Item,
                Some(_) => pages.shown = Page::Changes,
                None => {}
            }
            ui.add_space((ui.available_width() - 32.0).max(0.0));
            closes = icon_button(ui, look, Icon::Close, "Close what changed (Y)").clicked();
        });
    });
    closes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CivilDate;

    #[test]
    fn a_selection_shows_the_item_and_a_step_in_knowledge_shows_the_list() {
        let mut pages = Pages::default();
        let day = |day| KnowledgeDate::On(CivilDate::new(2026, 1, day).unwrap());
        let range = ChangesRange::ThatDay;
        let [first, second] = [Some(ItemIx(1)), Some(ItemIx(2))];
        assert_eq!(pages.follow(None), Page::Item);
        assert_eq!(pages.follow(Some((first, day(5), range))), Page::Changes);
        assert_eq!(pages.follow(Some((first, day(5), range))), Page::Changes);
        assert_eq!(pages.follow(Some((second, day(5), range))), Page::Item);
        assert_eq!(pages.follow(Some((second, day(6), range))), Page::Changes);
        assert_eq!(pages.follow(Some((None, day(7), range))), Page::Changes);
        assert_eq!(pages.follow(None), Page::Item);
    }
}
