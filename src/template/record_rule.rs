//! Rules over records, as written in `tables/` and `views/`. Polish: reguła danych.

use super::Library;
use super::rule::WhenMissing;
use crate::diagnostic::{Diagnostic, Problems, Severity, SourcePlace};
use crate::document::{Fields, Item, Said, Table, Value};
use crate::expression::{Arithmetic, Comparison, Function, Interval, Kind, Node, Shape, check};
use crate::model::Type;
use crate::model::schema::unknown_name;

#[derive(Clone, Debug)]
pub struct RecordRule {
    pub id: String,
    pub title: String,
    /// The table or view whose records it judges.
    pub over: String,
    /// The records it speaks of; for others it is not applicable.
    pub condition: Option<Node>,
    pub kind: RecordCheck,
    pub missing: WhenMissing,
    pub severity: Severity,
    /// Tables, and columns of them, whose rows a finding shows; none is every table of the record.
    pub blame: Vec<(String, Option<String>)>,
    pub fix: String,
    pub source: String,
    pub place: SourcePlace,
}

#[derive(Clone, Debug)]
pub enum RecordCheck {
    /// Must be true of every record.
    True(Node),
    /// No two records share these values.
    Unique { columns: Vec<String>, blanks_equal: bool },
    /// The values stand in the columns of another table or view.
    References { columns: Vec<String>, target: String, keys: Vec<String> },
    /// Intervals of one key do not overlap; touching is no overlap, an open one never ends.
    NoOverlap { per: Vec<String>, of: Interval },
}

const CHECKS: [&str; 10] = [
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

/// `for = { t = ["placements", "leavers"] }`: the rule once for each value, in place of `{t}`.
fn written_out(table: &Table, problems: &Problems) -> Vec<Table> {
    let Some((_, item)) = table.entries.get("for") else {
        return vec![table.clone()];
    };
    let mut plain = table.clone();
    plain.entries.remove("for");
    let Some(variables) = item.as_table() else {
        item.wrong_kind("table", problems);
        return vec![plain];
    };
    let mut all = vec![plain];
    for (name, (_, values)) in &variables.entries {
        let Value::List(values) = &values.value else {
            values.wrong_kind("list", problems);
            continue;
        };
        let mark = format!("{{{name}}}");
        all = all
            .iter()
            .flat_map(|own| {
                values.iter().filter_map(Item::as_said).map(|value| put(own, &mark, &value.text))
            })
            .collect();
    }
    all
}

fn put(table: &Table, mark: &str, value: &str) -> Table {
    let entries = table
        .entries
        .iter()
        .map(|(name, (place, item))| (name.clone(), (place.clone(), put_item(item, mark, value))));
    Table { place: table.place.clone(), entries: entries.collect() }
}

fn put_item(item: &Item, mark: &str, text: &str) -> Item {
    let value = match &item.value {
        Value::Text(own) => Value::Text(own.replace(mark, text)),
        Value::List(items) => {
            Value::List(items.iter().map(|item| put_item(item, mark, text)).collect())
        }
        Value::Table(table) => Value::Table(put(table, mark, text)),
        other => other.clone(),
    };
    Item { value, place: item.place.clone() }
}

struct Reader<'r> {
    library: &'r Library,
    problems: &'r Problems,
    fields: Fields<'r>,
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
        let severity = super::view::word(
            Some(self.fields.need("severity")),
            &["error", "warning", "note"],
            self.problems,
        );
        let missing = WhenMissing::read(self.fields.said("missing"), self.problems);
        let rule = RecordRule {
            id: self.fields.need("id").text,
            title: self.fields.need("title").text,
            over: over.text,
            condition,
            kind: kind?,
            missing,
            severity: severity
                .and_then(|word| Severity::from_word(&word))
                .unwrap_or(Severity::Error),
            blame: self.fields.texts("blame").iter().map(|said| self.blame(said)).collect(),
            fix: self.fields.text("fix").unwrap_or_default(),
            source: self.fields.text("source").unwrap_or_default(),
            place: self.fields.table.place.clone(),
        };
        for key in ["justify", "note"] {
            self.fields.item(key);
        }
        if self.library.reads_day(&rule.over) {
            self.problems.push(Diagnostic::error("T408").at(&rule.place).with("name", &rule.over));
        }
        self.fields.finish();
        Some(rule)
    }

    fn condition(&self, said: &Said, shape: &Shape) -> Option<Node> {
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
            "unique" => {
                let columns = self.columns("unique", shape)?;
                let blanks =
                    super::view::word(self.fields.said("blanks"), &["equal"], self.problems);
                let blanks_equal = blanks.is_some();
                Some(RecordCheck::Unique { columns: names(columns), blanks_equal })
            }
            "references" => self.references(shape),
            "in_list" => self.in_list(shape),
            "required" => {
                let columns = self.columns("required", shape)?;
                let there = columns.iter().map(|own| not(is_null(column(own, shape))));
                Some(RecordCheck::True(Node::all(there)))
            }
            "all_or_none" => {
                let columns = self.columns("all_or_none", shape)?;
                let empty = || columns.iter().map(|own| is_null(column(own, shape)));
                let all = Node::all(empty().map(not));
                Some(RecordCheck::True(either(all, Node::all(empty()))))
            }
            "exactly_one" => self.exactly_one(shape),
            "required_if" => {
                let own = Fields::new(self.fields.table("required_if")?, self.problems);
                let (name, when) = (own.need("column"), own.need("when"));
                own.finish();
                self.known(&name, shape)?;
                let when = self.condition(&when, shape)?;
                // Where the condition is unknown nothing is required.
                let asked = Node::call(Function::IsTrue, vec![when], Type::Bool);
                let there = not(is_null(column(&name, shape)));
                Some(RecordCheck::True(either(not(asked), there)))
            }
            "ordered" => {
                let columns = self.columns("ordered", shape)?;
                let pairs = columns.windows(2).map(|pair| {
                    let (left, right) = (column(&pair[0], shape), column(&pair[1], shape));
                    Node::compare(Comparison::LessOrEqual, left, right)
                });
                let ty = |own: &Said| &shape.columns[&own.text];
                let textual = columns.iter().find(|own| ty(own).is_textual());
                if let Some(own) = textual {
                    self.problems
                        .push(Diagnostic::error("T307").at(&own.place).with("found", &own.text));
                    return None;
                }
                if let Some(own) = columns.iter().find(|own| ty(own) != ty(&columns[0])) {
                    self.problems.push(
                        Diagnostic::error("T308")
                            .at(&own.place)
                            .with("left", ty(&columns[0]).to_string())
                            .with("right", ty(own).to_string()),
                    );
                    return None;
                }
                Some(RecordCheck::True(Node::all(pairs)))
            }
            _ => self.no_overlap(shape),
        }
    }

    fn references(&self, shape: &Shape) -> Option<RecordCheck> {
        let own = Fields::new(self.fields.table("references")?, self.problems);
        let columns = own.texts("columns");
        let (target, keys) = (own.need("in"), own.texts("keys"));
        own.finish();
        for name in &columns {
            self.known(name, shape)?;
        }
        let Some(other) = self.library.shape(&target.text) else {
            self.problems.push(self.library.unknown_source(&target));
            return None;
        };
        // Without `keys`: the key of the table, else columns of the same names.
        let keys = if !keys.is_empty() {
            keys
        } else {
            match self.library.tables.get(&target.text) {
                Some(table) if table.key.len() == columns.len() => table.key.clone(),
                _ => columns.clone(),
            }
        };
        for key in &keys {
            self.known(key, &other)?;
        }
        let types = |names: &[Said], shape: &Shape| -> Vec<Type> {
            names.iter().map(|name| shape.columns[&name.text].clone()).collect()
        };
        let (left, right) = (types(&columns, shape), types(&keys, &other));
        let alike = left.len() == right.len()
            && left
                .iter()
                .zip(&right)
                .all(|(left, right)| left == right || (left.is_textual() && right.is_textual()));
        if columns.is_empty() || !alike {
            let shown = |types: &[Type]| {
                types.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            };
            self.problems.push(
                Diagnostic::error("T308")
                    .at(&target.place)
                    .with("left", shown(&left))
                    .with("right", shown(&right)),
            );
            return None;
        }
        Some(RecordCheck::References {
            columns: names(columns),
            target: target.text,
            keys: names(keys),
        })
    }

    fn in_list(&self, shape: &Shape) -> Option<RecordCheck> {
        let own = Fields::new(self.fields.table("in_list")?, self.problems);
        let (name, list) = (own.need("column"), own.need("list"));
        own.finish();
        self.known(&name, shape)?;
        if !shape.columns[&name.text].is_textual() {
            self.problems.push(
                Diagnostic::error("T304")
                    .at(&name.place)
                    .with("expected", "text")
                    .with("found", shape.columns[&name.text].to_string()),
            );
            return None;
        }
        let Some(book) = self.library.codebooks.get(&list.text) else {
            let known = self.library.codebooks.keys().map(String::as_str);
            self.problems.push(Diagnostic::unknown("T208", &list.text, known).at(&list.place));
            return None;
        };
        let code = |code: &str| Node { kind: Kind::Text(code.to_owned()), ty: Some(Type::Text) };
        let codes = book.codes.iter().map(|line| code(&line.code)).collect();
        let kind = Kind::In(Box::new(column(&name, shape)), codes);
        Some(RecordCheck::True(Node { kind, ty: Some(Type::Bool) }))
    }

    fn exactly_one(&self, shape: &Shape) -> Option<RecordCheck> {
        let columns = self.columns("exactly_one", shape)?;
        let number = |value| Node { kind: Kind::Number(value), ty: Some(Type::Int) };
        let one = |own: &Said| {
            let there = not(is_null(column(own, shape)));
            let kind = Kind::Case(vec![(there, number(1))], Some(Box::new(number(0))));
            Node { kind, ty: Some(Type::Int) }
        };
        let sum = columns.iter().map(one).reduce(|left, right| Node {
            kind: Kind::Arithmetic(Arithmetic::Add, Box::new(left), Box::new(right)),
            ty: Some(Type::Int),
        })?;
        Some(RecordCheck::True(Node::compare(Comparison::Equal, sum, number(1))))
    }

    fn no_overlap(&self, shape: &Shape) -> Option<RecordCheck> {
        let own = Fields::new(self.fields.table("no_overlap")?, self.problems);
        let (per, of) = (own.texts("per"), own.need("of"));
        own.finish();
        for name in &per {
            self.known(name, shape)?;
        }
        let Some(interval) = shape.intervals.get(&of.text) else {
            let known = shape.intervals.keys().map(String::as_str);
            self.problems.push(Diagnostic::unknown("T207", &of.text, known).at(&of.place));
            return None;
        };
        Some(RecordCheck::NoOverlap { per: names(per), of: interval.clone() })
    }

    fn columns(&self, key: &'static str, shape: &Shape) -> Option<Vec<Said>> {
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

    fn known(&self, name: &Said, shape: &Shape) -> Option<()> {
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

fn names(said: Vec<Said>) -> Vec<String> {
    said.into_iter().map(|own| own.text).collect()
}

fn column(name: &Said, shape: &Shape) -> Node {
    Node::column(&name.text, shape.columns[&name.text].clone())
}

fn is_null(node: Node) -> Node {
    Node { kind: Kind::IsNull(Box::new(node)), ty: Some(Type::Bool) }
}

fn not(node: Node) -> Node {
    Node { kind: Kind::Not(Box::new(node)), ty: Some(Type::Bool) }
}

fn either(left: Node, right: Node) -> Node {
    Node { kind: Kind::Or(vec![left, right]), ty: Some(Type::Bool) }
}
