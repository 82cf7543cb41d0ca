//! sqlparser's tree to checked nodes: names exist, types fit, codes are in their lists.

use sqlparser::ast::{
    BinaryOperator, DataType, Expr, FunctionArg, FunctionArgExpr, FunctionArguments,
    ObjectNamePart, UnaryOperator, Value,
};

use super::function::Shape;
use super::parse::place_of;
use super::{Arithmetic, Comparison, Function, Kind, Node, Scope};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Said;
use crate::model::{Type, date};

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

/// May a value of the first type stand where the second is wanted?
fn fits(found: &Type, wanted: &Type) -> bool {
    found == wanted
        || (found.is_number() && wanted.is_number())
        || (*found == Type::Text && wanted.is_textual())
        || (matches!((found, wanted), (Type::Id, Type::Text) | (Type::Code(_), Type::Text)))
        || matches!((found, wanted), (Type::Pesel | Type::Teryt, Type::Text))
}

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
                let text = typed.value.to_string();
                let day = text.trim_matches('\'').parse().ok().map(date::to_days);
                match day {
                    Some(day) => Some(Node { kind: Kind::Number(day), ty: Some(Type::Date) }),
                    None => self.refuse(expression, Diagnostic::error("T306").with("found", text)),
                }
            }
            Expr::UnaryOp { op: UnaryOperator::Not, expr } => {
                let inner = self.typed(expr, &Type::Bool)?;
                Some(Node { kind: Kind::Not(Box::new(inner)), ty: Some(Type::Bool) })
            }
            Expr::UnaryOp { op: UnaryOperator::Minus, expr } => {
                let inner = self.node(expr)?;
                match inner.kind {
                    Kind::Number(value)
                        if inner
                            .ty
                            .as_ref()
                            .is_some_and(|ty| ty.is_number() || *ty == Type::Money) =>
                    {
                        Some(Node { kind: Kind::Number(-value), ty: inner.ty })
                    }
                    _ => self.not_allowed(expression),
                }
            }
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

    fn literal(&self, expression: &Expr, value: &Value) -> Option<Node> {
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
                    Ok(number) if scale <= 6 => Some(Node {
                        kind: Kind::Number(number),
                        ty: Some(if scale == 0 { Type::Int } else { Type::Decimal(scale) }),
                    }),
                    _ => self.not_allowed(expression),
                }
            }
            Value::Placeholder(name) => {
                let name = name.trim_start_matches(':');
                match self.scope.names.get(name) {
                    Some(ty) => Some(Node::parameter(name, ty.clone())),
                    None => {
                        let known = self.scope.names.keys().map(String::as_str);
                        self.refuse(expression, Diagnostic::unknown("T202", name, known))
                    }
                }
            }
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

    fn binary(&self, whole: &Expr, left: &Expr, op: &BinaryOperator, right: &Expr) -> Option<Node> {
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

    fn comparison(
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

    /// Brings two values to one type, or says why they cannot be compared.
    fn alike(&self, whole: &Expr, left: Node, right: Node) -> Option<(Node, Node)> {
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
        self.refuse(
            whole,
            Diagnostic::error("T308")
                .with("left", first.to_string())
                .with("right", second.to_string()),
        );
        None
    }

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

    fn arithmetic(&self, whole: &Expr, op: Arithmetic, left: &Expr, right: &Expr) -> Option<Node> {
        let (left, right) = (self.node(left), self.node(right));
        let (left, right) = (left?, right?);
        let (Some(first), Some(second)) = (left.ty.clone(), right.ty.clone()) else {
            return self.not_allowed(whole);
        };
        let number = |scale: u32| {
            if scale == 0 { Type::Int } else { Type::Decimal(scale) }
        };
        let (left, right, ty) = match (op, &first, &second) {
            (Arithmetic::Multiply, Type::Money, Type::Int)
            | (Arithmetic::Multiply, Type::Int, Type::Money) => (left, right, Type::Money),
            (Arithmetic::Multiply, a, b)
                if a.is_number() && b.is_number() && scale_of(a) + scale_of(b) <= 6 =>
            {
                let ty = number(scale_of(a) + scale_of(b));
                (left, right, ty)
            }
            (Arithmetic::Add | Arithmetic::Subtract, Type::Money, Type::Money) => {
                (left, right, Type::Money)
            }
            (Arithmetic::Add | Arithmetic::Subtract, a, b) if a.is_number() && b.is_number() => {
                let scale = scale_of(a).max(scale_of(b));
                (rescaled(left, scale), rescaled(right, scale), number(scale))
            }
            _ => {
                return self.refuse(
                    whole,
                    Diagnostic::error("T308")
                        .with("left", first.to_string())
                        .with("right", second.to_string()),
                );
            }
        };
        Some(Node { kind: Kind::Arithmetic(op, Box::new(left), Box::new(right)), ty: Some(ty) })
    }

    fn case(
        &self,
        whole: &Expr,
        conditions: &[sqlparser::ast::CaseWhen],
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

    /// The one type of several results; a literal text takes the type of its neighbours.
    fn common_type<'n>(
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
            return Some(Some(if scale == 0 { Type::Int } else { Type::Decimal(scale) }));
        }
        match types.iter().find(|ty| !fits(ty, &first)) {
            None => Some(Some(first)),
            Some(other) => {
                self.refuse(
                    whole,
                    Diagnostic::error("T308")
                        .with("left", first.to_string())
                        .with("right", other.to_string()),
                );
                None
            }
        }
    }

    fn function(&self, whole: &Expr, call: &sqlparser::ast::Function) -> Option<Node> {
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
            ("in_row", [key, row]) => {
                let row = self.literal_text(row)?;
                let key = self.node(key)?;
                // The row's records are asked for their column of the same name.
                let Kind::Column(column) = &key.kind else {
                    return self.not_allowed(whole);
                };
                let row = format!("{row} {column}");
                Some(Node { kind: Kind::InRow(Box::new(key), row), ty: Some(Type::Bool) })
            }
            ("param", [parameter, day]) => self.param(whole, parameter, day),
            ("days_in", [interval, first, last]) => self.days_in(whole, interval, first, last),
            ("zl", [amount]) => match self.node(amount)? {
                Node { kind: Kind::Number(number), ty: Some(ty) } if scale_of(&ty) <= 2 => {
                    let factor = 10i64.pow(2 - scale_of(&ty));
                    match number.checked_mul(factor) {
                        Some(grosze) => {
                            Some(Node { kind: Kind::Number(grosze), ty: Some(Type::Money) })
                        }
                        None => self.not_allowed(amount),
                    }
                }
                _ => self.not_allowed(whole),
            },
            ("unreadable", [Expr::Identifier(column)]) => {
                self.column(whole, &column.value)?;
                Some(Node { kind: Kind::Unreadable(column.value.clone()), ty: Some(Type::Bool) })
            }
            ("raw", [Expr::Identifier(column)]) => {
                self.column(whole, &column.value)?;
                let raw = format!("{}{}", super::RAW, column.value);
                match self.scope.shape.columns.contains_key(&raw) {
                    true => Some(Node::column(&raw, Type::Text)),
                    false => self.refuse(
                        whole,
                        Diagnostic::error("T312").with("name", column.value.as_str()),
                    ),
                }
            }
            (name, arguments) => match Function::find(name) {
                Some(function) => self.call(whole, function, arguments),
                None => {
                    let known = Function::all_names();
                    self.refuse(whole, Diagnostic::unknown("T204", name, known))
                }
            },
        }
    }

    fn literal_text(&self, expression: &Expr) -> Option<String> {
        match self.node(expression)?.kind {
            Kind::Text(text) => Some(text),
            _ => {
                self.not_allowed(expression);
                None
            }
        }
    }

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
            let known: std::collections::BTreeSet<&str> =
                book.codes.iter().flat_map(|line| line.groups.iter().map(String::as_str)).collect();
            let diagnostic = Diagnostic::error("T205")
                .with("group", &name)
                .with("list", &list)
                .among(&name, known);
            return self.refuse(group, diagnostic);
        }
        Some(Node { kind: Kind::InGroup(Box::new(node), list, name), ty: Some(Type::Bool) })
    }

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

    fn call(&self, whole: &Expr, function: Function, arguments: &[&Expr]) -> Option<Node> {
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

impl super::Interval {
    /// The last day inside, as an expression; missing when the interval is open.
    pub fn last_day(&self) -> Node {
        let to = Node::column(&self.to, Type::Date);
        if self.to_is_day_after {
            let minus_one = Node { kind: Kind::Number(-1), ty: Some(Type::Int) };
            Node::call(Function::AddDays, vec![to, minus_one], Type::Date)
        } else {
            to
        }
    }
}

fn is_pattern(node: &Node) -> bool {
    matches!(&node.kind, Kind::Text(pattern) if regex::Regex::new(pattern).is_ok())
}

fn negate_when(negated: bool, node: Node) -> Node {
    if negated { Node { kind: Kind::Not(Box::new(node)), ty: Some(Type::Bool) } } else { node }
}

/// The number of decimals; 0 for everything that is not a decimal.
pub fn scale_of(ty: &Type) -> u32 {
    match ty {
        Type::Decimal(scale) => *scale,
        _ => 0,
    }
}

fn rescaled(node: Node, scale: u32) -> Node {
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

fn fitted(node: Node, ty: Option<&Type>) -> Node {
    match ty {
        Some(Type::Decimal(scale)) if node.ty.is_some() => rescaled(node, *scale),
        _ => node,
    }
}
