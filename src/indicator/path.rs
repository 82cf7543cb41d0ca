//! The way from the baseline to the target, and where a year should stand on it. Polish: ścieżka dojścia.

use super::{Card, Change, Point, good_way};
use crate::number::Exact;
use crate::template::indicator::Indicator;
use crate::template::strategy::{Baseline, Target, Way};

/// An indicator in a year, with all that it is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'s> {
    pub indicator: &'s Indicator,
    /// Oldest first.
    pub points: &'s [Point],
    /// The year looked at.
    pub year: i32,
    pub baseline: Option<&'s Baseline>,
    pub target: Option<&'s Target>,
    /// All breaks from the baseline on; those of the indicator itself need not be repeated.
    pub breaks: &'s [(i32, String)],
}

impl<'s> Seen<'s> {
    pub fn of(card: &'s Card, year: i32) -> Seen<'s> {
        Seen {
            indicator: &card.indicator,
            points: &card.points,
            year,
            baseline: card.baseline.as_ref(),
            target: card.target.as_ref(),
            breaks: &card.breaks,
        }
    }

    pub(super) fn point(&self, year: i32) -> Option<&'s Point> {
        self.points.iter().find(|own| own.year == year)
    }

    pub(super) fn value(&self) -> Option<Exact> {
        self.point(self.year)?.value
    }

    /// As the document prints it, else the value of its year.
    pub fn baseline_value(&self) -> Option<(i32, Exact)> {
        let (year, value) = base(self.baseline, self.points)?;
        Some((year, value?))
    }

    /// The last year of the target and its value; none for a mere direction.
    pub(super) fn target_value(&self) -> Option<(i32, Exact)> {
        self.target?.last()
    }

    pub(super) fn way(&self) -> Option<Way> {
        let baseline = self.baseline_value().map(|(_, value)| value);
        good_way(self.target, baseline, self.indicator)
    }

    fn all_breaks(&self) -> impl Iterator<Item = (i32, &'s str)> {
        let own = self.indicator.breaks.iter().map(|own| (own.year, own.why.as_str()));
        own.chain(self.breaks.iter().map(|(year, why)| (*year, why.as_str())))
    }

    /// The latest break between the baseline and the year looked at. A baseline printed for the new series is of the
    /// break's year or later, and nothing lies between.
    pub(super) fn crossed(&self) -> Option<(i32, &'s str)> {
        let base = self.baseline?.year;
        let (first, last) = (base.min(self.year), base.max(self.year));
        self.all_breaks().filter(|(year, _)| first < *year && *year <= last).max_by_key(|own| own.0)
    }

    /// What a direction is measured from: the baseline, else the first year with a value since the last break.
    pub(super) fn start(&self) -> Option<(i32, Exact)> {
        let newest = self.all_breaks().map(|own| own.0).filter(|year| *year <= self.year).max();
        let mut shown = self
            .points
            .iter()
            .filter(|own| own.year < self.year && newest.is_none_or(|year| year <= own.year));
        self.baseline_value().or_else(|| shown.find_map(|own| Some((own.year, own.value?))))
    }

    /// The points that a value should pass: the baseline, and those of the target.
    fn nodes(&self) -> Vec<(i32, Exact)> {
        let mut found: Vec<(i32, Exact)> = self.baseline_value().into_iter().collect();
        found.extend(self.target.map(Target::points).unwrap_or_default());
        found
    }

    /// What the year should have: on the straight line between the two points around it, the baseline before it, the
    /// target after its year. None before the first point of a target without baseline.
    ///
    /// Polish: wartość oczekiwana w roku.
    /// Source: none, a convention of this program.
    pub fn expected(&self) -> Option<Exact> {
        let nodes = self.nodes();
        let first = nodes.first()?;
        if self.year < first.0 && self.baseline_value().is_none() {
            return None;
        }
        let around = nodes.windows(2).find(|pair| self.year < pair[1].0);
        match around {
            Some(pair) => between(pair[0], pair[1], self.year),
            None => nodes.last().map(|(_, value)| *value),
        }
    }

    /// How far the year stays behind what it should have, in ways from baseline to target; without these, as a part of
    /// what it should have. Below zero it is ahead.
    pub(super) fn behind(&self) -> Option<Exact> {
        self.distance().map(|(behind, _)| behind)
    }

    /// The same with what it is measured in.
    pub(super) fn distance(&self) -> Option<(Exact, Yardstick)> {
        let expected = match self.target_value() {
            Some(_) => self.expected()?,
            None => self.start()?.1,
        };
        let value = self.value()?;
        let behind = match self.way()? {
            Way::Up => expected.subtract(value)?,
            Way::Down => value.subtract(expected)?,
        };
        let whole = match (self.baseline_value(), self.target_value()) {
            (Some((_, from)), Some((_, to))) => to.subtract(from)?.absolute(),
            _ => Exact::ZERO,
        };
        // Of nothing there is no part: all that is there is then the whole.
        let of = [
            (whole, Yardstick::Way),
            (expected.absolute(), Yardstick::Wanted),
            (behind.absolute(), Yardstick::Wanted),
        ];
        let of = of.into_iter().find(|(own, _)| *own != Exact::ZERO);
        of.map_or(Some((Exact::ZERO, Yardstick::Wanted)), |(own, yardstick)| {
            Some((behind.divide(own)?, yardstick))
        })
    }
}

/// What a distance is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Yardstick {
    /// The way from baseline to target.
    Way,
    /// What the year should have had, or kept.
    Wanted,
}

impl Card {
    /// The baseline's year and its value: as the document prints it, else the year's own.
    pub fn base(&self) -> Option<(i32, Option<Exact>)> {
        base(self.baseline.as_ref(), &self.points)
    }

    /// The baseline is the value of its year, and that is hidden.
    pub fn has_hidden_base(&self) -> bool {
        let own = self.baseline.as_ref().filter(|own| own.value.is_none());
        own.is_some_and(|own| {
            self.points.iter().any(|point| point.year == own.year && point.is_hidden())
        })
    }

    /// Which way is good for it, by its target, else by its character.
    pub fn good_way(&self) -> Option<Way> {
        good_way(self.target.as_ref(), self.base().and_then(|(_, value)| value), &self.indicator)
    }

    /// The last of the targets, with its year.
    pub fn last_target(&self) -> Option<(i32, Exact)> {
        self.target.as_ref()?.last()
    }

    /// The points that the document fixes: the targets, and a baseline that lies before them.
    pub fn fixed(&self) -> Vec<(i32, Exact)> {
        let targets = self.target.as_ref().map(Target::points).unwrap_or_default();
        let Some((first, _)) = targets.first() else {
            return Vec::new();
        };
        let start = self.base().and_then(|(year, value)| Some((year, value?)));
        start.filter(|(year, _)| year < first).into_iter().chain(targets).collect()
    }

    /// The same as far as a way leads over them: none leads across a break. Polish: droga do celu.
    pub fn path(&self) -> Vec<(i32, Exact)> {
        let mut found = self.fixed();
        let targets = self.target.as_ref().map_or(0, |own| own.points().len());
        if matches!(self.since_baseline, Change::Broken { .. }) && found.len() > targets {
            found.remove(0);
        }
        found
    }

    /// The value that the path asks of a year: in a straight line between its points, the last one ever after; none
    /// before the first, where [`Seen::expected`] still holds the baseline.
    pub fn expected(&self, year: i32) -> Option<Exact> {
        let path = self.path();
        let (first, last) = (path.first()?, path.last()?);
        if year < first.0 {
            return None;
        }
        let around = path.windows(2).find(|pair| year < pair[1].0);
        around.map_or(Some(last.1), |pair| between(pair[0], pair[1], year))
    }
}

fn base(baseline: Option<&Baseline>, points: &[Point]) -> Option<(i32, Option<Exact>)> {
    let own = baseline?;
    let of_year = || points.iter().find(|point| point.year == own.year)?.value;
    Some((own.year, own.value.or_else(of_year)))
}

/// On the line between two points; outside of them, the nearer one.
fn between(from: (i32, Exact), to: (i32, Exact), year: i32) -> Option<Exact> {
    if year <= from.0 {
        return Some(from.1);
    }
    if year >= to.0 {
        return Some(to.1);
    }
    let years = |later: i32, earlier: i32| Exact::whole(i128::from(later) - i128::from(earlier));
    let part = years(year, from.0).divide(years(to.0, from.0))?;
    from.1.plus(to.1.subtract(from.1)?.multiply(part)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample::{card, exact, indicator, points};
    use super::*;

    #[test]
    fn a_year_should_stand_on_the_line_between_the_points_around_it() {
        let own = indicator("unit = \"%\"");
        let value = Target::Value { year: 2030, value: exact("3,0") };
        // 4,0 in 2021 to 3,4 in 2025, then to 3,0 in 2029.
        let path = Target::Path(vec![(2025, exact("3,4")), (2029, exact("3,0"))]);
        let shown = points("2025: 3,8");
        for (target, baseline, year, expected) in [
            (&value, Some((2020, "4,0")), 2019, Some("4,0")),
            (&value, Some((2020, "4,0")), 2020, Some("4,0")),
            (&value, Some((2020, "4,0")), 2021, Some("3,9")),
            (&value, Some((2020, "4,0")), 2025, Some("3,5")),
            (&value, Some((2020, "4,0")), 2030, Some("3,0")),
            (&value, Some((2020, "4,0")), 2035, Some("3,0")),
            (&value, None, 2029, None),
            (&value, None, 2030, Some("3,0")),
            (&path, Some((2021, "4,0")), 2023, Some("3,7")),
            (&path, Some((2021, "4,0")), 2025, Some("3,4")),
            (&path, Some((2021, "4,0")), 2026, Some("3,3")),
            (&path, Some((2021, "4,0")), 2031, Some("3,0")),
            (&path, None, 2024, None),
            (&path, None, 2027, Some("3,2")),
        ] {
            let baseline =
                baseline.map(|(year, value)| Baseline { year, value: Some(exact(value)) });
            let seen = Seen {
                indicator: &own,
                points: &shown,
                year,
                baseline: baseline.as_ref(),
                target: Some(target),
                breaks: &[],
            };
            assert_eq!(seen.expected(), expected.map(exact), "{year} {target:?}");
        }
    }

    #[test]
    fn the_path_of_a_card_leads_from_its_baseline_over_no_break() {
        let value = Target::Value { year: 2030, value: exact("80") };
        let steps = Target::Path(vec![(2024, exact("70")), (2026, exact("75"))]);
        let way = Target::Direction(Way::Up);
        let broken = Change::Broken { year: 2023 };
        let printed = Some((2020, Some("60")));
        for (baseline, target, since, year, expected) in [
            (printed, &value, Change::Unknown, 2019, None),
            (printed, &value, Change::Unknown, 2020, Some("60")),
            (printed, &value, Change::Unknown, 2024, Some("68")),
            (printed, &value, Change::Unknown, 2030, Some("80")),
            (printed, &value, Change::Unknown, 2031, Some("80")),
            // 60 to 70 in four years, 70 to 75 in two.
            (printed, &steps, Change::Unknown, 2021, Some("62,5")),
            (printed, &steps, Change::Unknown, 2025, Some("72,5")),
            (printed, &value, broken.clone(), 2024, None),
            (printed, &value, broken.clone(), 2030, Some("80")),
            // A break takes no target away, not even one of the baseline's own year.
            (None, &steps, broken.clone(), 2025, Some("72,5")),
            (Some((2030, Some("60"))), &value, broken, 2030, Some("80")),
            // What the document does not print is the value of the year, 50 of 2020: 50 + 4/10 of 30.
            (Some((2020, None)), &value, Change::Unknown, 2024, Some("62")),
            (Some((2021, None)), &value, Change::Unknown, 2024, None),
            // A baseline that is not before the target is no beginning of a way.
            (Some((2030, Some("60"))), &value, Change::Unknown, 2025, None),
            (None, &value, Change::Unknown, 2024, None),
            (printed, &way, Change::Unknown, 2024, None),
        ] {
            let baseline = baseline.map(|(year, own)| Baseline { year, value: own.map(exact) });
            let mut own =
                card("A", "2020: 50 | 2021: . | 2022: 55", baseline, Some(target.clone()));
            own.since_baseline = since;
            assert_eq!(own.expected(year), expected.map(exact), "{year} {target:?}");
        }
    }

    proptest! {
        #[test]
        fn the_line_never_turns_back(
            from in -1_000_000i128..1_000_000,
            to in -1_000_000i128..1_000_000,
            first in 1990i32..2030,
            length in 1i32..40,
        ) {
            let ends = ((first, Exact::scaled(from, 3)), (first + length, Exact::scaled(to, 3)));
            let line: Vec<Exact> = (first - 2..=first + length + 2)
                .map(|year| between(ends.0, ends.1, year).expect("small numbers"))
                .collect();
            prop_assert_eq!(line[0], ends.0.1);
            prop_assert_eq!(*line.last().expect("many"), ends.1.1);
            for pair in line.windows(2) {
                let goes = if from <= to { pair[0] <= pair[1] } else { pair[0] >= pair[1] };
                prop_assert!(goes, "{pair:?}");
            }
        }
    }
}
