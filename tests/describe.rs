//! `template show` says all that a template says.

use std::path::Path;
use std::process::Command;

fn shown(words: &[&str]) -> String {
    // Outside every office: the built-in templates are meant.
    let tmp = tempfile::tempdir().expect("a temporary folder");
    shown_in(tmp.path(), words)
}

fn shown_in(folder: &Path, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    command.current_dir(folder).args(["template", "show"]).args(words);
    let output = command.output().expect("the program runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{words:?}: {told}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The text without the ends of its lines: a long one is broken anywhere.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts of these keys, however deep.
fn texts(value: &toml::Value, keys: &[&str], found: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, inner) in table {
                match inner {
                    toml::Value::String(text) if keys.contains(&key.as_str()) => {
                        found.push(text.clone());
                    }
                    _ => texts(inner, keys, found),
                }
            }
        }
        toml::Value::Array(items) => items.iter().for_each(|item| texts(item, keys, found)),
        _ => {}
    }
}

#[test]
fn everything_that_the_return_says_is_shown() {
    let shown = flat(&shown(&["mrpips-03", "--lang", "pl"]));
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("report_templates/mrpips-03/2021-01-01");
    let keys = [
        "title", "label", "symbol", "deadline", "where", "count", "sum", "formula", "check", "if",
        "only_if",
    ];
    let mut missing = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the return") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a file");
        let mut found = Vec::new();
        texts(&toml::Value::Table(text.parse().expect("valid TOML")), &keys, &mut found);
        let own = "MRPiPS-03"; // Each variant has a symbol of its own.
        missing
            .extend(found.into_iter().filter(|text| text != own && !shown.contains(&flat(text))));
    }
    assert!(missing.is_empty(), "not shown: {missing:#?}");
}

#[test]
fn each_kind_of_name_is_explained() {
    let told: &[(&[&str], &[&str])] = &[
        (
            &["mrpips-03", "--lang", "pl"],
            &[
                "wydanie: 2021 (od 2021-01-01)",
                "układ: niezweryfikowany z CAS",
                "termin: do 20 lipca za I półrocze (20.07 za H1)",
                "realizacja świadczenia zrealizowane (domyślnie)",
                "liczba całkowita, domyślnie 18",
                "gdy basis = realizacja: delivered – Jeden rekord to jedno świadczenie",
                "miara: sum = size, once_per = household (suma, każda wartość once_per raz)",
                "pole X: 2 rubryka 3, gdy :razem = 'zaokraglone': formula = [2] + [3]",
                "wpisywane ręcznie: wszystkie rubryki",
                "w tym: z rubryki 2",
                "R-1a.1 błąd: Dział 1A: kwota RAZEM jest sumą wierszy",
                "D-1 ostrzeżenie: Rodzina ze świadczeniami nie ma wywiadu ogląda: helped_families",
            ],
        ),
        (
            &["mrpips-03", "4", "--lang", "pl"],
            &[
                "Dział 4.",
                "z tego: z wiersza rodziny (liczba osób)",
                "w tym: z wiersza z_dziecmi warunek: single_parent and children >= 1",
            ],
        ),
        (
            &["delivered", "--lang", "pl"],
            &[
                "czas: widok sam wybiera rekordy okresu",
                "benefit kod ze słownika benefit; świadczenie",
                "ZST-S Zasiłek stały – osoba samotnie gospodarująca (od 2004-05-01)",
            ],
        ),
        (
            &["foster_benefits_paid", "--lang", "pl"],
            &["czas: when dotyczy: month; bez when liczą się rekordy z dowolnego czasu"],
        ),
        (
            &["persons", "--lang", "pl"],
            &[
                "klucz: person_id",
                "family_persons",
                "reguły: D-10, D-13, D-14",
                "person_id identyfikator osoby (identyfikator, obowiązkowa, klucz)",
                "pesel numer PESEL (numer PESEL, może jej nie być, dane osobowe)",
                "sex płeć (kod ze słownika sex, może jej nie być)",
            ],
        ),
        (
            &["decisions", "--lang", "en"],
            &[
                "person_id osoba, której przyznano świadczenie (identifier, required, key of table persons)",
                "benefit świadczenie (code of list benefit, required, code on the day of issued)",
                "interval: validity: from from_day to to_day",
            ],
        ),
        (&["sex", "--lang", "pl"], &["persons.sex", "K kobieta"]),
        (
            // A rule over cells, by its id and by that of its family.
            &["R-4a", "--lang", "pl"],
            &["R-4a.1 – ", "R-4a.8 – ", "sprawozdanie: mrpips-03 – ", "waga: "],
        ),
        (
            &["mrpips-03", "R-1a.1", "--lang", "pl"],
            &[
                "sprawdza: [1A/razem/3] = [1A/2/3] + ",
                "tylko gdy: :razem = 'zaokraglone'",
                "waga: błąd",
            ],
        ),
        (
            &["NK-14", "--lang", "pl"],
            &[
                "NK-14 – NK-A przekazano zespołowi po terminie",
                "ogląda: violence_terms (Terminy w procedurze „Niebieskie Karty”)",
                "sprawdza: done <= due",
                "bez wartości: nie dotyczy",
                "co zrobić: Sprawdź obie daty",
                "podstawa: rozporządzenie Dz.U. 2023 poz. 1870 § 7",
            ],
        ),
        (
            &["niebieska-karta-kroki", "--lang", "pl"],
            &[
                "sprawozdanie: przemoc – ",
                "podział: worker",
                "plik: listy/niebieska-karta-kroki.csv",
            ],
        ),
        (
            // A quantity and a measure of one name.
            &["rodziny_z_asystentem", "--lang", "pl"],
            &[
                "czas: when = during",
                "drukują: ",
                "wspieranie-rodziny 1/3",
                "wskaźniki: WR-01, WR-02",
            ],
        ),
        (
            &["PZ-01", "--lang", "pl"],
            &[
                "mianownik: [dzieci_w_pieczy]",
                "charakter: stymulanta: im więcej, tym lepiej",
                "dzieci_w_pieczy – dzieci w pieczy zastępczej",
            ],
        ),
        (&["PZ-17", "--lang", "en"], &["PZ-17a – ", "PZ-17b – ", "observed: "]),
    ];
    let mut wrong = Vec::new();
    for (words, lines) in told {
        let text = shown(words);
        let long = text.lines().filter(|line| line.chars().count() > 100);
        wrong.extend(long.map(|line| format!("{words:?}: a long line: {line}")));
        let flat = flat(&text);
        let missing = lines.iter().filter(|line| !flat.contains(**line));
        wrong.extend(missing.map(|line| format!("{words:?}: no „{line}”")));
        if text.contains('⟨') {
            wrong.push(format!("{words:?}: a word without a sentence"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Of the sample office, whose strategies are its own.
#[test]
fn a_strategy_is_explained_with_what_it_wants() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let text = flat(&shown_in(&sample, &["program-rodziny", "--lang", "pl"]));
    for expected in [
        "lata: 2024–2026",
        "1.1. Asystenci rodziny WR-01 – ",
        "(wartość bazowa 2023: 27; cel 2024: 30, 2025: 34, 2026: 38)",
        "(wartość bazowa 2023; cel spadek)",
        "zadanie 1.1.1. ",
    ] {
        assert!(text.contains(expected), "no „{expected}” in {text}");
    }
}

#[test]
fn only_the_section_that_was_asked_for_is_shown() {
    let text = shown(&["mrpips-03", "1C-2", "--lang", "pl"]);
    for (part, expected) in [
        ("Dział 1C-2.", true),
        ("Dział 1A.", false),
        ("R-1a.4 błąd", true),
        ("R-1a.1 błąd", false),
        ("Opcje", false),
    ] {
        assert_eq!(text.contains(part), expected, "{part}");
    }
}

/// Rows of a code list and of bands have the condition that each of them means.
#[test]
fn rows_that_one_line_stands_for_are_shown_one_by_one() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    for (case, expected) in [
        ("a_row_a_code", "2 sieroctwo a warunek: kod in ('02a', '02b')"),
        ("a_row_a_code", "9 inne warunek: (kod in ('09') or kod is null)"),
        (
            "a_row_a_code",
            "Rubryki 1 – miara: count = * (liczba rekordów) 2 – miara: sum = n (suma)",
        ),
        ("a_cut_is_the_lowest_value_of_its_band", "2 dzieci warunek: (wiek) >= 0 and (wiek) < 18"),
    ] {
        let text = flat(&shown_in(&cases.join(case), &["proba", "--lang", "pl"]));
        assert!(text.contains(expected), "{case}: no „{expected}” in {text}");
    }
}
