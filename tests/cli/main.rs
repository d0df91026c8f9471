//! The real program from the outside: arguments in; files, words and exit codes out.
//!
//! Also the invariants of the sources, which no running program shows.

mod architecture;
mod as_of;
mod briefings;
mod check;
mod chronology;
mod compare;
mod convert;
mod date;
mod diff;
mod export;
mod figures;
mod handout;
mod knowledge;
mod plans;
mod program;
mod slides;
mod start;
mod threads;
