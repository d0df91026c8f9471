//! Opening, watching and exporting: what a file brings and what it must not take away.

use std::{
    collections::HashMap,
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::model::{
    FacetIndex, Filter, ItemIx, KnowledgeDate, SourceIx, TimePoint, Timeline, TrackIx,
};

use super::{
    Effect, Filtering, Following, History, ImageFormat, Layer, Now, State, Tone, Viewing,
    evidence::evidence_text,
    item_text::{item_text, source_text},
    navigate::opening,
};

/// Where a timeline comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    /// It is part of the program.
    #[default]
    Builtin,
    /// A file, or a folder of files.
    File(PathBuf),
}

impl Origin {
    /// The file or folder; `None` if it is part of the program.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Builtin => None,
            Self::File(path) => Some(path),
        }
    }

    /// A short name: the last part of the path.
    pub fn name(&self) -> String {
        match self {
            Self::Builtin => "Built-in chronology".to_owned(),
            Self::File(path) => path.file_name().map_or_else(
                || path.display().to_string(),
                |name| name.to_string_lossy().into_owned(),
            ),
        }
    }
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The entry is skipped or the file cannot be shown.
    Error,
    /// The entry is shown nevertheless.
    Warning,
}

/// Something wrong with a file, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where: "file.toml:12:8"; empty if nowhere in particular.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it; `None` if that is plain.
    pub hint: Option<String>,
}

/// A timeline as it comes from a file, ready to be shown.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The timeline.
    pub timeline: Arc<Timeline>,
    /// Where it comes from.
    pub origin: Origin,
    /// What is wrong with the file, in its order.
    pub problems: Vec<Problem>,
    /// The index for its filters.
    pub facets: Arc<FacetIndex>,
    /// From the earliest to the latest moment of which anything was ever believed; `None` if
    /// nothing has a date.
    pub reach: Option<Range<TimePoint>>,
}

impl Loaded {
    /// Makes the index for the filters and looks for the ends of time too, so that a thread can do
    /// it.
    pub fn new(timeline: Timeline, origin: Origin, problems: Vec<Problem>) -> Self {
        let facets = Arc::new(FacetIndex::new(&timeline));
        Self {
            reach: timeline.ever_spans(),
            timeline: Arc::new(timeline),
            origin,
            problems,
            facets,
        }
    }
}

/// Equal means the very same timeline.
impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.timeline, &other.timeline) && self.origin == other.origin
    }
}

/// A file that is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Loading {
    /// Which reading; others are out of date.
    pub ticket: u64,
    /// What is read.
    pub origin: Origin,
    /// How far it is, 0 to 1.
    pub fraction: f32,
    /// Whether it is the open file again, which is read without ado.
    pub is_reload: bool,
    /// When it began.
    pub started_millis: u64,
}

impl State {
    /// Starts to read `origin`; an earlier reading is given up.
    pub(super) fn open(&mut self, origin: Origin, now: Now) -> Vec<Effect> {
        let mut effects = self.cancel_loading();
        self.last_ticket += 1;
        let ticket = self.last_ticket;
        let is_reload = self.has_opened && origin == self.origin;
        self.layers.retain(|layer| !matches!(layer, Layer::Menu));
        self.loading = Some(Loading {
            ticket,
            origin: origin.clone(),
            fraction: 0.0,
            is_reload,
            started_millis: now.millis,
        });
        effects.push(Effect::Load { ticket, origin });
        effects
    }

    /// Reads the open file again, unless another is being read: that one was asked for.
    pub(super) fn reload(&mut self, now: Now) -> Vec<Effect> {
        if self.loading.as_ref().is_some_and(|it| !it.is_reload) {
            return Vec::new();
        }
        self.open(self.origin.clone(), now)
    }

    /// Gives up reading.
    pub(super) fn cancel_loading(&mut self) -> Vec<Effect> {
        let given_up = self.loading.take();
        given_up
            .map(|loading| Effect::CancelLoad {
                ticket: loading.ticket,
            })
            .into_iter()
            .collect()
    }

    /// Notes how far a reading is.
    pub(super) fn load_progress(&mut self, ticket: u64, fraction: f32) -> Vec<Effect> {
        if let Some(loading) = self
            .loading
            .as_mut()
            .filter(|loading| loading.ticket == ticket)
        {
            loading.fraction = if fraction.is_finite() {
                fraction.clamp(0.0, 1.0)
            } else {
                0.0
            };
        }
        Vec::new()
    }

    /// Shows what has been read. An edit of the open file that adds errors is not shown: the
    /// last good state stays.
    pub(super) fn loaded(&mut self, ticket: u64, loaded: Loaded, now: Now) -> Vec<Effect> {
        let Some(loading) = self.take_loading(ticket) else {
            return Vec::new();
        };
        let errors = count_errors(&loaded.problems);
        if loading.is_reload && errors > self.shown_errors {
            return self.keep_last_good(loaded.problems, now);
        }
        self.shown_errors = errors;
        // What was wrong before is mended, or told anew.
        self.toasts.retain(|toast| toast.tone == Tone::Info);
        self.problems_of = loaded.origin.clone();
        self.edit_refused = false;
        if loading.is_reload {
            self.replace_timeline(loaded)
        } else {
            self.show_timeline(loaded, now)
        }
    }

    /// Says why a file could not be read, and keeps what is shown.
    pub(super) fn load_failed(
        &mut self,
        ticket: u64,
        problems: Vec<Problem>,
        now: Now,
    ) -> Vec<Effect> {
        let Some(loading) = self.take_loading(ticket) else {
            return Vec::new();
        };
        if loading.is_reload {
            return self.keep_last_good(problems, now);
        }
        let why = problems
            .first()
            .map_or("it cannot be read", |problem| &problem.message);
        let said = format!("{} was not opened: {why}", loading.origin.name());
        self.problems = problems;
        self.problems_of = loading.origin;
        self.want_knowledge(KnowledgeDate::Latest);
        self.put_layer(Layer::Problems);
        self.toast(said, Tone::Problem, now)
    }

    /// Asks where to write a picture of the canvas.
    pub(super) fn export_image(&self, format: ImageFormat) -> Vec<Effect> {
        let title = &self.timeline.title;
        let suggested_name = suggested_name(&self.timeline, title, format.extension());
        vec![Effect::SaveFileDialog {
            suggested_name,
            format,
        }]
    }

    /// Copies all that is known of the selected item.
    pub(super) fn copy_item_text(&mut self, now: Now) -> Vec<Effect> {
        let Some(item) = self.selection else {
            return self.toast("Select an item first", Tone::Info, now);
        };
        let text = self.caveats() + &item_text(&self.timeline, item);
        let mut effects = vec![Effect::CopyText(text)];
        effects.extend(self.toast("Copied", Tone::Info, now));
        effects
    }

    /// Copies the evidence for the selected item as a paragraph with footnotes.
    pub(super) fn copy_evidence(&mut self, now: Now) -> Vec<Effect> {
        let Some(item) = self.selection else {
            return self.toast("Select an item first", Tone::Info, now);
        };
        let words = self.account_words();
        let account = words.map_or_else(String::new, |words| format!("{words}\n\n"));
        let text = account + &evidence_text(&self.timeline, item);
        let mut effects = vec![Effect::CopyText(text)];
        effects.extend(self.toast("Evidence copied", Tone::Info, now));
        effects
    }

    /// Copies a source with its address.
    pub(super) fn copy_source(&mut self, source: SourceIx, now: Now) -> Vec<Effect> {
        let Some(source) = self.timeline.sources.get(source.index()) else {
            return Vec::new();
        };
        let mut effects = vec![Effect::CopyText(source_text(source))];
        effects.extend(self.toast("Copied", Tone::Info, now));
        effects
    }

    /// Opens a source in the browser.
    pub(super) fn open_source(&mut self, source: SourceIx, now: Now) -> Vec<Effect> {
        let source = self.timeline.sources.get(source.index());
        match source.and_then(|source| source.url.clone()) {
            Some(url) => self.open_address(&url, now),
            None => self.toast("This source has no address", Tone::Info, now),
        }
    }

    /// Opens a web address in the browser; anything else could start a program.
    pub(super) fn open_address(&mut self, url: &str, now: Now) -> Vec<Effect> {
        if is_web_address(url) {
            vec![Effect::OpenUrl(url.trim().to_owned())]
        } else {
            self.toast(
                format!("Only web addresses are opened, not {url}"),
                Tone::Problem,
                now,
            )
        }
    }

    fn take_loading(&mut self, ticket: u64) -> Option<Loading> {
        let is_current = self
            .loading
            .as_ref()
            .is_some_and(|loading| loading.ticket == ticket);
        if is_current {
            self.loading.take()
        } else {
            None
        }
    }

    fn keep_last_good(&mut self, problems: Vec<Problem>, now: Now) -> Vec<Effect> {
        let first = problems
            .iter()
            .find(|problem| problem.severity == Severity::Error);
        let said = match first.or(problems.first()) {
            Some(Problem { place, message, .. }) if !place.is_empty() => {
                format!("The edit is not shown: {place}: {message}")
            }
            Some(problem) => format!("The edit is not shown: {}", problem.message),
            None => "The edit is not shown: the file cannot be read".to_owned(),
        };
        self.edit_refused = true;
        self.problems = problems;
        self.toast(said, Tone::Problem, now)
    }

    /// Shows another timeline from its beginning.
    fn show_timeline(&mut self, loaded: Loaded, now: Now) -> Vec<Effect> {
        let (view, limits) = opening(&loaded.timeline, loaded.reach.as_ref(), now.today);
        self.viewing = Viewing::new(view, limits, self.viewing.width_points());
        self.filtering = Filtering::new(&loaded.timeline, loaded.facets);
        self.folded = loaded
            .timeline
            .tracks
            .iter()
            .map(|track| track.starts_folded)
            .collect();
        (self.selection, self.number, self.reveal) = (None, None, None);
        self.forget_knowledge();
        self.show_canvas();
        self.comparing.forget();
        self.following = Following::default();
        self.history = History::default();
        self.scroll_y = 0.0;
        self.layers.clear();
        self.search.text.clear();
        let latest = loaded.timeline;
        self.timeline = self.known_as_before(&latest);
        if !Arc::ptr_eq(&self.timeline, &latest) {
            let (changed, listing) = (self.timeline.differing_from(&latest), self.listing());
            self.filtering.follow(&self.timeline, &changed, listing);
        }
        self.problems = loaded.problems;
        self.origin = loaded.origin;
        self.has_opened = true;
        self.drop_search_index();
        self.search_again();
        let mut effects = self.make_index();
        effects.extend(self.open_drafts());
        effects.push(Effect::Watch {
            path: self.origin.path().map(Path::to_owned),
        });
        if let Origin::File(path) = self.origin.clone() {
            effects.extend(self.change_settings(|settings| settings.remember(&path)));
        }
        let count = self.timeline.item_count();
        effects.push(Effect::Announce(format!(
            "{}, {count} items",
            self.timeline.title
        )));
        if !self.problems.is_empty() {
            let said = format!("{} has {}", self.origin.name(), count_words(&self.problems));
            let tone = match count_errors(&self.problems) {
                0 => Tone::Warning,
                _ => Tone::Problem,
            };
            effects.extend(self.toast(said, tone, now));
        }
        effects
    }

    /// Shows the open timeline after an edit; view, selection, filter and folds stay, by id.
    fn replace_timeline(&mut self, loaded: Loaded) -> Vec<Effect> {
        self.want_knowledge(self.knowledge());
        self.knowing.account = None;
        let latest = loaded.timeline;
        let new = self.known_as_before(&latest);
        let old = std::mem::replace(&mut self.timeline, Arc::clone(&new));
        let tracks: HashMap<&str, TrackIx> = (new.tracks.iter().enumerate())
            .map(|(at, track)| (track.id.as_str(), TrackIx::from(at)))
            .collect();
        let item = |ix: ItemIx| new.slot_of(&old.record().items.get(ix.index())?.id);
        let track = |ix: TrackIx| tracks.get(old.tracks.get(ix.index())?.id.as_str()).copied();

        let known = |ix: &ItemIx| new.is_known(*ix);
        self.selection = self.selection.and_then(item).filter(known);
        self.reveal = self.reveal.and_then(item).filter(known);
        self.remap_parted(item);
        let was_folded = std::mem::take(&mut self.folded);
        self.folded = new.tracks.iter().map(|track| track.starts_folded).collect();
        for (at, folded) in was_folded.into_iter().enumerate() {
            if let Some(ix) = track(TrackIx::from(at)) {
                self.folded[ix.index()] = folded;
            }
        }
        // Lists of items refer to the old timeline; other layers hold only what was typed.
        self.layers.retain(|layer| {
            !matches!(
                layer,
                Layer::Tip { .. } | Layer::ClusterList { .. } | Layer::UndatedList { .. }
            )
        });
        let (_, limits) = opening(&latest, loaded.reach.as_ref(), TimePoint::EPOCH.civil());
        self.history
            .adapt(&limits, item, |place| place.carried(&old, &new));
        self.comparing.carry(&old, &new, item);
        self.following = self.following.carried(&old, &new, item);
        self.viewing.set_limits(limits);
        self.problems = loaded.problems;

        let mode = self.filtering.mode;
        let filter = std::mem::take(&mut self.filtering.filter);
        let tracks = filter.tracks.iter().copied().filter_map(track).collect();
        self.filtering = Filtering::new(&latest, loaded.facets);
        let (changed, listing) = (new.differing_from(&latest), self.listing());
        self.filtering.follow(&new, &changed, listing);
        self.filtering.filter = Filter { tracks, ..filter };
        self.filtering.mode = mode;
        self.drop_search_index();
        self.refilter();
        self.list_changes();
        self.compare_anew();
        let mut effects = self.make_index();
        effects.extend(self.keep_drafts());
        let said = "The file has changed and is shown anew";
        effects.push(Effect::Announce(said.to_owned()));
        effects
    }
}

/// The name to suggest for a file that tells of `title` as known on the day of `timeline`.
pub(super) fn suggested_name(timeline: &Timeline, title: &str, extension: &str) -> String {
    let plain = |c: char| {
        if c.is_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let title: String = title.chars().map(plain).collect();
    let words: Vec<&str> = title.split('-').filter(|word| !word.is_empty()).collect();
    let stem = if words.is_empty() {
        "timeline".to_owned()
    } else {
        words.join("-")
    };
    let day = timeline.told_on().day();
    let day = day.map_or_else(String::new, |day| format!("-as-known-{day}"));
    format!("{stem}{day}.{extension}")
}

/// Whether `url` is an address for a browser: `http` or `https` with a host and nothing that a
/// shell could take for more.
fn is_web_address(url: &str) -> bool {
    let url = url.trim();
    let rest = ["http://", "https://"].iter().find_map(|scheme| {
        let head = url.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme)
            .then(|| &url[scheme.len()..])
    });
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || c == '"')
    })
}

fn count_errors(problems: &[Problem]) -> usize {
    problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count()
}

/// "2 errors and 1 warning".
pub(super) fn count_words(problems: &[Problem]) -> String {
    let errors = count_errors(problems);
    let words = [(errors, "error"), (problems.len() - errors, "warning")];
    let parts: Vec<String> = words
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
        .collect();
    parts.join(" and ")
}
