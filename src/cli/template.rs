//! `template list|show|check`: what templates there are, what they say, whether they are right.

use std::path::PathBuf;

use super::args::{Common, Template, TemplateCommand};
use super::{commands, describe, show};
use crate::builtin;
use crate::diagnostic::{Catalogue, Problems};
use crate::run::Exit;
use crate::run::open_form;
use crate::template::Library;
use crate::template::form::Form;

/// The library and every return in its newest edition.
pub fn everything(office: Option<PathBuf>) -> (Option<Library>, Vec<Form>, Problems) {
    let problems = Problems::default();
    let files = builtin::files(office.as_deref(), &problems);
    let (mut library, mut forms) = (None, Vec::new());
    for form in builtin::editions(&files).keys() {
        if let Some((own, form, _)) = open_form(&files, form, None, &problems) {
            library = Some(own);
            forms.push(form);
        }
    }
    (library, forms, problems)
}

pub fn run(command: &Template, common: &Common, catalogue: &Catalogue) -> Exit {
    let office = match commands::office(common) {
        Ok(office) => Some(office),
        // Without an office the built-in templates are meant; one that was named must be there.
        Err(_) if common.office.is_none() => None,
        Err(found) => {
            show::diagnostics(&[found], common, catalogue);
            return Exit::Configuration;
        }
    };
    let (library, forms, problems) = everything(office);
    if problems.has_errors() {
        show::diagnostics(&problems.into_vec(), common, catalogue);
        return Exit::Configuration;
    }
    show::diagnostics(&problems.into_vec(), common, catalogue);
    let Some(library) = library else {
        return Exit::Configuration;
    };
    match &command.command {
        TemplateCommand::List => list(&library, &forms, catalogue),
        TemplateCommand::Check => {
            let rules: usize = forms.iter().map(|form| form.rules.len()).sum();
            let fields = [
                ("forms", forms.len().into()),
                ("views", library.views.len().into()),
                ("tables", library.tables.len().into()),
                ("rules", rules.into()),
            ];
            out!("{}", catalogue.say("summary-templates", &fields));
        }
        TemplateCommand::Show { name, section } => {
            let section = section.as_deref();
            match describe::described(name, section, &library, &forms, catalogue) {
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
