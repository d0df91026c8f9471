//! Where two wordings differ.
