//! Aggregates of `gather` and `group`: `count()`, `count_if(c)`, `sum(x)`, …

use sqlparser::ast::{Expr, FunctionArg, FunctionArgExpr, FunctionArguments, ObjectNamePart};

use super::{Node, Scope, check::Checker};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Said;
use crate::model::Type;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AggregateKind {
    Count,
    CountDistinct,
    CountIf,
    Sum,
    SumIf,
    Any,
    All,
    Min,
    Max,
    /// Exact, rounded half away from zero to the scale of what is averaged.
    Average,
}

/// One aggregate with what it reads; the condition is the second argument of `sum_if`.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    pub kind: AggregateKind,
    pub argument: Option<Node>,
    pub condition: Option<Node>,
    pub ty: Type,
}

const NAMES: [(&str, AggregateKind, usize); 10] = [
    ("count", AggregateKind::Count, 0),
    ("count_distinct", AggregateKind::CountDistinct, 1),
    ("count_if", AggregateKind::CountIf, 1),
    ("sum", AggregateKind::Sum, 1),
    ("sum_if", AggregateKind::SumIf, 2),
    ("any", AggregateKind::Any, 1),
    ("all", AggregateKind::All, 1),
    ("min", AggregateKind::Min, 1),
    ("max", AggregateKind::Max, 1),
    ("average", AggregateKind::Average, 1),
];

/// Checks a text as one aggregate over the records of `scope`.
pub fn check_aggregate(said: &Said, scope: &Scope<'_>, problems: &Problems) -> Option<Aggregate> {
    let parsed = super::parse(said, problems)?;
    let refuse = |found: &str| {
        problems.push(
            Diagnostic::error("T311")
                .at(said.part(0..said.text.len()))
                .with("found", found)
                .among(found, NAMES.iter().map(|(name, ..)| *name)),
        );
        None
    };
    let Expr::Function(call) = &parsed else {
        return refuse(&said.text);
    };
    let [ObjectNamePart::Identifier(name)] = call.name.0.as_slice() else {
        return refuse(&said.text);
    };
    let FunctionArguments::List(list) = &call.args else {
        return refuse(&name.value);
    };
    let name = name.value.to_lowercase();
    let Some((_, kind, count)) = NAMES.iter().find(|(known, ..)| *known == name) else {
        return refuse(&name);
    };
    if list.args.len() != *count {
        problems.push(
            Diagnostic::error("T309")
                .at(said.part(0..said.text.len()))
                .with("expected", *count)
                .with("found", list.args.len()),
        );
        return None;
    }
    let checker = Checker { said, scope, problems };
    let mut arguments = Vec::new();
    for argument in &list.args {
        let FunctionArg::Unnamed(FunctionArgExpr::Expr(expression)) = argument else {
            return refuse(&said.text);
        };
        arguments.push(checker.node(expression)?);
    }
    let mut arguments = arguments.into_iter();
    let (argument, condition) = (arguments.next(), arguments.next());
    let argument_type = argument.as_ref().and_then(|node| node.ty.clone());
    let ty = match kind {
        AggregateKind::Count | AggregateKind::CountDistinct | AggregateKind::CountIf => Type::Int,
        AggregateKind::Any | AggregateKind::All => Type::Bool,
        _ => argument_type.clone()?,
    };
    let conditional =
        matches!(kind, AggregateKind::CountIf | AggregateKind::Any | AggregateKind::All);
    let summed = matches!(kind, AggregateKind::Sum | AggregateKind::SumIf | AggregateKind::Average);
    let wrong = (conditional && argument_type != Some(Type::Bool))
        || (condition.is_some()
            && condition.as_ref().and_then(|node| node.ty.clone()) != Some(Type::Bool))
        || (summed && !(ty.is_number() || ty == Type::Money));
    if wrong {
        problems.push(
            Diagnostic::error("T304")
                .at(said.part(0..said.text.len()))
                .with("expected", if conditional { "bool" } else { "int, decimal, money" })
                .with("found", argument_type.map(|ty| ty.to_string()).unwrap_or_default()),
        );
        return None;
    }
    let repeated =
        |node: &Node| node.columns().into_iter().any(|name| scope.shape.repeated.contains(name));
    if summed && argument.as_ref().is_some_and(repeated) {
        problems.push(Diagnostic::error("T513").at(said.part(0..said.text.len())));
        return None;
    }
    for node in [&argument, &condition].into_iter().flatten() {
        super::lint::surprises(node, said, scope, problems);
    }
    Some(Aggregate { kind: *kind, argument, condition, ty })
}
