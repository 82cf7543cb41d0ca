//! What people leave alone: the program in cron, in shells and in a package.

use std::path::Path;
use std::process::{Command, Output};

use crate::office::Office;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(office: &Office, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(words).arg("-C").arg(office.folder.path());
    command.output().expect("the program starts")
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_log_has_a_line_a_stage_with_its_duration() {
    let office = Office::on_paper();
    let output =
        run(&office, &["run", "mrpips-03", "--period", "2025-H1", "-q", "--log-format", "json"]);
    let (_, log) = said(&output);
    let lines: Vec<serde_json::Value> =
        log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let stages: Vec<&str> = lines.iter().filter_map(|own| own["stage"].as_str()).collect();
    assert_eq!(
        stages,
        ["opening", "reading", "counting", "checking", "writing", "whole", "ended"],
        "{log}"
    );
    assert!(lines[..6].iter().all(|own| own["seconds"].as_f64().is_some_and(|own| own >= 0.0)));
    let whole = lines[5]["seconds"].as_f64().expect("a duration");
    let parts: f64 = lines[..5].iter().filter_map(|own| own["seconds"].as_f64()).sum();
    // Between the stages there is nothing but their lines.
    assert!(
        parts <= whole + 0.01 && parts >= whole * 0.8,
        "the stages make up the whole: {parts} of {whole}"
    );
    assert!(lines[6]["records"].as_u64().is_some_and(|own| own > 20), "{log}");
}

#[test]
fn a_dry_run_tells_what_would_be_written_and_writes_nothing() {
    let office = Office::on_paper();
    let output = run(&office, &["run", "mrpips-03", "--period", "2025-H1", "--dry-run"]);
    let (planned, _) = said(&output);
    assert!(
        !office.path("wyniki").exists() && !office.path(".spraw/wejscia").exists(),
        "{planned}"
    );
    let made = run(&office, &["run", "mrpips-03", "--period", "2025-H1", "-q"]);
    assert_eq!(output.status.code(), made.status.code());
    let folder = office.path("wyniki/2025-H1/mrpips-03/v1");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("a version")
        .filter_map(|own| own.ok()?.file_name().into_string().ok())
        .filter(|name| name != "inputs.json" && name != "listy")
        .collect();
    names.sort();
    for name in &names {
        let size = std::fs::metadata(folder.join(name)).expect("a file").len();
        let line =
            planned.lines().find(|line| line.split_whitespace().next() == Some(name.as_str()));
        let digits: String = line.unwrap_or_else(|| panic!("{name} in {planned}"))
            [name.len() + 2..]
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        assert_eq!(digits, size.to_string(), "{name}");
    }
    let again =
        run(&office, &["run", "mrpips-03", "--period", "2025-H1", "--dry-run", "--format", "json"]);
    let (json, _) = said(&again);
    let json: serde_json::Value =
        serde_json::from_str(json.lines().next().expect("a line")).expect("json");
    assert_eq!((json["unchanged"].as_bool(), json["version"].as_u64()), (Some(true), Some(1)));
}

#[test]
fn variables_of_polars_change_nothing() {
    let plain = Office::on_paper();
    run(&plain, &["run", "mrpips-03", "--period", "2025-H1", "-q"]);
    let office = Office::on_paper();
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.args(["run", "mrpips-03", "--period", "2025-H1", "-q", "-C"]).arg(office.folder.path());
    for (name, value) in [
        ("POLARS_MAX_THREADS", "1"),
        ("POLARS_ENGINE_AFFINITY", "streaming"),
        ("POLARS_FORCE_NEW_STREAMING", "1"),
        ("POLARS_VERBOSE", "1"),
        ("POLARS_PANIC_ON_ERR", "1"),
    ] {
        command.env(name, value);
    }
    let output = command.output().expect("the program starts");
    let (_, told) = said(&output);
    assert!(!told.to_lowercase().contains("polars"), "{told}");
    let manifest = |office: &Office| {
        std::fs::read(office.path("wyniki/2025-H1/mrpips-03/v1/manifest.json")).expect("a version")
    };
    assert_eq!(manifest(&office), manifest(&plain));
}

#[cfg(unix)]
#[test]
fn who_is_told_to_end_ends_cleanly() {
    for signal in ["TERM", "INT"] {
        let office = Office::on_paper();
        let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
        command
            .args(["run", "mrpips-03", "--period", "2025-H1", "-q", "-C"])
            .arg(office.folder.path());
        let mut child = command.spawn().expect("the program starts");
        // As soon as it has begun: its lock is there.
        let began = std::time::Instant::now();
        while !office.path(".spraw/blokada").exists() && began.elapsed().as_secs() < 20 {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let killed =
            Command::new("kill").args([&format!("-{signal}"), &child.id().to_string()]).status();
        assert!(killed.expect("kill").success());
        let code = child.wait().expect("it ends").code();
        assert_eq!(code, Some(130), "{signal}");
        let drafts = std::fs::read_dir(office.path("wyniki/2025-H1/mrpips-03"))
            .into_iter()
            .flatten()
            .count();
        assert_eq!(drafts, 0, "{signal}");
    }
}

#[test]
fn the_examples_of_a_schedule_are_commands_that_work() {
    let office = Office::copy_of(&root().join("sample_data"));
    let folder = "/srv/spraw/mops";
    let mut seen = 0;
    for (file, marks) in
        [("crontab", "/usr/bin/spraw"), ("spraw.service", "ExecStart=/usr/bin/spraw")]
    {
        let text = std::fs::read_to_string(root().join("docs/harmonogram").join(file))
            .expect("an example");
        for line in text.lines().filter(|line| !line.starts_with('#') && line.contains(marks)) {
            let words = line.split_once("/usr/bin/spraw").expect("a command").1;
            assert!(words.contains(folder), "{line}");
            // On a day on which nothing is due: lists and deadlines are other tests.
            let words: Vec<&str> =
                words.split_whitespace().filter(|own| *own != "-C" && *own != folder).collect();
            let mut all = words.clone();
            all.extend(["--today", "2019-05-05"]);
            let output = run(&office, &all);
            let (out, told) = said(&output);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {out}{told}");
            if words[0] == "run" {
                assert_eq!((out.as_str(), told.as_str()), ("", ""), "{line}: a quiet night");
            }
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
    // systemd says what is wrong with its files, where it is installed.
    let Ok(output) = Command::new("systemd-analyze").arg("--version").output() else {
        eprintln!("SKIPPED systemd-analyze verify: systemd is not installed");
        return;
    };
    if output.status.success() {
        let units =
            ["spraw.service", "spraw.timer"].map(|own| root().join("docs/harmonogram").join(own));
        let output = Command::new("systemd-analyze")
            .arg("verify")
            .args(&units)
            .output()
            .expect("systemd-analyze");
        let (_, told) = said(&output);
        // The program and its manual are not installed where the tests run.
        let of_files = |line: &&str| {
            line.contains("spraw.")
                && !line.contains("is not executable")
                && !line.contains("man spraw")
        };
        let wrong: Vec<&str> = told.lines().filter(of_files).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}

#[test]
fn shells_and_the_manual_know_every_command() {
    let office = Office::on_paper();
    let out = |words: &[&str]| {
        let output = run(&office, words);
        assert_eq!(output.status.code(), Some(0), "{words:?}: {}", said(&output).1);
        said(&output).0
    };
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = out(&["completions", shell]);
        assert!(text.contains("calendar") && text.contains("dry-run"), "{shell}");
    }
    for (lang, word) in [("pl", "sprawozda"), ("en", "return")] {
        let page = out(&["man", "--lang", lang]);
        assert!(page.starts_with(".ie") || page.contains(".TH"), "{page}");
        assert!(page.contains(word), "{lang}: {page}");
        assert!(out(&["man", "run", "--lang", lang]).contains("dry"), "{lang}");
    }
    let output = run(&office, &["man", "kalendarz"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).1.contains("calendar"), "{}", said(&output).1);
}

#[cfg(unix)]
#[test]
fn a_package_is_made_twice_the_same() {
    if Command::new("dpkg-deb").arg("--version").output().is_err() {
        eprintln!("SKIPPED the Debian package: dpkg-deb is not installed");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let made = |name: &str| {
        let output = Command::new(root().join(".ci/deb"))
            .env("SPRAW_DEB_PACK", "none")
            .arg(env!("CARGO_BIN_EXE_spraw"))
            .arg(folder.path().join(name))
            .output()
            .expect("a shell");
        let (package, told) = said(&output);
        assert!(output.status.success(), "{told}");
        std::path::PathBuf::from(package.trim())
    };
    let (one, other) = (made("a"), made("b"));
    assert_eq!(std::fs::read(&one).expect("a package"), std::fs::read(&other).expect("a package"));
    let listed = Command::new("dpkg-deb").arg("--contents").arg(&one).output().expect("dpkg-deb");
    let (listed, _) = said(&listed);
    for path in [
        "/usr/bin/spraw",
        "/usr/share/man/pl/man1/spraw-run.1.gz",
        "harmonogram/spraw.timer",
        "completions/spraw",
    ] {
        assert!(listed.contains(path), "{path} in {listed}");
    }
}

/// Copies a folder of exports with the first line of each file alone.
fn without_records(office: &Office, from: &str, to: &str) {
    for entry in std::fs::read_dir(office.path(from)).expect("exports") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a csv");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        office.write(
            &format!("{to}/{name}"),
            &format!("{}\n", text.lines().next().unwrap_or_default()),
        );
    }
}

/// Every version that there is: period, return, number.
fn versions(office: &Office) -> Vec<String> {
    let names = |folder: &Path| -> Vec<String> {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        entries.filter_map(|own| own.ok()?.file_name().into_string().ok()).collect()
    };
    let root = office.path("wyniki");
    let mut found = Vec::new();
    for period in names(&root) {
        for form in names(&root.join(&period)) {
            for version in names(&root.join(&period).join(&form)) {
                found.push(format!("{form} {period} {version}"));
            }
        }
    }
    found.sort();
    found
}

/// A year of nights: what is made, and on which of them.
#[test]
fn a_year_of_nights_files_every_return_once_and_on_time() {
    let office = Office::on_paper();
    // The exports of the half-year come as two quarters: the second one is late.
    std::fs::rename(office.path("dane/2025-H1"), office.path("dane/2025-Q1")).expect("moved");
    office.write(
        "wzory/calendar/terminy.toml",
        // 24 January 2026 is a Saturday, and nothing moves it.
        "[[term]]\nreturn = \"mrpips-03\"\npart = \"year\"\nyears = \"2025\"\ndue = \"24.01\"\nsource = \"pismo\"\n",
    );
    let mut made: Vec<(String, String)> = Vec::new();
    let mut known = versions(&office);
    let first: chrono::NaiveDate = "2025-07-01".parse().expect("a day");
    for day in first.iter_days().take(366) {
        match day.to_string().as_str() {
            "2025-07-08" => without_records(&office, "dane/2025-Q1", "dane/2025-Q2"),
            "2025-07-15" => {
                // One export is mended after the return was made, while there is still time.
                let path = "dane/2025-Q1/wyplaty.csv";
                let text = std::fs::read_to_string(office.path(path)).expect("payments");
                let lines: Vec<&str> = text.lines().collect();
                office.write(path, &format!("{}\n", lines[..lines.len() - 1].join("\n")));
            }
            "2025-10-02" => without_records(&office, "dane/2025-Q1", "dane/2025-Q3"),
            "2026-01-05" => without_records(&office, "dane/2025-Q1", "dane/2025-Q4"),
            _ => {}
        }
        let output = run(&office, &["run", "-q", "--today", &day.to_string()]);
        let (out, told) = said(&output);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{day}: {out}{told}");
        let now = versions(&office);
        if now == known {
            let is_told = !told.is_empty() || !out.is_empty();
            assert!(output.status.code() == Some(0) || is_told, "{day}: {out}{told}");
        }
        made.extend(
            now.iter().filter(|own| !known.contains(own)).map(|own| (day.to_string(), own.clone())),
        );
        known = now;
    }
    let made: Vec<String> = made.into_iter().map(|(day, own)| format!("{day} {own}")).collect();
    assert_eq!(
        made,
        [
            // Late already when the office begins.
            "2025-07-01 mk1 2025-Q1 v1",
            // The night after the second quarter came, and the night after the correction.
            "2025-07-08 mrpips-03 2025-H1 v1",
            "2025-07-15 mrpips-03 2025-H1 v2",
            "2025-10-02 mk1 2025-Q3 v1",
            "2026-01-05 mrpips-03 2025 v1",
        ]
    );
}

/// The sample office, whose exports come in July, in October and in January: every deadline of the year that follows is met
/// by one version. Only nights on which something changes are tried, and one on which nothing does.
#[test]
fn the_sample_office_files_every_return_once_and_on_time() {
    let office = Office::copy_of(&root().join("sample_data"));
    let exports = |period: &str| office.path(&format!("dane/{period}"));
    let later = office.path("pozniej");
    std::fs::rename(exports("2025-H2"), &later).expect("moved");
    // What came before the office began to work so was made otherwise.
    for period in ["2023-H1", "2023-H2", "2024-H1", "2024-H2"] {
        std::fs::remove_dir_all(exports(period)).expect("exports");
    }
    let mut made: Vec<(chrono::NaiveDate, String)> = Vec::new();
    let mut known = versions(&office);
    for night in ["2025-07-03", "2025-10-02", "2026-01-05", "2026-01-06"] {
        match night {
            "2025-10-02" => std::fs::rename(&later, exports("2025-Q3")).expect("moved"),
            "2026-01-05" => {
                std::fs::rename(exports("2025-Q3"), exports("2025-H2")).expect("moved");
            }
            _ => {}
        }
        let output = run(&office, &["run", "-q", "--today", night]);
        let (out, told) = said(&output);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{night}: {out}{told}");
        let now = versions(&office);
        let day = night.parse().expect("a day");
        made.extend(now.iter().filter(|own| !known.contains(own)).map(|own| (day, own.clone())));
        known = now;
    }
    let first: chrono::NaiveDate = "2025-07-03".parse().expect("a day");
    let mut expected = Vec::new();
    for year in [2025, 2026] {
        let found = spraw::run::year_of_deadlines(office.folder.path(), year);
        let (all, _) = found.unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
        expected
            .extend(all.into_iter().filter(|own| own.day >= first && own.period.year() == 2025));
    }
    assert!(expected.len() > 15, "{expected:?}");
    for own in &expected {
        let name = format!("{} {} v", own.form, own.period);
        let found: Vec<_> = made.iter().filter(|(_, made)| made.starts_with(&name)).collect();
        let [(night, _)] = found.as_slice() else { panic!("{name}: {found:?}") };
        assert!(*night <= own.day, "{name} on {night}, due {}", own.day);
    }
    // Nothing else was made but what was late already when the office began.
    let others = made.iter().filter(|(_, made)| {
        !expected.iter().any(|own| made.starts_with(&format!("{} {} v", own.form, own.period)))
    });
    for (night, name) in others {
        assert!(*night == first && name.contains(" 2025-Q1 "), "{name} on {night}");
    }
}

/// What `due` says of a return, and which version a night makes of it.
#[test]
fn a_return_of_some_of_its_months_is_made_again_when_the_others_come() {
    let office = Office::on_paper();
    std::fs::rename(office.path("dane/2025-H1"), office.path("dane/2025-Q1")).expect("moved");
    // 21 July is the day of the half-year.
    for (come, day, before, version, after) in [
        ("", "2025-07-20", "waiting 2025-04 2025-05 2025-06", 0, "waiting 2025-04 2025-05 2025-06"),
        ("", "2025-07-21", "waiting 2025-04 2025-05 2025-06", 1, "in_part 2025-04 2025-05 2025-06"),
        ("", "2025-08-20", "in_part 2025-04 2025-05 2025-06", 1, "in_part 2025-04 2025-05 2025-06"),
        ("2025-04", "2025-08-21", "changed 2025-05 2025-06", 2, "in_part 2025-05 2025-06"),
        ("2025-05", "2025-08-22", "changed 2025-06", 3, "in_part 2025-06"),
        ("2025-06", "2026-01-15", "changed", 4, "made"),
        ("", "2026-01-16", "made", 4, "made"),
    ] {
        if !come.is_empty() {
            without_records(&office, "dane/2025-Q1", &format!("dane/{come}"));
        }
        let state = || {
            let words = ["due", "mrpips-03", "--today", day, "--format", "json"];
            let (out, told) = said(&run(&office, &words));
            let found: serde_json::Value =
                serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{told}"));
            let all = found["deadlines"].as_array().expect("deadlines");
            let own = all.iter().find(|own| own["period"] == "2025-H1").expect("the half-year");
            let months = own["lacking"].as_array().expect("months").iter();
            let months = months.filter_map(|own| own.as_str());
            let words: Vec<&str> = own["state"].as_str().into_iter().chain(months).collect();
            words.join(" ")
        };
        assert_eq!(state(), before, "{day}");
        run(&office, &["run", "-q", "--today", day]);
        let newest = (1..=9)
            .take_while(|own| office.path(&format!("wyniki/2025-H1/mrpips-03/v{own}")).exists());
        assert_eq!(newest.count(), version, "{day}");
        assert_eq!(state(), after, "{day}");
        if version == 2 {
            let (out, _) = said(&run(&office, &["status", "--period", "2025-H1"]));
            assert!(out.contains("bez miesięcy") && out.contains("2025-05, 2025-06"), "{out}");
        }
    }
    // Version 3 lacked June; who approves it says why, and who approves version 4 need not.
    let approve = |version: &str, words: &[&str]| {
        let all = ["approve", "mrpips-03", "--period", "2025-H1", "--by", "A. K.", "--version"];
        let all = [&all[..], &[version, "--today", "2026-01-20"], words].concat();
        let output = run(&office, &all);
        (output.status.code(), said(&output).1)
    };
    let (code, told) = approve("3", &["--older"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("A110") && told.contains("2025-06"), "{told}");
    assert_eq!(approve("4", &[]).0, Some(0));
}

/// A file that comes into a folder is a change where a mapping reads such files, and none where nothing does.
#[test]
fn a_file_that_came_since_is_told_when_the_return_reads_its_like() {
    let office = Office::on_paper();
    run(&office, &["run", "mrpips-03", "--period", "2025-H1", "-q"]);
    let mapping =
        std::fs::read_to_string(office.path("mapowania/eksporty.toml")).expect("a mapping");
    let wider = mapping.replace("\"wyplaty.csv\"", "\"wyplaty*.csv\"");
    assert_ne!(mapping, wider);
    office.write("mapowania/eksporty.toml", &wider);
    let changed = || {
        let words = ["due", "mrpips-03", "--today", "2025-07-10", "--format", "json"];
        let found: serde_json::Value =
            serde_json::from_str(&said(&run(&office, &words)).0).expect("json");
        found["deadlines"][0]["changed"].to_string()
    };
    assert_eq!(changed(), "[]");
    office.write("dane/2025-H1/notatki.docx", "x");
    assert_eq!(changed(), "[]");
    office.write("dane/2025-H1/wyplaty_2.csv", "x");
    assert_eq!(changed(), "[\"dane/2025-H1/wyplaty_2.csv\"]");
}

/// A table that had no export when the return was made, because only rules read it, has one now.
#[test]
fn an_export_that_was_missing_and_came_is_a_change() {
    let office = Office::on_paper();
    let form = "[return]\nid = \"proba\"\ntitle = \"Decyzje\"\nvalid_from = \"2020-01-01\"\n\
                [[variant]]\nperiod = \"half\"\nsymbol = \"P\"\ndue = { H1 = \"31.07\" }\n\
                [[section]]\nid = \"1\"\ntitle = \"Decyzje\"\nview = \"decisions\"\nwhen = \"during\"\nof = \"issued\"\n\
                columns = [{ id = \"1\", title = \"LICZBA\", count = \"*\" }]\n\
                [[section.row]]\nid = \"1\"\nlabel = \"Ogółem\"\n";
    office.write("wzory/proba.toml", form);
    let path = office.path("dane/2025-H1/osoby.csv");
    let persons = std::fs::read(&path).expect("an export");
    std::fs::remove_file(&path).expect("removed");
    let night = || run(&office, &["run", "proba", "-q", "--today", "2025-07-10"]).status.code();
    let state = || {
        let words = ["due", "proba", "--today", "2025-07-10", "--format", "json"];
        let found: serde_json::Value =
            serde_json::from_str(&said(&run(&office, &words)).0).expect("json");
        let own = &found["deadlines"][0];
        format!("{} {} {}", own["state"], own["version"], own["changed"])
    };
    assert_eq!(night(), Some(1), "E405");
    assert_eq!(state(), "\"made\" 1 []");
    std::fs::write(&path, persons).expect("written");
    assert_eq!(state(), "\"changed\" 1 [\"dane/2025-H1/osoby.csv\"]");
    night();
    assert_eq!(state(), "\"made\" 2 []");
}

/// A night on which something is overdue and no export has come is told of, also quietly.
#[test]
fn who_waits_in_vain_for_exports_is_told_when_the_day_comes() {
    let office = Office::on_paper();
    std::fs::rename(office.path("dane/2025-H1"), office.path("dane/2024-12")).expect("moved");
    // What ended before was made.
    for period in ["2024", "2024-H2"] {
        office.write(&format!("wyniki/{period}/mrpips-03/v1/manifest.json"), "{}");
    }
    for (day, code, row) in [("2025-07-20", 0, ""), ("2025-07-21", 1, "2025-07-21")] {
        let output = run(&office, &["run", "mrpips-03", "-q", "--today", day]);
        let (out, told) = said(&output);
        assert_eq!(output.status.code(), Some(code), "{day}: {out}{told}");
        let rows: Vec<&str> = out.lines().filter(|own| own.contains("2025-H1")).collect();
        assert_eq!(rows.iter().any(|own| own.contains(row)), !row.is_empty(), "{day}: {out}{told}");
    }
}
