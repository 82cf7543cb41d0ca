//! The drawings of the page: gaps, breaks, room for what is written.

use super::fixture::{exact, monitoring};
use super::tests::{between, read, written};
use crate::indicator::{Card, Point};
use crate::template::strategy::Target;
use crate::write::markup::drawing::LETTER;

#[test]
fn a_drawing_says_in_words_what_it_shows_and_leaves_gaps() {
    let page = written(&monitoring());
    let described = |id: &str| read(between(&page, &format!("<desc id=\"{id}-o\">"), "</desc>"));
    for (id, expected) in [
        (
            "karta-PS-01-wykres",
            "Wartości: 2020: 41,2 na 1000, 2021: 39,8 na 1000, 2022: 30,1 na 1000, 2023: 29,5 na 1000, 2024: 28,7 na 1000. \
             Przerwa w szeregu od 2022 r.: mieszkańcy według spisu z 2021 r. Droga do celu: 2020: 41,2 na 1000, \
             2027: 25,0 na 1000.",
        ),
        (
            "karta-SE-01-wykres",
            "Wartości: 2020: 8 osób, 2021: 7 osób, 2022: brak, 2023: 6 osób, 2024: #.",
        ),
    ] {
        assert_eq!(described(id), expected, "{id}");
    }
    // Values, pieces of the own line, pieces of the way to the target.
    for (id, points, own, way) in [
        ("karta-PZ-01-wykres", 5, 4, 1),
        // Neither the line nor the way leads across the break.
        ("karta-PS-01-wykres", 5, 3, 0),
        // 2022 is missing and 2024 hidden: only 2020 and 2021 are neighbours.
        ("karta-SE-01-wykres", 3, 1, 0),
        ("karta-KA-01-wykres", 5, 4, 2),
    ] {
        let drawing = between(&page, &format!("<desc id=\"{id}-o\">"), "</svg>");
        let found = (
            drawing.matches("<circle").count(),
            drawing.matches("stroke-width=\"2.5\"").count(),
            drawing.matches("stroke-dasharray=\"7 5\"").count(),
        );
        assert_eq!(found, (points, own, way), "{id}");
    }
    let broken = between(&page, "<desc id=\"karta-PS-01-wykres-o\">", "</svg>");
    assert_eq!(broken.matches("≠ przerwa").count(), 1);
    // 96,1 to 98,4 would be flat from zero.
    let flat = read(between(&page, "<figcaption id=\"karta-KA-01-wykres\">", "</figcaption>"));
    assert!(flat.ends_with("(oś pionowa nie zaczyna się od zera)"), "{flat}");
    // A series that cannot be laid beside the own one is not drawn.
    let others = described("karta-PZ-01-linie");
    assert!(
        others.contains("Polska – 2020: 58,0 %") && !others.contains("Województwo"),
        "{others}"
    );
}

/// Fourteen years from 2011, up and down from a value by a step.
fn zigzag(card: &mut Card, value: &str, step: &str) {
    let (low, step) = (exact(value), exact(step));
    let point = |year: i32| Point {
        year,
        value: if year % 3 == 0 { low.plus(step) } else { Some(low) },
        numerator: None,
        denominator: None,
        missing: None,
        origins: Vec::new(),
    };
    card.points = (2011..=2024).map(point).collect();
}

/// Where a text stands, and as what.
struct Written {
    x: f64,
    y: f64,
    anchor: String,
    upright: bool,
    words: String,
}

fn texts(drawing: &str) -> Vec<Written> {
    let one = |own: &str| {
        let number =
            |name: &str| between(own, &format!("{name}=\""), "\"").parse().expect("a number");
        Written {
            x: number(" x"),
            y: number(" y"),
            anchor: between(own, "text-anchor=\"", "\"").to_owned(),
            upright: own.contains("rotate"),
            words: between(own, ">", "</text>").to_owned(),
        }
    };
    drawing.split("<text").skip(1).map(one).collect()
}

#[test]
fn nothing_is_written_outside_of_the_picture_or_over_its_neighbour() {
    let mut own = monitoring();
    own.years = (2011..=2024).collect();
    for (card, (value, step)) in own.cards.iter_mut().zip([
        ("60", "2"),
        ("0", "5"),
        ("-20", "26"),
        ("11104,5", "750,25"),
        ("98,1", "0,4"),
        ("1234567,25", "100000"),
    ]) {
        zigzag(card, value, step);
    }
    own.cards[2].breaks = [2013, 2014, 2020].map(|year| (year, "zmiana".to_owned())).to_vec();
    own.cards[3].target = Some(Target::Value { year: 2024, value: exact("123456,5") });
    let other = own.cards[0].elsewhere[1].clone();
    own.cards[0].elsewhere = vec![other; 7];
    let page = written(&own);
    let drawings: Vec<&str> =
        page.split("</desc>").skip(1).filter_map(|own| own.split("</svg>").next()).collect();
    assert_eq!(drawings.len(), 7);
    for drawing in drawings {
        let all = texts(drawing);
        for own in &all {
            let long = own.words.chars().count() as f64 * LETTER * 0.95;
            let (left, right) = match own.anchor.as_str() {
                _ if own.upright => (own.x - 12.0, own.x + 4.0),
                "start" => (own.x, own.x + long),
                "end" => (own.x - long, own.x),
                _ => (own.x - long / 2.0, own.x + long / 2.0),
            };
            let top = own.y - if own.upright { long } else { 12.0 };
            let inside = left >= 0.0 && right <= 720.0 && top >= 0.0 && own.y <= 300.0;
            assert!(inside, "{} at {} {}", own.words, own.x, own.y);
        }
        // Years, and values that stand upright: each has its own column.
        let mut middles: Vec<(f64, &str)> = all
            .iter()
            .filter(|own| {
                own.anchor == "middle" && own.words.len() == 4 && own.words.starts_with("20")
            })
            .map(|own| (own.x, own.words.as_str()))
            .collect();
        middles.sort_by(|one, other| one.0.total_cmp(&other.0));
        assert!(middles.windows(2).all(|pair| pair[1].0 - pair[0].0 > 4.0 * LETTER), "{middles:?}");
    }
    // The target of 2027 is no year of the drawing: it is told.
    let told = read(between(&page, "<figcaption id=\"karta-PZ-01-wykres\">", "</figcaption>"));
    assert!(told.contains("(cel poza wykresem: 68,0 % w 2027 r.)"), "{told}");
    let told = read(between(&page, "<figcaption id=\"karta-PZ-01-linie\">", "</figcaption>"));
    assert!(told.ends_with("pierwsze 5, pozostałe są w tabeli"), "{told}");
}
