//! Stretches of days. Polish: przedział dat.

use super::{Function, Kind, Node};
use crate::model::Type;

/// Two date columns of the records at hand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    pub from: String,
    pub to: String,
    pub to_is_day_after: bool,
}

impl Interval {
    /// The last day inside, as an expression; missing when the interval is open.
    pub fn last_day(&self) -> Node {
        let to = Node::column(&self.to, Type::Date);
        if self.to_is_day_after {
            let minus_one = Node { kind: Kind::Number(-1), ty: Some(Type::Int) };
            Node::call(Function::AddDays, vec![to, minus_one], Type::Date)
        } else {
            to
        }
    }
}
