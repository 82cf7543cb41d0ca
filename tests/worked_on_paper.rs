//! The cells of `docs/na-kartce.md`, worked out by hand.

use crate::office::{Office, assert_rows};

#[test]
fn the_half_year_is_the_one_on_paper() {
    assert_rows(
        &Office::on_paper().report("2025-H1", &[]),
        "
        1B | razem                | 2 X 3757 2 4
        1B | staly                | 1 2 2000 1 1
        1B | staly_samotny        | 1 2 2000 1 1
        1B | staly_rodzina        | 0 0 0    0 0
        1B | okresowy             | 1 4 1556 1 3
        1B | okresowy_wlasne      | X X 419  X X
        1B | okresowy_dotacja     | X X 1137 X X
        1B | okresowy_choroba     | 1 1 300  1 3
        1B | okresowy_bezrobocie  | 1 3 1256 1 3
        1B | praca_socjalna       | X X X    2 4
        1B | celowe_inne          | 1 1 201  1 3
        1A | razem                | 0 X 0    0 0
        2  | swiadczenia          | 2 2 0 4
        2  | pieniezne            | 2 2 0 4
        2  | niepieniezne         | 0 0 0 0
        2  | wlasne               | 2 2 0 4
        2  | praca_socjalna       | X 2 1 4
        2  | praca_socjalna_wylacznie | X 1 1 1
        3  | ubostwo              | 1 0 3
        3  | bezrobocie           | 1 0 3
        3  | choroba              | 1 0 1
        3  | sieroctwo            | 0 0 0
        4  | rodziny              | 2 0 4
        4  | osob_1               | 1 0 1
        4  | osob_3               | 1 0 3
        4  | z_dziecmi            | 1 0 3
        4  | dzieci_1             | 1 0 3
        4  | niepelne             | 0 0 0
        4  | emeryci              | 1 0 1
        4  | emeryci_1            | 1 0 1
        ",
    );
}

/// After the half-year: one more payment; R2 has a new state in which it is a single-parent family.
#[test]
fn the_year_is_cumulative() {
    assert_rows(
        &Office::on_paper().report("2025", &[]),
        "
        1B | okresowy         | 1 5 1856 1 3
        1B | okresowy_choroba | 1 2 601  1 3
        1B | praca_socjalna   | X X X    3 5
        4  | niepelne         | 1 0 3
        4  | niepelne_1       | 1 0 3
        ",
    );
}

#[test]
fn options_change_what_they_say() {
    let office = Office::on_paper();
    assert_rows(&office.report("2025-H1", &[("razem", "dokladne")]), "1B | razem | 2 X 3756 2 4");
    assert_rows(
        &office.report("2025-H1", &[("okresowy_osoby", "rodzina")]),
        "1B | okresowy | 3 4 1556 1 3",
    );
    assert_rows(
        &office.report("2025-H1", &[("social_work_only", "true")]),
        "
        3 | ubostwo | 2 1 4
        4 | rodziny | 3 1 5
        ",
    );
    // P3 is 18 on the last day of the half-year: a child only when the age of a child is 19.
    assert_rows(&office.report("2025-H1", &[("child_age", "19")]), "4 | dzieci_2 | 1 0 3");
    // By decision: D1 for six months, D2 for three, D3 for May and June, D5 once.
    assert_rows(
        &office.report("2025-H1", &[("basis", "decyzja")]),
        "
        1B | staly               | 1 6 6000 1 1
        1B | okresowy_bezrobocie | 1 3 1256 1 3
        1B | okresowy_choroba    | 1 2 601  1 3
        1B | celowe_inne         | 1 1 201  1 3
        ",
    );
}

#[test]
fn the_records_behind_a_cell_are_the_ones_on_paper() {
    let done = Office::on_paper().run("2025-H1", &[], false).ok().expect("a run");
    // The rows of one table's file, as a spreadsheet numbers them.
    let behind = |section: &str, row: &str, column: usize, table: &str| -> Vec<u32> {
        // The powiat's sections are not printed for this office, and have their number all the same.
        let of_form = ["1A", "1B", "1C-1", "1C-2", "1C-3", "2", "3", "4"];
        let section_index = of_form.iter().position(|own| *own == section).expect("a section");
        let printed = done.report.sections.iter().find(|own| own.id == section).expect("printed");
        let row_index = printed.rows.iter().position(|own| own.key == row).expect("a row");
        let (own, records) =
            done.filled.records((section_index, row_index, column)).expect("a counted cell");
        let origin = own.frame.origins.iter().find(|own| own.table == table).expect("an origin");
        let rows = records.iter().map(|record| origin.rows[*record as usize]);
        let rows = rows.filter(|row| *row != u32::MAX);
        let origins = &done.loaded.tables[table].origins;
        let mut rows: Vec<u32> = rows.map(|row| origins[row as usize].row).collect();
        rows.sort_unstable();
        rows
    };
    // W4 to W7 stand in rows 5 to 8 of wyplaty.csv.
    for column in [0, 2, 4] {
        assert_eq!(behind("1B", "okresowy", column, "payments"), [5, 6, 7, 8], "column {column}");
    }
    // Of 1B w. 6 only W4 is paid from own means.
    assert_eq!(behind("1B", "okresowy_wlasne", 2, "payments"), [5]);
    // R3 is in row 5 of rodziny.csv; R1 in row 2, the state of R2 on the last day in row 3.
    for column in [1, 3] {
        assert_eq!(behind("2", "praca_socjalna_wylacznie", column, "families"), [5]);
    }
    assert_eq!(behind("4", "rodziny", 0, "families"), [2, 3]);
}

#[test]
fn two_runs_give_the_same_bytes_in_another_folder() {
    let files = |office: &Office| {
        let done = office.run("2025-H1", &[], true).ok().expect("a run");
        let folder = done.written.expect("a submission").folder;
        let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .map(|path| {
                let name = path.file_name().expect("a name").to_string_lossy().into_owned();
                (name, std::fs::read(&path).expect("a file"))
            })
            .collect();
        files.sort();
        files
    };
    let (first, second) = (Office::on_paper(), Office::on_paper());
    // The other folder was copied a year ago; no part of the library asks what day it is.
    let year_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(365 * 24 * 3600);
    for entry in std::fs::read_dir(second.path("dane/2025-H1")).expect("a folder") {
        let file = std::fs::File::options().write(true).open(entry.expect("an entry").path());
        file.and_then(|file| file.set_modified(year_ago)).expect("its date can be set");
    }
    assert_eq!(files(&first), files(&second));
    // A second run over unchanged inputs makes no new version.
    let again = first.run("2025-H1", &[], true).ok().expect("a run").written.expect("a submission");
    assert!(again.unchanged);
    assert_eq!(again.version, 1);
    // A changed input makes a second one, and leaves the first as it was.
    first.replace("dane/2025-H1/wyplaty.csv", "200,50", "201,50");
    let corrected =
        first.run("2025-H1", &[], true).ok().expect("a run").written.expect("a submission");
    assert!(!corrected.unchanged);
    assert_eq!(corrected.version, 2);
}

#[test]
fn the_row_ledger_balances() {
    let office = Office::on_paper();
    office.write(
        "dane/2025-H1/wyplaty.csv",
        "Wypłata;Decyzja;Osoba;Świadczenie;Data;Liczba;Kwota;Źródło\n\
         W1;D1;P1;;30.01.2025;1;1 000,00;D\n\
         ;;;;;;;\n\
         W1;D1;P1;;30.01.2025;1;1 000,00;D\n\
         W2;D1;P1;;31.02.2025;1;1 000,00;D\n\
         W3;D1;P1;ZSTS;28.02.2025;1;1 000,00;D\n\
         W3;D1;P1;ZST-S;28.02.2025;1;999,00;D\n",
    );
    let done = office.run("2025-H1", &[], false).ok().expect("a run");
    for own in &done.loaded.ledger {
        assert_eq!(own.seen, own.loaded + own.set_aside + own.blank + own.header, "{}", own.file);
    }
    let payments = done.loaded.ledger.iter().find(|own| own.table == "payments").expect("payments");
    assert_eq!((payments.loaded, payments.set_aside, payments.blank), (2, 3, 1));
    let mut codes: Vec<&str> = done.loaded.set_aside.iter().map(|own| own.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["I112", "I117", "I118"]);
    assert_rows(&done.report, "1B | staly | 1 2 1999 1 1");
}
