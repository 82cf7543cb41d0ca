//! Who prepared, approved and sent a version, and when: `historia.csv` beside the versions. Polish: historia.
//!
//! A run never writes it. Every line seals the version that it speaks of and the lines before it; `wyniki/pieczecie.csv`
//! has the seals of all histories.

mod corrected;
mod journal;
mod lines;
mod listing;
mod mark;
mod seal;
mod state;
mod status;
mod written;

pub use corrected::corrected;
pub use journal::Journal;
pub use lines::{Entry, FILE as HISTORY, History};
pub use mark::{Mark, Marked, mark, seal_broken};
pub use seal::{Broken, broken, broken_lines};
pub use state::State;
pub use status::{Standing, Standings, status};
