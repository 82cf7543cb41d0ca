//! Cells of BEZDOMNOŚĆ, of the register of places and of the night count over a small office of invented people, worked
//! out by hand.
//!
//! h2 is of age on the last day of the year, h3 the day after; h4 leaves the register on the last day, h5 left it on the
//! last day before it, h6 comes after it; h7 was in it twice. The stay s1 has its person from the decision; s3 ends on
//! the last day; s4 is in a place that is no shelter of the register. e2 follows e1, e4 and e5 lie beside the year.

use std::path::Path;

use spraw::report::Report;
use spraw::run::{deadlines, lists_on, returns_for};

use crate::office::{Office, assert_rows};

pub fn case() -> Office {
    Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/homeless/in"))
}

fn report_of(office: &Office, form: &str, options: &[(&str, &str)]) -> Report {
    let done = office.run_form(form, "2025", options, false);
    done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics)).report
}

#[test]
fn shelters_stand_with_their_places_people_days_and_cost() {
    // F1: 10 places for 181 days and 12 for 184; 88 nights of s1, 10 of s2, 2 of u1 in the year, 40 of nobody.
    assert_rows(
        &report_of(&case(), "bezdomnosc", &[]),
        "
        1 | razem        | 32 2 3 11318 477 42 3896000 8168
        1 | 2.1          | 20 0 2 7300 337 46 3330000 9881
        1 | 2.2          | 12 2 3 4018 140 35 566000 4043
        ",
    );
}

#[test]
fn people_stand_where_they_are_on_the_last_day() {
    assert_rows(
        &report_of(&case(), "bezdomnosc", &[]),
        "
        B-1 | razem | 5 2 2 1
        B-1 | 1     | 1 1 0 0
        B-1 | 2     | 0 0 0 0
        B-1 | 3     | 1 0 1 0
        B-1 | 7     | 1 0 0 1
        B-1 | 8     | 0 0 0 0
        B-1 | 15    | 1 0 1 0
        B-1 | 17    | 1 1 0 0
        B-2 | razem | 5 2 3
        B-2 | 1     | 1 0 1
        B-2 | 2     | 1 1 0
        B-2 | 3     | 1 1 0
        B-2 | 4     | 1 0 1
        B-2 | 5     | 1 0 1
        B-2 | bd    | 0 0 0
        B-3 | 1     | 3 0 2 1
        B-3 | 2     | 1 1 0 0
        B-3 | 3     | 1 1 0 0
        B-3 | bd    | 0 0 0 0
        B-4 | 4.1   | 1 1 0 0
        B-4 | 4.2   | 1 0 1 0
        B-4 | 4.3   | 1 1 0 0
        B-4 | 4.4   | 1 0 1 0
        B-4 | bd    | 1 0 0 1
        ",
    );
}

#[test]
fn a_time_as_long_as_a_band_belongs_to_it() {
    // On 31 December h3 is homeless for twelve months to the day, h4 for twenty-four, h7 for four.
    assert_rows(
        &report_of(&case(), "bezdomnosc", &[]),
        "
        B-5 | razem | 5 2 2 1
        B-5 | 5.1   | 1 1 0 0
        B-5 | 5.2   | 1 1 0 0
        B-5 | 5.3   | 1 0 0 1
        B-5 | 5.4   | 1 0 1 0
        B-5 | 5.5   | 0 0 0 0
        B-5 | 5.6   | 0 0 0 0
        B-5 | 5.7   | 1 0 1 0
        B-5 | 5.8   | 0 0 0 0
        B-5 | bd    | 0 0 0 0
        ",
    );
}

#[test]
fn causes_are_up_to_three_of_each_adult() {
    assert_rows(
        &report_of(&case(), "bezdomnosc", &[]),
        "
        B-6 | razem | 4 2 2
        B-6 | 10.1  | 1 0 1
        B-6 | 10.5  | 1 1 0
        B-6 | 10.6  | 1 1 0
        B-6 | 10.7  | 1 1 0
        B-6 | 10.8  | 2 1 1
        B-6 | 10.10 | 0 0 0
        B-6 | 10.16 | 1 0 1
        ",
    );
}

#[test]
fn who_has_no_date_of_birth_is_only_in_the_whole() {
    let office = case();
    office.replace("dane/2025-H1/homeless.csv", "M;1970-05-05", "M;");
    office.replace("dane/2025-H1/homeless.csv", ";2010-01-01;", ";;");
    assert_rows(
        &report_of(&office, "bezdomnosc", &[]),
        "
        B-1 | razem | 5 2 1 1
        B-1 | 15    | 1 0 0 0
        B-2 | 4     | 0 0 0
        B-2 | bd    | 1 0 1
        B-5 | 5.7   | 0 0 0 0
        B-5 | bd    | 1 0 0 0
        B-6 | razem | 3 2 1
        ",
    );
}

#[test]
fn stock_and_flow_of_entries_and_programmes_fit() {
    assert_rows(
        &report_of(&case(), "bezdomnosc", &[]),
        "
        B-7 | przed      | 3 1 2 0
        B-7 | przybylo   | 3 2 0 1
        B-7 | ubylo      | 2 1 1 0
        B-7 | mieszkanie | 1 0 1 0
        B-7 | rodzina    | 1 1 0 0
        B-7 | wyjazd     | 0 0 0 0
        B-7 | po         | 4 2 1 1
        B-8 | razem      | 1 4 3 1 1 1 0 2
        B-8 | osrodek    | 1 2 3 1 1 1 0 0
        B-8 | placowka   | 0 1 0 0 0 0 0 1
        B-8 | bez_autora | 0 1 0 0 0 0 0 1
        B-8 | osoby      | 1 4 3 1 1 1 0 2
        ",
    );
}

#[test]
fn help_counts_when_it_began_in_the_year() {
    // z1 was released twice; social work began three months to the day before the first time. z3 got help in January.
    assert_rows(
        &report_of(&case(), "bezdomnosc", &[]),
        "
        B-9 | razem          | 4 2 1 50
        B-9 | z_pomoca       | 2 1 1 50
        B-9 | praca_socjalna | 1 1 1 50
        B-9 | schronienie    | 1 0 1 0
        B-9 | zasilek        | 1 0 0 100
        B-9 | posilek        | 0 0 0 -
        B-9 | inna           | 0 0 0 -
        ",
    );
}

#[test]
fn the_winter_ends_where_the_exports_do() {
    for (until, rows) in [
        (
            "1900-01-01",
            "
            14 | razem             | 3 123
            14 | schronisko        | 0 0
            14 | schronisko_uslugi | 1 60
            14 | noclegownia       | 2 63
            ",
        ),
        // The stay s1 goes on; u1 has the three nights that its line says.
        (
            "2026-01-10",
            "
            14 | razem             | 3 134
            14 | schronisko_uslugi | 1 60
            14 | noclegownia       | 2 74
            ",
        ),
        (
            "2027-03-31",
            "
            14 | razem             | 3 214
            14 | schronisko_uslugi | 1 60
            14 | noclegownia       | 2 154
            ",
        ),
    ] {
        assert_rows(&report_of(&case(), "bezdomnosc", &[("zima_do", until)]), rows);
    }
}

#[test]
fn the_register_has_its_entries_and_their_changes() {
    assert_rows(
        &report_of(&case(), "rejestr-miejsc", &[]),
        "
        M-1 | 1.1               | 3 20
        M-1 | 1.2               | 10 12
        M-2 | 1.1               | 0 3
        M-2 | 1.2               | 8 10
        M-2 | 1.3               | 3 0
        M-3 | razem             | 2 13 3 32
        M-3 | noclegownia       | 1 10 0 12
        M-3 | schronisko        | 0 0 0 0
        M-3 | schronisko_uslugi | 1 3 3 20
        M-3 | ogrzewalnia       | 0 0 0 0
        M-4 | razem             | 3 11 13
        M-4 | nowe              | 1 0 3
        M-4 | zmienione         | 1 8 10
        M-4 | zakonczone        | 1 3 0
        ",
    );
}

#[test]
fn everybody_is_counted_once_in_the_night_and_children_answer_little() {
    let expected = "
        N-1 | razem | 6 2 2 2
        N-1 | 1     | 1 1 0 0
        N-1 | 7     | 2 0 0 2
        N-1 | 8     | 1 1 0 0
        N-1 | 15    | 1 0 1 0
        N-1 | 17    | 1 0 1 0
        N-2 | razem | 6 4 2 1
        N-2 | 1     | 1 1 0 0
        N-2 | 2     | 1 1 0 0
        N-2 | 3     | 1 0 1 1
        N-2 | 4     | 1 1 0 0
        N-2 | bd    | 2 1 1 0
        N-3 | 1     | 4 2 0 2
        N-3 | 3     | 1 0 1 0
        N-3 | bd    | 1 0 1 0
        N-4 | 4.1   | 2 0 0 2
        N-4 | 4.2   | 1 1 0 0
        N-4 | 4.4   | 2 1 1 0
        N-4 | bd    | 1 0 1 0
        N-5 | razem | 4 2 2
        N-5 | 5.1   | 1 0 1
        N-5 | 5.3   | 1 1 0
        N-5 | 5.5   | 1 1 0
        N-5 | 5.8   | 1 0 1
        N-6 | 6.5   | 1 1 0
        N-6 | bd    | 1 0 1
        N-7 | 7.7   | 1 1 0
        N-7 | bd    | 1 0 1
        N-8 | 8.4   | 1 1 0
        N-8 | bd    | 1 0 1
        N-9 | razem | 4 2 2
        N-9 | 9.1   | 1 1 0
        N-9 | 9.10  | 0 0 0
        N-9 | 9.11  | 1 0 1
        N-10 | razem | 4 2 2
        N-10 | 10.7  | 2 2 0
        N-10 | 10.8  | 1 1 0
        N-10 | 10.18 | 1 0 1
        N-11 | razem | 3 2 1
        N-11 | 11.5  | 1 1 0
        N-11 | 11.7  | 1 0 1
        N-12 | 12.1  | 2 2 0
        N-12 | 12.10 | 1 1 0
        N-12 | 12.12 | 1 0 1
        ";
    assert_rows(&report_of(&case(), "badanie-nocne", &[]), expected);
    // A second form of a1, an earlier night and an answer of a child change nothing of it.
    let office = case();
    let form = |line: &str| office.append("dane/2025-H1/night_count.csv", &[line.to_owned()]);
    form("a7;2025-02-27;m1;noclegownia;K;45;deklarowany;;polskie;4.4;5.5;6.5;7.4;8.1");
    form("a8;2025-01-20;m8;oik;K;45;deklarowany;;polskie;4.4;5.5;6.5;7.4;8.1");
    office.append("dane/2025-H1/night_answers.csv", &["a5;9.1".to_owned(), "a8;9.1".to_owned()]);
    assert_rows(&report_of(&office, "badanie-nocne", &[]), expected);
}

#[test]
fn adults_without_a_programme_are_on_the_list() {
    // h1 has p4, h7 p2; h3 is a child; the programme of h2 ended in November.
    let office = case();
    let day = "2025-12-31".parse().expect("a day");
    let found = lists_on(office.folder.path(), "bezdomnosc", day, &|_| {});
    let found = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics)).expect("exports");
    let [list] = found.lists.as_slice() else { panic!("one list") };
    let said: Vec<String> = list.rows.iter().map(|row| format!("{:?}", &row[1])).collect();
    assert_eq!(said, ["Text(\"h2\")"], "{:?}", list.rows);
}

#[test]
fn the_return_is_asked_for_every_second_year() {
    let office = case();
    let folder = office.folder.path();
    let roles = ["gmina".to_owned()];
    let asked = |period: &str| -> bool {
        let found = returns_for(folder, &roles, period.parse().expect("a period"));
        let found = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
        assert!(found.iter().any(|own| own == "badanie-nocne"), "{period}: {found:?}");
        found.iter().any(|own| own == "bezdomnosc")
    };
    assert_eq!(["2024", "2025", "2026"].map(asked), [true, false, true]);
    // The newest year that ended and is asked for, also when the next one has ended.
    // Nobody waits for what ended before the first exports.
    std::fs::create_dir_all(office.path("dane/2024")).expect("a folder");
    for (today, expected) in [
        ("2025-01-02", "2024 2025-05-07"),
        ("2026-06-01", "2024 2025-05-07"),
        ("2027-01-01", "2026 2027-05-07"),
    ] {
        let due = deadlines(folder, today.parse().expect("a day"));
        let due = due.unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
        let own = due.iter().filter(|own| own.form == "bezdomnosc");
        let said: Vec<String> = own.map(|own| format!("{} {}", own.period, own.day)).collect();
        assert_eq!(said, [expected], "{today}");
    }
}
