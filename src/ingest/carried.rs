//! What a row takes from elsewhere: from the rows above it, from the name of its file.

use super::mapping::{From, Names, Otherwise, Where, fits};
use super::parse::trimmed;

/// Values that stand once for many rows.
pub struct Carried {
    /// For every column of the schema: the last value that was not blank.
    above: Vec<String>,
    /// The caption of the block of rows that is read now.
    caption: String,
    in_caption: bool,
    /// What the stars of the file's pattern stand for.
    stars: Vec<String>,
}

impl Carried {
    /// At the top of a file of this name, read by one of these patterns.
    pub fn new(columns: usize, files: &Names, file: &str) -> Carried {
        let name = file.rsplit('/').next().unwrap_or(file);
        let stars = files.captured(name);
        let above = vec![String::new(); columns];
        Carried { above, caption: String::new(), in_caption: false, stars }
    }

    /// A row in which one cell alone is filled. The first of several in a row counts: the others say the
    /// same in another language.
    pub fn caption(&mut self, text: &str) {
        if !self.in_caption {
            self.caption = trimmed(text).to_owned();
        }
        self.in_caption = true;
    }

    pub fn no_caption(&mut self) {
        self.in_caption = false;
    }

    /// Keeps the value of a column for the rows below.
    pub fn remember(&mut self, index: usize, from: &From, text: &str) {
        let own = own(from, text);
        if !own.is_empty() {
            self.above[index] = own.to_owned();
        }
    }

    /// The value of a column whose cell holds this text; `fills` when a blank one may repeat those above.
    pub fn value<'t>(
        &'t self,
        index: usize,
        from: &'t From,
        text: &'t str,
        fills: bool,
    ) -> &'t str {
        let star = |number: usize| self.stars.get(number - 1).map_or("", String::as_str);
        let own = match &from.place {
            Where::Caption => &self.caption,
            Where::File(number) => star(*number),
            _ => own(from, text),
        };
        let filled = if own.is_empty() && from.fill && fills { &self.above[index] } else { own };
        match &from.otherwise {
            Some(Otherwise::Text(text)) if filled.is_empty() => text,
            Some(Otherwise::File(number)) if filled.is_empty() => star(*number),
            _ => filled,
        }
    }
}

/// The part of a cell that is meant; nothing when it is one of those that count as blank.
fn own<'t>(from: &From, text: &'t str) -> &'t str {
    let text = match &from.part {
        Some(part) => part.of(text),
        None => trimmed(text),
    };
    if from.unless.iter().any(|pattern| fits(pattern, text)) { "" } else { text }
}
