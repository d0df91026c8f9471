//! Puts right what is no standard and yet has one clear meaning: spaces, typographic dashes, small
//! letters, the draft of EDTF from 2012. Each correction that an author should hear of leaves a
//! note, and every byte remembers where in the text it came from, so that errors point there.

/// A text on its way to the parser.
pub(super) struct Draft {
    /// The text as the parser shall see it.
    pub(super) text: String,
    /// What was put right, a warning each.
    pub(super) notes: Vec<String>,
    /// For each byte of `text`, the byte that it came from in the text as given.
    origins: Vec<usize>,
    /// Where the text as given ends, without the space after it.
    end: usize,
}

/// One character and where it came from.
type Piece = (char, usize);

impl Draft {
    /// The text without the space around it.
    pub(super) fn plain(given: &str) -> Self {
        Self::from_pieces(&pieces(given), given, Vec::new())
    }

    /// The text with all corrections made. They are meant for texts that do not parse as they
    /// stand, and may leave one that still does not.
    pub(super) fn tidied(given: &str) -> Self {
        let mut notes = Vec::new();
        let mut pieces = pieces(given);
        straighten_dashes(&mut pieces, &mut notes);
        close_spaces(&mut pieces, &mut notes);
        translate_words(&mut pieces, &mut notes);
        translate_letters(&mut pieces, &mut notes);
        merge_qualifiers(&mut pieces, &mut notes);
        open_interval(&mut pieces, &mut notes);
        let pieces = dissolve_groups(pieces, &mut notes);
        Self::from_pieces(&pieces, given, notes)
    }

    /// Where byte `at` of the text came from, in bytes; the end of the text for its end.
    pub(super) fn origin(&self, at: usize) -> usize {
        self.origins.get(at).copied().unwrap_or(self.end)
    }

    fn from_pieces(pieces: &[Piece], given: &str, notes: Vec<String>) -> Self {
        let text = pieces.iter().map(|(c, _)| c).collect();
        let origins = pieces
            .iter()
            .flat_map(|(c, at)| std::iter::repeat_n(*at, c.len_utf8()))
            .collect();
        Self {
            text,
            notes,
            origins,
            end: given.trim_end().len(),
        }
    }
}

fn pieces(given: &str) -> Vec<Piece> {
    let lead = given.len() - given.trim_start().len();
    given
        .trim()
        .char_indices()
        .map(|(at, c)| (c, lead + at))
        .collect()
}

fn straighten_dashes(pieces: &mut [Piece], notes: &mut Vec<String>) {
    let mut found = None;
    for (c, _) in pieces.iter_mut() {
        if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') {
            found = found.or(Some(*c));
            *c = '-';
        }
    }
    if let Some(dash) = found {
        notes.push(format!(
            "the dash \"{dash}\" is read as \"-\", which EDTF writes"
        ));
    }
}

/// Drops the space after commas, as ISO 8601 itself prints sets, and around slashes; a space
/// between a day and a time becomes T.
fn close_spaces(pieces: &mut Vec<Piece>, notes: &mut Vec<String>) {
    let is_set = pieces.first().is_some_and(|(c, _)| matches!(c, '[' | '{'));
    let is_interval = pieces.iter().any(|(c, _)| *c == '/');
    if is_set {
        pieces.retain(|(c, _)| *c != ' ');
    } else if is_interval {
        let before = pieces.len();
        let text: Vec<char> = pieces.iter().map(|(c, _)| *c).collect();
        let mut at = 0;
        pieces.retain(|_| {
            at += 1;
            let (head, tail) = text.split_at(at - 1);
            let beside = |slash: Option<&char>| slash == Some(&'/');
            text[at - 1] != ' '
                || !(beside(head.iter().rev().find(|c| **c != ' '))
                    || beside(tail.iter().find(|c| **c != ' ')))
        });
        if pieces.len() < before {
            notes.push("EDTF has no space around \"/\"".to_owned());
        }
    }
    for at in 1..pieces.len() {
        let digit = |at: usize| pieces.get(at).is_some_and(|(c, _)| c.is_ascii_digit());
        let time_follows = pieces.get(at + 3).is_some_and(|(c, _)| *c == ':');
        if matches!(pieces[at].0, ' ' | 't') && digit(at - 1) && digit(at + 1) && time_follows {
            pieces[at].0 = 'T';
            notes.push("EDTF writes T between day and time".to_owned());
        }
    }
}

/// "unknown" and "open" were the ends of intervals in the draft.
fn translate_words(pieces: &mut Vec<Piece>, notes: &mut Vec<String>) {
    let text: String = pieces.iter().map(|(c, _)| c.to_ascii_lowercase()).collect();
    let Some((start, end)) = text.split_once('/') else {
        return;
    };
    if !text.is_ascii() {
        return;
    }
    let word = |end: &str| match end {
        "unknown" => Some(""),
        "open" => Some(".."),
        _ => None,
    };
    // The end first, as replacing the start would move it.
    for (range, new) in [
        (start.len() + 1..text.len(), word(end)),
        (0..start.len(), word(start)),
    ] {
        let Some(new) = new else { continue };
        let origin = pieces[range.start].1;
        notes.push(format!(
            "{:?} is read as {new:?}, which EDTF writes now",
            &text[range.clone()]
        ));
        pieces.splice(range, new.chars().map(|c| (c, origin)));
    }
}

/// Small letters for capital ones, and the draft's u for X and p for S. Texts with any other
/// letter are words and stay as they are.
fn translate_letters(pieces: &mut [Piece], notes: &mut Vec<String>) {
    let is_code = |c: &char| !c.is_alphabetic() || "xXuUyYeEsSpPTtZz".contains(*c);
    let has_digit = pieces.iter().any(|(c, _)| c.is_ascii_digit());
    if !has_digit || !pieces.iter().all(|(c, _)| is_code(c)) {
        return;
    }
    for (c, _) in pieces {
        let (new, note) = match *c {
            'x' => ('X', "an unknown digit is a capital X in EDTF"),
            'u' | 'U' => (
                'X',
                "\"u\" is read as X, which EDTF writes for an unknown digit",
            ),
            'p' | 'P' => (
                'S',
                "\"p\" is read as S, which EDTF writes for significant digits",
            ),
            'y' | 'e' | 's' | 't' | 'z' => (c.to_ascii_uppercase(), "EDTF writes capital letters"),
            _ => continue,
        };
        *c = new;
        if !notes.iter().any(|known| known == note) {
            notes.push(note.to_owned());
        }
    }
}

/// "?~" was the draft's %.
fn merge_qualifiers(pieces: &mut Vec<Piece>, notes: &mut Vec<String>) {
    let mut at = 0;
    while at + 1 < pieces.len() {
        if matches!((pieces[at].0, pieces[at + 1].0), ('?', '~') | ('~', '?')) {
            pieces[at].0 = '%';
            pieces.remove(at + 1);
            notes.push("\"?~\" is read as %, which EDTF writes now".to_owned());
        }
        at += 1;
    }
}

/// "..2026" and "2026.." stand for intervals.
fn open_interval(pieces: &mut Vec<Piece>, notes: &mut Vec<String>) {
    let text: String = pieces.iter().map(|(c, _)| c).collect();
    if text.starts_with(['[', '{']) || text.contains('/') {
        return;
    }
    let at = match (text.starts_with(".."), text.ends_with("..")) {
        (true, false) => 2,
        (false, true) => pieces.len() - 2,
        _ => return,
    };
    let origin = pieces[at].1;
    pieces.insert(at, ('/', origin));
    let written: String = pieces.iter().map(|(c, _)| c).collect();
    notes.push(format!("{text:?} is read as {written:?}"));
}

/// The draft put parts of a date in parentheses to qualify them together: "2004-(06)?-11". A
/// qualifier behind the whole date then left out the parts in parentheses: "(2011)-06~".
fn dissolve_groups(pieces: Vec<Piece>, notes: &mut Vec<String>) -> Vec<Piece> {
    if !pieces.iter().any(|(c, _)| *c == '(') {
        return pieces;
    }
    let ends: Option<Vec<_>> = pieces
        .split(|(c, _)| *c == '/')
        .map(dissolve_groups_in_date)
        .collect();
    let Some(ends) = ends else { return pieces };
    notes.push("parentheses are read as in the draft of 2012; EDTF has none".to_owned());
    let slash = pieces.iter().find(|(c, _)| *c == '/').copied();
    let mut joined = Vec::new();
    for (count, end) in ends.into_iter().enumerate() {
        joined.extend(slash.filter(|_| count > 0));
        joined.extend(end);
    }
    joined
}

/// One date without parentheses, each part with its qualifiers before it; `None` if they nest or
/// do not match.
fn dissolve_groups_in_date(date: &[Piece]) -> Option<Vec<Piece>> {
    struct Part {
        pieces: Vec<Piece>,
        uncertain: bool,
        approximate: bool,
        grouped: bool,
    }
    let part = || Part {
        pieces: vec![],
        uncertain: false,
        approximate: false,
        grouped: false,
    };
    let mut parts = vec![part()];
    let mut group = None;
    let mut closed = None;
    for &(c, origin) in date {
        match c {
            '(' if group.is_none() => group = Some(parts.len() - 1),
            ')' => closed = group.take().map(|first| (first, parts.len())),
            '-' if !parts.last()?.pieces.is_empty() => {
                closed = None;
                parts.push(part());
            }
            '?' | '~' | '%' => {
                let in_group = closed.is_some();
                let (first, last) = closed.unwrap_or((0, parts.len()));
                for part in parts[first..last]
                    .iter_mut()
                    .filter(|p| in_group || !p.grouped)
                {
                    part.uncertain |= c != '~';
                    part.approximate |= c != '?';
                }
            }
            '(' => return None,
            _ => parts.last_mut()?.pieces.push((c, origin)),
        }
        if let (')', Some((first, last))) = (c, closed) {
            parts[first..last]
                .iter_mut()
                .for_each(|part| part.grouped = true);
        } else if c == ')' {
            return None;
        }
    }
    if group.is_some() {
        return None;
    }
    let mut out = Vec::new();
    for (count, part) in parts.into_iter().enumerate() {
        let origin = part.pieces.first()?.1;
        out.extend((count > 0).then_some(('-', origin)));
        let qualifier = match (part.uncertain, part.approximate) {
            (true, true) => Some('%'),
            (true, false) => Some('?'),
            (false, true) => Some('~'),
            (false, false) => None,
        };
        out.extend(qualifier.map(|c| (c, origin)));
        out.extend(part.pieces);
    }
    Some(out)
}
