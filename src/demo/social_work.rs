//! Help that is no benefit: social work, contracts, crisis interventions.

use super::office::Office;
use super::sheet::{Cell, Table};
use chrono::NaiveDate;

impl Office {
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
