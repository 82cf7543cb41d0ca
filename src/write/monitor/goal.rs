//! A sheet of a goal: its indicators over years, and how far its tasks are.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Desk;
use super::paper::{Columns, Paper, room};
use super::say::{self, ABSENT, HIDDEN};
use super::value::{aim, broken_or_not, change, unbroken, value};
use crate::indicator::{Card, Change, Goal, OperationalGoal, Tally, TaskProgress};
use crate::template::strategy::Target;

/// Id, name, unit; then the years.
const LEFT: [f64; 3] = [9.0, 27.0, 9.0];
const YEAR: f64 = 6.5;
/// Two changes, baseline, target, status, reason.
const RIGHT: [f64; 6] = [11.0, 11.0, 12.0, 13.0, 14.0, 32.0];
const FIRST_YEAR: u16 = LEFT.len() as u16;

pub fn write(
    sheet: &mut Worksheet,
    (goal, name): (&Goal, &str),
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    let (of, looks) = (desk.of, &desk.looks);
    let mut paper = Paper::new(sheet, widths(goal, desk))?;
    paper.link((0, 1), "← Podsumowanie", super::SUMMARY, &looks.link)?;
    paper.down()?;
    let title = format!("Cel {}. {}", goal.id, goal.title);
    paper.line(&title, &looks.head)?;
    let whose = of.district.as_ref().map(|own| format!(", dzielnica: {}", own.name));
    let whose = whose.unwrap_or_default();
    let under = format!("{}{whose}, {}, {} r.", of.office, of.title, of.year);
    paper.line(&under, &looks.small)?;
    paper.gap(4.0)?;
    let first = paper.row;
    titles(&mut paper, desk)?;
    paper.sheet.set_freeze_panes(first + 1, 2)?.set_repeat_rows(first, first)?;
    for own in &goal.operational {
        operational(&mut paper, own, desk)?;
    }
    if Tally::of(of.cards_of(goal)).all() == 0 {
        paper.line("Strategia nie podaje wskaźników tego celu.", &looks.plain)?;
    }
    notes(&mut paper, goal, desk)?;
    tasks(&mut paper, goal, desk)?;
    desk.print(paper.sheet, name, true);
    Ok(())
}

/// As narrow as the numbers of the goal let them be: many years have to go on one page.
fn widths(goal: &Goal, desk: &Desk<'_>) -> Vec<f64> {
    let cards: Vec<&Card> = desk.of.cards_of(goal).collect();
    let decimals = |own: &Card| own.indicator.decimals;
    let year = |own: &&Card| {
        let sign = if own.breaks.is_empty() { 0 } else { 2 };
        let values = own.points.iter().map(|point| say::letters(point.value, decimals(own)));
        values.max().unwrap_or(0) + sign
    };
    let change = |of: &Change, own: &Card| match of {
        Change::Points(by) => say::letters(Some(*by), decimals(own)) + " p.p.".len() + 1,
        Change::Amount { by, .. } => say::letters(Some(*by), decimals(own)) + 1,
        Change::Broken { .. } | Change::Hidden | Change::Unknown => 0,
    };
    let aim = |value, own: &Card| say::letters(value, decimals(own)) + " (2030)".len();
    let [before, since, baseline, target, status, because] = RIGHT;
    let right = [
        room(before, cards.iter().map(|own| change(&own.change, own))),
        room(since, cards.iter().map(|own| change(&own.since_baseline, own))),
        room(baseline, cards.iter().map(|own| aim(own.base().and_then(|own| own.1), own))),
        room(target, cards.iter().map(|own| aim(own.last_target().map(|own| own.1), own))),
        status,
        because,
    ];
    let year = room(YEAR, cards.iter().map(year));
    let years = desk.of.years.iter().map(|_| year);
    LEFT.into_iter().chain(years).chain(right).collect()
}

/// The columns right of the years.
fn right(desk: &Desk<'_>) -> [Columns; RIGHT.len()] {
    let first = FIRST_YEAR + desk.of.years.len() as u16;
    std::array::from_fn(|index| (first + index as u16, first + index as u16))
}

fn titles(paper: &mut Paper<'_>, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let looks = &desk.looks;
    let left = ["wskaźnik", "nazwa", "jednostka"];
    for (column, title) in (0..).zip(left) {
        paper.text((column, column), title, &looks.heading)?;
    }
    let year = looks.heading.format.clone().set_num_format("0");
    for (column, own) in (FIRST_YEAR..).zip(&desk.of.years) {
        paper.number((column, column), (*own).into(), &year)?;
    }
    let titles = [
        "zmiana do roku poprzedniego",
        "zmiana od wartości bazowej",
        "wartość bazowa (rok)",
        "wartość docelowa (rok)",
        "ocena",
        "dlaczego",
    ];
    let right = right(desk);
    let right: Vec<_> = right.into_iter().zip(titles).collect();
    paper.titles(&right, &looks.heading)
}

fn operational(
    paper: &mut Paper<'_>,
    own: &OperationalGoal,
    desk: &Desk<'_>,
) -> Result<(), XlsxError> {
    if own.cards.is_empty() {
        return Ok(());
    }
    let title = format!("Cel operacyjny {}. {}", own.id, own.title);
    paper.line(&title, &desk.looks.group)?;
    let known = own
        .cards
        .iter()
        .filter_map(|place| Some((desk.of.cards.get(*place)?, desk.cards.get(*place)?)));
    for (card, name) in known {
        row(paper, card, name, desk)?;
    }
    Ok(())
}

fn row(paper: &mut Paper<'_>, card: &Card, name: &str, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let (indicator, looks) = (&card.indicator, &desk.looks);
    paper.link((0, 0), &indicator.id, name, &looks.boxed_link)?;
    paper.text((1, 1), &say::name(indicator), &looks.boxed)?;
    paper.text((2, 2), &indicator.unit, &looks.boxed)?;
    for (column, year) in (FIRST_YEAR..).zip(&desk.of.years) {
        let edge = broken_or_not(card, *year, super::looks::broken);
        match card.points.iter().find(|own| own.year == *year) {
            Some(own) => value(paper, (column, column), (own, indicator.decimals), edge, desk)?,
            None => paper.text((column, column), ABSENT, &looks.centre)?,
        }
    }
    let [before, since, baseline, target, status, because] = right(desk);
    change(paper, before, (&card.change, indicator), desk)?;
    change(paper, since, (&card.since_baseline, indicator), desk)?;
    let decimals = indicator.decimals;
    let base = card.base();
    let year = base.map(|(year, _)| format!(" ({year})")).unwrap_or_default();
    let none = match base {
        Some(_) if card.has_hidden_base() => format!("{HIDDEN}{year}"),
        Some(_) => format!("{ABSENT}{year}"),
        None => "–".to_owned(),
    };
    let known = base.and_then(|(_, own)| own).map(|own| (own, year.as_str()));
    aim(paper, baseline, known, (decimals, &none), unbroken, desk)?;
    let last = card.last_target();
    let year = last.map(|(year, _)| format!(" ({year})")).unwrap_or_default();
    let none = match &card.target {
        Some(Target::Direction(way)) => say::way(*way),
        _ => "–",
    };
    aim(
        paper,
        target,
        last.map(|(_, own)| (own, year.as_str())),
        (decimals, none),
        unbroken,
        desk,
    )?;
    paper.text(status, &say::status(card.status), &looks.status(card.status))?;
    paper.text(because, &card.because.0, &looks.boxed)?;
    paper.down()
}

/// What stands behind `≠`, `#` and `brak` in the rows above.
fn notes(paper: &mut Paper<'_>, goal: &Goal, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let mut notes = Vec::new();
    for card in desk.of.cards_of(goal) {
        let id = &card.indicator.id;
        for (year, why) in &card.breaks {
            notes.push(format!(
                "≠ {id}: przerwa w szeregu od {year} r. (gruba linia przed tym rokiem): {why}"
            ));
        }
        for (years, missing) in say::absences(&card.points) {
            let sign = if missing.is_hidden() { say::HIDDEN } else { ABSENT };
            notes.push(format!("{sign} {id}, {years} r.: {}", missing.said()));
        }
    }
    if !notes.is_empty() {
        paper.gap(4.0)?;
    }
    notes.iter().try_for_each(|own| paper.line(own, &desk.looks.small))
}

/// How far each task is on the scale of seven, entered by hand.
fn tasks(paper: &mut Paper<'_>, goal: &Goal, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let looks = &desk.looks;
    paper.gap(10.0)?;
    paper.line("Zadania", &looks.title)?;
    let all: Vec<&TaskProgress> = goal.operational.iter().flat_map(|own| &own.tasks).collect();
    if all.is_empty() {
        return paper.line("Strategia nie podaje zadań tego celu.", &looks.plain);
    }
    let scale = "Stopień zaawansowania od 1 (nie rozpoczęto) do 7 (wykonano), wpisany przez zespół \
                 oceniający; brak: nikt go nie wpisał.";
    paper.line(scale, &looks.small)?;
    let [owner, _, note, .., last] = right(desk);
    let (owner, note) = ((owner.0, note.0 - 1), (note.0, last.1));
    paper.text((0, 0), "zadanie", &looks.heading)?;
    paper.text((1, 2), "treść", &looks.heading)?;
    let year = looks.heading.format.clone().set_num_format("0");
    for (column, own) in (FIRST_YEAR..).zip(&desk.of.years) {
        paper.number((column, column), (*own).into(), &year)?;
    }
    paper.titles(&[(owner, "odpowiada"), (note, "uwaga")], &looks.heading)?;
    let score_format = looks.centre.format.clone().set_num_format("0");
    for own in all {
        paper.text((0, 0), &own.id, &looks.boxed)?;
        paper.text((1, 2), &own.title, &looks.boxed)?;
        for (column, year) in (FIRST_YEAR..).zip(&desk.of.years) {
            let score = own.scores.iter().find(|(of, _)| of == year).and_then(|(_, score)| *score);
            match score {
                Some(score) => paper.number((column, column), score.into(), &score_format)?,
                None => paper.text((column, column), ABSENT, &looks.centre)?,
            }
        }
        paper.text(owner, own.owner.as_deref().unwrap_or("–"), &looks.boxed)?;
        paper.text(note, own.note.as_deref().unwrap_or_default(), &looks.boxed)?;
        paper.down()?;
    }
    Ok(())
}
