//! The command line: what is asked for, done in a line or two each, and how the program ends.
//!
//! Exit codes are for scripts: 0 all is well, 1 the timeline (or date) has errors, 2 the command
//! line or the machine is at fault. Reading, writing and drawing are other layers' work; this
//! one only joins them. Without a subcommand it opens the window.

mod args;
mod check;
mod compare;
mod convert;
pub mod date;
mod diff;
mod export;
mod generate;
mod handout;
mod input;
mod output;
mod window;
mod window_error;

use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;

use args::{Args, Task};
use output::Output;

pub use window_error::WindowError;

/// How a command ended, when nothing stood in its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Fine,
    /// It was done, and what was read has errors, which have been told.
    Faulty,
}

/// Runs the program with the arguments it was started with.
pub fn main() -> ExitCode {
    let mut output = Output::of_process();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage(&error, &mut output),
    };
    match perform(args, &mut output) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        // Whoever reads us has seen enough, as `head` does; that is no failure.
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            if let Some(wrong) = error.downcast_ref::<clap::Error>() {
                return usage(wrong, &mut output);
            }
            output.tell(&format!("briefline: {error:#}"));
            ExitCode::from(2)
        }
    }
}

fn perform(args: Args, output: &mut Output) -> anyhow::Result<Outcome> {
    match args.task {
        None => window::open(args.window),
        Some(Task::Check(task)) => check::run(&task, output),
        Some(Task::Date(task)) => print_date(&task.text, output),
        Some(Task::Generate(task)) => generate::run(&task),
        Some(Task::Export(task)) => export::run(&task, output),
        Some(Task::Convert(task)) => convert::run(&task, output),
        Some(Task::Diff(task)) => diff::run(&task, output),
        Some(Task::Compare(task)) => compare::run(&task, output),
        Some(Task::Handout(task)) => handout::run(&task, output),
    }
}

/// Prints how `text` is understood, as one JSON object.
fn print_date(text: &str, output: &mut Output) -> anyhow::Result<Outcome> {
    let report = date::report(text, input::today());
    output.line(&serde_json::to_string(&report)?)?;
    Ok(if report.valid {
        Outcome::Fine
    } else {
        Outcome::Faulty
    })
}

/// Tells what clap has to say: help and version on standard output, faults on standard error.
fn usage(error: &clap::Error, output: &mut Output) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that left early has the help it wanted.
            let _left_early = output.line(error.to_string().trim_end());
            ExitCode::SUCCESS
        }
        _ => {
            output.tell(error.to_string().trim_end());
            ExitCode::from(2)
        }
    }
}
