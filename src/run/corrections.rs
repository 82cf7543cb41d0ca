//! `poprawki.csv`: values overridden until the source system is mended, one line a value.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Place, Problems};
use crate::ingest::{Correction, Lines, parse, stands};
use crate::model::Type;
use crate::template::Library;

/// The office's corrections, and the file they stand in.
#[derive(Debug, Default)]
pub struct Corrections {
    pub lines: Vec<Correction>,
    /// Size and hash of the file; none when the office has none.
    pub file: Option<(u64, String)>,
    /// The same as it stands there.
    pub bytes: Vec<u8>,
}

pub const NAME: &str = "poprawki.csv";
const HEADER: [&str; 8] = ["table", "record", "column", "was", "becomes", "reason", "who", "date"];

impl Corrections {
    /// Reads the file; every line that cannot be understood is C132.
    pub fn read(root: &Path, library: &Library, problems: &Problems) -> Corrections {
        let mut corrections = Corrections::default();
        let Some(file) = Lines::read(&root.join(NAME)) else {
            return corrections;
        };
        corrections.file = Some((file.size, file.sha256));
        corrections.bytes = file.bytes;
        let wrong = |row: u32, message: String| {
            let place = Place::file(NAME).row(row);
            problems.push(Diagnostic::error("C132").at(place).with("message", message));
        };
        for (row, message) in file.wrong {
            wrong(row, message);
        }
        let mut lines = file.lines.into_iter();
        if let Some((row, header)) = lines.next()
            && !header.iter().map(String::as_str).eq(HEADER)
        {
            wrong(row, format!("{} ≠ {}", header.join(";"), HEADER.join(";")));
        }
        for (row, fields) in lines {
            match correction(&fields, Place::file(NAME).row(row), library) {
                Ok(own) => corrections.lines.push(own),
                Err(message) => wrong(row, message),
            }
        }
        corrections
    }
}

/// A line understood, or what of it is not.
fn correction(fields: &[String], place: Place, library: &Library) -> Result<Correction, String> {
    let [table, record, column, was, becomes, reason, who, day] = fields else {
        return Err(fields.join(";"));
    };
    let schema = library.tables.get(table).ok_or_else(|| table.clone())?;
    let known = schema.column(column).ok_or_else(|| format!("{table}.{column}"))?;
    if schema.key.iter().any(|key| key.text == known.name.text) {
        return Err(format!("{table}.{column}: identyfikator"));
    }
    for (name, value) in [("record", record), ("reason", reason), ("who", who), ("date", day)] {
        if value.is_empty() {
            return Err(name.to_owned());
        }
    }
    if was == becomes {
        return Err(format!("was = becomes = {was}"));
    }
    if !becomes.is_empty() && !is_value(&known.ty, becomes, library) {
        let shown = if known.is_personal() { "…" } else { becomes };
        return Err(format!("becomes = {shown}: {}", known.ty));
    }
    // findings.csv writes the table before the key.
    let record = record.strip_prefix(&format!("{table}:")).unwrap_or(record).to_owned();
    let [table, record, column, was, becomes, reason, who, day] =
        [table, &record, column, was, becomes, reason, who, day].map(String::clone);
    Ok(Correction { table, record, column, was, becomes, reason, who, day, place })
}

/// Could an export hold this text in a column of this type?
fn is_value(ty: &Type, text: &str, library: &Library) -> bool {
    match ty {
        Type::Int => parse::decimal(text, 0).is_some(),
        Type::Decimal(scale) => parse::decimal(text, *scale).is_some(),
        Type::Money => parse::amount(text, 2).is_some(),
        Type::Date => parse::day(text).is_some(),
        // The mapping may have words and codes of its own.
        Type::Bool => true,
        Type::Code(list) => library.codebooks.get(list).is_some_and(|own| own.valid(text, None)),
        Type::Pesel | Type::Regon | Type::Nip | Type::Teryt => stands(ty, text),
        Type::Text | Type::Id => true,
    }
}
