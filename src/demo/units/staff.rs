//! The staff of the units, on contracts of employment and on others. Polish: kadra jednostek.

use super::Units;
use super::place::{EXAMPLE_HOME, Place};
use crate::demo::calendar::shift;
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;

/// Every post, for the units of a thorough office.
const POSTS: [&str; 29] = [
    "kierownik",
    "zastepca",
    "st_specjalista",
    "specjalista",
    "st_pracownik",
    "pracownik",
    "aspirant",
    "opiekun",
    "radca",
    "pozostali",
    "dyrektor",
    "zastepca_dyrektora",
    "kierownik_dzialu",
    "kierownik_sekcji",
    "gl_specjalista",
    "gl_specjalista_socjalny",
    "st_specjalista_rodzina",
    "specjalista_rodzina",
    "konsultant",
    "koordynator_it",
    "opiekun_specjalistyczny",
    "opiekun_dps",
    "pielegniarka",
    "terapeuta",
    "fizjoterapeuta",
    "psycholog",
    "lekarz",
    "administracja",
    "obsluga",
];

/// Of a hundred who work in a home besides its head.
const HOME: [(&str, u32); 10] = [
    ("opiekun_dps", 400),
    ("pielegniarka", 130),
    ("terapeuta", 70),
    ("fizjoterapeuta", 40),
    ("psycholog", 20),
    ("lekarz", 20),
    ("pracownik", 20),
    ("administracja", 80),
    ("obsluga", 200),
    ("pozostali", 20),
];
const DAY: [(&str, u32); 4] =
    [("terapeuta", 500), ("psycholog", 150), ("pozostali", 250), ("pracownik", 100)];

/// A contract as it stands.
struct Contract<'c> {
    place: &'c str,
    post: &'c str,
    form: &'c str,
    fte: i64,
    leave: bool,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

impl Units<'_> {
    pub(super) fn employ(&mut self) {
        for place in self.places.clone() {
            let home = place.places == EXAMPLE_HOME;
            if self.thorough && (home || matches!(place.kind, "osrodek" | "pcpr")) {
                self.employ_every(&place);
                continue;
            }
            let (head, many) = match place.kind {
                "dps" => ("dyrektor", (place.places * 6 / 10).max(3)),
                "placowka_opieki" => ("kierownik", (place.places / 3).max(2)),
                // The office's register has the staff of this one.
                "osrodek_wsparcia" if place.id == "J05" => continue,
                "oik" | "poradnictwo" | "cis" | "sds" => ("kierownik", place.places / 6 + 2),
                _ => ("kierownik", place.places / 12 + 1),
            };
            let fte = if place.kind == "dps" { 75 } else { 100 };
            let person = self.employed(&place.id, head, "praca", fte);
            if place.kind == "dps" {
                // Who heads a home and is its social worker too is counted once, as its head.
                self.also(&person, &place.id, "specjalista", 25);
            }
            for _ in 0..many {
                let posts: &[(&str, u32)] =
                    if matches!(place.kind, "dps" | "placowka_opieki") { &HOME } else { &DAY };
                let post = self.one_of(posts);
                let forms: &[(&str, u32)] = match post {
                    "lekarz" => &[("kontrakt", 700), ("zlecenie", 300)],
                    "pielegniarka" => &[("praca", 800), ("kontrakt", 200)],
                    _ => &[("praca", 900), ("zlecenie", 90), ("dzielo", 4), ("wolontariat", 6)],
                };
                let form = self.one_of(forms);
                let fte = *self.random.pick(&[100, 100, 100, 100, 75, 50]);
                self.employed(&place.id, post, form, fte);
            }
        }
    }

    /// Somebody on every post, on every form of contract.
    fn employ_every(&mut self, place: &Place) {
        for (turn, post) in POSTS.into_iter().enumerate() {
            for form in ["praca", "zlecenie", "dzielo", "kontrakt"] {
                let fte = [100, 50, 75][turn % 3];
                self.employed(&place.id, post, form, fte);
            }
        }
    }

    /// Somebody who came before the exports began; one of eight leaves, and another comes.
    fn employed(&mut self, place: &str, post: &str, form: &str, fte: i64) -> String {
        let from = shift(self.start, -self.random.between(20, 5000));
        let to = self.random.chance(125).then(|| self.day_in(self.start, 900));
        let leave = self.random.chance(25);
        let fte = if form == "praca" { fte } else { 0 };
        let own = Contract { place, post, form, fte, leave, from, to };
        let person = self.next_worker();
        self.write_contract(&person, &own);
        if let Some(left) = to.filter(|left| *left < self.end) {
            let from = shift(left, self.random.between(1, 60));
            let other = self.next_worker();
            self.write_contract(&other, &Contract { leave: false, from, to: None, ..own });
        }
        person
    }

    fn also(&mut self, person: &str, place: &str, post: &str, fte: i64) {
        let from = shift(self.start, -10);
        let own = Contract { place, post, form: "praca", fte, leave: false, from, to: None };
        self.write_contract(person, &own);
    }

    fn next_worker(&mut self) -> String {
        self.staff += 1;
        format!("KJ{:04}", self.staff)
    }

    fn write_contract(&mut self, person: &str, own: &Contract<'_>) {
        let mostly = self.random.chance(700) || self.thorough;
        let area = mostly && matches!(own.post, "pracownik" | "st_pracownik");
        let cells = |on: NaiveDate| {
            vec![
                Cell::from(person),
                own.place.into(),
                own.post.into(),
                own.form.into(),
                Cell::Number(own.fte),
                Cell::Flag(area),
                Cell::Flag(own.leave),
                Cell::Date(own.from),
                super::known(own.to, on),
            ]
        };
        self.states(Table::UnitStaff, (own.from, own.to.unwrap_or(NaiveDate::MAX)), cells);
    }
}
