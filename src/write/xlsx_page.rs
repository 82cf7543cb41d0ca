//! Where the pages of a printed table end, so that no chart is cut in two.
//!
//! A spreadsheet that fits a sheet to the width of a page pays no heed to breaks that are set. So where a break is
//! needed the scale is worked out here, from the widths and heights that were set.

use rust_xlsxwriter::{Worksheet, XlsxError};

/// The sides of A4 in inches, without the margins that `xlsx::print` sets.
const LONG_SIDE: f64 = 11.69;
const SHORT_SIDE: f64 = 8.27;
const MARGINS: (f64, f64) = (1.0, 1.3);
/// A unit of width in pixels, the edges of a column, and an inch in pixels and points.
const LETTER: f64 = 7.0;
const EDGES: f64 = 5.0;
const PIXELS: f64 = 96.0;
const POINTS: f64 = 72.0;
/// The height of a row that nobody sets, in points.
const ROW: f64 = 15.0;
/// Where the workbook's usual font is missing the widest other makes columns wider by 10 to 7; the heights of
/// rows are set, and only a few may turn out higher.
const RESERVE: (f64, f64) = (0.68, 0.95);

/// The pages of a sheet, filled from above.
pub struct Pages {
    /// In per cent.
    scale: f64,
    /// What one page holds, in points of the sheet.
    room: f64,
    /// What is on the page that is being filled, and what each page begins with.
    used: f64,
    repeated: f64,
    breaks: Vec<u32>,
}

impl Pages {
    /// For a sheet as wide as its columns together.
    pub fn new(width: f64, columns: usize, landscape: bool) -> Pages {
        let (wide, high) =
            if landscape { (LONG_SIDE, SHORT_SIDE) } else { (SHORT_SIDE, LONG_SIDE) };
        let pixels = width * LETTER + columns as f64 * EDGES;
        let fits = (wide - MARGINS.0) * PIXELS * RESERVE.0 / pixels * 100.0;
        let scale = fits.floor().clamp(10.0, 100.0);
        let room = (high - MARGINS.1) * POINTS * RESERVE.1 / scale * 100.0;
        Pages { scale, room, used: 0.0, repeated: 0.0, breaks: Vec::new() }
    }

    /// A row above the values; most of them stand on each page.
    pub fn above(&mut self, height: f64, repeated: bool) {
        self.used += height;
        self.repeated += if repeated { height } else { 0.0 };
    }

    /// A row that goes to the next page by itself when this one is full.
    pub fn row(&mut self, height: f64) {
        if self.used + height > self.room {
            self.used = self.repeated;
        }
        self.used += height;
    }

    /// Rows that must be on one page, from this one on.
    pub fn whole(&mut self, first: u32, rows: u32) {
        let height = f64::from(rows) * ROW;
        if self.used + height > self.room {
            self.breaks.push(first);
            self.used = self.repeated;
        }
        self.used += height;
    }

    /// Sets the breaks, if there are any, and the scale without which they would not count.
    pub fn set(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        if !self.breaks.is_empty() {
            sheet.set_print_scale(self.scale as u16).set_page_breaks(&self.breaks)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that lies is 477 points high at the full scale, with the reserve; a line of charts takes 255.
    #[test]
    fn a_line_of_charts_begins_a_page_when_there_is_no_room_for_it() {
        for (above, rows, lines, expected) in [
            // 60 + 10 rows of 15 + 255 = 465.
            (60.0, 10, 1, &[][..]),
            (60.0, 10, 2, &[28]),
            // 60 + 11 rows of 15 + 255 = 480.
            (60.0, 11, 1, &[12]),
            // 60 + 255 on the second page, and so on.
            (60.0, 11, 3, &[12, 29, 46]),
            // 27 rows end the first page; the other ten stand on the second with the charts.
            (60.0, 37, 1, &[]),
            (60.0, 37, 2, &[55]),
        ] {
            let mut pages = Pages::new(90.0, 5, true);
            assert_eq!(pages.scale as u16, 100);
            pages.above(above, true);
            (0..rows).for_each(|_| pages.row(15.0));
            for line in 0..lines {
                pages.whole(rows + 1 + line * 17, 17);
            }
            assert_eq!(pages.breaks, expected, "{above} {rows} {lines}");
        }
    }

    #[test]
    fn a_wide_sheet_is_printed_smaller_and_holds_more_rows() {
        // 10.69 inches of 96 pixels, times 0.68, over 200 units of seven pixels and ten edges: 698 to 1450.
        let wide = Pages::new(200.0, 10, true);
        assert_eq!(wide.scale as u16, 48);
        assert!(wide.room > Pages::new(90.0, 5, true).room);
        assert_eq!(Pages::new(5.0, 1, false).scale as u16, 100);
    }
}
