//! The benefits that a household gets.

use super::profile::Profile;
use crate::demo::calendar::{age, half_end, month_end, shift};
use crate::demo::help::Extras;
use crate::demo::household::Shape;
use crate::demo::office::Office;
use chrono::{Datelike, NaiveDate};

/// The benefits of one household in one year.
pub fn support(
    office: &mut Office,
    place: usize,
    profile: Profile,
    open: bool,
    span: (NaiveDate, NaiveDate),
) {
    let (from, to) = span;
    let shape = office.households[place].shape;
    let plain = Extras::default();
    match profile {
        Profile::Permanent if open => {
            // The decision in force at the end is granted until further notice.
            let open = to == office.end;
            office.deliver(place, 0, permanent(shape), from, to, Extras { open, ..plain });
        }
        Profile::Permanent => office.deliver(place, 0, permanent(shape), from, to, plain),
        Profile::Periodic => {
            let kinds = ["ZOK-C", "ZOK-B", "ZOK-N", "ZOK-U", "ZOK-I"];
            let kind = kinds[office.random.weighted(&[22, 55, 10, 2, 11])];
            let continued = office.random.chance(30);
            // Granted for some months, and often again.
            let until = month_end_after(from, office.random.between(1, 5)).min(to);
            office.deliver(place, 0, kind, from, until, Extras { continued, ..plain });
            let next = shift(until, 1);
            if next < to && office.random.chance(450) {
                office.deliver(place, 0, kind, next, to, plain);
            }
        }
        Profile::Home => office.deliver(place, 0, "DPS", from, to, plain),
        Profile::Care => {
            let kind = if office.random.chance(50) { "UOS" } else { "UO" };
            office.deliver(place, 0, kind, from, to, plain);
        }
        Profile::Shelter => {
            let kinds =
                ["schronisko", "schronisko_uslugi", "noclegownia", "ogrzewalnia", "kryzys_masowy"];
            let shelter = kinds[office.random.weighted(&[50, 12, 28, 9, 1])];
            office.deliver(place, 0, "SCH", from, to, Extras { shelter, ..plain });
        }
        Profile::Guardian => office.deliver(place, 0, "WOP", from, to, plain),
        Profile::Psychiatric => office.deliver(place, 0, "SUO", from, to, plain),
        Profile::Purpose | Profile::Meals => {}
    }
    let cash = match profile {
        Profile::Purpose => 1000,
        Profile::Home | Profile::Care | Profile::Guardian => 170,
        Profile::Shelter => 350,
        _ => 650,
    };
    if office.random.chance(cash) {
        let times = office.random.between(1, 7);
        office.deliver(place, 0, "ZCL", from, to, Extras { times, ..plain });
    }
    for member in 0..office.households[place].members.len() {
        let small = age(office.households[place].members[member].birth, from) < 7;
        let child = member >= shape.adults;
        let chance = match (profile, child) {
            (Profile::Meals, true) => 950,
            (_, true) => 450,
            (Profile::Home | Profile::Shelter, _) => 0,
            _ => 70,
        };
        if office.random.chance(chance) && office.households[place].members[member].birth < from {
            let kind = if !child {
                "POS-I"
            } else if small {
                "POS-D"
            } else {
                "POS-U"
            };
            let at_once = office.random.chance(30);
            office.deliver(place, member, kind, from, to, Extras { at_once, ..plain });
        }
    }
    let homeless = shape.homeless;
    let rare = [
        ("ZCS", 100),
        ("Z39", 25),
        ("ZRZ", 36),
        ("ZCZ", 11),
        ("ZLO", 6),
        ("BIL", 13),
        ("PZY", 26),
        ("UBR", 17),
        ("POG", 24),
        ("USA-N", 1),
        ("USA-Z", 2),
        ("USA-P", 1),
    ];
    for (benefit, chance) in rare {
        if office.random.chance(chance) {
            once(
                office,
                place,
                benefit,
                span,
                Extras { homeless, at_once: benefit == "PZY", ..plain },
            );
        }
    }
    if shape.foreign && office.random.chance(400) {
        let benefit = *office.random.pick(&["ZCU", "NCU"]);
        once(office, place, benefit, span, plain);
    }
}

/// The permanent benefit of a single person, or of one who lives in a family.
pub fn permanent(shape: Shape) -> &'static str {
    if shape.adults + shape.children == 1 { "ZST-S" } else { "ZST-R" }
}

/// A benefit given once, within one half-year.
pub fn once(
    office: &mut Office,
    place: usize,
    benefit: &str,
    span: (NaiveDate, NaiveDate),
    extras: Extras,
) {
    let last = (span.1 - span.0).num_days();
    let from = shift(span.0, office.random.between(0, last));
    let to = shift(from, office.random.between(0, 21)).min(half_end(from)).min(span.1);
    office.deliver(place, 0, benefit, from, to, extras);
}

/// The last day of a month, so many months on.
fn month_end_after(from: NaiveDate, more: i64) -> NaiveDate {
    let later = shift(from, more * 30 + 10);
    month_end(later.year(), later.month())
}
