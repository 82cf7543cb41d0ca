//! The units of a town: those that the office's own register has, and those that are kept beside it.

use super::{Units, number};
use crate::demo::calendar::shift;
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;

/// A unit, and how many people it has at once.
#[derive(Clone, Debug)]
pub struct Place {
    pub id: String,
    pub kind: &'static str,
    pub places: i64,
    pub people: i64,
}

/// Kind, who runs it, name, places in a city of 140 000, and the inhabitants from which a town has one.
const TOWN: [(&str, &str, &str, u32, u32); 15] = [
    ("dps", "powiat", "Dom Pomocy Społecznej „Klon”", 120, 20_000),
    ("dps", "zlecenie_powiat", "Dom Pomocy Społecznej przy Ogrodowej", 60, 60_000),
    ("sds", "gmina", "Środowiskowy Dom Samopomocy nr 2", 40, 15_000),
    ("dzienny_dom", "gmina", "Dzienny Dom Pomocy „Pod Lipą”", 60, 0),
    ("klub_samopomocy", "zlecenie", "Klub Samopomocy „Razem”", 30, 30_000),
    ("jadlodajnia", "zlecenie", "Jadłodajnia przy Młyńskiej", 0, 10_000),
    ("dom_matek", "zlecenie_powiat", "Dom dla matek z dziećmi", 15, 60_000),
    ("mieszkanie_treningowe", "gmina", "Mieszkanie treningowe", 6, 30_000),
    ("mieszkanie_wspomagane", "powiat", "Mieszkanie wspomagane", 5, 30_000),
    ("oik", "powiat", "Ośrodek Interwencji Kryzysowej", 10, 20_000),
    ("poradnictwo", "powiat", "Poradnia Specjalistyczna", 0, 40_000),
    ("cis", "zlecenie", "Centrum Integracji Społecznej", 40, 60_000),
    ("kis", "gmina", "Klub Integracji Społecznej", 25, 20_000),
    ("placowka_opieki", "gospodarcza", "Dom Opieki „Słoneczny”", 40, 20_000),
    ("placowka_opieki", "statutowa", "Dom Opieki przy Parkowej", 25, 80_000),
];

/// Places of a home that only a thorough office has: there is room for one resident of every kind.
pub const EXAMPLE_HOME: i64 = 31;

/// Kinds of units for which each form of running has a cell.
const EVERY: [&str; 17] = [
    "osrodek_wsparcia",
    "sds",
    "dzienny_dom",
    "dom_matek",
    "schronisko",
    "schronisko_uslugi",
    "klub_samopomocy",
    "dps",
    "rodzinny_dom_pomocy",
    "mieszkanie_treningowe",
    "mieszkanie_wspomagane",
    "mieszkanie_chronione",
    "oik",
    "poradnictwo",
    "cis",
    "kis",
    "jadlodajnia",
];

impl Units<'_> {
    /// The units, with the two of the office's register whose people nobody else tells.
    pub(super) fn found(&mut self) {
        for (id, kind, places, rate) in
            [("J05", "osrodek_wsparcia", 45, 42), ("J06", "dps", 80, 76)]
        {
            let people = self.share(rate).clamp(2, places);
            self.places.push(Place { id: id.to_owned(), kind, places, people });
        }
        for (kind, operator, title, places, from) in TOWN {
            if self.inhabitants < from {
                continue;
            }
            let places = if places == 0 { 0 } else { self.share(places).max(4) };
            self.unit(kind, operator, title, places, "");
        }
        if !self.thorough {
            return;
        }
        let town = self.places.len();
        for kind in EVERY {
            let places = if kind == "dps" { EXAMPLE_HOME } else { 6 };
            for operator in ["gmina", "zlecenie", "powiat", "zlecenie_powiat"] {
                self.unit(kind, operator, "Jednostka przykładowa", places, "");
            }
        }
        for operator in ["zlecenie", "gmina"] {
            for kind in ["noclegownia", "ogrzewalnia"] {
                self.unit(kind, operator, "Jednostka przykładowa", 6, "");
            }
        }
        for operator in ["gospodarcza", "statutowa"] {
            self.unit("dps", operator, "Dom przykładowy", EXAMPLE_HOME, "");
            self.unit("placowka_opieki", operator, "Placówka przykładowa", 12, "");
        }
        self.unit("osrodek", "gmina", "Filia ośrodka", 0, "");
        self.unit("pcpr", "powiat", "Powiatowe Centrum Pomocy Rodzinie", 0, "");
        self.unit("sds", "gmina", "Środowiskowy Dom Samopomocy w ośrodku", 20, "J01");
        for own in self.places.iter_mut().skip(town) {
            own.people = own.people.min(6);
        }
    }

    fn unit(
        &mut self,
        kind: &'static str,
        operator: &str,
        title: &str,
        places: i64,
        part_of: &str,
    ) {
        let id = format!("J{:02}", self.places.len() + 5);
        let opened = shift(self.start, -self.random.between(400, 6000));
        let cells = vec![
            Cell::from(&id),
            title.into(),
            kind.into(),
            operator.into(),
            if places == 0 { Cell::Empty } else { number(places) },
            part_of.into(),
            Cell::Date(opened),
            Cell::Empty,
        ];
        self.office.add(Table::Units, self.start, NaiveDate::MAX, cells);
        let people = match kind {
            "osrodek" | "pcpr" => 0,
            "jadlodajnia" => self.share(60).max(3),
            "poradnictwo" => self.share(40).max(3),
            _ => (places * 19 / 20).max(1),
        };
        self.places.push(Place { id, kind, places, people });
    }
}
