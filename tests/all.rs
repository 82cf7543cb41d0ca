//! One test binary: every extra one would link polars again.

mod catalogues;
mod describe;
mod errors;
mod inspect;
mod language;
mod office;
mod oracle;
mod refusals;
mod rooms;
mod rules;
mod shapes;
mod starter;
mod worked_on_paper;
