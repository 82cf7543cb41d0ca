//! What partners owe the centre, supplier by supplier. Polish: dane partnerów.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::diagnostic::Catalogue;
use crate::run::{Awaited, Delivered};

/// The measures that one supplier sends by one day.
struct Parcel<'a> {
    measures: &'a [Awaited],
    first: &'a Awaited,
    /// Days that are left; below zero it is late.
    left: i64,
}

impl Parcel<'_> {
    fn missing(&self) -> impl Iterator<Item = &Awaited> {
        self.measures.iter().filter(|own| own.delivered != Delivered::Here)
    }
}

fn parcels(awaited: &[Awaited], today: NaiveDate) -> impl Iterator<Item = Parcel<'_>> {
    let of_one =
        awaited.chunk_by(|one, next| (one.day, &one.supplier) == (next.day, &next.supplier));
    of_one.filter_map(move |measures| {
        let first = measures.first()?;
        Some(Parcel { measures, first, left: (first.day - today).num_days() })
    })
}

/// Is something missing whose day has passed?
pub fn is_late(awaited: &[Awaited], today: NaiveDate) -> bool {
    awaited.iter().any(|own| own.day < today && own.delivered != Delivered::Here)
}

/// A line a supplier and day, under it what is missing.
pub fn tell(awaited: &[Awaited], today: NaiveDate, catalogue: &Catalogue) {
    let Some(first) = awaited.first() else {
        return;
    };
    let fields = [("day", today.to_string().into()), ("year", first.year.to_string().into())];
    out!("\n{}", catalogue.say("due-partners", &fields));
    for own in parcels(awaited, today) {
        let missing = own.missing().count();
        let state = match (missing, own.left) {
            (0, _) => "here",
            (_, 0..) => "open",
            _ => "late",
        };
        let fields = [
            ("state", state.into()),
            ("missing", missing.into()),
            ("of", own.measures.len().into()),
            ("days", own.left.abs().into()),
        ];
        let said = catalogue.say("due-partner", &fields);
        out!("  {}  {}: {said}", own.first.day, own.first.supplier);
        for own in own.missing() {
            let (id, reported, expected) = match own.delivered {
                Delivered::InPart { reported, expected } => {
                    ("due-partner-in-part", reported, expected)
                }
                Delivered::Here | Delivered::Missing => ("due-partner-missing", 0, 0),
            };
            let fields = [
                ("title", own.title.clone().into()),
                ("measure", own.measure.clone().into()),
                ("reported", i64::from(reported).into()),
                ("expected", i64::from(expected).into()),
            ];
            out!("              {}", catalogue.say(id, &fields));
        }
    }
}

pub fn told(awaited: &[Awaited], today: NaiveDate) -> Vec<Value> {
    let of_one = |own: Parcel<'_>| {
        let measures = own.measures.iter().map(|own| {
            let (state, units) = match own.delivered {
                Delivered::Here => ("here", None),
                Delivered::InPart { reported, expected } => ("in_part", Some((reported, expected))),
                Delivered::Missing => ("missing", None),
            };
            json!({
                "measure": own.measure, "title": own.title, "state": state,
                "reported": units.map(|own| own.0), "expected": units.map(|own| own.1),
            })
        });
        json!({
            "supplier": own.first.supplier, "year": own.first.year,
            "deadline": own.first.day.to_string(), "days_left": own.left,
            "measures": measures.collect::<Vec<_>>(),
        })
    };
    parcels(awaited, today).map(of_one).collect()
}
