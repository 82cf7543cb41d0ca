//! What versions were made of, kept and brought back. Polish: archiwum danych wejściowych.
//!
//! A version's `inputs.json` names every file that it was made of; each is kept once, by its sum, in
//! `.spraw/wejscia`. So a version can be counted again after the exports were replaced.

mod forget;
mod inputs;
mod keeping;
mod moved;
mod rerun;
mod restored;
mod store;
mod version;

pub use forget::{Aged, ForgetAsked, Forgetting, Going, forget};
pub use inputs::Input;
pub use keeping::Keeping;
pub use moved::{Since, lacked_by, since};
pub use rerun::{Beside, Fate, Rerun, rerun};
pub use restored::{Restored, no_version, restore};
pub use version::{Listed, sums};
