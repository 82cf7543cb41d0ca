//! `explain`: the records behind a cell give the cell, whichever it is.

use std::collections::BTreeMap;
use std::path::Path;

use spraw::number::Exact;
use spraw::report::ListCell;
use spraw::run::{
    Page, Request, explain, explain_all, explain_parts, explain_record, returns_for, roles,
};
use spraw::trace::{Gives, Kind, MadeOf, Stray, Trace};

use crate::office::Office;

/// Every printed cell of every return of the sample's roles, in a quarter, a half-year and a year.
#[test]
fn the_records_behind_every_cell_of_every_return_give_the_cell() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let office = Office::copy_of(&sample);
    let root = office.folder.path();
    let own = roles(root).unwrap_or_else(|_| panic!("the roles of the sample"));
    let (mut cells, mut counted, mut with_records) = (0, 0, 0);
    for period in ["2025-Q1", "2025-H1", "2025"] {
        let period = period.parse().expect("a period");
        let forms = returns_for(root, &own, period).unwrap_or_else(|_| panic!("{period}"));
        for form in forms {
            let request = asked(&office, &form, &period.to_string());
            let traces = explain_all(&request).unwrap_or_else(|_| panic!("{form} {period}"));
            let wrong: Vec<String> = traces.iter().filter(|own| !adds_up(own)).map(said).collect();
            assert_eq!(wrong, Vec::<String>::new(), "{form} {period}");
            cells += traces.len();
            let of_records = traces.iter().filter_map(|own| match &own.made_of {
                MadeOf::Records(own) => Some(own.count),
                _ => None,
            });
            for count in of_records {
                counted += 1;
                with_records += usize::from(count > 0);
            }
        }
    }
    // A test over nothing would pass too.
    assert!(cells > 7_000, "{cells} cells");
    assert!(counted > 5_000 && with_records * 3 > counted, "{with_records} of {counted}");
}

/// A return of an office, asked about and not written.
fn asked(office: &Office, form: &str, period: &str) -> Request {
    Request {
        office: office.folder.path().to_path_buf(),
        form: form.to_owned(),
        period: period.parse().expect("a period"),
        options: Default::default(),
        write: false,
        uncorrected: false,
        dry_run: false,
    }
}

/// What the rows give, added up here once more, is the cell.
pub fn adds_up(own: &Trace) -> bool {
    let MadeOf::Records(records) = &own.made_of else {
        return own.adds_up();
    };
    let sum = || {
        let mut rows = records.rows.iter().filter(|row| row.gives == Gives::Own);
        rows.try_fold(Exact::ZERO, |sum, row| sum.plus(row.amount))
    };
    own.adds_up() && (records.uncovered || records.kind != Kind::Sum || sum() == own.exact)
}

fn said(own: &Trace) -> String {
    match &own.made_of {
        MadeOf::Records(records) => {
            format!("{}: {:?}, records {:?}", own.cell, own.exact, records.total)
        }
        _ => own.cell.clone(),
    }
}

/// What keeps ten records of the office on paper out of cells, as docs/na-kartce.md says it: a row that holds the
/// record, or the condition that does not hold, or the step of the view in which it is lost.
#[test]
fn why_not_agrees_with_the_records_on_paper() {
    let office = Office::on_paper();
    for line in "
        W4 | 1B | 5  | counted
        W4 | 1B | 6  | counted
        W4 | 1B | 7  | source = 'dotacja'
        W4 | 1B | 8  | given = 'ZOK-C'
        W7 | 1B | 8  | counted
        W7 | 1B | 9  | given = 'ZOK-B'
        W9 | 1B | 5  | in_group(given, 'okresowy')
        W1 | 1A | 1  | in_group(given, 'zlecone')
        W3 | lost | payments_in_period | paid >= :start
        W8 | lost | payments_in_period | paid <= :end
        P2 | 1B | 2  | in_group(given, 'staly')
        P2 | 1B | 5  | counted
        R3 | 2  | 7  | counted
        R3 | 4  | 1  | in_row(
        R2 | 2  | 7  | in_row(
        R2 | 4  | 1  | counted
    "
    .lines()
    .filter(|line| !line.trim().is_empty())
    {
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        let [id, section, row, expected] = fields[..] else { panic!("{line}") };
        let request = asked(&office, "mrpips-03", "2025-H1");
        let found = explain_record(&request, id, false, &|_| {}).ok().expect(line);
        if section == "lost" {
            let lost = found.lost.iter().find(|own| own.view == row).expect(line);
            assert!(lost.condition.contains(expected), "{line}: {}", lost.condition);
            assert!(found.sections.iter().all(|own| own.section != "1B"), "{line}");
            continue;
        }
        let own = found.sections.iter().filter(|own| own.section == section);
        let alike: Vec<_> = own.flat_map(|own| &own.alike).collect();
        let counted = alike.iter().any(|own| own.counted.iter().any(|own| own.row == row));
        let reasons: Vec<&str> = alike
            .iter()
            .flat_map(|own| &own.kept_out)
            .filter(|own| own.cells.row == row)
            .map(|own| own.condition.as_str())
            .collect();
        match expected {
            "counted" => assert!(counted, "{line}: {reasons:?}"),
            condition => {
                assert!(!counted, "{line}");
                assert!(reasons.iter().any(|own| own.contains(condition)), "{line}: {reasons:?}");
            }
        }
    }
}

/// Payments and services stand in one view: each record is told by the number that its own line of the export has.
#[test]
fn records_of_several_tables_have_each_its_own_number() {
    let office = Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"));
    let request = asked(&office, "mrpips-03", "2025-H1");
    let trace = explain(&request, "1A/1/1", Page::ALL, &|_| {}).ok().expect("a cell");
    let MadeOf::Records(records) = &trace.made_of else { panic!("no records") };
    let keys = records.headers.iter().filter(|own| own.is_key).count();
    let mut files = BTreeMap::new();
    for own in &records.rows {
        let place = &own.places[0];
        let numbers = own.values[..keys].iter().filter(|own| **own != ListCell::Empty);
        let [ListCell::Text(number)] = numbers.collect::<Vec<_>>()[..] else { panic!("{place:?}") };
        let text = files.entry(place.file.clone()).or_insert_with(|| {
            let bytes = std::fs::read(office.path(place.file.as_deref().expect("a file")));
            let bytes = bytes.expect("an export");
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let row = place.row.expect("a row") as usize;
        assert!(text.lines().nth(row - 1).is_some_and(|line| line.contains(number)), "{place:?}");
    }
    assert_eq!((keys, files.len()), (2, 2), "payments and services");
}

/// W7 has no readable amount. Who asks for it by its id is told so, and who asks for its cell that a record is missing there.
#[test]
fn records_that_were_set_aside_are_told() {
    let office = Office::on_paper();
    let with = |amount: &str| format!("W7;D3;P2;;30.05.2025;1;{amount};D");
    office.replace("dane/2025-H1/wyplaty.csv", &with("300,25"), &with("sto"));
    let request = asked(&office, "mrpips-03", "2025-H1");
    let found = explain_record(&request, "W7", false, &|_| {}).ok().expect("a record");
    let aside: Vec<_> = found.aside.iter().map(|own| (own.code, own.place.row)).collect();
    assert_eq!(aside, [("I112", Some(8))]);
    assert!(found.rows.is_empty() && found.sections.is_empty());
    for (cell, expected) in [("1B/5/3", 1), ("2/6/3", 0)] {
        let trace = explain(&request, cell, Page::ALL, &|_| {}).ok().expect(cell);
        let MadeOf::Records(records) = &trace.made_of else { panic!("{cell}") };
        assert_eq!(records.aside, expected, "{cell}");
    }
}

#[test]
fn personal_values_are_shown_only_when_asked_for() {
    let office = Office::on_paper();
    let said = |more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_spraw"));
        command.args(["explain", "mrpips-03", "4/8/1", "--period", "2025-H1", "--format", "json"]);
        command.args(more).arg("-C").arg(office.folder.path());
        let output = command.output().expect("the program runs");
        assert_eq!(output.status.code(), Some(0), "{more:?}");
        let told = String::from_utf8(output.stderr).expect("text");
        (String::from_utf8(output.stdout).expect("text"), told)
    };
    let (_, quiet) = said(&[]);
    let (_, told) = said(&["--show-personal"]);
    assert!(!quiet.contains("X104") && told.contains("X104"), "{quiet} {told}");
}

/// W1, W2 and W4 to W9 but for W8 are money in the half-year: seven records, in rows 2, 3, 5 to 8 and 10 of wyplaty.csv.
#[test]
fn parts_that_overlap_or_leave_something_out_are_shown_with_their_records() {
    let section = |parts: &str| {
        let head =
            "[[section]]\nid = 'W'\ntitle = 'DZIAŁ WŁASNY'\nview = 'delivered'\ncolumns = 'five'\n";
        let whole = "[[section.row]]\nid = '1'\nkey = 'pieniezne'\nlabel = 'Pieniężne'\nwhere = \"in_group(given, 'pieniezne')\"\n";
        let part = |(id, group): (usize, &str)| {
            format!(
                "[[section.row]]\nid = '{id}'\nlabel = '{group}'\npart_of = {{ row = 'pieniezne', by = 'rodzaj' }}\n\
                 where = \"in_group(given, '{group}')\"\n"
            )
        };
        let parts: String = (2..).zip(parts.split(' ')).map(part).collect();
        format!("{head}{whole}{parts}")
    };
    for (parts, sizes, twice, left_out) in [
        ("staly okresowy celowe_inne", "7 2 4 1", "", ""),
        ("staly okresowy", "7 2 4", "", "10"),
        ("staly okresowy pieniezne", "7 2 4 7", "2 3 5 6 7 8", ""),
    ] {
        let office = Office::on_paper();
        let folder = office.path("wzory/mrpips-03/2021-01-01");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("dzial_wlasny.toml"), section(parts)).expect("written");
        let request = asked(&office, "mrpips-03", "2025-H1");
        let found = explain_parts(&request, &|_| {}).ok().expect(parts);
        let own = found.sections.iter().find(|own| own.section == "W").expect(parts);
        let [division] = own.divisions.as_slice() else { panic!("{parts}") };
        let all = std::iter::once(&division.whole).chain(&division.parts);
        let all: Vec<String> = all.map(|own| own.records.to_string()).collect();
        assert_eq!(all.join(" "), sizes, "{parts}");
        let rows = |of: &Stray| -> String {
            let rows = of.places.iter().filter_map(|own| own.row).map(|row| row.to_string());
            rows.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(rows(&division.twice), twice, "{parts}");
        assert_eq!(rows(&division.left_out), left_out, "{parts}");
        assert_eq!(division.holds(), twice.is_empty() && left_out.is_empty(), "{parts}");
    }
}

/// Who has typed a PESEL for an identifier does not find it in the message, nor a mistyped one.
#[test]
fn eleven_digits_are_not_repeated() {
    let office = Office::on_paper();
    let request = asked(&office, "mrpips-03", "2025-H1");
    for (id, expected) in
        [("44051401359", "•••"), ("12345678901", "•••"), ("P-44051401359", "•••"), ("P999", "P999")]
    {
        let refused = explain_record(&request, id, false, &|_| {}).expect_err(id);
        let [found] = refused.diagnostics.as_slice() else { panic!("{id}") };
        assert_eq!((found.code, found.text("found")), ("X106", Some(expected)), "{id}");
    }
}
