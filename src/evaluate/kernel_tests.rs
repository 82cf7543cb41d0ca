//! The counting kernel against a loop that anybody can read, on invented records.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;

use super::count::{Wanted, count};
use super::{Context, Frame};
use crate::expression::{Comparison, Interval, Kind, Node};
use crate::model::value::present;
use crate::model::{Codebooks, Holidays, Interner, MISSING, Parameters, Type, UNREADABLE};
use crate::number::Exact;
use crate::template::form::Measure;
use crate::template::point::{When, condition};

/// A small value, often missing, now and then unreadable.
fn value() -> impl Strategy<Value = i64> {
    prop_oneof![6 => 0i64..4, 1 => Just(MISSING), 1 => Just(UNREADABLE)]
}

/// A record: a code, a key, a quantity, first and last day.
type Record = (i64, i64, i64, i64, i64);

fn records() -> impl Strategy<Value = Vec<Record>> {
    let day = || prop_oneof![8 => 0i64..40, 1 => Just(MISSING)];
    prop::collection::vec((value(), value(), value(), day(), day()), 0..40)
}

const START: i64 = 10;
const END: i64 = 29;

fn context<'c>(books: &'c Codebooks, parameters: &'c Parameters) -> Context<'c> {
    let names = [("start", START), ("end", END), ("day", END)];
    Context {
        interner: Arc::new(Interner::default()),
        codebooks: books,
        parameters,
        holidays: Holidays::default(),
        names: names.iter().map(|(name, day)| ((*name).to_owned(), *day)).collect(),
        rows: Default::default(),
    }
}

fn frame(records: &[Record]) -> Frame {
    let mut frame = Frame { len: records.len(), ..Frame::default() };
    let column = |pick: fn(&Record) -> i64| records.iter().map(pick).collect::<Vec<i64>>();
    frame.add("code", Type::Int, column(|own| own.0));
    frame.add("key", Type::Int, column(|own| own.1));
    frame.add("quantity", Type::Int, column(|own| own.2));
    frame.add("from_day", Type::Date, column(|own| own.3));
    frame.add("to_day", Type::Date, column(|own| own.4));
    frame
}

fn int(name: &str) -> Node {
    Node::column(name, Type::Int)
}

fn number(value: i64) -> Node {
    Node { kind: Kind::Number(value), ty: Some(Type::Int) }
}

/// What a condition says of a record, worked out by hand.
type Truth = fn(&Record) -> Option<bool>;

/// `code = 1`, `code <> 2`, `quantity is null`, `not (key = 0 or code = 3)`: three-valued.
fn conditions() -> Vec<(Node, Truth)> {
    let of = |node| Node { kind: node, ty: Some(Type::Bool) };
    let equal = |name, value| Node::compare(Comparison::Equal, int(name), number(value));
    vec![
        (equal("code", 1), |own| (own.0 != MISSING).then_some(own.0 == 1)),
        (Node::compare(Comparison::NotEqual, int("code"), number(2)), |own| {
            (own.0 != MISSING).then_some(own.0 != 2)
        }),
        (of(Kind::IsNull(Box::new(int("quantity")))), |own| Some(own.2 == MISSING)),
        (of(Kind::Not(Box::new(of(Kind::Or(vec![equal("key", 0), equal("code", 3)]))))), |own| {
            let (key, code) = (
                (own.1 != MISSING).then_some(own.1 == 0),
                (own.0 != MISSING).then_some(own.0 == 3),
            );
            match (key, code) {
                (Some(true), _) | (_, Some(true)) => Some(false),
                (Some(false), Some(false)) => Some(true),
                _ => None,
            }
        }),
    ]
}

/// The columns that each of the conditions reads.
const READS: [fn(&Record) -> Vec<i64>; 4] =
    [|own| vec![own.0], |own| vec![own.0], |own| vec![own.2], |own| vec![own.1, own.0]];

/// What the loop says of one cell: value, skipped, unreadable.
fn naive(records: &[Record], chosen: &[usize], measure: &str) -> (Option<Exact>, u64, u64) {
    let all = conditions();
    let (mut inside, mut lost) = (Vec::new(), 0);
    for own in records {
        let mut verdicts = chosen.iter().map(|index| {
            if READS[*index](own).contains(&UNREADABLE) { Err(()) } else { Ok(all[*index].1(own)) }
        });
        let verdicts: Vec<Result<Option<bool>, ()>> = verdicts.by_ref().collect();
        if verdicts.iter().all(|own| *own == Ok(Some(true))) {
            inside.push(own);
        } else if verdicts.iter().all(|own| own.is_err() || *own == Ok(Some(true))) {
            lost += 1;
        }
    }
    let measured = |own: &&Record| if measure == "distinct" { own.1 } else { own.2 };
    let unreadable = |own: &&&Record| measured(own) == UNREADABLE;
    let (skipped, unread) = match measure {
        "records" => (0, 0),
        _ => (
            inside.iter().filter(|own| measured(own) == MISSING).count() as u64,
            inside.iter().filter(unreadable).count() as u64,
        ),
    };
    let values: Vec<i64> = inside.iter().map(measured).filter_map(present).collect();
    let whole = |value: usize| Some(Exact::whole(value as i128));
    let sum: i128 = values.iter().map(|own| i128::from(*own)).sum();
    let result = match measure {
        "records" => whole(inside.len()),
        "distinct" => whole(values.iter().collect::<BTreeSet<_>>().len()),
        "sum" => Some(Exact::whole(sum)),
        "average" => Exact::new(sum, values.len() as i128),
        "minimum" => values.iter().min().map(|own| Exact::whole(i128::from(*own))),
        _ => values.iter().max().map(|own| Exact::whole(i128::from(*own))),
    };
    (result, skipped, lost + unread)
}

proptest! {
    #[test]
    fn cells_are_what_a_plain_loop_counts(records in records()) {
        let (books, parameters) = (Codebooks::new(), Parameters::default());
        let (context, frame, all) = (context(&books, &parameters), frame(&records), conditions());
        let measures = [
            ("records", Measure::Records),
            ("distinct", Measure::Distinct(int("key"))),
            ("sum", Measure::Sum(int("quantity"))),
            ("average", Measure::Average(int("quantity"))),
            ("minimum", Measure::Minimum(int("quantity"))),
            ("maximum", Measure::Maximum(int("quantity"))),
        ];
        let sets: [&[usize]; 6] = [&[], &[0], &[1], &[2], &[1, 3], &[0, 1, 2, 3]];
        let cells: Vec<(&[usize], &str, &Measure)> = sets
            .iter()
            .flat_map(|set| measures.iter().map(move |(name, measure)| (*set, *name, measure)))
            .collect();
        let wanted: Vec<Wanted<'_>> = cells
            .iter()
            .map(|(set, _, measure)| Wanted {
                conditions: set.iter().map(|index| &all[*index].0).collect(),
                measure,
                daily: None,
            })
            .collect();
        let counted = count(&frame, &wanted, &context).unwrap();
        for ((set, name, _), found) in cells.iter().zip(&counted.numbers) {
            let (value, skipped, unreadable) = naive(&records, set, name);
            let own = found.value.and_then(|value| Exact::new(value, found.divisor));
            prop_assert_eq!(own, value, "{:?} {}", set, name);
            prop_assert_eq!((found.skipped, found.unreadable), (skipped, unreadable), "{} {:?}", name, set);
        }
    }

    #[test]
    fn once_per_key_is_a_sum_over_keys(sizes in prop::collection::vec(0i64..9, 1..6), picks in prop::collection::vec(0usize..6, 0..40)) {
        let (books, parameters) = (Codebooks::new(), Parameters::default());
        let context = context(&books, &parameters);
        let keys: Vec<i64> = picks.iter().map(|pick| (*pick % sizes.len()) as i64).collect();
        let mut frame = Frame { len: keys.len(), ..Frame::default() };
        frame.add("size", Type::Int, keys.iter().map(|key| sizes[*key as usize]).collect());
        frame.add("key", Type::Int, keys.clone());
        let measure = Measure::SumOnce { value: int("size"), per: int("key"), pick: None };
        let wanted = [Wanted { conditions: Vec::new(), measure: &measure, daily: None }];
        let found = count(&frame, &wanted, &context).unwrap();
        let expected: i64 =
            keys.iter().collect::<BTreeSet<_>>().into_iter().map(|key| sizes[*key as usize]).sum();
        prop_assert_eq!(found.numbers[0].value, Some(i128::from(expected)));
    }

    /// The stock of the last day is the stock before the period, and who came, less who left; and the
    /// daily average is the stocks of all days, added up and divided.
    #[test]
    fn stock_and_flow_agree(records in records()) {
        let (books, parameters) = (Codebooks::new(), Parameters::default());
        let own = context(&books, &parameters);
        let before = Context {
            names: BTreeMap::from([("start".to_owned(), START - 1), ("end".to_owned(), START - 1)]),
            ..context(&books, &parameters)
        };
        // The law of stays holds for stays that end on or after the day they began.
        let kept: Vec<Record> =
            records.into_iter().filter(|own| own.4 == MISSING || own.3 <= own.4).collect();
        let frame = frame(&kept);
        let stay = Interval {
            from: "from_day".to_owned(),
            to: "to_day".to_owned(),
            to_is_day_after: true,
        };
        let number = |word: &str, context: &Context<'_>, daily: bool| {
            let node = condition(word, &When::Interval(&stay)).unwrap();
            let daily = daily.then_some(&stay);
            let wanted =
                [Wanted { conditions: vec![&node], measure: &Measure::Records, daily }];
            let found = count(&frame, &wanted, context).unwrap().numbers[0].clone();
            Exact::new(found.value.unwrap(), found.divisor).unwrap()
        };
        let (stock, started, ended) = (
            number("on_last_day", &own, false),
            number("started", &own, false),
            number("ended", &own, false),
        );
        let earlier = number("on_last_day", &before, false);
        prop_assert_eq!(Some(stock), earlier.plus(started).unwrap().subtract(ended));
        let mut days = Exact::ZERO;
        for day in START..=END {
            let one = Context {
                names: BTreeMap::from([("start".to_owned(), day), ("end".to_owned(), day)]),
                ..context(&books, &parameters)
            };
            days = days.plus(number("on_last_day", &one, false)).unwrap();
        }
        let average = days.divide(Exact::whole(i128::from(END - START + 1)));
        prop_assert_eq!(average, Some(number("daily_average", &own, true)));
    }
}
