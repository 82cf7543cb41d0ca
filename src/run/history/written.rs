//! A csv that commands alone write, read line by line: a history, the journal of seals.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};

/// Where such a file is, its header, and the code of what nobody but the program may write.
pub struct Written<'w> {
    pub path: &'w Path,
    pub shown: &'w str,
    pub code: &'static str,
    pub header: &'w [&'w str],
}

impl Written<'_> {
    /// What is wrong, with a row of the file or with all of it.
    pub fn wrong(&self, row: Option<u32>, message: impl Into<String>) -> Diagnostic {
        let place = Place::file(self.shown);
        let place = row.map_or(place.clone(), |row| place.row(row));
        Diagnostic::error(self.code).at(place).with("message", message.into())
    }

    /// The rows below the header, with their numbers; none when there is no file.
    pub fn rows(&self) -> Result<Vec<(u32, csv::StringRecord)>, Diagnostic> {
        let bytes = match std::fs::read(self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(self.wrong(None, error.to_string())),
        };
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .flexible(true)
            .from_reader(text);
        let mut rows = Vec::new();
        for (row, record) in (1..).zip(reader.records()) {
            let record = record.map_err(|error| self.wrong(Some(row), error.to_string()))?;
            match row {
                1 if record.iter().eq(self.header.iter().copied()) => {}
                1 => return Err(self.wrong(Some(row), self.header.join(";"))),
                _ => rows.push((row, record)),
            }
        }
        Ok(rows)
    }
}
