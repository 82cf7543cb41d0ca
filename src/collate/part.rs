//! The part of a form that is collated: not rows that single units have, nor sections that nobody filled. Polish:
//! zestawiana część formularza.

use std::collections::BTreeSet;

use super::{How, Submission, collected, wide};
use crate::evaluate::fill::{At, Paper};
use crate::report::{Outcome, RuleOutcome};
use crate::template::form::Form;

/// The form without the rows that each unit's data give, and the sections that have such.
pub fn fixed_rows(form: &Form) -> (Form, Vec<String>) {
    let mut form = form.clone();
    let mut dropped = Vec::new();
    for section in &mut form.sections {
        let before = section.rows.len();
        section.rows.retain(|row| row.by.is_empty());
        if section.rows.len() < before {
            dropped.push(section.id.clone());
            section.charts.clear();
        }
    }
    (form, dropped)
}

/// The sections in which no unit gave any value.
pub fn sections_of_nobody(form: &Form, submissions: &[Submission]) -> Vec<usize> {
    let mut filled: BTreeSet<usize> = BTreeSet::new();
    for own in submissions {
        filled.extend(own.values.keys().map(|at| at.0));
    }
    let roles: BTreeSet<&String> = submissions.iter().flat_map(|own| &own.roles).collect();
    let open = form.sections.iter().enumerate().filter(|(index, own)| {
        let printed = own.role.as_ref().is_none_or(|role| roles.contains(role));
        let has_rows = own.rows.iter().any(|row| !row.heading);
        printed && has_rows && !filled.contains(index)
    });
    open.map(|(index, _)| index).collect()
}

/// What nobody sent is told once, and not asked of each unit.
pub fn leave_out_sections(form: &Form, sections: &[usize], submissions: &mut [Submission]) {
    let ids: Vec<&str> = sections.iter().map(|own| form.sections[*own].id.as_str()).collect();
    let inside = |name: &String| {
        ids.iter().any(|id| name.strip_prefix(id).is_some_and(|rest| rest.starts_with('/')))
    };
    for own in submissions {
        own.findings.retain(|found| {
            found.code != "V107" || !found.text("section").is_some_and(|own| ids.contains(&own))
        });
        own.outcomes
            .retain(|rule| rule.outcome != Outcome::CouldNotRun || !rule.cells.iter().any(inside));
    }
}

/// The cells that a wide table has.
pub fn asked(table: &wide::UnitTable, form: &Form) -> Vec<At> {
    let at = |[section, row, column]: &[String; 3]| {
        let index = form.sections.iter().position(|own| own.id == *section)?;
        let own = &form.sections[index];
        Some((index, own.row(row)?.0, own.column(column)?))
    };
    table.cells.iter().filter_map(|(_, cell)| at(cell)).collect()
}

/// A rule that reads a cell which is not collected does not apply.
pub fn not_of_collected(
    outcomes: &mut [RuleOutcome],
    paper: &Paper<'_>,
    collected: &collected::Collected,
    asked: Option<&[At]>,
) {
    let out = collected.cells.iter().filter(|(at, own)| {
        let input = own.how.is_collected() && own.how != How::Formula;
        !own.how.is_collected() || input && asked.is_some_and(|asked| !asked.contains(at))
    });
    let out: BTreeSet<String> = out.map(|(at, _)| paper.name(*at)).collect();
    for own in outcomes.iter_mut().filter(|own| own.outcome == Outcome::CouldNotRun) {
        let of_ranges = own.cells.iter().any(|name| name.contains("..") || name.contains('*'));
        if own.cells.iter().any(|name| out.contains(name)) || asked.is_some() && of_ranges {
            own.outcome = Outcome::NotApplicable;
        }
    }
}
