//! Types that meet: which may stand for which, and how values are brought to one.

use sqlparser::ast::Expr;

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::expression::{Kind, Node};
use crate::model::Type;

/// May a value of the first type stand where the second is wanted?
pub(super) fn fits(found: &Type, wanted: &Type) -> bool {
    found == wanted
        || (found.is_number() && wanted.is_number())
        || (*found == Type::Text && wanted.is_textual())
        || (matches!((found, wanted), (Type::Id, Type::Text) | (Type::Code(_), Type::Text)))
        || (found.is_public_number() && *wanted == Type::Text)
}

/// The number of decimals; 0 for everything that is not a decimal.
pub fn scale_of(ty: &Type) -> u32 {
    match ty {
        Type::Decimal(scale) => *scale,
        _ => 0,
    }
}

/// The type of a number with so many decimals.
pub(super) fn number_type(scale: u32) -> Type {
    if scale == 0 { Type::Int } else { Type::Decimal(scale) }
}

/// The same number with more decimals.
pub(super) fn rescaled(node: Node, scale: u32) -> Node {
    let own = node.ty.as_ref().map_or(0, scale_of);
    if own == scale {
        return node;
    }
    let factor = 10i64.pow(scale - own);
    match node.kind {
        Kind::Number(value) if value.checked_mul(factor).is_some() => {
            Node { kind: Kind::Number(value * factor), ty: Some(Type::Decimal(scale)) }
        }
        _ => Node { kind: Kind::Rescale(Box::new(node), factor), ty: Some(Type::Decimal(scale)) },
    }
}

/// A number brought to the decimals of the type that is wanted; anything else stays as it is.
pub(super) fn fitted(node: Node, ty: Option<&Type>) -> Node {
    match ty {
        Some(Type::Decimal(scale)) if node.ty.is_some() => rescaled(node, *scale),
        _ => node,
    }
}

impl Checker<'_> {
    /// Brings two values to one type, or says why they cannot be compared.
    pub(super) fn alike(&self, whole: &Expr, left: Node, right: Node) -> Option<(Node, Node)> {
        let (Some(first), Some(second)) = (left.ty.clone(), right.ty.clone()) else {
            return Some((left, right));
        };
        if first.is_number() && second.is_number() {
            let scale = scale_of(&first).max(scale_of(&second));
            return Some((rescaled(left, scale), rescaled(right, scale)));
        }
        if let (Type::Code(list), Kind::Text(code)) = (&first, &right.kind) {
            self.known_code(whole, list, code)?;
            return Some((left, right));
        }
        if let (Kind::Text(code), Type::Code(list)) = (&left.kind, &second) {
            self.known_code(whole, list, code)?;
            return Some((left, right));
        }
        let same = first == second
            || (first == Type::Text && second.is_textual())
            || (second == Type::Text && first.is_textual());
        if same {
            return Some((left, right));
        }
        self.unlike(whole, &first, &second);
        None
    }

    /// T203: a text that is compared with a code is in the list of codes.
    fn known_code(&self, whole: &Expr, list: &str, code: &str) -> Option<()> {
        let book = self.scope.codebooks.get(list)?;
        if book.valid(code, None) {
            return Some(());
        }
        let known = book.codes.iter().map(|line| line.code.as_str());
        self.refuse(
            whole,
            Diagnostic::error("T203").with("code", code).with("list", list).among(code, known),
        );
        None
    }

    /// The one type of several results; a literal text takes the type of its neighbours.
    pub(super) fn common_type<'n>(
        &self,
        whole: &Expr,
        nodes: impl Iterator<Item = &'n Node> + Clone,
    ) -> Option<Option<Type>> {
        let types: Vec<Type> = nodes.filter_map(|node| node.ty.clone()).collect();
        let Some(first) = types.iter().find(|ty| **ty != Type::Text).or(types.first()).cloned()
        else {
            return Some(None);
        };
        if types.iter().all(Type::is_number) {
            let scale = types.iter().map(scale_of).max().unwrap_or(0);
            return Some(Some(number_type(scale)));
        }
        match types.iter().find(|ty| !fits(ty, &first)) {
            None => Some(Some(first)),
            Some(other) => {
                self.unlike(whole, &first, other);
                None
            }
        }
    }

    /// T308: two types that have nothing to do with each other.
    pub(super) fn unlike(&self, whole: &Expr, left: &Type, right: &Type) -> Option<Node> {
        let (left, right) = (left.to_string(), right.to_string());
        let diagnostic = Diagnostic::error("T308").with("left", left).with("right", right);
        self.refuse(whole, diagnostic)
    }
}
