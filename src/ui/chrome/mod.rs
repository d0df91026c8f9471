//! What stands around the canvas: header, filter row, bottom bar, and messages at the edge.

mod bottom_bar;
mod filter_bar;
mod header;
mod messages;

pub use bottom_bar::bottom_bar_ui;
pub use filter_bar::filter_bar_ui;
pub use header::{HeaderMemory, header_ui, search_id};
pub use messages::{hint_ui, messages_ui};
