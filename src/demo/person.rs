//! People: names, PESEL numbers, and the households they belong to.

use super::calendar::{age, shift};
use super::household::Shape;
use super::office::Office;
use super::pesel::pesel;
use super::sheet::{Cell, Table};
use chrono::NaiveDate;

const SURNAMES: [&str; 24] = [
    "Wierzbniak",
    "Kołodyński",
    "Żurawik",
    "Pątnik",
    "Ćwiertnia",
    "Łozowicz",
    "Śliwczak",
    "Gęśla",
    "Brzózka",
    "Mączyk",
    "Dąbal",
    "Rzepniak",
    "Trześniok",
    "Jaśkot",
    "Stępoch",
    "Wróżek",
    "Chrząszczak",
    "Olszyc",
    "Niedźwiadek",
    "Kępczyk",
    "Borowiczka",
    "Zielonacki",
    "Półtorak",
    "Majchrowiak",
];
const WOMEN: [&str; 12] = [
    "Anna",
    "Maria",
    "Zofia",
    "Agnieszka",
    "Łucja",
    "Bożena",
    "Elżbieta",
    "Danuta",
    "Oksana",
    "Julia",
    "Michalina",
    "Teresa",
];
const MEN: [&str; 12] = [
    "Jan",
    "Piotr",
    "Stanisław",
    "Łukasz",
    "Józef",
    "Paweł",
    "Zdzisław",
    "Mateusz",
    "Grzegorz",
    "Antoni",
    "Wiesław",
    "Tomasz",
];

/// A person of a household.
#[derive(Clone, Debug)]
pub struct Member {
    pub person: String,
    pub birth: NaiveDate,
    pub relation: &'static str,
    pub stays: bool,
}

impl Office {
    /// A person of the register, with a name and a PESEL.
    fn person(
        &mut self,
        birth: NaiveDate,
        surname: &str,
        shape: Shape,
        known: NaiveDate,
    ) -> String {
        self.persons += 1;
        let id = format!("X{:06}", self.persons);
        let man = self.random.chance(480);
        let first = if man { *self.random.pick(&MEN) } else { *self.random.pick(&WOMEN) };
        let number = pesel(birth, man, &mut self.random);
        let citizenship = if shape.foreign { "ukraińskie" } else { "polskie" };
        let disabled = self.random.chance(if shape.elderly { 450 } else { 200 });
        let cells = vec![
            Cell::from(&id),
            Cell::from(&number),
            surname.into(),
            first.into(),
            Cell::Date(birth),
            if man { "M" } else { "K" }.into(),
            citizenship.into(),
            Cell::Flag(disabled),
            "0862011".into(),
        ];
        self.add(Table::Persons, known, NaiveDate::MAX, cells);
        id
    }

    /// A day of birth that makes a person so many years old on a day.
    pub fn born(&mut self, on: NaiveDate, low: i64, high: i64) -> NaiveDate {
        let years = self.random.between(low, high);
        let days = self.random.between(2, 360);
        // A day less than the years and more than a year further back: the age is exactly `years`.
        shift(on, -(years * 365 + years / 4 + 1 + days.min(355)))
    }

    /// A person joins a household, and leaves it when the last day is known.
    pub fn join(
        &mut self,
        place: usize,
        birth: NaiveDate,
        relation: &'static str,
        from: NaiveDate,
        to: Option<NaiveDate>,
    ) {
        let (shape, family) = (self.households[place].shape, self.households[place].id.clone());
        let surname = SURNAMES[place % SURNAMES.len()];
        let person = self.person(birth, surname, shape, from);
        let years = age(birth, from);
        let pupil = relation == "dziecko" && years >= 6 && (years < 18 || self.random.chance(700));
        let cells = vec![
            Cell::from(&family),
            Cell::from(&person),
            relation.into(),
            Cell::Flag(pupil || shape.care_leaver),
            Cell::Date(from),
            to.into(),
        ];
        self.add(Table::Members, from, NaiveDate::MAX, cells);
        self.households[place].members.push(Member {
            person,
            birth,
            relation,
            stays: to.is_none(),
        });
    }
}
