//! Reads what was painted.

use egui::{Color32, FullOutput, Pos2, Rect, Shape};

/// A text that was painted.
#[derive(Debug)]
pub struct Word {
    pub text: String,
    /// The size of its letters, in points.
    pub size: f32,
    /// What its letters cover.
    pub ink: Rect,
}

/// The texts of a frame.
pub fn words(output: &FullOutput) -> Vec<Word> {
    let mut words = Vec::new();
    for clipped in &output.shapes {
        each(&clipped.shape, &mut |shape| {
            if let Shape::Text(text) = shape {
                words.push(word(text));
            }
        });
    }
    words
}

/// The areas of a frame that are filled, with their colours, in paint order.
pub fn fills(output: &FullOutput) -> Vec<(Rect, Color32)> {
    let mut fills = Vec::new();
    for clipped in &output.shapes {
        each(&clipped.shape, &mut |shape| fills.extend(filled(shape)));
    }
    fills.retain(|(rect, fill)| rect.is_positive() && fill.a() > 0);
    fills
}

/// What `shape` fills with one colour; `None` for lines and texts.
fn filled(shape: &Shape) -> Option<(Rect, Color32)> {
    match shape {
        Shape::Rect(rect) => Some((rect.rect, rect.fill)),
        Shape::Circle(circle) => Some((shape.visual_bounding_rect(), circle.fill)),
        Shape::Path(path) if path.closed => Some((shape.visual_bounding_rect(), path.fill)),
        Shape::Mesh(mesh) => {
            // Of a fade its strongest end.
            let colors = mesh.vertices.iter().map(|vertex| vertex.color);
            let strongest = colors.max_by_key(Color32::a)?;
            Some((mesh.calc_bounds(), strongest))
        }
        _ => None,
    }
}

/// Each text of a frame with its colour and the colours that it stands on.
pub fn ground_at(output: &FullOutput) -> Vec<(String, Color32, Color32)> {
    let mut grounds: Vec<(Rect, Color32)> = Vec::new();
    let mut found = Vec::new();
    for clipped in &output.shapes {
        each(&clipped.shape, &mut |shape| {
            if let Shape::Text(text) = shape {
                let Word {
                    text: words, ink, ..
                } = word(text);
                for share in [0.02, 0.25, 0.5, 0.75, 0.98] {
                    let at = Pos2::new(ink.left() + share * ink.width(), ink.center().y);
                    found.push((words.clone(), text.fallback_color, under(&grounds, at)));
                }
            }
            grounds.extend(filled(shape).filter(|(_, fill)| fill.a() > 0));
        });
    }
    found
}

/// The WCAG 2.2 contrast ratio.
pub fn contrast(one: Color32, two: Color32) -> f64 {
    let luminance = |color: Color32| {
        let linear = [color.r(), color.g(), color.b()].map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (one, two) = (luminance(one), luminance(two));
    (one.max(two) + 0.05) / (one.min(two) + 0.05)
}

fn word(text: &egui::epaint::TextShape) -> Word {
    Word {
        text: text.galley.text().to_owned(),
        size: text.galley.job.sections[0].format.font_id.size,
        ink: text.galley.mesh_bounds.translate(text.pos.to_vec2()),
    }
}

/// The colour at `at`, all that was filled there laid over each other.
fn under(grounds: &[(Rect, Color32)], at: Pos2) -> Color32 {
    let there = grounds.iter().filter(|(rect, _)| rect.contains(at));
    there.fold(Color32::TRANSPARENT, |below, (_, fill)| below.blend(*fill))
}

fn each(shape: &Shape, seen: &mut impl FnMut(&Shape)) {
    match shape {
        Shape::Vec(shapes) => {
            for shape in shapes {
                each(shape, seen);
            }
        }
        other => seen(other),
    }
}
