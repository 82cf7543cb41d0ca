//! Formulas as SQL, in whole numbers: a fraction is two of them until it is rounded. Polish: formuła w SQL.

use super::name::unquoted;
use super::node::Gap;
use crate::evaluate::fill::{At, Filler};
use crate::number::Exact;
use crate::template::form::FormulaSpec;
use crate::template::formula::{Call, Formula, Operator, Reference};

/// A fraction: both parts as SQL.
#[derive(Clone)]
pub(super) struct Fraction {
    pub over: String,
    pub under: Under,
}

#[derive(Clone, PartialEq)]
pub(super) enum Under {
    Number(i128),
    Sql(String),
}

/// What stands for a cell of this return: its printed value, or the one before rounding.
pub(super) type CellAs<'c> = dyn Fn(At, bool) -> Result<Fraction, Gap> + 'c;

/// A formula of one cell.
pub(super) struct Worked<'w> {
    pub filler: &'w Filler<'w>,
    pub at: At,
    pub spec: &'w FormulaSpec,
    pub cell: &'w CellAs<'w>,
}

impl Under {
    pub fn sql(&self) -> String {
        match self {
            Under::Number(own) => own.to_string(),
            Under::Sql(own) => own.clone(),
        }
    }
}

impl Fraction {
    pub fn exact(own: Option<Exact>) -> Fraction {
        match own.map(Exact::parts) {
            Some((over, under)) => Fraction { over: over.to_string(), under: Under::Number(under) },
            None => Fraction { over: "CAST(NULL AS HUGEINT)".to_owned(), under: Under::Number(1) },
        }
    }

    /// The number over another denominator that is a multiple of its own.
    fn brought_to(&self, under: i128) -> Option<String> {
        match self.under {
            Under::Number(own) if own == under => Some(self.over.clone()),
            Under::Number(own) if own > 0 && under % own == 0 => {
                Some(times(&self.over, &(under / own).to_string()))
            }
            _ => None,
        }
    }

    /// Two numbers over one denominator.
    fn alike(&self, other: &Fraction) -> (String, String, Under) {
        if let (Under::Number(left), Under::Number(right)) = (&self.under, &other.under) {
            let common = (*left).max(*right);
            if let (Some(left), Some(right)) = (self.brought_to(common), other.brought_to(common)) {
                return (left, right, Under::Number(common));
            }
        }
        let left = times(&self.over, &other.under.sql());
        let right = times(&other.over, &self.under.sql());
        (left, right, product(&self.under, &other.under))
    }
}

/// `a * b`, with brackets around sums, and nothing where one of them is 1.
fn times(left: &str, right: &str) -> String {
    match (left, right) {
        ("1", own) | (own, "1") => own.to_owned(),
        _ => format!("{} * {}", bracketed(left), bracketed(right)),
    }
}

fn product(left: &Under, right: &Under) -> Under {
    match (left, right) {
        (Under::Number(left), Under::Number(right)) if left.checked_mul(*right).is_some() => {
            Under::Number(left * right)
        }
        _ => Under::Sql(times(&left.sql(), &right.sql())),
    }
}

fn bracketed(own: &str) -> String {
    let outside = unquoted(own).iter().any(|(letter, depth)| *depth == 0 && *letter == ' ');
    if outside { format!("({own})") } else { own.to_owned() }
}

impl Worked<'_> {
    /// The value of the formula before rounding.
    pub fn whole(&self) -> Result<Fraction, Gap> {
        self.fraction(&self.spec.formula, self.spec.exact)
    }

    /// The value of the formula in units of 10^-decimals, rounded once.
    pub fn units(&self, decimals: u32) -> Result<String, Gap> {
        let own = self.whole()?;
        let power = 10i128.pow(decimals);
        let value = match own.brought_to(power) {
            Some(value) => value,
            None => {
                format!("half_away({}, {})", times(&own.over, &power.to_string()), own.under.sql())
            }
        };
        let Some(instead) = self.spec.no_divisor else {
            return Ok(value);
        };
        // Everything it reads is there, and it still has no value: it divides by zero.
        let instead = instead.rounded(decimals).unwrap_or_default();
        let mut there = Vec::new();
        for reference in self.spec.formula.references() {
            for own in self.values(reference, self.spec.exact)? {
                there.push(format!("{} IS NOT NULL", own.over));
            }
        }
        there.push(format!("{} IS NULL", bracketed(&value)));
        Ok(format!("CASE WHEN {} THEN {instead} ELSE {value} END", there.join(" AND ")))
    }

    /// The values that a reference names.
    fn values(&self, reference: &Reference, exact: bool) -> Result<Vec<Fraction>, Gap> {
        if reference.form.is_some() || reference.period.is_some() {
            return Ok(vec![Fraction::exact((self.filler.submitted)(reference))]);
        }
        let cells = self.filler.cells_named(reference, self.at, self.spec.axis);
        cells.into_iter().map(|at| (self.cell)(at, exact)).collect()
    }

    fn fraction(&self, formula: &Formula, exact: bool) -> Result<Fraction, Gap> {
        Ok(match formula {
            Formula::Number(own) => Fraction::exact(Some(*own)),
            Formula::Cell(reference) => sum(self.values(reference, exact)?),
            Formula::Name(own) => {
                let value = self.filler.context().names.get(own);
                Fraction::exact(value.map(|own| Exact::whole(i128::from(*own))))
            }
            Formula::Param(own) => {
                let found = self.filler.context().parameters.on(own, self.filler.end);
                Fraction::exact(found.map(|own| Exact::scaled(i128::from(own.value), 2)))
            }
            Formula::Negate(inner) => {
                let own = self.fraction(inner, exact)?;
                Fraction { over: format!("-{}", bracketed(&own.over)), under: own.under }
            }
            Formula::Binary(how, left, right) => {
                let (left, right) = (self.fraction(left, exact)?, self.fraction(right, exact)?);
                match how {
                    Operator::Add | Operator::Subtract => {
                        let (left, right, under) = left.alike(&right);
                        let subtracts = *how == Operator::Subtract;
                        let right = if subtracts { bracketed(&right) } else { right };
                        Fraction { over: format!("{left} {} {right}", how.sign()), under }
                    }
                    Operator::Multiply => Fraction {
                        over: times(&left.over, &right.over),
                        under: product(&left.under, &right.under),
                    },
                    Operator::Divide => Fraction {
                        over: times(&left.over, &right.under.sql()),
                        under: Under::Sql(times(&left.under.sql(), &right.over)),
                    },
                    _ => return Err(Gap(how.sign().to_owned())),
                }
            }
            Formula::Call(call, arguments) => self.call(*call, arguments, exact)?,
        })
    }

    fn call(&self, call: Call, arguments: &[Formula], exact: bool) -> Result<Fraction, Gap> {
        let exact = exact || call == Call::Exact;
        let mut values = Vec::new();
        for argument in arguments {
            match argument {
                Formula::Cell(reference) => values.extend(self.values(reference, exact)?),
                other => values.push(self.fraction(other, exact)?),
            }
        }
        let first = || values.first().cloned().ok_or_else(|| Gap("()".to_owned()));
        match call {
            Call::Sum | Call::Exact => Ok(sum(values)),
            Call::Zloty => first(),
            Call::Abs => {
                let own = first()?;
                Ok(Fraction { over: format!("abs({})", own.over), under: own.under })
            }
            Call::Round => {
                let own = first()?;
                let over = format!("half_away({}, {})", own.over, own.under.sql());
                Ok(Fraction { over, under: Under::Number(1) })
            }
            Call::Max | Call::Min => {
                let word = if call == Call::Max { "largest" } else { "smallest" };
                let mut rest = values.into_iter();
                let mut best = rest.next().ok_or_else(|| Gap(format!("{word}()")))?;
                for next in rest {
                    let (left, right, under) = best.alike(&next);
                    let Under::Number(_) = under else {
                        let said = if call == Call::Max { "max" } else { "min" };
                        return Err(Gap(format!("{said}([…] / […], …)")));
                    };
                    best = Fraction { over: format!("{word}({left}, {right})"), under };
                }
                Ok(best)
            }
        }
    }
}

fn sum(values: Vec<Fraction>) -> Fraction {
    let added = values.into_iter().reduce(|left, right| {
        let (left, right, under) = left.alike(&right);
        Fraction { over: format!("{left} + {right}"), under }
    });
    added.unwrap_or_else(|| Fraction::exact(Some(Exact::ZERO)))
}
