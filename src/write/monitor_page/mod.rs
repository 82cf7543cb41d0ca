//! The committee's page: what became of a strategy, seen from one year. Polish: strona monitorowania strategii.
//!
//! It needs no other file, prints to A4, and says everything in words; colours and drawings only repeat them.

mod card;
mod comparison;
mod districts;
#[cfg(test)]
mod drawing_tests;
#[cfg(test)]
mod fixture;
mod frame;
mod goal;
mod method;
mod plot;
mod say;
mod series;
mod style;
mod summary;
mod suppliers;
mod table;
#[cfg(test)]
mod tests;

use super::markup::{Page, text};
use crate::indicator::{Card, District, Goal, Monitoring};

/// The page of a monitoring; the same monitoring gives the same bytes. `cells_of_page` reads its values back, each by
/// indicator and year.
pub fn monitor_page(monitoring: &Monitoring) -> Vec<u8> {
    let mut page = Page::default();
    let year = monitoring.year;
    let whose = monitoring.district.as_ref().map(|own| format!(", {}", own.name));
    let whose = whose.unwrap_or_default();
    page.begin(&format!("{}{whose} – monitorowanie, rok {year}", monitoring.title), style::CSS);
    header(&mut page, monitoring);
    contents(&mut page, monitoring);
    page.put("<main id=\"tresc\">\n");
    summary::summary(&mut page, monitoring);
    districts::districts(&mut page, monitoring);
    for own in &monitoring.goals {
        goal::goal(&mut page, own, monitoring);
    }
    page.put("<section id=\"karty\">\n<h2>Karty wskaźników</h2>\n");
    if monitoring.cards.is_empty() {
        page.element("p", "Strategia nie wskazuje żadnego wskaźnika.");
    }
    for own in &monitoring.cards {
        card::card(&mut page, own, monitoring);
    }
    page.put("</section>\n");
    if monitoring.district.is_none() {
        suppliers::suppliers(&mut page, monitoring);
        frame::frame(&mut page, monitoring);
    }
    method::method(&mut page, monitoring);
    page.put("</main>\n<footer>\n");
    page.element("p", say::MARKS);
    page.end();
    page.0.into_bytes()
}

fn header(page: &mut Page, monitoring: &Monitoring) {
    page.element("h1", &monitoring.title);
    page.element("p", &monitoring.office);
    if let Some(own) = &monitoring.district {
        page.put(&format!("<p>Dzielnica: <strong>{}</strong></p>\n", text(&own.name)));
        page.element("p", &own.known_said());
        page.element("p", District::LEFT_OUT);
    }
    page.put(&format!(
        "<p>Rok oceny: <strong>{}</strong>; lata strategii: {}–{}</p>\n",
        monitoring.year, monitoring.from, monitoring.to
    ));
    if let Some(resolution) = &monitoring.resolution {
        page.element("p", &format!("Podstawa: {resolution}"));
    }
    page.put("</header>\n");
}

/// One line of links, so that the summary stays on the first screen; the cards are reached from the goals' tables.
fn contents(page: &mut Page, monitoring: &Monitoring) {
    let mut links = vec![("podsumowanie".to_owned(), "Podsumowanie".to_owned())];
    if !monitoring.district_names().is_empty() {
        links.push(("dzielnice".to_owned(), "Dzielnice".to_owned()));
    }
    for own in &monitoring.goals {
        links.push((goal_anchor(own), goal_link(own)));
    }
    for (anchor, title) in [
        ("karty", "Karty wskaźników"),
        ("partnerzy", "Dane partnerów"),
        ("ramy", "Ramy finansowe"),
        ("metoda", "Metoda"),
    ] {
        if monitoring.district.is_some() && matches!(anchor, "partnerzy" | "ramy") {
            continue;
        }
        links.push((anchor.to_owned(), title.to_owned()));
    }
    page.put("<nav class=\"short\" aria-label=\"Spis treści\">\n<ul>\n");
    for (anchor, title) in links {
        page.put(&format!("<li><a href=\"#{anchor}\">{}</a></li>\n", text(&title)));
    }
    page.put("</ul>\n</nav>\n");
}

fn goal_link(goal: &Goal) -> String {
    say::goal("Cel", &goal.id, "").trim_end_matches(". ").to_owned()
}

fn goal_anchor(goal: &Goal) -> String {
    format!("cel-{}", anchor(&goal.id))
}

fn card_anchor(card: &Card) -> String {
    format!("karta-{}", anchor(&card.indicator.id))
}

/// An id as a name within the page: other letters than plain ones become their number, so that two ids never meet.
fn anchor(id: &str) -> String {
    let letter = |own: char| match own {
        own if own.is_ascii_alphanumeric() || matches!(own, '-' | '.') => own.to_string(),
        own => format!("_{:x}_", u32::from(own)),
    };
    id.chars().map(letter).collect()
}
