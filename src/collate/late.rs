//! Who sent no return, or sent it after the day that the calendar, or else the form itself, says for the unit. Polish: braki
//! i po terminie.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::units::{Unit, Units};
use crate::builtin;
use crate::diagnostic::{Diagnostic, Problems};
use crate::model::date;
use crate::run::deadline_of;
use crate::template::form::Form;
use crate::template::term::{Term, Terms, part_of};
use crate::verify::{Desk, Room};

/// The terms of the calendar; what is wrong with them is told.
pub fn terms(room: &Room, problems: &Problems) -> Terms {
    let editions = builtin::editions(&room.files);
    Terms::read(&room.files, editions.keys().map(String::as_str), problems)
}

/// Units whose return came late, and the days that these should have kept.
#[derive(Default)]
pub struct Late {
    pub units: Vec<Unit>,
    pub days: BTreeSet<NaiveDate>,
    /// The days that anybody was judged by and no letter of the office said.
    pub from_rules: BTreeSet<NaiveDate>,
}

/// Of a unit whose voivodeship nobody tells, only what holds for all of them is known.
pub fn late(units: &Units, desk: &Desk, terms: &Terms) -> Late {
    // Of thousands of units a few days are worked out.
    let mut days: BTreeMap<String, Option<NaiveDate>> = BTreeMap::new();
    let head = Form { sections: Vec::new(), rules: Vec::new(), ..desk.form.clone() };
    let mut found = Late::default();
    for own in &units.all {
        let Some(received) = own.received else {
            continue;
        };
        let place = own.place.clone();
        let day = *days.entry(place).or_insert_with_key(|place| {
            let term = terms.of(&desk.form.id, desk.period, place);
            let day =
                deadline_of(&with_term(&head, term, desk), desk.period, &desk.library.holidays);
            let from_rules = day.filter(|_| term.is_none_or(|own| !own.own));
            found.from_rules.extend(from_rules);
            day
        });
        if let Some(day) = day.filter(|own| received > date::to_days(*own)) {
            found.units.push(own.clone());
            found.days.insert(day);
        }
    }
    found
}

/// V156 who is missing, V157 who was late.
pub fn completeness(missing: &[Unit], late: &Late, units: &Units) -> Vec<Diagnostic> {
    let names = |all: &[Unit]| {
        let shown: Vec<String> =
            all.iter().take(10).map(|own| format!("{} {}", own.id, own.name)).collect();
        let more = if all.len() > 10 { ", …" } else { "" };
        format!("{}{more}", shown.join(", "))
    };
    let mut found = Vec::new();
    let days: Vec<String> =
        late.days.iter().map(|own| own.format("%d.%m.%Y").to_string()).collect();
    for (code, all) in [("V156", missing), ("V157", late.units.as_slice())] {
        if !all.is_empty() {
            let said = Diagnostic::warning(code)
                .with("count", all.len())
                .with("of", units.all.len())
                .with("units", names(all));
            found.push(if code == "V157" { said.with("days", days.join(", ")) } else { said });
        }
    }
    found
}

/// The head of the form with the day of the term in place of its own.
fn with_term(head: &Form, term: Option<&Term>, desk: &Desk) -> Form {
    let mut own = head.clone();
    let (part, kind) = (part_of(desk.period), desk.period.kind());
    let said = term.and_then(|own| Some((own.day?, own.on_free_day)));
    for variant in own.variants.iter_mut().filter(|own| own.period == kind) {
        if let Some((day, on_free_day)) = said {
            variant.due = vec![(part.clone(), day)];
            variant.on_free_day = on_free_day;
        }
    }
    own
}
