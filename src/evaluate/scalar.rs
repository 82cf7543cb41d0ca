//! What the functions of the language give for one combination of values. None is a missing value.

use crate::expression::Function;
use crate::model::{Holidays, Interner, date};

/// A function on present and missing arguments, by the meanings of the language.
pub fn apply(
    function: Function,
    given: &[Option<i64>],
    texts: &Interner,
    holidays: &Holidays,
) -> Option<i64> {
    match function {
        Function::Coalesce => return given.iter().copied().flatten().next(),
        Function::IsTrue => return Some(i64::from(given[0] == Some(1))),
        Function::Valid => return valid(given),
        Function::DaysInside => return days_inside(given),
        Function::Key => return Some(key(given, texts)),
        _ => {}
    }
    let values: Vec<i64> = given.iter().copied().collect::<Option<_>>()?;
    match function {
        Function::AddMonths => date::add_months(values[0], values[1]),
        Function::AddDays => values[0].checked_add(values[1]),
        Function::AddWorkingDays => holidays.add_working_days(values[0], values[1]),
        Function::WorkingDaysBetween => holidays.working_days_between(values[0], values[1]),
        Function::LastDay => date::last_day(values[0]),
        Function::MonthsBetween => date::months_between(values[0], values[1]),
        Function::FullYears => date::full_years(values[0], values[1]),
        Function::DaysBetween => values[1].checked_sub(values[0]),
        Function::Whole => values[0].checked_div(values[1]),
        Function::Later | Function::AtLeast => values.iter().copied().max(),
        Function::Earlier | Function::AtMost => values.iter().copied().min(),
        _ => text(function, &values, texts),
    }
}

/// from <= day <= to; an open end never ends, a missing beginning or day is unknown.
fn valid(given: &[Option<i64>]) -> Option<i64> {
    let (from, day) = (given[0]?, given[2]?);
    Some(i64::from(from <= day && given[1].is_none_or(|to| day <= to)))
}

/// How many days of `from..=to` lie in `first..=last`; an open end never ends.
fn days_inside(given: &[Option<i64>]) -> Option<i64> {
    let (from, first, last) = (given[0]?, given[2]?, given[3]?);
    let end = given[1].map_or(last, |to| to.min(last));
    Some((end - from.max(first) + 1).max(0))
}

/// One id of several parts, never missing: the parts with their states, joined unambiguously.
fn key(given: &[Option<i64>], texts: &Interner) -> i64 {
    let parts: Vec<String> = given
        .iter()
        .map(|part| part.map_or_else(|| "-".to_owned(), |number| format!("={number}")))
        .collect();
    texts.number(&parts.join("\u{1f}"))
}

fn text(function: Function, values: &[i64], texts: &Interner) -> Option<i64> {
    let first = texts.text(values[0]);
    let length = |index: usize| usize::try_from(values[index]).unwrap_or(0);
    let result = match function {
        Function::Upper => first.to_uppercase(),
        Function::Lower => first.to_lowercase(),
        Function::Trim => first.trim().to_owned(),
        Function::Left => first.chars().take(length(1)).collect(),
        Function::Right => {
            let skip = first.chars().count().saturating_sub(length(1));
            first.chars().skip(skip).collect()
        }
        Function::Substr => {
            first.chars().skip(length(1).saturating_sub(1)).take(length(2)).collect()
        }
        Function::Replace => first.replace(&texts.text(values[1]), &texts.text(values[2])),
        Function::Concat => format!("{first}{}", texts.text(values[1])),
        Function::Length => return i64::try_from(first.chars().count()).ok(),
        Function::Matches => {
            // The pattern was compiled when the template was loaded; regex is linear in the text.
            let pattern = regex::Regex::new(&texts.text(values[1])).ok()?;
            return Some(i64::from(pattern.is_match(&first)));
        }
        _ => unreachable!("{function:?} is no function of texts"),
    };
    Some(texts.number(&result))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_values_follow_the_language() {
        let (texts, holidays) = (Interner::default(), Holidays::default());
        for (function, given, expected) in [
            (Function::Coalesce, vec![None, Some(2)], Some(2)),
            (Function::IsTrue, vec![None], Some(0)),
            (Function::Valid, vec![Some(1), None, Some(5)], Some(1)),
            (Function::Valid, vec![None, Some(9), Some(5)], None),
            (Function::Later, vec![Some(3), None], None),
            (Function::DaysInside, vec![Some(10), Some(12), Some(1), Some(30)], Some(3)),
            (Function::DaysInside, vec![Some(10), None, Some(1), Some(30)], Some(21)),
            (Function::DaysInside, vec![Some(10), Some(9), Some(1), Some(30)], Some(0)),
        ] {
            let found = apply(function, &given, &texts, &holidays);
            assert_eq!(found, expected, "{function:?} {given:?}");
        }
    }
}
