//! The sheet „Ustalenia”: the lines of findings.csv, as many of each group as people go through.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{Book, fitting, severity_said};
use crate::number::grouped;
use crate::quality::{Group, Line, Of, Quality};
use crate::report::Outcome;
use crate::write::xlsx::print;

const COLUMNS: [(&str, f64); 13] = [
    ("Reguła", 7.0),
    ("Waga", 10.0),
    ("Wynik reguły", 12.0),
    ("Co", 42.0),
    ("Wartości", 16.0),
    ("Plik, arkusz", 28.0),
    ("Wiersz", 7.0),
    ("Kolumna", 16.0),
    ("Pole", 9.0),
    ("Rekord", 24.0),
    ("Pracownik", 10.0),
    ("Odcisk", 14.0),
    ("Wyjaśnienie", 18.0),
];

/// Rows of the sheet below the titles: they are made in memory, as a file of its own on the way could meet a full disk where
/// nobody could tell of it.
const MOST: usize = 100_000;
/// So many lines of one group are listed: who has more mends the export, not its records one by one, and
/// findings.csv has all of them.
const MOST_OF_A_GROUP: usize = 5_000;

/// What a row of the sheet says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// A line, by its number.
    Line(usize),
    /// How many more lines of its group there are.
    More(usize),
}

/// The rows of a group: its lines, then one row that says how many are left.
fn rows_of(group: &Group) -> usize {
    if group.lines > MOST_OF_A_GROUP { MOST_OF_A_GROUP + 1 } else { group.lines }
}

/// The row of a line, or the one that says that its group has more; none when the sheet has no room for it.
pub fn row_of(quality: &Quality, line: usize) -> Option<u32> {
    let own = quality.lines.get(line)?.group as usize;
    let before: usize = quality.groups[..own].iter().map(rows_of).sum();
    let within = (line - quality.groups[own].first).min(rows_of(&quality.groups[own]) - 1);
    // The last row says how many more there are.
    (before + within < MOST - 1).then_some((before + within) as u32 + 1)
}

/// What the rows say, from the first below the titles.
fn rows(quality: &Quality) -> impl Iterator<Item = Row> {
    quality.groups.iter().flat_map(|group| {
        let listed = if group.lines > MOST_OF_A_GROUP { MOST_OF_A_GROUP } else { group.lines };
        let more = (group.lines > listed).then(|| Row::More(group.lines - listed));
        (group.first..group.first + listed).map(Row::Line).chain(more)
    })
}

pub fn write(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    for (column, (title, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.set_column_format(column, &book.formats.unwrapped)?;
        sheet.write_string_with_format(0, column, title, &book.formats.heading)?;
    }
    let quality = book.told.quality;
    let all: usize = quality.groups.iter().map(rows_of).sum();
    let (mut last, mut group) = (0, 0);
    for (row, said) in (1..).zip(rows(quality)) {
        last = row;
        if row as usize == MOST && all > MOST {
            sheet.write_string(row, 3, more("wierszy", all + 1 - MOST))?;
            break;
        }
        match said {
            Row::Line(line) => {
                group = quality.lines[line].group as usize;
                write_line(sheet, row, &quality.lines[line], book)?;
            }
            Row::More(left) => {
                sheet.write_string(row, 0, &quality.groups[group].rule)?;
                sheet.write_string(row, 3, more("takich", left))?;
            }
        }
    }
    sheet.autofilter(0, 0, last.max(1), COLUMNS.len() as u16 - 1)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    print(sheet, &book.report.head, "", "Ustalenia", true);
    Ok(())
}

fn more(of_what: &str, left: usize) -> String {
    format!("… i jeszcze {} {of_what} w findings.csv", grouped(left as i128))
}

fn write_line(
    sheet: &mut Worksheet,
    row: u32,
    line: &Line,
    book: &Book<'_>,
) -> Result<(), XlsxError> {
    let words = book.words;
    let (file, number, column) = words.position(line);
    let sheet_name = words.place(line).and_then(|place| place.sheet.as_deref());
    let file = match sheet_name {
        Some(name) => format!("{file}, {name}"),
        None => file,
    };
    let said = words.said(line);
    let values = match line.of {
        Of::Rule(_) => said.why.as_str(),
        Of::Finding(_) => "",
    };
    let outcome = match words.outcome(line.of) {
        Some(Outcome::Failed) => "niespełniona",
        Some(Outcome::CouldNotRun) => "nie można sprawdzić",
        _ => "",
    };
    let fingerprint = line.fingerprint.map(|own| own.to_string()).unwrap_or_default();
    let cell = words.cell(line);
    let texts = [
        (0, words.code(line.of)),
        (1, severity_said(words.severity(line.of))),
        (2, outcome),
        (3, &said.what),
        (4, values),
        (5, &file),
        (7, &column),
        (8, &cell),
        (9, line.record.as_deref().unwrap_or_default()),
        (10, line.caseworker()),
        (11, &fingerprint),
        (12, line.waiver()),
    ];
    for (column, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        sheet.write_string(row, column, fitting(text))?;
    }
    if let Ok(number) = number.parse::<u32>() {
        sheet.write_number(row, 6, number)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    /// Findings of groups that have so many lines.
    fn with_groups(sizes: &[usize]) -> Quality {
        let mut quality = Quality::default();
        for (rank, lines) in sizes.iter().enumerate() {
            let of = Of::Finding(rank as u32);
            quality.groups.push(Group {
                rule: format!("I{rank}"),
                severity: Severity::Warning,
                outcome: None,
                table: None,
                title: String::new(),
                column: None,
                of,
                lines: *lines,
                explained: 0,
                records: 0,
                set_aside: 0,
                cells: 0,
                first: quality.lines.len(),
            });
            quality.lines.extend((0..*lines).map(|_| Line {
                of,
                place: None,
                record: None,
                caseworker: None,
                fingerprint: None,
                waiver: None,
                group: rank as u32,
            }));
        }
        quality
    }

    #[test]
    fn a_group_of_many_lines_is_cut_and_says_so() {
        let quality = with_groups(&[3, MOST_OF_A_GROUP + 20, 0, MOST_OF_A_GROUP, 2]);
        let said: Vec<Row> = rows(&quality).collect();
        assert_eq!(said.len(), 3 + MOST_OF_A_GROUP + 1 + MOST_OF_A_GROUP + 2);
        assert_eq!(said[3 + MOST_OF_A_GROUP], Row::More(20));
        let told: usize =
            said.iter().map(|own| if let Row::More(left) = own { *left } else { 1 }).sum();
        assert_eq!(told, quality.lines.len(), "every line is listed or counted");
        for (line, row) in [
            (0, 1),
            (2, 3),
            (3, 4),
            (3 + MOST_OF_A_GROUP - 1, 3 + MOST_OF_A_GROUP),
            // The row that says how many more there are.
            (3 + MOST_OF_A_GROUP, 4 + MOST_OF_A_GROUP),
            (3 + MOST_OF_A_GROUP + 19, 4 + MOST_OF_A_GROUP),
            (3 + MOST_OF_A_GROUP + 20, 5 + MOST_OF_A_GROUP),
        ] {
            assert_eq!(row_of(&quality, line), Some(row as u32), "line {line}");
        }
        assert_eq!(row_of(&quality, quality.lines.len()), None);
        for (row, own) in said.iter().enumerate() {
            if let Row::Line(line) = own {
                assert_eq!(row_of(&quality, *line), Some(row as u32 + 1));
            }
        }
    }
}
