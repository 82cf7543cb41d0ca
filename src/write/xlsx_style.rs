//! How the workbook looks: formats, widths, and the heights that wrapped texts need.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::diagnostic::Severity;

pub const LABEL_WIDTH: f64 = 52.0;
pub const NUMBER_WIDTH: f64 = 6.0;
/// The least width of a column of values.
pub const VALUE_WIDTH: f64 = 14.0;

/// Text size of everything but titles, in points.
pub const SIZE: f64 = 9.0;
const LINE: f64 = 12.0;
/// A spreadsheet refuses higher rows.
const HIGHEST: f64 = 409.0;
const DEEPEST: u32 = 8;

pub struct Formats {
    pub plain: Format,
    pub bold: Format,
    pub title: Format,
    pub symbol: Format,
    pub small: Format,
    pub warning: Format,
    pub boxed: Format,
    pub boxed_bold: Format,
    pub boxed_centre: Format,
    pub heading: Format,
    pub column_number: Format,
    pub row_number: Format,
    pub group: Format,
    pub wrapped: Format,
    /// Names of cells: they may run over the empty field beside them.
    pub unwrapped: Format,
    pub link: Format,
    pub centre: Format,
    pub caption: Format,
}

impl Formats {
    pub fn new() -> Formats {
        let plain = text().set_align(FormatAlign::VerticalCenter);
        let wrapped = text().set_text_wrap().set_align(FormatAlign::Top);
        let boxed = wrapped.clone().set_border(FormatBorder::Thin).set_indent(1);
        let framed = plain.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::Center);
        let heading = framed.clone().set_bold().set_text_wrap();
        let grey = Color::RGB(0xF2_F2_F2);
        Formats {
            bold: wrapped.clone().set_bold(),
            title: wrapped.clone().set_bold().set_font_size(11),
            symbol: framed.clone().set_bold().set_font_size(14),
            small: wrapped.clone().set_font_size(8),
            warning: wrapped.clone().set_bold().set_font_color(Color::RGB(0x9C_00_06)),
            boxed_bold: boxed.clone().set_bold(),
            boxed_centre: heading.clone().set_font_size(11),
            heading: heading.set_background_color(Color::RGB(0xE7_E6_E6)),
            column_number: framed.clone().set_font_size(8).set_background_color(grey),
            group: boxed.clone().set_bold().set_background_color(grey),
            unwrapped: text().set_align(FormatAlign::Top),
            link: text().set_align(FormatAlign::Top).set_font_color(Color::RGB(0x05_63_C1)),
            centre: plain.clone().set_align(FormatAlign::Center),
            caption: wrapped.clone().set_font_size(7).set_align(FormatAlign::Center),
            row_number: framed,
            plain,
            boxed,
            wrapped,
        }
    }

    /// A row's label; totals are bold, parts are indented.
    pub fn label(&self, level: u32) -> Format {
        let label = self.boxed.clone().set_align(FormatAlign::VerticalCenter);
        let label = label.set_indent(u8::try_from(level.min(DEEPEST) + 1).unwrap_or(1));
        if level == 0 { label.set_bold() } else { label }
    }

    /// A value with so many decimals, and what stands after it.
    pub fn value(
        &self,
        decimals: u32,
        total: bool,
        failed: Option<Severity>,
        suffix: &str,
    ) -> Format {
        let pattern = pattern(decimals);
        let value =
            self.row_number.clone().set_align(FormatAlign::Right).set_indent(1).set_num_format(
                match suffix {
                    "" => pattern,
                    suffix => format!("{pattern}\"{suffix}\""),
                },
            );
        marked(if total { value.set_bold() } else { value }, failed)
    }

    /// A severity in its colour.
    pub fn severity(&self, severity: Severity) -> Format {
        marked(self.boxed.clone(), Some(severity))
    }

    pub fn blocked(&self, failed: Option<Severity>) -> Format {
        marked(self.row_number.clone().set_background_color(Color::RGB(0xE7_E6_E6)), failed)
    }
}

/// How a number with so many decimals is shown.
pub fn pattern(decimals: u32) -> String {
    // A pattern of `#` and `,` is shown with the space of a Polish office; a written space
    // would group the last three digits only.
    match decimals {
        0 => "#,##0".to_owned(),
        count => format!("#,##0.{}", "0".repeat(count as usize)),
    }
}

fn text() -> Format {
    Format::new().set_font_name("Arial").set_font_size(SIZE)
}

/// The fill of a cell of a failed rule.
fn marked(format: Format, failed: Option<Severity>) -> Format {
    match failed {
        None => format,
        Some(Severity::Error) => format.set_background_color(Color::RGB(0xFF_C7_CE)),
        Some(Severity::Warning) => format.set_background_color(Color::RGB(0xFF_EB_9C)),
        Some(Severity::Note) => format.set_background_color(Color::RGB(0xDD_EB_F7)),
    }
}

/// A text over several columns of one row; a merge of one cell is refused, so it is not merged.
pub fn span(
    sheet: &mut Worksheet,
    row: u32,
    (first, last): (u16, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if first < last {
        sheet.merge_range(row, first, row, last, text, format)?;
    } else {
        sheet.write_string_with_format(row, first, text, format)?;
    }
    Ok(())
}

/// Sets the height of a row for so many lines of text.
pub fn height(sheet: &mut Worksheet, row: u32, lines: u32, points: f64) -> Result<(), XlsxError> {
    sheet.set_row_height(row, row_height(lines, points))?;
    Ok(())
}

/// The height of a row of so many lines, in points.
pub fn row_height(lines: u32, points: f64) -> f64 {
    let height = f64::from(lines.max(1)) * LINE * (points / SIZE).max(1.0) + 3.0;
    height.min(HIGHEST)
}

/// How many lines a label takes beside its indent.
pub fn label_lines(label: &str, level: u32, width: f64) -> u32 {
    let indent = f64::from(level.min(DEEPEST) + 1) * 1.6;
    lines_of(label, width - indent, SIZE, level == 0)
}

/// The width of a column in which no word of a bold text is broken.
pub fn word_width(text: &str, points: f64) -> f64 {
    let pixels = points * 96.0 / 72.0 * 1.07;
    let words = text.split_whitespace().map(|word| word.chars().map(advance).sum::<f64>());
    (words.fold(0.0, f64::max) * pixels / 0.96 + 4.0) / 7.0 + 0.5
}

/// How many lines a text takes in a column: nobody opens the file to fit the rows before it is
/// printed, so the heights are set here. Words too long for a line are broken, as spreadsheets do.
pub fn lines_of(text: &str, width: f64, points: f64, bold: bool) -> u32 {
    // One unit of width is seven pixels; both edges and a reserve for other fonts are taken off.
    let room = ((width * 7.0 - 4.0) * 0.96).max(20.0);
    let pixels = points * 96.0 / 72.0 * if bold { 1.07 } else { 1.0 };
    let space = advance(' ') * pixels;
    text.split('\n').map(|line| wrapped_lines(line, room, pixels, space)).sum()
}

fn wrapped_lines(text: &str, room: f64, pixels: f64, space: f64) -> u32 {
    let mut lines = 1;
    let mut used = 0.0;
    for word in text.split_whitespace() {
        let long = word.chars().map(advance).sum::<f64>() * pixels;
        if used > 0.0 && used + space + long > room {
            lines += 1;
            used = long;
        } else if used > 0.0 {
            used += space + long;
        } else {
            used = long;
        }
        while used > room {
            lines += 1;
            used -= room;
        }
    }
    lines
}

/// The width of a letter of Arial as a part of its size, near enough to count lines.
fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ';' | ':' | '\'' | '|' | '!' | 'I' => 0.27,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' | ' ' | '\u{a0}' | 'ł' => 0.33,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' => 0.88,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'ć' | 'ś' | 'ź' | 'ż' => 0.5,
        own if own.is_uppercase() => 0.7,
        _ => 0.55,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_by_words() {
        for (text, width, lines) in [
            ("", 10.0, 1),
            ("jeden", 10.0, 1),
            ("jeden dwa trzy", 8.0, 2),
            ("ZASIŁKI STAŁE", 8.0, 2),
            ("konstantynopolitańczykowianeczka", 12.0, 3),
            ("jeden\ndwa", 20.0, 2),
        ] {
            assert_eq!(lines_of(text, width, SIZE, false), lines, "{text}");
        }
    }

    #[test]
    fn no_word_of_a_narrow_title_is_broken() {
        for title in ["z orzeczeniem o niepełnosprawności", "rodziny zastępcze spokrewnione", "w"]
        {
            let width = word_width(title, 7.5);
            for word in title.split(' ') {
                assert_eq!(lines_of(word, width, 7.5, true), 1, "{word} in {width}");
            }
        }
    }

    #[test]
    fn a_label_in_a_narrow_column_takes_more_lines() {
        let label = "inne niezbędne koszty (art. 84 pkt 2) (układ niezweryfikowany z CAS)";
        assert!(label_lines(label, 1, 30.0) > label_lines(label, 1, LABEL_WIDTH));
    }
}
