//! The pane beside the comparison: the pair under the cursor with both texts, the words that
//! differ, what explains the difference and what all that rests on.

mod differing;
mod explained;
mod foot;
mod head;
mod life;
mod marked;
mod quotes;
mod sources;
mod told;

use egui::{Frame, Margin, Panel, ScrollArea, Stroke, Ui};

use crate::layout::Weight;
use crate::model::{ComparedPair, Document, Point, Side};
use crate::state::Command;
use crate::ui::widgets::{as_heading, small, text, wrapped};

use super::{Scene, words};
use differing::DifferingMemory;

pub use life::life_under_cursor;

/// The gutter of the pane, in points.
const GUTTER: i8 = 24;

/// What the pane remembers between frames.
#[derive(Default)]
pub struct PaneMemory {
    /// How often the keys have scrolled, as last followed.
    followed: i64,
    /// The words that differ on the cards.
    differing: DifferingMemory,
}

impl PaneMemory {
    /// The keys have scrolled so often for others; not for this pane.
    pub fn follow(&mut self, scene: &Scene<'_>) {
        self.followed = scene.state.detail_scrolls;
    }
}

/// The height of the buttons to the pairs beside, in points.
pub const FOOT: f32 = 56.0;

/// The width of the pane in a window of `width`, in points.
pub const fn pane_width(width: f32) -> f32 {
    if width >= 1440.0 {
        432.0
    } else if width >= 1240.0 {
        384.0
    } else {
        320.0
    }
}

/// Draws the pane at the right edge.
pub fn pane_panel(ui: &mut Ui, scene: &Scene<'_>, memory: &mut PaneMemory, out: &mut Vec<Command>) {
    let look = scene.look;
    let width = pane_width(ui.ctx().content_rect().width());
    let shown = Panel::right("compared_pair")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(look.surface()))
        .show(ui, |ui| {
            // The pane is as wide as it is, whatever stands in it.
            let inside = ui.max_rect();
            ui.expand_to_include_rect(inside);
            let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inside));
            ui.set_clip_rect(inside.intersect(ui.clip_rect()));
            head::tools_ui(&mut ui, scene, out);
            match scene.pair() {
                Some(pair) => pair_ui(&mut ui, scene, pair, memory, out),
                None => nothing_ui(&mut ui, scene),
            }
        });
    let rect = shown.response.rect;
    let edge = Stroke::new(1.0, look.line2());
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), edge);
}

fn pair_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    pair: &ComparedPair,
    memory: &mut PaneMemory,
    out: &mut Vec<Command>,
) {
    let margin = Margin {
        left: GUTTER,
        right: GUTTER,
        top: 4,
        bottom: 20,
    };
    let steps = scene.state.detail_scrolls - memory.followed;
    memory.follow(scene);
    // Drawn before the foot, so that Tab comes to it before.
    let rest = ui.available_rect_before_wrap();
    let over_foot = rest.with_max_y(rest.bottom() - FOOT);
    let mut over_foot = ui.new_child(egui::UiBuilder::new().max_rect(over_foot));
    // Another pair starts at its top.
    ScrollArea::vertical()
        .id_salt(("compared pair", scene.state.compared_pair()))
        .auto_shrink(false)
        .show(&mut over_foot, |ui| {
            if steps != 0 {
                ui.scroll_with_delta(egui::vec2(0.0, -96.0 * steps as f32));
            }
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().interact_size.y = 20.0;
                let title_says_it = head::head_ui(ui, scene, pair);
                match scene.life {
                    Some(life) => life::life_ui(ui, scene, life, &mut memory.differing),
                    None => quotes::quotes_ui(ui, scene, pair, &mut memory.differing),
                }
                if !title_says_it {
                    told::explanation_ui(ui, scene, pair);
                }
                explained::explained_ui(ui, scene, pair, out);
                told::basis_ui(ui, scene, pair);
                sources::sources_ui(ui, scene, pair, out);
            });
        });
    let foot = Frame::new()
        .fill(scene.look.surface())
        .inner_margin(Margin::symmetric(12, 8));
    Panel::bottom("compared_pair_foot")
        .exact_size(FOOT)
        .frame(foot)
        .show_separator_line(false)
        .show(ui, |ui| foot::foot_ui(ui, scene, out));
}

/// The points that have cards as their own, with their documents.
fn shown_points<'a>(scene: &Scene<'a>, pair: &ComparedPair) -> Vec<(&'a Document, &'a Point)> {
    if let Some(life) = scene.life {
        return life::points_of(scene, life);
    }
    let sides = Side::BOTH.into_iter().flat_map(|side| {
        let document = scene.document(side);
        let points = words::points(document, pair.points(side)).into_iter();
        points.map(move |point| (document, point))
    });
    sides.collect()
}

fn nothing_ui(ui: &mut Ui, scene: &Scene<'_>) {
    Frame::new()
        .inner_margin(Margin::same(GUTTER))
        .show(ui, |ui| {
            let head = "No pair passes the filter";
            let title = text(ui, 16.0, Weight::SemiBold, scene.look.t1(), head);
            as_heading(ui, &title, head);
            ui.add_space(4.0);
            let words = "Choose another topic, show what was kept, or clear the search.";
            wrapped(ui, 14.0, Weight::Regular, scene.look.t2(), words);
        });
}

/// A rule with the head of a section and a note at its right.
fn section_ui(ui: &mut Ui, scene: &Scene<'_>, title: &str, note: &str) {
    let look = scene.look;
    ui.add_space(12.0);
    let size = egui::vec2(ui.available_width(), 1.0);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let line = Stroke::new(1.0, look.line1());
    ui.painter().hline(rect.x_range(), rect.center().y, line);
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let head = text(ui, 13.0, Weight::SemiBold, look.t1(), title);
        as_heading(ui, &head, title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            small(ui, look, note);
        });
    });
    ui.add_space(2.0);
}
