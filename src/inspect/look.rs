//! A file looked at: its kind, its sheets, and what stands in every column. Nobody says what to expect.

use std::path::{Path, PathBuf};

use super::head::{ENOUGH, Line, header};
use super::made::Made;
use super::texts::{Kinds, Texts};
use super::unit::{Unit, unit};
use crate::diagnostic::Diagnostic;
use crate::ingest::{
    Asked, Cell, Opened, Title, Trouble, kind, letters, parse, plain, rows_of, sheet_names, titles,
    trouble_said,
};

/// Rows of a sheet that are kept whole; of those after them one in so many.
const WHOLE: usize = 100_000;
const ONE_IN: usize = 50;

/// One sheet of a file, or a text. Polish: arkusz.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub path: PathBuf,
    /// The name of the sheet, and whether the workbook has others.
    pub name: Option<String>,
    pub among_others: bool,
    pub hidden: bool,
    /// A mapping that names no sheet reads this one.
    pub first: bool,
    pub kind: &'static str,
    pub encoding: Option<&'static str>,
    pub delimiter: Option<u8>,
    /// The first and last row of the header.
    pub header: (u32, u32),
    pub rows: usize,
    /// Not every row was kept.
    pub sampled: bool,
    pub columns: Vec<Column>,
}

/// A column under a title.
#[derive(Clone, Debug)]
pub struct Column {
    pub place: usize,
    pub title: Title,
    pub texts: Texts,
    pub kinds: Kinds,
    /// What its amounts must be multiplied by, as its title says.
    pub unit: Option<Unit>,
    /// It is no column of the sheet, but made of some.
    pub made: Option<Made>,
    /// Another column is made of it.
    pub hidden: bool,
}

impl Column {
    pub fn new(place: usize, title: Title, texts: Texts, kinds: Kinds) -> Column {
        let mut own = Column { place, title, texts, kinds, unit: None, made: None, hidden: false };
        own.unit = unit(&own);
        own
    }

    /// The columns as people see them: `F`, or `C–F` of one that is made of several.
    pub fn letters(&self) -> String {
        let Some(made) = &self.made else {
            return letters(self.place);
        };
        match made.places() {
            [] => "–".to_owned(),
            [one] => letters(*one),
            [first, .., last] => format!("{}–{}", letters(*first), letters(*last)),
        }
    }

    /// The title that tells what the column is: without its unit.
    pub fn telling_title(&self) -> &Title {
        self.unit.as_ref().map_or(&self.title, |unit| &unit.title)
    }

    /// Has the other the same title, and may it hold the same? „Kolumna 1” of one export is a day, of
    /// another a code.
    fn is_like(&self, other: &Column) -> bool {
        let days = |one: &Column, two: &Column| one.kinds.date >= 0.9 && two.kinds.date < 0.1;
        let filled = |own: &Column| !own.texts.each.is_empty();
        let differ = filled(self) && filled(other) && (days(self, other) || days(other, self));
        plain(&self.title.shown) == plain(&other.title.shown) && !differ
    }

    /// `F (Powód)`.
    pub fn shown(&self) -> String {
        format!("{} ({})", self.letters(), self.title.shown)
    }
}

impl Sheet {
    /// The file's name alone.
    pub fn file(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The titles from the first column to the last, empty ones too.
    pub fn header_line(&self) -> Vec<String> {
        self.real().map(|column| column.title.shown.clone()).collect()
    }

    /// The columns that the sheet has.
    pub fn real(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|own| own.made.is_none())
    }

    /// Their titles.
    pub fn titles(&self) -> Vec<Title> {
        self.real().map(|own| own.title.clone()).collect()
    }

    /// Have the two the same columns, in whatever order?
    pub fn is_part_of(&self, other: &Sheet) -> bool {
        let own = |sheet: &Sheet| {
            let mut titles: Vec<String> =
                sheet.header_line().iter().map(|own| plain(own)).collect();
            titles.sort();
            titles
        };
        self.path != other.path
            && self.name == other.name
            && own(self) == own(other)
            && self.columns.iter().all(|column| other.columns.iter().any(|own| column.is_like(own)))
    }

    /// In how many rows the day of the first column is after that of the second, and how many have both.
    pub fn order(&self, from: usize, to: usize) -> (usize, usize) {
        let day =
            |place: usize, row: usize| self.columns[place].texts.row(row).and_then(parse::day);
        let rows = self.columns[from].texts.count();
        let pairs = (0..rows).filter_map(|row| day(from, row).zip(day(to, row)));
        pairs.fold((0, 0), |(later, both), (from, to)| (later + usize::from(from > to), both + 1))
    }

    /// Takes over the rows of a part with the same columns.
    pub fn join(&mut self, part: &Sheet) {
        let mut taken = vec![false; part.columns.len()];
        for column in &mut self.columns {
            let title = plain(&column.title.shown);
            let same =
                |place: &usize| !taken[*place] && plain(&part.columns[*place].title.shown) == title;
            if let Some(place) = (0..part.columns.len()).find(same) {
                taken[place] = true;
                column.texts.append(&part.columns[place].texts);
                column.kinds = Kinds::of(&column.texts);
            }
        }
        self.rows += part.rows;
        self.sampled |= part.sampled;
    }
}

/// All sheets of a file that hold something, or why it gave nothing.
pub fn look(path: &Path) -> Result<Vec<Sheet>, Diagnostic> {
    let shown = path.display().to_string();
    let refuse = |trouble: Trouble| trouble_said(trouble, &shown, "");
    let bytes =
        std::fs::read(path).map_err(|error| refuse(Trouble::Unreadable(error.to_string())))?;
    let word = kind(&bytes).word();
    let names: Vec<Option<String>> = match sheet_names(path, &bytes).map_err(refuse)? {
        names if names.is_empty() => vec![None],
        names => names.into_iter().map(Some).collect(),
    };
    let usual = match names.as_slice() {
        [_] | [] => Opened::default(),
        _ => rows_of(path, &bytes, &Asked::default(), |_, _| {}).map_err(refuse)?,
    };
    let mut sheets = Vec::new();
    for name in &names {
        let mut looking = Looking::default();
        let asked = Asked { sheet: name.as_deref(), ..Asked::default() };
        let opened =
            match rows_of(path, &bytes, &asked, |number, cells| looking.take(number, cells)) {
                Ok(opened) => opened,
                // A sheet with a chart is no reason to say nothing of the others.
                Err(Trouble::NotCells(_)) if names.len() > 1 => continue,
                Err(trouble) => return Err(refuse(trouble)),
            };
        let hidden = name.as_ref().is_some_and(|name| usual.hidden.contains(name));
        if let Some(sheet) = looking.sheet(path, word, &opened, hidden) {
            let among_others = names.len() > 1;
            let first = !among_others || usual.sheet == *name;
            sheets.push(Sheet { name: name.clone(), among_others, first, ..sheet });
        }
    }
    if sheets.is_empty() {
        return Err(refuse(Trouble::Empty));
    }
    Ok(sheets)
}

/// A sheet while its rows come.
#[derive(Default)]
struct Looking {
    first: Vec<Line>,
    found: Option<Found>,
    rows: usize,
    sampled: bool,
}

struct Found {
    header: (u32, u32),
    titles: Vec<Title>,
    texts: Vec<Texts>,
}

impl Looking {
    fn take(&mut self, number: u32, cells: &[Cell<'_>]) {
        if self.found.is_some() {
            self.keep(cells);
            return;
        }
        let texts = cells.iter().map(|cell| parse::trimmed(&cell.text()).to_owned()).collect();
        self.first.push((number, texts));
        if self.first.len() == ENOUGH {
            self.settle();
        }
    }

    /// Finds the header, and takes the rows below it.
    fn settle(&mut self) {
        let Some(header) = header(&self.first) else {
            return;
        };
        let first = std::mem::take(&mut self.first);
        let titles = titles(&first[header.clone()], false);
        let rows = (first[header.start].0, first[header.end - 1].0);
        let texts = vec![Texts::default(); titles.len()];
        self.found = Some(Found { header: rows, titles, texts });
        for (_, texts) in &first[header.end..] {
            let cells: Vec<Cell<'_>> = texts.iter().map(|text| Cell::Text(text)).collect();
            self.keep(&cells);
        }
    }

    fn keep(&mut self, cells: &[Cell<'_>]) {
        if cells.iter().all(|cell| cell.is_blank()) {
            return;
        }
        self.rows += 1;
        if self.rows > WHOLE {
            self.sampled = true;
            if !self.rows.is_multiple_of(ONE_IN) {
                return;
            }
        }
        let Some(found) = &mut self.found else {
            return;
        };
        let kept = found.texts.iter().map(Texts::count).max().unwrap_or_default();
        while found.texts.len() < cells.len() {
            // Values to the right of the last title.
            let mut texts = Texts::default();
            (0..kept).for_each(|_| texts.push(""));
            found.texts.push(texts);
            found.titles.push(Title::new(&[]));
        }
        for (place, texts) in found.texts.iter_mut().enumerate() {
            texts.push(&cells.get(place).map_or("".into(), |cell| cell.text()));
        }
    }

    fn sheet(
        mut self,
        path: &Path,
        kind: &'static str,
        opened: &Opened,
        hidden: bool,
    ) -> Option<Sheet> {
        if self.found.is_none() {
            self.settle();
        }
        let found = self.found?;
        let columns = found.titles.into_iter().zip(found.texts).enumerate();
        let mut columns: Vec<Column> = columns
            .map(|(place, (title, texts))| {
                let kinds = Kinds::of(&texts);
                Column::new(place, title, texts, kinds)
            })
            .collect();
        // Delimiters at the end of every line are no columns.
        while columns
            .last()
            .is_some_and(|own| own.title.shown.is_empty() && own.texts.each.is_empty())
        {
            columns.pop();
        }
        Some(Sheet {
            path: path.to_path_buf(),
            name: None,
            among_others: false,
            hidden,
            first: true,
            kind,
            encoding: opened.encoding,
            delimiter: opened.delimiter,
            header: found.header,
            rows: self.rows,
            sampled: self.sampled,
            columns,
        })
    }
}
