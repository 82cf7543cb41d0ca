//! Young people who left care of age, and their aid. Polish: osoby usamodzielniane.

use super::child::{Child, Place};
use super::{Care, number};
use crate::demo::calendar::{age, months, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::{Datelike, NaiveDate};

impl Care<'_> {
    pub fn let_go(&mut self) {
        for place in 0..self.children.len() {
            let child = self.children[place].clone();
            let of_age = child.out().filter(|out| *out <= self.end && age(child.birth, *out) >= 18);
            if let Some(left) = of_age {
                self.leaver(&child, left);
            }
        }
    }

    /// Those who left in the years before; their placements are history.
    pub fn left_before(&mut self) {
        let forms = [
            ("spokrewniona", 450),
            ("niezawodowa", 250),
            ("zawodowa", 50),
            ("rdd", 60),
            ("specjalistyczna", 20),
            ("socjalizacyjna", 120),
            ("pow_rodzinna", 20),
            ("terapeutyczna", 20),
            ("rpot", 10),
        ];
        for _ in 0..self.some(45) {
            let left = shift(self.start, -self.random.between(20, 900));
            let birth = self.born(left, 18, 19);
            let siblings = self.siblings();
            let child = self.child(birth, siblings);
            let from = shift(left, -self.random.between(400, 4000)).max(shift(birth, 30));
            let form = self.code("left_form", &forms);
            let home = self.homes.iter().position(|own| own.form == form);
            let place =
                home.map_or_else(|| Place::Family(self.old_family(form, from, left)), Place::Home);
            let came_from = self.origin(child, from);
            self.settle(child, place, from, came_from);
            self.leave(child, left, "samodzielny_wlasne");
        }
    }

    /// A family that ended with its only child.
    fn old_family(&mut self, form: &'static str, from: NaiveDate, to: NaiveDate) -> usize {
        let known = ["niezawodowa", "zawodowa", "specjalistyczna", "rdd"].contains(&form);
        let family = self.family(if known { form } else { "spokrewniona" }, from);
        self.families[family].to = Some(to);
        family
    }

    fn leaver(&mut self, child: &Child, left: NaiveDate) {
        let of_age = NaiveDate::from_ymd_opt(child.birth.year() + 18, child.birth.month(), 1);
        let of_age = of_age.unwrap_or(left).min(left);
        let id = self.next_leaver();
        let form = child.stays.last().map_or("niezawodowa", |stay| stay.form);
        let stay_months = (left - child.first_day()).num_days() / 30;
        let plan = if self.random.chance(900) {
            Some(shift(of_age, -self.random.between(35, 200)))
        } else {
            Some(shift(of_age, self.random.between(5, 60))).filter(|plan| *plan <= left)
        };
        let tutor = shift(of_age, -self.random.between(330, 480));
        let learns = self.random.chance(600);
        let (housing, job) = (self.random.chance(350), self.random.chance(400));
        let worker = self.worker();
        let cells = vec![
            Cell::from(&id),
            Cell::from(&child.id),
            Cell::Date(left),
            form.into(),
            number(stay_months),
            plan.into(),
            Cell::Date(tutor),
            Cell::Flag(housing),
            Cell::Flag(job),
            Cell::Flag(learns),
            worker,
        ];
        self.office.add(Table::Leavers, left, NaiveDate::MAX, cells);
        self.aid(&id, child, left, (form, stay_months, learns));
    }

    fn next_leaver(&self) -> String {
        self.office.next_id(Table::Leavers, "L")
    }

    fn aid(
        &mut self,
        id: &str,
        child: &Child,
        left: NaiveDate,
        (form, stay, learns): (&str, i64, bool),
    ) {
        let pay = |care: &mut Self, benefit: &str, on: NaiveDate, amount: Option<i64>| {
            let cells = vec![
                care.next_id(Table::LeaverBenefits, "PL"),
                id.into(),
                benefit.into(),
                Cell::Date(on),
                amount.map_or(Cell::Empty, Cell::Money),
            ];
            care.event(Table::LeaverBenefits, on, cells);
        };
        if learns {
            for month in months(shift(left, 31), self.end) {
                if age(child.birth, month) < 25 {
                    pay(self, "nauka", shift(month, 24), Some(70_000));
                }
            }
        }
        // The aid to stand on one's own feet hangs on the form of care and the years spent in it.
        let once = match (form, stay) {
            ("spokrewniona", 36..) => Some(499_800),
            ("spokrewniona", _) | (_, ..12) => None,
            (_, 12..24) => Some(250_000),
            (_, 24..36) => Some(499_800),
            _ => Some(999_100),
        };
        let first = shift(left, self.random.between(20, 500));
        if once.is_some() && !learns {
            pay(self, "usamodzielnienie", first, once);
        }
        if once.is_some() && self.random.chance(700) {
            let amount = if child.disabled { 454_200 } else { 227_200 };
            pay(self, "zagospodarowanie", shift(first, 10), Some(amount));
        }
        let kinds = [("mieszkanie", 350), ("zatrudnienie", 250), ("prawna_psych", 400)];
        let often = if self.thorough { 120 } else { 25 };
        for month in months(left, self.end) {
            if month > left && self.random.chance(often) {
                let benefit = self.code("leaver_help", &kinds);
                pay(self, benefit, shift(month, 14), None);
            }
        }
    }
}
