//! How many points a relation takes on either side of a pair.

use crate::model::Relation;

/// Whether a relation takes so many points in `from`, `to` and `also_to`.
pub(super) fn takes(relation: Relation, (from, to, also): (usize, usize, usize)) -> bool {
    match relation {
        Relation::Kept | Relation::Changed | Relation::Counterpart => from > 0 && to + also > 0,
        Relation::Split => from == 1 && to + also > 1,
        Relation::Merged => from > 1 && to == 1,
        Relation::Dropped => from > 0 && to + also == 0,
        Relation::Added => from == 0 && to > 0 && also == 0,
        Relation::Unreported | Relation::Uncompared => false,
    }
}

/// What to say of a pair whose relation takes other points than it has.
pub(super) fn wrong_sides(
    relation: Relation,
    (from, to, also): (usize, usize, usize),
) -> (String, Option<String>) {
    let parts = if also > 0 {
        format!(" and {also} in `also_to`")
    } else {
        String::new()
    };
    let message = format!(
        "\"{}\" takes {}, found {from} in `from` and {to} in `to`{parts}",
        relation.word(),
        sides_of(relation),
    );
    let fitting = Relation::WRITTEN.into_iter();
    let fitting = fitting.filter(|it| takes(*it, (from, to, also)));
    let fitting: Vec<_> = fitting.map(|it| format!("\"{}\"", it.word())).collect();
    let hint = match fitting.as_slice() {
        [] => None,
        [only] => Some(format!("use {only}")),
        _ => Some(format!("use one of {}", fitting.join(", "))),
    };
    (message, hint)
}

/// The points that a relation takes, in words.
const fn sides_of(relation: Relation) -> &'static str {
    match relation {
        Relation::Split => "one point in `from`, and two or more in `to` and `also_to`",
        Relation::Merged => "two points or more in `from`, and one in `to`",
        Relation::Dropped => "points in `from` only",
        Relation::Added => "points in `to` only",
        Relation::Kept
        | Relation::Changed
        | Relation::Counterpart
        | Relation::Unreported
        | Relation::Uncompared => "points in `from`, and in `to` or `also_to`",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_takes_as_many_points_as_the_documentation_says() {
        use Relation::{Added, Changed, Counterpart, Dropped, Kept, Merged, Split};
        let any = [Kept, Changed, Counterpart];
        for (counts, fitting) in [
            ((0, 0, 0), &[][..]),
            ((1, 0, 0), &[Dropped]),
            ((2, 0, 0), &[Dropped]),
            ((0, 1, 0), &[Added]),
            ((0, 0, 1), &[]),
            ((0, 1, 1), &[]),
            ((1, 1, 0), &any),
            ((1, 0, 1), &any),
            ((1, 2, 0), &[Kept, Changed, Split, Counterpart]),
            ((1, 0, 2), &[Kept, Changed, Split, Counterpart]),
            ((1, 1, 1), &[Kept, Changed, Split, Counterpart]),
            ((2, 1, 0), &[Kept, Changed, Merged, Counterpart]),
            ((2, 0, 1), &any),
            ((2, 2, 0), &any),
        ] {
            let all = Relation::ALL.into_iter();
            let found: Vec<Relation> = all.filter(|it| takes(*it, counts)).collect();
            assert_eq!(found, fitting, "{counts:?}");
        }
    }
}
