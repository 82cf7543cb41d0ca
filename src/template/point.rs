//! Points in time: `during`, `on_last_day`, `started`, … as conditions. Polish: stan na dzień.

use crate::expression::{Comparison, Function, Interval, Kind, Node};
use crate::model::Type;

/// The words a `when` or `within` may use.
pub const WORDS: [&str; 8] = [
    "during",
    "on_first_day",
    "on_last_day",
    "started",
    "ended",
    "not_ended",
    "whole",
    "daily_average",
];

/// What a word is said of: a date column, or an interval.
pub enum When<'w> {
    Date(&'w str),
    Interval(&'w Interval),
}

/// The condition that a word means; none when the word cannot be said of it.
///
/// A stay that ends on the day it began is `during` on that day, and in no stock: so the stock of
/// the last day is always the stock before + started - ended.
pub fn condition(word: &str, when: &When<'_>) -> Option<Node> {
    let start = || Node::parameter("start", Type::Date);
    let end = || Node::parameter("end", Type::Date);
    let within = |date: &str| {
        Node::all([
            Node::compare(Comparison::GreaterOrEqual, column(date), start()),
            Node::compare(Comparison::LessOrEqual, column(date), end()),
        ])
    };
    let interval = match when {
        When::Date(date) => {
            return match word {
                "during" => Some(within(date)),
                "on_first_day" => Some(Node::compare(Comparison::Equal, column(date), start())),
                "on_last_day" => Some(Node::compare(Comparison::Equal, column(date), end())),
                _ => None,
            };
        }
        When::Interval(interval) => *interval,
    };
    let during = || {
        let last = if interval.to_is_day_after {
            let arguments = vec![column(&interval.from), interval.last_day()];
            Node::call(Function::Later, arguments, Type::Date)
        } else {
            interval.last_day()
        };
        Node::all([
            Node::compare(Comparison::LessOrEqual, column(&interval.from), end()),
            open_or(interval, Node::compare(Comparison::GreaterOrEqual, last, start())),
        ])
    };
    let stock = |day: Node| {
        Node::all([
            Node::compare(Comparison::LessOrEqual, column(&interval.from), day.clone()),
            open_or(interval, Node::compare(Comparison::GreaterOrEqual, interval.last_day(), day)),
        ])
    };
    let ended = || Node::all([not(is_null(column(&interval.to))), within(&interval.to)]);
    Some(match word {
        "during" => during(),
        "on_first_day" => stock(start()),
        "on_last_day" => stock(end()),
        "started" => within(&interval.from),
        "ended" => ended(),
        "not_ended" => Node::all([during(), not(ended())]),
        "whole" => Node::all([
            Node::compare(Comparison::GreaterOrEqual, column(&interval.from), start()),
            not(is_null(column(&interval.to))),
            Node::compare(Comparison::LessOrEqual, interval.last_day(), end()),
        ]),
        _ => return None,
    })
}

fn column(name: &str) -> Node {
    Node::column(name, Type::Date)
}

fn is_null(node: Node) -> Node {
    Node { kind: Kind::IsNull(Box::new(node)), ty: Some(Type::Bool) }
}

fn not(node: Node) -> Node {
    Node { kind: Kind::Not(Box::new(node)), ty: Some(Type::Bool) }
}

fn open_or(interval: &Interval, closed: Node) -> Node {
    let kind = Kind::Or(vec![is_null(column(&interval.to)), closed]);
    Node { kind, ty: Some(Type::Bool) }
}
