//! The workbook.
use crate::diagnostic::Catalogue;
use crate::report::{Report, RuleOutcome};
pub fn xlsx(_report: &Report, _outcomes: &[RuleOutcome], _catalogue: &Catalogue) -> Result<Vec<u8>, String> {
    Ok(Vec::new())
}
