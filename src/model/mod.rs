//! What an office's data look like: tables, columns, code lists, parameters, holidays. All of it is data;
//! this room only knows their shapes and how to read them.

pub mod codebook;
pub mod date;
pub mod fingerprint;
pub mod holiday;
pub mod interner;
pub mod known_until;
pub mod letters;
pub mod parameter;
pub mod schema;
pub mod table;
pub mod value;

pub use codebook::{Codebook, Codebooks};
pub use fingerprint::Fingerprint;
pub use holiday::Holidays;
pub use interner::Interner;
pub use known_until::{ALL, KnownUntil, Subject, Until};
pub use parameter::Parameters;
pub use schema::{ColumnSchema, IntervalSchema, TableSchema};
pub use table::{Column, Origin, Table};
pub use value::{MISSING, Type, UNREADABLE};
