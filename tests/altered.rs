//! Versions that somebody changed since they were written, and versions that are gone.

use spraw::run::{Done, Exit, exit_of};

use crate::archive::{codes, remove};
use crate::office::Office;

const CELLS: &str = "wyniki/2025-H1/mrpips-03/v1/mrpips-03_0862011_2025-H1_v1.csv";

fn made(office: &Office, period: &str) -> Done {
    let done = office.run_form("mrpips-03", period, &[], true);
    done.unwrap_or_else(|refused| panic!("{:?}", codes(&refused)))
}

/// `v2 A124 Look`: the version that was written, what is said of those below it, and the exit code.
fn written(done: &Done) -> String {
    let own = done.written.as_ref().expect("a version");
    let codes = own.altered.iter().map(|found| found.code.to_owned());
    let said: Vec<String> = std::iter::once(format!("v{}", own.version)).chain(codes).collect();
    let exit = match exit_of(done) {
        Exit::Good => "",
        _ => " look",
    };
    format!("{}{exit}", said.join(" "))
}

#[test]
fn a_version_that_was_changed_is_named_when_the_next_is_made() {
    let office = Office::on_paper();
    let first = written(&made(&office, "2025-H1"));
    let usual = first.strip_prefix("v1").expect("the first version").to_owned();
    assert_eq!(written(&made(&office, "2025-H1")), format!("v1{usual}"), "nothing changed");
    office.replace(CELLS, "2025-H1", "2025-H2");
    assert_eq!(written(&made(&office, "2025-H1")), "v2 A124 look");
    assert_eq!(written(&made(&office, "2025-H1")), format!("v2{usual}"), "told once");
    // Somebody saved the workbook of the second: its numbers stand, and it is not what was written all the same.
    let book = office.path("wyniki/2025-H1/mrpips-03/v2/mrpips-03_0862011_2025-H1_v2.xlsx");
    let mut bytes = std::fs::read(&book).expect("a workbook");
    bytes.push(0);
    std::fs::write(&book, bytes).expect("a workbook");
    assert_eq!(written(&made(&office, "2025-H1")), "v3 A124 look");
}

#[test]
fn the_number_of_a_lost_version_is_not_given_again() {
    let office = Office::on_paper();
    made(&office, "2025-H1");
    assert_eq!(office.approve("wszystkie reguły wyjaśnione"), Ok(()));
    remove(&office.path("wyniki/2025-H1/mrpips-03"));
    assert_eq!(written(&made(&office, "2025-H1")), "v2 A125 look");
}

#[test]
fn nothing_is_compared_with_a_version_that_was_changed() {
    let office = Office::on_paper();
    made(&office, "2025-H1");
    let is_half = |own: &spraw::run::Compared| own.file.starts_with("wyniki/2025-H1/");
    let told = |done: &Done| done.findings.iter().filter(|own| own.code == "A124").count();
    let sound = made(&office, "2025");
    assert!(sound.compared.iter().any(is_half), "the year is compared with its half");
    assert_eq!(told(&sound), 0);
    office.replace(CELLS, "2025-H1", "2025-H2");
    let altered = made(&office, "2025");
    assert!(!altered.compared.iter().any(is_half), "{:?}", altered.compared);
    assert_eq!(told(&altered), 1);
    assert!(exit_of(&altered) == Exit::Look);
}

#[test]
fn a_run_tells_that_its_history_was_taken_away() {
    let office = Office::on_paper();
    let usual = written(&made(&office, "2025-H1")).replacen("v1", "", 1);
    assert_eq!(office.approve("wszystkie reguły wyjaśnione"), Ok(()));
    assert_eq!(written(&made(&office, "2025-H1")), format!("v1{usual}"), "nothing changed");
    remove(&office.path("wyniki/2025-H1/mrpips-03/historia.csv"));
    assert_eq!(written(&made(&office, "2025-H1")), "v1 A120 look", "nothing new, and told");
    office.replace("dane/2025-H1/wyplaty.csv", "418", "419");
    assert_eq!(written(&made(&office, "2025-H1")), "v2 A120 look");
}
