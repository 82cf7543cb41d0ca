//! `spraw monitor` on the sample: the numbers, where they come from, and nothing new the second time.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Data, Reader, Xlsx};

use crate::office::Office;

fn spraw(office: &Office, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(words).arg("-C").arg(office.folder.path());
    command.output().expect("the program runs")
}

/// The office that ships, with nothing made yet.
fn sample() -> Office {
    let office = Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"));
    for own in ["wyniki", ".spraw"] {
        let _ = std::fs::remove_dir_all(office.path(own));
    }
    office
}

/// The same with its family programme looked at.
pub fn programme() -> Office {
    let office = sample();
    let done = spraw(&office, &["monitor", "program-rodziny", "--period", "2025", "-q"]);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    office
}

/// The only file of a version with an ending.
fn file(office: &Office, inside: &str, ending: &str) -> Vec<u8> {
    let entries = std::fs::read_dir(office.path(inside)).expect("a version").flatten();
    let path = entries.map(|own| own.path()).find(|path| path.to_string_lossy().ends_with(ending));
    std::fs::read(path.expect("a file of the version")).expect("it can be read")
}

/// The lines of the csv about the city, by indicator and year.
fn lines(office: &Office, inside: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let bytes = file(office, inside, ".csv");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let line = |record: csv::StringRecord| -> BTreeMap<String, String> {
        header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    let lines = reader.records().map(|record| line(record.expect("a line")));
    lines.map(|own| (format!("{}/{}", own["id"], own["year"]), own)).collect()
}

#[test]
fn the_sample_has_its_numbers_their_sources_and_no_second_version() {
    let office = sample();
    assert_eq!(
        spraw(&office, &["run", "mrpips-03", "--period", "2025", "-q"]).status.code(),
        Some(0)
    );
    let monitor = ["monitor", "strategia-2030", "--period", "2025", "-q"];
    let first = spraw(&office, &monitor);
    assert_eq!(first.status.code(), Some(0), "{}", String::from_utf8_lossy(&first.stderr));
    let version = "wyniki/2025/strategia-2030/v1";
    let lines = lines(&office, version);
    // Counted from the exports without the program: 619 of 1105 persons in families are poor.
    for (key, column, expected) in [
        ("PS-POW-01/2025", "value", "56,0"),
        ("PS-POW-01/2025", "numerator", "619"),
        ("PS-POW-01/2025", "denominator", "1105"),
        ("PS-POW-01/2025", "unit", "% klientów"),
    ] {
        assert_eq!(lines[key][column], expected, "{key} {column}");
    }
    // The submission of 2025 comes before its exports; of 2024 there is none.
    for (key, expected) in [
        ("PS-POW-01/2025", "mrpips-03 2025, wersja 1, pole"),
        ("PS-POW-01/2024", "policzone z eksportów: mrpips-03"),
    ] {
        assert!(lines[key]["source"].contains(expected), "{key}: {}", lines[key]["source"]);
    }
    // The exports begin in 2023: before, nothing is known, and that is no zero.
    let early = &lines["PS-POW-01/2022"];
    assert_eq!((early["value"].as_str(), early["numerator"].as_str()), ("", ""));
    assert!(early["missing"].starts_with("no_measure"), "{}", early["missing"]);
    // The status is that of the year looked at.
    let with_status = lines.values().filter(|own| !own["status"].is_empty());
    assert!(
        with_status.clone().count() > 25 && with_status.clone().all(|own| own["year"] == "2025")
    );
    // The page says what the csv says.
    let page = String::from_utf8(file(&office, version, ".html")).expect("UTF-8");
    let mut compared = 0;
    for (cell, shown) in spraw::write::cells_of_page(&page) {
        let Some(line) = lines.get(&cell) else {
            continue;
        };
        let plain = shown.replace(['\u{a0}', ' '], "").replace('\u{2212}', "-");
        if !line["value"].is_empty() {
            assert_eq!(plain, line["value"], "{cell}");
            compared += 1;
        }
    }
    assert!(compared > 80, "{compared}");
    let again = spraw(&office, &monitor);
    assert_eq!(again.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&again.stdout).contains("bez zmian"));
    assert!(!office.path("wyniki/2025/strategia-2030/v2").exists());
}

const OF_GUS: &str = r#"
[strategy]
title    = "Piecza zastępcza w tablicach GUS"
from     = 2016
to       = 2022
since    = 2016
unit     = { name = "Powiat m. Zielona Góra" }
compared = [{ name = "Lubuskie" }, { name = "POLSKA" }]

[[goal]]
id    = "1"
title = "Dziecko w rodzinie"

[[goal.operational]]
id        = "1.1"
title     = "Dzieci w rodzinach"
indicator = [{ id = "PZ-08" }]
"#;

/// Children in foster families by unit, 2016 to 2022: read by eye in table 12 of each workbook. Of 2017 and 2020 there
/// is no workbook.
const CHILDREN: [(&str, &str); 3] = [
    ("city", "202 - 192 200 - 206 223"),
    ("Lubuskie", "2165 - 1979 2033 - 2009 1968"),
    ("POLSKA", "56150 - 55152 55429 - 56357 56240"),
];

#[test]
fn the_workbooks_of_gus_give_the_series_of_a_city_its_voivodeship_and_the_country() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/gus");
    let Ok(entries) = std::fs::read_dir(shared) else {
        println!("SKIPPED: ../shared/data/gus is not there");
        return;
    };
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let office = Office { folder: tempfile::tempdir().expect("a temporary folder") };
    let settings = std::fs::read_to_string(sample.join("spraw.toml")).expect("settings");
    let settings = settings.split("[options.").next().unwrap_or_default();
    office.write("spraw.toml", settings);
    office.write("mapowania/gus.toml", "use = [\"gus-piecza-zastepcza\"]\n");
    office.write("wzory/strategies/gus.toml", OF_GUS);
    std::fs::create_dir_all(office.path("dane/2022")).expect("a folder");
    for entry in entries.flatten() {
        let target = office.path("dane/2022").join(entry.file_name());
        std::fs::copy(entry.path(), target).expect("the copy can be written");
    }
    // Exit 1: there is no return of the city itself to take the numbers from.
    assert_eq!(
        spraw(&office, &["monitor", "gus", "--period", "2022", "-q"]).status.code(),
        Some(1)
    );
    let text = String::from_utf8(file(&office, "wyniki/2022/gus/v1", ".csv")).expect("UTF-8");
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(';').collect();
        let unit = if fields[6].starts_with("Miejski") { "city" } else { fields[6] };
        let value = if fields[9].is_empty() { "-" } else { fields[9] };
        found.entry(unit.to_owned()).or_default().push(value.to_owned());
    }
    for (unit, expected) in CHILDREN {
        assert_eq!(found[unit].join(" "), expected, "{unit}");
    }
}

const PARTS: &str = r#"
[strategy]
title = "Rodziny, które kończą pracę"
from  = 2024
to    = 2025
since = 2024

[[goal]]
id    = "1"
title = "Rodziny zostają"

[[goal.operational]]
id        = "1.1"
title     = "Mniej rozwiązanych"
indicator = [{ id = "PZ-13" }, { id = "PZ-13a" }, { id = "PZ-13b" }, { id = "PZ-13c" }]
"#;

/// Of 2024 the parts give 5 + 10 + 20 = 35 and not 40; of 2025 they give 32, and 2 of them are fewer than three.
const ENDED: [(&str, i64, i64); 4] = [
    ("rodziny_zakonczone", 40, 32),
    ("rozwiazane_usamodzielnienie", 5, 2),
    ("rozwiazane_powrot", 10, 10),
    ("rozwiazane_inne", 20, 20),
];

#[test]
fn parts_that_do_not_make_their_whole_are_doubted_and_one_that_is_hidden_is_not_given_away() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let office = Office { folder: tempfile::tempdir().expect("a temporary folder") };
    let settings = std::fs::read_to_string(sample.join("spraw.toml")).expect("settings");
    office.write("spraw.toml", settings.split("[options.").next().unwrap_or_default());
    office.write("mapowania/gus.toml", "use = [\"gus-piecza-zastepcza\"]\n");
    office.write("wzory/strategies/rozwiazane.toml", PARTS);
    let mut entries = "measure;year;value;day;who;why;reported;expected\n".to_owned();
    for (measure, before, now) in ENDED {
        for (year, value) in [(2024, before), (2025, now)] {
            entries += &format!("{measure};{year};{value};2026-01-15;Dział Pieczy;ewidencja;;\n");
        }
    }
    office.write("dane-reczne/wskazniki.csv", &entries);
    let done = spraw(&office, &["monitor", "rozwiazane", "--period", "2025", "-q"]);
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(matches!(done.status.code(), Some(0 | 1)), "{told}");
    let version = "wyniki/2025/rozwiazane/v1";
    let lines = lines(&office, version);
    for (key, value, missing, status) in [
        ("PZ-13/2025", "32", "", "needs_sentence"),
        ("PZ-13a/2025", "", "too_few", "needs_sentence"),
        ("PZ-13b/2025", "", "secondary", "needs_sentence"),
        ("PZ-13c/2025", "20", "", "needs_sentence"),
        ("PZ-13a/2024", "5", "", ""),
        ("PZ-13b/2024", "10", "", ""),
    ] {
        let own = &lines[key];
        let found = (own["value"].as_str(), own["missing"].as_str(), own["status"].as_str());
        assert_eq!(found, (value, missing, status), "{key}");
    }
    let doubt = "parts: części (PZ-13a, PZ-13b, PZ-13c) za 2024 r. dają razem 35 rodziny, a całość (PZ-13) to 40 rodziny";
    assert_eq!(lines["PZ-13/2024"]["doubts"], doubt);
    let page = String::from_utf8(file(&office, version, ".html")).expect("UTF-8");
    let cells: BTreeMap<String, String> = spraw::write::cells_of_page(&page).into_iter().collect();
    assert!(cells["PZ-13b/2025"].starts_with("#: wartość ukryta: razem z innymi częściami"));
    assert!(page.contains(doubt.trim_start_matches("parts: ")), "the page has the doubt");
    // The measures are not laid open either: 32 − 20 − 10 would tell the two families.
    let path = office.path(version).join("rozwiazane_0862011_2025_v1.xlsx");
    let mut book: Xlsx<_> = calamine::open_workbook(path).expect("a workbook");
    let data = book.worksheet_range("Dane").expect("the sheet of data");
    let said = |row: &[Data]| [0, 4, 5].map(|column: usize| row[column].to_string()).join(" ");
    let said: Vec<String> = data.rows().map(said).collect();
    for line in [
        "rozwiazane_usamodzielnienie 2025 #",
        "rozwiazane_powrot 2025 #",
        "rozwiazane_inne 2025 20",
    ] {
        assert!(said.iter().any(|own| own == line), "{line}: {said:#?}");
    }
}
