//! sqlparser's tree to checked nodes: names exist, types fit, codes are in their lists.

mod call;
mod fit;
mod literal;
mod operator;

use sqlparser::ast::{CaseWhen, DataType, Expr, UnaryOperator};

pub use fit::scale_of;
use fit::{fits, fitted};

use super::parse::place_of;
use super::{Comparison, Function, Kind, Node, Scope};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Said;
use crate::model::Type;

/// Checks a text as an expression; `expected` is the type it must have, when one is required.
/// Mistakes are noted and give none.
pub fn check(
    said: &Said,
    scope: &Scope<'_>,
    expected: Option<&Type>,
    problems: &Problems,
) -> Option<Node> {
    let parsed = super::parse(said, problems)?;
    let checker = Checker { said, scope, problems };
    let node = checker.node(&parsed)?;
    super::lint::surprises(&node, said, scope, problems);
    match (expected, &node.ty) {
        (Some(expected), Some(found)) if !fits(found, expected) => {
            problems.push(
                Diagnostic::error("T304")
                    .at(said.part(0..said.text.len()))
                    .with("expected", expected.to_string())
                    .with("found", found.to_string()),
            );
            None
        }
        // A whole number may be declared a decimal: its value is brought to that scale.
        _ => Some(fitted(node, expected)),
    }
}

/// A walk over one parsed text; each part gives a node or a mistake with its place in the text.
pub(super) struct Checker<'c> {
    pub(super) said: &'c Said,
    pub(super) scope: &'c Scope<'c>,
    pub(super) problems: &'c Problems,
}

impl Checker<'_> {
    fn refuse(&self, expression: &Expr, diagnostic: Diagnostic) -> Option<Node> {
        self.problems.push(diagnostic.at(place_of(self.said, expression)));
        None
    }

    fn not_allowed(&self, expression: &Expr) -> Option<Node> {
        self.refuse(expression, Diagnostic::error("T305").with("found", expression.to_string()))
    }

    pub(super) fn node(&self, expression: &Expr) -> Option<Node> {
        match expression {
            Expr::Nested(inner) => self.node(inner),
            Expr::Identifier(name) if name.quote_style.is_none() => {
                self.column(expression, &name.value)
            }
            Expr::CompoundIdentifier(parts) => {
                let name: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
                self.column(expression, &name.join("."))
            }
            Expr::Value(value) => self.literal(expression, &value.value),
            Expr::TypedString(typed) if typed.data_type == DataType::Date => {
                self.day(expression, &typed.value.to_string())
            }
            Expr::UnaryOp { op: UnaryOperator::Not, expr } => {
                let inner = self.typed(expr, &Type::Bool)?;
                Some(Node { kind: Kind::Not(Box::new(inner)), ty: Some(Type::Bool) })
            }
            Expr::UnaryOp { op: UnaryOperator::Minus, expr } => self.negative(expression, expr),
            Expr::BinaryOp { left, op, right } => self.binary(expression, left, op, right),
            Expr::IsNull(inner) => {
                let inner = self.node(inner)?;
                Some(Node { kind: Kind::IsNull(Box::new(inner)), ty: Some(Type::Bool) })
            }
            Expr::IsNotNull(inner) => {
                let inner = self.node(inner)?;
                let is_null = Node { kind: Kind::IsNull(Box::new(inner)), ty: Some(Type::Bool) };
                Some(Node { kind: Kind::Not(Box::new(is_null)), ty: Some(Type::Bool) })
            }
            Expr::Between { expr, negated, low, high } => {
                let (low, high) = (
                    self.comparison(expression, Comparison::GreaterOrEqual, expr, low)?,
                    self.comparison(expression, Comparison::LessOrEqual, expr, high)?,
                );
                Some(negate_when(*negated, Node::all([low, high])))
            }
            Expr::InList { expr, list, negated } => {
                let inner = self.node(expr)?;
                let mut members = Vec::new();
                for member in list {
                    let checked = self.node(member)?;
                    let (_, member) = self.alike(expression, inner.clone(), checked)?;
                    members.push(member);
                }
                let found = Node { kind: Kind::In(Box::new(inner), members), ty: Some(Type::Bool) };
                Some(negate_when(*negated, found))
            }
            Expr::Case { operand: None, conditions, else_result, .. } => {
                self.case(expression, conditions, else_result.as_deref())
            }
            Expr::Substring {
                expr,
                substring_from: Some(from),
                substring_for: Some(length),
                ..
            } => self.call(expression, Function::Substr, &[expr, from, length]),
            Expr::Trim { expr, trim_where: None, trim_what: None, trim_characters: None } => {
                self.call(expression, Function::Trim, &[expr])
            }
            Expr::Function(call) => self.function(expression, call),
            _ => self.not_allowed(expression),
        }
    }

    /// A node that must have a type; both are named when it has another.
    fn typed(&self, expression: &Expr, wanted: &Type) -> Option<Node> {
        let node = self.node(expression)?;
        match &node.ty {
            Some(found) if !fits(found, wanted) => self.refuse(
                expression,
                Diagnostic::error("T304")
                    .with("expected", wanted.to_string())
                    .with("found", found.to_string()),
            ),
            // A bare null has the type that is wanted of it.
            None => Some(Node { ty: Some(wanted.clone()), ..node }),
            Some(_) => Some(node),
        }
    }

    /// A column of the records, or `this.x` of the record itself inside a `gather`.
    fn column(&self, expression: &Expr, name: &str) -> Option<Node> {
        if let (Some(own), Some(this)) = (name.strip_prefix("this."), self.scope.this) {
            return match this.get(own) {
                Some(ty) => Some(Node::column(name, ty.clone())),
                None => self.unknown_column(expression, own, this.keys().map(String::as_str)),
            };
        }
        match self.scope.shape.columns.get(name) {
            Some(ty) => Some(Node::column(name, ty.clone())),
            None => self.unknown_column(expression, name, self.scope.shape.names()),
        }
    }

    fn unknown_column<'k>(
        &self,
        expression: &Expr,
        name: &str,
        known: impl Iterator<Item = &'k str>,
    ) -> Option<Node> {
        self.refuse(expression, Diagnostic::unknown("T201", name, known))
    }

    /// `case when … then … else … end`: conditions are truths, results of one type.
    fn case(
        &self,
        whole: &Expr,
        conditions: &[CaseWhen],
        otherwise: Option<&Expr>,
    ) -> Option<Node> {
        let mut branches = Vec::new();
        for when in conditions {
            let condition = self.typed(&when.condition, &Type::Bool);
            branches.push((condition?, self.node(&when.result)?));
        }
        let otherwise = match otherwise {
            Some(expression) => Some(self.node(expression)?),
            None => None,
        };
        let results = branches.iter().map(|(_, result)| result).chain(&otherwise);
        let ty = self.common_type(whole, results)?;
        let fit = |node: Node| fitted(node, ty.as_ref());
        let branches =
            branches.into_iter().map(|(condition, result)| (condition, fit(result))).collect();
        Some(Node {
            kind: Kind::Case(branches, otherwise.map(|node| Box::new(fit(node)))),
            ty: ty.clone(),
        })
    }
}

fn negate_when(negated: bool, node: Node) -> Node {
    if negated { Node { kind: Kind::Not(Box::new(node)), ty: Some(Type::Bool) } } else { node }
}
