//! What the page shows, compared with what the fixture says; the expected numbers are worked out by hand.

use super::fixture::{exact, monitoring};
use super::{anchor, monitor_page, say};
use crate::indicator::{Change, Monitoring, Status};
use crate::write::cells_of_page;
use crate::write::markup::plain;

pub fn written(monitoring: &Monitoring) -> String {
    String::from_utf8(monitor_page(monitoring)).expect("UTF-8")
}

/// As a reader sees it: without markup, one space between words.
pub fn read(markup: &str) -> String {
    let mut seen = String::new();
    let mut inside = false;
    for letter in markup.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => seen.push(other),
            _ => {}
        }
    }
    plain(&seen).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands between two pieces of markup.
pub fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end} after {start}")).0
}

/// The rows of the table of this id, as read.
fn rows(page: &str, id: &str) -> Vec<String> {
    let body = between(page, &format!("<caption id=\"{id}\">"), "</tbody>");
    let (_, body) = body.split_once("<tbody>").expect("a body");
    let line = |own: &str| {
        let cells = own.split("</td>").flat_map(|own| own.split("</th>")).map(read);
        cells.filter(|own| !own.is_empty()).collect::<Vec<_>>().join(" | ")
    };
    body.split("</tr>").map(line).filter(|own| !own.is_empty()).collect()
}

#[test]
fn the_first_screen_says_how_each_goal_stands() {
    let page = written(&monitoring());
    let summary = read(between(&page, "<section id=\"podsumowanie\">", "</section>"));
    for expected in [
        "Razem 6 wskaźników: ✔ 1 osiągnięty, ▲ 1 na ścieżce, ▼ 1 poza ścieżką, ○ 1 bez danych, ✎ 1 wymaga komentarza, \
         ≠ 1 z przerwą w szeregu.",
        "Do wyjaśnienia: 2 wątpliwości co do 2 wskaźników (w kartach wskaźników).",
        "Cel 1. Rodziny, które radzą sobie same 3 wskaźniki: ✔ 0 osiągniętych, ▲ 1 na ścieżce, ▼ 1 poza ścieżką, \
         ○ 0 bez danych, ≠ 1 z przerwą w szeregu.",
        // From 14.2 to 10 in five years is 10.84 of 2024: 2.03 of a way of 4.2 are lacking.
        "Najdalej od celu: WR-02 Rodziny na jednego asystenta – ▼ poza ścieżką: 12,9 rodziny w 2024 r. (dane z 03.02.2025); \
         cel: 10,0 rodziny w 2025 r.; brakuje: 48% drogi do celu",
        "Ile brakuje, mierzy się częścią drogi od wartości bazowej do docelowej",
        "Cel 2. Seniorzy & \"samotni\" <60+> 3 wskaźniki: ✔ 1 osiągnięty, ▲ 0 na ścieżce, ▼ 0 poza ścieżką, \
         ○ 1 bez danych, ✎ 1 wymaga komentarza.",
    ] {
        assert!(summary.contains(expected), "{expected}\nis not in\n{summary}");
    }
    let head = read(between(&page, "<header>", "</header>"));
    assert_eq!(
        head,
        "Strategia rozwiązywania problemów społecznych Przykładowa MOPS w Przykładowie Rok oceny: 2024; lata strategii: \
         2021–2027 Podstawa: uchwała nr X/1/2021 Rady Miasta Przykładowa"
    );
    assert!(page.contains("<a href=\"#karta-WR-02\">WR-02 Rodziny na jednego asystenta</a>"));
}

#[test]
fn the_tables_print_the_numbers_of_the_monitoring() {
    let page = written(&monitoring());
    for (id, expected) in [
        (
            "wskazniki-1.1",
            vec![
                "PZ-01 Dzieci w rodzinnych formach pieczy (bez spokrewnionych) | % | 57,9 | 59,0 | 60,5 | 62,3 | 63,9 | \
                 +1,6 p.p. | 68,0 % w 2027 r. | ▲ na ścieżce: 63,9 % w 2024 r. jest nie mniej niż 63,7 %, których wymaga \
                 droga do celu.",
                "WR-02 Rodziny na jednego asystenta | rodziny | 14,2 | 13,9 | 13,1 | 12,9 | 12,9 | 0,0 rodziny (−0,2 %) | \
                 10,0 rodziny w 2025 r. | ▼ poza ścieżką: 12,9 rodziny w 2024 r. to więcej niż 10,8 rodziny, których \
                 wymaga droga do celu.",
            ],
        ),
        (
            "wskazniki-1.2",
            vec![
                "PS-01 Korzystający z pomocy | na 1000 | 41,2 | 39,8 | 30,1 | 29,5 | 28,7 | −0,8 na 1000 (−2,7 %) | \
                 25,0 na 1000 w 2027 r. | ≠ przerwa w szeregu: między wartością bazową z 2020 r. a 2024 r. szereg \
                 zmienił się w 2022 r.",
            ],
        ),
        // Amounts are wide: a year less.
        (
            "wskazniki-2.1",
            vec![
                "SE-01 Usługi dla osób z otępieniem | osoby | 7 | brak | 6 | # | nie można policzyć: brakuje wartości | \
                 wzrost (sam kierunek) | ○ brak danych: wartość z 2024 r. jest ukryta: licznik jest poniżej progu \
                 publikacji.",
                "KA-01 Asystenci z pełnymi kwalifikacjami | % | 96,8 | 97,2 | 97,9 | 98,4 | +0,5 p.p. | 97,0 % w 2022 r., \
                 98,0 % w 2025 r. | ✔ osiągnięty: 98,4 % w 2024 r. to nie mniej niż wartość docelowa 98,0 %.",
                "FI-01 Wydatki na mieszkańca | zł/os. | 1 150,00 | 1 201,25 | 1 350,10 | 1 420,00 | +69,90 zł/os. \
                 (+5,2 %) | strategia nie podaje | ✎ wymaga komentarza: nominanta: czy 1 420,00 zł/os. to dobrze, mówi \
                 zdanie zespołu oceniającego.",
            ],
        ),
        (
            "zadania-1.1",
            vec![
                "1.1.1 Szkolenia rodzin zastępczych | MOPS | 4 z 7 | 7 z 7: zakończono",
                "1.1.2 Mieszkania treningowe | MOPS | brak wpisu | 1 z 7: nie rozpoczęto | brak lokali w zasobie",
            ],
        ),
        (
            "karta-PZ-01-lata",
            vec![
                "2020 | 57,9 | brak | brak | – | brak źródła | – | –",
                "2021 | 59,0 | brak | brak | – | brak źródła | – | –",
                "2022 | 60,5 | brak | brak | – | brak źródła | – | –",
                "2023 | 62,3 | brak | brak | – | brak źródła | – | –",
                "2024 | 63,9 | 1 678 | 2 624 | dzieci w pieczy | wrispz-p 2024-H2, wersja 1, pole 2/1/3 | 31.01.2025 | \
                 20 z 21 – niepełne",
                "dzieci u spokrewnionych | policzone z eksportów: rejestr umieszczeń | 10.01.2025 | nie dotyczy",
            ],
        ),
        (
            "karta-SE-01-lata",
            vec![
                "2020 | 8 | – | brak źródła | – | –",
                "2021 | 7 | – | brak źródła | – | –",
                "2022 | brak: nie ma danych: osoby w usługach | – | brak źródła | – | –",
                "2023 | 6 | – | brak źródła | – | –",
                "2024 | #: wartość ukryta: licznik poniżej progu publikacji | – | brak źródła | – | –",
            ],
        ),
        (
            "karta-PZ-01-inni",
            vec![
                "MOPS w Przykładowie (własny wynik) | 57,9 | 59,0 | 60,5 | 62,3 | 63,9",
                "Dolnowo | 54,0 | 55,1 | brak | 57,2 | 58,3",
                "Górzyn & Las | 66,0 | 66,4 | 67,0 | 68,0 | 68,4",
                "Polska | 58,0 | 58,9 | 60,1 | 61,9 | 63,1",
                "Województwo (zob. zastrzeżenie) | 60,0 | 61,0 | 62,0 | 63,0 | 64,0",
            ],
        ),
        (
            "dane-partnerow",
            vec![
                "Komenda Miejska Policji | 1 z 3 | 15.02.2025 | ◐ niepełne | Niebieskie Karty; interwencje domowe",
                "Powiatowy Urząd Pracy | 2 z 2 | nie ustalono | ✔ komplet | –",
            ],
        ),
        // 31 725 250 of 33 395 000 is 95 %; of both years with a plan and the 12 zł: 66 745 262,50 of 67 395 000.
        (
            "plan-i-wykonanie",
            vec![
                "2022 | 33 395 000,00 | 31 725 250,00 | 95,0 %",
                "2023 | 34 000 000,00 | 35 020 000,50 | 103,0 %",
                "2024 | 0,00 | 12,00 | nie liczy się: plan jest równy zero",
                "2025 | 40 540 000,00 | brak | brak",
                "Razem lata z wykonaniem | 67 395 000,00 | 66 745 262,50 | 99,0 %",
            ],
        ),
    ] {
        assert_eq!(rows(&page, id), expected, "{id}");
    }
}

#[test]
fn every_value_is_found_by_its_indicator_and_year() {
    let page = written(&monitoring());
    let found = cells_of_page(&page);
    // Districts beside each other come before the cards.
    let mut expected = vec![("PZ-01/2024/Śródmieście".to_owned(), "57,1".to_owned())];
    for (id, values) in [
        ("PZ-01", ["57,9", "59,0", "60,5", "62,3", "63,9"]),
        ("WR-02", ["14,2", "13,9", "13,1", "12,9", "12,9"]),
        ("PS-01", ["41,2", "39,8", "30,1", "29,5", "28,7"]),
        (
            "SE-01",
            [
                "8",
                "7",
                "brak: nie ma danych: osoby w usługach",
                "6",
                "#: wartość ukryta: licznik poniżej progu publikacji",
            ],
        ),
        ("KA-01", ["96,1", "96,8", "97,2", "97,9", "98,4"]),
        ("FI-01", ["1 104,50", "1 150,00", "1 201,25", "1 350,10", "1 420,00"]),
    ] {
        for (year, value) in (2020..).zip(values) {
            expected.push((format!("{id}/{year}"), value.to_owned()));
        }
    }
    let found: Vec<_> =
        found.into_iter().map(|(name, value)| (name, value.replace('\u{a0}', " "))).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_card_tells_the_definition_and_what_there_is_to_doubt() {
    let page = written(&monitoring());
    let card = read(between(&page, "<article id=\"karta-PZ-01\"", "</article>"));
    for expected in [
        "Licznik dzieci w rodzinach − dzieci u spokrewnionych",
        "Mianownik dzieci w pieczy − dzieci u spokrewnionych",
        "Mnożnik 100",
        "Charakter stymulanta: im więcej, tym lepiej",
        "Obserwacja stan na 31 grudnia",
        "Wartość bazowa 57,9 % w 2020 r.",
        "Cel 68,0 % w 2027 r.",
        "Zmiana do roku poprzedniego +1,6 p.p.",
        "Zmiana od wartości bazowej +6,0 p.p.",
        "Tendencja rosnąca",
        "Odpowiada Dział Wsparcia Rodziny",
        "Źródło definicji definicja własna",
        "2024 r.: licznik 1678 jest taki sam jak w 2023 r.; sprawdź, czy nie został przepisany.",
        "Województwo: obserwacja przez cały rok, nie na 31 grudnia",
    ] {
        assert!(card.contains(expected), "{expected}\nis not in\n{card}");
    }
    // Who entered a number is no matter of a page that is published.
    assert!(page.contains("wpis ręczny: pismo z 3 lutego"), "the reason of an entry");
    assert!(!page.contains("Nowak"), "the page names who entered a number");
}

#[test]
fn every_table_has_a_caption_and_its_heads_say_what_they_are_of() {
    let page = written(&monitoring());
    let tables: Vec<&str> =
        page.split("<table").skip(1).filter_map(|own| own.split("</table>").next()).collect();
    assert_eq!(tables.len(), 16);
    for table in &tables {
        let (_, table) = table.split_once('>').expect("a tag");
        assert!(table.trim_start().starts_with("<caption id="), "{table}");
        assert!(!table.contains("<th>"), "a head without a scope: {table}");
        let heads = table.matches("<th scope=\"col\">").count();
        assert!(heads > 1 && table.contains("<th scope=\"row\""), "{table}");
    }
    let mut ids: Vec<&str> =
        page.split(" id=\"").skip(1).filter_map(|own| own.split('"').next()).collect();
    let all = ids.len();
    for link in page.split("href=\"#").skip(1).filter_map(|own| own.split('"').next()) {
        assert!(ids.contains(&link), "{link} leads nowhere");
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
}

#[test]
fn the_page_needs_nothing_and_is_the_same_twice() {
    let page = written(&monitoring());
    assert_eq!(page, written(&monitoring()));
    for needed in ["http", "<script", "<img", "<link", "url(", "@import"] {
        assert!(!page.contains(needed), "{needed}");
    }
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"pl\">"));
}

#[test]
fn names_never_become_markup() {
    let mut own = monitoring();
    let bad = "<b>&\"x\"</b>";
    own.title = bad.into();
    own.office = bad.into();
    own.resolution = Some(bad.into());
    own.team = Some(bad.into());
    own.note = Some(bad.into());
    for goal in &mut own.goals {
        goal.id += bad;
        goal.title = bad.into();
        for operational in &mut goal.operational {
            operational.id += bad;
            operational.title = bad.into();
            for task in &mut operational.tasks {
                task.id = bad.into();
                task.title = bad.into();
                task.owner = Some(bad.into());
                task.note = Some(bad.into());
            }
        }
    }
    for card in &mut own.cards {
        card.indicator.id += bad;
        card.indicator.name = bad.into();
        card.indicator.variant = Some(bad.into());
        card.indicator.unit = bad.into();
        card.indicator.source = bad.into();
        card.indicator.note = Some(bad.into());
        card.numerator = bad.into();
        card.denominator = Some(bad.into());
        card.owner = Some(bad.into());
        card.because.0 = bad.into();
        for doubt in &mut card.doubts {
            doubt.told.0 = bad.into();
        }
        for series in card.elsewhere.iter_mut().chain(&mut card.districts) {
            series.name = bad.into();
            if let Some(caution) = &mut series.caution {
                caution.0 = bad.into();
            }
        }
        for (_, why) in &mut card.breaks {
            *why = bad.into();
        }
        for origin in card.points.iter_mut().flat_map(|own| &mut own.origins) {
            origin.title = bad.into();
        }
    }
    for supplier in &mut own.suppliers {
        supplier.name = bad.into();
        supplier.missing = vec![bad.into()];
    }
    let page = written(&own);
    assert!(!page.contains("<b>"), "a name became markup");
    assert!(page.contains("&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;"), "the names are there");
    // Only one letter: the attribute of an id is never left.
    assert!(!page.contains("\"x\""), "a name left its attribute");
}

#[test]
fn a_hidden_value_is_nowhere() {
    let page = written(&monitoring());
    let card = between(&page, "<article id=\"karta-SE-01\"", "</article>");
    let hidden = rows(&page, "karta-SE-01-lata").pop().expect("a row");
    assert!(!hidden.contains('3') && hidden.contains('#'), "{hidden}");
    assert!(!read(card).contains("3 osoby"), "{card}");
}

#[test]
fn nothing_to_show_is_said() {
    let mut own = monitoring();
    own.goals.truncate(1);
    own.goals[0].operational.truncate(1);
    own.goals[0].operational[0].cards = vec![99];
    own.goals[0].operational[0].tasks.clear();
    own.cards.clear();
    own.suppliers.clear();
    own.frame.clear();
    let page = read(&written(&own));
    for expected in [
        "Razem 0 wskaźników.",
        "Cel nie ma wskaźników.",
        "Cel nie ma zadań ocenianych w skali.",
        "Strategia nie wskazuje żadnego wskaźnika.",
        "Żadna miara nie czeka na dane partnerów.",
        "Strategia nie podaje ram finansowych.",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    let mut own = monitoring();
    for point in own.cards.iter_mut().flat_map(|card| &mut card.points) {
        point.value = None;
    }
    let page = written(&own);
    assert!(page.contains("Bez wykresu: żaden rok nie ma wartości"));
    own.years.clear();
    own.cards[0].points.clear();
    written(&own);
}

#[test]
fn counts_have_their_polish_forms() {
    let forms = ["wskaźnik", "wskaźniki", "wskaźników"];
    for (count, expected) in [
        (0, "0 wskaźników"),
        (1, "1 wskaźnik"),
        (2, "2 wskaźniki"),
        (4, "4 wskaźniki"),
        (5, "5 wskaźników"),
        (11, "11 wskaźników"),
        (12, "12 wskaźników"),
        (14, "14 wskaźników"),
        (21, "21 wskaźników"),
        (22, "22 wskaźniki"),
        (25, "25 wskaźników"),
        (101, "101 wskaźników"),
        (112, "112 wskaźników"),
        (122, "122 wskaźniki"),
    ] {
        assert_eq!(say::counted(count, forms), expected);
    }
    let mut own = monitoring();
    let card = own.cards[0].clone();
    own.cards = (0..22).map(|_| card.clone()).collect();
    for (place, card) in own.cards.iter_mut().enumerate() {
        card.status = match place {
            0..2 => Status::Reached,
            2..7 => Status::OffPath,
            7..9 => Status::NeedsSentence,
            _ => Status::OnPath,
        };
    }
    own.goals[0].operational[0].cards = (0..22).collect();
    own.goals[0].operational.truncate(1);
    let page = written(&own);
    let summary = read(between(&page, "<section id=\"podsumowanie\">", "</section>"));
    let expected = "22 wskaźniki: ✔ 2 osiągnięte, ▲ 13 na ścieżce, ▼ 5 poza ścieżką, ○ 0 bez danych, \
                    ✎ 2 wymagają komentarza.";
    assert!(summary.contains(expected), "{summary}");
}

#[test]
fn numbers_of_the_strategy_keep_their_decimals_and_changes_their_sign() {
    let own = &monitoring().cards[0].indicator;
    for (value, expected) in
        [("3,25", "3,25 %"), ("68", "68,0 %"), ("1/3", "0,3 %"), ("-4", "−4,0 %")]
    {
        let said = say::as_written_with_unit(exact(value), own);
        assert_eq!(said.replace('\u{a0}', " "), expected, "{value}");
    }
    let amount =
        |by, percent: Option<&str>| Change::Amount { by: exact(by), percent: percent.map(exact) };
    for (change, expected) in [
        (Change::Points(exact("3,4")), "+3,4 p.p."),
        (Change::Points(exact("-0,04")), "0,0 p.p."),
        (Change::Points(exact("-0,05")), "−0,1 p.p."),
        (amount("1234,5", Some("12,34")), "+1 234,5 % (+12,3 %)"),
        (amount("-7", None), "−7,0 %"),
        (Change::Broken { year: 2022 }, "nie liczy się: przerwa w szeregu od 2022 r."),
    ] {
        assert_eq!(say::change(&change, own).replace('\u{a0}', " "), expected);
    }
    for (id, expected) in
        [("1", "Cel 1. Rodziny"), ("Cel 1", "Cel 1. Rodziny"), ("A", "Cel A. Rodziny")]
    {
        assert_eq!(say::goal("Cel", id, "Rodziny"), expected);
    }
}

#[test]
fn an_anchor_is_one_word_and_its_own() {
    for (id, expected) in
        [("PZ-01", "PZ-01"), ("a b", "a_20_b"), ("a_b", "a_5f_b"), ("ż\"", "_17c__22_")]
    {
        assert_eq!(anchor(id), expected);
    }
    assert_eq!(exact("1678/2624").rounded(3), Some(639));
}
