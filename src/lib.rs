//! spraw: from case exports to checked statutory returns.
//!
//! The rooms, from the foundation up. Each uses those above it in this list, never those below:
//! `tests/rooms.rs` holds them to it.

pub mod builtin;
pub mod cli;
pub mod config;
pub mod control;
pub mod demo;
pub mod diagnostic;
pub mod document;
pub mod evaluate;
pub mod expression;
pub mod ingest;
pub mod model;
pub mod number;
pub mod period;
pub mod report;
pub mod run;
pub mod template;
pub mod write;
