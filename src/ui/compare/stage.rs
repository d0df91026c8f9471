//! The laid-out comparison between frames: laid out again only when something that it depends on
//! has changed. When the cursor moves, the rows scroll so far that its pair is in sight.

use std::sync::Arc;

use egui::Vec2;

use crate::layout::{
    ComparisonInput, ComparisonLayout, LifeColumn, LifeLayout, LivesInput, lay_out_comparison,
    lay_out_lives, pair_groups,
};
use crate::model::{Comparison, Document, DocumentIx, PairFilter, PointLife};
use crate::state::ComparisonForm;
use crate::ui::measure::WindowMeasure;

use super::kept::Shown;
use super::{Scene, words};

/// What a layout depends on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    shown: Shown,
    /// Which pairs or lives of it are there, and in what order.
    filter: PairFilter,
    selected: Option<usize>,
    size: Vec2,
    pixels_per_point: u32,
}

impl Key {
    fn of(ctx: &egui::Context, scene: &Scene<'_>, size: Vec2) -> Self {
        Self {
            shown: Shown::of(scene.state, scene.comparison),
            filter: scene.state.comparing.filter.clone(),
            selected: scene.state.compared_pair(),
            size,
            pixels_per_point: ctx.pixels_per_point().to_bits(),
        }
    }
}

/// What is counted over all pairs, and again only if need be.
#[derive(Default)]
pub struct TopicCounts {
    /// Held, as another comparison may come to stand where one that nobody holds has stood.
    comparison: Option<Arc<Comparison>>,
    filter: PairFilter,
    form: ComparisonForm,
    /// The topics with how many pairs touch each.
    pub topics: Vec<(String, usize)>,
    /// How many pairs are hidden only because they were kept.
    pub kept: usize,
}

impl TopicCounts {
    /// Counts again if something has changed.
    pub fn of(&mut self, scene: &Scene<'_>) -> &Self {
        let now = scene.state.comparison();
        let comparing = &scene.state.comparing;
        let is_same = self.comparison.as_ref().map(Arc::as_ptr) == now.map(Arc::as_ptr);
        if !is_same {
            self.topics = scene.comparison.topics(scene.timeline);
            self.comparison = now.cloned();
        }
        if !is_same || self.filter != comparing.filter || self.form != comparing.form {
            self.kept = hidden_as_kept(scene);
            self.filter.clone_from(&comparing.filter);
            self.form = comparing.form;
        }
        self
    }
}

/// How many more pairs would be shown if what was kept were not hidden.
fn hidden_as_kept(scene: &Scene<'_>) -> usize {
    let comparing = &scene.state.comparing;
    let is_lives = comparing.form == ComparisonForm::Lives;
    if !comparing.filter.hide_kept || is_lives {
        return 0;
    }
    let filter = PairFilter {
        hide_kept: false,
        ..comparing.filter.clone()
    };
    let all = scene.comparison.shown(scene.timeline, &filter).len();
    all.saturating_sub(scene.state.shown_pairs().len())
}

/// A form of the comparison that is laid out and scrolled.
pub trait Scrolled: Default {
    /// Lays out, scrolled by `scroll_y` points or as far as there is anything to scroll.
    fn laid_out(ctx: &egui::Context, scene: &Scene<'_>, size: Vec2, scroll_y: f32) -> Self;

    /// How far it can be scrolled, in points.
    fn longest_scroll(&self) -> f32;

    /// How far it is scrolled, in points.
    fn scrolled(&self) -> f32;

    /// How far to scroll for the selected row to be in sight; `None` if none is selected.
    fn scroll_to_selected(&self) -> Option<f32>;
}

/// One form, and how far it is scrolled.
#[derive(Default)]
pub struct Laid<L> {
    key: Option<Key>,
    scroll_y: f32,
    pub layout: L,
}

impl<L: Scrolled> Laid<L> {
    /// Scrolls by so many points from the next frame on.
    pub fn scroll(&mut self, points: f32) {
        self.scroll_y = (self.scroll_y + points).clamp(0.0, self.layout.longest_scroll());
    }

    /// Lays out if need be.
    pub fn set(&mut self, ctx: &egui::Context, scene: &Scene<'_>, size: Vec2) {
        let key = Some(Key::of(ctx, scene, size));
        let is_same = key == self.key;
        let rests = self.scroll_y.to_bits() == self.layout.scrolled().to_bits();
        if is_same && rests {
            return;
        }
        self.layout = L::laid_out(ctx, scene, size, self.scroll_y);
        self.scroll_y = self.layout.scrolled();
        let to = self.layout.scroll_to_selected();
        if let Some(to) = to.filter(|to| !is_same && (to - self.scroll_y).abs() > 0.5) {
            self.layout = L::laid_out(ctx, scene, size, to);
            self.scroll_y = self.layout.scrolled();
        }
        self.key = key;
    }
}

impl Scrolled for ComparisonLayout {
    fn laid_out(ctx: &egui::Context, scene: &Scene<'_>, size: Vec2, scroll_y: f32) -> Self {
        let order = scene.state.comparing.filter.order;
        let shown = scene.state.shown_pairs();
        let groups = pair_groups(scene.timeline, scene.comparison, shown, order);
        let captions = scene.documents.map(|it| words::caption(scene.timeline, it));
        let [left, right] = scene.documents;
        let input = ComparisonInput {
            points: [&left.points, &right.points],
            heads: [[&left.title, &captions[0]], [&right.title, &captions[1]]],
            pairs: &scene.comparison.pairs,
            groups: &groups,
            selected: scene.state.compared_pair(),
            size,
            scroll_y,
            whole: false,
        };
        lay_out_comparison(&input, &WindowMeasure::new(ctx))
    }

    fn longest_scroll(&self) -> f32 {
        Self::longest_scroll(self)
    }

    fn scrolled(&self) -> f32 {
        self.scrolled
    }

    fn scroll_to_selected(&self) -> Option<f32> {
        self.scroll_to_selected
    }
}

impl Scrolled for LifeLayout {
    fn laid_out(ctx: &egui::Context, scene: &Scene<'_>, size: Vec2, scroll_y: f32) -> Self {
        let lives = scene.state.lives();
        let documents = documents_of(scene, lives);
        let captions: Vec<String> = documents
            .iter()
            .map(|(_, it)| words::caption(scene.timeline, it))
            .collect();
        let columns = documents.iter().zip(&captions);
        let columns: Vec<LifeColumn<'_>> = columns
            .map(|((ix, document), caption)| LifeColumn {
                document: *ix,
                words: [&document.short_title, caption],
                points: &document.points,
            })
            .collect();
        let input = LivesInput {
            documents: &columns,
            lives,
            shown: scene.state.shown_lives(),
            selected: lives.iter().position(|life| is_selected(scene, life)),
            size,
            scroll_y,
            whole: false,
        };
        lay_out_lives(&input, &WindowMeasure::new(ctx))
    }

    fn longest_scroll(&self) -> f32 {
        Self::longest_scroll(self)
    }

    fn scrolled(&self) -> f32 {
        self.scrolled
    }

    fn scroll_to_selected(&self) -> Option<f32> {
        self.scroll_to_selected
    }
}

/// The documents in the order of the cells.
fn documents_of<'a>(scene: &Scene<'a>, lives: &[PointLife]) -> Vec<(DocumentIx, &'a Document)> {
    let Some(first) = lives.first() else {
        return Vec::new();
    };
    let cells = first.cells.iter();
    cells
        .filter_map(|cell| Some((cell.document, scene.timeline.document(cell.document)?)))
        .collect()
}

/// Whether the cursor stands on a point of the life.
fn is_selected(scene: &Scene<'_>, life: &PointLife) -> bool {
    let Some(cursor) = scene.state.comparing.cursor else {
        return false;
    };
    let document = scene.comparison.document(cursor.side);
    let mut cells = life.cells.iter();
    cells.any(|cell| cell.document == document && cell.points.contains(&cursor.point))
}
