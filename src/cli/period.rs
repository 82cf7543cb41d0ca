//! A period as it was typed. Polish: okres w poleceniu.

use crate::diagnostic::Diagnostic;
use crate::period::ReportingPeriod;
use crate::verify::period_said;

/// C111 when it is none, with the one that was meant, where somebody can tell.
pub fn period(text: &str) -> Result<ReportingPeriod, Diagnostic> {
    text.parse().map_err(|()| {
        let meant = meant(text).map_or_else(|| "none".to_owned(), |own| own.to_string());
        Diagnostic::error("C111").with("found", text).with("meant", meant)
    })
}

/// `2025H1`, `h1-2025`, `25-Q3`, `2025-7`, `07.2025`, `2025-07-31`, `I półrocze 2025`, `I-VI 2025 r.`
fn meant(text: &str) -> Option<ReportingPeriod> {
    if let Some(own) = period_said(text) {
        return Some(own);
    }
    let upper = text.to_uppercase();
    let words = words(&upper);
    let is_number = |own: &&&str| own.starts_with(|letter: char| letter.is_ascii_digit());
    let letters: Vec<&str> = words.iter().filter(|own| !is_number(own)).copied().collect();
    let mut numbers: Vec<&str> = words.iter().filter(is_number).copied().collect();
    let place = numbers.iter().position(|own| own.len() == 4);
    // Of two digits only where a letter says that the other number is no month.
    let short =
        || (numbers.len() == 2 && numbers[0].len() == 2 && !letters.is_empty()).then_some(0);
    let year = numbers.remove(place.or_else(short)?);
    let year = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
    let roman = letters.iter().find_map(|own| {
        let all = ["I", "II", "III", "IV"].into_iter().zip(1..);
        all.into_iter().find(|(numeral, _)| numeral == own).map(|(_, number)| number)
    });
    let number: Option<u32> = numbers.first().and_then(|own| own.parse().ok()).or(roman);
    let kind = letters.iter().find_map(|own| match own.chars().next()? {
        'H' | 'P' => Some('H'),
        'Q' | 'K' => Some('Q'),
        _ => None,
    });
    let said = match (kind, number) {
        (Some(kind), Some(number)) => format!("{year}-{kind}{number}"),
        (None, Some(number)) if letters.is_empty() => format!("{year}-{number:02}"),
        (None, None) if letters.iter().all(|own| own.starts_with('R')) => year,
        _ => return None,
    };
    said.parse().ok()
}

/// Runs of digits and of letters.
fn words(text: &str) -> Vec<&str> {
    let kind = |letter: char| (letter.is_alphanumeric(), letter.is_ascii_digit());
    let mut ends: Vec<usize> = text
        .char_indices()
        .zip(text.chars().skip(1))
        .filter(|((_, one), next)| kind(*one) != kind(*next))
        .map(|((at, one), _)| at + one.len_utf8())
        .collect();
    ends.push(text.len());
    let mut begin = 0;
    let parts = ends.into_iter().map(|end| &text[std::mem::replace(&mut begin, end)..end]);
    parts.filter(|own| own.starts_with(char::is_alphanumeric)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_that_was_meant_is_told() {
        for (text, expected) in [
            ("2025H1", Some("2025-H1")),
            ("2025-h1", Some("2025-H1")),
            ("H1-2025", Some("2025-H1")),
            ("25-H1", Some("2025-H1")),
            ("2025 Q3", Some("2025-Q3")),
            ("III kwartał 2025", Some("2025-Q3")),
            ("I półrocze 2025", Some("2025-H1")),
            ("I-VI 2025 r.", Some("2025-H1")),
            ("2025-7", Some("2025-07")),
            ("07.2025", Some("2025-07")),
            ("2025-07-31", Some("2025-07")),
            ("2025 r.", Some("2025")),
            ("rok 2025", Some("2025")),
            // Nobody can tell.
            ("2025-H3", None),
            ("2025-13", None),
            ("2025-Q5", None),
            ("H1", None),
            ("25-07", None),
            ("lipiec 2025", None),
            ("", None),
        ] {
            let found = meant(text).map(|own| own.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
