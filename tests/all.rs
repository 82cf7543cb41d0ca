//! One test binary: every extra one would link polars again.

mod catalogues;
mod errors;
mod language;
mod office;
mod oracle;
mod quality;
mod refusals;
mod rooms;
mod rules;
mod worked_on_paper;
