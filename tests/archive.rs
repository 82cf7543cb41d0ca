//! What a version was made of is kept, and the version can be made again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use spraw::period::ReportingPeriod;
use spraw::run::{
    FileFate, ForgetAsked, MonitorRequest, Refused, Request, forget, monitor, rerun, restore, run,
};

use crate::office::{Office, printed};
use crate::quantities;

fn half() -> ReportingPeriod {
    "2025-H1".parse().expect("a period")
}

/// Files below a folder, with `/`.
pub fn below(folder: &Path) -> BTreeSet<String> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let inside = path.strip_prefix(root).expect("below").to_string_lossy();
                found.insert(inside.replace('\\', "/"));
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(folder, folder, &mut found);
    found
}

pub fn made(office: &Office) -> u32 {
    let done = office.run("2025-H1", &[], true);
    let done = done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
    done.written.expect("written").version
}

pub fn codes(refused: &Refused) -> Vec<&str> {
    refused.diagnostics.iter().map(|own| own.code).collect()
}

#[test]
fn a_version_is_counted_again_after_everything_was_replaced() {
    let office = Office::on_paper();
    office.write("dane/2025-H1/notatki.docx", "nikt tego nie czyta");
    office.write("dane-reczne/mrpips-03.csv", "period;section;row;column;value;who;why\n");
    office.write("wzory/lists/wlasna.csv", "code;report_code;label;valid_from;valid_to;groups\n");
    office.write("wzory/notatki.txt", "nikt tego nie czyta");
    assert_eq!(made(&office), 1);
    let first = office.report("2025-H1", &[]);
    let exports: BTreeSet<String> = below(&office.path("dane"));
    // Everything is replaced.
    office.replace("dane/2025-H1/wyplaty.csv", "2025", "2024");
    office.replace("mapowania/eksporty.toml", "[", "# [");
    office.write("spraw.toml", "");
    std::fs::remove_dir_all(office.path("wzory")).expect("removed");
    let root = office.folder.path();
    let restored = restore(root, "mrpips-03", half(), 1).ok().expect("kept");
    let found = below(restored.office());
    let expected: BTreeSet<String> = exports
        .iter()
        .map(|own| format!("dane/{own}"))
        .chain(["spraw.toml", "mapowania/eksporty.toml"].map(str::to_owned))
        .chain(["dane-reczne/mrpips-03.csv", "wzory/lists/wlasna.csv"].map(str::to_owned))
        .collect();
    assert_eq!(found, expected);
    // Of what nobody read only the name came back.
    let note = restored.office().join("dane/2025-H1/notatki.docx");
    assert_eq!(std::fs::read_to_string(note).expect("a file"), "");
    let request: Request = restored.request("mrpips-03", half());
    let again = run(&request, &|_| {}).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    for row in ["1", "2", "3"] {
        assert_eq!(printed(&again.report, "2", row), printed(&first, "2", row));
    }
    let folder = restored.office().to_path_buf();
    drop(restored);
    assert!(!folder.exists());
    assert_eq!(codes(&restore(root, "mrpips-03", half(), 2).expect_err("refused")), ["A101"]);
}

/// The files of a version that are not equal, as `outcome name keys`; `v1` stands for the long beginning of names.
fn outcomes(office: &Office) -> String {
    let folder = office.path("wyniki/2025-H1/mrpips-03/v1");
    match rerun(office.folder.path(), &folder, &|_| {}) {
        Err(refused) => format!("{:?} {}", refused.exit, codes(&refused).join(" ")),
        Ok(again) => {
            let notes = again.notes.iter().map(|own| own.code.to_owned());
            let files = again.files.iter().filter(|own| own.fate != FileFate::Equal).map(|own| {
                let name = own.file.replace("mrpips-03_0862011_2025-H1_v1", "v1");
                format!("{} {name} {}", own.fate.word(), own.keys.join(" ")).trim().to_owned()
            });
            notes.chain(files).collect::<Vec<_>>().join("; ")
        }
    }
}

/// The kept file of an input.
fn kept(office: &Office, file: &str) -> PathBuf {
    let text = std::fs::read_to_string(office.path("wyniki/2025-H1/mrpips-03/v1/inputs.json"));
    let inputs: serde_json::Value = serde_json::from_str(&text.expect("a list")).expect("json");
    let files = inputs["files"].as_array().expect("files");
    let own = files.iter().find(|own| own["file"] == file).expect("an input");
    office.path(".spraw/wejscia").join(own["sha256"].as_str().expect("a sum"))
}

type Harm = fn(&Office);

#[test]
fn whatever_was_changed_in_a_version_is_noticed() {
    let made_once = Office::on_paper();
    made_once
        .write("wzory/lists/wlasna.csv", "code;report_code;label;valid_from;valid_to;groups\n");
    assert_eq!(made(&made_once), 1);
    const CELLS: &str = "wyniki/2025-H1/mrpips-03/v1/mrpips-03_0862011_2025-H1_v1.csv";
    const MANIFEST: &str = "wyniki/2025-H1/mrpips-03/v1/manifest.json";
    const INPUTS: &str = "wyniki/2025-H1/mrpips-03/v1/inputs.json";
    let cases: [(&str, Harm, &str); 18] = [
        ("nothing", |_| {}, ""),
        ("exports replaced", |own| own.replace("dane/2025-H1/wyplaty.csv", "2025", "2024"), ""),
        ("exports removed", |own| remove(&own.path("dane")), ""),
        ("mapping replaced", |own| own.write("mapowania/eksporty.toml", "?"), ""),
        ("own template replaced", |own| own.write("wzory/lists/wlasna.csv", "?"), ""),
        ("settings replaced", |own| own.write("spraw.toml", "[office]\n"), ""),
        ("a cell", |own| own.replace(CELLS, ";computed", "; computed"), "changed v1.csv"),
        (
            "a cell and its sum",
            falsified,
            "different manifest.json outputs/1/sha256; different v1.csv",
        ),
        ("an output removed", |own| remove(&own.path(CELLS)), "missing v1.csv"),
        (
            "a file more",
            |own| own.write("wyniki/2025-H1/mrpips-03/v1/pismo.txt", "x"),
            "unknown pismo.txt",
        ),
        ("a template's sum", other_template, "different manifest.json template/sha256"),
        ("no manifest", |own| remove(&own.path(MANIFEST)), "missing manifest.json"),
        ("manifest is no json", |own| own.write(MANIFEST, "{"), "changed manifest.json"),
        (
            "other templates inside",
            |own| own.replace(INPUTS, "\"built_in\": \"", "\"built_in\": \"0"),
            "A106; different inputs.json built_in",
        ),
        ("a list of inputs", |own| own.write(INPUTS, "{}"), "Input A103"),
        ("no list of inputs", |own| remove(&own.path(INPUTS)), "Input A102"),
        ("a kept export removed", |own| remove(&kept(own, "dane/2025-H1/osoby.csv")), "Input A104"),
        (
            "a kept template and a kept mapping",
            |own| {
                std::fs::write(kept(own, "wzory/lists/wlasna.csv"), "x").expect("written");
                let mapping = std::fs::read(kept(own, "mapowania/eksporty.toml")).expect("kept");
                std::fs::write(kept(own, "spraw.toml"), mapping).expect("written");
            },
            "Input A105",
        ),
    ];
    let mut wrong = Vec::new();
    for (name, harm, expected) in cases {
        let office = Office::copy_of(made_once.folder.path());
        harm(&office);
        let before = below(&office.path("wyniki"));
        let found = outcomes(&office);
        if found != expected {
            wrong.push(format!("{name}: expected {expected:?}, found {found:?}"));
        }
        assert_eq!(below(&office.path("wyniki")), before, "{name}");
        // The restored office is gone.
        let left = std::fs::read_dir(office.path(".spraw")).expect("a folder").flatten();
        assert!(left.into_iter().all(|own| !own.file_name().to_string_lossy().starts_with("odt")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The manifest says that the return was made by another template.
fn other_template(office: &Office) {
    let path = office.path("wyniki/2025-H1/mrpips-03/v1/manifest.json");
    let mut manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&path).expect("a manifest")).expect("json");
    manifest["template"]["sha256"] = "0".repeat(64).into();
    std::fs::write(&path, serde_json::to_string_pretty(&manifest).expect("json") + "\n")
        .expect("written");
}

/// A cell changed, and the sum of its file in the manifest too.
fn falsified(office: &Office) {
    const FOLDER: &str = "wyniki/2025-H1/mrpips-03/v1";
    let cells = format!("{FOLDER}/mrpips-03_0862011_2025-H1_v1.csv");
    let sum =
        |office: &Office| spraw::ingest::sum(&std::fs::read(office.path(&cells)).expect("cells"));
    let before = sum(office);
    office.replace(&cells, ";computed", ";obliczone");
    office.replace(&format!("{FOLDER}/manifest.json"), &before, &sum(office));
}

pub fn remove(path: &Path) {
    let removed =
        if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    removed.expect("it was there");
}

#[test]
fn the_same_inputs_are_kept_in_the_same_bytes() {
    let offices = [Office::on_paper(), Office::on_paper()];
    for office in &offices {
        assert_eq!(made(office), 1);
    }
    let bytes = |office: &Office, folder: &str| -> Vec<(String, Vec<u8>)> {
        let root = office.path(folder);
        let read = |file: String| (file.clone(), std::fs::read(root.join(&file)).expect("a file"));
        below(&root).into_iter().map(read).collect()
    };
    for folder in ["wyniki", ".spraw/wejscia"] {
        assert!(bytes(&offices[0], folder) == bytes(&offices[1], folder), "{folder}");
    }
    // Options of the command are part of a version.
    let office = &offices[0];
    let by_decision = [("basis", "decyzja")];
    let done = office
        .run("2025-H1", &by_decision, true)
        .unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    assert_eq!(done.written.expect("written").version, 2);
    let folder = office.path("wyniki/2025-H1/mrpips-03/v2");
    let again = rerun(office.folder.path(), &folder, &|_| {})
        .unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    assert!(again.is_equal(), "{:?}", again.files);
    // A copy elsewhere is told by its manifest.
    let copy = Office::copy_of(&folder);
    let manifest = copy.path("manifest.json");
    let again = rerun(office.folder.path(), &manifest, &|_| {})
        .unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    assert!(again.is_equal() && again.version == 2, "{:?}", again.files);
    let other = office.path("dane/2025-H1");
    assert_eq!(
        codes(&rerun(office.folder.path(), &other, &|_| {}).expect_err("refused")),
        ["A107"]
    );
}

#[test]
fn what_a_version_was_compared_with_is_kept_too() {
    let office = quantities::office(&[quantities::ISSUED], &[quantities::ISSUED]);
    for form in ["a-proba", "b-proba"] {
        quantities::made(&office, form, "2025-H1", &[]);
    }
    // The first return is corrected; the second was made beside its first version.
    let more = "D99;P1;R1;P;ZST-S;10.06.2025;10.06.2025;30.06.2025;T;1;100,00".to_owned();
    office.append("dane/2025-H1/decyzje.csv", &[more]);
    let corrected = quantities::made(&office, "a-proba", "2025-H1", &[]);
    assert_eq!(corrected.written.expect("written").version, 2);
    let root = office.folder.path();
    let restored = restore(root, "b-proba", half(), 1).ok().expect("kept");
    let expected = ["2025-H1/a-proba/v1/manifest.json".to_owned()];
    assert_eq!(below(&restored.office().join("wyniki")), BTreeSet::from(expected));
    let folder = office.path("wyniki/2025-H1/b-proba/v1");
    let again = rerun(root, &folder, &|_| {}).unwrap_or_else(|own| panic!("{:?}", own.diagnostics));
    assert!(again.is_equal(), "{:?}", again.files);
}

/// A strategy of one indicator, which reads a cell of the first half of each year.
fn club() -> Office {
    let office = Office::on_paper();
    office.write(
        "wzory/indicators/wlasne.toml",
        r#"
[[measure]]
id       = "klubowicze"
title    = "uczestnicy klubu"
unit     = "osoba"
observed = "rok"

[[measure.source]]
cells = "[mrpips-03:2/1/2@half_1]"

[[indicator]]
id        = "W-1"
name      = "Uczestnicy klubu"
unit      = "osoby"
numerator = "[klubowicze]"
character = "stymulanta"
observed  = "rok"
source    = "program własny"
"#,
    );
    office.write(
        "wzory/strategies/klub.toml",
        r#"
[strategy]
title = "Program klubu"
from  = 2024
to    = 2027

[[goal]]
id    = "1"
title = "Więcej ludzi razem"

[[goal.operational]]
id    = "1.1"
title = "Klub działa"
indicator = [{ id = "W-1" }]
task = [{ id = "1.1.1", title = "Otworzyć klub" }]
"#,
    );
    office.write(
        "dane-reczne/wskazniki.csv",
        "measure;year;value;day;who;why;reported;expected\nklubowicze;2024;3;;A. Kowalska;lista obecności;;\n",
    );
    office
}

/// Looks at the strategy; the version.
fn looked(office: &Office) -> u32 {
    let request = MonitorRequest {
        office: office.folder.path().to_path_buf(),
        strategy: "klub".to_owned(),
        period: "2025".parse().expect("a period"),
        unit: None,
    };
    let done = monitor(&request, &|_| {});
    done.unwrap_or_else(|own| panic!("{:?}", own.diagnostics)).written.version
}

/// The files of the look that are not equal.
fn look_again(office: &Office) -> String {
    match rerun(office.folder.path(), &office.path("wyniki/2025/klub/v1/manifest.json"), &|_| {}) {
        Err(refused) => format!("{:?} {}", refused.exit, codes(&refused).join(" ")),
        Ok(again) => {
            assert!(again.files.len() == 5 && again.form == "klub" && again.version == 1);
            let files = again.files.iter().filter(|own| own.fate != FileFate::Equal);
            let files = files.map(|own| format!("{} {}", own.fate.word(), own.file));
            files.collect::<Vec<_>>().join("; ")
        }
    }
}

/// From exports or from a submission, with what was entered by hand.
#[test]
fn a_look_at_a_strategy_is_made_again_after_everything_was_replaced() {
    for submitted in [false, true] {
        let office = club();
        if submitted {
            assert_eq!(made(&office), 1);
        }
        assert_eq!(looked(&office), 1);
        assert_eq!(look_again(&office), "", "{submitted}");
        // Nothing changed: no second version.
        assert_eq!(looked(&office), 1);
        let sound = Office::copy_of(office.folder.path());
        for gone in ["dane", "dane-reczne", "mapowania", "wzory", "wyniki/2025-H1"] {
            let _ = std::fs::remove_dir_all(office.path(gone));
        }
        office.write("spraw.toml", "");
        assert_eq!(look_again(&office), "", "{submitted}");
        let csv = below(&office.path("wyniki/2025/klub/v1"));
        let csv = csv.iter().find(|own| own.ends_with(".csv")).expect("a csv");
        office.write(&format!("wyniki/2025/klub/v1/{csv}"), "x");
        assert_eq!(look_again(&office), format!("changed {csv}"), "{submitted}");
        // Kept inputs go by age, and come back with a look at the same.
        let asked = ForgetAsked {
            before: "2999-01-01".parse().expect("a day"),
            today: "2999-01-01".parse().expect("a day"),
            newest: true,
            remove: true,
        };
        assert!(forget(sound.folder.path(), asked).is_ok());
        assert_eq!(look_again(&sound), "Input A104", "{submitted}");
        assert_eq!(looked(&sound), 1);
        assert_eq!(look_again(&sound), "", "{submitted}");
    }
}
