//! A table that nobody announced: `template new` begins its template from the empty file, the office says
//! what is counted, `run` answers. The numbers are worked out by hand from `tests/cases/foster_care`.

use std::path::Path;
use std::process::{Command, Output};

use rust_xlsxwriter::{Format, Workbook};

use crate::foster_care::case;
use crate::office::{Office, assert_rows};

/// Lines of a sheet, cells between `|`; a cell that begins with `>` is merged over so many columns.
fn workbook(path: &Path, lines: &str) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = Format::new();
    for (row, line) in lines.lines().map(str::trim).enumerate() {
        for (column, cell) in line.split('|').map(str::trim).enumerate() {
            let (row, column) = (row as u32, column as u16);
            match cell.strip_prefix('>').map(|own| own.split_at(1)) {
                Some((width, text)) => {
                    let last = column + width.parse::<u16>().expect("a width") - 1;
                    sheet.merge_range(row, column, row, last, text, &format).expect("merged");
                }
                None if cell.is_empty() => {}
                None => drop(sheet.write(row, column, cell).expect("written")),
            }
        }
    }
    book.save(path).expect("saved");
}

fn new(office: &Office, id: &str, view: &str) -> Output {
    let root = office.path("");
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(["template", "new", id, "--period", "2025-H1"]);
    if !view.is_empty() {
        command.args(["--view", view]);
    }
    command
        .arg("--from")
        .arg(root.join("tabela.xlsx"))
        .arg("-C")
        .arg(&root)
        .output()
        .expect("the program runs")
}

/// What the table says, what the office answers (`?` in the order of the file), what comes out.
struct Case {
    id: &'static str,
    lines: &'static str,
    view: &'static str,
    answers: &'static [&'static str],
    /// What is changed besides the `?`.
    changes: &'static [[&'static str; 2]],
    rows: &'static str,
}

/// Two levels of heads, lines numbered, an `X`.
const FAMILIES: Case = Case {
    id: "rodziny",
    lines: "Rodziny zastępcze na 30 czerwca

            Lp. | Wyszczególnienie | >2Rodziny | | Dzieci
            | | razem | w tym na wsi |
            1 | 2 | 3 | 4 | 5
            1. | Ogółem | | |
            1.1. | w tym spokrewnione | | |
            1.2. | w tym niezawodowe | | | X
            2. | Pozostałe | | |

            | Sporządził: | | |",
    view: "foster_families_at_end",
    answers: &[
        "ff_id",
        "ff_id",
        "rural",
        "children",
        "kind = 'spokrewniona'",
        "kind = 'niezawodowa'",
        "kind <> 'spokrewniona' and kind <> 'niezawodowa'",
    ],
    changes: &[["\"Dzieci\", count = ", "\"Dzieci\", sum = "]],
    rows: "
        1 | 1   | 8 1 12
        1 | 1.1 | 2 1 3
        1 | 1.2 | 2 0 X
        1 | 2   | 4 0 7
    ",
};

/// Months as columns; the lines have no numbers.
const MONTHS: Case = Case {
    id: "wydatki",
    lines: "Wydatki | styczeń (zł) | luty (zł) | marzec (zł)
            Utrzymanie dziecka | | |
            Wynagrodzenia | | |
            Razem | | |",
    view: "foster_benefits_paid",
    answers: &[
        "during",
        "amount",
        "amount",
        "amount",
        "benefit = 'utrzymanie'",
        "benefit = 'wynagrodzenie'",
    ],
    changes: &[
        ["styczeń (zł)\",", "styczeń (zł)\", period = \"month-5\", round = 2,"],
        ["luty (zł)\",", "luty (zł)\", period = \"month-4\", round = 2,"],
        ["marzec (zł)\",", "marzec (zł)\", period = \"month-3\", round = 2,"],
    ],
    rows: "
        1 | 1 | 220250 0 1061900
        1 | 2 | 550000 1230000 0
        1 | 3 | 850275 1430000 1276100
    ",
};

/// A line for each place, as tables by district have.
const PLACES: Case = Case {
    id: "placowki",
    lines: "Tabela 3. Dzieci w placówkach
            Placówka | Liczba dzieci
            INS1 |
            INS2 |
            INS3 |",
    view: "care_homes_at_end",
    answers: &["children", "facility_id = 'INS1'", "facility_id = 'INS2'", "facility_id = 'INS3'"],
    changes: &[["Liczba dzieci\", count = ", "Liczba dzieci\", sum = "]],
    rows: "
        1 | 1 | 2
        1 | 2 | 1
        1 | 3 | 1
    ",
};

#[test]
fn an_empty_table_becomes_a_return() {
    for own in [FAMILIES, MONTHS, PLACES] {
        let office = case();
        workbook(&office.path("tabela.xlsx"), own.lines);
        let made = new(&office, own.id, own.view);
        let said = String::from_utf8_lossy(&made.stdout).into_owned();
        assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
        let open = format!("{} ", own.answers.len());
        assert!(said.contains(&format!("do wpisania: {open}")), "{said}");
        // Before it is completed nothing can be made of it.
        let refused = office.run_form(own.id, "2025-H1", &[], false).err().expect("unfinished");
        assert!(refused.diagnostics.iter().all(|found| found.code == "T530"), "{}", own.id);
        let path = office.path(&format!("wzory/{}.toml", own.id));
        let mut text = std::fs::read_to_string(&path).expect("a template");
        for answer in own.answers {
            text = text.replacen("\"?\"", &toml::Value::from(*answer).to_string(), 1);
        }
        for [old, new] in own.changes {
            assert!(text.contains(old), "{old} in {text}");
            text = text.replace(old, new);
        }
        assert!(!text.contains("\"?\""), "{text}");
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert!(lines.count() <= 30, "{text}");
        std::fs::write(&path, &text).expect("written");
        let done = office.run_form(own.id, "2025-H1", &[], false);
        let done = done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
        assert_rows(&done.report, own.rows);
        // What is there stays.
        assert_eq!(new(&office, own.id, own.view).status.code(), Some(2));
        assert_eq!(std::fs::read_to_string(&path).expect("a template"), text);
    }
}

/// A view that does not choose the records of the period would count every day, so the time is asked for.
#[test]
fn the_time_of_the_records_is_asked_for() {
    let cases: [(&str, &[&str], Option<&str>); 7] = [
        // No view yet: every answer is possible.
        ("", &["view = \"?\"", "when = \"?\""], Some("any_time")),
        ("foster_families_at_end", &["when = \"inside\""], Some("sam wybiera rekordy okresu")),
        ("foster_benefits_paid", &["when = \"?\""], Some("Dotyczy: month.")),
        ("care_stays", &["when = \"?\""], Some("Dotyczy: stay; co innego nazywa of")),
        ("payments", &["when = \"?\"", "of = \"?\""], Some("of: czego dotyczy: paid")),
        // A register with two dates and no interval.
        (
            "care_facilities",
            &["when = \"?\"", "of = \"?\""],
            Some("of: czego dotyczy: closed, opened"),
        ),
        // No record has a date.
        ("night_answers", &[], None),
    ];
    for (view, lines, told) in cases {
        let office = case();
        workbook(&office.path("tabela.xlsx"), PLACES.lines);
        let made = new(&office, "placowki", view);
        assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
        let text = std::fs::read_to_string(office.path("wzory/placowki.toml")).expect("a template");
        let keys = ["when = ", "of = ", "view = \"?\""];
        let found: Vec<&str> =
            text.lines().filter(|line| keys.iter().any(|key| line.starts_with(key))).collect();
        assert_eq!(found, lines, "{view}: {text}");
        assert_eq!(told.is_some(), text.contains("# when: "), "{view}: {text}");
        assert!(told.is_none_or(|told| text.contains(told)), "{view}: {text}");
    }
}

/// `template test` makes the return of the example's records alone.
#[test]
fn an_example_is_compared_with_what_was_worked_out() {
    let office = case();
    workbook(&office.path("tabela.xlsx"), PLACES.lines);
    assert_eq!(new(&office, "placowki", "care_homes_at_end").status.code(), Some(0));
    let path = office.path("wzory/placowki.toml");
    let mut text = std::fs::read_to_string(&path).expect("a template");
    for answer in PLACES.answers {
        text = text.replacen("\"?\"", &toml::Value::from(*answer).to_string(), 1);
    }
    let [old, new] = PLACES.changes[0];
    std::fs::write(&path, text.replace(old, new)).expect("written");
    std::fs::create_dir_all(office.path("przyklady/placowki")).expect("a folder");
    let example =
        |name: &str, text: &str| office.write(&format!("przyklady/placowki/{name}"), text);
    example(
        "facilities.csv",
        "facility_id;kind;places\nINS1;pow_socjalizacyjna;14\nINS2;pow_rodzinna;8\n",
    );
    example("persons.csv", "person_id;birth_date\na;2015-01-01\nb;2016-01-01\nc;2017-01-01\n");
    // On the last day of June: two in INS1, for the third left on it; none in INS2.
    example(
        "placements.csv",
        "placement_id;child_id;facility_id;form;from_day;to_day\n\
         1;a;INS1;socjalizacyjna;2025-01-01;\n2;b;INS1;socjalizacyjna;2025-06-30;\n\
         3;c;INS1;socjalizacyjna;2024-01-01;2025-06-30\n",
    );
    let test = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
        command.args(["template", "test", "-C"]).arg(office.path(""));
        let output = command.output().expect("the program runs");
        let told = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8_lossy(&told).into_owned())
    };
    let cells = "period;section;row;column;value\n2025-H1;1;1;1;2\n2025-H1;1;2;1;0\n";
    example("pola.csv", cells);
    let (exit, told) = test();
    assert_eq!(exit, Some(0), "{told}");
    assert!(told.contains("porównano pól 2, różnych 0"), "{told}");
    example("pola.csv", &cells.replace("1;1;1;2", "1;1;1;3"));
    let (exit, told) = test();
    assert_eq!(exit, Some(1), "{told}");
    assert!(told.contains("C142") && told.contains("różnych 1"), "{told}");
}
