//! What may be written on the command line, and the help for it.

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args as ClapArgs, CommandFactory as _, Parser, Subcommand, ValueEnum};

use crate::state::AudiencePlace;

/// A timeline viewer that draws uncertain dates truthfully and says who said so.
///
/// Without a command it opens a window on PATH, or on the built-in chronology.
#[derive(Debug, Parser)]
#[command(name = "briefline", version, args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) window: WindowArgs,
    #[command(subcommand)]
    pub(super) task: Option<Task>,
}

/// What the window opens with.
#[derive(Debug, ClapArgs)]
pub(super) struct WindowArgs {
    /// The timeline to open: a TOML or JSON file, or a folder of TOML files
    #[arg(conflicts_with = "builtin")]
    pub(super) path: Option<PathBuf>,
    /// Open the built-in chronology, as without PATH
    #[arg(long)]
    pub(super) builtin: bool,
    /// Show what was known by the end of this day, as EDTF or as typed
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) as_of: Option<String>,
    /// Present the briefing called ID at once, one of your own too; without an ID the first one.
    /// A PATH comes before it
    #[arg(long, value_name = "ID", num_args = 0..=1, default_missing_value = "")]
    pub(super) present: Option<String>,
    /// Where the audience's picture goes: "window" for a window of its own, "here" for this one,
    /// or the number of a display, from 1
    #[arg(long, value_name = "WHERE", value_parser = audience_place)]
    pub(super) audience: Option<AudiencePlace>,
    /// Write one CSV row a frame to FILE: what drawing it cost
    #[arg(long, value_name = "FILE")]
    pub(super) frame_log: Option<PathBuf>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Print what is wrong with timelines, with file and line
    Check(CheckArgs),
    /// Print how a date is understood, as one JSON object
    Date(DateArgs),
    /// Write a made-up timeline, for tests of speed
    Generate(GenerateArgs),
    /// Draw a timeline as an SVG or PNG picture
    Export(ExportArgs),
    /// Write a timeline in the other of the two forms, TOML or JSON
    Convert(ConvertArgs),
    /// Print what changed between two days of knowledge, or between two versions of a timeline
    Diff(DiffArgs),
    /// Put two documents of a timeline side by side, point by point
    Compare(CompareArgs),
    /// Write a briefing as pages to hand out, with its sources, as PDF
    Handout(HandoutArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    /// Timelines: TOML or JSON files, or folders of TOML files
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct DateArgs {
    /// A date in EDTF ("2025-11~", "-0043-03-15") or as typed ("6 jan 2026", "c. 1985", "44 BC")
    #[arg(allow_hyphen_values = true)]
    pub(super) text: String,
}

#[derive(Debug, ClapArgs)]
pub(super) struct GenerateArgs {
    /// How many items, up to ten million
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=10_000_000))]
    pub(super) items: u32,
    /// How often each item is believed otherwise later on, up to a thousand times
    #[arg(long, value_name = "C", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=1_000))]
    pub(super) changes: u32,
    /// The same seed makes the same timeline
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub(super) seed: u64,
    /// Where to write it; a name that ends in .json gets JSON, any other TOML
    pub(super) out: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExportArgs {
    /// The timeline to draw: a TOML or JSON file, or a folder of TOML files
    #[arg(required_unless_present = "builtin", conflicts_with = "builtin")]
    pub(super) path: Option<PathBuf>,
    /// Draw the built-in chronology
    #[arg(long)]
    pub(super) builtin: bool,
    /// Where to write the picture; its ending, .svg or .png, says in which form
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// Where the picture begins, as EDTF or as typed
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) from: Option<String>,
    /// The last date in the picture, as EDTF or as typed
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) to: Option<String>,
    /// The width of the picture in points
    #[arg(long, value_name = "POINTS", default_value_t = 1600, value_parser = clap::value_parser!(u16).range(200..=8192))]
    pub(super) width: u16,
    /// The height of the picture in points
    #[arg(long, value_name = "POINTS", default_value_t = 900, value_parser = clap::value_parser!(u16).range(200..=8192))]
    pub(super) height: u16,
    /// Pixels to a point, for PNG
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=4))]
    pub(super) scale: u8,
    /// The colours
    #[arg(long, value_enum, default_value_t = ThemeArg::Light)]
    pub(super) theme: ThemeArg,
    /// Show this item as selected
    #[arg(long, value_name = "ID")]
    pub(super) select: Option<String>,
    /// Draw what was known by the end of this day, as EDTF or as typed
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) as_of: Option<String>,
    /// Where the line for today goes, if not today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) today: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ThemeArg {
    Light,
    Dark,
}

#[derive(Debug, ClapArgs)]
#[command(override_usage = "briefline convert PATH OUT\n       briefline convert --builtin OUT")]
pub(super) struct ConvertArgs {
    /// Convert the built-in chronology
    #[arg(long)]
    pub(super) builtin: bool,
    /// Write only what was known by the end of this day, as EDTF or as typed
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) as_of: Option<String>,
    /// The timeline to read, and the file to write: its ending, .toml or .json, says the form
    #[arg(required = true, num_args = 1..=2, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
#[command(override_usage = "briefline diff PATH [--from DATE] [--to DATE]
       briefline diff --builtin [--from DATE] [--to DATE]
       briefline diff OLD NEW")]
pub(super) struct DiffArgs {
    /// Compare two days of the built-in chronology
    #[arg(long)]
    pub(super) builtin: bool,
    /// The timeline of which two days are compared, or two versions of a timeline
    #[arg(
        num_args = 1..=2,
        value_name = "PATH",
        required_unless_present = "builtin",
        conflicts_with = "builtin"
    )]
    pub(super) paths: Vec<PathBuf>,
    /// The earlier day, as EDTF or as typed; without it, before anything was known
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) from: Option<String>,
    /// The later day, as EDTF or as typed; without it, the latest
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) to: Option<String>,
    /// Text to read and pass on, or an array of JSON objects
    #[arg(long, value_enum, default_value_t = FormatArg::Text)]
    pub(super) format: FormatArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatArg {
    Text,
    Json,
}

#[derive(Debug, ClapArgs)]
#[command(override_usage = "briefline compare [OPTIONS] PATH
       briefline compare [OPTIONS] --builtin")]
pub(super) struct CompareArgs {
    /// The timeline that has the documents: a TOML or JSON file, or a folder of TOML files
    #[arg(required_unless_present = "builtin", conflicts_with = "builtin")]
    pub(super) path: Option<PathBuf>,
    /// Compare documents of the built-in chronology
    #[arg(long)]
    pub(super) builtin: bool,
    /// The id of the document on the left; without it, the one usually compared. An id that no
    /// document has is answered with those that there are
    #[arg(long, value_name = "ID")]
    pub(super) left: Option<String>,
    /// The id of the document on the right; without it, the one usually compared
    #[arg(long, value_name = "ID")]
    pub(super) right: Option<String>,
    /// Compare what was known by the end of this day, as EDTF or as typed
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) as_of: Option<String>,
    /// The form; without it, what the ending of FILE says, and text without a FILE
    #[arg(long, value_enum)]
    pub(super) format: Option<ComparisonFormatArg>,
    /// Where to write it; without it, to standard output
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct HandoutArgs {
    /// The timeline that has the briefing: a TOML or JSON file, or a folder of TOML files
    #[arg(required_unless_present = "builtin", conflicts_with = "builtin")]
    pub(super) path: Option<PathBuf>,
    /// Take a briefing of the built-in chronology
    #[arg(long)]
    pub(super) builtin: bool,
    /// The id of the briefing; without it, the only one
    #[arg(long, value_name = "ID")]
    pub(super) briefing: Option<String>,
    /// Where to write it; the name ends in .pdf
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// Print the notes of the speaker too
    #[arg(long)]
    pub(super) notes: bool,
    /// Leave out what was not known by the end of this day, as EDTF or as typed
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) as_of: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ComparisonFormatArg {
    /// Text to read and pass on
    Text,
    /// A table for wikis and mail
    Markdown,
    /// A table to be placed on a page, with the words that differ marked
    Html,
    /// A table for spreadsheets
    Csv,
    /// An object for other programs
    Json,
    /// The picture, as drawing
    Svg,
    /// The picture, as pixels
    Png,
    /// A page of its own for printing, as HTML
    Print,
}

/// The error that clap would make about `task`, if it could say what is wrong.
pub(super) fn usage_error(task: &str, message: &str) -> clap::Error {
    let mut command = Args::command();
    command.build();
    let task = command.find_subcommand_mut(task);
    let task = task.expect("it is one of the commands");
    task.error(ErrorKind::WrongNumberOfValues, message)
}

/// Where an audience's picture goes, as written.
fn audience_place(text: &str) -> Result<AudiencePlace, String> {
    match text {
        "window" => Ok(AudiencePlace::Window),
        "here" => Ok(AudiencePlace::ThisWindow),
        _ => match text.parse::<usize>() {
            Ok(number) if number > 0 => Ok(AudiencePlace::Display(number - 1)),
            _ => Err("expected window, here, or the number of a display from 1".to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Args {
        Args::try_parse_from(line.split(' ')).unwrap_or_else(|error| panic!("{line}: {error}"))
    }

    #[test]
    fn the_description_of_the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn dates_before_the_year_0_are_no_options() {
        let Some(Task::Date(date)) = parsed("briefline date -0043-03-15").task else {
            panic!("no date")
        };
        assert_eq!(date.text, "-0043-03-15");
        let line = "briefline export --builtin --out a.svg --from -0100 --to -0044";
        let Some(Task::Export(export)) = parsed(line).task else {
            panic!("no export")
        };
        assert_eq!(
            (export.from.as_deref(), export.to.as_deref()),
            (Some("-0100"), Some("-0044"))
        );
    }

    #[test]
    fn an_audience_sits_before_a_window_or_a_display() {
        for (text, place) in [
            ("window", Some(AudiencePlace::Window)),
            ("here", Some(AudiencePlace::ThisWindow)),
            ("2", Some(AudiencePlace::Display(1))),
            ("0", None),
            ("projector", None),
        ] {
            assert_eq!(audience_place(text).ok(), place, "{text}");
        }
    }

    #[test]
    fn a_path_alone_opens_the_window() {
        let args = parsed("briefline story.toml --frame-log frames.csv");
        assert!(args.task.is_none());
        assert_eq!(args.window.path, Some("story.toml".into()));
        assert_eq!(args.window.frame_log, Some("frames.csv".into()));
    }

    #[test]
    fn a_briefing_is_presented_by_its_id_or_as_the_first() {
        for (line, path, present) in [
            ("briefline", None, None),
            ("briefline --present", None, Some("")),
            ("briefline --present road", None, Some("road")),
            (
                "briefline story.toml --present",
                Some("story.toml"),
                Some(""),
            ),
        ] {
            let window = parsed(line).window;
            assert_eq!(window.path.as_deref(), path.map(std::path::Path::new));
            assert_eq!(window.present.as_deref(), present, "{line}");
        }
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        for line in [
            "briefline story.toml --builtin",
            "briefline check",
            "briefline export --out a.svg",
            "briefline export story.toml --builtin --out a.svg",
            "briefline export --builtin --out a.svg --width 100",
            "briefline export --builtin --out a.svg --theme pink",
            "briefline generate --items many out.toml",
            "briefline generate --items 10000001 out.toml",
            "briefline convert a b c",
            "briefline diff",
            "briefline diff a b c",
            "briefline diff --builtin a",
            "briefline diff a --format yaml",
            "briefline compare",
            "briefline compare a --builtin",
            "briefline compare a --format yaml",
            "briefline handout a",
            "briefline handout --out a.pdf",
            "briefline handout a --builtin --out a.pdf",
        ] {
            assert!(Args::try_parse_from(line.split(' ')).is_err(), "{line}");
        }
    }
}
