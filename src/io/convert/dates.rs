//! Dates in files: EDTF to [`When`], with every complaint at its place inside the string.

use crate::{
    io::{
        diagnostic::{Code, Place, Report, clipped},
        fields::Needed,
        wire::{Day, Edtf},
    },
    model::{CivilDate, When, parse_typed},
};

/// Reads `date`, which stands in the text `text` of file `file`. `None` if it cannot be read,
/// which is reported.
pub(super) fn read_date(
    date: &Needed<Edtf<'_>>,
    file: usize,
    text: &str,
    report: &mut Report,
) -> Option<When> {
    let written = date.value.0;
    match When::parse_edtf(written) {
        Ok(parsed) => {
            let place = Place {
                file,
                at: date.span.start,
            };
            for note in parsed.notes {
                let edtf = parsed.when.edtf();
                report.add(Code::DateNote, place, || {
                    (note, Some(format!("write \"{}\"", clipped(edtf))))
                });
            }
            Some(parsed.when)
        }
        Err(error) => {
            let place = Place {
                file,
                at: date.span.inside(text, written, error.at),
            };
            if ends_before_start(written) {
                report.add(
                    Code::EndBeforeStart,
                    Place {
                        file,
                        at: date.span.start,
                    },
                    || {
                        let hint = written.split_once('/').map(|(start, end)| {
                            format!("did you mean \"{}/{}\"?", clipped(end), clipped(start))
                        });
                        (
                            format!("\"{}\" ends before it starts", clipped(written)),
                            hint,
                        )
                    },
                );
            } else {
                report.add(Code::BadDate, place, || {
                    let message = format!("{} in \"{}\"", error.message, clipped(written));
                    (message, guess(written).or(error.hint))
                });
            }
            None
        }
    }
}

/// Reads `day`, as [`read_date`] does; the day is the last one on which the date may have begun.
pub(crate) fn read_day(
    day: &Needed<Day<'_>>,
    file: usize,
    text: &str,
    report: &mut Report,
) -> Option<CivilDate> {
    let date = Needed {
        value: Edtf(&day.value.0),
        span: day.span,
    };
    let when = read_date(&date, file, text, report)?;
    let begun = when.begun_by();
    if begun.is_none() {
        let place = Place {
            file,
            at: day.span.start,
        };
        report.add(Code::BadDate, place, || {
            let message = format!("\"{}\" names no day", clipped(when.edtf()));
            (
                message,
                Some("give the first day on which it was known".into()),
            )
        });
    }
    begun
}

/// Whether both halves of an interval are dates and the second is the earlier one.
fn ends_before_start(written: &str) -> bool {
    let Some((start, end)) = written.split_once('/') else {
        return false;
    };
    match (When::parse_edtf(start.trim()), When::parse_edtf(end.trim())) {
        (Ok(start), Ok(end)) => {
            matches!((start.when.earliest(), end.when.latest()), (Some(s), Some(e)) if e <= s)
        }
        _ => false,
    }
}

/// The EDTF of a date as people write it ("January 2026"), if it names its year.
fn guess(written: &str) -> Option<String> {
    let has_year = written
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() >= 3);
    // The day only fills in what the text leaves out, and a year never is.
    let any_day = CivilDate::new(2000, 1, 1)?;
    let when = parse_typed(written, any_day).ok().filter(|_| has_year)?;
    Some(format!("did you mean \"{}\"?", when.edtf()))
}
