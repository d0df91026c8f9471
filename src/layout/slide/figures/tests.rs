//! What an audience sees of a figure.

use super::*;
use crate::layout::slide::body::testing::{
    assert_stays_within, body_words, long_text, slides, tells,
};
use crate::layout::slide::{SlideList, SlidePart, evidence_item};
use crate::layout::testing::{item, timeline_of};
use crate::model::{
    Amount, CivilDate, Dossier, ItemIx, KnowledgeDate, SeriesDrawing, Source, SourceIx, Step,
    TimelineParts,
};

fn series(values: &[(&str, Amount, &str, bool)]) -> Timeline {
    let dated = values.iter().enumerate().map(|(at, (date, ..))| {
        let mut item = item(&format!("Item {at}"), date, 3);
        item.known_from = item.when.as_ref().and_then(When::begun_by);
        item
    });
    let value = |(at, (_, amount, who, aside)): (usize, &(&str, Amount, &str, bool))| SeriesValue {
        when: None,
        amount: *amount,
        who: (*who).to_owned(),
        text: String::new(),
        aside: *aside,
        item: ItemIx::from(at),
        sources: Vec::new(),
        known_from: None,
    };
    timeline_of(TimelineParts {
        items: dated.collect(),
        dossier: Dossier {
            series: vec![Series {
                id: "points".to_owned(),
                name: "Points in the plan".to_owned(),
                unit: "points".to_owned(),
                summary: String::new(),
                drawing: SeriesDrawing::Steps,
                values: values.iter().enumerate().map(value).collect(),
            }],
            ..Dossier::default()
        },
        ..TimelineParts::default()
    })
}

fn plan() -> Timeline {
    series(&[
        ("2025-11-18", Amount::Exactly(28.0), "Axios", false),
        ("2025-11-23", Amount::Between(26.0, 28.0), "Rubio", true),
        ("2025-12-01", Amount::Exactly(19.0), "The FT", false),
        ("2025-12-10", Amount::About(27.0), "Ushakov", true),
        ("2025-12-23", Amount::AtLeast(20.0), "Zelenskyy", false),
    ])
}

fn step() -> Step {
    Step {
        sentence: "The number changes with the day and with the speaker.".to_owned(),
        view: StepView::Figures(SeriesIx(0)),
        ..Step::default()
    }
}

#[test]
fn values_are_written_as_exactly_as_they_were_given() {
    for list in slides(&plan(), &step()) {
        let read = body_words(&list);
        assert!(read.contains("Points in the plan"), "{read}");
        for words in ["28", "19", "at least 20"] {
            assert!(read.contains(words), "{words} in {read}");
        }
        assert!(tells(&list, "26 to 28 points, according to Rubio"));
    }
    let widest = &slides(&plan(), &step())[0];
    for words in ["26 to 28", "Rubio", "about 27", "Ushakov"] {
        assert!(body_words(widest).contains(words), "{words}");
    }
}

#[test]
fn nothing_of_later_days_is_shown() {
    let mut step = step();
    step.knowledge = KnowledgeDate::On(CivilDate::new(2025, 12, 5).unwrap());
    for list in slides(&plan(), &step) {
        for words in ["about 27", "Ushakov", "at least 20", "Zelenskyy"] {
            assert!(!tells(&list, words), "{words}");
        }
        assert!(tells(&list, "latest: 19 points") || list.shed > 0);
    }
}

fn labelled(list: &SlideList) -> usize {
    let texts = list.texts().filter(|text| text.part == SlidePart::Body);
    texts
        .filter(|text| text.text.parse::<u32>().is_ok())
        .count()
}

#[test]
fn at_most_six_of_many_values_are_labelled_among_them_the_extremes() {
    let dates: Vec<String> = (0..60)
        .map(|at| format!("2025-{:02}-{:02}", at / 5 + 1, at % 5 * 5 + 1))
        .collect();
    let values: Vec<(&str, Amount, &str, bool)> = dates
        .iter()
        .enumerate()
        .map(|(at, date)| {
            let value = if at == 30 { 900.0 } else { 100.0 + at as f64 };
            (date.as_str(), Amount::Exactly(value), "", false)
        })
        .collect();
    for list in slides(&series(&values), &step()) {
        assert!((1..=6).contains(&labelled(&list)), "{}", body_words(&list));
        assert!(body_words(&list).contains("900"), "{}", body_words(&list));
        assert!(list.shed >= 54, "{}", list.shed);
    }
}

#[test]
fn figures_without_dates_or_with_long_names_are_sound() {
    let undated = series(&[("", Amount::Exactly(3.0), "", false)]);
    for list in slides(&undated, &step()) {
        assert!(tells(&list, "Without a date: 3 points"));
    }
    let mut parts = plan().record().clone();
    parts.dossier.series[0].name = long_text(50);
    parts.dossier.series[0].values[1].who = long_text(30);
    parts.dossier.series[0].values[0].amount = Amount::AtMost(1e300);
    for list in slides(&Timeline::new(parts), &step()) {
        assert!(list.shed > 0);
    }
}

#[test]
fn nothing_leaves_the_area_that_is_given() {
    assert_stays_within(&plan(), &step(), lay_out);
}

#[test]
fn the_foot_names_the_sources_of_the_values_and_the_evidence_is_that_of_the_latest() {
    let named = |publisher: &str| Source {
        publisher: publisher.to_owned(),
        ..Source::default()
    };
    let mut parts = plan().record().clone();
    parts.sources = ["AFP", "Reuters"].map(named).to_vec();
    parts.items[0].sources = vec![SourceIx(0)];
    parts.dossier.series[0].values[3].sources = vec![SourceIx(1)];
    let timeline = Timeline::new(parts);
    for list in slides(&timeline, &step()) {
        let foot = list.texts().filter(|text| text.part == SlidePart::Foot);
        let foot: Vec<&str> = foot.map(|text| text.text.as_str()).collect();
        assert!(
            ["Sources: AFP, Reuters", "2 sources"].contains(&foot[0]),
            "{foot:?}"
        );
    }
    assert_eq!(evidence_item(&timeline, &step()), Some(ItemIx(4)));
}

#[test]
fn the_value_that_the_sentence_is_about_is_written_before_others() {
    let dates: Vec<String> = (1..=12).map(|at| format!("2025-{at:02}-10")).collect();
    let values = dates.iter().zip(0_u8..);
    let values = values.map(|(date, at)| {
        let amount = Amount::Exactly(50.0 + 3.0 * f64::from(at));
        (date.as_str(), amount, "", false)
    });
    let timeline = series(&values.collect::<Vec<_>>());
    let told = Step {
        items: vec![ItemIx(5)],
        ..step()
    };
    let written = |step: &Step| {
        let lists = slides(&timeline, step);
        let is_written = |list: &SlideList| body_words(list).split(' ').any(|word| word == "65");
        lists.iter().filter(|list| is_written(list)).count()
    };
    assert_eq!((written(&told), written(&step())), (6, 0));
}
