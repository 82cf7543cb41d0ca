//! Cells of WRiSPZ-P and WRiSPZ-G over a small office of invented records, worked out by hand.
//!
//! Among the placements: one that begins after the half-year for a child already counted (p24), one that
//! ended before it (p22), ends on the first and the last day (p18, p21, p05), a stay without a night (p18),
//! a move between families (p07, p06), moves between family and institution (p13 to p16), a return to
//! care (p27, p28), a child without a date of birth and a reason (p25).

use std::path::Path;

use spraw::report::Report;

use crate::office::{Office, assert_rows};

pub fn case() -> Office {
    Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/foster_care/in"))
}

fn report(form: &str, period: &str) -> Report {
    let done = case().run_form(form, period, &[], false);
    done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics)).report
}

#[test]
fn benefits_are_child_months_paid_in_the_half_year() {
    // Related: b01, b02 (raised) and b04 of six months; b03 is of July. Row 1 adds printed amounts.
    assert_rows(
        &report("wrispz-p", "2025-H1"),
        "
        P-A | razem             | 8 1 8215 1 0 1517 14 0 12044 3 0 4700 1 0 700
        P-A | utrzymanie        | 8 1 8215 1 0 1517 6 0 9102 0 0 0 1 0 700
        P-A | niepelnosprawnosc | 0 0 0 0 0 0 6 0 1836 0 0 0 0 0 0
        P-A | nieletni          | X X X X X X 1 0 306 X X X 0 0 0
        P-A | przyjecie         | 0 0 0 0 0 0 1 0 800 0 0 0 0 0 0
        P-A | losowe            | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        P-A | wypoczynek        | 0 0 0 0 0 0 0 0 0 1 0 500 0 0 0
        P-2 | razem             | 4 5 5 20700
        P-2 | pogotowie         | 0 1 1 6800
        P-2 | pomoc             | X X 1 2000
        P-3 | zobowiazania      | 1 1 7000
        ",
    );
}

#[test]
fn families_stand_by_the_children_they_have_on_the_last_day() {
    // FF10 ends on the last day and is in the stock; FF8 ended in March, FF11 before the year.
    assert_rows(
        &report("wrispz-p", "2025-H1"),
        "
        P-4 | ogolem       | 8 1 2 6 1 1 3 3 1 0 0 0 0 0 9
        P-4 | rodziny      | 7 1 2 5 1 1 3 2 1 0 0 0 0 0 8
        P-4 | spokrewnione | 2 1 1 1 0 0 1 1 0 0 0 0 0 0 2
        P-4 | niezawodowe  | 2 0 0 2 1 1 0 1 0 0 0 0 0 0 3
        P-4 | zawodowe     | 1 0 0 1 0 0 0 0 1 0 0 0 0 0 1
        P-4 | rdd          | 1 0 0 1 0 0 0 1 0 0 0 0 0 0 1
        P-5 | ogolem       | 3 32 4 8 2
        P-5 | interwencyjne | 1 10 1 3 1
        ",
    );
}

#[test]
fn time_in_care_adds_up_all_placements() {
    // c24 is in care exactly three months, c09 one day; c06 since January in two families; c23 152 and 61 days.
    assert_rows(
        &report("wrispz-p", "2025-H1"),
        "
        P-6 | ogolem        | 16 2 5 0 1 8
        P-6 | zawodowe      | 3 0 2 0 0 1
        P-6 | interwencyjne | 1 1 0 0 0 0
        P-6 | terapeutyczne | 1 0 0 0 1 0
        ",
    );
}

#[test]
fn a_day_in_two_placements_is_one_day_in_care() {
    // c24 is exactly three months in care; with the days of May twice it would be longer.
    let office = case();
    let twice = "x;c24;FF2;;spokrewniona;2025-05-01;2025-06-01;interwencja;rodzina;;inny;;N;N;N;N";
    office.append("dane/2025-H1/placements.csv", &[twice.to_owned()]);
    let done = office.run_form("wrispz-p", "2025-H1", &[], false).ok().expect("a run");
    assert_rows(
        &done.report,
        "
        P-6 | ogolem        | 16 2 5 0 1 8
        P-6 | interwencyjne | 1 1 0 0 0 0
        ",
    );
}

#[test]
fn parents_pay_for_the_month_and_the_form_in_which_the_child_was_last() {
    // c12 moved to the institution on the last day of March; o05 has no payment; o07 is a fee of nothing,
    // o08 of a child that left on the first day of the half-year, o09 of July.
    assert_rows(
        &report("wrispz-p", "2025-H1"),
        "
        P-11C | ogolem          | 4 4 1141 551 483
        P-11C | rodzinna        | 2 1 401 151 377
        P-11C | spokrewnione    | 2 1 401 151 377
        P-11C | niezawodowe     | 0 0 0 0 -
        P-11C | instytucjonalna | 1 2 660 400 606
        P-11C | socjalizacyjne  | 1 2 660 400 606
        P-11C | nieustalona     | 1 1 80 0 0
        ",
    );
}

#[test]
fn children_are_as_old_as_on_the_last_day() {
    // c04 is four on the last day; c21 without a date of birth is in no age. For the first time came c04, c05,
    // c06 and c09 to families, c15, c16 and c24 to institutions; who left counts too.
    assert_rows(
        &report("wrispz-p", "2025-H1"),
        "
        P-7A | ogolem        | 12 2 1 1 4 3 1 11 7 3 0 2 4 15
        P-7A | niezawodowe   | 2 0 0 1 1 0 0 2 1 0 0 0 2 4
        P-7B | ogolem        | 4 0 0 0 1 0 2 0 3 0 4 0 1 1 1 3 8
        P-7C | ogolem        | 16 12 4
        P-7C | uzaleznienie  | 3 3 0
        P-7C | zaklad_karny  | 1 0 1
        ",
    );
}

#[test]
fn a_move_is_neither_inflow_nor_outflow() {
    assert_rows(
        &report("wrispz-p", "2025-H1"),
        "
        P-8 | stan_przed         | 14 10 4
        P-8 | naplyw             | 8 5 3
        P-8 | naplyw_z_rodziny   | 6 4 2
        P-8 | naplyw_z_innych    | 2 1 1
        P-8 | przeniesione_do    | X 1 1
        P-8 | odplyw             | 6 3 3
        P-8 | maloletni          | 4 2 2
        P-8 | maloletni_adopcja  | 2 1 1
        P-8 | pelnoletni         | 2 1 1
        P-8 | usamodzielnione_wlasne | 1 0 1
        P-8 | nieusamodzielnione | 1 1 0
        P-8 | przeniesione_z     | X 1 1
        P-8 | stan               | 16 12 4
        ",
    );
}

#[test]
fn the_next_half_year_begins_with_the_stock_of_the_last() {
    // The office's later records: p23 and p24 begin in July and August. The year counts from January: with
    // c20 five came for the first time to families, c05 came again.
    let office = case();
    std::fs::rename(office.path("dane/2025-H1"), office.path("dane/2025-H2")).expect("renamed");
    let done = office.run_form("wrispz-p", "2025-H2", &[], false).ok().expect("a run");
    assert_rows(
        &done.report,
        "
        P-8  | stan_przed | 16 12 4
        P-8  | naplyw     | 2 2 0
        P-8  | odplyw     | 0 0 0
        P-8  | stan       | 18 14 4
        P-4  | ogolem     | 8 1 2 6 1 0 4 2 2 0 0 0 0 0 10
        P-7A | ogolem     | 14 1 2 2 5 3 1 13 9 3 0 2 5 16
        ",
    );
}

#[test]
fn the_organiser_leavers_and_money() {
    assert_rows(
        &report("wrispz-p", "2025-H1"),
        "
        P-9   | ogolem        | 2 2 1 2 1333 1 1 9991 1 1 2272 0 0 1
        P-9   | spokrewnione  | 0 1 1 2 1333 0 0 0 0 0 0 0 0 1
        P-10A | koordynatorzy | 2 150 6 11
        P-10B | ogolem        | 1 2 1 1 1
        P-10C | ogolem        | 2 5 4 6800 13501
        P-10D | ogolem        | 3 16 12 500
        P-10E | pomocowe      | 1 1 2
        P-10F | ogolem        | 2 2
        P-10F | zgloszone     | 1 1
        P-10G | negatywne     | 1 1
        P-10H | ogolem        | 2 2 4 1 0 3 250 8
        P-10H | mlodsze       | 1 1 2 0 0 2 0 0
        P-10H | starsze       | 1 1 2 1 0 1 500 8
        P-10I | ogolem        | 2 1 0 0 0 0 - 4
        P-11A | ogolem        | 74974 35465 11512
        P-11A | szkolenia     | 13501 X X
        P-11B | ogolem        | 4301 0 301 4000 1517 8002
        P-11B | nieznana      | 0 0 0 0 0 1002
        ",
    );
}

#[test]
fn what_ended_before_it_began_is_in_no_year() {
    let office =
        Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/foster_care/in"));
    let child = "x;c21;FF3;;niezawodowa;2025-05-20;2025-02-01;sad;rodzina;rodzina;przemoc;;T;N;N;N";
    office.append("dane/2025-H1/placements.csv", &[child.to_owned()]);
    let family = "FF12;niezawodowa;2025-05-20;2025-02-01;malzenstwo;N;N;3;;;";
    office.append("dane/2025-H1/foster_families.csv", &[family.to_owned()]);
    let done = office.run_form("wrispz-p", "2025-H1", &[], false).ok().expect("a run");
    assert_rows(
        &done.report,
        "
        P-4  | niezawodowe | 2 0 0 2 1 1 0 1 0 0 0 0 0 0 3
        P-7A | niezawodowe | 2 0 0 1 1 0 0 2 1 0 0 0 2 4
        P-7C | przemoc     | 3 2 1
        ",
    );
}

#[test]
fn a_placement_without_a_night_after_another_is_the_same_stay() {
    // c16 leaves on 20 February; on that day it was also in the other institution.
    let office =
        Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/foster_care/in"));
    let child =
        "x;c16;;INS1;socjalizacyjna;2025-02-20;2025-02-20;sad;instytucja;rodzina;inny;;N;N;N;N";
    office.append("dane/2025-H1/placements.csv", &[child.to_owned()]);
    let done = office.run_form("wrispz-p", "2025-H1", &[], false).ok().expect("a run");
    assert_rows(
        &done.report,
        "
        P-8 | naplyw            | 8 5 3
        P-8 | odplyw            | 6 3 3
        P-8 | maloletni_adopcja | 1 1 0
        P-8 | maloletni_rodzina | 3 1 2
        P-8 | stan              | 16 12 4
        ",
    );
}

/// The amount of a month in which the child moved between the two forms is of neither: c12 moved in March.
#[test]
fn a_settlement_of_a_month_in_two_forms_is_of_no_known_form() {
    let office =
        Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/foster_care/in"));
    let march = "i9;c12;0801011;gmina;nalezna;2025-03-15;500,00;50";
    office.append("dane/2025-H1/intercounty_settlements.csv", &[march.to_owned()]);
    let done = office.run_form("wrispz-p", "2025-H1", &[], false).ok().expect("a run");
    assert_rows(
        &done.report,
        "
        P-11B | ogolem   | 4801 0 301 4500 1517 8002
        P-11B | nieznana | 500 0 0 500 0 1002
        ",
    );
}

#[test]
fn the_gmina_supports_families() {
    // R3 changed its assistant: it is not among the ended ones. Supporting families: z1 three months to
    // the day, z3 a year and a day.
    assert_rows(
        &report("wrispz-g", "2025-H1"),
        "
        G-1A | ogolem       | 1 2 100 48000
        G-1B | ogolem       | 3 7
        G-1B | stan         | 3 7
        G-1B | zakonczone   | 1 2
        G-2  | wspierajace  | 2
        G-2  | ustanowione  | 2
        G-2  | rozwiazane   | 2
        G-2  | opieka       | 1
        G-2  | czas         | 4
        G-2  | do_3         | 2
        G-2  | do_12        | 1
        G-2  | ponad_12     | 1
        G-2  | wspierane    | 3
        G-3  | ogolem       | 1 30 1 3 -
        G-4  | ogolem       | 2 6100
        G-4  | rodzinna_10  | 1 100
        G-4  | instytucjonalna_30 | 1 6000
        ",
    );
}

/// The case without its gaps: with them, some rules fail from the start. `tests/rules/wrispz-*.toml` break it.
pub fn whole_office() -> Office {
    let office = case();
    let gaps = [
        ("persons", "c21;;M", "c21;2012-01-01;M"),
        ("placements", "sad;rodzina;;;;T", "sad;rodzina;;bezradnosc;;T"),
        ("foster_benefits", ";900,00;", ";900,00;wlasne"),
    ];
    for (table, old, new) in gaps {
        office.replace(&format!("dane/2025-H1/{table}.csv"), old, new);
    }
    office
}
