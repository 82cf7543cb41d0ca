//! The expression language of templates: standard SQL, a closed subset, checked when loaded.
//!
//! [`check`] turns text into a typed [`Node`]; `evaluate` gives it values. Nothing here knows data.

mod aggregate;
mod check;
mod function;
mod parse;

use std::collections::{BTreeMap, BTreeSet};

pub use aggregate::{Aggregate, AggregateKind, check_aggregate};
pub use check::{check, scale_of};
pub use function::Function;
pub use parse::parse;

use crate::model::{Codebooks, Parameters, Type};

/// A checked expression. `ty` is none for a bare `null`.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub kind: Kind,
    pub ty: Option<Type>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Column(String),
    /// `:start`, an option, …; its value comes with the run.
    Parameter(String),
    Text(String),
    /// int, decimal, money, date or bool, as [`crate::model::value`] stores them.
    Number(i64),
    Null,
    Not(Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
    Compare(Comparison, Box<Node>, Box<Node>),
    Arithmetic(Arithmetic, Box<Node>, Box<Node>),
    /// The value times a power of ten: decimals of two scales meet.
    Rescale(Box<Node>, i64),
    In(Box<Node>, Vec<Node>),
    IsNull(Box<Node>),
    Case(Vec<(Node, Node)>, Option<Box<Node>>),
    Call(Function, Vec<Node>),
    /// Is the code in a group of its list?
    InGroup(Box<Node>, String, String),
    /// Is the key among the records of a row? The text is `section/row column`.
    InRow(Box<Node>, String),
    /// A dated parameter on a day.
    Param(String, Box<Node>),
    /// Was the value of the column unreadable?
    Unreadable(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    Add,
    Subtract,
    Multiply,
}

/// Two date columns of the records at hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    pub from: String,
    pub to: String,
    pub to_is_day_after: bool,
}

/// What an expression may name.
#[derive(Clone, Copy)]
pub struct Scope<'s> {
    pub columns: &'s BTreeMap<String, Type>,
    pub intervals: &'s BTreeMap<String, Interval>,
    /// Columns of the record itself, as `this.x`, inside a `gather`.
    pub this: Option<&'s BTreeMap<String, Type>>,
    /// `:names` with their types.
    pub names: &'s BTreeMap<String, Type>,
    pub codebooks: &'s Codebooks,
    pub parameters: &'s Parameters,
}

impl Node {
    pub fn bool(value: bool) -> Node {
        Node { kind: Kind::Number(i64::from(value)), ty: Some(Type::Bool) }
    }

    pub fn column(name: &str, ty: Type) -> Node {
        Node { kind: Kind::Column(name.to_owned()), ty: Some(ty) }
    }

    pub fn parameter(name: &str, ty: Type) -> Node {
        Node { kind: Kind::Parameter(name.to_owned()), ty: Some(ty) }
    }

    /// All conditions at once; nothing to ask is true.
    pub fn all(conditions: impl IntoIterator<Item = Node>) -> Node {
        let mut flat = Vec::new();
        for condition in conditions {
            match condition.kind {
                Kind::And(inner) => flat.extend(inner),
                _ => flat.push(condition),
            }
        }
        match flat.len() {
            0 => Node::bool(true),
            1 => flat.remove(0),
            _ => Node { kind: Kind::And(flat), ty: Some(Type::Bool) },
        }
    }

    pub fn compare(comparison: Comparison, left: Node, right: Node) -> Node {
        Node {
            kind: Kind::Compare(comparison, Box::new(left), Box::new(right)),
            ty: Some(Type::Bool),
        }
    }

    pub fn call(function: Function, arguments: Vec<Node>, ty: Type) -> Node {
        Node { kind: Kind::Call(function, arguments), ty: Some(ty) }
    }

    fn children(&self) -> Vec<&Node> {
        match &self.kind {
            Kind::Column(_)
            | Kind::Parameter(_)
            | Kind::Text(_)
            | Kind::Number(_)
            | Kind::Null
            | Kind::Unreadable(_) => Vec::new(),
            Kind::Not(inner)
            | Kind::Rescale(inner, _)
            | Kind::IsNull(inner)
            | Kind::InGroup(inner, ..)
            | Kind::InRow(inner, _)
            | Kind::Param(_, inner) => vec![inner],
            Kind::And(parts) | Kind::Or(parts) | Kind::Call(_, parts) => parts.iter().collect(),
            Kind::Compare(_, left, right) | Kind::Arithmetic(_, left, right) => vec![left, right],
            Kind::In(inner, list) => std::iter::once(&**inner).chain(list).collect(),
            Kind::Case(branches, otherwise) => branches
                .iter()
                .flat_map(|(condition, result)| [condition, result])
                .chain(otherwise.as_deref())
                .collect(),
        }
    }

    fn walk<'n>(&'n self, visit: &mut dyn FnMut(&'n Node)) {
        visit(self);
        for child in self.children() {
            child.walk(visit);
        }
    }

    /// The columns whose values the expression reads, apart from those it only asks `unreadable()` of.
    pub fn columns(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        self.walk(&mut |node| {
            if let Kind::Column(name) = &node.kind {
                found.insert(name.as_str());
            }
        });
        found
    }

    /// The columns of which only the state is asked.
    pub fn asked_unreadable(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        self.walk(&mut |node| {
            if let Kind::Unreadable(name) = &node.kind {
                found.insert(name.as_str());
            }
        });
        found
    }

    /// The `:names` the expression reads.
    pub fn names(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        self.walk(&mut |node| {
            if let Kind::Parameter(name) = &node.kind {
                found.insert(name.as_str());
            }
        });
        found
    }

    /// The rows (`section/row`) whose keys the expression asks for.
    pub fn rows(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        self.walk(&mut |node| {
            if let Kind::InRow(_, row) = &node.kind {
                found.insert(row.as_str());
            }
        });
        found
    }
}
