//! What a step of a briefing puts on the screen.

use super::Then;
use crate::{
    io::{
        convert::build::Build,
        diagnostic::{Code, Place, clipped, did_you_mean},
        fields::{Field, Needed},
        wire::{self, PointNumber},
    },
    model::{CivilDate, DocumentIx, PointIx, SeriesIx, StepView, TopicIx},
};

impl Build<'_, '_, '_> {
    /// What is on the screen; `None` if that cannot be told, which is reported.
    pub(super) fn step_view(
        &mut self,
        read: &Needed<wire::Step<'_>>,
        then: &Then<'_>,
    ) -> Option<StepView> {
        let wire = &read.value;
        if has_lost_view(wire) {
            return None;
        }
        let views = [
            (
                "evidence",
                spot(&wire.evidence).filter(|_| is_true(&wire.evidence)),
            ),
            ("comparison", spot(&wire.comparison)),
            ("topic", spot(&wire.topic)),
            ("series", spot(&wire.series)),
            ("quote", spot(&wire.quote)),
        ];
        let mut named = views.iter().filter_map(|(name, at)| Some((*name, (*at)?)));
        if let (Some((first, _)), Some((second, at))) = (named.next(), named.next()) {
            let place = Place {
                file: self.file.file,
                at,
            };
            self.report_both(place, &format!("`{first}` and `{second}`"));
            return None;
        }
        if let Some(wire) = wire.comparison.value() {
            return self.side_by_side(wire, then);
        }
        if let Some(name) = &wire.topic.0 {
            return self.topic_view(name, then);
        }
        if let Some(id) = &wire.series.0 {
            return self.series_view(id, then);
        }
        if let Some(quote) = wire.quote.value() {
            return self.quote(quote, then);
        }
        Some(if is_true(&wire.evidence) {
            StepView::Evidence
        } else {
            StepView::Canvas
        })
    }

    fn side_by_side(&mut self, wire: &wire::SideBySide<'_>, then: &Then<'_>) -> Option<StepView> {
        let left = self.shown_document(&wire.left, then);
        let right = self.shown_document(&wire.right, then);
        let (left, right) = (left?, right?);
        if left == right {
            self.report
                .add(Code::SelfLink, self.place(&wire.right), || {
                    let id = clipped(wire.right.value);
                    let message = format!("the document \"{id}\" is compared with itself");
                    (message, None)
                });
            return None;
        }
        if let (Some(_), Some(second)) = (&wire.point.0, &wire.right_point.0) {
            self.report_both(self.place(second), "`point` and `right_point`");
            return None;
        }
        let point = match (&wire.point.0, &wire.right_point.0) {
            (Some(number), _) => Some((left, self.shown_point(number, left, then)?)),
            (_, Some(number)) => Some((right, self.shown_point(number, right, then)?)),
            (None, None) if wire.point.is_lost() || wire.right_point.is_lost() => return None,
            (None, None) => None,
        };
        Some(StepView::Comparison { left, right, point })
    }

    fn shown_document(&mut self, id: &Needed<&str>, then: &Then<'_>) -> Option<DocumentIx> {
        let names = &self.entries.document_names;
        let ix = names.find(id, self.file.file, self.report)?;
        let document = &then.parts.dossier.documents[ix];
        let since = document.known_since(self.item_since(document.item));
        let what = format!("the document \"{}\"", clipped(id.value));
        self.check_known(&what, since, then, self.place(id));
        Some(ix.into())
    }

    fn shown_point(
        &mut self,
        number: &Needed<PointNumber<'_>>,
        document: DocumentIx,
        then: &Then<'_>,
    ) -> Option<PointIx> {
        let names = &self.entries.point_names[document.index()];
        let found = names.index_of(&number.value);
        if found.is_none() && !names.is_left_out(&number.value) {
            let id = &then.parts.dossier.documents[document.index()].id;
            self.report.add(Code::UnknownPoint, self.place(number), || {
                let number = &number.value.0;
                let message = format!(
                    "there is no point \"{}\" in \"{}\"",
                    clipped(number),
                    clipped(id)
                );
                (message, did_you_mean(number, names.numbers()))
            });
        }
        found.map(PointIx::from)
    }

    fn topic_view(&mut self, name: &Needed<&str>, then: &Then<'_>) -> Option<StepView> {
        let names = &self.entries.topic_names;
        let ix = names.find(name, self.file.file, self.report)?;
        let steps = then.parts.dossier.topics[ix].steps.iter();
        let days = steps.map(|it| self.entry_since(it.item, it.known_from, &it.sources));
        let days: Vec<Option<CivilDate>> = days.collect();
        let what = format!("the topic \"{}\"", clipped(name.value));
        self.check_thread(&what, &days, then, self.place(name))?;
        Some(StepView::Topic(TopicIx::from(ix)))
    }

    fn series_view(&mut self, id: &Needed<&str>, then: &Then<'_>) -> Option<StepView> {
        let names = &self.entries.series_names;
        let ix = names.find(id, self.file.file, self.report)?;
        let values = then.parts.dossier.series[ix].values.iter();
        let days = values.map(|it| self.entry_since(it.item, it.known_from, &it.sources));
        let days: Vec<Option<CivilDate>> = days.collect();
        let what = format!("the series \"{}\"", clipped(id.value));
        self.check_thread(&what, &days, then, self.place(id))?;
        Some(StepView::Figures(SeriesIx::from(ix)))
    }

    fn quote(&mut self, wire: &wire::Quote<'_>, then: &Then<'_>) -> Option<StepView> {
        let text = self.filled(&wire.text, "text of this quote");
        let who = self.filled(&wire.who, "name of who said this quote");
        for id in &wire.sources.0 {
            if let Some(ix) = self.entries.source_names.index_of(id.value) {
                let since = self.first_days().of_source(ix.into());
                let what = format!("the source \"{}\"", clipped(id.value));
                self.check_known(&what, since, then, self.place(id));
            }
        }
        Some(StepView::Quote {
            text: text?,
            who: who?,
            sources: self.sources(&wire.sources),
        })
    }

    /// Reports a topic or a series that is known later: with the first of its entries, which are
    /// known from `days` on. `None` if it has none, which is reported.
    fn check_thread(
        &mut self,
        what: &str,
        days: &[Option<CivilDate>],
        then: &Then<'_>,
        place: Place,
    ) -> Option<()> {
        let first = days.iter().min();
        match first {
            Some(since) => self.check_known(what, *since, then, place),
            None => self.report.add(Code::StepShowsNothing, place, || {
                (format!("nothing is said about {what}"), None)
            }),
        }
        first.map(|_| ())
    }
}

/// Whether the step was to show something that could not be read, which is reported.
fn has_lost_view(wire: &wire::Step<'_>) -> bool {
    wire.evidence.is_lost()
        || wire.comparison.is_lost()
        || wire.topic.is_lost()
        || wire.series.is_lost()
        || wire.quote.is_lost()
}

fn is_true(field: &Field<bool>) -> bool {
    field.value().copied().unwrap_or(false)
}

/// Where a key stands, if it is there.
fn spot<T>(field: &Field<T>) -> Option<usize> {
    field.0.as_ref().map(|value| value.span.start)
}
