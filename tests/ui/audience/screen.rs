//! A screen for an audience, and the slides of the built-in briefings.

use std::sync::Arc;

use briefline::io::builtin;
use briefline::layout::{Legibility, StepPlace, step_view};
use briefline::state::{AudienceTheme, Picture, Slide};
use briefline::ui::{AudienceMemory, picture_ui, slide_picture_ui};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;

/// A screen, and what is on it.
pub struct Screen {
    pub picture: Picture,
    pub now: u64,
    pub is_told: bool,
    /// Shown instead of the picture, as what follows.
    pub follows: Option<Slide>,
    /// What the last frame said.
    pub moving: bool,
    memory: AudienceMemory,
}

/// What can be done with a screen.
pub trait Screening {
    /// Shows `slide` in one frame.
    fn show(&mut self, slide: Slide);
    /// All that a screen reader hears, a line each.
    fn heard(&self) -> String;
    /// What is painted, to be compared.
    fn painted(&self) -> String;
}

impl Screening for Harness<'_, Screen> {
    fn show(&mut self, slide: Slide) {
        self.state_mut().picture.slide = Some(slide);
        self.step();
    }

    fn heard(&self) -> String {
        let nodes = self.root().children_recursive();
        let said = nodes.filter_map(|node| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value())
        });
        said.collect::<Vec<String>>().join("\n")
    }

    fn painted(&self) -> String {
        let shapes = self.output().shapes.iter();
        let shapes = shapes.map(|clipped| format!("{:?}", clipped.shape));
        shapes.collect::<Vec<String>>().join("\n")
    }
}

/// A light screen of `size` in the usual room.
pub fn screen(size: [f32; 2]) -> Harness<'static, Screen> {
    let picture = Picture {
        slide: None,
        pointer: None,
        legibility: Legibility::default(),
        theme: AudienceTheme::Light,
        reduced_motion: false,
    };
    let screen = Screen {
        picture,
        now: 10_000,
        is_told: true,
        follows: None,
        moving: false,
        memory: AudienceMemory::default(),
    };
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_context_setup(|ctx| ctx.set_fonts(briefline::ui::fonts()))
        .wgpu()
        .build_ui_state(draw, screen)
}

fn draw(ui: &mut egui::Ui, screen: &mut Screen) {
    // A window has no margin; the harness's area has.
    let all = ui.ctx().content_rect();
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(all));
    ui.set_clip_rect(all);
    let (ui, picture) = (&mut ui, &screen.picture);
    let memory = &mut screen.memory;
    if let Some(slide) = &screen.follows {
        let (legibility, theme) = (picture.legibility, picture.theme);
        slide_picture_ui(ui, all, slide, legibility, theme, memory);
        return;
    }
    screen.moving = picture_ui(ui, all, picture, screen.now, screen.is_told, memory);
}

/// The same with and without the evidence over each.
pub fn proven_too() -> Vec<(String, Slide)> {
    let plain = slides();
    let proven = plain.clone().into_iter().map(|(name, slide)| {
        let number = slide.number + 100;
        let slide = Slide {
            evidence: true,
            number,
            ..slide
        };
        (format!("{name}, evidence"), slide)
    });
    let proven: Vec<_> = proven.collect();
    plain.into_iter().chain(proven).collect()
}

/// Each step of both built-in briefings at rest, with a name for messages.
pub fn slides() -> Vec<(String, Slide)> {
    let (record, _) = builtin();
    let mut slides = Vec::new();
    for briefing in record.briefings() {
        for (at, step) in briefing.steps.iter().enumerate() {
            let timeline = Arc::new(record.as_known_on(step.knowledge));
            let view = step_view(&timeline, step);
            let slide = Slide {
                timeline,
                step: Arc::new(step.clone()),
                place: Some(StepPlace {
                    at,
                    of: briefing.steps.len(),
                }),
                evidence: false,
                view,
                from: None,
                number: 1 + slides.len() as u64,
            };
            let name = format!("{} {}, {}", briefing.id, at + 1, step.title);
            slides.push((name, slide));
        }
    }
    slides
}
