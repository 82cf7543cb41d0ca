//! What a new edition changes, as csv: a line a cell, then a line a rule. Polish: próba wzoru w csv.

use super::{harmless, table};
use crate::bridge::{Alone, Bridge, CellBridge};
use crate::number::THOUSANDS;

const HEADER: [&str; 10] = [
    "kind",
    "name",
    "name_a",
    "section_label",
    "row_label",
    "column_label",
    "measure_unit",
    "a",
    "b",
    "difference",
];

/// Cells that differ (`cell`), those that only one edition has (`only_a`, `only_b`), and rules that come out otherwise
/// (`rule`: its name, and both outcomes).
pub fn back_test_csv(bridge: &Bridge, rules: &[[&str; 3]]) -> Vec<u8> {
    let value = |text: String| text.replace(THOUSANDS, "");
    let line = |kind: &str, names: [&str; 2], titles: &[String; 3], rest: [String; 4]| {
        let mut line: Vec<String> = [kind, names[0], names[1]].map(str::to_owned).to_vec();
        line.extend(titles.iter().map(|own| harmless(own)));
        line.extend(rest);
        line
    };
    let changed = |own: &CellBridge| {
        let rest = [
            own.after.unit.word().to_owned(),
            value(own.before.said()),
            value(own.after.said()),
            value(own.difference().shown()),
        ];
        let before = own.cell_before.as_ref().unwrap_or(&own.cell);
        line("cell", [&own.cell, before], &own.titles, rest)
    };
    let alone = |kind: &'static str| {
        move |own: &Alone| {
            let (unit, said) = (own.printed.unit.word().to_owned(), value(own.printed.said()));
            let none = String::new;
            match kind {
                "only_a" => line(kind, ["", &own.cell], &own.titles, [unit, said, none(), none()]),
                _ => line(kind, [&own.cell, ""], &own.titles, [unit, none(), said, none()]),
            }
        }
    };
    let cells = bridge.cells.iter().filter(|own| own.changed()).map(changed);
    let of_rule = |own: &[&str; 3]| {
        let none: [String; 3] = Default::default();
        let rest = [String::new(), own[1].to_owned(), own[2].to_owned(), String::new()];
        line("rule", [own[0], own[0]], &none, rest)
    };
    let [only_a, only_b] = &bridge.only;
    let gone = only_a.iter().map(alone("only_a"));
    let new = only_b.iter().map(alone("only_b"));
    table(&HEADER, cells.chain(gone).chain(new).chain(rules.iter().map(of_rule)))
}
