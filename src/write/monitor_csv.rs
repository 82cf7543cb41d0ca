//! The csv of monitoring: every value of every indicator, of the city and of those beside it.

use std::collections::BTreeMap;

use super::monitor::say;
use super::{harmless, table};
use crate::indicator::{Card, Missing, Monitoring, Point};
use crate::number::Exact;
use crate::template::strategy::Way;

const HEADER: [&str; 24] = [
    "strategy",
    "goal",
    "operational_goal",
    "id",
    "variant",
    "name",
    "unit_name",
    "unit",
    "year",
    "value",
    "numerator",
    "denominator",
    "status",
    "baseline_year",
    "baseline",
    "target_year",
    "target",
    "good_way",
    "path",
    "source",
    "day",
    "coverage",
    "missing",
    "doubts",
];
/// Between what several measures say.
const AND: &str = " | ";

/// A line a value: an indicator of a unit in a year. The status stands in the city's line of the year that is
/// looked at: it is of no other. Baseline, target, the way that is good and the path's value of the year stand in
/// every line of the city, and in none of those beside it: nobody set them a target.
pub fn monitor_csv(monitoring: &Monitoring) -> Vec<u8> {
    let goals = goals(monitoring);
    let mut rows = Vec::new();
    for (place, card) in monitoring.cards.iter().enumerate() {
        let (goal, operational) = goals.get(&place).copied().unwrap_or_default();
        let own = std::iter::once((monitoring.unit(), &card.points, true));
        let others = card.elsewhere.iter().chain(&card.districts);
        let others = others.map(|own| (own.name.as_str(), &own.points, false));
        for (unit, points, is_own) in own.chain(others) {
            for point in points {
                let doubts = if is_own { doubts(card, point.year) } else { String::new() };
                let status = match is_own && point.year == monitoring.year {
                    true => card.status.word(),
                    false => "",
                };
                let aims = if is_own { aims(card, point.year) } else { Default::default() };
                let mut row: Vec<String> =
                    [&monitoring.strategy, goal, operational].map(harmless).into_iter().collect();
                row.extend(value(card, unit, point, status));
                row.extend(aims);
                row.extend(sources(point));
                row.push(harmless(&doubts));
                rows.push(row);
            }
        }
    }
    table(&HEADER, rows)
}

/// The goal and the operational goal of each card, by its place.
fn goals(monitoring: &Monitoring) -> BTreeMap<usize, (&str, &str)> {
    let mut found = BTreeMap::new();
    for goal in &monitoring.goals {
        for operational in &goal.operational {
            for place in &operational.cards {
                found.insert(*place, (goal.id.as_str(), operational.id.as_str()));
            }
        }
    }
    found
}

fn value(card: &Card, unit: &str, point: &Point, status: &str) -> [String; 10] {
    let own = &card.indicator;
    // Of a hidden value nothing is told that would give it away.
    let is_hidden = point.is_hidden();
    let shown = |value: Option<Exact>| value.filter(|_| !is_hidden);
    [
        harmless(&own.id),
        harmless(own.variant.as_deref().unwrap_or_default()),
        harmless(&own.name),
        harmless(unit),
        harmless(&own.unit),
        point.year.to_string(),
        shown(point.value).map(|value| say::plain(value, own.decimals)).unwrap_or_default(),
        shown(point.numerator).map(say::exact).unwrap_or_default(),
        point.denominator.map(say::exact).unwrap_or_default(),
        status.to_owned(),
    ]
}

/// The year and the value of the baseline, of the last target, the way that is good, and what the path asks of a year.
///
/// What the document prints has all its decimals; a baseline that is the value of its year is rounded as that is.
fn aims(card: &Card, year: i32) -> [String; 6] {
    let decimals = card.indicator.decimals;
    let (base, target) = (card.base(), card.last_target());
    let is_printed = card.baseline.as_ref().is_some_and(|own| own.value.is_some());
    let baseline = base.and_then(|(_, value)| value);
    let way = match card.good_way() {
        Some(Way::Up) => "up",
        Some(Way::Down) => "down",
        None => "",
    };
    let year_of = |year: Option<i32>| year.map(|own| own.to_string()).unwrap_or_default();
    [
        year_of(base.map(|(year, _)| year)),
        baseline
            .map(|own| if is_printed { say::exact(own) } else { say::plain(own, decimals) })
            .unwrap_or_default(),
        year_of(target.map(|(year, _)| year)),
        target.map(|(_, own)| say::exact(own)).unwrap_or_default(),
        way.to_owned(),
        card.expected(year).map(|own| say::plain(own, decimals)).unwrap_or_default(),
    ]
}

/// Where the numbers come from, of which day, how complete, and why there is none.
fn sources(point: &Point) -> [String; 4] {
    let days = say::each_once(&point.origins, |own| own.day.map(|day| day.to_string()));
    let coverage = say::each_once(&point.origins, |own| {
        own.coverage.map(|(there, of)| format!("{there}/{of}"))
    });
    [
        harmless(&say::sources(&point.origins).replace('\n', AND)),
        days.join(AND),
        coverage.join(AND),
        harmless(&point.missing.as_ref().map(missing).unwrap_or_default()),
    ]
}

/// What there is to doubt about a year, as the card says it, each with the word of its kind.
fn doubts(card: &Card, year: i32) -> String {
    let of_year = card.doubts.iter().filter(|own| own.year == year);
    let said = of_year.map(|own| format!("{}: {}", own.kind.word(), own.told.0));
    said.collect::<Vec<_>>().join(AND)
}

fn missing(missing: &Missing) -> String {
    match missing {
        Missing::Measures(titles) => format!("{}: {}", missing.word(), titles.join(", ")),
        other => other.word().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::monitor::fixture;

    #[test]
    fn every_value_has_its_line() {
        let monitoring = fixture::monitoring();
        let text = String::from_utf8(monitor_csv(&monitoring)).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(
            lines[0],
            "\u{feff}strategy;goal;operational_goal;id;variant;name;unit_name;unit;year;value;numerator;denominator;\
             status;baseline_year;baseline;target_year;target;good_way;path;source;day;coverage;missing;doubts"
        );
        // Eight cards of six years, one other city and two districts; the last line ends too.
        assert_eq!(lines.len(), 1 + (8 + 1 + 2) * 6 + 1);
        let columns = |line: &str| {
            let mut reader = csv::ReaderBuilder::new();
            let reader = reader.delimiter(b';').has_headers(false);
            let mut records = reader.from_reader(line.as_bytes()).into_records();
            let record = records.next().expect("a line").unwrap();
            [1, 2, 3, 8, 9, 10, 11, 12, 20, 21, 22]
                .map(|column| record[column].to_owned())
                .join("|")
        };
        // Goal, operational goal, id, year, value, numerator, denominator, status, day, coverage, missing.
        for (line, expected) in [
            (1, "1|1.1|PZ-01|2019|71,4|300|420||2020-01-31|11/12|"),
            (5, "1|1.1|PZ-01|2023|62,0|160|258||2024-01-31|11/12|"),
            (6, "1|1.1|PZ-01|2024|63,9|1678|2624|on_path|2025-01-31|11/12|"),
            // The same year of another city has no status.
            (12, "1|1.1|PZ-01|2024|55,6|5|9||2025-01-31|11/12|"),
            (18, "2|2.1|PS-02|2024|2150|2150||off_path|2025-01-31|11/12|"),
            (33, "1|1.2|WR-02|2021||330|0||2022-01-31|11/12|zero_denominator"),
            (36, "1|1.2|WR-02|2024|12,87|3719|289|needs_sentence|2025-01-31|11/12|"),
            (42, "1|1.1|US-01|2024|||140500|needs_sentence|2025-01-31|11/12|too_few"),
            (48, "2|2.1|KP/03|2024|1,68|2150|128000|series_broken|2025-01-31|11/12|"),
            (51, "1|1.2|KA-01|2021||||||| no_measure: asystenci rodziny"),
            (54, "1|1.2|KA-01|2024|18|18||reached|2025-01-31|11/12|"),
            (66, "2|2.1|ZD-05|2024||||no_data|||no_measure: osoby z niepełnosprawnością"),
        ] {
            assert_eq!(columns(lines[line]), expected.replace("| no", "|no"), "{line}");
        }
        let aims = |line: &str| line.split(';').skip(13).take(6).collect::<Vec<_>>().join("|");
        // Baseline's year and value, target's, the way that is good, what the path asks of the year.
        for (line, expected) in [
            // No path before the baseline, nor across the break of 2022 to a baseline before it.
            (1, "2022|60,2|2030|64,2|up|"),
            // (64.2 − 60.2) / 8 = 0.5 a year: two years after 60.2.
            (6, "2022|60,2|2030|64,2|up|61,2"),
            // Nobody set another city, or a district, a target.
            (12, "|||||"),
            (18, "||||down|"),
            (24, "|||||"),
            (36, "|||||"),
            // The series breaks in 2024: from the baseline of 2020 no path leads over it.
            (48, "2020|1,61|2030|1,2|down|"),
            // The baseline is the value of 2019, 12: to 14 in three years (12 2/3 in 2020), then to 17 in two (15 1/2).
            (50, "2019|12|2024|17|up|13"),
            (53, "2019|12|2024|17|up|16"),
        ] {
            assert_eq!(aims(lines[line]), expected, "{line}");
        }
        // What is doubted of a year stands in the city's line of that year, and in no other.
        let doubted: Vec<(usize, &str)> = (0..)
            .zip(&lines)
            .filter_map(|(at, line)| Some((at, line.rsplit_once(';')?.1)))
            .filter(|(at, said)| *at > 0 && !said.is_empty())
            .collect();
        assert_eq!(
            doubted,
            [
                (18, "same_as_last_year: licznik 2150 jest taki sam jak w 2023 r."),
                (51, "hole: nie ma wartości za 2021 r., a są za lata obok"),
            ]
        );
        // A source that begins like a formula is no formula.
        let entered = "wpis ręczny (J. Kowalska): =eksport z 2021 r. jest uszkodzony";
        assert!(lines[15].contains(entered), "{}", lines[15]);
        assert!(lines[6].contains(
            "licznik: wrispz-p 2024-H2, wersja 1, pole P-2/1/3 | mianownik: wrispz-p 2024-H2, wersja 1, pole P-2/1/3"
        ));
        assert!(lines[6].contains(";Miejski Ośrodek Pomocy Społecznej w Wzorcowie;%;2024;"));
        assert!(lines[12].contains(";Gorzów Wielkopolski;%;2024;"));
    }
}
