//! The faces of slides, and how wide text is in them.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Context, FontId};

use crate::layout::{MeasureSlide, SlideFace};
use crate::ui::look::{font, large_font};

/// The size at which text is measured. Our faces have no hints, so widths grow with the size.
const MEASURED: f32 = 64.0;
/// What the rounding to whole pixels may add to a width, in units of a slide.
const ROUNDING: f32 = 0.5;

/// Widths as the fonts of a window have them, with kerning and spacing.
pub struct SlideFonts<'a> {
    ctx: &'a Context,
}

impl<'a> SlideFonts<'a> {
    /// Measures with the fonts of `ctx`.
    pub const fn new(ctx: &'a Context) -> Self {
        Self { ctx }
    }
}

impl MeasureSlide for SlideFonts<'_> {
    fn width(&self, text: &str, size: f32, face: SlideFace) -> f32 {
        if text.is_empty() {
            return 0.0;
        }
        let job = spaced_job(text, MEASURED, face, spacing(size, face));
        let galley = self.ctx.fonts_mut(|fonts| fonts.layout_job(job));
        galley.size().x * size / MEASURED + ROUNDING
    }
}

/// One line of text of `size` in units of a slide, at `scale` points for a unit. It has no colour
/// of its own, so that it is shaped once for all of them.
pub fn line_job(text: &str, size: f32, face: SlideFace, scale: f32) -> LayoutJob {
    spaced_job(text, size * scale, face, spacing(size, face))
}

/// One line at `points`, with `spacing` between letters as a share of that.
fn spaced_job(text: &str, points: f32, face: SlideFace, spacing: f32) -> LayoutJob {
    let format = TextFormat {
        font_id: face_font(points, face),
        extra_letter_spacing: points * spacing,
        color: Color32::PLACEHOLDER,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.break_on_newline = false;
    job
}

fn face_font(size: f32, face: SlideFace) -> FontId {
    if face.display {
        large_font(size, face.weight)
    } else {
        font(size, face.weight)
    }
}

/// What is added between letters of `size`, as a share of it: none for what is small, and less
/// than nothing for names and sentences, the larger the less.
fn spacing(size: f32, face: SlideFace) -> f32 {
    const SMALL: f32 = 34.0;
    const NAME: (f32, f32) = (44.0, -0.007);
    const SENTENCE: (f32, f32) = (84.0, -0.02);
    if !face.display || size <= SMALL {
        0.0
    } else if size <= NAME.0 {
        NAME.1 * (size - SMALL) / (NAME.0 - SMALL)
    } else {
        let share = (size.min(SENTENCE.0) - NAME.0) / (SENTENCE.0 - NAME.0);
        NAME.1 + (SENTENCE.1 - NAME.1) * share
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Weight;
    use crate::ui::look::fonts;

    const FACES: [SlideFace; 4] = [
        face(true, Weight::SemiBold),
        face(true, Weight::Medium),
        face(true, Weight::Bold),
        face(false, Weight::Regular),
    ];

    const fn face(display: bool, weight: Weight) -> SlideFace {
        SlideFace { display, weight }
    }

    /// Calls `check` with fonts that can be measured.
    fn with_fonts(check: impl Fn(&Context)) {
        let ctx = Context::default();
        ctx.set_fonts(fonts());
        for _ in 0..2 {
            let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
            output.textures_delta.clear();
        }
        check(&ctx);
    }

    #[test]
    fn text_is_never_painted_wider_than_it_was_measured() {
        let texts = [
            "More than 30 countries are to meet Zelenskyy",
            "AVATAR, Type. “Ľviv” 28–20",
            "Київ та Львів",
            "i",
        ];
        with_fonts(|ctx| {
            for (text, face) in texts.into_iter().flat_map(|text| FACES.map(|f| (text, f))) {
                for (size, scale) in [(32.0, 0.3), (44.0, 0.667), (84.0, 1.0), (120.0, 2.0)] {
                    let job = line_job(text, size, face, scale);
                    let painted = ctx.fonts_mut(|fonts| fonts.layout_job(job)).size().x;
                    let measured = SlideFonts::new(ctx).width(text, size, face) * scale;
                    // A pixel is the least that can be painted.
                    assert!(
                        painted <= measured + 1.0,
                        "{text} {face:?} {size}: {painted}"
                    );
                    assert!(
                        painted >= measured - 3.0,
                        "{text} {face:?} {size}: {painted}"
                    );
                }
            }
        });
    }

    #[test]
    fn nothing_has_no_width() {
        with_fonts(|ctx| {
            let width = SlideFonts::new(ctx).width("", 84.0, face(true, Weight::Medium));
            assert!(width.abs() < 1e-6);
        });
    }

    #[test]
    fn the_larger_the_letters_the_tighter_they_stand() {
        let display = face(true, Weight::SemiBold);
        for (size, expected) in [
            (32.0, 0.0),
            (34.0, 0.0),
            (44.0, -0.007),
            (84.0, -0.02),
            (144.0, -0.02),
        ] {
            let spacing = spacing(size, display);
            assert!((spacing - expected).abs() < 1e-6, "{size}: {spacing}");
        }
        assert!(spacing(84.0, face(false, Weight::Regular)).abs() < 1e-6);
    }
}
