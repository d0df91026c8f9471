//! Briefline: see the library crate.
use std::process::ExitCode;
fn main() -> ExitCode {
    briefline::cli::main()
}
