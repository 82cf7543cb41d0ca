//! Invented PESEL numbers with a right check digit.

use super::random::Random;
use chrono::{Datelike, NaiveDate};

const WEIGHTS: [u32; 10] = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];

/// The digit that makes a number of ten digits a PESEL.
pub fn check_digit(ten: &str) -> u32 {
    let sum: u32 = ten
        .bytes()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight)
        .sum();
    (10 - sum % 10) % 10
}

/// A number for a person born on a day; an odd tenth digit means a man.
pub fn pesel(birth: NaiveDate, man: bool, random: &mut Random) -> String {
    let century = match birth.year() {
        ..1900 => 80,
        1900..2000 => 0,
        2000..2100 => 20,
        _ => 40,
    };
    let sex = random.between(0, 4) * 2 + i64::from(man);
    let ten = format!(
        "{:02}{:02}{:02}{:03}{sex}",
        birth.year() % 100,
        birth.month() + century,
        birth.day(),
        random.between(0, 999)
    );
    format!("{ten}{}", check_digit(&ten))
}
