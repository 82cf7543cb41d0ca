//! The workbook of the team that assesses a strategy: in short, a sheet a goal, a card an indicator, how it is
//! worked out, and from what. Polish: skoroszyt zespołu oceniającego.

mod card;
mod chart;
mod data;
#[cfg(test)]
pub mod fixture;
mod frame;
mod goal;
mod looks;
mod method;
mod paper;
pub mod say;
mod summary;
mod suppliers;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeSet;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::xlsx::{allowed_name, print_named, properties_named};
use crate::indicator::Monitoring;
use chart::Drawing;
use looks::Looks;

const SUMMARY: &str = "Podsumowanie";
const METHOD: &str = "Metoda";
const DATA: &str = "Dane";
/// What the charts are drawn from.
const DRAWN: &str = "Szeregi";

/// What every sheet needs.
struct Desk<'m> {
    of: &'m Monitoring,
    looks: Looks,
    /// The names of the sheets of the goals and of the cards.
    goals: Vec<String>,
    cards: Vec<String>,
}

impl<'m> Desk<'m> {
    fn new(of: &'m Monitoring) -> Desk<'m> {
        let mut taken: BTreeSet<String> =
            [SUMMARY, METHOD, DATA, DRAWN].iter().map(|own| own.to_lowercase()).collect();
        let goal = |id: &str| match id.to_lowercase().starts_with("cel") {
            true => id.to_owned(),
            false => format!("Cel {id}"),
        };
        Desk {
            goals: of.goals.iter().map(|own| free_name(&goal(&own.id), &mut taken)).collect(),
            cards: of.cards.iter().map(|own| free_name(&own.indicator.id, &mut taken)).collect(),
            looks: Looks::new(),
            of,
        }
    }

    fn print(&self, sheet: &mut Worksheet, title: &str, landscape: bool) {
        // One line of an upright page holds no more.
        let district = self.of.district.as_ref().map(|own| format!(", {}", own.name));
        let district = district.unwrap_or_default();
        let of = match self.of.title.char_indices().nth(80) {
            Some((end, _)) => format!("{}…", self.of.title[..end].trim_end()),
            None => self.of.title.clone(),
        };
        print_named(sheet, &format!("{of}{district}, {} r., {title}", self.of.year), "", landscape);
    }
}

/// A name of a sheet that is allowed and that no other has; letters of both sizes are one for a spreadsheet.
fn free_name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = allowed_name(if wanted.is_empty() { "_" } else { wanted });
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        let ending = format!(" ({number})");
        let room = 31 - ending.chars().count();
        name = allowed_name(wanted).chars().take(room).collect::<String>() + &ending;
        number += 1;
    }
    name
}

/// The bytes of the workbook; the same monitoring gives the same bytes on any day.
pub fn monitor_xlsx(monitoring: &Monitoring) -> Result<Vec<u8>, String> {
    build(monitoring).map_err(|error| error.to_string())
}

fn build(monitoring: &Monitoring) -> Result<Vec<u8>, XlsxError> {
    let desk = Desk::new(monitoring);
    let district = monitoring.district.as_ref().map(|own| format!(", {}", own.name));
    let district = district.unwrap_or_default();
    let title = format!("{}{district}, {} r.", monitoring.title, monitoring.year);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties_named(&title, "Monitorowanie", &monitoring.office)?);
    summary::write(workbook.add_worksheet().set_name(SUMMARY)?, &desk)?;
    for (goal, name) in monitoring.goals.iter().zip(&desk.goals) {
        goal::write(workbook.add_worksheet().set_name(name)?, (goal, name), &desk)?;
    }
    let drawings = Drawing::all(monitoring);
    for ((card, name), drawing) in monitoring.cards.iter().zip(&desk.cards).zip(&drawings) {
        let sheet = workbook.add_worksheet().set_name(name)?;
        card::write(sheet, (card, name), drawing.as_ref(), &desk)?;
    }
    method::write(workbook.add_worksheet().set_name(METHOD)?, &desk)?;
    data::write(workbook.add_worksheet().set_name(DATA)?, &desk)?;
    chart::write(workbook.add_worksheet().set_name(DRAWN)?, &drawings, &desk)?;
    workbook.save_to_buffer()
}
