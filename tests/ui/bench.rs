//! The workbench of these tests: the program at a fixed time, with work done at once and views
//! that cut instead of moving.

use briefline::app::{Clock, Pace, Preferences, Shell};
use briefline::model::{CivilDate, ItemIx, KnowledgeDate};
use briefline::state::{Command, Now, State, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;

/// The program under test; it is made in the first frame.
#[derive(Default)]
pub struct Bench {
    shell: Option<Shell>,
    first: Vec<Command>,
}

impl Bench {
    pub fn shell(&self) -> &Shell {
        self.shell.as_ref().expect("the first frame has been drawn")
    }
}

/// What the user sees.
pub trait Sees {
    fn sees(&self) -> &State;
    fn tell(&mut self, command: Command);
    /// Has a command run in the next frame, and draws none.
    fn queue(&mut self, command: Command);
    fn item(&self, id: &str) -> ItemIx;
}

impl Sees for Harness<'_, Bench> {
    fn sees(&self) -> &State {
        self.state().shell().state()
    }

    fn tell(&mut self, command: Command) {
        self.queue(command);
        self.run();
    }

    fn queue(&mut self, command: Command) {
        self.state_mut()
            .shell
            .as_mut()
            .expect("a shell")
            .push(command);
    }

    fn item(&self, id: &str) -> ItemIx {
        self.sees()
            .timeline
            .item_by_id(id)
            .expect("an item of the built-in chronology")
    }
}

/// Types `text` into what has the keyboard.
pub fn type_text(harness: &mut Harness<'_, Bench>, text: &str) {
    for letter in text.chars() {
        harness.event(egui::Event::Text(letter.to_string()));
        harness.run();
    }
}

pub fn day(year: i64, month: u8, day: u8) -> CivilDate {
    CivilDate::new(year, month, day).expect("a date")
}

pub fn on(year: i64, month: u8, of: u8) -> KnowledgeDate {
    KnowledgeDate::On(day(year, month, of))
}

pub fn know(harness: &mut Harness<'_, Bench>, date: KnowledgeDate) {
    harness.tell(Command::SetKnowledgeDate { date });
}

/// All that a screen reader can hear of the window.
pub fn heard(harness: &Harness<'_, Bench>) -> String {
    let nodes = harness.root().children_recursive();
    let said = nodes.flat_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value(), node.description()]
    });
    said.flatten().collect::<Vec<String>>().join("\n")
}

/// The built-in chronology in a window of `width` by `height` points.
pub fn open(width: f32, height: f32, theme: Theme) -> Harness<'static, Bench> {
    open_with(
        width,
        height,
        vec![Command::SetTheme { theme }, Command::OpenBuiltin],
    )
}

/// A window in which `commands` are the first to run.
pub fn open_with(width: f32, height: f32, commands: Vec<Command>) -> Harness<'static, Bench> {
    let mut first = vec![
        Command::SetReducedMotion { reduced: true },
        Command::DismissHint,
    ];
    first.extend(commands);
    let bench = Bench { shell: None, first };
    let mut harness = Harness::builder()
        .with_size([width, height])
        .with_pixels_per_point(1.0)
        .with_max_steps(24)
        .with_context_setup(|ctx| ctx.set_fonts(briefline::ui::fonts()))
        .wgpu()
        .build_ui_state(
            |ui, bench: &mut Bench| {
                let shell = bench.shell.get_or_insert_with(|| {
                    let clock = Clock::Fixed(fixed_now());
                    let preferences = Preferences::default();
                    let mut shell = Shell::new(ui.ctx(), preferences, clock, Pace::AtOnce);
                    for command in bench.first.drain(..) {
                        shell.push(command);
                    }
                    shell
                });
                shell.logic(ui.ctx());
                // A window has no margin; the harness's area has.
                let all = ui.ctx().content_rect();
                let mut whole = ui.new_child(egui::UiBuilder::new().max_rect(all));
                whole.set_clip_rect(all);
                shell.ui(&mut whole);
            },
            bench,
        );
    harness.run();
    harness
}

/// A moment after the chronology ends.
fn fixed_now() -> Now {
    Now {
        millis: 10_000,
        today: CivilDate::new(2026, 11, 22).expect("a date"),
    }
}
