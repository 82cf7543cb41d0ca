//! What is said of the records of one file: the first in full, the next a line each, the rest a number.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{LINES, colour};
use crate::cli::args::Common;
use crate::diagnostic::{Catalogue, Diagnostic, Place, Severity, render};
use crate::quality::{Of, Told};

/// Places that somebody answers for, by finding or rule and number.
#[derive(Default)]
pub struct Explained(FxHashSet<(bool, u32, u32)>);

impl Explained {
    pub fn of(told: Told<'_>) -> Explained {
        let lines = told.quality.lines.iter().filter(|line| line.waiver.is_some());
        let places = lines.filter_map(|line| match line.of {
            Of::Finding(index) => Some((false, index, line.place?)),
            Of::Rule(index) => Some((true, index, line.place?)),
        });
        Explained(places.collect())
    }

    pub fn finding(&self, index: usize, place: usize) -> bool {
        self.0.contains(&(false, index as u32, place as u32))
    }

    pub fn rule(&self, index: usize, failure: usize) -> bool {
        self.0.contains(&(true, index as u32, failure as u32))
    }
}

/// The findings of one code in one file; one finding, when it is of no record.
pub struct Block<'b> {
    pub first: &'b Diagnostic,
    /// A finding and the places that are told on one line; none when it is of no record.
    pub units: Vec<(&'b Diagnostic, &'b [Place])>,
}

/// Findings by code and file, in the order in which they begin; what is explained is left out.
pub fn blocks<'b>(found: &'b [Diagnostic], explained: &Explained) -> Vec<Block<'b>> {
    type Key<'k> = (&'k str, Severity, Option<&'k str>, Option<usize>);
    let mut known: FxHashMap<Key<'_>, usize> = FxHashMap::default();
    let mut blocks: Vec<Block<'b>> = Vec::new();
    for (index, own) in found.iter().enumerate() {
        if own.records().next().is_none() {
            blocks.push(Block { first: own, units: Vec::new() });
            continue;
        }
        let places = own.places.iter().enumerate();
        let units = places.filter(|(_, place)| place.table.is_some()).map(|(number, _)| {
            let last = if own.together { own.places.len() } else { number + 1 };
            (number, &own.places[number..last])
        });
        let units = units.take(if own.together { 1 } else { usize::MAX });
        for (_, places) in units.filter(|(number, _)| !explained.finding(index, *number)) {
            // What is said of a view is said of its records together.
            let apart = !own.together && own.text("field").is_none();
            let key = (own.code, own.severity, places[0].file.as_deref(), apart.then_some(index));
            let block = *known.entry(key).or_insert_with(|| {
                blocks.push(Block { first: own, units: Vec::new() });
                blocks.len() - 1
            });
            blocks[block].units.push((own, places));
        }
    }
    blocks
}

impl Block<'_> {
    /// The first in full, then a line each as far as the screen should be filled.
    pub fn text(&self, common: &Common, catalogue: &Catalogue) -> String {
        let (first, places) = self.units[0];
        let others = first.places.iter().filter(|place| place.table.is_none() && !first.together);
        let whole =
            Diagnostic { places: places.iter().chain(others).cloned().collect(), ..first.clone() };
        let mut text = render::diagnostic(catalogue, &whole, colour(common));
        let title = render::title(catalogue, first);
        // A note asks for nothing: one is enough to know it by.
        let most = match first.severity {
            _ if common.verbose => usize::MAX,
            Severity::Note => 1,
            _ => LINES,
        };
        let mut label = catalogue.word("label-more") + ":";
        let mut line = |said: &str| {
            text.push_str(&format!("\n  {label:<10}{said}"));
            label.clear();
        };
        for (own, others) in self.units.iter().take(most).skip(1) {
            let inside = |place: &Place| render::place(catalogue, &place.beyond(&places[0]));
            let all: Vec<String> = others.iter().map(inside).collect();
            let said = render::title(catalogue, own);
            let said = if said == title { String::new() } else { format!(": {said}") };
            line(&format!("{}{said}", all.join("; ")));
        }
        if self.units.len() > most {
            let rest = self.units.len() - most;
            line(&catalogue.say("more-places", &[("count", rest.into())]));
        }
        text
    }
}
