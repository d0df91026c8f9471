//! Good and bad sentences, and where each fault is found.

use super::*;
use WordingFaultKind::{LikelihoodWithConfidence as Confidence, MixedRows as Rows, OffList as Off};

/// The kinds and words of the faults of `text`.
fn faults(text: &str) -> Vec<(WordingFaultKind, String)> {
    let faults = wording_faults(text);
    for fault in &faults {
        assert_eq!(on_one_line(&text[fault.range.clone()]), fault.found);
        assert!(
            !fault.hint.is_empty() && !fault.hint.ends_with('.'),
            "{}",
            fault.hint
        );
    }
    faults
        .into_iter()
        .map(|fault| (fault.kind, fault.found))
        .collect()
}

#[test]
fn thirty_good_sentences_have_no_faults() {
    let good = [
        // Terms of one row, in every form.
        "It is likely that the round slips into February.",
        "The Council will almost certainly adopt the package, and a veto is unlikely.",
        "There is a roughly even chance of a meeting in March; before that it is very unlikely.",
        "There is almost no chance of a ceasefire before Christmas.",
        "A vote is *very* likely, a delay unlikely.",
        "Rubio will probably stay away; a later visit is highly\nprobable.",
        "The odds: roughly even odds of a summit, a remote chance of a treaty.",
        "The prospect is remote, and a signature is nearly certain not to follow.",
        // Confidence in a sentence of its own.
        "A delay is likely. Confidence in this is moderate.",
        "We hold with high confidence that the text is genuine. A second draft is likely.",
        "- a delay is likely\n- high confidence in the date",
        "| likely | high confidence |",
        // Others' words, code and addresses.
        "The diplomat called it \"highly likely\" and the minister “doubtless” a mistake.",
        "A source spoke of a 'good chance' of talks, and «peut-être» was the reply.",
        "> There is no doubt that it may well happen,\nor perhaps not.",
        "See `maybe`, <https://example.org/perhaps> or [the page](https://example.org/maybe).",
        // The same words in another sense.
        "On 5 May well over thirty countries took part.",
        "They could not meet in January, because the hall was closed.",
        "Several states might send troops, and observers may join them.",
        "An agreement is possible, he said, and troops could follow.",
        "The remote village of Robotyne lies in a certain part of the front.",
        "The leaders had a good chance to talk, and no chance for a photograph.",
        "Trump had no doubt that Moscow agreed, and leaves no doubt about it.",
        "The most likely date is 6 January; a later one is less likely.",
        "Ground troops had been ruled out; Paris does not rule out trainers.",
        "They talked about even more sanctions, and Kyiv uses every chance it gets.",
        "Military might alone will not do, the two sides remain at odds.",
        "Perhaps 200 delegates came, maybe 250; they cannot possibly all have met.",
        "The US president's and the parties' likely moves are listed.",
        "Prosecutors saw probable cause and doubtful invoices.",
    ];
    assert_eq!(good.len(), 30);
    for sentence in good {
        assert_eq!(faults(sentence), [], "{sentence}");
    }
}

#[test]
fn thirty_bad_sentences_have_these_faults() {
    let bad: [(&str, &[(WordingFaultKind, &str)]); 30] = [
        // Off the scale, with a degree.
        ("Chances are that the round slips.", &[(Off, "Chances are")]),
        (
            "There is a good chance of a summit.",
            &[(Off, "good chance")],
        ),
        ("A veto is highly unlikely.", &[(Off, "highly unlikely")]),
        (
            "In all likelihood\nthe Council meets.",
            &[(Off, "In all likelihood")],
        ),
        ("Rubio will most likely stay away.", &[(Off, "most likely")]),
        (
            "It is more likely than not that they met.",
            &[(Off, "more likely than not")],
        ),
        (
            "It is doubtful that a text exists.",
            &[(Off, "It is doubtful")],
        ),
        ("Adoption is all but certain.", &[(Off, "all but certain")]),
        ("It was undoubtedly the same plan.", &[(Off, "undoubtedly")]),
        ("No doubt the list is longer.", &[(Off, "No doubt")]),
        (
            "The talks have no chance of success.",
            &[(Off, "no chance")],
        ),
        ("A summit is not likely.", &[(Off, "not likely")]),
        ("Presumably the draft is older.", &[(Off, "Presumably")]),
        (
            "It is a fifty-fifty chance.",
            &[(Off, "fifty-fifty chance")],
        ),
        ("A delay is near-certain.", &[(Off, "near-certain")]),
        // Off the scale, without a degree.
        ("The plan may well be older.", &[(Off, "may well")]),
        (
            "An attack cannot be ruled out.",
            &[(Off, "cannot be ruled out")],
        ),
        ("A leak can’t be excluded.", &[(Off, "can’t be excluded")]),
        ("Conceivably the page was changed.", &[(Off, "Conceivably")]),
        ("Perhaps the two lists are one.", &[(Off, "Perhaps")]),
        ("The page is possibly a copy.", &[(Off, "possibly")]),
        (
            "It is *quite* possible that they met.",
            &[(Off, "quite* possible")],
        ),
        // Both rows.
        (
            "A veto is unlikely, a delay probable.",
            &[(Rows, "probable")],
        ),
        (
            "It will probably slip. Adoption is very likely, a veto unlikely.",
            &[(Rows, "probably")],
        ),
        (
            "A treaty is a remote prospect; a truce is likely.",
            &[(Rows, "likely")],
        ),
        (
            "Almost certainly they met, and improbably on a Sunday.",
            &[(Rows, "improbably")],
        ),
        // Likelihood and confidence.
        (
            "We judge with high confidence that a delay is likely.",
            &[(Confidence, "high confidence")],
        ),
        (
            "A truce is unlikely (low confidence). It will not come with high confidence alone.",
            &[(Confidence, "low confidence")],
        ),
        (
            "A delay is probable, e.g. in May, and confidence is moderate.",
            &[(Confidence, "confidence is moderate")],
        ),
        (
            "Perhaps it is likely, probably even; a moderate-confidence judgement.",
            &[
                (Off, "Perhaps"),
                (Rows, "probably"),
                (Confidence, "moderate-confidence"),
            ],
        ),
    ];
    for (sentence, expected) in bad {
        let expected: Vec<_> = expected
            .iter()
            .map(|(kind, found)| (*kind, (*found).to_owned()))
            .collect();
        assert_eq!(faults(sentence), expected, "{sentence}");
    }
}

#[test]
fn the_hint_says_what_to_write_in_the_row_of_the_text() {
    let cases = [
        (
            "A veto is highly unlikely.",
            "if it means 5–20 %, say \"very unlikely\" or \"highly improbable\"",
        ),
        (
            "A veto is highly unlikely, a delay probable.",
            "if it means 5–20 %, say \"highly improbable\"",
        ),
        (
            "A veto is unlikely, a delay probable.",
            "the text uses the other row of terms; the same there is \"likely\" (55–80 %)",
        ),
        (
            "With low confidence, a veto is very\nunlikely.",
            "the sentence also says \"very unlikely\"; give the confidence a sentence of its own",
        ),
        (
            "Maybe.",
            "say how likely, from \"almost no chance\" to \"almost certain\"; or say only \
             what is known",
        ),
    ];
    for (text, hint) in cases {
        let faults = wording_faults(text);
        assert_eq!(faults.len(), 1, "{text}");
        assert_eq!(faults[0].hint, hint);
    }
}

#[test]
fn the_bands_cover_one_to_ninety_nine_percent_without_a_gap() {
    assert_eq!(*Likelihood::ALL[0].percent().start(), 1);
    assert_eq!(*Likelihood::ALL[6].percent().end(), 99);
    for pair in Likelihood::ALL.windows(2) {
        assert_eq!(pair[0].percent().end(), pair[1].percent().start());
    }
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    let cases = [
        ("One. Two! Three? Four", vec![1, 2, 3, 4]),
        (
            "On Jan. 5 Mr. Witkoff met J. D. Vance. Then",
            vec![1, 1, 1, 1, 1, 1, 1, 1, 1, 2],
        ),
        ("He said \"It is over.\" Then", vec![1, 1, 2]),
        ("He said (and left.) Then", vec![1, 1, 1, 1, 2]),
        ("About 3.5 percent… of it", vec![1, 1, 1, 1, 1, 1]),
        (
            "# Head\nText\n- one\n- two\n\n1. three",
            vec![1, 2, 3, 4, 5, 5],
        ),
        ("```\ncode\n```\nText", vec![1]),
    ];
    for (text, sentences) in cases {
        let found: Vec<usize> = prose::words(text)
            .iter()
            .map(|word| word.sentence)
            .collect();
        assert_eq!(found, sentences, "{text}");
    }
}

#[test]
fn marks_without_a_partner_hide_nothing() {
    for text in [
        "\"maybe",
        "a 24\" maybe",
        "'maybe",
        "`maybe",
        "(maybe",
        "<maybe",
        "“maybe",
    ] {
        assert_eq!(faults(text), [(Off, "maybe".to_owned())], "{text}");
    }
    // Nor are they looked for over and over.
    let long = "‘a ".repeat(300_000) + "maybe";
    assert_eq!(faults(&long).len(), 1);
    // A quotation ends with its paragraph.
    assert_eq!(faults("\"maybe\n\nmaybe\"").len(), 2);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_to_its_end(
        text in "([a-z\"'“”‘’`>|#*_.()<\\[\\] \n]|likely|maybe|high confidence|é|—){0,40}",
    ) {
        // The ranges are checked on the way.
        faults(&text);
    }
}
