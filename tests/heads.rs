//! Columns under a common head: how they are called where both are said in one line, and what stands together.

use std::path::Path;

use crate::office::Office;

#[test]
fn a_column_of_a_group_is_called_by_both() {
    let case = "tests/language/columns_of_a_group_have_a_title_in_full";
    let office = Office::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join(case));
    let done = office.run_form("proba", "2025-H1", &[], false);
    let done = done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics));
    for section in &done.report.sections {
        let named: Vec<_> =
            section.columns.iter().map(|own| (own.title.as_str(), own.under())).collect();
        let expected = [
            ("razem", "razem"),
            ("wartości I półrocze 2025 – suma", "suma"),
            // A column that has no title of its own.
            ("wartości I półrocze 2025", "wartości I półrocze 2025"),
        ];
        assert_eq!(named, expected);
        let together: Vec<_> =
            section.together().iter().map(|own| (own.first, own.columns.len())).collect();
        assert_eq!(together, [(0, 1), (1, 2)]);
    }
}

#[test]
fn tables_a_and_9_stand_under_the_heads_of_the_form() {
    let done = crate::foster_care::case().run_form("wrispz-p", "2025-H1", &[], false);
    let report = done.unwrap_or_else(|refused| panic!("{:?}", refused.diagnostics)).report;
    let heads = |id: &str| {
        let section = report.sections.iter().find(|own| own.id == id).expect("a section");
        let own = section.together();
        own.iter().map(|own| format!("{} {}", own.group, own.columns.len())).collect::<Vec<_>>()
    };
    assert_eq!(
        heads("P-A"),
        [
            "rodziny zastępcze spokrewnione 3",
            "rodziny zastępcze niezawodowe 3",
            "rodziny zastępcze zawodowe 3",
            "rodzinny dom dziecka 3",
            "rodziny pomocowe 3",
        ]
    );
    let expected = [
        " 1",
        " 1",
        "pomoc na kontynuowanie nauki 3",
        "pomoc na usamodzielnienie 3",
        "pomoc na zagospodarowanie 3",
        " 1",
        " 1",
        " 1",
    ];
    assert_eq!(heads("P-9"), expected);
}
