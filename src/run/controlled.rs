//! The control rules of a return on its cells. Polish: kontrola sprawozdania.

use crate::control::{Judged, Laid, Submitted, Surroundings};
use crate::diagnostic::Diagnostic;
use crate::evaluate::Context;
use crate::evaluate::fill::holds;
use crate::model::date;
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::report::{Report, RuleOutcome};
use crate::template::Library;
use crate::template::form::Form;
use crate::template::rule::Rule;

/// The rules of a form that are run for a period: those of its variant and of the options chosen.
pub fn rules_of<'f>(
    form: &'f Form,
    period: ReportingPeriod,
    context: &Context<'_>,
) -> Result<Vec<&'f Rule>, Diagnostic> {
    let mut rules = Vec::new();
    for rule in &form.rules {
        let of_variant =
            rule.variants.is_empty() || rule.variants.iter().any(|own| own == period.kind());
        let chosen = match &rule.only_if {
            None => true,
            Some(node) => holds(node, context)?,
        };
        if of_variant && chosen {
            rules.push(rule);
        }
    }
    Ok(rules)
}

/// What rules say of a report, each in words.
pub fn outcomes(
    rules: &[&Rule],
    library: &Library,
    report: &Report,
    period: ReportingPeriod,
    context: &Context<'_>,
    submitted: &Submitted<'_>,
) -> Vec<RuleOutcome> {
    let laid = Laid::new(rules, report);
    surrounded(library, period, context, submitted, |around| {
        laid.judged(report, around).map(Judged::told).collect()
    })
}

/// Gives `work` what rules may look at besides the return.
pub fn surrounded<R>(
    library: &Library,
    period: ReportingPeriod,
    context: &Context<'_>,
    submitted: &Submitted<'_>,
    work: impl FnOnce(&Surroundings<'_>) -> R,
) -> R {
    let end = date::to_days(period.end());
    let param = |name: &str| {
        let parameter = library.parameters.on(name, end)?;
        Some(Exact::scaled(i128::from(parameter.value), 2))
    };
    work(&Surroundings { names: &context.names, param: &param, submitted })
}
