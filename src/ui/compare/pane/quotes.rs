//! Both texts of a pair as cards, with the words that differ marked: removed ones struck on the
//! tint of the left document, added ones underlined on that of the right one.

use std::fmt::Write as _;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Frame, Label, Margin, Rect, Role, Stroke, Ui, WidgetInfo};

use crate::layout::Weight;
use crate::model::{ComparedPair, Document, Point, Relation, Side, Wording};
use crate::ui::look::font;
use crate::ui::widgets::{small, wrapped};

use super::super::{Scene, words};
use super::differing::{Differing, DifferingMemory};
use super::marked::{Piece, marked_ui};

/// Texts of more letters are set smaller.
const LONG: usize = 220;

/// What is said of a point that another pair disposes of.
pub(super) const PART: &str = "has a part in it";

/// Whose words a card has, and in what colours.
pub(super) struct Voice<'a> {
    document: &'a Document,
    /// The bar at its left.
    hue: Color32,
    /// What lies under its marked words.
    tint: Color32,
}

impl<'a> Voice<'a> {
    fn of_side(scene: &Scene<'a>, side: Side) -> Self {
        let strength = match (scene.look.dark, side) {
            (false, _) => 0.17,
            (true, Side::Left) => 0.34,
            (true, Side::Right) => 0.24,
        };
        Self::tinted(scene.document(side), scene.hue(side), strength)
    }

    /// That of any document.
    pub(super) fn of(scene: &Scene<'a>, document: &'a Document) -> Self {
        let track = scene
            .timeline
            .track(scene.timeline.item(document.item).track);
        let strength = if scene.look.dark { 0.30 } else { 0.17 };
        Self::tinted(document, scene.look.hue(track.hue), strength)
    }

    fn tinted(document: &'a Document, hue: Color32, strength: f32) -> Self {
        let tint = hue.gamma_multiply(strength);
        Self {
            document,
            hue,
            tint,
        }
    }
}

/// What a card says.
pub(super) struct Quote<'a> {
    pub(super) point: &'a Point,
    /// What is to be said of the point beside its number; empty for nothing.
    pub(super) remark: &'a str,
    pub(super) pieces: &'a [Piece],
    /// What the text before it says beyond that; empty where it has a card with these words
    /// struck.
    pub(super) gone: &'a [String],
}

/// Draws a card for each point, then the legend of the marks.
pub fn quotes_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    pair: &ComparedPair,
    memory: &mut DifferingMemory,
) {
    let own = Side::BOTH.map(|side| words::points(scene.document(side), pair.points(side)));
    let differs = own.iter().all(|points| !points.is_empty());
    let told = memory.of(scene.place(), || Differing::of_both(&own));
    ui.spacing_mut().item_spacing.y = 10.0;
    for (at, side) in Side::BOTH.into_iter().enumerate() {
        let voice = Voice::of_side(scene, side);
        let card = |ui: &mut Ui, point, remark, pieces: &[Piece]| {
            let quote = Quote {
                point,
                remark,
                pieces,
                gone: &[],
            };
            card_ui(ui, scene, &voice, &quote);
        };
        for (point, pieces) in own[at].iter().zip(&told[at].pieces) {
            card(ui, point, "", pieces);
        }
        for point in words::points(scene.document(side), pair.also(side)) {
            let pieces = vec![(Wording::Same, point.text.clone())];
            card(ui, point, PART, &pieces);
        }
        if own[at].is_empty() && pair.also(side).is_empty() {
            absent_ui(ui, scene, scene.document(side), pair.relation);
        }
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    legend_ui(ui, scene, differs);
}

/// One point: its number, whose it is, and what it says.
pub(super) fn card_ui(ui: &mut Ui, scene: &Scene<'_>, voice: &Voice<'_>, quote: &Quote<'_>) {
    let look = scene.look;
    let margin = Margin {
        left: 28,
        right: 14,
        top: 11,
        bottom: 13,
    };
    let card = Frame::new()
        .fill(look.nested())
        .stroke(Stroke::new(1.0, look.line1()))
        .corner_radius(10)
        .inner_margin(margin);
    let shown = card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        caption_ui(ui, scene, voice.document, quote);
        text_ui(ui, scene, voice, quote);
        gone_ui(ui, scene, quote.gone);
    });
    let rect = shown.response.rect;
    let bar = Rect::from_x_y_ranges(
        rect.left() + 14.0..=rect.left() + 18.0,
        rect.top() + 12.0..=rect.bottom() - 12.0,
    );
    ui.painter().rect_filled(bar, 2.0, voice.hue);
}

/// "Point 6  European text · changed", in two lines at most: a text may have a long title.
fn caption_ui(ui: &mut Ui, scene: &Scene<'_>, document: &Document, quote: &Quote<'_>) {
    let look = scene.look;
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    job.wrap.max_rows = 2;
    let mut add = |words: &str, space, weight, color| {
        let mut format = TextFormat::simple(font(13.0, weight), color);
        format.line_height = Some(18.0);
        job.append(words, space, format);
    };
    let name = words::point_name(quote.point);
    add(&name, 0.0, Weight::SemiBold, look.t1());
    let mut whose = document.short_title.clone();
    if !quote.remark.is_empty() {
        let _ = write!(whose, " · {}", quote.remark);
    }
    add(&whose, 8.0, Weight::Regular, look.t2());
    let galley = ui.painter().layout_job(job);
    let is_cut = galley.elided;
    let caption = ui.add(Label::new(galley));
    if is_cut {
        caption.on_hover_text(whose);
    }
}

/// The words that the text before has and this one has not, struck.
fn gone_ui(ui: &mut Ui, scene: &Scene<'_>, gone: &[String]) {
    if gone.is_empty() {
        return;
    }
    let mut pieces = vec![(Wording::Same, "Gone: ".to_owned())];
    for (at, words) in gone.iter().enumerate() {
        if at > 0 {
            pieces.push((Wording::Same, ", ".to_owned()));
        }
        pieces.push((Wording::Removed, words.trim().to_owned()));
    }
    ui.add_space(2.0);
    marked_ui(ui, scene.look, &pieces, (13.0, 19.0), None);
}

/// The card of a document that has no such point.
pub(super) fn absent_ui(ui: &mut Ui, scene: &Scene<'_>, document: &Document, relation: Relation) {
    let look = scene.look;
    let name = &document.short_title;
    let words = match relation {
        it if it.is_open() => format!("{name}: {}", it.word()),
        _ => format!("{name}: no such point"),
    };
    let frame = Frame::new().inner_margin(Margin::symmetric(14, 10));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        wrapped(ui, 14.0, Weight::Regular, look.t2(), &words);
    });
    let stroke = Stroke::new(1.0, look.axis());
    let rect = shown.response.rect.shrink(0.5);
    crate::ui::canvas::dashed_rect(ui.painter(), rect, stroke, [3.0, 3.0]);
}

/// The text with its marks.
fn text_ui(ui: &mut Ui, scene: &Scene<'_>, voice: &Voice<'_>, quote: &Quote<'_>) {
    let pieces = quote.pieces;
    let letters: usize = pieces.iter().map(|(_, text)| text.chars().count()).sum();
    let face = if letters > LONG {
        (16.0, 25.0)
    } else {
        (18.0, 29.0)
    };
    let spoken = spoken(quote, &voice.document.short_title);
    let response = marked_ui(ui, scene.look, pieces, face, Some(voice.tint));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

/// A card as a screen reader says it, with the marks in words.
fn spoken(quote: &Quote<'_>, document: &str) -> String {
    let point = quote.point;
    let mut said = format!("{}, {document}: {}", words::point_name(point), point.text);
    for (wording, word) in [(Wording::Removed, "Removed"), (Wording::Added, "Added")] {
        let marked: Vec<String> = quote
            .pieces
            .iter()
            .filter(|(of, _)| *of == wording)
            .map(|(_, text)| format!("“{}”", text.trim()))
            .collect();
        if !marked.is_empty() {
            let _ = write!(said, " {word}: {}.", marked.join(", "));
        }
    }
    said
}

/// What the marks mean, and whose words these are.
pub(super) fn legend_ui(ui: &mut Ui, scene: &Scene<'_>, differs: bool) {
    let look = scene.look;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        if differs {
            small(ui, look, "Words:");
            for (words, wording) in [
                ("removed", Wording::Removed),
                ("added", Wording::Added),
                ("same", Wording::Same),
            ] {
                let piece = [(wording, words.to_owned())];
                marked_ui(ui, look, &piece, (12.0, 16.0), None);
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let words = "Paraphrase of reports";
            let note = small(ui, look, words);
            note.on_hover_text(
                "The texts are told in the words of this timeline, after the sources below.",
            );
        });
    });
}
