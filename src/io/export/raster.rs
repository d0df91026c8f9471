//! SVG to PNG, with the bundled faces and nothing from the machine.

use std::sync::Arc;

use resvg::{tiny_skia, usvg};
use thiserror::Error;

use super::measure::bundled_faces;

/// The most pixels in either direction; more would need gigabytes of memory.
const MAX_SIDE: f32 = 16_384.0;

/// Why a picture could not be made.
#[derive(Debug, Error)]
pub enum RasterError {
    /// The document is no SVG.
    #[error("cannot read the drawing: {0}")]
    Svg(#[from] usvg::Error),
    /// The picture would be empty or too large.
    #[error("expected a picture of 1 to 16384 pixels a side, found {width} by {height}")]
    Size {
        /// In pixels.
        width: f32,
        /// In pixels.
        height: f32,
    },
    /// The pixels could not be packed.
    #[error("cannot write the picture: {0}")]
    Png(String),
}

/// The SVG document as a PNG file; `scale` is pixels per point.
///
/// # Errors
/// If `svg` is no SVG, or if the picture would be empty or larger than 16384 pixels a side.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, RasterError> {
    let options = usvg::Options {
        fontdb: Arc::new(bundled_faces()),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options)?;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let fits = |side: f32| (1.0..=MAX_SIDE).contains(&side.round());
    if !fits(width) || !fits(height) {
        return Err(RasterError::Size { width, height });
    }
    let mut pixels = tiny_skia::Pixmap::new(width.round() as u32, height.round() as u32)
        .ok_or(RasterError::Size { width, height })?;
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels
        .encode_png()
        .map_err(|error| RasterError::Png(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED_CORNER: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>\
        <rect width='5' height='5' fill='#FF0000'/></svg>";

    #[test]
    fn the_scale_gives_the_size_in_pixels() {
        for (scale, size) in [(1.0, (20, 10)), (2.0, (40, 20)), (0.5, (10, 5))] {
            let bytes = png(RED_CORNER, scale).unwrap();
            let picture = tiny_skia::Pixmap::decode_png(&bytes).unwrap();
            assert_eq!((picture.width(), picture.height()), size);
            let corner = picture.pixel(1, 1).unwrap();
            assert_eq!(
                (corner.red(), corner.green(), corner.alpha()),
                (255, 0, 255)
            );
        }
    }

    #[test]
    fn impossible_sizes_are_refused_in_words() {
        let error = png(RED_CORNER, 10_000.0).unwrap_err().to_string();
        assert!(
            error.contains("1 to 16384 pixels") && error.contains("200000"),
            "{error}"
        );
        assert!(matches!(
            png(RED_CORNER, 0.0),
            Err(RasterError::Size { .. })
        ));
        assert!(matches!(
            png(RED_CORNER, f32::NAN),
            Err(RasterError::Size { .. })
        ));
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        assert!(matches!(png("not xml", 1.0), Err(RasterError::Svg(_))));
    }
}
