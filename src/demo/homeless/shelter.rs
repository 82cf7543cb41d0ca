//! Shelters: their places over time, and who uses facilities without a decision.

use super::Register;
use crate::demo::calendar::{day, half, month_end, shift};
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// A shelter of the town or one of another gmina by agreement: facility, form, title, address, gmina, operator, its
/// seat and form, gmina of the agreement.
type Shelter = [&'static str; 9];

const SHELTERS: [Shelter; 4] = [
    [
        "J02",
        "noclegownia",
        "Noclegownia miejska",
        "ul. Nocna 1, Przykładów",
        "0862011",
        "Miejski Ośrodek Pomocy Społecznej w Przykładowie",
        "Przykładów",
        "gmina",
        "",
    ],
    [
        "J03",
        "schronisko",
        "Schronisko „Przystań”",
        "ul. Portowa 4, Przykładów",
        "0862011",
        "Stowarzyszenie „Przystań”",
        "Przykładów",
        "stowarzyszenie",
        "",
    ],
    [
        "J04",
        "ogrzewalnia",
        "Ogrzewalnia przy Młyńskiej",
        "ul. Młyńska 9, Przykładów",
        "0862011",
        "Spółdzielnia Socjalna „Razem”",
        "Przykładów",
        "spoldzielnia",
        "",
    ],
    [
        "JS1",
        "schronisko_uslugi",
        "Schronisko z usługami „Opoka”",
        "ul. Leśna 2, Sąsiedzin",
        "0809012",
        "Fundacja „Opoka”",
        "Sąsiedzin",
        "fundacja",
        "0809012",
    ],
];

impl Register<'_> {
    /// The places of the shelters: those of the warming room grow in the second year, the shelter of the other gmina is
    /// new in the first year and gone in the last.
    pub(super) fn offer_places(&mut self, years: RangeInclusive<i32>) {
        let (first, last) = (*years.start(), *years.end());
        let old = day(first - 4, 1, 1);
        let grows = day((first + 1).min(last), 11, 1);
        let entries = [
            (0, 40, 40, old, None),
            (1, 50, 60, old, None),
            (2, 20, 20, old, Some(shift(grows, -1))),
            (2, 25, 25, grows, None),
            (3, 6, 30, day(first, 3, 1), Some(day(last, 9, 30))),
        ];
        for (number, (shelter, reported, places, from, to)) in entries.into_iter().enumerate() {
            let [facility, form, title, address, gmina, operator, seat, legal, agreement] =
                SHELTERS[shelter];
            let id = format!("RM{:03}", number + 1);
            self.states(Table::ShelterPlaces, (from, to), |on| {
                vec![
                    Cell::from(&id),
                    facility.into(),
                    form.into(),
                    title.into(),
                    address.into(),
                    gmina.into(),
                    Cell::Number(reported * 100),
                    Cell::Number(places * 100),
                    operator.into(),
                    seat.into(),
                    legal.into(),
                    "tel. 000 000 000, mops@przykladow.example".into(),
                    agreement.into(),
                    Cell::Date(from),
                    super::known(to, on),
                ]
            });
        }
    }

    /// Nights without a decision, day care and the centre of services in a year.
    pub(super) fn use_places(&mut self, year: i32) {
        for month in 1..=12 {
            let (from, to) = (day(year, month, 1), month_end(year, month));
            if !(4..=10).contains(&month) {
                // Whoever comes in from the frost is counted, not named.
                let nights = self.share(150) as i64 + self.random.between(0, 20);
                self.used(("J04", "nocleg"), "", (from, to), Some(nights), 3500);
            }
            let served = self.share(2600) as i64 + self.random.between(0, 90);
            self.used(("J01", "uslugi"), "", (from, to), Some(served), 9000);
        }
        for number in [1, 2] {
            let (first, last) = half(year, number);
            for guest in 0..self.share(14) {
                let from = shift(first, self.random.between(0, 150));
                let to = shift(from, self.random.between(0, 20)).min(last);
                let person = format!("NB{year}{number}{guest:03}");
                self.used(("J02", "nocleg"), &person, (from, to), None, 4200);
            }
            for guest in 0..self.share(30) {
                let days = self.random.between(30, 110);
                let person = format!("DP{guest:04}");
                self.used(("J05", "pobyt_dzienny"), &person, (first, last), Some(days), 11_000);
            }
            // The shelter with services opens in March of the first year and closes in the last.
            for guest in 0..self.share(5) {
                let from = first.max(day(self.opened(), 3, 1));
                let last = last.min(day(self.closed(), 9, 30));
                let person = format!("SU{guest:04}");
                if from <= last {
                    self.used(("JS1", "pobyt_calodobowy"), &person, (from, last), None, 13_500);
                }
            }
        }
    }

    /// Who comes to the centre of services under a name, in a thorough office: one more each year.
    pub(super) fn visit_the_centre(&mut self, year: i32) {
        for guest in 0..year - self.opened() + 2 {
            let (from, to) = (day(year, 5, 1), day(year, 6, 30));
            let person = format!("CU{guest:04}");
            self.used(("J01", "uslugi"), &person, (from, to), Some(20 + i64::from(guest)), 9000);
        }
    }

    fn opened(&self) -> i32 {
        chrono::Datelike::year(&self.start)
    }

    fn closed(&self) -> i32 {
        chrono::Datelike::year(&self.end)
    }

    fn used(
        &mut self,
        (facility, kind): (&str, &str),
        person: &str,
        (from, to): (NaiveDate, NaiveDate),
        days: Option<i64>,
        day_cost: i64,
    ) {
        let cells = vec![
            Cell::from(&self.office.next_id(Table::FacilityUse, "KP")),
            facility.into(),
            kind.into(),
            person.into(),
            Cell::Date(from),
            Cell::Date(to),
            days.map_or(Cell::Empty, |days| Cell::Number(days * 100)),
            Cell::Money(day_cost),
        ];
        self.office.add(Table::FacilityUse, from, to, cells);
    }
}
