//! The workbook is read back by another program's rules, and looked at cell by cell.

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

/// Year, value, numerator, denominator, path; worked out by hand from the counts of the fixture.
#[test]
fn every_value_of_every_card_is_in_its_sheet() {
    for (card, expected) in [
        (
            "PZ-01",
            "2019 | 71.4 | 300  | 420  | –
             2020 | 71.8 | 305  | 425  | –
             2021 | 72.9 | 312  | 428  | –
             2022 | 60.2 | 154  | 256  | 60.2
             2023 | 62   | 160  | 258  | 60.7
             2024 | 63.9 | 1678 | 2624 | 61.2",
        ),
        (
            "PS-02",
            "2019 | 2050 | 2050 | – | –
             2020 | 2060 | 2060 | – | –
             2021 | 2090 | 2090 | – | –
             2022 | 2120 | 2120 | – | –
             2023 | 2150 | 2150 | – | –
             2024 | 2150 | 2150 | – | –",
        ),
        (
            "WR-02",
            "2019 | 12    | 300  | 25  | –
             2020 | 12.31 | 320  | 26  | –
             2021 | brak  | 330  | 0   | –
             2022 | 12.96 | 350  | 27  | –
             2023 | 12.86 | 360  | 28  | –
             2024 | 12.87 | 3719 | 289 | –",
        ),
        (
            "US-01",
            "2019 | 0.29 | 4 | 139000 | –
             2020 | 0.36 | 5 | 139500 | –
             2021 | 0.43 | 6 | 140000 | –
             2022 | 0.29 | 4 | 140100 | –
             2023 | 0.36 | 5 | 140300 | –
             2024 | #    | # | 140500 | –",
        ),
        (
            "KP_03",
            "2019 | 1.65 | 2300 | 139000 | –
             2020 | 1.61 | 2250 | 139500 | –
             2021 | 1.61 | 2250 | 140000 | –
             2022 | 1.56 | 2190 | 140100 | –
             2023 | 1.53 | 2150 | 140300 | –
             2024 | 1.68 | 2150 | 128000 | –",
        ),
        (
            // 12 in 2019, 14 in 2022, 17 in 2024: 12.67, 13.33, 15.5 between.
            "KA-01",
            "2019 | 12   | 12   | – | 12
             2020 | 13   | 13   | – | 13
             2021 | brak | brak | – | 13
             2022 | 15   | 15   | – | 14
             2023 | 16   | 16   | – | 16
             2024 | 18   | 18   | – | 17",
        ),
        (
            "RO-04",
            "2019 | 300 | 300 | – | –
             2020 | 320 | 320 | – | 320
             2021 | 330 | 330 | – | 340
             2022 | 350 | 350 | – | 360
             2023 | 360 | 360 | – | 380
             2024 | 370 | 370 | – | 400",
        ),
        (
            "ZD-05",
            "2019 | brak | brak | – | –
             2020 | brak | brak | – | –
             2021 | brak | brak | – | –
             2022 | brak | brak | – | –
             2023 | brak | brak | – | –
             2024 | brak | brak | – | –",
        ),
    ] {
        assert_table(&table(&sheet(card), "rok", 6, 5), expected);
    }
}

#[test]
fn a_card_says_source_day_doubts_and_comparison() {
    let rows = sheet("PZ-01");
    let find = |rows: &[Vec<String>], begins: &str| {
        let row = rows.iter().find(|row| row[0].starts_with(begins)).expect(begins);
        row.iter().filter(|own| !own.is_empty()).cloned().collect::<Vec<_>>().join(" | ")
    };
    for (begins, expected) in [
        (
            "▲",
            "▲ na ścieżce | 63,9% w 2024 r. wobec 61,2%, których wymaga droga do 64,2% w 2030 r.",
        ),
        (
            "Mianownik",
            "Mianownik | dzieci w pieczy - dzieci u spokrewnionych; iloraz mnoży się przez 100",
        ),
        ("Charakter", "Charakter | stymulanta: im więcej, tym lepiej; stan na 31 grudnia"),
        ("Wartość bazowa", "Wartość bazowa | 60,2 % w 2022 r."),
        (
            "Wartość docelowa",
            "Wartość docelowa | 64,2 % w 2030 r.; droga do celu w 2024 r.: 61,2 %",
        ),
        (
            "Zmiana",
            "Zmiana | do roku poprzedniego: +1,9 p.p.; od wartości bazowej: +3,7 p.p.; tendencja rosnąca",
        ),
        (
            "2024",
            "2024 | 63.9 | 1678 | 2624 | 61.2 | licznik: wrispz-p 2024-H2, wersja 1, pole P-2/1/3 / \
             mianownik: wrispz-p 2024-H2, wersja 1, pole P-2/1/3 | 31.01.2025 | 11 z 12",
        ),
        (
            "≠",
            "≠ Przerwa w szeregu od 2022 r. (gruba linia nad tym rokiem): bez dzieci w rodzinach spokrewnionych",
        ),
        ("Gorzów", "Gorzów Wielkopolski * | 77.8 | 77.8 | 77.8 | 66.7 | 66.7 | 55.6"),
        ("* Gorzów", "* Gorzów Wielkopolski: stan w innym dniu: na 30 czerwca"),
    ] {
        assert_eq!(find(&rows, begins), expected);
    }
    let rows = sheet("PS-02");
    assert_eq!(find(&rows, "!"), "! 2024 | licznik 2150 jest taki sam jak w 2023 r.");
    assert_eq!(find(&rows, "Stare"), "Stare Miasto | 900 | 880 | 880 | 860 | 840 | 850");
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
    assert_table(
        &far.join("\n"),
        "▼ poza ścieżką      | RO-04 Rodziny objęte wsparciem asystenta, rodziny | | | | 370 | 31.01.2025 | 400 | 480
         ▼ poza ścieżką      | PS-02 Osoby, którym przyznano pomoc, osoby | | | | 2150 | 31.01.2025 | – | spadek (sam kierunek)
         ≠ przerwa w szeregu | KP/03 Osoby objęte pomocą wśród mieszkańców, % | | | | 1.68 | 31.01.2025 | – | 1.2",
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

#[test]
fn the_line_of_a_chart_ends_at_a_break_and_a_hidden_value_is_in_no_chart() {
    let parts = parts();
    let chart = |title: &str| {
        let of =
            |(name, text): &&(String, String)| name.contains("/charts/") && text.contains(title);
        &parts.iter().find(of).expect(title).1
    };
    let family = chart("PZ-01 Udział");
    for name in ["wartość do 2021 r.", "wartość od 2022 r.", "droga do celu"] {
        assert!(family.contains(name), "{name}");
    }
    assert_eq!(family.matches("<c:ser>").count(), 3);
    assert!(family.contains("<c:v>rok</c:v>") || family.contains("<a:t>rok</a:t>"), "{family}");
    // Before the break one line, after it the other: neither has the other's years.
    let rows = sheet("Szeregi");
    let first = rows.iter().position(|row| row[0].starts_with("PZ-01")).unwrap() + 2;
    let found: Vec<String> = rows[first..first + 7].iter().map(|row| row[..4].join("|")).collect();
    assert_table(
        &found.join("\n"),
        "2019 | 71.4 |      |
         2020 | 71.8 |      |
         2021 | 72.9 |      |
         2022 |      | 60.2 | 60.2
         2023 |      | 62   | 60.7
         2024 |      | 63.9 | 61.2
         2025 |      |      | 61.7",
    );
    let homes = chart("US-01");
    assert_eq!(homes.matches("<c:ser>").count(), 1);
    assert!(!homes.contains("0.14"), "2 of 140 500 on 10 000 is 0.142");
    let charts = parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).count();
    assert_eq!(charts, 7, "a card without any value has none");
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
