//! What is below the minimum disappears from everything that is printed. Polish: ukrycie małych liczebności.

use std::collections::BTreeSet;

use super::{Change, Missing, Monitoring, Point, Seen};
use crate::number::Exact;
use crate::template::indicator::Indicator;

impl Missing {
    /// There is a value, and nothing of it may be told.
    pub fn is_hidden(&self) -> bool {
        matches!(self, Missing::TooFew | Missing::Secondary)
    }
}

impl Point {
    /// Nothing of it may be told.
    pub fn is_hidden(&self) -> bool {
        self.missing.as_ref().is_some_and(Missing::is_hidden)
    }
}

/// Hides the years that are below the minimum of their indicator ([`Missing::TooFew`]), and those that would give one
/// of them away ([`Missing::Secondary`], of `protect`): in the cards and their districts, and the measures of their
/// numerators in every list of origins. What is judged stays: no sentence of the verdict or of a doubt gives a number of
/// such a year.
///
/// Gone are the value, the numerator, the measures of the numerator, and both differences where one of their two years
/// is hidden. The denominator and its measures stay, unless it reads a measure of the numerator too: together with the
/// rest of it, it would give that away; and unless it reads another measure that is concealed. When one district alone is
/// hidden, it could be had by subtraction from the city: the smallest of the others is then hidden with it.
///
/// Source: none, a convention of this program; returns to the ministry are never hidden.
pub fn hide(monitoring: &mut Monitoring) {
    let mut hidden = monitoring.concealed.clone();
    let (year, years) = (monitoring.year, monitoring.years.clone());
    for card in &mut monitoring.cards {
        let before = Seen::of(card, year).point(year - 1).is_some_and(Point::is_hidden);
        let own = Seen::of(card, year).point(year).is_some_and(Point::is_hidden);
        // A baseline that the strategy prints is public.
        let base = card.baseline.as_ref().filter(|own| own.value.is_none()).map(|own| own.year);
        let base = card.points.iter().any(|own| Some(own.year) == base && own.is_hidden());
        // What is not compared anyway tells nothing.
        let hide = |change: &mut Change| {
            if !matches!(change, Change::Broken { .. }) {
                *change = Change::Hidden;
            }
        };
        if own || before {
            hide(&mut card.change);
        }
        if own || base {
            hide(&mut card.since_baseline);
        }
        for point in card.points.iter().filter(|own| own.is_hidden()) {
            for measure in of_numerator(&card.indicator) {
                hidden.insert((measure.to_owned(), point.year));
            }
        }
        for year in &years {
            hide_second(card.districts.iter_mut().flat_map(|own| &mut own.points), *year);
        }
        let elsewhere = card.elsewhere.iter_mut().chain(&mut card.districts);
        for point in elsewhere.flat_map(|own| &mut own.points).filter(|own| own.is_hidden()) {
            blank(&card.indicator, point, &BTreeSet::new());
        }
    }
    for card in &mut monitoring.cards {
        let own = card.points.iter_mut().filter(|own| own.is_hidden());
        own.for_each(|own| blank(&card.indicator, own, &hidden));
    }
    // The same measure stands behind other indicators, and in the sheet of data.
    for point in monitoring.cards.iter_mut().flat_map(|own| &mut own.points) {
        for origin in &mut point.origins {
            if hidden.contains(&(origin.measure.clone(), point.year)) {
                origin.value = None;
            }
        }
    }
    for row in &mut monitoring.measures {
        for (origin, year) in row.origins.iter_mut().zip(&years) {
            if hidden.contains(&(row.id.clone(), *year)) {
                origin.value = None;
            }
        }
    }
}

fn of_numerator(indicator: &Indicator) -> impl Iterator<Item = &str> {
    indicator
        .numerator
        .references()
        .into_iter()
        .flat_map(|own| own.parts.first())
        .map(String::as_str)
}

/// Nothing that would tell a hidden numerator is left of a point.
pub(super) fn blank(indicator: &Indicator, point: &mut Point, hidden: &BTreeSet<(String, i32)>) {
    point.value = None;
    point.numerator = None;
    let mut below = indicator.denominator.iter().flat_map(|own| own.references());
    if below.any(|own| {
        own.parts.first().is_some_and(|own| {
            of_numerator(indicator).any(|name| own == name)
                || hidden.contains(&(own.clone(), point.year))
        })
    }) {
        point.denominator = None;
    }
    for origin in &mut point.origins {
        if of_numerator(indicator).any(|own| own == origin.measure) {
            origin.value = None;
        }
    }
}

/// One hidden addend beside shown ones is the total less the others: two are not.
pub(super) fn hide_second<'p>(points: impl Iterator<Item = &'p mut Point>, year: i32) {
    let mut of_year: Vec<&mut Point> = points.filter(|own| own.year == year).collect();
    if of_year.iter().filter(|own| own.is_hidden()).count() != 1 {
        return;
    }
    let mut smallest: Option<usize> = None;
    for (place, own) in of_year.iter().enumerate() {
        // A zero beside it would leave the hidden one alone in the sum.
        let is_there = |numerator: &Exact| own.value.is_some() && *numerator != Exact::ZERO;
        let Some(numerator) = own.numerator.filter(is_there) else {
            continue;
        };
        let least = smallest.and_then(|place| of_year.get(place)?.numerator);
        if least.is_none_or(|least| numerator < least) {
            smallest = Some(place);
        }
    }
    if let Some(own) = smallest.and_then(|place| of_year.get_mut(place)) {
        own.missing = Some(Missing::Secondary);
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{card, exact, indicator, monitoring, origin, points};
    use super::super::{MeasureRow, Origin, Series, change, since_baseline};
    use super::*;
    use crate::template::indicator::Observed;
    use crate::template::strategy::Baseline;

    /// The values with `.` for none.
    fn line(values: impl IntoIterator<Item = Option<Exact>>) -> String {
        let shown = |own: Option<Exact>| own.map_or_else(|| ".".to_owned(), Exact::shown);
        values.into_iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    /// As `point` gives it: the numerator of the hidden year is still there.
    fn with_few(series: &str, few: i128) -> Vec<Point> {
        let mut found = points(series);
        for own in found.iter_mut().filter(|own| own.is_hidden()) {
            own.numerator = Some(Exact::whole(few));
            own.denominator = Some(exact("50"));
            own.origins =
                vec![origin("a", Some(Exact::whole(few))), origin("b", Some(exact("50")))];
        }
        found
    }

    #[test]
    fn nothing_of_a_hidden_year_is_left() {
        for (series, base, change_goes, since_goes) in [
            ("2023: 12 | 2024: 11 | 2025: #", "2023: 12", true, true),
            ("2023: 12 | 2024: # | 2025: 13", "2023: 12", true, false),
            ("2023: # | 2024: 11 | 2025: 13", "2023: .", false, true),
            // Printed in the strategy: public.
            ("2023: # | 2024: 11 | 2025: 13", "2023: 3", false, false),
            ("2023: 12 | 2024: 11 | 2025: 13", "2023: 12", false, false),
        ] {
            let base = points(base).remove(0);
            let mut own =
                card("A", series, Some(Baseline { year: base.year, value: base.value }), None);
            own.points = with_few(series, 4);
            // As somebody may have worked them out from numerators.
            own.change = Change::Amount { by: exact("-7"), percent: None };
            own.since_baseline = Change::Amount { by: exact("-8"), percent: None };
            let mut all = monitoring(2025, vec![own]);
            hide(&mut all);
            let own = &all.cards[0];
            assert_eq!(own.change == Change::Hidden, change_goes, "{series}");
            assert_eq!(own.since_baseline == Change::Hidden, since_goes, "{series}");
            for point in own.points.iter().filter(|own| own.is_hidden()) {
                assert_eq!((point.value, point.numerator), (None, None));
                assert_eq!(point.denominator, Some(exact("50")));
                assert_eq!(line(point.origins.iter().map(|own| own.value)), ". 50");
            }
        }
    }

    #[test]
    fn a_denominator_that_holds_the_numerator_goes_with_it() {
        for (denominator, left) in [("[b]", "50"), ("[b] - [c]", "50"), ("[a] + [b]", ".")] {
            let mut own = card("A", "2024: 11 | 2025: #", None, None);
            own.indicator = indicator(&format!("denominator = \"{denominator}\""));
            own.points = with_few("2024: 11 | 2025: #", 4);
            let mut all = monitoring(2025, vec![own]);
            hide(&mut all);
            assert_eq!(line([all.cards[0].points[1].denominator]), left, "{denominator}");
        }
    }

    #[test]
    fn differences_of_hidden_years_are_not_even_worked_out() {
        let found = points("2024: 11 | 2025: #");
        let own = card("A", "2024: 11", None, None).indicator;
        let base = Baseline { year: 2024, value: Some(exact("11")) };
        assert_eq!(change(&own, &found[0], &found[1], &[]), Change::Unknown);
        assert_eq!(since_baseline(&own, Some(&base), &found, 2025, &[]), Change::Unknown);
    }

    #[test]
    fn a_hidden_measure_is_hidden_everywhere() {
        let mut few = card("A", "2024: 11 | 2025: #", None, None);
        few.points = with_few("2024: 11 | 2025: #", 4);
        let other = card("B", "2024: 11 | 2025: 4", None, None);
        let mut all = monitoring(2025, vec![few, other]);
        let row = |id: &str| {
            let origins: Vec<Origin> = ["11", "4"].map(|own| origin(id, Some(exact(own)))).to_vec();
            MeasureRow {
                id: id.to_owned(),
                title: String::new(),
                unit: String::new(),
                observed: Observed::LastDay,
                origins,
            }
        };
        all.measures = vec![row("a"), row("b")];
        hide(&mut all);
        let values = |own: &[Origin]| line(own.iter().map(|own| own.value));
        assert_eq!(values(&all.measures[0].origins), "11 .");
        assert_eq!(values(&all.measures[1].origins), "11 4");
        assert_eq!(values(&all.cards[1].points[0].origins), "11");
        assert_eq!(values(&all.cards[1].points[1].origins), ".");
    }

    #[test]
    fn one_hidden_district_takes_the_smallest_other_with_it() {
        let district = |series: &str| Series {
            name: String::new(),
            points: with_few(series, 4),
            caution: None,
        };
        for (series, expected) in [
            (["2025: 30", "2025: #", "2025: 20"], "30 . ."),
            (["2025: #", "2025: #", "2025: 20"], ". . 20"),
            (["2025: 30", "2025: .", "2025: 20"], "30 . 20"),
            (["2025: .", "2025: #", "2025: ."], ". . ."),
            (["2025: 30", "2025: #", "2025: 0"], ". . 0"),
        ] {
            let mut own = card("A", "2025: 54", None, None);
            own.districts = series.map(district).to_vec();
            let mut all = monitoring(2025, vec![own]);
            hide(&mut all);
            let found = all.cards[0].districts.iter().map(|own| own.points[0].value);
            assert_eq!(line(found), expected);
        }
    }
}
