//! `explain STRATEGY INDICATOR`: what an indicator came from gives the indicator again, down to the records.

use std::path::Path;
use std::process::Command;

use calamine::{Reader, Xlsx};
use spraw::indicator::{Branch, From, Leaf, Now, Tree};
use spraw::number::Exact;
use spraw::run::{MonitorRequest, Page, explain_indicator, explain_indicators};
use spraw::trace::{MadeOf, Sql, Trace};

use crate::explain::adds_up;
use crate::office::Office;

/// An indicator of a strategy, asked for.
fn tree(office: &Office, strategy: &str, name: &str, page: Page) -> Tree {
    let found = explain_indicator(&request(office, strategy), name, page, &|_| {});
    found.unwrap_or_else(|refused| panic!("{name}: {:?}", refused.diagnostics))
}

fn request(office: &Office, strategy: &str) -> MonitorRequest {
    MonitorRequest {
        office: office.folder.path().to_path_buf(),
        strategy: strategy.to_owned(),
        period: "2025".parse().expect("a year"),
        unit: None,
    }
}

/// `[a] + [b] - [c]` with what stands for each name.
fn sum(formula: &str, of: &dyn Fn(&str) -> Option<Exact>) -> Option<Exact> {
    let mut total = Exact::ZERO;
    let mut sign = "+";
    for word in formula.split_whitespace() {
        match word {
            "+" | "-" => sign = word,
            _ => {
                let name = word.strip_prefix('[').and_then(|own| own.strip_suffix(']'));
                let own = of(name.unwrap_or_else(|| panic!("{formula}")))?;
                total = if sign == "+" { total.plus(own) } else { total.subtract(own) }?;
            }
        }
    }
    Some(total)
}

/// A measure worked out here once more: from what each record gives, each series, each entry.
fn again(own: &Branch) -> Option<Exact> {
    let printed = |own: &Trace| Some(Exact::scaled(own.value?, own.decimals));
    match &own.leaf {
        Leaf::Cells { formula, cells, .. } => sum(formula, &|name| {
            let (form, rest) = name.split_once(':')?;
            let cell = rest.split('@').next()?;
            let own = cells.iter().find(|own| own.form == form && own.name == cell)?;
            match &own.now {
                Now::Same(trace) => printed(trace).filter(|_| adds_up(trace)),
                _ => own.value,
            }
        }),
        Leaf::Counted(trace) => trace.exact.filter(|_| adds_up(trace)),
        Leaf::Series(all) => all.iter().try_fold(Exact::ZERO, |sum, own| sum.plus(own.value)),
        Leaf::Entered { .. } => own.origin.value,
        Leaf::Nothing(_) | Leaf::Hidden => None,
    }
}

/// Every indicator of the two strategies of the sample, in 2025.
#[test]
fn the_leaves_of_every_indicator_of_the_sample_give_its_value() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let office = Office::copy_of(&sample);
    let (mut indicators, mut counted, mut with_records, mut wrong) = (0, 0, 0, Vec::new());
    for strategy in ["strategia-2030", "program-rodziny"] {
        let trees = explain_indicators(&request(&office, strategy));
        let trees = trees.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
        for tree in &trees {
            let card = tree.card.as_ref().expect("a card");
            let (point, own) = (tree.point().expect("the year"), &card.indicator);
            let measure = |name: &str| {
                tree.branches.iter().find(|own| own.origin.measure == name).and_then(again)
            };
            let numerator = sum(&own.numerator_text, &measure);
            let denominator = own.denominator_text.as_ref().map(|own| sum(own, &measure));
            let value = match denominator {
                None => numerator,
                Some(own) => numerator.zip(own).and_then(|(over, under)| over.divide(under)),
            };
            let value =
                value.and_then(|value| value.multiply(Exact::whole(i128::from(own.multiplier))));
            // What is hidden has no value, and its numbers are there all the same.
            let is_same = numerator == point.numerator
                && denominator.flatten() == point.denominator
                && (point.is_hidden() || value == point.value);
            if !is_same || !tree.adds_up {
                wrong.push(format!("{strategy} {}: {numerator:?} {denominator:?}", own.id));
            }
            indicators += 1;
            let of_exports = tree.branches.iter().any(|own| !own.traces().is_empty());
            counted += usize::from(of_exports && point.numerator.is_some());
            let traces = tree.branches.iter().flat_map(Branch::traces);
            let records = traces.flat_map(Trace::tree).filter_map(|(_, own)| match &own.made_of {
                MadeOf::Records(own) => Some(own.rows.len()),
                _ => None,
            });
            with_records += usize::from(records.sum::<usize>() > 0);
        }
        // Counted from the exports without the program: 619 of 1105 persons in families are poor.
        if let Some(tree) = trees
            .iter()
            .find(|own| own.card.as_ref().is_some_and(|own| own.indicator.id == "PS-POW-01"))
        {
            let point = tree.point().expect("the year");
            let numbers = [point.numerator, point.denominator];
            assert_eq!(numbers, [619, 1105].map(|own| Some(Exact::whole(own))));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    // A test over nothing would pass too.
    assert!(
        indicators > 40 && counted > 25 && with_records > 20,
        "{indicators} {counted} {with_records}"
    );
}

const INDICATORS: &str = r#"
[[measure]]
id = "okresowe"
title = "kwota zasiłków okresowych"
unit = "zł"
observed = "rok"
[[measure.source]]
cells = "[mrpips-03:1B/5/3@half_1]"

[[measure]]
id = "razem"
title = "kwota wszystkich zasiłków"
unit = "zł"
observed = "rok"
[[measure.source]]
cells = "[mrpips-03:1B/1/3@half_1]"

[[measure]]
id = "osoby_wlasne"
title = "osoby z pomocą ze środków własnych"
unit = "osoba"
observed = "rok"
[[measure.source]]
view = "payments_in_period"
where = "source = 'wlasne'"
count = "person_id"
period = "half_1"

[[measure]]
id = "mieszkancy"
title = "mieszkańcy"
unit = "osoba"
observed = "stan"

[[measure]]
id = "rodziny_rok"
title = "rodziny roku"
unit = "rodzina"
observed = "rok"
[[measure.source]]
cells = "[mrpips-03:2/6/2]"
to = 2020
[[measure.source]]
cells = "[mrpips-03:2/6/2]"
from = 2021

[[indicator]]
id = "W-1"
name = "Zasiłki okresowe na mieszkańca"
unit = "zł/os."
numerator = "[okresowe]"
denominator = "[mieszkancy]"
round = 2
character = "kontekst"
observed = "rok"
source = "program własny, s. 4"

[[indicator]]
id = "W-2"
name = "Udział zasiłków okresowych"
unit = "%"
numerator = "[okresowe]"
denominator = "[razem]"
multiplier = 100
round = 1
character = "kontekst"
observed = "rok"
source = "program własny, s. 5"

[[indicator]]
id = "W-3"
name = "Osoby z pomocą ze środków własnych"
unit = "osoby"
numerator = "[osoby_wlasne]"
minimum = 3
character = "kontekst"
observed = "rok"
source = "program własny, s. 6"

[[indicator]]
id = "W-4"
name = "Rodziny na mieszkańca"
unit = "rodziny"
numerator = "[rodziny_rok]"
denominator = "[mieszkancy]"
character = "kontekst"
observed = "rok"
source = "program własny, s. 7"
"#;

const STRATEGY: &str = r#"
[strategy]
title = "Program na kartce"
from  = 2025
to    = 2027

[[goal]]
id    = "1"
title = "Pieniądze"

[[goal.operational]]
id        = "1.1"
title     = "Zasiłki"
indicator = [{ id = "W-1" }, { id = "W-2" }, { id = "W-3" }, { id = "W-4" }]
"#;

/// The office of docs/na-kartce.md with a strategy of its own.
fn on_paper() -> Office {
    let office = Office::on_paper();
    office.write("wzory/indicators/wlasne.toml", INDICATORS);
    office.write("wzory/strategies/kartka.toml", STRATEGY);
    office.write(
        "dane-reczne/wskazniki.csv",
        "measure;year;value;day;who;why;reported;expected\n\
         mieszkancy;2025;1000;2025-12-31;Sekretariat;ewidencja ludności;;\n",
    );
    office
}

fn spraw(office: &Office, words: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    let output = command.args(words).arg("-C").arg(office.folder.path()).output();
    let output = output.expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Where the records of a trace stand: the rows of their file.
fn rows(own: &Trace) -> String {
    let MadeOf::Records(records) = &own.made_of else { panic!("{own:?}") };
    let rows = records.rows.iter().filter_map(|own| own.places.first()?.row);
    rows.map(|row| row.to_string()).collect::<Vec<_>>().join(" ")
}

/// What gave a measure, in a word: and its number.
fn said(own: &Branch) -> String {
    let value = own.origin.value.map_or_else(|| "–".to_owned(), |own| own.shown());
    let leaf = match &own.leaf {
        Leaf::Cells { cells, .. } => {
            let now = cells.iter().map(|own| match &own.now {
                Now::Same(trace) => match &trace.made_of {
                    MadeOf::Records(_) => format!("records {}", rows(trace)),
                    MadeOf::Formula(own) => {
                        let parts = own.parts.iter().map(|own| own.reference.as_str());
                        format!("formula {}", parts.collect::<Vec<_>>().join(" "))
                    }
                    _ => "cell".to_owned(),
                },
                Now::Other(own) => format!(
                    "now {}",
                    own.map(Exact::shown).unwrap_or_default().replace('\u{a0}', "")
                ),
                Now::Refused(code) => format!("refused {code}"),
            });
            now.collect::<Vec<_>>().join(", ")
        }
        Leaf::Counted(trace) => format!("records {}", rows(trace)),
        Leaf::Series(_) => "series".to_owned(),
        Leaf::Entered { place, .. } => {
            let place = place.as_ref().expect("a place");
            format!("{} {}", place.file.as_deref().unwrap_or_default(), place.row.unwrap_or(0))
        }
        Leaf::Nothing(all) => all.iter().map(|own| own.word()).collect::<Vec<_>>().join(" "),
        Leaf::Hidden => "hidden".to_owned(),
    };
    format!("{} {}: {leaf}", own.origin.measure, value.replace('\u{a0}', ""))
}

/// W4 to W7 stand in rows 5 to 8 of wyplaty.csv: 3 × 418,50 + 300,25 = 1555,75, printed 1556; all of 1B is 3757. W4
/// and W9, rows 5 and 10, were paid from own means: to one person, of whom nobody publishes anything. Of the whole year there are no exports.
#[test]
fn an_indicator_worked_out_on_paper_is_told_down_to_its_rows() {
    let office = on_paper();
    let laid_open = explain_indicators(&request(&office, "kartka"));
    let laid_open = laid_open.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
    let asked = |name: &str| tree(&office, "kartka", name, Page::ALL);
    for (tree, value, measures) in [
        // 1556 / 1000
        (
            &laid_open[0],
            Some("1,56"),
            "okresowe 1556: records 5 6 7 8 | mieszkancy 1000: dane-reczne/wskazniki.csv 2",
        ),
        // 155600 / 3757 = 41,41…
        (
            &laid_open[1],
            Some("41,4"),
            "okresowe 1556: records 5 6 7 8 | razem 3757: formula 1B/2/3 1B/5/3 1B/14/3 1B/20/3 1B/25/3 1B/27/3 1B/28/3 \
             1B/30/3 1B/31/3 1B/35/3 1B/37/3 1B/40/3 1B/44/3",
        ),
        (&laid_open[2], None, "osoby_wlasne 1: records 5 10"),
        (&asked("W-3"), None, "osoby_wlasne –: hidden"),
        (
            &laid_open[3],
            None,
            "rodziny_rok –: years return entry | mieszkancy 1000: dane-reczne/wskazniki.csv 2",
        ),
        (&asked("okresowe"), None, "okresowe 1556: records 5 6 7 8"),
    ] {
        let card = tree.card.as_ref();
        let name = card.map_or("okresowe", |own| &own.indicator.id);
        let printed = card.zip(tree.point()).and_then(|(card, point)| {
            let decimals = card.indicator.decimals;
            Some(Exact::scaled(point.value?.rounded(decimals)?, decimals).shown())
        });
        assert_eq!(printed.as_deref(), value, "{name}");
        let said: Vec<String> = tree.branches.iter().map(said).collect();
        assert_eq!(said.join(" | "), measures, "{name}");
        assert!(tree.adds_up, "{name}");
    }
}

#[test]
fn a_submission_leads_to_its_records_while_the_exports_say_the_same() {
    let office = on_paper();
    assert_eq!(spraw(&office, &["run", "mrpips-03", "--period", "2025-H1", "-q"]).0, Some(0));
    // 310,25 in place of 300,25: 1565,75.
    for (change, expected) in [
        (None, "okresowe 1556: records 5 6 7 8"),
        (
            Some(("W7;D3;P2;;30.05.2025;1;300,25", "W7;D3;P2;;30.05.2025;1;310,25")),
            "okresowe 1556: now 1566",
        ),
    ] {
        if let Some((old, new)) = change {
            office.replace("dane/2025-H1/wyplaty.csv", old, new);
        }
        let tree = tree(&office, "kartka", "W-1", Page::ALL);
        assert_eq!(said(&tree.branches[0]), expected);
        let From::Submission { version, .. } = &tree.branches[0].origin.from else {
            panic!("{:?}", tree.branches[0].origin)
        };
        assert_eq!((*version, tree.adds_up), (1, true));
    }
    let (_, text, _) = spraw(&office, &["explain", "kartka", "W-1", "--period", "2025"]);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in
        ["wersja 1", "eksporty dają teraz 1 566", "spraw diff mrpips-03:2025-H1:v1 --cell 1B/5/3"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
}

/// What is below the least that is published is in no format, nor is anything that it came from.
#[test]
fn a_hidden_indicator_is_hidden_in_every_format_until_it_is_asked_for() {
    let office = on_paper();
    let command = ["explain", "kartka", "W-3", "--period", "2025"];
    let kept = |name: &str, more: &[&str]| {
        let path = office.path(name);
        let path = path.to_str().expect("a path");
        let (code, ..) = spraw(&office, &[&command[..], more, &["--to", path]].concat());
        assert_eq!(code, Some(0), "{name}");
        std::fs::read(path).expect("written")
    };
    for (more, is_told) in [(&[][..], false), (&["--show-personal"][..], true)] {
        let with = |extra: &[&str]| spraw(&office, &[&command[..], more, extra].concat());
        let (code, text, told) = with(&[]);
        let (_, json, _) = with(&["--format", "json"]);
        let csv = String::from_utf8(kept("w3.csv", more)).expect("text");
        assert_eq!(code, Some(0), "{told}");
        assert_eq!(told.contains("X104"), is_told, "{told}");
        for (format, said) in [("text", &text), ("json", &json), ("csv", &csv)] {
            assert_eq!(said.contains("wyplaty.csv"), is_told, "{format}: {said}");
        }
        assert!(text.contains('#'), "{text}");
    }
}

/// A sheet for the tree, one for the records of each counted cell, one for the queries.
#[test]
fn the_workbook_of_an_indicator_has_its_records_and_queries() {
    let office = on_paper();
    let path = office.path("w2.xlsx");
    let file = path.to_str().expect("a path");
    let done = spraw(&office, &["explain", "kartka", "W-1", "--period", "2025", "--to", file]);
    assert_eq!(done.0, Some(0), "{}", done.2);
    let mut book: Xlsx<_> = calamine::open_workbook(&path).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Wskaźnik", "1B-5-3", "SQL"]);
    let mut text = |sheet: &str| {
        let range = book.worksheet_range(sheet).expect("a sheet");
        range.rows().flatten().map(|own| own.to_string()).collect::<Vec<_>>().join("\n")
    };
    for (sheet, part) in [
        ("Wskaźnik", "program własny, s. 4"),
        ("Wskaźnik", "dane-reczne/wskazniki.csv, wiersz 2"),
        ("1B-5-3", "dane/2025-H1/wyplaty.csv"),
        ("SQL", "WITH"),
    ] {
        assert!(text(sheet).contains(part), "{sheet}: {part}");
    }
}

/// What `spraw sql` prints of a cell stands in `explain` too; a cell that is entered or blocked says that it has none.
#[test]
fn explain_says_the_cell_in_sql() {
    let office = Office::on_paper();
    let json = |cell: &str| -> serde_json::Value {
        let words = ["explain", "mrpips-03", cell, "--period", "2025-H1", "--format", "json"];
        serde_json::from_str(&spraw(&office, &words).1).expect(cell)
    };
    for (cell, without) in [("1B/5/3", None), ("1B/1/3", None), ("1A/1/2", Some("blocked"))] {
        let found = json(cell);
        assert_eq!(found["without_sql"].as_str(), without, "{cell}");
        let sql = spraw(&office, &["sql", "mrpips-03", cell, "--period", "2025-H1"]).1;
        let own = found["sql"].as_str();
        assert_eq!(own.map(str::trim_end), without.is_none().then(|| sql.trim_end()), "{cell}");
    }
    let text = |more: &[&str]| {
        let words = ["explain", "mrpips-03", "1B/5/3", "--period", "2025-H1"];
        spraw(&office, &[&words[..], more].concat()).1
    };
    let (short, whole) = (text(&[]), text(&["-v"]));
    assert!(short.contains("spraw sql mrpips-03 1B/5/3 --period 2025-H1"), "{short}");
    assert!(!short.contains("WITH") && whole.contains("WITH"), "{whole}");
    // A measure that is counted for itself is said in SQL as well.
    let tree = tree(&on_paper(), "kartka", "osoby_wlasne", Page { personal: true, ..Page::ALL });
    let traces = tree.branches[0].traces();
    let sql = traces.first().and_then(|own| own.sql.as_ref());
    assert!(
        matches!(sql, Some(Sql::Query { text, .. }) if text.contains("count(DISTINCT")),
        "{sql:?}"
    );
}
