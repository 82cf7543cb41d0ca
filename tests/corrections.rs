//! `poprawki.csv`: a value of a record overridden until the source system is mended.

use spraw::ingest::Fate;
use spraw::run::{Exit, changes, exit_of};

use crate::office::{Office, printed};

const HEADER: &str = "table;record;column;was;becomes;reason;who;date\n";

fn corrected(lines: &str) -> Office {
    let office = Office::on_paper();
    office.write("poprawki.csv", &format!("{HEADER}{lines}"));
    office
}

#[test]
fn a_correction_changes_the_cells_that_read_its_value() {
    // W4 is 418,50 zł of a decision on unemployment; it should have been 518,50 zł: 1B w. 5 and what it
    // is part of grow by 100 zł.
    let office =
        corrected("payments;W4;amount;418,50;518,50;pomyłka;dział sprawozdań;2025-07-10\n");
    let with = office.run("2025-H1", &[], false).unwrap_or_else(|_| panic!("refused"));
    let plain = Office::on_paper();
    let without = plain.run("2025-H1", &[], false).unwrap_or_else(|_| panic!("refused"));
    assert_eq!(with.loaded.met.len(), 1);
    assert_eq!(with.loaded.met[0].fate, Fate::Applied);
    assert_eq!(exit_of(&with), Exit::Good);
    let changed = changes(&without, &with);
    let names: Vec<&str> = changed.iter().map(|own| own.name.as_str()).collect();
    assert!(names.contains(&"1B/5/3") && names.contains(&"1B/9/3"), "{names:?}");
    for own in &changed {
        let number = |text: &str| text.replace(',', ".").parse::<f64>().expect("a cell");
        assert_eq!(number(&own.becomes) - number(&own.was), 100.0, "{own:?}");
    }
    assert!(with.report.quality.contains("poprawki (poprawki.csv): 1"));
    assert_ne!(printed(&with.report, "1B", "5"), printed(&without.report, "1B", "5"));
}

#[test]
fn a_correction_that_no_longer_matches_is_an_alarm_and_changes_nothing() {
    for (line, code, exit) in [
        ("payments;W4;amount;400,00;518,50;x;y;2025-07-10\n", "I162", Exit::Look),
        ("payments;W4;amount;400,00;418,50;x;y;2025-07-10\n", "I161", Exit::Good),
        ("payments;W999;amount;400,00;418,50;x;y;2025-07-10\n", "I163", Exit::Look),
    ] {
        let office = corrected(line);
        let with = office.run("2025-H1", &[], false).unwrap_or_else(|_| panic!("refused"));
        let plain = Office::on_paper();
        let without = plain.run("2025-H1", &[], false).unwrap_or_else(|_| panic!("refused"));
        assert!(changes(&without, &with).is_empty(), "{line}");
        assert!(with.findings.iter().any(|own| own.code == code), "{line}");
        assert_eq!(exit_of(&with), exit, "{line}");
    }
}

#[test]
fn a_correction_that_no_column_could_hold_is_refused() {
    for (column, becomes) in [("amount", "dużo"), ("paid", "brak"), ("benefit", "nie ma takiego")]
    {
        let office = corrected(&format!("payments;W4;{column};x;{becomes};x;y;2025-07-10\n"));
        match office.run("2025-H1", &[], false) {
            Ok(_) => panic!("{column} = {becomes} was taken"),
            Err(refused) => assert_eq!(refused.diagnostics[0].code, "C132", "{column}"),
        }
    }
}
