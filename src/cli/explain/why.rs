//! Where a record is counted, as text and for programs. Polish: dlaczego nie policzono, słowami.

use serde_json::{Value, json};

use crate::cli::describe::Page;
use crate::diagnostic::{Catalogue, Place, render};
use crate::trace::{Alike, KeptOut, RowCells, Whereabouts};

/// Places of alike records that one line names; json has them all.
const PLACES: usize = 3;

pub fn said(own: &Whereabouts, catalogue: &Catalogue) -> String {
    let mut page = Page::default();
    let fields = [
        ("form", own.form.clone().into()),
        ("period", own.period.clone().into()),
        ("id", own.id.clone().into()),
        ("count", own.rows.len().into()),
    ];
    page.heading(&catalogue.say("why-record", &fields));
    let mut rows = own.rows.iter();
    for (table, place) in rows.by_ref().take(PLACES * 3) {
        page.line(2, &format!("{table}: {}", render::place(catalogue, place)));
    }
    if rows.len() > 0 {
        page.line(2, &catalogue.say("why-more", &[("count", rows.len().into())]));
    }
    for aside in &own.aside {
        let fields = [
            ("table", aside.table.clone().into()),
            ("place", render::place(catalogue, &aside.place).into()),
            ("code", aside.code.into()),
            ("column", aside.column.clone().unwrap_or_else(|| "none".to_owned()).into()),
        ];
        page.line(2, &catalogue.say("why-aside", &fields));
    }
    for section in &own.sections {
        let fields = [
            ("section", section.section.clone().into()),
            ("title", section.title.clone().into()),
            ("view", section.view.clone().into()),
        ];
        page.heading(&catalogue.say("why-section", &fields));
        for alike in &section.alike {
            records(&mut page, alike, catalogue);
        }
    }
    if !own.lost.is_empty() {
        page.heading(&catalogue.word("why-lost"));
    }
    for lost in &own.lost {
        let fields = [
            ("table", lost.table.clone().into()),
            ("places", places(&lost.places, catalogue).into()),
            ("title", lost.title.clone().into()),
            ("view", lost.view.clone().into()),
            ("step", lost.step.into()),
            ("what", lost.what.into()),
            ("condition", lost.condition.clone().into()),
            ("values", values(&lost.values).into()),
        ];
        page.line(2, &catalogue.say("why-lost-row", &fields));
    }
    if own.sections.is_empty() {
        page.heading(&catalogue.word("why-nowhere"));
    }
    page.text().to_owned()
}

fn records(page: &mut Page, own: &Alike, catalogue: &Catalogue) {
    let fields =
        [("count", own.places.len().into()), ("places", places(&own.places, catalogue).into())];
    page.line(2, &catalogue.say("why-alike", &fields));
    if own.counted.is_empty() {
        page.line(4, &catalogue.word("why-in-none"));
    }
    for cells in &own.counted {
        page.line(4, &format!("✓ {}", cells_said(cells, catalogue)));
    }
    for alike in own.kept_out.chunk_by(same_reason) {
        let cells = match alike {
            [one] => cells_said(&one.cells, catalogue),
            several => {
                let rows: Vec<&str> = several.iter().map(|own| own.cells.row.as_str()).collect();
                catalogue.say("why-rows", &[("rows", rows.join(", ").into())])
            }
        };
        page.line(4, &format!("✗ {cells}: {}", reason(&alike[0], catalogue)));
    }
}

/// Whole rows that one condition keeps a record out of are told together.
fn same_reason(left: &KeptOut, right: &KeptOut) -> bool {
    let both = [left, right].iter().all(|own| own.cells.whole);
    both && left.condition == right.condition && left.answer == right.answer
}

/// `wiersz 5 Zasiłki okresowe`, with the columns when not all of them are meant.
fn cells_said(own: &RowCells, catalogue: &Catalogue) -> String {
    let columns = if own.whole { String::new() } else { own.columns.join(", ") };
    let fields = [
        ("row", own.row.clone().into()),
        ("label", own.label.clone().into()),
        ("columns", columns.into()),
    ];
    catalogue.say(if own.whole { "why-row" } else { "why-cells" }, &fields)
}

fn reason(own: &KeptOut, catalogue: &Catalogue) -> String {
    let fields = [
        ("condition", own.condition.clone().into()),
        ("values", values(&own.values).into()),
        ("answer", own.answer.word().into()),
    ];
    catalogue.say("why-reason", &fields)
}

/// ` (given = ZOK-B, size = 3)`, or nothing.
fn values(own: &[(String, String)]) -> String {
    let said: Vec<String> = own.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) }
}

fn places(own: &[Place], catalogue: &Catalogue) -> String {
    let said = own.iter().take(PLACES).map(|own| render::place(catalogue, own));
    let more = if own.len() > PLACES { "; …" } else { "" };
    format!("{}{more}", said.collect::<Vec<_>>().join("; "))
}

pub fn as_json(own: &Whereabouts) -> Value {
    let place = super::json::place;
    let cells = |own: &RowCells| json!({ "row": own.row, "columns": own.columns });
    let out = |own: &KeptOut| {
        let values: serde_json::Map<String, Value> =
            own.values.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
        json!({
            "row": own.cells.row, "columns": own.cells.columns, "condition": own.condition,
            "answer": own.answer.word(), "values": values,
        })
    };
    let alike = |own: &Alike| {
        json!({
            "places": own.places.iter().map(place).collect::<Vec<_>>(),
            "counted": own.counted.iter().map(cells).collect::<Vec<_>>(),
            "kept_out": own.kept_out.iter().map(out).collect::<Vec<_>>(),
        })
    };
    let sections = own.sections.iter().map(|own| {
        let records = own.alike.iter().map(alike).collect::<Vec<_>>();
        json!({ "section": own.section, "view": own.view, "records": records })
    });
    let aside = own
        .aside
        .iter()
        .map(|own| json!({ "place": place(&own.place), "code": own.code, "column": own.column }));
    let lost = own.lost.iter().map(|own| {
        json!({
            "view": own.view, "table": own.table, "step": own.step, "what": own.what,
            "condition": own.condition, "places": own.places.iter().map(place).collect::<Vec<_>>(),
        })
    });
    json!({
        "form": own.form, "period": own.period, "id": own.id,
        "rows": own.rows.iter().map(|(_, own)| place(own)).collect::<Vec<_>>(),
        "sections": sections.collect::<Vec<_>>(), "lost": lost.collect::<Vec<_>>(),
        "set_aside": aside.collect::<Vec<_>>(),
    })
}
