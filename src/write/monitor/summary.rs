//! The sheet „Podsumowanie”: how every goal stands, in words and numbers, and what a committee looks at first.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::paper::{Paper, room};
use super::say::{self, ABSENT};
use super::value::{aim, unbroken, value};
use super::{Desk, frame, suppliers};
use crate::indicator::{
    Card, District, FURTHEST, Goal, Monitoring, Status, Tally, TaskProgress, worst,
};

/// How many of a goal's indicators are named.
const MOST: usize = 3;

const WIDTHS: [f64; 9] = [17.0, 11.0, 11.0, 11.0, 11.0, 12.0, 12.0, 12.0, 15.0];
/// The last step of the scale of tasks.
const DONE: u8 = 7;

pub fn write(sheet: &mut Worksheet, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let of = desk.of;
    let mut paper = Paper::new(sheet, widths(of).to_vec())?;
    head(&mut paper, desk)?;
    paper.line("Jak stoją cele", &desk.looks.title)?;
    if let Some(said) = doubts_said(of) {
        paper.line(&said, &desk.looks.plain)?;
    }
    // Nobody judges a district.
    if of.district.is_none() {
        paper.line(FURTHEST, &desk.looks.small)?;
    }
    for (goal, name) in of.goals.iter().zip(&desk.goals) {
        self::goal(&mut paper, goal, name, desk)?;
        paper.gap(5.0)?;
    }
    table(&mut paper, desk)?;
    signs(&mut paper, desk)?;
    if of.district.is_none() {
        suppliers::write(&mut paper, desk)?;
        frame::write(&mut paper, desk)?;
    }
    desk.print(paper.sheet, super::SUMMARY, false);
    Ok(())
}

/// Wide enough for the numbers of the weakest indicators, whichever they are.
fn widths(of: &Monitoring) -> [f64; WIDTHS.len()] {
    let letters = |own: &Card, value| say::letters(value, own.indicator.decimals);
    let now = |own: &Card| own.points.iter().find(|point| point.year == of.year)?.value;
    let mut widths = WIDTHS;
    widths[5] = room(widths[5], of.cards.iter().map(|own| letters(own, now(own))));
    widths[7] = room(widths[7], of.cards.iter().map(|own| letters(own, own.expected(of.year))));
    let target = |own: &Card| letters(own, own.last_target().map(|own| own.1)) + " (2030)".len();
    widths[8] = room(widths[8], of.cards.iter().map(target));
    widths
}

fn head(paper: &mut Paper<'_>, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let (of, looks) = (desk.of, &desk.looks);
    paper.line(&of.title, &looks.head)?;
    let years = format!("Ocena za {} r. (strategia na lata {}–{})", of.year, of.from, of.to);
    let office = match of.teryt.as_str() {
        "" => of.office.clone(),
        teryt => format!("{}, TERYT {teryt}", of.office),
    };
    let resolution = of.resolution.as_ref().map(|own| format!("Uchwała: {own}"));
    let team = of.team.as_ref().map(|own| format!("Zespół oceniający: {own}"));
    paper.line(&years, &looks.bold)?;
    if let Some(own) = &of.district {
        paper.line(&format!("Dzielnica: {}", own.name), &looks.bold)?;
    }
    let known = of.district.as_ref().map(District::known_said);
    let left_out = of.district.as_ref().map(|_| District::LEFT_OUT.to_owned());
    let all = [Some(office), known, left_out, resolution, team, of.note.clone()];
    for text in all.into_iter().flatten() {
        paper.line(&text, &looks.plain)?;
    }
    paper.gap(6.0)
}

/// How much there is to check before numbers are passed on.
fn doubts_said(of: &Monitoring) -> Option<String> {
    let cards: Vec<&str> = of
        .cards
        .iter()
        .filter(|own| !own.doubts.is_empty())
        .map(|own| own.indicator.id.as_str())
        .collect();
    let all: usize = of.cards.iter().map(|own| own.doubts.len()).sum();
    let said = format!("! Wątpliwości do sprawdzenia: {all}, na kartach {}.", cards.join(", "));
    (all > 0).then_some(said)
}

/// How many there are of each status: `osiągnięte: 1, na ścieżce: 2`.
fn tally_said(tally: &Tally, of: &Monitoring) -> String {
    let said = |own: &Status| say::counted(*own, tally.count(*own));
    let all: Vec<String> = of.statuses().iter().map(said).collect();
    format!("Wskaźniki ({}): {}.", tally.all(), all.join(", "))
}

pub fn is_done(task: &TaskProgress, year: i32) -> bool {
    task.scores.iter().any(|(own, score)| *own == year && *score == Some(DONE))
}

/// Tasks done, and all.
fn tasks(goals: &[&Goal], year: i32) -> (usize, usize) {
    let all = || goals.iter().flat_map(|own| &own.operational).flat_map(|own| &own.tasks);
    (all().filter(|own| is_done(own, year)).count(), all().count())
}

fn tasks_said((done, all): (usize, usize)) -> String {
    match all {
        0 => "Strategia nie podaje tu zadań.".to_owned(),
        all => format!("Zadania wykonane (stopień {DONE} z {DONE}): {done} z {all}."),
    }
}

fn goal(paper: &mut Paper<'_>, goal: &Goal, name: &str, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let (of, looks) = (desk.of, &desk.looks);
    paper.text((0, 7), &format!("Cel {}. {}", goal.id, goal.title), &looks.group)?;
    paper.link((8, 8), name, name, &looks.boxed_link)?;
    paper.down()?;
    let tally = Tally::of(of.cards_of(goal));
    let tasks = tasks_said(tasks(&[goal], of.year));
    let tasks = if of.district.is_some() { String::new() } else { format!(" {tasks}") };
    let said = tally_said(&tally, of) + &tasks;
    paper.text(paper.whole(), &said, &looks.boxed)?;
    paper.down()?;
    if of.district.is_some() {
        return Ok(());
    }
    let worst = worst(of, goal, MOST);
    if worst.is_empty() {
        let none = "Żaden wskaźnik tego celu nie jest poza ścieżką ani po przerwie w szeregu.";
        return paper.line(none, &looks.boxed);
    }
    let (value, expected) = (format!("wartość {}", of.year), format!("droga do celu {}", of.year));
    paper.titles(
        &[
            ((0, 0), "ocena"),
            ((1, 3), "najdalej od celu"),
            ((4, 4), "ile brakuje"),
            ((5, 5), &value),
            ((6, 6), "dane z dnia"),
            ((7, 7), &expected),
            ((8, 8), "cel i jego rok"),
        ],
        &looks.heading,
    )?;
    worst.into_iter().try_for_each(|own| far(paper, own, desk))
}

/// A card that is far from its target: value and its day, what the path asks, the target and its year.
fn far(paper: &mut Paper<'_>, card: &Card, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let (of, looks, indicator) = (desk.of, &desk.looks, &card.indicator);
    let decimals = indicator.decimals;
    paper.text((0, 0), &say::status(card.status), &looks.status(card.status))?;
    let name = format!("{} {}, {}", indicator.id, say::name(indicator), indicator.unit);
    paper.text((1, 3), &name, &looks.boxed)?;
    let lacking = card.distance(of.year).unwrap_or_else(|| "–".to_owned());
    paper.text((4, 4), &lacking, &looks.boxed)?;
    match card.points.iter().find(|own| own.year == of.year) {
        Some(own) => {
            value(paper, (5, 5), (own, decimals), (false, unbroken), desk)?;
            let days = say::each_once(&own.origins, |own| own.day.map(say::day));
            let days = if days.is_empty() { "–".to_owned() } else { days.join("\n") };
            paper.text((6, 6), &days, &looks.centre)?;
        }
        None => {
            paper.text((5, 5), ABSENT, &looks.centre)?;
            paper.text((6, 6), "–", &looks.centre)?;
        }
    }
    let expected = card.expected(of.year).map(|own| (own, ""));
    aim(paper, (7, 7), expected, (decimals, "–"), unbroken, desk)?;
    let last = card.last_target();
    let year = last.map(|(year, _)| format!(" ({year})")).unwrap_or_default();
    let none = say::target(card);
    let target = last.map(|(_, own)| (own, year.as_str()));
    aim(paper, (8, 8), target, (decimals, &none), unbroken, desk)?;
    paper.down()
}

/// The same numbers as numbers, and of the whole strategy.
fn table(paper: &mut Paper<'_>, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let (of, looks) = (desk.of, &desk.looks);
    paper.gap(4.0)?;
    paper.line("Zestawienie liczbowe", &looks.title)?;
    let titles: Vec<String> = of.statuses().iter().copied().map(say::status).collect();
    let mut all: Vec<_> = vec![((0, 0), "Cel")];
    all.extend((1u16..).zip(&titles).map(|(column, own)| ((column, column), own.as_str())));
    let whole = titles.len() as u16 + 1;
    all.push(((whole, whole), "wskaźniki razem"));
    if of.district.is_none() {
        all.push(((8, 8), "zadania wykonane"));
    }
    paper.titles(&all, &looks.heading)?;
    let goals: Vec<&Goal> = of.goals.iter().collect();
    let strategy = (goals.len() != 1).then(|| ("Cała strategia".to_owned(), goals.clone()));
    let each = goals.iter().map(|own| (format!("Cel {}", own.id), vec![*own]));
    for (title, goals) in each.chain(strategy) {
        let tally = Tally::of(goals.iter().flat_map(|own| of.cards_of(own)));
        paper.text((0, 0), &title, &looks.boxed_bold)?;
        let count = looks.number(0, "", "");
        for (column, status) in (1..).zip(of.statuses()) {
            paper.number((column, column), tally.count(*status) as f64, &count)?;
        }
        paper.number((whole, whole), tally.all() as f64, &count)?;
        if of.district.is_some() {
            paper.down()?;
            continue;
        }
        let (done, all) = tasks(&goals, of.year);
        match all {
            0 => paper.text((8, 8), "nie ma zadań", &looks.centre)?,
            all => paper.number((8, 8), done as f64, &looks.number(0, "", &format!(" z {all}")))?,
        }
        paper.down()?;
    }
    Ok(())
}

fn signs(paper: &mut Paper<'_>, desk: &Desk<'_>) -> Result<(), XlsxError> {
    paper.gap(8.0)?;
    paper.line("Znaki", &desk.looks.title)?;
    for status in desk.of.statuses().iter().copied() {
        paper.text((0, 1), &say::status(status), &desk.looks.status(status))?;
        paper.text((2, paper.last()), status.meaning(), &desk.looks.boxed)?;
        paper.down()?;
    }
    for (sign, meaning) in SIGNS {
        paper.text((0, 1), sign, &desk.looks.boxed_bold)?;
        paper.text((2, paper.last()), meaning, &desk.looks.boxed)?;
        paper.down()?;
    }
    Ok(())
}

const SIGNS: [(&str, &str); 3] = [
    (
        "≠ przed liczbą",
        "pierwszy rok nowego szeregu: z latami przed grubą linią nie wolno go porównywać",
    ),
    (
        "#",
        "wartość ukryta, bo licznik jest mniejszy od progu publikacji albo bo razem z innymi liczbami zdradziłaby taki licznik",
    ),
    ("brak", "wartości nie ma; to nie jest zero"),
];
