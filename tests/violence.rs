//! Cells of PRZEMOC over a small office of invented procedures, worked out by hand, and the list of those that wait.
//!
//! n1 began the year before and ended in the year; n5 was over on the last day before it; n6 began two days before
//! its end, for a family that had n1; n7 began after it. o2 is of age when n6 begins, but not on the first day;
//! o8 was born in a procedure; o7 and o10 have a word for their age; o9 suffers violence and uses it.

use std::path::Path;

use spraw::report::Report;
use spraw::run::{Done, lists_on};

use crate::office::{Office, assert_rows};

pub fn case() -> Office {
    Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/violence/in"))
}

fn made(office: &Office, period: &str, options: &[(&str, &str)]) -> Done {
    let done = office.run_form("przemoc", period, options, false);
    done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics))
}

fn report(options: &[(&str, &str)]) -> Report {
    made(&case(), "2025", options).report
}

#[test]
fn the_office_fills_the_column_of_social_assistance_alone() {
    assert_rows(
        &report(&[]),
        "
        2.3.1 | wszczete         | X 2 X X X X
        2.3.1 | kontynuowane     | X 0 X X X X
        2.3.1 | nka_kolejne      | X 1 X X X X
        2.3.1 | rodziny          | X 4 X X X X
        2.3.1 | rodziny_psych    | X 3 X X X X
        2.3.1 | rodziny_fiz      | X 3 X X X X
        2.3.1 | rodziny_seks     | X 1 X X X X
        2.3.1 | rodziny_ekon     | X 1 X X X X
        2.3.1 | rodziny_elektr   | X 1 X X X X
        2.3.1 | osoby_w_rodzinach | X 11 X X X X
        2.3.1 | doznajacy        | X 7 X X X X
        2.3.1 | k                | X 2 X X X X
        2.3.1 | k_niep           | X 1 X X X X
        2.3.1 | k_starsze        | X 1 X X X X
        2.3.1 | m                | X 2 X X X X
        2.3.1 | m_niep           | X 1 X X X X
        2.3.1 | m_starsi         | X 1 X X X X
        2.3.1 | d                | X 3 X X X X
        2.3.1 | d_dz             | X 2 X X X X
        2.3.1 | d_chl            | X 1 X X X X
        2.3.1 | d_niep           | X 1 X X X X
        2.3.1 | nkc              | X 2 X X X X
        ",
    );
}

#[test]
fn an_office_may_count_what_others_began() {
    // Rows 1 to 3 alone: n2, n3, n4 and n6; n1; k1 and k2.
    assert_rows(
        &report(&[("wszczete_przez", "wszystkich")]),
        "
        2.3.1 | wszczete         | X 4 X X X X
        2.3.1 | kontynuowane     | X 1 X X X X
        2.3.1 | nka_kolejne      | X 2 X X X X
        2.3.1 | rodziny          | X 4 X X X X
        ",
    );
}

#[test]
fn procedures_stand_by_who_began_them_and_how_they_ended() {
    assert_rows(
        &report(&[]),
        "
        NK-P | ogolem          | 4 5 2 3 2 1 0
        NK-P | pomoc_spoleczna | 2 2 1 1 1 0 0
        NK-P | policja         | 1 2 1 1 1 0 0
        NK-P | oswiata         | 1 1 0 1 0 1 0
        NK-P | gkrpa           | 0 0 0 0 0 0 0
        ",
    );
}

#[test]
fn limits_are_in_working_days_where_the_law_says_so() {
    // n3: NK-A of 16 April came on the 24th, the fifth working day over Easter; n2: Epiphany is free. The group of
    // n6 has until January.
    assert_rows(
        &report(&[]),
        "
        NK-T | przekazanie | 3 3 0 X 1000 20 5 X
        NK-T | grupa       | 3 3 0 0 1000 13 2 0
        NK-T | posiedzenie | 3 3 0 0 1000 40 5 0
        ",
    );
    // One day more, and no meeting at all of n2: it was due on 13 January, the procedure went on.
    let office = case();
    let procedures = "dane/2025-H1/violence_procedures.csv";
    office.replace(procedures, "pomoc_spoleczna;2025-04-24", "pomoc_spoleczna;2025-04-25");
    office.replace(procedures, "2025-01-03;2025-01-10", "2025-01-03;");
    assert_rows(
        &made(&office, "2025", &[]).report,
        "
        NK-T | przekazanie | 3 2 1 X 667 23 6 X
        NK-T | grupa       | 3 3 0 0 1000 10 2 0
        NK-T | posiedzenie | 3 2 0 1 667 40 5 0
        ",
    );
}

#[test]
fn an_nk_a_that_did_not_come_has_no_term_for_its_group() {
    // n8 did not come; n9 came on 28 December, so that its group was due on the last day and was not set up.
    let office = case();
    office.append(
        "dane/2025-H1/violence_procedures.csv",
        &[
            "n8;f8;2025-07-01;policja;;;;;tak;;;;;;;".to_owned(),
            "n9;f9;2025-12-28;policja;2025-12-28;;;;tak;;;;;;;".to_owned(),
        ],
    );
    assert_rows(
        &made(&office, "2025", &[]).report,
        "
        NK-T | przekazanie | 3 3 0 X 1000 20 5 X
        NK-T | grupa       | 4 3 0 1 750 13 2 0
        ",
    );
}

#[test]
fn old_procedures_follow_the_old_limits() {
    // A procedure of 27 September 2023 has seven days, one of the 28th five working days, and only that has a group.
    let office = case();
    std::fs::rename(office.path("dane/2025-H1"), office.path("dane/2023-H2")).expect("moved");
    office.append(
        "dane/2023-H2/violence_procedures.csv",
        &[
            "a1;x1;2023-09-27;policja;2023-10-05;2023-10-30;;;tak;;;;;;;".to_owned(),
            "a2;x2;2023-09-28;policja;2023-10-05;2023-10-08;;2023-10-13;tak;;;;;;;".to_owned(),
        ],
    );
    let done = made(&office, "2023", &[]);
    assert_rows(
        &done.report,
        "
        NK-T | przekazanie_dawne | 2 1 1 X 500 65 8 X
        NK-T | przekazanie       | 1 1 0 X 1000 50 5 X
        NK-T | grupa             | 1 1 0 0 1000 30 3 0
        NK-T | posiedzenie       | 1 1 0 0 1000 50 5 0
        ",
    );
}

#[test]
fn the_list_of_next_steps_is_as_of_its_day() {
    const GROUP: &str = "powołanie grupy diagnostyczno-pomocowej";
    // In June n4 waits for the meeting of its group; on the last day of the year n6 for a group; ten days later n6
    // and n7 are late.
    let office = case();
    for (today, expected, late) in [
        ("2025-06-06", &[("n4", "pierwsze posiedzenie grupy")][..], 0),
        ("2025-12-31", &[("n6", GROUP)], 0),
        ("2026-01-10", &[("n6", GROUP), ("n7", GROUP)], 2),
    ] {
        let day = today.parse().expect("a day");
        let found = lists_on(office.folder.path(), "przemoc", day, &|_| {});
        let found = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics)).expect("exports");
        let [list] = found.lists.as_slice() else { panic!("one list") };
        let said: Vec<String> = list.rows.iter().map(|row| format!("{:?}", &row[1..3])).collect();
        let expected: Vec<String> = expected
            .iter()
            .map(|(id, step)| format!("[Text(\"{id}\"), Text(\"{step}\")]"))
            .collect();
        assert_eq!((said, list.late), (expected, Some(late)), "{today}");
    }
}
