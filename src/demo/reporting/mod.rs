//! The register of the returns that the office sent, from a stream of random numbers of its own, so that nothing made
//! before changes. Some are late, some are corrected. Polish: rejestr złożonych sprawozdań.

pub mod sheet;

use super::DemoOptions;
use super::calendar::{day, shift};
use super::office::Office;
use super::random::Random;
use super::sheet::{Cell, Table};
use chrono::NaiveDate;

/// What the seed is mixed with.
const STREAM: u64 = 0x72_65_6A_65_73_74_72;

/// A return of a year: its symbol, for whom, the period that it tells of and the day it is due.
struct Due {
    report: &'static str,
    kind: &'static str,
    /// With `@` for the year in which it is sent and `#` for the one before.
    period: &'static str,
    month: u32,
    day: u32,
}

const fn due(
    report: &'static str,
    kind: &'static str,
    period: &'static str,
    day: u32,
    month: u32,
) -> Due {
    Due { report, kind, period, month, day }
}

/// What a city with powiat rights sends in a year.
const YEAR: [Due; 36] = [
    due("MRPiPS-03", "W", "#", 9, 2),
    due("MRPiPS-03", "W", "I-VI @", 21, 7),
    due("WRiSPZ-G", "W", "VII-XII #", 31, 1),
    due("WRiSPZ-G", "W", "I-VI @", 31, 7),
    due("WRiSPZ-P", "W", "VII-XII #", 31, 1),
    due("WRiSPZ-P", "W", "I-VI @", 31, 7),
    due("PRZEMOC", "W", "#", 10, 2),
    due("POSIŁEK", "W", "#", 20, 1),
    due("SKŁ-ZDR", "W", "#", 15, 1),
    due("SKŁ-ZDR", "W", "I-VI @", 10, 7),
    due("SKŁ-EMRENT", "W", "#", 15, 1),
    due("SKŁ-EMRENT", "W", "I-VI @", 10, 7),
    due("MRiPS-05", "W", "#", 15, 2),
    due("MRiPS-06", "W", "#", 9, 2),
    due("OPS 85219", "W", "IV kw. #", 10, 1),
    due("OPS 85219", "W", "I kw. @", 10, 4),
    due("OPS 85219", "W", "II kw. @", 10, 7),
    due("OPS 85219", "W", "III kw. @", 10, 10),
    due("Usługi 85228", "W", "IV kw. #", 10, 1),
    due("Usługi 85228", "W", "I kw. @", 10, 4),
    due("Usługi 85228", "W", "II kw. @", 10, 7),
    due("Usługi 85228", "W", "III kw. @", 10, 10),
    due("ZC-PS", "W", "IV kw. #", 31, 1),
    due("ZC-PS", "W", "I kw. @", 30, 4),
    due("ZC-PS", "W", "II kw. @", 31, 7),
    due("ZC-PS", "W", "III kw. @", 31, 10),
    due("PS-02", "G", "#", 28, 2),
    due("Rb-28S", "B", "I kw. @", 10, 4),
    due("Rb-28S", "B", "II kw. @", 10, 7),
    due("Rb-28S", "B", "III kw. @", 10, 10),
    due("OZPS", "R", "#", 30, 4),
    due("Sprawozdanie z działalności", "R", "#", 30, 6),
    due("Wspieranie rodziny", "R", "#", 31, 3),
    due("Piecza zastępcza", "R", "#", 31, 3),
    due("Strategia", "M", "#", 31, 5),
    due("Program wspierania rodziny", "M", "#", 31, 3),
];

const WHY: [&str; 4] = [
    "błąd w eksporcie wypłat",
    "uwagi wojewody do reguł",
    "decyzje wpisane po terminie",
    "poprawiony skład rodzin",
];

/// Fills the register.
pub fn live(office: &mut Office, options: &DemoOptions) {
    let mut random = Random::new(options.seed ^ STREAM);
    for year in options.years.clone() {
        for (number, own) in YEAR.iter().enumerate() {
            let on = day(year, own.month, own.day);
            let late = random.chance(60) || (options.thorough && number == 1);
            let sent = match late {
                true => shift(on, random.between(1, 6)),
                false => shift(on, -random.between(0, 7)),
            };
            let period = own.period.replace('@', &year.to_string());
            let period = period.replace('#', &(year - 1).to_string());
            write(office, own, &period, (on, sent), 1, "");
            // Of each kind one in a thorough office.
            let sure = options.thorough && matches!(number, 0 | 30 | 34);
            if random.chance(80) || sure {
                let again = shift(sent, random.between(8, 40));
                let why = random.pick(&WHY);
                write(office, own, &period, (on, again), 2, why);
            }
        }
    }
}

fn write(
    office: &mut Office,
    own: &Due,
    period: &str,
    (on, sent): (NaiveDate, NaiveDate),
    version: i64,
    why: &str,
) {
    let cells = vec![
        Cell::Text(office.next_id(Table::Submissions, "SP")),
        own.report.into(),
        own.kind.into(),
        period.into(),
        Cell::Date(on),
        Cell::Date(sent),
        Cell::Number(version * 100),
        why.into(),
    ];
    office.add(Table::Submissions, sent, sent, cells);
}
