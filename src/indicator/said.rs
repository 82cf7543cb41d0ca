//! Sources and gaps in words, as every deliverable says them.

use super::{From, Missing};
use crate::template::indicator::Published;

impl From {
    /// Where a number comes from. Who entered it by hand is said where all data are laid open, and not on cards.
    pub fn said(&self) -> String {
        match self {
            From::Submission { form, period, version, cells } => {
                format!("{form} {period}, wersja {version}, pole {cells}")
            }
            From::Exports { what } => format!("policzone z eksportów: {what}"),
            From::Reference(series) => series.iter().map(published).collect::<Vec<_>>().join(" + "),
            From::Manual { why, .. } => format!("wpis ręczny: {why}"),
            From::Nothing => "brak źródła".to_owned(),
        }
    }

    /// The same with who answers for an entry.
    pub fn said_in_full(&self) -> String {
        match self {
            From::Manual { who, why } => format!("wpis ręczny ({who}): {why}"),
            other => other.said(),
        }
    }
}

/// Publication, the part of its table, series; an export of one series has no parts.
fn published(own: &Published) -> String {
    let Published { source, block, series } = own;
    if block == source {
        return format!("{source}, {series}");
    }
    format!("{source}, {block}, {series}")
}

impl Missing {
    /// Why a year has no value.
    pub fn said(&self) -> String {
        match self {
            Missing::Measures(titles) => format!("nie ma danych: {}", titles.join(", ")),
            Missing::ZeroDenominator => "mianownik jest równy zero".to_owned(),
            Missing::TooFew => "wartość ukryta: licznik poniżej progu publikacji".to_owned(),
            Missing::TooLarge => "liczby za duże, aby obliczyć wartość dokładnie".to_owned(),
        }
    }
}
