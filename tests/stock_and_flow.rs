//! Stock, what came and what went give the next stock: in every form of care, in every family and institution,
//! and in table 8 of WRiSPZ-P, over random placements and against a plain loop over them.

use std::fmt::Write as _;

use proptest::prelude::*;
use spraw::report::Report;

use crate::foster_care::whole_office;
use crate::office::{Office, printed};

/// Form of care and the kind of its two units; the first six are families.
const FORMS: [(&str, &str); 12] = [
    ("spokrewniona", "spokrewniona"),
    ("niezawodowa", "niezawodowa"),
    ("zawodowa", "zawodowa"),
    ("specjalistyczna", "specjalistyczna"),
    ("pogotowie", "pogotowie"),
    ("rdd", "rdd"),
    ("socjalizacyjna", "pow_socjalizacyjna"),
    ("interwencyjna", "pow_interwencyjna"),
    ("pow_rodzinna", "pow_rodzinna"),
    ("terapeutyczna", "pow_terapeutyczna"),
    ("rpot", "rpot"),
    ("iop", "iop"),
];
const UNITS: usize = 2 * FORMS.len();

/// Days are counted from 1 January 2025; the half-years end with days 180 and 364.
const HALVES: [(&str, i64, i64); 2] = [("2025-H1", 0, 180), ("2025-H2", 181, 364)];

/// A placement; the day of leaving is no day of it.
#[derive(Clone, Copy, Debug)]
struct Placement {
    child: usize,
    unit: usize,
    from: i64,
    to: Option<i64>,
}

fn day(number: i64) -> chrono::NaiveDate {
    let first = chrono::NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day");
    first + chrono::Duration::days(number)
}

/// Days on which something happens: mostly the edges of the half-years and the days beside them.
fn gaps() -> impl Strategy<Value = i64> {
    prop_oneof![3 => Just(0i64), 1 => Just(1i64), 3 => 2i64..140]
}

fn first_days() -> impl Strategy<Value = i64> {
    let edges = vec![-400i64, -1, 0, 1, 179, 180, 181, 182, 363, 364, 365];
    prop_oneof![prop::sample::select(edges), -300i64..380]
}

/// How long a placement lasts: to an edge, no night, some days, or until now.
#[derive(Clone, Copy, Debug)]
enum Length {
    Days(i64),
    Until(i64),
    Open,
}

fn lengths() -> impl Strategy<Value = Length> {
    prop_oneof![
        2 => Just(Length::Days(0)),
        4 => (1i64..200).prop_map(Length::Days),
        3 => prop::sample::select(vec![0i64, 1, 180, 181, 364, 365]).prop_map(Length::Until),
        1 => Just(Length::Open),
    ]
}

/// The placements of one child, one after another, touching or with days between, in any units.
fn child() -> impl Strategy<Value = Vec<(usize, i64, Option<i64>)>> {
    let steps = prop::collection::vec((0..UNITS, gaps(), lengths()), 1..6);
    (first_days(), steps).prop_map(|(first, steps)| {
        let (mut stays, mut next): (Vec<(usize, i64, Option<i64>)>, i64) = (Vec::new(), first);
        for (unit, gap, length) in steps {
            let from = if stays.is_empty() { next } else { next + gap };
            let mut to = match length {
                Length::Open => None,
                Length::Days(days) => Some(from + days),
                Length::Until(edge) => Some(edge.max(from)),
            };
            // Of two placements without a night on one day nobody can say which was first.
            if to == Some(from) && stays.last().is_some_and(|own| (own.1, own.2) == (from, to)) {
                to = Some(from + 1);
            }
            stays.push((unit, from, to));
            match to {
                Some(to) => next = to,
                None => break,
            }
        }
        stays
    })
}

fn placements() -> impl Strategy<Value = Vec<Placement>> {
    prop::collection::vec(child(), 60..90).prop_map(|children| {
        let each = children.into_iter().enumerate();
        each.flat_map(|(child, stays)| {
            let placed = move |(unit, from, to)| Placement { child, unit, from, to };
            stays.into_iter().map(placed)
        })
        .collect()
    })
}

/// Stock before, came, went, stock: a loop over the placements, whatever they are of.
fn by_loop(all: &[Placement], start: i64, end: i64, own: impl Fn(&Placement) -> bool) -> [i64; 4] {
    let mut found = [0; 4];
    for placement in all.iter().filter(|placement| own(placement)) {
        let there = |on: i64| placement.from <= on && placement.to.is_none_or(|to| to > on);
        found[0] += i64::from(there(start - 1));
        found[1] += i64::from((start..=end).contains(&placement.from));
        found[2] += i64::from(placement.to.is_some_and(|to| (start..=end).contains(&to)));
        found[3] += i64::from(there(end));
    }
    found
}

/// The same of whole stays in care: touching placements of a child are one.
fn stays(all: &[Placement]) -> Vec<Placement> {
    let mut found: Vec<Placement> = Vec::new();
    for placement in all {
        match found.last_mut() {
            Some(last) if last.child == placement.child && last.to == Some(placement.from) => {
                last.to = placement.to;
            }
            _ => found.push(*placement),
        }
    }
    found
}

/// A return of one section: a row for each form of care and each unit, and the four numbers.
fn form() -> String {
    let mut text = r#"
[return]
id         = "ruch"
title      = "Ruch dzieci według form i jednostek"
valid_from = "2020-01-01"

[[variant]]
period = "half"
symbol = "RUCH"

[[section]]
id      = "1"
title   = "Ruch"
view    = "placement_days_of_all"
columns = [
  { id = "1", title = "stan przed", count = "child_id", where = "from_day < :start and (to_day is null or to_day >= :start)" },
  { id = "2", title = "przybyło", count = "*", when = "started" },
  { id = "3", title = "odeszło", count = "*", when = "ended" },
  { id = "4", title = "stan", count = "child_id", when = "on_last_day" },
]
"#
    .to_owned();
    let mut row = |id: &str, filter: &str| {
        let _ = write!(text, "\n[[section.row]]\nid = \"{id}\"\nlabel = \"{id}\"\n{filter}");
    };
    row("razem", "");
    for (form, _) in FORMS {
        row(form, &format!("where = \"form = '{form}'\"\n"));
    }
    for unit in 0..UNITS {
        let column = if unit < 12 { "ff_id" } else { "facility_id" };
        row(&format!("u{unit}"), &format!("where = \"{column} = 'U{unit}'\"\n"));
    }
    text
}

const VIEW: &str = r#"
[view]
name  = "placement_days_of_all"
title = "Umieszczenia"
about = "Jeden rekord to jedno umieszczenie."
steps = [ { from = "placements" } ]
interval = "stay"
"#;

fn office(all: &[Placement]) -> Office {
    let office = whole_office();
    let mut families = "ff_id;kind;from_day;to_day;carers;foreigner;rural;places;coordinator_id;contract_from;contract_to;carer1_birth;carer2_birth\n".to_owned();
    let mut homes = "facility_id;kind;places\n".to_owned();
    for unit in 0..UNITS {
        let kind = FORMS[unit / 2].1;
        let _ = if unit < 12 {
            writeln!(families, "U{unit};{kind};2000-01-01;;malzenstwo;N;N;3;;;;;")
        } else {
            writeln!(homes, "U{unit};{kind};14")
        };
    }
    let mut persons = "person_id;birth_date;sex;citizenship\n".to_owned();
    for child in 0..=all.iter().map(|own| own.child).max().unwrap_or(0) {
        let _ = writeln!(persons, "k{child};2015-03-10;K;polskie");
    }
    let mut lines = "placement_id;child_id;ff_id;facility_id;form;from_day;to_day;basis;came_from;left_to;reason_lead;orphan;first_ever;siblings;learns;certificate\n".to_owned();
    for (number, own) in all.iter().enumerate() {
        let unit = format!("U{}", own.unit);
        let (family, home) = if own.unit < 12 { (unit.as_str(), "") } else { ("", unit.as_str()) };
        let to = own.to.map_or(String::new(), |to| day(to).to_string());
        let left = if own.to.is_some() { "rodzina" } else { "" };
        let (child, form, from) = (own.child, FORMS[own.unit / 2].0, day(own.from));
        let _ = writeln!(
            lines,
            "p{number};k{child};{family};{home};{form};{from};{to};sad;rodzina;{left};przemoc;;N;N;N;N"
        );
    }
    let tables = [
        ("foster_families", families),
        ("facilities", homes),
        ("persons", persons),
        ("placements", lines),
    ];
    for (table, text) in tables {
        office.write(&format!("dane/2025-H1/{table}.csv"), &text);
    }
    office.write("wzory/ruch.toml", &form());
    office.write("wzory/views/placement_days_of_all.toml", VIEW);
    // The same exports, handed in half a year later.
    for entry in std::fs::read_dir(office.path("dane/2025-H1")).expect("exports") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a text file");
        office.write(&format!("dane/2025-H2/{name}"), &text);
    }
    office
}

fn report(office: &Office, form: &str, period: &str) -> Report {
    let done = office.run_form(form, period, &[], false);
    done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics)).report
}

fn numbers(report: &Report, section: &str, row: &str) -> Vec<i64> {
    let printed = printed(report, section, row);
    printed.split(' ').map(|own| own.parse().unwrap_or(0)).collect()
}

fn told(all: &[Placement]) -> Result<(), TestCaseError> {
    let office = office(all);
    let whole = stays(all);
    let mut before = Vec::new();
    for (period, start, end) in HALVES {
        let units = report(&office, "ruch", period);
        let mut rows = vec![("razem".to_owned(), by_loop(all, start, end, |_| true))];
        for (place, (form, _)) in FORMS.iter().enumerate() {
            let own = by_loop(all, start, end, |placement| placement.unit / 2 == place);
            rows.push(((*form).to_owned(), own));
        }
        for unit in 0..UNITS {
            let own = by_loop(all, start, end, |placement| placement.unit == unit);
            rows.push((format!("u{unit}"), own));
        }
        let mut stocks = Vec::new();
        for (row, expected) in rows {
            let found = numbers(&units, "1", &row);
            prop_assert_eq!(&found, &expected.to_vec(), "{} in {}", row, period);
            prop_assert_eq!(found[0] + found[1] - found[2], found[3], "{} in {}", row, period);
            stocks.push((found[0], found[3]));
        }
        if !before.is_empty() {
            let (last, first): (Vec<i64>, Vec<i64>) =
                (before, stocks.iter().map(|own: &(i64, i64)| own.0).collect());
            prop_assert_eq!(last, first);
        }
        before = stocks.iter().map(|own| own.1).collect();

        let flows = report(&office, "wrispz-p", period);
        let row = |name: &str| numbers(&flows, "P-8", name);
        let (first, came, went, last) =
            (row("stan_przed"), row("naplyw"), row("odplyw"), row("stan"));
        let (moved_in, moved_out) = (row("przeniesione_do"), row("przeniesione_z"));
        let family = |placement: &Placement| placement.unit < 12;
        let whole = by_loop(&whole, start, end, |_| true);
        prop_assert_eq!(vec![first[0], came[0], went[0], last[0]], whole.to_vec(), "{}", period);
        for (column, own) in [(1, true), (2, false)] {
            let stock = by_loop(all, start, end, |placement| family(placement) == own);
            prop_assert_eq!((first[column], last[column]), (stock[0], stock[3]), "{}", period);
            let next = first[column] + came[column] + moved_in[column];
            prop_assert_eq!(next - went[column] - moved_out[column], last[column], "{}", period);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::with_cases(8) })]

    #[test]
    fn stock_and_flow_give_the_next_stock(all in placements()) {
        told(&all)?;
    }
}
