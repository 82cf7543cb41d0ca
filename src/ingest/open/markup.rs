//! Tables of HTML, and XML spreadsheets of 2003: what case systems call `.xls` when it is not.

use html5gum::{StartTag, Token};

use super::tags::Tags;
use super::{Asked, MOST_COLUMNS, MOST_ROWS, Opened, Trouble};
use crate::ingest::cell::{Batch, Cell};

/// Gives the rows of the largest table, or of the sheet that is asked for, with their numbers; returns
/// the sheet's name where there are names.
pub fn rows(
    text: &str,
    asked: &Asked<'_>,
    take: impl FnMut(u32, &[Cell<'_>]),
) -> Result<Opened, Trouble> {
    let mut tables = Tables::default();
    for token in Tags::of(text, !text.trim_start().starts_with("<?xml")) {
        match token? {
            Token::StartTag(tag) => tables.start(&tag)?,
            Token::EndTag(tag) => tables.end(local(&tag.name)),
            Token::String(text) => tables.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    // Who forgets to end a table still ends the document; without both the rest of it is missing.
    if !tables.open.is_empty() && !tables.whole {
        return Err(Trouble::Truncated);
    }
    while let Some(table) = tables.open.pop() {
        tables.keep(table);
    }
    let Tables { done, from_1904, .. } = tables;
    asked.counts_from_1904(from_1904);
    let names = done.iter().filter_map(|table| table.name.clone());
    let named = done.iter().any(|table| table.name.is_some());
    let chosen = match asked.sheet {
        Some(wanted) if named => done.iter().find(|table| table.name.as_deref() == Some(wanted)),
        _ if named => done.iter().find(|table| table.name.is_some() && !table.hidden),
        _ => done.iter().max_by_key(|table| table.rows),
    };
    let Some(table) = chosen else {
        return Err(Trouble::NoSheet(names.collect()));
    };
    table.batch.give(take);
    let others = done.iter().filter(|own| own.hidden && own.name != table.name);
    let hidden = others.filter_map(|own| own.name.clone()).collect();
    Ok(Opened { sheet: table.name.clone(), hidden, ..Opened::default() })
}

/// A tag's name without its prefix: `ss:Row` is a row.
fn local(name: &[u8]) -> &str {
    let name = std::str::from_utf8(name).unwrap_or_default();
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

pub fn attribute(tag: &StartTag<()>, wanted: &str) -> Option<String> {
    let found = tag.attributes.iter().find(|(name, _)| local(name) == wanted);
    found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
}

/// A document while its tags go by.
#[derive(Default)]
struct Tables {
    open: Vec<Table>,
    done: Vec<Table>,
    /// The document came to its end.
    whole: bool,
    /// Inside a word of the sheet that says whether people see it.
    visible: bool,
    /// A spreadsheet of 2003 counts the days of its bare numbers from 1904; days that it writes as days
    /// are what they say.
    from_1904: bool,
}

impl Tables {
    fn cell(&mut self) -> Option<&mut Open> {
        self.open.last_mut().and_then(|table| table.cell.as_mut())
    }

    fn start(&mut self, tag: &StartTag<()>) -> Result<(), Trouble> {
        let name = local(&tag.name);
        match name {
            "table" | "worksheet" => {
                // The table of a worksheet is the worksheet.
                let sheet = self.open.last().is_some_and(|own| own.name.is_some());
                if name == "worksheet" || !sheet {
                    let name =
                        (name == "worksheet").then(|| attribute(tag, "name").unwrap_or_default());
                    self.open.push(Table { name, ..Table::default() });
                }
            }
            "visible" => self.visible = !tag.self_closing,
            // A word about the workbook; in a sheet it would be somebody's text.
            "date1904" => self.from_1904 |= self.open.is_empty(),
            "comment" => {
                if let Some(cell) = self.cell() {
                    cell.aside = !tag.self_closing;
                }
            }
            "data" => {
                if let Some(cell) = self.cell().filter(|cell| !cell.aside) {
                    cell.kind = match attribute(tag, "type").as_deref() {
                        Some("Number") => Kind::Number,
                        Some("DateTime") => Kind::Moment,
                        Some("Boolean") => Kind::Truth,
                        Some("Error") => Kind::Error,
                        _ => Kind::Text,
                    };
                }
            }
            "br" | "p" | "div" => self.text(" "),
            "tr" | "row" => {
                if let Some(table) = self.open.last_mut() {
                    let index = attribute(tag, "index").and_then(|own| own.parse().ok());
                    table.start_row(index)?;
                }
            }
            "td" | "th" | "cell" => {
                if let Some(table) = self.open.last_mut() {
                    table.start_cell(tag)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "html" | "body" | "workbook" => self.whole = true,
            "visible" => self.visible = false,
            "comment" => {
                if let Some(cell) = self.cell() {
                    cell.aside = false;
                }
            }
            "td" | "th" | "cell" => {
                if let Some(table) = self.open.last_mut() {
                    table.end_cell();
                }
            }
            "tr" | "row" => {
                if let Some(table) = self.open.last_mut() {
                    table.end_row();
                }
            }
            // A worksheet ends with its own word.
            "table" if self.open.last().is_some_and(|own| own.name.is_some()) => {}
            "table" | "worksheet" => {
                if let Some(table) = self.open.pop() {
                    self.keep(table);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.visible
            && text.contains("Hidden")
            && let Some(table) = self.open.last_mut()
        {
            table.hidden = true;
        }
        if let Some(cell) = self.cell().filter(|cell| !cell.aside) {
            cell.text.push_str(text);
        }
    }

    fn keep(&mut self, mut table: Table) {
        table.end_row();
        self.done.push(table);
    }
}

#[derive(Default)]
struct Table {
    name: Option<String>,
    hidden: bool,
    batch: Batch,
    /// Rows ended, and the number of the last one.
    rows: u32,
    number: u32,
    in_row: bool,
    column: usize,
    cell: Option<Open>,
    /// For every column, how many more rows a cell above covers.
    covered: Vec<u32>,
}

/// A cell that is not yet ended.
#[derive(Default)]
struct Open {
    text: String,
    kind: Kind,
    formula: bool,
    /// Inside a comment.
    aside: bool,
    /// Columns that it covers.
    span: usize,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// Nobody said.
    #[default]
    Free,
    Text,
    Number,
    Moment,
    Truth,
    Error,
}

impl Table {
    fn start_row(&mut self, index: Option<u32>) -> Result<(), Trouble> {
        self.end_row();
        self.number = index.unwrap_or_default().max(self.number.saturating_add(1));
        if self.number > MOST_ROWS {
            return Err(Trouble::TooMuch(format!("{MOST_ROWS} wierszy")));
        }
        (self.in_row, self.column) = (true, 0);
        Ok(())
    }

    fn end_row(&mut self) {
        self.end_cell();
        if self.in_row {
            self.pass_covered();
            // Those to the right of the last cell.
            for rows in self.covered.iter_mut().skip(self.column) {
                *rows = rows.saturating_sub(1);
            }
            self.batch.end_row(self.number);
            self.rows += 1;
            self.in_row = false;
        }
    }

    /// Goes over the columns that a cell of a row above covers.
    fn pass_covered(&mut self) {
        while let Some(rows @ 1..) = self.covered.get_mut(self.column) {
            *rows -= 1;
            self.column += 1;
        }
    }

    fn start_cell(&mut self, tag: &StartTag<()>) -> Result<(), Trouble> {
        self.end_cell();
        if !self.in_row {
            self.start_row(None)?;
        }
        self.pass_covered();
        let number = |name: &str| attribute(tag, name).and_then(|own| own.parse::<usize>().ok());
        if let Some(index) = number("index") {
            self.column = self.column.max(index.saturating_sub(1));
        }
        let across = number("mergeacross").map(|more| more.saturating_add(1));
        let span = number("colspan").or(across).unwrap_or(1).max(1);
        let end = self.column.saturating_add(span);
        if end > MOST_COLUMNS {
            return Err(Trouble::TooMuch(format!("{MOST_COLUMNS} kolumn")));
        }
        // An XML spreadsheet says itself where the cells beside a tall one stand.
        let rows = number("rowspan").unwrap_or(1).min(MOST_ROWS as usize) as u32;
        if rows > 1 || self.covered.len() > self.column {
            self.covered.resize(self.covered.len().max(end), 0);
            self.covered[self.column..end].fill(rows.max(1) - 1);
        }
        let formula = attribute(tag, "formula").is_some();
        self.cell = Some(Open { span, formula, ..Open::default() });
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        let words: Vec<&str> = cell.text.split_ascii_whitespace().collect();
        let text = words.join(" ");
        let found = match cell.kind {
            Kind::Free if cell.formula && text.is_empty() => Cell::Uncalculated,
            Kind::Number => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => Cell::Number(number),
                _ => Cell::Text(&text),
            },
            Kind::Moment => Cell::Text(text.split('T').next().unwrap_or_default()),
            Kind::Truth => Cell::Text(if text == "1" { "true" } else { "false" }),
            Kind::Error => Cell::Error(&text),
            Kind::Free | Kind::Text => Cell::Text(&text),
        };
        self.batch.put(self.column, found);
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
            ("<table><tr><td>not ended</html>", "1:not ended"),
            (
                "<table><tr><td rowspan=3>A<td>B<td rowspan=2>C<tr><td>D<tr><td>E<td>F<tr><td>G</table>",
                "1:A|B|C 2:|D 3:|E|F 4:G",
            ),
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

    #[test]
    fn a_spreadsheet_of_2003_says_where_its_days_begin() {
        let word = "<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>";
        let sheet = "<Worksheet ss:Name=\"A\"><Table><Row><Cell>1</Cell></Row></Table></Worksheet>";
        for (text, expected) in [
            (format!("<Workbook>{word}{sheet}</Workbook>"), true),
            (format!("<Workbook>{sheet}{word}</Workbook>"), true),
            (format!("<Workbook>{sheet}</Workbook>"), false),
            (format!("<Workbook>{}</Workbook>", sheet.replace('1', "<Date1904/>")), false),
        ] {
            let epoch = super::super::Epoch::default();
            let asked = Asked { epoch: Some(&epoch), ..Asked::default() };
            rows(&text, &asked, |_, _| assert_eq!(epoch.is_1904(), expected, "{text}")).unwrap();
            assert_eq!(epoch.is_1904(), expected, "{text}");
        }
    }

    #[test]
    fn half_a_table_is_no_table() {
        let read = rows("<table><tr><td>cut", &Asked::default(), |_, _| {});
        assert_eq!(read.err(), Some(Trouble::Truncated));
    }
}
