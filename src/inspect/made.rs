//! Columns that no header of a sheet is: several side by side that are one, a period in one cell, a day in
//! three cells. Polish: kolumny szerokie, dzielone i łączone.

use super::look::{Column, Sheet};
use super::texts::{Kinds, Texts};
use crate::ingest::{Title, parse};
use crate::model::letters::folded;

/// What a column is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Made {
    /// Columns of one kind side by side, each filled cell of which is a record.
    Wide(Vec<usize>),
    /// The last day of the month that each column of a wide table is of.
    Days(Vec<String>),
    /// A part of what stands in one column.
    Part { place: usize, split: &'static str, part: i64 },
    /// Columns, one after the other.
    Joined { places: Vec<usize>, with: &'static str },
}

impl Made {
    /// The columns of the sheet that it is made of.
    pub fn places(&self) -> &[usize] {
        match self {
            Made::Wide(places) | Made::Joined { places, .. } => places,
            Made::Part { place, .. } => std::slice::from_ref(place),
            Made::Days(_) => &[],
        }
    }
}

/// So much of a column must be readable as what it is taken for.
const MOST: f64 = 0.95;
/// Fewer months side by side are no table of months.
const FEWEST_MONTHS: usize = 3;
/// What stands between the two days of a period.
const BETWEEN: [&str; 5] = [" - ", " – ", " — ", "–", " do "];

/// The sheet with such columns in place of those that they are made of; none when it has none.
pub fn folded_sheet(sheet: &Sheet) -> Option<Sheet> {
    let mut found = wide_by_number(sheet);
    found.extend(wide_by_month(sheet));
    found.extend(periods(sheet));
    found.extend(days_in_three(sheet));
    if found.is_empty() {
        return None;
    }
    let mut sheet = sheet.clone();
    for (title, made, texts) in found {
        for place in made.places() {
            sheet.columns[*place].hidden = true;
        }
        let place = sheet.columns.len();
        let kinds = Kinds::of(&texts);
        let title = Title::new(&[title]);
        sheet.columns.push(Column { made: Some(made), ..Column::new(place, title, texts, kinds) });
    }
    Some(sheet)
}

type Found = (String, Made, Texts);

/// The texts of several columns, one column after the other.
fn gathered(sheet: &Sheet, places: &[usize]) -> Texts {
    let mut texts = Texts::default();
    for place in places {
        let own = &sheet.columns[*place].texts;
        (0..own.count()).for_each(|row| texts.push(own.row(row).unwrap_or_default()));
    }
    texts
}

/// Do all columns that hold something hold the same kind of thing?
fn are_alike(sheet: &Sheet, places: &[usize]) -> bool {
    let columns = places.iter().map(|place| &sheet.columns[*place]);
    let mut words: Vec<&str> = columns
        .map(|own| match own.kinds.word(&own.texts) {
            "int" | "decimal" => "money",
            "id" => "word",
            word => word,
        })
        .filter(|word| *word != "nothing")
        .collect();
    words.dedup();
    words.len() == 1
}

/// `Powód 1`, `Powód 2`, `Powód 3`: numbered from one, and nothing missing.
fn wide_by_number(sheet: &Sheet) -> Vec<Found> {
    let mut groups: Vec<(String, Vec<(usize, usize)>)> = Vec::new();
    for column in &sheet.columns {
        let title = column.title.shown.trim();
        let base = title.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let number = title[base.len()..].parse::<usize>();
        let base = base.trim_end_matches(|letter: char| !letter.is_alphabetic()).to_owned();
        let (Ok(number), 3..) = (number, base.chars().count()) else {
            continue;
        };
        match groups.iter_mut().find(|(own, _)| folded(own) == folded(&base)) {
            Some((_, places)) => places.push((number, column.place)),
            None => groups.push((base, vec![(number, column.place)])),
        }
    }
    let each = groups.into_iter().filter_map(|(base, mut numbered)| {
        numbered.sort_unstable();
        let in_order = numbered.iter().enumerate().all(|(at, (number, _))| *number == at + 1);
        let places: Vec<usize> = numbered.into_iter().map(|(_, place)| place).collect();
        let fits = places.len() > 1 && in_order && are_alike(sheet, &places);
        fits.then(|| (base, Made::Wide(places.clone()), gathered(sheet, &places)))
    });
    each.collect()
}

/// Months as columns, and the day that each stands for. Without a year nobody knows the day.
fn wide_by_month(sheet: &Sheet) -> Vec<Found> {
    let year_of_file = year(&sheet.file()).or_else(|| {
        let folder = sheet.path.parent().and_then(|own| own.file_name());
        year(&folder.unwrap_or_default().to_string_lossy())
    });
    let months: Vec<(usize, String)> = sheet
        .columns
        .iter()
        .filter_map(|column| {
            let title = folded(&column.title.shown);
            let (month, rest) = month(&title)?;
            let year = year(rest).or(year_of_file)?;
            let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            let last = chrono::NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()?;
            Some((column.place, last.to_string()))
        })
        .collect();
    let places: Vec<usize> = months.iter().map(|(place, _)| *place).collect();
    let mut days: Vec<String> = months.into_iter().map(|(_, day)| day).collect();
    let quantities = places.iter().all(|place| {
        let own = &sheet.columns[*place];
        own.texts.each.is_empty() || own.kinds.money >= MOST
    });
    if places.len() < FEWEST_MONTHS || !quantities || !are_alike(sheet, &places) {
        return Vec::new();
    }
    let values = gathered(sheet, &places);
    let mut said = Texts::default();
    days.iter().for_each(|day| said.push(day));
    let title = |place: Option<&usize>| place.map(|own| sheet.columns[*own].title.shown.as_str());
    let titles = [title(places.first()), title(places.last())].map(Option::unwrap_or_default);
    let wide = (titles.join(" … "), Made::Wide(places), values);
    let unique = days.len();
    days.dedup();
    if days.len() < unique {
        Vec::new()
    } else {
        vec![wide, ("Miesiąc".to_owned(), Made::Days(days), said)]
    }
}

/// The number of a month whose name a title begins with, and the rest of the title.
fn month(title: &str) -> Option<(u32, &str)> {
    const STEMS: [&str; 12] = [
        "stycz", "lut", "mar", "kwie", "maj", "czerw", "lip", "sierp", "wrze", "pazdz", "listopad",
        "grud",
    ];
    const SHORT: [&str; 12] =
        ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paz", "lis", "gru"];
    let end = title.find(|letter: char| !letter.is_alphabetic()).unwrap_or(title.len());
    let (word, rest) = title.split_at(end);
    let named =
        STEMS.iter().position(|stem| word.starts_with(stem) && word.len() <= stem.len() + 5);
    let named = named.or_else(|| SHORT.iter().position(|short| word == *short));
    // Behind the name stands a year or nothing: „marzec – korekta” is another thing.
    let bare = rest.chars().all(|letter| !letter.is_alphabetic() || "r.".contains(letter));
    named.filter(|_| bare).map(|at| (at as u32 + 1, rest))
}

/// A year of this century in a text.
fn year(text: &str) -> Option<i32> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit());
    parts.filter(|own| own.len() == 4 && own.starts_with("20")).find_map(|own| own.parse().ok())
}

/// `01.01.2025 - 31.12.2025`: two days in one cell, the earlier one first.
fn periods(sheet: &Sheet) -> Vec<Found> {
    let mut found = Vec::new();
    for column in &sheet.columns {
        let ordered = |text: &str, split: &str| {
            let mut parts = text.split(split).map(|part| parse::day(part.trim()));
            match (parts.next().flatten(), parts.next().flatten(), parts.next()) {
                (Some(from), Some(to), None) => from <= to,
                _ => false,
            }
        };
        let split = BETWEEN
            .into_iter()
            .find(|split| column.texts.share_of_rows(|text| ordered(text, split)) >= Some(MOST));
        let Some(split) = split else {
            continue;
        };
        for (part, word) in [(1, "od"), (2, "do")] {
            let made = Made::Part { place: column.place, split, part };
            let mut texts = Texts::default();
            for row in 0..column.texts.count() {
                let text = column.texts.row(row).unwrap_or_default();
                texts.push(text.split(split).nth(part as usize - 1).unwrap_or_default());
            }
            found.push((format!("{} / {word}", column.title.shown), made, texts));
        }
    }
    found
}

/// `Dzień`, `Miesiąc`, `Rok`: a day in three columns.
fn days_in_three(sheet: &Sheet) -> Vec<Found> {
    let named = |word: &str| -> Vec<(usize, String)> {
        let columns = sheet.columns.iter().filter(|own| own.kinds.whole >= MOST);
        columns
            .filter_map(|own| {
                let title = folded(&own.title.shown);
                let rest = title.strip_prefix(word)?;
                (!rest.starts_with(char::is_alphanumeric))
                    .then(|| (own.place, rest.trim().to_owned()))
            })
            .collect()
    };
    let (months, years) = (named("miesiac"), named("rok"));
    let each = named("dzien").into_iter().filter_map(|(day, of)| {
        let same = |own: &&(usize, String)| own.1 == of;
        let places = vec![day, months.iter().find(same)?.0, years.iter().find(same)?.0];
        let mut texts = Texts::default();
        for row in 0..sheet.columns[day].texts.count() {
            let parts = places.iter().map(|place| sheet.columns[*place].texts.row(row));
            let parts: Vec<&str> = parts.flatten().collect();
            texts.push(&parts.join("."));
        }
        let is_day = texts.share_of_rows(|text| parse::day(text).is_some()) >= Some(MOST);
        is_day.then(|| {
            (format!("Data {of}").trim().to_owned(), Made::Joined { places, with: "." }, texts)
        })
    });
    each.collect()
}
