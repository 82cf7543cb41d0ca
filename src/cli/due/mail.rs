//! `due --mail`: one message of what there is to do, ready to be sent; silence when there is nothing.
//! Polish: wiadomość o terminach.

use std::path::Path;

use chrono::NaiveDate;

use super::{Waiting, partners, said_of};
use crate::diagnostic::Catalogue;
use crate::run::{self, Awaited, Refused, Today};

/// The message with its subject in the first line; no names of people, as none stands in lists.
pub fn tell(
    office: &Path,
    today: NaiveDate,
    waiting: &[Waiting],
    awaited: &[Awaited],
    lists: &[(String, Today)],
    catalogue: &Catalogue,
) -> Result<(), Refused> {
    let urgent: Vec<&Waiting> = waiting.iter().filter(|own| own.is_urgent()).collect();
    let late = partners::is_late(awaited, today);
    let overdue: Vec<_> = lists
        .iter()
        .flat_map(|(form, own)| own.lists.iter().map(move |list| (form, list)))
        .filter(|(_, list)| list.late.unwrap_or(0) > 0)
        .collect();
    if urgent.is_empty() && !late && overdue.is_empty() {
        return Ok(());
    }
    let name = run::office_of(office)?.name;
    let behind = urgent.iter().filter(|own| own.state() == "late").count();
    let fields = [
        ("day", today.to_string().into()),
        ("name", name.into()),
        ("count", urgent.len().into()),
        ("late", behind.into()),
    ];
    out!("Subject: {}", catalogue.say("mail-subject", &fields));
    out!("\n{}", catalogue.say("mail-greeting", &fields));
    if !urgent.is_empty() {
        out!("\n{}", catalogue.say("mail-returns", &fields));
        for own in urgent {
            let of = &own.of;
            let gap = if of.gap { catalogue.word("mail-gap") } else { String::new() };
            let said = said_of(own, catalogue);
            out!("  {} {}, {}: {said}{gap}", of.symbol, of.period.title(), of.day);
        }
    }
    if late {
        partners::tell(awaited, today, catalogue);
    }
    if !overdue.is_empty() {
        out!("\n{}", catalogue.say("mail-lists", &fields));
        for (form, list) in overdue {
            let fields =
                [("count", list.rows.len().into()), ("late", list.late.unwrap_or(0).into())];
            out!("  {form}, {}: {}", list.title, catalogue.say("due-list", &fields));
        }
    }
    let folder = office.canonicalize().unwrap_or_else(|_| office.to_path_buf());
    let fields = [("folder", folder.display().to_string().into())];
    out!("\n{}", catalogue.say("mail-foot", &fields));
    Ok(())
}
