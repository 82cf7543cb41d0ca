//! Rules as forms print them: `Dz. 1: w. 1 = w. 2+4+5+24+(42-43)+44`, `Dz. II, w. 5, kol. 2`. Polish: reguła z druku.
//!
//! A bare number is another row, or column, beside the one named before it; what is not said again stays as it was. Between
//! two cells without a sign stands a `+` that the print left out.

mod words;

use std::collections::BTreeMap;
use std::ops::Range as Span;

use super::formula::{Formula, Operator, Reference};
use super::rule::Range;
use crate::diagnostic::{Diagnostic, Problems, nearest};
use crate::document::Said;
use words::{Token, What, tokens};

/// Stands for every row or column where the print names none.
const EACH_ROW: &str = "każdy wiersz";
const EACH_COLUMN: &str = "każda rubryka";
/// More brackets inside one another nobody prints.
const DEEPEST: usize = 50;

/// A printed rule, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    pub check: Formula,
    pub variables: BTreeMap<String, Range>,
    /// A sign that the print left out was put in.
    pub mended: bool,
}

/// Names of the sections of the form that is meant, when they are known: with one alone nobody has to name it, and a Roman
/// number may be an Arabic one.
pub type Sections<'s> = Option<&'s [String]>;

/// Reads a rule; a mistake is V118, with its place and what could have been meant.
pub fn parse(said: &Said, sections: Sections<'_>, problems: &Problems) -> Option<Printed> {
    match read(&said.text, sections) {
        Ok(printed) => Some(printed),
        Err(wrong) => {
            let span = wrong.at.clone();
            let found = said.text.get(span.clone()).unwrap_or_default();
            problems.push(
                Diagnostic::error("V118")
                    .at(said.part(span))
                    .with("kind", wrong.kind)
                    .with("found", found)
                    .with("nearest", wrong.nearest.unwrap_or("none")),
            );
            None
        }
    }
}

/// What is wrong with a rule, and where.
#[derive(Clone, Debug, PartialEq)]
struct Wrong {
    kind: &'static str,
    at: Span<usize>,
    nearest: Option<&'static str>,
}

type Read<T> = Result<T, Wrong>;

fn read(text: &str, sections: Sections<'_>) -> Read<Printed> {
    let tokens = tokens(text).map_err(|at| Wrong { kind: "sign", at, nearest: None })?;
    let end = text.len();
    let only = sections.filter(|own| own.len() == 1).map(|own| own[0].clone());
    let around = Around { section: only, row: None, column: None, last: None };
    let mut reader =
        Reader { tokens: &tokens, at: 0, end, around, sections, mended: false, deep: 0 };
    let check = reader.rule()?;
    let mut variables = BTreeMap::new();
    let named =
        |name: &str| check.references().iter().any(|own| own.parts.iter().any(|part| part == name));
    for name in [EACH_ROW, EACH_COLUMN] {
        if named(name) {
            variables.insert(name.to_owned(), Range::All);
        }
    }
    Ok(Printed { mended: reader.mended, variables, check })
}

/// What was said so far, and holds until something else is said.
#[derive(Clone, Debug)]
struct Around {
    section: Option<String>,
    row: Option<String>,
    column: Option<String>,
    /// What a bare number is.
    last: Option<What>,
}

struct Reader<'r> {
    tokens: &'r [(Token, Span<usize>)],
    at: usize,
    end: usize,
    around: Around,
    sections: Sections<'r>,
    mended: bool,
    deep: usize,
}

impl Reader<'_> {
    fn token(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|own| &own.0)
    }

    fn here(&self) -> Span<usize> {
        self.tokens.get(self.at).map_or(self.end..self.end, |own| own.1.clone())
    }

    fn wrong<T>(&self, kind: &'static str) -> Read<T> {
        let nearest = match self.token() {
            Some(Token::Name(word)) => nearest(word, words::KNOWN),
            _ => None,
        };
        Err(Wrong { kind, at: self.here(), nearest })
    }

    /// What the rule is of may stand before it: `Dz. 1, kol. 2:`.
    fn rule(&mut self) -> Read<Formula> {
        if self.tokens.is_empty() {
            return self.wrong("empty");
        }
        if let Some(colon) = self.tokens.iter().position(|own| own.0 == Token::Colon) {
            while self.at < colon {
                match self.token() {
                    Some(Token::Comma) => self.at += 1,
                    Some(Token::Word(_)) => self.place()?,
                    _ => return self.wrong("place"),
                }
            }
            self.at += 1;
        }
        let left = self.sum()?;
        let Some(Token::Compare(operator)) = self.token() else {
            let kind = if self.token().is_none() { "no-comparison" } else { "cell" };
            return self.wrong(kind);
        };
        let operator = *operator;
        self.at += 1;
        let right = self.sum()?;
        match self.token() {
            None => Ok(Formula::Binary(operator, Box::new(left), Box::new(right))),
            Some(Token::Compare(_)) => self.wrong("two-comparisons"),
            Some(Token::Close) => self.wrong("close"),
            Some(_) => self.wrong("cell"),
        }
    }

    /// `w. 2+4-5`, with a sign that the print left out between two cells.
    fn sum(&mut self) -> Read<Formula> {
        let mut sum = match self.token() {
            Some(Token::Minus) => {
                self.at += 1;
                Formula::Negate(Box::new(self.term()?))
            }
            _ => self.term()?,
        };
        loop {
            let operator = match self.token() {
                Some(Token::Plus) => Operator::Add,
                Some(Token::Minus) => Operator::Subtract,
                Some(Token::Word(_)) => {
                    self.mended = true;
                    sum = Formula::Binary(Operator::Add, Box::new(sum), Box::new(self.term()?));
                    continue;
                }
                _ => return Ok(sum),
            };
            self.at += 1;
            sum = Formula::Binary(operator, Box::new(sum), Box::new(self.term()?));
        }
    }

    fn term(&mut self) -> Read<Formula> {
        match self.token() {
            Some(Token::Open) => {
                let opened = self.here();
                self.at += 1;
                self.deep += 1;
                if self.deep > DEEPEST {
                    return self.wrong("deep");
                }
                let inner = self.sum()?;
                self.deep -= 1;
                if self.token() != Some(&Token::Close) {
                    let kind = if self.token().is_none() { "open" } else { "cell" };
                    let at = if self.token().is_none() { opened } else { self.here() };
                    return Err(Wrong { kind, at, nearest: None });
                }
                self.at += 1;
                Ok(inner)
            }
            Some(Token::Word(_)) => {
                self.place()?;
                self.cell()
            }
            Some(Token::Name(name)) if self.around.last.is_some() => {
                let next = self.tokens.get(self.at + 1).map(|own| &own.0);
                if matches!(next, Some(Token::Name(_))) && nearest(name, words::KNOWN).is_some() {
                    return self.wrong("word");
                }
                let name = name.clone();
                match self.around.last {
                    Some(What::Column) => self.around.column = Some(name),
                    _ => self.around.row = Some(name),
                }
                self.at += 1;
                self.cell()
            }
            Some(Token::Name(name)) if name.chars().next().is_some_and(char::is_numeric) => {
                self.wrong("row-or-column")
            }
            None => self.wrong("end"),
            Some(_) => self.wrong("cell"),
        }
    }

    /// `Dz. 1, w. 2, kol. 3`, as far as it goes.
    fn place(&mut self) -> Read<()> {
        while let Some(Token::Word(what)) = self.token() {
            let what = *what;
            self.at += 1;
            let Some(Token::Name(name)) = self.token() else {
                return self.wrong("name");
            };
            let name = name.clone();
            match what {
                What::Section => {
                    self.around.section = Some(self.section(&name));
                    (self.around.row, self.around.column) = (None, None);
                    self.around.last = None;
                }
                What::Row => {
                    self.around.row = Some(name);
                    self.around.last = Some(what);
                }
                What::Column => {
                    self.around.column = Some(name);
                    self.around.last = Some(what);
                }
            }
            self.at += 1;
            // A comma goes on to the next part of the same cell.
            let next = self.tokens.get(self.at + 1).map(|own| &own.0);
            if self.token() == Some(&Token::Comma)
                && matches!(next, Some(Token::Word(next)) if *next != what)
            {
                self.at += 1;
            } else if !matches!(self.token(), Some(Token::Word(next)) if *next > what) {
                break;
            }
        }
        Ok(())
    }

    /// The cell that is meant now.
    fn cell(&self) -> Read<Formula> {
        let around = &self.around;
        let Some(section) = around.section.clone() else {
            let at = self.tokens[self.at.saturating_sub(1)].1.clone();
            return Err(Wrong { kind: "section", at, nearest: None });
        };
        let row = around.row.clone().unwrap_or_else(|| EACH_ROW.to_owned());
        let column = around.column.clone().unwrap_or_else(|| EACH_COLUMN.to_owned());
        Ok(Formula::Cell(Reference { form: None, parts: vec![section, row, column], period: None }))
    }

    /// A section by its name in the form: `II` may be 2 there.
    fn section(&self, name: &str) -> String {
        let Some(sections) = self.sections else {
            return name.to_owned();
        };
        let known =
            |name: &str| sections.iter().find(|own| own.eq_ignore_ascii_case(name)).cloned();
        let arabic = || known(&words::roman(name)?.to_string());
        known(name).or_else(arabic).unwrap_or_else(|| name.to_owned())
    }
}

#[cfg(test)]
mod tests;
