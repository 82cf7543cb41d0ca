//! Questions and reasons in words.

use std::fmt::Write as _;

use super::{Answer, Choice, Doubt, Export, Reason};
use crate::diagnostic::{Catalogue, Field};
use crate::model::TableSchema;

/// The question in a sentence: which column, out of which, and why it is asked.
pub fn question(
    table: &TableSchema,
    export: &Export,
    choice: &Choice,
    catalogue: &Catalogue,
) -> String {
    let title = table.column(&choice.column).map_or("", |own| own.title.as_str());
    let base = |more: Vec<(&'static str, Field)>| {
        let mut fields: Vec<(&str, Field)> =
            vec![("column", (&choice.column).into()), ("title", title.into())];
        fields.extend(more);
        fields
    };
    if let Answer::Which { places, why } = &choice.answer {
        let shown: Vec<String> =
            places.iter().map(|place| export.sheet.columns[*place].shown()).collect();
        let (word, reason) = match why {
            Doubt::Alike => ("alike", String::new()),
            Doubt::Denied(reasons) => {
                let said: Vec<String> = reasons.iter().map(|own| reason(own, catalogue)).collect();
                ("denied", said.join(", "))
            }
            Doubt::NamedOther(other) => ("other", other.clone()),
            Doubt::Reversed => ("reversed", String::new()),
            Doubt::Unknown => ("unknown", String::new()),
            Doubt::Unit(times) => ("unit", (*times).to_owned()),
            Doubt::Made => ("made", String::new()),
        };
        let needed = if choice.needed { "yes" } else { "no" };
        let fields = base(vec![
            ("places", shown.join(", ").into()),
            ("why", word.into()),
            ("reason", reason.into()),
            ("needed", needed.into()),
            ("count", places.len().into()),
        ]);
        let mut said = catalogue.say("inspect-which", &fields);
        if let (Some((first, second)), Doubt::Alike | Doubt::Unknown) = (pair(places), why)
            && let Some(hint) = order(export, first, second, catalogue)
        {
            let _ = write!(said, " {hint}");
        }
        return said;
    }
    let open = choice.codes.iter().filter(|own| own.ours.is_none());
    let codes: Vec<String> = open.map(|own| format!("{} ({})", own.theirs, own.count)).collect();
    catalogue.say("inspect-which-codes", &base(vec![("codes", codes.join(", ").into())]))
}

fn pair(places: &[usize]) -> Option<(usize, usize)> {
    match places {
        [first, second] => Some((*first, *second)),
        _ => None,
    }
}

/// Which of two days is the earlier one, for who answers.
fn order(export: &Export, first: usize, second: usize, catalogue: &Catalogue) -> Option<String> {
    let (later, both) = export.sheet.order(first, second);
    if both == 0 || later * 20 > both && (both - later) * 20 > both {
        return None;
    }
    let (from, to) = if later * 2 < both { (first, second) } else { (second, first) };
    let shown = |place: usize| export.sheet.columns[place].shown();
    let fields = [("from", shown(from).into()), ("to", shown(to).into())];
    Some(catalogue.say("inspect-order", &fields))
}

/// A reason in words.
pub fn reason(reason: &Reason, catalogue: &Catalogue) -> String {
    let (word, of, share) = match reason {
        Reason::Named => ("named", "", 0),
        Reason::Sounds => ("sounds", "", 0),
        Reason::Kind => ("kind", "", 0),
        Reason::Codes(list, share) => ("codes", list.as_str(), *share),
        Reason::Translated(list) => ("translated", list.as_str(), 0),
        Reason::Key => ("key", "", 0),
        Reason::Refers(table, share) => ("refers", table.as_str(), *share),
        Reason::ReferredTo => ("referred", "", 0),
        Reason::Only => ("only", "", 0),
        Reason::Empty => ("empty", "", 0),
        Reason::NotOfKind => ("not-of-kind", "", 0),
        Reason::NotUnique => ("not-unique", "", 0),
        Reason::NoSuchKeys(table) => ("no-such-keys", table.as_str(), 0),
        Reason::Strange(list) => ("strange", list.as_str(), 0),
        Reason::Unit(times) => ("unit", *times, 0),
        Reason::Made => ("made", "", 0),
        Reason::Part => ("part", "", 0),
    };
    let fields = [("reason", word.into()), ("of", of.into()), ("share", share.into())];
    catalogue.say("inspect-reason", &fields)
}
