//! Numbers, units and sources as the sentences of this room spell them.

use super::{printed, unit_after};
use crate::number::Exact;
use crate::template::indicator::Indicator;

/// A value with its unit: `77,7 %`, `12,9 rodziny`.
pub(super) fn value(indicator: &Indicator, value: Exact) -> String {
    with_unit(indicator, value, indicator.decimals)
}

/// A value and what it is laid beside, with as many decimals as it takes to see which is more: `2,96 %` and `3,00 %`,
/// where `3,0 %` twice would deny that one is less. `written` is a number of the document.
pub(super) fn apart(
    indicator: &Indicator,
    value: Exact,
    beside: Exact,
    written: bool,
) -> (String, String) {
    let least = if written { decimals(indicator, beside) } else { indicator.decimals };
    let scales = |more: u32| (indicator.decimals + more, least.max(indicator.decimals + more));
    let tells = |more: &u32| {
        let (own, other) = scales(*more);
        let rounded =
            |value: Exact, scale: u32| value.rounded(scale).map(|v| Exact::scaled(v, scale));
        let order = rounded(value, own).partial_cmp(&rounded(beside, other));
        order == Some(value).partial_cmp(&Some(beside))
    };
    let (own, other) = scales((0..=4).find(tells).unwrap_or(0));
    (with_unit(indicator, value, own), with_unit(indicator, beside, other))
}

/// A number of the document with all its decimals: a target of 3.25 is not 3.3.
pub(super) fn as_written(indicator: &Indicator, value: Exact) -> String {
    with_unit(indicator, value, decimals(indicator, value))
}

fn decimals(indicator: &Indicator, value: Exact) -> u32 {
    let (_, denominator) = value.parts();
    let least = indicator.decimals;
    (least..=4).find(|scale| 10i128.pow(*scale) % denominator == 0).unwrap_or(least)
}

fn with_unit(indicator: &Indicator, value: Exact, decimals: u32) -> String {
    let printed = printed(value, decimals);
    let unit = unit_after(&printed, &indicator.unit);
    format!("{printed} {unit}").trim_end().to_owned()
}
