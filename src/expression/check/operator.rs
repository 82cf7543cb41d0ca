//! Operators: comparisons, `and`, `or`, sums and products.

use sqlparser::ast::{BinaryOperator, Expr};

use super::Checker;
use super::fit::{number_type, rescaled, scale_of};
use crate::diagnostic::Diagnostic;
use crate::expression::{Arithmetic, Comparison, Function, Kind, Node};
use crate::model::Type;

impl Checker<'_> {
    pub(super) fn binary(
        &self,
        whole: &Expr,
        left: &Expr,
        op: &BinaryOperator,
        right: &Expr,
    ) -> Option<Node> {
        let comparison = match op {
            BinaryOperator::And | BinaryOperator::Or => {
                let (left, right) = (self.typed(left, &Type::Bool), self.typed(right, &Type::Bool));
                let parts = vec![left?, right?];
                let kind =
                    if *op == BinaryOperator::And { Kind::And(parts) } else { Kind::Or(parts) };
                return Some(Node { kind, ty: Some(Type::Bool) });
            }
            // `==` is read as `=` by the parser; the language has one way to say it.
            BinaryOperator::Eq => Comparison::Equal,
            BinaryOperator::NotEq => Comparison::NotEqual,
            BinaryOperator::Lt => Comparison::Less,
            BinaryOperator::LtEq => Comparison::LessOrEqual,
            BinaryOperator::Gt => Comparison::Greater,
            BinaryOperator::GtEq => Comparison::GreaterOrEqual,
            BinaryOperator::Plus => return self.arithmetic(whole, Arithmetic::Add, left, right),
            BinaryOperator::Minus => {
                return self.arithmetic(whole, Arithmetic::Subtract, left, right);
            }
            BinaryOperator::Multiply => {
                return self.arithmetic(whole, Arithmetic::Multiply, left, right);
            }
            BinaryOperator::StringConcat => {
                return self.call(whole, Function::Concat, &[left, right]);
            }
            _ => return self.not_allowed(whole),
        };
        self.comparison(whole, comparison, left, right)
    }

    pub(super) fn comparison(
        &self,
        whole: &Expr,
        comparison: Comparison,
        left: &Expr,
        right: &Expr,
    ) -> Option<Node> {
        let (left, right) = (self.node(left), self.node(right));
        let (left, right) = self.alike(whole, left?, right?)?;
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        if ordered && left.ty.as_ref().or(right.ty.as_ref()).is_some_and(Type::is_textual) {
            return self.refuse(whole, Diagnostic::error("T307").with("found", whole.to_string()));
        }
        Some(Node::compare(comparison, left, right))
    }

    fn arithmetic(&self, whole: &Expr, op: Arithmetic, left: &Expr, right: &Expr) -> Option<Node> {
        let (left, right) = (self.node(left), self.node(right));
        let (left, right) = (left?, right?);
        let (Some(first), Some(second)) = (left.ty.clone(), right.ty.clone()) else {
            return self.not_allowed(whole);
        };
        let (left, right, ty) = match (op, &first, &second) {
            (Arithmetic::Multiply, Type::Money, Type::Int)
            | (Arithmetic::Multiply, Type::Int, Type::Money) => (left, right, Type::Money),
            // An amount for a part of a unit: in whole grosze, as it would be paid.
            (Arithmetic::Multiply, Type::Money, Type::Decimal(scale))
            | (Arithmetic::Multiply, Type::Decimal(scale), Type::Money) => {
                let both = Kind::Arithmetic(op, Box::new(left), Box::new(right));
                let exact = Node { kind: both, ty: Some(Type::Money) };
                let kind = Kind::Rounded(Box::new(exact), 10i64.pow(*scale));
                return Some(Node { kind, ty: Some(Type::Money) });
            }
            (Arithmetic::Multiply, a, b)
                if a.is_number() && b.is_number() && scale_of(a) + scale_of(b) <= 6 =>
            {
                let ty = number_type(scale_of(a) + scale_of(b));
                (left, right, ty)
            }
            (Arithmetic::Add | Arithmetic::Subtract, Type::Money, Type::Money) => {
                (left, right, Type::Money)
            }
            (Arithmetic::Add | Arithmetic::Subtract, a, b) if a.is_number() && b.is_number() => {
                let scale = scale_of(a).max(scale_of(b));
                (rescaled(left, scale), rescaled(right, scale), number_type(scale))
            }
            _ => return self.unlike(whole, &first, &second),
        };
        Some(Node { kind: Kind::Arithmetic(op, Box::new(left), Box::new(right)), ty: Some(ty) })
    }
}
