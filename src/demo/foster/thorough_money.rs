//! What is paid and settled, staff and supporting families of a thorough office: something for every cell.

use super::child::Place;
use super::thorough::{FAMILIES, HOMES};
use super::{Care, known, number};
use crate::demo::calendar::shift;
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;

const BENEFITS: [&str; 9] = [
    "utrzymanie",
    "niepelnosprawnosc",
    "nieletni",
    "przyjecie",
    "losowe",
    "wypoczynek",
    "lokal",
    "remont",
    "inne_koszty",
];

impl Care<'_> {
    /// In each half-year every benefit for everybody who may have it, raised and paid by the state.
    pub fn fill_benefits(&mut self) {
        for (start, _) in self.halves() {
            let on = shift(start, 40);
            for recipient in ["spokrewniona", "niezawodowa", "zawodowa", "rdd", "pomocowa"] {
                let kind = if recipient == "pomocowa" { "niezawodowa" } else { recipient };
                let Some(child) = self.child_on(on, |form| form == kind) else { continue };
                let Some(family) = self.children[child].stays.iter().find_map(|stay| {
                    let there = stay.from <= on && stay.to.is_none_or(|to| to > on);
                    match stay.place {
                        Place::Family(own) if there => Some(self.families[own].id.clone()),
                        _ => None,
                    }
                }) else {
                    continue;
                };
                let id = self.children[child].id.clone();
                for benefit in BENEFITS {
                    let blocked = ["spokrewniona", "niezawodowa", "rdd"].contains(&recipient);
                    if benefit == "nieletni" && blocked {
                        continue;
                    }
                    self.benefit(&family, &id, recipient, benefit, on);
                }
                if recipient == "zawodowa" {
                    self.benefit(&family, "", recipient, "wynagrodzenie", on);
                }
            }
        }
    }

    fn benefit(
        &mut self,
        family: &str,
        child: &str,
        recipient: &str,
        benefit: &str,
        on: NaiveDate,
    ) {
        let cells = vec![
            self.next_id(Table::FosterBenefits, "B"),
            family.into(),
            child.into(),
            recipient.into(),
            benefit.into(),
            Cell::Date(on),
            number(1),
            Cell::Flag(benefit != "wynagrodzenie"),
            Cell::Money(50_000),
            "dotacja".into(),
        ];
        self.event(Table::FosterBenefits, on, cells);
    }

    /// A child in such a form of care all through the month of a day.
    fn child_on(&self, on: NaiveDate, wanted: impl Fn(&str) -> bool) -> Option<usize> {
        let (from, to) = (shift(on, -45), shift(on, 45));
        self.children.iter().position(|own| {
            own.stays.iter().any(|stay| {
                wanted(stay.form) && stay.from < from && stay.to.is_none_or(|out| out > to)
            })
        })
    }

    /// In each half-year every kind of settlement for a child in either form of care, and for one in none.
    pub fn fill_settlements(&mut self) {
        for (start, _) in self.halves() {
            let month = shift(start, 31);
            let family = self.child_on(month, |form| FAMILIES.contains(&form));
            let home = self.child_on(month, |form| HOMES.iter().any(|own| own.0 == form));
            let none =
                self.children.iter().position(|own| own.out().is_some_and(|out| out < start));
            for child in [family, home, none].into_iter().flatten() {
                let id = self.children[child].id.clone();
                for share in [None, Some(10), Some(30), Some(50)] {
                    let who = if share.is_some() { "gmina" } else { "powiat" };
                    let other = if share.is_some() { "0809092" } else { "0809" };
                    let money = (100_000 + share.unwrap_or(0) * 100, share);
                    self.settlement(&id, other, (who, "nalezna"), month, money);
                    self.settlement(&id, "0811", ("powiat", "zobowiazanie"), month, money);
                }
            }
        }
    }

    /// In each half-year every kind of aid for somebody who left each of the forms.
    pub fn fill_aid(&mut self) {
        let leavers: Vec<(Cell, Cell, NaiveDate)> = self.office.rows[Table::Leavers as usize]
            .iter()
            .map(|row| (row.cells[0].clone(), row.cells[3].clone(), row.from))
            .collect();
        for (start, _) in self.halves() {
            for form in ["spokrewniona", "niezawodowa", "zawodowa", "rdd", "socjalizacyjna", "rpot"]
            {
                let of_form =
                    |own: &&(Cell, Cell, NaiveDate)| own.1 == form.into() && own.2 < start;
                let Some((leaver, ..)) = leavers.iter().find(of_form) else { continue };
                let kinds = ["mieszkanie", "zatrudnienie", "prawna_psych"];
                let paid = ["nauka", "usamodzielnienie", "zagospodarowanie"];
                for benefit in paid.into_iter().chain(kinds) {
                    let on = shift(start, 50);
                    let money = paid.contains(&benefit).then_some(Cell::Money(70_000));
                    let cells = vec![
                        self.next_id(Table::LeaverBenefits, "PL"),
                        leaver.clone(),
                        benefit.into(),
                        Cell::Date(on),
                        money.unwrap_or(Cell::Empty),
                    ];
                    self.event(Table::LeaverBenefits, on, cells);
                }
            }
        }
    }

    /// Staff of every institution.
    pub fn fill_staff(&mut self) {
        for home in 0..self.homes.len() {
            let id = self.homes[home].id.clone();
            for (turn, post) in ["kierownik", "pozostali"].into_iter().enumerate() {
                let from = shift(self.start, -100);
                let cells = vec![
                    Cell::Text(format!("{id}/{}", turn + 1)),
                    Cell::from(&id),
                    post.into(),
                    number(1),
                    Cell::Flag(false),
                    Cell::Date(from),
                    Cell::Empty,
                ];
                self.office.add(Table::Staff, from, NaiveDate::MAX, cells);
            }
        }
    }

    /// In each half-year a supporting family that began and ended in it, after less than three months.
    pub fn fill_supporting(&mut self) {
        for (start, _) in self.halves() {
            let first = self.office.households.iter().find(|own| own.shape.children > 0);
            let Some(helped) = first.map(|own| own.id.clone()) else { return };
            let (from, to) = (shift(start, 10), shift(start, 70));
            let id = self.office.next_id(Table::SupportFamilies, "RW");
            self.states(Table::SupportFamilies, (from, to), |on| {
                vec![
                    Cell::from(&id),
                    Cell::from(&helped),
                    Cell::Date(from),
                    known(Some(to), on),
                    "role".into(),
                    Cell::Money(0),
                ]
            });
        }
    }
}
