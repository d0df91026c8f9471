//! Pictures of the virtual screen, read from the framebuffer file that Xvfb keeps.

use std::collections::HashSet;
use std::path::Path;

/// One picture of the screen.
pub struct Screen {
    width: u32,
    height: u32,
    /// Red, green and blue of each pixel, row by row.
    pixels: Vec<[u8; 3]>,
}

impl Screen {
    /// Reads the XWD file that Xvfb keeps at `path` (the format of `XWDFile.h`, version 7).
    pub fn read(path: &Path) -> Option<Self> {
        let bytes = std::fs::read(path).ok()?;
        let field = |at: usize| {
            let four: [u8; 4] = bytes.get(at * 4..at * 4 + 4)?.try_into().ok()?;
            Some(u32::from_be_bytes(four))
        };
        let (header, width, height) = (field(0)?, field(4)?, field(5)?);
        let (line, colors) = (field(12)?, field(19)?);
        // Colour map entries are 12 bytes each.
        let start = usize::try_from(header + colors * 12).ok()?;
        let mut pixels = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let at = start + usize::try_from(y * line + x * 4).ok()?;
                let bgr = bytes.get(at..at + 3)?;
                pixels.push([bgr[2], bgr[1], bgr[0]]);
            }
        }
        Some(Self {
            width,
            height,
            pixels,
        })
    }

    fn pixel(&self, x: u32, y: u32) -> [u8; 3] {
        let (x, y) = (x.min(self.width - 1), y.min(self.height - 1));
        self.pixels[(y * self.width + x) as usize]
    }

    /// How many different colours an area of `[left, top, right, bottom]` has.
    pub fn colors(&self, area: [u32; 4]) -> usize {
        Self::points(area)
            .map(|(x, y)| self.pixel(x, y))
            .collect::<HashSet<_>>()
            .len()
    }

    /// How many pixels of an area differ between two pictures.
    pub fn differs(&self, other: &Self, area: [u32; 4]) -> usize {
        Self::points(area)
            .filter(|&(x, y)| self.pixel(x, y) != other.pixel(x, y))
            .count()
    }

    /// The middle of a block of 7 by 7 equal, saturated pixels: a solid mark.
    pub fn mark(&self, area: [u32; 4]) -> Option<[u32; 2]> {
        Self::points(area)
            .find(|&(x, y)| self.is_solid(x, y))
            .map(|(x, y)| [x, y])
    }

    fn is_solid(&self, x: u32, y: u32) -> bool {
        let color = self.pixel(x, y);
        let spread = color
            .iter()
            .max()
            .zip(color.iter().min())
            .map_or(0, |(max, min)| max - min);
        spread > 60
            && Self::points([x - 3, y - 3, x + 4, y + 4]).all(|(x, y)| self.pixel(x, y) == color)
    }

    fn points([left, top, right, bottom]: [u32; 4]) -> impl Iterator<Item = (u32, u32)> {
        (top..bottom).flat_map(move |y| (left..right).map(move |x| (x, y)))
    }
}
