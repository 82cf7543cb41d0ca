//! Plan and execution by year. Polish: ramy finansowe i ich wykonanie.

use super::plot::plain_number;
use super::say;
use super::table::{Cell, Table};
use crate::indicator::{FrameYear, Monitoring};
use crate::number::Exact;
use crate::write::markup::Page;
use crate::write::markup::drawing::{colour, short};

/// Of a bar, and of its part up to 100 % when nothing is above.
const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 12.0;

pub fn frame(page: &mut Page, monitoring: &Monitoring) {
    page.put("<section id=\"ramy\">\n<h2>Ramy finansowe</h2>\n");
    if monitoring.frame.is_empty() {
        page.element("p", "Strategia nie podaje ram finansowych.");
    } else {
        years(page, &monitoring.frame);
    }
    page.put("</section>\n");
}

fn years(page: &mut Page, frame: &[FrameYear]) {
    let most = frame.iter().filter_map(|own| part(own.plan, own.done)).map(plain_number);
    let most = most.fold(100.0, f64::max);
    let mut table = Table::new("plan-i-wykonanie", "Plan i wykonanie ram finansowych").heads([
        "Rok",
        "Plan (zł)",
        "Wykonanie (zł)",
        "Wykonanie planu",
    ]);
    for own in frame {
        table.row(&line(&own.year.to_string(), own.plan, own.done, most));
    }
    // Years that are not over would make the execution look low.
    let over = || frame.iter().filter(|own| own.done.is_some());
    let plan = over().try_fold(Exact::ZERO, |sum, own| sum.plus(own.plan));
    let done = over().try_fold(Exact::ZERO, |sum, own| sum.plus(own.done?));
    if over().count() > 1
        && let Some(plan) = plan
    {
        table.total(&line("Razem lata z wykonaniem", plan, done, most));
    }
    table.put(page);
}

fn line(title: &str, plan: Exact, done: Option<Exact>, most: f64) -> [Cell; 4] {
    let share = match (part(plan, done), done) {
        (Some(own), _) => Cell::drawn(&said(own), &bar(plain_number(own), most)),
        (None, Some(_)) => Cell::words("nie liczy się: plan jest równy zero"),
        (None, None) => Cell::words(say::ABSENT),
    };
    let done = done.map_or_else(|| say::ABSENT.to_owned(), |own| say::number(own, 2));
    [Cell::head(title), Cell::number(say::number(plan, 2)), Cell::number(done), share]
}

/// In percent.
fn part(plan: Exact, done: Option<Exact>) -> Option<Exact> {
    done?.divide(plan)?.multiply(Exact::whole(100))
}

fn said(percent: Exact) -> String {
    format!("{}\u{a0}%", say::number(percent, 1))
}

/// The number beside it says what the bar shows; the line stands at the whole plan.
fn bar(percent: f64, most: f64) -> String {
    let at = |own: f64| short((own / most).clamp(0.0, 1.0) * WIDTH);
    format!(
        "<svg class=\"bar\" aria-hidden=\"true\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">\
         <rect x=\"0\" y=\"0\" width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#e7e6e6\"/>\
         <rect x=\"0\" y=\"2\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\
         <line x1=\"{whole}\" x2=\"{whole}\" y1=\"0\" y2=\"{HEIGHT}\" stroke=\"#1a1a1a\" stroke-width=\"2\"/></svg>",
        at(percent),
        HEIGHT - 4.0,
        colour(0),
        whole = at(100.0),
    )
}
