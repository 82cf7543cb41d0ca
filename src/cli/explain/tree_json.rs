//! The tree of an indicator for programs. Polish: rodowód wskaźnika jako JSON.

use serde_json::{Value, json};

use super::json::{place, said as trace};
use crate::indicator::{Branch, Card, Cell, From, Lacking, Leaf, Now, Point, Tree};
use crate::number::{Exact, decimal};

pub fn said(own: &Tree) -> Value {
    json!({
        "strategy": own.strategy, "title": own.title, "year": own.year,
        "indicator": own.card.as_ref().zip(own.point()).map(indicator),
        "hidden": own.hidden, "adds_up": own.adds_up,
        "measures": own.branches.iter().map(measure).collect::<Vec<_>>(),
    })
}

fn shown(own: Option<Exact>) -> Option<String> {
    own.map(Exact::shown)
}

fn indicator((card, point): (&Card, &Point)) -> Value {
    let own = &card.indicator;
    let value = point.value.and_then(|value| value.rounded(own.decimals));
    let doubts = card.doubts.iter().filter(|own| own.year == point.year);
    let doubts = doubts.map(|own| json!({ "kind": own.kind.word(), "says": own.told.0 }));
    json!({
        "id": own.id, "name": own.name, "variant": own.variant, "unit": own.unit,
        "value": value.map(|value| decimal(value, own.decimals)), "exact": shown(point.value),
        "missing": point.missing.as_ref().map(|own| json!({ "why": own.word(), "says": own.said() })),
        "numerator": { "says": card.numerator, "formula": own.numerator_text, "value": shown(point.numerator) },
        "denominator": card.denominator.as_ref().map(|says| json!({
            "says": says, "formula": own.denominator_text, "value": shown(point.denominator),
        })),
        "multiplier": own.multiplier, "decimals": own.decimals, "source": own.source, "note": own.note,
        "status": card.status.word(), "because": card.because.0, "doubts": doubts.collect::<Vec<_>>(),
    })
}

fn measure(own: &Branch) -> Value {
    let origin = &own.origin;
    let otherwise = own.otherwise.iter();
    let otherwise =
        otherwise.map(|own| json!({ "value": shown(own.value), "from": from(&own.from) }));
    json!({
        "id": origin.measure, "title": origin.title, "side": own.side.word(), "unit": own.unit,
        "observed": own.observed.word(), "value": shown(origin.value), "from": from(&origin.from),
        "day": origin.day.map(|own| own.to_string()), "coverage": origin.coverage, "note": own.note,
        "otherwise": otherwise.collect::<Vec<_>>(), "made_of": leaf(&own.leaf),
    })
}

fn from(own: &From) -> Value {
    let (kind, what) = own.kind();
    let version = match own {
        From::Submission { version, .. } => Some(version),
        _ => None,
    };
    json!({ "kind": kind, "what": what, "version": version })
}

fn leaf(own: &Leaf) -> Value {
    match own {
        Leaf::Cells { formula, cells, again } => json!({
            "kind": "cells", "formula": formula, "again": shown(*again),
            "cells": cells.iter().map(cell).collect::<Vec<_>>(),
        }),
        Leaf::Counted(own) => json!({ "kind": "counted", "trace": trace(own) }),
        Leaf::Series(all) => {
            let member = |own: &crate::indicator::Member| {
                json!({
                    "source": own.series.source, "block": own.series.block, "series": own.series.series,
                    "value": own.value.shown(), "place": place(&own.place),
                })
            };
            json!({ "kind": "series", "series": all.iter().map(member).collect::<Vec<_>>() })
        }
        Leaf::Entered { place: at, who, why } => {
            json!({ "kind": "entered", "place": at.as_ref().map(place), "who": who, "why": why })
        }
        Leaf::Nothing(all) => {
            json!({ "kind": "missing", "because": all.iter().map(lacking).collect::<Vec<_>>() })
        }
        Leaf::Hidden => json!({ "kind": "hidden" }),
    }
}

fn cell(own: &Cell) -> Value {
    let (now, counted, code, below) = match &own.now {
        Now::Same(own) => ("same", None, None, Some(trace(own))),
        Now::Other(own) => ("other", shown(*own), None, None),
        Now::Refused(code) => ("refused", None, Some(code), None),
    };
    json!({
        "form": own.form, "period": own.period, "cell": own.name, "value": shown(own.value),
        "version": own.version, "now": now, "counted": counted, "code": code, "trace": below,
    })
}

fn lacking(own: &Lacking) -> Value {
    json!({ "why": own.word(), "says": own.said() })
}
