//! The voivodeships by their numbers in TERYT. Polish: województwa.

use crate::diagnostic::nearest;
use crate::model::letters::folded;

/// Number and name. Source: the register TERYT of Główny Urząd Statystyczny, in force since 1 January 1999.
const ALL: [(&str, &str); 16] = [
    ("02", "dolnośląskie"),
    ("04", "kujawsko-pomorskie"),
    ("06", "lubelskie"),
    ("08", "lubuskie"),
    ("10", "łódzkie"),
    ("12", "małopolskie"),
    ("14", "mazowieckie"),
    ("16", "opolskie"),
    ("18", "podkarpackie"),
    ("20", "podlaskie"),
    ("22", "pomorskie"),
    ("24", "śląskie"),
    ("26", "świętokrzyskie"),
    ("28", "warmińsko-mazurskie"),
    ("30", "wielkopolskie"),
    ("32", "zachodniopomorskie"),
];

/// Is it the number of a voivodeship?
pub fn is_number(text: &str) -> bool {
    ALL.iter().any(|(number, _)| *number == text)
}

/// The voivodeship that a word means, number and name: by its name, in whatever letters, or one most like it.
pub fn meant(word: &str) -> Option<(&'static str, &'static str)> {
    let word = word.trim().to_lowercase();
    let word = word.trim_start_matches("województwo ").trim();
    let exact = ALL.iter().find(|(_, name)| folded(name) == folded(word));
    let near = || {
        let name = nearest(word, ALL.iter().map(|(_, name)| *name))?;
        ALL.iter().find(|(_, own)| *own == name)
    };
    exact.or_else(near).copied()
}

/// All of them, `02 dolnośląskie, …`.
pub fn listed() -> String {
    ALL.map(|(number, name)| format!("{number} {name}")).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voivodeship_is_known_by_its_name() {
        for (word, expected) in [
            ("lubuskie", Some("08")),
            ("Lubuskie", Some("08")),
            ("województwo łódzkie", Some("10")),
            ("lodzkie", Some("10")),
            ("lubelske", Some("06")),
            ("slaskie", Some("24")),
            ("bawaria", None),
            ("8", None),
        ] {
            assert_eq!(meant(word).map(|(number, _)| number), expected, "{word}");
        }
        for (number, expected) in [("08", true), ("07", false), ("34", false), ("8", false)] {
            assert_eq!(is_number(number), expected, "{number}");
        }
    }
}
