//! Templates: what people wrote as TOML, checked, as the engine understands it.

pub mod library;
pub mod point;
pub mod view;

pub use library::Library;
