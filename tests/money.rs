//! Cells of the returns of money over a small office, worked out by hand: meals, contributions, the centre's upkeep,
//! care by provider, quarterly extracts.
//!
//! p2 goes to school in September and p7 is of age on 15 April: each is in two categories, once in the whole. p6 has no
//! date of birth, the kind of meal tells. d10 refuses, w7 is of another chapter, w13 is paid after the year. s10 and s11
//! are paid around the half-year. e2 leaves on the last day of the quarter, e9 the day before. Two providers share d16.

use std::path::Path;

use spraw::report::Report;

use crate::office::{Office, assert_rows};

pub fn case() -> Office {
    Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/money/in"))
}

/// The same people and payments ten years earlier.
pub fn case_of_2015() -> Office {
    let office = case();
    let folder = "dane/2025-H1";
    for file in ["decyzje", "wyplaty", "dowoz"] {
        let path = format!("{folder}/{file}.csv");
        office.replace(&path, "2025-", "2015-");
        if file != "decyzje" {
            office.replace(&path, "2026-", "2016-");
        }
    }
    for (old, new) in [("2019-05", "2009-05"), ("2012-03", "2002-03"), ("2007-04", "1997-04")] {
        office.replace(&format!("{folder}/osoby.csv"), old, new);
    }
    for file in ["rodziny", "sklad"] {
        office.replace(&format!("{folder}/{file}.csv"), "2024-", "2014-");
    }
    std::fs::rename(office.path(folder), office.path("dane/2015")).expect("moved");
    office
}

fn report(office: &Office, form: &str, period: &str) -> Report {
    let done = office.run_form(form, period, &[], false);
    done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics)).report
}

#[test]
fn a_person_who_changes_category_counts_once_in_the_whole() {
    assert_rows(
        &report(&case(), "posilek", "2025"),
        "
        O | ogolem    | 7 2 5
        O | modul_1   | 3 1 2
        O | modul_2   | 5 2 5
        O | posilek   | 4 1 3
        O | pieniezne | 2 1 2
        O | rzeczowe  | 1 0 1
        M1 | ogolem    | 3 1 1 0 3 1
        M1 | posilek   | 2 0 1 0 2 0
        M1 | pieniezne | 1 1 0 0 1 1
        M1 | rzeczowe  | 0 0 0 0 0 0
        M1 | posilki   | 45 0 10 0 35 0
        M1 | swiadczenia_pieniezne | 1 1 0 0 1 1
        M1 | swiadczenia_rzeczowe  | 0 0 0 0 0 0
        M1 | koszt           | 455 100 75 0 380 100
        M1 | koszt_posilkow  | 355 0 75 0 280 0
        M1 | koszt_pieniezne | 100 100 0 0 100 100
        M1 | koszt_rzeczowe  | 0 0 0 0 0 0
        M1 | bez_decyzji     | - - - - - -
        M2 | ogolem         | 5 2
        M2 | posilek        | 2 1
        M2 | posilek_dowoz  | 1 1
        M2 | pieniezne      | 2 1
        M2 | rzeczowe       | 1 0
        M2 | rzeczowe_dowoz | 1 0
        M2 | posilki        | 43 38
        M2 | swiadczenia_pieniezne | 2 1
        M2 | swiadczenia_rzeczowe  | 1 0
        M2 | koszt           | 891 481
        M2 | koszt_posilkow  | 441 381
        M2 | koszt_pieniezne | 400 100
        M2 | koszt_rzeczowe  | 50 0
        M3 | nowe      | 1 50000 30000
        M3 | miejsca   | - - -
        F | pomoc_1 | 455 120 335 264
        F | pomoc_2 | 891 331 560 371
        F | dowoz   | 102 72 30 706
        F | razem   | 1448 523 925 361
        ",
    );
}

#[test]
fn the_cost_of_2015_is_added_across_its_sections() {
    assert_rows(
        &report(&case_of_2015(), "posilek", "2015"),
        "
        I | ogolem         | 7 2 1 0 3 1 5 2
        I | posilek        | 4 1 1 0 2 0 2 1
        I | posilek_dowoz  | 1 1 0 0 0 0 1 1
        I | zasilek        | 2 1 0 0 1 1 2 1
        I | rzeczowe       | 1 0 0 0 0 0 1 0
        I | rzeczowe_dowoz | 1 0 0 0 0 0 1 0
        I | koszt          | 1448 671 X X X X X X
        I | koszt_wlasne   | 523 341 X X X X X X
        I | koszt_dotacja  | 925 330 X X X X X X
        I | posilki_koszt   | 796 381 X X X X X X
        I | posilki_wlasne  | 301 181 X X X X X X
        I | posilki_dotacja | 495 200 X X X X X X
        II | koszt   | 500 200 50 0
        II | wlasne  | 100 100 50 0
        II | dotacja | 400 100 0 0
        III | koszt   | 102 90
        III | wlasne  | 72 60
        III | dotacja | 30 30
        ",
    );
}

#[test]
fn contributions_count_when_they_are_paid() {
    assert_rows(
        &report(&case(), "skl-zdr", "2025-H1"),
        "
        1 | ogolem                | 4 6 550
        1 | zasilek_staly         | 2 3 291
        1 | zatrudnienie_socjalne | 1 1 149
        1 | cudzoziemcy           | 1 1 60
        1 | inny                  | 1 1 50
        ",
    );
    assert_rows(
        &report(&case(), "skl-zdr", "2025"),
        "
        1 | ogolem        | 4 7 640
        1 | zasilek_staly | 2 4 381
        ",
    );
    assert_rows(
        &report(&case(), "skl-emrent", "2025-H1"),
        "
        1 | ogolem      | 2 3 553
        1 | opiekunowie | 1 2 453
        1 | inny        | 1 1 100
        ",
    );
}

#[test]
fn a_quarter_is_counted_from_the_exports_of_its_half_year() {
    assert_rows(
        &report(&case(), "ops-85219", "2025-Q1"),
        "
        Z | ogolem          | 6 450
        Z | kierownictwo    | 1 100
        Z | socjalni        | 2 150
        Z | socjalni_starsi | 1 100
        Z | inni            | 2 100
        Z | pozostali       | 1 100
        W | ogolem        | 570000 138001 242
        W | wlasne        | 520000 126001 242
        W | dotacja       | 50000 12000 240
        W | wynagrodzenia | 450000 112001 249
        W | bezosobowe    | 10000 1000 100
        W | pochodne      | 80000 20000 250
        W | pozostale     | 30000 5001 167
        D | dodatek         | 2 1200
        D | dodatek_dotacja | X 800
        ",
    );
    // The last state of the year by its end, each line of that day.
    assert_rows(
        &report(&case(), "ops-85219", "2025-Q2"),
        "
        Z | ogolem  | 6 450
        Z | socjalni | 2 150
        W | ogolem  | 460000 229000 498
        W | pochodne | 0 0 -
        D | dodatek | - -
        ",
    );
}

#[test]
fn care_is_divided_by_kind_and_by_who_carries_it_out() {
    assert_rows(
        &report(&case(), "uslugi-85228", "2025-Q1"),
        "
        U | ogolem          | 4 4 7200 6650 2988 70 4493
        U | opiekuncze      | 2 2 5000 4650 1588 70 3415
        U | sasiedzkie      | 1 1 1000 800 240 0 3000
        U | specjalistyczne | 1 1 1000 1000 600 0 6000
        U | psychiczne      | 1 1 1200 1000 800 0 8000
        P | ogolem      | X 4 6650 2988
        P | osrodek     | X 1 1000 600
        P | organizacja | 1 1 1850 648
        P | firma       | 1 1 2000 700
        P | osoba       | 1 1 1000 800
        P | sasiad      | 1 1 800 240
        P | nieznany    | X 0 0 0
        ",
    );
}

#[test]
fn care_without_an_order_is_listed() {
    let office = case();
    office.replace("dane/2025-H1/zlecenia.csv", "d19;2025-03-31", "d19;2025-04-01");
    let done = office.run_form("uslugi-85228", "2025-Q1", &[], false);
    let done = done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
    let [list] = done.lists.as_slice() else { panic!("one list") };
    let rows: Vec<String> = list.rows.iter().map(|row| format!("{:?}", &row[..2])).collect();
    assert_eq!(rows, [r#"[Text("d19"), Text("u5")]"#]);
    assert_rows(&done.report, "P | nieznany | X 1 800 240");
}

#[test]
fn quarterly_extracts_count_what_the_half_year_counts() {
    assert_rows(
        &report(&case(), "mk1", "2025-Q1"),
        "
        1 | staly            | 2 2000
        1 | okresowy         | 1 300
        1 | celowy           | 1 150
        1 | celowy_specjalny | 1 150
        1 | losowe           | 1 800
        1 | posilek          | 63 576
        1 | posilek_dzieci   | 25 195
        1 | schronienie      | 0 0
        1 | uslugi           | 57 2188
        1 | uslugi_psych     | 10 800
        1 | dps              | 0 0
        1 | opiekun_prawny   | 0 0
        1 | pogrzeb          | 0 0
        ",
    );
    assert_rows(
        &report(&case(), "mk2", "2025-Q1"),
        "
        1 | nauka      | 1 600
        1 | mieszkania | 0 0
        1 | integracja_skladka | 0 0
        ",
    );
    assert_rows(&report(&case(), "mk2", "2025-Q2"), "1 | integracja_skladka | 1 60");
}
