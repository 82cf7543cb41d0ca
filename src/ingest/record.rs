//! One row to one record: every column's value, and what was wrong with it.

use std::borrow::Cow;
use std::sync::Arc;

use super::SetAside;
use super::cell::Cell;
use super::column::Seen;
use super::correction::{Fate, Met, key_text};
use super::header::Seat;
use super::mapping::{From, Where};
use super::parse::trimmed;
use super::rows::{Filled, Rows, is_told_once};
use crate::diagnostic::{Diagnostic, Field, Fields, nearest};
use crate::model::value::present;
use crate::model::{MISSING, Origin, Type, UNREADABLE};

/// Distinct unknown codes that are remembered for a column.
const MOST_STRANGE: usize = 200;

impl Rows<'_, '_> {
    pub(super) fn record(&mut self, number: u32, cells: &[Cell<'_>], wide: Filled<'_>) {
        let schema = self.table.schema;
        let mut values = std::mem::take(&mut self.values);
        values.clear();
        let mut troubles: Vec<(usize, &'static str)> = Vec::new();
        for index in 0..schema.columns.len() {
            let seen = match self.direct[index] {
                Some(place) => {
                    let cell = cells.get(place).copied().unwrap_or(Cell::Empty);
                    self.converters[index].convert(cell, self.interner)
                }
                None => self.value(index, cells, wide),
            };
            values.push(seen.value);
            troubles.extend(seen.trouble.map(|code| (index, code)));
        }
        self.correct(number, cells, wide, &mut values, &mut troubles);
        self.check_validity(&mut values, &mut troubles);
        for index in &self.table.raw {
            let typed = self.typed(*index, cells, wide);
            let typed = trimmed(&typed);
            values.push(if typed.is_empty() { MISSING } else { self.interner.number(typed) });
        }
        let mut kept = true;
        for (index, needed) in self.needed.iter().enumerate() {
            if *needed && present(values[index]).is_none() {
                kept = false;
                if values[index] == MISSING {
                    troubles.push((index, "I111"));
                }
            }
        }
        for (index, code) in troubles {
            let bad = present(values[index]).is_none();
            let sets_aside = bad && self.needed[index];
            // What cannot be read in a needed column takes the record out: that is the heavier news.
            let code = if sets_aside && code == "I113" { "I112" } else { code };
            let typed = self.typed(index, cells, wide).into_owned();
            self.tell(number, trimmed(&typed), index, code, sets_aside && !is_told_once(code));
            if sets_aside
                && !is_told_once(code)
                && !self.told.set_aside.last().is_some_and(|own| {
                    own.place.row == Some(number)
                        && own.place.file.as_deref() == Some(&*self.shown)
                        && *own.table == *schema.name.text
                })
            {
                let place = self.place_of_record(number, Some(index));
                self.told.set_aside.push(SetAside {
                    table: Arc::clone(&self.of),
                    place,
                    code,
                    column: Some(Arc::clone(&self.titles[index])),
                    waived: None,
                });
            }
        }
        let input = u16::try_from(self.table.inputs.len()).expect("fewer than 65536 files");
        let origin = Origin { input, row: number };
        if !kept {
            self.set_aside += 1;
            self.table.aside.push(&values, origin);
            self.values = values;
            return;
        }
        self.loaded += 1;
        for (column, value) in self.table.values.iter_mut().zip(&values) {
            column.push(*value);
        }
        self.values = values;
        self.table.origins.push(origin);
    }

    fn value(&mut self, index: usize, cells: &[Cell<'_>], wide: Filled<'_>) -> Seen {
        if let Some(value) = self.constants[index] {
            return Seen { value, trouble: None };
        }
        let said = wide.is_some_and(|wide| wide.says.iter().any(|(own, _)| *own == index));
        let plain = !said && self.converters[index].from.is_none_or(From::is_plain);
        let place = match (self.seat(index), wide) {
            (_, Some(wide)) if self.wide == Some(index) => Some(wide.place),
            (Seat::At(place), _) => Some(*place),
            _ => None,
        };
        if let (Some(place), true) = (place, plain) {
            let cell = cells.get(place).copied().unwrap_or(Cell::Empty);
            return self.converters[index].convert(cell, self.interner);
        }
        let typed = self.typed(index, cells, wide).into_owned();
        self.converters[index].convert(Cell::Text(&typed), self.interner)
    }

    fn seat(&self, index: usize) -> &Seat {
        self.heading.as_ref().map_or(&Seat::None, |heading| &heading.seats[index])
    }

    /// What was typed for a column, here or where it stands for several rows.
    fn typed<'c>(&self, index: usize, cells: &[Cell<'c>], wide: Filled<'c>) -> Cow<'c, str> {
        let own = self.seated(index, cells, wide);
        match self.converters[index].from {
            Some(from) => {
                let carried = matches!(from.place, Where::Caption | Where::File(_));
                if from.is_plain() && !carried {
                    return own;
                }
                let filled =
                    |place| cells.get(place).is_some_and(|cell: &Cell<'_>| !cell.is_blank());
                let fills = from.beside.is_none_or(filled);
                let value = self.carried.value(index, from, &own, fills);
                match (&from.numbered, wide) {
                    (Some(between), Some(wide)) if !value.is_empty() => {
                        Cow::Owned(format!("{value}{between}{}", wide.number))
                    }
                    _ => Cow::Owned(value.to_owned()),
                }
            }
            None => own,
        }
    }

    /// What stands in the row itself.
    pub(super) fn seated<'c>(
        &self,
        index: usize,
        cells: &[Cell<'c>],
        wide: Filled<'c>,
    ) -> Cow<'c, str> {
        let text = |place: usize| cells.get(place).map_or(Cow::Borrowed(""), |cell| cell.text());
        if let Some(wide) = wide {
            if self.wide == Some(index) {
                return text(wide.place);
            }
            if let Some((_, said)) = wide.says.iter().find(|(own, _)| *own == index) {
                return Cow::Borrowed(said);
            }
        }
        match (self.seat(index), self.converters[index].from.map(|from| &from.place)) {
            (Seat::Joined(places), Some(Where::Joined { with, .. })) => {
                let texts = places.iter().map(|place| text(*place));
                let texts: Vec<String> = texts.map(|own| trimmed(&own).to_owned()).collect();
                let filled: Vec<&str> =
                    texts.iter().map(String::as_str).filter(|own| !own.is_empty()).collect();
                Cow::Owned(filled.join(with))
            }
            (Seat::At(place), _) => text(*place),
            _ => Cow::Borrowed(""),
        }
    }

    /// Overrides what the office corrects, where the export still says what it said then.
    fn correct(
        &mut self,
        number: u32,
        cells: &[Cell<'_>],
        wide: Filled<'_>,
        values: &mut [i64],
        troubles: &mut Vec<(usize, &'static str)>,
    ) {
        if self.corrections.is_empty() {
            return;
        }
        let schema = self.table.schema;
        for (correction, own) in self.corrections.of(&key_text(schema, values, self.interner)) {
            let Some(index) = schema.columns.iter().position(|c| c.name.text == own.column) else {
                continue;
            };
            // `418,5` is `418,50`, and the day that Excel shows is the day it keeps.
            let means = |rows: &mut Self, text: &str| {
                present(rows.converters[index].convert(Cell::Text(text), rows.interner).value)
            };
            let now = present(values[index]);
            let fate = if now.is_some() && means(self, &own.was) == now {
                Fate::Applied
            } else if now.is_some() && means(self, &own.becomes) == now {
                Fate::Mended
            } else {
                own.fate(trimmed(&self.typed(index, cells, wide)))
            };
            if fate == Fate::Applied {
                let text = Cell::Text(&own.becomes);
                let seen = self.converters[index].convert(text, self.interner);
                values[index] = seen.value;
                troubles.retain(|(column, _)| *column != index);
                troubles.extend(seen.trouble.map(|code| (index, code)));
            }
            let place = self.place(number, Some(index));
            self.told.met.push(Met { correction, fate, place });
        }
    }

    /// A code must be in its list on the day of the column that it names.
    fn check_validity(&mut self, values: &mut [i64], troubles: &mut Vec<(usize, &'static str)>) {
        for (index, day, list) in &self.dated {
            let (Some(number), Some(day)) = (present(values[*index]), present(values[*day])) else {
                continue;
            };
            if self.valid.contains(&(*index, number, day)) {
                continue;
            }
            if self.codebooks[*list].valid(&self.interner.text(number), Some(day)) {
                self.valid.insert((*index, number, day));
            } else {
                values[*index] = UNREADABLE;
                troubles.push((*index, "I115"));
            }
        }
    }

    fn tell(&mut self, row: u32, typed: &str, index: usize, code: &'static str, heavy: bool) {
        let column = &self.table.schema.columns[index];
        if code == "I114" {
            let codes = self.strange.entry(index).or_default();
            if codes.contains_key(typed) || codes.len() < MOST_STRANGE {
                *codes.entry(typed.to_owned()).or_default() += 1;
            }
        }
        // A number of a person may stand where it should not.
        let digits = typed.bytes().filter(u8::is_ascii_digit).count();
        let shown = if column.is_personal() || digits >= 11 { "…" } else { typed };
        let place = self.place_of_record(row, Some(index));
        // The same value again is the same finding at one more place: a million of them are small.
        let said = self.said.entry((index, code)).or_default();
        if let Some(known) = said.get(shown) {
            self.told.findings[*known as usize].places.push(place);
            return;
        }
        let shown: Arc<str> = Arc::from(shown);
        let next = u32::try_from(self.told.findings.len()).expect("fewer than 2^32 findings");
        said.insert(Arc::clone(&shown), next);
        let found = match (heavy, code) {
            (true, _) => Diagnostic::error(code),
            (_, code) if is_told_once(code) => Diagnostic::note(code),
            _ => Diagnostic::warning(code),
        };
        let near = match &column.ty {
            Type::Code(list) => {
                let known = self.codebooks[list].codes.iter().map(|line| line.code.as_str());
                nearest(typed, known).unwrap_or("none")
            }
            _ => "",
        };
        let shared = self.shared.entry((index, code, near)).or_insert_with(|| {
            let mut shared = vec![
                ("table", Field::from(&self.table.schema.title)),
                ("column", Field::from(&column.title)),
                ("field", Field::from(&column.name.text)),
            ];
            if code == "I154" {
                shared.push(("kind", column.ty.to_string().into()));
            }
            if let Type::Code(list) = &column.ty {
                shared.extend([("list", list.into()), ("nearest", near.into())]);
            }
            Arc::new(shared)
        });
        let found = Diagnostic { fields: Fields::sharing(shared), ..found };
        self.told.findings.push(found.at(place).with("value", &shown));
    }
}
