//! The day that a view is run for. Polish: dzień, na który liczy się widok.

use crate::expression::{Kind, Node};
use crate::model::Type;

/// What `:day` means while a view runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Moment {
    /// The view does not read it.
    None,
    Day(i64),
    /// Each record has its own, in the column [`DAY`].
    Column,
}

/// The columns of a view that is run for many days at once: the day, and the pair of key and day.
pub(super) const DAY: &str = " day";
pub(super) const PAIR: &str = " pair";

impl Moment {
    /// The expression with this moment in place of `:day`.
    pub(super) fn put(self, node: &Node) -> Node {
        self.put_as(node, DAY)
    }

    /// The same, with the day of the record at hand in a column of another name.
    pub(super) fn put_as(self, node: &Node, column: &str) -> Node {
        match self {
            Moment::None => node.clone(),
            _ => node.replaced(&|part| match (&part.kind, self) {
                (Kind::Parameter(name), Moment::Day(day)) if name == "day" => {
                    Some(Node { kind: Kind::Number(day), ty: Some(Type::Date) })
                }
                (Kind::Parameter(name), Moment::Column) if name == "day" => {
                    Some(Node::column(column, Type::Date))
                }
                _ => None,
            }),
        }
    }
}
