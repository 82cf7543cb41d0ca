//! The csv and the page, read again.

use std::collections::BTreeMap;

use super::{ABSENT, HIDDEN, Told};
use crate::indicator::{Card, Monitoring, Point};
use crate::number::{Exact, THOUSANDS, decimal};
use crate::write::cells_of_page;

/// The lines of the csv, in the order of the cards.
pub(super) fn lines(text: &str, of: &Monitoring) -> Told {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|error| error.to_string())?.clone();
    let mut records = reader.records();
    for card in &of.cards {
        let own = std::iter::once((of.unit(), &card.points, true));
        let others = card.elsewhere.iter().chain(&card.districts);
        let units = own.chain(others.map(|own| (own.name.as_str(), &own.points, false)));
        for (unit, points, is_own) in units {
            for point in points {
                let at = || format!("{}/{} {unit}", card.indicator.id, point.year);
                let record = records.next().ok_or_else(at)?.map_err(|error| error.to_string())?;
                let field = |name: &str| {
                    let place = header.iter().position(|own| own == name);
                    place.and_then(|place| record.get(place)).unwrap_or_default()
                };
                let shown = |own: Option<Exact>| own.filter(|_| !point.is_hidden());
                let decimals = card.indicator.decimals;
                let value = printed(shown(point.value), decimals);
                let plain = |own: Exact| own.shown().replace(THOUSANDS, "");
                let status = match is_own && point.year == of.year {
                    true => card.status.word(),
                    false => "",
                };
                let year = point.year.to_string();
                // Of the city alone: the others have no target.
                let aim = |own: Option<String>| own.filter(|_| is_own).unwrap_or_default();
                let baseline = card.base().and_then(|(_, own)| own);
                let is_public = card.baseline.as_ref().is_some_and(|own| own.value.is_some());
                let baseline = match is_public {
                    true => baseline.map(plain),
                    false => printed(baseline, decimals),
                };
                let expected = [
                    ("year", year),
                    ("value", value.unwrap_or_default()),
                    ("numerator", shown(point.numerator).map(plain).unwrap_or_default()),
                    ("denominator", point.denominator.map(plain).unwrap_or_default()),
                    ("status", status.to_owned()),
                    ("baseline", aim(baseline)),
                    ("target", aim(card.last_target().map(|own| own.1).map(plain))),
                    ("path", aim(printed(card.expected(point.year), decimals))),
                ];
                // A text that looks like a formula has an apostrophe before it.
                let named = [("id", card.indicator.id.as_str()), ("unit_name", unit)];
                let is_named = named.iter().all(|(key, own)| {
                    field(key) == *own || field(key).strip_prefix('\'') == Some(*own)
                });
                if !is_named || expected.iter().any(|(key, own)| field(key) != own) {
                    return Err(at());
                }
            }
        }
    }
    match records.next() {
        None => Ok(()),
        Some(_) => Err("…".to_owned()),
    }
}

/// At so many decimals, as csv files carry it.
fn printed(value: Option<Exact>, decimals: u32) -> Option<String> {
    value.and_then(|own| own.rounded(decimals)).map(|own| decimal(own, decimals))
}

/// The cells of the page, by indicator and year.
pub(super) fn page(text: &str, of: &Monitoring) -> Told {
    let cells: BTreeMap<String, String> = cells_of_page(text).into_iter().collect();
    let plain = text.replace("&quot;", "\"").replace("&gt;", ">").replace("&lt;", "<");
    if let Some(own) = &of.district
        && !plain
            .replace("&amp;", "&")
            .contains(&format!("Dzielnica: <strong>{}</strong>", own.name))
    {
        return Err(own.name.clone());
    }
    for card in &of.cards {
        for point in &card.points {
            let at = format!("{}/{}", card.indicator.id, point.year);
            if !is_shown(&cells, &at, card, point) {
                return Err(at);
            }
        }
        // Districts beside each other, of the year looked at.
        for series in &card.districts {
            let at = format!("{}/{}/{}", card.indicator.id, of.year, series.name);
            let point = series.points.iter().find(|own| own.year == of.year);
            if !point.is_some_and(|point| is_shown(&cells, &at, card, point)) {
                return Err(at);
            }
        }
    }
    Ok(())
}

fn is_shown(cells: &BTreeMap<String, String>, at: &str, card: &Card, point: &Point) -> bool {
    let decimals = card.indicator.decimals;
    let value = point.value.filter(|_| !point.is_hidden());
    let value = value.and_then(|own| own.rounded(decimals));
    cells.get(at).is_some_and(|found| match value {
        Some(own) => {
            found.replace(THOUSANDS, "").replace('\u{2212}', "-") == decimal(own, decimals)
        }
        None => found.starts_with(if point.is_hidden() { HIDDEN } else { ABSENT }),
    })
}
