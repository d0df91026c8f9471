//! Going to a point by its number as typed.

use crate::model::{PointIx, Side};
use crate::state::{Effect, Now, State, Tone};

use super::ComparisonCursor;

impl State {
    /// Goes to the point that is called `number` in the document on the side of the cursor.
    pub(in crate::state) fn go_to_number(&mut self, number: &str, now: Now) -> Vec<Effect> {
        let Some(side) = self.comparing.cursor.map(|cursor| cursor.side) else {
            return self.toast("No pair of points is shown", Tone::Info, now);
        };
        let Some((name, point)) = self.point_called(side, number) else {
            return Vec::new();
        };
        let Some(point) = point else {
            let said = format!("There is no point {number} in {name}");
            return self.toast(said, Tone::Info, now);
        };
        let effects = self.go_to_point(side, point);
        self.note_choice();
        if self.comparing.cursor != Some(ComparisonCursor { side, point }) {
            let said = format!("Point {number} of {name} is not among the pairs shown");
            return self.toast(said, Tone::Info, now);
        }
        effects
    }

    /// What the document on `side` is called, and where its point `number` stands; `None` for a
    /// point that it does not have.
    fn point_called(&self, side: Side, number: &str) -> Option<(String, Option<PointIx>)> {
        let document = self.comparison()?.document(side);
        let document = self.timeline.document(document)?;
        let mut points = document.points.iter();
        let place = points.position(|point| point.number == number);
        Some((document.short_title.clone(), place.map(PointIx::from)))
    }
}
