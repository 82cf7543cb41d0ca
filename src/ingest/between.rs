//! What stands between the records of a source and is none of them: captions, the header again, totals, rows
//! that were torn.

use std::sync::Arc;

use super::SetAside;
use super::cell::Cell;
use super::header::{Heading, Seat};
use super::parse::trimmed;
use super::rows::Rows;
use crate::diagnostic::Diagnostic;

impl Rows<'_, '_> {
    /// The text of a row in which it stands alone, where the mapping reads captions.
    pub(super) fn caption<'c>(&self, cells: &[Cell<'c>]) -> Option<&'c str> {
        if !self.has_captions {
            return None;
        }
        let mut filled = cells.iter().filter(|cell| !cell.is_blank());
        match (filled.next(), filled.next()) {
            (Some(Cell::Text(text)), None) => Some(text),
            _ => None,
        }
    }

    /// A printed page begins with the header and ends with totals: neither is a record.
    pub(super) fn is_between(&self, cells: &[Cell<'_>]) -> bool {
        let Some(heading) = &self.heading else {
            return false;
        };
        if heading.is_repeated(cells) {
            return true;
        }
        let Some((place, Cell::Text(text))) =
            cells.iter().enumerate().find(|(_, cell)| !cell.is_blank())
        else {
            return false;
        };
        if self.source.totals || !is_total(text) {
            return false;
        }
        let seats = heading.seats.iter().zip(&self.needed).filter(|(_, needed)| **needed);
        let mut places = seats.filter_map(|(seat, _)| match seat {
            Seat::At(place) => Some(*place),
            _ => None,
        });
        // „SUMA-7” may be the id of a record, „Razem z siostrą” what somebody noted of one.
        let numbered = text.bytes().any(|byte| byte.is_ascii_digit());
        let blank = |own: usize| cells.get(own).is_none_or(|cell| cell.is_blank());
        places.any(|own| if own == place { !numbered } else { blank(own) })
    }

    /// Has a row of text more cells than the header?
    ///
    /// Some programs end every row but the header with a delimiter: then the first row has one blank cell
    /// more, and all others may. Not where the delimiter is a comma, which stands in amounts too.
    pub(super) fn is_torn(&mut self, cells: &[Cell<'_>]) -> bool {
        let Some(delimiter) = self.delimiter else {
            return false;
        };
        let header = self.heading.as_ref().map_or(0, Heading::width);
        let blank = cells.iter().skip(header).all(|cell| cell.is_blank());
        let width = *self.width.get_or_insert(if blank && delimiter != b',' {
            header.max(cells.len())
        } else {
            header
        });
        !blank || cells.len() > width
    }

    /// A row whose values may stand under wrong headers is no record.
    pub(super) fn set_aside_torn(&mut self, number: u32) {
        self.set_aside += 1;
        let place = self.place_of_record(number, None);
        let said = self.said.entry((usize::MAX, "I165")).or_default();
        if let Some(known) = said.get("") {
            self.told.findings[*known as usize].places.push(place);
        } else {
            said.insert(Arc::from(""), self.told.findings.len() as u32);
            let found = Diagnostic::error("I165").at(place);
            self.told.findings.push(found.with("table", &self.table.schema.title));
        }
        let place = self.place_of_record(number, None);
        self.told.set_aside.push(SetAside {
            table: Arc::clone(&self.of),
            place,
            code: "I165",
            column: None,
            waived: None,
        });
    }
}

/// The first word of a row of totals, or of what a program prints below a table.
pub(super) fn is_total(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "razem",
        "ogółem",
        "ogolem",
        "suma",
        "łącznie",
        "podsumowanie",
        "total",
        "wydrukowano",
        "sporządził",
    ];
    let word = trimmed(text).split(|letter: char| !letter.is_alphabetic()).next();
    let word = word.unwrap_or_default();
    // Ids of records are no words, and most rows begin with one.
    (4..=16).contains(&word.len()) && WORDS.contains(&word.to_lowercase().as_str())
}
