//! A number and what it was made of, free of any format. Polish: rodowód liczby.
//!
//! Whatever prints it, the terminal, a csv or a workbook, prints this and counts nothing.

mod cell;
mod proof;
mod whereabouts;

pub use cell::{Gives, Header, Kind, Level, MadeOf, Part, Record, Records, Sql, Trace, Worked};
pub use proof::{Division, PartOfWhole, Proof, SectionProof, Stray, UnreadCode, Unused};
pub use whereabouts::{Alike, Answer, Aside, InSection, KeptOut, Lost, RowCells, Whereabouts};
