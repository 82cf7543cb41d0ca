//! Districts beside each other: the year looked at, an indicator a row. Polish: dzielnice obok siebie.

use super::table::{Cell, Table};
use super::{card_anchor, say};
use crate::indicator::{Card, Monitoring, Point};
use crate::write::markup::{Page, text};

/// So many stand beside each other on a sheet of A4.
const BESIDE: usize = 6;

/// Nothing when nobody asked for districts.
pub fn districts(page: &mut Page, monitoring: &Monitoring) {
    let names = monitoring.district_names();
    if names.is_empty() {
        return;
    }
    page.put("<section id=\"dzielnice\">\n<h2>Dzielnice obok siebie</h2>\n");
    page.element("p", NOTE);
    let (told, untold): (Vec<&Card>, Vec<&Card>) =
        monitoring.cards.iter().partition(|own| !own.districts.is_empty());
    for (place, names) in names.chunks(BESIDE).enumerate() {
        let caption = format!("Wskaźniki dzielnic w {} r.: {}", monitoring.year, names.join(", "));
        let mut table = Table::new(&format!("obok-siebie-{}", place + 1), &caption)
            .heads(["Wskaźnik", "Jednostka", "Miasto"])
            .heads(names.iter().copied())
            .heads(["Rekordy ze znaną dzielnicą"]);
        for card in &told {
            table.row(&line(card, names, monitoring.year));
        }
        table.put(page);
    }
    if !untold.is_empty() {
        let ids: Vec<&str> = untold.iter().map(|own| own.indicator.id.as_str()).collect();
        let said = text(&ids.join(", "));
        page.put(&format!("<p>Nie ma danych dla dzielnic, liczbę ma tylko miasto: {said}.</p>\n"));
    }
    page.put("</section>\n");
}

const NOTE: &str = "Cele i wartości bazowe są całego miasta: dzielnic się nie ocenia. Kto nie ma wpisanej dzielnicy, nie \
     jest w żadnej, więc dzielnice mogą dawać razem mniej niż miasto. Im mniej rekordów ma znaną dzielnicę, tym mniej \
     mówią liczby w wierszu.";

fn line(card: &Card, names: &[&str], year: i32) -> Vec<Cell> {
    let own = &card.indicator;
    let cell = |points: &[Point]| {
        let point = points.iter().find(|point| point.year == year);
        point.map_or_else(|| say::ABSENT.to_owned(), |point| say::value(point, own))
    };
    let title = format!("{} {}", own.id, say::name(own));
    let mut cells = vec![
        Cell::link(&card_anchor(card), &title),
        Cell::words(&own.unit),
        Cell::number(cell(&card.points)),
    ];
    for name in names {
        let series = card.districts.iter().find(|own| own.name == *name);
        let said = series.map_or_else(|| say::ABSENT.to_owned(), |own| cell(&own.points));
        cells.push(Cell::number(said).named(format!("{}/{year}/{name}", own.id)));
    }
    cells.push(Cell::words(known(card, year)));
    cells
}

/// Of how many of the city's records behind each measure the district is known: the same whichever district is looked at.
fn known(card: &Card, year: i32) -> String {
    let points = card.districts.iter().flat_map(|own| &own.points);
    let mut found: Vec<String> = Vec::new();
    for origin in points.filter(|own| own.year == year).flat_map(|own| &own.origins) {
        let said = origin.coverage.map(|(there, of)| format!("{there} z {of}"));
        found.extend(said.filter(|own| !found.contains(own)));
    }
    if found.is_empty() { "–".to_owned() } else { found.join(", ") }
}
