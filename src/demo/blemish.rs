//! What real exports suffer from: the same row suffers the same in every export in which it stands.

use super::Blemishes;
use super::random::Random;
use super::sheet::{COLUMNS, Cell, Kind, Record, Table};
use super::write::plain;
use chrono::Datelike;

/// Spoils the rows of all tables as far as asked.
pub fn spoil(rows: &mut [Vec<Record>], seed: u64, blemishes: &Blemishes) {
    let heavy = match blemishes {
        Blemishes::None => return,
        Blemishes::Light => false,
        Blemishes::Heavy => true,
    };
    let refusals: Vec<String> = rows[Table::Decisions as usize]
        .iter()
        .filter(|row| matches!(&row.cells[4], Cell::Text(kind) if kind == "O"))
        .map(|row| plain(&row.cells[0], true))
        .collect();
    for (table, records) in rows.iter_mut().enumerate() {
        let mut spoiled = Vec::with_capacity(records.len());
        for (number, mut record) in std::mem::take(records).into_iter().enumerate() {
            let mut random = Random::of(seed, table, number);
            let mut again = None;
            // Light ones: a few of a thousand rows, none of which may be lost for it.
            if random.chance(8) {
                light(&mut record, table, &mut random);
            }
            if table == Table::Payments as usize && random.chance(4) {
                again = Some(record.clone());
            }
            if heavy && random.chance(30) {
                again = hard(&mut record, table, &mut random, &refusals);
            }
            spoiled.push(record);
            spoiled.extend(again);
        }
        *records = spoiled;
    }
}

fn light(record: &mut Record, table: usize, random: &mut Random) {
    let place = random.between(0, record.cells.len() as i64 - 1) as usize;
    let cell = &mut record.cells[place];
    let text = match (COLUMNS[table][place].kind, &*cell) {
        (_, Cell::Empty) => return,
        (Kind::AnyCase, Cell::Text(code)) => {
            let small = code.to_lowercase();
            if small == *code { code.to_uppercase() } else { small }
        }
        (Kind::Pesel, Cell::Text(number)) if number.starts_with('0') => {
            number.trim_start_matches('0').to_owned()
        }
        (Kind::Pesel, Cell::Text(number)) => {
            // The last digit moved by one: the check digit is wrong.
            let last = number.as_bytes()[10] - b'0';
            format!("{}{}", &number[..10], (last + 1) % 10)
        }
        (Kind::Date, Cell::Date(date)) => match random.between(0, 4) {
            0 => date.format("%d.%m.%Y").to_string(),
            1 => format!("{}.{}.{}", date.day(), date.month(), date.year()),
            2 => date.format("%d-%m-%Y").to_string(),
            3 => date.format("%Y/%m/%d").to_string(),
            _ => date.format("%d/%m/%Y").to_string(),
        },
        (Kind::Money, Cell::Money(amount)) => {
            let space = if random.chance(500) { ' ' } else { '\u{a0}' };
            let (whole, rest) = (amount / 100, amount % 100);
            if whole >= 1000 {
                format!("{}{space}{:03},{rest:02} zł", whole / 1000, whole % 1000)
            } else {
                format!("{whole},{rest:02}{space}zł")
            }
        }
        (_, Cell::Text(text)) => match random.between(0, 2) {
            0 => format!(" {text}"),
            1 => format!("{text}  "),
            _ => format!("{text}\u{a0}"),
        },
        _ => return,
    };
    *cell = Cell::Text(text);
}

/// One heavy blemish; gives back a second row with the same key when that is the blemish.
fn hard(
    record: &mut Record,
    table: usize,
    random: &mut Random,
    refusals: &[String],
) -> Option<Record> {
    let columns = COLUMNS[table];
    let of = |kinds: &[Kind]| -> Vec<usize> {
        (0..columns.len())
            .filter(|&place| {
                kinds.contains(&columns[place].kind) && record.cells[place] != Cell::Empty
            })
            .collect()
    };
    let dates = of(&[Kind::Date]);
    let numbers = of(&[Kind::Money, Kind::Number]);
    let codes = of(&[Kind::Code, Kind::AnyCase]);
    let required: Vec<usize> =
        (1..columns.len()).filter(|&place| columns[place].required).collect();
    match random.between(0, 8) {
        0 => record.cells[0] = Cell::Empty,
        1 if !required.is_empty() => record.cells[*random.pick(&required)] = Cell::Empty,
        2 if !dates.is_empty() => {
            let wrong = format!("31.02.{}", record.from.year());
            record.cells[*random.pick(&dates)] = wrong.as_str().into();
        }
        3 if !dates.is_empty() => {
            let place = *random.pick(&dates);
            if let Cell::Date(date) = record.cells[place] {
                record.cells[place] = Cell::Text(date.format("%d.%m.%y").to_string());
            }
        }
        4 if !numbers.is_empty() => record.cells[*random.pick(&numbers)] = "do ustalenia".into(),
        5 if !codes.is_empty() => record.cells[*random.pick(&codes)] = "999Z".into(),
        6 => {
            let mut other = record.clone();
            if let Some(&place) = numbers.last() {
                match &mut other.cells[place] {
                    Cell::Money(value) | Cell::Number(value) => *value += 100,
                    _ => {}
                }
            } else if let Some(last) = other.cells.last_mut() {
                *last = if *last == Cell::Empty { "inne".into() } else { Cell::Empty };
            }
            return Some(other);
        }
        _ if table == Table::Payments as usize => {
            if random.chance(500) || refusals.is_empty() {
                for place in 1..4 {
                    record.cells[place] = Cell::Empty;
                }
            } else {
                record.cells[1] = random.pick(refusals).into();
            }
        }
        _ if table == Table::Members as usize => {
            let place = random.between(0, 1) as usize;
            record.cells[place] = if place == 0 { "R99999" } else { "X999999" }.into();
        }
        _ if dates.len() >= 2 && table != Table::Interviews as usize => {
            let (from, to) = (dates[dates.len() - 2], dates[dates.len() - 1]);
            record.cells.swap(from, to);
        }
        _ => {}
    }
    None
}
