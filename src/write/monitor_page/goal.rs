//! A goal: a table of its indicators and one of its tasks for each operational goal.

use std::collections::BTreeSet;

use super::summary::tally;
use super::table::{Cell, Table};
use super::{anchor, card_anchor, goal_anchor, say};
use crate::indicator::{Card, Goal, Monitoring, OperationalGoal, TaskProgress};
use crate::write::markup::{Page, text};

/// As many years as stand beside words on a sheet of A4; all of them are in the cards.
const YEARS: usize = 6;
/// Letters of their values that there is room for.
const ROOM: usize = 36;

pub fn goal(page: &mut Page, goal: &Goal, monitoring: &Monitoring) {
    page.put(&format!("<section id=\"{}\">\n", goal_anchor(goal)));
    page.element("h2", &say::goal("Cel strategiczny", &goal.id, &goal.title));
    let cards: Vec<&Card> = monitoring.cards_of(goal).collect();
    page.put(&format!("<p>{}.</p>\n", tally(&cards, monitoring)));
    for own in &goal.operational {
        operational(page, own, monitoring);
    }
    page.put("</section>\n");
}

fn operational(page: &mut Page, goal: &OperationalGoal, monitoring: &Monitoring) {
    page.element("h3", &say::goal("Cel operacyjny", &goal.id, &goal.title));
    let cards: Vec<&Card> =
        goal.cards.iter().filter_map(|place| monitoring.cards.get(*place)).collect();
    if cards.is_empty() {
        page.element("p", "Cel nie ma wskaźników.");
    } else {
        indicators(page, goal, &cards, monitoring);
    }
    if monitoring.district.is_some() {
        return;
    }
    if goal.tasks.is_empty() {
        page.element("p", "Cel nie ma zadań ocenianych w skali.");
    } else {
        tasks(page, goal);
    }
}

fn indicators(page: &mut Page, goal: &OperationalGoal, cards: &[&Card], monitoring: &Monitoring) {
    let skipped = monitoring.years.len().saturating_sub(years_with_room(cards));
    let years = &monitoring.years[skipped..];
    let older = if skipped > 0 { "; wcześniejsze lata są w kartach" } else { "" };
    let caption = format!("Wskaźniki celu operacyjnego {}{older}", goal.id);
    let mut table = Table::new(&format!("wskazniki-{}", anchor(&goal.id)), &caption)
        .heads(["Wskaźnik", "Jednostka"])
        .heads(years.iter().map(i32::to_string))
        .heads(["Zmiana roczna", "Cel", "Ocena i jej powód"]);
    for card in cards {
        let own = &card.indicator;
        let mut cells = vec![
            Cell::link(&card_anchor(card), &format!("{} {}", own.id, say::name(own))),
            Cell::words(&own.unit),
        ];
        for year in years {
            let point = card.points.iter().find(|point| point.year == *year);
            cells.push(Cell::number(
                point.map_or_else(|| say::ABSENT.to_owned(), |point| say::value(point, own)),
            ));
        }
        cells.push(Cell::words(say::change(&card.change, own)));
        cells.push(Cell::words(say::target(card)));
        cells.push(Cell::reason(judged(card)));
        table.row(&cells);
    }
    table.put(page);
}

/// The wider the values, the fewer years.
fn years_with_room(cards: &[&Card]) -> usize {
    let values = cards.iter().flat_map(|card| {
        card.points.iter().map(|point| say::value(point, &card.indicator).chars().count())
    });
    (ROOM / (values.max().unwrap_or(0) + 1)).clamp(2, YEARS)
}

/// The status and why it is so.
pub fn judged(card: &Card) -> String {
    let status = say::status(card.status);
    let because = text(&card.because.0);
    if because.is_empty() {
        return format!("<span class=\"status\">{status}</span>");
    }
    format!("<span class=\"status\">{status}</span>: {because}")
}

fn tasks(page: &mut Page, goal: &OperationalGoal) {
    let years: BTreeSet<i32> =
        goal.tasks.iter().flat_map(|own| &own.scores).map(|(year, _)| *year).collect();
    let years: Vec<i32> = years.into_iter().collect();
    let years = &years[years.len().saturating_sub(YEARS)..];
    let caption = format!("Zadania celu operacyjnego {}: zaawansowanie w skali od 1 do 7", goal.id);
    let mut table = Table::new(&format!("zadania-{}", anchor(&goal.id)), &caption)
        .heads(["Zadanie", "Odpowiada"])
        .heads(years.iter().map(i32::to_string))
        .heads(["Uwaga"]);
    for own in &goal.tasks {
        let mut cells = vec![
            Cell::head(&format!("{} {}", own.id, own.title)),
            Cell::words(own.owner.as_deref().unwrap_or("nie wskazano")),
        ];
        cells.extend(years.iter().map(|year| Cell::words(score(own, *year))));
        cells.push(Cell::words(own.note.as_deref().unwrap_or("")));
        table.row(&cells);
    }
    table.put(page);
}

/// The ends of the scale have words; the steps between them are only counted.
fn score(task: &TaskProgress, year: i32) -> String {
    let found = task.scores.iter().find(|(own, _)| *own == year).and_then(|(_, score)| *score);
    match found {
        None => "brak wpisu".to_owned(),
        Some(1) => "1 z 7: nie rozpoczęto".to_owned(),
        Some(7) => "7 z 7: zakończono".to_owned(),
        Some(own) => format!("{own} z 7"),
    }
}
