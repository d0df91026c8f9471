//! Which page each slab of a document goes on.
//!
//! A slab is a line of text or a picture: it is never cut. Slabs that are glued stay on one page:
//! a heading with what it is the heading of, a picture with its sentence, the first two and the
//! last two lines of a paragraph.

/// A4 in points.
pub(super) const PAGE: [f32; 2] = [595.28, 841.89];
/// The free room at the left and the right edge.
pub(super) const SIDE: f32 = 54.0;
/// The free room above the text.
pub(super) const TOP: f32 = 54.0;
/// The height of text and pictures on a page; the foot stands below.
pub(super) const ROOM: f32 = 718.0;
/// The width of text and pictures.
pub(super) const WIDTH: f32 = PAGE[0] - 2.0 * SIDE;

/// A piece of a document that is never cut, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slab {
    /// The free room above it; left out at the top of a page.
    pub(super) above: f32,
    /// Its height.
    pub(super) height: f32,
    /// Whether it stays on one page with the next slab.
    pub(super) glued: bool,
}

/// Where a slab stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// From 0.
    pub(super) page: usize,
    /// The distance of its top from the top of the page, in points.
    pub(super) y: f32,
}

/// Places `slabs` on pages, in their order. What is glued together moves to the next page as a
/// whole if it does not fit on this one; if it does not fit on any page, the glue gives way.
pub(super) fn paginate(slabs: &[Slab]) -> Vec<Place> {
    let mut places = Vec::with_capacity(slabs.len());
    let (mut page, mut used) = (0, 0.0);
    for chain in slabs.split_inclusive(|slab| !slab.glued) {
        let heights = chain.iter().map(|slab| slab.above + slab.height);
        let whole = heights.sum::<f32>() - chain.first().map_or(0.0, |first| first.above);
        let above = if used > 0.0 { chain[0].above } else { 0.0 };
        if used > 0.0 && used + above + whole > ROOM && whole <= ROOM {
            (page, used) = (page + 1, 0.0);
        }
        for slab in chain {
            let mut above = if used > 0.0 { slab.above } else { 0.0 };
            if used > 0.0 && used + above + slab.height > ROOM {
                (page, used, above) = (page + 1, 0.0, 0.0);
            }
            places.push(Place {
                page,
                y: TOP + used + above,
            });
            used += above + slab.height;
        }
    }
    places
}

/// The height of a picture of `size` on a page, as wide as the text or as high as fits.
pub(super) fn picture_size(size: [f32; 2], highest: f32) -> [f32; 2] {
    let [width, height] = size.map(|side| side.max(1.0));
    let scale = (WIDTH / width).min(highest / height);
    [width * scale, height * scale]
}

/// "3 of 12", at the foot of a page.
pub(super) fn page_number(page: usize, pages: usize) -> String {
    format!("{} of {pages}", page + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slab(height: f32, glued: bool) -> Slab {
        Slab {
            above: 10.0,
            height,
            glued,
        }
    }

    fn pages(slabs: &[Slab]) -> Vec<usize> {
        paginate(slabs).iter().map(|place| place.page).collect()
    }

    #[test]
    fn a_page_is_filled_before_the_next_one() {
        let three = [slab(300.0, false), slab(300.0, false), slab(300.0, false)];
        assert_eq!(pages(&three), [0, 0, 1]);
        let places = paginate(&three);
        let tops: Vec<f32> = places.iter().map(|place| place.y - TOP).collect();
        assert_eq!(
            tops,
            [0.0, 310.0, 0.0],
            "no room above at the top of a page"
        );
    }

    #[test]
    fn a_heading_goes_with_what_follows_it() {
        let slabs = [slab(600.0, false), slab(20.0, true), slab(200.0, false)];
        assert_eq!(pages(&slabs), [0, 1, 1]);
    }

    #[test]
    fn what_is_glued_and_higher_than_a_page_is_parted() {
        let slabs = [slab(500.0, true), slab(500.0, true), slab(100.0, false)];
        assert_eq!(pages(&slabs), [0, 1, 1]);
    }

    #[test]
    fn a_picture_is_as_wide_as_the_text_unless_it_is_too_high() {
        for (size, placed) in [
            ([2.0 * WIDTH, 400.0], [WIDTH, 200.0]),
            ([100.0, 1000.0], [60.0, 600.0]),
        ] {
            let [width, height] = picture_size(size, 600.0);
            assert!((width - placed[0]).abs() < 0.01 && (height - placed[1]).abs() < 0.01);
        }
    }

    proptest! {
        #[test]
        fn no_slab_leaves_its_page_and_none_overlap(
            heights in prop::collection::vec((1.0_f32..700.0, any::<bool>()), 0..40),
        ) {
            let slabs: Vec<Slab> = heights.iter().map(|(it, glued)| slab(*it, *glued)).collect();
            let places = paginate(&slabs);
            prop_assert_eq!(places.len(), slabs.len());
            for (place, slab) in places.iter().zip(&slabs) {
                prop_assert!(place.y + slab.height <= TOP + ROOM + 0.01);
            }
            for (pair, slab) in places.windows(2).zip(&slabs) {
                let follows = pair[1].page == pair[0].page + 1
                    || (pair[1].page == pair[0].page && pair[1].y >= pair[0].y + slab.height);
                prop_assert!(follows, "{pair:?}");
            }
        }
    }
}
