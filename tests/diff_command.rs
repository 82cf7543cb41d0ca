//! The command `diff`: versions, refusals, hidden values and the files that it writes.

use crate::office::Office;

/// What the program says, and its exit code.
fn program(office: &Office, words: &[&str]) -> (String, String, i32) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.arg("diff").args(words).args(["--lang", "pl", "-C"]).arg(office.folder.path());
    let output = command.output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (text(output.stdout), text(output.stderr), output.status.code().expect("a code"))
}

/// Cells that changed, with their steps, as JSON tells them.
fn told(office: &Office, words: &[&str]) -> Vec<String> {
    let (said, told, code) =
        program(office, &[words, &["--format", "json", "--limit", "0"]].concat());
    assert_eq!(code, 0, "{words:?}: {told}");
    let bridge: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(bridge["adds_up"], true, "{words:?}");
    let cells = bridge["cells"].as_array().expect("cells").iter().map(|own| {
        let steps = own["steps"].as_array().expect("steps").iter().map(|step| {
            format!(
                "{} {}",
                step["cause"].as_str().expect("a word"),
                step["amount"].as_str().expect("a number")
            )
        });
        format!(
            "{}: {}",
            own["cell"].as_str().expect("a name"),
            steps.collect::<Vec<_>>().join(" ")
        )
    });
    cells.collect()
}

/// v1, then a payment that was entered late and v2, then another one in the exports of today. Of the section of own tasks
/// only the rows of the periodic benefit, for illness and from a grant (of which the form counts money alone), and the
/// total have it.
#[test]
fn a_version_is_compared_after_the_exports_were_replaced() {
    let office = Office::on_paper();
    let made = || {
        let done =
            office.run("2025-H1", &[], true).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
        done.written.expect("written").version
    };
    assert_eq!(made(), 1);
    office.append("dane/2025-H1/wyplaty.csv", &["W10;D3;P2;;15.05.2025;1;300,25;D".to_owned()]);
    assert_eq!(made(), 2);
    office.append("dane/2025-H1/wyplaty.csv", &["W11;D3;P2;;16.05.2025;1;100,00;D".to_owned()]);
    let only = ["--cell", "1B/5/3", "--cell", "1B/5/1"];
    let first = ["1B/5/1: ", "1B/5/3: late 300,25 rounding -0,25"];
    for words in [
        &["mrpips-03:2025-H1:v1", "v2"][..],
        &["wyniki/2025-H1/mrpips-03/v1", "wyniki/2025-H1/mrpips-03/v2"],
        &["mrpips-03:2025-H1:v1", "ostatnia"],
    ] {
        assert_eq!(told(&office, &[words, &only].concat()), first, "{words:?}");
    }
    for (words, expected) in [
        (&["mrpips-03:2025-H1"][..], "1B/5/3: late 100"),
        (&["mrpips-03:2025-H1:v2", "teraz"], "1B/5/3: late 100"),
        (&["mrpips-03:2025-H1:v1"], "1B/5/3: late 400,25 rounding -0,25"),
        // Backwards: what came late is gone.
        (&["mrpips-03:2025-H1:v2", "v1"], "1B/5/3: gone -300,25 rounding 0,25"),
    ] {
        let found = told(&office, &[words, &["--cell", "1B/5/3"]].concat());
        assert_eq!(found, [expected], "{words:?}");
    }
    let section = told(&office, &["mrpips-03:2025-H1:v1", "v2", "--section", "1B"]);
    assert_eq!(
        section,
        [
            "1B/1/3: late 300,25 rounding -0,25",
            "1B/5/2: late 1",
            "1B/5/3: late 300,25 rounding -0,25",
            "1B/7/3: late 300,25 rounding 0,75",
            "1B/8/2: late 1",
            "1B/8/3: late 300,25 rounding 0,75",
        ]
    );
}

/// What was changed in a version is named, and its numbers are not compared with those counted again: B107 is said only of
/// a version that stands as it was written.
#[test]
fn a_version_that_was_changed_is_named() {
    const FOLDER: &str = "wyniki/2025-H1/mrpips-03/v1";
    const CELLS: &str = "mrpips-03_0862011_2025-H1_v1.csv";
    type Harm = fn(&Office);
    let once = Office::on_paper();
    let done = once.run("2025-H1", &[], true).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    assert_eq!(done.written.expect("written").version, 1);
    // One cell of the csv is another number, and the manifest has the sum of the other csv.
    let falsified: Harm = |own| {
        let cells = format!("{FOLDER}/{CELLS}");
        let sum = || spraw::ingest::sum(&std::fs::read(own.path(&cells)).expect("cells"));
        let before = sum();
        own.replace(&cells, ";1137;", ";1138;");
        own.replace(&format!("{FOLDER}/manifest.json"), &before, &sum());
    };
    let cases: [(&str, Harm, &str, &[&str], bool); 6] = [
        ("nothing", |_| {}, "", &[], false),
        (
            "a number",
            |own| own.replace(&format!("{FOLDER}/{CELLS}"), ";1137;", ";1138;"),
            "A124",
            &[CELLS],
            false,
        ),
        ("no csv", |own| own.write(&format!("{FOLDER}/{CELLS}"), "x"), "A124", &[CELLS], false),
        (
            "another file",
            |own| own.write(&format!("{FOLDER}/findings.csv"), "x"),
            "A124",
            &["findings.csv"],
            false,
        ),
        ("a number and its sum", falsified, "B107", &[], false),
        ("the same, sealed", falsified, "A124", &["manifest.json", CELLS], true),
    ];
    for (name, harm, code, files, sealed) in cases {
        let office = Office::copy_of(once.folder.path());
        if sealed {
            assert_eq!(office.approve("tak"), Ok(()));
        }
        harm(&office);
        let words = ["mrpips-03:2025-H1:v1", "teraz", "--format", "json"];
        let (said, told, exit) = program(&office, &words);
        let bridge: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        let codes: Vec<&str> =
            ["A124", "B107"].into_iter().filter(|own| told.contains(*own)).collect();
        assert_eq!(codes.join(" "), code, "{name}: {told}");
        assert_eq!(exit, i32::from(!code.is_empty()), "{name}");
        assert_eq!(bridge["a"]["changed_files"], serde_json::json!(files), "{name}");
        // The bridge itself is of the kept inputs.
        assert_eq!(bridge["count"], 0, "{name}");
    }
}

#[test]
fn what_cannot_be_compared_is_said() {
    let office = Office::on_paper();
    for (words, code, said) in [
        (&["mrpips-03:2025-H1", "2025", "--cell", "1B/55/1"][..], 2, "X101"),
        (&["mrpips-03:2025-H1", "2025", "--cell", "1B/5"], 2, "X101"),
        (&["mrpips-03:2025-H1", "2025", "--section", "1Z"], 2, "X101"),
        (&["mrpips-03:2025-H1", "2025", "--cell", "1C-1/1/3"], 2, "X102"),
        (&["mrpips-03:2025-H1:v1", "v2"], 2, "A101"),
        (&["mrpips-3:2025-H1", "2025"], 2, "C103"),
        (&["mrpips-03:2025-H1", "2025-Q1"], 2, "C108"),
        (&["mrpips-03:2025-H1", "ps-02"], 2, "B105"),
        (&["mrpips-03:2025-H1", "2025-H1"], 2, "B106"),
        (&["mrpips-03:2025-H1", "2025", "--b-option", "razem"], 2, "C110"),
        (&["mrpips-03:2025-H1", "2025", "--to", "pomost.pdf"], 2, "X105"),
    ] {
        let (out, told, found) = program(&office, words);
        assert!(told.contains(said), "{words:?}: {told}");
        assert_eq!((found, out.as_str()), (code, ""), "{words:?}: {told}");
    }
    assert!(!office.path("pomost.pdf").exists());
}

/// A person is gone from the exports: the day of birth, by which they were counted, is shown only when asked for.
#[test]
fn personal_values_of_a_bridge_are_shown_only_when_asked_for() {
    let office = Office::on_paper();
    let text = "[[section]]\nid = 'W'\ntitle = 'DZIAŁ WŁASNY'\nview = 'persons'\nwhen = 'any_time'\n\
                columns = [ { id = '1', title = 'osoby', count = 'person_id' } ]\n\
                [[section.row]]\nid = '1'\nlabel = 'x'\nwhere = 'full_years(birth_date, :end) > 79'\n";
    office.write("wzory/mrpips-03/2021-01-01/dzial_wlasny.toml", text);
    office.run("2025-H1", &[], true).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    office.replace("dane/2025-H1/osoby.csv", "P6;03.03.1944\n", "");
    let words = ["mrpips-03:2025-H1", "--cell", "W/1/1"];
    for (more, shown) in [(&[][..], false), (&["--show-personal"], true)] {
        for format in ["text", "json"] {
            let asked = [&words, more, &["--format", format]].concat();
            let (said, told, code) = program(&office, &asked);
            assert_eq!(code, 0, "{told}");
            assert_eq!(said.contains("1944"), shown, "{said}");
            assert!(said.contains("P6") && told.contains("X104") == shown, "{said} {told}");
        }
    }
}

#[test]
fn a_bridge_is_kept_as_csv_and_workbook() {
    let office = Office::on_paper();
    let words = ["mrpips-03:2025-H1", "2025", "--section", "1B", "--to"];
    let kept = |name: &str, more: &[&str]| {
        let path = office.path(name).display().to_string();
        let (_, told, code) = program(&office, &[&words[..], &[&path], more].concat());
        assert_eq!(code, 0, "{told}");
        std::fs::read(path).expect("written")
    };
    let lines = |bytes: Vec<u8>| -> Vec<String> {
        let text = String::from_utf8(bytes).expect("text");
        text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect()
    };
    let cells = lines(kept("pomost.csv", &[]));
    assert!(
        cells[0].starts_with("cell;cell_a;")
            && cells[0].contains(";value;rounding;where;new_keys;")
    );
    let row = cells.iter().find(|own| own.starts_with("1B/5/3;")).expect("a line");
    assert!(row.ends_with(";zł;1556;1856;300;300,25;;;;;;;;-0,25;both;1;;;;;"), "{row}");
    let keys = lines(kept("rekordy.csv", &["--records"]));
    let row = keys.iter().find(|own| own.starts_with("1B/5/3;")).expect("a line");
    assert!(
        row.starts_with("1B/5/3;new;1;300,25;;300,25;;;;;;dane/2025-H1/wyplaty.csv;;9;0;"),
        "{row}"
    );
    let before = kept("pomost.xlsx", &["--records"]);
    assert_eq!(before, kept("pomost.xlsx", &["--records"]), "the same bytes");
    let path = office.path("pomost.xlsx");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).expect("a workbook");
    use calamine::Reader as _;
    assert_eq!(book.sheet_names(), ["Pomost", "Rekordy"]);
    let sheet = book.worksheet_range("Pomost").expect("a sheet");
    let row = sheet
        .rows()
        .find(|row| matches!(&row[0], calamine::Data::String(own) if own == "1B/5/3"))
        .expect("a line");
    assert_eq!((row[4].to_string(), row[5].to_string()), ("1556".to_owned(), "300.25".to_owned()));
}

/// A payment that B sets aside, because its amount is none, is corrected; the list of its keys says which side did it.
#[test]
fn a_record_that_one_side_sets_aside_is_told_so() {
    let office = Office::on_paper();
    assert!(office.run("2025-H1", &[], true).is_ok());
    office.replace(
        "dane/2025-H1/wyplaty.csv",
        "W5;D2;P2;;31.03.2025;1;418,50",
        "W5;D2;P2;;31.03.2025;1;sto",
    );
    let words = ["mrpips-03:2025-H1:v1", "2025-H1", "--cell", "1B/5/3"];
    let (told, said, code) = program(&office, &words);
    assert_eq!(code, 0, "{said}");
    assert!(told.contains("poprawione") && told.contains("B: ten rekord odłożono"), "{told}");
    let (told, _, _) = program(&office, &[&words[..], &["--format", "json"]].concat());
    let told: serde_json::Value = serde_json::from_str(&told).expect("json");
    assert_eq!(told["cells"][0]["records"]["keys"][0]["set_aside_in"], "b");
    let path = office.path("rekordy.csv").display().to_string();
    assert_eq!(program(&office, &[&words[..], &["--to", &path]].concat()).2, 0);
    let kept = std::fs::read_to_string(&path).expect("written");
    let ends: Vec<&str> = kept.lines().map(|own| own.rsplit(';').next().unwrap_or("")).collect();
    assert_eq!(ends, ["set_aside_in", "b"]);
}

#[test]
fn a_page_that_is_not_there_is_told_and_the_last_one_shown() {
    let office = Office::on_paper();
    assert!(office.run("2025-H1", &[], true).is_ok());
    office.replace(
        "dane/2025-H1/wyplaty.csv",
        "W5;D2;P2;;31.03.2025;1;418,50",
        "W5;D2;P2;;31.03.2025;1;0,50",
    );
    let words = ["mrpips-03:2025-H1:v1", "2025-H1", "--limit", "1", "--page"];
    let pages = |page: &str| program(&office, &[&words[..], &[page]].concat());
    // The sum of the section, temporary benefits, those for unemployment, and what the grant pays of them.
    let (last, told, code) = pages("4");
    assert!(code == 0 && !told.contains("X110"), "{told}");
    assert!(last.contains("strona 4 z 4"), "{last}");
    for page in ["5", "18446744073709551615"] {
        let (shown, told, code) = pages(page);
        assert!(code == 0 && told.contains("X110") && told.contains("stron jest 4"), "{told}");
        assert_eq!(shown, last);
    }
    let (first, told, _) = pages("0");
    assert!(told.contains("pokazano stronę 1") && first == pages("1").0, "{told}");
}
