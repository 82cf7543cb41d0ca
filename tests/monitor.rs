//! `spraw monitor` on the sample: the numbers, where they come from, and nothing new the second time.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Data, Reader, Xlsx};

use crate::office::Office;

pub fn spraw(office: &Office, words: &[&str]) -> Output {
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
pub fn file(office: &Office, inside: &str, ending: &str) -> Vec<u8> {
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
    its_exports_are_named(&office, version);
    let again = spraw(&office, &monitor);
    assert_eq!(again.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&again.stdout).contains("bez zmian"));
    assert!(!office.path("wyniki/2025/strategia-2030/v2").exists());
}

/// Each export that gave a number, as it lies there, with all its rows; none that gave none.
fn its_exports_are_named(office: &Office, version: &str) {
    let exports = exports(office, version);
    for own in &exports {
        let path = office.path(own["file"].as_str().expect("a name"));
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        assert_eq!(own["size"].as_u64(), Some(bytes.len() as u64), "{own}");
        assert_eq!(own["sha256"].as_str(), Some(spraw::ingest::sum(&bytes).as_str()), "{own}");
        let count = |name: &str| own["ledger"][name].as_u64().expect("a number");
        let fate = ["loaded", "set_aside", "blank", "header"].map(count).iter().sum::<u64>();
        assert_eq!(count("seen") + count("extra"), fate, "{own}");
    }
    let is_named = |file: &str| exports.iter().any(|own| own["file"].as_str() == Some(file));
    for (file, named) in [
        // Persons in the years that are counted, population from the Local Data Bank.
        ("dane/2023-H1/osoby.xlsx", true),
        ("dane/2025-H2/osoby.xlsx", true),
        ("dane/2025-H2/LUDN_2137_CTAB_20260424.csv", true),
        // No indicator reads the register of returns.
        ("dane/2025-H1/rejestr_sprawozdan.csv", false),
    ] {
        assert!(office.path(file).is_file(), "{file}");
        assert_eq!(is_named(file), named, "{file}");
    }
}

const OF_SUMS: &str = r#"
[[measure]]
id       = "mlodzi_i_starsi"
title    = "dzieci i osoby starsze"
unit     = "osoba"
observed = "stan"
[[measure.source]]
series = [
  { source = "BDL", block = "BDL", series = "w wieku przedprodukcyjnym;ogółem" },
  { source = "BDL", block = "BDL", series = "w wieku poprodukcyjnym;ogółem" },
]

[[indicator]]
id        = "W-1"
name      = "Dzieci i osoby starsze"
unit      = "osoby"
numerator = "[mlodzi_i_starsi]"
character = "kontekst"
observed  = "stan"
source    = "program własny"
"#;

const WITH_A_SUM: &str = r#"
[strategy]
title    = "Program"
from     = 2023
to       = 2025
since    = 2023
compared = [{ name = "LUBUSKIE" }]

[[goal]]
id    = "1"
title = "Ludzie"

[[goal.operational]]
id        = "1.1"
title     = "Ilu ich jest"
indicator = [{ id = "W-1" }]
"#;

/// An export of the Local Data Bank. The city stands there twice, as powiat and as gmina; of 2024 one of two series is
/// not known, and that is no number.
const OF_TWO_SERIES: &str = "\
\"Kod\";\"Nazwa\";\"w wieku przedprodukcyjnym;ogółem;2023;[osoba]\";\"w wieku przedprodukcyjnym;ogółem;2024;[osoba]\";\"w wieku przedprodukcyjnym;ogółem;2025;[osoba]\";\"w wieku poprodukcyjnym;ogółem;2023;[osoba]\";\"w wieku poprodukcyjnym;ogółem;2024;[osoba]\";\"w wieku poprodukcyjnym;ogółem;2025;[osoba]\";\r
0800000;\"LUBUSKIE\";100;101;102;200;201;;\r
0862000;\"Powiat m. Zielona Góra\";10;11;12;20;.;22;\r
0862011;\"Zielona Góra (1)\";10;11;12;20;.;22;\r
";

#[test]
fn series_are_added_up_when_each_has_a_value_and_a_city_that_stands_there_twice_is_taken_once() {
    let office = Office { folder: tempfile::tempdir().expect("a temporary folder") };
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data/spraw.toml");
    let settings = std::fs::read_to_string(sample).expect("settings");
    office.write("spraw.toml", settings.split("[options.").next().unwrap_or_default());
    office.write("mapowania/bdl.toml", "use = [\"bdl\"]\n");
    office.write("wzory/indicators/wlasne.toml", OF_SUMS);
    office.write("wzory/strategies/suma.toml", WITH_A_SUM);
    office.write("dane/2025/LUDN_2137_CTAB_1.csv", OF_TWO_SERIES);
    let done = spraw(&office, &["monitor", "suma", "--period", "2025", "-q"]);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let text = String::from_utf8(file(&office, "wyniki/2025/suma/v1", ".csv")).expect("UTF-8");
    let values: Vec<&str> = text.lines().skip(1).filter_map(|own| own.split(';').nth(9)).collect();
    // The city, then the voivodeship: 10 + 20, not known, 12 + 22; 100 + 200, 101 + 201, one of two.
    assert_eq!(values, ["30", "", "34", "300", "302", ""]);
    assert!(text.contains("BDL, w wieku przedprodukcyjnym;ogółem + BDL, w wieku poprodukcyjnym"));
    // The export stands in the manifest. Four rows, one of them titles; the numbers of three units are records but for
    // one empty cell, 5 + 6 + 6: „.” is one that cannot be read. Fourteen are beyond the first of their row.
    let export = exports(&office, "wyniki/2025/suma/v1");
    let [export] = export.as_slice() else { panic!("{export:?}") };
    let counts = ["seen", "header", "blank", "loaded", "set_aside", "extra"];
    assert_eq!(
        (export["file"].as_str(), export["table"].as_str(), export["size"].as_u64()),
        (
            Some("dane/2025/LUDN_2137_CTAB_1.csv"),
            Some("reference"),
            Some(OF_TWO_SERIES.len() as u64)
        )
    );
    assert_eq!(
        counts.map(|own| export["ledger"][own].as_u64().expect("a number")),
        [4, 1, 0, 17, 0, 14]
    );
}

/// The exports that the manifest of a version names, with their rows.
pub fn exports(office: &Office, version: &str) -> Vec<serde_json::Value> {
    let manifest: serde_json::Value =
        serde_json::from_slice(&file(office, version, "manifest.json")).expect("json");
    let inputs = manifest["inputs"].as_array().expect("inputs").clone();
    inputs.into_iter().filter(|own| !own["ledger"].is_null()).collect()
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
    let doubt = "parts: części (PZ-13a, PZ-13b, PZ-13c) za 2024 r. dają razem 35 rodzin, a całość (PZ-13) to 40 rodzin";
    assert_eq!(lines["PZ-13/2024"]["doubts"], doubt);
    let page = String::from_utf8(file(&office, version, ".html")).expect("UTF-8");
    let cells: BTreeMap<String, String> = spraw::write::cells_of_page(&page).into_iter().collect();
    assert!(cells["PZ-13b/2025"].starts_with("#: wartość ukryta: razem z innymi liczbami"));
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
    // On a terminal of another language grades are in it; the titles of goals are the strategy's own.
    let done = spraw(&office, &["--lang", "en", "monitor", "rozwiazane", "--period", "2025", "-q"]);
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(said.contains("1. Rodziny zostają\n  ✎ to be commented on: 4"), "{said}");
    assert!(!said.contains("wymaga komentarza"), "{said}");
}
