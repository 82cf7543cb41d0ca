//! The words of monitoring: values, changes, sources and reasons as a Polish reader reads them.

use chrono::NaiveDate;

use crate::indicator::{Card, Change, Missing, Origin, Point, Status, unit_after};
use crate::number::{Exact, THOUSANDS, decimal, decimal_grouped};
use crate::template::indicator::Indicator;
use crate::template::strategy::{Target, Way};

/// A value that is not there.
pub const ABSENT: &str = "brak";
/// A value that is not to be shown.
pub const HIDDEN: &str = "#";

/// Before negative numbers in sentences: a hyphen is read aloud as nothing at all.
const MINUS: &str = "−";

/// At so many decimals, with spaces between thousands.
pub fn value(value: Exact, decimals: u32) -> String {
    let text = value.rounded(decimals).map(|own| decimal_grouped(own, decimals));
    text.map_or_else(|| ABSENT.to_owned(), |own| own.replace('-', MINUS))
}

/// How many letters it takes.
pub fn letters(own: Option<Exact>, decimals: u32) -> usize {
    own.map_or(0, |own| value(own, decimals).chars().count())
}

/// As csv files carry it: rounded to the decimals of the indicator.
pub fn plain(value: Exact, decimals: u32) -> String {
    value.rounded(decimals).map_or_else(String::new, |own| decimal(own, decimals))
}

/// As csv files carry it: every digit.
pub fn exact(value: Exact) -> String {
    value.shown().replace(THOUSANDS, "")
}

/// Name and variant.
pub fn name(indicator: &Indicator) -> String {
    match &indicator.variant {
        Some(variant) => format!("{} ({variant})", indicator.name),
        None => indicator.name.clone(),
    }
}

/// Sign and words.
pub fn status(status: Status) -> String {
    format!("{} {}", status.sign(), status.title())
}

/// How many stand so: `✔ osiągnięte: 2`.
pub fn counted(status: Status, count: usize) -> String {
    let many = match status {
        Status::Reached => "osiągnięte",
        Status::OnPath => "na ścieżce",
        Status::OffPath => "poza ścieżką",
        Status::NoData => "bez danych",
        Status::NeedsSentence => "do skomentowania",
        Status::Broken => "z przerwą w szeregu",
        Status::NotJudged => "nieoceniane",
        Status::NotOfDistrict => "bez danych dla dzielnicy",
    };
    format!("{} {many}: {count}", status.sign())
}

/// A change with its unit: percentage points of a share, else the unit and percent.
pub fn change(change: &Change, indicator: &Indicator) -> String {
    if change.is_nothing() {
        return "bez zmiany".to_owned();
    }
    change.said(indicator, |number, unit| match unit {
        "%" => format!("{number}{unit}"),
        _ => format!("{number} {unit}"),
    })
}

pub fn way(way: Way) -> &'static str {
    match way {
        Way::Up => "wzrost",
        Way::Down => "spadek",
    }
}

/// A printed value of a card with its unit.
pub fn with_unit(printed: &str, card: &Card) -> String {
    format!("{printed} {}", unit_after(printed, &card.indicator.unit))
}

/// The target in words, as the strategy sets it.
pub fn target(card: &Card) -> String {
    let decimals = card.indicator.decimals;
    let point = |year: &i32, own: &Exact| {
        format!("{} w {year} r.", with_unit(&value(*own, decimals), card))
    };
    let said = |own: &Target| match own {
        Target::Value { year, value } => point(year, value),
        Target::Path(points) => {
            let said: Vec<String> = points.iter().map(|(year, own)| point(year, own)).collect();
            said.join(", ")
        }
        Target::Direction(own) => format!("{} (sam kierunek)", way(*own)),
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
            let value = value(own, card.indicator.decimals);
            format!("{} w {year} r.", with_unit(&value, card))
        }
        Some((year, None)) if card.has_hidden_base() => format!("{HIDDEN} (rok {year})"),
        Some((year, None)) => format!("{ABSENT} (rok {year})"),
        None => "strategia nie podaje".to_owned(),
    }
}

/// The years without a value by their reason: `2019–2021, 2023`.
pub fn absences(points: &[Point]) -> Vec<(String, &Missing)> {
    let mut found: Vec<(Vec<i32>, &Missing)> = Vec::new();
    for point in points {
        let Some(missing) = &point.missing else { continue };
        match found.iter_mut().find(|(_, own)| *own == missing) {
            Some((years, _)) => years.push(point.year),
            None => found.push((vec![point.year], missing)),
        }
    }
    found.into_iter().map(|(years, missing)| (runs(&years), missing)).collect()
}

/// Years with a dash for all between.
fn runs(years: &[i32]) -> String {
    let said = years.chunk_by(|one, other| one + 1 == *other).map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        _ => run.iter().map(i32::to_string).collect(),
    });
    said.collect::<Vec<_>>().join(", ")
}

pub fn source(origin: &Origin) -> String {
    origin.from.said_in_full()
}

/// The sources of a value, each measure with its own where there are more.
pub fn sources(origins: &[Origin]) -> String {
    let said = |own: &Origin| match origins.len() {
        1 => source(own),
        _ => format!("{}: {}", own.title, source(own)),
    };
    origins.iter().map(said).collect::<Vec<_>>().join("\n")
}

/// The same for a card, which says above what the measures are: of one source once for all.
pub fn sources_of_card(origins: &[Origin]) -> String {
    match origins {
        [first, rest @ ..]
            if !rest.is_empty() && rest.iter().all(|own| source(own) == source(first)) =>
        {
            format!("wszystkie miary: {}", source(first))
        }
        _ => sources(origins),
    }
}

pub fn day(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// What the origins say of themselves, each once.
pub fn each_once(origins: &[Origin], said: impl Fn(&Origin) -> Option<String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for own in origins.iter().filter_map(said) {
        if !found.contains(&own) {
            found.push(own);
        }
    }
    found
}

/// `11 z 12` reporting units.
pub fn coverage(origin: &Origin) -> Option<String> {
    origin.coverage.map(|(there, of)| format!("{there} z {of}"))
}

/// The decimals with which a number is exact, six at most.
pub fn decimals_of(value: Exact) -> u32 {
    let (_, denominator) = value.parts();
    (0..=6).find(|scale| 10i128.pow(*scale) % denominator == 0).unwrap_or(6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::monitor::fixture::indicator;

    #[test]
    fn years_are_said_in_runs() {
        for (years, expected) in [
            (&[][..], ""),
            (&[2019], "2019"),
            (&[2019, 2020], "2019–2020"),
            (&[2019, 2020, 2021, 2023, 2025, 2026], "2019–2021, 2023, 2025–2026"),
        ] {
            assert_eq!(runs(years), expected);
        }
    }

    #[test]
    fn changes_say_their_unit() {
        let (share, count) = (indicator("PZ-01"), indicator("PS-02"));
        let tenths = |number| Exact::scaled(number, 1);
        let amount = |by, percent| Change::Amount { by, percent };
        for (own, of, expected) in [
            (Change::Points(tenths(34)), &share, "+3,4 p.p."),
            (Change::Points(tenths(-5)), &share, "−0,5 p.p."),
            (Change::Points(Exact::scaled(4, 2)), &share, "0,0 p.p."),
            (amount(Exact::whole(-120), Some(tenths(-52))), &count, "−120 osób (−5,2%)"),
            (amount(Exact::whole(7), None), &count, "+7 osób"),
            (amount(Exact::ZERO, Some(Exact::ZERO)), &count, "bez zmiany"),
            (Change::Broken { year: 2023 }, &share, "nie liczy się: przerwa w szeregu od 2023 r."),
            (Change::Unknown, &share, "nie można policzyć: brakuje wartości"),
        ] {
            assert_eq!(change(&own, of), expected);
        }
    }
}
