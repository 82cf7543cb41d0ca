//! Who was to send data, and who did not. Polish: kompletność danych partnerów.

use rust_xlsxwriter::XlsxError;

use super::paper::Paper;
use super::{Desk, say};
use crate::indicator::Monitoring;

pub fn write(paper: &mut Paper<'_>, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let (of, looks) = (desk.of, &desk.looks);
    paper.gap(8.0)?;
    paper.line("Kompletność danych partnerów", &looks.title)?;
    if of.suppliers.is_empty() {
        return paper.line("Strategia nie liczy na dane partnerów.", &looks.plain);
    }
    paper.line(&suppliers_said(of), &looks.plain)?;
    paper.titles(
        &[
            ((0, 2), "partner"),
            ((3, 3), "miary są"),
            ((4, 4), "z"),
            ((5, 5), "termin"),
            ((6, 8), "brakuje"),
        ],
        &looks.heading,
    )?;
    for own in &of.suppliers {
        paper.text((0, 2), &own.name, &looks.boxed)?;
        let count = looks.number(0, "", "");
        paper.number((3, 3), own.there.into(), &count)?;
        paper.number((4, 4), own.of.into(), &count)?;
        let due = own.due.map_or_else(|| "–".to_owned(), say::day);
        paper.text((5, 5), &due, &looks.centre)?;
        let missing = match own.missing.is_empty() {
            true => "niczego".to_owned(),
            false => own.missing.join("; "),
        };
        paper.text((6, 8), &missing, &looks.boxed)?;
        paper.down()?;
    }
    Ok(())
}

fn suppliers_said(of: &Monitoring) -> String {
    let late: Vec<&str> =
        of.suppliers.iter().filter(|own| own.there < own.of).map(|own| own.name.as_str()).collect();
    let all = of.suppliers.len();
    let said =
        format!("Komplet danych za {} r. od {} z {all} partnerów", of.year, all - late.len());
    match late.is_empty() {
        true => format!("{said}."),
        false => format!("{said}; brakuje danych od: {}.", late.join(", ")),
    }
}
