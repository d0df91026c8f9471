//! From a text to drafts. What cannot be read is told with its place, and the rest is kept.

use std::{collections::HashSet, path::Path};

use serde::Deserialize;

use super::DraftsFile;
use crate::{
    io::{
        convert::read_day,
        decode::decode,
        diagnostic::{Code, Diagnostic, Place, Report, clipped},
        fields::{Field, List, Needed},
        node::{Node, Span},
        wire,
    },
    model::{Draft, DraftFraming, DraftStep, DraftView, Importance, KnowledgeDate, Step},
};

/// Reads the drafts in `text`, the file at `path`, and says what of it could not be read, each
/// with its place.
pub fn read_drafts(path: &Path, text: &str) -> (Vec<Draft>, Vec<String>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut report = Report::default();
    let drafts = match Node::from_toml(text, 0) {
        Ok(node) => read_file(&node, text, &mut report),
        Err(error) => {
            let place = Place {
                file: 0,
                at: error.at,
            };
            let message = format!("this is not TOML: {}", error.message);
            report.add(Code::NotToml, place, || (message, None));
            Vec::new()
        }
    };
    let found = report.finish(&[(path, text)]);
    (drafts, found.iter().map(told).collect())
}

/// Whether `bytes` are of a newer version of the format, which this program cannot write.
pub(super) fn is_newer(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Head {
        format: i64,
    }
    let text = std::str::from_utf8(bytes).ok();
    let text = text.map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    let head = text.and_then(|text| toml::from_str::<Head>(text).ok());
    head.is_some_and(|head| head.format > wire::FORMAT)
}

fn told(found: &Diagnostic) -> String {
    let Diagnostic {
        line,
        column,
        message,
        ..
    } = found;
    format!("{}:{line}:{column}: {message}", found.file.display())
}

fn read_file(node: &Node<'_>, text: &str, report: &mut Report) -> Vec<Draft> {
    let Some(file) = decode::<DraftsFile<'_>>(node, report) else {
        return Vec::new();
    };
    if let Some(format) = &file.format.0
        && format.value != wire::FORMAT
    {
        let (expected, found) = (wire::FORMAT, format.value);
        report.add(Code::UnsupportedFormat, place(format.span), || {
            (format!("expected format {expected}, found {found}"), None)
        });
        return Vec::new();
    }
    let mut reader = Reader { text, report };
    let mut drafts = Vec::with_capacity(file.briefing.0.len());
    let mut taken = HashSet::new();
    for read in &file.briefing.0 {
        drafts.push(reader.draft(&read.value, &mut taken));
    }
    drafts
}

/// Reads the tables of one text.
struct Reader<'r> {
    text: &'r str,
    report: &'r mut Report,
}

impl Reader<'_> {
    fn draft(&mut self, wire: &wire::Briefing<'_>, taken: &mut HashSet<String>) -> Draft {
        let mut id = wire.id.value.to_owned();
        if id.is_empty() || taken.contains(&id) {
            self.say(Code::DuplicateId, wire.id.span, || {
                format!("the name \"{}\" is empty or taken", clipped(wire.id.value))
            });
            let numbered = (2..).map(|number| format!("{}-{number}", wire.id.value));
            id = numbered
                .into_iter()
                .find(|name| !taken.contains(name))
                .unwrap_or_default();
        }
        taken.insert(id.clone());
        let steps = wire.steps.0.iter();
        Draft {
            id,
            title: wire.title.value.to_owned(),
            summary: owned(&wire.summary),
            steps: steps.map(|step| self.step(&step.value)).collect(),
        }
    }

    fn step(&mut self, wire: &wire::Step<'_>) -> DraftStep {
        DraftStep {
            title: wire.title.value.to_owned(),
            sentence: owned(&wire.sentence),
            items: ids(&wire.items),
            framing: self.framing(wire),
            knowledge: self.knowledge(&wire.knowledge),
            view: self.view(wire),
            notes: owned(&wire.notes),
            dwell_secs: self.dwell_secs(&wire.dwell_secs),
            must_show: wire.must_show.value().copied().unwrap_or(false),
            importance: self.importance(&wire.importance),
        }
    }

    fn framing(&mut self, wire: &wire::Step<'_>) -> DraftFraming {
        match (&wire.phase.0, &wire.range.0) {
            (None, None) => DraftFraming::Items,
            (None, Some(range)) => DraftFraming::Range(range.value.0.to_owned()),
            (Some(phase), range) => {
                if let Some(range) = range {
                    self.report_both(range.span, "`phase` and `range`");
                }
                DraftFraming::Phase(phase.value.to_owned())
            }
        }
    }

    fn knowledge(&mut self, day: &Field<wire::Day<'_>>) -> KnowledgeDate {
        let day = day.0.as_ref();
        let read = day.and_then(|day| read_day(day, 0, self.text, self.report));
        read.map_or(KnowledgeDate::Latest, KnowledgeDate::On)
    }

    /// What is on the screen: the first of those that the step names.
    fn view(&mut self, wire: &wire::Step<'_>) -> DraftView {
        let views = [
            wire.comparison
                .0
                .as_ref()
                .map(|it| (it.span, comparison(&it.value))),
            wire.topic
                .0
                .as_ref()
                .map(|it| (it.span, DraftView::Topic(it.value.to_owned()))),
            wire.series
                .0
                .as_ref()
                .map(|it| (it.span, DraftView::Figures(it.value.to_owned()))),
            wire.quote.0.as_ref().map(|it| (it.span, quote(&it.value))),
            wire.evidence
                .0
                .as_ref()
                .filter(|it| it.value)
                .map(|it| (it.span, DraftView::Evidence)),
        ];
        let mut named = views.into_iter().flatten();
        let first = named.next();
        if let Some((second, _)) = named.next() {
            self.report_both(second, "two views");
        }
        first.map_or(DraftView::Canvas, |(_, view)| view)
    }

    fn dwell_secs(&mut self, secs: &Field<i64>) -> u32 {
        let Some(written) = &secs.0 else {
            return Step::USUAL_DWELL_SECS;
        };
        let range = Step::DWELL_SECS;
        let secs = u32::try_from(written.value).ok();
        let secs = secs.filter(|secs| range.contains(secs));
        if secs.is_none() {
            self.say(Code::BadDwell, written.span, || {
                let (least, most, found) = (range.start(), range.end(), written.value);
                format!("expected {least} to {most} seconds, found {found}")
            });
        }
        secs.unwrap_or(Step::USUAL_DWELL_SECS)
    }

    fn importance(&mut self, level: &Field<i64>) -> Importance {
        let Some(written) = &level.0 else {
            return Importance::DEFAULT;
        };
        let level = u8::try_from(written.value).ok().and_then(Importance::new);
        if level.is_none() {
            self.say(Code::ImportanceRange, written.span, || {
                format!(
                    "expected an importance from 1 to 5, found {}",
                    written.value
                )
            });
        }
        level.unwrap_or_default()
    }

    fn report_both(&mut self, span: Span, both: &str) {
        self.say(Code::StepViewTwice, span, || {
            format!("this step has both {both}")
        });
    }

    fn say(&mut self, code: Code, span: Span, message: impl FnOnce() -> String) {
        self.report.add(code, place(span), || (message(), None));
    }
}

fn comparison(wire: &wire::SideBySide<'_>) -> DraftView {
    let number = |point: &Field<wire::PointNumber<'_>>| {
        let number = point.value();
        number.map(|number| number.0.clone().into_owned())
    };
    DraftView::Comparison {
        left: wire.left.value.to_owned(),
        right: wire.right.value.to_owned(),
        point: number(&wire.point),
        right_point: number(&wire.right_point),
    }
}

fn quote(wire: &wire::Quote<'_>) -> DraftView {
    DraftView::Quote {
        text: wire.text.value.to_owned(),
        who: wire.who.value.to_owned(),
        sources: ids(&wire.sources),
    }
}

fn owned(text: &Field<&str>) -> String {
    text.value().map_or_else(String::new, |it| (*it).to_owned())
}

fn ids(list: &List<&str>) -> Vec<String> {
    let ids = list.0.iter();
    ids.map(|id: &Needed<&str>| id.value.to_owned()).collect()
}

fn place(span: Span) -> Place {
    Place {
        file: 0,
        at: span.start,
    }
}
