//! A change of belief in motion: after a step from one day of knowledge to another, marks go from
//! where they were believed to be to where they are believed to be now, once.
//!
//! Only painting: what is hit and what a screen reader hears is at its new place at once.

use std::collections::{HashMap, HashSet};

use egui::{Pos2, Vec2};

use crate::layout::{DisplayList, Mark};
use crate::model::ItemIx;

/// How long marks are on their way, in seconds.
const MOVE_SECS: f64 = 0.240;
/// How long marks take to appear or to leave, in seconds.
const FADE_SECS: f64 = 0.120;
/// A mark that moves less than this does not move, in points.
const LEAST_MOVE: f32 = 0.5;

/// What was where before a change of belief, as far as it is somewhere else now.
#[derive(Clone, Debug, Default)]
pub struct Belief {
    /// When it changed, in egui's seconds.
    began_secs: f64,
    /// How far marks were from where they are now.
    shifts: HashMap<ItemIx, Vec2>,
    /// Items that had no mark before.
    arriving: HashSet<ItemIx>,
    /// Marks that are gone.
    leaving: Vec<Mark>,
    /// Arrows that were not there before, by whose date they come from.
    new_slips: HashSet<ItemIx>,
}

impl Belief {
    /// The change from the marks of `old` to those of `new`. What came in the place of another
    /// comes from there: `replaced` are the items that changed so, each with what came. `None` if
    /// nothing moves.
    pub fn between(
        old: &DisplayList,
        new: &DisplayList,
        replaced: &[(ItemIx, ItemIx)],
        now_secs: f64,
    ) -> Option<Self> {
        let (before, after) = (marks(old), marks(new));
        let places = places(old);
        let came_from: HashMap<ItemIx, Pos2> = replaced
            .iter()
            .filter_map(|(gone, came)| Some((*came, *places.get(gone)?)))
            .collect();
        let mut belief = Self {
            began_secs: now_secs,
            ..Self::default()
        };
        for (item, mark) in &after {
            if !before.contains_key(item) {
                belief.arriving.insert(*item);
            }
            let from = places.get(item).or_else(|| came_from.get(item));
            let shift = from.map_or(Vec2::ZERO, |from| *from - mark.center);
            if shift.length() > LEAST_MOVE {
                belief.shifts.insert(*item, shift);
            }
        }
        let gone = before
            .into_iter()
            .filter(|(item, _)| !after.contains_key(item));
        belief.leaving = gone.map(|(_, mark)| *mark).collect();
        let is_new = |from: &ItemIx| old.slips.iter().all(|slip| slip.from != *from);
        let slips = new.slips.iter().map(|slip| slip.from);
        belief.new_slips = slips.filter(is_new).collect();
        let rests = belief.shifts.is_empty()
            && belief.arriving.is_empty()
            && belief.leaving.is_empty()
            && belief.new_slips.is_empty();
        (!rests).then_some(belief)
    }

    /// The change as it is at `now_secs`; `None` once it is over.
    pub fn at(&self, now_secs: f64) -> Option<Moment<'_>> {
        let elapsed_secs = (now_secs - self.began_secs).max(0.0);
        (elapsed_secs < MOVE_SECS).then_some(Moment {
            belief: self,
            elapsed_secs,
        })
    }
}

/// A moment of a change of belief.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    belief: &'a Belief,
    elapsed_secs: f64,
}

impl<'a> Moment<'a> {
    /// How far an item is from its new place.
    pub fn shift(&self, item: ItemIx) -> Vec2 {
        let shift = self.belief.shifts.get(&item);
        shift.map_or(Vec2::ZERO, |shift| *shift * (1.0 - self.moved()))
    }

    /// How visible an item is, from 0 to 1.
    pub fn opacity(&self, item: ItemIx) -> f32 {
        if self.belief.arriving.contains(&item) {
            self.faded()
        } else {
            1.0
        }
    }

    /// The marks that leave, and how visible they still are.
    pub fn leaving(&self) -> (&'a [Mark], f32) {
        (&self.belief.leaving, 1.0 - self.faded())
    }

    /// How far the arrow from the date of `item` has grown, from 0 to 1.
    pub fn grown(&self, item: ItemIx) -> f32 {
        if self.belief.new_slips.contains(&item) {
            self.moved()
        } else {
            1.0
        }
    }

    fn moved(&self) -> f32 {
        ease_out(self.elapsed_secs / MOVE_SECS)
    }

    fn faded(&self) -> f32 {
        ease_out(self.elapsed_secs / FADE_SECS)
    }
}

/// Fast first, then slower, without going too far: 0 to 1.
fn ease_out(part: f64) -> f32 {
    let left = 1.0 - part.clamp(0.0, 1.0);
    (1.0 - left * left * left) as f32
}

/// The mark of each item that stands alone; that of the selected one is on its plate.
fn marks(list: &DisplayList) -> HashMap<ItemIx, &Mark> {
    let alone = list.marks.iter().filter(|mark| !mark.ghost);
    let plate = list.plate.iter().map(|plate| &plate.mark);
    alone.chain(plate).map(|mark| (mark.item, mark)).collect()
}

/// Where each item is to be seen, alone or in a cluster.
fn places(list: &DisplayList) -> HashMap<ItemIx, Pos2> {
    let crowds = list.clusters.iter();
    let mut places: HashMap<ItemIx, Pos2> = crowds
        .flat_map(|pill| {
            pill.first_members
                .iter()
                .map(|item| (*item, pill.rect.center()))
        })
        .collect();
    places.extend(
        marks(list)
            .into_iter()
            .map(|(item, mark)| (item, mark.center)),
    );
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Hue, Shape, Status};

    fn mark(item: u32, x: f32) -> Mark {
        Mark {
            item: ItemIx(item),
            center: Pos2::new(x, 40.0),
            size: 14.0,
            shape: Shape::Circle,
            status: Status::Happened,
            hue: Hue::Slate,
            dimmed: false,
            shade: None,
            split: false,
            ghost: false,
            approximate: false,
            uncertain: false,
        }
    }

    fn list(marks: &[(u32, f32)]) -> DisplayList {
        DisplayList {
            marks: marks.iter().map(|(item, x)| mark(*item, *x)).collect(),
            ..DisplayList::default()
        }
    }

    fn between(old: &[(u32, f32)], new: &[(u32, f32)]) -> Option<Belief> {
        Belief::between(&list(old), &list(new), &[], 10.0)
    }

    #[test]
    fn a_mark_goes_from_its_old_place_to_its_new_one_and_slows_down() {
        let belief = between(&[(0, 100.0)], &[(0, 300.0)]).unwrap();
        let shift = |secs: f64| belief.at(10.0 + secs).map(|it| it.shift(ItemIx(0)).x);
        assert_eq!(shift(0.0), Some(-200.0));
        let (early, middle) = (shift(0.06).unwrap(), shift(0.12).unwrap());
        assert!(-200.0 < early && early < middle && middle < 0.0);
        assert!((early + 200.0) > (middle - early), "fast first");
        assert_eq!(shift(0.25), None, "it happens once");
    }

    #[test]
    fn marks_appear_and_leave_in_half_the_time() {
        let belief = between(&[(1, 50.0)], &[(2, 60.0)]).unwrap();
        let start = belief.at(10.0).unwrap();
        assert!(start.opacity(ItemIx(2)) < 0.01 && start.leaving().1 > 0.99);
        assert_eq!(start.leaving().0.len(), 1);
        let later = belief.at(10.13).unwrap();
        assert!(later.opacity(ItemIx(2)) > 0.99 && later.leaving().1 < 0.01);
        assert!((later.opacity(ItemIx(7)) - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn nothing_moves_where_nothing_is_elsewhere() {
        assert!(between(&[(0, 10.0), (1, 20.0)], &[(1, 20.2), (0, 10.0)]).is_none());
    }

    #[test]
    fn what_replaces_an_item_comes_from_its_place() {
        let (old, new) = (list(&[(0, 100.0)]), list(&[(1, 180.0)]));
        let belief = Belief::between(&old, &new, &[(ItemIx(0), ItemIx(1))], 0.0).unwrap();
        let shift = belief.at(0.0).unwrap().shift(ItemIx(1));
        assert_eq!(shift, Vec2::new(-80.0, 0.0));
    }
}
