//! Text in which words are marked: removed ones struck, added ones underlined and bolder, both on
//! a tint that runs under them from the first letter to the last.

use egui::epaint::text::Glyph;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, Galley, Label, Rect, Response, Shape, Stroke, Ui, Vec2, pos2};

use crate::layout::Weight;
use crate::model::Wording;
use crate::ui::look::{Look, font};

/// A piece of a text, and whether the other text has it.
pub type Piece = (Wording, String);

/// A marked part of a line, from the upper left corner of the text.
struct Run {
    wording: Wording,
    field: Rect,
    baseline: f32,
}

/// Draws `pieces` in a face of some size and line height, wrapped, and selectable.
pub fn marked_ui(
    ui: &mut Ui,
    look: &Look,
    pieces: &[Piece],
    face: (f32, f32),
    tint: Option<Color32>,
) -> Response {
    let galley = ui
        .painter()
        .layout_job(job(look, pieces, face, ui.available_width()));
    let runs = runs(&galley, pieces);
    let under = ui.painter().add(Shape::Noop);
    let response = ui.add(Label::new(galley).selectable(true));
    let offset = response.rect.min.to_vec2();
    if let Some(tint) = tint {
        let fields = runs.iter().map(|run| {
            let field = run.field.translate(offset).expand2(Vec2::new(3.0, 0.0));
            Shape::rect_filled(field, CornerRadius::same(3), tint)
        });
        ui.painter().set(under, Shape::Vec(fields.collect()));
    }
    let stroke = Stroke::new((face.0 / 12.0).max(1.0), look.t1());
    for run in &runs {
        let y = match run.wording {
            Wording::Removed => run.baseline - 0.28 * face.0,
            _ => run.baseline + 0.17 * face.0,
        };
        let field = run.field.translate(offset);
        ui.painter().hline(field.x_range(), y + offset.y, stroke);
    }
    response
}

fn job(look: &Look, pieces: &[Piece], (size, line): (f32, f32), width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for (wording, text) in pieces {
        let weight = if *wording == Wording::Added {
            Weight::SemiBold
        } else {
            Weight::Regular
        };
        let format = TextFormat {
            font_id: font(size, weight),
            color: look.t1(),
            line_height: Some(line),
            ..TextFormat::default()
        };
        job.append(text, 0.0, format);
    }
    job
}

/// The marked parts, line by line. The space behind a marked word is not marked.
fn runs(galley: &Galley, pieces: &[Piece]) -> Vec<Run> {
    if pieces.iter().all(|(wording, _)| *wording == Wording::Same) {
        return Vec::new();
    }
    let marks = pieces.iter().flat_map(|(wording, text)| {
        let marked = text.trim_end().chars().count();
        let all = text.chars().count();
        let mark = Some(*wording).filter(|it| *it != Wording::Same);
        (0..all).map(move |at| mark.filter(|_| at < marked))
    });
    let mut marks = marks.collect::<Vec<_>>().into_iter();
    let mut runs: Vec<Run> = Vec::new();
    for row in &galley.rows {
        let mut open = false;
        for glyph in &row.row.glyphs {
            let mark = marks.next().flatten();
            let Some(wording) = mark else {
                open = false;
                continue;
            };
            if glyph.chr.is_whitespace() {
                // Marked with the word behind it, if that stands on the same line.
                continue;
            }
            let (field, baseline) = place(glyph, row.pos.to_vec2());
            match runs.last_mut().filter(|run| open && run.wording == wording) {
                Some(run) => run.field = run.field.union(field),
                None => runs.push(Run {
                    wording,
                    field,
                    baseline,
                }),
            }
            open = true;
        }
        if row.ends_with_newline {
            marks.next();
        }
    }
    runs
}

/// The field behind a letter, and its baseline.
fn place(glyph: &Glyph, row: Vec2) -> (Rect, f32) {
    let baseline = row.y + glyph.pos.y;
    let left = row.x + glyph.pos.x;
    let top = baseline - glyph.font_ascent - 1.0;
    let bottom = top + glyph.font_height + 3.0;
    let field = Rect::from_min_max(pos2(left, top), pos2(left + glyph.advance_width, bottom));
    (field, baseline)
}
