//! Doubts that the values of the years themselves raise.

use super::doubt;
use crate::indicator::{Doubt, DoubtKind, Point, spelled};
use crate::number::Exact;
use crate::template::indicator::Indicator;

/// The years with a value, oldest first.
fn values(points: &[Point]) -> Vec<(i32, Exact)> {
    points.iter().filter_map(|own| Some((own.year, own.value?))).collect()
}

/// A hundred times more or less, give or take a factor of 2.5 by which the value itself may have moved: 40 to 250, up or
/// down. 80.44 after which comes 0.40 is 201 times.
fn is_slip(one: Exact, other: Exact) -> bool {
    let Some(times) = one.divide(other) else {
        return false;
    };
    let within = |times: Exact| Exact::whole(40) <= times && times <= Exact::whole(250);
    within(times) || Exact::whole(1).divide(times).is_some_and(within)
}

/// A step by a factor of about a hundred: a share once as 80.44 and once as 0.40.
///
/// The step back in the next year with a value belongs to the same slip.
pub(super) fn scales(indicator: &Indicator, points: &[Point]) -> Vec<Doubt> {
    let mut found = Vec::new();
    let mut just_slipped = false;
    for pair in values(points).windows(2) {
        let ((before, old), (year, new)) = (pair[0], pair[1]);
        let slipped = is_slip(new, old);
        if slipped && !just_slipped {
            let told = format!(
                "{} w {year} r. po {} w {before} r.: zmiana około stukrotna, możliwe przesunięcie przecinka",
                spelled::value(indicator, new),
                spelled::value(indicator, old)
            );
            found.push(doubt(DoubtKind::Scale, year, told));
        }
        just_slipped = slipped && !just_slipped;
    }
    found
}

/// More than 1.6 times or less than half of the median of at least three other years. What is off by a hundred times
/// is a slip, told once by [`scales`].
pub(super) fn outliers(indicator: &Indicator, points: &[Point]) -> Vec<Doubt> {
    let all = values(points);
    let one = |&(year, value): &(i32, Exact)| {
        let others: Vec<Exact> =
            all.iter().filter(|own| own.0 != year).map(|(_, value)| *value).collect();
        if others.len() < 3 {
            return None;
        }
        let median = median(&others)?;
        // A series around zero has no ratio that would say anything.
        let ratio = value.divide(median)?;
        let far = ratio > Exact::scaled(16, 1) || ratio < Exact::scaled(5, 1);
        if !far || is_slip(value, median) {
            return None;
        }
        let told = format!(
            "{} w {year} r. odbiega od mediany pozostałych lat ({})",
            spelled::value(indicator, value),
            spelled::value(indicator, median)
        );
        Some(doubt(DoubtKind::Outlier, year, told))
    };
    all.iter().filter_map(one).collect()
}

/// The middle one, or the mean of the two; none when fractions are too long to be ordered.
fn median(values: &[Exact]) -> Option<Exact> {
    let mut ordered: Vec<Exact> = Vec::with_capacity(values.len());
    for value in values {
        let mut place = 0;
        for own in &ordered {
            place += usize::from(own.partial_cmp(value)?.is_lt());
        }
        ordered.insert(place, *value);
    }
    let middle = ordered.len() / 2;
    if ordered.len() % 2 == 1 {
        return ordered.get(middle).copied();
    }
    let pair = ordered.get(middle.checked_sub(1)?)?.plus(*ordered.get(middle)?)?;
    pair.divide(Exact::whole(2))
}

/// A share that is more than everything, or less than nothing.
pub(super) fn beyond_whole(indicator: &Indicator, points: &[Point]) -> Vec<Doubt> {
    if !indicator.is_share() {
        return Vec::new();
    }
    let one = |(year, value): (i32, Exact)| {
        let whole = Exact::whole(100);
        let told = if value > whole {
            let (own, _) = spelled::apart(indicator, value, whole, true);
            format!("udział w {year} r. wynosi {own}, a nie może być większy niż 100 %")
        } else if value < Exact::ZERO {
            let (own, _) = spelled::apart(indicator, value, Exact::ZERO, true);
            format!("udział w {year} r. wynosi {own}, a nie może być ujemny")
        } else {
            return None;
        };
        Some(doubt(DoubtKind::BeyondWhole, year, told))
    };
    values(points).into_iter().filter_map(one).collect()
}

/// A year without value between years with one. A hidden year is no hole.
pub(super) fn holes(points: &[Point]) -> Vec<Doubt> {
    let is_there = |own: &Point| own.value.is_some() || own.is_hidden();
    let first = points.iter().position(is_there);
    let last = points.iter().rposition(is_there);
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    let inside = points[first..=last].iter().filter(|own| !is_there(own));
    inside
        .map(|own| {
            let told = format!("brak wartości za {} r. między latami, które ją mają", own.year);
            doubt(DoubtKind::Hole, own.year, told)
        })
        .collect()
}
