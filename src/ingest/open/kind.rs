//! What a file is, told by its content and not by its name.

use std::io::Cursor;

use memchr::memmem;
use zip::ZipArchive;

/// The kinds of file that an office hands over. Polish: format pliku.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// xlsx and xlsm.
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    /// An HTML table or an XML spreadsheet of 2003, most often called `.xls`.
    Markup,
    /// Rows of text with a delimiter.
    Text,
    Empty,
    /// A workbook that opens with a password only.
    Password,
    /// The end of a packed workbook is not there.
    Truncated,
    /// Something else, by its usual name: `pdf`, `docx`.
    Other(&'static str),
}

impl Kind {
    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Xlsx => "xlsx",
            Kind::Xlsb => "xlsb",
            Kind::Xls => "xls",
            Kind::Ods => "ods",
            Kind::Markup => "html",
            Kind::Text => "csv",
            Kind::Other(name) => name,
            Kind::Empty | Kind::Password | Kind::Truncated => "",
        }
    }

    /// Is unpacking it worth remembering?
    pub fn is_workbook(self) -> bool {
        matches!(self, Kind::Xlsx | Kind::Xlsb | Kind::Xls | Kind::Ods)
    }

    /// Is a file of this name usually of this kind?
    pub fn fits_name(self, name: &str) -> bool {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        match self {
            Kind::Xlsx => matches!(ending.as_str(), "xlsx" | "xlsm" | "xltx" | "xltm"),
            Kind::Xlsb => ending == "xlsb",
            Kind::Xls => matches!(ending.as_str(), "xls" | "xlt"),
            Kind::Ods => matches!(ending.as_str(), "ods" | "ots"),
            Kind::Markup => matches!(ending.as_str(), "htm" | "html" | "xml"),
            Kind::Text => !matches!(ending.as_str(), "xls" | "xlsx" | "xlsm" | "xlsb" | "ods"),
            _ => true,
        }
    }
}

const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// The kind of a file with these bytes.
pub fn kind(bytes: &[u8]) -> Kind {
    let bare = without_space(bytes);
    if bare.is_empty() {
        return Kind::Empty;
    }
    if bytes.starts_with(b"PK") {
        return packed(bytes);
    }
    if bytes.starts_with(OLE) {
        return ole(bytes);
    }
    for (start, name) in [
        (b"%PDF".as_slice(), "pdf"),
        (b"{\\rtf", "rtf"),
        (b"\x89PNG", "png"),
        (b"\xFF\xD8\xFF", "jpeg"),
        (b"Rar!", "rar"),
        (b"7z\xBC\xAF", "7z"),
        (b"\x1F\x8B", "gz"),
        (b"SQLite format 3", "sqlite"),
    ] {
        if bytes.starts_with(start) {
            return Kind::Other(name);
        }
    }
    if is_markup(bare) { Kind::Markup } else { Kind::Text }
}

/// Bytes after a byte-order mark and white space. In UTF-16 every second byte is 0.
fn without_space(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let bytes = bytes.strip_prefix(b"\xFF\xFE").unwrap_or(bytes);
    let bytes = bytes.strip_prefix(b"\xFE\xFF").unwrap_or(bytes);
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0);
    start.map_or(&[], |start| &bytes[start..])
}

fn is_markup(bare: &[u8]) -> bool {
    let head: Vec<u8> = bare
        .iter()
        .filter(|byte| **byte != 0)
        .take(4096)
        .map(|byte| byte.to_ascii_lowercase())
        .collect();
    let words: [&[u8]; 4] = [b"<html", b"<table", b"<workbook", b":workbook"];
    head.starts_with(b"<") && words.iter().any(|word| memmem::find(&head, word).is_some())
}

fn packed(bytes: &[u8]) -> Kind {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        // Damaged in another way: its reader says how.
        let has_end = memmem::rfind(bytes, b"PK\x05\x06").is_some_and(|at| at + 22 <= bytes.len());
        return if has_end { Kind::Xlsx } else { Kind::Truncated };
    };
    let has = |name: &str| archive.index_for_name(name).is_some();
    let kinds = [
        ("xl/workbook.xml", Kind::Xlsx),
        ("xl/workbook.bin", Kind::Xlsb),
        ("word/document.xml", Kind::Other("docx")),
        ("ppt/presentation.xml", Kind::Other("pptx")),
    ];
    if let Some((_, kind)) = kinds.into_iter().find(|(name, _)| has(name)) {
        return kind;
    }
    if !has("content.xml") {
        // Some writers put the workbook elsewhere and say so in the list of relations.
        return if has("[Content_Types].xml") { Kind::Xlsx } else { Kind::Other("zip") };
    }
    let mut mimetype = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        use std::io::Read;
        let _ = part.take(200).read_to_string(&mut mimetype);
    }
    if mimetype.contains("text") { Kind::Other("odt") } else { Kind::Ods }
}

/// The old container: a workbook, a packed workbook with a password, or a document. Names of its parts
/// stand in UTF-16.
fn ole(bytes: &[u8]) -> Kind {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        Kind::Password
    } else if has("WordDocument") && !has("Workbook") {
        Kind::Other("doc")
    } else if is_short(bytes) {
        Kind::Truncated
    } else {
        Kind::Xls
    }
}

/// Do its chains lead to sectors beyond its end?
fn is_short(bytes: &[u8]) -> bool {
    let number = |at: usize| -> Option<u32> {
        Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
    };
    let shift = bytes.get(30).copied().filter(|shift| matches!(shift, 9 | 12));
    let (Some(shift), Some(lists)) = (shift, number(44)) else {
        return bytes.len() < 512;
    };
    let size = 1usize << shift;
    let sectors = (bytes.len().saturating_sub(size)).div_ceil(size);
    // The first lists of chains stand in the header: they have every sector that is in use.
    let mut last = 0;
    for list in (0..lists.min(109) as usize).filter_map(|index| number(76 + 4 * index)) {
        let start = (list as usize + 1) * size;
        let Some(chains) = bytes.get(start..start + size) else {
            return true;
        };
        let used = chains.chunks(4).rposition(|own| own != [0xFF; 4]);
        last = last.max(used.map_or(0, |own| own + 1));
    }
    lists < 2 && last > sectors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_kind() {
        let utf16: Vec<u8> = "\u{feff}<table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked: Vec<u8> =
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, expected) in [
            (b"".as_slice(), Kind::Empty),
            (b"\xEF\xBB\xBF \r\n", Kind::Empty),
            (b"a;b\r\n1;2", Kind::Text),
            (b"<a;b", Kind::Text),
            (b"\xEF\xBB\xBF<html><body>", Kind::Markup),
            (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn\">", Kind::Markup),
            (&utf16, Kind::Markup),
            (b"PK\x03\x04 and no end", Kind::Truncated),
            (b"%PDF-1.7", Kind::Other("pdf")),
            (&[OLE, &locked].concat(), Kind::Password),
            (OLE, Kind::Truncated),
        ] {
            assert_eq!(kind(bytes), expected, "{bytes:?}");
        }
    }
}
