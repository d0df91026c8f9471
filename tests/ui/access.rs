//! What a screen reader hears, and what the keyboard alone can reach.

use briefline::state::Theme;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::{Sees as _, open};

#[test]
fn every_visible_mark_has_a_node_with_date_kind_and_status() {
    let harness = open(1366.0, 768.0, Theme::Light);
    let standing: Vec<_> = harness.state().shell().canvas().standing().collect();
    assert!(standing.len() > 10, "{} marks", standing.len());
    let timeline = harness.sees().timeline.clone();
    for (item, _) in standing {
        let name = briefline::layout::item_name(&timeline, item);
        assert!(
            harness.query_all_by_label(&name).next().is_some(),
            "no node for {name}"
        );
    }
}

#[test]
fn the_canvas_says_what_it_shows() {
    let harness = open(1366.0, 768.0, Theme::Light);
    let list = harness
        .query_all_by_role(Role::List)
        .find_map(|node| node.accesskit_node().label())
        .expect("the canvas");
    assert!(list.starts_with("Timeline, "), "{list}");
    assert!(list.contains("named"), "{list}");
}

#[test]
fn clusters_are_named_with_their_count_and_track() {
    let harness = open(1366.0, 768.0, Theme::Light);
    let timeline = harness.sees().timeline.clone();
    let clusters = &harness.state().shell().canvas().clusters;
    assert!(
        !clusters.is_empty(),
        "the opening view is crowded enough for clusters"
    );
    for cluster in clusters {
        let name = briefline::layout::cluster_name(&timeline, cluster);
        assert!(name.contains(&cluster.count.to_string()), "{name}");
        assert!(
            harness.query_all_by_label(&name).next().is_some(),
            "no node for {name}"
        );
    }
}

#[test]
fn no_button_is_without_a_name() {
    let harness = open(1366.0, 768.0, Theme::Dark);
    for role in [
        Role::Button,
        Role::CheckBox,
        Role::TextInput,
        Role::SearchInput,
    ] {
        for node in harness.query_all_by_role(role) {
            let name = node.accesskit_node().label().unwrap_or_default();
            assert!(
                !name.is_empty(),
                "a {role:?} without a name at {:?}",
                node.rect()
            );
        }
    }
}

#[test]
fn marks_rows_and_phases_are_members_of_the_canvas_list() {
    let harness = open(1366.0, 768.0, Theme::Light);
    let canvas = harness
        .query_all_by_role(Role::List)
        .find(|node| {
            node.accesskit_node()
                .label()
                .is_some_and(|name| name.starts_with("Timeline"))
        })
        .expect("the canvas");
    let timeline = harness.sees().timeline.clone();
    let (mark, _) = harness
        .state()
        .shell()
        .canvas()
        .standing()
        .next()
        .expect("a mark");
    let mark = briefline::layout::item_name(&timeline, mark);
    assert!(
        canvas.query_by_label(&mark).is_some(),
        "no {mark} in the list"
    );
    for name in ["without a date", "phase "] {
        assert!(
            canvas.query_all_by_label_contains(name).next().is_some(),
            "no node {name}"
        );
    }
}
