//! Every control rule has a passing and a failing case made from records (`tests/rules/*.toml`).
//!
//! A case is the office of `tests/rules/office`, or the one that its file names, with a few lines added or
//! replaced; where no record can break a rule, the office has an amended copy of a section, which is what
//! such a rule protects from. `SPRAW_RULES=D-50,R-1a.1` runs a few failing cases only.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::Deserialize;
use spraw::report::{Outcome, RuleOutcome};
use spraw::run::Done;

use crate::office::Office;
use crate::{centre, foster_care, homeless, money, ozps, ps_02, supplements, units, violence};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    /// Whose records the cases of the file change.
    #[serde(default)]
    office: Whose,
    #[serde(default)]
    fails: Vec<Fails>,
    #[serde(default)]
    passes: Vec<Passes>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Whose {
    /// `tests/rules/office`
    #[default]
    Office,
    /// `tests/cases/foster_care`
    FosterCare,
    /// The same, with what a year's return for GUS needs.
    FosterCareYear,
    /// `tests/cases/supplements`
    Supplements,
    /// `tests/cases/violence`
    Violence,
    /// `tests/cases/units`
    Units,
    /// The same, with the exports of 2020.
    UnitsOf2020,
    /// `tests/cases/money`
    Money,
    /// The same ten years earlier.
    MoneyOf2015,
    /// `tests/cases/ozps`
    Resources,
    /// `tests/cases/homeless`
    Homeless,
    /// `tests/cases/centre`
    Centre,
}

impl Whose {
    fn office(self) -> Office {
        match self {
            Self::Office => Office::copy_of(&root().join("tests/rules/office")),
            Self::FosterCare => foster_care::whole_office(),
            Self::FosterCareYear => ps_02::whole_office(),
            Self::Supplements => supplements::case(),
            Self::Violence => violence::case(),
            Self::Units | Self::UnitsOf2020 => units::case(),
            Self::Money => money::case(),
            Self::MoneyOf2015 => money::case_of_2015(),
            Self::Resources => ozps::case(),
            Self::Homeless => homeless::case(),
            Self::Centre => centre::case(),
        }
    }

    /// The return and the period of a case that names none, and the period whose exports it changes.
    fn usual(self) -> [&'static str; 3] {
        match self {
            Self::Office | Self::FosterCare => ["mrpips-03", "2025-H1", "2025-H1"],
            Self::FosterCareYear => ["ps-02", "2025", "2025-H1"],
            Self::Supplements => ["dwidzk", "2021-Q3", "2021-Q3"],
            Self::Violence => ["przemoc", "2025", "2025-H1"],
            Self::Units => ["mrips-06", "2025", "2025-H1"],
            Self::UnitsOf2020 => ["mpips-03", "2020", "2020"],
            Self::Money => ["posilek", "2025", "2025-H1"],
            Self::MoneyOf2015 => ["posilek", "2015", "2015"],
            Self::Resources => ["ozps", "2025", "2025"],
            Self::Homeless => ["bezdomnosc", "2025", "2025-H1"],
            Self::Centre => ["sprawozdanie-osrodka", "2025", "2025"],
        }
    }
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fails {
    #[serde(skip)]
    whose: Whose,
    rule: String,
    /// What is wrong, in a short Polish sentence; for the reader.
    #[expect(dead_code, reason = "read by people")]
    why: String,
    #[serde(default, rename = "return")]
    form: String,
    #[serde(default)]
    add: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    replace: Vec<[String; 3]>,
    #[serde(default)]
    options: BTreeMap<String, String>,
    #[serde(default)]
    period: String,
    #[serde(default)]
    first: Vec<First>,
    /// The period for which the exports stand once more, after they were handed in for 2025-H1.
    moved: Option<String>,
    #[serde(default)]
    template: Vec<[String; 3]>,
    #[serde(default)]
    cells: Vec<String>,
    shown: Option<String>,
    /// Of a rule over records: how many fail.
    records: Option<usize>,
    /// Both sides of the first of them.
    told: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Passes {
    #[serde(skip)]
    whose: Whose,
    #[serde(default, rename = "return")]
    form: String,
    rules: Vec<String>,
    #[serde(default)]
    options: BTreeMap<String, String>,
    #[serde(default)]
    period: String,
    #[serde(default)]
    first: Vec<First>,
    moved: Option<String>,
    #[serde(default)]
    add: BTreeMap<String, Vec<String>>,
}

/// An earlier period that is run and written first.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    /// Of another return, which is compared with this one.
    #[serde(default, rename = "return")]
    form: Option<String>,
    period: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cases() -> (Vec<Fails>, Vec<Passes>) {
    let (mut fails, mut passes) = (Vec::new(), Vec::new());
    let mut paths: Vec<_> = std::fs::read_dir(root().join("tests/rules"))
        .expect("tests/rules")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a file of cases");
        let mut read: Cases =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let [form, period, _] = read.office.usual();
        let or = |given: &mut String, usual: &str| {
            if given.is_empty() {
                usual.clone_into(given);
            }
        };
        for case in &mut read.fails {
            case.whose = read.office;
            or(&mut case.form, form);
            or(&mut case.period, period);
        }
        for case in &mut read.passes {
            case.whose = read.office;
            or(&mut case.form, form);
            or(&mut case.period, period);
        }
        fails.extend(read.fails);
        passes.extend(read.passes);
    }
    (fails, passes)
}

/// The returns whose rules have cases here, and the office in which all of them pass.
const FORMS: [(&str, Whose); 21] = [
    ("mrpips-03", Whose::Office),
    ("wrispz-p", Whose::FosterCare),
    ("wrispz-g", Whose::FosterCare),
    ("ps-02", Whose::FosterCareYear),
    ("dwidzk", Whose::Supplements),
    ("przemoc", Whose::Violence),
    ("mrips-06", Whose::Units),
    ("mrips-05", Whose::Units),
    ("mpips-03", Whose::UnitsOf2020),
    ("posilek", Whose::Money),
    ("skl-zdr", Whose::Money),
    ("skl-emrent", Whose::Money),
    ("ops-85219", Whose::Money),
    ("uslugi-85228", Whose::Money),
    ("mk1", Whose::Money),
    ("mk2", Whose::Money),
    ("ozps", Whose::Resources),
    ("bezdomnosc", Whose::Homeless),
    ("badanie-nocne", Whose::Homeless),
    ("rejestr-miejsc", Whose::Homeless),
    ("sprawozdanie-osrodka", Whose::Centre),
];

/// A rule over cells and its return: two returns may have a rule of one id.
fn of_form(form: &str, rule: &str) -> String {
    format!("{form} {rule}")
}

/// The rules of a return over its cells: an edition may say only what is new.
fn cell_rules(form: &str) -> BTreeSet<String> {
    let files = editions(form).map(|own| own.join("rules.toml")).filter(|path| path.exists());
    let rules = files.flat_map(|path| ids_in(&path, "rule"));
    rules.map(|rule| of_form(form, &rule)).collect()
}

/// The rules of the returns, with their return, and those over records, by id alone.
fn rules() -> BTreeSet<String> {
    FORMS.iter().flat_map(|(form, _)| cell_rules(form)).chain(record_rules()).collect()
}

/// The rules that must not fail in an untouched office: the other office has gaps for its own cases.
fn holds(whose: Whose) -> BTreeSet<String> {
    let own = FORMS.iter().filter(|own| own.1 == whose);
    let cells = own.flat_map(|(form, _)| cell_rules(form));
    match whose {
        Whose::Office => cells.chain(record_rules()).collect(),
        Whose::Violence => cells.chain(over_records("NK-")).collect(),
        Whose::Homeless => cells.chain(over_records("HB-")).collect(),
        Whose::Units => cells.chain(over_records("KD-")).collect(),
        Whose::Money | Whose::MoneyOf2015 => {
            cells.chain(cell_rules("posilek")).chain(over_records("PO-")).collect()
        }
        Whose::Centre => cells.chain(over_records("SP-")).collect(),
        _ => cells.collect(),
    }
}

/// The rules over records whose ids begin so.
fn over_records(prefix: &str) -> impl Iterator<Item = String> {
    record_rules().into_iter().filter(move |rule| rule.starts_with(prefix))
}

/// The folders of all editions of a return.
fn editions(form: &str) -> impl Iterator<Item = PathBuf> {
    let folder = root().join("report_templates").join(form);
    std::fs::read_dir(folder).expect("a return").map(|own| own.expect("an edition").path())
}

/// The folder of the newest edition of a return.
fn edition(form: &str) -> String {
    let newest = editions(form).max().expect("an edition");
    format!("{form}/{}", newest.file_name().expect("a name").to_string_lossy())
}

/// Where a file of a template is that a case amends: with its folder, or in the newest edition.
fn amended(form: &str, file: &str) -> String {
    if file.contains('/') { file.to_owned() } else { format!("{}/{file}", edition(form)) }
}

/// The rules over records of all tables and views.
fn record_rules() -> BTreeSet<String> {
    let folders = ["tables", "views"].map(|name| root().join("report_templates").join(name));
    let files = folders.iter().flat_map(|own| std::fs::read_dir(own).expect("a folder"));
    files.flat_map(|entry| ids_in(&entry.expect("an entry").path(), "record_rule")).collect()
}

fn ids_in(path: &Path, key: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(path).expect("a file of rules");
    let table: toml::Table = toml::from_str(&text).expect("valid TOML");
    let rules = table.get(key).and_then(toml::Value::as_array).into_iter().flatten();
    rules.map(|rule| rule["id"].as_str().expect("an id").to_owned()).collect()
}

/// Hands in the first half-year, and stands its exports for another period.
fn hand_in_and_move(office: &Office, form: &str, moved: &str) -> Result<(), String> {
    office.run_form(form, "2025-H1", &[], true).map_err(|refused| codes(&refused))?;
    let to = office.path(&format!("dane/{moved}"));
    std::fs::rename(office.path("dane/2025-H1"), to).map_err(|error| error.to_string())
}

fn run(
    office: &Office,
    form: &str,
    period: &str,
    first: &[First],
    options: &BTreeMap<String, String>,
) -> Result<Done, String> {
    for earlier in first {
        let form = earlier.form.as_deref().unwrap_or(form);
        office.run_form(form, &earlier.period, &[], true).map_err(|refused| codes(&refused))?;
    }
    let options: Vec<(&str, &str)> =
        options.iter().map(|(id, value)| (id.as_str(), value.as_str())).collect();
    office.run_form(form, period, &options, false).map_err(|refused| codes(&refused))
}

fn codes(refused: &spraw::run::Refused) -> String {
    let codes: Vec<&str> = refused.diagnostics.iter().map(|found| found.code).collect();
    format!("refused: {codes:?}")
}

/// What is wrong with a case; nothing when the rule fails as it says.
fn judged(case: &Fails) -> Option<String> {
    let office = case.whose.office();
    let folder = format!("dane/{}", case.moved.as_deref().unwrap_or(case.whose.usual()[2]));
    if let Some(moved) = &case.moved
        && let Err(what) = hand_in_and_move(&office, &case.form, moved)
    {
        return Some(what);
    }
    for earlier in &case.first {
        // Earlier periods are those of the untouched office.
        let form = earlier.form.as_deref().unwrap_or(&case.form);
        if let Err(refused) = office.run_form(form, &earlier.period, &[], true) {
            return Some(codes(&refused));
        }
    }
    for (file, lines) in &case.add {
        office.append(&format!("{folder}/{file}"), lines);
    }
    for [file, old, new] in &case.replace {
        office.replace(&format!("{folder}/{file}"), old, new);
    }
    for [file, old, new] in &case.template {
        let inside = amended(&case.form, file);
        let own = office.path(&format!("wzory/{inside}"));
        if !own.exists() {
            let text = std::fs::read_to_string(root().join("report_templates").join(&inside));
            office.write(&format!("wzory/{inside}"), &text.expect("a file of the template"));
        }
        office.replace(&format!("wzory/{inside}"), old, new);
    }
    let period = case.moved.as_ref().unwrap_or(&case.period);
    let done = match run(&office, &case.form, period, &[], &case.options) {
        Ok(done) => done,
        Err(refused) => return Some(refused),
    };
    let failed: Vec<&RuleOutcome> = done
        .outcomes
        .iter()
        .filter(|own| own.rule == case.rule && own.outcome == Outcome::Failed)
        .collect();
    let fits = |own: &&RuleOutcome| {
        case.cells.iter().all(|cell| own.cells.contains(cell))
            && case.shown.as_ref().is_none_or(|shown| *shown == own.shown)
            && case.records.is_none_or(|records| records == own.records)
            && case
                .told
                .as_ref()
                .is_none_or(|told| own.failures.first().is_some_and(|first| *first.shown == **told))
    };
    if failed.iter().any(fits) {
        return None;
    }
    let found: Vec<_> = failed
        .iter()
        .map(|own| {
            (&own.cells, &own.shown, own.records, own.failures.first().map(|own| &own.shown))
        })
        .collect();
    Some(format!(
        "expected {:?} {:?} {:?} {:?}, failed: {found:?}",
        case.cells, case.shown, case.records, case.told
    ))
}

#[test]
fn every_rule_fails_on_its_case() {
    let (mut fails, _) = cases();
    let named: BTreeSet<String> = fails
        .iter()
        .flat_map(|case| [case.rule.clone(), of_form(&case.form, &case.rule)])
        .collect();
    let without: Vec<String> = rules().difference(&named).cloned().collect();
    assert!(without.is_empty(), "rules without a failing case: {without:?}");
    let only = std::env::var("SPRAW_RULES").unwrap_or_default();
    fails.retain(|own| only.is_empty() || only.split(',').any(|asked| asked == own.rule));
    let waiting = Mutex::new(fails);
    let wrong = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(case) = { waiting.lock().expect("no panic").pop() } {
                    if let Some(what) = judged(&case) {
                        let which = of_form(&case.form, &case.rule);
                        wrong.lock().expect("no panic").insert(which, what);
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no panic");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_rule_passes_on_good_records() {
    let (_, passes) = cases();
    let (mut passed, known) = (BTreeSet::new(), rules());
    let mut plain = passes;
    for (whose, form, period) in [
        (Whose::Office, "mrpips-03", "2025-H1"),
        (Whose::Office, "mrpips-03", "2025"),
        (Whose::Office, "wrispz-p", "2025-H1"),
        (Whose::Office, "wrispz-g", "2025-H1"),
        (Whose::FosterCare, "wrispz-p", "2025-H1"),
        (Whose::FosterCare, "wrispz-g", "2025-H1"),
        (Whose::FosterCareYear, "ps-02", "2025"),
        (Whose::Supplements, "dwidzk", "2021-Q3"),
        (Whose::Violence, "przemoc", "2025"),
        (Whose::Units, "mrips-06", "2025"),
        (Whose::Units, "mrips-05", "2025"),
        (Whose::UnitsOf2020, "mpips-03", "2020"),
        (Whose::Money, "posilek", "2025"),
        (Whose::MoneyOf2015, "posilek", "2015"),
        (Whose::Money, "skl-zdr", "2025-H1"),
        (Whose::Money, "skl-emrent", "2025-H1"),
        (Whose::Money, "ops-85219", "2025-Q1"),
        (Whose::Money, "uslugi-85228", "2025-Q1"),
        (Whose::Money, "mk1", "2025-Q1"),
        (Whose::Money, "mk2", "2025-Q1"),
        (Whose::Resources, "ozps", "2025"),
        (Whose::Homeless, "bezdomnosc", "2025"),
        (Whose::Homeless, "badanie-nocne", "2025"),
        (Whose::Homeless, "rejestr-miejsc", "2025"),
        (Whose::Centre, "sprawozdanie-osrodka", "2025"),
    ] {
        let (form, period, moved) = (form.to_owned(), period.to_owned(), None);
        let (rules, options, first, add) = Default::default();
        plain.push(Passes { whose, form, rules, options, period, first, moved, add });
    }
    for case in &plain {
        let office = case.whose.office();
        if let Some(moved) = &case.moved {
            hand_in_and_move(&office, &case.form, moved).expect("handed in");
        }
        for (file, lines) in &case.add {
            office.append(&format!("dane/2025-H1/{file}"), lines);
        }
        let period = case.moved.as_ref().unwrap_or(&case.period);
        let done = run(&office, &case.form, period, &case.first, &case.options).expect("a run");
        let with = |outcome: Outcome| -> BTreeSet<String> {
            let own = done.outcomes.iter().filter(|own| own.outcome == outcome);
            own.flat_map(|own| [own.rule.clone(), of_form(&case.form, &own.rule)]).collect()
        };
        let (good, mut bad) = (with(Outcome::Passed), with(Outcome::Failed));
        let holds = holds(case.whose);
        bad.retain(|rule| holds.contains(rule));
        assert!(bad.is_empty(), "{} {:?}: {bad:?} failed", case.period, case.options);
        let silent: Vec<_> = case.rules.iter().filter(|rule| !good.contains(*rule)).collect();
        assert!(silent.is_empty(), "{} {:?}: {silent:?}", case.period, case.options);
        passed.extend(good);
    }
    let never: Vec<String> = known.difference(&passed).cloned().collect();
    assert!(never.is_empty(), "rules that no run shows to pass: {never:?}");
}
