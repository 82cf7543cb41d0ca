//! A report as one page: it needs no other file, prints to A4, and is read by a screen reader table by table.

mod svg;

use super::markup::{Page, plain, text};
use super::xlsx_agreement;
use super::xlsx_table::{EMPTY, suffix, units_of};
use super::{notes_of, row_title};
use crate::number::decimal_grouped;
use crate::report::{Outcome, Report, Row, RuleOutcome, Section, State};

/// The page of a report; the same report gives the same bytes.
pub fn page(report: &Report, outcomes: &[RuleOutcome]) -> Vec<u8> {
    let head = &report.head;
    let title = format!("{} {}", head.title, head.period_text);
    let mut page = Page::default();
    page.begin(&title, "");
    page.element("h1", &head.title);
    page.element("p", &format!("{}, {}", head.unit_name, head.period_text));
    page.element("p", &format!("{}, wersja {}", head.symbol, report.version));
    if !report.uncovered.is_empty() {
        page.put(&format!("<p class=\"mark\">{}</p>\n", text(&report.uncovered)));
    }
    if !head.official {
        page.put(&format!("<p class=\"mark\">{}</p>\n", text(report.layout.unverified(head))));
    }
    for option in &head.options {
        page.element("p", option);
    }
    page.put("</header>\n");
    contents(&mut page, report);
    page.put("<main id=\"tresc\">\n");
    let mut chapter = "";
    for section in &report.sections {
        if section.chapter != chapter {
            chapter = &section.chapter;
            page.element("h2", chapter);
        }
        part(&mut page, section, report);
    }
    trust(&mut page, outcomes);
    agreements(&mut page, report);
    page.put("</main>\n<footer>\n");
    page.element("p", EMPTY);
    page.end();
    page.0.into_bytes()
}

/// The cells that a page shows: `section/row/column` and the text of the cell, as written.
pub fn cells_of_page(page: &str) -> Vec<(String, String)> {
    let cells = page.split("<td data-cell=\"").skip(1);
    let cell = |own: &str| {
        let (name, rest) = own.split_once('"')?;
        let (_, rest) = rest.split_once('>')?;
        let (value, _) = rest.split_once("</td>")?;
        Some((plain(name), plain(value)))
    };
    cells.filter_map(cell).collect()
}

fn contents(page: &mut Page, report: &Report) {
    page.put("<nav aria-label=\"Spis treści\">\n<h2>Spis treści</h2>\n<ol>\n");
    let mut chapter = "";
    for section in &report.sections {
        if section.chapter != chapter {
            if !chapter.is_empty() {
                page.put("</ol>\n</li>\n");
            }
            chapter = &section.chapter;
            page.put(&format!("<li>{}\n<ol>\n", text(chapter)));
        }
        let (id, title) = (text(&section.id), text(&section.title));
        page.put(&format!("<li><a href=\"#t-{id}\">Tabela {id}. {title}</a></li>\n"));
    }
    if !chapter.is_empty() {
        page.put("</ol>\n</li>\n");
    }
    page.put("</ol>\n</nav>\n");
}

fn part(page: &mut Page, section: &Section, report: &Report) {
    let id = text(&section.id);
    page.put(&format!("<section id=\"t-{id}\">\n"));
    page.put(&format!("<h3 id=\"h-{id}\">Tabela {id}. {}</h3>\n", text(&section.title)));
    if !section.note.is_empty() {
        page.put(&format!("<p class=\"note\">{}</p>\n", text(&section.note)));
    }
    page.put(&format!(
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"h-{id}\">\n"
    ));
    page.put(&format!("<table aria-labelledby=\"h-{id}\">\n"));
    let mut notes = notes_of(section);
    notes.extend(
        (!section.official && report.head.official)
            .then(|| report.layout.unverified(&report.head).to_owned()),
    );
    if !notes.is_empty() {
        page.element("caption", &notes.join("; "));
    }
    head(page, section);
    if section.rows.first().is_none_or(|own| !own.heading) {
        page.put("<tbody>\n");
    }
    for row in &section.rows {
        line(page, section, row);
    }
    page.put("</tbody>\n</table>\n</div>\n");
    page.put(&format!("<p class=\"source\">Źródło: {}</p>\n", text(&section.source)));
    for (index, chart) in section.charts.iter().filter(|own| own.is_there()).enumerate() {
        page.put(&svg::figure(chart, section, &format!("w-{id}-{index}")));
    }
    page.put("</section>\n");
}

/// The titles of the columns; heads of groups stand above them.
fn head(page: &mut Page, section: &Section) {
    let together = section.together();
    let grouped = section.has_groups();
    if grouped {
        // A head of a group speaks of the columns of a `colgroup`.
        page.put("<colgroup span=\"2\"></colgroup>\n");
        for own in &together {
            page.put(&format!("<colgroup span=\"{}\"></colgroup>\n", own.columns.len()));
        }
    }
    let both = if grouped { " rowspan=\"2\"" } else { "" };
    page.put("<thead>\n<tr>");
    for title in ["Wyszczególnienie", "jednostka"] {
        page.put(&format!("<th scope=\"col\"{both}>{title}</th>"));
    }
    for own in &together {
        match own.group {
            "" => {
                let title = text(&own.columns[0].title);
                page.put(&format!("<th scope=\"col\"{both}>{title}</th>"));
            }
            group => {
                let (over, group) = (own.columns.len(), text(group));
                page.put(&format!("<th scope=\"colgroup\" colspan=\"{over}\">{group}</th>"));
            }
        }
    }
    if grouped {
        page.put("</tr>\n<tr>");
        for column in section.columns.iter().filter(|own| !own.group.is_empty()) {
            page.put(&format!("<th scope=\"col\">{}</th>", text(column.under())));
        }
    }
    page.put("</tr>\n</thead>\n");
}

fn line(page: &mut Page, section: &Section, row: &Row) {
    if row.heading {
        // What a heading speaks of is a group of rows of its own.
        if !page.0.ends_with("</thead>\n") {
            page.put("</tbody>\n");
        }
        let width = section.columns.len() + 2;
        page.put(&format!(
            "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{width}\">{}</th></tr>\n",
            text(&row.label)
        ));
        return;
    }
    let level = row.level.min(4);
    let unit = units_of(&row.cells);
    page.put(&format!(
        "<tr class=\"level-{level}\"><th scope=\"row\">{}</th>",
        text(&row_title(row))
    ));
    page.put(&format!("<td class=\"unit\">{}</td>", text(&unit)));
    for (cell, column) in row.cells.iter().zip(&section.columns) {
        let name = format!("{}/{}/{}", section.id, row.id, column.id);
        let value = match (cell.state, cell.printed) {
            (State::Blocked, _) => "X".to_owned(),
            (_, Some(value)) => decimal_grouped(value, cell.decimals) + suffix(cell),
            (_, None) => String::new(),
        };
        let proposed = match cell.state {
            State::Proposed => " class=\"proposed\"",
            _ => "",
        };
        page.put(&format!("<td data-cell=\"{}\"{proposed}>{}</td>", text(&name), text(&value)));
    }
    page.put("</tr>\n");
}

/// How far the numbers can be trusted. Which rules failed is for the office to mend: its workbook tells.
fn trust(page: &mut Page, outcomes: &[RuleOutcome]) {
    let count = |wanted: Outcome| outcomes.iter().filter(|own| own.outcome == wanted).count();
    let failed = count(Outcome::Failed) + count(Outcome::CouldNotRun);
    let kept = count(Outcome::Passed);
    page.element("h2", "Jak sprawdzono liczby");
    let open = match failed {
        0 => "nie zostało nic do wyjaśnienia".to_owned(),
        _ => format!("do wyjaśnienia: {failed} (arkusz Kontrole w skoroszycie sprawozdania)"),
    };
    page.element("p", &format!("Reguły sprawdzone przez program: spełnione {kept}; {open}."));
}

/// The same quantities in other returns.
fn agreements(page: &mut Page, report: &Report) {
    if report.agreements.is_empty() {
        return;
    }
    page.put("<h2 id=\"uzgodnienia\">Te same wielkości w innych sprawozdaniach</h2>\n");
    page.put(
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"uzgodnienia\">\n",
    );
    page.put("<table aria-labelledby=\"uzgodnienia\">\n<thead>\n<tr>");
    for (title, _) in xlsx_agreement::COLUMNS {
        page.put(&format!("<th scope=\"col\">{}</th>", text(title)));
    }
    page.put("</tr>\n</thead>\n<tbody>\n");
    for own in &report.agreements {
        page.put("<tr>");
        for (column, own) in xlsx_agreement::texts(own).iter().enumerate() {
            let cell = if column == 0 { "th scope=\"row\"" } else { "td" };
            page.put(&format!("<{cell}>{}</{}>", text(own), &cell[..2]));
        }
        page.put("</tr>\n");
    }
    page.put("</tbody>\n</table>\n</div>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_shows_is_read_back_and_never_becomes_markup() {
        let mut page = Page::default();
        page.put(&format!("<td class=\"unit\">{}</td>", text("zł")));
        for (name, value) in [("1/<b>/2", "1\u{a0}234,5"), ("a&b/1/\"", "X"), ("1/2/3", "")] {
            page.put(&format!("<td data-cell=\"{}\">{}</td>", text(name), text(value)));
        }
        let shown = cells_of_page(&page.0);
        let expected = [("1/<b>/2", "1\u{a0}234,5"), ("a&b/1/\"", "X"), ("1/2/3", "")];
        assert_eq!(shown, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert!(!page.0.contains("<b>"), "{}", page.0);
    }
}
