//! The head of a form, and where its parts come from. Polish: główka i podstawy.

use std::collections::BTreeMap;

use super::Workplace;
use crate::config::Office;
use crate::period::ReportingPeriod;
use crate::report::{Basis, Head, Section};
use crate::template::form::{Form, validity_text};

/// Whom the form comes from, where it goes, and what was chosen.
pub fn head(
    place: &Workplace,
    options: &BTreeMap<String, String>,
    period: ReportingPeriod,
) -> Head {
    let (office, form) = (&place.office, &place.form);
    let variant = form.variant(period.kind()).expect("checked when the workplace was opened");
    let options = form
        .options
        .iter()
        .map(|own| {
            let label = if own.label.is_empty() { &own.id } else { &own.label };
            let value = match options[&own.id].as_str() {
                "true" => "tak",
                "false" => "nie",
                other => own.labels.get(other).map_or(other, String::as_str),
            };
            format!("{label}: {value}")
        })
        .collect();
    Head {
        ministry: form.ministry.clone(),
        title: form.title.clone(),
        symbol: variant.symbol.clone(),
        edition: form.edition.clone(),
        official: form.official,
        unit_name: office.name.clone(),
        unit_address: format!("{}, {}", office.address, office.postcode_city),
        phone: office.phone.clone(),
        regon: office.regon.clone(),
        teryt: office.teryt.clone(),
        keso: office.keso.clone(),
        recipient: recipient(office, form),
        deadline: variant.deadline.clone(),
        period_text: format!("za {}", period.roman()),
        place: office.place.clone(),
        prepared_by: office.prepared_by.clone(),
        prepared_phone: office.prepared_phone.clone(),
        head_title: office.head_title.clone(),
        options,
    }
}

/// Whom the office says for this return, else whom the template says, else the voivode.
fn recipient(office: &Office, form: &Form) -> String {
    let own = office.recipients.get(&form.id).or(form.recipient.as_ref());
    own.unwrap_or(&office.recipient).clone()
}

/// Where the printed parts of the form come from, in the order of the form, then its rules.
pub fn bases(form: &Form, printed: &[Section]) -> Vec<Basis> {
    let basis = |place: &str, what: &str, source: &str, validity: &str, official| Basis {
        place: place.to_owned(),
        what: what.to_owned(),
        source: source.to_owned(),
        validity: validity.to_owned(),
        official,
    };
    let since = validity_text(Some(&form.valid_from), form.valid_to.as_deref());
    let mut all = vec![basis("", &form.title, &form.source, &since, form.official)];
    for section in printed {
        let title = format!("{} {}. {}", form.layout.part(), section.id, section.title);
        all.push(basis(&section.id, &title, &section.source, &section.validity, section.official));
        let rows = section.rows.iter().filter(|row| !row.source.is_empty());
        let rows = rows.map(|row| (&row.id, (&row.source, &row.validity, row.official)));
        for (ids, (source, validity, official)) in together(rows) {
            let what = format!("wiersze {}", ids.join(", "));
            all.push(basis(&section.id, &what, source, validity, official));
        }
    }
    let rules = form.rules.iter().map(|rule| (&rule.id, &rule.source));
    for (ids, source) in together(rules) {
        all.push(basis("reguły", &ids.join(", "), source, "", true));
    }
    all
}

/// What has the same source told together, in the order in which each source first appears.
fn together<'n, S: PartialEq>(
    named: impl Iterator<Item = (&'n String, S)>,
) -> Vec<(Vec<&'n str>, S)> {
    let mut all: Vec<(Vec<&str>, S)> = Vec::new();
    for (name, source) in named {
        match all.iter_mut().find(|(_, own)| *own == source) {
            Some((names, _)) => names.push(name),
            None => all.push((vec![name], source)),
        }
    }
    all
}
