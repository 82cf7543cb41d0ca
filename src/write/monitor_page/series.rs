//! The chart of a card: the values of its years, and the way to the target. Polish: wykres wskaźnika.
//!
//! A year without value stays empty, and no line leads across a break. The way to the target is dashed, and is not
//! drawn where a break lies on it.

use super::plot::{HEIGHT, Look, Plot, WIDTH, plain_number};
use super::say;
use crate::indicator::{Card, Point};
use crate::number::Exact;
use crate::write::markup::drawing::{colour, short};
use crate::write::markup::text;

/// As many years as have room; a target beyond them is only told.
const MOST_YEARS: i32 = 14;
const RIGHT: f64 = 20.0;

/// The chart with its caption and what it shows in words; nothing when no year has a value.
pub fn figure(card: &Card, id: &str) -> String {
    let way = card.fixed();
    let years = years(card, &way);
    let value_of = |year: i32| card.points.iter().find(|own| own.year == year).and_then(say::shown);
    let values: Vec<(i32, Option<f64>)> =
        years.iter().map(|year| (*year, value_of(*year).map(plain_number))).collect();
    let there = values.iter().filter_map(|(_, own)| *own);
    let aims =
        way.iter().filter(|(year, _)| years.contains(year)).map(|(_, own)| plain_number(*own));
    let all: Vec<f64> = there.clone().chain(aims).collect();
    let letters = years.iter().map(|year| words(card, *year).chars().count()).max().unwrap_or(0);
    let drawn = match there.count() {
        0 => None,
        _ => Plot::new(years, &all, &card.breaks, (card.indicator.decimals, letters), RIGHT),
    };
    let Some(plot) = drawn else {
        return "<p>Bez wykresu: żaden rok nie ma wartości, którą można pokazać.</p>\n".to_owned();
    };
    let mut drawing = plot.frame(&card.indicator.unit, |year| under(card, year));
    drawing += &path(&plot, &way, card);
    drawing += &own_line(&plot, &values, &way, card);
    let own = &card.indicator;
    let aim = match way.last() {
        None => String::new(),
        Some((year, _)) if plot.years.contains(year) => " i droga do celu".to_owned(),
        Some((year, own)) => {
            format!(
                " (cel poza wykresem: {} w {year} r.)",
                say::as_written_with_unit(*own, &card.indicator)
            )
        }
    };
    let from = if plot.starts_at_zero() { "" } else { " (oś pionowa nie zaczyna się od zera)" };
    format!(
        "<figure>\n<figcaption id=\"{id}\">{} {} – wartości w latach{}{from}</figcaption>\n\
         <svg role=\"img\" aria-labelledby=\"{id} {id}-o\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\n\
         <desc id=\"{id}-o\">{}</desc>\n{drawing}</svg>\n</figure>\n",
        text(&own.id),
        text(&own.name),
        text(&aim),
        text(&said(card, &way)),
    )
}

/// The years of the values, and up to the target when there is room.
fn years(card: &Card, way: &[(i32, Exact)]) -> Vec<i32> {
    let (Some(first), Some(last)) = (card.points.first(), card.points.last()) else {
        return Vec::new();
    };
    let from = way.first().map_or(first.year, |(year, _)| first.year.min(*year));
    let from = if last.year - from < MOST_YEARS { from } else { first.year };
    let fits = |year: &i32| *year - from < MOST_YEARS;
    let to = way.iter().map(|(year, _)| *year).filter(fits).fold(last.year, i32::max);
    (from..=to).collect()
}

/// What stands under a year that has no value.
fn under(card: &Card, year: i32) -> &'static str {
    match card.points.iter().find(|own| own.year == year) {
        Some(own) if own.is_hidden() => say::HIDDEN,
        Some(own) if say::shown(own).is_none() => say::ABSENT,
        _ => "",
    }
}

fn path(plot: &Plot, way: &[(i32, Exact)], card: &Card) -> String {
    let aim = colour(1);
    let points: Vec<(i32, Option<f64>)> =
        way.iter().map(|(year, own)| (*year, Some(plain_number(*own)))).collect();
    let look = Look { colour: &aim, width: 2.0, dashes: "7 5" };
    let mut drawing = plot.line(&points, look);
    let last = way.len().saturating_sub(1);
    for (place, (year, value)) in way.iter().enumerate() {
        let Some(x) = plot.x(*year) else { continue };
        let y = plot.y(plain_number(*value));
        drawing += &format!(
            "<path d=\"M{} {} l6 6 l-6 6 l-6 -6 z\" fill=\"#ffffff\" stroke=\"{aim}\" stroke-width=\"2\"/>\n",
            short(x),
            short(y - 6.0)
        );
        let starts = place == 0 && card.baseline.as_ref().is_some_and(|own| own.year == *year);
        let word = match place {
            _ if starts => "baza",
            own if own == last => "cel",
            _ => "ma być",
        };
        let number = say::as_written(*value, &card.indicator);
        let own = card.points.iter().find(|own| own.year == *year).and_then(say::shown);
        // What is the same needs no second label, and what has no room is only told.
        let words = format!("{word} {number}");
        let is_aim = place == last;
        if (own == Some(*value) && starts) || !(is_aim || plot.has_room(words.chars().count())) {
            continue;
        }
        // The value of the same year is written above its point, unless it is the lower one.
        let above = own.is_none_or(|own| own < *value);
        drawing += &plot.label((x, y), above, &words);
    }
    drawing
}

fn own_line(
    plot: &Plot,
    values: &[(i32, Option<f64>)],
    way: &[(i32, Exact)],
    card: &Card,
) -> String {
    let own = colour(0);
    let mut drawing = plot.line(values, Look { colour: &own, width: 2.5, dashes: "" });
    for (place, (year, value)) in values.iter().enumerate() {
        let (Some(value), Some(x)) = (value, plot.x(*year)) else { continue };
        let y = plot.y(*value);
        drawing += &format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"4.5\" fill=\"{own}\"/>\n",
            short(x),
            short(y)
        );
        let higher = |other: Option<usize>| {
            let found = other.and_then(|other| values.get(other)).and_then(|(_, own)| *own);
            found.is_some_and(|own| own > *value)
        };
        let valley = higher(place.checked_sub(1)) && higher(Some(place + 1));
        let under_aim = way.iter().any(|(aimed, own)| aimed == year && plain_number(*own) > *value);
        drawing += &plot.label((x, y), !(valley || under_aim), &words(card, *year));
    }
    drawing
}

/// What is written at the point of a year.
fn words(card: &Card, year: i32) -> String {
    let point = card.points.iter().find(|own| own.year == year);
    point.map_or_else(String::new, |own| say::value(own, &card.indicator))
}

/// The chart in words.
fn said(card: &Card, way: &[(i32, Exact)]) -> String {
    let value =
        |own: &Point| format!("{}: {}", own.year, say::value_with_unit(own, &card.indicator));
    let values: Vec<String> = card.points.iter().map(value).collect();
    let mut said = format!("Wartości: {}.", values.join(", "));
    for (year, why) in &card.breaks {
        said += &format!(" Przerwa w szeregu od {year} r.: {}", say::sentence(why));
    }
    if !way.is_empty() {
        let aim = |(year, own): &(i32, Exact)| {
            format!("{year}: {}", say::as_written_with_unit(*own, &card.indicator))
        };
        let aims: Vec<String> = way.iter().map(aim).collect();
        said += &format!(" Droga do celu: {}.", aims.join(", "));
    }
    said
}
