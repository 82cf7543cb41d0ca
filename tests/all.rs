//! One test binary: every extra one would link polars again.

mod catalogues;
mod office;
mod oracle;
mod refusals;
mod rooms;
mod worked_on_paper;
