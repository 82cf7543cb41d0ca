//! Text for a terminal: no line is wider than it, and a longer one goes on under where its text began.

use super::label;
use crate::diagnostic::Catalogue;
use crate::number::THOUSANDS;

const WIDTH: usize = 100;

/// The width of the labels of a page that tells of one thing.
const LABEL: usize = 14;

#[derive(Default)]
pub struct Page {
    text: String,
}

impl Page {
    pub fn text(&self) -> &str {
        self.text.trim_end()
    }

    /// A line that begins a part, with an empty one above it.
    pub fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(0, text);
    }

    pub fn line(&mut self, indent: usize, text: &str) {
        self.put(String::new(), indent, text);
    }

    /// Lines as they are, of whatever width: a query, a file.
    pub fn as_it_is(&mut self, indent: usize, text: &str) {
        for line in text.lines() {
            self.push(&format!("{:indent$}{line}", ""));
        }
    }

    /// A label of so many letters, and what is said of it; nothing when nothing is said.
    pub fn entry(&mut self, indent: usize, width: usize, label: &str, text: &str) {
        if !text.is_empty() {
            let label = format!("{:indent$}{label:<width$} ", "");
            self.put(label, indent + width + 1, text);
        }
    }

    fn put(&mut self, begun: String, indent: usize, text: &str) {
        let mut line = if begun.is_empty() { " ".repeat(indent) } else { begun };
        let mut used = line.chars().count();
        let mut first = true;
        // Thousands stay with their number, and are told by a plain space on a terminal.
        let breaks = |letter: char| letter.is_whitespace() && letter != THOUSANDS;
        for word in text.split(breaks).filter(|word| !word.is_empty()) {
            let length = word.chars().count();
            if !first && used + 1 + length > WIDTH {
                self.push(&line);
                line = " ".repeat(indent);
                used = indent;
            } else if !first {
                line.push(' ');
                used += 1;
            }
            line.extend(word.chars().map(|own| if own == THOUSANDS { ' ' } else { own }));
            used += length;
            first = false;
        }
        self.push(&line);
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

/// A page of labels with what is said of one thing, in their order.
pub struct Labelled<'l> {
    pub page: Page,
    pub catalogue: &'l Catalogue,
}

impl<'l> Labelled<'l> {
    pub fn new(catalogue: &'l Catalogue) -> Labelled<'l> {
        Labelled { page: Page::default(), catalogue }
    }

    /// Nothing when nothing is said.
    pub fn entry(&mut self, id: &str, text: &str) {
        self.page.entry(2, LABEL, &label(id, self.catalogue), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_goes_on_under_its_own_text() {
        let mut page = Page::default();
        page.entry(2, 8, "warunek:", &"słowo ".repeat(20));
        page.entry(2, 8, "pusty:", "");
        page.heading("Dalej");
        let lines: Vec<&str> = page.text().lines().collect();
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH));
        let starts: Vec<&str> =
            lines.iter().map(|line| line.split("słowo").next().unwrap()).collect();
        assert_eq!(starts, ["  warunek: ", "           ", "", "Dalej"]);
    }
}
