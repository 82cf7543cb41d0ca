//! Checked expressions as SQL. Polish: wyrażenie w SQL.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::name::{name, null, stored, text};
use crate::evaluate::Context;
use crate::expression::{Arithmetic, Function, Kind, Node};
use crate::model::parameter::Parameter;
use crate::model::{Type, date};
use crate::template::form::OptionSpec;

/// Groups of so many codes are written where they are asked; longer ones get a name.
const FEW_CODES: usize = 6;
const CODES_IN_A_LINE: usize = 10;

/// Something of the language that has no SQL, in its own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap(pub String);

/// What stands before a statement, because its expressions read it: groups of codes, dated parameters.
#[derive(Debug, Default)]
pub struct Read {
    tables: RefCell<BTreeMap<String, String>>,
}

impl Read {
    fn note(&self, name: String, body: String) {
        self.tables.borrow_mut().insert(name, body);
    }

    /// Names with the values they stand for.
    pub fn tables(&self) -> Vec<(String, String)> {
        self.tables.borrow().clone().into_iter().collect()
    }
}

/// Where an expression stands: what its names mean.
pub struct Surroundings<'s> {
    pub context: &'s Context<'s>,
    pub read: &'s Read,
    pub options: &'s BTreeMap<String, OptionSpec>,
    /// The column as it is written there.
    pub column: &'s dyn Fn(&str) -> String,
    /// The columns of which some values cannot be read.
    pub bad: &'s BTreeSet<String>,
    /// What `:day` is, when it is not a day of the period.
    pub day: Option<String>,
    /// What the names of queries of another period end with.
    pub of_period: String,
}

/// How strongly the parts of an expression hold together; a weaker one stands in brackets.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Holds {
    Or,
    And,
    Not,
    Compare,
    Add,
    Multiply,
    Whole,
}

type Part = (String, Holds);

impl Surroundings<'_> {
    pub fn sql(&self, node: &Node) -> Result<String, Gap> {
        Ok(self.part(node)?.0)
    }

    /// The parts that must all be true, each for a line of its own.
    pub fn conditions(&self, node: &Node) -> Result<Vec<String>, Gap> {
        match &node.kind {
            Kind::And(parts) => {
                let lines: Result<Vec<_>, Gap> =
                    parts.iter().map(|own| self.conditions(own)).collect();
                Ok(lines?.concat())
            }
            Kind::Number(1) => Ok(Vec::new()),
            _ => Ok(vec![self.bracketed(node, Holds::And)?]),
        }
    }

    /// The marks of the read columns that may be unreadable: a record with one takes no part.
    pub fn marks(&self, node: &Node) -> Vec<String> {
        let own = node.columns().into_iter().filter(|own| self.bad.contains(*own));
        own.map(|own| self.mark(own)).collect()
    }

    /// The mark of one column, as it is written here.
    pub fn mark(&self, column: &str) -> String {
        match column.strip_prefix("this.") {
            Some(own) => (self.column)(&format!("this.{}", super::name::bad(own))),
            None => (self.column)(&super::name::bad(column)),
        }
    }

    /// A value that is missing where something it reads cannot be read.
    pub fn readable(&self, node: &Node) -> Result<String, Gap> {
        let own = self.sql(node)?;
        let marks = self.marks(node);
        // A column that cannot be read is empty there.
        if marks.is_empty() || matches!(node.kind, Kind::Column(_)) {
            return Ok(own);
        }
        Ok(format!("CASE WHEN NOT ({}) THEN {own} END", marks.join(" OR ")))
    }

    fn bracketed(&self, node: &Node, least: Holds) -> Result<String, Gap> {
        let (own, holds) = self.part(node)?;
        Ok(if holds < least { format!("({own})") } else { own })
    }

    fn listed(&self, nodes: &[Node]) -> Result<String, Gap> {
        let parts: Result<Vec<String>, Gap> = nodes.iter().map(|own| self.sql(own)).collect();
        Ok(parts?.join(", "))
    }

    fn part(&self, node: &Node) -> Result<Part, Gap> {
        let ty = node.ty.as_ref();
        Ok(match &node.kind {
            Kind::Column(own) => ((self.column)(own), Holds::Whole),
            Kind::Parameter(own) => (self.named(own, ty), Holds::Whole),
            Kind::Text(own) => (text(own), Holds::Whole),
            Kind::Number(own) => (stored(*own, ty.unwrap_or(&Type::Int)), Holds::Whole),
            Kind::Null => (ty.map_or_else(|| "NULL".to_owned(), null), Holds::Whole),
            Kind::Not(inner) => match &inner.kind {
                Kind::IsNull(own) => {
                    (format!("{} IS NOT NULL", self.bracketed(own, Holds::Add)?), Holds::Compare)
                }
                _ => (format!("NOT {}", self.bracketed(inner, Holds::Compare)?), Holds::Not),
            },
            Kind::And(parts) => (self.joined(parts, " AND ", Holds::And)?, Holds::And),
            Kind::Or(parts) => (self.joined(parts, " OR ", Holds::Or)?, Holds::Or),
            Kind::Compare(how, left, right) => {
                let (left, right) =
                    (self.bracketed(left, Holds::Add)?, self.bracketed(right, Holds::Add)?);
                (format!("{left} {} {right}", how.sign()), Holds::Compare)
            }
            Kind::Arithmetic(how, left, right) => {
                let (sign, own, right_least) = match how {
                    Arithmetic::Add => ("+", Holds::Add, Holds::Add),
                    Arithmetic::Subtract => ("-", Holds::Add, Holds::Multiply),
                    Arithmetic::Multiply => ("*", Holds::Multiply, Holds::Multiply),
                };
                let (left, right) =
                    (self.bracketed(left, own)?, self.bracketed(right, right_least)?);
                (format!("{left} {sign} {right}"), own)
            }
            Kind::Rescale(inner, factor) => {
                (format!("{} * {factor}", self.bracketed(inner, Holds::Multiply)?), Holds::Multiply)
            }
            Kind::Rounded(inner, divisor) => {
                let own = format!("half_away({}, {divisor})", self.sql(inner)?);
                (format!("CAST({own} AS BIGINT)"), Holds::Whole)
            }
            Kind::In(inner, list) => {
                let own = self.bracketed(inner, Holds::Add)?;
                (format!("{own} IN ({})", self.listed(list)?), Holds::Compare)
            }
            Kind::IsNull(inner) => {
                (format!("{} IS NULL", self.bracketed(inner, Holds::Add)?), Holds::Compare)
            }
            Kind::Case(branches, otherwise) => {
                let mut own = "CASE".to_owned();
                for (condition, result) in branches {
                    let (condition, result) = (self.sql(condition)?, self.sql(result)?);
                    own.push_str(&format!(" WHEN {condition} THEN {result}"));
                }
                if let Some(otherwise) = otherwise {
                    own.push_str(&format!(" ELSE {}", self.sql(otherwise)?));
                }
                (format!("{own} END"), Holds::Whole)
            }
            Kind::Call(function, arguments) => self.call(*function, arguments)?,
            Kind::InGroup(code, list, group) => (self.in_group(code, list, group)?, Holds::Compare),
            // Of a missing key nothing is known, also when the row has no records at all.
            Kind::InRow(key, row) => {
                let (own, row) =
                    (self.bracketed(key, Holds::Add)?, name(&format!("{row}{}", self.of_period)));
                let asked = format!("{own} IN (SELECT key FROM {row})");
                (format!("CASE WHEN {own} IS NOT NULL THEN {asked} END"), Holds::Whole)
            }
            Kind::Param(own, day) => (self.parameter(own, day)?, Holds::Whole),
            Kind::Unreadable(own) if self.bad.contains(own) => (self.mark(own), Holds::Whole),
            Kind::Unreadable(_) => ("FALSE".to_owned(), Holds::Whole),
        })
    }

    fn joined(&self, parts: &[Node], with: &str, least: Holds) -> Result<String, Gap> {
        let parts: Result<Vec<String>, Gap> =
            parts.iter().map(|own| self.bracketed(own, least)).collect();
        Ok(parts?.join(with))
    }

    /// `:start`, an option: its value.
    fn named(&self, own: &str, ty: Option<&Type>) -> String {
        if let ("day", Some(day)) = (own, &self.day) {
            return day.clone();
        }
        let value = self.context.named(own);
        let said = match ty {
            Some(ty) if !ty.is_textual() => stored(value, ty),
            _ => text(&self.context.text(value)),
        };
        // What an office may choose is told by its name; days of the period speak for themselves.
        if self.options.contains_key(own) { format!("{said} /* :{own} */") } else { said }
    }

    fn call(&self, function: Function, arguments: &[Node]) -> Result<Part, Gap> {
        let of = |own: &str| -> Result<Part, Gap> {
            Ok((format!("{own}({})", self.listed(arguments)?), Holds::Whole))
        };
        match function {
            Function::AddMonths => of("add_months"),
            Function::AddDays => of("add_days"),
            Function::AddWorkingDays => of("add_working_days"),
            Function::LastDay => of("last_day"),
            Function::MonthsBetween => of("months_between"),
            Function::FullYears => of("full_years"),
            Function::DaysBetween => of("days_between"),
            Function::WorkingDaysBetween => of("working_days_between"),
            Function::DaysInside => of("days_in"),
            Function::Valid => of("valid"),
            Function::Later => of("later"),
            Function::Earlier => of("earlier"),
            Function::AtLeast => self.one_by_one("at_least", arguments),
            Function::AtMost => self.one_by_one("at_most", arguments),
            Function::Coalesce => of("coalesce"),
            Function::Key if arguments.len() <= 4 => of("key"),
            Function::Key => {
                let parts: Result<Vec<String>, Gap> = arguments
                    .iter()
                    .map(|own| Ok(format!("key_part({})", self.sql(own)?)))
                    .collect();
                Ok((parts?.join(" || chr(31) || "), Holds::Multiply))
            }
            Function::IsTrue => of("is_true"),
            Function::Upper => of("upper"),
            Function::Lower => of("lower"),
            Function::Length => of("length"),
            Function::Left => of("left"),
            Function::Right => of("right"),
            Function::Substr => of("substr"),
            Function::Trim => of("trim"),
            Function::Replace => of("replace"),
            Function::Matches => of("matches"),
            Function::Concat | Function::Whole => {
                let sign = if function == Function::Concat { "||" } else { "//" };
                let left = self.bracketed(&arguments[0], Holds::Multiply)?;
                let right = self.bracketed(&arguments[1], Holds::Whole)?;
                Ok((format!("{left} {sign} {right}"), Holds::Multiply))
            }
        }
    }

    /// A macro of two arguments, asked of several.
    fn one_by_one(&self, own: &str, arguments: &[Node]) -> Result<Part, Gap> {
        let parts: Result<Vec<String>, Gap> = arguments.iter().map(|own| self.sql(own)).collect();
        let all = parts?.into_iter().reduce(|all, next| format!("{own}({all}, {next})"));
        Ok((all.unwrap_or_default(), Holds::Whole))
    }

    fn in_group(&self, code: &Node, list: &str, group: &str) -> Result<String, Gap> {
        let lines = self.context.codebooks[list].codes.iter();
        let members: BTreeSet<&str> =
            lines.filter(|own| own.groups.contains(group)).map(|own| own.code.as_str()).collect();
        let members: Vec<String> = members.into_iter().map(text).collect();
        let own = self.bracketed(code, Holds::Add)?;
        if members.len() <= FEW_CODES {
            return Ok(format!("{own} IN ({})", members.join(", ")));
        }
        let named = name(&format!("{list}.{group}"));
        let lines: Vec<String> = members
            .chunks(CODES_IN_A_LINE)
            .map(|line| format!("({})", line.join("), (")))
            .collect();
        self.read.note(format!("{named}(code)"), format!("VALUES {}", lines.join(",\n  ")));
        Ok(format!("{own} IN (SELECT code FROM {named})"))
    }

    /// A dated parameter: its value where the day is known, else looked up by the day.
    fn parameter(&self, own: &str, day: &Node) -> Result<String, Gap> {
        let lines = self.context.parameters.get(own).unwrap_or_default();
        let known = match &day.kind {
            Kind::Number(day) => Some(*day),
            Kind::Parameter(day) if day != "day" || self.day.is_none() => {
                Some(self.context.named(day))
            }
            _ => None,
        };
        if let Some(day) = known {
            let found = self.context.parameters.on(own, day);
            let value = found.map_or_else(|| null(&Type::Int), |own| own.value.to_string());
            return Ok(format!("{value} /* {own} */"));
        }
        let named = name(&format!("param.{own}"));
        let values: Vec<String> = in_force(lines)
            .into_iter()
            .map(|(from, to, value)| format!("({from}, {to}, {value})"))
            .collect();
        if values.is_empty() {
            return Ok(null(&Type::Int));
        }
        let body = format!("VALUES\n  {}", values.join(",\n  "));
        self.read.note(format!("{named}(valid_since, valid_until, amount)"), body);
        let day = self.bracketed(day, Holds::Add)?;
        Ok(format!("(SELECT amount FROM {named} WHERE {day} BETWEEN valid_since AND valid_until)"))
    }
}

/// The stretches of days on which a parameter has a value; where lines overlap the first of them counts.
fn in_force(lines: &[Parameter]) -> Vec<(String, String, i64)> {
    let day = |text: &str| text.parse().map(date::to_days).expect("a day of the calendar");
    let (first, last): (i64, i64) = (day("0001-01-01"), day("9999-12-31"));
    let mut cuts = BTreeSet::from([first]);
    for line in lines {
        cuts.extend(line.valid_from);
        cuts.extend(line.valid_to.map(|own| own + 1));
    }
    let cuts: Vec<i64> = cuts.into_iter().filter(|own| *own <= last).collect();
    let mut stretches = Vec::new();
    for (index, from) in cuts.iter().enumerate() {
        let to = cuts.get(index + 1).map_or(last, |next| next - 1);
        let found = lines.iter().find(|own| {
            own.valid_from.is_none_or(|own| own <= *from)
                && own.valid_to.is_none_or(|own| *from <= own)
        });
        if let Some(line) = found {
            stretches.push((super::name::day(*from), super::name::day(to), line.value));
        }
    }
    stretches
}
