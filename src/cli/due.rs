//! `due`: which returns wait, whose data is missing, and who waits for what on a day. Polish: co jest do zrobienia.

mod mail;
mod partners;

use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{self, Common, Format};
use super::clock;
use super::commands::{not_written, office};
use super::show;
use crate::diagnostic::{Catalogue, Field};
use crate::period::ReportingPeriod;
use crate::run::{self, Exit, Lock, Refused, Today};
use crate::template::deadline::Deadline;
use crate::write;

/// A deadline, and how the return stands.
struct Waiting {
    of: Deadline,
    /// The newest version.
    made: Option<u32>,
    /// Exports and other data that have changed since it was made.
    moved: Vec<String>,
    /// Months without exports, of which nothing is made.
    lacking: Vec<String>,
    /// Somebody answers for the newest version.
    stands: bool,
    /// Days that are left; below zero it is late.
    left: i64,
}

/// A week before its day a return that is not made is told of in a message.
const SOON: i64 = 7;

impl Waiting {
    fn of(of: Deadline, office: &Path, today: chrono::NaiveDate) -> Waiting {
        let made = run::newest_version(office, &of.form, of.period).map(|(version, _)| version);
        let since = run::since(office, &of.form, of.period);
        let lacking = match made {
            Some(_) => since.lacking,
            None => run::months_without_exports(office, of.period),
        };
        let history = run::History::read(office, &of.form, of.period).unwrap_or_default();
        Waiting {
            made,
            moved: since.moved,
            lacking,
            stands: made.is_some_and(|version| history.state(version).stands()),
            left: (of.day - today).num_days(),
            of,
        }
    }

    fn state(&self) -> &'static str {
        match (self.made, self.left) {
            (Some(_), _) if !self.moved.is_empty() => "changed",
            (Some(_), _) if !self.lacking.is_empty() => "in_part",
            (Some(_), _) => "made",
            (None, 0..) if !self.lacking.is_empty() => "waiting",
            (None, 0..) => "open",
            (None, _) => "late",
        }
    }

    /// Is there something to do now?
    fn is_urgent(&self) -> bool {
        match self.state() {
            "made" => false,
            "changed" => true,
            // Who approved it knew of it.
            "in_part" => !self.stands,
            _ => self.left <= SOON,
        }
    }
}

/// Deadlines of the newest ended periods, what partners owe the strategies, and the lists of work as on `--today`;
/// `--write` keeps the lists. Named returns have no partners. Exit 1 when a return or a partner is late or a record of
/// a list is past its day. What is wrong with a strategy, a list or an option is told last: it holds up nothing of what is
/// told.
pub fn run(request: &args::Due, common: &Common, catalogue: &Catalogue) -> Exit {
    match told(request, common, catalogue) {
        Ok(exit) => exit,
        Err(Refused { exit, diagnostics }) => {
            show::diagnostics(&diagnostics, common, catalogue);
            exit
        }
    }
}

fn told(request: &args::Due, common: &Common, catalogue: &Catalogue) -> Result<Exit, Refused> {
    let refused = |found| Refused { exit: Exit::Configuration, diagnostics: vec![found] };
    let office = office(common).map_err(refused)?;
    if let Some(found) = run::other_offices(&office) {
        show::diagnostics(&[found], common, catalogue);
    }
    let today = clock::tell(common, catalogue);
    run::own_returns(&office, &request.returns)?;
    run::exports_at_hand(&office)?;
    run::results_at_hand(&office)?;
    let asked =
        |form: &str| request.returns.is_empty() || request.returns.iter().any(|own| own == form);
    let mut deadlines = run::deadlines(&office, today)?;
    // Of one day as they are made.
    deadlines.sort_by_key(|own| own.day);
    let waiting: Vec<Waiting> = deadlines
        .into_iter()
        .filter(|own| asked(&own.form))
        .map(|of| Waiting::of(of, &office, today))
        .collect();
    let (mut lists, mut no_lists) = (Vec::new(), None);
    for form in run::returns_kept(&office, &run::roles(&office)?)? {
        if asked(&form) {
            match run::lists_on(&office, &form, today, &|_| {}) {
                Ok(found) => lists.extend(found.map(|own| (form, own))),
                Err(refused) => no_lists = no_lists.or(Some(refused)),
            }
        }
    }
    let _lock = if request.write { Some(Lock::take(&office)?) } else { None };
    let mut written = Vec::new();
    if request.write {
        for (form, own) in &lists {
            let folder = office.join("wyniki/na-dzis").join(today.to_string()).join(form);
            keep(&folder, form, own, today).map_err(|error| {
                let found = not_written(&folder, &error);
                Refused { exit: Exit::Output, diagnostics: vec![found] }
            })?;
            written.push(folder);
        }
    }
    let (partners, wrong) = match request.returns.is_empty() {
        true => match run::partners(&office, today) {
            Ok(found) => (found, None),
            Err(refused) => (Vec::new(), Some(refused)),
        },
        false => (Vec::new(), None),
    };
    // What is made and stands waits for no day. A message says it beside the return, so that cron sends one.
    let open = waiting.iter().filter(|own| own.state() != "made").map(|own| &own.of);
    let open: Vec<&Deadline> = open.collect();
    let doubts = run::doubts_of(&office, &open);
    if !request.mail {
        show::diagnostics(&doubts, common, catalogue);
    }
    if request.mail {
        mail::tell(&office, today, &waiting, &partners, &lists, catalogue)?;
    } else {
        match common.format {
            Format::Json => tell_json(&waiting, partners::told(&partners, today), &lists, &written),
            Format::Text => {
                tell_waiting(today, &waiting, catalogue);
                partners::tell(&partners, today, catalogue);
                tell(today, &lists, &written, catalogue);
            }
        }
    }
    if let Some(refused) = wrong {
        return Err(refused);
    }
    // Such a return will not be made, which nobody should learn on its day.
    if let Some(refused) = no_lists {
        return Err(refused);
    }
    let options = run::wrong_options(&office, &open, today)?;
    if !options.is_empty() {
        return Err(Refused { exit: Exit::Configuration, diagnostics: options });
    }
    let late = waiting.iter().any(|own| own.made.is_none() && own.left < 0);
    let overdue = lists.iter().flat_map(|(_, own)| &own.lists).any(|own| own.late.unwrap_or(0) > 0);
    let late = late || partners::is_late(&partners, today);
    Ok(if late || overdue { Exit::Look } else { Exit::Good })
}

/// The lists as csv files and one workbook; an earlier answer for the same day is replaced.
fn keep(folder: &Path, form: &str, own: &Today, day: chrono::NaiveDate) -> std::io::Result<()> {
    let day_said = day.format("%d.%m.%Y").to_string();
    let book =
        write::worklists_xlsx(&own.report, &own.lists, &day_said).map_err(std::io::Error::other)?;
    let book = book.map(|bytes| (format!("{form}_{day}_listy.xlsx"), bytes));
    for (name, bytes) in write::worklist_csvs(&own.lists).chain(book) {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        write::whole(&path, &bytes)?;
    }
    Ok(())
}

fn tell_waiting(today: chrono::NaiveDate, waiting: &[Waiting], catalogue: &Catalogue) {
    let day: Field = today.to_string().into();
    out!("{}", catalogue.say("due-deadlines", &[("day", day), ("count", waiting.len().into())]));
    for own in waiting {
        let said = said_of(own, catalogue);
        let Deadline { day, form, period, .. } = &own.of;
        out!("  {form:<20} {:<8} {day}  {said}", period.to_string());
    }
}

fn tell(
    today: chrono::NaiveDate,
    lists: &[(String, Today)],
    written: &[PathBuf],
    catalogue: &Catalogue,
) {
    let day: Field = today.to_string().into();
    for (form, own) in lists {
        let fields =
            [("day", day.clone()), ("form", form.clone().into()), ("period", shown(own.exports))];
        out!("\n{}", catalogue.say("due-lists", &fields));
        for list in &own.lists {
            let fields =
                [("count", list.rows.len().into()), ("late", list.late.unwrap_or(0).into())];
            out!("  {:<28} {}: {}", list.id, list.title, catalogue.say("due-list", &fields));
        }
    }
    for folder in written {
        out!(
            "\n{}",
            catalogue.say("due-written", &[("folder", folder.display().to_string().into())])
        );
    }
}

/// How a return stands, in words.
fn said_of(own: &Waiting, catalogue: &Catalogue) -> String {
    let fields = [
        ("state", own.state().into()),
        ("lacks", if own.lacking.is_empty() { "no" } else { "yes" }.into()),
        ("lacking", own.lacking.join(", ").into()),
        ("moved", shortened(&own.moved).into()),
        ("version", i64::from(own.made.unwrap_or(0)).into()),
        ("days", own.left.abs().into()),
    ];
    catalogue.say("due-state", &fields)
}

/// The first three names, and how many more there are.
fn shortened(names: &[String]) -> String {
    const FIRST: usize = 3;
    let first = names.iter().take(FIRST).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len() {
        all if all > FIRST => format!("{first}, … ({all})"),
        _ => first,
    }
}

fn shown(period: ReportingPeriod) -> Field {
    period.to_string().into()
}

fn tell_json(
    waiting: &[Waiting],
    partners: Vec<serde_json::Value>,
    lists: &[(String, Today)],
    written: &[PathBuf],
) {
    let deadlines = waiting.iter().map(|own| {
        json!({
            "return": own.of.form, "period": own.of.period.to_string(), "deadline": own.of.day.to_string(),
            "days_left": own.left, "version": own.made, "state": own.state(), "changed": own.moved,
            "lacking": own.lacking, "calendar_gap": own.of.gap,
        })
    });
    let lists = lists.iter().flat_map(|(form, own)| {
        own.lists.iter().map(move |list| {
            json!({
                "return": form, "exports": own.exports.to_string(), "list": list.id, "title": list.title,
                "records": list.rows.len(), "late": list.late,
            })
        })
    });
    out!(
        "{}",
        json!({
            "deadlines": deadlines.collect::<Vec<_>>(), "partners": partners,
            "lists": lists.collect::<Vec<_>>(),
            "folders": written.iter().map(|own| own.display().to_string()).collect::<Vec<_>>(),
        })
    );
}
