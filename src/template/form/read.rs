//! The files of one edition of a return, read: head, options, variants, column sets.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::known::Known;
use super::measure::MEASURES;
use super::variant::variant;
use super::{AsWritten, Axis, ColumnSpec, Content, Form, FormulaSpec, OptionSpec};
use crate::diagnostic::{Diagnostic, Problems, last_day_meant};
use crate::document::{Fields, Said, Table};
use crate::model::Type;
use crate::number::Exact;
use crate::period::Shift;
use crate::report::{Layout, UNDER, Unit};
use crate::template::Library;
use crate::template::formula::{Formula, Gives};
use crate::template::point::chooses;
use crate::template::rule::Rule;

/// A column as written; its measure is checked for each view that uses it.
pub(super) struct RawColumn<'t> {
    pub fields: &'t Table,
    pub spec: ColumnSpec,
    /// The column is worked out from others of its row, instead of counted.
    pub formula: Option<Content>,
    /// Values are entered by hand, and until then stand as this formula over other columns of their row.
    pub proposed: Option<Content>,
    /// The column is what changed between two others of its row.
    pub change: Option<Change>,
}

/// `round = "zl"`, `"unit"` or a number of decimals; none when it was not said.
pub(super) fn decimals_of(fields: &Fields<'_>) -> Option<u32> {
    let word = fields.item("round").map(shown_value)?;
    match word.as_str() {
        "zl" | "unit" => Some(0),
        digits => digits.parse().ok().filter(|digits| *digits <= 6).or_else(|| {
            fields.problems.push(
                Diagnostic::error("T107")
                    .at(fields.place_of("round"))
                    .with("found", digits)
                    .with("known", "zl, unit, 0–6"),
            );
            None
        }),
    }
}

/// Everything a reader of sections needs at hand.
pub(super) struct Reader<'r> {
    pub library: &'r Library,
    pub problems: &'r Problems,
    pub column_sets: BTreeMap<String, Vec<RawColumn<'r>>>,
    /// Measures already complained about, so that a mistake is told once and not per row.
    pub told: RefCell<BTreeSet<(usize, String)>>,
    pub known: Known,
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
        labels: fields.table("labels").map(texts_of).unwrap_or_default(),
    };
    fields.item("help");
    fields.finish();
    option
}

fn texts_of(table: &Table) -> BTreeMap<String, String> {
    let entries = table.entries.iter();
    entries.filter_map(|(name, (_, item))| Some((name.clone(), item.as_said()?.text))).collect()
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

/// The head of a return, without anything below it.
fn head(roots: &[Table], problems: &Problems) -> Option<Form> {
    let Some((_, head)) = roots.iter().find_map(|root| root.entries.get("return")) else {
        // An edition is a whole form: one file of it beside another edition changes nothing of that.
        if let Some(root) = roots.first() {
            Fields::new(root, problems).missing("return");
        }
        return None;
    };
    let head = head.as_table()?;
    let fields = Fields::new(head, problems);
    let form = Form {
        id: fields.need("id").text,
        title: fields.need("title").text,
        ministry: fields.text("ministry").unwrap_or_default(),
        recipient: fields.text("recipient"),
        edition: fields.text("edition").unwrap_or_default(),
        valid_from: fields.need("valid_from").text,
        official: fields.bool("official").unwrap_or(false),
        layout: match word_of(&fields, "layout", &["form", "report"], problems).as_deref() {
            Some("report") => Layout::Report,
            _ => Layout::Form,
        },
        roles: fields.texts("roles").into_iter().map(|said| said.text).collect(),
        source: fields.text("source").unwrap_or_default(),
        valid_to: fields.said("valid_to").and_then(|said| day(said, problems)),
        known_until: known_until(&fields, problems),
        variants: Vec::new(),
        options: read_options(roots, &Problems::default()),
        sections: Vec::new(),
        rules: Vec::new(),
        worklists: Vec::new(),
    };
    for key in ["symbol", "about", "extends", "drop_rules"] {
        fields.item(key);
    }
    fields.finish();
    Some(form)
}

/// The day, with whose word it is and where that stands.
fn known_until(fields: &Fields<'_>, problems: &Problems) -> Option<(chrono::NaiveDate, Said)> {
    let said = fields.said("known_until");
    let source = fields.text("known_source");
    let said = said?;
    let source = source.unwrap_or_default();
    if source.is_empty() {
        fields.missing("known_source");
    }
    let place = said.place.clone();
    let day = day(said, problems)?.parse().ok()?;
    Some((day, Said { text: source, place }))
}

impl Form {
    /// Its head and variants alone: who sends it, for which periods and until when. What is wrong with the rest
    /// is told when the return is made.
    pub fn read_head(roots: &[Table], problems: &Problems) -> Option<Form> {
        let mut form = head(roots, problems)?;
        for root in roots {
            let tables = tables_of(root, "variant").into_iter();
            form.variants.extend(tables.map(|own| variant(own, problems)));
        }
        Some(form)
    }

    /// Reads the files of one edition of a return; all mistakes are noted.
    pub fn read(roots: &[Table], library: &Library, problems: &Problems) -> Option<Form> {
        let mut form = head(roots, problems)?;
        let mut reader = Reader {
            library,
            problems,
            column_sets: BTreeMap::new(),
            told: RefCell::default(),
            known: Known::default(),
        };
        for root in roots {
            if let Some((_, item)) = root.entries.get("columns")
                && let Some(sets) = item.as_table()
            {
                for name in sets.entries.keys() {
                    let mut columns: Vec<RawColumn<'_>> =
                        tables_of(sets, name).into_iter().map(|own| reader.column(own)).collect();
                    reader.sound_changes(&mut columns);
                    reader.column_sets.insert(name.clone(), columns);
                }
            }
        }
        for root in roots {
            let file = Fields::new(root, problems);
            for key in ["return", "option", "columns"] {
                file.item(key);
            }
            form.variants
                .extend(file.tables("variant").into_iter().map(|own| variant(own, problems)));
            form.sections.extend(file.tables("section").into_iter().map(|own| reader.section(own)));
            form.rules.extend(
                file.tables("rule")
                    .into_iter()
                    .filter_map(|own| Rule::read(own, library, problems)),
            );
            form.worklists
                .extend(file.tables("worklist").into_iter().filter_map(|own| reader.worklist(own)));
            file.finish();
        }
        form.check_worklists(problems);
        form.check_ids(problems);
        for rule in &form.rules {
            rule.check_references(&form, problems);
        }
        form.check_formulas(library, problems);
        form.check_circles(problems);
        form.check_sums(problems);
        form.check_units(library, problems);
        form.check_time(library, problems);
        Some(form)
    }
}

impl<'r> Reader<'r> {
    /// A formula, which gives a number.
    pub(super) fn formula(&self, said: &Said) -> Option<Formula> {
        Formula::parse(said, Gives::Number, self.library.known(), self.problems)
    }

    /// The word of `collate`, which is read where units are put together.
    pub(super) fn collate(&self, fields: &Fields<'_>) {
        word_of(fields, COLLATE, &COLLATED, self.problems);
    }

    pub(super) fn column(&self, table: &'r Table) -> RawColumn<'r> {
        let fields = Fields::new(table, self.problems);
        self.collate(&fields);
        let decimals = decimals_of(&fields).unwrap_or(0);
        let unit = self.unit(&fields);
        let formula = fields.said("formula").and_then(|said| self.formula(&said));
        let proposed = fields.said("proposed").and_then(|said| self.formula(&said));
        let exact = formula.is_some() && fields.text("of").as_deref() == Some("exact");
        let no_divisor = fields.integer("no_divisor");
        let group = fields.text("group").unwrap_or_default();
        let title = fields.text("title").unwrap_or_default();
        let spec = ColumnSpec {
            id: fields.need("id").text,
            title: match (group.as_str(), title.as_str()) {
                ("", _) => title,
                (_, "") => group.clone(),
                _ => format!("{group}{UNDER}{title}"),
            },
            group,
            unit: unit.unwrap_or(Unit::Other),
            decimals,
            when: fields.text("when").filter(|word| chooses(word)),
            period: self.period(&fields),
            role: fields.text("role"),
            only_if: self.only_if(&fields),
            source: fields.text("source").unwrap_or_default(),
            of_which: fields.texts("of_which").into_iter().map(|said| said.text).collect(),
            part_of: fields.texts("part_of").into_iter().map(|said| said.text).collect(),
            rural: fields.bool("rural").unwrap_or(false),
            written: as_written(table),
            place: table.place.clone(),
        };
        for key in MEASURES.iter().chain(&["where", "of", "once_per", "pick", "spread"]) {
            fields.item(key);
        }
        let change = fields.table("change").map(|own| self.change(own));
        fields.finish();
        let spec_of = |formula| FormulaSpec {
            formula,
            exact,
            axis: Axis::Columns,
            no_divisor: no_divisor.map(i128::from).map(Exact::whole),
        };
        let formula = formula.map(|formula| Content::Formula(spec_of(formula)));
        let proposed = proposed.map(|formula| Content::Proposed(spec_of(formula)));
        RawColumn { fields: table, spec, formula, proposed, change }
    }

    pub(super) fn unit(&self, fields: &Fields<'_>) -> Option<Unit> {
        let said = fields.said("unit")?;
        let unit = Unit::from_word(&said.text);
        if unit.is_none() {
            self.problems.push(
                Diagnostic::error("T107")
                    .at(&said.place)
                    .with("found", &said.text)
                    .with("known", Unit::words().join(", ")),
            );
        }
        unit
    }

    /// `period = "year-1"`: another period than the return's.
    pub(super) fn period(&self, fields: &Fields<'_>) -> Option<Shift> {
        let said = fields.said("period")?;
        let shift = Shift::from_word(&said.text);
        if shift.is_none() {
            self.problems.push(
                Diagnostic::error("T107")
                    .at(&said.place)
                    .with("found", &said.text)
                    .with("known", Shift::KNOWN),
            );
        }
        shift
    }

    /// `valid_from`, `valid_to`, for printing.
    pub(super) fn validity(&self, fields: &Fields<'_>) -> String {
        let day = |key: &'static str| day(fields.said(key)?, self.problems);
        validity_text(day("valid_from").as_deref(), day("valid_to").as_deref())
    }
}

/// A day of validity as written (T112 when it is none).
fn day(said: Said, problems: &Problems) -> Option<String> {
    if said.text.parse::<chrono::NaiveDate>().is_err() {
        let last = last_day_meant(&said.text).unwrap_or_else(|| "none".to_owned());
        let found = Diagnostic::error("T112").at(&said.place).with("found", &said.text);
        problems.push(found.with("last", last));
    }
    Some(said.text)
}

/// `od 2021-01-01`, `do 2023-12-31`, both, or nothing.
pub fn validity_text(from: Option<&str>, to: Option<&str>) -> String {
    let parts = [from.map(|day| format!("od {day}")), to.map(|day| format!("do {day}"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A word out of a few (T107); none when it was not said.
pub(super) fn word_of(
    fields: &Fields<'_>,
    key: &'static str,
    known: &[&str],
    problems: &Problems,
) -> Option<String> {
    crate::template::view::word(fields.said(key), known, problems)
}

pub(super) fn said_of(table: &Table, key: &str) -> Option<Said> {
    table.entries.get(key).and_then(|(_, item)| item.as_said())
}

/// How the values of many units become one where they are entered by hand: nobody but the template knows that one is an
/// average. Polish: zestawianie wartości wpisywanych.
pub const COLLATE: &str = "collate";
pub const COLLATED: [&str; 5] = ["sum", "average", "share", "greatest", "least"];

/// The keys of the language that say what is counted, asked or compared.
const WRITTEN: [&str; 20] = [
    "period", "where", "when", "of", "count", "sum", "average", "minimum", "maximum", "median",
    "once_per", "pick", "spread", "formula", "proposed", "only_if", "check", "printed", "if",
    COLLATE,
];

/// What a section, row, column, cell or rule says, as written.
pub fn as_written(table: &Table) -> AsWritten {
    WRITTEN.iter().filter_map(|key| Some((*key, said_of(table, key)?.text))).collect()
}
