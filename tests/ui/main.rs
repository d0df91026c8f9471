//! The user interface, driven without a window: things are found by the names that a screen
//! reader hears, and what happened is read from the state.

mod access;
mod audience;
mod bench;
mod compare;
mod compare_lists;
mod compare_pane;
mod console;
mod drafting;
mod evidence;
mod following;
mod knowledge;
mod layers;
mod motion;
mod pictures;
mod presenting;
mod reading;
mod searching;
mod strip;
mod time;
mod unknown;
