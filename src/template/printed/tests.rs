//! Printed rules read, and the mistakes that are told.

use proptest::prelude::*;

use super::*;
use crate::template::formula::Operator;

fn cells(text: &str) -> String {
    let sections: Vec<String> = ["1", "2", "2.3.1", "1C-2", "4"].map(str::to_owned).to_vec();
    match read(text, Some(&sections)) {
        Ok(own) => shown(&own.check),
        Err(wrong) => format!("{} {:?}", wrong.kind, &text[wrong.at]),
    }
}

/// `[1/1/*] = [1/2/*] + [1/4/*]`
fn shown(formula: &Formula) -> String {
    match formula {
        Formula::Cell(reference) => {
            let part = |own: &String| match own.as_str() {
                EACH_ROW | EACH_COLUMN => "*".to_owned(),
                other => other.to_owned(),
            };
            format!("[{}]", reference.parts.iter().map(part).collect::<Vec<_>>().join("/"))
        }
        Formula::Negate(inner) => format!("-{}", shown(inner)),
        Formula::Binary(operator, left, right) => {
            let right = match (&**right, operator.is_comparison()) {
                (Formula::Binary(..), false) => format!("({})", shown(right)),
                _ => shown(right),
            };
            format!("{} {} {right}", shown(left), operator.sign())
        }
        other => format!("{other:?}"),
    }
}

#[test]
fn rules_are_read_as_forms_print_them() {
    for (text, expected) in [
        (
            "Dz. 1: w. 1 = w. 2+4+5+24+(42-43)+44",
            "[1/1/*] = [1/2/*] + [1/4/*] + [1/5/*] + [1/24/*] + ([1/42/*] - [1/43/*]) + [1/44/*]",
        ),
        ("Dz. 1, kol. 2: w. 1 = w. 2 + 4", "[1/1/2] = [1/2/2] + [1/4/2]"),
        ("Dz. 1, w. 3: kol. 1 = kol. 2+3", "[1/3/1] = [1/3/2] + [1/3/3]"),
        ("Dz. 1: kol. 3 ≥ kol. 1", "[1/*/3] >= [1/*/1]"),
        (
            "Dz. 1, w. 1, kol. 2 = Dz. II, w. 5, kol. 2 + Dz. II, w. 5, kol. 4 + Dz. IV, w. 1, kol.2",
            "[1/1/2] = [2/5/2] + [2/5/4] + [4/1/2]",
        ),
        // A sign that the print left out, and no space after a dot.
        ("Dz. 1: w.1 kol.2 = Dz. II w.5 kol.2 Dz. IV w.1 kol.2", "[1/1/2] = [2/5/2] + [4/1/2]"),
        (
            "dział 2.3.1: wiersz 9, kol. 2 = wiersze 10+13+16",
            "[2.3.1/9/2] = [2.3.1/10/2] + [2.3.1/13/2] + [2.3.1/16/2]",
        ),
        ("Dz. 1C-2: w. 7a <= w. razem", "[1C-2/7a/*] <= [1C-2/razem/*]"),
        ("Dz. 2: w. 1 = -w. 2 – 3", "[2/1/*] = -[2/2/*] - [2/3/*]"),
        ("Dz. 2: w5 <> w6", "[2/5/*] <> [2/6/*]"),
        ("Dz. 2, w. 1, kol. 2 = kol. 4", "[2/1/2] = [2/1/4]"),
        // Mistakes: what, and where.
        ("", "empty \"\""),
        ("w. 1 = w. 2", "section \"1\""),
        ("Dz. 1: 1 = w. 2", "row-or-column \"1\""),
        ("Dz. 1: w. 1", "no-comparison \"\""),
        ("Dz. 1: w. 1 = w. 2 = w. 3", "two-comparisons \"=\""),
        ("Dz. 1: w. 1 = w. 2 +", "end \"\""),
        ("Dz. 1: w. 1 = (w. 2 + 3", "open \"(\""),
        ("Dz. 1: w. 1 = w. 2 + 3)", "close \")\""),
        ("Dz. 1: w. 1 = w. 2 * 3", "sign \"*\""),
        ("Dz. 1: w. = w. 2", "name \"=\""),
        ("Dz. 1: w. 1 = wirsz 2", "word \"wirsz\""),
        ("Dz. 1: w. 1, w. 2 = w. 3", "cell \",\""),
        ("Dz. 1 w. 1 + 2: w. 1 = w. 2", "place \"+\""),
    ] {
        assert_eq!(cells(text), expected, "{text}");
    }
}

#[test]
fn roman_numbers() {
    for (text, expected) in [
        ("I", Some(1)),
        ("IV", Some(4)),
        ("IX", Some(9)),
        ("XIV", Some(14)),
        ("2", None),
        ("", None),
    ] {
        assert_eq!(words::roman(text), expected, "{text}");
    }
}

/// Rows added, subtracted and put in brackets, and how many spaces stand around.
#[derive(Clone, Debug)]
enum Sum {
    Row(u32),
    Of(bool, Box<Sum>, Box<Sum>),
}

fn sums() -> impl Strategy<Value = Sum> {
    (1u32..60).prop_map(Sum::Row).prop_recursive(4, 24, 2, |inner| {
        (any::<bool>(), inner.clone(), inner)
            .prop_map(|(plus, left, right)| Sum::Of(plus, Box::new(left), Box::new(right)))
    })
}

impl Sum {
    /// With the word before the first row alone, or before every one.
    fn printed(&self, every: bool, first: &mut bool) -> String {
        match self {
            Sum::Row(row) => {
                let word = if every || *first { "w. " } else { "" };
                *first = false;
                format!("{word}{row}")
            }
            Sum::Of(plus, left, right) => {
                let left = left.printed(every, first);
                let right = right.printed(every, first);
                format!("({left}{}{right})", if *plus { "+" } else { " - " })
            }
        }
    }

    /// The value when every row is its own number.
    fn value(&self) -> i64 {
        match self {
            Sum::Row(row) => i64::from(*row),
            Sum::Of(true, left, right) => left.value() + right.value(),
            Sum::Of(false, left, right) => left.value() - right.value(),
        }
    }
}

/// The value of a formula whose rows are their own numbers.
fn value(formula: &Formula) -> i64 {
    match formula {
        Formula::Cell(reference) => reference.parts[1].parse().expect("a row"),
        Formula::Negate(inner) => -value(inner),
        Formula::Binary(Operator::Add, left, right) => value(left) + value(right),
        Formula::Binary(Operator::Subtract, left, right) => value(left) - value(right),
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn what_is_printed_means_what_it_says(sum in sums(), every in any::<bool>()) {
        let text = format!("Dz. 1: w. 1 = {}", sum.printed(every, &mut every.clone()));
        // The row on the left was named: on the right a bare number is a row too.
        let own = read(&text, None).unwrap_or_else(|wrong| panic!("{text}: {wrong:?}"));
        let Formula::Binary(Operator::Equal, _, right) = &own.check else { panic!("{text}") };
        prop_assert_eq!(value(right), sum.value(), "{}", text);
        prop_assert!(!own.mended);
    }

    #[test]
    fn nothing_that_is_typed_panics_and_every_mistake_has_a_place(text in "[Ddzwkol. 0-9,:+()=<>≥–*ąI-]{0,40}") {
        if let Err(wrong) = read(&text, None) {
            prop_assert!(text.get(wrong.at.clone()).is_some(), "{:?} of {:?}", wrong, text);
        }
    }
}
