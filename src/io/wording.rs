//! Asking how texts word what is likely: a matter of style, so only for those who ask.

use super::{
    convert::DecodedFile,
    diagnostic::{Code, Place, Report, clipped},
    fields::{Field, Needed},
    wire::{Item, ItemRevision, Step},
};
use crate::model::{WordingFaultKind, wording_faults};

/// Reports every fault in the texts of items, of their revisions, and of the steps of briefings.
/// Claims and quotes are others' words.
pub(super) fn lint(files: &[DecodedFile<'_>], report: &mut Report) {
    for file in files {
        for item in &file.contents.item.0 {
            for text in texts(&item.value) {
                lint_text(text, file, report);
            }
        }
        let briefings = file.contents.briefing.0.iter();
        for step in briefings.flat_map(|it| &it.value.steps.0) {
            for text in texts_of_step(&step.value) {
                lint_text(text, file, report);
            }
        }
    }
}

fn texts<'w, 'a>(item: &'w Item<'a>) -> impl Iterator<Item = &'w Needed<&'a str>> {
    let of_revision = |revision: &'w Needed<ItemRevision<'a>>| {
        let wire = &revision.value;
        [&wire.summary, &wire.body, &wire.note]
    };
    let revisions = item.revisions.0.iter().flat_map(of_revision);
    let fields = [&item.summary, &item.body].into_iter().chain(revisions);
    fields.filter_map(|field: &'w Field<&'a str>| field.0.as_ref())
}

fn texts_of_step<'w, 'a>(step: &'w Step<'a>) -> impl Iterator<Item = &'w Needed<&'a str>> {
    let fields = [&step.sentence, &step.notes].into_iter();
    fields.filter_map(|field: &'w Field<&'a str>| field.0.as_ref())
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
