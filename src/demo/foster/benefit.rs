//! What foster families are paid, month by month. Polish: świadczenia dla rodzin zastępczych.

use super::child::{Child, Place, Stay};
use super::family::has_contract;
use super::{Care, number};
use crate::demo::calendar::{age, day, month_end, months, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

/// From this day: maintenance for relatives, for others, and the supplement for disability, in zloty.
const RATES: [(i32, i64, i64, i64); 5] = [
    (2020, 694, 1052, 211),
    (2021, 746, 1131, 227),
    (2022, 785, 1189, 239),
    (2023, 899, 1361, 274),
    (2024, 1002, 1517, 306),
];

/// The rates of a month: each year's hold from the first of June.
fn rates(month: NaiveDate) -> (i64, i64, i64) {
    let own = RATES.iter().rev().find(|own| day(own.0, 6, 1) <= month).unwrap_or(&RATES[0]);
    (own.1 * 100, own.2 * 100, own.3 * 100)
}

/// A line of the list of payments before it is written.
struct Pay<'p> {
    family: usize,
    child: Option<&'p str>,
    recipient: &'static str,
    benefit: &'static str,
    amount: i64,
    raised: bool,
}

impl Care<'_> {
    pub fn pay(&mut self) {
        for month in months(self.start, self.end) {
            for place in 0..self.children.len() {
                let child = self.children[place].clone();
                for stay in &child.stays {
                    self.pay_child(&child, stay, month);
                }
            }
            for family in 0..self.families.len() {
                self.pay_family(family, month);
            }
        }
    }

    /// Each benefit is paid on one of the last days of its month.
    fn write(&mut self, pay: &Pay<'_>, month: NaiveDate) {
        let on = shift(month, 27);
        let funding = if pay.benefit.starts_with("dodatek_") { "dotacja" } else { "wlasne" };
        let cells = vec![
            self.next_id(Table::FosterBenefits, "B"),
            Cell::from(&self.families[pay.family].id),
            pay.child.unwrap_or_default().into(),
            pay.recipient.into(),
            pay.benefit.into(),
            Cell::Date(on),
            number(1),
            Cell::Flag(pay.raised),
            Cell::Money(pay.amount),
            funding.into(),
        ];
        self.event(Table::FosterBenefits, on, cells);
    }

    fn pay_child(&mut self, child: &Child, stay: &Stay, month: NaiveDate) {
        let Place::Family(family) = stay.place else { return };
        let last = month_end(month.year(), month.month());
        let until = stay.to.map_or(last, |to| shift(to, -1)).min(last);
        let days = (until - stay.from.max(month)).num_days() + 1;
        if days <= 0 {
            return;
        }
        let part = |rate: i64| (rate * days + i64::from(last.day()) / 2) / i64::from(last.day());
        let kind = self.families[family].kind;
        let (relatives, others, disability) = rates(month);
        let rate = part(if kind == "spokrewniona" { relatives } else { others });
        let pay = |benefit: &'static str, amount: i64, raised: bool| Pay {
            family,
            child: Some(&child.id),
            recipient: kind,
            benefit,
            amount,
            raised,
        };
        let raised = child.disabled && self.random.chance(150);
        let more = if raised { rate * self.random.between(5, 20) / 100 } else { 0 };
        self.write(&pay("utrzymanie", rate + more, raised), month);
        if child.disabled {
            self.write(&pay("niepelnosprawnosc", part(disability), false), month);
        }
        if child.juvenile && kind != "spokrewniona" && kind != "niezawodowa" {
            self.write(&pay("nieletni", part(disability), false), month);
        }
        if stay.from >= month && self.random.chance(500) {
            let amount = self.random.between(5, 25) * 10_000;
            self.write(&pay("przyjecie", amount, false), month);
        }
        if self.random.chance(if self.thorough { 60 } else { 6 }) {
            let amount = self.random.between(3, 20) * 10_000;
            self.write(&pay("losowe", amount, false), month);
        }
        let years = age(child.birth, month);
        let goes = if has_contract(kind) { 800 } else { 120 };
        let goes = if month.month() == 2 { goes / 4 } else { goes };
        if matches!(month.month(), 2 | 7) && (6..18).contains(&years) && self.random.chance(goes) {
            let amount = self.random.between(4, 9) * 10_000;
            self.write(&pay("wypoczynek", amount, false), month);
        }
        if month.year() <= 2022 {
            let supplement =
                if month.year() <= 2021 { "dodatek_wychowawczy" } else { "dodatek_500" };
            self.write(&pay(supplement, part(50_000), false), month);
        }
    }

    fn pay_family(&mut self, place: usize, month: NaiveDate) {
        let family = self.families[place].clone();
        if family.from > month || family.to.is_some_and(|to| to < shift(month, 27)) {
            return;
        }
        let pay = |benefit: &'static str, amount: i64| Pay {
            family: place,
            child: None,
            recipient: family.kind,
            benefit,
            amount,
            raised: false,
        };
        // A thorough office pays everything that there is to the first families of every half-year.
        let first = self.thorough && place == 0 && matches!(month.month(), 1 | 7);
        if first {
            for benefit in ["dodatek_wychowawczy", "dodatek_ryczalt", "dodatek_500"] {
                self.write(&pay(benefit, 50_000), month);
            }
        }
        if has_contract(family.kind) {
            let newer = month >= day(2024, 6, 1);
            let wage = match (family.kind, newer) {
                ("pogotowie", true) => 563_358,
                (_, true) => 456_740,
                ("pogotowie", false) => 508_400,
                (_, false) => 410_000,
            };
            self.write(&pay("wynagrodzenie", wage), month);
            let keeps = if family.kind == "rdd" { 900 } else { 150 };
            if self.random.chance(keeps) {
                let amount = self.random.between(3, 9) * 10_000;
                self.write(&pay("lokal", amount), month);
            }
            if self.random.chance(if self.thorough { 150 } else { 10 }) {
                let amount = self.random.between(10, 60) * 10_000;
                self.write(&pay("remont", amount), month);
            }
        }
        if family.kind == "rdd" {
            self.write(&pay("osoba_do_pomocy", 280_000), month);
            if self.random.chance(if self.thorough { 300 } else { 80 }) {
                let amount = self.random.between(2, 15) * 10_000;
                self.write(&pay("inne_koszty", amount), month);
            }
            if matches!(month.month(), 2 | 8) {
                let helper = Pay { recipient: "pomocowa", ..pay("wynagrodzenie", 120_000) };
                self.write(&helper, month);
            }
        }
    }
}
