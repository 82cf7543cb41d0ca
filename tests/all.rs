//! One test binary: every extra one would link polars again.

mod catalogues;
mod corrections;
mod describe;
mod errors;
mod foster_care;
mod inspect;
mod language;
mod office;
mod nasty;
mod oracle;
mod quality;
mod reasons;
mod reference;
mod refusals;
mod reports;
mod rooms;
mod rules;
mod shapes;
mod starter;
mod worked_on_paper;
mod worklists;
