//! Paints what an audience sees: on its own screen, and small on the console.
//!
//! Layout says where everything is; here are only colours, faces and movement. Nothing here takes
//! input, and nothing but the slide is told to a screen reader.

mod fonts;
mod inks;
mod moving;
mod paint;
mod pointer;
#[cfg(test)]
mod tests;
mod told;

use egui::{Color32, Rect, Ui, Vec2};

use crate::layout::{
    Legibility, SlideInput, SlideList, SlidePart, SlideShape, SlideTone, TimeView, lay_out_slide,
};
use crate::state::{AudienceTheme, Picture, Slide};

use fonts::SlideFonts;
use inks::Inks;
use moving::Moment;
use paint::{SlidePainter, part_of};

/// What is kept between the frames of one picture, so that one that stands still is not laid out
/// again.
#[derive(Debug, Default)]
pub struct AudienceMemory {
    /// The slide where it comes to rest.
    rest: Option<LaidSlide>,
    /// The slide on its way.
    on_the_way: Option<(TimeView, SlideList)>,
    /// What was painted before the slide came up, until it has faded.
    before: Option<Before>,
    /// Where the slide was on its way when it was last painted.
    reached: Option<Moment>,
}

#[derive(Debug)]
struct Before {
    list: SlideList,
    /// How much of it was there: a slide may go before all of it has come.
    reached: Moment,
}

#[derive(Debug)]
struct LaidSlide {
    key: SlideKey,
    list: SlideList,
}

/// What decides where everything is.
#[derive(Clone, Copy, Debug, PartialEq)]
struct SlideKey {
    number: u64,
    evidence: bool,
    legibility: Legibility,
    aspect: f32,
}

/// Where a slide lies on `screen`: on all of it, or in the middle of one that is narrower or wider
/// than any slide. The place of a pointer is a share of this.
pub fn slide_rect(screen: Rect) -> Rect {
    let aspect = screen.width() / screen.height().max(1.0);
    let shape = SlideList::shape_on(aspect);
    let size = Vec2::new(
        screen.width().min(screen.height() * shape),
        screen.height().min(screen.width() / shape),
    );
    Rect::from_center_size(screen.center(), size)
}

/// Fills `rect` with what the audience sees at `now_millis`. Says whether it is still moving.
///
/// `is_told` describes it to screen readers: on the audience's own screen, and not for its small
/// picture on the console, which has one name.
pub fn picture_ui(
    ui: &mut Ui,
    rect: Rect,
    picture: &Picture,
    now_millis: u64,
    is_told: bool,
    memory: &mut AudienceMemory,
) -> bool {
    let id = ui.scope_id().with("audience picture");
    let slide = picture.slide.as_ref();
    if !is_told {
        let name = told::picture_name("What the audience sees", slide);
        told::tell_picture(ui, rect, id, &name);
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let Some(slide) = slide else {
        painter.rect_filled(rect, 0.0, Color32::BLACK);
        if is_told {
            told::tell_slide(ui, rect, id, None);
        }
        return false;
    };
    let inks = Inks::new(picture.theme);
    let moment = Moment::of(slide, now_millis, picture.reduced_motion);
    memory.lay_out(ui, rect, slide, picture.legibility, moment);
    memory.paint(&painter, rect, inks, moment);
    if let Some(pointer) = picture.pointer {
        pointer::paint_pointer(&painter, slide_rect(rect), pointer, inks);
    }
    if is_told {
        let spoken = memory.rest.as_ref().map(|laid| laid.list.spoken.as_slice());
        told::tell_slide(ui, rect, id, spoken.or(Some(&[])));
    }
    moment.is_moving()
}

/// Fills `rect` with `slide` as the audience will see it: at rest, and without a pointer.
pub fn slide_picture_ui(
    ui: &mut Ui,
    rect: Rect,
    slide: &Slide,
    legibility: Legibility,
    theme: AudienceTheme,
    memory: &mut AudienceMemory,
) {
    let name = told::picture_name("What follows", Some(slide));
    told::tell_picture(ui, rect, ui.scope_id().with("picture that follows"), &name);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    memory.lay_out(ui, rect, slide, legibility, Moment::REST);
    memory.paint(&painter, rect, Inks::new(theme), Moment::REST);
}

impl AudienceMemory {
    /// How many names and texts had no room on the slide that was laid out last.
    pub fn left_out(&self) -> usize {
        self.rest.as_ref().map_or(0, |laid| laid.list.shed)
    }

    /// Lays out what is to be painted, as far as it is not yet.
    fn lay_out(
        &mut self,
        ui: &Ui,
        rect: Rect,
        slide: &Slide,
        legibility: Legibility,
        moment: Moment,
    ) {
        let key = SlideKey {
            number: slide.number,
            evidence: slide.evidence,
            legibility,
            aspect: rect.width() / rect.height().max(1.0),
        };
        if self.rest.as_ref().is_none_or(|laid| laid.key != key) {
            let list = lay_out(ui, slide, key, slide.view);
            self.on_the_way = None;
            let before = self.rest.replace(LaidSlide { key, list });
            // A picture of another size has nothing to fade from.
            if let Some(before) = before.filter(|before| before.key.number != key.number) {
                let reached = self.reached.unwrap_or(Moment::REST);
                let list = before.list;
                self.before = Some(Before { list, reached });
            }
        }
        match moment.view {
            Some(view) if self.on_the_way.as_ref().is_none_or(|(at, _)| *at != view) => {
                self.on_the_way = Some((view, lay_out(ui, slide, key, view)));
            }
            Some(_) => {}
            None => self.on_the_way = None,
        }
        if !moment.is_moving() {
            self.before = None;
        }
        self.reached = Some(moment);
    }

    /// Paints what is laid out. Beside a slide that does not fill `rect` is its ground.
    fn paint(&self, painter: &egui::Painter, rect: Rect, inks: Inks, moment: Moment) {
        painter.rect_filled(rect, 0.0, inks.tone(SlideTone::Paper));
        let Some(laid) = &self.rest else {
            return;
        };
        let rect = slide_rect(rect);
        let brush = SlidePainter {
            painter: &painter.with_clip_rect(rect.intersect(painter.clip_rect())),
            origin: rect.min,
            scale: rect.height() / SlideList::HEIGHT,
            inks,
        };
        if let Some(before) = &self.before {
            before.paint(&brush, &laid.list, moment);
        }
        let flying = self.on_the_way.as_ref().map(|(_, list)| list);
        // An axis where there was none comes like a text.
        let comes = self.before.as_ref().is_some_and(|it| !has_axis(&it.list));
        let axis = if comes { moment.body } else { 1.0 };
        let flying_shapes = flying.into_iter().flat_map(|list| &list.shapes);
        for shape in flying_shapes.filter(|shape| flies(part_of(shape))) {
            brush.shape(shape, axis);
        }
        let is_there = |shape: &SlideShape| flying.is_none() || !flies(part_of(shape));
        for shape in laid.list.shapes.iter().filter(|shape| is_there(shape)) {
            let stays = self.before.as_ref().is_some_and(|it| it.had(shape));
            let strength = match part_of(shape) {
                _ if stays => 1.0,
                part if flies(part) => axis,
                part => moment.strength(part),
            };
            brush.shape(shape, strength);
        }
    }
}

impl Before {
    /// Whether all of `shape` was there; then it stays as it is.
    fn had(&self, shape: &SlideShape) -> bool {
        self.reached.strength(part_of(shape)) >= 1.0 && self.list.shapes.contains(shape)
    }

    /// Paints what is left of it when `next` comes.
    fn paint(&self, brush: &SlidePainter<'_>, next: &SlideList, moment: Moment) {
        let shapes = self.list.shapes.iter();
        for shape in shapes.filter(|shape| goes(part_of(shape), next)) {
            if !(self.had(shape) && next.shapes.contains(shape)) {
                let reached = self.reached.strength(part_of(shape));
                brush.shape(shape, moment.before * reached);
            }
        }
    }
}

/// Whether a part moves with the axis.
const fn flies(part: SlidePart) -> bool {
    matches!(part, SlidePart::Axis | SlidePart::Items)
}

/// Whether a part of the slide before is seen to go when `next` comes: texts do, and an axis where
/// there is none any more.
fn goes(part: SlidePart, next: &SlideList) -> bool {
    match part {
        SlidePart::Names | SlidePart::Body | SlidePart::Foot | SlidePart::Banner => true,
        SlidePart::Axis | SlidePart::Items => !has_axis(next),
        SlidePart::Dots => false,
    }
}

fn has_axis(list: &SlideList) -> bool {
    let mut parts = list.shapes.iter().map(part_of);
    parts.any(|part| part == SlidePart::Axis)
}

fn lay_out(ui: &Ui, slide: &Slide, key: SlideKey, view: TimeView) -> SlideList {
    lay_out_slide(&SlideInput {
        timeline: &slide.timeline,
        step: &slide.step,
        place: slide.place,
        evidence: key.evidence,
        view,
        aspect: key.aspect,
        legibility: key.legibility,
        measure: &SlideFonts::new(ui.ctx()),
    })
}
