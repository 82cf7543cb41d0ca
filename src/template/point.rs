//! Points in time: `during`, `on_last_day`, `started`, … as conditions. Polish: stan na dzień.

use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Said;
use crate::expression::{Comparison, Interval, Kind, Node, Shape};
use crate::model::Type;

/// The words a `when` or `within` may use.
pub const WORDS: [&str; 9] = [
    "during",
    "on_first_day",
    "on_last_day",
    "on_day(31-12)",
    "started",
    "ended",
    "not_ended",
    "whole",
    "daily_average",
];

/// The words of a `when` that choose no records: the view has chosen them, or those of any time are meant.
/// `template new` asks for a time, so that "none" must be a word too.
pub const INSIDE: &str = "inside";
pub const ANY_TIME: &str = "any_time";

/// Does the word choose records by time?
pub fn chooses(word: &str) -> bool {
    word != INSIDE && word != ANY_TIME
}

/// The `:names` that tell where the period lies.
const PERIOD: [&str; 5] = ["start", "end", "year", "year_start", "month"];

/// Does an expression ask where the period lies?
pub fn reads_period(node: &Node) -> bool {
    node.names().iter().any(|name| PERIOD.contains(name))
}

/// A single day that a word of time names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Day {
    First,
    Last,
    /// The last occurrence of a day of the year that is not after the period.
    OfYear {
        month: u32,
        day: u32,
    },
}

impl Day {
    /// The day that a word says; none for words of whole periods.
    pub fn from_word(word: &str) -> Option<Day> {
        match word {
            "on_first_day" => Some(Day::First),
            "on_last_day" => Some(Day::Last),
            _ => {
                let inside = word.strip_prefix("on_day(")?.strip_suffix(')')?;
                let (day, month) = inside.trim().trim_matches('\'').split_once('-')?;
                let (day, month) = (day.parse().ok()?, month.parse().ok()?);
                // 29 February is a day of the year too.
                chrono::NaiveDate::from_ymd_opt(2024, month, day)?;
                Some(Day::OfYear { month, day })
            }
        }
    }

    /// Its date in a period.
    pub fn date(self, start: i64, end: i64) -> Option<i64> {
        use crate::model::date;
        match self {
            Day::First => Some(start),
            Day::Last => Some(end),
            Day::OfYear { month, day } => {
                let last = date::from_days(end)?;
                let year = chrono::Datelike::year(&last);
                (0..8)
                    .filter_map(|back| chrono::NaiveDate::from_ymd_opt(year - back, month, day))
                    .map(date::to_days)
                    .find(|day| *day <= end)
            }
        }
    }

    /// As an expression; the run knows the period.
    pub fn node(self) -> Node {
        match self {
            Day::First => Node::parameter("start", Type::Date),
            Day::Last => Node::parameter("end", Type::Date),
            Day::OfYear { month, day } => {
                Node::parameter(&format!("{ON_DAY}{day:02}-{month:02}"), Type::Date)
            }
        }
    }
}

/// Before a day of the year, in the name of a parameter that the run works out.
pub const ON_DAY: &str = "on_day ";

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
                _ => {
                    let day = Day::from_word(word)?;
                    Some(Node::compare(Comparison::Equal, column(date), day.node()))
                }
            };
        }
        When::Interval(interval) => *interval,
    };
    // One written the wrong way round (I119) is no time at all.
    let ordered =
        || Node::compare(Comparison::GreaterOrEqual, column(&interval.to), column(&interval.from));
    let during = || {
        let from_start = |last| Node::compare(Comparison::GreaterOrEqual, last, start());
        let mut reaches = from_start(interval.last_day());
        if interval.to_is_day_after {
            // A stay of no night is still there on the day it began.
            let to = || column(&interval.to);
            let same_day = Node::compare(Comparison::Equal, to(), column(&interval.from));
            let parts = vec![reaches, Node::all([same_day, from_start(to())])];
            reaches = Node { kind: Kind::Or(parts), ty: Some(Type::Bool) };
        }
        Node::all([
            Node::compare(Comparison::LessOrEqual, column(&interval.from), end()),
            open_or(interval, Node::all([ordered(), reaches])),
        ])
    };
    let stock = |day: Node| {
        Node::all([
            Node::compare(Comparison::LessOrEqual, column(&interval.from), day.clone()),
            open_or(interval, Node::compare(Comparison::GreaterOrEqual, interval.last_day(), day)),
        ])
    };
    let ended = || {
        let both = [&interval.from, &interval.to].map(|name| not(is_null(column(name))));
        Node::all(both.into_iter().chain([ordered(), within(&interval.to)]))
    };
    Some(match word {
        "during" => during(),
        "started" => within(&interval.from),
        "ended" => ended(),
        "not_ended" => Node::all([during(), not(ended())]),
        "whole" => Node::all([
            Node::compare(Comparison::GreaterOrEqual, column(&interval.from), start()),
            not(is_null(column(&interval.to))),
            ordered(),
            Node::compare(Comparison::LessOrEqual, interval.last_day(), end()),
        ]),
        // Each record weighs the days that it has in the period: those without any weigh nothing.
        "daily_average" => during(),
        _ => stock(Day::from_word(word)?.node()),
    })
}

/// Is it a date column or an interval?
pub fn names_moment(name: &str, shape: &Shape) -> bool {
    shape.intervals.contains_key(name) || shape.columns.get(name) == Some(&Type::Date)
}

/// The intervals and dates that a `when` can be said of, the intervals first.
pub fn moments(shape: &Shape) -> impl Iterator<Item = &str> {
    let dates = shape.columns.iter().filter(|(_, ty)| **ty == Type::Date);
    shape.intervals.keys().chain(dates.map(|(name, _)| name)).map(String::as_str)
}

/// T207: what a word of time is said of is no date and no interval, or nothing was named at all.
fn no_moment(word: &Said, of: &Said, shape: &Shape) -> Diagnostic {
    let example = moments(shape).next();
    let said = match (of.text.is_empty(), example) {
        (_, None) => "no-dates",
        (true, _) => "nothing",
        (false, _) => "stranger",
    };
    Diagnostic::unknown("T207", &of.text, moments(shape))
        .at(&of.place)
        .with("said", said)
        .with("word", &word.text)
        .with("example", example.unwrap_or_default())
}

/// A word of time said of a date column or an interval, as a condition; mistakes are noted.
pub fn point_in_time(word: &Said, of: &Said, shape: &Shape, problems: &Problems) -> Option<Node> {
    let when = match (shape.intervals.get(&of.text), shape.columns.get(&of.text)) {
        (Some(interval), _) => When::Interval(interval),
        (None, Some(Type::Date)) => When::Date(&of.text),
        _ => {
            problems.push(no_moment(word, of, shape));
            return None;
        }
    };
    let meaning = condition(&word.text, &when);
    if meaning.is_none() {
        problems.push(
            Diagnostic::error("T405")
                .at(&word.place)
                .with("found", &word.text)
                .among(&word.text, WORDS),
        );
    }
    meaning
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
