//! What the runs of one look at an office share, one after another.

use std::sync::Arc;

use super::archive::Keeping;
use crate::ingest::Kept;
use crate::model::Interner;

/// A run of its own shares nothing and judges everything.
#[derive(Default)]
pub struct Shared {
    pub interner: Arc<Interner>,
    /// Exports that several returns read.
    pub kept: Option<Kept>,
    /// Who keeps the exports for what is made of all the runs together.
    pub keeping: Option<Keeping>,
    /// Only the cells are asked for: rules over records are not judged.
    pub cells_only: bool,
    /// Of these only the numbers that are asked for: nothing is made of them.
    pub numbers_only: bool,
}

impl Shared {
    /// For returns that are only counted, one after another.
    pub fn for_cells() -> Shared {
        Shared { kept: Some(Kept::default()), cells_only: true, ..Shared::default() }
    }

    /// For some numbers of returns, which are looked at and make nothing.
    pub fn for_numbers() -> Shared {
        Shared { numbers_only: true, ..Shared::for_cells() }
    }
}
