//! Yearly reports for councils: each year is the same number in every report that shows it, the same exports
//! give the same bytes, and workbook and page can be read by everybody.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use html5gum::{Token, Tokenizer};
use spraw::report::{Report, State};

use crate::office::Office;

pub const REPORTS: [&str; 4] = ["wspieranie-rodziny", "piecza-zastepcza", "program-pieczy", "ozps"];
/// What becomes of it in a page must be text.
const NAME: &str = "Ośrodek <b>A&B</b> „x” 'y'";

/// Three years of an invented office without blemishes, made once.
fn invented() -> &'static Path {
    static MADE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let made = Command::new(env!("CARGO_BIN_EXE_spraw"))
            .arg("demo")
            .arg(folder.path().join("biuro"))
            .args([
                "--inhabitants",
                "15000",
                "--seed",
                "3",
                "--years",
                "2023..2025",
                "--clean",
                "-q",
            ])
            .output()
            .expect("the program starts");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        folder
    });
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| folder.path().join("biuro"))
}

pub fn office() -> Office {
    let office = Office::copy_of(invented());
    let settings = std::fs::read_to_string(office.path("spraw.toml")).expect("settings");
    let line = settings.lines().find(|own| own.starts_with("name")).expect("a name");
    office.replace("spraw.toml", line, &format!("name = \"{NAME}\""));
    office
}

pub fn made(office: &Office, form: &str, period: &str, write: bool) -> Report {
    let done = office.run_form(form, period, &[], write);
    done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics)).report
}

/// The printed values of a column that were counted, or worked out from such.
fn column(report: &Report, column: &str) -> BTreeMap<String, Option<i128>> {
    let mut found = BTreeMap::new();
    for section in &report.sections {
        let index = section.columns.iter().position(|own| own.id == column).expect("a column");
        for row in section.rows.iter().filter(|own| !own.heading) {
            let cell = &row.cells[index];
            if matches!(cell.state, State::Computed | State::Formula) {
                found.insert(format!("{}/{}", section.id, row.id), cell.printed);
            }
        }
    }
    found
}

#[test]
fn a_year_has_the_same_numbers_in_every_report_that_shows_it() {
    let office = office();
    for form in REPORTS {
        let reports: BTreeMap<u32, Report> = [2023, 2024, 2025]
            .map(|year| (year, made(&office, form, &year.to_string(), false)))
            .into();
        for (later, earlier) in [
            (("y1", 2025), ("y0", 2024)),
            (("y1", 2024), ("y0", 2023)),
            (("y2", 2025), ("y0", 2023)),
        ] {
            let mine = column(&reports[&later.1], later.0);
            let theirs = column(&reports[&earlier.1], earlier.0);
            assert!(
                mine.len() >= 6 && mine.values().flatten().any(|own| *own > 0),
                "{form} {later:?}"
            );
            assert_eq!(mine, theirs, "{form}: {later:?} and {earlier:?}");
        }
        // Of 2022 there are no exports: no number is not zero.
        let counted = column(&reports[&2024], "y2").into_values().flatten().count();
        assert_eq!(counted, 0, "{form} 2022");
    }
}

fn files(office: &Office, form: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = office.path(&format!("wyniki/2025/{form}/v1"));
    let entries =
        std::fs::read_dir(folder).expect("a version").map(|own| own.expect("an entry").path());
    entries
        .filter(|own| own.is_file())
        .map(|own| {
            let name = own.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(own).expect("a file"))
        })
        .collect()
}

fn ending<'f>(files: &'f BTreeMap<String, Vec<u8>>, form: &str, end: &str) -> &'f [u8] {
    let own = files.iter().find(|(name, _)| name.starts_with(form) && name.ends_with(end));
    own.unwrap_or_else(|| panic!("{form} has no {end}")).1
}

#[test]
fn the_same_exports_give_the_same_bytes() {
    let (one, other) = (office(), office());
    for form in REPORTS {
        made(&one, form, "2025", true);
        made(&other, form, "2025", true);
        let (one, other) = (files(&one, form), files(&other, form));
        assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (name, bytes) in &one {
            assert!(other[name] == *bytes, "{form}: {name} differs");
        }
    }
}

#[test]
fn the_workbook_has_a_native_table_for_each_section_and_every_chart() {
    let office = office();
    for form in REPORTS {
        let report = made(&office, form, "2025", true);
        let files = files(&office, form);
        let bytes = ending(&files, form, ".xlsx").to_vec();
        let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let names: Vec<String> =
            archive.file_names().map(|own| own.expect("a name").into_owned()).collect();
        let parts = |start: &str| names.iter().filter(|own| own.starts_with(start)).count();
        let sections = report.sections.iter().filter(|own| !own.rows.is_empty()).count();
        let charts: usize = report
            .sections
            .iter()
            .map(|own| own.charts.iter().filter(|own| own.is_there()).count())
            .sum();
        assert!(sections >= 3 && charts >= 3, "{form}");
        assert_eq!(parts("xl/tables/table"), sections, "{form}");
        assert_eq!(parts("xl/charts/chart"), charts, "{form}");
    }
}

/// An element of a page, in the order of the text.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
}

impl Element {
    fn says(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }
}

/// The elements of a page and its text, as a browser reads them; every element is closed in its turn.
fn read(page: &str) -> (Vec<Element>, String) {
    const EMPTY: [&str; 6] = ["meta", "line", "rect", "circle", "link", "br"];
    let (mut elements, mut words, mut open) = (Vec::new(), String::new(), Vec::new());
    let text = |own: &[u8]| String::from_utf8(own.to_vec()).expect("UTF-8");
    for token in Tokenizer::new(page) {
        match token.expect("no error of reading") {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let attributes =
                    tag.attributes.iter().map(|(name, own)| (text(name), text(own))).collect();
                if !EMPTY.contains(&name.as_str()) {
                    open.push(name.clone());
                }
                elements.push(Element { name, attributes });
            }
            Token::EndTag(tag) => {
                assert_eq!(open.pop(), Some(text(&tag.name)), "closed in its turn")
            }
            Token::String(own) => {
                words.push_str(&text(&own));
                words.push('\n');
            }
            Token::Error(error) => panic!("{error:?}"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
    (elements, words)
}

#[test]
fn the_page_is_read_without_eyes_and_without_the_internet() {
    let office = office();
    for form in REPORTS {
        let report = made(&office, form, "2025", true);
        let files = files(&office, form);
        let page = String::from_utf8(ending(&files, form, ".html").to_vec()).expect("UTF-8");
        let (elements, words) = read(&page);
        let all = |name: &str| elements.iter().filter(|own| own.name == name).collect::<Vec<_>>();

        assert_eq!(all("html")[0].says("lang"), "pl");
        assert_eq!(all("title").len(), 1, "{form}");
        assert_eq!(all("h1").len(), 1, "{form}");
        assert!(
            !page.contains("http:") && !page.contains("https:") && !page.contains("//"),
            "{form}"
        );
        for own in &elements {
            assert!(
                !["script", "link", "img", "iframe", "object"].contains(&own.name.as_str()),
                "{}",
                own.name
            );
            assert!(own.says("src").is_empty() && own.says("style").is_empty(), "{}", own.name);
        }
        assert!(!page.contains("url(") && !page.contains("@import"), "{form}");

        // The name of the office is text: it makes no element.
        assert!(words.contains(NAME), "{form}");
        assert!(all("b").is_empty(), "{form}");

        // What is pointed at is there, and only once.
        let ids: Vec<&str> =
            elements.iter().map(|own| own.says("id")).filter(|own| !own.is_empty()).collect();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "{form}: an id stands twice");
        let links: Vec<&str> = all("a").iter().map(|own| own.says("href")).collect();
        assert_eq!(
            links.len(),
            report.sections.len() + 1,
            "{form}: one to each table, one past the contents"
        );
        for link in links {
            assert!(
                known.contains(link.strip_prefix('#').expect("a place of the page")),
                "{form}: {link}"
            );
        }
        for own in &elements {
            for named in own.says("aria-labelledby").split_whitespace() {
                assert!(known.contains(named), "{form}: {named}");
            }
        }

        let tables = all("table");
        assert_eq!(tables.len(), report.sections.len(), "{form}");
        assert!(tables.iter().all(|own| !own.says("aria-labelledby").is_empty()), "{form}");
        let scopes = all("th").into_iter().map(|own| own.says("scope")).collect::<BTreeSet<_>>();
        assert!(scopes.is_subset(&["col", "row", "rowgroup"].into()), "{form}: {scopes:?}");
        let rows: usize = report.sections.iter().map(|own| own.rows.len()).sum();
        let columns: usize = report.sections.iter().map(|own| own.columns.len() + 2).sum();
        assert_eq!(all("th").len(), rows + columns, "{form}: a header for each row and column");

        let charts: usize = report
            .sections
            .iter()
            .map(|own| own.charts.iter().filter(|own| own.is_there()).count())
            .sum();
        let (drawn, told) = (all("svg"), all("desc"));
        assert_eq!((drawn.len(), told.len()), (charts, charts), "{form}");
        assert!(
            drawn
                .iter()
                .all(|own| own.says("role") == "img" && own.says("aria-labelledby").contains("-o")),
            "{form}"
        );
    }
}
