//! How the workbook of monitoring looks: the styles of returns, and those of statuses and breaks.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::paper::Style;
use crate::indicator::Status;
use crate::write::xlsx_style::{Formats, SIZE, pattern};

/// What an indent of one takes, in units of width.
const INSET: f64 = 1.6;
/// As wide as a digit, on the right of a number: some spreadsheets forget the indent of numbers.
const MARGIN: &str = "_0";

pub struct Looks {
    /// The name of a strategy.
    pub head: Style,
    pub title: Style,
    pub plain: Style,
    pub bold: Style,
    pub small: Style,
    pub heading: Style,
    pub group: Style,
    pub boxed: Style,
    pub boxed_bold: Style,
    pub centre: Style,
    pub link: Style,
    pub boxed_link: Style,
    number: Format,
}

impl Looks {
    pub fn new() -> Looks {
        let own = Formats::new();
        let style = |format: &Format, points, bold| Style {
            format: format.clone(),
            points,
            bold,
            inset: 0.0,
        };
        let inset = |format: &Format, bold| Style { inset: INSET, ..style(format, SIZE, bold) };
        let boxed = own.boxed.clone().set_align(FormatAlign::VerticalCenter);
        let boxed_link = own.link.clone().set_border(FormatBorder::Thin).set_text_wrap();
        let boxed_link = boxed_link.set_align(FormatAlign::VerticalCenter).set_indent(1);
        let heading = own.heading.clone().set_font_size(8);
        let centre = boxed.clone().set_align(FormatAlign::Center).set_indent(0);
        Looks {
            head: style(&own.title.clone().set_font_size(14), 14.0, true),
            title: style(&own.title, 11.0, true),
            plain: style(&own.wrapped, SIZE, false),
            bold: style(&own.bold, SIZE, true),
            small: style(&own.small, 8.0, false),
            heading: style(&heading, 8.0, true),
            // Of a text at the top an indent moves the line down and not to the right.
            group: inset(&own.group.clone().set_align(FormatAlign::VerticalCenter), true),
            boxed_bold: inset(&boxed.clone().set_bold(), true),
            boxed_link: inset(&boxed_link, false),
            link: style(&own.link.clone().set_text_wrap(), SIZE, false),
            number: centre.clone().set_align(FormatAlign::Right).unset_text_wrap(),
            centre: style(&centre, SIZE, false),
            boxed: inset(&boxed, false),
        }
    }

    /// A number with so many decimals, and what stands before and after it.
    pub fn number(&self, decimals: u32, before: &str, after: &str) -> Format {
        let quoted = |text: &str| match text {
            "" => String::new(),
            text => format!("\"{}\"", text.replace('"', "")),
        };
        let pattern = pattern(decimals);
        let (before, after) = (quoted(before), quoted(after));
        self.number.clone().set_num_format(format!("{before}{pattern}{after}{MARGIN}"))
    }

    /// A difference: with its sign.
    pub fn change(&self, decimals: u32, after: &str) -> Format {
        let pattern = pattern(decimals);
        let after = if after.is_empty() { String::new() } else { format!("\"{after}\"") };
        let after = format!("{after}{MARGIN}");
        let all = format!("+{pattern}{after};-{pattern}{after};{pattern}{after}");
        self.number.clone().set_num_format(all)
    }

    /// The text in the place of a number.
    pub fn instead(&self) -> Style {
        let format = self.number.clone().set_num_format(format!("@{MARGIN}"));
        Style { format, ..self.centre.clone() }
    }

    /// A status: its sign and words say it, the shade only helps.
    pub fn status(&self, status: Status) -> Style {
        let shade = match status {
            Status::Reached => 0xE2_EF_DA,
            Status::OnPath => 0xED_F5_E9,
            Status::OffPath => 0xFC_E4_D6,
            Status::NoData => 0xF2_F2_F2,
            Status::NeedsSentence => 0xFF_F8_DC,
            Status::Broken => 0xE8_E8_F4,
            Status::NotJudged => 0xFF_FF_FF,
            Status::NotOfDistrict => 0xF2_F2_F2,
        };
        let own = self.boxed_bold.clone();
        Style { format: own.format.clone().set_background_color(Color::RGB(shade)), ..own }
    }
}

/// The edge between two series: thick, on the left of the year that begins the new one.
pub fn broken(format: &Format) -> Format {
    format.clone().set_border_left(FormatBorder::Thick)
}

/// The same between two rows of years.
pub fn broken_above(format: &Format) -> Format {
    format.clone().set_border_top(FormatBorder::Thick)
}
