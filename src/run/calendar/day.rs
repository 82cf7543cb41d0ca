//! When a return of a period must be sent, and what says so. Polish: termin złożenia.

use chrono::{Datelike, NaiveDate};

use super::heads::Heads;
use crate::model::Holidays;
use crate::period::ReportingPeriod;
use crate::template::day_of_year::{first_after, is_moved};
use crate::template::deadline::{Basis, Deadline};
use crate::template::form::{Form, OnFreeDay, Variant};
use crate::template::term::{early, part_of};

/// So many rounds of a return are looked back at for one that was never made.
const LOOKED_BACK: i32 = 3;

impl Heads {
    /// The deadlines of one variant of a return, of the periods that may end or be due by the end of that year, and of
    /// the years before in which one may have been forgotten.
    pub fn of_variant(
        &self,
        form: &Form,
        variant: &Variant,
        unit: &str,
        today: NaiveDate,
    ) -> Vec<Deadline> {
        let mut parts: Vec<&str> = variant.due.iter().map(|(part, _)| part.as_str()).collect();
        parts.extend(self.terms.parts(&form.id));
        parts.sort_unstable();
        parts.dedup();
        let since = self.since(form);
        let years = today.year() - LOOKED_BACK * variant.every.unwrap_or(1).max(1)..=today.year();
        let named = years.flat_map(|year| {
            let text = move |part: &str| match part {
                "year" => year.to_string(),
                part => format!("{year}-{part}"),
            };
            parts.iter().filter_map(move |part| text(part).parse::<ReportingPeriod>().ok())
        });
        let asked = named.filter(|period| {
            period.kind() == variant.period
                && form.ended_before(*period).is_none()
                && form.is_asked_for(*period)
                && since <= period.end().to_string().as_str()
        });
        asked.filter_map(|period| self.deadline(form, variant, period, unit)).collect()
    }

    fn deadline(
        &self,
        form: &Form,
        variant: &Variant,
        period: ReportingPeriod,
        unit: &str,
    ) -> Option<Deadline> {
        let term = self.terms.of(&form.id, period, unit);
        let (said, on_free_day, basis, source) = match term {
            Some(term) if term.own => (term.day?, term.on_free_day, Basis::Own, &term.source),
            Some(term) => (term.day?, term.on_free_day, Basis::Calendar, &term.source),
            None => {
                let day = variant.due_of(&part_of(period))?;
                (day, variant.on_free_day, Basis::Standing, &variant.deadline)
            }
        };
        let printed = first_after(period, said)?;
        let day = moved(printed, on_free_day, &self.holidays)?;
        let onward = self.terms.onward(&form.id, period, unit);
        let place = term.map(|own| &own.day_place);
        Some(Deadline {
            day,
            printed,
            leap_day: is_moved(said, printed),
            working: self.holidays.working_day_to(day)?,
            form: form.id.clone(),
            symbol: variant.symbol.clone(),
            period,
            recipient: term
                .and_then(|own| own.recipient.clone())
                .or_else(|| form.recipient.clone()),
            early: early(&form.id, period, printed, place, onward),
            onward: onward
                .iter()
                .filter_map(|own| Some((first_after(period, own.day)?, own.to.clone())))
                .collect(),
            basis,
            gap: self.terms.has_a_gap(&form.id, period, unit),
            source: source.clone(),
        })
    }
}

/// The last day on which a return of a period is sent in time, when its form says one.
pub fn deadline_of(form: &Form, period: ReportingPeriod, holidays: &Holidays) -> Option<NaiveDate> {
    let variant = form.variant(period.kind())?;
    let printed = first_after(period, variant.due_of(&part_of(period))?)?;
    moved(printed, variant.on_free_day, holidays)
}

/// The day, or where a free day moves it.
fn moved(day: NaiveDate, on_free_day: OnFreeDay, holidays: &Holidays) -> Option<NaiveDate> {
    match on_free_day {
        OnFreeDay::Literal => Some(day),
        OnFreeDay::NextWorking => holidays.working_day_from(day),
        OnFreeDay::PreviousWorking => holidays.working_day_to(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin;
    use crate::diagnostic::Problems;

    fn deadline(
        period: ReportingPeriod,
        day: (u32, u32),
        on_free_day: OnFreeDay,
        holidays: &Holidays,
    ) -> Option<NaiveDate> {
        moved(first_after(period, day)?, on_free_day, holidays)
    }

    #[test]
    fn a_deadline_is_the_first_working_day_from_such_a_day_after_the_period() {
        let mut holidays = Holidays::default();
        let problems = Problems::default();
        let files = builtin::files(None, &problems);
        holidays.read(&files["calendar/holidays.csv"], &problems);
        assert!(problems.is_empty(), "{problems:?}");
        for (period, month, day, expected) in [
            ("2025-H1", 7, 20, "2025-07-21"), // a Sunday
            ("2025", 1, 20, "2026-01-20"),
            ("2024", 1, 20, "2025-01-20"),
            ("2026-H1", 7, 20, "2026-07-20"),
            ("2025", 1, 1, "2026-01-02"),
            ("2025", 1, 6, "2026-01-07"),     // Trzech Króli, a Tuesday
            ("2009", 1, 6, "2010-01-06"),     // not yet free
            ("2026-Q1", 4, 6, "2026-04-07"),  // Easter Monday
            ("2025-Q1", 4, 19, "2025-04-22"), // Saturday, Easter, Easter Monday
            ("2026-Q1", 5, 1, "2026-05-04"),  // Friday, Saturday, 3 May on a Sunday
            ("2026-Q1", 6, 4, "2026-06-05"),  // Boże Ciało
            ("2025-H1", 8, 15, "2025-08-18"), // a Friday
            ("2025-Q3", 11, 11, "2025-11-12"),
            ("2024-Q3", 12, 24, "2024-12-24"), // Christmas Eve, not yet free
            ("2025-Q3", 12, 24, "2025-12-29"), // free now, and a weekend after it
        ] {
            let next = OnFreeDay::NextWorking;
            let found = deadline(period.parse().unwrap(), (month, day), next, &holidays).unwrap();
            assert_eq!(found.to_string(), expected, "{period}");
        }
        for (on_free_day, expected) in [
            (OnFreeDay::Literal, "2025-04-20"), // Easter
            (OnFreeDay::NextWorking, "2025-04-22"),
            (OnFreeDay::PreviousWorking, "2025-04-18"),
        ] {
            let found = deadline("2025-Q1".parse().unwrap(), (4, 20), on_free_day, &holidays);
            assert_eq!(found.unwrap().to_string(), expected);
        }
    }
}
