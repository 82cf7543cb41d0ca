//! What the cells of a workbook refer to: texts that they share, and what their styles make of a number.
//!
//! What a style means, and texts of several fonts or with marks inside, calamine is asked: of a workbook
//! made of the same parts, whose few cells show each of them once.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTimeType, Reader, Xlsx};
use memchr::memmem;

use super::Opened;
use super::parts::Parts;
use super::texts::{Texts, is_prologue};
use super::whole::chosen;

/// So many styles are asked for; a sheet with more of them is read by calamine.
const STYLES: usize = 1024;
/// A text that shows that the part with the texts is the one that calamine reads.
const SIGN: &str = "1a7c2e";

/// Polish: co znaczą komórki.
pub struct Known {
    pub texts: Texts,
    pub styles: Vec<Style>,
    pub from_1904: bool,
    sheet: String,
    hidden: Vec<String>,
}

/// What a number with a style is.
pub enum Style {
    Number,
    Moment(ExcelDateTimeType),
}

impl Known {
    /// None when anything is unusual, or damaged, which calamine tells better.
    pub fn of(parts: &Parts, sheet: Option<&str>) -> Option<Known> {
        let before = memmem::find(parts.head(), b"<worksheet")?;
        if !is_prologue(&parts.head()[..before]) {
            return None;
        }
        let (mut texts, strange) = match parts.texts() {
            Some(part) => Texts::read(part)?,
            None => (Texts::default(), Vec::new()),
        };
        let mut shared = format!("<sst><si><t>{SIGN}</t></si>").into_bytes();
        strange.iter().for_each(|(_, xml)| shared.extend_from_slice(xml));
        shared.extend_from_slice(b"</sst>");
        let signs = if parts.texts().is_some() { 1 + strange.len() } else { 0 };
        let cells = (0..signs).map(|index| format!(r#"<c r="A1" t="s"><v>{index}</v></c>"#));
        let styled = (0..STYLES).map(|style| format!(r#"<c r="A1" s="{style}"><v>1</v></c>"#));
        let rows = format!("<row>{}</row>", cells.chain(styled).collect::<String>());
        let asking = parts.with(rows.as_bytes(), &shared)?;

        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(asking)).ok()?;
        let (sheet, hidden) = chosen(workbook.sheets_metadata(), sheet).ok()?;
        let from_1904 = workbook.has_1904_epoch();
        let mut cells = workbook.worksheet_cells_reader(&sheet).ok()?;
        let mut next = || Some(cells.next_cell().ok()??.get_value().clone());
        let mut text = || match next()? {
            DataRef::SharedString(text) => Some(text),
            _ => None,
        };
        if signs > 0 && text()? != SIGN {
            return None;
        }
        for (index, _) in &strange {
            texts.replace(*index, text()?);
        }
        let mut styles = Vec::with_capacity(STYLES);
        for _ in 0..STYLES {
            styles.push(match next()? {
                DataRef::DateTime(moment) if moment.is_duration() => {
                    Style::Moment(ExcelDateTimeType::TimeDelta)
                }
                DataRef::DateTime(_) => Style::Moment(ExcelDateTimeType::DateTime),
                DataRef::Float(_) => Style::Number,
                _ => return None,
            });
        }
        Some(Known { texts, styles, from_1904, sheet, hidden })
    }

    pub fn opened(&self) -> Opened {
        let (sheet, hidden) = (Some(self.sheet.clone()), self.hidden.clone());
        Opened { sheet, hidden, ..Opened::default() }
    }
}
