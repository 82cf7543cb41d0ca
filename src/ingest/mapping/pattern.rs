//! Names of files and sheets by pattern: `wyplaty_*.csv`.

use std::fmt;

use crate::document::Said;

/// The files of a source: one name or pattern, or several that are parts of one export.
#[derive(Clone, Debug)]
pub struct Names {
    pub each: Vec<Said>,
}

impl Names {
    pub fn fit(&self, name: &str) -> bool {
        self.each.iter().any(|said| fits(&said.text, name))
    }

    /// What each `*` of the pattern that fits stands for.
    pub fn captured(&self, name: &str) -> Vec<String> {
        self.each.iter().find_map(|said| captured(&said.text, name)).unwrap_or_default()
    }
}

impl fmt::Display for Names {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each: Vec<&str> = self.each.iter().map(|said| said.text.as_str()).collect();
        out.write_str(&each.join(", "))
    }
}

/// Does a file name fit a pattern with `*` and `?`? Case does not matter.
pub fn fits(pattern: &str, name: &str) -> bool {
    // Most are plain names, and each is asked of every file of a folder.
    if !pattern.contains(['*', '?']) {
        return pattern.to_lowercase() == name.to_lowercase();
    }
    let pattern: Vec<char> = pattern.to_lowercase().chars().collect();
    let name: Vec<char> = name.to_lowercase().chars().collect();
    let mut reachable = vec![false; name.len() + 1];
    reachable[0] = true;
    for wanted in pattern {
        let mut next = vec![false; name.len() + 1];
        for position in 0..=name.len() {
            if wanted == '*' {
                next[position] = reachable[position] || (position > 0 && next[position - 1]);
            } else if position > 0 {
                next[position] =
                    reachable[position - 1] && (wanted == '?' || wanted == name[position - 1]);
            }
        }
        reachable = next;
    }
    reachable[name.len()]
}

/// What each `*` of a pattern stands for in a text that fits it; the first take as much as they can.
pub fn captured(pattern: &str, text: &str) -> Option<Vec<String>> {
    if !pattern.contains('*') {
        return fits(pattern, text).then(Vec::new);
    }
    let mut rule = "(?is)^".to_owned();
    for letter in pattern.chars() {
        match letter {
            '*' => rule.push_str("(.*)"),
            '?' => rule.push('.'),
            other => rule.push_str(&regex::escape(&other.to_string())),
        }
    }
    rule.push('$');
    let found = regex::Regex::new(&rule).ok()?.captures(text)?;
    let parts = found.iter().skip(1).flatten();
    Some(parts.map(|part| part.as_str().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn patterns() {
        for (pattern, name, fits) in [
            ("wyplaty_*.csv", "wyplaty_2025-01.csv", true),
            ("wyplaty_*.csv", "Wyplaty_.CSV", true),
            ("wyplaty_*.csv", "wyplaty.csv", false),
            ("w?w.csv", "wuw.csv", true),
            ("osoby.csv", "OSOBY.csv", true),
            ("osoby.csv", "osoby.csv.bak", false),
            ("łódź.csv", "ŁÓDŹ.CSV", true),
            ("*", "", true),
            ("a*b*c", "aXbYbZc", true),
        ] {
            assert_eq!(super::fits(pattern, name), fits, "{pattern} {name}");
        }
    }
    #[test]
    fn stars_stand_for_something() {
        for (pattern, text, expected) in [
            ("*_Piecza.xlsx", "2022_Piecza.xlsx", Some("2022")),
            ("*;*;[*]", "ogółem;uczelnie;2024;[osoba]", Some("ogółem;uczelnie|2024|osoba")),
            ("*;*;[*]", "Kod", None),
            ("a.b", "aXb", None),
        ] {
            let found = super::captured(pattern, text).map(|parts| parts.join("|"));
            assert_eq!(found.as_deref(), expected, "{pattern} {text}");
        }
    }
}
