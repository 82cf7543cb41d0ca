//! Files of one export: parts that belong together, and the names under which the next period's will come.

use super::look::Sheet;
use crate::ingest::fits;

/// The files of an export, as a mapping names them. Polish: części eksportu.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Names of the files that were looked at.
    pub files: Vec<String>,
    /// Names or patterns for the mapping.
    pub names: Vec<String>,
    pub expect: &'static str,
}

/// Sheets with the same columns in several files become one.
pub fn joined(sheets: Vec<Sheet>) -> Vec<(Sheet, Parts)> {
    let mut found: Vec<(Sheet, Vec<Sheet>)> = Vec::new();
    for sheet in sheets {
        match found.iter_mut().find(|(whole, _)| sheet.is_part_of(whole)) {
            Some((whole, parts)) => {
                whole.join(&sheet);
                parts.push(sheet);
            }
            None => found.push((sheet, Vec::new())),
        }
    }
    let all: Vec<Vec<String>> = found
        .iter()
        .map(|(whole, parts)| {
            let mut files = vec![whole.file()];
            files.extend(parts.iter().map(Sheet::file));
            files.sort();
            files.dedup();
            files
        })
        .collect();
    let named = found.into_iter().enumerate();
    named
        .map(|(own, (sheet, _))| {
            let strangers: Vec<&String> = all
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != own)
                .flat_map(|(_, files)| files)
                .collect();
            let parts = parts(&all[own], &strangers);
            (sheet, parts)
        })
        .collect()
}

fn parts(files: &[String], strangers: &[&String]) -> Parts {
    let mut names: Vec<String> = files
        .iter()
        .map(|file| {
            let pattern = without_period(file);
            let own = |other: &&&String| files.contains(other) || !fits(&pattern, other);
            if strangers.iter().all(|other| own(&other)) { pattern } else { file.clone() }
        })
        .collect();
    names.sort();
    names.dedup();
    let expect = match (files.len(), names.len()) {
        (1, _) => "one",
        (3 | 6 | 12, 1) => "monthly",
        _ => "each",
    };
    if expect == "each" && names.len() < files.len() {
        // A pattern for several of them would not notice that one is missing.
        names = files.to_vec();
    }
    Parts { files: files.to_vec(), names, expect }
}

/// `wyplaty_2025-01.csv` will be `wyplaty_2025-02.csv`: a year and what of a date stands behind it is `*`.
fn without_period(file: &str) -> String {
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let letters: Vec<char> = stem.chars().collect();
    let digits = |range: std::ops::Range<usize>| {
        letters.get(range).is_some_and(|own| own.iter().all(char::is_ascii_digit))
    };
    let year = (0..letters.len()).find(|at| {
        let alone = *at == 0 || !letters[at - 1].is_ascii_digit();
        alone && letters[*at] == '2' && letters.get(at + 1) == Some(&'0') && digits(*at..at + 4)
    });
    let Some(start) = year else {
        return file.to_owned();
    };
    let mut end = start + 4;
    loop {
        let separator = usize::from(letters.get(end).is_some_and(|own| "-_. ".contains(*own)));
        let half = letters.get(end + separator).is_some_and(|own| "HhQqKk".contains(*own));
        let after = end + separator + usize::from(half);
        let count = letters[after.min(letters.len())..]
            .iter()
            .take_while(|own| own.is_ascii_digit())
            .count();
        if count == 0 || count > 4 || (!half && separator == 0 && count % 2 == 1) {
            break;
        }
        end = after + count;
    }
    let before: String = letters[..start].iter().collect();
    let behind: String = letters[end..].iter().collect();
    if before.chars().filter(|own| own.is_alphabetic()).count() < 3 {
        return file.to_owned();
    }
    format!("{before}*{behind}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_for_the_next_period() {
        for (files, expected) in [
            ("wyplaty.csv", "wyplaty.csv one"),
            ("wyplaty_2025-01.csv", "wyplaty_*.csv one"),
            ("wyplaty_2025H1.csv", "wyplaty_*.csv one"),
            ("decyzje2025_06_30.xlsx", "decyzje*.xlsx one"),
            ("2025.csv", "2025.csv one"),
            ("a_wyplaty.csv|b_wyplaty.csv", "a_wyplaty.csv|b_wyplaty.csv each"),
            (
                "wyplaty_2025-01.csv|wyplaty_2025-02.csv",
                "wyplaty_2025-01.csv|wyplaty_2025-02.csv each",
            ),
        ] {
            let files: Vec<String> = files.split('|').map(str::to_owned).collect();
            let found = parts(&files, &[&"inne.csv".to_owned()]);
            assert_eq!(format!("{} {}", found.names.join("|"), found.expect), expected);
        }
        let found = parts(&["wyplaty_2025.csv".to_owned()], &[&"wyplaty_plan.csv".to_owned()]);
        assert_eq!(found.names, ["wyplaty_2025.csv"]);
    }
}
