//! Many units' returns put together into one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use spraw::collate::{Collated, Request, Units, Why, collate, write};
use spraw::diagnostic::Problems;
use spraw::run::Refused;
use spraw::verify::Room;

use crate::office::Office;

/// A file a unit: its name, and lines `unit;version;section;row;column;value`.
fn folder(files: &[(&str, &[&str])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, lines) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        let text = format!("teryt;wersja;dział;wiersz;rubryka;wartość\n{}\n", lines.join("\n"));
        std::fs::write(path, text).expect("the file can be written");
    }
    folder
}

fn asked(form: &str, period: &str, files: Vec<PathBuf>) -> Request {
    Request {
        form: form.to_owned(),
        period: period.parse().expect("a period"),
        files,
        edition: None,
        options: BTreeMap::new(),
        units: None,
        group: None,
    }
}

fn room() -> Room {
    Room::open(None).unwrap_or_else(|own| panic!("{:?}", own.diagnostics))
}

fn collated(request: &Request) -> Collated {
    collate(&room(), request).unwrap_or_else(|own| panic!("{:?}", own.diagnostics))
}

/// The list of units, from its text.
fn units(text: &str) -> Units {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("jednostki.csv");
    std::fs::write(&path, text).expect("written");
    let problems = Problems::default();
    let units = Units::read(&path, &problems);
    assert!(problems.is_empty(), "{problems:?}");
    units
}

/// A cell as it is printed, with the units that gave it: `12 (2/3) suma`.
fn shown(own: &Collated, name: &str) -> String {
    let parts: Vec<&str> = name.split('/').collect();
    let cell = own.report.cell(parts[0], parts[1], parts[2]).expect("a cell");
    let value = cell.printed.map(|value| spraw::number::decimal(value, cell.decimals));
    let of = &own.cells[name];
    format!(
        "{} ({}/{}) {}",
        value.unwrap_or_else(|| "–".to_owned()),
        of.present,
        of.of,
        of.how.word()
    )
}

#[test]
fn what_adds_up_is_added_and_the_rest_is_worked_out_or_left() {
    // Of A one of two is in time, of B three of three: four of five together, 80 per cent and not 75 or 150. Days: the
    // greatest is the greatest, and no average of averages is printed. C gave no value to one cell.
    let folder = folder(&[
        (
            "a.csv",
            &[
                "A;1;2.3.1;1;2;12",
                "A;1;2.3.1;9;2;20",
                "A;1;NK-T;3;1;2",
                "A;1;NK-T;3;2;1",
                "A;1;NK-T;3;5;50,0",
                "A;1;NK-T;3;6;4,0",
                "A;1;NK-T;3;7;9",
            ],
        ),
        (
            "b/b.csv",
            &[
                "B;1;2.3.1;1;2;7",
                "B;1;2.3.1;9;2;5",
                "B;1;NK-T;3;1;3",
                "B;1;NK-T;3;2;3",
                "B;1;NK-T;3;5;100,0",
                "B;1;NK-T;3;6;1,0",
                "B;1;NK-T;3;7;2",
            ],
        ),
        ("c.csv", &["C;1;2.3.1;1;2;1", "C;1;NK-T;3;1;0", "C;1;NK-T;3;2;0"]),
    ]);
    let found = collated(&asked("przemoc", "2021", vec![folder.path().to_path_buf()]));
    for (cell, expected) in [
        ("2.3.1/1/2", "20 (3/3) suma"),
        ("2.3.1/9/2", "25 (2/3) suma, liczone wielokrotnie"),
        ("NK-T/3/1", "5 (3/3) suma"),
        ("NK-T/3/5", "80,0 (3/3) formuła"),
        ("NK-T/3/6", "– (0/0) nie sumuje się: średnia"),
        ("NK-T/3/7", "9 (2/3) największa"),
        ("2.3.1/2/2", "– (0/3) suma"),
    ] {
        assert_eq!(shown(&found, cell), expected, "{cell}");
    }
    let own = found
        .outcomes
        .iter()
        .find(|own| own.rule == "ZB-1" && own.cells.iter().any(|own| own == "2.3.1/9/2"));
    assert_eq!(own.map(|own| own.shown.as_str()), Some("2 z 3; brak: C"));
    assert_eq!(found.exit() as u8, 1, "it is incomplete");
    // What nobody sent is told once, and no unit is asked for it.
    let nobody = found.findings.iter().find(|own| own.code == "V167");
    assert_eq!(nobody.and_then(|own| own.text("sections")), Some("NK-P"));
    let asked = found.queries.iter().filter(|own| own.cell.contains("NK-P")).count();
    assert_eq!(asked, 0, "{:?}", found.queries);
    let of_c: Vec<&str> =
        found.queries.iter().filter(|own| own.unit == "C").map(|own| own.kind).collect();
    assert_eq!(of_c, ["wartość", "wartość"], "table 2.3.1 and NK-T lack cells");
}

#[test]
fn the_same_inputs_give_the_same_bytes_in_any_order_and_nothing_new() {
    let a: &[&str] = &["A;1;2.3.1;1;2;12"];
    let b: &[&str] = &["B;1;2.3.1;1;2;7"];
    let folder = folder(&[("a.csv", a), ("b.csv", b)]);
    let files = |names: [&str; 2]| names.map(|name| folder.path().join(name)).to_vec();
    let to = tempfile::tempdir().expect("a temporary folder");
    let mut bytes = Vec::new();
    for (name, order) in [("one", ["a.csv", "b.csv"]), ("two", ["b.csv", "a.csv"])] {
        let target = to.path().join(name);
        let mut found = collated(&asked("przemoc", "2021", files(order)));
        let made = write(to.path(), Some(&target), &mut found);
        assert!(!made.unwrap_or_else(|own| panic!("{:?}", own.diagnostics)).unchanged);
        let again = write(to.path(), Some(&target), &mut found);
        assert!(again.unwrap_or_else(|own| panic!("{:?}", own.diagnostics)).unchanged);
        let names = [
            "manifest.json",
            "zapytania.csv",
            "zestawienie_przemoc_2021.csv",
            "zestawienie_przemoc_2021.xlsx",
        ];
        let read = names.map(|name| std::fs::read(target.join(name)).expect(name));
        bytes.push(read);
    }
    assert!(bytes[0] == bytes[1], "the order of files is no matter");
    // Beside the submissions of an office another collation is another version.
    let both = &["a.csv", "b.csv"][..];
    for (names, version, unchanged) in
        [(both, "v1", false), (&both[..1], "v2", false), (&both[..1], "v2", true)]
    {
        let files = names.iter().map(|name| folder.path().join(name)).collect();
        let mut own = collated(&asked("przemoc", "2021", files));
        let made = write(to.path(), None, &mut own);
        let made = made.unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
        let expected = to.path().join("wyniki/2021/zestawienie-przemoc").join(version);
        assert_eq!((made.folder, made.unchanged), (expected, unchanged));
    }
}

#[test]
fn the_list_says_who_is_missing_late_and_which_version_counts() {
    let folder = folder(&[
        ("a1.csv", &["A;1;2.3.1;1;2;12"]),
        ("a2.csv", &["A;2;2.3.1;1;2;14"]),
        ("a10.csv", &["A;10;2.3.1;1;2;15"]),
        ("b.csv", &["B;1;2.3.1;1;2;7"]),
        ("d.csv", &["D;1;2.3.1;1;2;100"]),
    ]);
    let files = || vec![folder.path().to_path_buf()];
    // The deadline is 10 February; version 10 is newer than 2.
    let list = "teryt;nazwa;dzień;wersja\nA;MOPS A;10.02.2022;\nB;OPS B;2022-02-11;\nC;OPS C;;\n";
    let request = Request { units: Some(units(list)), ..asked("przemoc", "2021", files()) };
    let found = collated(&request);
    assert_eq!(shown(&found, "2.3.1/1/2"), "22 (2/2) suma");
    let ids = |all: &[spraw::collate::Unit]| -> Vec<String> {
        all.iter().map(|own| own.id.clone()).collect()
    };
    assert_eq!((ids(&found.missing), ids(&found.late)), (vec!["C".into()], vec!["B".into()]));
    let codes: Vec<&str> = found.findings.iter().map(|own| own.code).collect();
    for code in ["V152", "V155", "V156", "V157"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    let asks = found.queries.iter().find(|own| own.unit == "C").map(|own| own.kind);
    assert_eq!(asks, Some("brak"));
    // The list may say which version was accepted.
    let list = list.replace("10.02.2022;", "10.02.2022;2");
    let request = Request { units: Some(units(&list)), ..asked("przemoc", "2021", files()) };
    assert_eq!(shown(&collated(&request), "2.3.1/1/2"), "21 (2/2) suma");
    // A version that nobody sent is another than the one that was accepted, whatever else is there.
    let list = "teryt;nazwa;wersja\nB;OPS B;3\n";
    let of_b = || vec![folder.path().join("b.csv")];
    let without = Request {
        units: Some(units("teryt;nazwa\nB;OPS B\n")),
        ..asked("przemoc", "2021", of_b())
    };
    let with = Request { units: Some(units(list)), ..asked("przemoc", "2021", of_b()) };
    let codes = |own: &Collated| own.findings.iter().filter(|own| own.code == "V165").count();
    let (without, with) = (collated(&without), collated(&with));
    assert_eq!((codes(&without), codes(&with), with.exit() as u8), (0, 1, 1));
}

/// All are due on 14 February 2022, those of one voivodeship on the 16th, one unit on the 18th; the form itself says the
/// 10th. The list tells the voivodeship by the TERYT or in a column; of a unit of neither only the 14th is known.
#[test]
fn lateness_is_judged_by_the_calendar() {
    let office = Office::on_paper();
    let term = |more: &str| {
        format!(
            "[[term]]\nreturn = 'przemoc'\npart = 'year'\nyears = '2021'\nsource = 'pismo'\n{more}\n"
        )
    };
    let terms = [
        term("due = '14.02'"),
        term("voivodeship = '06'\ndue = '16.02'"),
        term("unit = '0661011'\ndue = '18.02'"),
    ];
    office.write("wzory/calendar/terminy.toml", &terms.concat());
    let root = office.folder.path();
    let room = |root: Option<&Path>| {
        Room::open(root).unwrap_or_else(|own| panic!("{:?}", own.diagnostics))
    };
    let by_teryt = "teryt;nazwa;dzień\n0661011;A;18.02.2022\n0662022;B;17.02.2022\n\
                    0663033;C;16.02.2022\n1261011;D;15.02.2022\n1262022;E;14.02.2022\n";
    let by_column = "keso;nazwa;dzień;województwo\n0661011;A;17.02.2022;06\n0662022;B;16.02.2022;06\n\
                     0663033;C;16.02.2022;\n1261011;D;15.02.2022;12\n1262022;E;14.02.2022;12\n";
    for (list, own, expected, days) in [
        (by_teryt, Some(root), "B D", "14.02.2022, 16.02.2022"),
        (by_column, Some(root), "A C D", "14.02.2022, 16.02.2022"),
        (by_teryt, None, "A B C D E", "10.02.2022"),
    ] {
        let units = units(list);
        let files: Vec<(String, String)> = units
            .all
            .iter()
            .map(|own| (format!("{}.csv", own.name), format!("{};1;2.3.1;1;2;1", own.id)))
            .collect();
        let lines: Vec<[&str; 1]> = files.iter().map(|own| [own.1.as_str()]).collect();
        let files: Vec<(&str, &[&str])> =
            files.iter().zip(&lines).map(|(own, line)| (own.0.as_str(), &line[..])).collect();
        let folder = folder(&files);
        let paths = vec![folder.path().to_path_buf()];
        let request = Request { units: Some(units), ..asked("przemoc", "2021", paths) };
        let found = collate(&room(own), &request);
        let found = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
        let late: Vec<&str> = found.late.iter().map(|own| own.name.as_str()).collect();
        assert_eq!(late.join(" "), expected, "{list}");
        let told = found.findings.iter().find(|own| own.code == "V157").expect("told");
        assert_eq!(told.text("days"), Some(days), "{list}");
    }
    let problems = Problems::default();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("jednostki.csv");
    std::fs::write(&path, "teryt;nazwa;woj\nA;MOPS A;lubelskie\n").expect("written");
    Units::read(&path, &problems);
    let found = problems.into_vec();
    assert_eq!((found[0].code, found[0].text("kind")), ("V154", Some("voivodeship")));
}

/// Of a value that is entered by hand only the template knows whether it adds up; a cell says it before its row.
#[test]
fn the_template_says_how_entered_values_are_put_together() {
    let office = Office::on_paper();
    let rows = [
        ("1", ""),
        ("2", "collate = 'average'"),
        ("3", "collate = 'greatest'"),
        ("4", "collate = 'least'"),
        ("5", "collate = 'share'"),
        ("6", "unit = '%'"),
        ("7", "unit = '%'\ncollate = 'sum'"),
    ];
    let rows = rows.map(|(id, more)| {
        format!("[[section.row]]\nid = '{id}'\nlabel = 'wiersz {id}'\nmanual = true\n{more}\n")
    });
    let head = "[return]\nid = 'proba'\ntitle = 'Próba'\nvalid_from = '2020-01-01'\n\
                [[variant]]\nperiod = 'half'\nsymbol = 'PROBA'\n\
                [[section]]\nid = '1'\ntitle = 'Dział 1'\nview = 'payments'\nwhen = 'during'\n\
                columns = [{ id = '1', title = 'a' }, { id = '2', title = 'b' }]\n";
    let cell = "[[section.cell]]\nrow = '2'\ncolumn = '2'\nmanual = true\ncollate = 'sum'\n";
    let text = head.to_owned() + &rows.concat() + cell;
    office.write("wzory/proba.toml", &text);
    let lines = |unit: &str, value: u32| -> Vec<String> {
        let cells = (1..=7).flat_map(|row| [(row, 1), (row, 2)]);
        cells.map(|(row, column)| format!("{unit};1;1;{row};{column};{value}")).collect()
    };
    let (a, b) = (lines("A", 12), lines("B", 7));
    let [a, b] = [&a, &b].map(|own| own.iter().map(String::as_str).collect::<Vec<_>>());
    let folder = folder(&[("a.csv", &a), ("b.csv", &b)]);
    let room = |own: &Office| {
        Room::open(Some(own.folder.path())).unwrap_or_else(|own| panic!("{:?}", own.diagnostics))
    };
    let request = asked("proba", "2025-H1", vec![folder.path().to_path_buf()]);
    let found = collate(&room(&office), &request);
    let found = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    for (cell, expected) in [
        ("1/1/1", "19 (2/2) suma"),
        ("1/2/1", "– (0/0) nie sumuje się: średnia"),
        ("1/2/2", "19 (2/2) suma"),
        ("1/3/1", "12 (2/2) największa"),
        ("1/4/1", "7 (2/2) najmniejsza"),
        ("1/5/1", "– (0/0) nie sumuje się: udział"),
        ("1/6/1", "– (0/0) nie sumuje się: udział"),
        ("1/7/1", "19 (2/2) suma"),
    ] {
        assert_eq!(shown(&found, cell), expected, "{cell}");
    }
    office.replace("wzory/proba.toml", "'greatest'", "'biggest'");
    let Err(refused) = collate(&room(&office), &request) else { panic!("it was made") };
    assert_eq!(refused.diagnostics[0].code, "T107");
}

/// What is wrong with a table of units, each with its line; in one file all at once.
#[test]
fn mistakes_in_the_data_of_collations_are_told_with_their_lines() {
    const TABLE: &str = "\
[unit_table]
title  = \"Zeszyt\"
form   = \"przemoc\"
unit   = \"keso\"
name   = [\"gm\"]
period = \"rok\"
group  = \"woj\"
kind   = \"typ\"
units  = [\"OPS\", \"MOPR\"]
groups = [\"WPS\"]
totals = [\"\"]
source = \"próba\"

[unit_table.cells]
a = \"2.3.1/1/2\"
b = \"2.3.1/20/2\"
";
    let told = |file: &str, text: &str| -> String {
        let office = Office::on_paper();
        office.write(&format!("wzory/collation/{file}.toml"), text);
        let problems = Problems::default();
        let files = spraw::builtin::files(Some(office.folder.path()), &problems);
        spraw::collate::check(&files, &problems);
        let mut found: Vec<(usize, &str)> = Vec::new();
        for own in problems.into_vec() {
            let place = own.places[0].source.as_ref().expect("a place in the file");
            assert!(place.source.name.ends_with(&format!("collation/{file}.toml")));
            found.push((place.line_and_column().0, own.code));
        }
        found.sort_unstable();
        let found = found.iter().map(|(line, code)| format!("{line} {code}"));
        found.collect::<Vec<_>>().join(", ")
    };
    for (old, new, expected) in [
        ("", "", ""),
        ("form  ", "forma ", "1 T103, 3 T102"),
        ("\"przemoc\"", "\"przemocc\"", "3 C103"),
        ("kind  ", "kinds ", "1 T103, 8 T102"),
        ("\"rok\"", "2021", "6 T104"),
        ("[\"WPS\"]", "[\"OPS\"]", "10 T106"),
        ("2.3.1/1/2", "2.3.9/1/2", "15 T502"),
        ("2.3.1/1/2", "2.3.1/1", "15 T502"),
        ("2.3.1/1/2", "2.3.1/1x/2", "15 T503"),
        ("2.3.1/1/2", "2.3.1/1/9", "15 T505"),
        ("\"2.3.1/1/2\"", "5", "15 T104"),
        ("2.3.1/20/2", "2.3.1/1/2", "16 T106"),
        ("\"próba\"\n", "\"próba\n", "12 T101"),
        ("[unit_table]\n", "[unit_table]\nx = 1\n", "2 T102"),
        ("[unit_table", "[unit_tabel", "1 T102, 1 T103"),
    ] {
        assert_eq!(told("wlasny", &TABLE.replace(old, new)), expected, "{new}");
    }
    for (text, expected) in [
        ("[peers]\nfar = \"5,2\"\nleast_peers = 8\nsource = \"a\"\n", ""),
        ("[peers]\nfar = \"x\"\nsource = \"a\"\n", "1 T103, 2 T107"),
        ("[pers]\nfar = \"5,2\"\n", "1 T102, 1 T103"),
    ] {
        assert_eq!(told("peers", text), expected, "{text}");
    }
}

/// Rows of the ministry's table, each of a unit: number, voivodeship and the value of two columns.
fn table(rows: &[[&str; 4]]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut text =
        "keso,gm,typ_gm,typ_jednostki,rok,woj,liczba_proc_NK_A,liczba_proc_NK_C,rodziny_wszczete,\
                    liczba_osob_ogol,liczba_osob_kobiety,liczba_osob_mezczyzni,liczba_osob_dzieci\n"
            .to_owned();
    for [unit, group, first, second] in rows {
        let kind = if unit.is_empty() { "WPS" } else { "OPS" };
        text += &format!("{unit},gmina,miejska,{kind},2021,{group},{first},1,{second},3,1,1,1\n");
    }
    std::fs::write(folder.path().join("zeszyt.csv"), text).expect("the file can be written");
    folder
}

#[test]
fn an_empty_cell_is_asked_of_its_unit() {
    let forms = folder(&[
        ("a.csv", &["A;1;2.3.1;1;2;12", "A;1;2.3.1;4;2;14"]),
        ("b.csv", &["B;1;2.3.1;1;2;7", "B;1;2.3.1;4;2;"]),
    ]);
    let rows = table(&[["A", "lubuskie", "12", "14"], ["B", "lubuskie", "7", ""]]);
    for own in [forms, rows] {
        let found = collated(&asked("przemoc", "2021", vec![own.path().to_path_buf()]));
        assert_eq!(shown(&found, "2.3.1/4/2"), "14 (1/2) suma, liczone wielokrotnie");
        let of_cell = found.queries.iter().filter(|own| own.cell.contains("2.3.1/4/2"));
        let of_cell: Vec<&str> = of_cell.map(|own| own.unit.as_str()).collect();
        assert_eq!(of_cell, ["B"], "{:?}", found.queries);
        assert_eq!(found.exit() as u8, 1);
    }
}

#[test]
fn a_group_is_named_in_any_letters_and_a_slip_is_told() {
    let rows = table(&[
        ["A", "lubuskie", "12", "14"],
        ["B", "Lubuskie", "7", "1"],
        ["C", "lubelskie", "5", "1"],
        ["", "LUBUSKIE", "19", "15"],
    ]);
    let request = |group: &str| Request {
        group: Some(group.to_owned()),
        ..asked("przemoc", "2021", vec![rows.path().join("zeszyt.csv")])
    };
    let found = collated(&request("LUBUSKIE "));
    assert_eq!(shown(&found, "2.3.1/1/2"), "19 (2/2) suma");
    // The printed row, 12 + 7 and 14 + 1, is that of A and B; what was made up in its other cells is not.
    let differ: Vec<&str> = found.groups.differ.iter().map(|own| own.cell.as_str()).collect();
    assert_eq!(found.groups.groups, 1);
    assert!(!differ.contains(&"2.3.1/1/2") && !differ.contains(&"2.3.1/4/2"), "{differ:?}");
    let refused = collate(&room(), &request("lubuske"));
    let Err(Refused { exit, diagnostics }) = refused else { panic!("it was made") };
    let said = |name: &str| diagnostics[0].text(name).map(str::to_owned);
    assert_eq!((exit as u8, diagnostics[0].code), (2, "V168"));
    assert_eq!(said("nearest").as_deref(), Some("lubuskie"));
    assert_eq!(said("known").as_deref(), Some("lubelskie, lubuskie"));
    // Forms of their own say no group.
    let forms = folder(&[("a.csv", &["A;1;2.3.1;1;2;12"])]);
    let request = Request { files: vec![forms.path().to_path_buf()], ..request("lubuskie") };
    let Err(refused) = collate(&room(), &request) else { panic!("it was made") };
    assert_eq!(refused.diagnostics[0].text("known"), Some("none"));
}

#[test]
fn a_form_of_another_edition_is_told_as_verify_tells_it() {
    // Row 7a is of the edition of 2024 alone.
    const LATER: &str = "2024 (układ roboczy)";
    for (edition, row, expected) in [
        ("", "7a", "V106 2024 (układ roboczy), V108"),
        (LATER, "2", "V153 yes fits"),
        ("kiedyś", "2", "V153 no fits"),
        ("kiedyś", "7a", "refused V153 no left 2.3.1/7a/2"),
    ] {
        let own = tempfile::tempdir().expect("a temporary folder");
        let line = |row: &str| format!("A;{edition};2.3.1;{row};2;1\n");
        let text =
            format!("teryt;wydanie;dział;wiersz;rubryka;wartość\n{}{}", line("1"), line(row));
        std::fs::write(own.path().join("a.csv"), text).expect("the file can be written");
        let request = asked("przemoc", "2021", vec![own.path().to_path_buf()]);
        let (word, told) = match collate(&room(), &request) {
            Ok(found) => {
                let of_units = found.submissions.into_iter().flat_map(|own| own.findings);
                ("", found.findings.into_iter().chain(of_units).collect())
            }
            Err(refused) => ("refused ", refused.diagnostics),
        };
        let said = |own: &spraw::diagnostic::Diagnostic| {
            let text = |name: &str| own.text(name).unwrap_or_default().to_owned();
            match own.code {
                "V106" => Some(format!("V106 {}", text("found"))),
                "V108" => Some("V108".to_owned()),
                "V153" => {
                    let all = ["known", "kind", "cells"].map(text).join(" ");
                    Some(format!("V153 {}", all.trim()))
                }
                _ => None,
            }
        };
        let mut said: Vec<String> = told.iter().filter_map(said).collect();
        said.sort();
        assert_eq!(format!("{word}{}", said.join(", ")), expected, "{edition} {row}");
    }
}

#[test]
fn two_different_files_of_one_version_refuse_the_whole_and_equal_ones_count_once() {
    let same = folder(&[("a.csv", &["A;1;2.3.1;1;2;12"]), ("kopia.csv", &["A;1;2.3.1;1;2;12"])]);
    let found = collated(&asked("przemoc", "2021", vec![same.path().to_path_buf()]));
    assert_eq!(shown(&found, "2.3.1/1/2"), "12 (1/1) suma");
    let twice = found.findings.iter().find(|own| own.code == "V169").expect("it is told");
    let files = twice.places.iter().map(|own| own.file.as_deref().unwrap_or_default());
    let names = files.map(|own| own.rsplit('/').next().unwrap_or_default());
    assert_eq!(names.collect::<Vec<_>>(), ["a.csv", "kopia.csv"]);
    assert_eq!(found.left_out.iter().map(|own| own.why).collect::<Vec<_>>(), [Why::SameAgain]);
    assert!(found.findings.iter().all(|own| own.code != "V159"), "it is told once");
    let other = folder(&[("a.csv", &["A;1;2.3.1;1;2;12"]), ("b.csv", &["A;1;2.3.1;1;2;13"])]);
    let refused = collate(&room(), &asked("przemoc", "2021", vec![other.path().to_path_buf()]));
    let Err(Refused { exit, diagnostics }) = refused else { panic!("it was made") };
    assert_eq!((exit as u8, diagnostics[0].code), (3, "V151"));
}

#[test]
fn outliers_are_told_per_thousand_inhabitants() {
    // Rates 2, 2, 3, 3, 3, 4, 4, 60 per 1,000: median 3, distances 0 0 0 1 1 1 1 57, their median 1. H is 57 away, and
    // by its number alone the large A would be far too.
    let (mut files, mut list) = (Vec::new(), "teryt;nazwa;mieszkańcy\n".to_owned());
    let rows = [
        ("A", 100_000, 200),
        ("B", 1000, 2),
        ("C", 1000, 3),
        ("D", 2000, 6),
        ("E", 1000, 3),
        ("F", 1000, 4),
        ("G", 500, 2),
        ("H", 100, 6),
    ];
    let lines: Vec<(String, String)> = rows
        .iter()
        .map(|(id, _, value)| (format!("{id}.csv"), format!("{id};1;2.3.1;1;2;{value}")))
        .collect();
    for (id, people, _) in rows {
        list.push_str(&format!("{id};OPS {id};{people}\n"));
    }
    let texts: Vec<[&str; 1]> = lines.iter().map(|own| [own.1.as_str()]).collect();
    for ((name, _), text) in lines.iter().zip(&texts) {
        files.push((name.as_str(), text.as_slice()));
    }
    let folder = folder(&files);
    let request = || asked("przemoc", "2021", vec![folder.path().to_path_buf()]);
    let found = collated(&Request { units: Some(units(&list)), ..request() });
    let far: Vec<(&str, String)> =
        found.outliers.iter().map(|own| (own.unit.as_str(), own.far.shown())).collect();
    assert_eq!(far, [("H", "57".to_owned())]);
    let asks: Vec<&str> = found
        .queries
        .iter()
        .filter(|own| own.kind == "odstaje")
        .map(|own| own.unit.as_str())
        .collect();
    assert_eq!(asks, ["H"]);
    // Values 2 2 3 3 4 6 6 200: median 3½, distances 1½ 1½ ½ ½ ½ 2½ 2½ 196½, their median 1½. A is 131 away, and
    // nobody is asked why it is large.
    let found = collated(&request());
    let far: Vec<(&str, String)> =
        found.outliers.iter().map(|own| (own.unit.as_str(), own.far.shown())).collect();
    assert_eq!(far, [("A", "131".to_owned())]);
    assert!(found.queries.iter().all(|own| own.kind != "odstaje"));
}

/// The ministry's table of 2021: about 2,500 units collate to the 16 voivodeships and the country as they are printed.
#[test]
fn the_przemoc_return_of_2021_collates_to_what_was_printed() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/przemoc/przemoc_2021_units.csv");
    if !path.is_file() {
        eprintln!("SKIPPED: the PRZEMOC return of 2021 is not here");
        return;
    }
    let found = collated(&asked("przemoc", "2021", vec![path.clone()]));
    assert_eq!(found.submissions.len(), 2495);
    // 16 voivodeships and the country, seven measures each; the country adds the bodies outside social assistance.
    assert_eq!((found.groups.groups, found.groups.cells), (17, 119));
    let differ: Vec<String> = found.groups.differ.iter().map(|own| own.said()).collect();
    assert_eq!(differ, Vec::<String>::new());
    // The printed rows of the voivodeships, added up by another reader of the file.
    let text = std::fs::read_to_string(&path).expect("the table");
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let titles: Vec<&str> = lines.next().expect("titles").split(',').collect();
    let index = |title: &str| titles.iter().position(|own| *own == title).expect("a title");
    let printed: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let of_voivodeships = |title: &str| -> i128 {
        let rows = printed.iter().filter(|row| row[index("typ_jednostki")] == "WPS");
        rows.map(|row| row[index(title)].parse::<i128>().expect("a number")).sum()
    };
    for (title, row) in [
        ("liczba_proc_NK_A", "1"),
        ("liczba_proc_NK_C", "20"),
        ("rodziny_wszczete", "4"),
        ("liczba_osob_ogol", "9"),
        ("liczba_osob_kobiety", "10"),
        ("liczba_osob_mezczyzni", "13"),
        ("liczba_osob_dzieci", "16"),
    ] {
        let cell = found.report.cell("2.3.1", row, "2").expect("a cell");
        assert_eq!(cell.printed, Some(of_voivodeships(title)), "{title}");
    }
    // Persons are women, men and children in every unit.
    let bad =
        found.submissions.iter().filter(|own| own.outcomes.iter().any(|own| own.rule == "PR-1"));
    assert_eq!(bad.count(), 0);
    // One voivodeship alone.
    let request =
        Request { group: Some("lubuskie".to_owned()), ..asked("przemoc", "2021", vec![path]) };
    let found = collated(&request);
    let sum = printed
        .iter()
        .find(|row| row[index("woj")] == "lubuskie" && row[index("typ_jednostki")] == "WPS");
    let cell = found.report.cell("2.3.1", "1", "2").expect("a cell");
    assert_eq!(cell.printed, sum.and_then(|row| row[index("liczba_proc_NK_A")].parse().ok()));
    assert_eq!((found.groups.groups, found.groups.differ.len()), (1, 0));
}
