//! What is wrong with a file, and where: the vocabulary that `check` and the problems panel show.
//!
//! Readers add findings to a [`Report`] by byte offset; lines and columns are counted once, at
//! the end, and only for files that have findings.

use std::{
    collections::{HashMap, HashSet},
    fmt,
    path::{Path, PathBuf},
};

/// How many findings with the same code are told for one file; the rest is counted.
pub const MAX_SAME: usize = 20;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something in the file could not be used.
    Error,
    /// Everything was used, but the author may have meant something else.
    Warning,
}

impl Severity {
    /// The word shown before the code.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One finding about one place in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name of the rule that was broken, in kebab case.
    pub code: &'static str,
    /// The file, as it was named by whoever asked for it.
    pub file: PathBuf,
    /// The line, from 1; 1 when the finding is about the whole file.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What to do about it; `None` if the message says it all.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A finding about the file `file` as a whole.
    pub(crate) fn about_file(code: Code, file: &Path, message: String, hint: Option<&str>) -> Self {
        Self {
            severity: code.severity(),
            code: code.word(),
            file: file.to_path_buf(),
            line: 1,
            column: 1,
            message,
            hint: hint.map(str::to_owned),
        }
    }

    /// Whether something could not be used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            code,
            message,
            ..
        } = self;
        let severity = self.severity.word();
        write!(
            f,
            "{}:{line}:{column}: {severity}[{code}]: {message}",
            file.display()
        )?;
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}

macro_rules! codes {
    ($($name:ident $severity:ident $word:literal $meaning:literal)*) => {
        /// Every rule that a file can break. The words are stable: scripts may rely on them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $name,)*
        }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable name, in kebab case.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// How bad a finding with this code is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            /// What the code stands for, in a sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning),* }
            }
        }
    };
}

codes! {
    CannotRead Error "cannot-read" "The file is missing, or the system does not let it be read."
    TooLarge Error "too-large" "The file is larger than a timeline may be."
    NotUtf8 Error "not-utf8" "The file is not UTF-8 text."
    EmptyFile Error "empty-file" "The file holds nothing."
    NoFiles Error "no-files" "The folder holds no `.toml` file."
    NotToml Error "not-toml" "The text is not TOML."
    NotJson Error "not-json" "The text is not JSON."
    NotATimeline Error "not-a-timeline" "The file is TOML or JSON, but of some other program."
    UnsupportedFormat Error "unsupported-format" "The file is of a version that this program does not read."
    MissingTimeline Error "missing-timeline" "No file holds the `[timeline]` table."
    TwoTimelines Error "two-timelines" "More than one file of a folder holds a `[timeline]` table."
    MissingField Error "missing-field" "A required key is missing or empty."
    DuplicateKey Error "duplicate-key" "A JSON object names the same key twice."
    DuplicateId Error "duplicate-id" "Two entries of one kind share an id."
    WrongType Error "wrong-type" "A value is of another type than its key takes."
    UnknownWord Error "unknown-word" "A word is none of those that its key takes."
    ImportanceRange Error "importance-range" "An importance lies outside 1 to 5."
    BadDate Error "bad-date" "A date is not EDTF, or lies outside the range that is supported."
    EndBeforeStart Error "end-before-start" "An interval ends before it starts."
    UnknownZone Error "unknown-zone" "A time zone is not in the IANA list."
    UnknownTrack Error "unknown-track" "No track has this id."
    UnknownItem Error "unknown-item" "No item has this id."
    UnknownSource Error "unknown-source" "No source has this id."
    UnknownDocument Error "unknown-document" "No document has this id."
    UnknownPoint Error "unknown-point" "The document has no point of this number."
    UnknownTopic Error "unknown-topic" "No topic has this name."
    UnknownSeries Error "unknown-series" "No series has this id."
    UnknownPhase Error "unknown-phase" "No phase has this name."
    SelfLink Error "self-link" "An item links to itself, or a document is aligned or compared with itself."
    DerivationCycle Error "derivation-cycle" "A source relays itself, directly or by way of others."
    AccountCount Error "account-count" "A disagreement has one account, or more than five."
    RevisionBeforeEntry Error "revision-before-entry" "A revision comes before its entry is known."
    ContradictoryRetraction Error "contradictory-retraction" "A retraction also changes something, or something comes after it."
    PointNumbering Error "point-numbering" "The points of a document do not follow each other by number."
    DuplicateAlignment Error "duplicate-alignment" "Two documents are aligned twice."
    PointWithoutDisposition Error "point-without-disposition" "No pair says what became of a point."
    PointWithTwoDispositions Error "point-with-two-dispositions" "Two pairs say what became of a point."
    RelationSides Error "relation-sides" "A pair has other points than its relation takes."
    MissingExplanation Error "missing-explanation" "A pair of points that differ does not say how."
    BadValue Error "bad-value" "A figure is no finite number or beyond 1e15, or its range or qualifier makes no sense."
    StepShowsNothing Error "step-shows-nothing" "A step of a briefing has neither items, nor a stretch of time, nor another view."
    StepViewTwice Error "step-view-twice" "A step of a briefing is to show two things at once."
    BadDwell Error "bad-dwell" "A step of a briefing is told for less than a second, or more than an hour."
    KnownTooEarly Warning "known-too-early" "Something is known before it can have happened, or before what it belongs to."
    KnownAfterAsOf Warning "known-after-as-of" "Something became known after the day on which the file was cut off; it is not told."
    RevisionOutOfOrder Warning "revision-out-of-order" "A revision stands after a later one."
    RevisionWithoutSource Warning "revision-without-source" "A revision names no source."
    RevisionChangesNothing Warning "revision-changes-nothing" "A revision says what was believed before."
    NotKnownThen Warning "not-known-then" "A step of a briefing shows what is not known on its day."
    LongSentence Warning "long-sentence" "The sentence of a step has more than 25 words."
    UnknownKey Warning "unknown-key" "A key is not part of the format and is ignored."
    DateNote Warning "date-note" "A date is not quite EDTF and was read leniently."
    NoSource Warning "no-source" "An item names no source."
    LikelihoodWithConfidence Warning "likelihood-with-confidence" "A sentence says both how likely something is and how confident one is; only `check` tells."
    MixedLikelihoodRows Warning "mixed-likelihood-rows" "A text uses words of likelihood from both rows of the scale; only `check` tells."
    OffListLikelihood Warning "off-list-likelihood" "A word of likelihood is not on the scale; only `check` tells."
}

/// A place in one of the texts of a [`Report`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Which text, in reading order.
    pub(crate) file: usize,
    /// Byte offset in that text.
    pub(crate) at: usize,
}

struct Finding {
    code: Code,
    place: Place,
    message: String,
    hint: Option<String>,
}

/// Collects findings while files are read.
#[derive(Default)]
pub(crate) struct Report {
    /// The text that decoding is in; set by whoever goes from one to the next.
    pub(crate) file: usize,
    /// Ids of entries that were skipped, so that references to them are not reported again.
    pub(crate) skipped_ids: HashSet<String>,
    findings: Vec<Finding>,
    counts: HashMap<(usize, Code), usize>,
}

impl Report {
    /// Adds a finding; `words` yields message and hint, and is not asked once there are
    /// [`MAX_SAME`] findings of this code in this file.
    pub(crate) fn add(
        &mut self,
        code: Code,
        place: Place,
        words: impl FnOnce() -> (String, Option<String>),
    ) {
        let count = self.counts.entry((place.file, code)).or_default();
        *count += 1;
        if *count <= MAX_SAME {
            let (message, hint) = words();
            self.findings.push(Finding {
                code,
                place,
                message,
                hint,
            });
        } else if *count == MAX_SAME + 1 {
            self.findings.push(Finding {
                code,
                place,
                message: String::new(),
                hint: None,
            });
        }
    }

    /// How many findings were added, told or not.
    pub(crate) fn count(&self) -> usize {
        self.counts.values().sum()
    }

    /// The findings in file and line order. `sources` are the files, in reading order.
    pub(crate) fn finish(mut self, sources: &[(&Path, &str)]) -> Vec<Diagnostic> {
        self.findings.sort_by_key(|finding| finding.place);
        let mut lines: HashMap<usize, LineIndex<'_>> = HashMap::new();
        let mut diagnostics = Vec::with_capacity(self.findings.len());
        for finding in self.findings {
            let (path, text) = sources[finding.place.file];
            let (line, column) = lines
                .entry(finding.place.file)
                .or_insert_with(|| LineIndex::new(text))
                .line_column(finding.place.at);
            let message = if finding.message.is_empty() {
                let all = self.counts[&(finding.place.file, finding.code)];
                format!("and {} more like this, from here on", all - MAX_SAME)
            } else {
                finding.message
            };
            diagnostics.push(Diagnostic {
                severity: finding.code.severity(),
                code: finding.code.word(),
                file: path.to_path_buf(),
                line,
                column,
                message,
                hint: finding.hint,
            });
        }
        diagnostics
    }
}

/// Where the lines of a text begin.
struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0)
            .chain(
                text.bytes()
                    .enumerate()
                    .filter(|(_, byte)| *byte == b'\n')
                    .map(|(at, _)| at + 1),
            )
            .collect();
        Self { text, starts }
    }

    /// Line and column from 1, the column in characters. Past the end is the end.
    fn line_column(&self, at: usize) -> (usize, usize) {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        (line, self.text[start..at].chars().count() + 1)
    }
}

/// The candidate nearest to `word` by edit distance, if it is near enough to be a slip.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    /// Comparing costs about a microsecond; a person waits for the answer.
    const MAX_CANDIDATES: usize = 20_000;
    let folded = word.to_lowercase();
    candidates
        .into_iter()
        .take(MAX_CANDIDATES)
        .filter(|candidate| candidate.len().abs_diff(folded.len()) <= 3 + folded.len() / 2)
        .map(|candidate| {
            let other = candidate.to_lowercase();
            let is_part = folded.len() >= 4 && other.contains(&folded);
            let score = strsim::damerau_levenshtein(&folded, &other);
            let distance = if is_part { score.min(1) } else { score };
            // Of two that are as near, letters in the wrong order are the likelier slip.
            (
                distance,
                sorted_letters(&folded) != sorted_letters(&other),
                candidate,
            )
        })
        .filter(|(distance, ..)| *distance <= 1 + folded.len() / 4)
        .min_by_key(|(distance, has_other_letters, _)| (*distance, *has_other_letters))
        .map(|(.., candidate)| candidate)
}

fn sorted_letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// The hint "did you mean …?" for `word`, if a candidate is near.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(word, candidates).map(|candidate| format!("did you mean \"{candidate}\"?"))
}

/// At most 60 characters of `text`, on one line, for quoting in a message.
pub(crate) fn clipped(text: &str) -> String {
    const MAX_CHARS: usize = 60;
    let mut clipped: String = text
        .chars()
        .take(MAX_CHARS)
        .map(|char| if char.is_control() { ' ' } else { char })
        .collect();
    if text.chars().nth(MAX_CHARS).is_some() {
        clipped.push('…');
    }
    clipped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report_of(count: usize) -> Vec<Diagnostic> {
        let mut report = Report::default();
        for at in 0..count {
            report.add(Code::NoSource, Place { file: 0, at }, || {
                (format!("finding {at}"), None)
            });
        }
        report.finish(&[(Path::new("a.toml"), &"\n".repeat(count))])
    }

    #[test]
    fn columns_count_characters_and_lines_count_line_feeds() {
        let index = LineIndex::new("äb\r\nc\n");
        for (at, place) in [
            (0, (1, 1)),
            (1, (1, 1)),
            (2, (1, 2)),
            (5, (2, 1)),
            (99, (3, 1)),
        ] {
            assert_eq!(index.line_column(at), place, "at byte {at}");
        }
    }

    #[test]
    fn the_same_finding_is_told_twenty_times_and_then_counted() {
        assert_eq!(report_of(20).len(), 20);
        let many = report_of(5_000);
        assert_eq!(many.len(), 21);
        assert_eq!(many[20].message, "and 4980 more like this, from here on");
        assert_eq!((many[20].line, many[20].code), (21, "no-source"));
    }

    #[test]
    fn a_diagnostic_reads_like_a_compiler_message() {
        let mut report = Report::default();
        report.add(Code::UnknownTrack, Place { file: 0, at: 3 }, || {
            (
                "no track \"eu\"".into(),
                Some("did you mean \"EU\"?".into()),
            )
        });
        let all = report.finish(&[(Path::new("x/a.toml"), "a\nb = c")]);
        assert_eq!(
            all[0].to_string(),
            "x/a.toml:2:2: error[unknown-track]: no track \"eu\"\n  hint: did you mean \"EU\"?"
        );
    }

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_none() {
        let words = ["kiev", "kyiv", "washington", "sanctions"];
        for (typed, meant) in [
            ("kiyv", Some("kyiv")),
            ("Washingtn", Some("washington")),
            ("sanction", Some("sanctions")),
            ("moscow", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, words), meant, "{typed}");
        }
    }

    #[test]
    fn codes_are_kebab_case_and_unique() {
        let words: HashSet<_> = Code::ALL.iter().map(|code| code.word()).collect();
        assert_eq!(words.len(), Code::ALL.len());
        assert!(words.iter().all(|word| {
            word.bytes()
                .all(|b| b == b'-' || b.is_ascii_lowercase() || b == b'8')
        }));
    }
}
