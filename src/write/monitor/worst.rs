//! What a committee looks at first. Polish: wskaźniki najdalej od celu.

use crate::indicator::{Card, Goal, Monitoring, Status};

const MOST: usize = 3;

/// The cards of a goal, in its order.
pub fn cards_of<'m>(monitoring: &'m Monitoring, goal: &'m Goal) -> impl Iterator<Item = &'m Card> {
    let places = goal.operational.iter().flat_map(|own| &own.cards);
    places.filter_map(|place| monitoring.cards.get(*place))
}

/// At most three of a goal: those off their path, then those whose series broke, each in the order of the goal.
pub fn worst<'m>(monitoring: &'m Monitoring, goal: &'m Goal) -> Vec<&'m Card> {
    let of = |status: Status| cards_of(monitoring, goal).filter(move |own| own.status == status);
    of(Status::OffPath).chain(of(Status::Broken)).take(MOST).collect()
}
