//! The message catalogue: sentences by code and language (Fluent files in `locales/<lang>/`).

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};

use super::{Diagnostic, Field};
use crate::number;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The language of messages and help. Forms are always Polish, as the law writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    Polish,
    English,
}

impl Language {
    pub fn code(self) -> &'static str {
        match self {
            Language::Polish => "pl",
            Language::English => "en",
        }
    }

    /// From a word such as `pl`, `en_GB.UTF-8`; anything else than English is Polish.
    pub fn from_word(word: &str) -> Language {
        if word.to_ascii_lowercase().starts_with("en") {
            Language::English
        } else {
            Language::Polish
        }
    }
}

/// All sentences of one language.
pub struct Catalogue {
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    pub fn new(language: Language) -> Catalogue {
        let identifier = language.code().parse().expect("pl and en are language identifiers");
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        let folder = LOCALES.get_dir(language.code()).expect("both locales are built in");
        for file in folder.files() {
            let text = file.contents_utf8().expect("catalogues are UTF-8").to_owned();
            let resource = FluentResource::try_new(text).unwrap_or_else(|(_, errors)| {
                panic!(
                    "{}: the catalogue is built in and tested: {errors:?}",
                    file.path().display()
                )
            });
            bundle.add_resource(resource).expect("tested: every message has one file");
        }
        Catalogue { language, bundle }
    }

    /// A sentence of a message, or of one of its parts (`why`, `effect`, `fix`).
    pub fn part<'n, 'f>(
        &self,
        id: &str,
        part: Option<&str>,
        fields: impl IntoIterator<Item = (&'n str, &'f Field)>,
    ) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match part {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut args = FluentArgs::new();
        for (name, value) in fields {
            args.set(name, self.argument(value));
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }

    /// A word or sentence that must exist; an unknown id shows itself, so that nothing is hidden.
    pub fn say(&self, id: &str, fields: &[(&str, Field)]) -> String {
        let fields = fields.iter().map(|(name, value)| (*name, value));
        self.part(id, None, fields).unwrap_or_else(|| unknown(id))
    }

    /// What happened, in a sentence: of a diagnostic.
    pub fn title(&self, found: &Diagnostic) -> String {
        self.part(found.code, None, found.fields.iter()).unwrap_or_else(|| unknown(found.code))
    }

    /// A plain word without fields.
    pub fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    fn argument(&self, field: &Field) -> FluentValue<'static> {
        match field {
            Field::Text(text) => FluentValue::from(text.to_string()),
            Field::Count(count) => FluentValue::from(*count as f64),
            Field::Money(grosze) => FluentValue::from(number::money(*grosze)),
        }
    }
}

/// A sentence that no catalogue has.
fn unknown(id: &str) -> String {
    format!("⟨{id}⟩")
}
