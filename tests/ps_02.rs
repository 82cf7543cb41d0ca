//! PS-02 over the small office of foster care, worked out by hand for the year 2025.

use crate::foster_care::{case, whole_office};
use crate::office::{Office, assert_rows, failed_rules};

#[test]
fn children_carers_and_families_on_the_last_day_and_during_the_year() {
    // c12 left at 14 and c22 at 20: they are as old as on that day. FF6 has a carer whose age nobody knows;
    // one of FF3 is 41 on the last day, the other 40 until the next.
    let done = case().run_form("ps-02", "2025", &[], false);
    let done = done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
    assert_rows(
        &done.report,
        "
        1A | ogolem       | 14 9 1 1 2 1 2 1 5 5 3 1 1 0 13 9
        1A | rodziny      | 12 8 1 1 2 1 2 1 5 5 1 0 1 0 11 8
        1A | spokrewnione | 5 4 0 0 1 1 1 1 2 2 0 0 1 0 4 4
        1A | rdd          | 2 1 0 0 0 0 0 0 0 0 2 1 0 0 2 1
        1B | sieroty      | 3 2 0 0 0 0 0 0 1 1 2 1 0 0 3 2
        1B | orzeczenie   | 2 1 0 0 0 0 0 0 1 1 1 0 0 0 2 1
        1B | rodzenstwo   | 4 2 0 0 0 0 0 0 1 1 2 1 1 0 3 2
        2A | ogolem       | 16 9 1 1 2 1 2 1 5 5 4 1 2 0 14 9
        2A | niezawodowe  | 4 2 0 0 0 0 1 0 2 2 1 0 0 0 4 2
        2A | pogotowie    | 2 1 1 1 1 0 0 0 0 0 0 0 0 0 2 1
        2A | rdd          | 3 1 0 0 0 0 0 0 0 0 2 1 1 0 2 1
        2B | sieroty      | 4 2 0 0 0 0 0 0 1 1 2 1 1 0 3 2
        2B | pierwszy_raz | 5 3 1 1 1 0 2 1 1 1 0 0 0 0 5 3
        3  | ogolem       | 4 2 1 1 1 1 0 0
        3  | niezawodowe  | 3 2 1 0 1 1 0 0
        3  | pogotowie    | 1 0 0 1 0 0 0 0
        4  | ogolem       | 1 0 0 0 0 1 0
        4  | rdd          | 1 0 0 0 0 1 0
        5  | jednostka    | -
        5  | koordynatorzy | 2
        5  | rodziny      | 6
        6  | ogolem       | 14 2 12 5 2 2 1 2 2
        6  | 2            | 1 1 0 1 0 0 0 0 0
        6  | 3            | 3 0 3 2 1 0 0 0 0
        6  | 4            | 3 1 2 0 1 0 1 1 0
        6  | 5            | 2 0 2 0 0 2 0 0 0
        6  | 6            | 3 0 3 2 0 0 0 0 1
        6  | 7            | 1 0 1 0 0 0 0 0 1
        6  | 8            | 1 0 1 0 0 0 0 1 0
        7A | ogolem       | 8 0 4 2 2 0 0 0 0 0 2 6 10
        7B | ogolem       | 7 0 4 2 1 0 0 0 0 0 2 5 9
        7C | spokrewnione | 1 0 0 0 1 0 0 0 0 0 0 1 1
        ",
    );
}

#[test]
fn who_moves_within_a_form_does_not_leave_it() {
    // c04 goes from FF3 to FF10, both non-professional: no leaving. In September it leaves to a relative.
    let office = case();
    office.changed(
        "dane/2025-H1",
        &[
            ["placements", "2025-02-10;;sad;rodzina;;", "2025-02-10;2025-05-01;sad;rodzina;rodzinna;"],
            ["placements", "+", "x1;c04;FF10;;niezawodowa;2025-05-01;2025-09-01;sad;rodzinna;rodzinna;przemoc;;N;N;N;N"],
            ["placements", "+", "x2;c04;FF2;;spokrewniona;2025-09-01;;sad;rodzinna;;przemoc;;N;N;N;N"],
        ],
    );
    let done = office.run_form("ps-02", "2025", &[], false).ok().expect("a run");
    assert_rows(
        &done.report,
        "
        3  | ogolem      | 5 2 1 2 1 1 0 0
        3  | niezawodowe | 4 2 1 1 1 1 0 0
        ",
    );
}

/// Rule, and what is done to a file.
const BROKEN: [(&str, &[[&str; 3]]); 16] = [
    ("F01-1A", &[["persons", "c04;2021-06-30", "c04;"]]),
    ("F01-1B", &[["persons", "c04;2021-06-30", "c04;"]]),
    ("F01-2A", &[["persons", "c12;2010-05-05", "c12;"]]),
    ("F01-2B", &[["persons", "c12;2010-05-05", "c12;"]]),
    ("F03-1A", &[["persons", "c01;2015-03-10;K", "c01;;K"]]),
    (
        "F06-1A",
        &[[
            "placements",
            "+",
            "x;c01;FF3;;niezawodowa;2025-06-01;;sad;rodzina;;bezradnosc;;N;N;N;N",
        ]],
    ),
    (
        "F07-1A",
        &[[
            "placements",
            "+",
            "x;c10;FF3;;niezawodowa;2025-06-01;;sad;rodzina;;bezradnosc;;N;N;N;N",
        ]],
    ),
    ("F09", &[["foster_families", "2024-10-01;;samotna", "2024-10-01;;"]]),
    ("F11", &[["placements", "p14;c12;;INS1", "p14;c12;FF2;INS1"]]),
    ("F12", &[["placements", "p04;c04;FF3", "p04;c04;FF8"]]),
    (
        "F13",
        &[[
            "placements",
            "2025-06-30;sad;rodzina;rodzina",
            "2025-06-30;sad;rodzina;samodzielny_wlasne",
        ]],
    ),
    ("PS-2", &[["placements", "nieusamodzielniony", "rodzina"]]),
    ("PS-4", &[["foster_families", "1995-12-31;", "1995-12-31;1990-01-01"]]),
    ("PS-5", &[["foster_families", "1975-01-01;1976-01-01", "1975-01-01;"]]),
    ("PS-6", &[["foster_families", "2024-10-01;;samotna;N;N", "2024-10-01;;samotna;N;"]]),
    ("PS-3", &[]),
];

fn whole(organisers: &str) -> Office {
    let office = whole_office();
    office.replace("dane/2025-H1/foster_families.csv", "1975-01-01;", "1975-01-01;1976-01-01");
    let head = "period;section;row;column;value;who;why";
    let lines = format!(
        "{head}\n2025;5;1;1;1;organizator;statut\n2025;5;2;1;{organisers};organizator;statut\n"
    );
    office.write("dane-reczne/ps-02.csv", &lines);
    office
}

#[test]
fn rules_pass_on_a_whole_office_and_fail_on_what_they_are_for() {
    let failed = |office: &Office| {
        let done = office.run_form("ps-02", "2025", &[], false);
        failed_rules(&done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics)), "FC-")
    };
    assert_eq!(failed(&whole("0")), Vec::<String>::new());
    let mut silent = Vec::new();
    for (rule, changes) in BROKEN {
        // Two organisers at once.
        let office = whole(if rule == "PS-3" { "1" } else { "0" });
        office.changed("dane/2025-H1", changes);
        let found = failed(&office);
        if !found.iter().any(|own| own == rule) {
            silent.push((rule, found));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}
