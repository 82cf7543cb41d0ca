//! The exports of the procedures "Niebieskie Karty": their columns and the files in which they stand.

use crate::demo::sheet::{Column, Kind, Table, may, must};

/// The columns of the tables that follow those of foster care, in the order of [`Table`].
pub const COLUMNS: [&[Column]; 3] = [
    &[
        must("Nr procedury", Kind::Key),
        must("Nr rodziny", Kind::Reference),
        must("Data NK-A", Kind::Date),
        must("Kto wszczął", Kind::Code),
        may("Wpływ do zespołu", Kind::Date),
        may("Grupę powołano", Kind::Date),
        may("NK-A w grupie", Kind::Date),
        may("Pierwsze posiedzenie", Kind::Date),
        may("Przemoc psychiczna", Kind::Flag),
        may("Przemoc fizyczna", Kind::Flag),
        may("Przemoc seksualna", Kind::Flag),
        may("Przemoc ekonomiczna", Kind::Flag),
        may("Przemoc elektroniczna", Kind::Flag),
        may("Procedurę zakończono", Kind::Date),
        may("Powód zakończenia", Kind::Code),
        may("Prowadzi sprawę", Kind::Text),
    ],
    &[
        must("Nr procedury", Kind::Key),
        must("Nr osoby", Kind::Reference),
        must("Rola w procedurze", Kind::Code),
        may("Płeć", Kind::AnyCase),
        may("Data urodzenia", Kind::Date),
        may("Grupa wieku", Kind::Code),
        may("Niepełnosprawność", Kind::Flag),
    ],
    &[
        must("Nr karty", Kind::Key),
        must("Rodzaj karty", Kind::Code),
        must("Nr procedury", Kind::Reference),
        must("Kartę wypełniono", Kind::Date),
        may("Kto wypełnił", Kind::Code),
    ],
];

/// A text file: name, table, delimiter, encoding, and whether dates and numbers are the Polish way.
pub const TEXTS: [(&str, Table, u8, &str, bool); 1] =
    [("karty_nk.csv", Table::ViolenceCards, b';', "cp1250", true)];

/// A workbook: name and sheets.
pub const BOOKS: [(&str, &[(&str, Table)]); 1] = [(
    "niebieska_karta.xlsx",
    &[("Procedury", Table::ViolenceProcedures), ("Osoby", Table::ViolencePersons)],
)];
