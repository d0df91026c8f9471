//! Differences a person can check, and that no word is lost in any.

use proptest::prelude::*;

use super::*;

/// The runs as text: `[-removed-]`, `{+added+}`.
fn marked(old: &str, new: &str) -> String {
    let run = |run: WordRun| match run.wording {
        Wording::Same => run.text,
        Wording::Removed => format!("[-{}-]", run.text),
        Wording::Added => format!("{{+{}+}}", run.text),
    };
    word_difference(old, new).into_iter().map(run).collect()
}

#[test]
fn changes_are_marked_word_by_word() {
    let cases = [
        ("", "", ""),
        ("same", "same", "same"),
        ("", "new words", "{+new words+}"),
        ("old words", "", "[-old words-]"),
        (
            "The forces are capped at 600,000.",
            "The forces are capped at 800,000.",
            "The forces are capped at [-600,000-]{+800,000+}.",
        ),
        (
            "a fund of $100 billion is set up",
            "a fund of $800 billion is set up",
            "a fund of [-$100 billion -]{+$800 billion +}is set up",
        ),
        (
            "capped at 600,000",
            "capped at 600,000 in peacetime",
            "capped at 600,000{+ in peacetime+}",
        ),
        (
            "(non-nuclear) state",
            "(nuclear) state",
            "([-non-nuclear-]{+nuclear+}) state",
        ),
        // Few words between long changes go with them, but not between short ones.
        (
            "restarted, supervised by the agency in full",
            "open, and run by the United States in full",
            "[-restarted, supervised by the agency -]{+open, and run by the United States +}in full",
        ),
        (
            "a ship by the port b",
            "one ship by the port two",
            "[-a -]{+one +}ship by the port [-b-]{+two+}",
        ),
        // Alone between two changes a comma or an article goes with them.
        (
            "Kyiv, Lviv",
            "Odesa, Dnipro",
            "[-Kyiv, Lviv-]{+Odesa, Dnipro+}",
        ),
        (
            "elections in 100 days",
            "a vote in 100 hours",
            "[-elections -]{+a vote +}in 100 [-days-]{+hours+}",
        ),
    ];
    for (old, new, expected) in cases {
        assert_eq!(marked(old, new), expected, "{old:?} {new:?}");
    }
}

#[test]
fn a_number_with_its_magnitude_is_one_word() {
    let words = |text| {
        let words = split(text).into_iter().map(|it| it.word);
        words.collect::<Vec<_>>()
    };
    let cases: [(&str, &[&str]); 6] = [
        ("of $800 billion, by", &["of", "$800 billion", ",", "by"]),
        ("15,000–20,000 men", &["15,000–20,000", "men"]),
        ("0.5 per cent. 3 %", &["0.5 per cent", ".", "3 %"]),
        ("3 billionaires", &["3", "billionaires"]),
        (" “Yes”, he", &["", "“", "Yes", "”,", "he"]),
        ("no one – none", &["no", "one", "–", "none"]),
    ];
    for (text, expected) in cases {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn texts_too_long_to_compare_stand_one_after_the_other() {
    let (old, new) = ("a ".repeat(MOST_WORDS + 1), "a b".to_owned());
    let runs = word_difference(&old, &new);
    let wordings: Vec<Wording> = runs.iter().map(|run| run.wording).collect();
    assert_eq!(wordings, [Wording::Removed, Wording::Added]);
}

/// Sentences of few words, so that two have much in common; and anything at all.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "((the|army|of|600,000|\\$8 billion|é|,|\\.|\u{a0}|  ) ?){0,12}",
        "\\PC{0,30}",
    ]
}

proptest! {
    #[test]
    fn both_texts_can_be_read_from_the_runs(old in any_text(), new in any_text()) {
        let runs = word_difference(&old, &new);
        let without = |wording| -> String {
            let left = runs.iter().filter(|run| run.wording != wording);
            left.map(|run| run.text.as_str()).collect()
        };
        prop_assert_eq!(without(Wording::Added), old.clone());
        prop_assert_eq!(without(Wording::Removed), new.clone());
        prop_assert!(runs.iter().all(|run| !run.text.is_empty()));
        let neighbours = runs.windows(2).all(|run| run[0].wording != run[1].wording);
        prop_assert!(neighbours, "{:?}", runs);
        prop_assert_eq!(old == new, runs.iter().all(|run| run.wording == Wording::Same));
    }
}
