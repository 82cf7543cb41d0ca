//! Tasks of the county. Polish: zadania powiatu.

use super::meet::revisit;
use super::support::once;
use super::{share, span};
use crate::demo::calendar::shift;
use crate::demo::help::Extras;
use crate::demo::household::Shape;
use crate::demo::office::Office;

/// Young people leaving care, training flats, integration of foreigners.
pub fn county(office: &mut Office, inhabitants: u32, year: i32) {
    let left = ["dps_dzieci", "dom_matek", "schronisko_niel", "zaklad_popr", "sosw", "mos", "mow"];
    for _ in 0..share(75, inhabitants) {
        let (from, to) = span(office, year);
        let before = office.random.between(20, 300);
        let shape = Shape { adults: 1, care_leaver: true, ..Shape::default() };
        let place = office.settle(shape, shift(from, -before));
        revisit(office, place, (from, to));
        let left = left[office.random.weighted(&[8, 6, 3, 10, 30, 18, 25])];
        let extras = Extras { left, ..Extras::default() };
        if office.random.chance(800) {
            office.deliver(place, 0, "KNA", from, to, extras);
        } else {
            once(office, place, "USM", (from, to), extras);
        }
        for (benefit, chance) in [("USM", 250), ("ZAG", 270)] {
            if office.random.chance(chance) {
                once(office, place, benefit, (from, to), extras);
            }
        }
        if year >= 2024 && office.random.chance(300) {
            let flat = *office.random.pick(&["MCH-T", "MCH-W"]);
            office.deliver(place, 0, flat, from, to, Extras::default());
        }
    }
    for _ in 0..share(12, inhabitants) {
        let (from, to) = span(office, year);
        let children = office.random.between(0, 3) as usize;
        let shape = Shape { adults: 2, children, foreign: true, ..Shape::default() };
        let before = office.random.between(5, 40);
        let place = office.settle(shape, shift(from, -before));
        revisit(office, place, (from, to));
        office.deliver(place, 0, "IPI", from, to, Extras::default());
        office.deliver(place, 0, "IPS", from, to, Extras::default());
        office.work_with(place, "integracja", "P", from, to);
    }
}
