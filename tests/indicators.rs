//! The shipped catalogue of indicators: complete, read without a complaint, and every source is there to be read.

use std::collections::BTreeMap;

use spraw::builtin;
use spraw::diagnostic::{Problems, Source};
use spraw::document::{Table, Value};
use spraw::run::open_all;
use spraw::template::form::Form;
use spraw::template::formula::{Formula, Operator, Reference};
use spraw::template::indicator::{Catalogue, Given, Published};
use spraw::template::library::Files;
use spraw::template::strategy::{Strategy, Target};

/// The indicators that reports of voivodeships and strategies of cities use, by number.
const IDS: &str = "
    PS-BEN-01 PS-BEN-02 PS-BEN-03 PS-BEN-04 PS-BEN-05 PS-BEN-06 PS-BEN-07 PS-BEN-08
    PS-POW-01 PS-POW-02 PS-POW-03 PS-POW-04 PS-POW-05 PS-POW-06 PS-POW-07
    PS-POW-08 PS-POW-09 PS-POW-10 PS-POW-11 PS-POW-12 PS-POW-13 PS-POW-14
    PS-SW-01 PS-SW-02 PS-SW-03 PS-SW-04 PS-SW-05 PS-SW-06 PS-SW-07 PS-SW-08 PS-SW-09 PS-SW-10
    PZ-01 PZ-02 PZ-03 PZ-04 PZ-05 PZ-06 PZ-07 PZ-08 PZ-09 PZ-10
    PZ-11 PZ-12 PZ-13 PZ-14 PZ-15 PZ-16 PZ-17 PZ-18 PZ-19
    WR-01 WR-02 WR-03 WR-04 WR-05 WR-06 WR-07 WR-08 WR-09 WR-10
    SE-01 SE-02 SE-03 SE-04 SE-05 SE-06 SE-07 SE-08 SE-09 SE-10 SE-11 SE-12 SE-13 SE-14 SE-15 SE-16
    ON-01 ON-02 ON-03 ON-04 ON-05 ON-06 ON-07 ON-08
    BZ-01 BZ-02 BZ-03 BZ-04 BZ-05 BZ-06
    UP-01 UP-02 UP-03
    KA-01 KA-02 KA-03 KA-04 KA-05
    ES-01 ES-02 ES-03 ES-04
    KX-01 KX-02 KX-03 KX-04 KX-05";

struct Shipped {
    files: Files,
    forms: Vec<Form>,
    catalogue: Catalogue,
}

fn shipped() -> Shipped {
    let problems = Problems::default();
    let files = builtin::files(None, &problems);
    let (library, forms) = open_all(&files, &problems);
    let library = library.expect("a return is shipped");
    assert!(problems.is_empty(), "{:#?}", problems.take());
    let catalogue = Catalogue::read(&files, &library, &problems);
    assert!(problems.is_empty(), "{:#?}", problems.take());
    Shipped { files, forms, catalogue }
}

#[test]
fn every_indicator_of_the_list_is_in_the_catalogue_alone_or_with_its_variants() {
    let catalogue = shipped().catalogue;
    let ids: Vec<&str> = IDS.split_whitespace().collect();
    assert_eq!(ids.len(), 108);
    // A row that names several numbers is several indicators: `PZ-17a`, `PZ-17b`.
    let is_of = |own: &str, id: &str| {
        own.strip_prefix(id).is_some_and(|rest| rest.chars().all(|own| own.is_ascii_lowercase()))
    };
    let missing: Vec<&&str> =
        ids.iter().filter(|id| !catalogue.indicators.keys().any(|own| is_of(own, id))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let others: Vec<&String> =
        catalogue.indicators.keys().filter(|own| !ids.iter().any(|id| is_of(own, id))).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn no_measure_is_there_for_nothing() {
    let catalogue = shipped().catalogue;
    let unused: Vec<&String> = catalogue
        .measures
        .keys()
        .filter(|id| {
            let names = catalogue.wholes.iter().flat_map(|own| own.of.iter().chain(&own.parts));
            let added = names.into_iter().any(|own| own.text == **id);
            !added
                && !catalogue.indicators.values().any(|own| own.measures().contains(&id.as_str()))
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn cells_name_a_section_a_row_and_a_column_of_the_newest_edition_and_a_period_it_is_made_for() {
    let shipped = shipped();
    let forms: BTreeMap<&str, &Form> =
        shipped.forms.iter().map(|own| (own.id.as_str(), own)).collect();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for measure in shipped.catalogue.measures.values() {
        for source in &measure.sources {
            let Given::Cells(formula) = &source.given else { continue };
            for reference in formula.references() {
                seen += 1;
                if let Err(why) = found(&forms, reference) {
                    wrong.push(format!("{}: {} {why}", measure.id, reference.shown()));
                }
            }
        }
    }
    assert!(seen > 150, "{seen}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn found(forms: &BTreeMap<&str, &Form>, reference: &Reference) -> Result<(), &'static str> {
    let form = reference.form.as_deref().and_then(|own| forms.get(own)).ok_or("return")?;
    let [section, row, column] = reference.parts.as_slice() else { return Err("parts") };
    let section = form.sections.iter().find(|own| own.id == *section).ok_or("section")?;
    let row = section.rows.iter().find(|own| own.id == *row).ok_or("row")?;
    if row.heading || !row.by.is_empty() {
        return Err("a row that has no number of its own");
    }
    section.columns.iter().find(|own| own.id == *column).ok_or("column")?;
    // The number of a year: a yearly return says it itself, a half-yearly one at its end.
    let kind = match reference.period.as_deref() {
        None => "year",
        Some("half_2") => "half",
        Some(_) => return Err("period"),
    };
    form.variants.iter().find(|own| own.period == kind).map(|_| ()).ok_or("variant")
}

#[test]
fn what_is_counted_from_exports_is_a_row_that_a_return_could_have() {
    let shipped = shipped();
    let mut rows = String::new();
    let sources = shipped.catalogue.measures.values().flat_map(|own| &own.sources);
    for (at, source) in sources.enumerate() {
        if let Given::Count(table) = &source.given {
            rows += &format!("{{ id = \"{at}\", label = \"Wiersz\", {} }},\n", typed(table));
        }
    }
    assert!(!rows.is_empty());
    let text = format!(
        "[return]\nid = \"proba\"\ntitle = \"Próba\"\nvalid_from = \"2020-01-01\"\n\
         [[variant]]\nperiod = \"year\"\nsymbol = \"PRÓBA\"\n\
         [[section]]\nid = \"1\"\ntitle = \"Dział\"\n\
         columns = [{{ id = \"1\", title = \"OGÓŁEM\" }}]\nrow = [\n{rows}]\n"
    );
    let mut files = shipped.files;
    files.insert("proba.toml".to_owned(), Source::new("proba.toml", text));
    let problems = Problems::default();
    let (_, forms) = open_all(&files, &problems);
    assert!(problems.is_empty(), "{:#?}", problems.take());
    assert!(forms.iter().any(|own| own.id == "proba"));
}

/// The keys of a count as they were typed.
fn typed(table: &Table) -> String {
    let entries = table.entries.iter().map(|(key, (_, item))| match &item.value {
        Value::Text(text) => format!("{key} = \"{text}\""),
        Value::Integer(number) => format!("{key} = {number}"),
        other => panic!("{key}: {other:?}"),
    });
    entries.collect::<Vec<_>>().join(", ")
}

#[test]
fn series_are_named_as_the_mappings_of_public_tables_name_them() {
    let shipped = shipped();
    let mappings: String = shipped
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("mappings/"))
        .map(|(_, source)| source.text.as_str())
        .collect();
    for measure in shipped.catalogue.measures.values() {
        for source in &measure.sources {
            let Given::Series(all) = &source.given else { continue };
            for Published { source, block, series } in all {
                let said = format!("constant = \"{source}\"");
                assert!(mappings.contains(&said), "{}: {source}", measure.id);
                // The header of a BDL export says its series, and a caption in capitals the part of a table; the other
                // words are the mapping's own.
                let is_named = |text: &str| mappings.contains(&format!("= \"{text}\""));
                let is_caption = block.chars().all(|own| !own.is_lowercase());
                assert!(is_caption || is_named(block), "{}: {block}", measure.id);
                assert!(source == "BDL" || is_named(series), "{}: {series}", measure.id);
            }
        }
    }
}

#[test]
fn the_strategies_of_the_sample_office_read_against_the_catalogue() {
    let Shipped { catalogue, .. } = shipped();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("sample_data/wzory/strategies");
    let mut files = Files::new();
    for name in ["strategia-2030", "program-rodziny"] {
        let path = folder.join(format!("{name}.toml"));
        let text = std::fs::read_to_string(&path).expect("a strategy of the sample office");
        files.insert(format!("strategies/{name}.toml"), Source::new(name, text));
    }
    let problems = Problems::default();
    let strategies = Strategy::read_all(&files, &catalogue, &problems);
    assert!(problems.is_empty(), "{:#?}", problems.take());
    let shape = |id: &str| {
        let own = &strategies[id];
        let operational = own.goals.iter().map(|own| own.operational.len()).sum::<usize>();
        (own.goals.len(), operational, own.aims().count())
    };
    assert_eq!(shape("strategia-2030"), (5, 12, 33));
    assert_eq!(shape("program-rodziny"), (3, 6, 14));
    let mut kinds = [0; 4];
    for aim in strategies["strategia-2030"].aims() {
        kinds[match aim.target {
            None => 0,
            Some(Target::Value { .. }) => 1,
            Some(Target::Path(_)) => 2,
            Some(Target::Direction(_)) => 3,
        }] += 1;
    }
    assert!(kinds.iter().all(|own| *own > 1), "{kinds:?}");
}

/// What a formula of sums and differences gives for these measures.
fn value(formula: &Formula, measures: &BTreeMap<&str, i64>) -> i64 {
    match formula {
        Formula::Number(_) => panic!("no formula of these has a number"),
        Formula::Cell(reference) => measures[reference.parts[0].as_str()],
        Formula::Binary(Operator::Add, left, right) => {
            value(left, measures) + value(right, measures)
        }
        Formula::Binary(Operator::Subtract, left, right) => {
            value(left, measures) - value(right, measures)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn formulas_give_what_reports_of_a_voivodeship_print_for_their_own_counts() {
    let catalogue = shipped().catalogue;
    // Małopolska: foster care of 2023, assistants of 2024, carers of 2023, as ROPS Kraków printed the counts.
    let foster = "dzieci_w_rodzinnej 3131 dzieci_w_pow_rodzinnych 170 dzieci_w_pieczy 4247 dzieci_u_spokrewnionych 1623";
    let families = "rodziny_z_asystentem 3719 asystenci 289 rodziny_bezradnosc 4947";
    // Of the 212 families only the sum was printed.
    let carers = "zawodowe_50 121 rodziny_zawodowe 212 rodziny_specjalistyczne 0 rodziny_pogotowia 0 rodziny_rdd 0";
    // In tenths, rounded half up: 3301/4247 = 77,73 %, 1678/2624 = 63,948 %, 3131/4247 = 73,72 %, 3719/289 = 12,87,
    // 4947 - 3719 = 1228, 121/212 = 57,08 %.
    let cases = [
        ("PZ-01", foster, 777),
        ("PZ-02", foster, 639),
        ("PZ-03", foster, 737),
        ("WR-02", families, 129),
        ("WR-03", families, 12280),
        ("PZ-12", carers, 571),
    ];
    for (id, given, expected) in cases {
        let words: Vec<&str> = given.split_whitespace().collect();
        let measures: BTreeMap<&str, i64> =
            words.chunks(2).map(|own| (own[0], own[1].parse().expect("a whole number"))).collect();
        let own = &catalogue.indicators[id];
        let tenfold = 10 * own.multiplier * value(&own.numerator, &measures);
        let below = own.denominator.as_ref().map_or(1, |formula| value(formula, &measures));
        assert_eq!((2 * tenfold + below) / (2 * below), expected, "{id}");
    }
}
