//! What a frame costs: sorting the items once, layout at three zooms, and a whole frame of the
//! window up to the meshes that the graphics card gets, while a hand drags the canvas or the day
//! of knowledge.
//!
//! `cargo bench` takes about two minutes once it is built; `cargo bench -- scrub` runs a part. Nothing here depends on the machine's
//! settings, its clock or its display.

use std::hint::black_box;
use std::time::Duration;

use briefline::app::{Clock, Pace, Preferences, Shell};
use briefline::io::export::FontMeasure;
use briefline::io::generate::{generate, generate_changing};
use briefline::io::read_text;
use briefline::layout::{CanvasIndex, ColourBy, LayoutInput, LayoutMemory, TimeView, lay_out};
use briefline::model::{
    CivilDate, ClaimIx, ItemIx, ItemSet, KnowledgeDate, MILLIS_PER_DAY, TimePoint, Timeline,
    TimelineParts,
};
use briefline::state::{Command, Loaded, Now, Origin};
use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, SamplingMode};
use emath::Vec2;

/// The window in points, and the canvas where it is laid out alone.
const SIZE: Vec2 = Vec2::new(1366.0, 768.0);
/// How far a hand moves the canvas between two frames, in points.
const STEP: f32 = 7.0;
/// Steps in one direction before the canvas is moved back.
const STEPS: usize = 40;
/// The most items and changes of items that are generated and read as one text.
const CHUNK: usize = 100_000;
/// The points of the overview strip, along which the day of knowledge is dragged.
const STRIP: u16 = 1_150;

/// How much time the canvas shows.
#[derive(Clone, Copy)]
enum Zoom {
    All,
    Year,
    Week,
}

impl Zoom {
    const EACH: [Self; 3] = [Self::All, Self::Year, Self::Week];

    const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Year => "year",
            Self::Week => "week",
        }
    }

    /// What it shows of generated items: everything, or the time from March 2023 on.
    fn view(self, index: &CanvasIndex) -> TimeView {
        let days = match self {
            Self::All => {
                let range = index.range().expect("generated items have dates");
                return TimeView::fit(range, 0.04);
            }
            Self::Year => 365,
            Self::Week => 7,
        };
        TimeView::new(march_2023(), (days * MILLIS_PER_DAY) as f64)
    }
}

fn march_2023() -> TimePoint {
    CivilDate::new(2023, 3, 1)
        .and_then(TimePoint::from_civil)
        .expect("a date")
}

/// A timeline with its items sorted.
struct Sorted {
    timeline: Timeline,
    shown: ItemSet,
    index: CanvasIndex,
}

impl Sorted {
    fn new(items: usize) -> Self {
        let timeline = made_up(items, 0);
        let shown = timeline.known().clone();
        let index = CanvasIndex::new(&timeline, &shown);
        Self {
            timeline,
            shown,
            index,
        }
    }

    fn input<'a>(&'a self, view: TimeView, text: &'a FontMeasure) -> LayoutInput<'a> {
        LayoutInput {
            timeline: &self.timeline,
            index: &self.index,
            view,
            size: SIZE,
            scroll_y: 0.0,
            selected: None,
            lit: None,
            today: None,
            knowledge: None,
            ghosts: false,
            colour_by: ColourBy::Track,
            text,
            folded: &[],
        }
    }
}

/// A generated timeline, each item of which is believed otherwise `changes` times. One text holds
/// at most [`CHUNK`] entries, as larger ones exceed what a file may hold; the rest comes from
/// further seeds.
fn made_up(items: usize, changes: usize) -> Timeline {
    let mut all = TimelineParts::default();
    let chunk = CHUNK / (1 + changes);
    for seed in 1.. {
        let missing = items - all.items.len();
        if missing == 0 {
            break;
        }
        let text = generate_changing(missing.min(chunk), changes, seed);
        let loaded = read_text("generated", &text).timeline;
        let parts = loaded.expect("a timeline").record().clone();
        if seed == 1 {
            all = parts;
        } else {
            append(&mut all, parts, seed);
        }
    }
    Timeline::new(all)
}

/// Adds the items of `parts` and what belongs to them. No text has more tracks or sources than
/// the first, so their places hold.
fn append(all: &mut TimelineParts, mut parts: TimelineParts, seed: u64) {
    let (items, claims) = (all.items.len(), all.claims.len());
    let moved = |ix: ItemIx| ItemIx::from(ix.index() + items);
    for item in &mut parts.items {
        item.id = format!("{seed}-{}", item.id);
        for link in &mut item.links {
            link.target = moved(link.target);
        }
    }
    for claim in &mut parts.claims {
        claim.id = format!("{seed}-{}", claim.id);
        claim.item = claim.item.map(moved);
    }
    all.items.append(&mut parts.items);
    all.claims.append(&mut parts.claims);
    let revised = parts.item_revisions.into_iter();
    all.item_revisions
        .extend(revised.map(|(ix, revisions)| (moved(ix), revisions)));
    let revised = parts.claim_revisions.into_iter();
    all.claim_revisions
        .extend(revised.map(|(ix, revisions)| (ClaimIx::from(ix.index() + claims), revisions)));
}

/// Steps to and fro, so that the view stays where the items are.
fn swing(step: usize) -> f32 {
    if (step / STEPS).is_multiple_of(2) {
        STEP
    } else {
        -STEP
    }
}

fn group<'a>(criterion: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group
        .sample_size(20)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(1_500));
    group
}

/// Sorting and layout, size by size, so that one timeline at a time is in memory.
fn layout(criterion: &mut Criterion) {
    let text = FontMeasure::new();
    for items in [1_000, 100_000, 1_000_000] {
        let sorted = Sorted::new(items);
        let mut sorting = group(criterion, "index");
        sorting.sample_size(10);
        sorting.bench_function(BenchmarkId::from_parameter(items), |bench| {
            bench.iter(|| CanvasIndex::new(&sorted.timeline, &sorted.shown));
        });
        sorting.finish();
        let mut fresh = group(criterion, "lay_out/fresh");
        for zoom in Zoom::EACH {
            let input = sorted.input(zoom.view(&sorted.index), &text);
            fresh.bench_function(BenchmarkId::new(zoom.name(), items), |bench| {
                bench.iter_batched_ref(
                    LayoutMemory::default,
                    |memory| lay_out(&input, memory),
                    BatchSize::SmallInput,
                );
            });
        }
        fresh.finish();
        let mut panning = group(criterion, "lay_out/panning");
        for zoom in Zoom::EACH {
            panning.bench_function(BenchmarkId::new(zoom.name(), items), |bench| {
                let mut input = sorted.input(zoom.view(&sorted.index), &text);
                let mut memory = LayoutMemory::default();
                let mut step = 0;
                bench.iter(|| {
                    let part = f64::from(swing(step) / SIZE.x);
                    step += 1;
                    input.view = input.view.pan_fraction(part);
                    lay_out(&input, &mut memory)
                });
            });
        }
        panning.finish();
    }
}

/// The program without a window system.
struct Bench {
    ctx: egui::Context,
    shell: Shell,
    frames: u32,
}

impl Bench {
    /// A window on the timeline at `path`.
    fn open(path: std::path::PathBuf) -> Self {
        let mut bench = Self::new();
        bench.shell.open(Some(path), KnowledgeDate::Latest);
        bench.rest();
        bench
    }

    /// A window on `timeline`, as if it had been read.
    fn show(timeline: Timeline) -> Self {
        let mut bench = Self::new();
        bench.shell.open(None, KnowledgeDate::Latest);
        // The first reading is of the built-in chronology, and this is what it finds.
        bench.shell.push(Command::Loaded {
            ticket: 1,
            loaded: Box::new(Loaded::new(timeline, Origin::Builtin, Vec::new())),
        });
        bench.rest();
        bench
    }

    /// An empty window.
    fn new() -> Self {
        let ctx = egui::Context::default();
        let today = CivilDate::new(2026, 11, 22).expect("a date");
        let clock = Clock::Fixed(Now {
            millis: 10_000,
            today,
        });
        let mut shell = Shell::new(&ctx, Preferences::default(), clock, Pace::AtOnce);
        shell.push(Command::SetReducedMotion { reduced: true });
        shell.push(Command::DismissHint);
        Self {
            ctx,
            shell,
            frames: 0,
        }
    }

    /// Draws until what was asked for is on screen and animations have ended.
    fn rest(&mut self) {
        for _ in 0..60 {
            black_box(self.frame());
        }
    }

    /// Shows `zoom`.
    fn zoom(&mut self, zoom: Zoom) {
        let days = match zoom {
            Zoom::All => None,
            Zoom::Year => Some(365),
            Zoom::Week => Some(7),
        };
        self.shell
            .push(days.map_or(Command::FitAll, |days| Command::ShowRange {
                range: march_2023()..march_2023().saturating_add_millis(days * MILLIS_PER_DAY),
            }));
        self.rest();
    }

    /// One frame, from commands to meshes.
    fn frame(&mut self) -> Vec<egui::ClippedPrimitive> {
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE)),
            time: Some(f64::from(self.frames) / 60.0),
            ..egui::RawInput::default()
        };
        self.frames += 1;
        let shell = &mut self.shell;
        let output = self.ctx.run_ui(input, |ui| {
            shell.logic(ui.ctx());
            shell.ui(ui);
        });
        self.ctx.tessellate(output.shapes, output.pixels_per_point)
    }
}

/// Whole frames while a hand drags the canvas.
fn frames(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    for items in [1_000, 100_000] {
        let path = folder.path().join(format!("{items}.toml"));
        std::fs::write(&path, generate(items, 1)).expect("room for a file");
        let mut bench = Bench::open(path);
        assert_eq!(
            bench.shell.state().timeline.item_count(),
            items,
            "the timeline is open"
        );
        let mut group = group(criterion, "frame/panning");
        for zoom in Zoom::EACH {
            bench.zoom(zoom);
            let canvas = bench.shell.canvas();
            assert!(
                canvas.marks.len() + canvas.clusters.len() > 0,
                "nothing is drawn at zoom {}",
                zoom.name()
            );
            let mut step = 0;
            group.bench_function(BenchmarkId::new(zoom.name(), items), |timer| {
                timer.iter(|| {
                    let points = swing(step);
                    step += 1;
                    bench.shell.push(Command::PanPoints { points });
                    bench.frame()
                });
            });
        }
        group.finish();
    }
}

/// The days under a hand that drags the handle along the strip, a point a frame, over all that
/// was ever believed.
fn days_under_hand(timeline: &Timeline) -> Vec<CivilDate> {
    let days = timeline.knowledge_days();
    let ends = [days.first(), days.last()].map(|day| day.copied().and_then(TimePoint::from_civil));
    let [Some(first), Some(last)] = ends else {
        panic!("items that change change on some day");
    };
    let point = last.millis_since(first) / i64::from(STRIP);
    let points = (0..=i64::from(STRIP)).map(|at| first.saturating_add_millis(at * point).civil());
    points.collect()
}

/// Whole frames while a hand drags the day of knowledge to and fro. Each sample is one frame, so
/// that the median is that of the frames.
fn scrubbing(criterion: &mut Criterion) {
    const ITEMS: usize = 100_000;
    const CHANGES: usize = 20;
    let timeline = made_up(ITEMS, CHANGES);
    let days = days_under_hand(&timeline);
    let mut bench = Bench::show(timeline);
    assert_eq!(bench.shell.state().timeline.item_count(), ITEMS);
    let mut group = group(criterion, "frame/scrubbing");
    group
        .sample_size(STRIP.into())
        .measurement_time(Duration::from_millis(1));
    for zoom in Zoom::EACH {
        let date = KnowledgeDate::On(days[0]);
        bench.shell.push(Command::SetKnowledgeDate { date });
        bench.zoom(zoom);
        let mut step = 0;
        group.bench_function(BenchmarkId::new(zoom.name(), ITEMS), |timer| {
            timer.iter(|| {
                let there_and_back = 2 * usize::from(STRIP);
                step = (step + 1) % there_and_back;
                let date = KnowledgeDate::On(days[step.min(there_and_back - step)]);
                bench.shell.push(Command::ScrubKnowledge { date });
                bench.frame()
            });
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    layout(&mut criterion);
    frames(&mut criterion);
    scrubbing(&mut criterion);
    criterion.final_summary();
}
