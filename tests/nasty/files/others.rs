//! Files that are no exports at all.

use super::Make;
use super::pack::{Part, zip};
use super::text::csv;

pub const FILES: &[(&str, Make)] = &[
    ("empty.csv", Vec::new),
    ("empty.xlsx", Vec::new),
    ("line-end.csv", || b"\n".to_vec()),
    ("bom-only.csv", || b"\xEF\xBB\xBF".to_vec()),
    ("spaces-only.csv", || vec![b' '; 1000]),
    ("zeros.csv", || vec![0; 10_000]),
    ("zeros.xlsx", || vec![0; 10_000]),
    ("noise.csv", || (0u32..20_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect()),
    ("pdf.xlsx", || b"%PDF-1.7\n1 0 obj\n".to_vec()),
    ("png.csv", || b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
    ("jpeg.csv", || b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec()),
    ("gz.csv", || {
        use std::io::Write as _;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(csv(";", "\n").as_bytes()).expect("into memory");
        encoder.finish().expect("into memory")
    }),
    ("rtf.csv", || b"{\\rtf1\\ansi Wyp\\'b3aty}".to_vec()),
    ("7z.csv", || b"7z\xBC\xAF\x27\x1C\0\x04".to_vec()),
    ("rar.csv", || b"Rar!\x1A\x07\x01\0".to_vec()),
    ("sqlite.csv", || b"SQLite format 3\0\x10\0\x01\x01".to_vec()),
    ("docx.xlsx", || {
        zip(&[
            Part::new("[Content_Types].xml", b"<Types/>"),
            Part::new("word/document.xml", b"<w/>"),
        ])
    }),
    ("zip-of-csv.csv", || zip(&[Part::new("wyplaty.csv", csv(";", "\n").as_bytes())])),
    ("zip-empty.xlsx", || zip(&[])),
    ("program.csv", || b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0".repeat(50)),
];
