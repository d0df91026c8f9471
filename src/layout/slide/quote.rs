//! A quotation as a poster, with who said it.

use std::borrow::Cow;

use emath::{Pos2, Rect, Vec2, pos2, vec2};

use super::SlideInput;
use super::display::{SlidePart, SlideTone};
use super::pen::{Block, Pen, Style, word_count};
use super::sentence::{BAR, INDENT, LEAST, OVERLINE, bar, first_words, sentence_style, text_width};
use crate::layout::Weight;

/// The size of the words.
const POSTER: f32 = 144.0;
/// Over the speaker, in rows of his name.
const OVER_SPEAKER: f32 = 0.6;
/// So many words are left to the foot: its status and how many sources there are.
const FOOT_WORDS: usize = 4;
/// Marks of quotation that belong together.
const MARKS: [(char, char); 6] = [
    ('“', '”'),
    ('"', '"'),
    ('„', '“'),
    ('„', '”'),
    ('«', '»'),
    ('‘', '’'),
];

/// Writes `text` as a quotation of `who` in the middle of `area`, with what the step says over
/// it if there is room.
pub(super) fn lay_out(
    pen: &mut Pen<'_>,
    input: &SlideInput<'_>,
    area: Rect,
    (text, who): (&str, &str),
) {
    let width = text_width(pen, area);
    let style = speaker_style(pen);
    let speaker = pen.fit(who, style, LEAST, vec2(width, 2.0 * style.row()));
    pen.shed(usize::from(speaker.is_none() && !who.trim().is_empty()));
    let gap = OVER_SPEAKER * style.row();
    let under = speaker.as_ref().map_or(0.0, |who| who.size.y + gap);
    let room = vec2(width, area.height() - under);
    let Some(quote) = quoted(pen, text, word_count(who), room) else {
        pen.shed(1);
        return;
    };
    let height = quote.size.y + under;
    let lead = lead(pen, input, vec2(width, area.height() - height));
    let over = lead.as_ref().map_or(0.0, |it| it.size.y + style.row());
    let top = area.top() + (area.height() - height - over).max(0.0) / 2.0;
    let at = pos2(area.left() + INDENT, top + over);
    write(pen, (&quote, speaker.as_ref()), at, gap);
    if let Some(lead) = lead {
        pen.write(&lead, pos2(area.left(), top));
    }
    let size = vec2(BAR, height);
    bar(
        pen,
        input,
        Rect::from_min_size(pos2(area.left(), at.y), size),
    );
}

fn write(pen: &mut Pen<'_>, (quote, speaker): (&Block, Option<&Block>), at: Pos2, gap: f32) {
    let written = pen.write(quote, at);
    if let (Some(rect), Some(speaker)) = (written, speaker) {
        pen.write(speaker, pos2(at.x, rect.bottom() + gap));
    }
}

fn speaker_style(pen: &Pen<'_>) -> Style {
    let (weight, tone) = (Weight::Medium, SlideTone::Secondary);
    pen.style(SlidePart::Body, OVERLINE, weight, tone)
}

/// The sentence of the step, if all of it fits over the quotation.
fn lead(pen: &Pen<'_>, input: &SlideInput<'_>, room: Vec2) -> Option<Block> {
    let style = pen.style(SlidePart::Body, OVERLINE, Weight::Medium, SlideTone::Text);
    let room = room - vec2(0.0, style.row());
    let block = pen.fit(input.step.sentence.trim(), style, LEAST, room)?;
    let fits = word_count(&input.step.sentence) <= pen.words_left() / 2;
    (!block.shortened && fits).then_some(block)
}

/// `text` between its marks, as large as it fits `room`, with all words that the slide has beside
/// `others`. Where it has to be cut, "…" stands within the marks.
fn quoted(pen: &Pen<'_>, text: &str, others: usize, room: Vec2) -> Option<Block> {
    let (inner, [open, close]) = unquoted(text);
    if inner.is_empty() {
        return None;
    }
    let style = sentence_style(pen, POSTER);
    let mut most = pen.words_left().saturating_sub(others + FOOT_WORDS);
    loop {
        let (words, cut) = first_words(&inner, most);
        let block = pen.fit(&format!("{open}{words}{close}"), style, LEAST, room)?;
        if !block.shortened || most == 0 {
            let shortened = block.shortened || cut;
            return Some(Block { shortened, ..block });
        }
        // As many as are written, or a word less: the end of the marks needs its room too.
        let written: usize = block.rows.iter().map(|row| word_count(row)).sum();
        most = written.min(most - 1);
    }
}

/// What stands within the marks of quotation around all of `text`, and these marks. Where it has
/// none it gets some, and those in it become single ones.
fn unquoted(text: &str) -> (Cow<'_, str>, [char; 2]) {
    let text = text.trim();
    for (open, close) in MARKS {
        let Some(inner) = text.strip_prefix(open) else {
            continue;
        };
        let whole = inner.strip_suffix(close).unwrap_or(inner);
        // The apostrophe is a closing mark too.
        let within = |mark: char| mark != '’' && whole.contains(mark);
        if !within(open) && !within(close) && (whole.len() < inner.len() || !ends(inner)) {
            return (Cow::Borrowed(whole.trim()), [open, close]);
        }
    }
    if text.contains(['“', '”']) {
        let single = text.replace('“', "‘").replace('”', "’");
        return (Cow::Owned(single), ['“', '”']);
    }
    (Cow::Borrowed(text), ['“', '”'])
}

/// Whether `text` ends with a mark of any kind.
fn ends(text: &str) -> bool {
    MARKS.iter().any(|(_, close)| text.ends_with(*close))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_get_marks_unless_all_of_them_stand_in_some() {
        for (text, inner, marks) in [
            ("Return fire or run", "Return fire or run", ['“', '”']),
            ("“Return fire”", "Return fire", ['“', '”']),
            ("„Feuer“", "Feuer", ['„', '“']),
            ("« Tirer »", "Tirer", ['«', '»']),
            ("\"Run\"", "Run", ['"', '"']),
            ("‘Don’t run’", "Don’t run", ['‘', '’']),
            ("“Return fire", "Return fire", ['“', '”']),
            (
                "“Peace” is near, he said",
                "‘Peace’ is near, he said",
                ['“', '”'],
            ),
            ("“A”, he said, “B”", "‘A’, he said, ‘B’", ['“', '”']),
            ("\"Peace\" is near", "\"Peace\" is near", ['“', '”']),
            ("", "", ['“', '”']),
        ] {
            assert_eq!(unquoted(text), (Cow::Borrowed(inner), marks), "{text}");
        }
    }
}
