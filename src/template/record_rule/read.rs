//! A rule over records read from TOML.

use super::written_out::written_out;
use super::{RecordCheck, RecordRule};
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::document::{Fields, Item, Said, Table, Value};
use crate::expression::{Node, Shape, check};
use crate::model::Type;
use crate::model::schema::unknown_name;
use crate::template::Library;
use crate::template::rule::WhenMissing;
use crate::template::view::word;

/// The words of which a rule says exactly one.
const CHECKS: [&str; 11] = [
    "check",
    "unique",
    "references",
    "in_list",
    "required",
    "all_or_none",
    "exactly_one",
    "required_if",
    "ordered",
    "no_overlap",
    "alike",
];

/// The rules of one file, every `for` written out.
pub fn read_all(root: &Table, library: &Library, problems: &Problems) -> Vec<RecordRule> {
    let Some((_, Item { value: Value::List(items), .. })) = root.entries.get("record_rule") else {
        return Vec::new();
    };
    let mut rules = Vec::new();
    for table in items.iter().filter_map(Item::as_table) {
        for own in written_out(table, problems) {
            let reader = Reader { library, problems, fields: Fields::new(&own, problems) };
            rules.extend(reader.rule());
        }
    }
    rules
}

pub(super) struct Reader<'r> {
    pub(super) library: &'r Library,
    pub(super) problems: &'r Problems,
    pub(super) fields: Fields<'r>,
}

impl Reader<'_> {
    fn rule(self) -> Option<RecordRule> {
        let over = self.fields.need("over");
        let Some(shape) = self.library.shape(&over.text) else {
            self.problems.push(self.library.unknown_source(&over));
            return None;
        };
        let condition = match self.fields.said("where") {
            None => None,
            Some(said) => Some(self.condition(&said, &shape)?),
        };
        let kind = self.kind(&shape);
        let line = |key: &str| {
            self.fields.table.entries.get(key).map(|(_, item)| item.line()).unwrap_or_default()
        };
        let of_check = |key: &&&str| self.fields.table.entries.contains_key(**key);
        let word_of_check = CHECKS.iter().find(of_check).copied().unwrap_or_default();
        let severity =
            word(Some(self.fields.need("severity")), &["error", "warning", "note"], self.problems);
        let missing = WhenMissing::read(self.fields.said("missing"), self.problems);
        let rule = RecordRule {
            id: self.fields.need("id").text,
            title: self.fields.need("title").text,
            over: over.text,
            condition,
            kind: kind?,
            missing,
            written: (word_of_check.to_owned(), line(word_of_check)),
            written_condition: line("where"),
            severity: severity
                .and_then(|word| Severity::from_word(&word))
                .unwrap_or(Severity::Error),
            blame: self.fields.texts("blame").iter().map(|said| self.blame(said)).collect(),
            measured: self.fields.text("measured").unwrap_or_default(),
            fix: self.fields.text("fix").unwrap_or_default(),
            source: self.fields.text("source").unwrap_or_default(),
            justify: self.fields.bool("justify").unwrap_or(false),
            place: self.fields.table.place.clone(),
        };
        self.fields.item("note");
        if self.library.reads_day(&rule.over) {
            self.problems.push(Diagnostic::error("T408").at(&rule.place).with("name", &rule.over));
        }
        self.fields.finish();
        Some(rule)
    }

    /// A condition on one record: it may ask neither the rows of a form nor the day of a count.
    pub(super) fn condition(&self, said: &Said, shape: &Shape) -> Option<Node> {
        let scope = self.library.scope(shape, None);
        let node = check(said, &scope, Some(&Type::Bool), self.problems)?;
        if let Some(row) = node.rows().first() {
            let row = row.split(' ').next().unwrap_or_default();
            self.problems.push(Diagnostic::error("T522").at(&said.place).with("row", row));
        }
        if node.reads_day() {
            self.problems.push(Diagnostic::error("T408").at(&said.place).with("name", ":day"));
        }
        Some(node)
    }

    /// Exactly one of the words says what must hold (T521).
    fn kind(&self, shape: &Shape) -> Option<RecordCheck> {
        let said: Vec<&str> = CHECKS
            .into_iter()
            .filter(|word| self.fields.table.entries.contains_key(*word))
            .collect();
        let [word] = said.as_slice() else {
            self.problems.push(
                Diagnostic::error("T521")
                    .at(&self.fields.table.place)
                    .with("found", said.join(", "))
                    .with("known", CHECKS.join(", ")),
            );
            for word in CHECKS {
                self.fields.item(word);
            }
            return None;
        };
        match *word {
            "check" => {
                let said = self.fields.said("check")?;
                self.condition(&said, shape).map(RecordCheck::True)
            }
            "unique" => self.unique(shape),
            "references" => self.references(shape),
            "no_overlap" => self.no_overlap(shape),
            "alike" => self.alike(shape),
            word => self.shorthand(word, shape).map(RecordCheck::True),
        }
    }

    /// The columns that a word names: at least one, and all of them known.
    pub(super) fn columns(&self, key: &'static str, shape: &Shape) -> Option<Vec<Said>> {
        let columns = self.fields.texts(key);
        if columns.is_empty() {
            self.fields.missing(key);
            return None;
        }
        for name in &columns {
            self.known(name, shape)?;
        }
        Some(columns)
    }

    pub(super) fn known(&self, name: &Said, shape: &Shape) -> Option<()> {
        if shape.columns.contains_key(&name.text) {
            return Some(());
        }
        self.problems.push(unknown_name(name, shape.names()));
        None
    }

    /// `table` or `table.column`.
    fn blame(&self, said: &Said) -> (String, Option<String>) {
        let (table, name) = match said.text.split_once('.') {
            Some((table, name)) => (table, Some(name)),
            None => (said.text.as_str(), None),
        };
        let part = |text: &str| Said { text: text.to_owned(), place: said.place.clone() };
        match self.library.tables.get(table) {
            None => self.problems.push(self.library.unknown_source(&part(table))),
            Some(schema) => {
                if let Some(name) = name.filter(|name| schema.column(name).is_none()) {
                    self.problems.push(unknown_name(&part(name), schema.column_names()));
                }
            }
        }
        (table.to_owned(), name.map(str::to_owned))
    }
}
