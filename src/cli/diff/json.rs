//! A bridge for programs. Polish: pomost jako JSON.

use serde_json::{Map, Value, json};

use super::text::shown;
use crate::bridge::{Alone, Bridge, CellBridge, Moved, Moves, Printed, Recounted, Shown};
use crate::cli::args;
use crate::cli::explain::place;
use crate::number::{Exact, THOUSANDS, decimal};
use crate::write::list_cell_said;

pub fn said(bridge: &Bridge, asked: &args::Diff) -> Value {
    let side = |at: usize| {
        let own = &bridge.sides[at];
        json!({
            "period": own.period, "version": own.version, "symbol": own.symbol, "edition": own.edition,
            "changed_files": own.changed,
            "only_here": bridge.only[at].iter().map(alone).collect::<Vec<_>>(),
            "counted_otherwise": bridge.recounted[at].iter().map(recounted).collect::<Vec<_>>(),
        })
    };
    let options = bridge
        .options
        .iter()
        .map(|(name, before, after)| json!({ "name": name, "a": before, "b": after }));
    json!({
        "return": bridge.form, "a": side(0), "b": side(1), "options": options.collect::<Vec<_>>(),
        "count": bridge.cells.len(), "unchanged": bridge.unchanged, "adds_up": bridge.adds_up(),
        "cells": shown(bridge, asked).iter().map(cell).collect::<Vec<_>>(),
    })
}

fn cell(own: &CellBridge) -> Value {
    let steps = own.steps.iter().map(|step| {
        let keys = (step.keys > 0).then_some(step.keys);
        json!({ "cause": step.cause.word(), "amount": plain(step.amount), "keys": keys })
    });
    let parts = own.parts.iter().map(|part| {
        json!({ "cell": part.reference, "a": part.before.map(plain), "b": part.after.map(plain) })
    });
    json!({
        "cell": own.cell, "cell_in_a": own.cell_before.as_ref().unwrap_or(&own.cell),
        "section": own.titles[0], "row": own.titles[1], "column": own.titles[2],
        "measure_unit": own.after.unit.word(), "a": printed(&own.before), "b": printed(&own.after),
        "difference": plain(own.difference()), "adds_up": own.adds_up(),
        "steps": steps.collect::<Vec<_>>(), "reads": parts.collect::<Vec<_>>(),
        "records": own.moved.as_ref().map(moves),
    })
}

fn printed(own: &Printed) -> Value {
    let value = own.value.map(|value| decimal(value, own.decimals));
    json!({ "value": value, "status": own.state.word() })
}

/// With a comma and without spaces between thousands.
fn plain(own: Exact) -> String {
    own.shown().replace(THOUSANDS, "")
}

fn alone(own: &Alone) -> Value {
    json!({
        "cell": own.cell, "section": own.titles[0], "row": own.titles[1], "column": own.titles[2],
        "printed": printed(&own.printed),
    })
}

fn recounted(own: &Recounted) -> Value {
    json!({ "cell": own.cell, "then": own.then, "now": own.now })
}

fn moves(own: &Moves) -> Value {
    let keys = own.keys.iter().map(moved).collect::<Vec<_>>();
    json!({ "count": own.count, "first": own.first + 1, "keys": keys })
}

fn moved(own: &Moved) -> Value {
    let side = |at: usize| own.records[at].as_ref().map(|shown| record(shown, own.more[at]));
    json!({
        "cause": own.cause.word(), "amount": plain(own.amount()),
        "gave": own.before.map(plain), "gives": own.after.map(plain),
        "a": side(0), "b": side(1), "set_aside_in": own.set_aside.map(|side| ["a", "b"][side]),
    })
}

fn record(own: &Shown, more: usize) -> Value {
    let values = own.values.iter();
    let values: Map<String, Value> =
        values.map(|(name, value)| (name.clone(), json!(list_cell_said(value)))).collect();
    json!({
        "values": values, "more": more, "places": own.places.iter().map(place).collect::<Vec<_>>(),
    })
}
