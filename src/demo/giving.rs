//! What was paid or done because of a decision.

use super::benefit::OWN_CODES;
use super::calendar::{month_end, months, shift};
use super::help::Given;
use super::office::Office;
use super::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

impl Office {
    /// A payment in every month.
    pub fn pay_monthly(
        &mut self,
        given: &Given,
        from: NaiveDate,
        to: NaiveDate,
        worth: (i64, i64),
    ) {
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

    /// One payment; what it leaves out the decision tells.
    pub fn pay(&mut self, given: &Given, paid: NaiveDate, worth: (i64, i64), source: &'static str) {
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

    /// Hours of care, settled month by month.
    pub fn serve(&mut self, given: &Given, from: NaiveDate, to: NaiveDate, worth: (i64, i64)) {
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

    /// Stays, one after another, with some nights elsewhere between them.
    pub fn shelter(
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
}
