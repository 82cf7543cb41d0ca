//! The office that ships: every return of its roles at once, and nothing new the second time.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::office::Office;

/// The versions of a period: `ozps/v1`.
fn versions(office: &Office, period: &str) -> BTreeSet<String> {
    let folders = |path: &Path| -> Vec<String> {
        let entries = std::fs::read_dir(path).expect("submissions").flatten();
        entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
    };
    let root = office.path(&format!("wyniki/{period}"));
    let of_form = |form: String| {
        let all = folders(&root.join(&form)).into_iter();
        all.map(|version| format!("{form}/{version}")).collect::<Vec<_>>()
    };
    folders(&root).into_iter().flat_map(of_form).collect()
}

fn make_all(office: &Office, period: &str) -> Option<i32> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(["run", "--quiet", "--period", period, "-C"]).arg(office.folder.path());
    command.output().expect("the program runs").status.code()
}

#[test]
fn every_return_of_the_sample_is_made_at_once_and_nothing_new_the_second_time() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let office = Office::copy_of(&sample);
    for own in ["wyniki", ".spraw"] {
        let _ = std::fs::remove_dir_all(office.path(own));
    }
    for (period, forms) in [
        ("2025-Q1", "mk1 mk2 ops-85219 uslugi-85228"),
        ("2025-H1", "mrpips-03 rejestr-miejsc skl-emrent skl-zdr wrispz-g wrispz-p"),
        (
            "2025",
            "badanie-nocne mrips-05 mrips-06 mrpips-03 ozps piecza-zastepcza posilek program-pieczy przemoc ps-02 \
             rejestr-miejsc skl-emrent skl-zdr sprawozdanie-osrodka wspieranie-rodziny",
        ),
    ] {
        let expected: BTreeSet<String> =
            forms.split_whitespace().map(|form| format!("{form}/v1")).collect();
        // Each is compared with those before it; the second time none finds anything new.
        for _ in 0..2 {
            assert_eq!(make_all(&office, period), Some(0), "{period}");
            assert_eq!(versions(&office, period), expected, "{period}");
        }
    }
}
