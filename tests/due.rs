//! What waits on a day: deadlines of returns, and lists of work as on that day.

use std::path::Path;

use spraw::period::ReportingPeriod;
use spraw::run::{deadlines, lists_on};

use crate::office::Office;

fn office() -> Office {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    let office = Office::copy_of(&root.join("the_year_begins_before_the_half"));
    let path = office.path("wzory/proba.toml");
    let form = std::fs::read_to_string(&path).expect("the template");
    let variant = "symbol = \"PROBA-P\"\n";
    let form =
        form.replace(variant, &format!("{variant}due = {{ H1 = \"31.07\", H2 = \"31.01\" }}\n"));
    let list = r#"
[[worklist]]
id      = "trwa"
title   = "Trwa dłużej niż miesiąc"
view    = "stays"
where   = "add_months(od, 1) <= :end"
columns = ["s_id"]
due     = "od"
source  = "próba"
"#;
    office.write("wzory/proba.toml", &format!("{form}{list}"));
    office
}

#[test]
fn the_newest_ended_period_waits_until_its_deadline_and_is_late_after_it() {
    // 31 January 2026 is a Saturday, and nothing moves it.
    for (today, period, day, open) in [
        ("2025-06-30", "2024-H2", "2025-01-31", false),
        ("2025-07-01", "2025-H1", "2025-07-31", true),
        ("2025-07-31", "2025-H1", "2025-07-31", true),
        ("2025-08-01", "2025-H1", "2025-07-31", false),
        ("2026-01-31", "2025-H2", "2026-01-31", true),
        ("2026-02-02", "2025-H2", "2026-01-31", false),
        // The return exists since 2020.
        ("2020-07-15", "2020-H1", "2020-07-31", true),
    ] {
        let office = office();
        // Nobody waits for what ended before the first exports.
        std::fs::create_dir_all(office.path(&format!("dane/{period}"))).expect("a folder");
        let day_of = today.parse().expect("a day");
        let root = office.folder.path();
        let found = deadlines(root, day_of).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
        let own: Vec<_> = found.iter().filter(|own| own.form == "proba").collect();
        let [own] = own.as_slice() else { panic!("{today}: {own:?}") };
        assert_eq!((own.period.to_string().as_str(), own.day.to_string().as_str()), (period, day));
        assert_eq!(day_of <= own.day, open, "{today}");
    }
    let office = office();
    let early = deadlines(office.folder.path(), "2020-02-01".parse().expect("a day"));
    let early = early.unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    assert!(early.iter().all(|own| own.form != "proba"), "before its first edition: {early:?}");
}

#[test]
fn what_was_never_made_stays_on_the_list() {
    // Exports begin with 2025-H2; its day is 31 January 2026. Made | today | what waits
    let table = "
        –                | 2025-12-31 |
        2024-H1          | 2025-12-31 | 2024-H2 2025-H1
        2025-H1          | 2025-12-31 | 2025-H1
        –                | 2026-06-30 | 2025-H2
        –                | 2026-07-01 | 2025-H2 2026-H1
        –                | 2027-01-31 | 2025-H2 2026-H1 2026-H2
        –                | 2027-02-01 | 2026-H1 2026-H2
        2025-H2          | 2026-07-01 | 2026-H1
        2025-H2          | 2027-02-01 | 2026-H1 2026-H2
        2025-H2          | 2028-01-15 | 2026-H1 2026-H2 2027-H1 2027-H2
        2025-H2 2026-H2  | 2028-01-15 | 2026-H1 2027-H1 2027-H2
        2024-H1          | 2026-06-30 | 2024-H2 2025-H1 2025-H2
        2026-H1          | 2026-07-01 | 2025-H2 2026-H1
    ";
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [made, today, expected] = parts.as_slice() else { panic!("{line}") };
        let office = office();
        for period in made.split(' ').filter(|own| *own != "–") {
            office.write(&format!("wyniki/{period}/proba/v1/manifest.json"), "{}");
        }
        let day = today.parse().expect("a day");
        let found = deadlines(office.folder.path(), day);
        let found = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
        let own = found.iter().filter(|own| own.form == "proba").map(|own| own.period.to_string());
        assert_eq!(own.collect::<Vec<_>>().join(" "), *expected, "{line}");
    }
}

#[test]
fn lists_are_as_on_the_day_from_the_newest_exports() {
    let office = office();
    // The exports of 2025-H2 hold stays that began on 31.12.2024, 1.01.2025 and 1.07.2025.
    for (day, exports, who, late) in [
        ("2025-07-01", "2025-H2", &["A", "B"][..], 2),
        ("2025-07-31", "2025-H2", &["A", "B"], 2),
        ("2025-08-01", "2025-H2", &["A", "B", "C"], 3),
        ("2026-03-15", "2025-H2", &["A", "B", "C"], 3),
    ] {
        let found = lists_on(office.folder.path(), "proba", day.parse().expect("a day"), &|_| {});
        let today = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics)).expect("exports");
        let expected: ReportingPeriod = exports.parse().expect("a period");
        assert_eq!(today.exports, expected, "{day}");
        let [list] = today.lists.as_slice() else { panic!("one list") };
        let ids: Vec<String> = list.rows.iter().map(|row| format!("{:?}", row[0])).collect();
        let expected: Vec<String> = who.iter().map(|own| format!("Text(\"{own}\")")).collect();
        assert_eq!((ids, list.late), (expected, Some(late)), "{day}");
    }
    let before =
        lists_on(office.folder.path(), "proba", "2025-06-30".parse().expect("a day"), &|_| {});
    let before = before.unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    assert!(before.is_none(), "no exports begin before that day");
}

/// What `due` says of the sample office, and its exit code.
fn told(office: &Office, words: &[&str]) -> (String, Option<i32>) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_spraw"));
    let command = command.arg("due").arg("-C").arg(office.folder.path()).args(words);
    let output = command.output().expect("the program starts");
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.code())
}

#[test]
fn due_tells_of_the_returns_of_the_offices_roles_that_still_exist() {
    let office = Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data"));
    let (said, code) = told(&office, &["--today", "2026-02-10", "--write"]);
    assert_eq!(code, Some(1), "{said}");
    let lines = |said: &str, word: &str| said.lines().filter(|line| line.contains(word)).count();
    // Both halves of 2025, the lists and where they are.
    assert_eq!((lines(&said, "wrispz-p"), lines(&said, "dwidzk")), (4, 0), "{said}");
    let list = "wyniki/na-dzis/2026-02-10/wrispz-p/listy/oceny-dzieci.csv";
    assert!(office.path(list).is_file(), "{said}");

    office.replace("spraw.toml", "roles = [\"gmina\", \"powiat\"]", "roles = [\"gmina\"]");
    let (said, _) = told(&office, &["--today", "2026-02-10"]);
    assert_eq!((lines(&said, "wrispz-g"), lines(&said, "wrispz-p")), (3, 0), "{said}");
}

#[test]
fn an_option_that_no_return_has_is_told_before_the_day() {
    let office = Office::on_paper();
    let (_, code) = told(&office, &["--today", "2025-07-10"]);
    assert!(code < Some(2));
    office.append("spraw.toml", &["[options.mrpips-03]\nbassis = \"decision\"".to_owned()]);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(["due", "--today", "2025-07-10", "-C"]).arg(office.folder.path());
    let output = command.output().expect("the program starts");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("C105") && told.contains("„basis”"), "{told}");
    // Deadlines are told all the same.
    assert!(String::from_utf8_lossy(&output.stdout).contains("mrpips-03"));
}

#[test]
fn an_option_is_judged_by_the_editions_that_wait() {
    let office = office();
    let form = std::fs::read_to_string(office.path("wzory/proba.toml")).expect("the template");
    std::fs::remove_file(office.path("wzory/proba.toml")).expect("removed");
    let option = "\n[[option]]\nid = \"sposob\"\ntype = \"text\"\nvalues = [\"a\", \"b\"]\ndefault = \"a\"\nlabel = \"jak\"\n";
    office.write("wzory/proba/2020-01-01/template.toml", &form);
    let newer = form.replace("2020-01-01", "2026-01-01");
    office.write("wzory/proba/2026-01-01/template.toml", &format!("{newer}{option}"));
    office.append("spraw.toml", &["[options.proba]\nsposob = \"b\"".to_owned()]);
    let code = |today: &str, made: bool| {
        if made {
            office.write("wyniki/2025-H2/proba/v1/manifest.json", "{}");
        }
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_spraw"));
        command.args(["due", "--today", today, "-C"]).arg(office.folder.path());
        let output = command.output().expect("the program starts");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(told.contains("C105"), output.status.code() == Some(2), "{told}");
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(out.contains("proba"), "deadlines are told all the same: {out}");
        (output.status.code(), told.contains("2020-01-01"))
    };
    // The half-year that waits has the old edition, which has no such option; nor could its lists be made.
    assert_eq!(code("2026-01-20", false), (Some(2), true));
    assert_eq!(code("2026-01-20", true).0, Some(2), "lists are of the exports that there are");
    for day in ["2020-01-01", "2026-01-01"] {
        let path = format!("wzory/proba/{day}/template.toml");
        let text = std::fs::read_to_string(office.path(&path)).expect("the template");
        let (before, list) = text.split_once("[[worklist]]").expect("a list");
        let option = list.split_once("[[option]]").map(|(_, own)| format!("[[option]]{own}"));
        office.write(&path, &(before.to_owned() + &option.unwrap_or_default()));
    }
    assert_eq!(code("2026-01-20", true).0, Some(0), "what is made waits for nothing");
}

/// What `due` says of partners: supplier, deadline, days left, each measure with its state.
fn partners(office: &Office, today: &str) -> (Vec<String>, Option<i32>) {
    let (said, code) = told(office, &["--today", today, "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}"));
    let of_supplier = |own: &serde_json::Value| {
        let measures = own["measures"].as_array().expect("measures").iter().map(|own| {
            let units = match own["reported"].as_u64().zip(own["expected"].as_u64()) {
                Some((reported, expected)) => format!(" {reported}/{expected}"),
                None => String::new(),
            };
            format!(
                "{} {}{units}",
                own["measure"].as_str().unwrap(),
                own["state"].as_str().unwrap()
            )
        });
        let measures = measures.collect::<Vec<_>>().join(", ");
        let (day, left) = (own["deadline"].as_str().unwrap(), own["days_left"].as_i64().unwrap());
        format!("{} {day} {left}: {measures}", own["supplier"].as_str().unwrap())
    };
    (said["partners"].as_array().expect("partners").iter().map(of_supplier).collect(), code)
}

const OF_PARTNERS: &str = r#"
[[measure]]
id       = "lokale"
title    = "lokale, które czekają"
unit     = "lokal"
observed = "stan"
supplier = "Zakład Mieszkaniowy"
due      = "15.02"
[[measure]]
id       = "zatrzymani"
title    = "osoby zatrzymane"
unit     = "osoba"
observed = "rok"
supplier = "Policja"
due      = "31.01"
[[measure]]
id       = "interwencje_domowe"
title    = "interwencje domowe"
unit     = "interwencja"
observed = "rok"
supplier = "Policja"
due      = "31.01"
# Nikt go nie czyta, więc nikt na niego nie czeka.
[[measure]]
id       = "wykroczenia"
title    = "wykroczenia"
unit     = "wykroczenie"
observed = "rok"
supplier = "Policja"
due      = "31.01"
"#;

const ITS_STRATEGY: &str = r#"
[strategy]
title = "Program"
from  = 2024
to    = 2025
since = 2024
[[goal]]
id    = "1"
title = "Bezpiecznie"
[[goal.operational]]
id        = "1.1"
title     = "W domu"
indicator = [{ id = "W-lokale" }, { id = "W-zatrzymani" }, { id = "W-interwencje_domowe" }]
"#;

#[test]
fn due_tells_what_partners_have_not_sent_and_whether_it_is_late() {
    let office = office();
    let indicator = |measure: &str| {
        format!(
            "[[indicator]]\nid = \"W-{measure}\"\nname = \"{measure}\"\nunit = \"osoby\"\nnumerator = \"[{measure}]\"\n\
             character = \"kontekst\"\nobserved = \"rok\"\nsource = \"próba\"\n"
        )
    };
    let all = ["lokale", "zatrzymani", "interwencje_domowe", "wykroczenia"].map(indicator).concat();
    office.write("wzory/indicators/wlasne.toml", &format!("{OF_PARTNERS}{all}"));
    let (before, _) = partners(&office, "2026-02-01");
    assert_eq!(before, Vec::<String>::new(), "without a strategy nobody waits");
    office.write("wzory/strategies/program.toml", ITS_STRATEGY);
    let enter = |lines: &str| {
        let head = "measure;year;value;day;who;why;reported;expected\n";
        office.write("dane-reczne/wskazniki.csv", &format!("{head}{lines}"));
    };
    let of_2024 = "lokale;2024;5;2025-02-01;A;pismo;;\n";
    let in_part = "zatrzymani;2025;7;2026-01-20;A;pismo;1;2\n";
    let whole = "zatrzymani;2025;9;2026-01-20;A;pismo;2;2\n";
    let rest = "interwencje_domowe;2025;0;2026-01-20;A;pismo;;\n";
    for (today, lines, expected) in [
        // The year 2025 has just ended; what is there of 2024 is of 2024.
        (
            "2026-01-21",
            [of_2024, in_part].concat(),
            &[
                "Policja 2026-01-31 10: interwencje_domowe missing, zatrzymani in_part 1/2",
                "Zakład Mieszkaniowy 2026-02-15 25: lokale missing",
            ][..],
        ),
        (
            "2026-02-01",
            [whole, rest].concat(),
            &[
                // A zero is a number.
                "Policja 2026-01-31 -1: interwencje_domowe here, zatrzymani here",
                "Zakład Mieszkaniowy 2026-02-15 14: lokale missing",
            ],
        ),
        (
            "2025-12-31",
            [of_2024, whole].concat(),
            &[
                "Policja 2025-01-31 -334: interwencje_domowe missing, zatrzymani missing",
                "Zakład Mieszkaniowy 2025-02-15 -319: lokale here",
            ],
        ),
        // After its last year the programme is over.
        ("2027-01-10", String::new(), &[]),
    ] {
        enter(&lines);
        assert_eq!(partners(&office, today).0, expected, "{today}");
    }
    // In words, with what is missing; a late partner is something to look at.
    enter(&[whole, rest].concat());
    let (said, _) = told(&office, &["--today", "2026-02-16"]);
    for line in [
        "Dane partnerów za 2025 rok, stan na 2026-02-16:",
        "  2026-01-31  Policja: są wszystkie (2)",
        "  2026-02-15  Zakład Mieszkaniowy: brakuje 1 z 1, dni po terminie: 1",
        "              nie ma: lokale, które czekają (miara lokale)",
    ] {
        assert!(said.lines().any(|own| own == line), "{line}: {said}");
    }
    // Who asks for one return is told of it alone.
    let (said, _) = told(&office, &["proba", "--today", "2026-02-16"]);
    assert!(!said.contains("Policja"), "{said}");
    // A strategy that cannot be read holds up no return.
    office.write("wzory/strategies/program.toml", "[strategy]\n");
    let (said, code) = told(&office, &["--today", "2026-02-16"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("proba"), "{said}");
}
