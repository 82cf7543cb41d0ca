//! Who sends data to the centre, and what is there. Polish: kompletność danych partnerów.

use super::say;
use super::table::{Cell, Table};
use crate::indicator::Monitoring;
use crate::write::markup::{Page, text};

pub fn suppliers(page: &mut Page, monitoring: &Monitoring) {
    page.put("<section id=\"partnerzy\">\n<h2>Kompletność danych partnerów</h2>\n");
    if monitoring.suppliers.is_empty() {
        page.element("p", "Żadna miara nie czeka na dane partnerów.");
    } else {
        let caption = format!("Dane partnerów za rok {}", monitoring.year);
        let mut table = Table::new("dane-partnerow", &caption).heads([
            "Dostawca",
            "Są dane",
            "Termin",
            "Ocena",
            "Czego brakuje",
        ]);
        for own in &monitoring.suppliers {
            let (sign, said) = match own.there {
                there if there >= own.of => ("✔", "komplet"),
                0 => ("○", "brak danych"),
                _ => ("◐", "niepełne"),
            };
            table.row(&[
                Cell::head(&own.name),
                Cell::number(format!("{} z {}", own.there, own.of)),
                Cell::words(own.due.map_or_else(|| "nie ustalono".to_owned(), say::day)),
                Cell::markup(format!("{} {}", say::sign(sign), text(said))),
                Cell::words(if own.missing.is_empty() {
                    "–".to_owned()
                } else {
                    own.missing.join("; ")
                }),
            ]);
        }
        table.put(page);
    }
    page.put("</section>\n");
}
