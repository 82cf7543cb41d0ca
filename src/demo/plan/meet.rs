//! Interviews, births and social work.

use super::profile::draw;
use super::span;
use crate::demo::calendar::{half_end, shift};
use crate::demo::office::Office;
use chrono::NaiveDate;

/// The family is visited again in each half-year in which it is helped.
pub fn revisit(office: &mut Office, place: usize, span: (NaiveDate, NaiveDate)) {
    let (mut start, to) = span;
    while start < to {
        let end = half_end(start).min(to);
        let kind = *office.random.pick(&["A", "A", "A", "O"]);
        let on = shift(start, office.random.between(0, (end - start).num_days()));
        if on > office.households[place].known {
            office.visit(place, on, kind);
        }
        start = shift(end, 1);
    }
}

/// Interviews, births and social work of a helped household.
pub fn meet(office: &mut Office, place: usize, span: (NaiveDate, NaiveDate)) {
    let (from, to) = span;
    let last = (to - from).num_days();
    revisit(office, place, span);
    if office.households[place].shape.children > 0 && office.random.chance(25) {
        let on = shift(from, office.random.between(1, last));
        office.birth(place, on);
    }
    let works = [
        ("praca_socjalna", "G", 280),
        ("kontrakt", "G", 48),
        ("projekt", "G", 15),
        ("poradnictwo", "G", 45),
        ("poradnictwo", "P", 22),
    ];
    for (form, task, chance) in works {
        if office.random.chance(chance) {
            let start = shift(from, office.random.between(0, last / 2));
            office.work_with(place, form, task, start, to);
        }
    }
}

/// Families that get nothing but social work.
pub fn social_work_only(office: &mut Office, number: usize, year: i32) {
    for _ in 0..number {
        let (from, to) = span(office, year);
        let (mut shape, _) = draw(office);
        shape.homeless = false;
        let before = office.random.between(5, 60);
        let place = office.settle(shape, shift(from, -before));
        let form = match office.random.weighted(&[90, 8, 2]) {
            0 => "praca_socjalna",
            1 => "kontrakt",
            _ => "projekt",
        };
        office.work_with(place, form, "G", from, to);
    }
}
