//! `spraw inspect`: what it proposes for small exports, what it asks, and an office set up with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use spraw::demo::{Blemishes, DemoOptions, make};
use spraw::ingest::{Asked, rows_of, sheet_names};

use crate::office::Office;

fn spraw(words: &[&str], office: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(words).arg("-C").arg(office).args(["--lang", "pl", "--color", "never"]);
    command.output().expect("the program runs")
}

fn told(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

/// The rows of a table, header first, out of any export.
type Grid = Vec<Vec<String>>;

fn grid(path: &Path, sheet: Option<&str>) -> Grid {
    let bytes = std::fs::read(path).expect("an export");
    let mut rows = Grid::new();
    let asked = Asked { sheet, ..Asked::default() };
    rows_of(path, &bytes, &asked, |_, cells| {
        rows.push(cells.iter().map(|cell| cell.text().into_owned()).collect());
    })
    .expect("a readable export");
    let width = rows[0].len();
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    rows
}

/// The exports of a folder, each sheet by its own name.
fn grids(folder: &Path) -> BTreeMap<String, Grid> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("exports") {
        let path = entry.expect("an entry").path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("an export");
        match sheet_names(&path, &bytes).expect("readable").as_slice() {
            [] => {
                found.insert(stem, grid(&path, None));
            }
            names => found.extend(names.iter().map(|name| {
                let own = if names.len() > 1 { format!("{stem}_{name}") } else { stem.clone() };
                (own, grid(&path, Some(name)))
            })),
        }
    }
    found
}

/// Renames a header; it must be there.
fn rename(grid: &mut Grid, old: &str, new: &str) {
    let header = grid[0].iter_mut().find(|own| *own == old);
    *header.unwrap_or_else(|| panic!("no header {old:?}")) = new.to_owned();
}

/// The columns of a table in another order.
fn reordered(grid: &Grid, seed: usize) -> Grid {
    let width = grid[0].len();
    let step = (2..).find(|step| gcd(*step, width) == 1).expect("some step");
    let order: Vec<usize> = (0..width).map(|place| (seed + place * step) % width).collect();
    let row = |row: &Vec<String>| order.iter().map(|place| row[*place].clone()).collect();
    grid.iter().map(row).collect()
}

fn gcd(one: usize, two: usize) -> usize {
    if two == 0 { one } else { gcd(two, one % two) }
}

fn write_cp1250(path: &Path, rows: &[Vec<String>]) {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).expect("a row"));
    let text = String::from_utf8(writer.into_inner().expect("written")).expect("a text");
    let (bytes, _, lost) = encoding_rs::WINDOWS_1250.encode(&text);
    assert!(!lost, "every letter is one of cp1250");
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("written");
}

fn demo() -> Office {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = DemoOptions {
        inhabitants: 6000,
        seed: 7,
        years: 2025..=2025,
        blemishes: Blemishes::None,
        thorough: true,
    };
    make(folder.path(), &options).expect("an office");
    Office { folder }
}

/// An office of the same settings and no mapping.
fn fresh(original: &Office) -> Office {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let office = Office { folder };
    let settings = std::fs::read_to_string(original.path("spraw.toml")).expect("a file");
    office.write("spraw.toml", &settings);
    office
}

/// Exports of half a year as another system would write them: other headers, another order, one cut in
/// two, all in cp1250.
fn disguised(original: &Office, office: &Office, period: &str) -> Vec<PathBuf> {
    let folder = office.path(&format!("dane/{period}"));
    for (seed, (name, mut grid)) in
        grids(&original.path(&format!("dane/{period}"))).into_iter().enumerate()
    {
        let renamed: &[(&str, &str)] = match name.as_str() {
            "osoby" => &[("PESEL", "Ewid."), ("Id osoby", "Kartoteka"), ("Płeć", "X1")],
            "decyzje" => &[
                ("Nr decyzji", "Numer decyzji"),
                ("Świadczenie", "Tytuł"),
                ("Id osoby", "Klient"),
                ("Schronienie", "Typ miejsca"),
            ],
            "wyplaty" => &[("Data wypłaty", "Zrealizowano"), ("Kwota", "Kwota w zł")],
            "pobyty" => &[("Koszt doby", "Cena"), ("Nr pobytu", "Lp.")],
            "rodziny_Skład" => &[("Id rodziny", "Gospodarstwo"), ("Stosunek", "Kim jest")],
            _ => &[],
        };
        renamed.iter().for_each(|(old, new)| rename(&mut grid, old, new));
        let grid = reordered(&grid, seed);
        if name == "wyplaty" {
            let half = grid.len() / 2;
            let second: Grid = std::iter::once(&grid[0]).chain(&grid[half..]).cloned().collect();
            write_cp1250(&folder.join("wyplaty_a.csv"), &grid[..half]);
            write_cp1250(&folder.join("wyplaty_b.csv"), &reordered(&second, 3));
        } else {
            write_cp1250(&folder.join(format!("{name}.csv")), &grid);
        }
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("exports")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}

fn inspect(office: &Office, files: &[PathBuf], more: &[&str]) -> Output {
    let files: Vec<String> = files.iter().map(|own| own.display().to_string()).collect();
    let mut words = vec!["inspect"];
    words.extend(files.iter().map(String::as_str));
    words.extend(more);
    spraw(&words, office.folder.path())
}

#[test]
fn disguised_exports_give_the_same_return_after_one_edit() {
    let original = demo();
    let office = fresh(&original);
    let files = disguised(&original, &office, "2025-H1");
    disguised(&original, &office, "2025-H2");
    // The folder of one half-year is enough.
    assert!(files.len() > 10);
    let output = inspect(&office, &[office.path("dane/2025-H1")], &["--write"]);
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    // Until the questions are answered nothing is counted.
    assert!(office.run("2025-H1", &[], false).is_err());
    // The one edit: what the letters of the decisions mean.
    for (theirs, ours) in [("U", "uchylenie"), ("D", "decyzja"), ("N", "doraznie")] {
        let open = format!("\"{theirs}\" = \"?\"");
        office.replace("mapowania/decisions.toml", &open, &format!("\"{theirs}\" = \"{ours}\""));
    }
    for period in ["2025-H1", "2025"] {
        let (own, expected) = (office.report(period, &[]), original.report(period, &[]));
        for (own, expected) in own.sections.iter().zip(&expected.sections) {
            assert_eq!(format!("{:?}", own.rows), format!("{:?}", expected.rows), "{}", own.id);
        }
    }
}

/// A word that no language has, for every number another.
fn made_up(number: usize) -> String {
    let mut rest = number * 7919 + 13;
    let mut word = String::new();
    for letters in ["BDFGHJKL", "aeiouy", "mnprstvz", "aeiouy", "bdfghjkl", "aeiouy"] {
        let letters = letters.as_bytes();
        word.push(char::from(letters[rest % letters.len()]));
        rest /= letters.len();
    }
    word
}

/// Every export of half a year under headers, sheets and file names that say nothing; and the table that
/// each file is, by the mapping of the demo.
fn nameless(original: &Office, office: &Office, period: &str) -> BTreeMap<String, String> {
    let mut tables = BTreeMap::new();
    for mapping in ["eksporty", "piecza"] {
        let text = std::fs::read_to_string(original.path(&format!("mapowania/{mapping}.toml")));
        let mapping: toml::Table = text.expect("a mapping").parse().expect("toml");
        for source in mapping["source"].as_array().expect("sources") {
            let word = |name: &str| source.get(name).and_then(toml::Value::as_str);
            let file = word("files").expect("a file");
            let mut rows = grid(&original.path(&format!("dane/{period}/{file}")), word("sheet"));
            let number = tables.len() + 1;
            for (column, title) in rows[0].iter_mut().enumerate() {
                *title = made_up(100 * number + column);
            }
            let name = format!("plik{number:02}.csv");
            write_cp1250(&office.path(&format!("dane/{period}/{name}")), &rows);
            tables.insert(name, word("table").expect("a table").to_owned());
        }
    }
    tables
}

#[test]
fn an_export_whose_headers_nobody_knows_is_told_by_what_it_holds() {
    let original = demo();
    let office = fresh(&original);
    let tables = nameless(&original, &office, "2025-H1");
    let output = inspect(&office, &[office.path("dane/2025-H1")], &["--format", "json"]);
    let (mut sure, mut asked, mut nothing) = (0, Vec::new(), Vec::new());
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let own: serde_json::Value = serde_json::from_str(line).expect("json");
        let table = &tables[own["files"][0].as_str().expect("a file")];
        let rivals = own["rivals"].as_array();
        match (own["table"].as_str(), rivals.is_some_and(|own| !own.is_empty())) {
            // Never another table without a question.
            (Some(found), false) => {
                assert_eq!(found, table);
                sure += 1;
            }
            (Some(_), true) => asked.push(table.as_str()),
            (None, _) => nothing.push(table.as_str()),
        }
    }
    // Of these the exports hold a few lines, with an identifier or two and a day.
    assert_eq!(asked, ["coordinators", "helper_families", "volunteers"]);
    assert_eq!(nothing, [""; 0]);
    assert_eq!(sure, 34);
}

/// The office on paper without its mapping.
fn unmapped() -> Office {
    let office = Office::on_paper();
    std::fs::remove_file(office.path("mapowania/eksporty.toml")).expect("it was there");
    office
}

fn exports(office: &Office) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(office.path("dane/2025-H1")).expect("exports");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

const CONTRACTS: &str = "dane/2025-H1/kontrakty.csv";

#[test]
fn what_headers_and_values_do_not_decide_is_asked() {
    let rows = "K1;P2;R2;01.02.2025;30.06.2025\nK2;P3;R2;01.03.2025;31.05.2025\n\
                K3;P6;R4;15.04.2025;31.12.2025\nK4;P5;R3;01.05.2025;31.12.2025\n";
    let swapped = "K1;P2;R2;30.06.2025;01.02.2025\nK2;P3;R2;31.05.2025;01.03.2025\n\
                   K3;P6;R4;31.12.2025;15.04.2025\nK4;P5;R3;31.12.2025;01.05.2025\n";
    let keys = "K1;R2;P2;01.02.2025;30.06.2025\nK2;R2;P3;01.03.2025;31.05.2025\n\
                K3;R4;P6;15.04.2025;31.12.2025\nK4;R3;P5;01.05.2025;31.12.2025\n";
    for (header, rows, asked) in [
        ("Kontrakt;Osoba;Rodzina;Od;Do", rows, &[][..]),
        ("Kontrakt;Kto;Gospodarstwo;Od;Do", rows, &[]),
        ("Kontrakt;Osoba;Rodzina;Pole 4;Pole 5", rows, &["from_day", "to_day"]),
        ("Kontrakt;Osoba;Rodzina;Od;Do", swapped, &["from_day", "to_day"]),
        ("Kontrakt;Osoba;Rodzina;Od;Do", keys, &["person_id", "family_id"]),
    ] {
        let office = unmapped();
        office.write(CONTRACTS, &format!("{header}\n{rows}"));
        let output = inspect(&office, &exports(&office), &["--write"]);
        let text =
            std::fs::read_to_string(office.path("mapowania/contracts.toml")).expect("written");
        let lines: Vec<&str> = text.lines().filter_map(|own| own.strip_prefix("# ? ")).collect();
        let found: Vec<&str> =
            lines.iter().map(|line| line.split(' ').next().unwrap_or_default()).collect();
        assert_eq!(found, asked, "{header}\n{text}\n{}", told(&output));
        for name in asked {
            let open = text.lines().any(|line| line.starts_with(&format!("{name} =")));
            let offered = text.matches(&format!("# {name} = ")).count();
            assert!(!open && offered >= 1, "{name}:\n{text}");
        }
    }
}

/// The mapping of a table that inspect writes for the office on paper with another export of it.
fn written(export: &str, text: &str, table: &str) -> String {
    let office = unmapped();
    office.write(&format!("dane/2025-H1/{export}.csv"), text);
    let output = inspect(&office, &exports(&office), &["--write"]);
    let path = office.path(&format!("mapowania/{table}.toml"));
    std::fs::read_to_string(path).unwrap_or_else(|_| panic!("{}", told(&output)))
}

#[test]
fn columns_that_are_made_of_others_are_proposed_or_asked() {
    let payments = |title: &str, amounts: [&str; 3]| {
        let [one, two, three] = amounts;
        format!(
            "Wypłata;Osoba;Świadczenie;Data;Liczba;{title}\nW1;P1;ZST-S;30.01.2025;1;{one}\n\
             W2;P2;ZOK-B;30.06.2025;1;{two}\nW3;P3;ZCL;31.03.2025;1;{three}\n"
        )
    };
    let whole = ["100000", "41850", "30000"];
    for (export, text, table, lines) in [
        // Four reasons side by side; the number of the column makes the identifier one of a record.
        (
            "powody",
            "Wpis;Rodzina;Powód 1;Powód 2;Powód 3;Powód 4;Od\n11;R1;07;;;;10.01.2024\n\
             12;R2;05;01;;;05.02.2025\n13;R3;03;07;15;01;01.03.2025\n"
                .to_owned(),
            "reasons",
            &[
                "reason_id = { header = \"Wpis\", numbered = \"/\" }",
                "into = \"reason\"",
                "columns = [\"Powód 1\", \"Powód 2\", \"Powód 3\", \"Powód 4\"]",
            ][..],
        ),
        // Without an identifier of the row it is asked for.
        (
            "powody",
            "Rodzina;Nr decyzji;Powód 1;Powód 2;Od\nR1;D0001;07;;10.01.2024\n\
             R2;D0002;05;01;05.02.2025\nR3;D0003;03;07;01.03.2025\n"
                .to_owned(),
            "reasons",
            &[
                "# reason_id = { header = \"Nr decyzji\", numbered = \"/\" }",
                "columns = [\"Powód 1\", \"Powód 2\"]",
            ],
        ),
        // Two columns with one number each are not the same column twice.
        (
            "powody",
            "Wpis;Rodzina;Powód;Kod 1;Od\n11;R1;07;A;10.01.2024\n12;R2;05;B;05.02.2025\n\
             13;R3;03;A;01.03.2025\n"
                .to_owned(),
            "reasons",
            &["reason_id = \"Wpis\"", "reason = \"Powód\""],
        ),
        // Months as columns: the folder says of which year.
        (
            "wyplaty",
            "Wypłata;Osoba;Świadczenie;Liczba;Styczeń;Luty;Marzec\nW1;P1;ZST-S;1;1000,00;1000,00;\n\
             W2;P2;ZOK-B;1;418,50;;418,50\nW3;P3;ZCL;1;;300,00;\n"
                .to_owned(),
            "payments",
            &[
                "payment_id = { header = \"Wypłata\", numbered = \"/\" }",
                "into = \"amount\"",
                "label = \"paid\"",
                "columns = { \"Styczeń\" = \"2025-01-31\", \"Luty\" = \"2025-02-28\", \"Marzec\" = \"2025-03-31\" }",
            ],
        ),
        // A period in one cell, a day in three.
        (
            "kontrakty",
            "Kontrakt;Osoba;Rodzina;Okres\nK1;P2;R2;01.02.2025 - 30.06.2025\n\
             K2;P3;R2;01.03.2025 - 31.05.2025\nK3;P6;R4;15.04.2025 - 31.12.2025\n"
                .to_owned(),
            "contracts",
            &[
                "from_day = { header = \"Okres\", split = \" - \", part = 1 }",
                "to_day = { header = \"Okres\", split = \" - \", part = 2 }",
            ],
        ),
        (
            "osoby",
            "Osoba;Dzień urodzenia;Miesiąc urodzenia;Rok urodzenia\nP1;14;5;1944\nP2;8;7;1992\n\
             P3;1;12;2015\n"
                .to_owned(),
            "persons",
            &["birth_date = { join = [\"Dzień urodzenia\", \"Miesiąc urodzenia\", \"Rok urodzenia\"], with = \".\" }"],
        ),
        // Units: in words they are believed, short ones and those that the values deny are asked.
        (
            "wyplaty",
            payments("Kwota w groszach", whole),
            "payments",
            &["amount = { header = \"Kwota w groszach\", times = \"0,01\" }"],
        ),
        (
            "wyplaty",
            payments("Kwota w tys. zł", ["1,00", "0,42", "0,30"]),
            "payments",
            &["amount = { header = \"Kwota w tys. zł\", times = \"1000\" }"],
        ),
        (
            "wyplaty",
            payments("Kwota gr", whole),
            "payments",
            &["# amount = \"Kwota gr\"", "# amount = { header = \"Kwota gr\", times = \"0,01\" }"],
        ),
        (
            "wyplaty",
            payments("Kwota w groszach", ["1000,00", "418,50", "300,00"]),
            "payments",
            &[
                "# amount = \"Kwota w groszach\"",
                "# amount = { header = \"Kwota w groszach\", times = \"0,01\" }",
            ],
        ),
        (
            "wyplaty",
            payments("Kwota w zł", ["1000,00", "418,50", "300,00"]),
            "payments",
            &["amount = \"Kwota w zł\""],
        ),
    ] {
        let found = written(export, &text, table);
        let bare: Vec<&str> = found
            .lines()
            .map(|line| if line.starts_with('#') { line } else { line.split("  #").next().unwrap_or(line) })
            .map(|line| line.split(" # ").next().unwrap_or(line).trim_end())
            .collect();
        for line in lines {
            assert!(bare.contains(line), "{line}\n{found}");
        }
    }
}

#[test]
fn reasons_side_by_side_and_amounts_in_grosze_give_the_same_return() {
    let office = unmapped();
    let change = |name: &str, header: &str, row: &dyn Fn(usize, Vec<String>) -> Vec<String>| {
        let path = office.path(&format!("dane/2025-H1/{name}.csv"));
        let text = std::fs::read_to_string(&path).expect("an export");
        let rows = text.lines().skip(1).enumerate();
        let each = rows.map(|(at, line)| row(at, line.split(';').map(str::to_owned).collect()));
        let rows: Vec<String> = each.map(|row| row.join(";")).collect();
        std::fs::write(&path, format!("{header}\n{}\n", rows.join("\n"))).expect("written");
    };
    // Every second reason in the second column; the first row has a third one, blank.
    change("powody", "Wpis;Rodzina;Powód 1;Powód 2;Powód 3;Od;Do", &|at, mut row| {
        let blank = if at % 2 == 0 { [3, 4] } else { [2, 3] };
        blank.into_iter().for_each(|place| row.insert(place, String::new()));
        row
    });
    change(
        "wyplaty",
        "Wypłata;Decyzja;Osoba;Świadczenie;Data;Liczba;Kwota w groszach;Źródło",
        &|_, mut row| {
            row[6].retain(|letter| letter.is_ascii_digit());
            row
        },
    );
    let output = inspect(&office, &exports(&office), &["--write"]);
    office.replace(
        "mapowania/social_work.toml",
        "# task = { constant = \"\" }",
        "task = { constant = \"gmina\" }",
    );
    let (own, expected) =
        (office.report("2025-H1", &[]), Office::on_paper().report("2025-H1", &[]));
    for (own, expected) in own.sections.iter().zip(&expected.sections) {
        assert_eq!(own.rows, expected.rows, "{}: {}", own.id, told(&output));
    }
}

/// The reasons of the office on paper, each code with its words in one cell.
fn with_words(said: &dyn Fn(&str) -> String) -> Office {
    let office = unmapped();
    let path = office.path("dane/2025-H1/powody.csv");
    let text = std::fs::read_to_string(&path).expect("an export");
    let rows = text.lines().enumerate().map(|(row, line)| {
        let mut cells: Vec<String> = line.split(';').map(str::to_owned).collect();
        if row > 0 {
            cells[2] = said(&cells[2]);
        }
        cells.join(";")
    });
    let rows: Vec<String> = rows.collect();
    std::fs::write(&path, rows.join("\n") + "\n").expect("written");
    office
}

#[test]
fn a_code_with_its_words_in_one_cell_gives_the_same_return() {
    let label = |code: &str| match code {
        "01" => "Ubóstwo",
        "05" => "bezrobocie",
        "07" => "długotrwała lub ciężka choroba",
        other => panic!("no words for {other}"),
    };
    let plain = |code: &str| format!("{code} – {}", label(code));
    let bare = |code: &str| format!("{code}. powód {code}");
    // The office counts its own reasons: only the words are those of the list.
    let own_numbers = |code: &str| match code {
        "01" => "7: Ubóstwo".to_owned(),
        "05" => "1: Bezrobocie".to_owned(),
        _ => "05: Długotrwała lub ciężka choroba".to_owned(),
    };
    let expected = Office::on_paper().report("2025-H1", &[]);
    for (said, lines) in [
        (&plain as &dyn Fn(&str) -> String, &["split = \" – \", part = 1"][..]),
        (&bare, &["split = \". \", part = 1"]),
        (&own_numbers, &["split = \": \"", "part = 2", "\"Ubóstwo\" = \"01\""]),
    ] {
        let office = with_words(said);
        let output = inspect(&office, &exports(&office), &["--write"]);
        let path = office.path("mapowania/reasons.toml");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}", told(&output)));
        for line in lines {
            assert!(text.replace('\'', "\"").contains(line), "{line}\n{text}");
        }
        assert!(text.contains("kod stoi w komórce obok słów"), "{text}");
        office.replace(
            "mapowania/social_work.toml",
            "# task = { constant = \"\" }",
            "task = { constant = \"gmina\" }",
        );
        let own = office.report("2025-H1", &[]);
        for (own, expected) in own.sections.iter().zip(&expected.sections) {
            assert_eq!(own.rows, expected.rows, "{}: {}", own.id, told(&output));
        }
    }
}

#[test]
fn words_that_are_those_of_another_code_are_asked() {
    let crossed = |code: &str| match code {
        "01" => "01 – bezrobocie".to_owned(),
        other => format!("{other} – coś innego"),
    };
    let office = with_words(&crossed);
    let said = told(&inspect(&office, &exports(&office), &[]));
    assert!(said.contains("? reason"), "{said}");
}

#[test]
fn a_new_export_refers_to_those_in_another_folder() {
    let text = "Kontrakt;Kto;Gospodarstwo;Od;Do\nK1;P2;R2;01.08.2025;30.11.2025\n\
                K2;P3;R2;01.09.2025;30.11.2025\nK3;P6;R4;15.10.2025;31.12.2025\n";
    // Persons and families that the other folder does not know are nothing against a column.
    let strange = text.replace(";P", ";Q").replace(";R", ";S");
    for (text, told_apart) in [(text, true), (strange.as_str(), false)] {
        let office = Office::on_paper();
        office.write("dane/2025-H2/umowy.csv", text);
        let output = inspect(&office, &[office.path("dane/2025-H2/umowy.csv")], &[]);
        let said = told(&output);
        assert_eq!(said.contains("= person_id"), told_apart, "{said}");
        assert_eq!(said.contains("= family_id"), told_apart, "{said}");
        let named = text.replace("Kto;Gospodarstwo", "Osoba;Rodzina");
        office.write("dane/2025-H2/umowy.csv", &named);
        let said = told(&inspect(&office, &[office.path("dane/2025-H2/umowy.csv")], &[]));
        assert!(said.contains("= person_id") && said.contains("= family_id"), "{said}");
    }
}

#[test]
fn a_new_export_refers_to_those_that_are_mapped() {
    let text = "Kontrakt;Kto;Gospodarstwo;Od;Do\nK1;P2;R2;01.02.2025;30.06.2025\n\
                K2;P3;R2;01.03.2025;31.05.2025\nK3;P6;R4;15.04.2025;31.12.2025\n";
    for (office, told_apart) in [(Office::on_paper(), true), (unmapped(), false)] {
        office.write("dane/2025-H1/umowy.csv", text);
        // The one file alone: the others are known by the mapping, or not at all.
        let output = inspect(&office, &[office.path("dane/2025-H1/umowy.csv")], &[]);
        let said = told(&output);
        assert_eq!(said.contains("= person_id"), told_apart, "{said}");
        assert_eq!(said.contains("= family_id"), told_apart, "{said}");
    }
}

#[test]
fn the_order_of_two_days_is_told_to_who_answers() {
    let office = unmapped();
    office.write(
        CONTRACTS,
        "Kontrakt;Osoba;Rodzina;Pole 4;Pole 5\nK1;P2;R2;30.06.2025;01.02.2025\n\
         K2;P3;R2;31.05.2025;01.03.2025\n",
    );
    let output = told(&inspect(&office, &exports(&office), &[]));
    let hint = "W prawie każdym wierszu E (Pole 5) jest nie później niż D (Pole 4).";
    assert!(output.contains(hint), "{output}");
}

#[test]
fn against_its_mapping_an_export_tells_what_moved() {
    let line = "header_line = [\"Wypłata\", \"Decyzja\", \"Osoba\", \"Świadczenie\", \
                \"Data\", \"Liczba\", \"Kwota\", \"Źródło\"]";
    for (old, new, expected) in [
        ("", "", "takie, jak mówi odwzorowanie"),
        ("Liczba;Kwota", "Liczba;Uwagi;Kwota", "nowe kolumny: „Uwagi”"),
        ("Liczba;Kwota", "Kwota;Liczba", "przestawione: „Liczba” F → G"),
        ("Świadczenie;", "Swiadczenia;", "inaczej nazwane: „Świadczenie” → „Swiadczenia”"),
        ("Wypłata;Decyzja", "Decyzja;Wypłata", "B (Wypłata) nie wygląda na payment_id"),
    ] {
        let office = Office::on_paper();
        let files = "files = \"wyplaty.csv\"";
        office.replace("mapowania/eksporty.toml", files, &format!("{files}\n{line}"));
        let path = office.path("dane/2025-H1/wyplaty.csv");
        let text = std::fs::read_to_string(&path).expect("an export");
        std::fs::write(&path, text.replacen(old, new, 1)).expect("written");
        let output = told(&inspect(&office, &exports(&office), &[]));
        assert!(output.contains(expected), "{expected}:\n{output}");
    }
}

#[test]
fn no_value_of_a_person_is_shown() {
    let office = unmapped();
    office.write(
        "dane/2025-H1/osoby.csv",
        "Osoba;Nr ewid.;Nazwisko;Imię;Adres;Urodzona\n\
         P1;44051401359;Wzorcowa;Janina;Lipowa 7/3;14.05.1944\n\
         P2;02070803628;Przykładowy;Zenon;Lipowa 9;08.07.1902\n",
    );
    for format in ["text", "json"] {
        let output = told(&inspect(&office, &exports(&office), &["--format", format]));
        assert!(output.contains("Nr ewid."), "{output}");
        for personal in ["44051401359", "Wzorcowa", "Janina", "Lipowa", "1944"] {
            assert!(!output.contains(personal), "{personal}:\n{output}");
        }
    }
}

#[test]
fn what_inspect_writes_runs_and_is_not_written_twice() {
    let office = unmapped();
    let output = inspect(&office, &exports(&office), &["--write"]);
    // The office works for the gmina alone, which no export says.
    office.replace(
        "mapowania/social_work.toml",
        "# task = { constant = \"\" }",
        "task = { constant = \"gmina\" }",
    );
    let (own, expected) =
        (office.report("2025-H1", &[]), Office::on_paper().report("2025-H1", &[]));
    for (own, expected) in own.sections.iter().zip(&expected.sections) {
        assert_eq!(own.rows, expected.rows, "{}: {}", own.id, told(&output));
    }
    let again = inspect(&office, &exports(&office), &["--write"]);
    assert_eq!(again.status.code(), Some(2), "{}", told(&again));
    assert!(told(&again).contains("C133"), "{}", told(&again));
}

#[test]
fn a_file_that_cannot_be_read_does_not_hide_the_others() {
    let office = unmapped();
    office.write("dane/2025-H1/pusty.csv", "");
    let output = inspect(&office, &exports(&office), &["--write"]);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let told = told(&output);
    assert!(told.contains("I133") && told.contains("tabela decisions"), "{told}");
    assert!(!office.path("mapowania/decisions.toml").exists());
}

/// As the Local Data Bank writes it: the delimiter stands in its titles too, and at the end of every line. Saved once
/// more in a spreadsheet it has no quotation marks, no last delimiter and no zeros before the codes.
const BDL: [(&str, &str); 2] = [
    (
        "LUDN_2137_CTAB_20260424.csv",
        "\"Kod\";\"Nazwa\";\"ogółem;kobiety;2024;[osoba]\";\"gęstość;2024;[osoba/km2]\";\r\n\
         0000000;\"POLSKA\";19300000;120,1;\r\n0800000;\"LUBUSKIE\";500100;70,0;\r\n",
    ),
    (
        "bdl_z_excela.csv",
        "Kod;Nazwa;\"ogółem;kobiety;2024;[osoba]\"\r\n0;POLSKA;19300000\r\n800000;LUBUSKIE;500100\r\n",
    ),
];

#[test]
fn an_export_of_the_local_data_bank_is_known_by_its_titles_and_read_by_the_mapping_that_ships() {
    let office = Office { folder: tempfile::tempdir().expect("a temporary folder") };
    office.write(
        "spraw.toml",
        "[office]\nname = \"Ośrodek próbny\"\nteryt = \"0862011\"\nroles = [\"gmina\"]\n",
    );
    let root = office.folder.path();
    let look = |name: &str, more: &[&str]| {
        let path = office.path(&format!("dane/2025/{name}"));
        let path = path.to_string_lossy().into_owned();
        let output = spraw(&[&["inspect", path.as_str()][..], more].concat(), root);
        (told(&output), output.status.code())
    };
    for (name, text) in BDL {
        office.write(&format!("dane/2025/{name}"), text);
        let (said, code) = look(name, &[]);
        assert_eq!(code, Some(0), "{said}");
        for part in [
            "Eksport CSV z Banku Danych Lokalnych GUS: tabela reference (Dane odniesienia)",
            "= unit_name\n",
            "= value, series, year, measure\n",
            "wystarczy use = [\"bdl\"] w mapowania/bdl.toml; zapisze to --write",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
    // Another name is none that the mapping reads: it is said, and nothing is written.
    office.write("dane/2025/kobiety.csv", BDL[0].1);
    let (said, code) = look("kobiety.csv", &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("plik musi się nazywać tak, jak tam stoi: *_CTAB_*.csv, *bdl*.csv"),
        "{said}"
    );
    let (said, code) = look("kobiety.csv", &["--write"]);
    assert!(code == Some(2) && said.contains("C160"), "{said}");
    assert!(!office.path("mapowania/bdl.toml").exists());
    // Who asks for another table gets no such answer, and neither does a file that has a column besides.
    assert!(!look("bdl_z_excela.csv", &["--table", "persons"]).0.contains("„bdl”"));
    office.write(
        "dane/2025/bdl_obce.csv",
        "Kod;Nazwa;\"ogółem;2024;[osoba]\";Uwagi\r\n0;POLSKA;1;x\r\n",
    );
    assert!(!look("bdl_obce.csv", &[]).0.contains("„bdl”"));
    // Written, it is the mapping of the office, and the next look finds nothing to say.
    let (said, code) = look(BDL[0].0, &["--write"]);
    assert_eq!(code, Some(0), "{said}");
    let mapping = std::fs::read_to_string(office.path("mapowania/bdl.toml")).expect("a mapping");
    assert_eq!(mapping, "# Eksport CSV z Banku Danych Lokalnych GUS\nuse = [\"bdl\"]\n");
    let (said, code) = look(BDL[0].0, &["--write"]);
    assert!(said.contains("nagłówki i wartości takie, jak mówi odwzorowanie"), "{said}");
    assert_eq!(code, Some(2), "there is nothing to write: {said}");
}
