//! Cells of MRiPS-06, MRiPS-05 and the staff of MPiPS-03 over a small office of invented units, worked out by hand.
//!
//! u3 opens on the last day, u7 closed the day before it, u13 closes on it; u2 is part of the centre u1; u11 belongs
//! to foster care. s1 heads the centre and is its social worker too, s3 has no form of contract, s4 is on leave, s8
//! leaves on the last day, s9 the day before, s12 works in two units, s19 has a contract of each kind, s21 is a
//! volunteer. r3 left on the first day, r5 moved from r4's home, r7 left on the last day, r8 came and left on one.

use std::path::Path;

use spraw::report::Report;
use spraw::run::lists_on;

use crate::office::{Office, assert_rows};

pub fn case() -> Office {
    Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/units/in"))
}

fn report(form: &str, period: &str, options: &[(&str, &str)]) -> Report {
    let done = case().run_form(form, period, options, false);
    done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics)).report
}

#[test]
fn units_are_counted_on_the_last_day_and_their_people_in_the_year() {
    // Of gmina and commissioned by it: units, places, people. o12 is in u2 and in u3; o20 stayed twice, once by the
    // decision alone; o17 was in a club that is closed since.
    assert_rows(
        &report("mrips-06", "2025", &[]),
        "
        G | osrodki      | 1 X X X X X
        G | wsparcie     | 1 20 3 2 55 3
        G | sds          | 1 20 2 0 0 0
        G | dzienne_domy | 0 0 0 1 15 1
        G | schroniska   | 0 0 0 1 40 2
        G | kluby_samopomocy | 0 0 1 0 0 0
        G | noclegownie  | 0 0 0 0 0 0
        G | dps          | 0 0 0 0 0 0
        G | treningowe   | 1 4 1 0 0 0
        G | cis          | 0 0 0 1 0 1
        G | kis          | 1 12 1 0 0 0
        P | pcpr         | 1 X X X X X
        P | wsparcie     | 0 0 0 0 0 0
        P | dps          | 1 50 4 1 30 3
        P | oik          | 1 8 1 0 0 0
        ",
    );
}

#[test]
fn staff_add_up_as_the_form_says() {
    // Persons and hundredths of posts.
    assert_rows(
        &report("mrips-06", "2025", &[]),
        "
        Z | ogolem           | 20 1710
        Z | sluzby_wojewody  | X X
        Z | pcpr             | 4 350
        Z | pcpr_dyr         | 0 0
        Z | pcpr_kier        | 1 100
        Z | pcpr_ps          | 1 100
        Z | pcpr_gl_spec     | 1 100
        Z | pcpr_gl_spec_ps  | 1 100
        Z | pcpr_spec_rodz   | 1 100
        Z | pcpr_pozost      | 1 50
        Z | ops              | 8 710
        Z | ops_kier         | 1 100
        Z | ops_ps           | 3 250
        Z | ops_ps_st        | 1 100
        Z | ops_ps_prac      | 1 50
        Z | ops_ps_rejon     | 2 200
        Z | ops_gl_spec      | 2 200
        Z | ops_gl_spec_ps   | 1 100
        Z | ops_uo           | 0 0
        Z | ops_suo          | 1 60
        Z | ops_radca        | 0 0
        Z | ops_pozost       | 2 200
        Z | osrodki_wsparcia | 2 200
        Z | osrodki_wsparcia_w_strukt | 1 100
        Z | dps              | 4 300
        Z | inne_jednostki   | 1 50
        Z | inne_oik         | 1 50
        Z | cis              | 1 100
        Z | kis              | 1 100
        ",
    );
}

#[test]
fn the_old_form_counts_the_staff_of_its_own_year() {
    assert_rows(
        &report("mpips-03", "2020", &[]),
        "
        1 | ogolem         | 7 650
        1 | pcpr           | 1 100
        1 | ops            | 5 450
        1 | ops_kier       | 1 100
        1 | ops_ps         | 3 250
        1 | ops_ps_rejon   | 2 200
        1 | ops_pozost     | 1 100
        1 | osrodki_wsparcia | 1 100
        1 | osrodki_wsparcia_w_strukt | 1 100
        1 | dps            | 1 100
        1 | inne_jednostki | 0 0
        ",
    );
}

#[test]
fn residents_come_and_go_and_are_paid_for() {
    // All, women, men; homes of the gmina, of the powiat, commissioned, of others.
    assert_rows(
        &report("mrips-05", "2025", &[]),
        "
        1 | stan_przed    | 4 3 1 0 3 1 0
        1 | przyjeci      | 4 1 3 0 2 2 0
        1 | przyjeci_z_dps | 1 0 1 0 0 1 0
        1 | odeszli       | 4 2 2 0 3 1 0
        1 | odeszli_zgon  | 1 1 0 0 1 0 0
        1 | odeszli_dps   | 1 0 1 0 1 0 0
        1 | odeszli_dom   | 1 1 0 0 0 1 0
        1 | odeszli_inne  | 1 0 1 0 1 0 0
        1 | stan          | 4 2 2 0 2 2 0
        1 | plac_mieszkaniec | 1 1 0 0 1 0 0
        1 | plac_rodzina  | 1 0 1 0 0 1 0
        1 | plac_gmina    | 1 0 1 0 1 0 0
        1 | plac_gmina_calosc | 1 1 0 0 0 1 0
        1 | plac_dotacja  | 0 0 0 0 0 0 0
        1 | plac_brak     | 0 0 0 0 0 0 0
        2 | stan_przed    | 1 1 0 1 0
        2 | przyjeci      | 1 0 1 1 0
        2 | odeszli       | 1 1 0 1 0
        2 | odeszli_zgon  | 1 1 0 1 0
        2 | stan          | 1 0 1 1 0
        ",
    );
}

#[test]
fn groups_of_residents_are_placed_and_wait() {
    // Placed in the year: all, gmina, powiat, commissioned, others; residents; waiting.
    assert_rows(
        &report("mrips-05", "2025", &[]),
        "
        3 | ogolem       | 4 0 2 2 0 4 3
        3 | podeszly_wiek | 0 0 0 0 0 1 2
        3 | somatycznie  | 1 0 1 0 0 1 0
        3 | psychicznie  | 1 0 0 1 0 1 0
        3 | fizycznie    | 1 0 1 0 0 0 0
        3 | alkohol      | 1 0 0 1 0 1 0
        3 | brak         | 0 0 0 0 0 0 1
        ",
    );
}

#[test]
fn a_home_has_staff_with_and_without_a_contract_of_employment() {
    assert_rows(
        &report("mrips-05", "2025", &[]),
        "
        4 | ogolem       | 7 4 2 300 3
        4 | kierujacy    | 1 1 0 100 0
        4 | opiekunowie  | 2 1 0 100 1
        4 | pielegniarki | 2 1 1 50 1
        4 | terapeuci    | 1 1 1 50 0
        4 | lekarze      | 1 0 0 0 1
        4 | obsluga      | 0 0 0 0 0
        5 | ogolem       | 7 0 5 2 0
        5 | pelny_etat   | 2 0 1 1 0
        5 | niepelny_etat | 2 0 2 0 0
        5 | zlecenie     | 1 0 1 0 0
        5 | dzielo       | 1 0 0 1 0
        5 | kontrakt     | 1 0 1 0 0
        ",
    );
}

#[test]
fn one_home_may_be_counted_alone() {
    assert_rows(
        &report("mrips-05", "2025", &[("placowka", "u5")]),
        "
        1 | stan   | 2 1 1 0 0 2 0
        3 | ogolem | 2 0 0 2 0 2 1
        4 | ogolem | 2 1 0 100 1
        ",
    );
}

#[test]
fn the_lists_name_who_waits_and_which_units_lack_something() {
    // q2 was placed on the last day; nobody runs u3, and u14 has had nobody since March.
    let office = case();
    office.replace("dane/2025-H1/facilities.csv", "dzienny_dom;zlecenie", "dzienny_dom;");
    office.replace(
        "dane/2025-H1/residents.csv",
        "r18;u14;o16;M;;2025-03-01",
        "r18;u14;o16;M;;2026-03-01",
    );
    for (form, expected) in [("mrips-05", &["w1", "w5", "w3"][..]), ("mrips-06", &["u3", "u14"])] {
        let day = "2025-12-31".parse().expect("a day");
        let found = lists_on(office.folder.path(), form, day, &|_| {});
        let found = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics)).expect("exports");
        let [list] = found.lists.as_slice() else { panic!("one list") };
        let said: Vec<String> = list.rows.iter().map(|row| format!("{:?}", row[0])).collect();
        let expected: Vec<String> = expected.iter().map(|id| format!("Text(\"{id}\")")).collect();
        assert_eq!(said, expected, "{form}");
    }
}

#[test]
fn an_office_of_the_gmina_alone_fills_its_own_part() {
    let office = case();
    office.replace("spraw.toml", "roles = [\"gmina\", \"powiat\"]", "roles = [\"gmina\"]");
    let done = office.run_form("mrips-06", "2025", &[], false);
    let done = done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
    let sections: Vec<&str> = done.report.sections.iter().map(|own| own.id.as_str()).collect();
    assert_eq!(sections, ["G", "Z"]);
}
