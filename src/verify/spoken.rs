//! Rules that the command says beside those of the form, as they are printed. Polish: reguły z polecenia.

use crate::diagnostic::{Diagnostic, Problems, Source, SourcePlace};
use crate::document::Said;
use crate::run::{Exit, Refused};
use crate::template::form::Form;
use crate::template::printed::parse;
use crate::template::rule::{Rule, RuleKind};

/// The rules, or all that is wrong with them: V118 what cannot be read, V119 cells that the form does not have.
pub fn rules(texts: &[String], form: &Form) -> Result<Vec<Rule>, Refused> {
    let problems = Problems::default();
    let sections: Vec<String> = form.sections.iter().map(|own| own.id.clone()).collect();
    let mut rules = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let source = Source::new("--rule", text.as_str());
        let place = SourcePlace::new(&source, 0..text.len());
        let said = Said { text: text.clone(), place };
        let Some(printed) = parse(&said, Some(&sections), &problems) else {
            continue;
        };
        let rule = Rule::said(format!("--rule {}", index + 1), &said, printed);
        names(&rule, &said, form, &problems);
        rules.push(rule);
    }
    match problems.has_errors() {
        true => Err(Refused { exit: Exit::Configuration, diagnostics: problems.into_vec() }),
        false => Ok(rules),
    }
}

/// V119: a section, row or column that the form does not have.
fn names(rule: &Rule, said: &Said, form: &Form, problems: &Problems) {
    let RuleKind::Check { check, .. } = &rule.kind else {
        return;
    };
    let mut told: Vec<(&str, &str)> = Vec::new();
    for reference in check.references() {
        let [section, row, column] = reference.parts.as_slice() else {
            continue;
        };
        let each = |name: &String| rule.variables.contains_key(name);
        let own = form.section(section);
        let wrong = match own {
            None => Some(("section", section, form.sections.iter().map(|own| &*own.id).collect())),
            Some(own) if !each(row) && own.row(row).is_none() => {
                Some(("row", row, own.rows.iter().map(|own| &*own.id).collect::<Vec<&str>>()))
            }
            Some(own) if !each(column) && own.column(column).is_none() => {
                Some(("column", column, own.columns.iter().map(|own| &*own.id).collect()))
            }
            Some(_) => None,
        };
        let Some((part, name, known)) = wrong.filter(|own| !told.contains(&(own.0, own.1))) else {
            continue;
        };
        told.push((part, name));
        let at = place_of(&said.text, name).unwrap_or(0..said.text.len());
        let found = Diagnostic::unknown("V119", name, known).at(said.part(at));
        problems.push(found.with("part", part).with("section", section.as_str()));
    }
}

/// Where a name stands in a rule, by itself and not as a part of another.
fn place_of(text: &str, name: &str) -> Option<std::ops::Range<usize>> {
    let apart = |letter: Option<char>| letter.is_none_or(|own| !own.is_alphanumeric());
    let mut all = text.match_indices(name).map(|(at, _)| at..at + name.len());
    all.find(|at| {
        apart(text[..at.start].chars().next_back()) && apart(text[at.end..].chars().next())
    })
}
