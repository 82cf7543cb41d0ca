//! The office: people, households and the rows of its registers.

use super::calendar::{age, day, shift};
use super::pesel::pesel;
use super::random::Random;
use super::sheet::{Cell, Record, TABLES, Table};
use chrono::{Datelike, NaiveDate};

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

/// What a new household is to be like.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    pub adults: usize,
    pub children: usize,
    pub elderly: bool,
    pub rural: bool,
    pub foreign: bool,
    pub homeless: bool,
    /// A young person who left a foster home or an institution.
    pub care_leaver: bool,
}

/// A household and the days on which it is helped.
#[derive(Clone, Debug)]
pub struct Household {
    pub id: String,
    pub shape: Shape,
    pub known: NaiveDate,
    pub members: Vec<Member>,
    pub income_source: &'static str,
    pub causes: Vec<&'static str>,
    /// From, to and the decision of every help given.
    pub help: Vec<(NaiveDate, NaiveDate, Option<String>)>,
    visited: Vec<NaiveDate>,
}

impl Household {
    /// The children who belong to the household on a day.
    pub fn children(&self, on: NaiveDate) -> usize {
        self.members
            .iter()
            .filter(|member| member.relation == "dziecko" && member.birth <= on)
            .count()
    }

    /// One adult and at least one child.
    pub fn single_parent(&self) -> bool {
        self.shape.adults == 1 && self.shape.children > 0
    }
}

/// Everything that will be exported.
pub struct Office {
    pub random: Random,
    pub households: Vec<Household>,
    pub rows: [Vec<Record>; TABLES],
    /// The last day of the last year: nothing is known after it.
    pub end: NaiveDate,
    persons: usize,
    workers: usize,
}

impl Office {
    /// An office without people.
    pub fn new(seed: u64, end: NaiveDate) -> Self {
        Self {
            random: Random::new(seed),
            households: Vec::new(),
            rows: std::array::from_fn(|_| Vec::new()),
            end,
            persons: 0,
            workers: 0,
        }
    }

    /// Adds a row that is known from one day to another.
    pub fn add(&mut self, table: Table, from: NaiveDate, to: NaiveDate, cells: Vec<Cell>) {
        self.rows[table as usize].push(Record { cells, from, to });
    }

    /// The identifier of the next row of a table.
    pub fn next_id(&self, table: Table, prefix: &str) -> String {
        format!("{prefix}{:06}", self.rows[table as usize].len() + 1)
    }

    /// One of the social workers.
    pub fn worker(&mut self) -> String {
        let number = self.random.between(1, self.workers.max(1) as i64);
        format!("P{number:03}")
    }

    /// Facilities and staff, in proportion to the town.
    pub fn employ(&mut self, inhabitants: u32, start: NaiveDate) {
        let places = [
            ("J01", "Ośrodek Pomocy Społecznej", "osrodek", "gmina", 0),
            ("J02", "Noclegownia miejska", "noclegownia", "gmina", 40),
            ("J03", "Schronisko „Przystań”", "schronisko", "zlecenie", 60),
            ("J04", "Ogrzewalnia przy Młyńskiej", "ogrzewalnia", "zlecenie", 25),
            ("J05", "Środowiskowy Dom Samopomocy", "osrodek_wsparcia", "gmina", 45),
            ("J06", "Dom Pomocy Społecznej „Jesień”", "dps", "gmina", 80),
        ];
        for (id, title, kind, operator, number) in places {
            let size = if number == 0 { Cell::Empty } else { Cell::Number(number * 100) };
            let cells = vec![id.into(), title.into(), kind.into(), operator.into(), size];
            self.add(Table::Facilities, start, NaiveDate::MAX, cells);
        }
        self.workers = (inhabitants as usize / 2000).max(4);
        let leaders = ["kierownik", "zastepca", "radca", "pozostali", "opiekun", "aspirant"];
        let social = ["st_specjalista", "specjalista", "st_pracownik", "pracownik"];
        for number in 1..=self.workers + leaders.len() + self.workers / 2 {
            let post = match number.checked_sub(self.workers + 1) {
                None => *self.random.pick(&social),
                Some(place) => *leaders.get(place).unwrap_or(&"opiekun"),
            };
            let fte = *self.random.pick(&[100, 100, 100, 100, 75, 50]);
            let from = shift(start, -self.random.between(60, 7000));
            let leave = self.random.chance(30);
            let facility = if self.random.chance(900) { "J01" } else { "J05" };
            let id = format!("P{number:03}");
            let cells = vec![
                Cell::from(&id),
                facility.into(),
                post.into(),
                Cell::Number(fte),
                Cell::Flag(leave),
                Cell::Date(from),
                Cell::Empty,
            ];
            self.add(Table::Staff, from, NaiveDate::MAX, cells);
        }
    }

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

    fn born(&mut self, on: NaiveDate, low: i64, high: i64) -> NaiveDate {
        let years = self.random.between(low, high);
        let days = self.random.between(2, 360);
        // A day less than the years and more than a year further back: the age is exactly `years`.
        shift(on, -(years * 365 + years / 4 + 1 + days.min(355)))
    }

    fn join(
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

    /// A household as the first interview found it.
    pub fn settle(&mut self, shape: Shape, known: NaiveDate) -> usize {
        let place = self.households.len();
        let income_source = if shape.elderly {
            *self.random.pick(&["emerytura", "emerytura", "renta"])
        } else if shape.homeless || shape.foreign {
            *self.random.pick(&["brak", "inne", "praca"])
        } else if shape.children > 0 {
            *self.random.pick(&["praca", "swiadczenia", "swiadczenia", "alimenty"])
        } else {
            *self.random.pick(&["brak", "swiadczenia", "praca", "renta", "inne"])
        };
        self.households.push(Household {
            id: format!("R{:05}", place + 1),
            shape,
            known,
            members: Vec::new(),
            income_source,
            causes: Vec::new(),
            help: Vec::new(),
            visited: Vec::new(),
        });
        let (low, high) = match (shape.elderly, shape.care_leaver, shape.children > 0) {
            (true, ..) => (66, 88),
            (_, true, _) => (18, 21),
            (.., true) => (37, 48),
            _ => (27, 60),
        };
        for number in 0..shape.adults {
            let relation = match number {
                0 => "glowa",
                1 if self.random.chance(700) => "malzonek",
                1 => "partner",
                2 => "rodzic",
                _ => "inny",
            };
            let birth =
                if number == 2 { self.born(known, 68, 85) } else { self.born(known, low, high) };
            // Some grandparents are known beforehand to move out; nobody receives help in their name.
            let leaves = number >= 2 && self.random.chance(300);
            // With a year, so that both half-years of a year find the same family.
            let to = leaves.then(|| super::calendar::day(known.year() + 1, 12, 31));
            self.join(place, birth, relation, known, to.filter(|_| !shape.rural && !shape.elderly));
        }
        for _ in 0..shape.children {
            // Some are of age and still at school or studying, some of age and no longer children.
            let (low, high) = if self.random.chance(90) { (17, 24) } else { (0, 15) };
            let birth = self.born(known, low, high);
            self.join(place, birth, "dziecko", known, None);
        }
        self.visit(place, known, "P");
        self.find_causes(place);
        place
    }

    /// An interview and the state of the household that it found.
    pub fn visit(&mut self, place: usize, on: NaiveDate, kind: &str) {
        // One state a day: the day is part of its key.
        if self.households[place].visited.contains(&on) {
            return;
        }
        self.households[place].visited.push(on);
        let household = &self.households[place];
        let (id, head) = (household.id.clone(), household.members[0].person.clone());
        let (single, rural) = (household.single_parent(), household.shape.rural);
        let source = match household.income_source {
            "praca" => "PR",
            "emerytura" => "EM",
            "renta" => "RE",
            "swiadczenia" => "SW",
            "alimenty" => "AL",
            "brak" => "BD",
            _ => "IN",
        };
        let income = if source == "BD" { 0 } else { self.random.between(25_000, 260_000) };
        let worker = self.worker();
        let number = self.next_id(Table::Interviews, "W");
        let requested = shift(on, -self.random.between(1, 14));
        let cells = vec![
            Cell::from(&id),
            Cell::Date(on),
            Cell::from(&head),
            Cell::Flag(single),
            source.into(),
            Cell::Money(income),
            Cell::Flag(rural),
        ];
        self.add(Table::Families, on, NaiveDate::MAX, cells);
        let cells = vec![
            Cell::from(&number),
            Cell::from(&id),
            kind.into(),
            Cell::Date(requested),
            Cell::Date(on),
            Cell::from(&worker),
        ];
        self.add(Table::Interviews, on, on, cells);
    }

    /// A child is born; the next interview finds it.
    pub fn birth(&mut self, place: usize, on: NaiveDate) {
        self.join(place, on, "dziecko", on, None);
        self.households[place].shape.children += 1;
        self.visit(place, shift(on, 9), "A");
    }

    /// Why the household may need help.
    fn find_causes(&mut self, place: usize) {
        let household = &self.households[place];
        let (shape, children, single) =
            (household.shape, household.shape.children, household.single_parent());
        let grown = !shape.elderly;
        let chances: [(&'static str, u32); 16] = [
            ("01", 520),
            ("02", u32::from(shape.care_leaver) * 600 + 2),
            ("03", if shape.homeless { 1000 } else { 5 }),
            ("04", if children > 0 { 250 } else { 0 }),
            ("04a", if children > 2 { 900 } else { 0 }),
            ("05", if grown { 400 } else { 10 }),
            ("06", 410),
            ("07", if grown { 560 } else { 850 }),
            ("08", if children > 0 { 350 } else { 0 }),
            ("08a", if single { 500 } else { 0 }),
            ("08b", if children > 2 { 450 } else { 0 }),
            ("09", if children > 0 { 60 } else { 10 }),
            ("11", if grown { 110 } else { 20 }),
            ("12", if grown { 12 } else { 0 }),
            ("13", if grown { 30 } else { 0 }),
            ("16", 10),
        ];
        let mut causes: Vec<&'static str> = Vec::new();
        for (code, chance) in chances {
            if self.random.chance(chance) {
                causes.push(code);
            }
        }
        if shape.foreign {
            causes.push("14");
        }
        if causes.is_empty() {
            causes.push("07");
        }
        self.households[place].causes = causes;
    }

    /// The reasons of every year, once all help is known: each helped household has one in each half-year.
    pub fn write_reasons(&mut self, first: i32, last: i32) {
        for place in 0..self.households.len() {
            let household = self.households[place].clone();
            for year in first..=last {
                let touch = |number: u32| {
                    let (start, end) = super::calendar::half(year, number);
                    household
                        .help
                        .iter()
                        .filter(|help| help.0 <= end && help.1 >= start)
                        .map(|help| help.0)
                        .min()
                };
                let (start, end) = match (touch(1), touch(2)) {
                    (None, None) => continue,
                    (Some(from), None) => (from.max(day(year, 1, 1)), day(year, 6, 30)),
                    (Some(from), Some(_)) => (from.max(day(year, 1, 1)), day(year, 12, 31)),
                    (None, Some(from)) => (from.max(day(year, 7, 1)), day(year, 12, 31)),
                };
                // A decision is named only when every export that holds the reason holds it too.
                let named = household.help.iter().find(|help| help.0 <= start && help.1 >= end);
                let decision = named.and_then(|help| help.2.clone()).unwrap_or_default();
                for code in &household.causes {
                    let fits = match *code {
                        "04a" | "08b" => household.children(start) >= 3,
                        "08a" => household.single_parent(),
                        _ => true,
                    };
                    if !fits && household.causes.len() > 1 {
                        continue;
                    }
                    let id = self.next_id(Table::Reasons, "Z");
                    let cells = vec![
                        Cell::from(&id),
                        Cell::from(&household.id),
                        Cell::from(&decision),
                        (*code).into(),
                        Cell::Date(start),
                        Cell::Date(end),
                    ];
                    self.add(Table::Reasons, start, end, cells);
                }
            }
        }
    }
}
