//! A sheet that is written line by line from above, each line as high as its longest text.

use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

use crate::write::xlsx_style::{SIZE, lines_of, row_height};

/// A look of text: its format, and what is needed to count its lines.
#[derive(Clone)]
pub struct Style {
    pub format: Format,
    pub points: f64,
    pub bold: bool,
    /// What an indent takes of the width of a cell.
    pub inset: f64,
}

pub struct Paper<'s> {
    pub sheet: &'s mut Worksheet,
    widths: Vec<f64>,
    /// The row that is being written.
    pub row: u32,
    height: f64,
}

/// The width of a column of numbers, of so many letters at most: one too long is shown as `####`.
pub fn room(least: f64, letters: impl IntoIterator<Item = usize>) -> f64 {
    let longest = letters.into_iter().max().unwrap_or(0);
    least.max(longest as f64 + 2.5)
}

/// First and last column.
pub type Columns = (u16, u16);

impl<'s> Paper<'s> {
    pub fn new(sheet: &'s mut Worksheet, widths: Vec<f64>) -> Result<Paper<'s>, XlsxError> {
        for (column, width) in (0..).zip(&widths) {
            sheet.set_column_width(column, *width)?;
        }
        Ok(Paper { sheet, widths, row: 0, height: 0.0 })
    }

    pub fn last(&self) -> u16 {
        self.widths.len().saturating_sub(1) as u16
    }

    /// All columns.
    pub fn whole(&self) -> Columns {
        (0, self.last())
    }

    fn needs(&mut self, (first, last): Columns, text: &str, style: &Style) {
        let columns = &self.widths[usize::from(first)..=usize::from(last)];
        let lines =
            lines_of(text, columns.iter().sum::<f64>() - style.inset, style.points, style.bold);
        self.height = self.height.max(row_height(lines, style.points));
    }

    /// A text in columns of this row.
    pub fn text(
        &mut self,
        (first, last): Columns,
        text: &str,
        style: &Style,
    ) -> Result<(), XlsxError> {
        self.needs((first, last), text, style);
        if first < last {
            self.sheet.merge_range(self.row, first, self.row, last, text, &style.format)?;
        } else {
            self.sheet.write_string_with_format(self.row, first, text, &style.format)?;
        }
        Ok(())
    }

    /// A number in columns of this row, as large as it is.
    pub fn number(
        &mut self,
        (first, last): Columns,
        number: f64,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if first < last {
            self.sheet.merge_range(self.row, first, self.row, last, "", format)?;
        }
        self.sheet.write_number_with_format(self.row, first, number, format)?;
        Ok(())
    }

    /// A text that leads to the top of a sheet of this workbook.
    pub fn link(
        &mut self,
        columns: Columns,
        text: &str,
        to: &str,
        style: &Style,
    ) -> Result<(), XlsxError> {
        self.text(columns, text, style)?;
        let url = Url::new(format!("internal:'{to}'!A1")).set_text(text);
        self.sheet.write_url_with_format(self.row, columns.0, url, &style.format)?;
        Ok(())
    }

    /// Ends this row.
    pub fn down(&mut self) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, self.height.max(row_height(1, SIZE)))?;
        self.row += 1;
        self.height = 0.0;
        Ok(())
    }

    /// A row of one text over all columns.
    pub fn line(&mut self, text: &str, style: &Style) -> Result<(), XlsxError> {
        self.text(self.whole(), text, style)?;
        self.down()
    }

    /// An empty row of so many points.
    pub fn gap(&mut self, points: f64) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, points)?;
        self.row += 1;
        self.height = 0.0;
        Ok(())
    }

    /// Titles of columns.
    pub fn titles(&mut self, titles: &[(Columns, &str)], style: &Style) -> Result<(), XlsxError> {
        for (columns, title) in titles {
            self.text(*columns, title, style)?;
        }
        self.down()
    }
}
