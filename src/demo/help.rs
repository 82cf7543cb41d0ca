//! Help: a decision and what was paid or done because of it.

use super::calendar::{age, month_end, months, shift};
use super::office::Office;
use super::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

/// The export's own codes of benefits, as the mapping translates them back.
const OWN_CODES: [(&str, &str); 40] = [
    ("ZST-S", "101"),
    ("ZST-R", "102"),
    ("ZOK-C", "111"),
    ("ZOK-B", "112"),
    ("ZOK-N", "113"),
    ("ZOK-U", "114"),
    ("ZOK-I", "115"),
    ("ZCL", "121"),
    ("ZCS", "122"),
    ("Z39", "123"),
    ("ZRZ", "124"),
    ("ZCZ", "125"),
    ("ZLO", "126"),
    ("BIL", "127"),
    ("SCH", "131"),
    ("POS-D", "132"),
    ("POS-U", "133"),
    ("POS-I", "134"),
    ("PZY", "135"),
    ("UO", "141"),
    ("UOS", "142"),
    ("SUO", "143"),
    ("UBR", "151"),
    ("POG", "152"),
    ("USA-N", "153"),
    ("USA-Z", "154"),
    ("USA-P", "155"),
    ("DPS", "161"),
    ("ZKL", "201"),
    ("ZCU", "202"),
    ("NCU", "203"),
    ("WOP", "204"),
    ("USM", "301"),
    ("KNA", "302"),
    ("ZAG", "303"),
    ("MCH", "304"),
    ("MCH-T", "305"),
    ("MCH-W", "306"),
    ("IPI", "311"),
    ("IPS", "312"),
];

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

struct Given<'a> {
    decision: String,
    person: String,
    family: String,
    benefit: &'a str,
    place: usize,
}

fn is_monthly(benefit: &str) -> bool {
    let monthly = ["DPS", "WOP", "KNA", "MCH", "MCH-T", "MCH-W", "IPI", "IPS", "UO", "UOS", "SUO"];
    benefit.starts_with("ZST")
        || benefit.starts_with("ZOK")
        || benefit.starts_with("POS")
        || monthly.contains(&benefit)
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

    /// Units and amount of one month, or of one single benefit, in hundredths. Benefits whose rows
    /// add up to a printed total are in whole złoty: the sum of rounded rows is then the total.
    fn worth(&mut self, benefit: &str, year: i32, small: bool) -> (i64, i64) {
        let mut zloty = |low: i64, high: i64| self.random.between(low, high) * 100;
        let (units, amount) = match benefit {
            "ZST-S" | "ZST-R" => {
                let cap = match year {
                    ..=2021 => 645,
                    2022..=2023 => 719,
                    2024 => 1000,
                    _ => 1229,
                };
                // Nearly half have no income at all and get the most there is.
                let full = zloty(1, 1000) <= 45_000;
                (100, if full { cap * 100 } else { zloty(cap * 45 / 100, cap) })
            }
            "DPS" => (100, zloty(3800, 5900) + 37),
            "WOP" => (100, zloty(320, 480)),
            "KNA" => (100, zloty(627, 900)),
            "MCH" | "MCH-T" | "MCH-W" => (100, zloty(800, 1600)),
            "IPI" => (100, zloty(721, 1450)),
            "IPS" => (100, zloty(55, 105)),
            "USM" => (100, zloty(1000, 12_000)),
            "ZAG" => (100, zloty(1500, 2800)),
            "USA-N" | "USA-Z" | "USA-P" => (100, zloty(1500, 7000)),
            "POG" => (100, zloty(3600, 4800) + 20),
            "ZLO" | "ZKL" => (100, zloty(1000, 6000)),
            "BIL" => (100, zloty(20, 110) + 50),
            "SCH" => (100, zloty(32, 68)),
            "UO" => (zloty(16, 54), zloty(28, 52)),
            "UOS" => (zloty(8, 24), zloty(48, 70)),
            "SUO" => (zloty(16, 36), zloty(70, 88)),
            _ if benefit.starts_with("ZOK") => (100, zloty(150, 720)),
            _ if benefit.starts_with("POS") => {
                let meals = zloty(12, 22);
                (meals, meals / 100 * (zloty(if small { 7 } else { 9 }, 14) + 50))
            }
            "PZY" => (100, zloty(9, 28)),
            _ => (100, zloty(90, 520) + 35),
        };
        match benefit {
            // Hours of a month at the price of an hour.
            "UO" | "UOS" | "SUO" => (units, units / 100 * amount),
            _ => (units, amount),
        }
    }

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

    fn pay_monthly(&mut self, given: &Given, from: NaiveDate, to: NaiveDate, worth: (i64, i64)) {
        // Pupils eat at school only when there is school.
        let school = given.benefit == "POS-U" || given.benefit == "POS-D";
        for first in months(from, to) {
            if school && matches!(first.month(), 7 | 8) && month_end(to.year(), 8) < to {
                continue;
            }
            let paid = shift(first, self.random.between(14, 27)).clamp(from, to);
            // The month's grant comes from one source: of two halves the count would be two.
            let source = if given.benefit.starts_with("ZOK") {
                if self.random.chance(300) { "W" } else { "D" }
            } else {
                ""
            };
            self.pay(given, paid, worth, source);
        }
    }

    fn pay(&mut self, given: &Given, paid: NaiveDate, worth: (i64, i64), source: &'static str) {
        let id = self.next_id(Table::Payments, "T");
        let (chapter, paragraph) = match given.benefit {
            b if b.starts_with("ZST") => ("85216", "3110"),
            b if b.starts_with("ZOK") || b.starts_with("ZC") || b.starts_with("Z3") => {
                ("85214", "3110")
            }
            b if b.starts_with("POS") || b == "PZY" => ("85230", "3110"),
            "DPS" => ("85202", "4330"),
            _ => ("85219", "3110"),
        };
        let source = match source {
            "" if chapter == "85216" => "D",
            "" => "W",
            given => given,
        };
        let code = OWN_CODES.iter().find(|pair| pair.0 == given.benefit).map_or("", |pair| pair.1);
        // What the payment leaves out the decision tells.
        let (person, family) = (self.random.chance(880), self.random.chance(500));
        let cells = vec![
            Cell::from(&id),
            Cell::from(&given.decision),
            if person { Cell::from(&given.person) } else { Cell::Empty },
            if family { Cell::from(&given.family) } else { Cell::Empty },
            if self.random.chance(950) { code.into() } else { Cell::Empty },
            Cell::Date(paid),
            Cell::Number(worth.0),
            Cell::Money(worth.1),
            source.into(),
            chapter.into(),
            paragraph.into(),
            if self.random.chance(40) { "kasa".into() } else { Cell::Empty },
        ];
        self.add(Table::Payments, paid, paid, cells);
    }

    fn serve(&mut self, given: &Given, from: NaiveDate, to: NaiveDate, worth: (i64, i64)) {
        let rate = worth.1 / (worth.0 / 100).max(1);
        let neighbour = given.benefit == "UO" && self.random.chance(60);
        for first in months(from, to) {
            let settled = month_end(first.year(), first.month());
            let done = (worth.0 - self.random.between(0, 8) * 50).max(100);
            let id = self.next_id(Table::Services, "U");
            let cost = done * rate / 100;
            let cells = vec![
                Cell::from(&id),
                Cell::from(&given.decision),
                if self.random.chance(900) { Cell::from(&given.person) } else { Cell::Empty },
                given.benefit.into(),
                Cell::Date(settled),
                Cell::Number(worth.0),
                Cell::Number(done),
                Cell::Money(cost),
                Cell::Money(cost * self.random.between(0, 30) / 100),
                Cell::Flag(neighbour),
            ];
            self.add(Table::Services, settled, settled, cells);
        }
    }

    fn shelter(
        &mut self,
        given: &Given,
        from: NaiveDate,
        to: NaiveDate,
        cost: i64,
        shelter: &'static str,
    ) {
        let facility = match shelter {
            "noclegownia" => "J02",
            "ogrzewalnia" => "J04",
            "kryzys_masowy" => "J01",
            _ => "J03",
        };
        let mut start = from;
        while start <= to {
            // Stays run over the end of a half-year: its export does not know yet when they end.
            let days = self.random.between(20, 190);
            let leave = shift(start, days).min(shift(to, 1));
            let still_here = leave > self.end;
            let id = self.next_id(Table::Stays, "N");
            let cells = vec![
                Cell::from(&id),
                Cell::from(&given.decision),
                if self.random.chance(900) { Cell::from(&given.person) } else { Cell::Empty },
                shelter.into(),
                facility.into(),
                Cell::Date(start),
                if still_here { Cell::Empty } else { Cell::Date(leave) },
                Cell::Money(cost),
            ];
            self.add(Table::Stays, start, shift(leave, -1), cells);
            start = shift(leave, self.random.between(1, 20));
        }
    }

    /// Social work, advice or integration; with a contract when one is asked for.
    pub fn work_with(
        &mut self,
        place: usize,
        form: &'static str,
        task: &str,
        from: NaiveDate,
        to: NaiveDate,
    ) {
        let household = &self.households[place];
        let (family, person) = (household.id.clone(), household.members[0].person.clone());
        let contract =
            if form == "kontrakt" { self.next_id(Table::Contracts, "K") } else { String::new() };
        if form == "kontrakt" {
            let status = if to >= self.end {
                "trwa"
            } else {
                *self.random.pick(&["zrealizowany", "zrealizowany", "rozwiazany"])
            };
            let cells = vec![
                Cell::from(&contract),
                Cell::from(&person),
                Cell::from(&family),
                Cell::Date(from),
                Cell::Date(to),
                status.into(),
            ];
            self.add(Table::Contracts, from, to, cells);
        }
        let id = self.next_id(Table::SocialWork, "S");
        let worker = self.worker();
        let effect = *self.random.pick(&[
            "",
            "",
            "poprawa",
            "bez zmian",
            "utrzymanie, dalsza praca; wsparcie",
        ]);
        let cells = vec![
            Cell::from(&id),
            Cell::from(&family),
            form.into(),
            task.into(),
            Cell::from(&contract),
            Cell::from(&worker),
            Cell::Date(from),
            Cell::Date(to),
            effect.into(),
        ];
        self.add(Table::SocialWork, from, to, cells);
        self.households[place].help.push((from, to, None));
    }

    /// A crisis intervention.
    pub fn intervene(&mut self, place: usize, task: &str, on: NaiveDate) {
        let household = &self.households[place];
        let (family, person) = (household.id.clone(), household.members[0].person.clone());
        let id = self.next_id(Table::Crisis, "I");
        let kind = *self.random.pick(&["przemoc", "psychiczny", "losowe", "inny"]);
        let named = self.random.chance(800);
        let cells = vec![
            Cell::from(&id),
            Cell::from(&family),
            if named { Cell::from(&person) } else { Cell::Empty },
            task.into(),
            kind.into(),
            Cell::Date(on),
        ];
        self.add(Table::Crisis, on, on, cells);
    }
}
