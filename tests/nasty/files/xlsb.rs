//! Binary workbooks of Excel 2007, record by record.

use super::pack::deflated;
use super::xlsx::rels;
use super::{HEADER, Make, PAYMENTS, cut};

const SHEET: &str = "xl/worksheets/sheet1.bin";

pub const FILES: &[(&str, Make)] = &[
    ("good.xlsb", || deflated(&parts(&sheet()))),
    ("1904-not-formatted.xlsb", || {
        let mut bytes = sheet();
        for own in &PAYMENTS {
            let (mut old, mut new) = (Vec::new(), Vec::new());
            real(4, 1, own.serial() as f64, &mut old);
            real(4, 0, (own.serial() - 1462) as f64, &mut new);
            bytes = changed(&bytes, &old, &new);
        }
        let mut parts = parts(&bytes);
        let book = parts.iter_mut().find(|(name, _)| name == "xl/workbook.bin").expect("a book");
        let (mut old, mut new) = (Vec::new(), Vec::new());
        record(0x99, &[0; 12], &mut old);
        record(0x99, &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], &mut new);
        book.1 = changed(&book.1, &old, &new);
        deflated(&parts)
    }),
    ("cut-in-half.xlsb", || cut(deflated(&parts(&sheet())), 1, 2)),
    ("cut-by-10-bytes.xlsb", || {
        let bytes = deflated(&parts(&sheet()));
        bytes[..bytes.len() - 10].to_vec()
    }),
    ("cut-sheet.xlsb", || deflated(&parts(&cut(sheet(), 1, 2)))),
    ("cut-record.xlsb", || {
        let mut bytes = sheet();
        bytes.truncate(bytes.len() - 7);
        deflated(&parts(&bytes))
    }),
    ("two-corners.xlsb", || {
        let mut own = Vec::new();
        row(0x000F_FFFF, &mut own);
        real(16_383, 0, 1.0, &mut own);
        deflated(&parts(&more(&own)))
    }),
    ("column-4000000000.xlsb", || {
        let mut own = Vec::new();
        row(10, &mut own);
        real(4_000_000_000, 0, 1.0, &mut own);
        deflated(&parts(&more(&own)))
    }),
    ("string-out-of-range.xlsb", || {
        let mut own = Vec::new();
        row(10, &mut own);
        let index = 70_000u32.to_le_bytes();
        record(7, &[cell(0, 0), index.to_vec()].concat(), &mut own);
        deflated(&parts(&more(&own)))
    }),
    ("long-string.xlsb", || {
        let mut own = Vec::new();
        row(10, &mut own);
        record(6, &[cell(0, 0), u32::MAX.to_le_bytes().to_vec()].concat(), &mut own);
        deflated(&parts(&more(&own)))
    }),
    ("short-records.xlsb", || {
        let mut own = Vec::new();
        row(10, &mut own);
        record(5, &[0; 4], &mut own);
        deflated(&parts(&more(&own)))
    }),
    ("record-of-256-mb.xlsb", || deflated(&parts(&more(&[5, 0xFF, 0xFF, 0xFF, 0x7F])))),
    ("huge-dimension.xlsb", || {
        let mut bytes = sheet();
        let told = bytes.windows(2).position(|own| own == [0x94, 1]).expect("a dimension");
        bytes[told + 3..told + 19].copy_from_slice(&[0xFF; 16]);
        deflated(&parts(&bytes))
    }),
    ("error.xlsb", || deflated(&parts(&amount(&[cell(6, 0), vec![0x17]].concat())))),
    ("unknown-error.xlsb", || deflated(&parts(&amount(&[cell(6, 0), vec![0x99]].concat())))),
    ("slow-name.xlsb", || {
        // A name that stands for 1+(1+(1+ … a million times: calamine copies all of it for every plus.
        let ones: Vec<u8> = [0x1E, 1, 0].repeat(1_000_000);
        let formula = [ones, vec![0x03; 999_999]].concat();
        let mut own = vec![0; 9];
        own.extend(wide("Nazwa"));
        own.extend((formula.len() as u32).to_le_bytes());
        own.extend(formula);
        let mut names = Vec::new();
        record(0x27, &own, &mut names);
        let mut parts = parts(&sheet());
        let book = parts.iter_mut().find(|(name, _)| name == "xl/workbook.bin").expect("a book");
        let mut after = Vec::new();
        record(0x9D, &[0; 26], &mut after);
        let at = book.1.len() - after.len() - 3;
        book.1.splice(at..at, names);
        deflated(&parts)
    }),
    ("no-rels.xlsb", || without("xl/_rels/workbook.bin.rels")),
    ("no-sheet-part.xlsb", || without(SHEET)),
    ("hidden-sheet.xlsb", || {
        let mut parts = parts(&sheet());
        let book = parts.iter_mut().find(|(name, _)| name == "xl/workbook.bin").expect("a book");
        book.1 = workbook(&[("Wypłaty", 0, "rId1"), ("Inny", 1, "rId1")]);
        deflated(&parts)
    }),
];

fn without(name: &str) -> Vec<u8> {
    let mut parts = parts(&sheet());
    parts.retain(|(own, _)| own != name);
    deflated(&parts)
}

/// A book with this sheet.
pub fn parts(sheet: &[u8]) -> Vec<(String, Vec<u8>)> {
    let relations = rels(&[("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin")]);
    let mut styles = Vec::new();
    record(0x269, &2u32.to_le_bytes(), &mut styles);
    for format in [0u8, 14] {
        let mut own = [0; 16];
        own[2] = format;
        record(0x2F, &own, &mut styles);
    }
    let mut strings = Vec::new();
    let count = (HEADER.len() as u32).to_le_bytes();
    record(0x9F, &[count, count].concat(), &mut strings);
    for title in HEADER {
        record(0x13, &[vec![0], wide(title)].concat(), &mut strings);
    }
    let book = workbook(&[("Wypłaty", 0, "rId1")]);
    [
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("_rels/.rels", rels(&[("officeDocument", "xl/workbook.bin")]).into_bytes()),
        ("xl/workbook.bin", book),
        ("xl/_rels/workbook.bin.rels", relations.into_bytes()),
        (SHEET, sheet.to_vec()),
        ("xl/styles.bin", styles),
        ("xl/sharedStrings.bin", strings),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .to_vec()
}

fn workbook(sheets: &[(&str, u32, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    record(0x83, &[], &mut bytes);
    record(0x99, &[0; 12], &mut bytes);
    record(0x8F, &[], &mut bytes);
    for (name, state, relation) in sheets {
        let mut own = [*state, 1].into_iter().flat_map(u32::to_le_bytes).collect::<Vec<_>>();
        own.extend(wide(relation));
        own.extend(wide(name));
        record(0x9C, &own, &mut bytes);
    }
    record(0x90, &[], &mut bytes);
    record(0x9D, &[0; 26], &mut bytes);
    record(0x84, &[], &mut bytes);
    bytes
}

/// The good sheet: titles shared, the other texts in their cells.
pub fn sheet() -> Vec<u8> {
    let mut bytes = Vec::new();
    record(0x81, &[], &mut bytes);
    let size = [0, 9, 0, 7].into_iter().flat_map(u32::to_le_bytes).collect::<Vec<_>>();
    record(0x94, &size, &mut bytes);
    record(0x91, &[], &mut bytes);
    row(0, &mut bytes);
    for column in 0..HEADER.len() as u32 {
        record(7, &[cell(column, 0), column.to_le_bytes().to_vec()].concat(), &mut bytes);
    }
    for (number, own) in (1..).zip(&PAYMENTS) {
        row(number, &mut bytes);
        for (column, word) in (0..).zip([own.id, own.decision, own.person]) {
            record(6, &[cell(column, 0), wide(word)].concat(), &mut bytes);
        }
        real(4, 1, own.serial() as f64, &mut bytes);
        real(5, 0, 1.0, &mut bytes);
        real(6, 0, own.amount, &mut bytes);
        record(6, &[cell(7, 0), wide(own.source)].concat(), &mut bytes);
    }
    record(0x92, &[], &mut bytes);
    record(0x82, &[], &mut bytes);
    bytes
}

/// The good sheet with records before its end.
fn more(own: &[u8]) -> Vec<u8> {
    let mut bytes = sheet();
    bytes.truncate(bytes.len() - 6);
    bytes.extend(own);
    record(0x92, &[], &mut bytes);
    record(0x82, &[], &mut bytes);
    bytes
}

/// The good sheet with an error as the first amount.
fn amount(error: &[u8]) -> Vec<u8> {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    real(6, 0, PAYMENTS[0].amount, &mut old);
    record(3, error, &mut new);
    changed(&sheet(), &old, &new)
}

/// The bytes with the first of some replaced.
fn changed(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let at = bytes.windows(old.len()).position(|own| own == old).expect("what is replaced");
    [&bytes[..at], new, &bytes[at + old.len()..]].concat()
}

fn record(kind: u16, own: &[u8], bytes: &mut Vec<u8>) {
    match kind {
        0..0x80 => bytes.push(kind as u8),
        _ => bytes.extend([kind as u8 | 0x80, (kind >> 7) as u8]),
    }
    let mut length = own.len();
    while length >= 0x80 {
        bytes.push(length as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes.extend(own);
}

fn row(number: u32, bytes: &mut Vec<u8>) {
    let mut own = number.to_le_bytes().to_vec();
    own.resize(17, 0);
    record(0, &own, bytes);
}

fn cell(column: u32, format: u8) -> Vec<u8> {
    [column.to_le_bytes(), [format, 0, 0, 0]].concat()
}

fn real(column: u32, format: u8, number: f64, bytes: &mut Vec<u8>) {
    record(5, &[cell(column, format), number.to_le_bytes().to_vec()].concat(), bytes);
}

fn wide(text: &str) -> Vec<u8> {
    let letters: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = (letters.len() as u32).to_le_bytes().to_vec();
    bytes.extend(letters.into_iter().flat_map(u16::to_le_bytes));
    bytes
}
