//! Templates: what people wrote as TOML, checked, as the engine understands it.

pub mod day_of_year;
pub mod deadline;
pub mod extends;
pub mod form;
pub mod formula;
pub mod indicator;
mod known_edition;
pub mod library;
pub mod order;
pub mod point;
pub mod printed;
pub mod quantity;
pub mod record_rule;
pub mod rule;
pub mod strategy;
pub mod subject;
pub mod term;
mod unfinished;
mod voivodeship;
pub mod view;

pub use library::Library;
pub use unfinished::{OPEN, is_unfinished};
