//! In which district of the city persons and families live on a day. Polish: dzielnica, rejon opiekuńczy.

use rustc_hash::FxHashMap;

use super::view::Tables;
use crate::model::value::present;
use crate::model::{Codebook, Interner, Table};
use crate::template::subject::{FAMILIES, PERSONS, Whose};

/// The column that both registers may have.
pub const COLUMN: &str = "district";
/// Who belongs to which family, and when.
const MEMBERS: &str = "family_members";
/// The tables that say who lives where.
pub const REGISTERS: [&str; 3] = [PERSONS, FAMILIES, MEMBERS];

/// A district by its name in one spelling; interned.
pub type District = i64;

/// The districts of persons and families, as one day sees them.
#[derive(Debug, Default)]
pub struct Districts {
    persons: FxHashMap<i64, District>,
    families: FxHashMap<i64, District>,
}

impl Districts {
    /// A person lives where the register of persons says, else where all families that the person belongs to on the
    /// day live. A family lives where its latest state not after the day says, else where its head lives
    /// by the register of persons. Each is in one district at most, so that districts add up to the city.
    pub fn on(day: i64, tables: &Tables<'_>, spelling: &Spelling<'_>) -> Districts {
        let table = |name: &str| tables.get(name).copied();
        let of_persons = table(PERSONS).map(|own| registered(own, spelling)).unwrap_or_default();
        let families = table(FAMILIES).map(|own| of_families(own, day, &of_persons, spelling));
        let families = families.unwrap_or_default();
        let mut persons = of_persons;
        if let Some(members) = table(MEMBERS) {
            for (person, district) in through_families(members, day, &families) {
                persons.entry(person).or_insert(district);
            }
        }
        Districts { persons, families }
    }

    pub fn of(&self, whose: Whose, id: i64) -> Option<District> {
        let own = match whose {
            Whose::Person => &self.persons,
            Whose::Family => &self.families,
        };
        own.get(&id).copied()
    }
}

/// Names of districts in one spelling: letters of both sizes and spaces make no difference, and an office's own list says
/// which there are.
pub struct Spelling<'s> {
    pub interner: &'s Interner,
    /// `lists/district.csv`, by code or label.
    pub list: Option<&'s Codebook>,
}

impl Spelling<'_> {
    /// The name as it is printed; none of a name that the list does not have.
    pub fn name(&self, written: &str) -> Option<String> {
        let plain = plain(written);
        let Some(list) = self.list else {
            return (!plain.is_empty()).then_some(plain);
        };
        let is_same = |own: &str| plain.to_lowercase() == self::plain(own).to_lowercase();
        let line = list.codes.iter().find(|own| is_same(&own.code) || is_same(&own.label))?;
        Some(if line.label.is_empty() { line.code.clone() } else { line.label.clone() })
    }

    pub fn district(&self, written: &str) -> Option<District> {
        self.name(written).map(|own| self.interner.number(&own.to_lowercase()))
    }
}

/// Without spaces around, and one within.
fn plain(written: &str) -> String {
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The districts in a column, each text read once.
fn read(table: &Table, spelling: &Spelling<'_>) -> Vec<Option<District>> {
    let Some(column) = table.column(COLUMN) else {
        return vec![None; table.len()];
    };
    let mut known: FxHashMap<i64, Option<District>> = FxHashMap::default();
    let mut one = |value: i64| {
        present(value)?;
        *known.entry(value).or_insert_with(|| spelling.district(&spelling.interner.text(value)))
    };
    column.values.iter().map(|value| one(*value)).collect()
}

fn registered(table: &Table, spelling: &Spelling<'_>) -> FxHashMap<i64, District> {
    let Some(ids) = table.column("person_id") else {
        return FxHashMap::default();
    };
    let districts = read(table, spelling);
    let each = ids.values.iter().zip(districts);
    each.filter_map(|(id, own)| Some((present(*id)?, own?))).collect()
}

fn of_families(
    table: &Table,
    day: i64,
    persons: &FxHashMap<i64, District>,
    spelling: &Spelling<'_>,
) -> FxHashMap<i64, District> {
    let (Some(ids), Some(days)) = (table.column("family_id"), table.column("as_of")) else {
        return FxHashMap::default();
    };
    let heads = table.column("head_id");
    let districts = read(table, spelling);
    let mut latest: FxHashMap<i64, (i64, usize)> = FxHashMap::default();
    for record in 0..table.len() {
        let (Some(id), Some(as_of)) = (present(ids.values[record]), present(days.values[record]))
        else {
            continue;
        };
        if as_of > day {
            continue;
        }
        let own = latest.entry(id).or_insert((as_of, record));
        if own.0 < as_of {
            *own = (as_of, record);
        }
    }
    let district = |record: usize| {
        districts[record].or_else(|| persons.get(&present(heads?.values[record])?).copied())
    };
    latest.into_iter().filter_map(|(id, (_, record))| Some((id, district(record)?))).collect()
}

/// The district of each person whose families are all in one; of a family that nobody knows the district of, the person
/// may live there as well.
fn through_families(
    members: &Table,
    day: i64,
    families: &FxHashMap<i64, District>,
) -> Vec<(i64, District)> {
    let columns = ["person_id", "family_id", "valid_from", "valid_to"];
    let [Some(person), Some(family), Some(from), Some(to)] = columns.map(|own| members.column(own))
    else {
        return Vec::new();
    };
    let mut found: FxHashMap<i64, Option<District>> = FxHashMap::default();
    for record in 0..members.len() {
        let value = |values: &[i64]| present(values[record]);
        let begun = value(&from.values).is_none_or(|own| own <= day);
        let ended = value(&to.values).is_some_and(|own| own < day);
        let (Some(id), Some(family)) = (value(&person.values), value(&family.values)) else {
            continue;
        };
        if begun && !ended {
            let district = families.get(&family).copied();
            let own = found.entry(id).or_insert(district);
            if *own != district {
                *own = None;
            }
        }
    }
    found.into_iter().filter_map(|(id, own)| Some((id, own?))).collect()
}
