//! Briefline.
fn main() {}
