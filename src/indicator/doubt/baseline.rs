//! A baseline that the document prints otherwise than the series gives it. Polish: wartość bazowa inna niż w szeregu.

use super::{Doubt, doubt};
use crate::indicator::{DoubtKind, Point, spelled};
use crate::number::Exact;
use crate::template::indicator::Indicator;
use crate::template::strategy::Baseline;

/// Whatever is judged from such a baseline is judged from another number than the years after it.
pub fn other_baseline(
    indicator: &Indicator,
    baseline: Option<&Baseline>,
    points: &[Point],
) -> Option<Doubt> {
    let own = baseline?;
    let printed = own.value?;
    let point = points.iter().find(|point| point.year == own.year && !point.is_hidden())?;
    let found = point.value?;
    // The document rounded as it liked: its number is right when the series rounds to it.
    let scale = (0..=6).find(|scale| is_of(printed, *scale))?;
    if found.rounded(scale)? == printed.rounded(scale)? {
        return None;
    }
    let (found, printed) = spelled::apart(indicator, found, printed, true);
    let told = format!(
        "wartość bazowa z {} r.: strategia podaje {printed}, a z danych wychodzi {found}",
        own.year
    );
    Some(doubt(DoubtKind::Baseline, own.year, told))
}

/// Has the number no more decimals than so many?
fn is_of(value: Exact, scale: u32) -> bool {
    value.rounded(scale).map(|own| Exact::scaled(own, scale)) == Some(value)
}

#[cfg(test)]
mod tests {
    use super::other_baseline;
    use crate::indicator::sample::{exact, indicator, points};
    use crate::template::strategy::Baseline;

    #[test]
    fn a_printed_baseline_must_be_what_the_series_rounds_to() {
        let own = indicator("unit = \"osoby\"\nround = 1\n");
        for (printed, year, series, doubted) in [
            ("9", 2023, "2023: 99 | 2024: 97", true),
            ("99", 2023, "2023: 99 | 2024: 97", false),
            // 2690/1000 is 2,69, which a document may print as 2,7 or 3.
            ("2,7", 2023, "2023: 2,69", false),
            ("3", 2023, "2023: 2,69", false),
            ("2,6", 2023, "2023: 2,69", true),
            // Nothing to lay it beside.
            ("9", 2022, "2023: 99", false),
            ("9", 2023, "2023: . | 2024: 97", false),
            ("9", 2023, "2023: # | 2024: 97", false),
        ] {
            let baseline = Baseline { year, value: Some(exact(printed)) };
            let found = other_baseline(&own, Some(&baseline), &points(series));
            assert_eq!(found.is_some(), doubted, "{printed} {series}: {found:?}");
        }
    }
}
