//! Words that stand for a condition on one record.

use super::read::Reader;
use crate::diagnostic::Diagnostic;
use crate::document::{Fields, Said};
use crate::expression::{Arithmetic, Comparison, Function, Kind, Node, Shape};
use crate::model::Type;

impl Reader<'_> {
    /// The condition that one of the words stands for.
    pub(super) fn shorthand(&self, word: &str, shape: &Shape) -> Option<Node> {
        match word {
            "in_list" => self.in_list(shape),
            "required" => self.required(shape),
            "all_or_none" => self.all_or_none(shape),
            "exactly_one" => self.exactly_one(shape),
            "required_if" => self.required_if(shape),
            _ => self.ordered(shape),
        }
    }

    /// The code is in a list.
    fn in_list(&self, shape: &Shape) -> Option<Node> {
        let own = Fields::new(self.fields.table("in_list")?, self.problems);
        let (name, list) = (own.need("column"), own.need("list"));
        own.finish();
        self.known(&name, shape)?;
        if !shape.columns[&name.text].is_textual() {
            self.problems.push(
                Diagnostic::error("T304")
                    .at(&name.place)
                    .with("expected", "text")
                    .with("found", shape.columns[&name.text].to_string()),
            );
            return None;
        }
        let Some(book) = self.library.codebooks.get(&list.text) else {
            let known = self.library.codebooks.keys().map(String::as_str);
            self.problems.push(Diagnostic::unknown("T208", &list.text, known).at(&list.place));
            return None;
        };
        let code = |code: &str| Node { kind: Kind::Text(code.to_owned()), ty: Some(Type::Text) };
        let codes = book.codes.iter().map(|line| code(&line.code)).collect();
        let kind = Kind::In(Box::new(column(&name, shape)), codes);
        Some(Node { kind, ty: Some(Type::Bool) })
    }

    /// None of the columns is empty.
    fn required(&self, shape: &Shape) -> Option<Node> {
        let columns = self.columns("required", shape)?;
        let there = columns.iter().map(|own| not(is_null(column(own, shape))));
        Some(Node::all(there))
    }

    /// All of the columns are empty, or none.
    fn all_or_none(&self, shape: &Shape) -> Option<Node> {
        let columns = self.columns("all_or_none", shape)?;
        let empty = || columns.iter().map(|own| is_null(column(own, shape)));
        let all = Node::all(empty().map(not));
        Some(either(all, Node::all(empty())))
    }

    /// One of the columns is not empty, the others are.
    fn exactly_one(&self, shape: &Shape) -> Option<Node> {
        let columns = self.columns("exactly_one", shape)?;
        let number = |value| Node { kind: Kind::Number(value), ty: Some(Type::Int) };
        let one = |own: &Said| {
            let there = not(is_null(column(own, shape)));
            let kind = Kind::Case(vec![(there, number(1))], Some(Box::new(number(0))));
            Node { kind, ty: Some(Type::Int) }
        };
        let sum = columns.iter().map(one).reduce(|left, right| Node {
            kind: Kind::Arithmetic(Arithmetic::Add, Box::new(left), Box::new(right)),
            ty: Some(Type::Int),
        })?;
        Some(Node::compare(Comparison::Equal, sum, number(1)))
    }

    /// A column is not empty where a condition is true.
    fn required_if(&self, shape: &Shape) -> Option<Node> {
        let own = Fields::new(self.fields.table("required_if")?, self.problems);
        let (name, when) = (own.need("column"), own.need("when"));
        own.finish();
        self.known(&name, shape)?;
        let when = self.condition(&when, shape)?;
        // Where the condition is unknown nothing is required.
        let asked = Node::call(Function::IsTrue, vec![when], Type::Bool);
        let there = not(is_null(column(&name, shape)));
        Some(either(not(asked), there))
    }

    /// No column is greater than the next.
    fn ordered(&self, shape: &Shape) -> Option<Node> {
        let columns = self.columns("ordered", shape)?;
        let pairs = columns.windows(2).map(|pair| {
            let (left, right) = (column(&pair[0], shape), column(&pair[1], shape));
            Node::compare(Comparison::LessOrEqual, left, right)
        });
        let ty = |own: &Said| &shape.columns[&own.text];
        let textual = columns.iter().find(|own| ty(own).is_textual());
        if let Some(own) = textual {
            self.problems.push(Diagnostic::error("T307").at(&own.place).with("found", &own.text));
            return None;
        }
        if let Some(own) = columns.iter().find(|own| ty(own) != ty(&columns[0])) {
            self.problems.push(
                Diagnostic::error("T308")
                    .at(&own.place)
                    .with("left", ty(&columns[0]).to_string())
                    .with("right", ty(own).to_string()),
            );
            return None;
        }
        Some(Node::all(pairs))
    }
}

fn column(name: &Said, shape: &Shape) -> Node {
    Node::column(&name.text, shape.columns[&name.text].clone())
}

fn is_null(node: Node) -> Node {
    Node { kind: Kind::IsNull(Box::new(node)), ty: Some(Type::Bool) }
}

fn not(node: Node) -> Node {
    Node { kind: Kind::Not(Box::new(node)), ty: Some(Type::Bool) }
}

fn either(left: Node, right: Node) -> Node {
    Node { kind: Kind::Or(vec![left, right]), ty: Some(Type::Bool) }
}
