//! What speaks for a column of an export being a column of a table, in points.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashSet;

use super::codes;
use super::links::{Link, is_identifying};
use super::look::Column;
use super::made::Made;
use super::texts::codes_of;
use super::within::{self, Within};
use super::words::likeness;
use crate::model::{Codebook, Codebooks, ColumnSchema, TableSchema, Type};

/// Points of a header that is the column's name; others are measured by it.
pub const NAMED: i32 = 60;
/// With fewer points nothing is proposed.
pub const ENOUGH: i32 = 25;
/// Two candidates nearer than this are a question.
pub const MARGIN: i32 = 10;

/// The values under the keys of the tables that are known so far.
pub type Keys = BTreeMap<String, FxHashSet<Rc<str>>>;

/// What speaks for a pair, and what was seen. Polish: przesłanki.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    pub points: i32,
    /// The header is one of the column's names.
    pub named: bool,
    /// The header sounds like the column.
    pub sounds: bool,
    /// The values say that it is another column.
    pub denied: bool,
    pub reasons: Vec<Reason>,
}

/// Why, for people.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    Named,
    Sounds,
    Kind,
    /// So much of it is in a code list.
    Codes(String, u32),
    Translated(String),
    Key,
    /// So much of it is among the keys of a table.
    Refers(String, u32),
    /// Other columns are among its values.
    ReferredTo,
    Only,
    Empty,
    NotOfKind,
    NotUnique,
    NoSuchKeys(String),
    Strange(String),
    /// The header names a unit: what it must be multiplied by.
    Unit(&'static str),
    /// It is made of several columns, or of a part of one.
    Made,
    /// Words stand beside the code.
    Part,
}

/// What pairs of a sheet and a table are judged by.
pub struct Judge<'j> {
    pub codebooks: &'j Codebooks,
    pub keys: &'j Keys,
    /// Keys of exports in other folders, of tables that these know nothing of.
    pub elsewhere: &'j Keys,
    /// Texts that columns of other sheets refer to a table with.
    pub referring: &'j Keys,
    /// How the columns of the sheet meet those of others; none known, none said.
    pub links: &'j [Link],
    /// What the lists say of its columns, which many tables ask.
    pub told: &'j Told,
}

/// What a list says of a column: points and why, when it says anything.
type OfList = Option<(i32, Reason)>;

/// What the code lists said of the columns of a sheet: asked once, not for every table that has the list.
#[derive(Debug, Default)]
pub struct Told {
    codes: RefCell<BTreeMap<(usize, String, bool), OfList>>,
}

impl Told {
    fn codes(
        &self,
        own: &Column,
        list: &str,
        ignore_case: bool,
        ask: impl FnOnce() -> OfList,
    ) -> OfList {
        let key = (own.place, list.to_owned(), ignore_case);
        if let Some(known) = self.codes.borrow().get(&key) {
            return known.clone();
        }
        let found = ask();
        self.codes.borrow_mut().insert(key, found.clone());
        found
    }
}

/// Its values are codes of the list, or words for them.
fn told_by_list(own: &Column, book: &Codebook, ignore_case: bool) -> OfList {
    let share = codes_of(&own.texts, book);
    if share >= 0.7 {
        // Numbers and single letters are codes of many lists.
        let telling = own.texts.each.iter().any(|(text, _)| text.chars().count() > 2);
        let several = own.texts.each.len() > 1;
        let all = book.codes.iter().all(|line| own.texts.has(&line.code));
        let points = match (telling, several) {
            (true, true) => 40,
            (true, false) => 25,
            // Every code of the list, and nothing else.
            (false, true) if all && share >= 1.0 => 30,
            (false, _) => 20,
        };
        return Some((points, Reason::Codes(book.name.clone(), (100.0 * share) as u32)));
    }
    let translation = codes::translated(&own.texts, book, ignore_case);
    let known = translation.iter().filter(|own| own.ours.is_some()).count();
    let all = !translation.is_empty() && known == translation.len();
    let by_label = all && codes::by_label(&translation);
    let of_part = || within::of_column(own, book, ignore_case);
    let points = match (all, by_label) {
        (true, true) => 35,
        _ => match (of_part(), all) {
            (Some(Within { sure: true, .. }), _) => 35,
            (Some(_), _) => 20,
            (None, true) => 10,
            (None, false) => return None,
        },
    };
    Some((points, Reason::Translated(book.name.clone())))
}

impl Judge<'_> {
    /// None: it cannot be.
    pub fn pair(
        &self,
        own: &Column,
        table: &TableSchema,
        schema: &ColumnSchema,
    ) -> Option<Evidence> {
        if own.hidden {
            return None;
        }
        let like = likeness(own.telling_title(), schema);
        let mut found = Evidence {
            points: (f64::from(NAMED) * like) as i32,
            named: like >= 1.0,
            sounds: like > 0.25,
            ..Evidence::default()
        };
        if found.named {
            found.reasons.push(Reason::Named);
        } else if found.sounds {
            found.reasons.push(Reason::Sounds);
        }
        if own.texts.each.is_empty() {
            // Nothing speaks but the name.
            let key = table.needs(schema);
            found.reasons.push(Reason::Empty);
            return (found.named && !key || like > 0.5).then_some(found);
        }
        self.values(own, table, schema, &mut found)?;
        // Of four columns of reasons side by side most cells are blank.
        let wide = matches!(own.made, Some(Made::Wide(_)));
        if table.needs(schema) && !wide && 2 * own.texts.filled() < own.texts.count() {
            found.points -= 15;
        }
        Some(found)
    }

    fn values(
        &self,
        own: &Column,
        table: &TableSchema,
        schema: &ColumnSchema,
        found: &mut Evidence,
    ) -> Option<()> {
        const MOST: f64 = 0.8;
        let kinds = own.kinds;
        let (share, points) = match &schema.ty {
            Type::Pesel => (kinds.pesel, 40),
            Type::Teryt => (kinds.teryt, 30),
            Type::Regon => (kinds.regon, 30),
            Type::Nip => (kinds.nip, 30),
            Type::Date => (kinds.date, 12),
            Type::Money => (kinds.money, if kinds.whole < MOST { 12 } else { 6 }),
            Type::Int => (kinds.whole, 8),
            Type::Decimal(_) => (kinds.number, 8),
            Type::Bool => (kinds.truth, if kinds.whole < 1.0 { 14 } else { 8 }),
            Type::Code(list) => return self.codes(own, schema, list, found),
            Type::Id => (kinds.id, if kinds.date < MOST { 8 } else { 0 }),
            Type::Text => (1.0, 2),
        };
        if share < MOST {
            if !found.named {
                return None;
            }
            // The header says so and the values do not: that is a question, not an answer.
            found.denied = true;
            found.points -= 25;
            found.reasons.push(Reason::NotOfKind);
            return Some(());
        }
        found.points += points;
        if schema.ty != Type::Text {
            found.reasons.push(Reason::Kind);
        }
        if schema.ty == Type::Id {
            self.identifier(own, table, schema, found);
        }
        Some(())
    }

    fn codes(
        &self,
        own: &Column,
        schema: &ColumnSchema,
        list: &str,
        found: &mut Evidence,
    ) -> Option<()> {
        let seen = self.told.codes(own, list, schema.ignore_case, || {
            self.codebooks.get(list).and_then(|book| told_by_list(own, book, schema.ignore_case))
        });
        if let Some((points, reason)) = seen {
            found.points += points;
            found.reasons.push(reason);
            return Some(());
        }
        let book = self.codebooks.get(list)?;
        // Codes of their own: the header must say what they are.
        let few = own.texts.each.len() <= 4 * book.codes.len() + 4;
        let quantity = own.kinds.date >= 0.8 || (own.kinds.money >= 0.8 && own.kinds.whole < 0.8);
        if !few || quantity || !found.sounds {
            return None;
        }
        found.reasons.push(Reason::Strange(list.to_owned()));
        Some(())
    }

    fn identifier(
        &self,
        own: &Column,
        table: &TableSchema,
        schema: &ColumnSchema,
        found: &mut Evidence,
    ) {
        let name = &schema.name.text;
        let link = self.links.get(own.place).copied().unwrap_or_default();
        if is_identifying(own) {
            found.points += 6;
        }
        let is_key = matches!(table.key.as_slice(), [key] if key.text == *name);
        if is_key {
            let unique = own.texts.is_unique();
            if unique && own.texts.filled() == own.texts.count() {
                found.points += 17;
                found.reasons.push(Reason::Key);
            } else if !unique && own.texts.each.len() * 10 < own.texts.filled() * 9 {
                found.points -= 30;
                found.denied |= found.named;
                found.reasons.push(Reason::NotUnique);
            }
        }
        let first = table.key.first().is_some_and(|key| key.text == *name);
        if first
            && let Some(texts) = self.referring.get(&table.name.text)
            && !texts.is_empty()
        {
            let there = texts.iter().filter(|text| own.texts.has(text)).count();
            if there * 10 >= texts.len() * 8 {
                found.points += 20;
                found.reasons.push(Reason::ReferredTo);
            }
        } else if first && link.referred {
            found.points += 12;
            found.reasons.push(Reason::ReferredTo);
        }
        let Some(target) = &schema.references else {
            return;
        };
        if let Some(keys) = self.keys.get(&target.text).filter(|keys| !keys.is_empty()) {
            let share = own.texts.share(|text| keys.contains(text)).unwrap_or_default();
            if share >= 0.7 {
                found.points += 30;
                found.reasons.push(Reason::Refers(target.text.clone(), (100.0 * share) as u32));
            } else if share < 0.1 {
                found.points -= 45;
                found.denied |= found.named;
                found.reasons.push(Reason::NoSuchKeys(target.text.clone()));
            }
            return;
        }
        let elsewhere = self.elsewhere.get(&target.text).filter(|keys| !keys.is_empty());
        let share = elsewhere.and_then(|keys| own.texts.share(|text| keys.contains(text)));
        if let Some(share) = share.filter(|share| *share >= 0.5) {
            // Another period has other records: who is not there says nothing.
            found.points += 20;
            found.reasons.push(Reason::Refers(target.text.clone(), (100.0 * share) as u32));
        } else if link.refers {
            found.points += 8;
        }
    }
}
