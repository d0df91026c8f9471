//! What is written is read back the same.

mod any;

use proptest::prelude::*;

use any::{any_parts, january, mark};

use super::*;
use crate::{
    io::{builtin, read_text},
    model::KnowledgeDate,
};

fn assert_survives(timeline: &Timeline) {
    for text in [write_toml(timeline).unwrap(), write_json(timeline).unwrap()] {
        let loaded = read_text("written", &text);
        let errors: Vec<_> = loaded.diagnostics.iter().filter(|d| d.is_error()).collect();
        assert!(errors.is_empty(), "{}\n{text}", errors[0]);
        assert_eq!(loaded.timeline.unwrap().record(), timeline.record());
    }
}

#[test]
fn the_built_in_chronology_survives_writing_and_reading() {
    let (timeline, _) = builtin();
    assert_survives(&timeline);
    let text = write_toml(&timeline).unwrap();
    let again = read_text("written", &text).timeline.unwrap();
    assert_eq!(
        write_toml(&again).unwrap(),
        text,
        "writing is normal after once"
    );
}

#[test]
fn long_texts_are_written_over_several_lines() {
    let text = "[timeline]\ntitle = 'T'\n[[track]]\nid = 't'\nname = 'T'\n[[item]]\nid = 'i'\n\
                title = 'I'\ntrack = 't'\nbody = \"one\\n\\ntwo\\n\"\n";
    let written = write_toml(&read_text("x", text).timeline.unwrap()).unwrap();
    assert!(
        written.contains("body = \"\"\"\none\n\ntwo\n\"\"\"\n"),
        "{written}"
    );
}

#[test]
fn days_of_any_age_survive() {
    for day in [
        "Y-170000000",
        "-0043-03-15",
        "0000",
        "2026-02",
        "17XX",
        "Y150000",
        "2026-01-06T10:00:00",
    ] {
        let text = format!(
            "[timeline]\ntitle = 'T'\nas_of = '{day}'\n[[track]]\nid = 't'\nname = 'T'\n[[item]]\n\
             id = 'i'\ntitle = 'I'\ntrack = 't'\nknown_from = '{day}'\n"
        );
        let timeline = read_text("x", &text).timeline.unwrap();
        assert!(timeline.known_since(model::ItemIx(0)).is_some(), "{day}");
        assert_survives(&timeline);
    }
}

/// All that `timeline` tells on its day, whatever the indices.
fn told(timeline: &Timeline) -> Vec<String> {
    let ids = |sources: &[SourceIx]| -> Vec<String> {
        let told = sources.iter().map(|ix| timeline.source(*ix).id.clone());
        let origins = model::origins(sources, |ix| timeline.derived_from(ix));
        let tree = origins.tree.iter().map(|node| {
            let source = timeline.source(node.source);
            format!("{} {} {}", source.id, source.title, node.depth)
        });
        told.chain([origins.words()]).chain(tree).collect()
    };
    let mut told = vec![
        timeline.title.clone(),
        timeline.summary.clone(),
        format!("{:?}", timeline.phases),
    ];
    for ix in timeline.reading_order() {
        let item = timeline.item(*ix);
        let other = item.replaced_by.and_then(|ix| timeline.known_item(ix));
        let others = timeline.links_of(*ix).chain(timeline.links_to(*ix));
        let others: Vec<_> = others
            .map(|(ix, kind)| (kind, &timeline.item(ix).id))
            .collect();
        let revisions: Vec<_> = timeline
            .revisions_of(*ix)
            .iter()
            .map(|it| {
                let cited = timeline.cited(&it.sources, Some(it.known_from));
                (it.known_from, &it.note, ids(&cited))
            })
            .collect();
        let conflicts: Vec<_> = item
            .conflicts
            .iter()
            .map(|it| (&it.text, ids(&it.sources)))
            .collect();
        let accounts = item.conflicts.iter().flat_map(|it| &it.accounts);
        let accounts: Vec<_> = accounts
            .map(|it| (&it.who, &it.text, &it.when, &it.values, ids(&it.sources)))
            .collect();
        told.push(format!(
            "{conflicts:?} {accounts:?} {revisions:?} {others:?}"
        ));
        told.push(format!(
            "{:?} {:?}",
            other.map(|it| &it.id),
            ids(&item.sources)
        ));
        told.push(format!(
            "{:?}",
            model::Item {
                replaced_by: None,
                sources: Vec::new(),
                conflicts: Vec::new(),
                links: Vec::new(),
                ..item.clone()
            }
        ));
    }
    for (_, claim) in timeline.claims() {
        let outcomes = claim.outcomes.iter();
        let outcomes: Vec<_> = outcomes
            .map(|it| (&it.verdict, &it.text, ids(&it.sources)))
            .collect();
        let item = claim.item.map(|ix| &timeline.item(ix).id);
        let words = (&claim.id, &claim.text, &claim.about, claim.hedging);
        told.push(format!(
            "{words:?} {item:?} {outcomes:?} {:?}",
            ids(&claim.sources)
        ));
    }
    told.extend(told_of_dossier(timeline, &ids));
    told
}

/// What the documents, topics and figures tell.
fn told_of_dossier(timeline: &Timeline, ids: &dyn Fn(&[SourceIx]) -> Vec<String>) -> Vec<String> {
    let id_of = |ix: ItemIx| &timeline.item(ix).id;
    let mut told = Vec::new();
    for (_, document) in timeline.documents() {
        let words = (&document.id, &document.title, id_of(document.item));
        told.push(format!("{words:?} {:?}", ids(&document.sources)));
        let points = document.points.iter();
        told.extend(points.map(|it| format!("{} {} {:?}", it.number, it.text, ids(&it.sources))));
    }
    for alignment in timeline.alignments() {
        let title = |ix| timeline.document(ix).map(|document| &document.id);
        told.push(format!(
            "{:?} {:?}",
            title(alignment.from),
            title(alignment.to)
        ));
        told.extend(alignment.pairs.iter().map(|it| {
            let by: Vec<_> = it.explained_by.iter().map(|ix| id_of(*ix)).collect();
            let words = (it.relation, &it.explanation, by, ids(&it.sources));
            format!("{words:?} {:?} {:?} {:?}", it.from, it.to, it.also_to)
        }));
    }
    for (_, topic) in timeline.topics() {
        let steps = topic.steps.iter();
        told.extend(steps.map(|it| {
            let words = (it.state, &it.text, id_of(it.item), ids(&it.sources));
            format!("{} {words:?}", topic.name)
        }));
    }
    for (_, series) in timeline.series() {
        let values = series.values.iter();
        told.extend(values.map(|it| {
            let words = (
                it.amount,
                &it.when,
                &it.text,
                id_of(it.item),
                ids(&it.sources),
            );
            format!("{} {words:?}", series.id)
        }));
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_timeline_survives_writing_and_reading(parts in any_parts()) {
        assert_survives(&Timeline::new(parts));
    }

    #[test]
    fn a_timeline_cut_off_at_a_day_is_told_the_same_on_every_day_until_then(
        parts in any_parts(),
        cut in 1..=28_u8,
        earlier in prop::collection::vec(0..28_u8, 3),
    ) {
        let whole = Timeline::new(parts);
        let cut_off = whole.as_known_on(KnowledgeDate::On(january(cut)));
        let text = write_toml(&cut_off).unwrap();
        for later in cut + 1..=28 {
            prop_assert!(!text.contains(&mark(later)), "{text}");
        }
        let loaded = read_text("written", &text);
        prop_assert!(!loaded.has_errors(), "{:?}\n{text}", loaded.diagnostics);
        let again = loaded.timeline.unwrap();
        prop_assert!(again.told_on() <= KnowledgeDate::On(january(cut)));
        prop_assert!(again.knowledge_days().iter().all(|day| *day <= january(cut)));
        // Of what is taken back nobody may ever be told.
        let takes_back = text.contains("retracted = true");
        let days = (1..=cut).map(|day| KnowledgeDate::On(january(day)));
        let told_of: Vec<String> = days.flat_map(|day| told(&again.as_known_on(day))).collect();
        for source in &again.record().sources {
            let is_told = told_of.iter().any(|words| words.contains(&source.id));
            prop_assert!(is_told || takes_back, "{}\n{}", source.id, text);
        }
        for back in earlier.into_iter().map(|back| back % cut).chain([0]) {
            let day = KnowledgeDate::On(january(cut - back));
            prop_assert_eq!(told(&again.as_known_on(day)), told(&whole.as_known_on(day)), "\n{}", text);
        }
        prop_assert_eq!(told(&again), told(&cut_off));
    }
}
