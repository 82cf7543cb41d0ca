//! Tables of the page: each has a caption that names it, and heads that say what they are of.

use crate::write::markup::{Page, text};

pub struct Cell {
    /// Markup.
    content: String,
    kind: Kind,
    /// Rows that it stands beside.
    rows: usize,
    /// By which its value is found again: `PZ-01/2024`.
    name: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Head,
    Number,
    Words,
    /// A sentence, which needs room.
    Reason,
}

impl Cell {
    fn new(content: String, kind: Kind) -> Cell {
        Cell { content, kind, rows: 1, name: None }
    }

    pub fn head(plain: &str) -> Cell {
        Cell::new(text(plain), Kind::Head)
    }

    /// The head of a row that leads to another place of the page.
    pub fn link(anchor: &str, plain: &str) -> Cell {
        Cell::new(format!("<a href=\"#{anchor}\">{}</a>", text(plain)), Kind::Head)
    }

    pub fn number(plain: impl AsRef<str>) -> Cell {
        Cell::new(text(plain.as_ref()), Kind::Number)
    }

    pub fn words(plain: impl AsRef<str>) -> Cell {
        Cell::new(text(plain.as_ref()), Kind::Words)
    }

    /// Markup that was put together from escaped parts.
    pub fn markup(content: String) -> Cell {
        Cell::new(content, Kind::Words)
    }

    /// The same of a sentence.
    pub fn reason(content: String) -> Cell {
        Cell::new(content, Kind::Reason)
    }

    /// A number and a drawing that repeats it.
    pub fn drawn(plain: &str, drawing: &str) -> Cell {
        Cell::new(format!("{}{drawing}", text(plain)), Kind::Number)
    }

    /// Beside so many rows: those that follow leave it out.
    pub fn beside(self, rows: usize) -> Cell {
        Cell { rows: rows.max(1), ..self }
    }

    /// So that other programs find the value as well.
    pub fn named(self, name: String) -> Cell {
        Cell { name: Some(name), ..self }
    }

    fn written(&self) -> String {
        let rows =
            if self.rows > 1 { format!(" rowspan=\"{}\"", self.rows) } else { String::new() };
        let content = &self.content;
        let name = self.name.as_ref().map(|own| format!(" data-cell=\"{}\"", text(own)));
        let name = name.unwrap_or_default();
        match self.kind {
            // A year needs no room for words.
            Kind::Head if content.chars().all(|own| own.is_ascii_digit()) => {
                format!("<th scope=\"row\" class=\"year\"{rows}>{content}</th>")
            }
            Kind::Head => format!("<th scope=\"row\"{rows}>{content}</th>"),
            Kind::Number => format!("<td{name}{rows}>{content}</td>"),
            Kind::Reason => format!("<td{name} class=\"reason\"{rows}>{content}</td>"),
            Kind::Words => format!("<td{name} class=\"words\"{rows}>{content}</td>"),
        }
    }
}

pub struct Table {
    id: String,
    caption: String,
    heads: Vec<String>,
    /// What the columns hold, for those that share a sheet of paper by it.
    columns: Vec<&'static str>,
    body: String,
}

impl Table {
    /// The id is free within the page.
    pub fn new(id: &str, caption: &str) -> Table {
        Table {
            id: id.to_owned(),
            caption: caption.to_owned(),
            heads: Vec::new(),
            columns: Vec::new(),
            body: String::new(),
        }
    }

    pub fn heads(mut self, titles: impl IntoIterator<Item = impl Into<String>>) -> Table {
        self.heads.extend(titles.into_iter().map(Into::into));
        self
    }

    /// On paper the columns are as wide as what they hold needs, whichever words stand in them.
    pub fn columns(mut self, kinds: impl IntoIterator<Item = &'static str>) -> Table {
        self.columns.extend(kinds);
        self
    }

    pub fn row(&mut self, cells: &[Cell]) {
        self.line("<tr>", cells);
    }

    /// The sum of the rows.
    pub fn total(&mut self, cells: &[Cell]) {
        self.line("<tr class=\"total\">", cells);
    }

    fn line(&mut self, open: &str, cells: &[Cell]) {
        self.body.push_str(open);
        self.body.extend(cells.iter().map(Cell::written));
        self.body.push_str("</tr>\n");
    }

    /// A table wider than its screen scrolls by itself, with the keyboard too.
    pub fn put(self, page: &mut Page) {
        let id = &self.id;
        let fixed = if self.columns.is_empty() { "" } else { " class=\"fixed\"" };
        page.put(&format!(
            "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}\">\n<table{fixed}>\n\
             <caption id=\"{id}\">{}</caption>\n",
            text(&self.caption)
        ));
        if !self.columns.is_empty() {
            page.put("<colgroup>");
            for own in &self.columns {
                page.put(&format!("<col class=\"{own}\">"));
            }
            page.put("</colgroup>\n");
        }
        page.put("<thead>\n<tr>");
        for own in &self.heads {
            page.put(&format!("<th scope=\"col\">{}</th>", text(own)));
        }
        page.put("</tr>\n</thead>\n<tbody>\n");
        page.put(&self.body);
        page.put("</tbody>\n</table>\n</div>\n");
    }
}
