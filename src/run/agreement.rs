//! The same quantity in several returns is equal, or the difference is explained. Polish: uzgodnienie.
//!
//! A return is compared with those that `run` makes before it: so that each pair is compared once, and a second
//! run finds nothing new.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::earlier::Earlier;
use super::manual::number;
use super::{Compared, Workplace};
use crate::diagnostic::Severity;
use crate::evaluate::fill::{Filled, QuantityCell};
use crate::ingest::Loaded;
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::report::{Agreement, Outcome, Report, RuleOutcome, Verdict};
use crate::template::quantity::Quantity;

/// A submission of another return.
struct Other {
    form: String,
    period: ReportingPeriod,
    version: u32,
    manifest: Value,
    file: Compared,
}

/// A cell of it.
struct OtherCell<'o> {
    of: &'o Other,
    cell: &'o str,
    value: &'o str,
}

struct Comparing<'a> {
    place: &'a Workplace,
    options: &'a BTreeMap<String, String>,
    report: &'a Report,
    loaded: &'a Loaded,
    earlier: &'a Earlier<'a>,
    others: Vec<Other>,
}

/// The cells that print a quantity beside those of other returns.
pub fn found(
    place: &Workplace,
    options: &BTreeMap<String, String>,
    report: &Report,
    filled: &Filled,
    loaded: &Loaded,
    earlier: &Earlier<'_>,
) -> Vec<Agreement> {
    if filled.quantities.is_empty() {
        return Vec::new();
    }
    let meets = |period: ReportingPeriod| {
        filled
            .quantities
            .iter()
            .any(|cell| period.is_inside(cell.period) || cell.period.is_inside(period))
    };
    let submitted = earlier.submitted().into_iter();
    let made = &place.library.returns;
    let made_before = made.iter().take_while(|own| **own != place.form.id).collect::<BTreeSet<_>>();
    let before = submitted.filter(|(period, form)| made_before.contains(form) && meets(*period));
    let others = before.filter_map(|(period, form)| {
        let (version, manifest, file) = earlier.manifest(&form, period)?;
        Some(Other { form, period, version, manifest, file })
    });
    let others = others.collect();
    let comparing = Comparing { place, options, report, loaded, earlier, others };
    filled.quantities.iter().flat_map(|cell| comparing.of_cell(cell)).collect()
}

/// What a rule says of two cells that should be equal; of others nothing.
pub fn outcome(own: &Agreement) -> Option<RuleOutcome> {
    let outcome = match own.verdict {
        Verdict::Equal => Outcome::Passed,
        Verdict::Different => Outcome::Failed,
        Verdict::Explained => return None,
    };
    let shown = |value: Option<Exact>| value.map_or_else(|| "brak".to_owned(), Exact::shown);
    let difference = own.value.zip(own.other_value);
    let difference =
        difference.and_then(|(ours, theirs)| ours.subtract(theirs)).map(Exact::absolute);
    Some(RuleOutcome {
        rule: format!("W:{}", own.quantity),
        title: format!("{}: tyle samo co w {}, pole {}", own.title, own.other, own.other_cell),
        severity: Severity::Warning,
        outcome,
        cells: vec![own.cell.clone()],
        records: 0,
        failures: Vec::new(),
        explained: 0,
        shown: format!(
            "{} = {}; różnica {}",
            shown(own.value),
            shown(own.other_value),
            shown(difference)
        ),
        fix: own.why.clone(),
        justify: false,
    })
}

impl Comparing<'_> {
    /// The cell beside those of other returns: each that counts the same, and for its own period each return
    /// that has it of another period, or something like it.
    fn of_cell(&self, own: &QuantityCell) -> Vec<Agreement> {
        let mut found = Vec::new();
        let named = self.cells(&own.named.quantity, &own.named.measured);
        // What stands on the last day is the same in every period that ends with it.
        let stock = self.quantity(own).is_some_and(Quantity::is_stock);
        let is_same = |period: ReportingPeriod| {
            period == own.period || (stock && period.end() == own.period.end())
        };
        let (same, other): (Vec<_>, Vec<_>) =
            named.into_iter().partition(|(period, _)| is_same(*period));
        found.extend(same.iter().filter_map(|(_, cell)| self.compared(own, cell)));
        if !own.own_period {
            return found;
        }
        let already = |form: &str| same.iter().any(|(_, cell)| cell.of.form == form);
        for (period, cell) in other {
            let meets = period.is_inside(own.period) || own.period.is_inside(period);
            if meets && cell.of.period == period && !already(&cell.of.form) {
                found.push(self.explained(own, &cell, format!("inny okres: {}", period.roman())));
            }
        }
        for like in self.quantity(own).into_iter().flat_map(|own| &own.like) {
            for (period, cell) in self.cells(&like.quantity.text, &own.named.measured) {
                if is_same(period) {
                    found.push(self.explained(own, &cell, like.why.clone()));
                }
            }
        }
        found
    }

    fn quantity(&self, own: &QuantityCell) -> Option<&Quantity> {
        self.place.library.quantities.get(&own.named.quantity)
    }

    /// The cells of other returns that print a quantity so measured, with the period that each counts.
    fn cells(&self, quantity: &str, measured: &str) -> Vec<(ReportingPeriod, OtherCell<'_>)> {
        let cells = self.others.iter().flat_map(|of| {
            let all = of.manifest["quantities"].as_array().into_iter().flatten();
            all.filter(|own| own["quantity"] == quantity && own["measured"] == measured).filter_map(
                move |own| {
                    let period = own["period"].as_str()?.parse().ok()?;
                    let (cell, value) = (own["cell"].as_str()?, own["value"].as_str()?);
                    Some((period, OtherCell { of, cell, value }))
                },
            )
        });
        cells.collect()
    }

    /// None when one of the cells has no value.
    fn compared(&self, own: &QuantityCell, other: &OtherCell<'_>) -> Option<Agreement> {
        if let Some(why) = self.other_choice(own, other) {
            return Some(self.explained(own, other, why));
        }
        let cell = self.report.cell(&own.section, &own.row, &own.column)?;
        let ours = Exact::scaled(cell.printed?, cell.decimals);
        let difference = ours.subtract(number(other.value)?).map(Exact::absolute);
        // Printed with other decimals they may be apart by what the coarser one rounds away.
        let decimals = decimals_of(other.value);
        let rounding = match cell.decimals == decimals {
            true => Exact::ZERO,
            false => Exact::scaled(1, cell.decimals.min(decimals)),
        };
        let rest = difference.and_then(|own| rounding.subtract(own.plus(own)?));
        let agree = rest.is_some_and(|rest| rest.parts().0 >= 0);
        Some(match agree {
            true => self.agreement(own, other, Verdict::Equal, String::new()),
            false => self.agreement(own, other, Verdict::Different, self.changed_since(own, other)),
        })
    }

    /// A difference that is meant: it is shown and proves nothing.
    fn explained(&self, own: &QuantityCell, other: &OtherCell<'_>, why: String) -> Agreement {
        self.agreement(own, other, Verdict::Explained, why)
    }

    fn agreement(
        &self,
        own: &QuantityCell,
        other: &OtherCell<'_>,
        verdict: Verdict,
        why: String,
    ) -> Agreement {
        self.earlier.note(other.of.file.clone());
        let cell = self.report.cell(&own.section, &own.row, &own.column);
        Agreement {
            quantity: own.named.quantity.clone(),
            title: self.title(own),
            cell: format!("{}/{}/{}", own.section, own.row, own.column),
            value: cell.and_then(|cell| Some(Exact::scaled(cell.printed?, cell.decimals))),
            other: format!("{} v{}, {}", other.of.form, other.of.version, other.of.period.roman()),
            other_cell: other.cell.to_owned(),
            other_value: number(other.value),
            verdict,
            why,
        }
    }

    /// The quantity, and the row and column in which it stands: they say what of it is measured.
    fn title(&self, own: &QuantityCell) -> String {
        let quantity = &self.place.library.quantities[&own.named.quantity].title;
        let section = self.report.sections.iter().find(|section| section.id == own.section);
        let place = section.and_then(|section| {
            let row = section.rows.iter().find(|row| row.id == own.row)?;
            let column = section.columns.iter().find(|column| column.id == own.column)?;
            Some(format!("{}, {}", row.label, column.title))
        });
        place.map_or_else(|| quantity.clone(), |place| format!("{quantity} – {place}"))
    }

    /// An option that the quantity reads, when the other return was made with another choice of it.
    fn other_choice(&self, own: &QuantityCell, other: &OtherCell<'_>) -> Option<String> {
        let library = &self.place.library;
        let quantity = self.quantity(own)?;
        let read = library.options.iter().filter(|(id, _)| quantity.reads(id, library));
        for (id, option) in read {
            let ours = self.options.get(id).unwrap_or(&option.default);
            let theirs = other.of.manifest["options"][id].as_str().unwrap_or(&option.default);
            if ours != theirs {
                let word = |value: &str| {
                    option.labels.get(value).cloned().unwrap_or_else(|| value.to_owned())
                };
                return Some(format!("{}: {} i {}", option.label, word(ours), word(theirs)));
            }
        }
        None
    }

    /// Why the same quantity came out otherwise: what was changed since the other return was made, or what it
    /// did not read.
    fn changed_since(&self, own: &QuantityCell, other: &OtherCell<'_>) -> String {
        let library = &self.place.library;
        let mut tables = BTreeSet::new();
        for view in self.quantity(own).map(Quantity::views).unwrap_or_default() {
            library.tables_behind(&view, &mut tables);
        }
        let inputs = other.of.manifest["inputs"].as_array();
        let (mut changed, mut unread) = (BTreeSet::new(), BTreeSet::new());
        for input in self.loaded.ledger.iter().filter(|own| tables.contains(own.table.as_str())) {
            let theirs = inputs.into_iter().flatten().find(|own| own["file"] == *input.file);
            match theirs {
                None => unread.insert(input.file.as_str()),
                Some(own) if own["sha256"] != *input.sha256 => changed.insert(input.file.as_str()),
                Some(_) => false,
            };
        }
        let listed = |files: BTreeSet<&str>| files.into_iter().collect::<Vec<_>>().join(", ");
        let (form, made) = (&other.of.form, format!("{} v{}", other.of.form, other.of.version));
        let corrections = self.place.corrections.file.as_ref().map(|(_, sum)| sum.as_str());
        if !changed.is_empty() {
            let files = listed(changed);
            format!("Od czasu {made} zmieniły się pliki: {files}. Zrób {form} jeszcze raz.")
        } else if !unread.is_empty() {
            let files = listed(unread);
            format!(
                "{made} nie czyta plików: {files}. Sprawdź, czy jego eksporty sięgają tak samo daleko."
            )
        } else if corrections != other.of.manifest["corrections"]["sha256"].as_str() {
            format!("Od czasu {made} zmieniły się poprawki. Zrób {form} jeszcze raz.")
        } else {
            format!("Eksporty i poprawki są te same co w {made}: sprawdź wzory obu sprawozdań.")
        }
    }
}

/// Decimals of a number as printed: `12,50` has two.
fn decimals_of(text: &str) -> u32 {
    text.rsplit_once([',', '.']).map_or(0, |(_, digits)| digits.len() as u32)
}
