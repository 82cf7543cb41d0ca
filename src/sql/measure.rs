//! What a cell counts over its records, as SQL. Polish: miara pola w SQL.

use super::condition::{filter, kept};
use super::name::{self, day, indented, name};
use super::node::{Gap, Surroundings};
use super::pipeline::{Moment, Pipeline, Query, Relation};
use crate::expression::{Interval, Node};
use crate::model::Type;
use crate::period::Shift;
use crate::template::form::{Count, Measure};

/// A number before rounding, `value / divisor` in units of 10^-scale, and the records it is of.
pub(super) struct Measured {
    pub value: String,
    pub divisor: String,
    pub scale: u32,
    /// `FROM …`, `WHERE …`; empty when no export tells of the period.
    pub records: String,
}

/// The parts of a unit that sums by days are added up in.
const PARTS: &str = "1000000000";

impl Pipeline<'_> {
    /// A counted cell.
    pub(super) fn measured(&self, count: &Count) -> Result<Measured, Gap> {
        let view = self.filler.view(&count.view);
        let scale = count.measure.nodes().first().map_or(0, |own| scale_of(own));
        if !self.filler.covers(&view, count.period) {
            let (value, divisor) = ("CAST(NULL AS HUGEINT)".to_owned(), "1".to_owned());
            return Ok(Measured { value, divisor, scale: 0, records: String::new() });
        }
        let relation = self.counted(count, count.period)?;
        self.rows(count.asked_rows(), count.period)?;
        let lines =
            self.lines(&relation, count.conditions.iter().chain(&count.narrower), count.period)?;
        let from = |lines: &[String]| {
            format!("FROM {}\n{}", relation.name, filter(lines)).trim_end().to_owned()
        };
        let plain = |value: String, divisor: &str, scale: u32| Measured {
            value,
            divisor: divisor.to_owned(),
            scale,
            records: from(&lines),
        };
        if let Some(of) = &count.daily {
            return self.daily(count, of, &relation, &lines);
        }
        self.around(&relation, "", None, count.period, |here| {
            Ok(match &count.measure {
                Measure::Records => plain("count(*)".to_owned(), "1", 0),
                Measure::Distinct(own) => {
                    plain(format!("count(DISTINCT {})", here.readable(own)?), "1", 0)
                }
                Measure::Sum(own) => {
                    plain(format!("coalesce(sum({}), 0)", here.readable(own)?), "1", scale)
                }
                Measure::Average(own) => {
                    let own = here.readable(own)?;
                    plain(format!("sum({own})"), &format!("count({own})"), scale)
                }
                Measure::Minimum(own) => plain(format!("min({})", here.readable(own)?), "1", scale),
                Measure::Maximum(own) => plain(format!("max({})", here.readable(own)?), "1", scale),
                Measure::Median(own) => {
                    let own = here.readable(own)?;
                    let all = format!("list({own}) FILTER (WHERE {own} IS NOT NULL)");
                    plain(format!("twice_the_median({all})"), "2", scale)
                }
                Measure::SumByDays { value, of } => {
                    let (from, last) = (name(&of.from), here.sql(&of.last_day())?);
                    let (start, end) = self.ends(count.period);
                    let of = format!(
                        "by_days({}, {from}, {last}, {start}, {end})",
                        here.readable(value)?
                    );
                    plain(format!("coalesce(of_parts(sum({of})), 0)"), PARTS, scale)
                }
                Measure::SumOnce { value, per, pick } => {
                    let (value, per) = (here.readable(value)?, here.readable(per)?);
                    let mut lines = lines.clone();
                    lines.extend([format!("{per} IS NOT NULL"), format!("{value} IS NOT NULL")]);
                    let once = once(here, &value, &per, pick.as_ref(), &from(&lines))?;
                    let records = format!("FROM (\n{}\n) AS once", indented(&once, 2));
                    let value = "coalesce(sum(quantity), 0)".to_owned();
                    Measured { value, divisor: "1".to_owned(), scale, records }
                }
            })
        })
    }

    /// The measure on each day of the period, added up, divided by its days.
    fn daily(
        &self,
        count: &Count,
        of: &Interval,
        relation: &Relation,
        lines: &[String],
    ) -> Result<Measured, Gap> {
        let (start, end) = self.ends(count.period);
        let days = name(&format!("days{}", self.suffix(count.period)));
        if self.asked.borrow_mut().insert(days.clone()) {
            let body = format!(
                "SELECT CAST(unnest(generate_series({start}, {end}, INTERVAL 1 DAY)) AS DATE) AS \"day of period\""
            );
            self.add(Query {
                name: days.clone(),
                title: String::new(),
                about: String::new(),
                body,
                kept: true,
            });
        }
        self.around(relation, "", None, count.period, |here| {
            let value = match &count.measure {
                Measure::Distinct(own) => {
                    let own = here.readable(own)?;
                    format!("count(DISTINCT ({own}, \"day of period\")) FILTER (WHERE {own} IS NOT NULL)")
                }
                Measure::Sum(own) => format!("coalesce(sum({}), 0)", here.readable(own)?),
                _ => "count(*)".to_owned(),
            };
            let last = format!("coalesce({}, {end})", here.sql(&of.last_day())?);
            let records = format!(
                "FROM {}\nJOIN {days} ON \"day of period\" BETWEEN {} AND {last}\n{}",
                relation.name,
                name(&of.from),
                filter(lines)
            );
            let scale = match &count.measure {
                Measure::Sum(own) => scale_of(own),
                _ => 0,
            };
            let divisor = format!("(SELECT count(*) FROM {days})");
            Ok(Measured { value, divisor, scale, records: records.trim_end().to_owned() })
        })
    }

    /// The records of the view of a count, in a period.
    fn counted(&self, count: &Count, period: Option<Shift>) -> Result<Relation, Gap> {
        let views = self.filler.views_of(period);
        let day = count.day.and_then(|day| views.context.date_of(day));
        let moment = day.map_or(Moment::Period, Moment::Day);
        self.relation(&self.filler.view(&count.view), moment, period)
    }

    fn lines<'n>(
        &self,
        relation: &Relation,
        conditions: impl Iterator<Item = &'n Node>,
        period: Option<Shift>,
    ) -> Result<Vec<String>, Gap> {
        self.around(relation, "", None, period, |here| {
            let lines: Result<Vec<_>, Gap> = conditions.map(|own| kept(here, own)).collect();
            Ok(lines?.concat())
        })
    }

    /// The first and the last day of a period.
    fn ends(&self, period: Option<Shift>) -> (String, String) {
        let context = self.filler.context_of(period);
        (day(context.named("start")), day(context.named("end")))
    }

    /// The keys of the rows that an `in_row` asks for, each after those it asks itself.
    fn rows<'n>(
        &self,
        asked: impl Iterator<Item = &'n str>,
        period: Option<Shift>,
    ) -> Result<(), Gap> {
        for wanted in asked {
            let named = name(&format!("{wanted}{}", self.suffix(period)));
            if !self.asked.borrow_mut().insert(named.clone()) {
                continue;
            }
            let (Some(count), Some((row, column))) =
                (self.filler.row_count(wanted), wanted.split_once(' '))
            else {
                return Err(Gap(format!("in_row {wanted}")));
            };
            self.rows(count.conditions.iter().flat_map(Node::rows), period)?;
            let relation = self.counted(count, period)?;
            let mut lines = self.lines(&relation, count.conditions.iter(), period)?;
            let key = name(&name::column(column));
            lines.push(format!("{key} IS NOT NULL"));
            let body =
                format!("SELECT DISTINCT {key} AS key\nFROM {}\n{}", relation.name, filter(&lines));
            let about = format!("[{row}]: {column}");
            self.add(Query { name: named, title: String::new(), about, body, kept: true });
        }
        Ok(())
    }
}

/// A quantity once for each key: that of the record which is latest by `pick`.
fn once(
    here: &Surroundings<'_>,
    value: &str,
    per: &str,
    pick: Option<&Node>,
    records: &str,
) -> Result<String, Gap> {
    let Some(pick) = pick else {
        return Ok(format!("SELECT DISTINCT {per} AS key, {value} AS quantity\n{records}"));
    };
    let pick = here.readable(pick)?;
    let inner = format!(
        "SELECT {value} AS quantity,\n  row_number() OVER (PARTITION BY {per} ORDER BY {pick} DESC NULLS LAST) AS \"place in order\"\n{records}"
    );
    Ok(format!(
        "SELECT quantity\nFROM (\n{}\n) AS picked\nWHERE \"place in order\" = 1",
        indented(&inner, 2)
    ))
}

/// Decimals of what an expression gives.
fn scale_of(node: &Node) -> u32 {
    match &node.ty {
        Some(Type::Money) => 2,
        Some(Type::Decimal(scale)) => *scale,
        _ => 0,
    }
}
