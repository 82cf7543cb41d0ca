//! DWiDZK, which nobody makes any more, over a few records of 2021, worked out by hand.

use std::path::Path;
use std::process::Command;

use crate::office::{Office, assert_rows, failed_rules};

/// Its rules fail in `tests/rules/dwidzk.toml`.
pub fn case() -> Office {
    Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/supplements/in"))
}

#[test]
fn supplements_from_january_and_by_month() {
    // w01 and i1 are of the first quarter, w08 and i6 after the third, w09 of the year before, w10 is no
    // supplement. k2 was split between two families in August: two supplements, one child. w11 says by its
    // family what it is.
    let done = case().run_form("dwidzk", "2021-Q3", &[], false);
    let done = done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
    assert_rows(
        &done.report,
        "
        A | ogolem         | 4 9 4000
        A | spokrewnione   | 1 4 2000
        A | niezawodowe    | 1 1 250
        A | zawodowe       | 2 2 750
        A | rdd            | 1 2 1000
        B | ryczalt        | 1 2 1000
        B | wychowawczego  | 2 3 1301
        B | socjalizacyjne | 2 2 1000
        B | rpot           | 1 1 301
        C | razem          | 6364
        C | wychowawczy    | 4063
        C | obsluga        | 63
        C | ryczalt        | 1000
        C | wychowawczego  | 1301
        D | wychowawczy    | 2 1000 3 1000 3 1500
        D | ryczalt        | 0 0 0 0 1 500
        D | wychowawczego  | 2 1000 1 301 0 0
        E | wychowawczy    | 2 2 2
        E | ryczalt        | 0 0 1
        E | wychowawczego  | 2 1 0
        ",
    );
    assert_eq!(failed_rules(&done, "FC-"), Vec::<String>::new());
}

/// What the program says without a named return: those that exist for the period, and nothing of others.
fn ran(office: &Office, more: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    let output = command.arg("check").args(more).arg("-C").arg(office.path("."));
    let output = output.output().expect("the program runs");
    let text = [output.stdout, output.stderr].map(|own| String::from_utf8_lossy(&own).into_owned());
    (output.status.code(), text.concat())
}

#[test]
fn a_return_that_ended_is_made_up_to_its_last_period_only() {
    let office = case();
    std::fs::create_dir(office.path("dane/2022-Q2")).expect("a folder");
    for own in std::fs::read_dir(office.path("dane/2021-Q3")).expect("exports") {
        let own = own.expect("an export");
        let target = office.path("dane/2022-Q2").join(own.file_name());
        std::fs::copy(own.path(), target).expect("copied");
    }
    for (period, made) in [("2021-Q3", true), ("2022-Q2", true), ("2022-Q3", false)] {
        let (exit, said) = ran(&office, &["--period", period]);
        assert_eq!(said.contains("dwidzk"), made, "{period}: {said}");
        assert_eq!(exit == Some(2), !made, "{period}: {said}");
    }
    // On the day after the third quarter of 2025 nothing is due; in 2021 it was.
    let due = |today| ran(&office, &["--today", today]).1;
    assert!(due("2021-10-10").contains("dwidzk 2021-Q3"), "{}", due("2021-10-10"));
    assert!(!due("2025-10-10").contains("dwidzk"), "{}", due("2025-10-10"));
}
