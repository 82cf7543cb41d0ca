//! The sheet „Wyjaśnienia”: who answers for what, and whether it still holds.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Book, FIRST};

const COLUMNS: [(&str, f64); 8] = [
    ("Reguła", 10.0),
    ("Rekord", 34.0),
    ("Powód", 50.0),
    ("Kto", 26.0),
    ("Ważne do", 12.0),
    ("Odcisk", 17.0),
    ("Skąd", 18.0),
    ("Stan", 26.0),
];

/// An explanation of `wyjasnienia.csv` or of `spraw.toml`, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaiverLine {
    pub rule: String,
    pub record: String,
    pub reason: String,
    pub who: String,
    pub until: String,
    pub fingerprint: String,
    pub source: String,
    pub state: String,
}

pub fn write(
    sheet: &mut Worksheet,
    waivers: &[WaiverLine],
    book: &Book<'_>,
) -> Result<(), XlsxError> {
    let note = "Wyjaśnienie działa, dopóki wartości, które zdecydowały o ustaleniu, są te same (odcisk) i dopóki nie minął \
        jego dzień. Wyjaśnione ustalenia stoją nadal w arkuszu „Ustalenia”.";
    book.head(sheet, "Wyjaśnienia", note, &COLUMNS)?;
    for (index, own) in waivers.iter().enumerate() {
        let texts = [
            &own.rule,
            &own.record,
            &own.reason,
            &own.who,
            &own.until,
            &own.fingerprint,
            &own.source,
            &own.state,
        ];
        let texts: Vec<(u16, &str)> = (0..).zip(texts.map(String::as_str)).collect();
        book.texts(sheet, FIRST + index as u32, &texts, &COLUMNS)?;
    }
    Ok(())
}
