//! Plan and execution of the financial frame, in zł. Polish: wykonanie ram finansowych.

use rust_xlsxwriter::XlsxError;

use super::Desk;
use super::paper::{Columns, Paper};
use super::say::{self, ABSENT};
use super::value::{aim, unbroken};
use crate::number::Exact;

/// Whole złote as such, grosze as two digits.
fn money(
    paper: &mut Paper<'_>,
    columns: Columns,
    value: Option<Exact>,
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let decimals = value.map_or(0, |own| if say::decimals_of(own) == 0 { 0 } else { 2 });
    aim(paper, columns, value.map(|own| (own, "")), (decimals, ABSENT), unbroken, desk)
}

pub fn write(paper: &mut Paper<'_>, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let looks = &desk.looks;
    paper.gap(8.0)?;
    paper.line("Ramy finansowe: plan i wykonanie", &looks.title)?;
    if desk.of.frame.is_empty() {
        return paper.line("Strategia nie podaje ram finansowych.", &looks.plain);
    }
    paper.titles(
        &[
            ((0, 0), "rok"),
            ((1, 2), "plan (zł)"),
            ((3, 4), "wykonanie (zł)"),
            ((5, 6), "wykonanie planu"),
        ],
        &looks.heading,
    )?;
    for own in &desk.of.frame {
        paper.number((0, 0), own.year.into(), &looks.centre.format.clone().set_num_format("0"))?;
        money(paper, (1, 2), Some(own.plan), desk)?;
        money(paper, (3, 4), own.done, desk)?;
        let percent = own.done.and_then(|done| done.divide(own.plan)?.multiply(Exact::whole(100)));
        // A plan of zero has no percent.
        let none = if own.done.is_some() { "nie oblicza się" } else { ABSENT };
        aim(paper, (5, 6), percent.map(|own| (own, "%")), (1, none), unbroken, desk)?;
        paper.down()?;
    }
    Ok(())
}
