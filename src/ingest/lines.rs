//! Small csv files that an office writes itself, in Excel or Notepad: values, corrections, explanations.

use std::path::Path;

use super::load::sum;
use super::open::{decoded, text_rows};

/// Such a file: its size and sum, and its lines with their numbers.
#[derive(Debug, Default)]
pub struct Lines {
    /// As they stand in the file.
    pub bytes: Vec<u8>,
    pub size: u64,
    pub sha256: String,
    /// Fields without the spaces around them. Lines of delimiters alone, which a spreadsheet leaves
    /// behind, are not among them.
    pub lines: Vec<(u32, Vec<String>)>,
    /// What could not be read as it stands: a line, and why.
    pub wrong: Vec<(u32, String)>,
}

impl Lines {
    /// Reads a file of `;`; none when it is not there.
    pub fn read(path: &Path) -> Option<Lines> {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => {
                return Some(Lines { wrong: vec![(1, error.to_string())], ..Lines::default() });
            }
        };
        let mut own = Lines { size: bytes.len() as u64, sha256: sum(&bytes), ..Lines::default() };
        let text = match decoded(&bytes, None) {
            Ok((text, _)) => text,
            Err(message) => {
                own.wrong.push((1, message));
                return Some(own);
            }
        };
        let read = text_rows(text.trim_start_matches('\u{feff}'), b';', |line, cells| {
            let fields: Vec<String> =
                cells.iter().map(|cell| cell.text().trim().to_owned()).collect();
            if fields.iter().any(|field| !field.is_empty()) {
                own.lines.push((line, fields));
            }
        });
        match read {
            Ok(seen) => {
                own.wrong.extend(seen.open_quotes.iter().map(|row| (*row, "\"".to_owned())))
            }
            Err(message) => own.wrong.push((1, message)),
        }
        drop(text);
        own.bytes = bytes;
        Some(own)
    }
}
