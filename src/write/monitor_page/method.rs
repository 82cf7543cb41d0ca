//! How to read the page. Polish: metoda.

use super::say;
use crate::indicator::Monitoring;
use crate::write::markup::{Page, text};

pub fn method(page: &mut Page, monitoring: &Monitoring) {
    page.put("<section id=\"metoda\">\n<h2>Metoda</h2>\n");
    if let Some(team) = &monitoring.team {
        page.element("p", &say::sentence(&format!("Ocenia: {team}")));
    }
    if let Some(note) = &monitoring.note {
        page.element("p", note);
    }
    page.element("h3", "Oceny wskaźników");
    page.put("<ul>\n");
    for own in monitoring.statuses().iter().copied() {
        page.put(&format!("<li>{}: {}</li>\n", say::status(own), text(own.meaning())));
    }
    page.put("</ul>\n");
    page.element("h3", "Liczby");
    page.put("<ul>\n");
    let coverage = if monitoring.district.is_some() { RECORDS } else { UNITS };
    for own in NUMBERS.into_iter().chain([coverage]) {
        page.put(&format!("<li>{}</li>\n", text(own)));
    }
    page.put("</ul>\n");
    if monitoring.district.is_some() {
        page.put("</section>\n");
        return;
    }
    page.element("h3", "Zadania");
    page.element(
        "p",
        "Zaawansowanie zadań wpisuje zespół oceniający w skali od 1 (nie rozpoczęto) do 7 (zakończono). Stopnie od 2 \
         do 6 mówią, ile drogi za zadaniem; program ich nie wylicza.",
    );
    page.put("</section>\n");
}

const NUMBERS: [&str; 5] = [
    "Wartości liczy się dokładnie i zaokrągla raz, do wydruku; zmiany liczy się z wartości przed zaokrągleniem.",
    "Zmianę udziałów podaje się w punktach procentowych (p.p.), pozostałych wskaźników – w ich jednostce i w procentach \
     wcześniejszej wartości.",
    "Droga do celu biegnie prosto od wartości bazowej do docelowej albo przez wartości pośrednie, które podaje strategia. \
     Na wykresach jest linią przerywaną.",
    "Przez przerwę w szeregu niczego się nie porównuje i nie prowadzi się przez nią linii.",
    "Rok bez wartości jest na wykresie pusty: brak nie jest zerem.",
];
const UNITS: &str =
    "Kompletność mówi, ile jednostek przekazało dane, z ilu, które miały to zrobić.";
const RECORDS: &str = "Kompletność mówi, przy ilu rekordach miasta, z których powstaje miara, znana jest dzielnica, i z \
     ilu. Rekordy bez dzielnicy nie są w żadnej.";
