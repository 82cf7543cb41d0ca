//! The words of the page: values, changes, targets, sources and counts as a Polish reader reads them.

use chrono::NaiveDate;

use crate::indicator::{Card, Change, Origin, Point, Status, unit_after};
use crate::number::{Exact, THOUSANDS, decimal_grouped};
use crate::template::indicator::Indicator;
use crate::template::strategy::{Target, Way};
use crate::write::markup::text;

/// A value that is not there.
pub const ABSENT: &str = "brak";
/// A value that is not to be shown.
pub const HIDDEN: &str = "#";
pub const MARKS: &str = "„brak” – nie ma wartości (nie jest to zero); „#” – wartość ukryta: licznik jest mniejszy niż \
     próg publikacji albo zdradziłaby taki licznik; „p.p.” – punkty procentowe.";

/// A hyphen is read aloud as nothing at all.
pub const MINUS: &str = "−";

/// At so many decimals.
pub fn number(value: Exact, decimals: u32) -> String {
    let said = value.rounded(decimals).map(|own| decimal_grouped(own, decimals));
    said.map_or_else(|| "poza zakresem".to_owned(), |own| own.replace('-', MINUS))
}

/// A number of the strategy itself, with all its decimals: a target of 3,25 is not 3,3.
pub fn as_written(value: Exact, indicator: &Indicator) -> String {
    let (_, denominator) = value.parts();
    let least = indicator.decimals;
    let decimals = (least..=4).find(|scale| 10i128.pow(*scale) % denominator == 0);
    number(value, decimals.unwrap_or(least))
}

/// The same with its unit, from which it does not part at the end of a line.
pub fn as_written_with_unit(value: Exact, indicator: &Indicator) -> String {
    united(&as_written(value, indicator), &indicator.unit)
}

fn united(number: &str, unit: &str) -> String {
    let unit = unit_after(number, unit);
    if unit.is_empty() { number.to_owned() } else { format!("{number}{THOUSANDS}{unit}") }
}

/// The value of a year without its unit, or what stands in its place.
pub fn value(point: &Point, indicator: &Indicator) -> String {
    match point.value {
        _ if point.is_hidden() => HIDDEN.to_owned(),
        Some(own) => number(own, indicator.decimals),
        None => ABSENT.to_owned(),
    }
}

pub fn value_with_unit(point: &Point, indicator: &Indicator) -> String {
    let said = value(point, indicator);
    if shown(point).is_some() { united(&said, &indicator.unit) } else { said }
}

/// The value that may be shown.
pub fn shown(point: &Point) -> Option<Exact> {
    point.value.filter(|_| !point.is_hidden())
}

/// A numerator of a hidden value is hidden as well.
pub fn numerator(point: &Point) -> String {
    match point.numerator {
        _ if point.is_hidden() => HIDDEN.to_owned(),
        own => own.map_or_else(|| ABSENT.to_owned(), |own| own.shown().replace('-', MINUS)),
    }
}

/// Some strategies write `Cel 1` for an id, some `1`.
pub fn goal(kind: &str, id: &str, title: &str) -> String {
    if id.to_lowercase().starts_with("cel") {
        format!("{id}. {title}")
    } else {
        format!("{kind} {id}. {title}")
    }
}

/// Name and variant.
pub fn name(indicator: &Indicator) -> String {
    match &indicator.variant {
        Some(variant) => format!("{} ({variant})", indicator.name),
        None => indicator.name.clone(),
    }
}

/// Sign and words, as markup: the sign is for the eye, the words for everybody.
pub fn status(status: Status) -> String {
    format!("{} {}", sign(status.sign()), text(status.title()))
}

pub fn sign(sign: &str) -> String {
    format!("<span class=\"sign\" aria-hidden=\"true\">{}</span>", text(sign))
}

/// Percentage points of a share; else the unit, and percent.
pub fn change(change: &Change, indicator: &Indicator) -> String {
    change.said(indicator, united)
}

/// What the strategy wants, in words.
pub fn target(card: &Card) -> String {
    let point = |year: i32, own: Exact| {
        format!("{} w {year} r.", as_written_with_unit(own, &card.indicator))
    };
    let said = |own: &Target| match own {
        Target::Value { year, value } => point(*year, *value),
        Target::Path(points) => {
            let said: Vec<String> = points.iter().map(|(year, own)| point(*year, *own)).collect();
            said.join(", ")
        }
        Target::Direction(Way::Up) => "wzrost (sam kierunek)".to_owned(),
        Target::Direction(Way::Down) => "spadek (sam kierunek)".to_owned(),
    };
    match (&card.target, &card.target_of_city) {
        (Some(own), _) => said(own),
        (None, Some(own)) => format!("{} – cel miasta", said(own)),
        (None, None) => "strategia nie podaje".to_owned(),
    }
}

pub fn baseline(card: &Card) -> String {
    match card.base() {
        Some((year, Some(own))) => {
            let printed = card.baseline.as_ref().is_some_and(|own| own.value.is_some());
            // What the document does not print is worked out, and rounded like all values.
            let said = match printed {
                true => as_written(own, &card.indicator),
                false => number(own, card.indicator.decimals),
            };
            format!("{} w {year} r.", united(&said, &card.indicator.unit))
        }
        Some((year, None)) if card.has_hidden_base() => format!("{HIDDEN} ({year} r.)"),
        Some((year, None)) => format!("{ABSENT} ({year} r.)"),
        None => "strategia nie podaje".to_owned(),
    }
}

pub fn day(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// The days of the data of a value, each once.
pub fn days(origins: &[Origin]) -> String {
    let mut found: Vec<NaiveDate> = origins.iter().filter_map(|own| own.day).collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(day).collect::<Vec<_>>().join(", ")
}

/// How many units reported, of how many.
pub fn coverage(coverage: Option<(u32, u32)>) -> String {
    match coverage {
        None => "nie dotyczy".to_owned(),
        Some((there, of)) if there < of => format!("{there} z {of} – niepełne"),
        Some((there, of)) => format!("{there} z {of}"),
    }
}

/// Texts of people may end with a full stop: there is never a second one.
pub fn sentence(said: &str) -> String {
    let said = said.trim_end();
    if said.ends_with(['.', '!', '?']) { said.to_owned() } else { format!("{said}.") }
}

/// A count with its noun: 1 wskaźnik, 2 wskaźniki, 5 wskaźników, 12 wskaźników, 22 wskaźniki.
pub fn counted(count: usize, forms: [&'static str; 3]) -> String {
    format!("{count} {}", form(count, forms))
}

pub fn form(count: usize, [one, few, many]: [&'static str; 3]) -> &'static str {
    match (count, count % 100, count % 10) {
        (1, _, _) => one,
        (_, 12..=14, _) => many,
        (_, _, 2..=4) => few,
        _ => many,
    }
}
