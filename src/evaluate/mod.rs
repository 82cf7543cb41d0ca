//! Values for expressions, records for views, numbers for cells.
//!
//! polars is used here and nowhere else: it answers conditions and derived columns on the distinct
//! combinations of what they read. Joining, gathering, counting and summing are our own and exact.

pub mod context;
pub mod contribution;
pub mod count;
pub mod district;
pub mod fill;
pub mod formula;
pub mod frame;
mod gather;
pub mod law;
mod lower;
pub mod needs;
mod scalar;
mod tally;
mod tuples;
pub mod value;
pub mod view;
pub mod worklist;

pub use context::Context;
pub use frame::Frame;
pub use tuples::{Tuples, distinct, nearly_all_differ};

#[cfg(test)]
mod kernel_tests;
