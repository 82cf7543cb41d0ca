//! Records of a key in an order, as SQL: latest and first, spells, numbers, neighbours. Polish: kolejność w SQL.

use std::collections::BTreeSet;

use super::condition::filter;
use super::name::{self, bad, name};
use super::pipeline::{Building, Pipeline, Relation};
use crate::model::Type;
use crate::template::view::{Latest, Neighbour, Order, Rank, Spell};

impl Pipeline<'_> {
    /// Those without the date never win over dated ones; a tie is an error of the run.
    pub(super) fn latest(&self, to: &mut Building, latest: &Latest) {
        let own = &to.relation;
        let by = std::iter::once(&latest.by).chain(&latest.then);
        let direction = if latest.first { "ASC" } else { "DESC" };
        let order = by.flat_map(|by| ordered(own, by, direction)).collect::<Vec<_>>().join(", ");
        let mut conditions = there(own, &latest.per, latest.blanks_equal);
        let marks = own.marks([&latest.by].into_iter(), "");
        conditions.extend(marks.into_iter().map(|own| format!("NOT {own}")));
        let listed = own.listed("").join(", ");
        let inner = format!(
            "SELECT {listed},\n  rank() OVER (PARTITION BY {} ORDER BY {order}) AS \"place in order\"\nFROM {}\n{}",
            parted(own, &latest.per, &[]),
            own.name,
            filter(&conditions)
        );
        to.push(format!(
            "SELECT {listed}\nFROM (\n{}\n) AS ordered\nWHERE \"place in order\" = 1",
            name::indented(inner.trim_end(), 2)
        ));
    }

    pub(super) fn rank(&self, to: &mut Building, rank: &Rank, alive: &BTreeSet<String>) {
        if !alive.contains(&rank.name) {
            return;
        }
        let (window, known, marks) = window(&to.relation, &rank.order);
        let number = when(&known, &format!("row_number() OVER ({window})"));
        let mut listed = vec!["*".to_owned(), format!("{number} AS {}", name(&rank.name))];
        if !marks.is_empty() {
            listed.push(format!("({}) AS {}", marks.join(" OR "), name(&bad(&rank.name))));
            to.relation.bad.insert(rank.name.clone());
        }
        to.relation.columns.insert(rank.name.clone(), Type::Int);
        to.push(format!("SELECT {}\nFROM {}", listed.join(",\n  "), to.relation.name));
    }

    pub(super) fn neighbour(&self, to: &mut Building, own: &Neighbour, alive: &BTreeSet<String>) {
        let taken: Vec<&(String, String)> =
            own.take.iter().filter(|(new, _)| alive.contains(new)).collect();
        if taken.is_empty() {
            return;
        }
        let (window, known, marks) = window(&to.relation, &own.order);
        let word = if own.away < 0 { "lag" } else { "lead" };
        let there = |column: &str| {
            when(&known, &format!("{word}({}, {}) OVER ({window})", name(column), own.away.abs()))
        };
        let mut listed = vec!["*".to_owned()];
        for (new, column) in taken {
            listed.push(format!("{} AS {}", there(column), name(new)));
            let mut unreadable = marks.clone();
            if to.relation.bad.contains(column) {
                unreadable.push(format!("coalesce({}, FALSE)", there(&bad(column))));
            }
            if !unreadable.is_empty() {
                listed.push(format!("({}) AS {}", unreadable.join(" OR "), name(&bad(new))));
                to.relation.bad.insert(new.clone());
            }
            let ty = to.relation.columns.get(column).cloned();
            to.relation.columns.extend(ty.map(|ty| (new.clone(), ty)));
        }
        to.push(format!("SELECT {}\nFROM {}", listed.join(",\n  "), to.relation.name));
    }

    /// A record without its key or its first day, and one that ends before it begins, is of no spell.
    pub(super) fn spell(&self, to: &mut Building, spell: &Spell, alive: &BTreeSet<String>) {
        if !Spell::COLUMNS.iter().any(|(own, _)| alive.contains(*own)) {
            return;
        }
        let (from, end) = (name(&spell.of.from), name(&spell.of.to));
        let dates = [&spell.of.from, &spell.of.to];
        let marks = to.relation.marks(spell.per.iter().chain(dates), "");
        let after = match spell.of.to_is_day_after {
            true => format!("coalesce({end}, DATE '9999-12-31')"),
            false => format!("coalesce({end} + 1, DATE '9999-12-31')"),
        };
        let mut known = there(&to.relation, &spell.per, spell.blanks_equal);
        known.push(format!("{from} <= {after}"));
        known.extend(marks.iter().map(|own| format!("NOT {own}")));
        let known = known.join(" AND ");
        let per = parted(&to.relation, &spell.per, &["spell_known".to_owned()]);
        to.push(format!(
            "SELECT *,\n  is_true({known}) AS spell_known,\n  {after} AS spell_after\nFROM {}",
            to.relation.name
        ));
        let before = "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING";
        let order = format!("PARTITION BY {per} ORDER BY {from}, spell_after");
        to.push(format!(
            "SELECT *,\n  max(spell_after) OVER ({order} {before}) AS spell_reach\nFROM {}",
            to.relation.name
        ));
        let begins = format!("spell_reach IS NULL OR {from} > spell_reach + {}", spell.gap);
        to.push(format!(
            "SELECT *,\n  CASE WHEN spell_known THEN sum(CASE WHEN {begins} THEN 1 ELSE 0 END) OVER ({order}) END AS {}\nFROM {}",
            Spell::NUMBER,
            to.relation.name
        ));
        let one = format!("PARTITION BY {per}, {}", Spell::NUMBER);
        let open = format!("bool_or({end} IS NULL) OVER ({one})");
        let mut listed = vec![
            "*".to_owned(),
            format!("CASE WHEN spell_known THEN min({from}) OVER ({one}) END AS {}", Spell::START),
            format!(
                "CASE WHEN spell_known AND NOT {open} THEN max({end}) OVER ({one}) END AS {}",
                Spell::END
            ),
        ];
        for (own, ty) in Spell::COLUMNS {
            if !marks.is_empty() {
                listed.push(format!("({}) AS {}", marks.join(" OR "), name(&bad(own))));
                to.relation.bad.insert(own.to_owned());
            }
            to.relation.columns.insert(own.to_owned(), ty);
        }
        to.push(format!("SELECT {}\nFROM {}", listed.join(",\n  "), to.relation.name));
    }
}

/// By a column; ids by their length first, as they are numbered.
fn ordered(relation: &Relation, by: &str, direction: &str) -> Vec<String> {
    let own = name(by);
    let last = |own: String| format!("{own} {direction} NULLS LAST");
    match relation.columns.get(by) {
        Some(ty) if ty.is_textual() => vec![last(format!("length({own})")), last(own)],
        _ => vec![last(own)],
    }
}

/// The key of an order is there, and can be read.
fn there(relation: &Relation, per: &[String], blanks_equal: bool) -> Vec<String> {
    let mut lines = Vec::new();
    if !blanks_equal {
        lines.extend(per.iter().map(|own| format!("{} IS NOT NULL", name(own))));
    }
    let marks = relation.marks(per.iter(), "");
    lines.extend(marks.into_iter().map(|own| format!("NOT {own}")));
    lines
}

/// What stands after PARTITION BY.
fn parted(relation: &Relation, per: &[String], more: &[String]) -> String {
    let own = per.iter().map(|own| name(own)).chain(relation.asked.iter().cloned());
    own.chain(more.iter().cloned()).collect::<Vec<_>>().join(", ")
}

/// The window of an order, when a record is in it, and the marks that keep records out.
fn window(relation: &Relation, order: &Order) -> (String, Vec<String>, Vec<String>) {
    let marks = relation.marks(order.per.iter().chain(&order.by), "");
    let by = order.by.iter().flat_map(|by| ordered(relation, by, "ASC"));
    let by = by.collect::<Vec<_>>().join(", ");
    let apart: Vec<String> =
        if marks.is_empty() { Vec::new() } else { vec![format!("({})", marks.join(" OR "))] };
    let window = format!("PARTITION BY {} ORDER BY {by}", parted(relation, &order.per, &apart));
    let mut known = there(relation, &order.per, order.blanks_equal);
    let of_order = relation.marks(order.by.iter(), "");
    known.extend(of_order.into_iter().map(|own| format!("NOT {own}")));
    (window, known, marks)
}

fn when(known: &[String], value: &str) -> String {
    if known.is_empty() {
        return value.to_owned();
    }
    format!("CASE WHEN {} THEN {value} END", known.join(" AND "))
}
