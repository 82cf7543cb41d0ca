//! The words of monitoring: values, changes, sources and reasons as a Polish reader reads them.

use chrono::NaiveDate;

use crate::indicator::{Card, Change, From, Missing, Origin, Point, Status, Trend};
use crate::number::{Exact, THOUSANDS, decimal, decimal_grouped};
use crate::template::indicator::{Character, Indicator, Observed};
use crate::template::strategy::{Target, Way};

/// A value that is not there.
pub const ABSENT: &str = "brak";
/// A value that is not to be shown.
pub const HIDDEN: &str = "#";

/// At so many decimals, with spaces between thousands.
pub fn value(value: Exact, decimals: u32) -> String {
    value.rounded(decimals).map_or_else(|| ABSENT.to_owned(), |own| decimal_grouped(own, decimals))
}

/// As csv files carry it: rounded to the decimals of the indicator.
pub fn plain(value: Exact, decimals: u32) -> String {
    value.rounded(decimals).map_or_else(String::new, |own| decimal(own, decimals))
}

/// As csv files carry it: every digit.
pub fn exact(value: Exact) -> String {
    value.shown().replace(THOUSANDS, "")
}

/// The value of a year with its unit, or what stands in its place.
pub fn point(point: &Point, indicator: &Indicator) -> String {
    match (point.value, &point.missing) {
        (_, Some(Missing::TooFew)) => HIDDEN.to_owned(),
        (Some(own), _) => format!("{} {}", value(own, indicator.decimals), indicator.unit),
        (None, _) => ABSENT.to_owned(),
    }
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

/// What a status means.
pub fn meaning(status: Status) -> &'static str {
    match status {
        Status::Reached => "wartość z roku oceny jest co najmniej tak dobra jak wartość docelowa",
        Status::OnPath => {
            "wartość nie jest gorsza od drogi do celu; gdy strategia podaje sam kierunek: zmienia się \
             w dobrą stronę"
        }
        Status::OffPath => {
            "wartość jest gorsza od drogi do celu; gdy strategia podaje sam kierunek: zmienia się \
             w złą stronę"
        }
        Status::NoData => {
            "nie ma wartości, którą można ocenić: brakuje danych albo wartość jest ukryta"
        }
        Status::NeedsSentence => {
            "liczba sama nie rozstrzyga, czy jest dobrze; zdanie dopisuje zespół oceniający"
        }
        Status::Broken => {
            "między porównywanymi latami zmieniło się to, co szereg liczy; porównania nie ma"
        }
    }
}

fn signed(by: Exact, decimals: u32) -> String {
    let text = value(by, decimals);
    if by > Exact::ZERO && text.chars().any(|own| ('1'..='9').contains(&own)) {
        format!("+{text}")
    } else {
        text
    }
}

/// A change with its unit: percentage points of a share, else the unit and percent.
pub fn change(change: &Change, indicator: &Indicator) -> String {
    match change {
        Change::Points(by) => format!("{} p.p.", signed(*by, indicator.decimals)),
        Change::Amount { by, percent } => {
            let amount = format!("{} {}", signed(*by, indicator.decimals), indicator.unit);
            match percent {
                Some(own) => format!("{amount} ({}%)", signed(*own, 1)),
                None => amount,
            }
        }
        Change::Broken { year } => format!("nie liczy się: przerwa w szeregu od {year} r."),
        Change::Unknown => "nie można policzyć: brakuje wartości".to_owned(),
    }
}

pub fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::Rising => "rosnąca",
        Trend::Falling => "malejąca",
        Trend::Steady => "stała",
        Trend::Mixed => "zmienna: raz w górę, raz w dół",
        Trend::Unknown => "nieznana: mniej niż trzy wartości od ostatniej przerwy",
    }
}

pub fn way(way: Way) -> &'static str {
    match way {
        Way::Up => "wzrost",
        Way::Down => "spadek",
    }
}

/// The target in words, as the strategy sets it.
pub fn target(card: &Card) -> String {
    let decimals = card.indicator.decimals;
    let point = |year: &i32, own: &Exact| {
        format!("{} {} w {year} r.", value(*own, decimals), card.indicator.unit)
    };
    match &card.target {
        Some(Target::Value { year, value }) => point(year, value),
        Some(Target::Path(points)) => {
            let said: Vec<String> = points.iter().map(|(year, own)| point(year, own)).collect();
            said.join(", ")
        }
        Some(Target::Direction(own)) => format!("{} (sam kierunek)", way(*own)),
        None => "strategia nie podaje".to_owned(),
    }
}

pub fn baseline(card: &Card) -> String {
    match super::path::baseline(card) {
        Some((year, Some(own))) => {
            format!("{} {} w {year} r.", value(own, card.indicator.decimals), card.indicator.unit)
        }
        Some((year, None)) => format!("{ABSENT} (rok {year})"),
        None => "strategia nie podaje".to_owned(),
    }
}

pub fn character(character: Character) -> &'static str {
    match character {
        Character::Stimulant => "stymulanta: im więcej, tym lepiej",
        Character::Destimulant => "destymulanta: im mniej, tym lepiej",
        Character::Nominant => "nominanta: ani więcej, ani mniej nie jest samo z siebie lepsze",
        Character::Context => {
            "wskaźnik kontekstowy: opisuje otoczenie, ośrodek nie ma na niego wpływu"
        }
    }
}

pub fn observed(observed: Observed) -> &'static str {
    match observed {
        Observed::LastDay => "stan na 31 grudnia",
        Observed::WholeYear => "cały rok",
        Observed::DailyAverage => "średnia dzienna z roku",
    }
}

/// The same of the word that a row of measures carries.
pub fn observed_word(word: &'static str) -> &'static str {
    let all = [Observed::LastDay, Observed::WholeYear, Observed::DailyAverage];
    all.into_iter().find(|own| own.word() == word).map_or(word, observed)
}

/// Why a year has no value.
pub fn missing(missing: &Missing) -> String {
    match missing {
        Missing::Measures(titles) => format!("nie ma danych: {}", titles.join(", ")),
        Missing::ZeroDenominator => "mianownik jest równy zero".to_owned(),
        Missing::TooFew => "wartość ukryta: licznik poniżej progu publikacji".to_owned(),
        Missing::TooLarge => "liczby za duże, aby obliczyć wartość dokładnie".to_owned(),
    }
}

pub fn source(origin: &Origin) -> String {
    match &origin.from {
        From::Submission { form, period, version, cells } => {
            format!("{form} {period}, wersja {version}, pole {cells}")
        }
        From::Exports { what } => format!("policzone z eksportów: {what}"),
        From::Reference { source, series } => format!("{source}, {series}"),
        From::Manual { who, why } => format!("wpisał(a) {who}: {why}"),
        From::Nothing => "brak źródła".to_owned(),
    }
}

/// The sources of a value, each measure with its own where there are more.
pub fn sources(origins: &[Origin]) -> String {
    let said = |own: &Origin| match origins.len() {
        1 => source(own),
        _ => format!("{}: {}", own.title, source(own)),
    };
    origins.iter().map(said).collect::<Vec<_>>().join("\n")
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
    fn changes_say_their_unit() {
        let (share, count) = (indicator("PZ-01"), indicator("PS-02"));
        let tenths = |number| Exact::scaled(number, 1);
        let amount = |by, percent| Change::Amount { by, percent };
        for (own, of, expected) in [
            (Change::Points(tenths(34)), &share, "+3,4 p.p."),
            (Change::Points(tenths(-5)), &share, "-0,5 p.p."),
            (Change::Points(Exact::scaled(4, 2)), &share, "0,0 p.p."),
            (amount(Exact::whole(-120), Some(tenths(-52))), &count, "-120 osoby (-5,2%)"),
            (amount(Exact::whole(7), None), &count, "+7 osoby"),
            (Change::Broken { year: 2023 }, &share, "nie liczy się: przerwa w szeregu od 2023 r."),
            (Change::Unknown, &share, "nie można policzyć: brakuje wartości"),
        ] {
            assert_eq!(change(&own, of), expected);
        }
    }
}
