//! Day centres for children. Polish: placówki wsparcia dziennego.

use super::{Care, known, number};
use crate::demo::calendar::{age, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;

impl Care<'_> {
    pub fn open_day_centres(&mut self) {
        let kinds = [
            ("opiekuncza", 500),
            ("specjalistyczna", 200),
            ("podworkowa", 100),
            ("polaczona", 200),
        ];
        let mut children: Vec<(String, NaiveDate)> = self
            .office
            .households
            .iter()
            .flat_map(|own| own.members.iter().map(move |member| (own, member)))
            .filter(|(_, member)| member.relation == "dziecko" && member.stays)
            .filter(|(own, member)| {
                own.known < self.end && (5..15).contains(&age(member.birth, self.end))
            })
            .map(|(own, member)| (member.person.clone(), own.known))
            .collect();
        self.random.shuffle(&mut children);
        let mut next = children.into_iter();
        let centres = if self.thorough { self.some(9).max(4) } else { self.some(9) };
        for place in 0..centres {
            let id = format!("PWD{:02}", place + 1);
            let kind = self.code("day_centre_kind", &kinds);
            let places = self.random.between(15, 35);
            let from = shift(self.start, -self.random.between(300, 4000));
            let subsidy = places * self.random.between(3_000, 5_000) * 100;
            let cells = vec![
                Cell::from(&id),
                kind.into(),
                number(places),
                Cell::Date(from),
                Cell::Empty,
                Cell::Money(subsidy),
            ];
            self.office.add(Table::DayCentres, from, NaiveDate::MAX, cells);
            for _ in 0..places * 8 / 10 {
                let Some((child, met)) = next.next() else { break };
                let from = shift(met.max(self.start), self.random.between(3, 120));
                if from > self.end {
                    continue;
                }
                let to = self.random.chance(300).then(|| shift(from, self.random.between(60, 600)));
                let cells = |on: NaiveDate| {
                    vec![Cell::from(&id), Cell::from(&child), Cell::Date(from), known(to, on)]
                };
                self.states(Table::DayCentreUse, (from, to.unwrap_or(NaiveDate::MAX)), cells);
            }
        }
    }
}
