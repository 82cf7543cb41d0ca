//! Workbooks of Excel 97, record by record.

use super::ole::ole;
use super::{HEADER, Make, PAYMENTS, cut};

pub const FILES: &[(&str, Make)] = &[
    ("good.xls", || Book::default().pack()),
    ("1904.xls", || Book { moved: 1462, ..Book::default() }.pack()),
    ("1904-not-formatted.xls", || Book { moved: 1462, bare: true, ..Book::default() }.pack()),
    ("hidden-sheet.xls", || Book { others: &[("Inny", 1, 0)], ..Book::default() }.pack()),
    ("chart-sheet.xls", || Book { others: &[("Wykres", 0, 2)], ..Book::default() }.pack()),
    ("macros-asked.xls", || Book { others: &[("Makra", 0, 1)], ..Book::default() }.pack()),
    ("password.xls", || Book { globals: &[(0x2F, &[1, 0, 1, 0, 1, 0])], ..Book::default() }.pack()),
    ("cut-in-header.xls", || Book::default().pack()[..100].to_vec()),
    ("cut-in-half.xls", || cut(Book::default().pack(), 1, 2)),
    ("cut-in-names.xls", || Book::default().pack()[..1500].to_vec()),
    ("only-signature.xls", || b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec()),
    ("garbage.xls", || {
        let noise = (0u32..20_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8);
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".iter().copied().chain(noise).collect()
    }),
    ("circular-chain.xls", || with(512 + 4 * 2, &2u32.to_le_bytes())),
    ("circular-names.xls", || with(512 + 4, &1u32.to_le_bytes())),
    ("circular-lists.xls", || with(68, &0u32.to_le_bytes())),
    ("stream-of-4-gib.xls", || with(1024 + 128 + 120, &u32::MAX.to_le_bytes())),
    ("sectors-of-2-gib.xls", || with(30, &31u16.to_le_bytes())),
    ("no-workbook.xls", || ole(&[("Ksiazka", &[0; 100])])),
    ("sheet-beyond-end.xls", || Book { at: Some(u32::MAX), ..Book::default() }.pack()),
    ("strings-4000000000.xls", || Book { strings: Some(u32::MAX), ..Book::default() }.pack()),
    ("string-out-of-range.xls", || {
        Book { more: &[(0xFD, &[11, 0, 0, 0, 0, 0, 255, 255, 255, 0])], ..Book::default() }.pack()
    }),
    ("two-corners.xls", || {
        Book {
            more: &[(0x203, &[255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
            ..Book::default()
        }
        .pack()
    }),
    ("wrong-dimension.xls", || {
        Book { more: &[(0x200, &[9, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0])], ..Book::default() }
            .pack()
    }),
    ("huge-dimension.xls", || {
        Book {
            more: &[(0x200, &[0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 255, 0, 0])],
            ..Book::default()
        }
        .pack()
    }),
    ("short-records.xls", || {
        Book { more: &[(0x203, &[1]), (0xFD, &[]), (6, &[0; 3])], ..Book::default() }.pack()
    }),
    ("error.xls", || {
        Book { more: &[(0x205, &[1, 0, 6, 0, 0, 0, 0x17, 1])], ..Book::default() }.pack()
    }),
    ("document.doc.xls", || ole(&[("WordDocument", &[0; 5000]), ("1Table", &[0; 100])])),
];

/// The good file with some bytes overwritten.
fn with(at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut file = Book::default().pack();
    file[at..at + bytes.len()].copy_from_slice(bytes);
    file
}

type Records = &'static [(u16, &'static [u8])];

#[derive(Default)]
struct Book {
    /// Days that its calendar begins later.
    moved: i64,
    /// No format says that its days are days.
    bare: bool,
    /// More sheets: name, state, kind.
    others: &'static [(&'static str, u8, u8)],
    globals: Records,
    /// Records at the end of the sheet.
    more: Records,
    /// Where the sheet is said to begin, and how many texts there are said to be.
    at: Option<u32>,
    strings: Option<u32>,
}

impl Book {
    fn pack(&self) -> Vec<u8> {
        // The sheet's place is known when the part before it is written: as long the second time.
        let place = self.globals(0).len() as u32;
        let globals = self.globals(self.at.unwrap_or(place));
        ole(&[("Workbook", &[globals, self.sheet()].concat())])
    }

    fn globals(&self, place: u32) -> Vec<u8> {
        let mut bytes = begin(5);
        record(0x42, &1200u16.to_le_bytes(), &mut bytes);
        if self.moved > 0 {
            record(0x22, &[1, 0], &mut bytes);
        }
        for (kind, own) in self.globals {
            record(*kind, own, &mut bytes);
        }
        for format in [0u16, 14] {
            let mut own = vec![0; 20];
            own[2..4].copy_from_slice(&format.to_le_bytes());
            record(0xE0, &own, &mut bytes);
        }
        for (name, state, kind) in [("Wypłaty", 0, 0)].iter().chain(self.others) {
            let mut own = place.to_le_bytes().to_vec();
            own.extend([*state, *kind, name.chars().count() as u8]);
            own.extend(wide(name));
            record(0x85, &own, &mut bytes);
        }
        let texts = texts();
        let count = self.strings.unwrap_or(texts.len() as u32).to_le_bytes();
        let mut own = [count, count].concat();
        for text in &texts {
            own.extend((text.chars().count() as u16).to_le_bytes());
            own.extend(wide(text));
        }
        record(0xFC, &own, &mut bytes);
        record(0x0A, &[], &mut bytes);
        bytes
    }

    fn sheet(&self) -> Vec<u8> {
        let mut bytes = begin(0x10);
        let texts = texts();
        let mut text = |row: u16, column: u16, text: &str| {
            let Some(index) = texts.iter().position(|own| *own == text) else {
                return;
            };
            let mut own = cell(row, column, 0);
            own.extend((index as u32).to_le_bytes());
            record(0xFD, &own, &mut bytes);
        };
        for (column, title) in (0..).zip(HEADER) {
            text(0, column, title);
        }
        for (row, own) in (1..).zip(&PAYMENTS) {
            for (column, word) in (0..).zip([own.id, own.decision, own.person]) {
                text(row, column, word);
            }
            text(row, 7, own.source);
        }
        for (row, own) in (1..).zip(&PAYMENTS) {
            let day = (own.serial() - self.moved) as f64;
            for (column, format, number) in
                [(4, u16::from(!self.bare), day), (5, 0, 1.0), (6, 0, own.amount)]
            {
                let mut bare = cell(row, column, format);
                bare.extend(number.to_le_bytes());
                record(0x203, &bare, &mut bytes);
            }
        }
        for (kind, own) in self.more {
            record(*kind, own, &mut bytes);
        }
        record(0x0A, &[], &mut bytes);
        bytes
    }
}

fn record(kind: u16, own: &[u8], bytes: &mut Vec<u8>) {
    bytes.extend(kind.to_le_bytes());
    bytes.extend((own.len() as u16).to_le_bytes());
    bytes.extend(own);
}

/// The first record of a book (5) or a sheet (16).
fn begin(kind: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    record(0x809, &[0, 6, kind, 0, 0, 0, 0xCD, 7, 0, 0, 0, 0, 6, 0, 0, 0], &mut bytes);
    bytes
}

fn cell(row: u16, column: u16, format: u16) -> Vec<u8> {
    [row, column, format].into_iter().flat_map(u16::to_le_bytes).collect()
}

fn wide(text: &str) -> Vec<u8> {
    let mut bytes = vec![1];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn texts() -> Vec<&'static str> {
    let payments = PAYMENTS.iter().flat_map(|own| [own.id, own.decision, own.person, own.source]);
    HEADER.into_iter().chain(payments).collect()
}
