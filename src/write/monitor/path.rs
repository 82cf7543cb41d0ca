//! Where a value should stand in a year on its way to the target. Polish: droga do celu, ścieżka dojścia.

use crate::indicator::{Card, Change};
use crate::number::Exact;
use crate::template::strategy::Target;

/// The baseline's year and its value: as the document prints it, else the year's own.
pub fn baseline(card: &Card) -> Option<(i32, Option<Exact>)> {
    let own = card.baseline.as_ref()?;
    let of_year = || card.points.iter().find(|point| point.year == own.year)?.value;
    Some((own.year, own.value.or_else(of_year)))
}

/// The points that are fixed: the baseline and the targets. No way leads across a break.
pub fn fixed(card: &Card) -> Vec<(i32, Exact)> {
    let targets = match &card.target {
        Some(Target::Value { year, value }) => vec![(*year, *value)],
        Some(Target::Path(points)) => points.clone(),
        Some(Target::Direction(_)) | None => return Vec::new(),
    };
    let first = targets.first().map_or(i32::MIN, |(year, _)| *year);
    let start = match (&card.since_baseline, baseline(card)) {
        (Change::Broken { .. }, _) => None,
        (_, Some((year, Some(value)))) if year < first => Some((year, value)),
        _ => None,
    };
    start.into_iter().chain(targets).collect()
}

/// The value that the path asks of a year: in a straight line between fixed points, the last one ever after.
pub fn expected(card: &Card, year: i32) -> Option<Exact> {
    let fixed = fixed(card);
    if let Some((last, value)) = fixed.last()
        && *last <= year
    {
        return Some(*value);
    }
    let next = fixed.iter().position(|(own, _)| year < *own)?;
    let ((from, low), (to, high)) = (*fixed.get(next.checked_sub(1)?)?, fixed[next]);
    let part = Exact::new(i128::from(year - from), i128::from(to - from))?;
    low.plus(high.subtract(low)?.multiply(part)?)
}

/// The last of the targets, with its year.
pub fn last(card: &Card) -> Option<(i32, Exact)> {
    match &card.target {
        Some(Target::Value { year, value }) => Some((*year, *value)),
        Some(Target::Path(points)) => points.last().copied(),
        Some(Target::Direction(_)) | None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::strategy::{Baseline, Way};
    use crate::write::monitor::fixture;

    #[test]
    fn the_path_is_straight_between_fixed_points() {
        let monitoring = fixture::monitoring();
        let card = |baseline: Option<(i32, i128)>, target, since_baseline| Card {
            baseline: baseline
                .map(|(year, value)| Baseline { year, value: Some(Exact::whole(value)) }),
            target: Some(target),
            since_baseline,
            ..monitoring.cards[0].clone()
        };
        let value = Target::Value { year: 2030, value: Exact::whole(80) };
        let path = Target::Path(vec![(2024, Exact::whole(70)), (2026, Exact::whole(75))]);
        let whole = card(Some((2020, 60)), value.clone(), Change::Unknown);
        let steps = card(Some((2020, 60)), path, Change::Unknown);
        let broken = card(Some((2020, 60)), value.clone(), Change::Broken { year: 2023 });
        let none = card(None, value, Change::Unknown);
        let way = card(Some((2020, 60)), Target::Direction(Way::Up), Change::Unknown);
        // Expected in tenths.
        for (own, year, expected) in [
            (&whole, 2019, None),
            (&whole, 2020, Some(600)),
            (&whole, 2024, Some(680)),
            (&whole, 2030, Some(800)),
            (&whole, 2031, Some(800)),
            // 60 to 70 in four years, 70 to 75 in two.
            (&steps, 2021, Some(625)),
            (&steps, 2025, Some(725)),
            (&broken, 2024, None),
            (&broken, 2030, Some(800)),
            (&none, 2024, None),
            (&way, 2024, None),
        ] {
            let found = super::expected(own, year);
            assert_eq!(found, expected.map(|tenths| Exact::scaled(tenths, 1)), "{year}");
        }
    }
}
