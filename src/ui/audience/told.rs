//! What a screen reader hears of the audience's picture: what the audience reads, and nothing
//! else.

use egui::accesskit::{Live, Role};
use egui::{Id, Rect, Sense, Ui, UiBuilder, WidgetInfo};

use crate::state::Slide;

/// What is said of a screen without a picture.
const BLACK: &str = "black screen";

/// Tells the lines of what stands in `rect`; `None` for a black screen.
pub fn tell_slide(ui: &mut Ui, rect: Rect, id: Id, spoken: Option<&[String]>) {
    let whole = ui.interact(rect, id, Sense::empty());
    let listening = ui.ctx().accesskit_node_builder(whole.id, |node| {
        node.set_role(Role::Document);
        node.set_label(if spoken.is_some() { "slide" } else { BLACK });
        node.set_live(Live::Polite);
    });
    let Some(lines) = spoken.filter(|_| listening.is_some()) else {
        return;
    };
    let inside = UiBuilder::new()
        .max_rect(rect)
        .accessibility_parent(whole.id);
    let ui = &ui.new_child(inside);
    for (at, line) in lines.iter().enumerate() {
        let response = ui.interact(rect, whole.id.with(("line", at)), Sense::empty());
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Label);
            node.set_label(line.as_str());
            node.set_value(line.as_str());
        });
    }
}

/// Tells a small picture in `rect` by its name alone.
pub fn tell_picture(ui: &Ui, rect: Rect, id: Id, name: &str) {
    let whole = ui.interact(rect, id, Sense::empty());
    whole.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
}

/// "What the audience sees: step 9 of 12, Paris".
pub fn picture_name(what: &str, slide: Option<&Slide>) -> String {
    let Some(slide) = slide else {
        return format!("{what}: {BLACK}");
    };
    let title = slide.step.title.as_str();
    match slide.place {
        Some(place) => format!("{what}: step {} of {}, {title}", place.at + 1, place.of),
        None if title.is_empty() => format!("{what}: a view off the path"),
        None => format!("{what}: {title}"),
    }
}
