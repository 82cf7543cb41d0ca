//! `spraw.toml`: the office, its roles, the options it chose. Polish: konfiguracja ośrodka.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{self, Fields, Said};
use crate::period::ReportingPeriod;
use crate::template::form::shown_value;

#[derive(Clone, Debug, Default)]
pub struct Office {
    pub name: String,
    pub address: String,
    pub postcode_city: String,
    pub phone: String,
    pub teryt: String,
    pub regon: String,
    pub keso: String,
    /// `gmina`, `powiat`, or both in a city with powiat rights.
    pub roles: Vec<String>,
    pub all_urban: bool,
    /// Whom returns are sent to: the voivode. Polish: adresat.
    pub recipient: String,
    /// The same by return, where it is somebody else.
    pub recipients: BTreeMap<String, String>,
    pub place: String,
    pub prepared_by: String,
    pub prepared_phone: String,
    pub head_title: String,
    /// Tables of which the office has no records: they are empty, not forgotten.
    pub absent: BTreeSet<String>,
    /// The same as written.
    pub absent_said: Vec<Said>,
    /// Returns that have options or a recipient of their own, as written.
    pub returns_said: Vec<Said>,
    /// Records that may stay set aside, and who answers for it.
    pub waivers: Vec<Waiver>,
    /// What becomes of a return whose period ends after the law is known.
    pub beyond_law: BeyondLaw,
    /// Options by return.
    pub options: BTreeMap<String, BTreeMap<String, (String, crate::diagnostic::SourcePlace)>>,
}

/// What becomes of a return of a period that ends after somebody looked whether the law is still the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BeyondLaw {
    /// It is made, and says so.
    #[default]
    Warn,
    Refuse,
}

impl Office {
    /// Reads `spraw.toml`; mistakes are noted.
    pub fn read(root: &document::Table, problems: &Problems) -> Office {
        let file = Fields::new(root, problems);
        let Some(table) = file.table("office") else {
            file.missing("office");
            // What stands there instead is told too: mostly the word has a slip.
            for key in ["law", "waiver", "options", "recipients"] {
                file.item(key);
            }
            file.finish();
            return Office::default();
        };
        let fields = Fields::new(table, problems);
        let text = |key: &'static str| fields.text(key).unwrap_or_default();
        let office = Office {
            name: fields.need("name").text,
            address: text("address"),
            postcode_city: text("postcode_city"),
            phone: text("phone"),
            teryt: read_teryt(&fields, problems),
            regon: text("regon"),
            keso: text("keso"),
            roles: read_roles(&fields, problems),
            all_urban: fields.bool("all_urban").unwrap_or(false),
            recipient: text("recipient"),
            recipients: BTreeMap::new(),
            place: text("place"),
            prepared_by: text("prepared_by"),
            prepared_phone: text("prepared_phone"),
            head_title: text("head_title"),
            absent: fields.texts("absent").into_iter().map(|said| said.text).collect(),
            absent_said: fields.texts("absent"),
            returns_said: Vec::new(),
            beyond_law: file.table("law").map_or(BeyondLaw::Warn, |own| read_law(own, problems)),
            waivers: file
                .tables("waiver")
                .into_iter()
                .map(|own| read_waiver(own, problems))
                .collect(),
            options: BTreeMap::new(),
        };
        for key in ["short", "email"] {
            fields.item(key);
        }
        fields.finish();
        let (mut options, mut returns_said) = (BTreeMap::new(), Vec::new());
        if let Some(returns) = file.table("options") {
            for (form, (place, item)) in &returns.entries {
                returns_said.push(Said { text: form.clone(), place: place.clone() });
                let Some(table) = item.as_table() else {
                    item.wrong_kind("table", problems);
                    continue;
                };
                let own = table
                    .entries
                    .iter()
                    .map(|(id, (place, item))| (id.clone(), (shown_value(item), place.clone())))
                    .collect();
                options.insert(form.clone(), own);
            }
        }
        let mut recipients = BTreeMap::new();
        if let Some(named) = file.table("recipients") {
            for (form, (place, item)) in &named.entries {
                returns_said.push(Said { text: form.clone(), place: place.clone() });
                match item.as_said() {
                    Some(whom) => drop(recipients.insert(form.clone(), whom.text)),
                    None => item.wrong_kind("text", problems),
                }
            }
        }
        file.finish();
        Office { options, returns_said, recipients, ..office }
    }
}

/// Set-aside records of a table that are known and explained. Polish: odstępstwo.
#[derive(Clone, Debug)]
pub struct Waiver {
    pub table: Said,
    /// The code of the finding, `I112`.
    pub code: String,
    pub period: Option<ReportingPeriod>,
    /// How many records at most: one more must be looked at.
    pub most: usize,
    /// Who and why, as it stands in set-aside.csv.
    pub said: String,
}

/// The codes of records that are set aside and stand nowhere else.
const SETS_ASIDE: [&str; 9] =
    ["I111", "I112", "I114", "I115", "I116", "I118", "I140", "I154", "I165"];

fn read_waiver(table: &document::Table, problems: &Problems) -> Waiver {
    let fields = Fields::new(table, problems);
    let most = fields.integer("most").and_then(|most| usize::try_from(most).ok());
    if most.is_none() {
        fields.missing("most");
    }
    let (code, period) = (fields.need("code"), fields.need("period"));
    let wrong = |said: &Said, known: &str| {
        problems.push(
            Diagnostic::error("C125")
                .at(&said.place)
                .with("found", &said.text)
                .with("known", known),
        );
    };
    if !code.text.is_empty() && !SETS_ASIDE.contains(&code.text.as_str()) {
        wrong(&code, &SETS_ASIDE.join(", "));
    }
    let parsed: Option<ReportingPeriod> = period.text.parse().ok();
    if parsed.is_none() && !period.text.is_empty() {
        wrong(&period, "2025-H1, 2025");
    }
    let waiver = Waiver {
        table: fields.need("table"),
        code: code.text,
        period: parsed,
        most: most.unwrap_or(0),
        said: format!("{}: {}", fields.need("who").text, fields.need("why").text),
    };
    fields.finish();
    waiver
}

fn read_law(table: &document::Table, problems: &Problems) -> BeyondLaw {
    let fields = Fields::new(table, problems);
    let said = fields.said("beyond");
    fields.finish();
    match said {
        None => BeyondLaw::Warn,
        Some(own) if own.text == "warn" => BeyondLaw::Warn,
        Some(own) if own.text == "refuse" => BeyondLaw::Refuse,
        Some(own) => {
            let found = Diagnostic::error("T107").at(&own.place).with("found", &own.text);
            problems.push(found.with("known", "warn, refuse"));
            BeyondLaw::Warn
        }
    }
}

/// Seven digits: they name files, so nothing else may stand there (C115).
fn read_teryt(fields: &Fields<'_>, problems: &Problems) -> String {
    let said = fields.need("teryt");
    let digits = said.text.len() == 7 && said.text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits && !said.text.is_empty() {
        problems.push(Diagnostic::error("C115").at(&said.place).with("found", &said.text));
    }
    said.text
}

fn read_roles(fields: &Fields<'_>, problems: &Problems) -> Vec<String> {
    let roles = fields.texts("roles");
    if roles.is_empty() {
        fields.missing("roles");
    }
    for role in &roles {
        if role.text != "gmina" && role.text != "powiat" {
            problems.push(
                Diagnostic::error("T107")
                    .at(&role.place)
                    .with("found", &role.text)
                    .with("known", "gmina, powiat"),
            );
        }
    }
    roles.into_iter().map(|said| said.text).collect()
}
