//! Families with a contract that ends are reviewed before it: the list of those who wait, worked out by hand.

use spraw::report::{List, ListCell};
use spraw::run::lists_on;

use crate::foster_care::case;
use crate::office::Office;

/// Contracts and reviews, each for one reading of the rule: three months before the last day of the contract.
fn office() -> Office {
    let office = case();
    let family = |line: &'static str| ["foster_families", "+", line];
    let review = |line: &'static str| ["foster_family_reviews", "+", line];
    office.changed(
        "dane/2025-H1",
        &[
            // FF6 has a contract to the last day of May, due on the last day of a shorter month: 28 February.
            ["foster_families", "K1;2018-01-01;;1970", "K1;2018-01-01;2025-10-30;1970"],
            ["foster_families", "K2;2015-01-01;;1954", "K2;2015-01-01;2025-10-31;1954"],
            review("r1;FF7;2025-07-15;pozytywna;"),
            // A review counts when it is no more than six months older than the end: this one, to the day …
            ["foster_families", "K2;2021-01-01;;1980", "K2;2021-01-01;2025-09-29;1980"],
            review("r2;FF5;2025-03-29;pozytywna;"),
            // … and this one no more.
            family("FF14;specjalistyczna;2022-09-30;;samotna;N;N;3;;2022-09-30;2025-09-29;1980-01-01;"),
            review("r3;FF14;2025-03-28;pozytywna;"),
            // A contract ends with the work of the family.
            family("FF13;zawodowa;2024-01-01;2025-08-31;samotna;N;N;3;;2024-01-01;2026-12-31;1980-01-01;"),
            // Only professional families and family-run homes are reviewed before the end.
            family("FF15;niezawodowa;2022-01-01;;samotna;N;N;3;;2022-01-01;2025-08-31;1980-01-01;"),
            // A contract that has not begun.
            family("FF16;zawodowa;2025-07-16;;samotna;N;N;3;;2025-07-16;2025-08-31;1980-01-01;"),
        ],
    );
    office
}

/// `family due late`, in the order of the list.
fn told(lists: &[List]) -> String {
    let own = lists.iter().find(|own| own.id == "oceny-przed-koncem-umowy").expect("the list");
    let row = |cells: &Vec<ListCell>| {
        let [_, ListCell::Text(family), .., ListCell::Day(due), late] = cells.as_slice() else {
            panic!("{cells:?}")
        };
        let due = spraw::model::date::from_days(*due).expect("a day");
        let late =
            if let ListCell::Number(days, 0) = late { format!(" {days}") } else { String::new() };
        format!("{family} {due}{late}")
    };
    own.rows.iter().map(row).collect::<Vec<_>>().join(", ")
}

#[test]
fn who_has_a_contract_is_reviewed_three_months_before_its_end() {
    let office = office();
    for (day, expected) in [
        ("2025-05-31", "FF6 2025-02-28 92, FF13 2025-05-31, FF14 2025-06-29"),
        // Nothing is reviewed before the end of a contract that has ended.
        ("2025-06-01", "FF13 2025-05-31 1, FF14 2025-06-29"),
        ("2025-07-14", "FF13 2025-05-31 44, FF14 2025-06-29 15, FF4 2025-07-30, FF7 2025-07-31"),
        // FF7 was reviewed on that day.
        ("2025-07-15", "FF13 2025-05-31 45, FF14 2025-06-29 16, FF4 2025-07-30"),
        // Two families due on one day stand by their number.
        (
            "2025-07-16",
            "FF13 2025-05-31 46, FF16 2025-05-31 46, FF14 2025-06-29 17, FF4 2025-07-30",
        ),
        ("2025-09-29", "FF14 2025-06-29 92, FF4 2025-07-30 61"),
        ("2025-10-31", ""),
    ] {
        let found =
            lists_on(office.folder.path(), "wrispz-p", day.parse().expect("a day"), &|_| {});
        let today = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics)).expect("exports");
        assert_eq!(told(&today.lists), expected, "{day}");
    }
    // The list of a submission is as on the last day of its period, and looks a month ahead.
    let done = office.run_form("wrispz-p", "2025-H1", &[], false).ok().expect("a run");
    assert_eq!(told(&done.lists), "FF13 2025-05-31 30, FF14 2025-06-29 1, FF4 2025-07-30");
}
