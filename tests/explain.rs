//! `explain`: the records behind a cell give the cell, whichever it is.

use std::path::Path;

use spraw::number::Exact;
use spraw::run::{Request, explain_all, returns_for, roles};
use spraw::trace::{Gives, Kind, MadeOf, Trace};

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
            let request = Request {
                office: root.to_path_buf(),
                form: form.clone(),
                period,
                options: Default::default(),
                write: false,
                uncorrected: false,
            };
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

/// What the rows give, added up here once more, is the cell.
fn adds_up(own: &Trace) -> bool {
    let MadeOf::Records(records) = &own.made_of else {
        return own.adds_up();
    };
    let sum = || {
        let rows = records.rows.iter().filter(|row| row.gives == Gives::Own);
        rows.fold(Some(Exact::ZERO), |sum, row| sum?.plus(row.amount))
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
