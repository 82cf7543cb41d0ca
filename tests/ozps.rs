//! Cells of OZPS over a small office of invented people, worked out by hand: three years and two of forecast.
//!
//! 2025 is the office of `docs/na-kartce.md` with a few records more: P6 has care services, P5 ten nights in a shelter,
//! P3 help for learning (a task of the powiat), R5 a social contract and nothing else. In 2024 P1 was paid once. Of 2023
//! there are no exports. k5 is on leave, k6 works to the last day of 2025, k7 to the day before it. The forecast for
//! 2026 says five numbers of inhabitants; all others are those of 2025 until somebody enters them.

use std::path::Path;

use spraw::report::{Report, State};
use spraw::run::Done;

use crate::office::{Office, assert_rows};

pub fn case() -> Office {
    Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ozps/in"))
}

fn made(office: &Office, write: bool) -> Done {
    let done = office.run_form("ozps", "2025", &[], write);
    done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics))
}

fn report() -> Report {
    made(&case(), false).report
}

#[test]
fn the_columns_are_three_years_and_two_to_come() {
    let report = report();
    let titles: Vec<&str> =
        report.sections[0].columns.iter().map(|own| own.title.as_str()).collect();
    assert_eq!(titles, ["2023", "2024", "2025", "prognoza 2026", "prognoza 2027"]);
}

#[test]
fn inhabitants_are_those_of_the_gmina_and_its_years() {
    assert_rows(
        &report(),
        "
        2 | ludnosc          | - 990 1000 1010 1000
        2 | kobiety          | - 515 520 525 520
        2 | k_mlode          | - 101 100 100 100
        2 | k_praca          | - 279 280 280 280
        2 | k_starsze        | - 135 140 145 140
        2 | mezczyzni        | - 475 480 485 480
        2 | m_mlodzi         | - 109 110 110 110
        2 | m_praca          | - 299 300 300 300
        2 | m_starsi         | - 67 70 75 70
        2 | bezrobotni       | - 60 50 50 50
        2 | bezrobotni_dlugo | - - 20 20 20
        2 | wnioski          | - - - - -
        ",
    );
}

#[test]
fn what_gus_has_not_told_yet_is_no_zero() {
    let office = case();
    let file = "dane/2025/LUDN_2137_CTAB_20260424.csv";
    office.replace(file, ";990;1000;", ";990;.;");
    office.replace(file, ";515;520;", ";515;;");
    assert_rows(
        &made(&office, false).report,
        "
        2  | ludnosc                  | - 990 - 1010 -
        2  | kobiety                  | - 515 - 525 -
        10 | mieszkancy_na_socjalnego | - 330 - 337 -
        ",
    );
}

#[test]
fn people_are_helped_as_in_mrpips_03() {
    assert_rows(
        &report(),
        "
        3.1 | osoby             | - 1 4 4 4
        3.1 | pieniezne         | - 1 2 2 2
        3.1 | niepieniezne      | - 0 2 2 2
        3.1 | rodziny           | - 1 4 4 4
        3.1 | osoby_w_rodzinach | - 1 6 6 6
        3.1 | praca_socjalna    | - 0 4 4 4
        3.1 | wylacznie         | - 0 1 1 1
        3.1 | kontrakty         | - 0 1 1 1
        3.1 | kontrakty_osoby   | - 0 1 1 1
        3.1 | kryzys            | - 0 1 1 1
        3.1 | wywiady           | - 1 2 2 2
        3.1 | decyzje           | - 1 6 6 6
        3.1 | odmowy            | - 0 1 1 1
        3.1 | odmowy_osoby      | - 0 1 1 1
        3.2 | kwota             | - 1000 4857 4857 4857
        3.2 | staly_osoby       | - 1 1 1 1
        3.2 | staly_kwota       | - 1000 2000 2000 2000
        3.2 | okresowy_osoby    | - 0 1 1 1
        3.2 | okresowy_kwota    | - 0 1856 1856 1856
        3.2 | celowe_kwota      | - 0 201 201 201
        3.2 | schronienie_osoby | - 0 1 1 1
        3.2 | schronienie_kwota | - 0 500 500 500
        3.2 | uslugi_osoby      | - 0 1 1 1
        3.2 | uslugi_godziny    | - 0 10 10 10
        3.2 | uslugi_kwota      | - 0 300 300 300
        3.2 | dps_osoby         | - 0 0 0 0
        3.3 | ubostwo           | - 0 2 2 2
        3.3 | bezdomnosc        | - 0 1 1 1
        3.3 | bezrobocie        | - 0 1 1 1
        3.3 | niepelnosprawnosc | - 0 1 1 1
        3.3 | choroba           | - 1 1 1 1
        3.3 | bezradnosc        | - 0 0 0 0
        3.4 | osoby             | - 0 1 1 1
        3.4 | rodziny           | - 0 1 1 1
        3.4 | osoby_w_rodzinach | - 0 3 3 3
        3.4 | kwota             | - 0 600 600 600
        3.4 | nauka             | - 0 1 1 1
        3.4 | usamodzielnienie  | - 0 0 0 0
        3.4 | kryzys            | - 0 1 1 1
        ",
    );
}

#[test]
fn units_are_counted_on_the_last_day_and_their_people_in_the_year() {
    // J06 opens on the last day, J09 closes on it, J07 and J13 closed before it; J12 is a protected flat, which has no row
    // of its own. P1 and P2
    // came twice, P3 to J13 while it was open; P4 left on the first day; P6 was in J08 for a day, and in J09 too.
    assert_rows(
        &report(),
        "
        5 | osrodki                     | - 1 1 1 1
        5 | wsparcie                    | - 3 4 4 4
        5 | wsparcie_miejsca            | - 43 72 72 72
        5 | wsparcie_osoby              | - 1 3 3 3
        5 | sds                         | - 0 0 0 0
        5 | wsparcie_inne               | - 2 1 1 1
        5 | noclegownie_miejsca         | - 15 15 15 15
        5 | schroniska                  | - 0 1 1 1
        5 | schroniska_miejsca          | - 0 25 25 25
        5 | domy                        | - 1 1 1 1
        5 | domy_miejsca                | - 30 30 30 30
        5 | domy_osoby                  | - 1 1 1 1
        5 | mieszkania                  | - 0 2 2 2
        5 | mieszkania_miejsca          | - 0 7 7 7
        5 | kluby                       | - 0 1 1 1
        5 | kluby_miejsca               | - 0 12 12 12
        5 | zatrudnienie_socjalne       | - 1 2 2 2
        5 | zatrudnienie_socjalne_osoby | - 1 1 1 1
        5 | oik                         | - 0 0 0 0
        5 | inne                        | - 0 1 1 1
        5 | inne_miejsca                | - 0 5 5 5
        5 | razem                       | - 6 11 11 11
        ",
    );
}

#[test]
fn chapters_are_those_of_the_budget_of_the_centre() {
    // 85202 is rounded up, 85213 is of two sources, 85219 of two paragraphs, 85203 is as it was in June; 85220 is told
    // of the year before alone and 85215 is entered. w3 is of the next year, w5 is given to no organisation, w6 has no amount.
    assert_rows(
        &report(),
        "
        7 | d852        | - 45000 50000 50000 50000
        7 | r85202      | - - 10000 10000 10000
        7 | r85203      | - - 5000 5000 5000
        7 | r85205      | - - 0 0 0
        7 | r85213      | - - 500 500 500
        7 | r85214      | - - 3000 3000 3000
        7 | r85215      | - - 1000 1000 1000
        7 | r85216      | - - 4000 4000 4000
        7 | r85219      | - 8000 20000 20000 20000
        7 | r85220      | - - - - -
        7 | r85228      | - - 3000 3000 3000
        7 | r85230      | - - 2000 2000 2000
        7 | r85295      | - - 1500 1500 1500
        9 | zadania     | - 1 3 3 3
        9 | organizacje | - - - - -
        9 | dotacje     | - 700 12301 12301 12301
        ",
    );
}

#[test]
fn what_the_office_keeps_no_table_for_is_entered_and_no_zero() {
    let office = case();
    office.replace(
        "spraw.toml",
        "absent = [",
        "absent = [\"budget\", \"partners\", \"residents\",",
    );
    std::fs::remove_file(office.path("mapowania/srodki.toml")).expect("a mapping");
    office.append(
        "dane-reczne/ozps.csv",
        &[
            "2025;7;r85219;y0;21000;dział;Rb-28S".to_owned(),
            "2024;7;r85219;y0;9000;dział;Rb-28S".to_owned(),
            "2025;5;wsparcie_osoby;y0;17;dział;z list obecności".to_owned(),
        ],
    );
    assert_rows(
        &made(&office, false).report,
        "
        5  | wsparcie                    | - 3 4 4 4
        5  | wsparcie_osoby              | - - 17 17 17
        5  | domy_osoby                  | - - - - -
        5  | zatrudnienie_socjalne_osoby | - - - - -
        7  | r85202                      | - - - - -
        7  | r85219                      | - 9000 21000 21000 21000
        9  | zadania                     | - - - - -
        9  | dotacje                     | - - - - -
        10 | utrzymanie                  | - 200 420 420 420
        ",
    );
}

#[test]
fn what_a_table_tells_cannot_be_entered() {
    let office = case();
    office.append("dane-reczne/ozps.csv", &["2025;7;r85219;y0;21000;dział;Rb-28S".to_owned()]);
    let Err(refused) = office.run_form("ozps", "2025", &[], false) else {
        panic!("a counted cell was entered");
    };
    let codes: Vec<&str> = refused.diagnostics.iter().map(|own| own.code).collect();
    assert_eq!(codes, ["C113"]);
}

#[test]
fn a_row_is_entered_only_without_tables_that_there_are() {
    let office = case();
    let folder = "wzory/ozps/2023-01-01";
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("report_templates/ozps/2023-01-01");
    for entry in std::fs::read_dir(own).expect("the edition").flatten() {
        let text = std::fs::read_to_string(entry.path()).expect("a text");
        let name = entry.file_name().to_string_lossy().into_owned();
        office.write(&format!("{folder}/{name}"), &text);
    }
    let file = format!("{folder}/section_07_09.toml");
    office.replace(&file, "absent = [\"partners\"], unit", "absent = [\"partnerzy\"], unit");
    let Err(refused) = office.run_form("ozps", "2025", &[], false) else {
        panic!("a table that there is not was named");
    };
    let codes: Vec<&str> = refused.diagnostics.iter().map(|own| own.code).collect();
    assert_eq!(codes, ["T209"]);
}

#[test]
fn staff_are_counted_on_the_last_day_without_those_on_leave() {
    assert_rows(
        &report(),
        "
        6 | osoby               | - 5 5 5 5
        6 | etaty               | - 450 425 425 425
        6 | socjalni            | - 3 3 3 3
        6 | socjalni_etaty      | - 250 250 250 250
        6 | kierujacy           | - 1 1 1 1
        6 | opiekunowie         | - 0 1 1 1
        6 | aspiranci           | - 0 0 0 0
        6 | pozostali           | - 1 0 0 0
        6 | w_osrodku           | - 5 4 4 4
        ",
    );
}

#[test]
fn coefficients_are_of_the_cells_beside_them() {
    assert_rows(
        &report(),
        "
        10 | mieszkancy_na_socjalnego | - 330 333 337 333
        10 | rodziny_na_socjalnego    | - 0 13 13 13
        10 | udzial_socjalnych        | - 600 600 600 600
        10 | biurokratyzacja          | - 200 0 0 0
        10 | wolontariat              | - - - - -
        10 | rodziny_na_asystenta     | - - - - -
        10 | utrzymanie               | - 178 400 400 400
        10 | na_korzystajacego        | - 1000 1214 1214 1214
        10 | osoby_na_1000            | - 10 40 40 40
        10 | zasieg                   | - 10 60 59 60
        10 | deprywacja               | - - - - -
        10 | p_ubostwo                | - 0 500 500 500
        10 | p_choroba                | - 1000 250 250 250
        10 | udzial_pienieznych       | - 1000 500 500 500
        10 | kontrakty_na_100         | - 0 250 250 250
        10 | uslugi_na_1000           | - 0 48 45 48
        10 | godziny_na_osobe         | - - 100 100 100
        10 | miejsca_na_1000          | - 1515 4000 3960 4000
        10 | udzial_odmow             | - 0 167 167 167
        10 | na_mieszkanca            | - 45 50 50 50
        10 | udzial_852               | - 250 250 250 250
        ",
    );
}

#[test]
fn a_forecast_is_marked_until_the_office_enters_its_own() {
    let office = case();
    let report = made(&office, true).report;
    for (cell, state) in [
        ("2/ludnosc/y0", State::Computed),
        ("2/ludnosc/p1", State::Manual),
        ("2/ludnosc/p2", State::Proposed),
        ("2/bezrobotni/y0", State::Manual),
        ("2/bezrobotni/p1", State::Proposed),
        ("2/wnioski/p1", State::Missing),
        ("10/na_mieszkanca/y0", State::Formula),
        // Inhabitants were entered, the budget was not.
        ("10/na_mieszkanca/p1", State::Proposed),
    ] {
        let parts: Vec<&str> = cell.split('/').collect();
        let found = report.cell(parts[0], parts[1], parts[2]).expect("a cell").state;
        assert_eq!(found, state, "{cell}");
    }
    let version = office.path("wyniki/2025/ozps/v1");
    let page = std::fs::read_to_string(version.join("ozps_0862011_2025_v1.html")).expect("a page");
    for shown in [
        "<td data-cell=\"2/1/y0\">1\u{a0}000</td>",
        "<td data-cell=\"2/1/p1\">1\u{a0}010</td>",
        "<td data-cell=\"2/1/p2\" class=\"proposed\">1\u{a0}000*</td>",
        "* wartość podpowiedziana",
        "układ niezweryfikowany z CAS",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    let cells = std::fs::read_to_string(version.join("ozps_0862011_2025_v1.csv")).expect("cells");
    for line in [";1000;osoba;proposed", ";1010;osoba;manual"] {
        assert!(cells.contains(line), "{line}");
    }
}

#[test]
fn the_day_is_the_thirtieth_of_april() {
    let due = spraw::run::deadlines(case().folder.path(), "2026-04-01".parse().expect("a day"));
    let due = due.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
    // That of the year before was not made either.
    let own = due.iter().rfind(|own| own.form == "ozps").expect("the return has a day");
    assert_eq!(own.day.to_string(), "2026-04-30");
}
