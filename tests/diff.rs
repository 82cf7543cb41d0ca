//! `diff`: what lies between two numbers adds up, and every key has one cause.

use std::collections::BTreeMap;

use spraw::bridge::{Bridge, Cause, CellBridge};
use spraw::demo::{Blemishes, DemoOptions, make};
use spraw::number::Exact;
use spraw::run::{DiffAsked, DiffSide, Page, Request, diff, returns_for, roles};

use crate::office::Office;

fn side(office: &Office, form: &str, period: &str, options: &[(&str, &str)]) -> DiffSide {
    let owned = |(id, value): &(&str, &str)| ((*id).to_owned(), (*value).to_owned());
    let request = Request {
        office: office.folder.path().to_path_buf(),
        form: form.to_owned(),
        period: period.parse().expect("a period"),
        options: options.iter().map(owned).collect(),
        write: false,
        uncorrected: false,
        dry_run: false,
    };
    DiffSide { request, version: None, as_made: true, changed: Vec::new() }
}

fn all() -> DiffAsked {
    DiffAsked { cells: Vec::new(), sections: Vec::new(), moves: Some(Page::ALL) }
}

fn between(sides: [&DiffSide; 2], asked: &DiffAsked) -> Bridge {
    diff(sides, asked, &|_| {}).unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics))
}

/// What the keys of a cell give by cause, added up here once more, are its steps.
fn keys_are_steps(own: &CellBridge) -> bool {
    let Some(moved) = own.moved.as_ref().filter(|_| own.step(Cause::Value).is_none()) else {
        return true;
    };
    let mut sums: BTreeMap<Cause, (Exact, usize)> = BTreeMap::new();
    for key in &moved.keys {
        let sum = sums.entry(key.cause).or_insert((Exact::ZERO, 0));
        *sum = (sum.0.plus(key.amount()).expect("a small number"), sum.1 + 1);
    }
    let steps = own.steps.iter().filter(|step| step.cause != Cause::Rounding);
    let steps: BTreeMap<Cause, (Exact, usize)> =
        steps.map(|step| (step.cause, (step.amount, step.keys))).collect();
    moved.count == moved.keys.len() && sums == steps
}

/// Rounding moves either end by half a unit at most. A formula also adds up what rounding left of the cells that it
/// reads, and of those that these read: a total of forty rows can lose forty halves at either end.
fn rounding_is_small(own: &CellBridge) -> bool {
    let rounding = own.step(Cause::Rounding).map_or(Exact::ZERO, |step| step.amount.absolute());
    let decimals = own.after.decimals.min(own.before.decimals);
    let cells = if own.parts.is_empty() { 1 } else { 100 };
    rounding <= Exact::scaled(cells, decimals)
}

/// An invented office with mistakes in its exports.
fn blemished() -> Office {
    let folder = tempfile::tempdir().expect("a folder");
    let options = DemoOptions {
        inhabitants: 4_000,
        seed: 7,
        years: 2024..=2025,
        blemishes: Blemishes::Heavy,
        thorough: false,
    };
    make(folder.path(), &options).expect("an office");
    Office { folder }
}

/// Every cell of every return between two half-years, two years, two quarters and from a half-year to its year, of an
/// invented office with mistakes in its exports.
#[test]
fn every_bridge_of_every_return_adds_up() {
    let office = blemished();
    every_bridge(
        &office,
        &[
            ("2025-H1", "2025-H2"),
            ("2024", "2025"),
            ("2025-Q1", "2025-Q2"),
            ("2025-H1", "2025"),
            ("2025-H2", "2025-H1"),
        ],
    );
}

fn every_bridge(office: &Office, periods: &[(&str, &str)]) {
    let root = office.folder.path();
    let own = roles(root).unwrap_or_else(|_| panic!("the roles of the office"));
    let made = |period: &str| {
        let period = period.parse().expect("a period");
        returns_for(root, &own, period).unwrap_or_else(|_| panic!("{period}"))
    };
    let mut all_of = Vec::new();
    for (before, after) in periods {
        let (old, new) = (made(before), made(after));
        let both = new.into_iter().filter(|form| old.contains(form));
        all_of.extend(both.map(|form| (form, *before, *after)));
    }
    let bridges = spraw::cores::each(all_of, |(form, before, after)| {
        let sides = [side(office, &form, before, &[]), side(office, &form, after, &[])];
        let bridge = between([&sides[0], &sides[1]], &all());
        let is_right =
            |own: &CellBridge| own.adds_up() && keys_are_steps(own) && rounding_is_small(own);
        let wrong = bridge.cells.iter().filter(|own| !is_right(own));
        let wrong: Vec<String> = wrong.map(said).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{form} {before} {after}");
        let steps = DiffAsked { moves: None, ..all() };
        put_together_is_one_by_one(&bridge, &between([&sides[0], &sides[1]], &steps));
        bridge
    });
    let cells = bridges.iter().map(|own| own.cells.len() + own.unchanged).sum::<usize>();
    let changed = || bridges.iter().flat_map(|own| &own.cells);
    let counted = changed().filter(|own| own.moved.is_some()).count();
    let mut causes: BTreeMap<&str, usize> = BTreeMap::new();
    for step in changed().flat_map(|own| &own.steps) {
        *causes.entry(step.cause.word()).or_insert(0) += 1;
    }
    // A test over nothing would pass too.
    assert!(cells > 5_000 && counted > 1_000, "{cells} cells, {counted} counted: {causes:?}");
    let met = ["new", "gone", "corrected", "reclassified", "cells", "value", "rounding"];
    assert!(met.iter().all(|own| causes.contains_key(own)), "{causes:?}");
}

/// Options choose another view, another beginning of a view, and what a column of one view says of the same record. Where
/// the same exports are counted twice, nothing else can be the cause.
#[test]
fn every_option_of_a_return_adds_up() {
    let office = blemished();
    let options = [
        ("basis", "decyzja"),
        ("okresowy_osoby", "rodzina"),
        ("student_age", "12"),
        ("social_work_only", "true"),
        ("services_from", "payments"),
        ("shelter_from", "payments"),
    ];
    let causes = spraw::cores::each(options.to_vec(), |option| {
        let own = |options| side(&office, "mrpips-03", "2025", options);
        let sides = [own(&[]), own(&[option])];
        let bridge = between([&sides[0], &sides[1]], &all());
        assert!(bridge.adds_up() && bridge.cells.iter().all(keys_are_steps), "{option:?}");
        let steps = DiffAsked { moves: None, ..all() };
        put_together_is_one_by_one(&bridge, &between([&sides[0], &sides[1]], &steps));
        let steps = bridge.cells.iter().flat_map(|own| &own.steps);
        let causes: std::collections::BTreeSet<&str> =
            steps.filter(|own| own.keys > 0).map(|own| own.cause.word()).collect();
        (option.0, causes.into_iter().collect::<Vec<_>>().join(", "))
    });
    assert_eq!(
        causes,
        [
            ("basis", "definition"),
            // Counted over another kind of record: no key of the one side is one of the other.
            ("okresowy_osoby", ""),
            ("student_age", "definition"),
            ("social_work_only", "definition"),
            ("services_from", "definition"),
            ("shelter_from", "definition"),
        ]
        .map(|(option, causes)| (option, causes.to_owned()))
    );
}

/// Whoever asks for single keys has every record looked at by itself; else records that are told alike are looked at once.
fn put_together_is_one_by_one(one_by_one: &Bridge, together: &Bridge) {
    let steps = |of: &Bridge| -> Vec<String> { of.cells.iter().map(said).collect() };
    assert_eq!(steps(together), steps(one_by_one), "{}", one_by_one.form);
}

fn said(own: &CellBridge) -> String {
    let steps: Vec<String> = own
        .steps
        .iter()
        .map(|step| format!("{} {} ({})", step.cause.word(), step.amount.shown(), step.keys))
        .collect();
    let parts: Vec<String> = own.parts.iter().map(|own| own.reference.clone()).collect();
    format!(
        "{}: {} → {}: {} {}",
        own.cell,
        own.before.said(),
        own.after.said(),
        steps.join(", "),
        parts.join(" ")
    )
}

/// The office of docs/na-kartce.md with other exports: `file: old -> new`, `file: + line`, `file: - line`.
fn changed(changes: &str) -> Office {
    let office = Office::on_paper();
    for change in changes.lines().map(str::trim).filter(|own| !own.is_empty()) {
        let (table, what) = change.split_once(": ").expect(change);
        let file = format!("dane/2025-H1/{table}.csv");
        match (what.split_once(' '), what.split_once(" -> ")) {
            (Some(("+", line)), _) => office.append(&file, &[line.to_owned()]),
            (Some(("-", line)), _) => office.replace(&file, &format!("{line}\n"), ""),
            (_, Some((old, new))) => office.replace(&file, old, new),
            _ => panic!("{change}"),
        }
    }
    office
}

/// The bridge of one cell, as `1556 + 300,25 late 1 - 0,25 rounding = 1856`.
fn walked(own: &CellBridge) -> String {
    let plain = |text: String| text.replace(spraw::number::THOUSANDS, "");
    let mut text = plain(own.before.said());
    for step in &own.steps {
        let sign = if step.amount < Exact::ZERO { '-' } else { '+' };
        let amount = plain(step.amount.absolute().shown());
        text.push_str(&format!(" {sign} {amount} {}", step.cause.word()));
        if step.keys > 0 {
            text.push_str(&format!(" {}", step.keys));
        }
    }
    format!("{text} = {}", plain(own.after.said()))
}

/// What was done to the exports of A and of B, the cell, and its bridge as worked out by hand.
struct Meaning {
    about: &'static str,
    before: &'static str,
    after: &'static str,
    periods: [&'static str; 2],
    cells: &'static [(&'static str, &'static str)],
}

const HALF: [&str; 2] = ["2025-H1", "2025-H1"];

/// W4 to W7 are the periodic benefits of the half-year: 3 × 418,50 + 300,25 = 1555,75 zł, printed 1556; they are all of
/// P2, of the family R2 with three persons. W8, 300,25 zł, is of 1 July.
const MEANINGS: [Meaning; 12] = [
    Meaning {
        about: "new: A knew the payment, which is of a time after A's",
        before: "",
        after: "",
        periods: ["2025-H1", "2025"],
        cells: &[("1B/5/3", "1556 + 300,25 new 1 - 0,25 rounding = 1856"), ("1B/5/1", "1 = 1")],
    },
    Meaning {
        about: "gone: B knows the payment, which is of a time after B's",
        before: "",
        after: "",
        periods: ["2025", "2025-H1"],
        cells: &[("1B/5/3", "1856 - 300,25 gone 1 + 0,25 rounding = 1556")],
    },
    Meaning {
        about: "new: A was made in May, when nothing was told of the payments of May and June",
        before: "wyplaty: - W7;D3;P2;;30.05.2025;1;300,25;D\nwyplaty: - W9;D5;P2;;30.06.2025;1;200,50;W\n\
                 wyplaty: - W2;D1;P1;;30.06.2025;1;1 000,00;D",
        after: "",
        periods: HALF,
        cells: &[
            ("1B/5/3", "1256 + 300,25 new 1 - 0,25 rounding = 1556"),
            ("1B/8/1", "0 + 1 new 1 = 1"),
        ],
    },
    Meaning {
        about: "late: a payment of May is entered, and A had told of June",
        before: "",
        after: "wyplaty: + W10;D3;P2;;15.05.2025;1;300,25;D",
        periods: HALF,
        cells: &[("1B/5/3", "1556 + 300,25 late 1 - 0,25 rounding = 1856"), ("1B/5/1", "1 = 1")],
    },
    Meaning {
        about: "late in the half-year, new after it: from the half-year to its year",
        before: "wyplaty: - W6;D2;P2;;30.04.2025;1;418,50;D",
        after: "",
        periods: ["2025-H1", "2025"],
        cells: &[("1B/5/3", "1137 + 300,25 new 1 + 418,5 late 1 + 0,25 rounding = 1856")],
    },
    Meaning {
        about: "gone: B's exports do not hold the payment",
        before: "",
        after: "wyplaty: - W6;D2;P2;;30.04.2025;1;418,50;D",
        periods: HALF,
        cells: &[("1B/5/3", "1556 - 418,5 gone 1 - 0,5 rounding = 1137")],
    },
    Meaning {
        about: "corrected: the amount of a payment",
        before: "",
        after: "wyplaty: 28.02.2025;1;418,50 -> 28.02.2025;1;428,50",
        periods: HALF,
        cells: &[("1B/5/3", "1556 + 10 corrected 1 = 1566")],
    },
    Meaning {
        about: "corrected: the code of a decision, whose payment counts in another row",
        before: "",
        after: "decyzje: D3;P2;R2;P;ZOK-C -> D3;P2;R2;P;ZOK-B",
        periods: HALF,
        cells: &[
            ("1B/8/3", "300 - 300,25 corrected 1 + 0,25 rounding = 0"),
            ("1B/8/1", "1 - 1 corrected 1 = 0"),
            ("1B/9/3", "1256 + 300,25 corrected 1 - 0,25 rounding = 1556"),
            ("1B/9/1", "1 = 1"),
        ],
    },
    Meaning {
        about: "corrected: a payment that A set aside, because its day is none",
        before: "wyplaty: W5;D2;P2;;31.03.2025 -> W5;D2;P2;;31.02.2025",
        after: "",
        periods: HALF,
        cells: &[("1B/5/3", "1137 + 418,5 corrected 1 + 0,5 rounding = 1556")],
    },
    Meaning {
        about: "corrected, and no more than that: the day of a payment, which is then of no time of the half-year",
        before: "",
        after: "wyplaty: W6;D2;P2;;30.04.2025 -> W6;D2;P2;;30.07.2025",
        periods: HALF,
        cells: &[("1B/5/3", "1556 - 418,5 corrected 1 - 0,5 rounding = 1137")],
    },
    Meaning {
        about: "reclassified: another record has changed, the family has one person more",
        before: "",
        after: "sklad: P5;partner;05.02.2025;19.03.2025 -> P5;partner;05.02.2025;",
        periods: HALF,
        cells: &[("1B/5/5", "3 + 1 reclassified 1 = 4"), ("1B/5/3", "1556 = 1556")],
    },
    Meaning {
        about: "of two causes the first: a person has a late payment, and one whose decision was corrected",
        before: "decyzje: D3;P2;R2;P;ZOK-C -> D3;P2;R2;P;ZOK-B",
        after: "wyplaty: + W10;D3;P2;;15.05.2025;1;300,25;D",
        periods: HALF,
        cells: &[
            ("1B/8/1", "0 + 1 late 1 = 1"),
            ("1B/8/3", "0 + 300,25 late 1 + 300,25 corrected 1 + 0,5 rounding = 601"),
        ],
    },
];

#[test]
fn each_cause_means_what_it_says() {
    for own in &MEANINGS {
        let offices = [changed(own.before), changed(own.after)];
        let [before, after] =
            [0, 1].map(|at| side(&offices[at], "mrpips-03", own.periods[at], &[]));
        let asked = DiffAsked {
            cells: own.cells.iter().map(|(cell, _)| (*cell).to_owned()).collect(),
            ..all()
        };
        let bridge = between([&before, &after], &asked);
        let found: BTreeMap<&str, String> =
            bridge.cells.iter().map(|own| (own.cell.as_str(), walked(own))).collect();
        let expected: BTreeMap<&str, String> =
            own.cells.iter().map(|(cell, text)| (*cell, (*text).to_owned())).collect();
        assert_eq!(found, expected, "{}", own.about);
        assert!(bridge.adds_up() && bridge.cells.iter().all(keys_are_steps), "{}", own.about);
    }
}

/// A row of one's own over payments: `where` is what counts.
fn own_row(office: &Office, condition: &str) {
    let text = format!(
        "[[section]]\nid = 'W'\ntitle = 'DZIAŁ WŁASNY'\nview = 'delivered'\ncolumns = 'five'\n\
         [[section.row]]\nid = '1'\nlabel = 'Okresowe'\nwhere = \"{condition}\"\n"
    );
    office.write("wzory/mrpips-03/2021-01-01/dzial_wlasny.toml", &text);
}

/// W7 is of another code: it counts in the row as A's office says it, and not as B's does. An option that adds the total
/// up before rounding makes another kind of cell of it: 3757 as a sum of what is printed, 3756,25 exactly.
#[test]
fn what_the_return_says_may_have_changed() {
    let offices = [Office::on_paper(), Office::on_paper()];
    own_row(&offices[0], "in_group(given, 'okresowy')");
    own_row(&offices[1], "given = 'ZOK-B'");
    let sides = [0, 1].map(|at| side(&offices[at], "mrpips-03", "2025-H1", &[]));
    let bridge = between([&sides[0], &sides[1]], &all());
    let changed: Vec<String> =
        bridge.cells.iter().map(|own| format!("{}: {}", own.cell, walked(own))).collect();
    assert_eq!(
        changed,
        [
            "W/1/2: 4 - 1 definition 1 = 3",
            "W/1/3: 1556 - 300,25 definition 1 + 0,25 rounding = 1256",
        ]
    );

    let office = Office::on_paper();
    let sides = [
        side(&office, "mrpips-03", "2025-H1", &[]),
        side(&office, "mrpips-03", "2025-H1", &[("razem", "dokladne")]),
    ];
    let bridge = between(
        [&sides[0], &sides[1]],
        &DiffAsked { cells: vec!["1B/razem/3".to_owned()], ..all() },
    );
    assert_eq!(walked(&bridge.cells[0]), "3757 - 0,75 definition - 0,25 rounding = 3756");
    assert_eq!(
        bridge.options,
        [("razem".to_owned(), "zaokraglone".to_owned(), "dokladne".to_owned())]
    );
}

/// A total is walked through the cells that it adds up: 1856 - 1556 = 300 of row 5, of which 0,25 is its rounding.
#[test]
fn a_sum_is_walked_through_its_cells() {
    let office = Office::on_paper();
    let sides = ["2025-H1", "2025"].map(|period| side(&office, "mrpips-03", period, &[]));
    let asked = DiffAsked { cells: vec!["1B/razem/3".to_owned()], ..all() };
    let bridge = between([&sides[0], &sides[1]], &asked);
    let own = &bridge.cells[0];
    assert_eq!(walked(own), "3757 + 300,25 new - 0,25 rounding = 4057");
    let part = own.parts.iter().find(|own| own.reference == "1B/5/3").expect("a part");
    let shown =
        |own: Option<Exact>| own.map(|own| own.shown().replace(spraw::number::THOUSANDS, ""));
    assert_eq!((shown(part.before), shown(part.after)), (Some("1556".into()), Some("1856".into())));
}

/// P4, born on 15 August 2019, is five at the end of June and six at the end of the year.
#[test]
fn time_moves_a_record_to_another_row() {
    let office = Office::on_paper();
    office.write(
        "wzory/views/ages.toml",
        "[view]\nname = 'ages'\ntitle = 'Wiek'\nsteps = [ { from = 'persons' }, \
         { derive = { age = 'full_years(birth_date, :end)' } } ]\n",
    );
    let row = |id: &str, condition: &str| {
        format!("[[section.row]]\nid = '{id}'\nlabel = '{id}'\nwhere = '{condition}'\n")
    };
    let head = "[[section]]\nid = 'W'\ntitle = 'DZIAŁ WŁASNY'\nview = 'ages'\nwhen = 'any_time'\n\
                columns = [ { id = '1', title = 'osoby', count = 'person_id' } ]\n";
    let text = format!("{head}{}{}", row("1", "age <= 5"), row("2", "age > 5 and age < 18"));
    office.write("wzory/mrpips-03/2021-01-01/dzial_wlasny.toml", &text);
    let sides = ["2025-H1", "2025"].map(|period| side(&office, "mrpips-03", period, &[]));
    let asked = DiffAsked { sections: vec!["W".to_owned()], ..all() };
    let bridge = between([&sides[0], &sides[1]], &asked);
    let found: Vec<String> = bridge.cells.iter().map(walked).collect();
    assert_eq!(found, ["1 - 1 reclassified 1 = 0", "0 + 1 reclassified 1 = 1"]);
}

/// Social work: S1 from 10 February, S2 from 20 March to 30 June, S3 from 1 July; columns are the stock of the last day,
/// those begun and those ended. In A's time S1 and S2 stand, begin, and S2 ends. To the year S2 has gone and S3 has come; of
/// those begun S3 is new. An entry of April that came later is late in the stock and among those begun.
#[test]
fn stocks_and_flows_have_their_own_time() {
    let column = |id: &str, when: &str| {
        format!(
            "{{ id = '{id}', title = '{when}', count = '*', when = '{when}', of = 'validity' }}, "
        )
    };
    let columns =
        [column("1", "on_last_day"), column("2", "started"), column("3", "ended")].concat();
    let text = format!(
        "[[section]]\nid = 'W'\ntitle = 'DZIAŁ WŁASNY'\nview = 'social_work'\ncolumns = [ {columns} ]\n\
         [[section.row]]\nid = '1'\nlabel = 'Praca socjalna'\n"
    );
    let office = |changes: &str| {
        let office = changed(changes);
        office.write("wzory/mrpips-03/2021-01-01/dzial_wlasny.toml", &text);
        office
    };
    let more = "praca_socjalna: + S4;R1;praca_socjalna;01.04.2025;";
    for (after, periods, expected) in [
        ("", ["2025-H1", "2025"], ["2 + 1 new 1 - 1 gone 1 = 2", "2 + 1 new 1 = 3", "1 = 1"]),
        (more, HALF, ["2 + 1 late 1 = 3", "2 + 1 late 1 = 3", "1 = 1"]),
        (
            more,
            ["2025-H1", "2025"],
            ["2 + 1 new 1 - 1 gone 1 + 1 late 1 = 3", "2 + 1 new 1 + 1 late 1 = 4", "1 = 1"],
        ),
    ] {
        let offices = [office(""), office(after)];
        let sides = [0, 1].map(|at| side(&offices[at], "mrpips-03", periods[at], &[]));
        let cells = ["W/1/1", "W/1/2", "W/1/3"].map(str::to_owned).to_vec();
        let bridge = between([&sides[0], &sides[1]], &DiffAsked { cells, ..all() });
        let found: Vec<String> = bridge.cells.iter().map(walked).collect();
        assert_eq!(found, expected, "{after} {periods:?}");
    }
}

/// The edition of 2024 has no row 2 in the transposed table of the card and two rows more about procedures.
#[test]
fn cells_of_one_edition_alone_are_told() {
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let office = Office::copy_of(&sample);
    let sides = ["2023", "2024"].map(|period| side(&office, "przemoc", period, &[]));
    let bridge = between([&sides[0], &sides[1]], &all());
    let names =
        |at: usize| -> Vec<&str> { bridge.only[at].iter().map(|own| own.cell.as_str()).collect() };
    let before = ["NK-T/2/1", "NK-T/2/2", "NK-T/2/3", "NK-T/2/5", "NK-T/2/6", "NK-T/2/7"];
    assert_eq!((names(0), names(1)), (before.to_vec(), vec!["2.3.1/7a/2", "2.3.1/7b/2"]));
    let wrong: Vec<String> = bridge.cells.iter().filter(|own| !own.adds_up()).map(said).collect();
    assert_eq!(wrong, Vec::<String>::new());
    assert!(bridge.cells.len() > 30);
}
