//! The titles under which a table of cells says what it holds, Polish or English, in any order. Polish: nagłówek.

/// What a column of such a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Section,
    Row,
    Column,
    /// All three in one: `2/1/4`.
    Cell,
    Value,
    Label,
    Form,
    Edition,
    Unit,
    Name,
    Period,
    Version,
}

/// What a message shows of them.
pub(super) const SHOWN: &str = "dział;wiersz;rubryka;wartość";

const TITLES: [(Part, &[&str]); 12] = [
    (Part::Section, &["section", "dział", "dzial", "dz", "tabela", "sekcja"]),
    (Part::Row, &["row", "wiersz", "w", "nr wiersza", "numer wiersza"]),
    (Part::Column, &["column", "kolumna", "rubryka", "kol", "rub", "nr kolumny", "nr rubryki"]),
    (Part::Cell, &["cell", "pole"]),
    (Part::Value, &["value", "wartość", "wartosc", "liczba"]),
    (Part::Label, &["row_label", "etykieta", "wyszczególnienie", "nazwa wiersza"]),
    (Part::Form, &["form", "sprawozdanie", "formularz"]),
    (Part::Edition, &["edition", "wydanie", "edycja"]),
    (Part::Unit, &["unit", "jednostka", "teryt"]),
    (Part::Name, &["unit_name", "nazwa jednostki", "nazwa"]),
    (Part::Period, &["period", "okres"]),
    (Part::Version, &["version", "wersja"]),
];

/// Which column is what; none when the titles are not those of a table of cells.
pub(super) fn parts(titles: &[String]) -> Option<Vec<(Part, usize)>> {
    let mut found: Vec<(Part, usize)> = Vec::new();
    for (index, title) in titles.iter().enumerate() {
        let title = title.trim_end_matches('.').trim().to_lowercase();
        let part = TITLES.iter().find(|(_, names)| names.contains(&title.as_str()));
        if let Some((part, _)) = part.filter(|(part, _)| found.iter().all(|own| own.0 != *part)) {
            found.push((*part, index));
        }
    }
    let has = |part: Part| found.iter().any(|own| own.0 == part);
    let by_parts = has(Part::Section) && has(Part::Row) && has(Part::Column);
    ((by_parts || has(Part::Cell)) && has(Part::Value)).then_some(found)
}
