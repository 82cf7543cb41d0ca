//! Units that a header names: thousands of złoty, grosze.

use super::look::Column;
use crate::ingest::{Title, parse};
use crate::model::letters::folded;

/// What an amount must be multiplied by, as its header says. Polish: jednostka kwoty.
#[derive(Clone, Debug)]
pub struct Unit {
    pub times: &'static str,
    /// The header says it in words, and the values do not speak against it.
    pub sure: bool,
    /// The title without the unit.
    pub title: Title,
}

/// So many thousands of złoty are more than a municipal centre spends in a year.
const TOO_MANY_THOUSANDS: i64 = 1_000_000;

/// The unit of a column of numbers, when its header names one.
pub fn unit(column: &Column) -> Option<Unit> {
    if column.kinds.money < 0.8 {
        return None;
    }
    let shown = &column.title.shown;
    let bare = folded(shown);
    let words: Vec<&str> = bare
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|own| !own.is_empty())
        .collect();
    let has = |wanted: &[&str]| words.iter().any(|own| wanted.contains(own));
    let zloty = has(&["zl", "zlotych", "pln"]);
    let whole = column.kinds.whole >= 0.95;
    let large = |text: &str| parse::amount(text, 0).is_some_and(|own| own >= TOO_MANY_THOUSANDS);
    let (times, sure) = if has(&["tys", "tysiacach", "tysiace"]) {
        let many = column.texts.share_of_rows(large) >= Some(0.5);
        ("1000", zloty && !many)
    } else if has(&["mln", "milionach"]) {
        ("1000000", zloty)
    } else if has(&["groszach", "grosze", "groszy"]) {
        ("0,01", whole)
    } else if has(&["gr"]) && whole {
        ("0,01", false)
    } else {
        return None;
    };
    const OF_UNITS: [&str; 15] = [
        "w",
        "tys",
        "tysiacach",
        "tysiace",
        "mln",
        "milionach",
        "zl",
        "zlotych",
        "pln",
        "groszach",
        "grosze",
        "groszy",
        "gr",
        "tysiecy",
        "mln.",
    ];
    let letters = |word: &&str| {
        let own = folded(word);
        let own: String = own.chars().filter(|letter| letter.is_alphanumeric()).collect();
        !OF_UNITS.contains(&own.as_str())
    };
    let rest: Vec<&str> = shown.split_whitespace().filter(letters).collect();
    Some(Unit { times, sure, title: Title::new(&[rest.join(" ")]) })
}
