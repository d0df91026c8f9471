//! None yet.
