//! Which indicators of a goal stand worst.

use std::cmp::Reverse;

use super::path::Yardstick;
use super::{Card, Goal, Monitoring, Seen, Status, printed};
use crate::number::Exact;

/// At most so many cards: those off the path, furthest behind first, then those whose series broke.
///
/// How far behind: the distance from what was expected of the year, in distances from baseline to target; where there
/// is none, as a part of what it should have kept. Equal ones by id. Cards without data are counted, never named here:
/// nothing says that they are bad.
pub fn worst<'m>(monitoring: &'m Monitoring, goal: &Goal, most: usize) -> Vec<&'m Card> {
    let places = goal.operational.iter().flat_map(|own| &own.cards);
    let cards = places.filter_map(|place| monitoring.cards.get(*place));
    let mut ranked: Vec<_> = cards
        .filter_map(|card| {
            let broken = match card.status {
                Status::OffPath => false,
                Status::Broken => true,
                Status::Reached
                | Status::OnPath
                | Status::NoData
                | Status::NeedsSentence
                | Status::NotJudged
                | Status::NotOfDistrict => {
                    return None;
                }
            };
            // To a millionth: fractions too long to be compared would have no order.
            let behind = Seen::of(card, monitoring.year).behind().filter(|_| !broken);
            let behind = behind.and_then(|own| own.rounded(6));
            Some(((broken, Reverse(behind), card.indicator.id.as_str()), card))
        })
        .collect();
    ranked.sort_by(|one, other| one.0.cmp(&other.0));
    ranked.into_iter().take(most).map(|(_, card)| card).collect()
}

/// What „najdalej” means, for those who read it.
pub const FURTHEST: &str = "Najdalej od celu są wskaźniki poza ścieżką, którym brakuje najwięcej, a po nich te z przerwą w \
     szeregu: najwyżej trzy na cel. Ile brakuje, mierzy się częścią drogi od wartości bazowej do docelowej: o ile wartość jest \
     gorsza od tej, którą droga ma w roku oceny. Gdzie drogi nie ma, mierzy się częścią wartości, z którą się porównuje.";

impl Card {
    /// How far it is behind in the year, in words: `30% drogi do celu`. Polish: ile brakuje.
    ///
    /// Empty:  nothing of a card that is not off the path.
    pub fn distance(&self, year: i32) -> Option<String> {
        if self.status != Status::OffPath {
            return None;
        }
        let (behind, yardstick) = Seen::of(self, year).distance()?;
        if behind == Exact::ZERO {
            return Some("bez zmiany".to_owned());
        }
        let percent = behind.multiply(Exact::whole(100))?;
        let whole = percent.rounded(0)?;
        let said = if whole == 0 { "mniej niż 1".to_owned() } else { printed(percent, 0) };
        let of = match yardstick {
            Yardstick::Way => "drogi do celu",
            Yardstick::Wanted => "wartości, z którą się porównuje",
        };
        Some(format!("{said}% {of}"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{card, exact, monitoring};
    use super::*;
    use crate::template::strategy::{Baseline, Target};

    #[test]
    fn the_furthest_behind_come_first_and_those_without_data_never() {
        let value = |year: i32, value: &str| Some(Target::Value { year, value: exact(value) });
        let base = |value: &str| Some(Baseline { year: 2020, value: Some(exact(value)) });
        let cards = [
            // Expected 15 of 2025, 14 there: 1 of a way of 10, 0.1.
            card("A-01", "2024: 10 | 2025: 14", base("10"), value(2030, "20")),
            // Expected 1500, 1200 there: 300 of 1000, 0.3.
            card("A-02", "2024: 10 | 2025: 1200", base("1000"), value(2030, "2000")),
            card("A-03", "2024: 10 | 2025: .", base("10"), value(2030, "20")),
            card("A-04", "2024: 10 | 2025: 20", base("10"), value(2030, "20")),
            // No target, more is better: 8 after 10, 2 of 10, 0.2.
            card("A-05", "2024: 10 | 2025: 8", None, None),
            // As far behind as A-01.
            card("A-00", "2024: 10 | 2025: 14", base("10"), value(2030, "20")),
        ];
        let mut all = monitoring(2025, cards.to_vec());
        all.cards[3].status = Status::Broken;
        let ids = |most: usize| {
            let found = worst(&all, &all.goals[0], most);
            found.into_iter().map(|own| own.indicator.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(9), ["A-02", "A-05", "A-00", "A-01", "A-04"]);
        assert_eq!(ids(3), ["A-02", "A-05", "A-00"]);
        assert_eq!(ids(0), Vec::<String>::new());
        let far = |place: usize| all.cards[place].distance(2025);
        for (place, expected) in [
            (0, Some("10% drogi do celu")),
            (1, Some("30% drogi do celu")),
            // Nothing is there, and what is on the path is not behind.
            (2, None),
            (3, None),
            (4, Some("20% wartości, z którą się porównuje")),
        ] {
            assert_eq!(far(place).as_deref(), expected, "{place}");
        }
    }
}
