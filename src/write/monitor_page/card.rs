//! All that is known of one indicator. Polish: karta wskaźnika.

use super::goal::judged;
use super::table::{Cell, Table};
use super::{card_anchor, comparison, goal_anchor, say, series};
use crate::indicator::{Card, Goal, Missing, Monitoring, Origin, Point};
use crate::write::markup::{Page, text};

pub fn card(page: &mut Page, card: &Card, monitoring: &Monitoring) {
    let (own, id) = (&card.indicator, card_anchor(card));
    page.put(&format!("<article id=\"{id}\" aria-labelledby=\"{id}-tytul\">\n"));
    page.put(&format!("<h3 id=\"{id}-tytul\">{}. {}</h3>\n", text(&own.id), text(&say::name(own))));
    page.put(&format!("<p>{}</p>\n", judged(card)));
    facts(page, card);
    page.put(&series::figure(card, &format!("{id}-wykres")));
    years(page, card, &format!("{id}-lata"));
    list(
        page,
        "Przerwy w szeregu",
        card.breaks.iter().map(|(year, why)| format!("od {year} r.: {why}")),
    );
    list(
        page,
        "Wątpliwości",
        card.doubts.iter().map(|doubt| format!("{} r.: {}", doubt.year, doubt.told.0)),
    );
    comparison::comparison(page, card, monitoring, &id);
    if let Some(goal) = goal_of(card, monitoring) {
        page.put(&format!(
            "<p class=\"back\"><a href=\"#{}\">{}: wróć do celu {}</a></p>\n",
            goal_anchor(goal),
            text(&own.id),
            text(&goal.id)
        ));
    }
    page.put("</article>\n");
}

fn goal_of<'m>(card: &Card, monitoring: &'m Monitoring) -> Option<&'m Goal> {
    let place = monitoring.cards.iter().position(|own| std::ptr::eq(own, card))?;
    let holds = |goal: &&Goal| goal.operational.iter().any(|own| own.cards.contains(&place));
    monitoring.goals.iter().find(holds)
}

fn facts(page: &mut Page, card: &Card) {
    let own = &card.indicator;
    let mut facts: Vec<(&str, String)> = Vec::new();
    match &card.denominator {
        Some(denominator) => {
            facts.push(("Licznik", card.numerator.clone()));
            facts.push(("Mianownik", denominator.clone()));
        }
        None => facts.push(("Co się liczy", card.numerator.clone())),
    }
    if own.multiplier != 1 {
        facts.push(("Mnożnik", own.multiplier.to_string()));
    }
    facts.push(("Jednostka", own.unit.clone()));
    facts.push(("Obserwacja", own.observed.said().to_owned()));
    facts.push(("Charakter", own.character.said().to_owned()));
    facts.push(("Wartość bazowa", say::baseline(card)));
    facts.push(("Cel", say::target(card)));
    facts.push(("Zmiana do roku poprzedniego", say::change(&card.change, own)));
    if card.baseline.is_some() {
        facts.push(("Zmiana od wartości bazowej", say::change(&card.since_baseline, own)));
    }
    facts.push(("Tendencja", card.trend.said().to_owned()));
    let owner = card.owner.as_deref().unwrap_or("nie wskazano");
    facts.push(("Odpowiada", owner.to_owned()));
    facts.push(("Źródło definicji", own.source.clone()));
    if let Some(minimum) = own.minimum {
        facts.push(("Próg publikacji", format!("licznik co najmniej {minimum}")));
    }
    if let Some(note) = &own.note {
        facts.push(("Uwaga", note.clone()));
    }
    page.put("<dl class=\"facts\">\n");
    for (title, said) in facts {
        page.put(&format!("<dt>{title}</dt>\n<dd>{}</dd>\n", text(&said)));
    }
    page.put("</dl>\n");
}

/// Of one source: which they are the card says above.
const ALL_MEASURES: &str = "wszystkie miary";

/// A year stands beside the measures that its value is made of.
fn years(page: &mut Page, card: &Card, id: &str) {
    let own = &card.indicator;
    let caption = format!("{} – wartości i ich pochodzenie", own.id);
    let value = format!("Wartość ({})", own.unit);
    let whole = card.denominator.is_some();
    let parts: &[&str] = if whole { &["Licznik", "Mianownik"] } else { &[] };
    let mut table = Table::new(id, &caption).heads(["Rok", value.as_str()]).heads(parts.to_vec());
    table = table.heads(["Miara", "Źródło", "Dane z dnia", "Kompletność"]);
    let kinds: &[&str] = if whole { &["part", "part"] } else { &[] };
    table = table.columns(["of-year", "of-value"]).columns(kinds.iter().copied());
    table = table.columns(["of-measure", "of-source", "of-day", "of-units"]);
    for point in &card.points {
        // What all measures of a year share stands there once.
        let alike = |own: &Origin| (own.from.said(), own.day, own.coverage);
        let alone = match point.origins.as_slice() {
            [first, rest @ ..] => {
                !rest.is_empty() && rest.iter().all(|own| alike(own) == alike(first))
            }
            [] => false,
        };
        let origins = if alone { &point.origins[..1] } else { &point.origins[..] };
        let rows = origins.len();
        let mut cells = vec![
            Cell::head(&point.year.to_string()),
            value_and_why(point, card).named(format!("{}/{}", own.id, point.year)),
        ];
        if whole {
            let denominator =
                point.denominator.map_or_else(|| say::ABSENT.to_owned(), |own| own.shown());
            cells.push(Cell::number(say::numerator(point)));
            cells.push(Cell::number(denominator));
        }
        cells = cells.into_iter().map(|own| own.beside(rows)).collect();
        if rows == 0 {
            cells.extend(["–", "brak źródła", "–", "–"].map(Cell::words));
            table.row(&cells);
        }
        for origin in origins {
            cells.push(Cell::words(if alone { ALL_MEASURES } else { &origin.title }));
            cells.push(Cell::words(origin.from.said()));
            cells.push(Cell::words(origin.day.map_or_else(|| "nieznany".to_owned(), say::day)));
            cells.push(Cell::words(say::coverage(origin.coverage)));
            table.row(&std::mem::take(&mut cells));
        }
    }
    table.put(page);
}

fn value_and_why(point: &Point, card: &Card) -> Cell {
    let said = say::value(point, &card.indicator);
    match &point.missing {
        // Which of them they are stands beside it.
        Some(Missing::Measures(_)) if !point.origins.is_empty() => {
            Cell::words(format!("{said}: nie ma danych"))
        }
        Some(missing) => Cell::words(format!("{said}: {}", missing.said())),
        None => Cell::number(said),
    }
}

/// Nothing when there is nothing to list.
fn list(page: &mut Page, title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    page.element("h4", title);
    page.put("<ul>\n");
    for own in lines {
        page.element("li", &own);
    }
    page.put("</ul>\n");
}
