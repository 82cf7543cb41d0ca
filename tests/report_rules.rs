//! The control rules of the yearly reports: all pass on an office that has the same records in three years, and
//! each fails on what it is for. Where no record can break a rule, the office has an amended template.

use spraw::report::Outcome;
use spraw::run::Done;

use crate::foster_care::whole_office;
use crate::office::Office;

/// Manual values, `dane-reczne/program-pieczy.csv`.
const PLAN: &str = "period;section;row;column;value;who;why\n\
    2025;1;limit;y0;9;dział;uchwała\n2025;3;plan_instytucji;y0;9;dział;uchwała\n";

/// Return, rule, and changes: file, old text (`+`: a line is added) and new text.
type Broken = (&'static str, &'static str, &'static [[&'static str; 3]]);

const WR: &str = "wspieranie-rodziny";
const PZ: &str = "piecza-zastepcza";
const PP: &str = "program-pieczy";

const BROKEN: [Broken; 14] = [
    (
        WR,
        "WR-1",
        &[[
            "dane/2025/assistants.csv",
            "a1;praca;1;2020-01-01;;",
            "a1;praca;1;2020-01-01;2025-05-31;",
        ]],
    ),
    (
        WR,
        "WR-2",
        &[[
            "wzory/wspieranie-rodziny/2023-01-01/tables.toml",
            "quantity = \"rodziny_z_asystentem\", count = \"family_id\", unit",
            "quantity = \"rodziny_z_asystentem\", where = \"to_day <= :end\", count = \"family_id\", unit",
        ]],
    ),
    (
        WR,
        "WR-3",
        &[[
            "wzory/wspieranie-rodziny/2023-01-01/tables.toml",
            "quantity = \"dzieci_w_placowkach_wsparcia\", count = \"child_id\"",
            "quantity = \"dzieci_w_placowkach_wsparcia\", where = \"kind = 'polaczona' and to_day <= :end\", count = \"child_id\"",
        ]],
    ),
    (
        WR,
        "WR-4",
        &[
            ["dane/2025/support_families.csv", "+", "x1;R1;2020-01-01;;opieka;"],
            ["dane/2025/support_families.csv", "+", "x2;R2;2020-01-01;;opieka;"],
            ["dane/2025/support_families.csv", "+", "x3;R3;2020-01-01;;opieka;"],
            ["dane/2025/support_families.csv", "+", "x4;R4;2020-01-01;;opieka;"],
        ],
    ),
    (
        WR,
        "WR-5",
        &[[
            "dane/2025/intercounty_settlements.csv",
            "+",
            "x;c17;0801;powiat;zobowiazanie;2025-03-15;3000,00;20",
        ]],
    ),
    (
        WR,
        "WR-6",
        &[[
            "dane/2025/assistants.csv",
            "a2;zlecenie;0,5;2025-02-01;2025-05-31;",
            "a2;zlecenie;0,5;2025-02-01;;",
        ]],
    ),
    // Two placements that begin on one day are two arrivals of one child.
    (
        PZ,
        "PZ-1",
        &[[
            "dane/2025/placements.csv",
            "+",
            "x;c04;FF2;;spokrewniona;2025-02-10;2025-03-01;sad;rodzina;;przemoc;;T;N;N;N",
        ]],
    ),
    (
        PZ,
        "PZ-2",
        &[[
            "dane/2024/placements.csv",
            "p01;c01;FF1;;spokrewniona;2020-05-01;;",
            "p01;c01;FF1;;spokrewniona;2020-05-01;2021-01-01;",
        ]],
    ),
    (
        PZ,
        "PZ-3",
        &[
            ["dane/2025/coordinators.csv", "K1;1;2020-01-01;", "K1;1;2020-01-01;2025-05-31"],
            ["dane/2025/coordinators.csv", "K2;0,5;2024-01-01;", "K2;0,5;2024-01-01;2025-05-31"],
        ],
    ),
    (
        PZ,
        "PZ-4",
        &[[
            "wzory/piecza-zastepcza/2023-01-01/children.toml",
            "label = \"stan na koniec roku\", count = \"child_id\", when = \"on_last_day\"",
            "label = \"stan na koniec roku\", count = \"child_id\", when = \"on_first_day\"",
        ]],
    ),
    (
        PZ,
        "PZ-5",
        &[["dane/2025/parent_fees.csv", "2025-01-01;100,50;100,50", "2025-01-01;100,50;9000,50"]],
    ),
    (
        PZ,
        "PZ-6",
        &[[
            "dane/2025/placements.csv",
            "p01;c01;FF1;;spokrewniona;2020-05-01;;",
            "p01;c01;FF1;;spokrewniona;2020-05-01;2025-06-01;",
        ]],
    ),
    (PP, "PP-1", &[["dane-reczne/program-pieczy.csv", "limit;y0;9", "limit;y0;0"]]),
    (
        PP,
        "PP-2",
        &[["dane-reczne/program-pieczy.csv", "plan_instytucji;y0;9", "plan_instytucji;y0;0"]],
    ),
];

/// The same exports for three years and for the half-year whose returns were handed in.
fn office() -> Office {
    let office = whole_office();
    let own = office.path("dane/2025-H1");
    for folder in ["2023", "2024", "2025", "2025-H2"] {
        let target = office.path(&format!("dane/{folder}"));
        std::fs::create_dir_all(&target).expect("a folder");
        for entry in std::fs::read_dir(&own).expect("exports") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name");
            std::fs::copy(&path, target.join(name)).expect("copied");
        }
    }
    std::fs::remove_dir_all(own).expect("moved");
    office.write("dane-reczne/program-pieczy.csv", PLAN);
    office
}

fn run(office: &Office, form: &str, period: &str, write: bool) -> Done {
    let done = office.run_form(form, period, &[], write);
    done.unwrap_or_else(|refused| panic!("{form}: {:?}", refused.diagnostics[0].code))
}

fn change(office: &Office, [file, old, new]: [&str; 3]) {
    if let Some(inside) = file.strip_prefix("wzory/") {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("report_templates");
        let text = std::fs::read_to_string(root.join(inside)).expect("a file of the template");
        assert!(text.contains(old), "{file} no longer says {old}");
        office.write(file, &text.replacen(old, new, 1));
    } else if old == "+" {
        office.append(file, &[new.to_owned()]);
    } else {
        office.replace(file, old, new);
    }
}

/// The rules over cells with an outcome, by the beginning of their ids.
fn with(done: &Done, outcome: Outcome) -> Vec<&str> {
    let own = done.outcomes.iter().filter(|own| own.outcome == outcome);
    let ids = own.map(|own| own.rule.as_str());
    ids.filter(|id| ["WR-", "PZ-", "PP-"].iter().any(|start| id.starts_with(start))).collect()
}

#[test]
fn rules_of_the_yearly_reports_pass_and_fail_on_what_they_are_for() {
    let good = office();
    for form in ["wrispz-p", "wrispz-g"] {
        run(&good, form, "2025-H2", true);
    }
    let handed_in = good.path("wyniki");
    for form in [WR, PZ, PP] {
        let done = run(&good, form, "2025", false);
        assert_eq!(with(&done, Outcome::Failed), [""; 0], "{form}");
        let passed = with(&done, Outcome::Passed);
        let own = BROKEN.iter().filter(|own| own.0 == form).map(|own| own.1);
        let silent: Vec<_> = own.filter(|rule| !passed.contains(rule)).collect();
        assert_eq!(silent, [""; 0], "{form}");
    }
    let mut silent = Vec::new();
    for (form, rule, changes) in BROKEN {
        let office = Office::copy_of(good.folder.path());
        assert!(
            handed_in.is_dir() && office.path("wyniki").is_dir(),
            "the half-year stays handed in"
        );
        changes.iter().for_each(|own| change(&office, *own));
        let done = run(&office, form, "2025", false);
        if !with(&done, Outcome::Failed).contains(&rule) {
            silent.push((rule, with(&done, Outcome::Failed).join(" ")));
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
}
