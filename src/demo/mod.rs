//! An invented office: a folder with settings, a mapping and exports, for trying things out.
//!
//! People, numbers and amounts are made up; how many there are of each follows the published
//! figures of Polish towns. The same seed gives the same bytes.

mod benefit;
mod blemish;
mod calendar;
mod district;
mod foster;
mod giving;
mod help;
mod homeless;
mod household;
mod money;
mod office;
mod person;
mod pesel;
mod plan;
mod population;
mod random;
mod reason;
mod reporting;
mod sheet;
mod social_work;
mod thorough;
mod units;
mod violence;
mod write;

use sheet::Table;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// What kind of office to make.
#[derive(Clone, Debug)]
pub struct DemoOptions {
    pub inhabitants: u32,
    pub seed: u64,
    pub years: RangeInclusive<i32>,
    pub blemishes: Blemishes,
    /// Nearly every cell of the return has something in it in each half-year.
    pub thorough: bool,
}

/// How much is wrong with the exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blemishes {
    /// Nothing.
    None,
    /// Habits of spelling and a few gaps that no figure depends on.
    Light,
    /// Also rows that have to be set aside.
    Heavy,
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoSummary {
    pub files: Vec<PathBuf>,
    pub families: usize,
    pub persons: usize,
    pub decisions: usize,
    pub payments: usize,
}

/// The mappings of the exports, a file a subject.
const MAPPINGS: [(&str, &str); 8] = [
    ("eksporty.toml", include_str!("mapping.toml")),
    ("piecza.toml", include_str!("foster/mapping.toml")),
    ("przemoc.toml", include_str!("violence/mapping.toml")),
    ("jednostki.toml", include_str!("units/mapping.toml")),
    ("bezdomnosc.toml", include_str!("homeless/mapping.toml")),
    ("pieniadze.toml", include_str!("money/mapping.toml")),
    ("sprawozdania.toml", include_str!("reporting/mapping.toml")),
    ("bdl.toml", "# Ludność z Banku Danych Lokalnych.\nuse = [\"bdl\"]\n"),
];

/// Makes the folder of an invented office.
///
/// # Errors
/// When a folder or a file cannot be written.
pub fn make(dir: &Path, options: &DemoOptions) -> std::io::Result<DemoSummary> {
    let (first, last) = (*options.years.start(), *options.years.end());
    let (start, end) = (calendar::half(first, 1).0, calendar::half(last, 2).1);
    let mut office = office::Office::new(options.seed, end);
    office.employ(options.inhabitants, start);
    plan::live(&mut office, options.inhabitants, options.years.clone());
    if options.thorough {
        for year in options.years.clone() {
            thorough::fill(&mut office, year);
        }
    }
    office.write_reasons(first, last);
    foster::live(&mut office, options);
    violence::live(&mut office, options);
    units::live(&mut office, options);
    homeless::live(&mut office, options);
    money::live(&mut office, options);
    reporting::live(&mut office, options);
    for rows in &mut office.rows {
        rows.retain(|row| row.from <= end && row.to >= start);
    }
    let count = |table: Table| office.rows[table as usize].len();
    let mut summary = DemoSummary {
        files: Vec::new(),
        families: office.households.len(),
        persons: count(Table::Persons),
        decisions: count(Table::Decisions),
        payments: count(Table::Payments),
    };
    if options.blemishes != Blemishes::None {
        hide_decisions(&mut office);
    }
    blemish::spoil(&mut office.rows, options.seed, &options.blemishes);
    district::write(&mut office, options.seed);

    std::fs::create_dir_all(dir.join("mapowania"))?;
    std::fs::create_dir_all(dir.join("dane-reczne"))?;
    let settings = dir.join("spraw.toml");
    let urban = if options.thorough { "false" } else { "true" };
    std::fs::write(&settings, include_str!("office.toml").replace("@ALL_URBAN@", urban))?;
    let mappings = MAPPINGS.map(|(name, text)| (dir.join("mapowania").join(name), text));
    for (path, text) in &mappings {
        std::fs::write(path, text)?;
    }
    summary.files.push(settings);
    summary.files.extend(mappings.map(|(path, _)| path));
    for year in options.years.clone() {
        for number in [1, 2] {
            let folder = dir.join("dane").join(format!("{year}-H{number}"));
            let days = calendar::half(year, number);
            let files =
                write::exports(&folder, &office.rows, days, options.seed, &options.blemishes)?;
            summary.files.extend(files);
        }
    }
    summary.files.extend(population::write(dir, options)?);
    Ok(summary)
}

/// Leaves a few decisions out of the exports; their payments then name everything themselves.
/// Only single purpose benefits: no row of the return needs more of them than the payment tells.
fn hide_decisions(office: &mut office::Office) {
    let mut hidden = std::collections::BTreeMap::new();
    office.rows[Table::Decisions as usize].retain(|row| {
        let text = |place: usize| write::plain(&row.cells[place], true);
        let number = text(0).trim_start_matches(['D', '0']).parse::<u64>().unwrap_or(0);
        let hide = text(5) == "ZCL" && number % 150 == 7 && text(4) == "P";
        if hide {
            hidden.insert(text(0), (row.cells[2].clone(), row.cells[3].clone()));
        }
        !hide
    });
    for row in &mut office.rows[Table::Payments as usize] {
        if let Some((person, family)) = hidden.get(&write::plain(&row.cells[1], true)) {
            row.cells[2] = person.clone();
            row.cells[3] = family.clone();
            row.cells[4] = "121".into();
        }
    }
    // A reason does not name a decision that nobody can find.
    for row in &mut office.rows[Table::Reasons as usize] {
        if hidden.contains_key(&write::plain(&row.cells[2], true)) {
            row.cells[2] = sheet::Cell::Empty;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pesel_has_a_right_check_digit_and_month() {
        assert_eq!(pesel::check_digit("4405140135"), 9);
        let mut random = random::Random::new(5);
        let number = pesel::pesel(calendar::day(2003, 4, 9), true, &mut random);
        assert!(number.starts_with("032409"), "{number}");
        assert_eq!(pesel::check_digit(&number[..10]), u32::from(number.as_bytes()[10] - b'0'));
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() -> std::io::Result<()> {
        let base = std::env::temp_dir().join(format!("spraw-demo-{}", std::process::id()));
        let options = DemoOptions {
            inhabitants: 3000,
            seed: 11,
            years: 2025..=2025,
            blemishes: Blemishes::Heavy,
            thorough: true,
        };
        let (one, two) = (make(&base.join("a"), &options)?, make(&base.join("b"), &options)?);
        for (left, right) in one.files.iter().zip(&two.files) {
            assert_eq!(std::fs::read(left)?, std::fs::read(right)?, "{}", left.display());
        }
        std::fs::remove_dir_all(&base)
    }
}
