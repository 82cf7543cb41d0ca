//! The same table out of every format.

use std::io::{Cursor, Write as _};

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Asked, Batch, Cell, Kind, kind, text, whole, xlsx};
use crate::ingest::{is_pesel, parse};
use crate::model::date;

/// A cell as it was meant.
#[derive(Clone, Debug, PartialEq)]
enum Meant {
    Empty,
    Text(String),
    /// In grosze.
    Money(i64),
    Day(NaiveDate),
}

/// Texts as people type them, those with delimiters, quotation marks and lines among them.
fn words() -> impl Strategy<Value = String> {
    let letters = prop::sample::select(vec![
        "a", "B", "ż", "Ó", "7", " ", "\u{a0}", ".", "-", ",", "|", "\t", "\"", "&", "<", ">", "'",
        "łąka", "]]>", "&amp;", "Ł;ó", "\n",
    ]);
    prop::collection::vec(letters, 1..8).prop_map(|letters| letters.concat())
}

fn cell() -> impl Strategy<Value = Meant> {
    prop_oneof![
        Just(Meant::Empty),
        words().prop_map(Meant::Text),
        (-9_999_999_999i64..9_999_999_999).prop_map(Meant::Money),
        (-25_000i32..45_000).prop_filter_map("a day", |days| {
            NaiveDate::from_num_days_from_ce_opt(719_163 + days).map(Meant::Day)
        }),
    ]
}

/// Ten columns and more: no line of a text looks like a record then.
fn table() -> impl Strategy<Value = Vec<Vec<Meant>>> {
    (10usize..14).prop_flat_map(|columns| {
        prop::collection::vec(prop::collection::vec(cell(), columns), 1..8)
    })
}

/// A cell as it came, by what was meant there.
fn read_as(cell: Cell<'_>, meant: Option<&Meant>) -> Meant {
    let typed = cell.text();
    let text = parse::trimmed(&typed);
    if text.is_empty() {
        return Meant::Empty;
    }
    let day = match cell {
        Cell::Day(day) => Some(day),
        _ => parse::day(text),
    };
    let money = match cell {
        Cell::Number(number) => parse::scaled(number, 2),
        _ => parse::amount(text, 2),
    };
    match (meant, day, money) {
        (Some(Meant::Day(_)), Some(day), _) => Meant::Day(date::from_days(day).expect("a day")),
        (Some(Meant::Money(_)), _, Some(money)) => Meant::Money(money),
        _ => Meant::Text(text.to_owned()),
    }
}

/// What was meant, as far as people see it: rows that are not blank, with their numbers.
fn seen(table: &[Vec<Meant>]) -> Vec<(u32, Vec<Meant>)> {
    let cell = |meant: &Meant| match meant {
        Meant::Text(text) => match parse::trimmed(text) {
            "" => Meant::Empty,
            text => Meant::Text(text.to_owned()),
        },
        other => other.clone(),
    };
    let rows = table.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>());
    (1..).zip(rows).filter(|(_, row)| row.iter().any(|cell| *cell != Meant::Empty)).collect()
}

/// The rows that came, read as what was meant.
struct Rows {
    meant: Vec<(u32, Vec<Meant>)>,
    found: Vec<(u32, Vec<Meant>)>,
}

impl Rows {
    fn new(table: &[Vec<Meant>]) -> Rows {
        Rows { meant: seen(table), found: Vec::new() }
    }

    fn take(&mut self, number: u32, cells: &[Cell<'_>]) {
        if cells.iter().all(|cell| cell.is_blank()) {
            return;
        }
        let meant = self.meant.get(self.found.len()).map_or(&[][..], |(_, row)| row);
        let own = cells.iter().enumerate().map(|(index, cell)| read_as(*cell, meant.get(index)));
        let mut row: Vec<Meant> = own.collect();
        row.resize(row.len().max(meant.len()), Meant::Empty);
        self.found.push((number, row));
    }

    fn take_all(&mut self, batch: &Batch) {
        batch.give(|number, cells| self.take(number, cells));
    }
}

fn written_csv(table: &[Vec<Meant>], delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for row in table {
        let cells = row.iter().map(|cell| match cell {
            Meant::Empty => String::new(),
            Meant::Text(text) => text.clone(),
            Meant::Money(grosze) => {
                let sign = if *grosze < 0 { "-" } else { "" };
                let grosze = grosze.abs();
                format!("{sign}{},{:02}", grosze / 100, grosze % 100)
            }
            Meant::Day(day) => day.format("%d.%m.%Y").to_string(),
        });
        writer.write_record(cells).expect("into memory");
    }
    String::from_utf8(writer.into_inner().expect("into memory")).expect("texts")
}

fn written_xlsx(table: &[Vec<Meant>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(table) {
        for (column, cell) in (0..).zip(cells) {
            let written = match cell {
                Meant::Empty => continue,
                Meant::Text(text) => sheet.write_string(row, column, text),
                Meant::Money(grosze) => sheet.write_number(row, column, *grosze as f64 / 100.0),
                Meant::Day(own) => sheet.write_datetime_with_format(row, column, own, &day),
            };
            written.expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("into memory")
}

fn written_ods(table: &[Vec<Meant>]) -> Vec<u8> {
    let mut rows = String::new();
    for cells in table {
        rows += "<table:table-row>";
        for cell in cells {
            rows += &match cell {
                Meant::Empty => "<table:table-cell/>".to_owned(),
                Meant::Text(text) => {
                    let text = text.replace('&', "&amp;").replace('<', "&lt;");
                    let text = text.replace(' ', "<text:s/>").replace('\t', "<text:tab/>");
                    let lines: Vec<String> =
                        text.split('\n').map(|line| format!("<text:p>{line}</text:p>")).collect();
                    format!(
                        "<table:table-cell office:value-type=\"string\">{}</table:table-cell>",
                        lines.concat()
                    )
                }
                Meant::Money(grosze) => format!(
                    "<table:table-cell office:value-type=\"currency\" office:value=\"{}\"/>",
                    *grosze as f64 / 100.0
                ),
                Meant::Day(day) => format!(
                    "<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"/>"
                ),
            };
        }
        rows += "</table:table-row>";
    }
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in
        [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)]
    {
        writer.start_file(name, SimpleFileOptions::default()).expect("into memory");
        writer.write_all(text.as_bytes()).expect("into memory");
    }
    writer.finish().expect("into memory").into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn a_csv_is_the_table_that_was_written(
        table in table(),
        delimiter in prop::sample::select(vec![b';', b',', b'\t', b'|']),
    ) {
        let mut rows = Rows::new(&table);
        let written = written_csv(&table, delimiter);
        let read = text::rows(&written, delimiter, |number, cells| rows.take(number, cells));
        prop_assert_eq!(read, Ok(text::Seen::default()), "{}", written);
        // A text of several lines moves the rows after it.
        let bare = |rows: Vec<(u32, Vec<Meant>)>| rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>();
        prop_assert_eq!(bare(rows.found), bare(rows.meant), "{}", written);
    }

    #[test]
    fn a_workbook_is_the_table_that_was_written(table in table()) {
        let (as_xlsx, as_ods) = (written_xlsx(&table), written_ods(&table));
        prop_assert_eq!((kind(&as_xlsx), kind(&as_ods)), (Kind::Xlsx, Kind::Ods));
        for (bytes, kind) in [(&as_xlsx, Kind::Xlsx), (&as_ods, Kind::Ods)] {
            let mut rows = Rows::new(&table);
            whole::read(bytes, kind, &Asked::default(), |batch| rows.take_all(&batch)).expect("a workbook");
            prop_assert_eq!(rows.found, rows.meant, "{:?}", kind);
        }
        let mut rows = Rows::new(&table);
        xlsx::read(Cursor::new(&as_xlsx), &Asked::default(), 0, |batch| rows.take_all(&batch)).expect("an xlsx");
        prop_assert_eq!(rows.found, rows.meant);
    }

    /// A PESEL is eleven digits; a workbook that keeps it as a number loses the zeros in front.
    #[test]
    fn a_pesel_is_the_same_out_of_every_format(digits in 0u64..100_000_000_000) {
        let typed = format!("{digits:011}");
        let bare = digits.to_string();
        let as_text = [vec![Meant::Text(typed.clone())], vec![Meant::Text(bare.clone())]];
        let as_number = [vec![Meant::Money(digits as i64 * 100)]];
        let mut found = Vec::new();
        text::rows(&written_csv(&as_text, b';'), b';', |_, cells| found.push(cells[0].text().into_owned()))
            .expect("a csv");
        for (bytes, kind) in [(written_xlsx(&as_text), Kind::Xlsx), (written_ods(&as_text), Kind::Ods)] {
            let sent = whole::read(&bytes, kind, &Asked::default(), |batch| {
                batch.give(|_, cells| found.push(cells[0].text().into_owned()));
            });
            sent.expect("a workbook");
        }
        let pairs: Vec<&[String]> = found.chunks(2).collect();
        let expected = [typed.clone(), bare.clone()];
        prop_assert_eq!(pairs, vec![&expected[..]; 3]);
        for (bytes, kind) in [(written_xlsx(&as_number), Kind::Xlsx), (written_ods(&as_number), Kind::Ods)] {
            let sent = whole::read(&bytes, kind, &Asked::default(), |batch| {
                batch.give(|_, cells| assert_eq!(cells[0].text(), bare));
            });
            sent.expect("a workbook");
        }
        prop_assert_eq!(is_pesel(&typed), is_pesel(&format!("{bare:0>11}")));
    }
}
