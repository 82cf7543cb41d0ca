//! Every collected cell of every unit beside its peers. Polish: jednostki na tle innych.

use std::collections::BTreeMap;

use super::collected::Collected;
use super::outlier::Peers;
use super::policy::Policy;
use super::units::Units;
use super::{How, Submission};
use crate::evaluate::fill::{At, Paper};
use crate::number::Exact;

/// A value that stands far from those of other units.
#[derive(Clone, Debug)]
pub struct Outlier {
    pub unit: String,
    pub name: String,
    pub file: String,
    pub cell: String,
    pub value: Exact,
    /// Per 1,000 inhabitants, where the list of units says how many there are.
    pub rate: Option<Exact>,
    pub median: Exact,
    pub deviation: Exact,
    /// So many deviations away.
    pub far: Exact,
    pub peers: usize,
}

/// How units were compared, in words.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub per_thousand: bool,
    pub rule: String,
    pub source: String,
}

/// The units that stand far, cell by cell, the furthest first.
pub fn found(
    paper: &Paper<'_>,
    collected: &Collected,
    submissions: &[Submission],
    units: &Units,
    policy: &Policy,
) -> (Vec<Outlier>, Said) {
    let inhabitants: BTreeMap<&str, u32> =
        units.all.iter().filter_map(|own| Some((own.id.as_str(), own.inhabitants?))).collect();
    let per_thousand = !inhabitants.is_empty();
    let measured = |own: &Submission, value: Exact| match per_thousand {
        false => Some(value),
        true => {
            let people = inhabitants.get(own.unit.as_str())?;
            value.multiply(Exact::whole(1000))?.divide(Exact::whole(i128::from(*people)))
        }
    };
    let mut all = Vec::new();
    let inputs = collected.cells.iter().filter(|(_, own)| own.how != How::Formula);
    let cells: Vec<At> = inputs.map(|(at, _)| *at).collect();
    for at in cells {
        let values: Vec<(usize, Exact, Exact)> = submissions
            .iter()
            .enumerate()
            .filter_map(|(index, own)| {
                let value = *own.values.get(&at)?;
                Some((index, value, measured(own, value)?))
            })
            .collect();
        let measures: Vec<Exact> = values.iter().map(|own| own.2).collect();
        let Some(peers) = Peers::of(&measures, &policy.measure) else {
            continue;
        };
        let mut of_cell: Vec<Outlier> = values
            .iter()
            .filter_map(|(index, value, rate)| {
                let far = peers.far(*rate, &policy.measure)?;
                let own = &submissions[*index];
                Some(Outlier {
                    unit: own.unit.clone(),
                    name: own.name.clone(),
                    file: own.file.clone(),
                    cell: paper.name(at),
                    value: *value,
                    rate: per_thousand.then_some(*rate),
                    median: peers.median,
                    deviation: peers.deviation,
                    far,
                    peers: peers.count,
                })
            })
            .collect();
        of_cell.sort_by(|one, other| {
            let far = other.far.partial_cmp(&one.far).unwrap_or(std::cmp::Ordering::Equal);
            far.then_with(|| one.unit.cmp(&other.unit))
        });
        all.extend(of_cell);
    }
    let of = if per_thousand { "wartość na 1000 mieszkańców" } else { "wartość" };
    let size = if per_thousand {
        ""
    } else {
        " Lista jednostek nie podaje liczby mieszkańców: większa jednostka odstaje tu już swoją wielkością, dlatego nie ma \
         o to zapytań."
    };
    let rule = format!(
        "Odstaje {of} dalej niż {} mediany odchyleń od mediany jednostek (MAD); pole musi mieć co najmniej {} jednostek, z \
         których najwyżej połowa ma tę samą wartość.{size}",
        policy.measure.far.shown(),
        policy.measure.least_peers
    );
    (all, Said { per_thousand, rule, source: policy.source.clone() })
}
