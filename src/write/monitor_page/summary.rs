//! The first screen: how many indicators of each goal stand how, and which are the furthest from their target.

use super::say::{self, counted};
use super::{card_anchor, goal_anchor};
use crate::indicator::{Card, FURTHEST, Goal, Monitoring, Point, Status, worst};
use crate::write::markup::{Page, text};

/// How many of a goal's indicators are named.
const MOST: usize = 3;

pub fn summary(page: &mut Page, monitoring: &Monitoring) {
    page.put("<section id=\"podsumowanie\">\n");
    page.element("h2", &format!("Podsumowanie roku {}", monitoring.year));
    let all: Vec<&Card> = monitoring.cards.iter().collect();
    page.put(&format!("<p>Razem {}.</p>\n", tally(&all, monitoring)));
    let doubted: Vec<&&Card> = all.iter().filter(|own| !own.doubts.is_empty()).collect();
    let doubts: usize = doubted.iter().map(|own| own.doubts.len()).sum();
    if doubts > 0 {
        let doubts = counted(doubts, ["wątpliwość", "wątpliwości", "wątpliwości"]);
        let cards = counted(doubted.len(), ["wskaźnika", "wskaźników", "wskaźników"]);
        page.element(
            "p",
            &format!("Do wyjaśnienia: {doubts} co do {cards} (w kartach wskaźników)."),
        );
    }
    for own in &monitoring.goals {
        goal(page, own, monitoring);
    }
    // Nobody judges a district.
    if monitoring.district.is_none() {
        page.put(&format!("<p class=\"source\">{}</p>\n", text(FURTHEST)));
    }
    page.put("</section>\n");
}

fn goal(page: &mut Page, goal: &Goal, monitoring: &Monitoring) {
    let title = text(&say::goal("Cel", &goal.id, &goal.title));
    page.put(&format!("<h3><a href=\"#{}\">{title}</a></h3>\n", goal_anchor(goal)));
    let cards: Vec<&Card> = monitoring.cards_of(goal).collect();
    page.put(&format!("<p>{}.</p>\n", tally(&cards, monitoring)));
    let worst = worst(monitoring, goal, MOST);
    if worst.is_empty() {
        return;
    }
    page.put("<p>Najdalej od celu:</p>\n<ol>\n");
    for own in worst {
        let lacking = own.distance(monitoring.year);
        let lacking = lacking.map_or_else(String::new, |own| format!("; brakuje: {own}"));
        let (anchor, name) = (card_anchor(own), text(&say::name(&own.indicator)));
        page.put(&format!(
            "<li><a href=\"#{anchor}\">{} {name}</a> – {}: {}; cel: {}{}</li>\n",
            text(&own.indicator.id),
            say::status(own.status),
            text(&last_value(own, monitoring.year)),
            text(&say::target(own)),
            text(&lacking),
        ));
    }
    page.put("</ol>\n");
}

/// The value of the year, else the last one there is, with its year and the day of its data.
fn last_value(card: &Card, year: i32) -> String {
    let told = |point: &&Point| point.year == year || say::shown(point).is_some();
    let Some(point) = card.points.iter().rev().find(told) else {
        return say::ABSENT.to_owned();
    };
    let value = say::value_with_unit(point, &card.indicator);
    match say::days(&point.origins) {
        days if days.is_empty() => format!("{value} w {} r.", point.year),
        days => format!("{value} w {} r. (dane z {days})", point.year),
    }
}

/// `5 wskaźników: 1 osiągnięty, 2 na ścieżce …`, as markup. What is rare is said only where it is.
pub fn tally(cards: &[&Card], monitoring: &Monitoring) -> String {
    let count = |status: Status| cards.iter().filter(|own| own.status == status).count();
    let part = |status: &Status| {
        let many = count(*status);
        let rare = matches!(status, Status::NeedsSentence | Status::Broken);
        // A sign does not part from its words at the end of a line.
        let said = format!(
            "<span class=\"part\">{} {many} {}</span>",
            say::sign(status.sign()),
            text(counts_as(*status, many))
        );
        (many > 0 || !rare).then_some(said)
    };
    let whole = counted(cards.len(), ["wskaźnik", "wskaźniki", "wskaźników"]);
    if cards.is_empty() {
        return whole;
    }
    let parts: Vec<String> = monitoring.statuses().iter().filter_map(part).collect();
    format!("{whole}: {}", parts.join(", "))
}

/// What is said of so many indicators.
fn counts_as(status: Status, count: usize) -> &'static str {
    let forms = match status {
        Status::Reached => ["osiągnięty", "osiągnięte", "osiągniętych"],
        Status::OnPath => ["na ścieżce"; 3],
        Status::OffPath => ["poza ścieżką"; 3],
        Status::NoData => ["bez danych"; 3],
        Status::NeedsSentence => ["wymaga komentarza", "wymagają komentarza", "wymaga komentarza"],
        Status::Broken => ["z przerwą w szeregu"; 3],
        Status::NotJudged => ["nieoceniany", "nieoceniane", "nieocenianych"],
        Status::NotOfDistrict => ["bez danych dla dzielnicy"; 3],
    };
    say::form(count, forms)
}
