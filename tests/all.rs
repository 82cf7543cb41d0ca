//! One test binary: every extra one would link polars again.

mod catalogues;
mod corrections;
mod describe;
mod due;
mod errors;
mod foster_care;
mod foster_reviews;
mod inspect;
mod language;
mod office;
mod nasty;
mod oracle;
mod ps_02;
mod quality;
mod reasons;
mod reference;
mod refusals;
mod rooms;
mod rules;
mod shapes;
mod starter;
mod stock_and_flow;
mod tasks_of_the_department;
mod supplements;
mod worked_on_paper;
mod worklists;
