//! Help for foster families, and for families before their children are taken: groups, helpers, volunteers,
//! assistants. Polish: wsparcie rodzin zastępczych, asystenci rodziny, rodziny wspierające.

use super::review::add_months;
use super::{Care, known, number};
use crate::demo::calendar::{months, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;

impl Care<'_> {
    pub fn support(&mut self) {
        let kinds = [
            ("grupa_wsparcia", 400),
            ("poradnictwo", 300),
            ("terapia", 180),
            ("pomoc_prawna", 80),
            ("inne", 40),
        ];
        for month in months(self.start, self.end) {
            for _ in 0..self.some(6) {
                let on = shift(month, self.random.between(0, 27));
                let kind = self.code("support_kind", &kinds);
                let families =
                    if kind == "grupa_wsparcia" { self.random.between(4, 12) } else { 1 };
                let people = families + self.random.between(0, families);
                let hours = self.random.between(1, 4);
                let cells = vec![
                    self.next_id(Table::SupportEvents, "SW"),
                    kind.into(),
                    Cell::Date(on),
                    number(people),
                    number(families),
                    number(hours),
                ];
                self.event(Table::SupportEvents, on, cells);
            }
        }
        for turn in 0..self.some(5) {
            let Some(family) = self.one_family(&["niezawodowa", "zawodowa", "rdd", "pogotowie"])
            else {
                return;
            };
            let from = shift(self.start, -self.random.between(10, 500));
            let ends = turn > 0 && self.random.chance(400);
            let to = ends.then(|| shift(from, self.random.between(510, 900)));
            let id = self.office.next_id(Table::HelperFamilies, "UP");
            let helper = format!("RP{}", &id[2..]);
            let cells = |on: NaiveDate| {
                vec![
                    Cell::from(&id),
                    Cell::from(&helper),
                    Cell::from(&family),
                    Cell::Date(from),
                    known(to, on),
                ]
            };
            self.states(Table::HelperFamilies, (from, to.unwrap_or(NaiveDate::MAX)), cells);
        }
        for place in 0..self.some(14) {
            let Some(family) = self.one_family(&["spokrewniona", "niezawodowa", "rdd"]) else {
                return;
            };
            let from = shift(self.start, self.random.between(-400, 200));
            let to = self.random.chance(300).then(|| shift(from, 500));
            let hours = self.random.between(10, 120);
            let id = format!("WL{:03}", place + 1);
            let cells = |on: NaiveDate| {
                vec![
                    Cell::from(&id),
                    Cell::from(&family),
                    Cell::Date(from),
                    known(to, on),
                    number(hours),
                ]
            };
            self.states(Table::Volunteers, (from, to.unwrap_or(NaiveDate::MAX)), cells);
        }
    }

    /// A family that works all the time.
    fn one_family(&mut self, kinds: &[&str]) -> Option<String> {
        let all = self.families.iter();
        let own: Vec<String> = all
            .filter(|own| own.from < self.start && own.to.is_none())
            .filter(|own| kinds.contains(&own.kind) || self.families.len() < 30)
            .map(|own| own.id.clone())
            .collect();
        (!own.is_empty()).then(|| self.random.pick(&own).clone())
    }

    pub fn assist(&mut self) {
        let mut families: Vec<(String, NaiveDate, usize)> = self
            .office
            .households
            .iter()
            .filter(|own| own.shape.children > 0 && !own.shape.elderly)
            .map(|own| (own.id.clone(), own.known, own.shape.children))
            .collect();
        self.random.shuffle(&mut families);
        let mut next = families.into_iter();
        let assistants = self.some(17);
        for place in 0..assistants {
            let id = format!("AR{:02}", place + 1);
            let from = shift(self.start, -self.random.between(30, 2500));
            let contracts = [("praca", 300), ("zadaniowa", 500), ("zlecenie", 200)];
            let contract = self.code("assistant_contract", &contracts);
            let fte = if contract == "zlecenie" { 50 } else { 100 };
            let wage = self.random.between(52, 68) * 10_000 * fte / 100;
            let cells = vec![
                Cell::from(&id),
                contract.into(),
                Cell::Number(fte),
                Cell::Date(from),
                Cell::Empty,
                Cell::Money(wage),
            ];
            self.office.add(Table::Assistants, from, NaiveDate::MAX, cells);
            for _ in 0..self.random.between(9, 13) {
                let Some((family, met, children)) = next.next() else { break };
                self.assisted(&id, &family, met, children);
            }
        }
        for _ in 0..self.some(6).max(if self.thorough { 4 } else { 1 }) {
            let Some((family, met, _)) = next.next() else { return };
            let from = shift(met.max(self.start), self.random.between(5, 60));
            let to = self.random.chance(400).then(|| shift(from, self.random.between(60, 500)));
            let tasks = [("opieka", 600), ("gospodarstwo", 250), ("role", 150)];
            let task = self.code("support_family_task", &tasks);
            let cost = self.random.between(0, 12) * 10_000;
            let id = self.office.next_id(Table::SupportFamilies, "RW");
            let cells = |on: NaiveDate| {
                vec![
                    Cell::from(&id),
                    Cell::from(&family),
                    Cell::Date(from),
                    known(to, on),
                    task.into(),
                    Cell::Money(cost),
                ]
            };
            self.states(Table::SupportFamilies, (from, to.unwrap_or(NaiveDate::MAX)), cells);
        }
    }

    fn assisted(&mut self, assistant: &str, family: &str, met: NaiveDate, children: usize) {
        let from = shift(met.max(shift(self.start, -400)), self.random.between(5, 90));
        let ends = self.random.chance(if self.thorough { 800 } else { 600 });
        let to = ends.then(|| shift(from, self.random.between(120, 700)));
        let trigger =
            self.code("assistant_trigger", &[("wniosek", 600), ("sad", 340), ("za_zyciem", 60)]);
        let ends = [
            ("cele", 450),
            ("zaprzestanie", 250),
            ("brak_efektow", 150),
            ("zmiana_metody", 50),
            ("inne", 100),
        ];
        let end = self.code("assistant_end", &ends);
        let id = self.office.next_id(Table::AssistantFamilies, "WA");
        let every = if self.random.chance(100) { 8 } else { 6 };
        let cells = |on: NaiveDate| {
            let last = to.unwrap_or(on).min(on);
            let mut reviewed = None;
            let mut next = add_months(from, every);
            while next <= last {
                reviewed = Some(next);
                next = add_months(next, every);
            }
            vec![
                Cell::from(&id),
                assistant.into(),
                family.into(),
                Cell::Date(from),
                known(to, on),
                number(children as i64),
                trigger.into(),
                if to.is_some_and(|to| to <= on) { end } else { "" }.into(),
                reviewed.into(),
            ]
        };
        self.states(Table::AssistantFamilies, (from, to.unwrap_or(NaiveDate::MAX)), cells);
    }
}
