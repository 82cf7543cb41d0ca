//! The files of one edition of a return, read: head, options, variants, column sets.

use std::collections::{BTreeMap, BTreeSet};

use super::{ColumnSpec, Form, OptionSpec, Variant};
use crate::diagnostic::Problems;
use crate::document::{Fields, Said, Table};
use crate::model::Type;
use crate::report::Unit;
use crate::template::Library;
use crate::template::rule::Rule;

/// A column set as written; measures are checked for each view that uses it.
pub(super) struct RawColumn<'t> {
    pub fields: &'t Table,
    pub spec: ColumnSpec,
}

/// Everything a reader of sections needs at hand.
pub(super) struct Reader<'r> {
    pub library: &'r Library,
    pub problems: &'r Problems,
    pub column_sets: BTreeMap<String, Vec<RawColumn<'r>>>,
    /// Measures already complained about, so that a mistake is told once and not per row.
    pub told: std::cell::RefCell<BTreeSet<(usize, String)>>,
}

/// The options of a return's files, before anything else is read: views may name them.
pub fn read_options(roots: &[Table], problems: &Problems) -> Vec<OptionSpec> {
    roots
        .iter()
        .flat_map(|root| tables_of(root, "option"))
        .map(|table| read_option(table, problems))
        .collect()
}

fn tables_of<'t>(root: &'t Table, key: &str) -> Vec<&'t Table> {
    match root.entries.get(key).map(|(_, item)| &item.value) {
        Some(crate::document::Value::List(items)) => {
            items.iter().filter_map(crate::document::Item::as_table).collect()
        }
        _ => Vec::new(),
    }
}

fn read_option(table: &Table, problems: &Problems) -> OptionSpec {
    let fields = Fields::new(table, problems);
    let word = fields.need("type");
    let ty = Type::parse(&word.text).unwrap_or(Type::Text);
    let default = fields.item("default").map(shown_value).unwrap_or_default();
    let values = fields.texts("values").into_iter().map(|said| said.text).collect();
    let option = OptionSpec {
        id: fields.need("id").text,
        label: fields.text("label").unwrap_or_default(),
        ty,
        default,
        values,
    };
    fields.item("labels");
    fields.item("help");
    fields.finish();
    option
}

/// A TOML scalar as option text: `true`, `18`, `realizacja`.
pub fn shown_value(item: &crate::document::Item) -> String {
    use crate::document::Value;
    match &item.value {
        Value::Text(text) | Value::Other(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::List(_) | Value::Table(_) => String::new(),
    }
}

impl Form {
    /// Reads the files of one edition of a return; all mistakes are noted.
    pub fn read(roots: &[Table], library: &Library, problems: &Problems) -> Option<Form> {
        let head = roots.iter().find_map(|root| root.entries.get("return"))?.1.as_table()?;
        let fields = Fields::new(head, problems);
        let mut form = Form {
            id: fields.need("id").text,
            title: fields.need("title").text,
            ministry: fields.text("ministry").unwrap_or_default(),
            edition: fields.text("edition").unwrap_or_default(),
            valid_from: fields.need("valid_from").text,
            official: fields.bool("official").unwrap_or(false),
            roles: fields.texts("roles").into_iter().map(|said| said.text).collect(),
            variants: Vec::new(),
            options: read_options(roots, &Problems::default()),
            sections: Vec::new(),
            rules: Vec::new(),
        };
        for key in ["symbol", "source", "valid_to", "about"] {
            fields.item(key);
        }
        fields.finish();
        let mut reader = Reader {
            library,
            problems,
            column_sets: BTreeMap::new(),
            told: std::cell::RefCell::default(),
        };
        for root in roots {
            if let Some((_, item)) = root.entries.get("columns")
                && let Some(sets) = item.as_table()
            {
                for name in sets.entries.keys() {
                    let columns = tables_of(sets, name)
                        .into_iter()
                        .map(|table| RawColumn { fields: table, spec: reader.column_spec(table) })
                        .collect();
                    reader.column_sets.insert(name.clone(), columns);
                }
            }
        }
        for root in roots {
            let file = Fields::new(root, problems);
            for key in ["return", "option", "columns"] {
                file.item(key);
            }
            form.variants.extend(file.tables("variant").into_iter().map(|own| reader.variant(own)));
            form.sections.extend(file.tables("section").into_iter().map(|own| reader.section(own)));
            form.rules.extend(
                file.tables("rule")
                    .into_iter()
                    .filter_map(|own| Rule::read(own, library, problems)),
            );
            file.finish();
        }
        form.check_ids(problems);
        for rule in &form.rules {
            rule.check_references(&form, problems);
        }
        form.check_formulas(problems);
        Some(form)
    }
}

impl<'r> Reader<'r> {
    fn variant(&self, table: &Table) -> Variant {
        let fields = Fields::new(table, self.problems);
        let variant = Variant {
            period: fields.need("period").text,
            symbol: fields.need("symbol").text,
            title: fields.text("title"),
            deadline: fields.text("deadline").unwrap_or_default(),
        };
        fields.finish();
        variant
    }

    pub(super) fn column_spec(&self, table: &Table) -> ColumnSpec {
        let fields = Fields::new(table, self.problems);
        let decimals = match fields.item("round").map(shown_value) {
            None => 0,
            Some(word) => match word.as_str() {
                "zl" | "unit" => 0,
                digits => digits.parse().unwrap_or(0),
            },
        };
        let unit = fields.text("unit").unwrap_or_default();
        ColumnSpec {
            id: fields.need("id").text,
            title: fields.text("title").unwrap_or_default(),
            unit: Unit::from_word(&unit).unwrap_or(Unit::Other),
            decimals,
        }
    }
}

pub(super) fn said_of(table: &Table, key: &str) -> Option<Said> {
    table.entries.get(key).and_then(|(_, item)| item.as_said())
}
