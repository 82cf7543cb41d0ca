//! What a source of a measure counts and names is checked when templates are, not in the year when somebody asks.

use spraw::builtin;
use spraw::diagnostic::{Problems, Severity, Source};
use spraw::run::{open_all, read_strategies};

/// A measure with one source, in an office's own file.
fn measure(source: &str) -> String {
    format!(
        "[[measure]]\nid = \"proba\"\ntitle = \"próba\"\nunit = \"osoba\"\nobserved = \"stan\"\n\n[[measure.source]]\n{source}\n"
    )
}

#[test]
fn what_a_source_counts_and_names_is_checked_where_it_stands() {
    let problems = Problems::default();
    let mut files = builtin::files(None, &problems);
    files.retain(|path, _| !path.starts_with("indicators/"));
    // A return whose second edition has another row, and is made for half-years too.
    for (from, row) in [("2015-01-01", "1"), ("2024-01-01", "2")] {
        let text = format!(
            "[return]\nid = \"proba\"\ntitle = \"Próba\"\nvalid_from = \"{from}\"\n\
             [[variant]]\nperiod = \"year\"\nsymbol = \"P\"\n\
             [[section]]\nid = \"A\"\ntitle = \"Dział\"\nview = \"facilities\"\n\
             columns = [{{ id = \"1\", title = \"Ile\", count = \"*\" }}, {{ id = \"2\", title = \"X\" }}]\n\
             row = [{{ id = \"{row}\", key = \"razem\", label = \"Razem\", blocked = [\"2\"] }}]\n"
        );
        let path = format!("proba/{from}/template.toml");
        files.insert(path.clone(), Source::new(path, text));
    }
    let (library, _) = open_all(&files, &problems);
    let library = library.expect("a library");
    assert!(problems.is_empty(), "{:#?}", problems.take());
    // What is written, the code, what is underlined, what is proposed.
    let cases = [
        ("view = 'users_in_period'\ncount = 'person'", ""),
        ("view = 'users_in_perio'\ncount = 'person'", "T209 'users_in_perio' users_in_period"),
        ("view = 'users_in_period'\ncount = 'persom'", "T201 persom person"),
        ("view = 'users_in_period'\ncount = '*'\nwhere = \"knd = 'dps'\"", "T201 knd kind"),
        (
            "view = 'users_in_period'\ncount = '*'\nwhere = \"kind = 'dpz'\"",
            "T203 kind = 'dpz' dps",
        ),
        ("view = 'users_in_period'\ncount = '*'\nwhere = 'person'", "T304 person -"),
        ("view = 'users_in_period'\nsum = 'kind'", "T304 [[measure.source]] -"),
        ("view = 'users_in_period'", "T506 [[measure.source]] -"),
        ("view = 'users_in_period'\ncount = 'person'\nperiod = 'half_2'", ""),
        ("view = 'users_in_period'\ncount = 'person'\nperiod = 'half_3'", "T107 'half_3' -"),
        // A cell says its half itself.
        ("cells = '[proba:A/2/1]'\nperiod = 'half_2'", "T102 period -"),
        ("quantity = 'uslugii'", "T531 'uslugii' uslugi"),
        ("cells = '[proba:A/2/1]'", ""),
        // The newest edition has no row 1; a source of the years before may say so.
        ("cells = '[proba:A/2/1] + [proba:A/1/1]'", "T550 [proba:A/1/1] 2"),
        ("cells = '[proba:A/1/1]'\nto = 2023", ""),
        ("cells = '[proba:A/1/1]'\nfrom = 2016\nto = 2023", ""),
        ("cells = '[proba:A/2/1]'\nfrom = 2023", "T550 [proba:A/2/1] 1"),
        ("cells = '[proba:A/2/1]'\nfrom = 2024", ""),
        // By its number: what was submitted has no keys.
        ("cells = '[proba:A/razem/1]'", "T550 [proba:A/razem/1] -"),
        ("cells = '[proba:B/2/1]'", "T550 [proba:B/2/1] A"),
        ("cells = '[proba:A/2/11]'", "T550 [proba:A/2/11] 1"),
        ("cells = '[proba:A/2/2]'", "T508 [proba:A/2/2] -"),
        ("cells = '[proba:A/2/1@half_2]'", "T551 [proba:A/2/1@half_2] -"),
        ("cells = '[proba:A/2/1@previous_year]'", ""),
    ];
    let mut wrong = Vec::new();
    for (source, expected) in cases {
        let path = "indicators/proba.toml";
        files.insert(path.to_owned(), Source::new(path, measure(source)));
        let problems = Problems::default();
        read_strategies(&files, &library, &problems);
        let told: Vec<String> = problems
            .into_vec()
            .iter()
            .map(|own| {
                let place = own.places.first().and_then(|own| own.source.as_ref());
                let place = place.unwrap_or_else(|| panic!("{own:?}"));
                assert_eq!(&*place.source.name, path, "{own:?}");
                let text = place.source.text[place.range.clone()].lines().next();
                let nearest = own.text("nearest").filter(|own| *own != "none").unwrap_or("-");
                format!("{} {} {nearest}", own.code, text.unwrap_or_default())
            })
            .collect();
        if told.join(" | ") != expected {
            wrong.push(format!("{source}\n  {}\n  {expected}", told.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // A return that the office has replaced does not take the catalogue that ships with it.
    let path = "indicators/proba.toml";
    let text = measure("cells = '[proba:A/1/1]'");
    files.insert(path.to_owned(), Source::new(format!("{}{path}", builtin::SHIPPED), text));
    let problems = Problems::default();
    read_strategies(&files, &library, &problems);
    let told = problems.into_vec();
    assert_eq!(told.iter().map(|own| own.code).collect::<Vec<_>>(), ["T550"]);
    assert_eq!(told[0].severity, Severity::Warning);
}
