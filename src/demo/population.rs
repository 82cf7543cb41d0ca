//! Inhabitants of the town as the Local Data Bank exports them, from a stream of random numbers of their own. Polish:
//! ludność z Banku Danych Lokalnych.
//!
//! The town grows smaller by four in a thousand a year; of a hundred inhabitants 53 are women, 17 are younger than 18,
//! and a quarter is past the working age. The number of a year is published after it, so it stands in the export of its
//! second half-year, beside the years before.

use std::io::Result;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use super::DemoOptions;
use super::random::Random;

/// What the seed is mixed with.
const STREAM: u64 = 0x6C_75_64_6E_6F_73_63;
/// As the Local Data Bank calls its exports; the number is that of the subject.
const FILE: &str = "LUDN_2137_CTAB_20260424.csv";
const CODE: &str = "0862011";
const NAME: &str = "M. Przykładów (1)";
/// Sex and age in the words of the Local Data Bank, and the part of all inhabitants, in thousandths.
const GROUPS: [(&str, &str, i64); 6] = [
    ("w wieku przedprodukcyjnym", "mężczyźni", 87),
    ("w wieku przedprodukcyjnym", "kobiety", 82),
    ("w wieku produkcyjnym", "mężczyźni", 296),
    ("w wieku produkcyjnym", "kobiety", 286),
    ("w wieku poprodukcyjnym", "mężczyźni", 90),
    ("w wieku poprodukcyjnym", "kobiety", 159),
];

/// Writes the export into the folder of each second half-year.
pub fn write(dir: &Path, options: &DemoOptions) -> Result<Vec<PathBuf>> {
    let years = options.years.clone();
    let known: Vec<(i32, Vec<i64>)> =
        years.clone().map(|year| (year, groups(year, options))).collect();
    let mut files = Vec::new();
    for year in years {
        let path = dir.join("dane").join(format!("{year}-H2")).join(FILE);
        std::fs::write(&path, export(&known, *options.years.start()..=year))?;
        files.push(path);
    }
    Ok(files)
}

/// The inhabitants of a year, group by group.
fn groups(year: i32, options: &DemoOptions) -> Vec<i64> {
    let mut random = Random::new(options.seed ^ STREAM ^ (i64::from(year) as u64) << 32);
    let all = i64::from(options.inhabitants) * (1000 - 4 * i64::from(year - 2025)) / 1000;
    let share = |part: i64| all * part / 1000;
    GROUPS.iter().map(|own| share(own.2) + random.between(0, 9)).collect()
}

/// One line of the town; a column for each series and year, quoted heads, a delimiter at the end.
fn export(known: &[(i32, Vec<i64>)], years: RangeInclusive<i32>) -> String {
    let known: Vec<&(i32, Vec<i64>)> = known.iter().filter(|own| years.contains(&own.0)).collect();
    let (mut head, mut line) = ("\"Kod\";\"Nazwa\";".to_owned(), format!("{CODE};\"{NAME}\";"));
    let mut series = |age: &str, sex: &str, takes: &dyn Fn(usize) -> bool| {
        for (year, groups) in &known {
            let all = groups.iter().enumerate().filter(|(place, _)| takes(*place));
            head.push_str(&format!("\"{age};{sex};{year};[osoba]\";"));
            line.push_str(&format!("{};", all.map(|(_, own)| own).sum::<i64>()));
        }
    };
    series("ogółem", "ogółem", &|_| true);
    for sex in ["mężczyźni", "kobiety"] {
        series("ogółem", sex, &|place| GROUPS[place].1 == sex);
    }
    for (own, (age, sex, _)) in GROUPS.iter().enumerate() {
        series(age, sex, &|place| place == own);
    }
    format!("{head}\r\n{line}\r\n")
}
