//! The cards and their charts.

use super::{assert_table, parts, sheet, table};

/// Year, value, numerator, denominator, path; worked out by hand from the counts of the fixture.
#[test]
fn every_value_of_every_card_is_in_its_sheet() {
    for (card, expected) in [
        (
            "PZ-01",
            "2019 | 71.4 | 300  | 420  | –
             2020 | 71.8 | 305  | 425  | –
             2021 | 72.9 | 312  | 428  | –
             2022 | 60.2 | 154  | 256  | 60.2
             2023 | 62   | 160  | 258  | 60.7
             2024 | 63.9 | 1678 | 2624 | 61.2",
        ),
        (
            "PS-02",
            "2019 | 2050 | 2050 | – | –
             2020 | 2060 | 2060 | – | –
             2021 | 2090 | 2090 | – | –
             2022 | 2120 | 2120 | – | –
             2023 | 2150 | 2150 | – | –
             2024 | 2150 | 2150 | – | –",
        ),
        (
            "WR-02",
            "2019 | 12    | 300  | 25  | –
             2020 | 12.31 | 320  | 26  | –
             2021 | brak  | 330  | 0   | –
             2022 | 12.96 | 350  | 27  | –
             2023 | 12.86 | 360  | 28  | –
             2024 | 12.87 | 3719 | 289 | –",
        ),
        (
            "US-01",
            "2019 | 0.29 | 4 | 139000 | –
             2020 | 0.36 | 5 | 139500 | –
             2021 | 0.43 | 6 | 140000 | –
             2022 | 0.29 | 4 | 140100 | –
             2023 | 0.36 | 5 | 140300 | –
             2024 | #    | # | 140500 | –",
        ),
        (
            "KP_03",
            "2019 | 1.65 | 2300 | 139000 | –
             2020 | 1.61 | 2250 | 139500 | –
             2021 | 1.61 | 2250 | 140000 | –
             2022 | 1.56 | 2190 | 140100 | –
             2023 | 1.53 | 2150 | 140300 | –
             2024 | 1.68 | 2150 | 128000 | –",
        ),
        (
            // 12 in 2019, 14 in 2022, 17 in 2024: 12.67, 13.33, 15.5 between.
            "KA-01",
            "2019 | 12   | 12   | – | 12
             2020 | 13   | 13   | – | 13
             2021 | brak | brak | – | 13
             2022 | 15   | 15   | – | 14
             2023 | 16   | 16   | – | 16
             2024 | 18   | 18   | – | 17",
        ),
        (
            "RO-04",
            "2019 | 300 | 300 | – | –
             2020 | 320 | 320 | – | 320
             2021 | 330 | 330 | – | 340
             2022 | 350 | 350 | – | 360
             2023 | 360 | 360 | – | 380
             2024 | 370 | 370 | – | 400",
        ),
        (
            "ZD-05",
            "2019 | brak | brak | – | –
             2020 | brak | brak | – | –
             2021 | brak | brak | – | –
             2022 | brak | brak | – | –
             2023 | brak | brak | – | –
             2024 | brak | brak | – | –",
        ),
    ] {
        assert_table(&table(&sheet(card), "rok", 6, 5), expected);
    }
}

#[test]
fn a_card_says_source_day_doubts_and_comparison() {
    let rows = sheet("PZ-01");
    let find = |rows: &[Vec<String>], begins: &str| {
        let row = rows.iter().find(|row| row[0].starts_with(begins)).expect(begins);
        row.iter().filter(|own| !own.is_empty()).cloned().collect::<Vec<_>>().join(" | ")
    };
    for (begins, expected) in [
        (
            "▲",
            "▲ na ścieżce | 63,9% w 2024 r. wobec 61,2%, których wymaga droga do 64,2% w 2030 r.",
        ),
        (
            "Mianownik",
            "Mianownik | dzieci w pieczy - dzieci u spokrewnionych; iloraz mnoży się przez 100",
        ),
        ("Charakter", "Charakter | stymulanta: im więcej, tym lepiej; stan na 31 grudnia"),
        ("Wartość bazowa", "Wartość bazowa | 60,2 % w 2022 r."),
        (
            "Wartość docelowa",
            "Wartość docelowa | 64,2 % w 2030 r.; droga do celu w 2024 r.: 61,2 %",
        ),
        (
            "Zmiana",
            "Zmiana | do roku poprzedniego: +1,9 p.p.; od wartości bazowej: +3,7 p.p.; tendencja rosnąca",
        ),
        (
            "2024",
            "2024 | 63.9 | 1678 | 2624 | 61.2 | wszystkie miary: wrispz-p 2024-H2, wersja 1, pole P-2/1/3 | 31.01.2025 | \
             11 z 12",
        ),
        (
            "≠",
            "≠ Przerwa w szeregu od 2022 r. (gruba linia nad tym rokiem): bez dzieci w rodzinach spokrewnionych",
        ),
        ("Gorzów", "Gorzów Wielkopolski * | 77.8 | 77.8 | 77.8 | 66.7 | 66.7 | 55.6"),
        ("* Gorzów", "* Gorzów Wielkopolski: stan w innym dniu: na 30 czerwca"),
    ] {
        assert_eq!(find(&rows, begins), expected);
    }
    let rows = sheet("PS-02");
    assert_eq!(find(&rows, "!"), "! 2024 | licznik 2150 jest taki sam jak w 2023 r.");
    assert_eq!(find(&rows, "Stare"), "Stare Miasto | 900 | 880 | 880 | 860 | 840 | 850");
}

#[test]
fn the_line_of_a_chart_ends_at_a_break_and_a_hidden_value_is_in_no_chart() {
    let parts = parts();
    let chart = |title: &str| {
        let of =
            |(name, text): &&(String, String)| name.contains("/charts/") && text.contains(title);
        &parts.iter().find(of).expect(title).1
    };
    let family = chart("PZ-01 Udział");
    for name in ["wartość do 2021 r.", "wartość od 2022 r.", "droga do celu"] {
        assert!(family.contains(name), "{name}");
    }
    assert_eq!(family.matches("<c:ser>").count(), 3);
    assert!(family.contains("<c:v>rok</c:v>") || family.contains("<a:t>rok</a:t>"), "{family}");
    // Before the break one line, after it the other: neither has the other's years.
    let rows = sheet("Szeregi");
    let first = rows.iter().position(|row| row[0].starts_with("PZ-01")).unwrap() + 2;
    let found: Vec<String> = rows[first..first + 7].iter().map(|row| row[..4].join("|")).collect();
    assert_table(
        &found.join("\n"),
        "2019 | 71.4 |      |
         2020 | 71.8 |      |
         2021 | 72.9 |      |
         2022 |      | 60.2 | 60.2
         2023 |      | 62   | 60.7
         2024 |      | 63.9 | 61.2
         2025 |      |      | 61.7",
    );
    let homes = chart("US-01");
    assert_eq!(homes.matches("<c:ser>").count(), 1);
    assert!(!homes.contains("0.14"), "2 of 140 500 on 10 000 is 0.142");
    let charts = parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).count();
    assert_eq!(charts, 7, "a card without any value has none");
}
