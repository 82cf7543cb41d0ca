//! Why a number is another one than it was. Polish: przyczyna zmiany.

/// The cause of a step of a bridge. Each key of a cell (a record; a person, family or whatever else is counted once)
/// has one: the first of these that is true of it, and of a key with several records the first that is true of one of
/// them. `tests/diff.rs` says each with an example.
///
/// Side A is what was, side B what is. A record is known by the key of its table; whether it is in the inputs of a side
/// is asked of all that was loaded there, also of what was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// It counts in B, and A could not have it: A's inputs do not hold its record, or hold it as one of another time
    /// (of another period than A's; not there yet on A's day; of a family that was not yet among those the cell is about).
    New,
    /// It counted in A, and B does not have it any more: its record is not in B's inputs, or is there as one of
    /// another time (of A's period; it ended before B's day; of a family that is no more among those the cell is
    /// about). Between versions of one period a record whose days were changed is [`Cause::Corrected`].
    Gone,
    /// It counts in B and is not in A's inputs, though by its own days it belonged to A's time, and A's exports already
    /// told of that month: of records like it, or of those that every month has (payments).
    Late,
    /// Its record is in the inputs of both, and an export row that it was made of has other values in columns that the
    /// return reads; or it was set aside in one of them.
    Corrected,
    /// The same rows with the same values count otherwise: time has passed (an age, a day of a stock), or other records
    /// have changed (the state of a family).
    Reclassified,
    /// The same record with the same values counts otherwise because the return says something else: another edition,
    /// option, list or parameter.
    Definition,
    /// Of a formula that is no sum: the cells that it reads have changed.
    Cells,
    /// One value took the place of another: entered by hand, an average, the least or greatest of values, or a value
    /// where there was none.
    Value,
    /// What rounding left.
    Rounding,
}

impl Cause {
    /// In the order in which a bridge is walked.
    pub const ALL: [Cause; 9] = [
        Cause::New,
        Cause::Gone,
        Cause::Late,
        Cause::Corrected,
        Cause::Reclassified,
        Cause::Definition,
        Cause::Cells,
        Cause::Value,
        Cause::Rounding,
    ];

    /// The causes whose steps are made of keys, in the order of [`Cause::ALL`].
    pub fn of_keys() -> impl Iterator<Item = Cause> {
        let of_values = |own: &Cause| matches!(own, Cause::Cells | Cause::Value | Cause::Rounding);
        Cause::ALL.into_iter().filter(move |own| !of_values(own))
    }

    /// The word of csv and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Cause::New => "new",
            Cause::Gone => "gone",
            Cause::Late => "late",
            Cause::Corrected => "corrected",
            Cause::Reclassified => "reclassified",
            Cause::Definition => "definition",
            Cause::Cells => "cells",
            Cause::Value => "value",
            Cause::Rounding => "rounding",
        }
    }
}
