//! `historia.csv`: who prepared, approved and sent which version, and when. Polish: historia sprawozdania.

use super::{harmless, table};

/// Its columns.
pub const HISTORY: [&str; 7] = ["version", "state", "day", "who", "reason", "files", "seal"];

/// The whole file.
pub fn history_csv(lines: impl IntoIterator<Item = [String; 7]>) -> Vec<u8> {
    table(&HISTORY, lines.into_iter().map(|own| own.to_vec()))
}

/// The columns of `pieczecie.csv`.
pub const JOURNAL: [&str; 8] =
    ["day", "form", "period", "lines", "version", "state", "seal", "chain"];

/// The seals of all histories of an office. Polish: dziennik pieczęci.
pub fn journal_csv(lines: impl IntoIterator<Item = [String; 8]>) -> Vec<u8> {
    table(&JOURNAL, lines.into_iter().map(|own| own.to_vec()))
}

/// What somebody typed, on one line and no formula: so it is written, sealed and read back the same.
pub fn plain_words(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|own: char| own.is_whitespace() || own.is_control()).collect();
    harmless(&words.into_iter().filter(|own| !own.is_empty()).collect::<Vec<_>>().join(" "))
}
