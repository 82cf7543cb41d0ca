//! The receiver's eye over a strategy: workbook, page and csv are read again by the reading libraries alone, and every
//! value, status, baseline and target is compared with what was worked out.

#[cfg(test)]
mod tests;
mod texts;

use std::path::Path;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};

use crate::indicator::{Card, Change, Monitoring, Point, Status, Tally};
use crate::number::Exact;
use crate::run::Refused;
use crate::run::receiver::differs;
use crate::template::strategy::{Target, Way};
use texts::{lines, page};

/// As everybody reads them: a value that is not there, one that is not shown, nothing to say.
const ABSENT: &str = "brak";
const HIDDEN: &str = "#";
const NOTHING: &str = "–";

/// A place of the workbook that does not say what was worked out: `PZ-01/2024`.
type Told = Result<(), String>;

/// The sheets of the goals, of the cards and of the data; a difference is W103 (exit 4).
pub fn read_workbook(path: &Path, of: &Monitoring) -> Result<(), Refused> {
    let file = name(path);
    let sheets = sheets(path).map_err(|error| differs(&file, error))?;
    workbook(&sheets, of).map_err(|at| differs(&file, at))
}

/// The csv: a line a value, of the city and of those beside it, and none besides.
pub fn read_csv(path: &Path, of: &Monitoring) -> Result<(), Refused> {
    let file = name(path);
    let text = std::fs::read_to_string(path).map_err(|error| differs(&file, error.to_string()))?;
    lines(&text, of).map_err(|at| differs(&file, at))
}

/// The tables of the page: the value of each year on its card.
pub fn read_page(path: &Path, of: &Monitoring) -> Result<(), Refused> {
    let file = name(path);
    let text = std::fs::read_to_string(path).map_err(|error| differs(&file, error.to_string()))?;
    page(&text, of).map_err(|at| differs(&file, at))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Every sheet, in the order of the workbook.
fn sheets(path: &Path) -> Result<Vec<Sheet>, String> {
    let mut book: Xlsx<_> =
        open_workbook(path).map_err(|error: calamine::XlsxError| error.to_string())?;
    let names = book.sheet_names();
    let read = |name: &String| book.worksheet_range(name).map(Sheet).map_err(|e| e.to_string());
    names.iter().map(read).collect()
}

struct Sheet(Range<Data>);

impl Sheet {
    fn number(&self, row: u32, column: u32) -> Option<f64> {
        match self.0.get_value((row, column))? {
            Data::Float(number) => Some(*number),
            Data::Int(number) => Some(*number as f64),
            _ => None,
        }
    }

    fn text(&self, row: u32, column: u32) -> &str {
        match self.0.get_value((row, column)) {
            Some(Data::String(text)) => text,
            _ => "",
        }
    }

    fn rows(&self) -> std::ops::Range<u32> {
        0..self.0.end().map_or(0, |(row, _)| row + 1)
    }

    /// The first row from one on whose first cell is this text.
    fn row(&self, text: &str, from: u32) -> Option<u32> {
        self.rows().skip(from as usize).find(|row| self.text(*row, 0) == text)
    }

    /// The column of a row with this text.
    fn column(&self, row: u32, text: &str) -> Option<u32> {
        let last = self.0.end().map_or(0, |(_, column)| column);
        (0..=last).find(|column| self.text(row, *column) == text)
    }

    /// Does a cell hold the number, rounded to so many decimals? Without one: a text that ends like this.
    fn holds(&self, (row, column): (u32, u32), value: Option<(Exact, u32)>, instead: &str) -> bool {
        let printed = value.and_then(|(own, decimals)| Some((own.rounded(decimals)?, decimals)));
        match (printed, self.number(row, column)) {
            (Some((wanted, decimals)), Some(found)) => {
                (found * 10f64.powi(decimals as i32)).round() as i128 == wanted
            }
            (None, None) => self.text(row, column).ends_with(instead),
            _ => false,
        }
    }
}

fn workbook(sheets: &[Sheet], of: &Monitoring) -> Told {
    // The summary, the goals, the cards, the method, the data, what the charts are drawn from.
    let (goals, cards) = (of.goals.len(), of.cards.len());
    let [summary, rest @ ..] = sheets else {
        return Err("1".to_owned());
    };
    if rest.len() != goals + cards + 3 {
        return Err((rest.len() + 1).to_string());
    }
    tallies(summary, of)?;
    if let Some(own) = &of.district
        && summary.row(&format!("Dzielnica: {}", own.name), 0).is_none()
    {
        return Err(format!("Dzielnica: {}", own.name));
    }
    for (goal, sheet) in of.goals.iter().zip(rest) {
        for card in of.cards_of(goal) {
            row_of_goal(sheet, card, of)?;
        }
    }
    for (card, sheet) in of.cards.iter().zip(&rest[goals..]) {
        on_card(sheet, card)?;
    }
    data(&rest[goals + cards + 1], of)
}

/// How many indicators of each goal stand how.
fn tallies(sheet: &Sheet, of: &Monitoring) -> Told {
    let Some(head) = sheet.row("Cel", 0) else {
        return Err("Cel".to_owned());
    };
    for goal in &of.goals {
        let at = format!("Cel {}", goal.id);
        let row = sheet.row(&at, head).ok_or_else(|| at.clone())?;
        let tally = Tally::of(of.cards_of(goal));
        for (column, status) in (1..).zip(of.statuses()) {
            if sheet.number(row, column) != Some(tally.count(*status) as f64) {
                return Err(format!("{at}: {}", status.title()));
            }
        }
    }
    Ok(())
}

/// The years, both changes, baseline, target and status of a card among those of its goal.
fn row_of_goal(sheet: &Sheet, card: &Card, of: &Monitoring) -> Told {
    let (id, decimals) = (&card.indicator.id, card.indicator.decimals);
    let wrong = |what: &str| format!("{id}: {what}");
    let head = sheet.row("wskaźnik", 0).ok_or_else(|| wrong("wskaźnik"))?;
    let row = sheet.row(id, head + 1).ok_or_else(|| wrong("wiersz celu"))?;
    for year in &of.years {
        let column =
            (0..).take(1 << 14).find(|own| sheet.number(head, *own) == Some((*year).into()));
        let point = card.points.iter().find(|own| own.year == *year);
        let same = column.is_some_and(|own| is_value(sheet, (row, own), point, decimals));
        if !same {
            return Err(format!("{id}/{year}"));
        }
    }
    let change = |own: &Change| match own {
        Change::Points(by) | Change::Amount { by, .. } => (Some((*by, decimals)), ""),
        Change::Broken { .. } => (None, "≠ przerwa"),
        Change::Hidden => (None, HIDDEN),
        Change::Unknown => (None, ABSENT),
    };
    let rounded = |own: Option<Exact>| own.map(|own| (own, decimals));
    let baseline = card.base().and_then(|(_, own)| own);
    let target = match (&card.target, card.last_target()) {
        (Some(Target::Direction(Way::Up)), _) => (None, "wzrost"),
        (Some(Target::Direction(Way::Down)), _) => (None, "spadek"),
        (_, last) => (rounded(last.map(|(_, own)| own)), NOTHING),
    };
    for (title, (value, instead)) in [
        ("zmiana do roku poprzedniego", change(&card.change)),
        ("zmiana od wartości bazowej", change(&card.since_baseline)),
        // What there is instead of a number names the year.
        ("wartość bazowa (rok)", (rounded(baseline), "")),
        ("wartość docelowa (rok)", target),
    ] {
        let column = sheet.column(head, title).ok_or_else(|| wrong(title))?;
        if !sheet.holds((row, column), value, instead) {
            return Err(wrong(title));
        }
    }
    let column = sheet.column(head, "ocena").ok_or_else(|| wrong("ocena"))?;
    match sheet.text(row, column) == said(card.status) {
        true => Ok(()),
        false => Err(wrong("ocena")),
    }
}

fn said(status: Status) -> String {
    format!("{} {}", status.sign(), status.title())
}

fn is_value(sheet: &Sheet, at: (u32, u32), point: Option<&Point>, decimals: u32) -> bool {
    let hidden = point.is_some_and(Point::is_hidden);
    let value = point.and_then(|own| own.value).filter(|_| !hidden);
    sheet.holds(at, value.map(|own| (own, decimals)), if hidden { HIDDEN } else { ABSENT })
}

/// The status, and of every year the value, its numerator and denominator and what the path asks.
fn on_card(sheet: &Sheet, card: &Card) -> Told {
    let id = &card.indicator.id;
    if sheet.row(&said(card.status), 0).is_none() {
        return Err(format!("{id}: ocena"));
    }
    let head = sheet.row("rok", 0).ok_or_else(|| format!("{id}: rok"))?;
    for (row, point) in (head + 1..).zip(&card.points) {
        let hidden = point.is_hidden();
        let numerator = point.numerator.filter(|_| !hidden).map(exactly);
        let denominator = match &card.indicator.denominator {
            Some(_) => (point.denominator.map(exactly), ABSENT),
            None => (None, NOTHING),
        };
        let asked = card.expected(point.year).map(|own| (own, card.indicator.decimals));
        let same = sheet.number(row, 0) == Some(point.year.into())
            && is_value(sheet, (row, 1), Some(point), card.indicator.decimals)
            && sheet.holds((row, 2), numerator, if hidden { HIDDEN } else { ABSENT })
            && sheet.holds((row, 3), denominator.0, denominator.1)
            && sheet.holds((row, 4), asked, NOTHING);
        if !same {
            return Err(format!("{id}/{}", point.year));
        }
    }
    Ok(())
}

/// With as many decimals as it has, six at most.
fn exactly(value: Exact) -> (Exact, u32) {
    let (_, denominator) = value.parts();
    let decimals = (0..=6).find(|scale| 10i128.pow(*scale) % denominator == 0).unwrap_or(6);
    (value, decimals)
}

/// Every measure of every year.
fn data(sheet: &Sheet, of: &Monitoring) -> Told {
    let head = sheet.row("miara", 0).ok_or_else(|| "miara".to_owned())?;
    let all =
        of.measures.iter().flat_map(|own| of.years.iter().zip(&own.origins).map(move |o| (own, o)));
    for (row, (own, (year, origin))) in (head + 1..).zip(all) {
        // A measure of a hidden numerator would tell it.
        let hides = |card: &Card| {
            let mut points = card.points.iter();
            let references = card.indicator.numerator.references();
            points.any(|point| point.year == *year && point.is_hidden())
                && references.iter().any(|reference| reference.parts[0] == own.id)
        };
        let hidden = of.concealed.contains(&(own.id.clone(), *year)) || of.cards.iter().any(hides);
        let value = origin.value.filter(|_| !hidden).map(exactly);
        let instead = if hidden { HIDDEN } else { ABSENT };
        let same = sheet.text(row, 0) == own.id
            && sheet.number(row, 4) == Some((*year).into())
            && sheet.holds((row, 5), value, instead);
        if !same {
            return Err(format!("{}/{year}", own.id));
        }
    }
    Ok(())
}
