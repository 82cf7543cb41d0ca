//! Quantities: defined once, equal in every return that prints them, or different for a reason that is told.

use spraw::report::{Agreement, Outcome, Verdict};
use spraw::run::Done;

use crate::office::Office;

const QUANTITIES: &str = r#"
[[quantity]]
id    = "decyzje_wydane"
title = "Decyzje wydane"
view  = "decisions"
where = "in_group(kind, 'przyznajaca')"
when  = "during"
of    = "issued"
like  = [{ quantity = "decyzje_w_mocy", why = "wydane w okresie, a tam w mocy ostatniego dnia" }]

[[quantity]]
id    = "decyzje_w_mocy"
title = "Decyzje w mocy ostatniego dnia"
view  = "decisions"
where = "in_group(kind, 'przyznajaca')"
when  = "on_last_day"
of    = "validity"
"#;

/// A return of its own with these rows.
fn form(id: &str, rows: &str) -> String {
    format!(
        r#"
[return]
id         = "{id}"
title      = "Zestawienie {id}"
valid_from = "2020-01-01"

[[variant]]
period = "half"
symbol = "{id}"

[[variant]]
period = "year"
symbol = "{id}"

[[option]]
id      = "basis"
label   = "Podstawa liczenia"
type    = "text"
default = "realizacja"
values  = ["realizacja", "decyzja"]

[[section]]
id      = "1"
title   = "Dział"
columns = [{{ id = "1", title = "OGÓŁEM" }}]
row = [
{rows}
]
"#
    )
}

pub const ISSUED: &str =
    r#"{ id = "1", label = "Wydane", quantity = "decyzje_wydane", count = "*" },"#;
const IN_FORCE: &str =
    r#"{ id = "2", label = "W mocy", quantity = "decyzje_w_mocy", count = "*" },"#;
const HELPED: &str =
    r#"{ id = "3", label = "Rodziny", quantity = "swiadczenia", count = "household" },"#;
const IN_CASH: &str = r#"{ id = "4", label = "Pieniądze", quantity = "swiadczenia", count = "household", where = "in_group(given, 'pieniezne')" },"#;

pub fn office(first: &[&str], second: &[&str]) -> Office {
    let office = Office::on_paper();
    office.write("wzory/quantities/proba.toml", QUANTITIES);
    office.write("wzory/a-proba.toml", &form("a-proba", &first.join("\n")));
    office.write("wzory/b-proba.toml", &form("b-proba", &second.join("\n")));
    // Nothing happened in the second half.
    for entry in std::fs::read_dir(office.path("dane/2025-H1")).expect("the exports") {
        let path = entry.expect("an export").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        let header = text.lines().next().expect("a header");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        office.write(&format!("dane/2025-H2/{name}"), &format!("{header}\n"));
    }
    office
}

pub fn made(office: &Office, form: &str, period: &str, options: &[(&str, &str)]) -> Done {
    let done = office.run_form(form, period, options, true);
    done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics))
}

/// `2: a-proba v1, I-VI 2025 r. 1/2/1 równe`
fn said(done: &Done) -> Vec<String> {
    let line = |own: &Agreement| {
        let row = own.cell.split('/').nth(1).unwrap_or_default();
        format!("{row}: {} {} {}", own.other, own.other_cell, own.verdict.said())
    };
    done.report.agreements.iter().map(line).collect()
}

#[test]
fn the_same_quantity_in_two_returns_is_equal_and_each_pair_is_compared_once() {
    let office = office(&[ISSUED, IN_FORCE, IN_CASH], &[IN_CASH, ISSUED]);
    let first = made(&office, "a-proba", "2025-H1", &[]);
    assert_eq!(said(&first), Vec::<String>::new());
    let second = made(&office, "b-proba", "2025-H1", &[]);
    let expected = [
        "4: a-proba v1, I-VI 2025 r. 1/4/1 równe",
        "1: a-proba v1, I-VI 2025 r. 1/1/1 równe",
        "1: a-proba v1, I-VI 2025 r. 1/2/1 nie muszą być równe",
    ];
    assert_eq!(said(&second), expected);
    let rules = second.outcomes.iter().filter(|own| own.rule.starts_with("W:"));
    let rules: Vec<_> = rules.map(|own| (own.rule.as_str(), own.outcome)).collect();
    // What need not be equal is no rule.
    let passed = Outcome::Passed;
    assert_eq!(rules, [("W:swiadczenia", passed), ("W:decyzje_wydane", passed)]);
    assert_eq!(second.report.agreements[2].why, "wydane w okresie, a tam w mocy ostatniego dnia");
    // The earlier return does not look at the later one: nothing is new.
    for form in ["a-proba", "b-proba"] {
        assert!(
            made(&office, form, "2025-H1", &[]).written.is_some_and(|own| own.unchanged),
            "{form}"
        );
    }
}

/// Who is compared with an older version than there is now is told so, whatever was made in one command.
#[test]
fn a_return_made_again_says_who_was_compared_with_it() {
    let office = office(&[ISSUED], &[ISSUED]);
    let period = "2025-H1".parse().expect("a period");
    let all = ["a-proba", "b-proba"].map(|form| (form.to_owned(), period));
    let told = |made: &[(String, _)]| {
        let found = spraw::run::outdated(&office.path(""), made)?;
        Some(["names", "commands"].map(|name| found.text(name).unwrap_or_default().to_owned()))
    };
    for (form, _) in &all {
        made(&office, form, "2025-H1", &[]);
    }
    assert_eq!(told(&all), None, "both are new");
    let decision = "D7;P1;R1;P;ZST-S;15.02.2025;01.02.2025;;T;1;1 000,00".to_owned();
    office.append("dane/2025-H1/decyzje.csv", &[decision]);
    made(&office, "a-proba", "2025-H1", &[]);
    let again = ["b-proba 2025-H1 (a-proba 2025-H1 v1)", "spraw run b-proba --period 2025-H1"];
    assert_eq!(told(&all[..1]), Some(again.map(str::to_owned)));
    // Nothing was made: nothing is said of it.
    assert_eq!(told(&[]), None);
    made(&office, "b-proba", "2025-H1", &[]);
    assert_eq!(told(&all), None, "both are of the newest versions");
}

#[test]
fn what_the_row_narrows_is_another_quantity() {
    let office = office(&[HELPED], &[IN_CASH, HELPED]);
    made(&office, "a-proba", "2025-H1", &[]);
    let second = made(&office, "b-proba", "2025-H1", &[]);
    assert_eq!(said(&second), ["3: a-proba v1, I-VI 2025 r. 1/3/1 równe"]);
}

#[test]
fn exports_that_changed_since_are_the_reason_of_a_difference() {
    let office = office(&[ISSUED], &[ISSUED]);
    made(&office, "a-proba", "2025-H1", &[]);
    office.replace(
        "dane/2025-H1/decyzje.csv",
        "D5;P2;R2;P;ZCL;20.06.2025;20.06.2025;20.06.2025;N;1;200,50\n",
        "",
    );
    let second = made(&office, "b-proba", "2025-H1", &[]);
    let [own] = second.report.agreements.as_slice() else { panic!("{:?}", said(&second)) };
    assert_eq!(own.verdict, Verdict::Different);
    assert!(own.why.contains("decyzje"), "{}", own.why);
    assert!(own.why.contains("a-proba v1"), "{}", own.why);
    let failed = second.outcomes.iter().find(|own| own.rule == "W:decyzje_wydane").unwrap();
    assert_eq!(failed.outcome, Outcome::Failed);
    assert!(failed.shown.ends_with("różnica 1"), "{}", failed.shown);
}

#[test]
fn another_period_or_choice_need_not_be_equal() {
    let office = office(&[HELPED, IN_FORCE, ISSUED], &[HELPED, IN_FORCE, ISSUED]);
    made(&office, "a-proba", "2025-H1", &[("basis", "decyzja")]);
    let second = made(&office, "b-proba", "2025-H1", &[("basis", "realizacja")]);
    let own = &second.report.agreements[0];
    assert_eq!(
        (own.verdict, own.why.contains("decyzj")),
        (Verdict::Explained, true),
        "{}",
        own.why
    );
    // The year and its half: flows are of other periods; what stands on the last day of another day, too.
    let year = made(&office, "b-proba", "2025", &[("basis", "decyzja")]);
    let explained = year.report.agreements.iter().filter(|own| own.why.starts_with("inny okres"));
    let mut cells: Vec<&str> = explained.map(|own| own.cell.as_str()).collect();
    cells.sort_unstable();
    assert_eq!(cells, ["1/1/1", "1/2/1", "1/3/1"]);
}

#[test]
fn what_stands_on_the_last_day_is_the_same_in_the_half_and_in_the_year() {
    let office = office(&[IN_FORCE, ISSUED], &[IN_FORCE, ISSUED]);
    made(&office, "a-proba", "2025-H2", &[]);
    let year = made(&office, "b-proba", "2025", &[]);
    let found = said(&year);
    let expected = [
        "2: a-proba v1, VII-XII 2025 r. 1/2/1 różne",
        "1: a-proba v1, VII-XII 2025 r. 1/1/1 nie muszą być równe",
    ];
    assert_eq!(found, expected);
    // The export of the second half does not have the decision that goes on since 2024.
    let why = &year.report.agreements[0].why;
    assert!(why.starts_with("a-proba v1 nie czyta plików: dane/2025-H1/decyzje.csv."), "{why}");
    let going_on = "D1;P1;R1;P;ZST-S;15.01.2024;01.01.2024;;T;1;1 000,00".to_owned();
    office.append("dane/2025-H2/decyzje.csv", &[going_on]);
    made(&office, "a-proba", "2025-H2", &[]);
    let year = made(&office, "b-proba", "2025", &[]);
    assert_eq!(said(&year)[0], "2: a-proba v2, VII-XII 2025 r. 1/2/1 równe");
}
