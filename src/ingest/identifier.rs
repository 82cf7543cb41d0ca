//! Numbers that the state gives to people, units and places: do their digits agree with one another?
//!
//! Polish: PESEL, REGON, NIP, TERYT.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::model::Type;

/// The code of what is wrong with a number of this type; none for texts of any other type.
pub fn trouble(ty: &Type, text: &str) -> Option<&'static str> {
    let (good, code) = match ty {
        Type::Pesel => (born(text).is_some(), "I116"),
        Type::Regon => (is_regon(text), "I154"),
        Type::Nip => (is_nip(text), "I154"),
        Type::Teryt => (is_teryt(text), "I154"),
        _ => return None,
    };
    (!good).then_some(code)
}

/// Is this a right number of its type as it stands?
pub fn stands(ty: &Type, text: &str) -> bool {
    ty.is_public_number() && trouble(ty, text).is_none()
}

/// A NIP or REGON without what people put between its digits: `PL 123-456-32-18`.
pub fn bare<'t>(ty: &Type, text: &'t str) -> Cow<'t, str> {
    if !matches!(ty, Type::Regon | Type::Nip) || text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let text = text.strip_prefix("PL").filter(|_| *ty == Type::Nip).unwrap_or(text);
    let between = |letter: char| letter == '-' || letter.is_whitespace();
    Cow::Owned(text.chars().filter(|letter| !between(*letter)).collect())
}

/// The digits of a number of this length.
fn digits<const LENGTH: usize>(text: &str) -> Option<[u32; LENGTH]> {
    let bytes: [u8; LENGTH] = text.as_bytes().try_into().ok()?;
    bytes.iter().all(u8::is_ascii_digit).then(|| bytes.map(|byte| u32::from(byte - b'0')))
}

/// The digits times their weights, added up.
fn weighed(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// The date of birth that a PESEL tells, when its check digit and the date are right.
pub fn born(pesel: &str) -> Option<NaiveDate> {
    let digits: [u32; 11] = digits(pesel)?;
    let sum = weighed(&digits, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]);
    let month = digits[2] * 10 + digits[3];
    let century = match month / 20 {
        0 => 1900,
        1 => 2000,
        2 => 2100,
        3 => 2200,
        _ => 1800,
    };
    let year = century + digits[0] * 10 + digits[1];
    let born = NaiveDate::from_ymd_opt(year as i32, month % 20, digits[4] * 10 + digits[5]);
    born.filter(|_| sum.is_multiple_of(10))
}

pub fn is_pesel(text: &str) -> bool {
    born(text).is_some()
}

/// Is it the PESEL of a woman? The tenth digit of a man's is odd.
pub fn is_of_woman(pesel: &str) -> bool {
    pesel.as_bytes().get(9).is_some_and(|digit| (digit - b'0').is_multiple_of(2))
}

/// 9 digits, or 14 of which the first nine are a REGON themselves.
fn is_regon(text: &str) -> bool {
    // A remainder of ten is written 0.
    let check = |sum: u32| sum % 11 % 10;
    let short = |text: &str| {
        digits::<9>(text)
            .is_some_and(|own| check(weighed(&own, &[8, 9, 2, 3, 4, 5, 6, 7])) == own[8])
    };
    let long =
        |own: [u32; 14]| check(weighed(&own, &[2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8])) == own[13];
    short(text) || digits(text).is_some_and(|own| short(&text[..9]) && long(own))
}

/// 10 digits; a remainder of ten is given to nobody.
fn is_nip(text: &str) -> bool {
    digits::<10>(text).is_some_and(|own| weighed(&own, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == own[9])
}

/// A voivodeship (2 digits), a powiat (4), a gmina without its kind (6) or with it (7). The whole country
/// is zeros; where the gmina is zeros, its kind is too.
fn is_teryt(text: &str) -> bool {
    if !matches!(text.len(), 2 | 4 | 6 | 7) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let pair = |at: usize| text.get(at..at + 2).unwrap_or("00");
    let (voivodeship, powiat, gmina) = (pair(0), pair(2), pair(4));
    if voivodeship == "00" {
        return text.bytes().all(|byte| byte == b'0');
    }
    let number: u32 = voivodeship.parse().unwrap_or_default();
    let whole_kind = matches!(text.as_bytes().get(6), None | Some(b'0'));
    let own_kind = matches!(text.as_bytes().get(6), None | Some(b'1'..=b'5' | b'8' | b'9'));
    (2..=32).contains(&number)
        && number.is_multiple_of(2)
        && (powiat != "00" || gmina == "00")
        && if gmina == "00" { whole_kind } else { own_kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(ty: &Type, cases: &[(&str, bool)]) {
        for (text, good) in cases {
            assert_eq!(trouble(ty, &bare(ty, text)).is_none(), *good, "{ty} {text}");
        }
    }

    #[test]
    fn pesel_numbers() {
        judged(
            &Type::Pesel,
            &[
                ("44051401359", true),
                ("02070803628", true),
                ("44051401358", false),
                ("4405140135", false),
                ("44053501359", false),
                ("4405140135ą", false),
            ],
        );
        // 02 is January of 1902, 22 of 2002, 82 of 1802.
        for (pesel, day) in [("44051401359", "1944-05-14"), ("02270803624", "2002-07-08")] {
            assert_eq!(born(pesel).map(|own| own.to_string()).as_deref(), Some(day));
        }
        assert!(!is_of_woman("44051401359"));
        assert!(is_of_woman("02270803624"));
    }

    #[test]
    fn regon_numbers() {
        judged(
            &Type::Regon,
            &[
                // 8+18+6+12+20+30+42+56 = 192 = 17*11 + 5.
                ("123456785", true),
                ("123 456 785", true),
                ("123456786", false),
                // 2+8+24+20+0+54+49+24+30+1+4+12+32 = 260 = 23*11 + 7.
                ("12345678512347", true),
                ("12345678512348", false),
                // 2+8+24+20+0+54+49+24+36+1+4+12+32 = 266 = 24*11 + 2, but the first nine are no REGON.
                ("12345678612342", false),
                ("1234567851234", false),
                ("12345678A", false),
            ],
        );
    }

    #[test]
    fn nip_numbers() {
        judged(
            &Type::Nip,
            &[
                // 6+10+21+8+15+24+15+12+7 = 118 = 10*11 + 8.
                ("1234563218", true),
                ("123-456-32-18", true),
                ("PL 123 456 32 18", true),
                ("1234563217", false),
                ("123456321", false),
                // 6+10+21+8+15+24+15+12+0 = 111 = 10*11 + 1; with 9: 174 = 15*11 + 9.
                ("1234563201", true),
                ("1234563299", true),
            ],
        );
    }

    #[test]
    fn teryt_codes() {
        judged(
            &Type::Teryt,
            &[
                ("0862011", true),
                ("086201", true),
                ("0862", true),
                ("08", true),
                ("0862000", true),
                ("0800000", true),
                ("0000000", true),
                ("00", true),
                ("0862019", true),
                ("0862016", false),
                ("0862010", false),
                ("0862001", false),
                ("0762011", false),
                ("3462011", false),
                ("0001011", false),
                ("0800011", false),
                ("862011", false),
                ("08620", false),
                ("08-62-011", false),
            ],
        );
    }
}
