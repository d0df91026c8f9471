//! Briefline: a native timeline viewer that draws uncertain dates truthfully and says who said so.
//!
//! # Bird's-eye view
//!
//! A timeline file is read into a [`model`]; [`layout`] turns the model and a view of time into
//! one display list; [`ui`] paints that list and turns input into commands; [`state`] is what
//! the user sees now and the only thing that commands change; [`app`] owns the window, runs the
//! commands and performs their effects. Exporters walk the same display list without a window.
//! What an audience sees is laid out apart from that, from a slide that the state hands out.
//!
//! ```text
//! main → cli → app → ui → state → layout → model
//!               └→ io ─────────────→ model        (io::export also reads layout's display list)
//! ```
//!
//! # Code map
//!
//! | module      | what it is                                                             |
//! |-------------|------------------------------------------------------------------------|
//! | [`model`]   | what a timeline is: items, dates, sources, claims, what was known when |
//! | [`layout`]  | where things go: time view, ticks, marks, labels, hit test             |
//! | [`palette`] | the colours, by role, as plain numbers                                 |
//! | [`io`]      | bytes in and out: the file format, settings, watching, SVG and PNG     |
//! | [`state`]   | what the user sees and the commands that change it                     |
//! | [`ui`]      | draws state with egui                                                  |
//! | [`app`]     | the window's shell: threads, effects, frame log                        |
//! | [`cli`]     | the command line                                                       |
//!
//! # Invariants
//!
//! * `model` knows no screen, no file, no serialization and no current time.
//! * `layout` knows no egui, no colours and no fonts: it asks [`layout::MeasureText`].
//! * `io` knows neither egui nor `state`; `state` knows neither egui, nor the disk, nor a clock.
//! * `ui` never changes state: it sends [`state::Command`]s. Only `app` performs
//!   [`state::Effect`]s.
//! * A position in time is an integer; a view is an integer anchor with an `f64` span; `f32`
//!   comes last.
//! * A date without a time is a civil date: no zone ever shifts it.
//! * A day of knowledge is applied once, by [`model::Timeline::as_known_on`]; nobody above reads
//!   what a file says of later days.
//! * An audience sees only what [`state::State::audience_picture`] gives: a value of its own that
//!   nothing else on the laptop changes.
//! * No text of a slide is smaller than [`layout::Legibility::floor`]: names are shed instead.
//! * The cost of a frame follows what is on screen, never what is in the file.
//!
//! A test reads the sources and fails where a layer names what it must not know.
//!
//! # Entry points
//!
//! To see a frame, start at [`app`]; to see geometry, start at [`layout`]; to see what an audience
//! gets, start at [`layout::lay_out_slide`]; to see what a file may hold, start at `timeline-data/README.md` and [`io`].

pub mod app;
pub mod cli;
pub mod io;
pub mod layout;
pub mod model;
pub mod palette;
pub mod state;
pub mod ui;
