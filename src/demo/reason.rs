//! Why households are helped. Polish: powody przyznania pomocy.

use super::calendar::{day, half};
use super::office::Office;
use super::sheet::{Cell, Table};

impl Office {
    /// Why the household may need help.
    pub fn find_causes(&mut self, place: usize) {
        let household = &self.households[place];
        let (shape, children, single) =
            (household.shape, household.shape.children, household.single_parent());
        let grown = !shape.elderly;
        let chances: [(&'static str, u32); 16] = [
            ("01", 520),
            ("02", u32::from(shape.care_leaver) * 600 + 2),
            ("03", if shape.homeless { 1000 } else { 5 }),
            ("04", if children > 0 { 250 } else { 0 }),
            ("04a", if children > 2 { 900 } else { 0 }),
            ("05", if grown { 400 } else { 10 }),
            ("06", 410),
            ("07", if grown { 560 } else { 850 }),
            ("08", if children > 0 { 350 } else { 0 }),
            ("08a", if single { 500 } else { 0 }),
            ("08b", if children > 2 { 450 } else { 0 }),
            ("09", if children > 0 { 60 } else { 10 }),
            ("11", if grown { 110 } else { 20 }),
            ("12", if grown { 12 } else { 0 }),
            ("13", if grown { 30 } else { 0 }),
            ("16", 10),
        ];
        let mut causes: Vec<&'static str> = Vec::new();
        for (code, chance) in chances {
            if self.random.chance(chance) {
                causes.push(code);
            }
        }
        if shape.foreign {
            causes.push("14");
        }
        if causes.is_empty() {
            causes.push("07");
        }
        self.households[place].causes = causes;
    }

    /// The reasons of every year, once all help is known: each helped household has one in each half-year.
    pub fn write_reasons(&mut self, first: i32, last: i32) {
        for place in 0..self.households.len() {
            let household = self.households[place].clone();
            for year in first..=last {
                let touch = |number: u32| {
                    let (start, end) = half(year, number);
                    household
                        .help
                        .iter()
                        .filter(|help| help.0 <= end && help.1 >= start)
                        .map(|help| help.0)
                        .min()
                };
                let (start, end) = match (touch(1), touch(2)) {
                    (None, None) => continue,
                    (Some(from), None) => (from.max(day(year, 1, 1)), day(year, 6, 30)),
                    (Some(from), Some(_)) => (from.max(day(year, 1, 1)), day(year, 12, 31)),
                    (None, Some(from)) => (from.max(day(year, 7, 1)), day(year, 12, 31)),
                };
                // A decision is named only when every export that holds the reason holds it too.
                let named = household.help.iter().find(|help| help.0 <= start && help.1 >= end);
                let decision = named.and_then(|help| help.2.clone()).unwrap_or_default();
                for code in &household.causes {
                    let fits = match *code {
                        "04a" | "08b" => household.children(start) >= 3,
                        "08a" => household.single_parent(),
                        _ => true,
                    };
                    if !fits && household.causes.len() > 1 {
                        continue;
                    }
                    let id = self.next_id(Table::Reasons, "Z");
                    let cells = vec![
                        Cell::from(&id),
                        Cell::from(&household.id),
                        Cell::from(&decision),
                        (*code).into(),
                        Cell::Date(start),
                        Cell::Date(end),
                    ];
                    self.add(Table::Reasons, start, end, cells);
                }
            }
        }
    }
}
