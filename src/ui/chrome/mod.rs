//! What stands around the canvas: header, filter row, bottom bar, and messages at the edge.

mod banner;
mod bottom_bar;
mod filter_bar;
mod header;
mod knowledge_chip;
mod messages;

pub use banner::{banner_height, banner_ui};
pub use bottom_bar::bottom_bar_ui;
pub use filter_bar::filter_bar_ui;
pub use header::{HeaderMemory, header_ui, search_id};
pub use messages::{Berth, display_messages_ui, hint_ui, messages_ui};
