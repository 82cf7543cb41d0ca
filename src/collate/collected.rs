//! The cells of many units as one return: values, how each came about, and of how many units. Polish: zestawienie.

use std::collections::{BTreeMap, BTreeSet};

use super::Submission;
use super::how::{How, hows};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::evaluate::fill::{At, Paper};
use crate::number::Exact;
use crate::report::{Outcome, RuleOutcome, Section};
use crate::template::form::Content;

/// Units named in one line.
const NAMED: usize = 5;

/// A cell of the collective return.
#[derive(Clone, Debug)]
pub struct Cell {
    pub how: How,
    /// Units that gave a value, of those whose form has the cell.
    pub present: usize,
    pub of: usize,
    /// The first units without one.
    pub lacking: Vec<String>,
}

pub struct Collected {
    pub sections: Vec<Section>,
    pub cells: BTreeMap<At, Cell>,
}

/// Adds up the submissions. `has` tells which cells the form of a unit has, by its roles; `asked` the cells that the files
/// can hold at all.
pub fn collected(
    paper: &Paper<'_>,
    submissions: &[Submission],
    has: &BTreeMap<Vec<String>, Vec<At>>,
    asked: Option<&[At]>,
) -> Result<Collected, Diagnostic> {
    let hows = hows(paper);
    let mut values: BTreeMap<At, Exact> = BTreeMap::new();
    let mut cells: BTreeMap<At, Cell> = BTreeMap::new();
    for (at, how) in &hows {
        let cell = Cell { how: *how, present: 0, of: 0, lacking: Vec::new() };
        cells.insert(*at, cell);
    }
    let is_input = |at: &At| {
        let content = paper.choice(*at).map(|own| &own.content);
        let formula = matches!(content, Some(Content::Formula(_)));
        !formula && hows[at].is_collected() && asked.is_none_or(|asked| asked.contains(at))
    };
    let inputs: BTreeSet<At> = hows.keys().copied().filter(is_input).collect();
    for own in submissions {
        for at in has[&own.roles].iter().filter(|at| inputs.contains(at)) {
            let Some(cell) = cells.get_mut(at) else {
                continue;
            };
            cell.of += 1;
            let Some(value) = own.values.get(at) else {
                if cell.lacking.len() < NAMED {
                    cell.lacking.push(own.unit.clone());
                }
                continue;
            };
            cell.present += 1;
            let together = match (values.get(at), cell.how) {
                (None, _) => Some(*value),
                (Some(known), How::Greatest) => Some(if value > known { *value } else { *known }),
                (Some(known), How::Least) => Some(if value < known { *value } else { *known }),
                (Some(known), _) => known.plus(*value),
            };
            let Some(together) = together else {
                return Err(Diagnostic::error("E101")
                    .at(Place::cell(paper.name(*at)))
                    .with("message", "i128"));
            };
            values.insert(*at, together);
        }
    }
    of_formulas(paper, &mut cells);
    Ok(Collected { sections: paper.with_formulas(&values)?, cells })
}

/// A formula is as complete as what it reads.
fn of_formulas(paper: &Paper<'_>, cells: &mut BTreeMap<At, Cell>) {
    let formulas: Vec<(At, Vec<At>)> = paper
        .cells()
        .filter(|(_, choice)| matches!(choice.content, Content::Formula(_)))
        .map(|(at, _)| (at, paper.read_by(at)))
        .collect();
    // A formula may read another: so often as there are formulas, at most.
    for _ in 0..formulas.len().min(8) {
        for (at, read) in &formulas {
            let least = read
                .iter()
                .filter_map(|own| cells.get(own))
                .filter(|own| own.of > 0)
                .min_by_key(|own| (own.present as i64 - own.of as i64, own.present))
                .cloned();
            if let (Some(least), Some(own)) = (least, cells.get_mut(at)) {
                (own.present, own.of, own.lacking) = (least.present, least.of, least.lacking);
            }
        }
    }
}

/// What is said of cells that are not what a unit's are: incomplete, counted more than once, not collected.
pub fn outcomes(
    paper: &Paper<'_>,
    collected: &Collected,
    asked: Option<&[At]>,
) -> Vec<RuleOutcome> {
    let mut all = Vec::new();
    let mut grouped: BTreeMap<(usize, usize, String), Vec<String>> = BTreeMap::new();
    for (at, cell) in &collected.cells {
        let name = paper.name(*at);
        if cell.present < cell.of {
            let lacking = cell.lacking.join(", ");
            let more = if cell.of - cell.present > cell.lacking.len() { ", …" } else { "" };
            let shown = format!("{} z {}; brak: {lacking}{more}", cell.present, cell.of);
            grouped.entry((0, at.0, shown)).or_default().push(name.clone());
        }
        match cell.how {
            How::SumOfDistinct if cell.present > 0 => {
                grouped.entry((1, at.0, String::new())).or_default().push(name);
            }
            How::Average | How::Share if asked.is_none_or(|own| own.contains(at)) => {
                grouped.entry((2, at.0, String::new())).or_default().push(name);
            }
            _ => {}
        }
    }
    for ((kind, _, shown), cells) in grouped {
        let (rule, title, severity, why, fix) = match kind {
            0 => (
                "ZB-1",
                "Pole jest ze wszystkich jednostek",
                Severity::Warning,
                shown.as_str(),
                "Uzyskaj brakujące wartości: lista jest w zapytania.csv.",
            ),
            1 => (
                "ZB-2",
                "Każda osoba i rodzina liczy się raz",
                Severity::Note,
                "liczone wielokrotnie, gdy osoba jest w dwóch jednostkach",
                "Podając tę liczbę, napisz, że jest sumą z jednostek.",
            ),
            _ => (
                "ZB-3",
                "Pole sumuje się z jednostek",
                Severity::Note,
                "średnia, mediana albo udział: nie sumuje się, pole jest puste",
                "Policz je z danych jednostek, nie z ich średnich.",
            ),
        };
        let why = why.to_owned();
        all.push(RuleOutcome {
            rule: rule.to_owned(),
            title: title.to_owned(),
            severity,
            outcome: Outcome::Failed,
            cells,
            records: 0,
            failures: Vec::new(),
            explained: 0,
            shown: why,
            fix: fix.to_owned(),
            justify: false,
        });
    }
    all
}
