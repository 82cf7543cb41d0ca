//! How an indicator stands in a year, and the sentence that says why. Polish: ocena wskaźnika.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use super::{Missing, Point, Seen, Status, Told, spelled};
use crate::number::Exact;
use crate::template::indicator::{Character, Indicator};
use crate::template::strategy::{Target, Way};

/// The status of the year, by the first of these that holds:
///
/// 1. no value: [`Status::NoData`], or [`Status::NeedsSentence`] when it is below the minimum;
/// 2. neither way is good and there is no target: [`Status::NeedsSentence`];
/// 3. the series breaks between the baseline's year and the year: [`Status::Broken`];
/// 4. a target value, also the last one of a path: [`Status::Reached`] at it or beyond it on the good side; else
///    [`Status::OnPath`] when the year is at least as good as the line from the baseline asks, [`Status::OffPath`] when
///    it is not. Without baseline it is off the path from the target's year on, before it [`Status::NeedsSentence`];
/// 5. only a way: on the path when it is better than the baseline, or without one than the first year shown since
///    the last break; off it when it is worse. A standstill is no way: off the path where the strategy asks for one,
///    [`Status::NeedsSentence`] where only the character does, but on the path where nothing could be better. It is
///    never reached.
///
/// Exact values are compared, not printed ones; the sentence shows as many decimals as the verdict needs.
/// Source: none, a convention of this program.
pub fn status(seen: &Seen<'_>) -> (Status, Told) {
    let (status, sentence) = judged(seen);
    (status, Told(sentence))
}

/// The same of a district: it has a value or none, and is not judged by what the strategy wants of the city.
pub fn of_district(seen: &Seen<'_>) -> (Status, Told) {
    let year = seen.year;
    let (status, sentence) = match seen.value() {
        Some(value) => {
            let shown = spelled::value(seen.indicator, value);
            let sentence = format!("{shown} w {year} r.; cel i wartość bazowa są całego miasta");
            (Status::NotJudged, sentence)
        }
        None => match without_value(seen) {
            (Status::NeedsSentence, sentence) => (Status::NotJudged, sentence),
            (_, sentence) => match seen.point(year).and_then(|own| own.missing.as_ref()) {
                Some(Missing::Measures(titles)) => {
                    let titles = titles.join(", ");
                    let sentence = format!("nie ma danych dla dzielnicy za {year} r.: {titles}");
                    (Status::NotOfDistrict, sentence)
                }
                None => {
                    let sentence = format!("nie ma danych dla dzielnicy za {year} r.");
                    (Status::NotOfDistrict, sentence)
                }
                Some(_) => (Status::NoData, sentence),
            },
        },
    };
    (status, Told(sentence))
}

fn judged(seen: &Seen<'_>) -> (Status, String) {
    let Some(value) = seen.value() else {
        return without_value(seen);
    };
    let (indicator, year) = (seen.indicator, seen.year);
    let shown = spelled::value(indicator, value);
    if seen.target.is_none() {
        let neither = match indicator.character {
            Character::Nominant => Some("nominanta bez celu"),
            Character::Context => Some("wskaźnik kontekstowy bez celu"),
            Character::Stimulant | Character::Destimulant => None,
        };
        if let Some(what) = neither {
            let sentence = format!("{shown} w {year} r.: {what}, ocena wymaga komentarza");
            return (Status::NeedsSentence, sentence);
        }
    }
    if let (Some((from, why)), Some(baseline)) = (seen.crossed(), seen.baseline) {
        let sentence = format!(
            "{shown} w {year} r., ale od {from} r. szereg liczy co innego ({why}): nie porównuje się z rokiem bazowym {}",
            baseline.year
        );
        return (Status::Broken, sentence);
    }
    // Numbers too large to be subtracted are not judged.
    let verdict = match seen.target_value() {
        Some(target) => by_value(seen, value, target),
        None => by_way(seen, value),
    };
    verdict.unwrap_or_else(|| {
        let sentence =
            format!("{shown} w {year} r.: liczby są zbyt duże, aby porównać je dokładnie");
        (Status::NeedsSentence, sentence)
    })
}

fn without_value(seen: &Seen<'_>) -> (Status, String) {
    let year = seen.year;
    let missing = seen.point(year).and_then(|own| own.missing.as_ref());
    match missing {
        Some(Missing::TooFew) => {
            let least = seen.indicator.minimum.map(|own| format!(" ({own})")).unwrap_or_default();
            let sentence =
                format!("wartość z {year} r. jest ukryta: licznik poniżej progu publikacji{least}");
            (Status::NeedsSentence, sentence)
        }
        Some(Missing::Secondary) => {
            let sentence = format!(
                "wartość z {year} r. jest ukryta: razem z innymi liczbami zdradziłaby liczbę poniżej progu \
                 publikacji"
            );
            (Status::NeedsSentence, sentence)
        }
        Some(Missing::Measures(titles)) if !titles.is_empty() => {
            (Status::NoData, format!("brak danych za {year} r.: {}", titles.join(", ")))
        }
        Some(Missing::ZeroDenominator) => {
            (Status::NoData, format!("mianownik w {year} r. wynosi zero"))
        }
        Some(Missing::TooLarge) => {
            (Status::NoData, format!("liczby z {year} r. są zbyt duże, aby policzyć je dokładnie"))
        }
        Some(Missing::Measures(_)) | None => (Status::NoData, format!("brak danych za {year} r.")),
    }
}

fn is_at_least_as_good(value: Exact, mark: Exact, way: Way) -> Option<bool> {
    let order = value.partial_cmp(&mark)?;
    Some(match way {
        Way::Up => order != Ordering::Less,
        Way::Down => order != Ordering::Greater,
    })
}

fn by_value(seen: &Seen<'_>, value: Exact, target: (i32, Exact)) -> Option<(Status, String)> {
    let (indicator, year) = (seen.indicator, seen.year);
    let (last, aim) = target;
    let (beside, goal) = spelled::apart(indicator, value, aim, true);
    let first = match seen.target {
        Some(Target::Path(points)) => points.first().map_or(last, |own| own.0),
        _ => last,
    };
    if let Some(baseline) = seen.baseline
        && first <= baseline.year
    {
        let sentence = format!(
            "{beside} w {year} r.; cel na {first} r. nie jest późniejszy niż wartość bazowa z {} r.",
            baseline.year
        );
        return Some((Status::NeedsSentence, sentence));
    }
    let reached =
        || (Status::Reached, format!("{beside} w {year} r. wobec celu {goal} w {last} r."));
    let Some(way) = seen.way() else {
        if value == aim {
            return Some(reached());
        }
        let sentence = format!(
            "{beside} w {year} r. wobec celu {goal} w {last} r.; nie wiadomo, czy lepiej jest więcej, czy mniej"
        );
        return Some((Status::NeedsSentence, sentence));
    };
    if is_at_least_as_good(value, aim, way)? {
        return Some(reached());
    }
    if year >= last {
        let sentence = format!("{beside} w {year} r. wobec celu {goal} w {last} r.");
        return Some((Status::OffPath, sentence));
    }
    let knows_a_point = seen.baseline_value().is_some() || first <= year;
    if !knows_a_point {
        let base = match seen.baseline {
            Some(own) => no_base(seen, own.year),
            None => "nie ma wartości bazowej".to_owned(),
        };
        let sentence = format!(
            "{beside} w {year} r.; {base}, więc nie wiadomo, czy zbliża się do celu {goal} w {last} r."
        );
        return Some((Status::NeedsSentence, sentence));
    }
    let expected = seen.expected()?;
    let on_path = is_at_least_as_good(value, expected, way)?;
    let (own, wanted) = spelled::apart(indicator, value, expected, false);
    let goal = spelled::as_written(indicator, aim);
    let sentence =
        format!("{own} wobec oczekiwanych na {year} r. {wanted} (cel {goal} w {last} r.)");
    Some((if on_path { Status::OnPath } else { Status::OffPath }, sentence))
}

/// Nothing is fewer than none, and no share more than the whole.
fn is_best(indicator: &Indicator, value: Exact, way: Way) -> bool {
    match way {
        Way::Down => value == Exact::ZERO,
        Way::Up => indicator.is_share() && value == Exact::whole(100),
    }
}

/// Why there is no baseline to be compared with: a hidden one is there all the same.
fn no_base(seen: &Seen<'_>, year: i32) -> String {
    match seen.point(year).is_some_and(Point::is_hidden) {
        true => format!("wartość bazowa z {year} r. jest ukryta"),
        false => format!("nie ma wartości bazowej z {year} r."),
    }
}

fn by_way(seen: &Seen<'_>, value: Exact) -> Option<(Status, String)> {
    let (indicator, year) = (seen.indicator, seen.year);
    let shown = spelled::value(indicator, value);
    let Some(way) = seen.way() else {
        let sentence =
            format!("{shown} w {year} r.: nie wiadomo, czy lepiej jest więcej, czy mniej");
        return Some((Status::NeedsSentence, sentence));
    };
    let wanted = match way {
        Way::Up => "wzrost",
        Way::Down => "spadek",
    };
    let Some((since, start)) = seen.start().filter(|(since, _)| *since < year) else {
        let sentence = format!(
            "{shown} w {year} r.: pożądany {wanted}, ale nie ma wcześniejszego roku, z którym można porównać"
        );
        return Some((Status::NeedsSentence, sentence));
    };
    let base = match seen.baseline {
        Some(baseline) if seen.baseline_value().is_none() => {
            format!(", bo {}", no_base(seen, baseline.year))
        }
        _ => String::new(),
    };
    if value == start {
        let (status, said) = match seen.target {
            _ if is_best(indicator, value, way) => (Status::OnPath, ", a lepiej być nie może"),
            Some(_) => (Status::OffPath, ""),
            None => (Status::NeedsSentence, ", ani lepiej, ani gorzej"),
        };
        let sentence = format!(
            "{shown} w {year} r., tyle samo co w {since} r.{base}{said} (pożądany {wanted})"
        );
        return Some((status, sentence));
    }
    let status =
        if is_at_least_as_good(value, start, way)? { Status::OnPath } else { Status::OffPath };
    let (own, earlier) = spelled::apart(indicator, value, start, seen.baseline_value().is_some());
    let sentence =
        format!("{own} w {year} r. wobec {earlier} w {since} r.{base} (pożądany {wanted})");
    Some((status, sentence))
}
