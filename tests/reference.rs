//! Real public figures (`../shared/data`, not part of the project) read by the mappings that ship.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use spraw::builtin;
use spraw::diagnostic::{Diagnostic, Problems, Source};
use spraw::document;
use spraw::ingest::{self, Failure, Loaded, read_mapping, with_shipped};
use spraw::model::value::UNREADABLE;
use spraw::model::{Interner, TableSchema};

/// The published files, when they are there.
fn published(folder: &str) -> Option<Vec<PathBuf>> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(folder);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(place).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    (!files.is_empty()).then_some(files)
}

/// The table `reference` out of files, with a mapping that ships.
fn loaded(mapping: &str, files: &[PathBuf]) -> (Loaded, Interner) {
    let office = tempfile::tempdir().expect("a temporary folder");
    let folder = office.path().join("2025-H1");
    std::fs::create_dir_all(&folder).expect("a folder");
    for file in files {
        std::fs::copy(file, folder.join(file.file_name().expect("a file"))).expect("a copy");
    }
    let problems = Problems::default();
    let templates = builtin::files(None, &problems);
    let root = document::parse(&templates["tables/reference.toml"], &problems);
    let schema = TableSchema::read(&root, &problems).expect("the table");
    let schemas = BTreeMap::from([("reference".to_owned(), schema)]);
    let own = Source::new("m.toml".to_owned(), format!("use = [\"{mapping}\"]"));
    let sources = with_shipped(&[own], &templates, &problems);
    let codebooks = BTreeMap::new();
    let mapping = read_mapping(&sources, &schemas, &codebooks, &problems);
    let wrong: Vec<String> = problems.into_vec().iter().map(said).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let interner = Interner::default();
    let request = ingest::Request {
        data: office.path(),
        period: "2025-H1".parse().expect("a period"),
        lenient: false,
        relations: true,
        required: &BTreeSet::from(["reference".to_owned()]),
        mapping: &mapping,
        schemas: &schemas,
        codebooks: &codebooks,
        wanted: &BTreeSet::from(["reference".to_owned()]),
        raw: &BTreeSet::new(),
        corrections: &[],
        cache: None,
        kept: None,
        witness: None,
    };
    match ingest::load(&request, &interner, &|_| {}) {
        Ok(loaded) => (loaded, interner),
        Err(Failure::Missing(found) | Failure::Mapping(found)) => {
            let told = found.iter().map(said).take(20).collect::<Vec<_>>();
            panic!("{}", told.join("\n"));
        }
    }
}

/// The code, the sheet and the fields of a finding.
fn said(own: &Diagnostic) -> String {
    let places: Vec<String> = own
        .places
        .iter()
        .map(|place| format!("{:?} {:?} {:?}", place.file, place.sheet, place.row))
        .collect();
    format!("{} {} {:?}", own.code, places.join("; "), own.fields)
}

/// The values of the table by the columns that name them.
fn values(loaded: &Loaded, interner: &Interner) -> BTreeMap<String, i64> {
    let table = &loaded.tables["reference"];
    let column = |name: &str| &table.column(name).expect("a column of the table").values;
    let text = |name: &str, record: usize| interner.text(column(name)[record]).to_string();
    (0..table.len())
        .map(|record| {
            let words =
                ["source", "block", "within", "unit_name", "series"].map(|name| text(name, record));
            (format!("{} | {}", words.join(" | "), column("year")[record]), column("value")[record])
        })
        .collect()
}

fn assert_values(found: &BTreeMap<String, i64>, expected: &str) {
    let mut wrong = Vec::new();
    for line in expected.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (key, value) = line.rsplit_once(" = ").expect("key = value");
        let value = match value {
            "?" => UNREADABLE,
            number => (number.replace(',', ".").parse::<f64>().expect("a number") * 1e4) as i64,
        };
        match found.get(key) {
            Some(own) if *own == value => {}
            own => wrong.push(format!("{key}: {own:?}, expected {value}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn five_workbooks_on_foster_care_are_read_by_their_headers() {
    let Some(files) = published("gus") else {
        println!("SKIPPED: ../shared/data/gus is not there");
        return;
    };
    let (loaded, interner) = loaded("gus-piecza-zastepcza", &files);
    let found = values(&loaded, &interner);
    // Read off the printed tables. In 2022 „do adopcji” and „w innej formie” stand the other way round.
    assert_values(
        &found,
        "
        GUS, piecza zastępcza, tabl. 1 | placówki | POLSKA | POLSKA | ogółem | 2005 = 673
        GUS, piecza zastępcza, tabl. 1 | placówki | POLSKA | POLSKA | łączące zadania | 2022 = 190
        GUS, piecza zastępcza, tabl. 1 | placówki | POLSKA | POLSKA | specjalistyczno-terapeutyczne | 2010 = ?
        GUS, piecza zastępcza, tabl. 1 | wychowankowie | POLSKA | POLSKA | łączące zadania | 2011 = 7253
        GUS, piecza zastępcza, tabl. 1 | wychowankowie | POLSKA | POLSKA | interwencyjne ośrodki preadopcyjne | 2021 = 49
        GUS, piecza zastępcza, tabl. 2 | ogółem | POLSKA | POLSKA | placówki | 2017 = 1168
        GUS, piecza zastępcza, tabl. 2 | ogółem | POLSKA | POLSKA | wychowankowie: w ciągu roku | 2022 = 22962
        GUS, piecza zastępcza, tabl. 2 | ogółem | POLSKA | Zachodniopomorskie | miejsca | 2022 = 791
        GUS, piecza zastępcza, tabl. 2 | łączące zadania | POLSKA | POLSKA | wychowankowie: stan w dniu 31 grudnia | 2019 = 2756
        GUS, piecza zastępcza, tabl. 2 | interwencyjne ośrodki preadopcyjne | POLSKA | POLSKA | miejsca | 2021 = 55
        GUS, piecza zastępcza, tabl. 3 | ogółem | POLSKA | POLSKA | miejsca | 2020 = 17640
        GUS, piecza zastępcza, tabl. 3 | SPECJALISTYCZNO-TERAPEUTYCZNE | POLSKA | Dolnośląskie | miejsca | 2016 = 42
        GUS, piecza zastępcza, tabl. 3 | SPECJALISTYCZNO-TERAPEUTYCZNE | POLSKA | Lubelskie | miejsca | 2016 = 0
        GUS, piecza zastępcza, tabl. 4 | ogółem | POLSKA | POLSKA | w placówkach rodzinnych | 2015 = 194
        GUS, piecza zastępcza, tabl. 4 | ogółem | POLSKA | Lubelskie | w placówkach łączących zadania | 2022 = 20
        GUS, piecza zastępcza, tabl. 4 | ogółem | POLSKA | Łódzkie | w interwencyjnych ośrodkach preadopcyjnych | 2016 = 25
        GUS, piecza zastępcza, tabl. 5 | ogółem | POLSKA | POLSKA | niepełnosprawni | 2017 = 1991
        GUS, piecza zastępcza, tabl. 5 | ogółem | POLSKA | POLSKA | cudzoziemcy | 2021 = 75
        GUS, piecza zastępcza, tabl. 5 | ogółem | POLSKA | POLSKA | cudzoziemcy | 2022 = 289
        GUS, piecza zastępcza, tabl. 5 | ogółem | POLSKA | POLSKA | cudzoziemcy w wieku 0-17 lat | 2022 = 258
        GUS, piecza zastępcza, tabl. 5 | ogółem | POLSKA | Lubelskie | cudzoziemcy w wieku 0-17 lat | 2022 = 8
        GUS, piecza zastępcza, tabl. 6 | ogółem | POLSKA | POLSKA | w wieku 7-9 | 2015 = 1749
        GUS, piecza zastępcza, tabl. 6 | ogółem | POLSKA | Lubuskie | w wieku 1-3 | 2016 = 0
        GUS, piecza zastępcza, tabl. 6 | ogółem | POLSKA | Lubelskie | pełnoletni uczący się | 2022 = 90
        GUS, piecza zastępcza, tabl. 7 | ogółem | POLSKA | POLSKA | do 18 lat: w rodzinnej pieczy | 2018 = 835
        GUS, piecza zastępcza, tabl. 7 | ogółem | POLSKA | Lubuskie | powyżej 18 lat: założyli własne gospodarstwo | 2022 = 37
        GUS, piecza zastępcza, tabl. 15 | ogółem | POLSKA | POLSKA | do 18 lat: przekazane do adopcji | 2015 = 1456
        GUS, piecza zastępcza, tabl. 15 | ogółem | POLSKA | POLSKA | do 18 lat: w innej formie rodzinnej pieczy | 2015 = 1366
        GUS, piecza zastępcza, tabl. 15 | ogółem | POLSKA | POLSKA | do 18 lat: przekazane do adopcji | 2022 = 1483
        GUS, piecza zastępcza, tabl. 15 | ogółem | POLSKA | POLSKA | do 18 lat: w innej formie rodzinnej pieczy | 2022 = 2107
        GUS, piecza zastępcza, tabl. 15 | ogółem | POLSKA | Lubuskie | do 18 lat: przekazane do adopcji | 2022 = 89
        GUS, piecza zastępcza, tabl. 15 | ogółem | POLSKA | Lubuskie | do 18 lat: w innej formie rodzinnej pieczy | 2022 = 53
        GUS, piecza zastępcza, tabl. 15 | ogółem | POLSKA | Lubuskie | do 18 lat: przekazane do adopcji | 2018 = 55
        GUS, piecza zastępcza, tabl. 15 | ogółem | POLSKA | Dolnośląskie | do 18 lat: w domu pomocy społecznej | 2022 = 0
        GUS, piecza zastępcza, tabl. 15 | ogółem | POLSKA | Lubelskie | powyżej 18 lat: nieusamodzielnione | 2019 = 80
        GUS, piecza zastępcza, tabl. 11 | ogółem | POLSKA | POLSKA | osoby samotne | 2015 = 17084
        GUS, piecza zastępcza, tabl. 11 | ogółem | POLSKA | POLSKA | cudzoziemcy | 2015 = ?
        GUS, piecza zastępcza, tabl. 11 | ogółem | POLSKA | POLSKA | cudzoziemcy | 2020 = 26
        GUS, piecza zastępcza, tabl. 11 | ogółem | POLSKA | Lubelskie | bez przyjętych dzieci | 2019 = 0
        GUS, piecza zastępcza, tabl. 11 | ogółem | POLSKA | Lubuskie | z liczbą dzieci: 8 i więcej | 2022 = 8
        GUS, piecza zastępcza, tabl. 11 | RODZINNE DOMY DZIECKA | POLSKA | Zachodniopomorskie | rodziny ogółem | 2022 = 78
        GUS, piecza zastępcza, tabl. 12 | ogółem | Dolnośląskie | Powiat bolesławiecki | rodziny na wsi | 2022 = 0
        GUS, piecza zastępcza, tabl. 12 | ogółem | Dolnośląskie | Powiat lwówecki | dzieci z orzeczeniem | 2018 = 14
        GUS, piecza zastępcza, tabl. 14 | ogółem | POLSKA | POLSKA | po raz pierwszy umieszczone | 2015 = 7702
        GUS, piecza zastępcza, tabl. 14 | ogółem | POLSKA | POLSKA | w wieku 4-6 | 2019 = 5265
        GUS, piecza zastępcza, tabl. 8 | stan w dniu 31 grudnia | POLSKA | POLSKA | ogółem | 2005 = 36510
        GUS, piecza zastępcza, tabl. 8 | stan w dniu 31 grudnia | POLSKA | POLSKA | ogółem | 2012 = 39762
        GUS, piecza zastępcza, tabl. 8 | stan w dniu 31 grudnia | POLSKA | POLSKA | zawodowe | 2010 = ?
        GUS, piecza zastępcza, tabl. 8 | stan w dniu 31 grudnia | POLSKA | POLSKA | zawodowe | 2022 = 1434
        GUS, piecza zastępcza, tabl. 8 | stan w dniu 31 grudnia | POLSKA | POLSKA | zawodowe niespokrewnione z dzieckiem wielodzietne | 2014 = 150
        GUS, piecza zastępcza, tabl. 8 | stan w dniu 31 grudnia | POLSKA | POLSKA | rodzinne domy dziecka | 2022 = 781
        GUS, piecza zastępcza, tabl. 8 | w ciągu roku | POLSKA | POLSKA | ogółem | 2022 = 41867
        GUS, piecza zastępcza, tabl. 8 | w ciągu roku | POLSKA | POLSKA | rodzinne domy dziecka | 2022 = 822
        GUS, piecza zastępcza, tabl. 9 | rodziny | POLSKA | POLSKA | spokrewnione | 2015 = 24681
        GUS, piecza zastępcza, tabl. 9 | dzieci do 18 lat | POLSKA | POLSKA | spokrewnione | 2015 = 26325
        GUS, piecza zastępcza, tabl. 9 | rodziny | POLSKA | POLSKA | rodzinne domy dziecka | 2022 = 781
        GUS, piecza zastępcza, tabl. 9 | dzieci do 18 lat | POLSKA | POLSKA | rodzinne domy dziecka | 2022 = 5156
        GUS, piecza zastępcza, tabl. 9 | dzieci do 18 lat | POLSKA | POLSKA | zawodowe niespokrewnione z dzieckiem wielodzietne | 2015 = ?
        GUS, piecza zastępcza, tabl. 10 | miasto | POLSKA | POLSKA | ogółem | 2015 = 26521
        GUS, piecza zastępcza, tabl. 10 | wieś | POLSKA | POLSKA | ogółem | 2015 = 12166
        GUS, piecza zastępcza, tabl. 10 | miasto | POLSKA | POLSKA | ogółem | 2022 = 24112
        GUS, piecza zastępcza, tabl. 10 | wieś | POLSKA | POLSKA | rodzinne domy dziecka | 2022 = 402
        GUS, piecza zastępcza, tabl. 10 | wieś | POLSKA | POLSKA | zawodowe specjalistyczne | 2018 = 95
        GUS, piecza zastępcza, tabl. 13 | stan w dniu 31 grudnia | POLSKA | POLSKA | ogółem | 2012 = 57885
        GUS, piecza zastępcza, tabl. 13 | stan w dniu 31 grudnia | POLSKA | POLSKA | niezawodowe | 2011 = 16325
        GUS, piecza zastępcza, tabl. 13 | stan w dniu 31 grudnia | POLSKA | POLSKA | rodzinne domy dziecka | 2022 = 5580
        GUS, piecza zastępcza, tabl. 16 | orzeczone | POLSKA | POLSKA | ogółem | 2015 = 3361
        GUS, piecza zastępcza, tabl. 16 | w tym blankietowe | POLSKA | POLSKA | ogółem | 2015 = 719
        GUS, piecza zastępcza, tabl. 16 | w tym przez osoby zamieszkałe za granicą | POLSKA | POLSKA | ogółem | 2016 = 286
        GUS, piecza zastępcza, tabl. 16 | w tym przez osoby zamieszkałe za granicą | POLSKA | POLSKA | pow. 14 do 15 lat | 2016 = 0
        GUS, piecza zastępcza, tabl. 16 | orzeczone | POLSKA | POLSKA | do 1 roku życia | 2018 = 397
        GUS, piecza zastępcza, tabl. 16 | w tym blankietowe | POLSKA | POLSKA | ponad 15 lat | 2020 = 27
        GUS, piecza zastępcza, tabl. 16 | orzeczone | POLSKA | POLSKA | pow. roku do 2 lat | 2022 = 319
        GUS, piecza zastępcza, tabl. 16 | w tym przez osoby zamieszkałe za granicą | POLSKA | POLSKA | pow. 6 do 7 lat | 2022 = 2
        ",
    );
    // The whole tables, as another reader of workbooks adds them up: each cell of the five once.
    for (number, cells, sum, unknown) in [
        (8, 134, 1_700_876, 14),
        (9, 131, 1_962_422, 3),
        (10, 131, 888_452, 3),
        (13, 126, 2_302_326, 14),
        (16, 408, 54_096, 0),
    ] {
        let table = format!("GUS, piecza zastępcza, tabl. {number} |");
        let own: Vec<i64> =
            found.iter().filter(|(key, _)| key.starts_with(&table)).map(|own| *own.1).collect();
        let known: Vec<i64> = own.iter().copied().filter(|own| *own != UNREADABLE).collect();
        let total = known.iter().sum::<i64>() / 10_000;
        assert_eq!((own.len(), total, own.len() - known.len()), (cells, sum, unknown), "{table}");
    }
    // What stands in several workbooks is the same in all of them: the newest may not have changed it.
    let codes: Vec<&str> = loaded.findings.iter().map(|own| own.code).collect();
    let changed: Vec<_> = loaded.findings.iter().filter(|own| own.code == "I118").collect();
    let changed: Vec<String> = changed.into_iter().map(said).collect();
    assert!(changed.is_empty(), "{}", changed.join("\n"));
    assert!(codes.contains(&"I153"), "the series of foreigners begins in 2020");
    assert_eq!(loaded.ledger.len(), 16 * files.len());
}

#[test]
fn exports_of_the_local_data_bank_are_read_even_after_a_trip_through_excel() {
    let Some(files) = published("bdl") else {
        println!("SKIPPED: ../shared/data/bdl is not there");
        return;
    };
    let (loaded, interner) = loaded("bdl", &files);
    assert_values(
        &values(&loaded, &interner),
        "
        BDL | BDL | POLSKA | LUBUSKIE | ogółem | 2024 = 83,1
        BDL | BDL | POLSKA | POLSKA | ogółem | 2024 = 84,1
        BDL | BDL | POLSKA | LUBUSKIE | stypendium socjalne;uczelnie ogółem | 2024 = 382
        BDL | BDL | POLSKA | ŚLĄSKIE | udział studentów otrzymujących stypendia;uczelnie ogółem | 2024 = 10,4
        BDL | BDL | POLSKA | Powiat m. Gdańsk | biblioteki publiczne;komputery użytkowane w bibliotece ogółem | 2024 = 365
        ",
    );
    let table = &loaded.tables["reference"];
    let units = &table.column("unit").expect("the unit").values;
    let codes: BTreeSet<String> = units.iter().map(|own| interner.text(*own).to_string()).collect();
    assert!(codes.iter().all(|code| code.len() == 7), "{codes:?}");
    assert!(codes.contains("0200000") && codes.contains("0000000"));
}
