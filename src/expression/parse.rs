//! Text to sqlparser's tree, with places in the template file for every mistake.

use sqlparser::ast::{Expr, Spanned};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Location, Token};

use crate::diagnostic::{Diagnostic, Problems, SourcePlace};
use crate::document::Said;

/// Longer than any condition a person reads; keeps a hostile template from eating the stack.
const LONGEST: usize = 4096;
const DEEPEST: usize = 50;

/// Parses one expression to its end; a mistake is noted (T301, T302) and gives none.
pub fn parse(said: &Said, problems: &Problems) -> Option<Expr> {
    if said.text.len() > LONGEST {
        problems.push(Diagnostic::error("T302").at(&said.place).with("limit", LONGEST));
        return None;
    }
    let syntax = |message: String| {
        problems.push(Diagnostic::error("T301").at(&said.place).with("message", message));
    };
    let parsed = Parser::new(&GenericDialect {})
        .with_recursion_limit(DEEPEST)
        .try_with_sql(&said.text)
        .and_then(|mut parser| Ok((parser.parse_expr()?, parser.peek_token())));
    match parsed {
        Err(error) => {
            syntax(error.to_string());
            None
        }
        Ok((_, rest)) if rest.token != Token::EOF => {
            let start = offset(&said.text, rest.span.start);
            problems.push(
                Diagnostic::error("T303")
                    .at(said.part(start..said.text.len()))
                    .with("rest", &said.text[start..]),
            );
            None
        }
        Ok((expression, _)) => Some(expression),
    }
}

/// The place of a part of the expression; the whole when the parser kept none.
pub fn place_of(said: &Said, expression: &Expr) -> SourcePlace {
    let span = expression.span();
    if span.start.line == 0 {
        return said.part(0..said.text.len());
    }
    let (start, end) = (offset(&said.text, span.start), offset(&said.text, span.end));
    if start < end && end <= said.text.len() {
        said.part(start..end)
    } else {
        said.part(0..said.text.len())
    }
}

fn offset(text: &str, location: Location) -> usize {
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index as u64 + 1 == location.line {
            let letters = (location.column as usize).saturating_sub(1);
            return start
                + line.char_indices().nth(letters).map_or(line.len(), |(position, _)| position);
        }
        start += line.len();
    }
    text.len()
}
