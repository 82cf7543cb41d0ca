//! What a workbook unpacks to, before it is believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Trouble;

/// What all parts of a workbook may unpack to.
const MOST_BYTES: u64 = 1 << 30;
/// What its reader keeps in memory whole: texts, styles, the list of sheets.
const MOST_KEPT: u64 = 64 << 20;
/// What one that is read in a process of its own may unpack to, without its pictures.
const MOST_APART: u64 = 256 << 20;
const MOST_PARTS: usize = 10_000;

/// Refuses a workbook that says itself that it would unpack to too much.
pub fn told(bytes: &[u8]) -> Result<(), Trouble> {
    // One that is no archive is told better by its reader.
    let size = ZipArchive::new(Cursor::new(bytes)).ok().and_then(|own| own.decompressed_size());
    match size {
        Some(size) if size > u128::from(MOST_BYTES) => Err(too_much()),
        _ => Ok(()),
    }
}

fn too_much() -> Trouble {
    Trouble::TooMuch("1 GiB".to_owned())
}

/// Unpacks every part to nowhere, and refuses a workbook that would unpack to too much.
pub fn guard(bytes: &[u8]) -> Result<(), Trouble> {
    match unpacked(bytes, MOST_BYTES, |_| true)? {
        true => Ok(()),
        false => Err(too_much()),
    }
}

/// Is all that a reader keeps whole small enough to be read in this process?
pub fn is_light(bytes: &[u8]) -> Result<bool, Trouble> {
    unpacked(bytes, MOST_KEPT, |name| !name.to_lowercase().starts_with("xl/worksheets/"))
}

/// Is it small enough to be read in a process of its own?
pub fn is_bearable(bytes: &[u8]) -> Result<bool, Trouble> {
    unpacked(bytes, MOST_APART, |name| !name.to_lowercase().starts_with("xl/media/"))
}

/// Does the workbook take values from other files?
pub fn has_external_links(bytes: &[u8]) -> bool {
    ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| {
        archive
            .file_names()
            .any(|name| name.is_ok_and(|name| name.starts_with("xl/externalLinks/")))
    })
}

/// Do the parts whose names are wanted unpack to at most so many bytes?
fn unpacked(bytes: &[u8], most: u64, wanted: impl Fn(&str) -> bool) -> Result<bool, Trouble> {
    let unreadable = |error: zip::result::ZipError| match error.to_string() {
        said if said.to_lowercase().contains("password") => Trouble::Password,
        said => Trouble::Unreadable(said),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MOST_PARTS {
        return Err(Trouble::TooMuch(format!("{MOST_PARTS}")));
    }
    let mut total = 0;
    let mut told = 0u64;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(unreadable)?;
        if !wanted(&part.name().map_err(unreadable)?) {
            continue;
        }
        // Most of those that unpack to too much say so.
        told = told.saturating_add(part.size());
        if told > most {
            return Ok(false);
        }
        let mut limited = part.take(most - total + 1);
        total += std::io::copy(&mut limited, &mut std::io::sink())
            .map_err(|error| Trouble::Unreadable(error.to_string()))?;
        if total > most {
            return Ok(false);
        }
    }
    Ok(true)
}
