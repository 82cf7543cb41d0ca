//! The day from which a workbook counts its days.

use std::sync::atomic::{AtomicBool, Ordering};

/// What a number of a day is counted from: 1900, or 1904 in workbooks that once came from a Macintosh.
///
/// A reader tells it before the first row; what a number means is decided by the column, much later.
#[derive(Debug, Default)]
pub struct Epoch {
    from_1904: AtomicBool,
}

/// So many days later the younger of the two calendars begins.
const LATER: i64 = 1462;

impl Epoch {
    pub fn tell(&self, from_1904: bool) {
        // Whoever takes the rows has them through a channel, which puts this before them.
        self.from_1904.store(from_1904, Ordering::Relaxed);
    }

    pub fn is_1904(&self) -> bool {
        self.from_1904.load(Ordering::Relaxed)
    }

    /// Days to add to a number, so that it counts from 1900.
    pub fn later(&self) -> i64 {
        if self.is_1904() { LATER } else { 0 }
    }
}
