//! PS-02 over the small office of foster care, worked out by hand for the year 2025.

use crate::foster_care::{self, case};
use crate::office::{Office, assert_rows};

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

/// The office without gaps, and with the organiser that a year's return asks for (`tests/rules/ps-02.toml`).
pub fn whole_office() -> Office {
    let office = foster_care::whole_office();
    office.replace("dane/2025-H1/foster_families.csv", "1975-01-01;", "1975-01-01;1976-01-01");
    let lines = "period;section;row;column;value;who;why\n\
        2025;5;1;1;1;organizator;statut\n2025;5;2;1;0;organizator;statut\n";
    office.write("dane-reczne/ps-02.csv", lines);
    office
}
