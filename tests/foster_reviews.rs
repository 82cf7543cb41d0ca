//! Reviews of children and foster families held in time, worked out by hand.

use crate::foster_care::case;
use crate::office::assert_rows;

/// One review is one duty with one day: from the start of the unbroken stay, or from the review before it.
#[test]
fn a_childs_review_is_in_time_three_or_six_months_after_the_one_before() {
    let office = case();
    // On 10 May, three months after it came, c04 has its third birthday: the term is the longer one.
    office.replace("dane/2025-H1/persons.csv", "c04;2021-06-30", "c04;2022-05-10");
    let held = [
        ("c03", "2025-01-02"), // a day late: due on the first day of the half-year
        ("c03", "2025-04-02"), // three months after the late one: on its day
        ("c06", "2025-04-01"), // early, on the day it moved: the stay is unbroken; due on the 15th
        ("c04", "2025-06-01"), // in time, due in August
        ("c07", "2024-12-31"), // due on the last day of June, not held
        ("c08", "2024-07-01"), // due on the first day of January …
        ("c08", "2025-07-05"), // … and held after the half-year
        ("c17", "2024-06-29"), // due in December …
        ("c17", "2025-02-01"), // … and late
        ("c14", "2024-12-01"), // due on the day it left: no day in care
        ("c10", "2025-05-05"), // the first of all, nine years late; twice on one day
        ("c10", "2025-05-05"),
        ("c19", "2025-02-02"), // not in care any more
        ("c23", "2025-05-01"), // on the day it came back
    ];
    let lines = held.iter().enumerate();
    let lines = lines.map(|(at, (child, day))| format!("n{at};{child};{day};utrzymac;N;;"));
    office.append("dane/2025-H1/child_reviews.csv", &lines.collect::<Vec<_>>());
    let done = office.run_form("wrispz-p", "2025-H1", &[], false).ok().expect("a run");
    // Held; of these in time; due; of these in time, late, not held; per cent; overdue from before.
    // Besides the above: c01 in March, c09 on its first day; c21 was due in May and never reviewed.
    assert_rows(
        &done.report,
        "
        P-10H | ogolem  | 9 6 7 3 1 3 429 4
        P-10H | mlodsze | 4 3 3 2 1 0 667 0
        P-10H | starsze | 5 3 4 1 0 3 250 4
        ",
    );
    // The list of the same term: the day of leaving ends it, an open one is overdue until it is held.
    let list = done.lists.iter().find(|own| own.id == "oceny-dzieci").expect("a list");
    assert_eq!(list.rows.len(), 9, "c02, c07, c08, c11, c12, c13, c21; within a month c03 and c06");
}

#[test]
fn a_familys_review_is_in_time_one_one_and_three_years_after_the_one_before() {
    let office = case();
    let held = [
        ("FF4", "2019-12-31", "pozytywna"), // a day before the year was over
        ("FF4", "2020-12-31", "pozytywna"), // on its day; three years on: due in 2023 …
        ("FF4", "2025-02-01", "pozytywna"), // … and late
        ("FF5", "2022-12-01", "pozytywna"),
        ("FF5", "2024-12-01", "negatywna"), // again within half a year …
        ("FF5", "2025-06-02", "pozytywna"), // … and that a day late
        ("FF7", "2024-06-30", "pozytywna"), // due on the last day, not held
        ("FF10", "2024-06-30", "pozytywna"), // due on the last day of its work
        ("FF8", "2024-04-01", "pozytywna"), // due a day after its work ended
        ("FF9", "2025-01-01", "pozytywna"), // before it had a child
    ];
    let lines = held.iter().enumerate();
    let lines = lines.map(|(at, (family, day, result))| format!("n{at};{family};{day};{result};"));
    office.append("dane/2025-H1/foster_family_reviews.csv", &lines.collect::<Vec<_>>());
    let done = office.run_form("wrispz-p", "2025-H1", &[], false).ok().expect("a run");
    // Besides: FF1 years late, FF3 in its first year.
    assert_rows(
        &done.report,
        "
        P-10I | ogolem    | 4 1 3 0 1 2 0 0
        P-10I | pierwsza  | 2 1 0 0 0 0 - 0
        P-10I | druga     | 0 0 2 0 0 2 0 0
        P-10I | dalsza    | 1 0 0 0 0 0 - 0
        P-10I | ponowna   | 1 0 1 0 1 0 0 0
        ",
    );
}

/// An export reaches back a few years: which review it was, the term that it agreed on tells. An earlier term than the
/// law's holds, a later one is cut to it.
#[test]
fn the_term_that_a_review_agreed_on_holds_within_the_law() {
    let office = case();
    let held = [
        ("FF4", "2022-05-10", "pozytywna", "2025-05-10"), // three years on, so not its first; nobody came
        ("FF5", "2024-03-01", "pozytywna", "2025-01-15"), // sooner than a year …
        ("FF5", "2025-01-20", "pozytywna", "2025-01-01"), // … and late; a term before the day is none
        ("FF7", "2021-06-30", "pozytywna", "2027-06-30"), // six years: three at the most …
        ("FF7", "2025-03-01", "pozytywna", ""),           // … so late
        ("FF8", "2023-06-30", "pozytywna", "2025-02-28"), // more than a year, less than three …
        ("FF8", "2025-02-28", "pozytywna", ""),           // … and on its day
        ("FF10", "2024-09-01", "negatywna", "2025-06-01"), // nine months: six at the most …
        ("FF10", "2025-02-20", "pozytywna", ""),          // … in time
        ("FF6", "2022-04-04", "pozytywna", "2025-04-04"), // before its first child that we know: due, not held
        ("FFX", "2024-12-30", "pozytywna", ""), // not in the register: its review is one, …
        ("FFX", "2025-04-01", "pozytywna", ""), // … whether it owes another nobody knows
    ];
    let lines = held.iter().enumerate();
    let lines = lines
        .map(|(at, (family, day, result, next))| format!("n{at};{family};{day};{result};{next}"));
    office.append("dane/2025-H1/foster_family_reviews.csv", &lines.collect::<Vec<_>>());
    let stay =
        "p99;c20;FFX;;niezawodowa;2024-01-01;2024-12-31;sad;rodzina;rodzina;bezradnosc;;T;N;N;N";
    office.append("dane/2025-H1/placements.csv", &[stay.to_owned()]);
    let done = office.run_form("wrispz-p", "2025-H1", &[], false).ok().expect("a run");
    // Besides: FF1 reviewed years late, FF3 in its first year.
    assert_rows(
        &done.report,
        "
        P-10I | ogolem    | 7 4 5 2 1 2 400 0
        P-10I | pierwsza  | 2 1 0 0 0 0 - 0
        P-10I | druga     | 2 1 1 0 1 0 0 0
        P-10I | dalsza    | 2 1 3 1 0 2 333 0
        P-10I | ponowna   | 1 1 1 1 0 0 1000 0
        ",
    );
    let told =
        |rule: &str| done.outcomes.iter().find(|own| own.rule == rule).map(|own| own.records);
    assert_eq!(told("FC-31"), Some(1), "FF5");
    assert_eq!(told("FC-32"), Some(2), "FF7, FF10");
    assert_eq!(told("FC-33"), Some(1), "FF1");
    assert_eq!(told("FC-36"), Some(1), "FF6");
}
