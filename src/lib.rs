//! spraw: from case exports to checked statutory returns.
//!
//! The rooms, from the foundation up. Each uses those above it in this list, never those below:
//! `tests/rooms.rs` holds them to it.

pub mod number;
pub mod diagnostic;
pub mod document;
pub mod period;
pub mod model;
pub mod report;
pub mod ingest;
pub mod expression;
pub mod template;
pub mod evaluate;
pub mod control;
pub mod config;
pub mod builtin;
#[path = "demo_stub.rs"]
pub mod demo;
pub mod write;
pub mod run;
pub mod cli;
