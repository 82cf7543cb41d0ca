//! `template list|show|check|new|test|schema`: what templates there are, what they say, whether they are right.

mod back_test;

use std::path::{Path, PathBuf};

use super::args::{Common, Template, TemplateCommand};
use super::describe::Known;
use super::period::period;
use super::{commands, describe, schema, show};
use crate::blank::{self, Asking, Time};
use crate::builtin;
use crate::collate;
use crate::diagnostic::{Catalogue, Diagnostic, Language, Place, Problems, Severity};
use crate::run::{self, Everything, Exit, Refused};
use crate::template::Library;
use crate::template::form::Form;
use crate::template::point::moments;
use crate::template::term::Terms;

/// All that the templates of an office say, and what is wrong with it.
pub fn everything(office: Option<PathBuf>) -> (Everything, Problems) {
    let problems = Problems::default();
    let files = builtin::files(office.as_deref(), &problems);
    (run::read_everything(&files, &problems), problems)
}

pub fn template(command: &Template, common: &Common, catalogue: &Catalogue) -> Exit {
    let office = match commands::office(common) {
        Ok(office) => Some(office),
        // Without an office the built-in templates are meant; one that was named must be there.
        Err(_) if common.office.is_none() => None,
        Err(found) => {
            show::diagnostics(&[found], common, catalogue);
            return Exit::Configuration;
        }
    };
    let (Everything { library, forms, indicators, strategies }, problems) =
        everything(office.clone());
    if matches!(command.command, TemplateCommand::Check) {
        let files = builtin::files(office.as_deref(), &Problems::default());
        collate::check(&files, &problems);
        let known = builtin::editions(&files);
        Terms::read(&files, known.keys().map(String::as_str), &problems).check(&forms, &problems);
    }
    let mut found = problems.into_vec();
    // What can be counted is asked while a template is being completed.
    if !matches!(command.command, TemplateCommand::Check) {
        found.retain(|own| own.code != "T530");
    }
    show::diagnostics(&found, common, catalogue);
    if found.iter().any(|own| own.severity == Severity::Error) {
        return Exit::Configuration;
    }
    let Some(library) = library else {
        return Exit::Configuration;
    };
    match &command.command {
        TemplateCommand::List => list(&library, &forms, catalogue),
        TemplateCommand::Check => {
            let day = commands::today(common);
            let ahead: Vec<Diagnostic> = library
                .known
                .checked_after(day)
                .map(|(until, checked)| {
                    let found = Diagnostic::warning("C179").at(&until.place);
                    found.with("found", checked.to_string()).with("day", day.to_string())
                })
                .collect();
            show::diagnostics(&ahead, common, catalogue);
            let rules: usize = forms.iter().map(|form| form.rules.len()).sum();
            let fields = [
                ("forms", forms.len().into()),
                ("views", library.views.len().into()),
                ("tables", library.tables.len().into()),
                ("rules", rules.into()),
            ];
            out!("{}", catalogue.say("summary-templates", &fields));
        }
        TemplateCommand::New { id, from, period, view } => {
            let wanted = Wanted { id, from, period, view: view.as_deref() };
            if let Err((exit, found)) = new(&wanted, office.as_deref(), &library, &forms, catalogue)
            {
                show::diagnostics(&[found], common, catalogue);
                return exit;
            }
        }
        TemplateCommand::Schema => out!("{:#}", schema::schema(&library, &indicators.indicators)),
        TemplateCommand::Test(asked) => {
            let Some(office) = office else {
                show::diagnostics(&[commands::no_office(".")], common, catalogue);
                return Exit::Configuration;
            };
            if asked.period.is_some() {
                return back_test::run(&office, asked, common, catalogue);
            }
            return test(&office, asked.id.as_deref(), common, catalogue);
        }
        TemplateCommand::Show { name, section } => {
            let section = section.as_deref();
            let (indicators, strategies) = (&indicators, &strategies);
            let known = Known { library: &library, forms: &forms, indicators, strategies };
            match describe::described(name, section, known, catalogue) {
                Ok(text) => out!("{text}"),
                Err(found) => {
                    show::diagnostics(&[found], common, catalogue);
                    return Exit::Configuration;
                }
            }
        }
    }
    Exit::Good
}

/// The template that is wanted, as typed.
struct Wanted<'w> {
    id: &'w str,
    from: &'w Path,
    period: &'w str,
    view: Option<&'w str>,
}

/// Writes `wzory/<id>.toml` from an empty table; nothing that is there is touched.
fn new(
    wanted: &Wanted<'_>,
    office: Option<&Path>,
    library: &Library,
    forms: &[Form],
    catalogue: &Catalogue,
) -> Result<(), (Exit, Diagnostic)> {
    let refuse = |found: Diagnostic| (Exit::Configuration, found);
    let Some(office) = office else {
        return Err(refuse(commands::no_office(".")));
    };
    let sound =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if !wanted.id.starts_with(|letter: char| letter.is_ascii_lowercase())
        || !wanted.id.chars().all(sound)
    {
        return Err(refuse(Diagnostic::error("C139").with("found", wanted.id)));
    }
    let path = office.join("wzory").join(format!("{}.toml", wanted.id));
    let inside = format!("wzory/{}.toml", wanted.id);
    let folder = office.join("wzory").join(wanted.id);
    if path.exists() || folder.exists() || forms.iter().any(|form| form.id == wanted.id) {
        return Err(refuse(
            Diagnostic::error("C140").at(Place::file(inside)).with("name", wanted.id),
        ));
    }
    let period = period(wanted.period).map_err(refuse)?;
    if let Some(view) = wanted.view.filter(|view| library.shape(view).is_none()) {
        let known = library.views.keys().chain(library.tables.keys()).map(String::as_str);
        return Err(refuse(Diagnostic::unknown("C103", view, known)));
    }
    let blanks = blank::blanks(wanted.from).map_err(|found| (Exit::Input, found))?;
    let file = wanted.from.file_name().unwrap_or_default().to_string_lossy();
    if blanks.is_empty() {
        return Err((Exit::Input, Diagnostic::error("C141").at(Place::file(file.into_owned()))));
    }
    let time = wanted.view.map_or(Time::Unknown, |view| time_of(view, library));
    let asking = Asking { id: wanted.id, file: &file, period, view: wanted.view, time };
    // Templates are in Polish, like the configuration beside them.
    let (text, open) = blank::template(&blanks, &asking, &Catalogue::new(Language::Polish));
    std::fs::create_dir_all(office.join("wzory"))
        .and_then(|()| std::fs::write(&path, text))
        .map_err(|error| (Exit::Output, commands::not_written(&path, &error)))?;
    let rows = blanks.iter().flat_map(|own| &own.rows).filter(|own| !own.heading).count();
    let columns: usize = blanks.iter().map(|own| own.columns.len()).sum();
    let fields = [
        ("file", inside.into()),
        ("sections", blanks.len().into()),
        ("rows", rows.into()),
        ("columns", columns.into()),
        ("open", open.into()),
    ];
    out!("{}", catalogue.say("summary-template-new", &fields));
    Ok(())
}

/// How the records of a view or table stand in time.
fn time_of(view: &str, library: &Library) -> Time {
    let shape = library.shape(view).unwrap_or_default();
    let own = library.moment(view, &shape);
    let others: Vec<String> =
        moments(&shape).filter(|of| **of != *own).map(str::to_owned).collect();
    match () {
        () if library.reads_day(view) => Time::Day,
        () if library.period_inside(view) => Time::Inside,
        () if !own.is_empty() => Time::Of(own, others),
        () if !others.is_empty() => Time::OneOf(others),
        () => Time::Timeless,
    }
}

/// Tries the example of one return, or of every return that has one.
fn test(office: &Path, id: Option<&str>, common: &Common, catalogue: &Catalogue) -> Exit {
    let wanted = id.map_or_else(|| run::examples(office), |id| vec![id.to_owned()]);
    if wanted.is_empty() {
        out!("{}", catalogue.word("summary-no-example"));
    }
    let mut worst = Exit::Good;
    for form in wanted {
        let tried = match run::try_example(office, &form) {
            Ok(tried) => tried,
            Err(Refused { exit, diagnostics }) => {
                show::diagnostics(&diagnostics, common, catalogue);
                worst = worst.max(exit);
                continue;
            }
        };
        show::diagnostics(&tried.differ, common, catalogue);
        let fields = [
            ("form", form.into()),
            ("cells", tried.cells.into()),
            ("differ", tried.differ.len().into()),
        ];
        out!("{}", catalogue.say("summary-example", &fields));
        if !tried.differ.is_empty() {
            worst = worst.max(Exit::Look);
        }
    }
    worst
}

fn list(library: &Library, forms: &[Form], catalogue: &Catalogue) {
    out!("{}", catalogue.word("heading-returns"));
    for form in forms {
        out!("  {:<24} {} ({})", form.id, form.title, form.valid_from);
    }
    out!("{}", catalogue.word("heading-views"));
    for view in library.views.values() {
        out!("  {:<24} {}", view.name, view.title);
    }
    out!("{}", catalogue.word("heading-tables"));
    for table in library.tables.values() {
        out!("  {:<24} {}", table.name.text, table.title);
    }
    out!("{}", catalogue.word("heading-lists"));
    for book in library.codebooks.values() {
        out!("  {:<24} {}", book.name, book.codes.len());
    }
}
