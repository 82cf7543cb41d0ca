//! Tables of HTML, and XML spreadsheets of 2003: what case systems call `.xls` when it is not.

use html5gum::{StartTag, Token, Tokenizer};

use super::{Asked, Trouble};
use crate::ingest::cell::{Batch, Cell};

const MOST_COLUMNS: usize = 4096;

/// Gives the rows of the largest table, or of the sheet that is asked for, with their numbers; returns
/// the sheet's name where there are names.
pub fn rows(
    text: &str,
    asked: &Asked<'_>,
    take: impl FnMut(u32, &[Cell<'_>]),
) -> Result<Option<String>, Trouble> {
    let mut tables: Vec<Table> = Vec::new();
    let mut open: Vec<Table> = Vec::new();
    for token in Tokenizer::new(text) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => match local(&tag.name) {
                "table" | "worksheet" => {
                    let named = attribute(&tag, "name");
                    // The table of a worksheet is the worksheet.
                    let inner = local(&tag.name) == "table"
                        && open.last().is_some_and(|own| own.name.is_some());
                    if !inner {
                        open.push(Table { name: named, ..Table::default() });
                    }
                }
                "tr" | "row" => {
                    if let Some(table) = open.last_mut() {
                        table.start_row(attribute(&tag, "index").and_then(|own| own.parse().ok()));
                    }
                }
                "td" | "th" | "cell" => {
                    if let Some(table) = open.last_mut() {
                        table.start_cell(&tag)?;
                    }
                }
                "data" => {
                    if let Some(cell) = open.last_mut().and_then(|table| table.cell.as_mut()) {
                        cell.number = attribute(&tag, "type").is_some_and(|own| own == "Number");
                        cell.moment = attribute(&tag, "type").is_some_and(|own| own == "DateTime");
                    }
                }
                "br" | "p" | "div" => {
                    if let Some(cell) = open.last_mut().and_then(|table| table.cell.as_mut()) {
                        cell.text.push(' ');
                    }
                }
                _ => {}
            },
            Token::EndTag(tag) => match local(&tag.name) {
                "td" | "th" | "cell" => {
                    if let Some(table) = open.last_mut() {
                        table.end_cell();
                    }
                }
                "tr" | "row" => {
                    if let Some(table) = open.last_mut() {
                        table.end_row();
                    }
                }
                // A worksheet ends with its own word.
                "table" if open.last().is_some_and(|own| own.name.is_some()) => {}
                "table" | "worksheet" => {
                    if let Some(mut table) = open.pop() {
                        table.end_row();
                        tables.push(table);
                    }
                }
                _ => {}
            },
            Token::String(text) => {
                if let Some(cell) = open.last_mut().and_then(|table| table.cell.as_mut()) {
                    cell.text.push_str(&String::from_utf8_lossy(&text));
                }
            }
            _ => {}
        }
    }
    // A file that was cut off: what is there is read.
    for mut table in open {
        table.end_row();
        tables.push(table);
    }
    let names: Vec<String> = tables.iter().filter_map(|table| table.name.clone()).collect();
    let chosen = match asked.sheet {
        Some(wanted) if !names.is_empty() => {
            tables.iter().find(|table| table.name.as_deref() == Some(wanted))
        }
        _ if !names.is_empty() => tables.first(),
        _ => tables.iter().max_by_key(|table| table.rows),
    };
    let Some(table) = chosen else {
        return Err(Trouble::NoSheet(names));
    };
    table.batch.give(take);
    Ok(table.name.clone())
}

/// A tag's name without its prefix: `ss:Row` is a row.
fn local(name: &[u8]) -> &str {
    let name = std::str::from_utf8(name).unwrap_or_default();
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn attribute(tag: &StartTag<()>, wanted: &str) -> Option<String> {
    let found = tag.attributes.iter().find(|(name, _)| local(name) == wanted);
    found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
}

#[derive(Default)]
struct Table {
    name: Option<String>,
    batch: Batch,
    /// Rows ended, and the number of the last one.
    rows: u32,
    number: u32,
    in_row: bool,
    column: usize,
    cell: Option<Open>,
}

/// A cell that is not yet ended.
#[derive(Default)]
struct Open {
    text: String,
    number: bool,
    moment: bool,
    /// Columns that it covers.
    span: usize,
}

impl Table {
    fn start_row(&mut self, index: Option<u32>) {
        self.end_row();
        self.number = index.filter(|index| *index > self.number).unwrap_or(self.number + 1);
        (self.in_row, self.column) = (true, 0);
    }

    fn end_row(&mut self) {
        self.end_cell();
        if self.in_row {
            self.batch.end_row(self.number);
            self.rows += 1;
            self.in_row = false;
        }
    }

    fn start_cell(&mut self, tag: &StartTag<()>) -> Result<(), Trouble> {
        self.end_cell();
        if !self.in_row {
            self.start_row(None);
        }
        if let Some(index) = attribute(tag, "index").and_then(|own| own.parse::<usize>().ok()) {
            self.column = self.column.max(index.saturating_sub(1));
        }
        let colspan = attribute(tag, "colspan").and_then(|own| own.parse::<usize>().ok());
        let across = attribute(tag, "mergeacross").and_then(|own| own.parse::<usize>().ok());
        let span = colspan.or(across.map(|more| more.saturating_add(1))).unwrap_or(1).max(1);
        if self.column.saturating_add(span) > MOST_COLUMNS {
            return Err(Trouble::TooMuch(format!("{MOST_COLUMNS} kolumn")));
        }
        self.cell = Some(Open { span, ..Open::default() });
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        let words: Vec<&str> = cell.text.split_ascii_whitespace().collect();
        let text = words.join(" ");
        let number = cell.number.then(|| text.parse::<f64>().ok()).flatten();
        self.batch.put(
            self.column,
            match number {
                Some(number) if number.is_finite() => Cell::Number(number),
                _ if cell.moment => Cell::Text(text.split('T').next().unwrap_or_default()),
                _ => Cell::Text(&text),
            },
        );
        self.column += cell.span;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_gives_rows() {
        for (text, expected) in [
            (
                "<html><table><tr><td>menu</td></tr></table><table><tr><th colspan=2>A&nbsp;b<th>C\
                 <tr><td>1<td>2<br>x</td><td>&lt;3</table>",
                "1:A\u{a0}b||C 2:1|2 x|<3",
            ),
            (
                "<?xml version=\"1.0\"?><ss:Workbook><ss:Worksheet ss:Name=\"Arkusz\"><Table><Row ss:Index=\"2\">\
                 <Cell ss:Index=\"2\"><Data ss:Type=\"Number\">1.5</Data></Cell></Row><Row><Cell>\
                 <Data ss:Type=\"DateTime\">2025-12-31T00:00:00.000</Data></Cell></Row></Table></ss:Worksheet></ss:Workbook>",
                "2:|1.5 3:2025-12-31",
            ),
            ("<table><tr><td>cut", "1:cut"),
        ] {
            let mut found = Vec::new();
            rows(text, &Asked::default(), |number, cells| {
                let texts: Vec<_> = cells.iter().map(|cell| cell.text().into_owned()).collect();
                found.push(format!("{number}:{}", texts.join("|")));
            })
            .unwrap();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
