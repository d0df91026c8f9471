//! Reading a timeline: a file, a folder, a text or the one that is built in.
//!
//! The result is whatever could be read *and* what is wrong with the rest. Formats are told apart
//! by content, never by the name of the file.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use super::{
    chunks::parse_toml,
    convert::{DecodedFile, convert},
    decode::decode,
    diagnostic::{Code, Diagnostic, Place, Report},
    node::{Node, Value},
    sniff::{Syntax, foreign_format, is_ours},
    wire::{FORMAT, TimelineFile},
    wording::lint,
};
use crate::model::{Timeline, TimelineParts};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// How a reader talks to whoever waits for it, possibly from another thread.
#[derive(Clone, Copy)]
pub struct ReadControl<'a> {
    /// Hears the fraction done, 0 to 1, rising; called a few hundred times at most.
    pub progress: Option<&'a dyn Fn(f32)>,
    /// Set it to stop soon; `None` to read to the end.
    pub cancel: Option<&'a AtomicBool>,
    /// The largest file to read, in bytes.
    pub max_bytes: u64,
    /// Whether to say also where a text words a likelihood badly, which takes longer.
    pub checks_wording: bool,
}

impl Default for ReadControl<'_> {
    fn default() -> Self {
        Self {
            progress: None,
            cancel: None,
            max_bytes: MAX_BYTES,
            checks_wording: false,
        }
    }
}

impl ReadControl<'_> {
    /// Tells the fraction done; whether to go on.
    fn goes_on(&self, fraction: f32) -> bool {
        if let Some(progress) = self.progress {
            progress(fraction);
        }
        !self
            .cancel
            .is_some_and(|cancel| cancel.load(Ordering::Relaxed))
    }
}

/// What came of reading.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The timeline; `None` if nothing could be read, or if it was cancelled.
    pub timeline: Option<Timeline>,
    /// What is wrong, in file and line order.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that were looked at, in reading order.
    pub files: Vec<PathBuf>,
    /// Whether reading stopped because it was told to.
    pub cancelled: bool,
}

impl Loaded {
    /// Whether something could not be used.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    fn failed(diagnostic: Diagnostic) -> Self {
        Self {
            files: vec![diagnostic.file.clone()],
            diagnostics: vec![diagnostic],
            ..Self::default()
        }
    }
}

/// A text with the name it goes by.
struct Text {
    path: PathBuf,
    text: String,
}

/// Somebody said to stop.
#[derive(Debug)]
pub(crate) struct Cancelled;

/// Why a file yields no text.
enum ReadFailure {
    Cancelled,
    Told(Diagnostic),
}

/// Reads the timeline at `path`: a TOML or JSON file, or a folder whose `*.toml` files are merged
/// in the order of their names.
pub fn read_path(path: &Path, control: &ReadControl<'_>) -> Loaded {
    let paths = if path.is_dir() {
        match toml_files_of(path) {
            Ok(paths) => paths,
            Err(diagnostic) => return Loaded::failed(*diagnostic),
        }
    } else {
        vec![path.to_path_buf()]
    };
    let mut texts = Vec::new();
    let mut told = Vec::new();
    for (at, path) in paths.iter().enumerate() {
        let count = paths.len() as f32;
        let mut goes_on = |done: f32| control.goes_on(0.1 * (at as f32 + done) / count);
        match read_text_of(path, control.max_bytes, &mut goes_on) {
            Ok(text) => texts.push(text),
            Err(ReadFailure::Told(diagnostic)) => told.push(diagnostic),
            Err(ReadFailure::Cancelled) => {
                return Loaded {
                    files: paths,
                    cancelled: true,
                    ..Loaded::default()
                };
            }
        }
    }
    let mut loaded = read_texts(&texts, control);
    told.append(&mut loaded.diagnostics);
    Loaded {
        diagnostics: told,
        files: paths,
        ..loaded
    }
}

/// Reads the timeline in `text`, which diagnostics call `name`.
pub fn read_text(name: &str, text: &str) -> Loaded {
    let text = Text {
        path: name.into(),
        text: strip_bom(text).to_owned(),
    };
    read_texts(&[text], &ReadControl::default())
}

/// Reads the timeline that is spread over `texts`, each with the name that diagnostics call it.
pub(crate) fn read_named_texts(texts: &[(&str, &str)]) -> Loaded {
    let texts: Vec<Text> = texts
        .iter()
        .map(|(name, text)| Text {
            path: name.into(),
            text: strip_bom(text).to_owned(),
        })
        .collect();
    read_texts(&texts, &ReadControl::default())
}

fn toml_files_of(folder: &Path) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let entries = fs::read_dir(folder).map_err(|error| Box::new(cannot_read(folder, &error)))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension() == Some(OsStr::new("toml")) && !path.is_dir())
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.as_encoded_bytes()[0] != b'.')
        })
        .collect();
    paths.sort();
    if paths.is_empty() {
        let message = "this folder holds no .toml file".to_owned();
        let hint = Some("name a folder whose .toml files make up a timeline");
        return Err(Box::new(Diagnostic::about_file(
            Code::NoFiles,
            folder,
            message,
            hint,
        )));
    }
    Ok(paths)
}

fn cannot_read(path: &Path, error: &io::Error) -> Diagnostic {
    let (reason, hint) = match error.kind() {
        io::ErrorKind::NotFound => ("no such file or folder".to_owned(), Some("check the path")),
        io::ErrorKind::PermissionDenied => ("permission denied".to_owned(), None),
        _ => (error.to_string(), None),
    };
    Diagnostic::about_file(
        Code::CannotRead,
        path,
        format!("cannot read this: {reason}"),
        hint,
    )
}

fn read_text_of(
    path: &Path,
    max_bytes: u64,
    goes_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Text, ReadFailure> {
    let bytes = read_bytes(path, max_bytes, goes_on)?;
    let told = |code, message, hint| {
        Err(ReadFailure::Told(Diagnostic::about_file(
            code, path, message, hint,
        )))
    };
    match String::from_utf8(bytes) {
        Ok(text) if strip_bom(&text).trim().is_empty() => {
            let hint = Some("begin with a table [timeline] and a title");
            told(Code::EmptyFile, "this file is empty".to_owned(), hint)
        }
        Ok(text) => {
            let text = if text.starts_with(BOM) {
                strip_bom(&text).to_owned()
            } else {
                text
            };
            Ok(Text {
                path: path.to_path_buf(),
                text,
            })
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let line = bytes[..at].split(|byte| *byte == b'\n').count();
            let start = bytes[..at]
                .iter()
                .rposition(|byte| *byte == b'\n')
                .map_or(0, |at| at + 1);
            let column = String::from_utf8_lossy(&bytes[start..at]).chars().count() + 1;
            let message = format!(
                "this is not UTF-8 text: byte {:#04x} at offset {at}",
                bytes[at]
            );
            let hint = Some(match bytes {
                [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "this is UTF-16: save it as UTF-8",
                _ => "save it as UTF-8",
            });
            let about = Diagnostic::about_file(Code::NotUtf8, path, message, hint);
            Err(ReadFailure::Told(Diagnostic {
                line,
                column,
                ..about
            }))
        }
    }
}

/// The bytes of a file, which may grow while it is read: the limit holds for what arrives.
fn read_bytes(
    path: &Path,
    max_bytes: u64,
    goes_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, ReadFailure> {
    const CHUNK: u64 = 4 * 1024 * 1024;
    let failed = |error: io::Error| ReadFailure::Told(cannot_read(path, &error));
    let length = {
        let metadata = fs::metadata(path).map_err(failed)?;
        // A pipe or a device may never end.
        if !metadata.is_file() {
            return Err(failed(io::Error::other("not a regular file")));
        }
        metadata.len()
    };
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(max_bytes)).unwrap_or(0));
    let mut file = File::open(path).map_err(failed)?;
    loop {
        if length > max_bytes || bytes.len() as u64 > max_bytes {
            let message = format!(
                "this file is too large: expected at most {max_bytes} bytes, found {length}"
            );
            let hint = Some("split the timeline over several files or timelines");
            let told = Diagnostic::about_file(Code::TooLarge, path, message, hint);
            return Err(ReadFailure::Told(told));
        }
        let count = (&mut file)
            .take(CHUNK)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        if !goes_on((bytes.len() as f32 / length.max(1) as f32).min(1.0)) {
            return Err(ReadFailure::Cancelled);
        }
        if count == 0 {
            return Ok(bytes);
        }
    }
}

const BOM: char = '\u{feff}';

/// The text without the byte order mark that some editors put first.
fn strip_bom(text: &str) -> &str {
    text.strip_prefix(BOM).unwrap_or(text)
}

fn read_texts(texts: &[Text], control: &ReadControl<'_>) -> Loaded {
    let mut report = Report::default();
    let parts = read_parts(texts, control, &mut report);
    let cancelled = parts.is_err();
    let sources: Vec<(&Path, &str)> = texts
        .iter()
        .map(|text| (text.path.as_path(), text.text.as_str()))
        .collect();
    Loaded {
        timeline: parts.ok().flatten().map(Timeline::new),
        diagnostics: report.finish(&sources),
        files: texts.iter().map(|text| text.path.clone()).collect(),
        cancelled,
    }
}

/// The lists of the timeline; `None` if there is nothing to show.
fn read_parts(
    texts: &[Text],
    control: &ReadControl<'_>,
    report: &mut Report,
) -> Result<Option<TimelineParts>, Cancelled> {
    let count = texts.len() as f32;
    let mut nodes = Vec::with_capacity(texts.len());
    for (file, text) in texts.iter().enumerate() {
        let mut goes_on = |done: f32| control.goes_on(0.1 + 0.5 * (file as f32 + done) / count);
        nodes.extend(parse(file, text, report, &mut goes_on)?.map(|node| (file, node)));
    }
    let mut files = Vec::with_capacity(nodes.len());
    for (done, (file, node)) in nodes.iter().enumerate() {
        if !control.goes_on(0.6 + 0.1 * done as f32 / count) {
            return Err(Cancelled);
        }
        report.file = *file;
        if let Some(contents) = decode::<TimelineFile<'_>>(node, report) {
            files.push(DecodedFile {
                file: *file,
                text: &texts[*file].text,
                contents,
            });
        }
    }
    if files.is_empty() {
        return Ok(None);
    }
    if control.checks_wording {
        lint(&files, report);
    }
    let paths: Vec<&Path> = texts.iter().map(|text| text.path.as_path()).collect();
    let mut goes_on = |done: f32| control.goes_on(0.7 + 0.3 * done);
    convert(&files, &paths, report, &mut goes_on)
        .map(Some)
        .ok_or(Cancelled)
}

/// The tree of one text; `None` if it is no file of ours in a version that we read.
fn parse<'a>(
    file: usize,
    text: &'a Text,
    report: &mut Report,
    goes_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Node<'a>>, Cancelled> {
    if !goes_on(0.0) {
        return Err(Cancelled);
    }
    let (parsed, code, name) = match Syntax::of(&text.text, text.path.extension()) {
        Syntax::Toml => (parse_toml(&text.text, goes_on)?, Code::NotToml, "TOML"),
        Syntax::Json => (Node::from_json(&text.text), Code::NotJson, "JSON"),
    };
    let node = match parsed {
        Ok(node) => node,
        Err(error) => {
            report.add(code, Place { file, at: error.at }, || {
                (
                    format!("this is not {name}: {}", error.message),
                    foreign_format(&text.text),
                )
            });
            return Ok(None);
        }
    };
    if !is_ours(&node) {
        report.add(Code::NotATimeline, Place { file, at: 0 }, || {
            let hint = foreign_format(&text.text).unwrap_or_else(|| {
                "a timeline has a table [timeline] and a list of [[item]]".to_owned()
            });
            (
                format!("this is {name}, but not a timeline of this program"),
                Some(hint),
            )
        });
        return Ok(None);
    }
    Ok(is_known_version(file, &node, report).then_some(node))
}

/// Whether the file is of a version that we read; reports it if not.
fn is_known_version(file: usize, node: &Node<'_>, report: &mut Report) -> bool {
    let Some(format) = node.entry("format") else {
        return true;
    };
    let Value::Integer(version) = format.value else {
        return true;
    };
    if version != FORMAT {
        report.add(
            Code::UnsupportedFormat,
            Place {
                file,
                at: format.span.start,
            },
            || {
                let hint = if version > FORMAT {
                    "a newer version of this program may read it"
                } else {
                    "begin with format = 1"
                };
                (
                    format!("expected format {FORMAT}, found {version}"),
                    Some(hint.to_owned()),
                )
            },
        );
    }
    version == FORMAT
}
