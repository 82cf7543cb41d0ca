//! Institutions of foster care. Polish: placówki pieczy zastępczej.

use super::{Care, number};
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;

/// An institution; it stands among the facilities of the office.
#[derive(Clone, Debug)]
pub struct CareHome {
    pub id: String,
    pub form: &'static str,
    pub places: usize,
    pub children: usize,
}

impl Care<'_> {
    /// Enough institutions for so many children; a thorough office has one of every kind.
    pub fn found_homes(&mut self, children: usize) {
        let mut kinds: Vec<(&'static str, usize)> = vec![("socjalizacyjna", 14)];
        if self.thorough {
            kinds.extend([("interwencyjna", 14), ("pow_rodzinna", 8), ("terapeutyczna", 10)]);
            kinds.extend([("rpot", 30), ("iop", 15)]);
        }
        let more = [
            ("interwencyjna", 14),
            ("pow_rodzinna", 8),
            ("socjalizacyjna", 14),
            ("terapeutyczna", 10),
        ];
        let mut next = 0;
        // Some places stay free: whoever comes of a large family goes together.
        while kinds.iter().map(|own| own.1).sum::<usize>() * 5 < children * 6 {
            kinds.push(more[next % more.len()]);
            next += 1;
        }
        for (form, places) in kinds {
            let id = format!("PP{:02}", self.homes.len() + 1);
            self.homes.push(CareHome { id, form, places, children: 0 });
        }
    }

    /// An institution of a kind with so many free places.
    pub fn free_home(&self, forms: &[&str], children: usize) -> Option<usize> {
        (0..self.homes.len()).find(|place| {
            let home = &self.homes[*place];
            forms.contains(&home.form) && home.children + children <= home.places
        })
    }

    pub fn write_homes(&mut self) {
        for home in &self.homes {
            let kind = match home.form {
                "socjalizacyjna" | "interwencyjna" | "terapeutyczna" => {
                    format!("pow_{}", home.form)
                }
                other => other.to_owned(),
            };
            let operator = if home.form == "pow_rodzinna" { "zlecenie" } else { "gmina" };
            let cells = vec![
                Cell::from(&home.id),
                Cell::Text(format!("Placówka „Przystanek {}”", &home.id[2..])),
                Cell::from(&kind),
                operator.into(),
                number(home.places as i64),
            ];
            self.office.add(Table::CareHomes, self.start, NaiveDate::MAX, cells);
        }
    }
}
