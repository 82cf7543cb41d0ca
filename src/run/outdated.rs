//! Submissions that read an older version of what was just made again. Polish: sprawozdania do ponowienia.

use std::collections::BTreeMap;
use std::path::Path;

use super::earlier::Earlier;
use super::edition::Editions;
use super::submission::newest_version;
use crate::builtin;
use crate::diagnostic::{Diagnostic, Problems};
use crate::period::ReportingPeriod;

/// C151: the submissions whose newest version was compared with an older version of one of these, and the
/// commands that make them again in the order in which they read each other.
pub fn outdated(office: &Path, made: &[(String, ReportingPeriod)]) -> Option<Diagnostic> {
    let versions: BTreeMap<(String, String), u32> = made
        .iter()
        .filter_map(|(form, period)| {
            let (version, _) = newest_version(office, form, *period)?;
            Some(((period.to_string(), form.clone()), version))
        })
        .filter(|(_, version)| *version > 1)
        .collect();
    if versions.is_empty() {
        return None;
    }
    let (mut said, mut again) = (Vec::new(), BTreeMap::<ReportingPeriod, Vec<String>>::new());
    let (form, period) = &made[0];
    let earlier = Earlier::new(office, form, *period);
    for (period, form) in earlier.submitted() {
        let Some((_, manifest, _)) = earlier.manifest(&form, period) else {
            continue;
        };
        let compared = manifest["compared"].as_array().into_iter().flatten();
        let older = compared.filter_map(|own| {
            let (of, version) = submission_of(own["file"].as_str()?)?;
            (version < *versions.get(&of)?).then(|| format!("{} {} v{version}", of.1, of.0))
        });
        let mut older: Vec<String> = older.collect();
        older.dedup();
        if !older.is_empty() {
            said.push(format!("{form} {period} ({})", older.join(", ")));
            again.entry(period).or_default().push(form);
        }
    }
    if said.is_empty() {
        return None;
    }
    let files = builtin::files(Some(office), &Problems::default());
    let order = Editions::of(&files).order;
    let commands = again.into_iter().map(|(period, mut forms)| {
        forms.sort_by_key(|form| order.iter().position(|own| own == form));
        format!("spraw run {} --period {period}", forms.join(" "))
    });
    Some(
        Diagnostic::note("C151")
            .with("count", said.len())
            .with("names", said.join("; "))
            .with("commands", commands.collect::<Vec<_>>().join("; ")),
    )
}

/// `wyniki/2025/ozps/v2/manifest.json`: period and return, and the version.
fn submission_of(file: &str) -> Option<((String, String), u32)> {
    let ["wyniki", period, form, version, ..] = file.split('/').collect::<Vec<_>>()[..] else {
        return None;
    };
    let version = version.strip_prefix('v')?.parse().ok()?;
    Some(((period.to_owned(), form.to_owned()), version))
}

#[cfg(test)]
mod tests {
    use super::submission_of;

    #[test]
    fn a_file_says_whose_version_it_is_of() {
        for (file, expected) in [
            ("wyniki/2025/ozps/v2/manifest.json", Some(("2025", "ozps", 2))),
            ("wyniki/2025-H1/a/v10/a_0862011_2025-H1_v10.csv", Some(("2025-H1", "a", 10))),
            ("dane/2025/a/v1/x.csv", None),
            ("wyniki/2025/a/kopia/x.csv", None),
        ] {
            let expected = expected.map(|(period, form, version): (&str, &str, u32)| {
                ((period.to_owned(), form.to_owned()), version)
            });
            assert_eq!(submission_of(file), expected, "{file}");
        }
    }
}
