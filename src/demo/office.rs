//! The office: its facilities and staff, and the rows of its registers.

use super::calendar::shift;
use super::household::Household;
use super::random::Random;
use super::sheet::{Cell, Record, TABLES, Table};
use chrono::NaiveDate;

/// Everything that will be exported.
pub struct Office {
    pub random: Random,
    pub households: Vec<Household>,
    pub rows: [Vec<Record>; TABLES],
    /// The last day of the last year: nothing is known after it.
    pub end: NaiveDate,
    pub persons: usize,
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
}
