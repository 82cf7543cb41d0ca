//! The keys of a calendar.

use super::Takes::{Any, Many, Text, Word};
use super::{Key, Takes};

const PARTS: Takes = Word(&[
    "year", "H1", "H2", "Q1", "Q2", "Q3", "Q4", "01", "02", "03", "04", "05", "06", "07", "08",
    "09", "10", "11", "12",
]);

pub(super) const TERM: &[Key] = &[
    ("return", Text, "sprawozdanie"),
    ("part", PARTS, "część roku, za którą się je składa"),
    ("years", Text, "lata okresu: 2025, 2023..2025, 2025.., ..2025; bez tego każdy"),
    ("due", Any, "dzień i miesiąc: 13.02; pierwszy taki dzień po okresie"),
    ("on_free_day", Word(&["literal", "next_working", "previous_working"]), "co z dniem wolnym"),
    ("voivodeship", Text, "tylko w tym województwie: dwie cyfry TERYT"),
    ("unit", Text, "tylko dla tej jednostki: siedem cyfr TERYT"),
    ("recipient", Text, "adresat"),
    ("onward", Many(ONWARD), "do kiedy i komu adresat przekazuje je dalej"),
    ("source", Text, "skąd ten termin"),
];
const ONWARD: &[Key] = &[("due", Text, "dzień i miesiąc: 28.02"), ("to", Text, "kto komu")];
