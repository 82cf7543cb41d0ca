//! The units that must send a return, when each was received, and in which version. Polish: lista jednostek.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::ingest::{Lines, day};

/// One unit of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    pub id: String,
    pub name: String,
    /// Days since 1970.
    pub received: Option<i64>,
    /// The version that was accepted; without it the newest is.
    pub version: Option<String>,
    /// As the calendar knows it: its TERYT, or two digits of its voivodeship; empty when the list tells neither.
    pub place: String,
    /// For peers of different sizes.
    pub inhabitants: Option<u32>,
}

/// The list, and the file it stands in.
#[derive(Debug, Default)]
pub struct Units {
    pub all: Vec<Unit>,
    pub file: Option<(String, u64, String)>,
}

/// What a column of the list is called.
const TITLES: [(&str, &[&str]); 6] = [
    ("id", &["teryt", "unit", "jednostka", "keso", "kod"]),
    ("name", &["nazwa", "name"]),
    ("received", &["dzień", "dzien", "dzień wpływu", "dzien wplywu", "wpłynęło", "received"]),
    ("version", &["wersja", "version"]),
    ("voivodeship", &["województwo", "wojewodztwo", "woj", "voivodeship"]),
    ("inhabitants", &["mieszkańcy", "mieszkancy", "ludność", "ludnosc", "inhabitants"]),
];
/// What a message shows of them.
const SHOWN: &str = "teryt;nazwa;dzień;wersja;województwo;mieszkańcy";
/// The title under which an id is a TERYT, whose first two digits are those of the voivodeship.
const TERYT: &str = "teryt";

impl Units {
    /// Reads the list; what is wrong with a line is V154.
    pub fn read(path: &Path, problems: &Problems) -> Units {
        let shown = path.display().to_string();
        let at = |row: u32, kind: &str, found: &str| {
            problems.push(
                Diagnostic::error("V154")
                    .at(Place::file(shown.as_str()).row(row))
                    .with("kind", kind)
                    .with("found", found)
                    .with("known", SHOWN),
            );
        };
        let Some(file) = Lines::read(path) else {
            at(1, "file", "");
            return Units::default();
        };
        for (row, message) in &file.wrong {
            at(*row, "text", message);
        }
        let mut lines = file.lines.into_iter();
        let Some((first, titles)) = lines.next() else {
            at(1, "header", "");
            return Units::default();
        };
        let column = |name: &str| {
            let names = TITLES.iter().find(|(own, _)| *own == name).map(|own| own.1)?;
            titles.iter().position(|title| names.contains(&title.to_lowercase().as_str()))
        };
        let (Some(id), name) = (column("id"), column("name")) else {
            at(first, "header", &titles.join(";"));
            return Units::default();
        };
        let (received, version) = (column("received"), column("version"));
        let (inhabitants, voivodeship) = (column("inhabitants"), column("voivodeship"));
        let is_teryt = titles[id].to_lowercase() == TERYT;
        let mut known: BTreeMap<String, u32> = BTreeMap::new();
        let mut all = Vec::new();
        for (row, fields) in lines {
            let said = |column: Option<usize>| {
                let field = column.and_then(|index| fields.get(index));
                field.map(String::as_str).unwrap_or_default()
            };
            let id = said(Some(id)).to_owned();
            if id.is_empty() {
                at(row, "unit", "");
                continue;
            }
            if known.insert(id.clone(), row).is_some() {
                at(row, "twice", &id);
                continue;
            }
            let of_day = said(received);
            let day = day(of_day);
            if day.is_none() && !of_day.is_empty() {
                at(row, "day", of_day);
            }
            let of = said(voivodeship);
            let digits = |text: &str, length: std::ops::RangeInclusive<usize>| {
                length.contains(&text.len()) && text.bytes().all(|own| own.is_ascii_digit())
            };
            if !of.is_empty() && !digits(of, 2..=2) {
                at(row, "voivodeship", of);
            }
            let place = match is_teryt && digits(&id, 6..=7) {
                true => id.as_str(),
                false => of,
            };
            let place = place.to_owned();
            let people = said(inhabitants).replace([' ', '\u{a0}'], "");
            let number: Option<u32> = people.parse().ok().filter(|own| *own > 0);
            if number.is_none() && !people.is_empty() {
                at(row, "inhabitants", &people);
            }
            all.push(Unit {
                id,
                name: said(name).to_owned(),
                received: day,
                place,
                version: Some(said(version).to_owned()).filter(|own| !own.is_empty()),
                inhabitants: number,
            });
        }
        Units { all, file: Some((shown, file.size, file.sha256)) }
    }

    pub fn find(&self, id: &str) -> Option<&Unit> {
        self.all.iter().find(|own| own.id == id)
    }
}
