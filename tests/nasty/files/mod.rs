//! Files that offices hand over, and files that no honest program writes: made on the spot, so that a
//! reader of the table sees what each of them is. Every one holds, or should hold, the nine payments of
//! the office on paper.

mod markup;
mod ods;
mod ole;
mod others;
mod pack;
mod text;
mod xls;
mod xlsb;
mod xlsx;

use chrono::NaiveDate;

/// What makes a file.
pub type Make = fn() -> Vec<u8>;

/// All files: the name says the ending that they are given.
pub fn all() -> Vec<(&'static str, Make)> {
    [
        xlsx::FILES,
        xlsx::PACKED,
        xls::FILES,
        xlsb::FILES,
        ods::FILES,
        markup::FILES,
        text::FILES,
        others::FILES,
    ]
    .concat()
}

/// The file of this name.
pub fn file(name: &str) -> Vec<u8> {
    let found = all().into_iter().find(|(own, _)| *own == name);
    found.unwrap_or_else(|| panic!("no nasty file is called {name}")).1()
}

/// The parts of a packed file that is good, for those who change one of them.
pub fn parts(ending: &str) -> Vec<(String, Vec<u8>)> {
    match ending {
        "xlsx" => xlsx::Xlsx::good().parts,
        "xlsb" => xlsb::parts(&xlsb::sheet()),
        "ods" => ods::parts(&ods::rows()),
        _ => Vec::new(),
    }
}

/// Parts as one file.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    pack::deflated(parts)
}

pub const HEADER: [&str; 8] =
    ["Wypłata", "Decyzja", "Osoba", "Świadczenie", "Data", "Liczba", "Kwota", "Źródło"];

/// A payment of `tests/cases/worked_on_paper`: who, when, how much.
pub struct Payment {
    pub id: &'static str,
    pub decision: &'static str,
    pub person: &'static str,
    day: (i32, u32, u32),
    pub amount: f64,
    pub source: &'static str,
}

impl Payment {
    pub fn date(&self) -> NaiveDate {
        let (year, month, day) = self.day;
        NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
    }

    /// `30.01.2025`
    pub fn polish_day(&self) -> String {
        self.date().format("%d.%m.%Y").to_string()
    }

    /// `2025-01-30`
    pub fn iso_day(&self) -> String {
        self.date().to_string()
    }

    /// The day as a spreadsheet counts it.
    pub fn serial(&self) -> i64 {
        let zero = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day of the calendar");
        (self.date() - zero).num_days()
    }

    /// `1000,00`
    pub fn polish_amount(&self) -> String {
        format!("{:.2}", self.amount).replace('.', ",")
    }

    /// As people see the row.
    pub fn texts(&self) -> [String; 8] {
        let own = str::to_owned;
        let (day, amount) = (self.polish_day(), self.polish_amount());
        let who = (own(self.id), own(self.decision), own(self.person));
        [who.0, who.1, who.2, String::new(), day, own("1"), amount, own(self.source)]
    }
}

const fn payment(
    id: &'static str,
    decision: &'static str,
    person: &'static str,
    day: (i32, u32, u32),
    amount: f64,
    source: &'static str,
) -> Payment {
    Payment { id, decision, person, day, amount, source }
}

pub const PAYMENTS: [Payment; 9] = [
    payment("W1", "D1", "P1", (2025, 1, 30), 1000.0, "D"),
    payment("W2", "D1", "P1", (2025, 6, 30), 1000.0, "D"),
    payment("W3", "D1", "P1", (2024, 12, 31), 1000.0, "D"),
    payment("W4", "D2", "P2", (2025, 2, 28), 418.5, "W"),
    payment("W5", "D2", "P2", (2025, 3, 31), 418.5, "D"),
    payment("W6", "D2", "P2", (2025, 4, 30), 418.5, "D"),
    payment("W7", "D3", "P2", (2025, 5, 30), 300.25, "D"),
    payment("W8", "D3", "P2", (2025, 7, 1), 300.25, "D"),
    payment("W9", "D5", "P2", (2025, 6, 30), 200.5, "W"),
];

/// The first part of a file: numerator and denominator.
fn cut(mut bytes: Vec<u8>, part: usize, of: usize) -> Vec<u8> {
    bytes.truncate(bytes.len() * part / of);
    bytes
}

/// A text with one passage changed, which must be there.
fn changed(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "there is no {old:?} in {text}");
    text.replacen(old, new, 1)
}
