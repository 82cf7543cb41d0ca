//! The value of an indicator in a year, worked out exactly from its measures.

use std::cmp::Ordering;

use super::{Missing, Origin, Point};
use crate::evaluate::formula::{Answer, Cells, answer};
use crate::number::Exact;
use crate::template::formula::{Formula, Operator, Reference};
use crate::template::indicator::Indicator;

/// Polish: wartość wskaźnika w roku: licznik / mianownik × mnożnik.
///
/// Shape:  each measure is asked for once, in the order of the formulas.
/// Units:  the indicator's; nothing is rounded.
/// Empty:  a measure without value, a zero denominator, a numerator below the minimum and an overflow are each
///         [`Missing`]; none of them is ever 0. A zero numerator tells of nobody and is not hidden by a minimum. Of a share
///         the rest counts like the part: 48 of 50 tells of two people.
/// Source: none, mechanics only.
///
/// Below the minimum the numerator stays here, for the office's own eyes: `hide` takes it from what is printed.
pub fn point(indicator: &Indicator, year: i32, measures: &dyn Fn(&str) -> Origin) -> Point {
    let origins: Vec<Origin> = indicator.measures().into_iter().map(measures).collect();
    let known = Known { origins: &origins };
    let mut own = Point {
        year,
        value: None,
        numerator: None,
        denominator: None,
        missing: None,
        origins: vec![],
    };
    let without = known.without(indicator);
    if without.is_empty() {
        own.missing = known.divide(indicator, &mut own).err();
    } else {
        // A numerator that is there is still worth showing beside the missing denominator.
        own.numerator = known.number(&indicator.numerator);
        own.denominator = indicator.denominator.as_ref().and_then(|own| known.number(own));
        own.missing = Some(Missing::Measures(without));
    }
    own.origins = origins;
    own
}

/// Is it too small to be printed? Polish: poniżej progu publikacji.
pub(super) fn is_too_small(numerator: Exact, minimum: Option<i64>) -> bool {
    let Some(least) = minimum else {
        return false;
    };
    let order = numerator.absolute().partial_cmp(&Exact::whole(i128::from(least)));
    // What cannot be compared is rather not printed.
    numerator != Exact::ZERO && order.is_none_or(Ordering::is_lt)
}

/// The measures of one year, as a formula reads them.
struct Known<'o> {
    origins: &'o [Origin],
}

impl Known<'_> {
    fn value(&self, reference: &Reference) -> Option<Exact> {
        // A measure is a bare name; another period or return would be another number than the year's.
        let [name] = reference.parts.as_slice() else {
            return None;
        };
        if reference.form.is_some() || reference.period.is_some() {
            return None;
        }
        self.origins.iter().find(|own| own.measure == *name)?.value
    }

    fn number(&self, formula: &Formula) -> Option<Exact> {
        match answer(formula, self, true) {
            Answer::Number(number) => Some(number),
            Answer::Truth(_) | Answer::Missing => None,
        }
    }

    /// The titles of what has no value, each once.
    fn without(&self, indicator: &Indicator) -> Vec<String> {
        let mut found = Vec::new();
        for formula in [Some(&indicator.numerator), indicator.denominator.as_ref()] {
            for own in formula.into_iter().flat_map(Formula::references) {
                if self.value(own).is_some() {
                    continue;
                }
                let bare = own.form.is_none() && own.period.is_none();
                let origin = self.origins.iter().find(|known| known.measure == own.parts[0]);
                let title = match origin {
                    Some(origin) if bare && !origin.title.is_empty() => origin.title.clone(),
                    _ => own.shown(),
                };
                if !found.contains(&title) {
                    found.push(title);
                }
            }
        }
        found
    }

    /// Fills in numerator, denominator and value; all measures are there.
    fn divide(&self, indicator: &Indicator, point: &mut Point) -> Result<(), Missing> {
        let number = |formula: &Formula| {
            self.number(formula).ok_or_else(|| {
                if self.divides_by_zero(formula) {
                    Missing::ZeroDenominator
                } else {
                    Missing::TooLarge
                }
            })
        };
        let numerator = number(&indicator.numerator)?;
        point.numerator = Some(numerator);
        let mut value = numerator;
        if let Some(formula) = &indicator.denominator {
            let denominator = number(formula)?;
            point.denominator = Some(denominator);
            if denominator == Exact::ZERO {
                return Err(Missing::ZeroDenominator);
            }
            value = value.divide(denominator).ok_or(Missing::TooLarge)?;
        }
        let multiplier = Exact::whole(i128::from(indicator.multiplier));
        let value = value.multiply(multiplier).ok_or(Missing::TooLarge)?;
        // The rest of a share is as much a number of people as its part.
        let rest = point.denominator.filter(|_| indicator.is_share());
        let rest = rest.and_then(|own| own.subtract(numerator)).filter(|own| *own >= Exact::ZERO);
        let is_small = |own| is_too_small(own, indicator.minimum);
        if is_small(numerator) || rest.is_some_and(is_small) {
            return Err(Missing::TooFew);
        }
        point.value = Some(value);
        Ok(())
    }

    fn divides_by_zero(&self, formula: &Formula) -> bool {
        match formula {
            Formula::Negate(inner) => self.divides_by_zero(inner),
            Formula::Binary(operator, left, right) => {
                let zero = *operator == Operator::Divide && self.number(right) == Some(Exact::ZERO);
                zero || self.divides_by_zero(left) || self.divides_by_zero(right)
            }
            Formula::Call(_, parts) => parts.iter().any(|own| self.divides_by_zero(own)),
            Formula::Number(_) | Formula::Cell(_) | Formula::Name(_) | Formula::Param(_) => false,
        }
    }
}

impl Cells for Known<'_> {
    fn values(&self, reference: &Reference, _exact: bool) -> Vec<Option<Exact>> {
        vec![self.value(reference)]
    }

    fn name(&self, _name: &str) -> Option<Exact> {
        None
    }

    fn param(&self, _name: &str) -> Option<Exact> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{exact, indicator, origin};
    use super::*;

    /// `a=3131 b=. `: `.` has no value.
    fn of(keys: &str, measures: &str) -> Point {
        let value = |id: &str| {
            let said =
                measures.split_whitespace().find_map(|own| own.strip_prefix(id)?.strip_prefix('='));
            origin(id, said.filter(|own| *own != ".").map(exact))
        };
        point(&indicator(keys), 2023, &value)
    }

    #[test]
    fn published_shares_come_out_of_the_published_counts() {
        for (keys, measures, fraction, decimals, printed) in [
            // (3131 + 170) / 4247: 3301 × 100 / 4247 = 77.7254…
            (
                "numerator = \"[a] + [b]\"\ndenominator = \"[c]\"\nmultiplier = 100",
                "a=3131 b=170 c=4247",
                "330100/4247",
                3,
                77_725,
            ),
            // (3131 − 1623 + 170) / (4247 − 1623) = 1678 / 2624 = 63.9481… %
            (
                "numerator = \"[a] - [b] + [c]\"\ndenominator = \"[d] - [b]\"\nmultiplier = 100",
                "a=3131 b=1623 c=170 d=4247",
                "167800/2624",
                3,
                63_948,
            ),
            // 3131 / 4247 = 73.7226… %
            ("denominator = \"[b]\"\nmultiplier = 100", "a=3131 b=4247", "313100/4247", 2, 7372),
            // 3719 / 289 = 12.8685…
            ("denominator = \"[b]\"", "a=3719 b=289", "3719/289", 2, 1287),
            // 4947 − 3719
            ("numerator = \"[a] - [b]\"", "a=4947 b=3719", "1228", 0, 1228),
            // 121 / 212 = 57.0754… %
            ("denominator = \"[b]\"\nmultiplier = 100", "a=121 b=212", "12100/212", 2, 5708),
        ] {
            let own = of(keys, measures);
            assert_eq!(own.value, Some(exact(fraction)), "{measures}");
            assert_eq!(
                own.value.and_then(|own| own.rounded(decimals)),
                Some(printed),
                "{measures}"
            );
            assert_eq!(own.missing, None);
        }
    }

    #[test]
    fn without_a_value_there_is_a_reason() {
        let share =
            "numerator = \"[a] + [b]\"\ndenominator = \"[c]\"\nmultiplier = 100\nminimum = 5";
        let of_whole = "unit = \"%\"\nnumerator = \"[a]\"\ndenominator = \"[c]\"\nmultiplier = 100\nminimum = 5";
        let per_thousand = "unit = \"na 1000\"\nnumerator = \"[a]\"\ndenominator = \"[c]\"\nmultiplier = 1000\nminimum = 5";
        let missing = |titles: &[&str]| {
            Some(Missing::Measures(titles.iter().map(|own| format!("miara {own}")).collect()))
        };
        for (keys, measures, value, reason) in [
            (share, "a=3 b=2 c=50", Some("10"), None),
            (share, "a=3 b=1 c=50", None, Some(Missing::TooFew)),
            (share, "a=0 b=0 c=50", Some("0"), None),
            (share, "a=3 b=. c=50", None, missing(&["b"])),
            (share, "a=. b=. c=.", None, missing(&["a", "b", "c"])),
            (share, "a=30 b=2 c=0", None, Some(Missing::ZeroDenominator)),
            // Zero persons of zero persons: no share either.
            (share, "a=0 b=0 c=0", None, Some(Missing::ZeroDenominator)),
            // The rest of a share: 5 of 50, 4 of 50, nobody; more than the whole has no rest.
            (of_whole, "a=45 c=50", Some("90"), None),
            (of_whole, "a=46 c=50", None, Some(Missing::TooFew)),
            (of_whole, "a=50 c=50", Some("100"), None),
            (of_whole, "a=51 c=50", Some("102"), None),
            // Per thousand there is no rest.
            (per_thousand, "a=46 c=50", Some("920"), None),
            ("numerator = \"[a] / [b]\"", "a=1 b=0", None, Some(Missing::ZeroDenominator)),
            ("numerator = \"[a] * [a]\"", "a=99999999999999999999", None, Some(Missing::TooLarge)),
        ] {
            let own = of(keys, measures);
            assert_eq!(own.value, value.map(exact), "{measures}");
            assert_eq!(own.missing, reason, "{measures}");
        }
    }

    #[test]
    fn each_measure_is_asked_for_once_in_the_order_of_the_formulas() {
        let own = of("numerator = \"[c] - [a]\"\ndenominator = \"[b] - [a]\"", "a=1 b=3 c=9");
        let asked: Vec<&str> = own.origins.iter().map(|own| own.measure.as_str()).collect();
        assert_eq!(asked, ["c", "a", "b"]);
        assert_eq!((own.numerator, own.denominator), (Some(exact("8")), Some(exact("2"))));
    }
}
