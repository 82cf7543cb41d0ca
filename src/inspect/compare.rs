//! An export against the mapping that an office has for it: what moved, and what is no longer what its
//! header says.

use super::evidence::{Judge, Keys, Reason, Told};
use super::look::{Column, Sheet};
use super::{Export, Model};
use crate::ingest::{Mapping, Moved, Source, Title, Where, fits, parse, usual};
use crate::model::Type;

/// What became of the columns that a source reads. Polish: zmiany od poprzedniego okresu.
#[derive(Clone, Debug)]
pub struct Known {
    pub table: String,
    /// The file of the mapping.
    pub mapping: String,
    pub moved: Moved,
    /// Headers that the mapping names and the export does not have.
    pub lost: Vec<String>,
    pub strange: Vec<Strange>,
    /// Days of a period that look swapped: the columns as shown.
    pub reversed: Vec<(String, String)>,
    /// Columns of numbers, each of which holds what the other usually does.
    pub swapped: Vec<(String, String)>,
}

/// A column whose values are not what its header says.
#[derive(Clone, Debug)]
pub struct Strange {
    pub column: String,
    pub shown: String,
    pub reasons: Vec<Reason>,
    /// Columns that hold such values.
    pub instead: Vec<String>,
}

impl Known {
    /// Is there nothing to tell?
    pub fn is_quiet(&self) -> bool {
        self.moved.is_empty() && self.is_sound()
    }

    /// Does every header hold what it says?
    pub fn is_sound(&self) -> bool {
        self.lost.is_empty()
            && self.strange.is_empty()
            && self.reversed.is_empty()
            && self.swapped.is_empty()
    }
}

/// Does a source read this sheet of a file that it reads?
pub fn reads_sheet(source: &Source, sheet: &Sheet) -> bool {
    match (&source.sheet, &sheet.name) {
        (Some(said), Some(name)) => fits(&said.text, name),
        (Some(_), None) => true,
        (None, _) => sheet.first,
    }
}

/// What every source that reads the export finds changed in it.
pub fn compared(
    export: &Export,
    others: &[Export],
    mapping: &Mapping,
    model: &Model<'_>,
) -> Vec<Known> {
    let keys = super::keys(others, model);
    let reads = |source: &&Source| {
        reads_sheet(source, &export.sheet)
            && export.parts.files.iter().any(|file| source.files.fit(file))
    };
    let sources = mapping.sources.iter().filter(reads);
    sources.filter_map(|source| known(&export.sheet, source, &keys, model)).collect()
}

fn known(sheet: &Sheet, source: &Source, keys: &Keys, model: &Model<'_>) -> Option<Known> {
    let table = model.tables.get(&source.table)?;
    let titles: Vec<Title> = sheet.titles();
    let moved = match source.header_line.as_slice() {
        [] => Moved::default(),
        line => Moved::between(line, &sheet.header_line()),
    };
    let mut found = Known {
        table: source.table.clone(),
        mapping: source.place.source.name.clone(),
        moved,
        lost: Vec::new(),
        strange: Vec::new(),
        reversed: Vec::new(),
        swapped: Vec::new(),
    };
    let place_of = |column: &str| -> Option<usize> {
        match &source.columns.get(column)?.place {
            Where::Header { names, .. } => {
                names.iter().find_map(|name| match Title::fitting(&titles, &name.text).as_slice() {
                    [one] => Some(*one),
                    _ => None,
                })
            }
            _ => None,
        }
    };
    let none = Keys::new();
    let judge = Judge {
        codebooks: model.codebooks,
        keys,
        elsewhere: &none,
        referring: &none,
        links: &[],
        told: &Told::default(),
    };
    for schema in &table.columns {
        let Some(from) = source.columns.get(&schema.name.text) else {
            continue;
        };
        let Where::Header { names, optional, .. } = &from.place else {
            continue;
        };
        let Some(place) = place_of(&schema.name.text) else {
            let is_there = |name: &str| !Title::fitting(&titles, name).is_empty();
            if !optional && !names.iter().any(|name| is_there(&name.text)) {
                found.lost.extend(names.first().map(|name| name.text.clone()));
            }
            continue;
        };
        let own = &sheet.columns[place];
        if own.texts.each.is_empty() || from.part.is_some() || from.times.is_some() {
            continue;
        }
        let mut named = schema.clone();
        named.aliases.push(own.title.shown.clone());
        let reasons = match &schema.ty {
            Type::Code(list) => {
                let book = &model.codebooks[list];
                let share = own
                    .texts
                    .share_of_rows(|text| from.codes.contains_key(text) || book.valid(text, None));
                let bad = share.is_some_and(|share| share < 0.5) && !schema.ignore_case;
                if bad { vec![Reason::NotOfKind] } else { Vec::new() }
            }
            Type::Bool if !source.yes.is_empty() => Vec::new(),
            _ => match judge.pair(own, table, &named) {
                Some(evidence) if evidence.denied => evidence.reasons,
                _ => Vec::new(),
            },
        };
        let against = |reason: &Reason| {
            matches!(reason, Reason::NotOfKind | Reason::NotUnique | Reason::NoSuchKeys(_))
        };
        let reasons: Vec<Reason> = reasons.into_iter().filter(against).collect();
        if reasons.is_empty() {
            continue;
        }
        let fits = |other: &&Column| {
            let pair = judge.pair(other, table, schema);
            other.place != place
                && !other.texts.each.is_empty()
                && pair.is_some_and(|own| !own.denied && own.points >= 20)
        };
        found.strange.push(Strange {
            column: schema.name.text.clone(),
            shown: own.shown(),
            reasons,
            instead: sheet.columns.iter().filter(fits).map(Column::shown).collect(),
        });
    }
    let share = |name: &str, (low, high): (i64, i64)| {
        let scale = table.column(name).and_then(|own| own.ty.scale()).unwrap_or_default();
        let texts = place_of(name).map(|place| &sheet.columns[place].texts);
        let enough = texts.filter(|texts| texts.filled() >= usual::FEWEST);
        let inside = |text: &str| {
            parse::amount(text, scale).is_some_and(|value| (low..=high).contains(&value))
        };
        enough.and_then(|texts| texts.share_of_rows(inside)).unwrap_or(1.0)
    };
    let shown =
        |name: &str| place_of(name).map_or(name.to_owned(), |own| sheet.columns[own].shown());
    let swapped = usual::swapped(&source.usual, &share).into_iter();
    found.swapped = swapped.map(|(one, two)| (shown(&one), shown(&two))).collect();
    for interval in &table.intervals {
        let (Some(from), Some(to)) = (place_of(&interval.from.text), place_of(&interval.to.text))
        else {
            continue;
        };
        let (reversed, both) = sheet.order(from, to);
        if reversed >= 3 && 2 * reversed > both {
            let shown = |place: usize| sheet.columns[place].shown();
            found.reversed.push((shown(from), shown(to)));
        }
    }
    Some(found)
}
