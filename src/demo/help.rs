//! Help: decisions, and what is given because of them.

use super::benefit::is_monthly;
use super::calendar::{age, shift};
use super::office::Office;
use super::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

/// How a benefit is given, apart from what it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extras {
    /// A meal given at once, without an interview.
    pub at_once: bool,
    pub shelter: &'static str,
    pub continued: bool,
    pub homeless: bool,
    pub left: &'static str,
    /// For single benefits: how many payments the decision has.
    pub times: i64,
    /// Granted until further notice: the decision has no last day.
    pub open: bool,
}

/// A benefit that was granted: by which decision, to whom.
pub struct Given<'a> {
    pub decision: String,
    pub person: String,
    pub family: String,
    pub benefit: &'a str,
    place: usize,
}

impl Office {
    /// Grants a benefit to a member of a household from one day to another, and gives it.
    pub fn deliver(
        &mut self,
        place: usize,
        member: usize,
        benefit: &str,
        from: NaiveDate,
        to: NaiveDate,
        extras: Extras,
    ) {
        let household = &self.households[place];
        let member = household
            .members
            .get(member)
            .filter(|member| member.stays)
            .unwrap_or(&household.members[0]);
        let given = Given {
            decision: self.next_id(Table::Decisions, "D"),
            person: member.person.clone(),
            family: household.id.clone(),
            benefit,
            place,
        };
        let child = age(member.birth, from) < 7;
        let (units, amount) = self.worth(benefit, from.year(), child);
        let times = if is_monthly(benefit) || benefit == "SCH" { 1 } else { extras.times.max(1) };
        let days = ((to - from).num_days() + 1).max(1);
        let granted_units = if benefit == "SCH" { days * 100 } else { units * times };
        let granted = if benefit == "SCH" { amount * days } else { amount * times };
        self.decide(&given, from, to, (granted_units, granted), extras);
        self.households[place].help.push((from, to, Some(given.decision.clone())));
        match benefit {
            "UO" | "UOS" | "SUO" => self.serve(&given, from, to, (units, amount)),
            "SCH" => self.shelter(&given, from, to, amount, extras.shelter),
            _ if is_monthly(benefit) => self.pay_monthly(&given, from, to, (units, amount)),
            _ => {
                for number in 0..times {
                    let last = (to - from).num_days();
                    let paid =
                        shift(from, (last * number / times) + self.random.between(0, last / times));
                    self.pay(&given, paid.min(to), (units, amount), "");
                }
            }
        }
    }

    /// The decision that grants a benefit; `worth` is what it grants, units and amount.
    fn decide(
        &mut self,
        given: &Given,
        from: NaiveDate,
        to: NaiveDate,
        worth: (i64, i64),
        extras: Extras,
    ) {
        let known = self.households[given.place].known;
        let issued = shift(from, -self.random.between(0, 8)).max(known);
        let kind = if extras.open || self.random.chance(930) { "P" } else { "Z" };
        let flag = |value: bool, asked: bool| {
            if asked { Cell::Flag(value) } else { Cell::Empty }
        };
        let meal = given.benefit.starts_with("POS") || given.benefit == "PZY";
        let cells = vec![
            Cell::from(&given.decision),
            Cell::from(&format!(
                "DŚ.5110.{}.{}",
                given.decision.trim_start_matches(['D', '0']),
                issued.year()
            )),
            Cell::from(&given.person),
            Cell::from(&given.family),
            kind.into(),
            given.benefit.into(),
            Cell::Date(issued),
            Cell::Date(from),
            if extras.open { Cell::Empty } else { Cell::Date(to) },
            Cell::Flag(is_monthly(given.benefit)),
            Cell::Number(worth.0),
            Cell::Money(worth.1),
            if meal { if extras.at_once { "N" } else { "D" }.into() } else { Cell::Empty },
            extras.shelter.into(),
            flag(extras.continued, given.benefit.starts_with("ZOK")),
            flag(extras.homeless, ["ZCZ", "POG"].contains(&given.benefit)),
            extras.left.into(),
        ];
        let until = if extras.open { NaiveDate::MAX } else { to };
        self.add(Table::Decisions, issued.min(from), until, cells);
    }

    /// A decision that gives nothing: refusal, withdrawal or end of the proceedings.
    pub fn refuse(&mut self, place: usize, benefit: &str, kind: &str, on: NaiveDate) {
        let id = self.next_id(Table::Decisions, "D");
        let household = &self.households[place];
        let (person, family) = (household.members[0].person.clone(), household.id.clone());
        let mut cells = vec![Cell::Empty; 17];
        cells[0] = Cell::from(&id);
        cells[1] =
            Cell::from(&format!("DŚ.5110.{}.{}", id.trim_start_matches(['D', '0']), on.year()));
        cells[2] = Cell::from(&person);
        cells[3] = Cell::from(&family);
        cells[4] = kind.into();
        cells[5] = benefit.into();
        cells[6] = Cell::Date(on);
        self.add(Table::Decisions, on, on, cells);
    }
}
