//! Lists for the people who do the work: csv and workbook, worked out by hand.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use spraw::run::Done;

use crate::foster_care;
use crate::office::Office;

const LIST: &str = r#"
[[worklist]]
id      = "czekaja"
title   = "Czekają"
about   = "Więcej niż jeden."
view    = "a"
where   = "n > 1"
columns = ["s_id", { name = "n", title = "Ile" }]
sort    = ["n"]
split   = "kto"
due     = "od"
source  = "próba"

[[worklist]]
id      = "nikt"
title   = "Nikt"
view    = "stays"
where   = "n < 0"
columns = ["s_id"]
"#;

fn run(office: &Office) -> Done {
    let done = office.run_form("proba", "2025-H1", &[], true);
    done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics))
}

#[test]
fn a_list_says_who_waits_whose_it_is_and_how_late() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    let office = Office::copy_of(&root.join("neighbours_stand_in_the_order_of_their_key"));
    let path = office.path("wzory/proba.toml");
    let form = std::fs::read_to_string(&path).expect("the template");
    office.write("wzory/proba.toml", &format!("{form}{LIST}"));
    let done = run(&office);
    let folder = &done.written.as_ref().expect("written").folder;
    let text = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).expect("a list");
        text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
    };
    // By whose it is, then by number; the period ends on 30 June 2025.
    assert_eq!(
        text("listy/czekaja.csv"),
        "Pracownik;s_id;Ile;Termin;Dni po terminie\n\
         K1;B;2;2024-03-01;486\n\
         K1;C;4;2024-06-02;393\n\
         K2;D;8;2024-01-01;546\n\
         K2;E;16;2024-02-01;515\n\
         K3;G;64;;\n\
         K3;K;1024;2024-01-01;546\n\
         ;F;32;2024-01-01;546\n"
    );
    assert_eq!(text("listy/nikt.csv"), "s_id\n");

    let name = "proba_0862011_2025-H1_v1_listy.xlsx";
    let mut book: Xlsx<_> = open_workbook(folder.join(name)).expect("the workbook of lists");
    assert_eq!(book.sheet_names(), ["Spis", "czekaja", "nikt"]);
    let contents = book.worksheet_range("Spis").expect("contents");
    let row = |row: u32| [0, 1, 2].map(|column| contents.get_value((row, column)).cloned());
    let number = |own: f64| Some(Data::Float(own));
    assert_eq!(row(4), [Some(Data::String("Czekają".into())), number(7.0), number(6.0)]);
    assert_eq!(row(5)[1], number(0.0));
    let list = book.worksheet_range("czekaja").expect("the list");
    assert_eq!(list.get_value((5, 4)), Some(&Data::Float(393.0)));
    // The same records again make no new version.
    assert!(run(&office).written.expect("written").unchanged);
}

#[test]
fn every_list_is_headed_in_polish() {
    let office = foster_care::case();
    for (form, lists) in [("wrispz-p", 10), ("wrispz-g", 2)] {
        let done = office.run_form(form, "2025-H1", &[], false);
        let done = done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
        assert_eq!(done.lists.len(), lists, "{form}");
        for own in &done.lists {
            // The name of a column of an export stands nowhere: those are small letters.
            let capital = |title: &String| title.chars().next().is_some_and(char::is_uppercase);
            assert!(own.columns.iter().all(capital), "{form} {}: {:?}", own.id, own.columns);
        }
    }
    // `form` and `coordinator_id` have other titles in other tables behind the view.
    let done = office.run_form("wrispz-p", "2025-H1", &[], false).ok().expect("a run");
    let columns =
        |id: &str| done.lists.iter().find(|own| own.id == id).expect("a list").columns.join(", ");
    assert_eq!(
        columns("programy-usamodzielnienia"),
        "Pracownik, Dziecko, Rodzina zastępcza, Placówka, Forma pieczy, Koordynator, Termin, Dni po terminie"
    );
    assert_eq!(columns("koordynatorzy-ponad-limit"), "Identyfikator koordynatora, Rodziny");
}
