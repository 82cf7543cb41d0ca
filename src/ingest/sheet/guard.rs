//! What a workbook unpacks to, before it is believed.

use std::io::{Cursor, Read};

use super::Trouble;

/// What all parts of a workbook may unpack to.
const MOST_BYTES: u64 = 1 << 30;

/// Unpacks every part to nowhere, and refuses a workbook that would unpack to too much.
pub fn guard(bytes: &[u8]) -> Result<(), Trouble> {
    let unreadable = |error: String| Trouble::Unreadable(error);
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(error.to_string()))?;
    let mut total = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| unreadable(error.to_string()))?;
        let mut limited = part.take(MOST_BYTES - total + 1);
        total += std::io::copy(&mut limited, &mut std::io::sink())
            .map_err(|error| unreadable(error.to_string()))?;
        if total > MOST_BYTES {
            return Err(unreadable("> 1 GiB".to_owned()));
        }
    }
    Ok(())
}
