//! `diff`: what lies between two numbers adds up, and every key has one cause.

use std::collections::BTreeMap;
use std::path::Path;

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
    };
    DiffSide { request, version: None }
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

/// Rounding moves each end by half a unit at most, but for a formula, which adds up the rounding of its parts.
fn rounding_is_small(own: &CellBridge) -> bool {
    let rounding = own.step(Cause::Rounding).map_or(Exact::ZERO, |step| step.amount.absolute());
    let parts = 1 + own.parts.len() as i128;
    let decimals = own.after.decimals.min(own.before.decimals);
    let most = Exact::scaled(parts * 40, decimals);
    rounding <= most
        && (own.parts.is_empty().then_some(Exact::scaled(1, decimals)))
            .is_none_or(|most| rounding <= most)
}

/// Every cell of every return between two half-years, two years, two quarters and from a half-year to its year, of an
/// invented office with mistakes in its exports.
#[test]
fn every_bridge_of_every_return_adds_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = DemoOptions {
        inhabitants: 20_000,
        seed: 7,
        years: 2024..=2025,
        blemishes: Blemishes::Heavy,
        thorough: false,
    };
    make(folder.path(), &options).expect("an office");
    let office = Office { folder };
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
    let (mut cells, mut counted, mut causes) = (0, 0, BTreeMap::new());
    for (before, after) in periods {
        let made = |period: &str| {
            let period = period.parse().expect("a period");
            returns_for(root, &own, period).unwrap_or_else(|_| panic!("{period}"))
        };
        let (old, new) = (made(before), made(after));
        for form in new.iter().filter(|form| old.contains(form)) {
            let sides = [side(office, form, before, &[]), side(office, form, after, &[])];
            let bridge = between([&sides[0], &sides[1]], &all());
            let wrong = bridge
                .cells
                .iter()
                .filter(|own| !(own.adds_up() && keys_are_steps(own) && rounding_is_small(own)));
            let wrong: Vec<String> = wrong.map(said).collect();
            assert_eq!(wrong, Vec::<String>::new(), "{form} {before} {after}");
            cells += bridge.cells.len() + bridge.unchanged;
            for step in bridge.cells.iter().flat_map(|own| &own.steps) {
                *causes.entry(step.cause.word()).or_insert(0) += 1;
            }
            counted += bridge.cells.iter().filter(|own| own.moved.is_some()).count();
        }
    }
    // A test over nothing would pass too.
    assert!(cells > 3_000 && counted > 1_000, "{cells} cells, {counted} counted: {causes:?}");
    eprintln!("{cells} cells, {counted} counted: {causes:?}");
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

#[allow(dead_code)]
fn sample() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data")
}
