//! Tests of cutting a path for time.

use proptest::prelude::*;

use super::*;

/// A step for each: its seconds, its importance, and whether it must be shown.
fn steps(plan: &[(u32, u8, bool)]) -> (Vec<Step>, Vec<PathStep>) {
    let steps = plan.iter().map(|(dwell_secs, importance, must_show)| Step {
        dwell_secs: *dwell_secs,
        importance: Importance::new(*importance).unwrap(),
        must_show: *must_show,
        ..Step::default()
    });
    let path = (0..).zip(plan).map(|(step, plan)| PathStep {
        step,
        dwell_secs: plan.0,
    });
    (steps.collect(), path.collect())
}

/// What is told: places and seconds.
fn told(cut: &Cut) -> Vec<(usize, u32)> {
    let kept = cut.kept.iter();
    kept.map(|it| (it.step, it.dwell_secs)).collect()
}

/// The road to Paris: twelve steps in ten minutes, four of which must be shown.
const ROAD: [(u32, u8, bool); 12] = [
    (45, 3, false),
    (60, 5, true),
    (45, 4, false),
    (50, 3, false),
    (60, 5, true),
    (40, 2, false),
    (60, 4, false),
    (60, 5, true),
    (45, 2, false),
    (40, 3, false),
    (45, 1, false),
    (50, 5, true),
];

#[test]
fn ten_minutes_are_cut_to_four() {
    let (steps, path) = steps(&ROAD);
    let cut = Cut::new(&steps, &path, Some(0), 240).unwrap();
    // The first is on the screen. The four take 230 s, so that all five are shortened.
    let expected = [(0, 39), (1, 53), (4, 52), (7, 52), (11, 44)];
    assert_eq!(told(&cut), expected);
    assert_eq!(cut.total_secs, 240);
    assert_eq!(cut.left_out, [2, 3, 5, 6, 8, 9, 10]);
}

#[test]
fn what_fits_stays_as_it_is() {
    let (steps, path) = steps(&ROAD);
    for budget in [600, 601, 3_600, u32::MAX] {
        let cut = Cut::new(&steps, &path, None, budget).unwrap();
        assert_eq!((cut.kept, cut.left_out), (path.clone(), vec![]));
        assert_eq!(cut.total_secs, 600);
    }
}

#[test]
fn the_important_stay_and_of_equals_the_earlier_ones() {
    let (steps, path) = steps(&[
        (60, 3, false),
        (60, 4, false),
        (60, 3, false),
        (60, 2, false),
    ]);
    for (budget, places) in [
        (60, &[1][..]),
        (89, &[1]),
        (120, &[0, 1]),
        (180, &[0, 1, 2]),
    ] {
        let cut = Cut::new(&steps, &path, None, budget).unwrap();
        let kept: Vec<usize> = cut.kept.iter().map(|it| it.step).collect();
        assert_eq!(kept, places, "{budget}");
    }
}

#[test]
fn what_just_does_not_fit_is_taken_in_if_none_loses_more_than_a_quarter() {
    let (steps, path) = steps(&[(60, 5, false), (60, 4, false), (10, 1, false)]);
    let at = |budget| told(&Cut::new(&steps, &path, None, budget).unwrap());
    assert_eq!(at(90), [(0, 45), (1, 45)]);
    assert_eq!(at(89), [(0, 60), (2, 10)]);
    assert_eq!(at(129), [(0, 60), (1, 59), (2, 10)]);
}

#[test]
fn what_must_stay_is_shortened_in_proportion_but_never_under_ten_seconds() {
    let (steps, path) = steps(&[(120, 3, true), (60, 5, false), (60, 3, true), (12, 3, true)]);
    let at = |budget| Cut::new(&steps, &path, None, budget).map(|cut| told(&cut));
    assert_eq!(at(100).unwrap(), [(0, 60), (2, 30), (3, 10)]);
    assert_eq!(at(31).unwrap(), [(0, 11), (2, 10), (3, 10)]);
    assert_eq!(at(30).unwrap(), [(0, 10), (2, 10), (3, 10)]);
    assert_eq!(at(29), Err(TooShort { least_secs: 30 }));
}

#[test]
fn a_path_that_was_cut_before_is_cut_again() {
    let (steps, _) = steps(&ROAD);
    let path = [(1, 30), (4, 30), (5, 20)].map(|(step, dwell_secs)| PathStep { step, dwell_secs });
    let cut = Cut::new(&steps, &path, None, 60).unwrap();
    assert_eq!(told(&cut), [(1, 30), (4, 30)]);
    assert_eq!(cut.left_out, [5]);
}

#[test]
fn a_path_without_steps_fits_into_no_time() {
    let cut = Cut::new(&[], &[], None, 0).unwrap();
    assert_eq!(
        (cut.kept.len(), cut.left_out.len(), cut.total_secs),
        (0, 0, 0)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn a_cut_keeps_its_budget_its_pins_and_its_order(
        plan in prop::collection::vec(
            (prop_oneof![1..200_u32, 0..12_u32, 3_000..=3_600_u32], 1..=5_u8, prop::bool::weighted(0.2)),
            0..16,
        ),
        pinned in prop::option::of(0..16_usize),
        budget in prop_oneof![0..800_u32, 0..60_000_u32],
    ) {
        let (steps, path) = steps(&plan);
        let must = |at: usize| pinned == Some(at) || steps[at].must_show;
        let least: u32 = path.iter().filter(|it| must(it.step)).map(|it| it.dwell_secs.min(10)).sum();
        let cut = match Cut::new(&steps, &path, pinned, budget) {
            Err(error) => {
                prop_assert_eq!(error, TooShort { least_secs: least });
                prop_assert!(least > budget);
                return Ok(());
            }
            Ok(cut) => cut,
        };
        prop_assert!(least <= budget);
        prop_assert!(cut.total_secs <= budget);
        prop_assert_eq!(cut.total_secs, cut.kept.iter().map(|it| it.dwell_secs).sum::<u32>());
        let kept: Vec<usize> = cut.kept.iter().map(|it| it.step).collect();
        prop_assert!(kept.is_sorted() && cut.left_out.is_sorted());
        let mut all = [kept.clone(), cut.left_out.clone()].concat();
        all.sort_unstable();
        prop_assert_eq!(all, (0..path.len()).collect::<Vec<_>>());
        prop_assert!(cut.left_out.iter().all(|at| !must(*at)));
        for it in &cut.kept {
            let planned = path[it.step].dwell_secs;
            prop_assert!(it.dwell_secs <= planned && it.dwell_secs >= planned.min(10));
        }
        // Whoever is left out would have cost the others more than a quarter, or there is no time.
        let only_pins = kept.iter().all(|at| must(*at));
        let quarter = |at: usize| squeezed_secs(path[at]);
        let is_shortened = cut.kept.iter().any(|it| it.dwell_secs < path[it.step].dwell_secs);
        if is_shortened {
            prop_assert_eq!(cut.total_secs, budget);
            prop_assert!(only_pins || cut.kept.iter().all(|it| it.dwell_secs >= quarter(it.step)));
        }
        if cut.total_secs < budget {
            let so_far: u32 = kept.iter().map(|at| quarter(*at)).sum();
            prop_assert!(cut.left_out.iter().all(|at| so_far + quarter(*at) > budget));
        }
    }

    #[test]
    fn more_time_never_leaves_a_more_important_step_out_for_a_lesser_one_of_its_length(
        importances in prop::collection::vec(1..=5_u8, 1..14),
        budget in 0..900_u32,
    ) {
        let plan: Vec<(u32, u8, bool)> = importances.iter().map(|it| (60, *it, false)).collect();
        let (steps, path) = steps(&plan);
        let cut = Cut::new(&steps, &path, None, budget).unwrap();
        let least = cut.kept.iter().map(|it| steps[it.step].importance).min();
        let best_out = cut.left_out.iter().map(|at| steps[*at].importance).max();
        prop_assert!(least.is_none() || best_out <= least);
    }
}
