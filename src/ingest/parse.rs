//! Values as Polish offices type them: `1 234,56 zł`, `31.12.2025 r.`, `TAK`.

use chrono::NaiveDate;

use crate::model::date;

/// Spaces of every kind around a value, no-break ones too.
pub fn trimmed(text: &str) -> &str {
    // Nearly every value begins and ends with a plain letter or digit.
    if let [first, .., last] | [first @ last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return text;
    }
    text.trim_matches(|letter: char| {
        letter.is_whitespace() || letter == '\u{feff}' || letter == '\u{200b}'
    })
}

/// A whole or decimal number in units of 10^-scale; more decimals than that are refused, because
/// `12,500` may as well be twelve thousand. Thousands are groups of three digits.
pub fn decimal(text: &str, scale: u32) -> Option<i64> {
    if let Some(value) = plain(text, scale) {
        return Some(value);
    }
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = match text.split_once([',', '.']) {
        Some((_, "")) => return None,
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    if fraction.len() > scale as usize || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let groups: Vec<&str> = whole.split(char::is_whitespace).collect();
    let first = groups.first()?.len();
    let grouped = groups.len() == 1
        || ((1..=3).contains(&first) && groups[1..].iter().all(|own| own.len() == 3));
    let mut digits: String = groups.concat();
    if !grouped || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.push_str(fraction);
    digits.extend(std::iter::repeat_n('0', scale as usize - fraction.len()));
    let value: i64 = digits.parse().ok()?;
    Some(if negative { -value } else { value })
}

/// Digits with at most one comma or point: what nearly every cell holds, without an allocation.
fn plain(text: &str, scale: u32) -> Option<i64> {
    let (mut value, mut decimals) = (0i64, None);
    // Eighteen digits fit into an i64; more take the long way.
    if text.is_empty() || text.len() > 18 {
        return None;
    }
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value * 10 + i64::from(byte - b'0');
                decimals = decimals.map(|count| count + 1);
            }
            b',' | b'.' if decimals.is_none() => decimals = Some(0),
            _ => return None,
        }
    }
    let starts_with_digit = text.as_bytes()[0].is_ascii_digit();
    match decimals {
        _ if !starts_with_digit => None,
        Some(0) => None,
        Some(count) if count > scale => None,
        count => value.checked_mul(10i64.pow(scale - count.unwrap_or(0))),
    }
}

/// A number of a spreadsheet in units of 10^-scale. What is kept in binary ends in noise; more decimals
/// than that are refused.
pub fn scaled(number: f64, scale: u32) -> Option<i64> {
    let scaled = number * 10f64.powi(scale as i32);
    let whole = scaled.round();
    let noise = 1e-6f64.max(whole.abs() * 4.0 * f64::EPSILON);
    (whole.abs() < 9e15 && (scaled - whole).abs() < noise).then_some(whole as i64)
}

/// An amount of money with or without `zł`, in units of 10^-scale złoty: grosze when it is 2.
pub fn amount(text: &str, scale: u32) -> Option<i64> {
    let bare =
        ["zł", "zl", "ZŁ", "PLN"].iter().find_map(|sign| text.strip_suffix(sign)).unwrap_or(text);
    decimal(trimmed(bare), scale)
}

/// Days are kept as numbers since 1900; those of people's lives and of any deadline lie between.
const SERIALS: std::ops::RangeInclusive<f64> = 1.0..=109_574.0;
/// 1970-01-01 as such a number.
const SERIAL_OF_1970: i64 = 25_569;

/// The day of a number that a spreadsheet would show as a date; its calendar begins so many days later
/// than that of 1900.
pub fn serial_number(number: f64, later: i64) -> Option<i64> {
    // 29 February 1900 never was: before it the numbers are one less.
    let early = i64::from(later == 0 && number < 60.0);
    SERIALS.contains(&number).then(|| number as i64 + later - SERIAL_OF_1970 + early)
}

/// The same of a number written as text; at least five digits, so that a year is no day.
pub fn serial(text: &str, later: i64) -> Option<i64> {
    let five = text.len() >= 5 && text.bytes().take(5).all(|byte| byte.is_ascii_digit());
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    let number = text.replace(',', ".").parse::<f64>().ok();
    number.filter(|_| five && plain).and_then(|number| serial_number(number, later))
}

/// `31.12.2025`, `31-12-2025 r.`, `2025-12-31`, `2025-12-31 00:00:00`, `20251231`, `31 grudnia 2025 r.`,
/// `31 gru 2025`; years have four digits.
pub fn day(text: &str) -> Option<i64> {
    let bare = text.strip_suffix("r.").map_or(text, str::trim_end);
    let bare = without_time(bare);
    let separators = [' ', '\u{a0}', '.', '-', '/'];
    let parts: Vec<&str> = bare.split(separators).filter(|part| !part.is_empty()).collect();
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse::<u32>().ok() } else { None }
    };
    let (year, month, day) = match parts.as_slice() {
        [one] if one.len() == 8 && one.is_ascii() => (&one[..4], number(&one[4..6])?, &one[6..]),
        [first, second, third] => {
            let month = number(second).filter(|_| second.len() <= 2).or_else(|| month(second))?;
            match (first.len(), third.len()) {
                (4, 1 | 2) => (*first, month, *third),
                (1 | 2, 4) => (*third, month, *first),
                _ => return None,
            }
        }
        _ => return None,
    };
    let year = i32::try_from(number(year)?).ok().filter(|year| (1850..=2200).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, number(day)?).map(date::to_days)
}

/// A day may have a time behind it, which no form asks for.
fn without_time(text: &str) -> &str {
    let Some(at) = text.find([' ', 'T']).filter(|at| *at >= 8) else {
        return text;
    };
    let time = &text[at + 1..];
    let is_time = time.len() >= 4
        && time.contains(':')
        && time.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'Z'));
    if is_time { &text[..at] } else { text }
}

/// Months by their name: `stycznia`, `styczeń`, `sty`.
fn month(word: &str) -> Option<u32> {
    const STEMS: [&str; 12] =
        ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"];
    let lower = word.to_lowercase();
    let stem = STEMS.iter().position(|stem| lower.starts_with(stem));
    let stem = stem.or_else(|| lower.starts_with("paz").then_some(9))?;
    // „marzec” and „maja” are months, „marka” is none.
    let known = [
        "",
        "ecień",
        "etnia",
        "czeń",
        "cznia",
        "y",
        "ego",
        "zec",
        "ca",
        "cień",
        "tnia",
        "a",
        "rwiec",
        "rwca",
        "iec",
        "rpień",
        "rpnia",
        "esień",
        "eśnia",
        "dziernik",
        "dziernika",
        "topad",
        "topada",
        "dzień",
        "dnia",
        ".",
    ];
    let rest = lower.chars().skip(3).collect::<String>();
    known.contains(&rest.as_str()).then_some(stem as u32 + 1)
}

const TRUE: [&str; 6] = ["tak", "t", "1", "true", "prawda", "x"];
const FALSE: [&str; 5] = ["nie", "n", "0", "false", "fałsz"];

/// Yes or no; the mapping's own words come first.
pub fn truth(text: &str, yes: &[String], no: &[String]) -> Option<bool> {
    if yes.iter().any(|word| word == text) {
        return Some(true);
    }
    if no.iter().any(|word| word == text) {
        return Some(false);
    }
    let lower = text.to_lowercase();
    match (TRUE.contains(&lower.as_str()), FALSE.contains(&lower.as_str())) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_by_name() {
        let names = [
            ("styczeń", "stycznia"),
            ("luty", "lutego"),
            ("marzec", "marca"),
            ("kwiecień", "kwietnia"),
            ("maj", "maja"),
            ("czerwiec", "czerwca"),
            ("lipiec", "lipca"),
            ("sierpień", "sierpnia"),
            ("wrzesień", "września"),
            ("październik", "października"),
            ("listopad", "listopada"),
            ("grudzień", "grudnia"),
        ];
        for (index, (name, of)) in names.into_iter().enumerate() {
            let short: String = name.chars().take(3).collect();
            let expected = day(&format!("2025-{:02}-05", index + 1));
            for word in [name, of, &short, &of.to_uppercase()] {
                assert_eq!(day(&format!("5 {word} 2025 r.")), expected, "{word}");
            }
        }
        assert_eq!(day("5 marka 2025"), None);
    }

    #[test]
    fn amounts() {
        for (text, grosze) in [
            ("1 234,56", Some(123_456)),
            ("1\u{a0}234,56 zł", Some(123_456)),
            ("1\u{202f}234,5", Some(123_450)),
            ("418", Some(41_800)),
            ("418.00", Some(41_800)),
            ("-5,00", Some(-500)),
            ("5,000", None),
            ("12 34,00", None),
            ("5,", None),
            ("12 345 678,90", Some(1_234_567_890)),
            ("5,001", None),
            ("1,2,3", None),
            ("abc", None),
            ("", None),
            (",5", None),
        ] {
            assert_eq!(amount(text, 2), grosze, "{text}");
        }
    }

    #[test]
    fn days() {
        let expected = Some(date::to_days(NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()));
        for text in [
            "31.12.2025",
            "31-12-2025 r.",
            "2025-12-31",
            "31/12/2025",
            "2025-12-31 00:00:00",
            "31.12.2025r.",
            "2025.12.31",
            "20251231",
            "31 grudnia 2025 r.",
            "31 gru 2025",
            "31. grudzień 2025",
            "2025-12-31T23:59:59.000",
            "31.12.2025 7:30",
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
        for text in
            ["31.02.2025", "31.12.25", "2025", "45658", "12.31.2025", "0025-12-31", "+1.01.2025"]
        {
            assert_eq!(day(text), None, "{text}");
        }
        for (text, later, expected) in [
            ("46022", 0, Some("2025-12-31")),
            ("44560", 1462, Some("2025-12-31")),
            ("60", 0, None),
            ("2025", 0, None),
            ("2025", 1462, None),
            ("1", 0, None),
            ("45658,5", 0, Some("2025-01-01")),
        ] {
            let found = serial(text, later).and_then(date::from_days).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
