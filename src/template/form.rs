//! A return: head, options, variants, sections, rows, columns, cells. Polish: wzór sprawozdania.

use std::collections::{BTreeMap, BTreeSet};

use super::formula::Formula;
use super::rule::Rule;
use super::{Library, view::point_in_time};
use crate::diagnostic::{Diagnostic, Problems, SourcePlace, nearest};
use crate::document::{Fields, Said, Table};
use crate::expression::{Node, check};
use crate::model::Type;
use crate::report::Unit;

#[derive(Clone, Debug)]
pub struct Form {
    pub id: String,
    pub title: String,
    pub ministry: String,
    pub edition: String,
    pub valid_from: String,
    pub official: bool,
    pub roles: Vec<String>,
    pub variants: Vec<Variant>,
    pub options: Vec<OptionSpec>,
    pub sections: Vec<Section>,
    pub rules: Vec<Rule>,
}

/// One symbol of the return: half-year or year. Polish: odmiana.
#[derive(Clone, Debug)]
pub struct Variant {
    /// `half`, `year`, `quarter`, `month`.
    pub period: String,
    pub symbol: String,
    pub title: Option<String>,
    pub deadline: String,
}

/// What an office may choose; printed on the form.
#[derive(Clone, Debug)]
pub struct OptionSpec {
    pub id: String,
    pub label: String,
    pub ty: Type,
    pub default: String,
    pub values: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Section {
    pub id: String,
    pub title: String,
    pub role: Option<String>,
    pub source: String,
    pub place: SourcePlace,
    pub columns: Vec<ColumnSpec>,
    pub rows: Vec<RowSpec>,
}

#[derive(Clone, Debug)]
pub struct ColumnSpec {
    pub id: String,
    pub title: String,
    pub unit: Unit,
    pub decimals: u32,
}

#[derive(Clone, Debug)]
pub struct RowSpec {
    pub id: String,
    pub key: String,
    pub label: String,
    pub level: u32,
    pub heading: bool,
    pub source: String,
    pub part_of: Vec<(String, String)>,
    pub of_which: Vec<String>,
    pub place: SourcePlace,
    pub cells: Vec<CellSpec>,
}

/// What fills a cell: the last of its forms whose `only_if` is true.
#[derive(Clone, Debug, Default)]
pub struct CellSpec {
    pub choices: Vec<Choice>,
}

#[derive(Clone, Debug)]
pub struct Choice {
    pub only_if: Option<Node>,
    pub content: Content,
}

#[derive(Clone, Debug)]
pub enum Content {
    Blocked,
    Manual,
    Formula { formula: Formula, exact: bool },
    Count(Box<Count>),
}

/// Counting: the records of a view for which all conditions are true, measured.
#[derive(Clone, Debug)]
pub struct Count {
    pub view: ViewChoice,
    /// Of the section, its point in time and the row: they say which records the row has.
    pub conditions: Vec<Node>,
    /// Of the column and the cell.
    pub narrower: Vec<Node>,
    pub measure: Measure,
}

/// A view, or one for each value of an option.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewChoice {
    Always(String),
    ByOption { option: String, views: BTreeMap<String, String> },
}

impl ViewChoice {
    pub fn names(&self) -> Vec<&str> {
        match self {
            ViewChoice::Always(name) => vec![name],
            ViewChoice::ByOption { views, .. } => views.values().map(String::as_str).collect(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// Every record.
    Records,
    /// Distinct present values.
    Distinct(Node),
    Sum(Node),
    /// A quantity once for each key; when it differs between the records of a key, the one of the
    /// record that is latest by `pick`, else an error.
    SumOnce {
        value: Node,
        per: Node,
        pick: Option<Node>,
    },
    Average(Node),
    Minimum(Node),
    Maximum(Node),
    Median(Node),
}

/// A column set as written; measures are checked for each view that uses it.
struct RawColumn<'t> {
    fields: &'t Table,
    spec: ColumnSpec,
}

/// Everything a reader of sections needs at hand.
struct Reader<'r> {
    library: &'r Library,
    problems: &'r Problems,
    column_sets: BTreeMap<String, Vec<RawColumn<'r>>>,
    /// Measures already complained about, so that a mistake is told once and not per row.
    told: std::cell::RefCell<BTreeSet<(usize, String)>>,
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

    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The variant whose period this is: `half`, `year`.
    pub fn variant(&self, kind: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.period == kind)
    }

    /// The tables that the cells of the given roles are counted from.
    pub fn tables(&self, library: &Library) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (_, count) in self.counts() {
            for view in count.view.names() {
                library.tables_behind(view, &mut found);
            }
        }
        found
    }

    fn counts(&self) -> impl Iterator<Item = (&RowSpec, &Count)> {
        self.sections.iter().flat_map(|section| &section.rows).flat_map(|row| {
            row.cells.iter().flat_map(|cell| &cell.choices).filter_map(move |choice| match &choice
                .content
            {
                Content::Count(count) => Some((row, &**count)),
                _ => None,
            })
        })
    }

    /// Ids and keys are unique within their section; parts and wholes exist.
    fn check_ids(&self, problems: &Problems) {
        let mut sections = BTreeSet::new();
        for section in &self.sections {
            if !sections.insert(&section.id) {
                problems
                    .push(Diagnostic::error("T106").at(&section.place).with("name", &section.id));
            }
            let mut names = BTreeSet::new();
            for row in &section.rows {
                for name in [&row.id, &row.key] {
                    if !name.is_empty() && !names.insert(name) && row.id != row.key {
                        problems.push(Diagnostic::error("T106").at(&row.place).with("name", name));
                    }
                }
            }
            for row in &section.rows {
                for whole in row.part_of.iter().map(|(whole, _)| whole).chain(&row.of_which) {
                    if section.row(whole).is_none() {
                        problems.push(unknown_row(whole, section, &row.place));
                    }
                }
            }
        }
        for (row, count) in self.counts() {
            for wanted in count.conditions.iter().chain(&count.narrower).flat_map(Node::rows) {
                let wanted = wanted.split(' ').next().unwrap_or_default();
                let found = wanted
                    .split_once('/')
                    .and_then(|(section, row)| self.section(section)?.row(row));
                if found.is_none() {
                    problems.push(Diagnostic::error("T502").at(&row.place).with("cell", wanted));
                }
            }
        }
    }

    /// Every row that a formula names exists.
    fn check_formulas(&self, problems: &Problems) {
        for section in &self.sections {
            for row in &section.rows {
                let formulas =
                    row.cells.iter().flat_map(|cell| &cell.choices).filter_map(|choice| {
                        match &choice.content {
                            Content::Formula { formula, .. } => Some(formula),
                            _ => None,
                        }
                    });
                let mut told = BTreeSet::new();
                for reference in formulas.flat_map(Formula::references) {
                    for name in reference.parts[0].split("..") {
                        if section.row(name).is_none() && told.insert(name.to_owned()) {
                            problems.push(unknown_row(name, section, &row.place));
                        }
                    }
                }
            }
        }
    }
}

impl Section {
    /// A row by key or id.
    pub fn row(&self, name: &str) -> Option<(usize, &RowSpec)> {
        let rows = || self.rows.iter().enumerate();
        rows().find(|(_, row)| row.key == name).or_else(|| rows().find(|(_, row)| row.id == name))
    }

    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }
}

pub fn unknown_row(name: &str, section: &Section, place: &SourcePlace) -> Diagnostic {
    let known: Vec<&str> = section.rows.iter().map(|row| row.key.as_str()).collect();
    Diagnostic::error("T503")
        .at(place)
        .with("name", name)
        .with("section", &section.id)
        .with("nearest", nearest(name, known.iter().copied()).unwrap_or("-"))
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

    fn column_spec(&self, table: &Table) -> ColumnSpec {
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

    fn section(&mut self, table: &'r Table) -> Section {
        let fields = Fields::new(table, self.problems);
        let id = fields.need("id").text;
        let set = match fields.item("columns").map(|item| &item.value) {
            Some(crate::document::Value::Text(name)) => {
                if !self.column_sets.contains_key(name) {
                    let known = self.column_sets.keys().map(String::as_str);
                    self.problems.push(
                        Diagnostic::error("T504")
                            .at(fields.place_of("columns"))
                            .with("name", name)
                            .with("nearest", nearest(name, known).unwrap_or("-")),
                    );
                }
                name.clone()
            }
            _ => {
                let columns = fields
                    .tables("columns")
                    .into_iter()
                    .map(|own| RawColumn { fields: own, spec: self.column_spec(own) })
                    .collect();
                let name = format!("section {id}");
                self.column_sets.insert(name.clone(), columns);
                name
            }
        };
        let view = self.view(&fields);
        let scope = Inherited {
            view: view.clone(),
            condition: fields.said("where"),
            when: fields.said("when"),
            of: fields.said("of"),
        };
        let empty = Vec::new();
        let columns = self.column_sets.get(&set).unwrap_or(&empty);
        let overrides: Vec<&Table> = fields.tables("cell");
        let mut rows: Vec<RowSpec> =
            fields.tables("row").into_iter().map(|row| self.row(row, &scope, columns)).collect();
        for own in overrides {
            self.override_cell(own, &scope, columns, &mut rows);
        }
        let section = Section {
            id,
            title: fields.text("title").unwrap_or_default(),
            role: fields.text("role"),
            source: fields.text("source").unwrap_or_default(),
            place: table.place.clone(),
            columns: columns.iter().map(|column| column.spec.clone()).collect(),
            rows,
        };
        for key in ["official", "period"] {
            fields.item(key);
        }
        fields.finish();
        section
    }

    /// `view = "name"` or `{ option = "basis", decyzja = "granted", … }`.
    fn view(&self, fields: &Fields<'_>) -> Option<ViewChoice> {
        let item = fields.item("view")?;
        let named = |said: Said| {
            if self.library.source(&said.text).is_none() {
                self.problems.push(self.library.unknown_source(&said));
                return None;
            }
            Some(said.text)
        };
        match item.as_table() {
            None => named(fields.said("view")?).map(ViewChoice::Always),
            Some(table) => {
                let option = table.entries.get("option").and_then(|(_, item)| item.as_said())?;
                let mut views = BTreeMap::new();
                for (value, (_, item)) in &table.entries {
                    if value != "option" {
                        views.insert(value.clone(), named(item.as_said()?)?);
                    }
                }
                Some(ViewChoice::ByOption { option: option.text, views })
            }
        }
    }

    fn row(&self, table: &Table, section: &Inherited, columns: &[RawColumn<'_>]) -> RowSpec {
        let fields = Fields::new(table, self.problems);
        let heading = fields.said("heading");
        let own_view = self.view(&fields);
        let inherited = match own_view {
            // A row over another view leaves out the section's filter and point in time.
            Some(view) => Inherited { view: Some(view), condition: None, when: None, of: None },
            None => section.clone(),
        };
        let of = fields.said("of");
        let inherited = Inherited {
            when: fields.said("when").or(inherited.when.clone()),
            of: of.or(inherited.of.clone()),
            ..inherited
        };
        let blocked: Vec<Said> = fields.texts("blocked");
        for column in &blocked {
            if !columns.iter().any(|own| own.spec.id == column.text) {
                self.unknown_column(column, columns);
            }
        }
        let manual = fields.bool("manual").unwrap_or(false);
        let condition = fields.said("where");
        let formula = fields.said("formula").and_then(|said| Formula::parse(&said, self.problems));
        let only_if = self.only_if(&fields);
        let cells = if heading.is_some() {
            Vec::new()
        } else {
            columns
                .iter()
                .map(|column| {
                    let content = if blocked.iter().any(|own| own.text == column.spec.id) {
                        Some(Content::Blocked)
                    } else if manual {
                        Some(Content::Manual)
                    } else if let Some(formula) = &formula {
                        Some(Content::Formula { formula: formula.clone(), exact: false })
                    } else {
                        self.count(&inherited, condition.as_ref(), column.fields, None)
                            .map(|count| Content::Count(Box::new(count)))
                    };
                    let choices = content
                        .map(|content| Choice { only_if: only_if.clone(), content })
                        .into_iter()
                        .collect();
                    CellSpec { choices }
                })
                .collect()
        };
        let row = RowSpec {
            id: if heading.is_some() {
                fields.text("id").unwrap_or_default()
            } else {
                fields.need("id").text
            },
            key: fields.text("key").unwrap_or_else(|| fields.text("id").unwrap_or_default()),
            label: heading
                .as_ref()
                .map(|said| said.text.clone())
                .or_else(|| fields.text("label"))
                .unwrap_or_default(),
            level: fields.integer("level").and_then(|level| u32::try_from(level).ok()).unwrap_or(0),
            heading: heading.is_some(),
            source: fields.text("source").unwrap_or_default(),
            part_of: fields.item("part_of").map(|item| self.parts(item)).unwrap_or_default(),
            of_which: fields.texts("of_which").into_iter().map(|said| said.text).collect(),
            place: table.place.clone(),
            cells,
        };
        for key in ["official", "role"] {
            fields.item(key);
        }
        fields.finish();
        row
    }

    fn unknown_column(&self, name: &Said, columns: &[RawColumn<'_>]) {
        let known: Vec<&str> = columns.iter().map(|own| own.spec.id.as_str()).collect();
        self.problems.push(
            Diagnostic::error("T505")
                .at(&name.place)
                .with("name", &name.text)
                .with("known", known.join(", ")),
        );
    }

    fn only_if(&self, fields: &Fields<'_>) -> Option<Node> {
        let said = fields.said("only_if")?;
        let (columns, intervals) = (BTreeMap::new(), BTreeMap::new());
        let scope = self.library.scope(&columns, &intervals, None);
        check(&said, &scope, Some(&Type::Bool), self.problems)
    }

    /// `"whole"`, `{ row = "whole", by = "…" }` or a list of them.
    fn parts(&self, item: &crate::document::Item) -> Vec<(String, String)> {
        use crate::document::Value;
        match &item.value {
            Value::Text(whole) => vec![(whole.clone(), String::new())],
            Value::Table(table) => {
                let fields = Fields::new(table, self.problems);
                let part = (fields.need("row").text, fields.text("by").unwrap_or_default());
                fields.finish();
                vec![part]
            }
            Value::List(items) => items.iter().flat_map(|own| self.parts(own)).collect(),
            _ => {
                item.wrong_kind("text", self.problems);
                Vec::new()
            }
        }
    }

    /// What a cell counts: the conditions of section, `when`, column, row, and its measure.
    fn count(
        &self,
        inherited: &Inherited,
        row: Option<&Said>,
        column: &Table,
        cell: Option<&Table>,
    ) -> Option<Count> {
        let view = inherited.view.clone()?;
        let mut result = None;
        for name in view.names() {
            let (columns, intervals) = self.library.source(name)?;
            let scope = self.library.scope(&columns, &intervals, None);
            let silent = Problems::default();
            let (mut conditions, mut narrower) = (Vec::new(), Vec::new());
            let field = |key: &'static str| {
                cell.and_then(|own| said_of(own, key)).or_else(|| said_of(column, key))
            };
            let of_row = [inherited.condition.clone(), row.cloned()];
            let of_cell = [said_of(column, "where"), cell.and_then(|own| said_of(own, "where"))];
            let mut good = true;
            for (filters, found) in [(of_row, &mut conditions), (of_cell, &mut narrower)] {
                for said in filters.into_iter().flatten() {
                    match check(&said, &scope, Some(&Type::Bool), &silent) {
                        Some(node) => found.push(node),
                        None => good = false,
                    }
                }
            }
            if let Some(word) = field("when").or_else(|| inherited.when.clone()) {
                let of = field("of").or_else(|| inherited.of.clone()).unwrap_or_else(|| Said {
                    text: intervals.keys().next().cloned().unwrap_or_default(),
                    place: word.place.clone(),
                });
                match point_in_time(&word, &of, &columns, &intervals, &silent) {
                    Some(node) => conditions.push(node),
                    None => good = false,
                }
            }
            let own_measure =
                cell.filter(|own| MEASURES.iter().any(|key| own.entries.contains_key(*key)));
            let measure = self.measure(own_measure.unwrap_or(column), &scope, &silent);
            self.tell_once(silent, name);
            if let (true, Some(measure)) = (good, measure) {
                result = Some(Count { view: view.clone(), conditions, narrower, measure });
            }
        }
        result
    }

    /// Passes on what was noted, unless the same place was already blamed for the same view.
    fn tell_once(&self, noted: Problems, view: &str) {
        for diagnostic in noted.into_vec() {
            let start = diagnostic
                .places
                .first()
                .and_then(|place| place.source.as_ref())
                .map_or(0, |place| place.range.start);
            if self.told.borrow_mut().insert((start, format!("{view} {}", diagnostic.code))) {
                self.problems.push(diagnostic.with("view", view));
            }
        }
    }

    fn measure(
        &self,
        table: &Table,
        scope: &crate::expression::Scope<'_>,
        problems: &Problems,
    ) -> Option<Measure> {
        let node = |key: &str| {
            said_of(table, key).map(|said| check(&said, scope, None, problems).ok_or(()))
        };
        if said_of(table, "count").is_some_and(|said| said.text == "*") {
            return Some(Measure::Records);
        }
        if let Some(found) = node("count") {
            return Some(Measure::Distinct(found.ok()?));
        }
        if let Some(found) = node("sum") {
            let value = found.ok()?;
            return Some(match node("once_per") {
                None => Measure::Sum(value),
                Some(per) => {
                    let pick = match node("pick") {
                        None => None,
                        Some(found) => Some(found.ok()?),
                    };
                    Measure::SumOnce { value, per: per.ok()?, pick }
                }
            });
        }
        for (key, make) in [
            ("average", Measure::Average as fn(Node) -> Measure),
            ("minimum", Measure::Minimum),
            ("maximum", Measure::Maximum),
            ("median", Measure::Median),
        ] {
            if let Some(found) = node(key) {
                return Some(make(found.ok()?));
            }
        }
        problems
            .push(Diagnostic::error("T506").at(&table.place).with("known", MEASURES.join(", ")));
        None
    }

    fn override_cell(
        &self,
        table: &Table,
        section: &Inherited,
        columns: &[RawColumn<'_>],
        rows: &mut [RowSpec],
    ) {
        let fields = Fields::new(table, self.problems);
        let (row, column) = (fields.texts("row"), fields.texts("column"));
        let only_if = self.only_if(&fields);
        let own_view = self.view(&fields);
        let formula = fields.said("formula").and_then(|said| Formula::parse(&said, self.problems));
        let exact = fields.text("of").as_deref() == Some("exact");
        let (blocked, manual) =
            (fields.bool("blocked").unwrap_or(false), fields.bool("manual").unwrap_or(false));
        let row_where = fields.said("row_where");
        for key in MEASURES.iter().chain(&["where", "when", "once_per", "pick", "round"]) {
            fields.item(key);
        }
        fields.finish();
        for row in &row {
            let Some(found) = rows.iter_mut().find(|own| own.key == row.text || own.id == row.text)
            else {
                self.problems
                    .push(Diagnostic::error("T507").at(&row.place).with("name", &row.text));
                continue;
            };
            for column in &column {
                let Some(index) = columns.iter().position(|own| own.spec.id == column.text) else {
                    self.unknown_column(column, columns);
                    continue;
                };
                let content = if blocked {
                    Some(Content::Blocked)
                } else if manual {
                    Some(Content::Manual)
                } else if let Some(formula) = &formula {
                    Some(Content::Formula { formula: formula.clone(), exact })
                } else {
                    // Another measure of the same records: the row's conditions stay.
                    let base = found.cells[index].choices.iter().find_map(|choice| {
                        match &choice.content {
                            Content::Count(count) => Some(count.clone()),
                            _ => None,
                        }
                    });
                    let inherited = Inherited {
                        view: own_view.clone().or(section.view.clone()),
                        ..Inherited::default()
                    };
                    let own = self.count(
                        &inherited,
                        row_where.as_ref(),
                        columns[index].fields,
                        Some(table),
                    );
                    own.map(|count| {
                        let mut conditions = base.map(|base| base.conditions).unwrap_or_default();
                        conditions.extend(count.conditions);
                        Content::Count(Box::new(Count { conditions, ..count }))
                    })
                };
                if let Some(content) = content {
                    found.cells[index].choices.push(Choice { only_if: only_if.clone(), content });
                }
            }
        }
    }
}

const MEASURES: [&str; 6] = ["count", "sum", "average", "minimum", "maximum", "median"];

/// What a row takes from its section.
#[derive(Clone, Default)]
struct Inherited {
    view: Option<ViewChoice>,
    condition: Option<Said>,
    when: Option<Said>,
    of: Option<Said>,
}

fn said_of(table: &Table, key: &str) -> Option<Said> {
    table.entries.get(key).and_then(|(_, item)| item.as_said())
}
