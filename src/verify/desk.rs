//! A form laid out for values that somebody else entered: its edition, options and cells, without any export.
//! Polish: wydanie wzoru, według którego się sprawdza.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::builtin;
use crate::config::Office;
use crate::diagnostic::{Diagnostic, Problems, Source};
use crate::evaluate::Context;
use crate::evaluate::fill::{Filler, Paper};
use crate::evaluate::needs::Needs;
use crate::evaluate::view::Views;
use crate::model::{Interner, date};
use crate::number::Exact;
use crate::period::ReportingPeriod;
use crate::report::{Head, Report, Section};
use crate::run::{
    Exit, Refused, bases_of_cells, beyond_law, context_of, office_of, open_form, options_of,
};
use crate::template::Library;
use crate::template::form::Form;
use crate::template::formula::Reference;
use crate::template::library::Files;

/// The cells of other returns and periods, as a reference names them.
pub type Others<'o> = dyn Fn(&Reference) -> Option<Exact> + 'o;

/// One edition of a form for one period.
pub struct Desk {
    pub library: Arc<Library>,
    pub form: Form,
    /// The files of the edition, for the hash of a manifest.
    pub sources: Vec<Arc<Source>>,
    pub period: ReportingPeriod,
    pub options: BTreeMap<String, String>,
}

/// The templates there are and the office that asks, when there is one.
pub struct Room {
    pub files: Files,
    pub office: Office,
    pub root: Option<std::path::PathBuf>,
}

impl Room {
    pub fn open(root: Option<&Path>) -> Result<Room, Refused> {
        let problems = Problems::default();
        let files = builtin::files(root, &problems);
        if problems.has_errors() {
            return Err(Refused { exit: Exit::Configuration, diagnostics: problems.into_vec() });
        }
        let office = root.map(office_of).transpose()?.unwrap_or_default();
        Ok(Room { files, office, root: root.map(Path::to_path_buf) })
    }

    /// The first days of the editions of a return, the oldest first.
    pub fn editions(&self, form: &str) -> Vec<String> {
        let editions = builtin::editions(&self.files).remove(form).unwrap_or_default();
        editions.into_keys().collect()
    }

    /// The return whose face prints this symbol.
    pub fn form_of_symbol(&self, symbol: &str) -> Option<String> {
        let said = format!("\"{symbol}\"");
        let prints = |path: &String| {
            self.files[path].text.lines().any(|line| {
                let line = line.trim_start();
                line.starts_with("symbol") && line.contains(&said)
            })
        };
        let mut forms = builtin::editions(&self.files).into_iter();
        forms.find(|(_, own)| own.values().flatten().any(prints)).map(|(form, _)| form)
    }

    /// A form in the edition that a period has, or in the one that begins on a day (V112 when there is none).
    pub fn desk(
        &self,
        form: &str,
        period: ReportingPeriod,
        edition: Option<&str>,
        options: &BTreeMap<String, String>,
    ) -> Result<Desk, Refused> {
        let problems = Problems::default();
        let opened = match edition {
            None => open_form(&self.files, form, Some(period), &problems),
            Some(day) => {
                let known = self.editions(form);
                if !known.is_empty() && !known.iter().any(|own| own == day) {
                    let known: Vec<&str> = known.iter().map(String::as_str).collect();
                    let found = Diagnostic::error("V112")
                        .with("name", form)
                        .with("found", day)
                        .among_days(day, &known);
                    return Err(Refused { exit: Exit::Configuration, diagnostics: vec![found] });
                }
                let opened = open_form(&self.until(form, day), form, None, &problems);
                if let Some((_, form, _)) = &opened
                    && form.variant(period.kind()).is_none()
                {
                    let kinds: Vec<&str> =
                        form.variants.iter().map(|own| own.period.as_str()).collect();
                    let like = kinds
                        .iter()
                        .filter_map(|kind| ReportingPeriod::of_kind(kind, period.start()));
                    let known: Vec<String> = like.map(|own| own.to_string()).collect();
                    problems.push(
                        Diagnostic::error("C108")
                            .with("name", form.id.as_str())
                            .with("period", period.to_string())
                            .with("known", known.join(", ")),
                    );
                }
                opened
            }
        };
        match opened {
            Some((library, form, sources)) if !problems.has_errors() => {
                let options = options_of(&form, &self.office, options)?;
                Ok(Desk { library, form, sources, period, options })
            }
            _ => Err(Refused { exit: Exit::Configuration, diagnostics: problems.into_vec() }),
        }
    }

    /// The files without the editions of a return that begin after a day.
    fn until(&self, form: &str, day: &str) -> Files {
        let begun = |path: &String| {
            let parts: Vec<&str> = path.split('/').collect();
            !matches!(parts.as_slice(), [own, from, _] if *own == form && *from > day)
        };
        let kept = self.files.iter().filter(|(path, _)| begun(path));
        kept.map(|(path, source)| (path.clone(), Arc::clone(source))).collect()
    }
}

impl Desk {
    /// Lays a form out for these roles, and gives it to `work` with what rules and formulas know of the period.
    pub fn lay<R>(
        &self,
        form: &Form,
        roles: &[String],
        others: &Others<'_>,
        work: impl FnOnce(&Paper<'_>, &Context<'_>) -> Result<R, Diagnostic>,
    ) -> Result<R, Diagnostic> {
        let interner = Arc::new(Interner::default());
        let context = context_of(&self.library, "", &self.options, self.period, interner);
        // No record is read: the views are there because a form asks for their period and parameters.
        let needs = Needs::new(form, &[], &self.library);
        let views = Views::new(&self.library, BTreeMap::new(), &context, &needs);
        let (periods, manual) = (BTreeMap::new(), BTreeMap::new());
        let filler = Filler {
            form,
            views: &views,
            others: &periods,
            roles,
            options: &self.options,
            manual: &manual,
            period: self.period,
            end: date::to_days(self.period.end()),
            submitted: others,
        };
        work(&Paper::of(&filler)?, &context)
    }

    /// What to know of a period that ends after the form or a rate it reads is known; with its day, also of free days.
    /// Errors: C168 where the office wants nothing of such a period.
    pub fn beyond_law(&self, office: &Office, with_day: bool) -> Result<Vec<Diagnostic>, Refused> {
        beyond_law(&bases_of_cells(&self.form, &self.library, with_day), office, self.period)
    }

    /// A report of this form with these sections.
    pub fn report(&self, sections: Vec<Section>) -> Report {
        let variant = self.form.variant(self.period.kind());
        Report {
            form: self.form.id.clone(),
            layout: self.form.layout,
            period: self.period.to_string(),
            version: 1,
            head: Head {
                ministry: self.form.ministry.clone(),
                title: self.form.title.clone(),
                symbol: variant.map(|own| own.symbol.clone()).unwrap_or_default(),
                edition: self.form.edition.clone(),
                official: self.form.official,
                deadline: variant.map(|own| own.deadline.clone()).unwrap_or_default(),
                period_text: format!("za {}", self.period.roman()),
                ..Head::default()
            },
            sections,
            bases: Vec::new(),
            agreements: Vec::new(),
            quality: String::new(),
            uncovered: String::new(),
        }
    }
}
