//! The export of the register of returns: its columns and its file.

use crate::demo::sheet::{Column, Kind, Table, may, must};

/// The columns of the table that follows those of money, in the order of [`Table`].
pub const COLUMNS: [&[Column]; 1] = [&[
    must("Lp. w rejestrze", Kind::Key),
    must("Sprawozdanie", Kind::Text),
    must("Dla kogo", Kind::Code),
    must("Za okres", Kind::Text),
    may("Termin złożenia", Kind::Date),
    must("Data wysłania", Kind::Date),
    must("Nr wersji", Kind::Number),
    may("Powód korekty", Kind::Text),
]];

/// A text file: name, table, delimiter, encoding, and whether dates and numbers are the Polish way.
pub const TEXTS: [(&str, Table, u8, &str, bool); 1] =
    [("rejestr_sprawozdan.csv", Table::Submissions, b';', "cp1250", true)];
