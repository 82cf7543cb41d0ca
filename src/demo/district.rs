//! Where people live. Polish: dzielnica.
//!
//! Drawn after everything else and for each household by its own number: what else the exports hold stays as it was.

use std::collections::BTreeMap;

use super::office::Office;
use super::random::Random;
use super::sheet::{Cell, Table};
use super::write::plain;

/// The districts of the city and how many of a hundred live there.
const DISTRICTS: [(&str, u32); 6] = [
    ("Śródmieście", 28),
    ("Zarzecze", 20),
    ("Osiedle Leśne", 18),
    ("Nowe Miasto", 16),
    ("Młyny", 11),
    ("Kolejowa", 7),
];
/// Of a thousand addresses so many were never put into a district.
const UNKNOWN: u32 = 15;
/// The gmina is the last column before the district.
const CITY: &str = "0862011";

/// Appends the district to the rows of people: one household lives in one. Who has no home, and children who come from
/// other communes, have none.
pub fn write(office: &mut Office, seed: u64) {
    let mut homes: BTreeMap<String, Option<String>> = BTreeMap::new();
    for own in &office.households {
        let home = (!own.shape.homeless).then(|| own.id.clone());
        for member in &own.members {
            homes.entry(member.person.clone()).or_insert_with(|| home.clone());
        }
    }
    for table in [Table::Persons, Table::Children] {
        for row in &mut office.rows[table as usize] {
            let person = plain(&row.cells[0], true).trim().to_owned();
            let is_here = row.cells.last().is_some_and(|own| plain(own, true).trim() == CITY);
            // A child in care is not of a household of the register: it has an address of its own.
            let home = homes.get(&person).cloned().unwrap_or_else(|| Some(person.clone()));
            let district = home.filter(|own| is_here && !own.is_empty());
            let district = district.and_then(|own| district_of(&own, seed));
            row.cells.push(district.map_or(Cell::Empty, Cell::from));
        }
    }
}

fn district_of(home: &str, seed: u64) -> Option<&'static str> {
    let digits: String = home.chars().filter(char::is_ascii_digit).collect();
    let letter = home.bytes().next().map_or(0, usize::from);
    let mut random = Random::of(seed ^ 4049, letter, digits.parse().ok()?);
    if random.chance(UNKNOWN) {
        return None;
    }
    Some(DISTRICTS[random.weighted(&DISTRICTS.map(|(_, own)| own))].0)
}
