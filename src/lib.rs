//! Briefline.

