//! Families made so that nearly every cell of the return has something in it in each half-year.

use super::calendar::{half, shift};
use super::help::Extras;
use super::household::Shape;
use super::office::Office;

const REASONS: [&str; 20] = [
    "01", "02", "03", "04", "04a", "05", "06", "07", "08", "08a", "08b", "09", "10", "11", "12",
    "13", "14", "15", "16", "17",
];
const ONCE: [&str; 19] = [
    "ZCL", "ZCS", "Z39", "ZRZ", "ZCZ", "ZLO", "BIL", "PZY", "UBR", "POG", "USA-N", "USA-Z",
    "USA-P", "ZKL", "ZCU", "NCU", "USM", "ZAG", "ZCL",
];
const MONTHLY: [&str; 17] = [
    "ZST-R", "ZOK-C", "ZOK-B", "ZOK-N", "ZOK-U", "ZOK-I", "DPS", "WOP", "UO", "UOS", "SUO",
    "MCH-T", "MCH-W", "IPI", "IPS", "POS-I", "KNA",
];
const SHELTERS: [&str; 5] =
    ["schronisko", "schronisko_uslugi", "noclegownia", "ogrzewalnia", "kryzys_masowy"];
const LEFT: [&str; 7] =
    ["dps_dzieci", "dom_matek", "schronisko_niel", "zaklad_popr", "sosw", "mos", "mow"];
const WORK: [(&str, &str); 6] = [
    ("praca_socjalna", "G"),
    ("kontrakt", "G"),
    ("projekt", "G"),
    ("poradnictwo", "G"),
    ("poradnictwo", "P"),
    ("integracja", "P"),
];

/// Adds the families of one year, known since before its first day.
pub fn fill(office: &mut Office, year: i32) {
    let known = shift(half(year, 1).0, -25);
    for rural in [false, true] {
        let base = Shape { adults: 1, rural, ..Shape::default() };
        let mut shapes = Vec::new();
        shapes.extend((1..=3).map(|adults| Shape { adults, ..base }));
        shapes.extend((1..=8).map(|children| Shape { adults: 2, children, ..base }));
        shapes.extend((1..=5).map(|children| Shape { children, ..base }));
        shapes.extend((1..=5).map(|adults| Shape { adults, elderly: true, ..base }));
        for shape in shapes {
            let place = office.settle(shape, known);
            each_half(office, place, year, "ZCL", Extras::default());
            if shape.children > 0 {
                for kind in ["POS-D", "POS-U"] {
                    for at_once in [false, true] {
                        each_half_to(
                            office,
                            (place, shape.adults),
                            year,
                            kind,
                            Extras { at_once, ..Extras::default() },
                        );
                    }
                }
            }
        }
        for code in REASONS {
            let single = code == "08a";
            let place = office
                .settle(Shape { adults: if single { 1 } else { 2 }, children: 3, ..base }, known);
            office.households[place].causes = vec![code];
            each_half(office, place, year, "ZCL", Extras::default());
        }
        each_benefit(office, base, year);
        for (form, task) in WORK {
            for helped in [false, true] {
                let place = office.settle(Shape { children: 1, ..base }, known);
                for number in [1, 2] {
                    let (start, end) = half(year, number);
                    office.work_with(place, form, task, shift(start, 9), shift(end, -9));
                }
                if helped {
                    each_half(office, place, year, "ZCL", Extras::default());
                }
            }
        }
        for task in ["G", "P"] {
            let place = office.settle(base, known);
            for number in [1, 2] {
                office.intervene(place, task, shift(half(year, number).0, 40));
            }
        }
    }
}

fn each_benefit(office: &mut Office, base: Shape, year: i32) {
    let known = shift(half(year, 1).0, -25);
    let couple = Shape { adults: 2, children: 1, ..base };
    for benefit in ONCE.into_iter().chain(MONTHLY) {
        // Flats of this kind are in the law since November 2023.
        let benefit = if benefit.starts_with("MCH-") && year < 2024 { "MCH" } else { benefit };
        let young = ["USM", "ZAG", "KNA"].contains(&benefit);
        let variants = if young { LEFT.as_slice() } else { &[""] };
        for &left in variants {
            let place = office
                .settle(if young { Shape { care_leaver: true, ..base } } else { couple }, known);
            each_half(office, place, year, benefit, Extras { left, ..Extras::default() });
        }
        let flagged = benefit.starts_with("ZOK") || ["ZCZ", "POG", "POS-I"].contains(&benefit);
        if flagged {
            let place =
                office.settle(Shape { homeless: !benefit.starts_with("ZOK"), ..base }, known);
            let extras =
                Extras { continued: true, homeless: true, at_once: true, ..Extras::default() };
            each_half(office, place, year, benefit, extras);
        }
    }
    let place = office.settle(base, known);
    each_half(office, place, year, "ZST-S", Extras::default());
    for shelter in SHELTERS {
        let place = office.settle(Shape { homeless: true, ..base }, known);
        each_half(office, place, year, "SCH", Extras { shelter, ..Extras::default() });
    }
}

fn each_half(office: &mut Office, place: usize, year: i32, benefit: &str, extras: Extras) {
    each_half_to(office, (place, 0), year, benefit, extras);
}

fn each_half_to(
    office: &mut Office,
    whom: (usize, usize),
    year: i32,
    benefit: &str,
    extras: Extras,
) {
    for number in [1, 2] {
        let (start, end) = half(year, number);
        office.deliver(whom.0, whom.1, benefit, start, end, extras);
    }
}
