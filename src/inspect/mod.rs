//! A file of unknown columns: what it holds, and the mapping that it seems to need. Polish: rozpoznanie
//! eksportu.
//!
//! Nothing here is sure of itself: what headers and values do not decide is asked, never guessed.

mod assign;
mod codes;
mod compare;
mod evidence;
mod files;
mod head;
mod links;
mod look;
mod made;
mod mapped;
mod mapping;
mod matched;
mod narrow;
mod proposal;
mod question;
mod reading;
mod ready;
pub mod texts;
mod unit;
mod wide;
mod within;
mod words;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::ingest::Shipped;
use crate::model::{Codebooks, TableSchema, Type};

pub use codes::{By, Translation};
pub use compare::{Known, compared};
pub use evidence::Keys;
pub use evidence::Reason;
use evidence::{Judge, Told};
pub use files::Parts;
pub use look::{Column, Sheet, look};
pub use made::Made;
pub use mapped::{keys_elsewhere, mapped_keys};
pub use mapping::written;
pub use proposal::{Answer, Choice, Doubt, Proposal};
pub use question::{question, reason};
use reading::Readings;
pub use ready::Ready;

/// One export: a sheet, or the parts of one that was cut, with what is proposed for it.
#[derive(Clone, Debug)]
pub struct Export {
    pub sheet: Sheet,
    pub parts: Parts,
    pub proposal: Option<Proposal>,
    /// A mapping that ships reads it as it is: then nothing is proposed.
    pub ready: Option<Ready>,
}

/// What files are judged by.
pub struct Model<'m> {
    pub tables: &'m BTreeMap<String, TableSchema>,
    pub codebooks: &'m Codebooks,
    /// Mappings that ship, by name.
    pub shipped: &'m BTreeMap<String, Shipped>,
    /// The only table that is asked for.
    pub table: Option<&'m str>,
    /// Keys of the office's other exports, which it has mapped already.
    pub known: Keys,
    /// Keys of those that stand in other folders: a sign when they are met, none when they are not.
    pub elsewhere: Keys,
}

/// Looks at files together, and proposes what each is. Files that cannot be read are told.
pub fn inspect(paths: &[PathBuf], model: &Model<'_>) -> (Vec<Export>, Vec<Diagnostic>) {
    let (mut sheets, mut refused) = (Vec::new(), Vec::new());
    for path in paths {
        match look(path) {
            Ok(found) => sheets.extend(found),
            Err(found) => refused.push(found),
        }
    }
    let mut exports: Vec<Export> = files::joined(sheets)
        .into_iter()
        .map(|(sheet, parts)| {
            let file = parts.files.first().map_or("", String::as_str);
            let ready = ready::ready(&sheet, file, model.shipped);
            let ready = ready.filter(|own| model.table.is_none_or(|only| only == own.table));
            Export { sheet, parts, proposal: None, ready }
        })
        .collect();
    // What refers to what is known only when something is known of each: so it is asked again, until
    // nothing more is learned.
    let links = links::links(&exports);
    let told: Vec<Told> = exports.iter().map(|_| Told::default()).collect();
    let all: Vec<&TableSchema> = model
        .tables
        .values()
        .filter(|table| model.table.is_none_or(|only| only == table.name.text))
        .collect();
    let mut likely = vec![all; exports.len()];
    let read: Vec<Readings> = exports.iter().map(|own| Readings::of(&own.sheet)).collect();
    for _ in 0..MOST_ROUNDS {
        let before = known(&exports);
        let keys = keys(&exports, model);
        let referring: Vec<Keys> =
            (0..exports.len()).map(|own| referring(&exports, own, model)).collect();
        let unread = exports.iter_mut().zip(&mut likely).enumerate();
        for (own, (export, likely)) in unread.filter(|(_, (export, _))| export.ready.is_none()) {
            let judge = Judge {
                codebooks: model.codebooks,
                keys: &keys,
                elsewhere: &model.elsewhere,
                referring: &referring[own],
                links: &links[own],
                told: &told[own],
            };
            export.proposal = read[own].best(&mut export.sheet, likely, &judge);
        }
        if known(&exports) == before {
            break;
        }
    }
    translate(&mut exports, model);
    (exports, refused)
}

/// Rounds of asking: every one knows the keys that the one before found.
const MOST_ROUNDS: usize = 6;

/// A table, where its columns come from, and whether it is sure.
type Learned = (String, Vec<Option<usize>>, bool);

/// What each export is, and where its columns come from: the same again means that nothing was learned.
fn known(exports: &[Export]) -> Vec<Option<Learned>> {
    let of = |own: &Proposal| {
        let places = own.columns.iter().map(Choice::place).collect();
        (own.table.clone(), places, own.is_sure())
    };
    exports.iter().map(|export| export.proposal.as_ref().map(of)).collect()
}

/// The values under the first key of every table that some export is.
fn keys(exports: &[Export], model: &Model<'_>) -> Keys {
    let mut found = model.known.clone();
    for export in exports {
        // Of what may be another table nothing is learned.
        let Some(proposal) = export.proposal.as_ref().filter(|own| own.is_sure()) else {
            continue;
        };
        let key = model.tables[&proposal.table].key.first();
        let place = key.and_then(|key| proposal.of_column(&key.text)?.place());
        if let Some(place) = place {
            let texts = &export.sheet.columns[place].texts;
            let own = found.entry(proposal.table.clone()).or_default();
            own.extend(texts.each.iter().map(|(text, _)| text.clone()));
        }
    }
    found
}

/// The values with which the other exports refer to every table.
fn referring(exports: &[Export], but: usize, model: &Model<'_>) -> Keys {
    let mut found = Keys::new();
    for export in exports.iter().enumerate().filter(|(own, _)| *own != but).map(|(_, own)| own) {
        let Some(proposal) = export.proposal.as_ref().filter(|own| own.is_sure()) else {
            continue;
        };
        for schema in &model.tables[&proposal.table].columns {
            let place = proposal.of_column(&schema.name.text).and_then(Choice::place);
            if let (Some(target), Some(place)) = (&schema.references, place) {
                let texts = &export.sheet.columns[place].texts;
                let own = found.entry(target.text.clone()).or_default();
                own.extend(texts.each.iter().map(|(text, _)| text.clone()));
            }
        }
    }
    found
}

/// Translates the codes of every column that was found.
fn translate(exports: &mut [Export], model: &Model<'_>) {
    for own in 0..exports.len() {
        let Some(proposal) = exports[own].proposal.clone() else {
            continue;
        };
        let table = &model.tables[&proposal.table];
        for (index, choice) in proposal.columns.iter().enumerate() {
            let schema = &table.columns[index];
            let (Type::Code(list), Some(place)) = (&schema.ty, choice.place()) else {
                continue;
            };
            let Some(book) = model.codebooks.get(list) else {
                continue;
            };
            let column = &exports[own].sheet.columns[place];
            let mut found = codes::translated(&column.texts, book, schema.ignore_case);
            let mut part = None;
            if found.iter().any(|own| matches!(own.by, By::Nothing | By::Short)) {
                let pairs = pairs(exports, own, &proposal, place, list, model);
                codes::learned(&mut found, pairs.into_iter());
                let of_part = within::of_column(column, book, schema.ignore_case);
                if let Some(own) = of_part.filter(|_| found.iter().any(is_guessed)) {
                    let texts = within::parts(&column.texts, &own.part);
                    found = codes::translated(&texts, book, schema.ignore_case);
                    part = Some(own.part);
                }
            }
            found.retain(|own| own.by != By::Itself);
            if let Some(proposal) = &mut exports[own].proposal {
                proposal.columns[index].codes = found;
                proposal.columns[index].take_part(part);
            }
        }
    }
}

/// Is a code known by its first letters, or not at all?
fn is_guessed(own: &Translation) -> bool {
    matches!(own.by, By::Nothing | By::Short)
}

/// The codes of a column beside those of the records that it refers to, when these are ours already.
fn pairs(
    exports: &[Export],
    own: usize,
    proposal: &Proposal,
    place: usize,
    list: &str,
    model: &Model<'_>,
) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let sheet = &exports[own].sheet;
    for schema in &model.tables[&proposal.table].columns {
        let from = proposal.of_column(&schema.name.text).and_then(Choice::place);
        let (Some(target), Some(from)) = (&schema.references, from) else {
            continue;
        };
        let partner = exports.iter().find(|export| {
            export.proposal.as_ref().is_some_and(|other| other.table == target.text)
        });
        let Some((partner, of_partner)) =
            partner.and_then(|own| Some((own, own.proposal.as_ref()?)))
        else {
            continue;
        };
        let table = &model.tables[&target.text];
        let code = table.columns.iter().find(|own| own.ty == Type::Code(list.to_owned()));
        let code = code.and_then(|own| of_partner.of_column(&own.name.text)?.place());
        let key = table.key.first().filter(|_| table.key.len() == 1);
        let key = key.and_then(|own| of_partner.of_column(&own.text)?.place());
        let (Some(code), Some(key)) = (code, key) else {
            continue;
        };
        let book = &model.codebooks[list];
        let column = |place: usize| &partner.sheet.columns[place].texts;
        let ours: BTreeMap<&str, &str> = (0..column(key).count())
            .filter_map(|row| Some((column(key).row(row)?, column(code).row(row)?)))
            .filter(|(_, code)| book.valid(code, None))
            .collect();
        let (theirs, refers) = (&sheet.columns[place].texts, &sheet.columns[from].texts);
        let each = (0..theirs.count()).filter_map(|row| {
            let ours = ours.get(refers.row(row)?)?;
            Some((theirs.row(row)?.to_owned(), (*ours).to_owned()))
        });
        found.extend(each);
    }
    found
}
