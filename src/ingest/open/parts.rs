//! One large sheet in several pieces, so that every core reads its own rows.
//!
//! A sheet is read from its first byte to its last. It is unpacked once and cut between two rows; a piece
//! that calamine must read is put into a workbook of its own that is not packed. What cannot be cut for
//! certain is read whole.

use std::io::{Cursor, Read, Write};

use memchr::memmem;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A smaller sheet is read before two threads are started.
const LEAST: u64 = 4 << 20;
/// A larger one would stand in memory as a whole.
const MOST: u64 = 192 << 20;

/// A workbook with one sheet, unpacked and cut. Polish: części skoroszytu.
pub struct Parts {
    /// All parts but the sheet, by their names.
    others: Vec<(String, Vec<u8>)>,
    sheet: String,
    xml: Vec<u8>,
    /// Where the rows begin, where each later piece begins, and where the rows end.
    places: Vec<usize>,
}

/// The pieces whose rows, one after the other, are those of this workbook; none when it is better read
/// as it is, or damaged, which its reader tells better.
pub fn cut(bytes: &[u8], pieces: usize) -> Option<Parts> {
    if pieces < 2 { None } else { cut_from(LEAST, bytes, pieces) }
}

/// The same of a sheet of at least so many bytes.
pub fn cut_from(least: u64, bytes: &[u8], pieces: usize) -> Option<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut sheets = Vec::new();
    let mut total = 0u64;
    for index in 0..archive.len() {
        let part = archive.by_index(index).ok()?;
        total = total.checked_add(part.size())?;
        let name = part.name().ok()?.to_lowercase();
        if name.starts_with("xl/worksheets/") && name.ends_with(".xml") {
            sheets.push((index, part.size()));
        }
    }
    let [(sheet, size)] = sheets.as_slice() else {
        return None;
    };
    if *size < least || total > MOST {
        return None;
    }
    let xml = unpacked(&mut archive, *sheet)?;
    let places = places(&xml, pieces)?;
    let mut others = Vec::new();
    for index in (0..archive.len()).filter(|index| index != sheet) {
        others.push((name_of(&mut archive, index)?, unpacked(&mut archive, index)?));
    }
    Some(Parts { others, sheet: name_of(&mut archive, *sheet)?, xml, places })
}

impl Parts {
    /// How many pieces there are.
    pub fn count(&self) -> usize {
        self.places.len() - 1
    }

    /// What stands before the rows.
    pub fn head(&self) -> &[u8] {
        &self.xml[..self.places[0]]
    }

    /// The rows of a piece, as they stand in the sheet.
    pub fn rows(&self, piece: usize) -> &[u8] {
        &self.xml[self.places[piece]..self.places[piece + 1]]
    }

    /// A workbook of its own for a piece.
    pub fn workbook(&self, piece: usize) -> Option<Vec<u8>> {
        self.written(self.rows(piece), None)
    }

    /// The same workbook with other rows, and other texts for its cells to share.
    pub fn with(&self, rows: &[u8], texts: &[u8]) -> Option<Vec<u8>> {
        self.written(rows, Some(texts))
    }

    /// The part with the texts that cells share; none when there is none, or more than one.
    pub fn texts(&self) -> Option<&[u8]> {
        let mut found = self.others.iter().filter(|(name, _)| is_texts(name));
        let (_, part) = found.next()?;
        found.next().is_none().then_some(part)
    }

    fn written(&self, rows: &[u8], texts: Option<&[u8]>) -> Option<Vec<u8>> {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let others = self.others.iter().map(|(name, part)| match texts {
            Some(texts) if is_texts(name) => (name, texts),
            _ => (name, part.as_slice()),
        });
        let size = rows.len() + others.clone().map(|(_, part)| part.len()).sum::<usize>();
        let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(size + (64 << 10))));
        for (name, part) in others {
            writer.start_file(name.as_str(), stored).ok()?;
            writer.write_all(part).ok()?;
        }
        writer.start_file(self.sheet.as_str(), stored).ok()?;
        for part in [self.head(), rows, b"</sheetData></worksheet>"] {
            writer.write_all(part).ok()?;
        }
        Some(writer.finish().ok()?.into_inner())
    }
}

fn is_texts(name: &str) -> bool {
    name.eq_ignore_ascii_case("xl/sharedStrings.xml")
}

/// The same workbook with something else for a text in the parts whose names begin so; none when it
/// stands in none of them.
pub fn replaced(bytes: &[u8], folder: &str, old: &str, new: &str) -> Option<Vec<u8>> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut found = false;
    for index in 0..archive.len() {
        let name = name_of(&mut archive, index)?;
        if !name.to_lowercase().starts_with(folder) {
            writer.raw_copy_file(archive.by_index_raw(index).ok()?).ok()?;
            continue;
        }
        if archive.by_index(index).ok()?.size() > MOST {
            return None;
        }
        let part = unpacked(&mut archive, index)?;
        writer.start_file(name.as_str(), stored).ok()?;
        let mut from = 0;
        for at in memmem::find_iter(&part, old) {
            writer.write_all(&part[from..at]).ok()?;
            writer.write_all(new.as_bytes()).ok()?;
            (from, found) = (at + old.len(), true);
        }
        writer.write_all(&part[from..]).ok()?;
    }
    found.then_some(writer.finish().ok()?.into_inner())
}

fn name_of(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Option<String> {
    Some(archive.by_index(index).ok()?.name().ok()?.into_owned())
}

/// A part of the archive; none when it holds more than it says.
fn unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Option<Vec<u8>> {
    let part = archive.by_index(index).ok()?;
    let size = part.size();
    let mut bytes = Vec::with_capacity(size as usize);
    part.take(size + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == size).then_some(bytes)
}

/// Where the rows begin, where each later piece begins, and where the rows end.
fn places(xml: &[u8], pieces: usize) -> Option<Vec<usize>> {
    let open = memmem::find(xml, b"<sheetData>")? + b"<sheetData>".len();
    let close = memmem::rfind(xml, b"</sheetData>")?;
    // A comment or a passage of plain text may look like rows.
    if close < open || memmem::find(&xml[open..close], b"<!").is_some() {
        return None;
    }
    let mut places = vec![open];
    for piece in 1..pieces {
        let middle = open + (close - open) / pieces * piece;
        let row = middle + memmem::find(&xml[middle..close], b"<row ")?;
        let tag = &xml[row..row + memchr::memchr(b'>', &xml[row..close])?];
        // A row that does not say its number is counted from the first one.
        memmem::find(tag, b" r=\"")?;
        places.push(row);
    }
    places.push(close);
    places.is_sorted_by(|one, next| one < next).then_some(places)
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn a_sheet_is_cut_only_where_rows_say_their_number() {
        for (rows, pieces) in [
            (r#"<row r="1"><c/></row><row r="2"><c/></row><row r="3"><c/></row>"#, Some(2)),
            (r#"<row r="1"><c/></row><row><c/></row><row spans="1"><c/></row>"#, None),
            (r#"<row r="1"><c/></row><!-- <row r="7"> --><row r="2"><c/></row>"#, None),
            (r#"<row r="1"><c/></row>"#, None),
            ("", None),
        ] {
            let xml = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
            let found = places(xml.as_bytes(), 2).map(|places| places.len() - 1);
            assert_eq!(found, pieces, "{rows}");
        }
    }
}
