//! A unit in the form that stands after its number: `1 osoba`, `3 osoby`, `12 osób`, `2,5 osoby`. Polish: odmiana
//! jednostki.

/// The plural by which indicators name a unit, and its forms after 1, after 2 to 4, after other whole numbers, after a
/// fraction.
const FORMS: [(&str, [&str; 4]); 12] = [
    ("osoby", ["osoba", "osoby", "osób", "osoby"]),
    ("rodziny", ["rodzina", "rodziny", "rodzin", "rodziny"]),
    ("dzieci", ["dziecko", "dzieci", "dzieci", "dziecka"]),
    ("miejsca", ["miejsce", "miejsca", "miejsc", "miejsca"]),
    ("mieszkania", ["mieszkanie", "mieszkania", "mieszkań", "mieszkania"]),
    ("placówki", ["placówka", "placówki", "placówek", "placówki"]),
    ("gospodarstwa", ["gospodarstwo", "gospodarstwa", "gospodarstw", "gospodarstwa"]),
    ("kontrakty", ["kontrakt", "kontrakty", "kontraktów", "kontraktu"]),
    ("programy", ["program", "programy", "programów", "programu"]),
    ("godziny", ["godzina", "godziny", "godzin", "godziny"]),
    ("etaty", ["etat", "etaty", "etatów", "etatu"]),
    ("umowy", ["umowa", "umowy", "umów", "umowy"]),
];

/// The unit after a printed number; one that is not among these stays as it is (`%`, `na 1000`, `zł`).
pub fn unit_after<'u>(printed: &str, unit: &'u str) -> &'u str {
    let Some((_, [one, few, many, part])) = FORMS.iter().find(|(name, _)| *name == unit) else {
        return unit;
    };
    if printed.contains(',') {
        return part;
    }
    let digits: Vec<u32> = printed.chars().filter_map(|own| own.to_digit(10)).collect();
    let tens = digits.iter().rev().nth(1).copied().unwrap_or(0);
    match digits.as_slice() {
        [1] => one,
        [.., 2..=4] if tens != 1 => few,
        _ => many,
    }
}

#[cfg(test)]
mod tests {
    use super::unit_after;

    #[test]
    fn a_unit_follows_its_number() {
        for (printed, unit, said) in [
            ("0", "osoby", "osób"),
            ("1", "osoby", "osoba"),
            ("+1", "osoby", "osoba"),
            ("2", "osoby", "osoby"),
            ("−3", "rodziny", "rodziny"),
            ("5", "rodziny", "rodzin"),
            ("11", "osoby", "osób"),
            ("12", "miejsca", "miejsc"),
            ("22", "miejsca", "miejsca"),
            ("21", "dzieci", "dzieci"),
            ("112", "osoby", "osób"),
            ("1\u{a0}002", "osoby", "osoby"),
            ("2,5", "osoby", "osoby"),
            ("0,5", "kontrakty", "kontraktu"),
            ("7", "%", "%"),
            ("7", "na 1000", "na 1000"),
        ] {
            assert_eq!(unit_after(printed, unit), said, "{printed} {unit}");
        }
    }
}
