//! One return in the edition that is in force, with the library its views and options come from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::builtin;
use crate::diagnostic::{Diagnostic, Problems, Source};
use crate::document;
use crate::period::ReportingPeriod;
use crate::template::form::{Form, OptionSpec, read_options};
use crate::template::library::Files;
use crate::template::order::in_order;
use crate::template::{Library, OPEN, extends, is_unfinished};

/// A return in one edition, with the library that its views and options come from and its files.
pub type Opened = (Arc<Library>, Form, Vec<Arc<Source>>);

/// The kinds of period (`half`, `year`) for which any edition of a return is made.
pub(super) fn kinds(files: &Files, form: &str) -> BTreeSet<String> {
    let editions = builtin::editions(files);
    let paths = editions.get(form).into_iter().flat_map(|own| own.values().flatten());
    let silent = Problems::default();
    let kinds = paths.flat_map(|path| {
        let root = document::parse(&files[path], &silent);
        let variants = document::Fields::new(&root, &silent).tables("variant");
        let kinds = variants
            .into_iter()
            .filter_map(|own| Some(own.entries.get("period")?.1.as_said()?.text));
        kinds.collect::<Vec<String>>()
    });
    kinds.collect()
}

/// The library and one return for a period, in its newest edition; what speaks against it is told.
pub fn open_form(
    files: &Files,
    form: &str,
    period: Option<ReportingPeriod>,
    problems: &Problems,
) -> Option<Opened> {
    open_form_of(&mut Editions::of(files), form, period, problems)
}

/// The same where other returns of these files were opened before.
pub(super) fn open_form_of(
    editions: &mut Editions<'_>,
    form: &str,
    period: Option<ReportingPeriod>,
    problems: &Problems,
) -> Option<Opened> {
    if !editions.editions.contains_key(form) {
        let known = editions.editions.keys().map(String::as_str);
        problems.push(Diagnostic::unknown("C103", form, known));
        return None;
    }
    let (begun, opened) = editions.open(form, period, problems);
    let said = |code: &'static str, name: &str| {
        let period = period.map(|period| period.to_string()).unwrap_or_default();
        Diagnostic::error(code).with("name", name).with("period", period)
    };
    if !begun {
        problems.push(said("C107", form));
        return None;
    }
    let (library, form, sources) = opened?;
    if let Some(period) = period {
        if let Some(last) = form.ended_before(period) {
            problems.push(said("C136", &form.id).with("until", last));
        }
        if form.variant(period.kind()).is_none() {
            let like = |kind: &str| ReportingPeriod::of_kind(kind, period.start());
            let known = form.variants.iter().filter_map(|own| like(&own.period));
            let known: Vec<String> = known.map(|own| own.to_string()).collect();
            problems.push(said("C108", &form.id).with("known", known.join(", ")));
        }
    }
    Some((library, form, sources))
}

/// Every return in its newest edition, and the library of the last of them; all that is wrong is told.
pub fn open_all(files: &Files, problems: &Problems) -> (Option<Arc<Library>>, Vec<Form>) {
    open_all_of(&mut Editions::of(files), problems)
}

pub(super) fn open_all_of(
    editions: &mut Editions<'_>,
    problems: &Problems,
) -> (Option<Arc<Library>>, Vec<Form>) {
    let ids: Vec<String> = editions.editions.keys().cloned().collect();
    let (mut library, mut forms) = (None, Vec::new());
    for id in &ids {
        if let (_, Some((own, form, _))) = editions.open(id, None, problems) {
            library = Some(own);
            forms.push(form);
        }
    }
    (library, forms)
}

/// A library, with the options that it was read with.
type WithOptions = (BTreeMap<String, OptionSpec>, Arc<Library>);

/// An edition as read, with the library that it may share with others.
type Read = (Arc<Library>, Form, Vec<Arc<Source>>);

/// The returns of some files, opened one after another: what they have in common is read once.
pub(super) struct Editions<'f> {
    pub files: &'f Files,
    pub editions: BTreeMap<String, builtin::Editions>,
    /// The returns as they are made one after another.
    pub order: Vec<String>,
    options_of_all: BTreeMap<String, OptionSpec>,
    /// The libraries of the returns before, with the options that each was read with: few, an older edition may have others.
    known: Vec<WithOptions>,
    /// One return is opened in this edition whatever the period: id and first day.
    pub pinned: Option<(String, String)>,
    /// Editions that were opened without anything to tell, by return and first day.
    sound: BTreeMap<(String, String), Read>,
}

impl<'f> Editions<'f> {
    pub fn of(files: &'f Files) -> Editions<'f> {
        let editions = builtin::editions(files);
        let options_of_all = options_of_all(&editions, files);
        let texts = |own: &builtin::Editions| -> Vec<&str> {
            own.values().flatten().map(|path| files[path].text.as_str()).collect()
        };
        let order = in_order(&editions.iter().map(|(id, own)| (id.as_str(), texts(own))).collect());
        Editions {
            files,
            editions,
            order,
            options_of_all,
            known: Vec::new(),
            pinned: None,
            sound: BTreeMap::new(),
        }
    }

    /// The newest edition that has begun by the period's last day, whether or not it is made for such a
    /// period; and whether there is one. Without a period: the newest of all.
    pub fn open(
        &mut self,
        form: &str,
        period: Option<ReportingPeriod>,
        problems: &Problems,
    ) -> (bool, Option<Read>) {
        let end = period.map(|period| period.end().to_string());
        let begun = self.editions.get(form).and_then(|own| match &self.pinned {
            Some((id, from)) if id == form => own.get_key_value(from),
            _ => own.iter().rev().find(|(from, _)| end.as_ref().is_none_or(|end| *from <= end)),
        });
        let Some((from, paths)) = begun else {
            return (false, None);
        };
        let key = (form.to_owned(), from.clone());
        if let Some(known) = self.sound.get(&key) {
            return (true, Some(known.clone()));
        }
        let before = problems.len();
        let (roots, sources) = edition(&self.editions[form], paths, self.files, problems);
        if is_unfinished(&roots, problems) {
            return (true, None);
        }
        let library = self.library(&roots, problems);
        let form = Form::read(&roots, &library, problems);
        let read = form.map(|form| (library, form, sources));
        if let Some(read) = read.as_ref().filter(|_| problems.len() == before) {
            self.sound.insert(key, read.clone());
        }
        (true, read)
    }

    /// The library without a return of its own.
    pub fn common(&mut self, problems: &Problems) -> Arc<Library> {
        self.library(&[], problems)
    }

    /// The library with the options of this edition. What is wrong with it is told when it is read.
    fn library(&mut self, roots: &[document::Table], problems: &Problems) -> Arc<Library> {
        let mut options = self.options_of_all.clone();
        options.extend(read_options(roots, problems).into_iter().map(|own| (own.id.clone(), own)));
        if let Some((_, library)) = self.known.iter().find(|(known, _)| *known == options) {
            return Arc::clone(library);
        }
        let returns = self.order.clone();
        let library = Arc::new(Library::read(self.files, options.clone(), returns, problems));
        self.known.push((options, Arc::clone(&library)));
        library
    }
}

/// The head of a return in the edition of a period, or in its newest one: none when there is none, or when the template is
/// still being completed and holds up no other return.
pub(super) fn head(
    editions: &Editions<'_>,
    form: &str,
    period: Option<ReportingPeriod>,
    problems: &Problems,
) -> Option<Form> {
    let all = editions.editions.get(form)?;
    let end = period.map(|period| period.end().to_string());
    let begun = |from: &&String| end.as_ref().is_none_or(|end| *from <= end);
    let (from, paths) = all.iter().rev().find(|(from, _)| begun(from))?;
    let text = |path: &String| editions.files[path].text.as_str();
    let open = format!("\"{OPEN}\"");
    if paths.iter().any(|path| text(path).contains(&open)) {
        let silent = Problems::default();
        let (roots, _) = edition(all, paths, editions.files, &silent);
        if is_unfinished(&roots, &silent) {
            return None;
        }
    }
    // Sections, columns and rules stand mostly in files of their own: those are not even parsed.
    let speaks = |path: &&String| {
        ["return]", "variant]", "option]"].iter().any(|own| text(path).contains(own))
    };
    let speaking: builtin::Editions = all
        .iter()
        .map(|(from, own)| match own.iter().filter(speaks).cloned().collect::<Vec<_>>() {
            none if none.is_empty() => (from.clone(), own.clone()),
            some => (from.clone(), some),
        })
        .collect();
    let (roots, _) = edition(&speaking, &speaking[from], editions.files, problems);
    Form::read_head(&roots, problems)
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
    // The files of other returns are many: those that speak of no option are not even parsed.
    let speaking = newest.flatten().map(|path| &files[path]);
    let speaking = speaking.filter(|source| source.text.contains("option"));
    let roots: Vec<document::Table> =
        speaking.map(|source| document::parse(source, &silent)).collect();
    read_options(&roots, &silent).into_iter().map(|own| (own.id.clone(), own)).collect()
}
