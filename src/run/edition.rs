//! One return in the edition that is in force, with the library its views and options come from.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::builtin;
use crate::diagnostic::{Diagnostic, Problems, Source};
use crate::document;
use crate::period::ReportingPeriod;
use crate::template::form::{Form, OptionSpec, read_options};
use crate::template::library::Files;
use crate::template::{Library, extends};

/// The library and one return, in its newest edition that is in force on the period's last day.
pub fn open_form(
    files: &Files,
    form: &str,
    period: Option<ReportingPeriod>,
    problems: &Problems,
) -> Option<(Library, Form, Vec<Arc<Source>>)> {
    let editions = builtin::editions(files);
    let Some(own) = editions.get(form) else {
        let known = editions.keys().map(String::as_str);
        problems.push(Diagnostic::unknown("C103", form, known));
        return None;
    };
    let end = period.map(|period| period.end().to_string());
    let in_force =
        own.iter().rev().find(|(valid_from, _)| end.as_ref().is_none_or(|end| *valid_from <= end));
    let Some((_, paths)) = in_force else {
        let period = period.map(|period| period.to_string()).unwrap_or_default();
        problems.push(Diagnostic::error("C107").with("name", form).with("period", period));
        return None;
    };
    let (roots, sources) = edition(own, paths, files, problems);
    let mut options = options_of_all(&editions, files);
    options.extend(read_options(&roots, problems).into_iter().map(|own| (own.id.clone(), own)));
    let library = Library::read(files, options, editions.keys().cloned().collect(), problems);
    let form = Form::read(&roots, &library, problems)?;
    if let Some(period) = period
        && form.variant(period.kind()).is_none()
    {
        let known: Vec<&str> = form.variants.iter().map(|own| own.period.as_str()).collect();
        problems.push(
            Diagnostic::error("C108")
                .with("name", &form.id)
                .with("period", period.to_string())
                .with("known", known.join(", ")),
        );
    }
    Some((library, form, sources))
}

/// The files of one edition as read, with those of the edition it extends; and all of them to hash.
fn edition(
    editions: &BTreeMap<String, Vec<String>>,
    paths: &[String],
    files: &Files,
    problems: &Problems,
) -> (Vec<document::Table>, Vec<Arc<Source>>) {
    let mut sources: Vec<Arc<Source>> = paths.iter().map(|path| Arc::clone(&files[path])).collect();
    let roots: Vec<document::Table> =
        sources.iter().map(|source| document::parse(source, problems)).collect();
    let Some(base) = extends::base_of(&roots) else {
        return (roots, sources);
    };
    // An edition extends an earlier one: so no circle can arise.
    let own_date = paths.first().and_then(|path| path.split('/').nth(1)).unwrap_or_default();
    let earlier = editions.get(&base.text).filter(|_| base.text.as_str() < own_date);
    let Some(base_paths) = earlier else {
        let known: Vec<&str> = editions.keys().map(String::as_str).collect();
        problems.push(
            Diagnostic::error("T512")
                .at(&base.place)
                .with("name", &base.text)
                .with("known", known.join(", ")),
        );
        return (roots, sources);
    };
    let (base_roots, base_sources) = edition(editions, base_paths, files, problems);
    sources.extend(base_sources);
    let merged = extends::extended(&base_roots, &roots, problems);
    (merged.into_iter().collect(), sources)
}

/// The options of every return, by name: shared views may read those of another return, and have its
/// default there.
fn options_of_all(
    editions: &BTreeMap<String, BTreeMap<String, Vec<String>>>,
    files: &Files,
) -> BTreeMap<String, OptionSpec> {
    let newest = editions.values().filter_map(|editions| editions.values().next_back());
    let silent = Problems::default();
    let roots: Vec<document::Table> =
        newest.flatten().map(|path| document::parse(&files[path], &silent)).collect();
    read_options(&roots, &silent).into_iter().map(|own| (own.id.clone(), own)).collect()
}
