//! The exports of contributions, the budget, brought meals and orders of care: their columns and files.

use crate::demo::sheet::{Column, Kind, Table, may, must};

/// The columns of the tables that follow those of domestic violence, in the order of [`Table`].
pub const COLUMNS: [&[Column]; 4] = [
    &[
        must("Nr składki", Kind::Key),
        must("Id osoby", Kind::Reference),
        must("Rodzaj składki", Kind::Code),
        may("Tytuł ubezpieczenia", Kind::Code),
        may("Składka za miesiąc", Kind::Date),
        must("Opłacono", Kind::Date),
        must("Kwota składki", Kind::Money),
    ],
    &[
        must("Rozdział", Kind::Text),
        must("Paragraf", Kind::Text),
        must("Źródło", Kind::Code),
        must("Stan na dzień", Kind::Date),
        must("Plan", Kind::Money),
        must("Wykonanie", Kind::Money),
    ],
    &[
        must("Nr dowozu", Kind::Key),
        must("Id osoby", Kind::Reference),
        must("Co dowieziono", Kind::Code),
        must("Dowóz za miesiąc", Kind::Date),
        may("Liczba dowozów", Kind::Number),
        must("Koszt dowozu", Kind::Money),
        may("Źródło", Kind::Code),
    ],
    &[
        must("Nr zlecenia", Kind::Key),
        must("Nr decyzji", Kind::Reference),
        must("Wykonawca od", Kind::Date),
        must("Rodzaj wykonawcy", Kind::Code),
        may("Nr wykonawcy", Kind::Text),
    ],
];

/// A text file: name, table, delimiter, encoding, and whether dates and numbers are the Polish way.
pub const TEXTS: [(&str, Table, u8, &str, bool); 4] = [
    ("skladki.csv", Table::Contributions, b';', "cp1250", true),
    ("budzet.csv", Table::Budget, b';', "utf-8", true),
    ("dowoz_posilkow.csv", Table::MealDeliveries, b';', "utf-8", false),
    ("zlecenia_uslug.csv", Table::ServiceOrders, b';', "utf-8", false),
];
