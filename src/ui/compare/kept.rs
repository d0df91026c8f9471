//! What is made of the comparison and kept between frames: made again only when what it was made
//! of has changed.

use std::sync::Arc;

use crate::model::Comparison;
use crate::state::{ComparisonCursor, ComparisonForm, State};

/// A value, and what it was made of.
#[derive(Debug)]
pub struct Kept<K, V> {
    made: Option<(K, V)>,
}

/// A comparison in a form. It is compared anew when the timeline changes.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Held, as another comparison may come to stand where one that nobody holds has stood.
    comparison: Arc<Comparison>,
    form: ComparisonForm,
}

/// The cursor in a comparison; `None` if no pair is shown.
pub type Place = (Shown, Option<ComparisonCursor>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self { made: None }
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    /// The value of `key`, made if that of another is kept.
    pub fn of(&mut self, key: K, make: impl FnOnce() -> V) -> &V {
        self.made.take_if(|(of, _)| *of != key);
        &self.made.get_or_insert_with(|| (key, make())).1
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.comparison, &other.comparison) && self.form == other.form
    }
}

impl Shown {
    /// `comparison` as `state` shows it.
    pub fn of(state: &State, comparison: &Arc<Comparison>) -> Self {
        Self {
            comparison: Arc::clone(comparison),
            form: state.comparing.form,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_again_only_for_another_key() {
        let mut kept = Kept::default();
        let mut made = Vec::new();
        for key in [1, 1, 2, 2, 1] {
            let value = *kept.of(key, || {
                made.push(key);
                key * 10
            });
            assert_eq!(value, key * 10);
        }
        assert_eq!(made, [1, 2, 1]);
    }
}
