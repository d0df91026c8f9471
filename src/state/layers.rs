//! What lies above the canvas, and how Esc takes it away, one layer at a time.

use crate::model::{Cut, ItemIx, TrackIx};

use super::{
    ClusterSummary, Command, Direction, Effect, NotedTime, Now, PresentingPlace, State, Tone,
    commands::offered_commands,
};

/// Something that lies above the canvas until it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The full title of the item under the pointer.
    Tip {
        /// Which item.
        item: ItemIx,
    },
    /// The palette of commands.
    Palette {
        /// The words as typed.
        query: String,
        /// The place of the cursor among the commands found.
        cursor: usize,
    },
    /// The sheet of keys.
    KeySheet {
        /// The words as typed.
        query: String,
    },
    /// The question for a date to go to.
    GoTo {
        /// The text as typed.
        text: String,
        /// Why it cannot be read; `None` if it has not been tried.
        error: Option<String>,
    },
    /// The question for a day of knowledge.
    KnownOn {
        /// The text as typed.
        text: String,
        /// Why it cannot be read; `None` if it has not been tried.
        error: Option<String>,
    },
    /// What is wrong with the file.
    Problems,
    /// The members of a cluster.
    ClusterList {
        /// The crowd.
        cluster: ClusterSummary,
    },
    /// The items of a track that have no date.
    UndatedList {
        /// Which track.
        track: TrackIx,
        /// Those that the canvas holds, in file order.
        items: Vec<ItemIx>,
    },
    /// The choices of the filter.
    FilterPanel,
    /// The choices of issues and figures to follow.
    FollowPanel,
    /// The question which briefing to hand out.
    Handout {
        /// Whether the notes of the speaker are printed.
        notes: bool,
    },
    /// Files opened lately and settings.
    Menu,
    /// The question which briefing to tell: [`State::briefings_to_tell`].
    AskBriefing {
        /// The place of the cursor among them.
        cursor: usize,
    },
    /// The question where the audience's picture goes and how it looks.
    AskDisplay,
    /// The question how much time is left for a briefing.
    AskTime {
        /// The text as typed.
        text: String,
        /// What the path would be, or why it cannot be; `None` while nothing is typed.
        cut: Option<Result<Cut, String>>,
    },
    /// The question whether to keep the times that were noted, one a step of the briefing.
    KeepTimes {
        /// The steps in their order.
        times: Vec<NotedTime>,
    },
}

impl Layer {
    /// The palette before anything is typed.
    pub(super) const fn palette() -> Self {
        Self::Palette {
            query: String::new(),
            cursor: 0,
        }
    }

    /// The sheet of keys before anything is typed.
    pub(super) const fn key_sheet() -> Self {
        Self::KeySheet {
            query: String::new(),
        }
    }

    /// The question for a date before anything is typed.
    pub(super) const fn go_to() -> Self {
        Self::GoTo {
            text: String::new(),
            error: None,
        }
    }

    /// The question for a day of knowledge before anything is typed.
    pub(super) const fn known_on() -> Self {
        Self::KnownOn {
            text: String::new(),
            error: None,
        }
    }

    /// The question for the time that is left before anything is typed.
    pub(super) const fn ask_time() -> Self {
        Self::AskTime {
            text: String::new(),
            cut: None,
        }
    }

    /// Whether both are of one kind, whatever they hold.
    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl State {
    /// The layer on top; `None` if the canvas lies bare.
    pub fn top_layer(&self) -> Option<&Layer> {
        self.layers.last()
    }

    /// Whether a layer of the kind of `layer` is open, whatever it holds.
    pub fn has_layer(&self, layer: &Layer) -> bool {
        self.layers.iter().any(|open| open.is_like(layer))
    }

    /// Puts `layer` on top, in place of another of its kind. A tip never outlives it.
    pub(super) fn put_layer(&mut self, layer: Layer) -> Vec<Effect> {
        self.layers
            .retain(|open| !open.is_like(&layer) && !matches!(open, Layer::Tip { .. }));
        self.layers.push(layer);
        Vec::new()
    }

    /// Opens `layer`, or closes it if one of its kind is open.
    pub(super) fn toggle_layer(&mut self, layer: Layer) -> Vec<Effect> {
        if self.has_layer(&layer) {
            self.layers.retain(|open| !open.is_like(&layer));
            return Vec::new();
        }
        self.put_layer(layer)
    }

    /// Shows the full title of the item under the pointer; never above another layer.
    pub(super) fn show_tip(&mut self, item: ItemIx) -> Vec<Effect> {
        let covers = |layer: &Layer| {
            !matches!(
                layer,
                Layer::Tip { .. } | Layer::FilterPanel | Layer::FollowPanel
            )
        };
        if self.timeline.is_known(item) && !self.layers.iter().any(covers) {
            self.hide_tip();
            self.layers.push(Layer::Tip { item });
        }
        Vec::new()
    }

    /// Takes the tip away.
    pub(super) fn hide_tip(&mut self) -> Vec<Effect> {
        self.layers
            .retain(|layer| !matches!(layer, Layer::Tip { .. }));
        Vec::new()
    }

    /// Takes away one thing: the top layer, a number being typed, what is special about
    /// presenting and presenting itself, the search, the evidence, the comparison, the changes,
    /// the cursor on a row, the details, the selection. A search behind the audience's back goes
    /// before exploring does. With nothing left it does nothing; the program stays.
    pub(super) fn close_top(&mut self, now: Now) -> Vec<Effect> {
        if self.layers.pop().is_some() || self.number.take().is_some() {
            return Vec::new();
        }
        let explores = self.presenting_place() == PresentingPlace::Exploring;
        if explores && self.close_any_search() {
            return Vec::new();
        }
        if let Some(effects) = self.close_presenting(now) {
            return effects;
        }
        if self.close_any_search() {
            return Vec::new();
        }
        if self.knowing.evidence && self.selection.is_some() {
            self.knowing.evidence = false;
            return Vec::new();
        }
        if self.is_comparing() {
            return self.leave_comparison();
        }
        if self.knowing.changes.open {
            self.knowing.changes.open = false;
            return Vec::new();
        }
        if self.following.cursor.take().is_some() {
            return Vec::new();
        }
        if self.selection.is_some() && self.settings.detail_open {
            return self.change_settings(|settings| settings.detail_open = false);
        }
        self.put_selection(None)
    }

    /// Changes what is typed into the open layer that is like `empty`; that takes back its
    /// cursor and its error.
    pub(super) fn type_into(&mut self, empty: Layer, text: &str) -> Vec<Effect> {
        if let Some(open) = self.layers.iter_mut().find(|open| open.is_like(&empty)) {
            *open = empty;
            if let Layer::Palette { query: typed, .. }
            | Layer::KeySheet { query: typed }
            | Layer::GoTo { text: typed, .. }
            | Layer::KnownOn { text: typed, .. } = open
            {
                text.clone_into(typed);
            }
        }
        Vec::new()
    }

    /// Moves the cursor of the palette, from the last command to the first and back.
    pub(super) fn move_palette_cursor(&mut self, direction: Direction) -> Vec<Effect> {
        let (comparing, presenting) = (self.is_comparing(), self.presenting_place());
        for layer in &mut self.layers {
            if let Layer::Palette { query, cursor } = layer {
                let count = offered_commands(query, comparing, presenting).len().max(1);
                *cursor = match direction {
                    Direction::Forward => (*cursor + 1) % count,
                    Direction::Backward => (*cursor + count - 1) % count,
                };
            }
        }
        Vec::new()
    }

    /// Closes the palette and gives the command that its cursor stands on.
    pub(super) fn take_palette_choice(&mut self) -> Option<Command> {
        let (comparing, presenting) = (self.is_comparing(), self.presenting_place());
        let choice = self.layers.iter().find_map(|layer| match layer {
            Layer::Palette { query, cursor } => {
                let offered = offered_commands(query, comparing, presenting);
                offered.get(*cursor).copied()
            }
            _ => None,
        })?;
        self.layers
            .retain(|layer| !matches!(layer, Layer::Palette { .. }));
        Some((choice.command)())
    }

    /// Lists the items of `track` that have no date.
    pub(super) fn list_undated(&mut self, track: TrackIx, now: Now) -> Vec<Effect> {
        let items = self.undated_of(track);
        if items.is_empty() {
            return self.toast("Every item of this row has a date", Tone::Info, now);
        }
        self.put_layer(Layer::UndatedList { track, items })
    }

    /// Lists the items without a date of the selected item's track, or of the first that has any.
    pub(super) fn open_undated(&mut self, now: Now) -> Vec<Effect> {
        let selected = self.selection.map(|item| self.timeline.item(item).track);
        let all = (0..self.timeline.tracks.len()).map(TrackIx::from);
        let mut tracks = selected.into_iter().chain(all);
        match tracks.find(|track| !self.undated_of(*track).is_empty()) {
            Some(track) => self.list_undated(track, now),
            None => self.toast("Every item has a date", Tone::Info, now),
        }
    }

    /// Lists again after the filter has changed under an open list.
    pub(super) fn relist_undated(&mut self) {
        let track = self.layers.iter().find_map(|layer| match layer {
            Layer::UndatedList { track, .. } => Some(*track),
            _ => None,
        });
        let Some(track) = track else { return };
        let now_undated = self.undated_of(track);
        for layer in &mut self.layers {
            if let Layer::UndatedList { items, .. } = layer {
                items.clone_from(&now_undated);
            }
        }
    }

    /// The items of `track` without a date, among those that the canvas holds, in file order.
    fn undated_of(&self, track: TrackIx) -> Vec<ItemIx> {
        let is_undated = |ix: &ItemIx| {
            let item = self.timeline.item(*ix);
            item.track == track && item.when.is_none()
        };
        self.filtering.shown.iter().filter(is_undated).collect()
    }
}
