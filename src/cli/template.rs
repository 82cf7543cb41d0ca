//! `template list|show|check`: what templates there are, what they say, whether they are right.

use std::path::PathBuf;

use super::args::{Common, Template, TemplateCommand};
use super::{commands, show};
use crate::builtin;
use crate::diagnostic::{Catalogue, Diagnostic, Problems, nearest};
use crate::run::Exit;
use crate::run::open_form;
use crate::template::Library;
use crate::template::form::Form;

/// The library and every return in its newest edition.
fn everything(office: Option<PathBuf>) -> (Option<Library>, Vec<Form>, Problems) {
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
        TemplateCommand::Show { name } => {
            return describe(name, &library, &forms, common, catalogue);
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

fn describe(
    name: &str,
    library: &Library,
    forms: &[Form],
    common: &Common,
    catalogue: &Catalogue,
) -> Exit {
    if let Some(form) = forms.iter().find(|form| form.id == name) {
        out!("{} – {}", form.id, form.title);
        for option in &form.options {
            out!(
                "  {:<24} {} [{}] {}",
                option.id,
                option.default,
                option.values.join(" | "),
                option.label
            );
        }
        for section in &form.sections {
            out!("\n{} {}", section.id, section.title);
            for row in &section.rows {
                out!("  {:>4} {:<28} {}", row.id, row.key, row.label);
            }
        }
        out!();
        for rule in &form.rules {
            out!("  {:<10} {:<8} {}", rule.id, rule.severity.word(), rule.title);
        }
        return Exit::Good;
    }
    if let Some(view) = library.views.get(name) {
        out!("{} – {}\n{}\n", view.name, view.title, view.about);
        for (column, ty) in &view.shape.columns {
            out!("  {column:<28} {ty}");
        }
        return Exit::Good;
    }
    if let Some(table) = library.tables.get(name) {
        out!("{} – {}\n{}\n", table.name.text, table.title, table.about);
        for column in &table.columns {
            let required = if column.required { "*" } else { " " };
            out!(
                "  {:<20} {required} {:<24} {}",
                column.name.text,
                column.ty.to_string(),
                column.title
            );
        }
        return Exit::Good;
    }
    if let Some(book) = library.codebooks.get(name) {
        for code in &book.codes {
            let groups: Vec<&str> = code.groups.iter().map(String::as_str).collect();
            out!("  {:<20} {}  [{}]", code.code, code.label, groups.join(" "));
        }
        return Exit::Good;
    }
    let known = forms
        .iter()
        .map(|form| form.id.as_str())
        .chain(library.views.keys().map(String::as_str))
        .chain(library.tables.keys().map(String::as_str))
        .chain(library.codebooks.keys().map(String::as_str));
    let known: Vec<&str> = known.collect();
    let found = Diagnostic::error("C103")
        .with("name", name)
        .with("nearest", nearest(name, known.iter().copied()).unwrap_or("none"))
        .with("known", known.join(", "));
    show::diagnostics(&[found], common, catalogue);
    Exit::Configuration
}
