//! What is written as itself: texts, numbers, dates, `:names`.

use sqlparser::ast::{Expr, Value};

use super::Checker;
use super::fit::number_type;
use crate::diagnostic::Diagnostic;
use crate::expression::{Kind, Node};
use crate::model::{Type, date};

impl Checker<'_> {
    pub(super) fn literal(&self, expression: &Expr, value: &Value) -> Option<Node> {
        match value {
            Value::SingleQuotedString(text) => {
                Some(Node { kind: Kind::Text(text.clone()), ty: Some(Type::Text) })
            }
            Value::Boolean(truth) => Some(Node::bool(*truth)),
            Value::Null => Some(Node { kind: Kind::Null, ty: None }),
            Value::Number(text, _) => {
                let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
                let scale = fraction.len() as u32;
                match format!("{whole}{fraction}").parse() {
                    Ok(number) if scale <= 6 => {
                        Some(Node { kind: Kind::Number(number), ty: Some(number_type(scale)) })
                    }
                    _ => self.not_allowed(expression),
                }
            }
            Value::Placeholder(name) => self.parameter(expression, name),
            _ => self.not_allowed(expression),
        }
    }

    /// `:start`, an option, …
    fn parameter(&self, expression: &Expr, name: &str) -> Option<Node> {
        let name = name.trim_start_matches(':');
        match self.scope.names.get(name) {
            Some(ty) => Some(Node::parameter(name, ty.clone())),
            None => {
                let known = self.scope.names.keys().map(String::as_str);
                self.refuse(expression, Diagnostic::unknown("T202", name, known))
            }
        }
    }

    /// `date '2025-01-31'`.
    pub(super) fn day(&self, expression: &Expr, text: &str) -> Option<Node> {
        match text.trim_matches('\'').parse().ok().map(date::to_days) {
            Some(day) => Some(Node { kind: Kind::Number(day), ty: Some(Type::Date) }),
            None => self.refuse(expression, Diagnostic::error("T306").with("found", text)),
        }
    }

    /// A number below nothing, as written.
    pub(super) fn negative(&self, expression: &Expr, inner: &Expr) -> Option<Node> {
        let inner = self.node(inner)?;
        let number = |ty: &Type| ty.is_number() || *ty == Type::Money;
        match inner.kind {
            Kind::Number(value) if inner.ty.as_ref().is_some_and(number) => {
                Some(Node { kind: Kind::Number(-value), ty: inner.ty })
            }
            _ => self.not_allowed(expression),
        }
    }

    /// An argument that must be written as a text.
    pub(super) fn literal_text(&self, expression: &Expr) -> Option<String> {
        match self.node(expression)?.kind {
            Kind::Text(text) => Some(text),
            _ => {
                self.not_allowed(expression);
                None
            }
        }
    }
}
