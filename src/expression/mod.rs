//! The expression language of templates: standard SQL, a closed subset, checked when loaded.
//!
//! [`check`] turns text into a typed [`Node`]; `evaluate` gives it values. Nothing here knows data.

mod aggregate;
mod check;
mod function;
mod interval;
mod lint;
mod parse;
mod said;

use std::collections::{BTreeMap, BTreeSet};

pub use aggregate::{Aggregate, AggregateKind, check_aggregate};
pub use check::{check, scale_of};
pub use function::Function;
pub use interval::Interval;
pub use parse::parse;

use crate::model::{Codebooks, Parameters, Type};

/// A checked expression. `ty` is none for a bare `null`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Node {
    pub kind: Kind,
    pub ty: Option<Type>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// The value divided by a power of ten, rounded half away from zero: an amount for a part of a unit.
    Rounded(Box<Node>, i64),
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    /// As it is written, here and in SQL.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::Equal => "=",
            Comparison::NotEqual => "<>",
            Comparison::Less => "<",
            Comparison::LessOrEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterOrEqual => ">=",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arithmetic {
    Add,
    Subtract,
    Multiply,
}

/// What records look like. Polish: budowa rekordu.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    pub columns: BTreeMap<String, Type>,
    pub intervals: BTreeMap<String, Interval>,
    /// Columns that no record leaves empty.
    pub always: BTreeSet<String>,
    /// Columns of records that stand several times (`many = true`): their numbers have no sum.
    pub repeated: BTreeSet<String>,
}

impl Shape {
    /// The columns that people may be shown: those with the text as typed are asked by `raw()`.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.columns.keys().map(String::as_str).filter(|name| !name.starts_with(RAW))
    }
}

pub use crate::model::table::RAW;

/// What an expression may name.
#[derive(Clone, Copy)]
pub struct Scope<'s> {
    pub shape: &'s Shape,
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
            | Kind::Rounded(inner, _)
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

    /// The same expression with some of its parts replaced by others.
    pub fn replaced(&self, change: &dyn Fn(&Node) -> Option<Node>) -> Node {
        if let Some(other) = change(self) {
            return other;
        }
        let one = |node: &Node| Box::new(node.replaced(change));
        let all = |nodes: &[Node]| nodes.iter().map(|node| node.replaced(change)).collect();
        let kind = match &self.kind {
            Kind::Not(inner) => Kind::Not(one(inner)),
            Kind::And(parts) => Kind::And(all(parts)),
            Kind::Or(parts) => Kind::Or(all(parts)),
            Kind::Compare(how, left, right) => Kind::Compare(*how, one(left), one(right)),
            Kind::Arithmetic(how, left, right) => Kind::Arithmetic(*how, one(left), one(right)),
            Kind::Rescale(inner, factor) => Kind::Rescale(one(inner), *factor),
            Kind::Rounded(inner, divisor) => Kind::Rounded(one(inner), *divisor),
            Kind::In(inner, list) => Kind::In(one(inner), all(list)),
            Kind::IsNull(inner) => Kind::IsNull(one(inner)),
            Kind::Case(branches, otherwise) => Kind::Case(
                branches
                    .iter()
                    .map(|(condition, result)| (*one(condition), *one(result)))
                    .collect(),
                otherwise.as_deref().map(one),
            ),
            Kind::Call(function, parts) => Kind::Call(*function, all(parts)),
            Kind::InGroup(inner, list, group) => {
                Kind::InGroup(one(inner), list.clone(), group.clone())
            }
            Kind::InRow(inner, row) => Kind::InRow(one(inner), row.clone()),
            Kind::Param(name, inner) => Kind::Param(name.clone(), one(inner)),
            leaf => leaf.clone(),
        };
        Node { kind, ty: self.ty.clone() }
    }

    /// Does it call this function somewhere?
    pub fn mentions(&self, function: Function) -> bool {
        let mut found = false;
        self.walk(&mut |node| {
            found |= matches!(&node.kind, Kind::Call(own, _) if *own == function)
        });
        found
    }

    /// Does it read the `:day` that its surroundings must give?
    pub fn reads_day(&self) -> bool {
        self.names().contains("day")
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

    /// The dated parameters the expression reads.
    pub fn dated(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        self.walk(&mut |node| {
            if let Kind::Param(name, _) = &node.kind {
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
