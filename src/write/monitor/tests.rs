//! The workbook is read back by another program's rules, and looked at cell by cell.

mod cards;

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader, Xlsx};

use super::{fixture, free_name, monitor_xlsx};

/// To see it: `SPRAW_SHOW=/tmp/m.xlsx cargo test --lib the_same_bytes`.
#[test]
fn the_same_monitoring_gives_the_same_bytes() {
    let bytes = monitor_xlsx(&fixture::monitoring()).unwrap();
    assert!(bytes == monitor_xlsx(&fixture::monitoring()).unwrap());
    if let Ok(path) = std::env::var("SPRAW_SHOW") {
        std::fs::write(path, bytes).unwrap();
    }
}

fn open() -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(monitor_xlsx(&fixture::monitoring()).unwrap())).unwrap()
}

/// A row as text: a number as it is kept, nothing for an empty cell.
fn line(row: &[Data]) -> Vec<String> {
    let said = |cell: &Data| match cell {
        Data::Float(number) => number.to_string(),
        Data::String(text) => text.replace('\n', " / "),
        Data::DateTime(day) => day.as_datetime().expect("a day").date().to_string(),
        other => other.to_string(),
    };
    row.iter().map(said).collect()
}

fn sheet(name: &str) -> Vec<Vec<String>> {
    open().worksheet_range(name).unwrap().rows().map(line).collect()
}

/// The first columns of the rows from the one that begins so, as a table.
fn table(rows: &[Vec<String>], begins: &str, count: usize, columns: usize) -> String {
    let first = rows.iter().position(|row| row[0] == begins).expect(begins) + 1;
    let rows = rows[first..first + count].iter();
    rows.map(|row| row[..columns].join(" | ")).collect::<Vec<_>>().join("\n")
}

fn assert_table(found: &str, expected: &str) {
    let lines = |text: &str| {
        let cells = |line: &str| line.split('|').map(|own| own.trim().to_owned()).collect();
        text.trim().lines().map(cells).collect::<Vec<Vec<String>>>()
    };
    assert_eq!(lines(found), lines(expected), "\n{found}");
}

#[test]
fn every_goal_and_card_has_its_sheet() {
    assert_eq!(
        open().sheet_names(),
        [
            "Podsumowanie",
            "Cel 1",
            "Cel 2",
            "PZ-01",
            "PS-02",
            "WR-02",
            "US-01",
            "KP_03",
            "KA-01",
            "RO-04",
            "ZD-05",
            "Metoda",
            "Dane",
            "Szeregi"
        ]
    );
}

#[test]
fn names_of_sheets_are_allowed_and_never_the_same() {
    let mut taken = BTreeSet::from(["dane".to_owned()]);
    for (wanted, expected) in [
        ("Dane", "Dane (2)"),
        ("A/1", "A_1"),
        ("a:1", "a_1 (2)"),
        ("", "_"),
        ("12345678901234567890123456789012345", "1234567890123456789012345678901"),
        ("12345678901234567890123456789012399", "123456789012345678901234567 (2)"),
    ] {
        assert_eq!(free_name(wanted, &mut taken), expected);
    }
}

#[test]
fn a_goal_shows_its_indicators_and_tasks() {
    let rows = sheet("Cel 1");
    let title = "Cel operacyjny 1.1. Rozwój rodzinnych form pieczy zastępczej";
    // Percentage points: 63.948 - 62.016 = 1.93; a printed one beside each.
    assert_table(
        &table(&rows, title, 2, 14),
        "PZ-01 | Udział dzieci w rodzinnych formach pieczy zastępczej (bez rodzin spokrewnionych) | % | 71.4 | 71.8 | 72.9 | 60.2 | 62 | 63.9 | 1.9 | 3.7 | 60.2 | 64.2 | ▲ na ścieżce
         US-01 | Usamodzielnieni z mieszkaniem na 10 000 mieszkańców | na 10 000 | 0.29 | 0.36 | 0.43 | 0.29 | 0.36 | # | brak | brak | – | – | ✎ wymaga komentarza",
    );
    assert_table(
        &table(&rows, "zadanie", 3, 9),
        "1.1.1 | Kampania pozyskiwania rodzin zastępczych | | 2 | 2 | 2 | 2 | 2 | 7
         1.1.2 | Dwa mieszkania treningowe                | | 2 | 2 | 2 | 2 | 2 | brak
         1.2.1 | Trzy etaty asystentów rodziny            | | 2 | 2 | 2 | 2 | 2 | 5",
    );
    let all = rows.concat().join("\n");
    for note in [
        "≠ PZ-01: przerwa w szeregu od 2022 r. (gruba linia przed tym rokiem): bez dzieci w rodzinach spokrewnionych",
        "# US-01, 2024 r.: wartość ukryta: licznik poniżej progu publikacji",
        "brak WR-02, 2021 r.: mianownik jest równy zero",
        "brak KA-01, 2021 r.: nie ma danych: asystenci rodziny",
    ] {
        assert!(all.contains(note), "{note}");
    }
}

#[test]
fn the_summary_says_every_goal_in_words_and_numbers() {
    let rows = sheet("Podsumowanie");
    let all = rows.concat().join("\n");
    for said in [
        "Ocena za 2024 r. (strategia na lata 2022–2030)",
        "! Wątpliwości do sprawdzenia: 2, na kartach PS-02, KA-01.",
        "Wskaźniki (5): ✔ osiągnięte: 1, ▲ na ścieżce: 1, ▼ poza ścieżką: 1, ○ bez danych: 0, \
         ✎ do skomentowania: 2, ≠ z przerwą w szeregu: 0. Zadania wykonane (stopień 7 z 7): 1 z 3.",
        "Wskaźniki (3): ✔ osiągnięte: 0, ▲ na ścieżce: 0, ▼ poza ścieżką: 1, ○ bez danych: 1, \
         ✎ do skomentowania: 0, ≠ z przerwą w szeregu: 1. Strategia nie podaje tu zadań.",
        "Komplet danych za 2024 r. od 1 z 2 partnerów; brakuje danych od: Komenda Miejska Policji.",
    ] {
        assert!(all.contains(said), "{said}\n{all}");
    }
    let far: Vec<String> =
        rows.iter().filter(|row| row[1].contains(", ")).map(|row| row.join(" | ")).collect();
    // 30 of the 160 from 320 to 480; 100 of 2050, which it was to be below.
    assert_table(
        &far.join("\n"),
        "▼ poza ścieżką      | RO-04 Rodziny objęte wsparciem asystenta, rodziny | | | 19% drogi do celu | 370 | 31.01.2025 | 400 | 480
         ▼ poza ścieżką      | PS-02 Osoby, którym przyznano pomoc, osoby | | | 5% wartości, z którą się porównuje | 2150 | 31.01.2025 | – | spadek (sam kierunek)
         ≠ przerwa w szeregu | KP/03 Osoby objęte pomocą wśród mieszkańców, % | | | – | 1.68 | 31.01.2025 | – | 1.2",
    );
    assert_table(
        &table(&rows, "Cel", 3, 9),
        "Cel 1          | 1 | 1 | 1 | 0 | 2 | 0 | 5 | 1
         Cel 2          | 0 | 0 | 1 | 1 | 0 | 1 | 3 | nie ma zadań
         Cała strategia | 1 | 1 | 2 | 1 | 2 | 1 | 8 | 1",
    );
    // 32 100 500,50 of 33 395 000: 96,12%.
    assert_table(
        &table(&rows, "rok", 3, 6),
        "2022 | 33395000 | | 32100500.5 | | 96.1
         2023 | 0        | | 100        | | nie oblicza się
         2024 | 40540000 | | brak       | | brak",
    );
}

#[test]
fn a_measure_of_a_hidden_numerator_is_hidden_too() {
    assert_table(
        &table(&sheet("Dane"), "miara", 12, 9),
        "usamodzielnieni | usamodzielnieni, którzy dostali mieszkanie | osoba | cały rok | 2019 | 4 | wrispz-p 2019-H2, wersja 1, pole P-2/1/3 | 2020-01-31 | 11 z 12
         usamodzielnieni | usamodzielnieni, którzy dostali mieszkanie | osoba | cały rok | 2020 | 5 | wrispz-p 2020-H2, wersja 1, pole P-2/1/3 | 2021-01-31 | 11 z 12
         usamodzielnieni | usamodzielnieni, którzy dostali mieszkanie | osoba | cały rok | 2021 | 6 | wrispz-p 2021-H2, wersja 1, pole P-2/1/3 | 2022-01-31 | 11 z 12
         usamodzielnieni | usamodzielnieni, którzy dostali mieszkanie | osoba | cały rok | 2022 | 4 | wrispz-p 2022-H2, wersja 1, pole P-2/1/3 | 2023-01-31 | 11 z 12
         usamodzielnieni | usamodzielnieni, którzy dostali mieszkanie | osoba | cały rok | 2023 | 5 | wrispz-p 2023-H2, wersja 1, pole P-2/1/3 | 2024-01-31 | 11 z 12
         usamodzielnieni | usamodzielnieni, którzy dostali mieszkanie | osoba | cały rok | 2024 | # | wrispz-p 2024-H2, wersja 1, pole P-2/1/3 | 2025-01-31 | 11 z 12
         asystenci | asystenci rodziny | osoba | stan na 31 grudnia | 2019 | 12   | wrispz-p 2019-H2, wersja 1, pole P-2/1/3 | 2020-01-31 | 11 z 12
         asystenci | asystenci rodziny | osoba | stan na 31 grudnia | 2020 | 13   | wrispz-p 2020-H2, wersja 1, pole P-2/1/3 | 2021-01-31 | 11 z 12
         asystenci | asystenci rodziny | osoba | stan na 31 grudnia | 2021 | brak | brak źródła | brak | –
         asystenci | asystenci rodziny | osoba | stan na 31 grudnia | 2022 | 15   | wrispz-p 2022-H2, wersja 1, pole P-2/1/3 | 2023-01-31 | 11 z 12
         asystenci | asystenci rodziny | osoba | stan na 31 grudnia | 2023 | 16   | wrispz-p 2023-H2, wersja 1, pole P-2/1/3 | 2024-01-31 | 11 z 12
         asystenci | asystenci rodziny | osoba | stan na 31 grudnia | 2024 | 18   | wrispz-p 2024-H2, wersja 1, pole P-2/1/3 | 2025-01-31 | 11 z 12",
    );
}

fn parts() -> Vec<(String, String)> {
    let bytes = monitor_xlsx(&fixture::monitoring()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|own| own.unwrap().into_owned()).collect();
    let read = |name: String| {
        let mut text = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        (name, text)
    };
    names.into_iter().map(read).collect()
}

/// The year of a break has an edge before it and a sign, which no printer and no eye loses.
#[test]
fn a_break_has_an_edge_and_a_sign() {
    let parts = parts();
    let styles = &parts.iter().find(|(name, _)| name == "xl/styles.xml").expect("styles").1;
    for said in ["<left style=\"thick\">", "<top style=\"thick\">", "&quot;≠ &quot;#,##0.0"] {
        assert!(styles.contains(said), "{said}");
    }
}

#[test]
fn a_strategy_of_nothing_and_one_of_many_years_have_a_workbook() {
    let mut empty = fixture::monitoring();
    empty.goals.iter_mut().for_each(|own| own.operational.clear());
    (empty.cards, empty.measures, empty.years) = (Vec::new(), Vec::new(), Vec::new());
    (empty.suppliers, empty.frame) = (Vec::new(), Vec::new());
    monitor_xlsx(&empty).unwrap();
    empty.goals.clear();
    monitor_xlsx(&empty).unwrap();
    let mut long = fixture::monitoring();
    long.years = (2005..=2024).collect();
    // A place that no card has, and years that cards do not have.
    long.goals[0].operational[0].cards.push(99);
    long.cards[0].points.clear();
    monitor_xlsx(&long).unwrap();
}

#[test]
fn no_text_becomes_a_formula() {
    for (name, text) in parts().iter().filter(|(name, _)| name.contains("worksheets/sheet")) {
        assert!(!text.contains("<f>") && !text.contains("<f "), "{name}");
    }
}
