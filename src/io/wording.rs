//! Asking how texts word what is likely: a matter of style, so only for those who ask.

use super::{
    convert::DecodedFile,
    diagnostic::{Code, Place, Report, clipped},
    fields::{Field, Needed},
    wire::{AlignedPair, Item, ItemRevision, Step, TimelineFile},
};
use crate::model::{WordingFaultKind, wording_faults};

/// Reports every fault in what the author of a file says. Claims, quotes and the texts of points
/// tell what others say.
pub(super) fn lint(files: &[DecodedFile<'_>], report: &mut Report) {
    for file in files {
        for text in texts(&file.contents) {
            lint_text(text, file, report);
        }
    }
}

/// A text that is written by hand.
type Text<'a> = Needed<&'a str>;

fn texts<'w, 'a>(file: &'w TimelineFile<'a>) -> impl Iterator<Item = &'w Text<'a>> {
    let items = file.item.0.iter();
    let points = file.document.0.iter().flat_map(|it| &it.value.points.0);
    let pairs = file.alignment.0.iter().flat_map(|it| &it.value.pairs.0);
    let topic_steps = file.topic.0.iter().flat_map(|it| &it.value.steps.0);
    let values = file.series.0.iter().flat_map(|it| &it.value.values.0);
    let steps = file.briefing.0.iter().flat_map(|it| &it.value.steps.0);
    items
        .flat_map(|it| of_item(&it.value))
        .chain(points.filter_map(|it| it.value.note.0.as_ref()))
        .chain(pairs.flat_map(|it| of_pair(&it.value)))
        .chain(topic_steps.map(|it| &it.value.text))
        .chain(values.filter_map(|it| it.value.text.0.as_ref()))
        .chain(steps.flat_map(|it| of_step(&it.value)))
}

fn of_item<'w, 'a>(item: &'w Item<'a>) -> impl Iterator<Item = &'w Text<'a>> {
    let of_revision = |revision: &'w Needed<ItemRevision<'a>>| {
        let wire = &revision.value;
        [&wire.summary, &wire.body, &wire.note]
    };
    let revisions = item.revisions.0.iter().flat_map(of_revision);
    written([&item.summary, &item.body].into_iter().chain(revisions))
}

fn of_pair<'w, 'a>(pair: &'w AlignedPair<'a>) -> impl Iterator<Item = &'w Text<'a>> {
    written([&pair.explanation, &pair.caveat])
}

fn of_step<'w, 'a>(step: &'w Step<'a>) -> impl Iterator<Item = &'w Text<'a>> {
    written([&step.sentence, &step.notes])
}

/// The texts that are not left out.
fn written<'w, 'a: 'w>(
    fields: impl IntoIterator<Item = &'w Field<&'a str>>,
) -> impl Iterator<Item = &'w Text<'a>> {
    fields.into_iter().filter_map(|field| field.0.as_ref())
}

fn lint_text(text: &Needed<&str>, file: &DecodedFile<'_>, report: &mut Report) {
    for fault in wording_faults(text.value) {
        let code = match fault.kind {
            WordingFaultKind::MixedRows => Code::MixedLikelihoodRows,
            WordingFaultKind::LikelihoodWithConfidence => Code::LikelihoodWithConfidence,
            WordingFaultKind::OffList => Code::OffListLikelihood,
        };
        let place = Place {
            file: file.file,
            at: text.span.inside(file.text, text.value, fault.range.start),
        };
        report.add(code, place, || {
            let message = format!("\"{}\" {}", clipped(&fault.found), fault.kind.words());
            (message, Some(fault.hint))
        });
    }
}
