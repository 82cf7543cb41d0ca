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
}

impl fmt::Display for Names {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each: Vec<&str> = self.each.iter().map(|said| said.text.as_str()).collect();
        out.write_str(&each.join(", "))
    }
}

/// Does a file name fit a pattern with `*` and `?`? Case does not matter.
pub fn fits(pattern: &str, name: &str) -> bool {
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

#[cfg(test)]
mod tests {
    #[test]
    fn patterns() {
        for (pattern, name, fits) in [
            ("wyplaty_*.csv", "wyplaty_2025-01.csv", true),
            ("wyplaty_*.csv", "Wyplaty_.CSV", true),
            ("wyplaty_*.csv", "wyplaty.csv", false),
            ("w?w.csv", "wuw.csv", true),
            ("*", "", true),
            ("a*b*c", "aXbYbZc", true),
        ] {
            assert_eq!(super::fits(pattern, name), fits, "{pattern} {name}");
        }
    }
}
