//! Who is helped, how and when: rates of a city of 140 000, scaled to the inhabitants asked for.

use super::calendar::{day, month_end, shift};
use super::help::Extras;
use super::household::Shape;
use super::office::Office;
use chrono::NaiveDate;

/// The help that a household is mainly known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Profile {
    Permanent,
    Periodic,
    Home,
    Care,
    Shelter,
    Purpose,
    Meals,
    Guardian,
    Psychiatric,
}

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

fn share(rate: u32, inhabitants: u32) -> usize {
    ((u64::from(rate) * u64::from(inhabitants) + 70_000) / 140_000).max(1) as usize
}

/// A household like those of the calibration: two of three are single people.
fn draw(office: &mut Office) -> (Shape, Profile) {
    use Profile::{
        Care, Guardian, Home, Meals, Periodic, Permanent, Psychiatric, Purpose, Shelter,
    };
    let random = &mut office.random;
    let size = match random.weighted(&[68, 13, 8, 6, 3, 2]) {
        5 => 6 + random.weighted(&[70, 20, 10]),
        place => place + 1,
    };
    let mut shape = Shape { adults: 1, foreign: random.chance(12), ..Shape::default() };
    let profile = match size {
        1 => {
            let kinds = [Permanent, Periodic, Home, Care, Shelter, Purpose, Guardian, Psychiatric];
            let profile = kinds[random.weighted(&[36, 23, 20, 20, 24, 4, 3, 3])];
            shape.elderly = matches!(profile, Home | Care) && random.chance(870);
            shape.homeless = profile == Shelter;
            profile
        }
        2 => {
            let profile =
                [Permanent, Periodic, Care, Purpose, Meals][random.weighted(&[20, 28, 40, 5, 15])];
            shape.elderly = profile == Care;
            if profile == Meals || (profile != Care && random.chance(500)) {
                shape.children = 1;
            } else {
                shape.adults = 2;
            }
            profile
        }
        _ => {
            shape.adults = 1 + random.weighted(&[40, 50, 10]);
            shape.children = size - shape.adults;
            [Permanent, Periodic, Purpose, Meals][random.weighted(&[16, 38, 11, 45])]
        }
    };
    (shape, profile)
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

/// Help that usually lasts.
fn steady(profile: Profile) -> bool {
    use Profile::{Care, Guardian, Home, Permanent, Psychiatric};
    matches!(profile, Permanent | Home | Care | Guardian | Psychiatric)
}

fn permanent(shape: Shape) -> &'static str {
    if shape.adults + shape.children == 1 { "ZST-S" } else { "ZST-R" }
}

/// The benefits of one household in one year.
fn support(
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
        let small = super::calendar::age(office.households[place].members[member].birth, from) < 7;
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

fn month_end_after(from: NaiveDate, more: i64) -> NaiveDate {
    let later = shift(from, more * 30 + 10);
    use chrono::Datelike;
    month_end(later.year(), later.month())
}

/// A benefit given once, within one half-year.
fn once(
    office: &mut Office,
    place: usize,
    benefit: &str,
    span: (NaiveDate, NaiveDate),
    extras: Extras,
) {
    let last = (span.1 - span.0).num_days();
    let from = shift(span.0, office.random.between(0, last));
    let to =
        shift(from, office.random.between(0, 21)).min(super::calendar::half_end(from)).min(span.1);
    office.deliver(place, 0, benefit, from, to, extras);
}

/// The family is visited again in each half-year in which it is helped.
fn revisit(office: &mut Office, place: usize, span: (NaiveDate, NaiveDate)) {
    let (mut start, to) = span;
    while start < to {
        let end = super::calendar::half_end(start).min(to);
        let kind = *office.random.pick(&["A", "A", "A", "O"]);
        let on = shift(start, office.random.between(0, (end - start).num_days()));
        if on > office.households[place].known {
            office.visit(place, on, kind);
        }
        start = shift(end, 1);
    }
}

/// Interviews, births and social work of a helped household.
fn meet(office: &mut Office, place: usize, span: (NaiveDate, NaiveDate)) {
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
fn social_work_only(office: &mut Office, number: usize, year: i32) {
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

/// Tasks of the county: young people leaving care, training flats, integration of foreigners.
fn county(office: &mut Office, inhabitants: u32, year: i32) {
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
