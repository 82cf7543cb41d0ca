//! spraw: from case exports to checked statutory returns.
//!
//! The rooms, from the foundation up. Each uses those above it in this list, never those below:
//! `tests/rooms.rs` holds them to it.

/// Polish numbers and exact fractions.
pub mod number;
/// Work dealt out to the cores of the machine.
pub mod cores;
/// What went wrong, where, and its sentences.
pub mod diagnostic;
/// TOML files in which every value knows its place.
pub mod document;
/// Reporting periods.
pub mod period;
/// Tables, code lists, parameters, holidays: their shapes.
pub mod model;
/// The computed return, free of any format.
pub mod report;
/// A number and what it was made of.
pub mod trace;
/// Two numbers and what lies between them.
pub mod bridge;
/// Exports to typed tables.
pub mod ingest;
/// What a file of unknown columns holds, and the mapping that it seems to need.
pub mod inspect;
/// An empty form, read and written as a template to be completed.
pub mod blank;
/// The language of conditions, checked.
pub mod expression;
/// Views, returns and rules, checked.
pub mod template;
/// Records, cells, formulas.
pub mod evaluate;
/// What a cell means, in SQL.
pub mod sql;
/// Control rules over cells.
pub mod control;
/// Indicators over years, judged.
pub mod indicator;
/// `spraw.toml`.
pub mod config;
/// Findings record by record: whose they are, who answers for them, how many there are.
pub mod quality;
/// Templates inside the program and in the office.
pub mod builtin;
/// An invented office.
pub mod demo;
/// Reports as files.
pub mod write;
/// The main job.
pub mod run;
/// Filled forms from any system.
pub mod received;
/// A form's rules over a filled form.
pub mod verify;
/// Many units' returns put together.
pub mod collate;
/// The command line.
pub mod cli;
