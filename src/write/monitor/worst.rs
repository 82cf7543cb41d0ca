//! What a committee looks at first. Polish: wskaźniki najdalej od celu.

use crate::indicator::{Card, Goal, Monitoring, Status};

const MOST: usize = 3;

/// The cards of a goal, in its order.
pub fn cards_of<'m>(monitoring: &'m Monitoring, goal: &'m Goal) -> impl Iterator<Item = &'m Card> {
    let places = goal.operational.iter().flat_map(|own| &own.cards);
    places.filter_map(|place| monitoring.cards.get(*place))
}

/// The three of a goal that are off their path, in the order of the goal.
pub fn worst<'m>(monitoring: &'m Monitoring, goal: &'m Goal) -> Vec<&'m Card> {
    cards_of(monitoring, goal).filter(|own| own.status == Status::OffPath).take(MOST).collect()
}
