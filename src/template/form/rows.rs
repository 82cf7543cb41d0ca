//! Rows that one line of a template stands for: a row a code, a row a band, a row a combination.

use std::collections::BTreeMap;

use super::ViewChoice;
use super::read::{Reader, said_of};
use crate::diagnostic::Diagnostic;
use crate::document::{Fields, Said, Table, Value};
use crate::model::schema::unknown_name;
use crate::model::{Codebook, Type};

/// A row as the template means it.
pub(super) struct Written {
    /// The row's own `where`.
    pub condition: Option<Said>,
    pub rows: Vec<One>,
    /// Columns whose combinations in the data give the rows.
    pub by: Vec<String>,
    /// Records below the first band, and the row they are missed in.
    pub below: Option<(Said, String)>,
}

pub(super) struct One {
    pub id: String,
    pub key: String,
    pub label: String,
    pub conditions: Vec<Said>,
}

impl Reader<'_> {
    /// The rows that a `[[section.row]]` stands for: itself, unless it has `each` or `bands`.
    pub(super) fn written(
        &self,
        fields: &Fields<'_>,
        heading: bool,
        view: Option<&ViewChoice>,
    ) -> Written {
        let condition = fields.said("where");
        let label = fields.text("label").unwrap_or_default();
        let key = fields.text("key");
        let mut written = Written { condition, rows: Vec::new(), by: Vec::new(), below: None };
        let (each, bands) = (fields.table("each"), fields.table("bands"));
        let id = fields.text("id").unwrap_or_default();
        match (each, bands) {
            (Some(each), _) if each.entries.contains_key("by") => {
                let own = Fields::new(each, self.problems);
                let by = own.texts("by");
                own.finish();
                for name in &by {
                    self.known_in_views(name, view);
                }
                written.by = by.into_iter().map(|said| said.text).collect();
                let key = key.unwrap_or_else(|| id.clone());
                written.rows.push(One { id, key, label, conditions: Vec::new() });
            }
            (Some(each), _) => written.rows = self.each_code(each, view, &label, key),
            (None, Some(bands)) => {
                let (rows, below) = self.bands(bands, &id, &label, key);
                written.rows = rows;
                written.below = below;
            }
            (None, None) => {
                if id.is_empty() && !heading {
                    fields.missing("id");
                }
                let key = key.unwrap_or_else(|| id.clone());
                written.rows.push(One { id, key, label, conditions: Vec::new() });
            }
        }
        written
    }

    /// The type of a column in the views of a row (T201 when one has none such).
    fn known_in_views(&self, name: &Said, view: Option<&ViewChoice>) -> Option<Type> {
        let mut found = None;
        for view in view.into_iter().flat_map(|view| view.names()) {
            let shape = self.library.shape(view)?;
            match shape.columns.get(&name.text) {
                Some(ty) => found = Some(ty.clone()),
                None => self.problems.push(unknown_name(name, shape.names())),
            }
        }
        found
    }

    /// `each = { code = "reason", group = "…", id = "report_code", missing = "15" }`: a row for each
    /// number of the list, in its order; codes that share a number share the row.
    fn each_code(
        &self,
        each: &Table,
        view: Option<&ViewChoice>,
        label: &str,
        key: Option<String>,
    ) -> Vec<One> {
        let fields = Fields::new(each, self.problems);
        let column = fields.need("code");
        let group = fields.said("group");
        let number = fields.text("id").unwrap_or_else(|| "report_code".to_owned());
        let missing = fields.need("missing");
        let missing_label =
            fields.text("missing_label").unwrap_or_else(|| "brak danych".to_owned());
        fields.finish();
        let Some(Type::Code(list)) = self.known_in_views(&column, view) else {
            if !column.text.is_empty() {
                self.problems.push(
                    Diagnostic::error("T304")
                        .at(&column.place)
                        .with("expected", "code")
                        .with("found", &column.text),
                );
            }
            return Vec::new();
        };
        let book = &self.library.codebooks[&list];
        if let Some(group) = group.as_ref().filter(|group| !book.has_group(&group.text)) {
            self.problems.push(
                Diagnostic::error("T205")
                    .at(&group.place)
                    .with("group", &group.text)
                    .with("list", &list)
                    .with("nearest", "none")
                    .with("known", groups(book)),
            );
        }
        let mut order: Vec<(String, String, Vec<&str>)> = Vec::new();
        let mut at: BTreeMap<String, usize> = BTreeMap::new();
        let chosen = |own: &&crate::model::codebook::Code| {
            group.as_ref().is_none_or(|group| own.groups.contains(&group.text))
        };
        for line in book.codes.iter().filter(chosen) {
            let id = line.more.get(&number).filter(|id| !id.is_empty());
            let Some(id) = id.or((number == "code").then_some(&line.code)) else {
                self.problems.push(
                    Diagnostic::error("T514")
                        .at(&each.place)
                        .with("code", &line.code)
                        .with("list", &list)
                        .with("name", &number),
                );
                continue;
            };
            let index = *at.entry(id.clone()).or_insert_with(|| {
                order.push((id.clone(), line.label.clone(), Vec::new()));
                order.len() - 1
            });
            if !order[index].2.contains(&line.code.as_str()) {
                order[index].2.push(&line.code);
            }
        }
        if missing.text != "none" && !at.contains_key(&missing.text) {
            order.push((missing.text.clone(), missing_label, Vec::new()));
        }
        order
            .into_iter()
            .map(|(id, text, codes)| {
                let quoted: Vec<String> =
                    codes.iter().map(|code| format!("'{}'", code.replace('\'', "''"))).collect();
                let empty = format!("{} is null", column.text);
                let listed = format!("{} in ({})", column.text, quoted.join(", "));
                let text_of = match (codes.is_empty(), id == missing.text) {
                    (true, _) => empty,
                    (false, true) => format!("({listed} or {empty})"),
                    (false, false) => listed,
                };
                One {
                    key: key.as_ref().map_or_else(|| id.clone(), |key| format!("{key}_{id}")),
                    label: filled(label, &text),
                    conditions: vec![Said { text: text_of, place: column.place.clone() }],
                    id,
                }
            })
            .collect()
    }

    /// `bands = { of = "age", cuts = [0, 7, 18], unknown = [{ id = "9", label = "…" }] }`: a cut is the
    /// lowest value of its band, the next cut ends it, the last is open.
    fn bands(
        &self,
        bands: &Table,
        id: &str,
        label: &str,
        key: Option<String>,
    ) -> (Vec<One>, Option<(Said, String)>) {
        let fields = Fields::new(bands, self.problems);
        let of = fields.need("of");
        let mut cuts = Vec::new();
        for item in fields.list("cuts") {
            match item.value {
                Value::Integer(cut) if cuts.last().is_none_or(|last| *last < cut) => cuts.push(cut),
                _ => self.problems.push(Diagnostic::error("T515").at(&item.place)),
            }
        }
        if cuts.is_empty() {
            fields.missing("cuts");
        }
        let texts = |name| -> Vec<String> {
            fields.texts(name).into_iter().map(|said| said.text).collect()
        };
        let (ids, labels) = (texts("ids"), texts("labels"));
        for (name, given) in [("ids", &ids), ("labels", &labels)] {
            if !given.is_empty() && given.len() != cuts.len() {
                self.problems.push(
                    Diagnostic::error("T516")
                        .at(fields.place_of(name))
                        .with("expected", cuts.len())
                        .with("found", given.len()),
                );
            }
        }
        if fields.item("unknown").is_none() {
            fields.missing("unknown");
        }
        let unknown = fields.tables("unknown");
        fields.finish();
        let expression = format!("({})", of.text);
        let condition = |text: String| Said { text, place: of.place.clone() };
        let mut rows: Vec<One> = Vec::new();
        for (index, cut) in cuts.iter().enumerate() {
            let next = cuts.get(index + 1);
            let below = next.map(|next| format!(" and {expression} < {next}")).unwrap_or_default();
            let own_id = ids.get(index).cloned().unwrap_or_else(|| match id {
                "" => (index + 1).to_string(),
                id => format!("{id}.{}", index + 1),
            });
            let text = labels.get(index).cloned().unwrap_or_else(|| match next {
                Some(next) if *next == cut + 1 => cut.to_string(),
                Some(next) => format!("{cut}–{}", next - 1),
                None => format!("{cut} i więcej"),
            });
            rows.push(One {
                key: key.as_ref().map_or_else(|| own_id.clone(), |key| format!("{key}_{cut}")),
                id: own_id,
                label: filled(label, &text),
                conditions: vec![condition(format!("{expression} >= {cut}{below}"))],
            });
        }
        for table in unknown {
            let own = Fields::new(table, self.problems);
            let (row_id, text) = (own.need("id").text, own.need("label").text);
            own.item("where");
            own.finish();
            let mut conditions = vec![condition(format!("{expression} is null"))];
            conditions.extend(said_of(table, "where"));
            let key = key.as_ref().map_or_else(|| row_id.clone(), |key| format!("{key}_{row_id}"));
            rows.push(One { id: row_id, key, label: filled(label, &text), conditions });
        }
        let first = cuts.first().copied().unwrap_or_default();
        let below = condition(format!("{expression} < {first}"));
        (rows, Some((below, filled(label, &first.to_string()))))
    }
}

/// The row's label with the code's or band's in place of `{}`; without a label that of the code.
fn filled(label: &str, text: &str) -> String {
    if label.is_empty() { text.to_owned() } else { label.replace("{}", text) }
}

fn groups(book: &Codebook) -> String {
    let all: std::collections::BTreeSet<&str> =
        book.codes.iter().flat_map(|line| line.groups.iter().map(String::as_str)).collect();
    all.into_iter().collect::<Vec<_>>().join(", ")
}
