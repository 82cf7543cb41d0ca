//! The meals programme: which payments belong to it, and to whom meals are brought. Polish: program „Posiłek”.

use super::{Money, Payment};
use crate::demo::calendar::{age, half, month_end, shift};
use crate::demo::help::Extras;
use crate::demo::sheet::{Cell, Table};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// The chapter of the programme.
const PROGRAMME: &str = "85230";
const SOURCE: usize = 8;
const CHAPTER: usize = 9;

impl Money<'_> {
    /// Money and food granted to children of each age, in towns and villages, in each half-year; gives
    /// the numbers of the decisions.
    pub(super) fn help_children(&mut self) -> Vec<String> {
        let mut made = Vec::new();
        for year in self.years.clone() {
            for rural in [false, true] {
                for small in [false, true] {
                    let Some((place, member)) = self.child(year, rural, small) else { continue };
                    for number in [1, 2] {
                        let (start, end) = half(year, number);
                        for benefit in ["ZCL", "PZY"] {
                            made.push(self.office.next_id(Table::Decisions, "D"));
                            let extras = Extras::default();
                            self.office.deliver(place, member, benefit, start, end, extras);
                        }
                    }
                }
            }
        }
        made
    }

    /// A child known before the year that stays small, or at school, all the year.
    fn child(&self, year: i32, rural: bool, small: bool) -> Option<(usize, usize)> {
        let (first, last) = (half(year, 1).0, half(year, 2).1);
        let mut households = self.office.households.iter().enumerate();
        households.find_map(|(place, own)| {
            if own.shape.rural != rural || shift(own.known, 20) >= first {
                return None;
            }
            let fits = |member: &crate::demo::person::Member| {
                let (from, to) = (age(member.birth, first), age(member.birth, last));
                let right = if small { to < 7 } else { from >= 7 && to < 18 };
                member.stays && member.birth < own.known && right
            };
            own.members.iter().position(fits).map(|member| (place, member))
        })
    }

    /// A quarter of the purpose benefits are the programme's; most of its money is a grant.
    pub(super) fn name_programme(&mut self, payments: &[Payment], of_children: &[String]) {
        let mut of_programme: BTreeMap<&str, bool> = BTreeMap::new();
        for own in payments {
            let belongs = match of_programme.get(own.decision.as_str()) {
                Some(belongs) => *belongs,
                None if own.benefit == "ZCL" => {
                    self.random.chance(250) || of_children.contains(&own.decision)
                }
                None => own.benefit.starts_with("POS") || own.benefit == "PZY",
            };
            of_programme.insert(&own.decision, belongs);
            if belongs {
                let granted = self.random.chance(640);
                let row = &mut self.office.rows[Table::Payments as usize][own.place];
                row.cells[CHAPTER] = PROGRAMME.into();
                row.cells[SOURCE] = if granted { "D" } else { "W" }.into();
            }
        }
    }

    /// Meals are brought to adults who cannot come for them; food too.
    pub(super) fn bring(&mut self, payments: &[Payment]) {
        let mut brought: BTreeMap<&str, bool> = BTreeMap::new();
        let mut done = BTreeSet::new();
        for own in payments {
            let chance = match own.benefit.as_str() {
                "POS-I" => 400,
                "PZY" if self.thorough => 700,
                "POS-D" | "POS-U" if self.thorough => 60,
                "PZY" => 200,
                _ => continue,
            };
            let is_brought = match brought.get(own.person.as_str()) {
                Some(is_brought) => *is_brought,
                None => self.random.chance(chance),
            };
            brought.insert(&own.person, is_brought);
            let form = if own.benefit == "PZY" { "rzeczowe" } else { "posilek" };
            let month = month_end(own.paid.year(), own.paid.month());
            if !is_brought || !done.insert((own.person.clone(), form, month)) {
                continue;
            }
            let times = if form == "rzeczowe" { 1 } else { self.random.between(8, 22) };
            let cost = times * self.random.between(250, 650);
            let granted = self.random.chance(500);
            let cells = vec![
                Cell::from(&self.office.next_id(Table::MealDeliveries, "DP")),
                Cell::from(&own.person),
                form.into(),
                Cell::Date(month),
                Cell::Number(times * 100),
                Cell::Money(cost),
                if granted { "D" } else { "W" }.into(),
            ];
            self.office.add(Table::MealDeliveries, month, month, cells);
        }
    }
}
