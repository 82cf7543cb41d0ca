//! Which day a command took for today, and whose clock said so. Polish: dzisiejszy dzień.
//!
//! Cron on a server often has no zone, so that near midnight its day is not the office's.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};
use serde_json::json;

use super::args::{Common, Format};
use super::commands::today;
use super::{show, zone};
use crate::diagnostic::{Catalogue, Diagnostic};

/// The years in which today can be: a slip in one digit is no day of an office.
pub const YEARS: RangeInclusive<i32> = 1900..=2100;

/// A day that was typed for today.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    let day: NaiveDate = text.parse().map_err(|own: chrono::ParseError| own.to_string())?;
    // The words are made where all that is typed wrong is told.
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(text.to_owned()) }
}

/// The offsets of Polish time from UTC, in hours: in winter and in summer.
const POLISH: [i32; 2] = [1, 2];

/// Tells the day and the zone in a log, and on a terminal when in Poland it may be another day.
pub fn tell(common: &Common, catalogue: &Catalogue) -> NaiveDate {
    let now = chrono::Local::now();
    let day = today(common);
    let zone = now.offset().to_string();
    if common.log_format == Format::Json {
        let said = if common.today.is_some() { "command" } else { "clock" };
        told!(
            "{}",
            json!({
                "at": now.to_rfc3339_opts(chrono::SecondsFormat::Secs, false), "stage": "today",
                "today": day.to_string(), "zone": zone, "said_by": said,
            })
        );
    }
    if let Some(unknown) = zone::unknown().filter(|_| common.today.is_none()) {
        let found = Diagnostic::note("C178").with("found", unknown).with("zone", zone.as_str());
        show::diagnostics(&[found.with("day", day.to_string())], common, catalogue);
    }
    let other = in_poland(now.to_utc(), now.fixed_offset().offset());
    if let Some(other) = other.filter(|_| common.today.is_none() && !common.quiet)
        && common.format == Format::Text
    {
        let fields = [
            ("day", day.to_string().into()),
            ("zone", zone.into()),
            ("other", other.to_string().into()),
        ];
        told!("{}", catalogue.say("clock-zone", &fields));
    }
    day
}

/// The day that it may be in Poland at a moment, when it is not the day of this zone. When summer time begins is not asked:
/// the zone of a computer in Poland has one of both offsets.
fn in_poland(now: DateTime<Utc>, zone: &FixedOffset) -> Option<NaiveDate> {
    let hours = |hours: i32| FixedOffset::east_opt(hours * 3600);
    let polish = POLISH.into_iter().filter_map(hours).collect::<Vec<_>>();
    if polish.contains(zone) {
        return None;
    }
    let own = now.with_timezone(zone).date_naive();
    polish.into_iter().map(|zone| now.with_timezone(&zone).date_naive()).find(|day| *day != own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_another_zone_may_not_be_the_day_in_poland() {
        for (now, hours, expected) in [
            // A server without a zone, an hour or two before its midnight.
            ("2026-01-19T22:30:00Z", 0, Some("2026-01-20")),
            ("2026-01-19T23:30:00Z", 0, Some("2026-01-20")),
            ("2026-01-19T21:59:00Z", 0, None),
            ("2026-01-20T00:30:00Z", 0, None),
            // In Poland, in winter and in summer.
            ("2026-01-19T23:30:00Z", 1, None),
            ("2026-07-19T22:30:00Z", 2, None),
            // Far from it.
            ("2026-01-19T12:00:00Z", 14, Some("2026-01-19")),
            ("2026-01-19T03:00:00Z", -8, Some("2026-01-19")),
            ("2026-01-19T12:00:00Z", -8, None),
        ] {
            let now: DateTime<Utc> = now.parse().expect("a moment");
            let zone = FixedOffset::east_opt(hours * 3600).expect("a zone");
            let found = in_poland(now, &zone).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{now} {hours}");
        }
    }
}
