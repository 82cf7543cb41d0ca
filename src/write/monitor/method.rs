//! The sheet „Metoda”: how indicators are worked out and how they are judged.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::paper::Paper;
use super::{Desk, say};
use crate::indicator::{Card, FURTHEST};
use crate::template::indicator::Indicator;

const COLUMNS: [(&str, f64); 8] = [
    ("wskaźnik", 9.0),
    ("nazwa i wariant", 26.0),
    ("wzór (na miarach arkusza „Dane”)", 38.0),
    ("charakter i obserwacja", 22.0),
    ("zaokrąglenie", 12.0),
    ("próg publikacji licznika", 11.0),
    ("przerwy w szeregu", 26.0),
    ("źródło definicji, uwagi", 34.0),
];

const RULES: [&str; 11] = [
    "Wskaźnik to licznik podzielony przez mianownik i pomnożony przez mnożnik; bez mianownika wartością jest sam \
     licznik. Liczy się na liczbach dokładnych, a zaokrągla raz, przy drukowaniu.",
    "Zmiana wskaźnika w procentach to różnica w punktach procentowych (p.p.) liczona na wartościach dokładnych i \
     dopiero potem zaokrąglona; dlatego może się różnić o ostatnią cyfrę od różnicy liczb wydrukowanych. Zmiana \
     innego wskaźnika jest podana w jego jednostce i w procentach wcześniejszej wartości.",
    "Droga do celu to prosta od wartości bazowej do wartości docelowej, a gdy strategia podaje wartości pośrednie: \
     prosta między kolejnymi z nich. Gdy strategia podaje sam kierunek, ocenia się, w którą stronę zmienia się \
     wartość. Gdy nie podaje niczego, decyduje charakter wskaźnika.",
    "Przerwa w szeregu to rok, od którego zmieniło się to, co się liczy: definicja, źródło albo sposób obserwacji. \
     Wartości sprzed przerwy i po niej nie porównuje się ze sobą; na wykresie nie łączy ich linia.",
    "Stan na 31 grudnia, liczba z całego roku i średnia dzienna to różne wielkości i nie porównuje się ich ze sobą.",
    "Gdy brakuje choćby jednej miary albo mianownik jest równy zero, wartości nie ma: w polu stoi „brak”. Brak to \
     nie zero.",
    "Gdy licznik jest mniejszy od progu publikacji, w polu stoi „#”; ukryte są wtedy także licznik i miary, z których \
     powstał. Takiej wartości się nie ocenia. Gdy ukryta jest jedna część pokazanej całości, ukrywa się z nią \
     najmniejszą inną część większą od zera: inaczej wystarczyłoby odjąć.",
    "Tendencja dotyczy lat od ostatniej przerwy i wymaga co najmniej trzech wartości. Gdy największa różni się od \
     najmniejszej o mniej niż 2%, tendencja jest stała. Mówi, w którą stronę idzie wartość, a nie, czy to dobrze.",
    "Wskaźnik bez danych jest w podsumowaniu policzony, ale nie wymieniony wśród najdalszych od celu: nic nie mówi, że \
     jest zły.",
    "Stopień zaawansowania zadań (od 1 do 7) wpisuje zespół oceniający; program go nie wylicza.",
    "Wątpliwości na kartach nie zmieniają wartości. Mówią, co sprawdzić, zanim poda się ją dalej.",
];

pub fn write(sheet: &mut Worksheet, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let looks = &desk.looks;
    let mut paper = Paper::new(sheet, COLUMNS.map(|(_, width)| width).to_vec())?;
    paper.line("Jak liczy się i ocenia wskaźniki", &looks.head)?;
    // Nobody judges a district.
    let furthest = desk.of.district.is_none().then_some(FURTHEST);
    for (number, own) in (1..).zip(RULES.into_iter().chain(furthest)) {
        paper.line(&format!("{number}. {own}"), &looks.plain)?;
    }
    paper.gap(6.0)?;
    paper.line("Oceny", &looks.title)?;
    for status in desk.of.statuses().iter().copied() {
        paper.text((0, 1), &say::status(status), &looks.status(status))?;
        paper.text((2, paper.last()), status.meaning(), &looks.boxed)?;
        paper.down()?;
    }
    paper.gap(6.0)?;
    paper.line("Wzory", &looks.title)?;
    for (column, (title, _)) in (0..).zip(COLUMNS) {
        paper.text((column, column), title, &looks.heading)?;
    }
    paper.down()?;
    for card in &desk.of.cards {
        row(&mut paper, card, desk)?;
    }
    desk.print(paper.sheet, super::METHOD, true);
    Ok(())
}

/// Numerator, denominator and multiplier over the measures of the catalogue, by their ids.
pub fn formula(indicator: &Indicator) -> String {
    let times = match indicator.multiplier {
        1 => String::new(),
        own => format!(" × {own}"),
    };
    let bare = |text: &str| text.replace(['[', ']'], "");
    let part = |text: &str| match text.contains(' ') {
        true => format!("({})", bare(text)),
        false => bare(text),
    };
    let numerator = &indicator.numerator_text;
    match &indicator.denominator_text {
        Some(denominator) => format!("{} / {}{times}", part(numerator), part(denominator)),
        None if times.is_empty() => bare(numerator),
        None => format!("{}{times}", part(numerator)),
    }
}

fn row(paper: &mut Paper<'_>, card: &Card, desk: &Desk<'_>) -> Result<(), XlsxError> {
    let own = &card.indicator;
    // The card knows those of its measures too.
    let breaks = card.breaks.iter().map(|(year, why)| format!("od {year} r.: {why}"));
    let breaks: Vec<String> = breaks.collect();
    let breaks = if breaks.is_empty() { "–".to_owned() } else { breaks.join("\n") };
    let decimals = match own.decimals {
        0 => "do całości".to_owned(),
        count => format!("miejsca po przecinku: {count}"),
    };
    let source = match &own.note {
        Some(note) => format!("{}\n{note}", own.source),
        None => own.source.clone(),
    };
    let character = format!("{}\n{}", own.character.said(), own.observed.said());
    let texts = [own.id.clone(), say::name(own), formula(own), character, decimals];
    for (column, text) in (0..).zip(&texts) {
        paper.text((column, column), text, &desk.looks.boxed)?;
    }
    match own.minimum {
        Some(least) => paper.number((5, 5), least as f64, &desk.looks.number(0, "", ""))?,
        None => paper.text((5, 5), "–", &desk.looks.centre)?,
    }
    paper.text((6, 6), &breaks, &desk.looks.boxed)?;
    paper.text((7, 7), &source, &desk.looks.boxed)?;
    paper.down()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::monitor::fixture::indicator;

    #[test]
    fn formulas_are_written_over_the_ids_of_measures() {
        for (id, expected) in [
            (
                "PZ-01",
                "(dzieci_w_rodzinach - dzieci_u_spokrewnionych) / (dzieci_w_pieczy - dzieci_u_spokrewnionych) × 100",
            ),
            ("PS-02", "osoby"),
            ("WR-02", "rodziny / asystenci"),
            ("US-01", "usamodzielnieni / mieszkancy × 10000"),
        ] {
            assert_eq!(formula(&indicator(id)), expected);
        }
    }
}
