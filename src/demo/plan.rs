//! Who is helped, how and when: rates of a city of 140 000, scaled to the inhabitants asked for.

mod county;
mod meet;
mod profile;
mod support;

use county::county;
use meet::{meet, social_work_only};
use profile::{Profile, draw, steady};
use support::{permanent, support};

use super::calendar::{day, month_end, shift};
use super::help::Extras;
use super::office::Office;
use chrono::NaiveDate;

struct Case {
    place: usize,
    profile: Profile,
    /// Has a benefit from year to year, so the household stays.
    open: bool,
}

/// Months of one year in which a household is helped, as first and last day.
fn span(office: &mut Office, year: i32) -> (NaiveDate, NaiveDate) {
    let random = &mut office.random;
    let (first, last) = match random.weighted(&[46, 27, 27]) {
        0 => (random.between(1, 3), random.between(10, 12)),
        1 => {
            let first = random.between(1, 4);
            (first, random.between(first + 1, 6))
        }
        _ => (random.between(7, 9), random.between(10, 12)),
    };
    (day(year, first as u32, 1), month_end(year, last as u32))
}

/// A rate of the city, brought to the inhabitants asked for.
fn share(rate: u32, inhabitants: u32) -> usize {
    ((u64::from(rate) * u64::from(inhabitants) + 70_000) / 140_000).max(1) as usize
}

/// Fills the office with the help of all years.
pub fn live(office: &mut Office, inhabitants: u32, years: std::ops::RangeInclusive<i32>) {
    let first_year = *years.start();
    let mut cases: Vec<Case> = Vec::new();
    for year in years {
        cases.retain(|case| case.open || office.random.chance(800));
        let kept = cases.len();
        let wanted = share(2300, inhabitants).max(kept);
        for number in 0..wanted {
            let (from, to) = span(office, year);
            if number >= kept {
                let case = admit(office, year, first_year, from);
                cases.push(case);
            }
            let (place, profile, open) =
                (cases[number].place, cases[number].profile, cases[number].open);
            let (mut from, mut to) = (from, to);
            let (new_year, year_end) = (day(year, 1, 1), day(year, 12, 31));
            if open || (steady(profile) && office.random.chance(780)) {
                // Old age and illness do not end with a season: such help goes on all year.
                if office.households[place].known < new_year {
                    from = new_year;
                }
                to = year_end;
            }
            support(office, place, profile, open, (from, to));
            meet(office, place, (from, to));
        }
        social_work_only(office, share(500, inhabitants), year);
        for _ in 0..share(140, inhabitants) {
            let place = cases[office.random.between(0, cases.len() as i64 - 1) as usize].place;
            let on = shift(day(year, 1, 1), office.random.between(3, 360));
            let task = *office.random.pick(&["G", "G", "G", "P", "P", "P", "P"]);
            if office.households[place].known <= on {
                office.intervene(place, task, on);
            }
        }
        for _ in 0..share(180, inhabitants) {
            let place = cases[office.random.between(0, cases.len() as i64 - 1) as usize].place;
            let on = shift(day(year, 1, 1), office.random.between(3, 360));
            let benefit =
                *office.random.pick(&["ZCL", "ZCL", "ZOK-B", "ZST-S", "ZCS", "POS-I", "DPS"]);
            let kind = *office.random.pick(&["O", "O", "O", "O", "O", "U", "M"]);
            if office.households[place].known <= on {
                office.refuse(place, benefit, kind, on);
            }
        }
        county(office, inhabitants, year);
    }
}

/// A household that comes for the first time.
fn admit(office: &mut Office, year: i32, first_year: i32, from: NaiveDate) -> Case {
    let (shape, profile) = draw(office);
    let open = profile == Profile::Permanent && year == first_year && office.random.chance(400);
    if open {
        let back = office.random.between(1, 2);
        let month = office.random.between(1, 12);
        let since = day(year - back as i32, month as u32, 1);
        let before = office.random.between(5, 30);
        let place = office.settle(shape, shift(since, -before));
        let benefit = permanent(shape);
        // Each year has its own decision, for the amount changes with the year.
        office.deliver(place, 0, benefit, since, day(year - 1, 12, 31), Extras::default());
        return Case { place, profile, open };
    }
    let before = if year == first_year && office.random.chance(700) {
        office.random.between(120, 700)
    } else {
        office.random.between(5, 45)
    };
    Case { place: office.settle(shape, shift(from, -before)), profile, open }
}
