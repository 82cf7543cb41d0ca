//! The indicator of other units beside the city's own. Polish: porównanie z innymi jednostkami.

use super::plot::{HEIGHT, Look, Plot, WIDTH, plain_number};
use super::say;
use super::table::{Cell, Table};
use crate::indicator::{Card, Monitoring, Point, Series};
use crate::write::markup::drawing::{LETTER, LINE, colour, cut, short, written};
use crate::write::markup::{Page, text};

/// For the names at the ends of the lines.
const ROOM: f64 = 210.0;
/// Of other units, as many as can be told apart.
const MOST: usize = 5;
const DASHES: [&str; MOST + 1] = ["", "9 4", "2 4", "14 4 2 4", "5 3", "9 3 2 3 2 3"];
/// The name of the office has no room on the drawing.
const OWN: &str = "własny wynik";
/// As years are in the goal's table.
const YEARS: usize = 6;

/// Nothing when there is nobody to compare with.
pub fn comparison(page: &mut Page, card: &Card, monitoring: &Monitoring, id: &str) {
    let own = &card.indicator;
    if !card.elsewhere.is_empty() {
        page.element("h4", "Porównanie z innymi jednostkami");
        table(page, card, &card.elsewhere, monitoring, &format!("{id}-inni"), "inne jednostki");
        page.put(&figure(card, monitoring, &format!("{id}-linie")));
    }
    if !card.districts.is_empty() {
        page.element("h4", "Dzielnice");
        table(page, card, &card.districts, monitoring, &format!("{id}-dzielnice"), "dzielnice");
    }
    let cautions = card.elsewhere.iter().chain(&card.districts);
    let cautions: Vec<(&str, &str)> = cautions
        .filter_map(|series| Some((series.name.as_str(), series.caution.as_ref()?.0.as_str())))
        .collect();
    if !cautions.is_empty() {
        page.put(&format!("<p>Nie są wprost porównywalne ({}):</p>\n<ul>\n", text(&own.id)));
        for (name, why) in cautions {
            page.put(&format!("<li>{}: {}</li>\n", text(name), text(why)));
        }
        page.put("</ul>\n");
    }
}

fn table(
    page: &mut Page,
    card: &Card,
    others: &[Series],
    monitoring: &Monitoring,
    id: &str,
    whose: &str,
) {
    let own = &card.indicator;
    let years = &monitoring.years[monitoring.years.len().saturating_sub(YEARS)..];
    let caption = format!("{} – {} i {whose} ({})", own.id, monitoring.office, own.unit);
    let mut table =
        Table::new(id, &caption).heads(["Jednostka"]).heads(years.iter().map(i32::to_string));
    let mut row = |name: &str, points: &[Point], total: bool| {
        let mut cells = vec![Cell::head(name)];
        for year in years {
            let point = points.iter().find(|point| point.year == *year);
            cells.push(Cell::number(
                point.map_or_else(|| say::ABSENT.to_owned(), |point| say::value(point, own)),
            ));
        }
        if total { table.total(&cells) } else { table.row(&cells) }
    };
    row(&format!("{} ({OWN})", monitoring.office), &card.points, true);
    for series in others {
        let mark = if series.caution.is_some() { " (zob. zastrzeżenie)" } else { "" };
        row(&format!("{}{mark}", series.name), &series.points, false);
    }
    table.put(page);
}

/// Lines told apart by dashes and by the name at their end. What cannot be laid beside the city's is not drawn.
fn figure(card: &Card, monitoring: &Monitoring, id: &str) -> String {
    let other = |own: &&Series| {
        own.caution.is_none() && own.points.iter().any(|own| say::shown(own).is_some())
    };
    let all: Vec<&Series> = card.elsewhere.iter().filter(other).collect();
    let drawn = &all[..all.len().min(MOST)];
    let lines: Vec<(&str, &[Point])> = std::iter::once((OWN, &card.points[..]))
        .chain(drawn.iter().map(|own| (own.name.as_str(), &own.points[..])))
        .collect();
    let values: Vec<f64> = lines
        .iter()
        .flat_map(|(_, points)| points.iter())
        .filter(|own| monitoring.years.contains(&own.year))
        .filter_map(say::shown)
        .map(plain_number)
        .collect();
    if drawn.is_empty() {
        return "<p>Bez wykresu: żadnej z tych jednostek nie można położyć obok własnego szeregu.</p>\n".to_owned();
    }
    let decimals = card.indicator.decimals;
    let Some(plot) =
        Plot::new(monitoring.years.clone(), &values, &card.breaks, (decimals, 0), ROOM)
    else {
        return String::new();
    };
    let mut drawing = plot.frame(&card.indicator.unit, |_| "");
    // The own line is wide: others that go the same way are seen upon it.
    for (place, (_, points)) in lines.iter().enumerate() {
        drawing += &line(&plot, points, place);
    }
    drawing += &names(&plot, &lines, card);
    let mut notes = String::new();
    if !plot.starts_at_zero() {
        notes += " (oś pionowa nie zaczyna się od zera)";
    }
    if all.len() > MOST {
        notes += &format!(" – pierwsze {MOST}, pozostałe są w tabeli");
    }
    format!(
        "<figure>\n<figcaption id=\"{id}\">{} {} – na tle innych jednostek{notes}</figcaption>\n\
         <svg role=\"img\" aria-labelledby=\"{id} {id}-o\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\n\
         <desc id=\"{id}-o\">{}</desc>\n{drawing}</svg>\n</figure>\n",
        text(&card.indicator.id),
        text(&card.indicator.name),
        text(&said(&lines, card)),
    )
}

fn line(plot: &Plot, points: &[Point], place: usize) -> String {
    let ink = colour(place);
    let value_of = |year: i32| points.iter().find(|own| own.year == year).and_then(say::shown);
    let values: Vec<(i32, Option<f64>)> =
        plot.years.iter().map(|year| (*year, value_of(*year).map(plain_number))).collect();
    let width = if place == 0 { 3.5 } else { 2.0 };
    let mut drawing =
        plot.line(&values, Look { colour: &ink, width, dashes: DASHES[place % DASHES.len()] });
    for (year, value) in &values {
        if let (Some(value), Some(x)) = (value, plot.x(*year)) {
            drawing += &format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{ink}\"/>\n",
                short(x),
                short(plot.y(*value)),
                if place == 0 { "4.5" } else { "3" }
            );
        }
    }
    drawing
}

/// Beside its last point the name and value of each line; names that would run into each other are moved apart.
fn names(plot: &Plot, lines: &[(&str, &[Point])], card: &Card) -> String {
    let mut ends: Vec<(f64, f64, String, usize)> = Vec::new();
    for (place, (name, points)) in lines.iter().enumerate() {
        let last = points.iter().rev().filter(|own| plot.years.contains(&own.year));
        let last = last.filter_map(|own| Some((own.year, say::shown(own)?))).next();
        let Some((year, value)) = last else { continue };
        let Some(x) = plot.x(year) else { continue };
        let number = say::number(value, card.indicator.decimals);
        let said =
            if plot.years.last() == Some(&year) { number } else { format!("{number} ({year})") };
        let free = ROOM - 24.0 - (said.chars().count() + 1) as f64 * LETTER;
        let words = format!("{} {said}", cut(name, free));
        ends.push((plot.y(plain_number(value)), x, words, place));
    }
    ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.3.cmp(&other.3)));
    let mut heights: Vec<f64> = ends.iter().map(|own| own.0).collect();
    for place in 1..heights.len() {
        heights[place] = heights[place].max(heights[place - 1] + LINE + 1.0);
    }
    // Pushed past the bottom, they come back up together.
    let most = plot.y(0.0).clamp(HEIGHT / 2.0, HEIGHT - 44.0);
    for place in (0..heights.len()).rev() {
        let under = heights.get(place + 1).map_or(most, |own| own - LINE - 1.0);
        heights[place] = heights[place].min(under);
    }
    let start = WIDTH - ROOM + 14.0;
    let mut drawing = String::new();
    for ((y, x, words, place), height) in ends.iter().zip(&heights) {
        drawing += &format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"1\"/>\n",
            short(*x + 5.0),
            short(*y),
            short(start - 4.0),
            short(*height),
            colour(*place)
        );
        drawing += &written(start, height + 4.0, "start", words);
    }
    drawing
}

/// The chart in words.
fn said(lines: &[(&str, &[Point])], card: &Card) -> String {
    let one = |(name, points): &(&str, &[Point])| {
        let values: Vec<String> = points
            .iter()
            .map(|own| format!("{}: {}", own.year, say::value_with_unit(own, &card.indicator)))
            .collect();
        format!("{name} – {}", values.join(", "))
    };
    lines.iter().map(one).collect::<Vec<_>>().join("; ")
}
