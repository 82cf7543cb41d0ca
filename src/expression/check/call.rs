//! Calls: functions that take values, and those that ask lists, rows, parameters and intervals.

use std::collections::BTreeSet;

use sqlparser::ast::{self, Expr, FunctionArg, FunctionArgExpr, FunctionArguments, ObjectNamePart};

use super::Checker;
use super::fit::{fitted, scale_of};
use crate::diagnostic::Diagnostic;
use crate::expression::function::Shape;
use crate::expression::{Function, Kind, Node, RAW};
use crate::model::Type;

impl Checker<'_> {
    /// A call as written: of those that ask more than values first.
    pub(super) fn function(&self, whole: &Expr, call: &ast::Function) -> Option<Node> {
        let [ObjectNamePart::Identifier(name)] = call.name.0.as_slice() else {
            return self.not_allowed(whole);
        };
        let FunctionArguments::List(list) = &call.args else {
            return self.not_allowed(whole);
        };
        let mut arguments = Vec::new();
        for argument in &list.args {
            match argument {
                FunctionArg::Unnamed(FunctionArgExpr::Expr(expression)) => {
                    arguments.push(expression)
                }
                _ => return self.not_allowed(whole),
            }
        }
        let name = name.value.to_lowercase();
        match (name.as_str(), arguments.as_slice()) {
            ("in_group", [code, group]) => self.in_group(whole, code, group),
            ("in_row", [key, row]) => self.in_row(whole, key, row),
            ("param", [parameter, day]) => self.param(whole, parameter, day),
            ("days_in", [interval, first, last]) => self.days_in(whole, interval, first, last),
            ("zl", [amount]) => self.zloty(whole, amount),
            ("whole", [number]) => self.whole_part(number),
            ("unreadable", [Expr::Identifier(column)]) => {
                self.column(whole, &column.value)?;
                Some(Node { kind: Kind::Unreadable(column.value.clone()), ty: Some(Type::Bool) })
            }
            ("raw", [Expr::Identifier(column)]) => self.raw(whole, &column.value),
            (name, arguments) => match Function::find(name) {
                Some(function) => self.call(whole, function, arguments),
                None => {
                    let known = Function::all_names();
                    self.refuse(whole, Diagnostic::unknown("T204", name, known))
                }
            },
        }
    }

    /// `in_group(code, 'group')`: both the list and its group are known.
    fn in_group(&self, whole: &Expr, code: &Expr, group: &Expr) -> Option<Node> {
        let node = self.node(code)?;
        let name = self.literal_text(group)?;
        let Some(Type::Code(list)) = node.ty.clone() else {
            return self.refuse(
                whole,
                Diagnostic::error("T304")
                    .with("expected", "code")
                    .with("found", node.ty.map(|ty| ty.to_string()).unwrap_or_default()),
            );
        };
        let book = self.scope.codebooks.get(&list)?;
        if !book.has_group(&name) {
            let known: BTreeSet<&str> =
                book.codes.iter().flat_map(|line| line.groups.iter().map(String::as_str)).collect();
            let diagnostic = Diagnostic::error("T205")
                .with("group", &name)
                .with("list", &list)
                .among(&name, known);
            return self.refuse(group, diagnostic);
        }
        Some(Node { kind: Kind::InGroup(Box::new(node), list, name), ty: Some(Type::Bool) })
    }

    /// The row's records are asked for their column of the same name.
    fn in_row(&self, whole: &Expr, key: &Expr, row: &Expr) -> Option<Node> {
        let row = self.literal_text(row)?;
        let key = self.node(key)?;
        let Kind::Column(column) = &key.kind else {
            return self.not_allowed(whole);
        };
        let row = format!("{row} {column}");
        Some(Node { kind: Kind::InRow(Box::new(key), row), ty: Some(Type::Bool) })
    }

    /// `param('name', day)`: a dated parameter.
    fn param(&self, whole: &Expr, parameter: &Expr, day: &Expr) -> Option<Node> {
        let name = self.literal_text(parameter)?;
        let day = self.typed(day, &Type::Date)?;
        let Some(lines) = self.scope.parameters.get(&name) else {
            let known = self.scope.parameters.names();
            return self.refuse(whole, Diagnostic::unknown("T206", &name, known));
        };
        let ty = if lines.iter().all(|line| line.money) { Type::Money } else { Type::Decimal(2) };
        Some(Node { kind: Kind::Param(name, Box::new(day)), ty: Some(ty) })
    }

    /// `days_in(interval, first, last)`: how many days of an interval lie between two days.
    fn days_in(&self, whole: &Expr, interval: &Expr, first: &Expr, last: &Expr) -> Option<Node> {
        let name = interval.to_string();
        let Some(interval) = self.scope.shape.intervals.get(&name) else {
            let known = self.scope.shape.intervals.keys().map(String::as_str);
            return self.refuse(whole, Diagnostic::unknown("T207", &name, known));
        };
        let (first, last) = (self.typed(first, &Type::Date)?, self.typed(last, &Type::Date)?);
        let from = Node::column(&interval.from, Type::Date);
        Some(Node::call(
            Function::DaysInside,
            vec![from, interval.last_day(), first, last],
            Type::Int,
        ))
    }

    /// `zl(12.50)`: an amount of money, in grosze.
    fn zloty(&self, whole: &Expr, amount: &Expr) -> Option<Node> {
        match self.node(amount)? {
            Node { kind: Kind::Number(number), ty: Some(ty) } if scale_of(&ty) <= 2 => {
                let money = |grosze| Node { kind: Kind::Number(grosze), ty: Some(Type::Money) };
                let grosze = number.checked_mul(10i64.pow(2 - scale_of(&ty)));
                grosze.map(money).or_else(|| self.not_allowed(amount))
            }
            _ => self.not_allowed(whole),
        }
    }

    /// `whole(param('months', d))`: the whole part of a number, as an int.
    fn whole_part(&self, number: &Expr) -> Option<Node> {
        let node = self.node(number)?;
        let scale = match &node.ty {
            Some(Type::Int) => return Some(node),
            Some(Type::Decimal(scale)) => *scale,
            other => {
                let found = other.as_ref().map(ToString::to_string).unwrap_or_default();
                let diagnostic = Diagnostic::error("T304");
                return self
                    .refuse(number, diagnostic.with("expected", "decimal").with("found", found));
            }
        };
        let one = Node { kind: Kind::Number(10i64.pow(scale)), ty: Some(Type::Int) };
        Some(Node::call(Function::Whole, vec![node, one], Type::Int))
    }

    /// The text of a column as it was typed.
    fn raw(&self, whole: &Expr, column: &str) -> Option<Node> {
        self.column(whole, column)?;
        let raw = format!("{RAW}{column}");
        match self.scope.shape.columns.contains_key(&raw) {
            true => Some(Node::column(&raw, Type::Text)),
            false => self.refuse(whole, Diagnostic::error("T312").with("name", column)),
        }
    }

    /// A function that takes values only.
    pub(super) fn call(
        &self,
        whole: &Expr,
        function: Function,
        arguments: &[&Expr],
    ) -> Option<Node> {
        let mut nodes = Vec::new();
        for argument in arguments {
            nodes.push(self.node(argument)?);
        }
        let wrong_count = |expected: usize| {
            Diagnostic::error("T309").with("expected", expected).with("found", arguments.len())
        };
        match function.shape() {
            Shape::Fixed(kinds, ty) => {
                if kinds.len() != nodes.len() {
                    return self.refuse(whole, wrong_count(kinds.len()));
                }
                for ((node, kind), argument) in nodes.iter().zip(kinds).zip(arguments) {
                    if let Some(found) = node.ty.as_ref().filter(|ty| !kind.accepts(ty)) {
                        let diagnostic = Diagnostic::error("T304")
                            .with("expected", kind.word())
                            .with("found", found.to_string());
                        return self.refuse(argument, diagnostic);
                    }
                }
                if function == Function::Matches && !is_pattern(&nodes[1]) {
                    return self.refuse(
                        whole,
                        Diagnostic::error("T310").with("found", arguments[1].to_string()),
                    );
                }
                Some(Node::call(function, nodes, ty))
            }
            Shape::Alike | Shape::Ids if nodes.is_empty() => self.refuse(whole, wrong_count(1)),
            Shape::Alike => {
                let ty = self.common_type(whole, nodes.iter())?;
                let nodes = nodes.into_iter().map(|node| fitted(node, ty.as_ref())).collect();
                Some(Node { kind: Kind::Call(function, nodes), ty })
            }
            Shape::Ids => Some(Node::call(function, nodes, Type::Id)),
        }
    }
}

fn is_pattern(node: &Node) -> bool {
    matches!(&node.kind, Kind::Text(pattern) if regex::Regex::new(pattern).is_ok())
}
