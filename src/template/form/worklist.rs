//! Lists for the people who do the work: which records wait, whose they are, how late they are.

use super::read::{Reader, as_written};
use super::{AsWritten, Form};
use crate::diagnostic::{Diagnostic, SourcePlace};
use crate::document::{Fields, Item, Said, Table, Value};
use crate::expression::{Node, Shape, check};
use crate::model::Type;
use crate::model::schema::unknown_name;

/// Records of a view on the last day of the period. Polish: lista robocza.
#[derive(Clone, Debug)]
pub struct Worklist {
    /// The name of its csv: `listy/<id>.csv`.
    pub id: String,
    pub title: String,
    /// What it means to be on it, in Polish.
    pub about: String,
    pub view: String,
    pub condition: Option<Node>,
    pub written: AsWritten,
    pub columns: Vec<ListColumn>,
    /// Columns by which it is put in order, after [`Worklist::split`].
    pub sort: Vec<String>,
    /// The column that says whose each record is.
    pub split: Option<String>,
    /// The column of the day by which something must be done.
    pub due: Option<String>,
    pub role: Option<String>,
    pub only_if: Option<Node>,
    pub source: String,
    pub place: SourcePlace,
}

/// A column of the list, and how it is headed.
#[derive(Clone, Debug)]
pub struct ListColumn {
    pub name: String,
    pub title: String,
    pub ty: Type,
}

impl Worklist {
    /// The columns of its view that it reads.
    pub fn reads(&self) -> impl Iterator<Item = &str> {
        let asked = self.condition.iter().flat_map(|node| {
            node.columns().into_iter().chain(node.asked_unreadable()).collect::<Vec<_>>()
        });
        let shown = self.columns.iter().map(|own| own.name.as_str());
        let others = self.sort.iter().chain(&self.split).chain(&self.due).map(String::as_str);
        asked.chain(shown).chain(others)
    }
}

impl Form {
    /// No two lists have one name (T106).
    pub(super) fn check_worklists(&self, problems: &crate::diagnostic::Problems) {
        let mut ids = std::collections::BTreeSet::new();
        for own in &self.worklists {
            if !ids.insert(&own.id) {
                problems.push(Diagnostic::error("T106").at(&own.place).with("name", &own.id));
            }
        }
    }
}

impl Reader<'_> {
    pub(super) fn worklist(&self, table: &Table) -> Option<Worklist> {
        let fields = Fields::new(table, self.problems);
        let (id, view) = (self.file_name(fields.need("id")), fields.need("view"));
        let Some(shape) = self.library.shape(&view.text) else {
            self.problems.push(self.library.unknown_source(&view));
            return None;
        };
        let condition = fields.said("where").and_then(|said| {
            check(&said, &self.library.scope(&shape, None), Some(&Type::Bool), self.problems)
        });
        let shown = fields.list("columns").into_iter();
        let columns = shown.filter_map(|item| self.list_column(item, &view.text, &shape)).collect();
        let known = |said: &Said| self.may_be_shown(said, &shape);
        let (sort, split) = (fields.texts("sort"), fields.said("split").filter(known));
        let due = fields.said("due").filter(known).filter(|said| self.is_day(said, &shape));
        let list = Worklist {
            id: id.text,
            title: fields.need("title").text,
            about: fields.text("about").unwrap_or_default(),
            view: view.text,
            condition,
            written: as_written(table),
            columns,
            sort: sort.into_iter().filter(known).map(|said| said.text).collect(),
            split: split.map(|said| said.text),
            due: due.map(|said| said.text),
            role: fields.text("role"),
            only_if: self.only_if(&fields),
            source: fields.text("source").unwrap_or_default(),
            place: table.place.clone(),
        };
        if list.columns.is_empty() {
            fields.missing("columns");
        }
        fields.finish();
        Some(list)
    }

    /// The id names a file: small letters, digits, `-` and `_` (T107).
    fn file_name(&self, id: Said) -> Said {
        let plain =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
        if !id.text.bytes().all(plain) {
            self.problems.push(
                Diagnostic::error("T107")
                    .at(&id.place)
                    .with("found", &id.text)
                    .with("known", "a–z, 0–9, -, _"),
            );
        }
        id
    }

    /// `"child_id"` or `{ name = "child_id", title = "Dziecko" }`.
    fn list_column(&self, item: &Item, view: &str, shape: &Shape) -> Option<ListColumn> {
        let (name, title) = match &item.value {
            Value::Table(table) => {
                let own = Fields::new(table, self.problems);
                let both = (own.need("name"), own.text("title"));
                own.finish();
                both
            }
            _ => match item.as_said() {
                Some(name) => (name, None),
                None => {
                    item.wrong_kind("text", self.problems);
                    return None;
                }
            },
        };
        if !self.may_be_shown(&name, shape) {
            return None;
        }
        let ty = shape.columns[&name.text].clone();
        let title = title.or_else(|| self.title_of(&name.text, &ty, view));
        let title = title.unwrap_or_else(|| name.text.clone());
        Some(ListColumn { name: name.text, title, ty })
    }

    /// The title of a column in the tables behind a view. When they call it by several, the table counts that
    /// the records come from.
    fn title_of(&self, name: &str, ty: &Type, view: &str) -> Option<String> {
        let (mut all, mut own) = Default::default();
        self.library.tables_behind(view, &mut all);
        self.library.tables_begun_from(view, &mut own);
        let title = [all, own]
            .iter()
            .find_map(|tables| self.library.column_title(name, ty, tables))
            .filter(|title| *title != name)?;
        let (first, rest) = title.split_at_checked(title.chars().next()?.len_utf8())?;
        Some(first.to_uppercase() + rest)
    }

    /// A column that is there (T201), and of which a list may tell: nothing personal (T525).
    fn may_be_shown(&self, name: &Said, shape: &Shape) -> bool {
        let Some(ty) = shape.columns.get(&name.text) else {
            self.problems.push(unknown_name(name, shape.names()));
            return false;
        };
        let own = name.text.rsplit('.').next().unwrap_or(&name.text);
        let personal = *ty == Type::Pesel || self.library.is_personal(own);
        if personal {
            self.problems.push(Diagnostic::error("T525").at(&name.place).with("name", &name.text));
        }
        !personal
    }

    fn is_day(&self, name: &Said, shape: &Shape) -> bool {
        let ty = &shape.columns[&name.text];
        if *ty != Type::Date {
            self.problems.push(
                Diagnostic::error("T304")
                    .at(&name.place)
                    .with("expected", "date")
                    .with("found", ty.to_string()),
            );
        }
        *ty == Type::Date
    }
}
