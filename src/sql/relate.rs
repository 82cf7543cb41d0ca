//! Look-ups and aggregates as SQL: join, also as on a day, gather, group. Polish: dołączenia w SQL.

use std::collections::BTreeSet;

use super::aggregate::{aggregate, any_of};
use super::condition::{filter, kept};
use super::name::{self, bad, name};
use super::node::{Gap, Surroundings};
use super::pipeline::{ASKED_DAY, Building, Moment, Pipeline, Relation};
use crate::expression::{Aggregate, Node};
use crate::template::view::{Join, On, StepKind};

impl Pipeline<'_> {
    pub(super) fn join(
        &self,
        to: &mut Building,
        join: &Join,
        alive: &BTreeSet<String>,
    ) -> Result<(), Gap> {
        let taken: Vec<&(String, String)> =
            join.take.iter().filter(|(new, _)| alive.contains(new)).collect();
        if taken.is_empty() && !join.only_matched && !join.many {
            return Ok(());
        }
        let (partner, mut equal) = match &join.at {
            None => {
                let partner = self.relation(&join.source, to.moment, to.period)?;
                let equal = equal(&join.on, "r.", "p.");
                (partner, equal)
            }
            Some(at) => self.on_days(to, join, at)?,
        };
        if join.on.blanks_equal {
            let rights = join.on.pairs.iter().map(|(_, right)| right);
            let lefts = join.on.pairs.iter().map(|(left, _)| left);
            let marks =
                partner.marks(rights, "p.").into_iter().chain(to.relation.marks(lefts, "r."));
            equal.extend(marks.map(|own| format!("NOT {own}")));
        }
        let keys = join.on.pairs.iter().map(|(left, _)| left).chain(&join.at);
        let lost = to.relation.marks(keys, "r.");
        let mut listed = vec!["r.*".to_owned()];
        for (new, own) in taken {
            listed.push(format!("p.{} AS {}", name(&name::column(own)), name(&name::column(new))));
            let mut marks = lost.clone();
            if partner.bad.contains(own) {
                marks.push(format!("coalesce(p.{}, FALSE)", name(&bad(own))));
            }
            if !marks.is_empty() {
                listed.push(format!("({}) AS {}", marks.join(" OR "), name(&bad(new))));
                to.relation.bad.insert(new.clone());
            }
            let ty = partner.columns.get(own).cloned();
            to.relation.columns.extend(ty.map(|ty| (new.clone(), ty)));
        }
        let word = if join.only_matched { "JOIN" } else { "LEFT JOIN" };
        let body = format!(
            "SELECT {}\nFROM {} AS r\n{word} {} AS p ON {}",
            listed.join(",\n  "),
            to.relation.name,
            partner.name,
            equal.join(" AND ")
        );
        to.push(body);
        Ok(())
    }

    /// A view as on the day of each record: run once for every key and day that is asked.
    fn on_days(
        &self,
        to: &mut Building,
        join: &Join,
        at: &str,
    ) -> Result<(Relation, Vec<String>), Gap> {
        let lefts: Vec<&String> = join.on.pairs.iter().map(|(left, _)| left).collect();
        let mut asked: Vec<String> = (1..=lefts.len()).map(|own| format!("asked_{own}")).collect();
        let named = lefts.iter().zip(&asked).map(|(left, own)| format!("{} AS {own}", name(left)));
        let listed = named.chain([format!("{} AS {ASKED_DAY}", name(at))]).collect::<Vec<_>>();
        let there = |own: &str| format!("{} IS NOT NULL", name(own));
        let mut conditions = vec![there(at)];
        if !join.on.blanks_equal {
            conditions.extend(lefts.iter().map(|own| there(own)));
        }
        let marks = to.relation.marks(lefts.iter().copied(), "");
        conditions.extend(marks.into_iter().map(|own| format!("NOT {own}")));
        let records = to.relation.clone();
        to.push_as(
            "_days",
            format!(
                "SELECT DISTINCT {}\nFROM {}\n{}",
                listed.join(", "),
                records.name,
                filter(&conditions)
            ),
        );
        let days = std::mem::replace(&mut to.relation, records);
        asked.push(ASKED_DAY.to_owned());
        // The queries of the view stand before those that read them, and read the days.
        for query in to.queries.drain(..) {
            self.add(query);
        }
        let partner = self.view_on_days(&join.source, join, to, &days, &asked)?;
        let sign = if join.on.blanks_equal { "IS NOT DISTINCT FROM" } else { "=" };
        let mut equal: Vec<String> = lefts
            .iter()
            .zip(&asked)
            .map(|(left, own)| format!("p.{own} {sign} r.{}", name(left)))
            .collect();
        equal.push(format!("p.{ASKED_DAY} = r.{}", name(at)));
        Ok((partner, equal))
    }

    fn view_on_days(
        &self,
        source: &str,
        join: &Join,
        to: &Building,
        days: &Relation,
        asked: &[String],
    ) -> Result<Relation, Gap> {
        let library = self.filler.views.library;
        let view = &library.views[source];
        let StepKind::From(first) = &view.steps[0].kind else {
            return Err(Gap(format!("join {source} at …")));
        };
        let begin = if library.reads_day(first) {
            self.view_on_days(first, join, to, days, asked)?
        } else {
            let whole = self.relation(first, Moment::Period, to.period)?;
            let sign = if join.on.blanks_equal { "IS NOT DISTINCT FROM" } else { "=" };
            let equal = join
                .on
                .pairs
                .iter()
                .zip(asked)
                .map(|((_, right), own)| format!("s.{} {sign} a.{own}", name(right)));
            let listed = whole.listed("s.").into_iter();
            let listed = listed.chain(asked.iter().map(|own| format!("a.{own}")));
            let body = format!(
                "SELECT {}\nFROM {} AS s\nJOIN {} AS a ON {}",
                listed.collect::<Vec<_>>().join(", "),
                whole.name,
                days.name,
                equal.collect::<Vec<_>>().join(" AND ")
            );
            let begun = name(&format!("{source}_days_of_{}_1", to.view));
            let about = format!("{source} 1: from {first}");
            self.add(super::pipeline::Query {
                name: begun.clone(),
                title: String::new(),
                about,
                body,
                kept: false,
            });
            Relation { name: begun, asked: asked.to_vec(), ..whole }
        };
        let whose = format!("_days_of_{}", to.view);
        self.run(view, Moment::Column, to.period, Some((begin, whose)))
    }

    pub(super) fn gather(
        &self,
        to: &mut Building,
        source: &str,
        on: &On,
        condition: Option<&Node>,
        into: &[(String, Aggregate)],
        alive: &BTreeSet<String>,
    ) -> Result<(), Gap> {
        let into: Vec<&(String, Aggregate)> =
            into.iter().filter(|(own, _)| alive.contains(own)).collect();
        if into.is_empty() {
            return Ok(());
        }
        let partner = self.relation(source, to.moment, to.period)?;
        let both = |own: &str| match own.strip_prefix("this.") {
            Some(own) => format!("r.{}", name(&name::column(own))),
            None => format!("g.{}", name(&name::column(own))),
        };
        let mut unreadable = partner.bad.clone();
        unreadable.extend(to.relation.bad.iter().map(|own| format!("this.{own}")));
        let here = Surroundings {
            context: self.filler.context_of(to.period),
            read: &self.read,
            options: &self.filler.views.library.options,
            column: &both,
            bad: &unreadable,
            day: to.day("r."),
            of_period: self.suffix(to.period),
        };
        let mut lines = equal(on, "r.", "g.");
        if on.blanks_equal {
            let rights = partner.marks(on.pairs.iter().map(|(_, right)| right), "g.");
            lines.extend(rights.into_iter().map(|own| format!("NOT {own}")));
        }
        if let Some(condition) = condition {
            lines.extend(kept(&here, condition)?);
        }
        let lost = to.relation.marks(on.pairs.iter().map(|(left, _)| left), "r.");
        let (mut inside, mut outside) = (Vec::new(), vec!["r.*".to_owned()]);
        for (own, wanted) in into {
            let (value, marks) = aggregate(&here, wanted)?;
            let new = name(own);
            inside.push(format!("{value} AS {new}"));
            if marks.is_empty() && lost.is_empty() {
                outside.push(format!("a.{new}"));
            } else {
                let mark = name(&bad(own));
                let any = if marks.is_empty() { "FALSE".to_owned() } else { any_of(&marks) };
                inside.push(format!("{any} AS {mark}"));
                let all: Vec<String> = lost.iter().cloned().chain([format!("a.{mark}")]).collect();
                let all = all.join(" OR ");
                outside.push(format!("CASE WHEN NOT ({all}) THEN a.{new} END AS {new}"));
                outside.push(format!("({all}) AS {mark}"));
                to.relation.bad.insert(own.clone());
            }
            to.relation.columns.insert(own.clone(), wanted.ty.clone());
        }
        let inner = format!(
            "SELECT {}\nFROM {} AS g\n{}",
            inside.join(",\n  "),
            partner.name,
            filter(&lines)
        );
        to.push(format!(
            "SELECT {}\nFROM {} AS r\nCROSS JOIN LATERAL (\n{}\n) AS a",
            outside.join(", "),
            to.relation.name,
            name::indented(&inner, 2)
        ));
        Ok(())
    }

    pub(super) fn group(
        &self,
        to: &mut Building,
        keys: &[String],
        blanks_equal: bool,
        into: &[(String, Aggregate)],
        alive: &BTreeSet<String>,
    ) -> Result<(), Gap> {
        let mut listed: Vec<String> = keys.iter().map(|own| name(&name::column(own))).collect();
        listed.extend(to.relation.asked.iter().cloned());
        let grouped = listed.clone();
        let mut conditions: Vec<String> = Vec::new();
        if !blanks_equal {
            conditions.extend(keys.iter().map(|own| format!("{} IS NOT NULL", name(own))));
        }
        let lost = to.relation.marks(keys.iter(), "");
        conditions.extend(lost.into_iter().map(|own| format!("NOT {own}")));
        let mut marked = BTreeSet::new();
        let wanted = into.iter().filter(|(own, _)| alive.contains(own));
        for (own, wanted) in wanted.clone() {
            let (value, marks) = self.over(to, "", |here| aggregate(here, wanted))?;
            if marks.is_empty() {
                listed.push(format!("{value} AS {}", name(own)));
            } else {
                let any = any_of(&marks);
                listed.push(format!("CASE WHEN NOT {any} THEN {value} END AS {}", name(own)));
                listed.push(format!("{any} AS {}", name(&bad(own))));
                marked.insert(own.clone());
            }
        }
        let by = if grouped.is_empty() {
            // No key is one group, of which there is none over no records.
            "HAVING count(*) > 0".to_owned()
        } else {
            format!("GROUP BY {}", grouped.join(", "))
        };
        if listed.is_empty() {
            listed.push("1 AS one".to_owned());
        }
        let lines = [filter(&conditions), by].into_iter().filter(|own| !own.is_empty());
        let body = format!(
            "SELECT {}\nFROM {}\n{}",
            listed.join(",\n  "),
            to.relation.name,
            lines.collect::<Vec<_>>().join("\n")
        );
        to.relation.columns.retain(|own, _| keys.contains(own));
        to.relation.columns.extend(wanted.map(|(own, wanted)| (own.clone(), wanted.ty.clone())));
        to.relation.bad = marked;
        to.push(body);
        Ok(())
    }
}

/// The keys of two sides are equal: a missing part equals nothing, unless blanks are equal.
fn equal(on: &On, left: &str, right: &str) -> Vec<String> {
    let sign = if on.blanks_equal { "IS NOT DISTINCT FROM" } else { "=" };
    let pair = |(own, partner): &(String, String)| {
        format!("{right}{} {sign} {left}{}", name(&name::column(partner)), name(&name::column(own)))
    };
    on.pairs.iter().map(pair).collect()
}
