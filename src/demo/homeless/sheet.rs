//! The exports of homelessness: their columns and the files in which they stand.

use crate::demo::sheet::{Column, Kind, Table, may, must};

/// The columns of the tables that follow those of domestic violence, in the order of [`Table`].
pub const COLUMNS: [&[Column]; 7] = [
    &[
        must("Id osoby", Kind::Key),
        must("W rejestrze od", Kind::Date),
        may("W rejestrze do", Kind::Date),
        may("Bezdomność od", Kind::Date),
        must("Miejsce przebywania", Kind::Code),
        may("Przyczyna bezdomności 1", Kind::Code),
        may("Przyczyna bezdomności 2", Kind::Code),
        may("Przyczyna bezdomności 3", Kind::Code),
        may("Płeć", Kind::AnyCase),
        may("Data urodzenia", Kind::Date),
        may("Obywatelstwo i status", Kind::Code),
        may("Zameldowanie", Kind::Code),
        may("Powód wykreślenia", Kind::Code),
        may("Prowadzi osobę", Kind::Text),
    ],
    &[
        must("Nr programu IPWB", Kind::Key),
        must("Id osoby", Kind::Reference),
        may("Program opracował", Kind::Code),
        must("Program od", Kind::Date),
        may("Program do", Kind::Date),
        may("Wynik programu", Kind::Code),
        may("Prowadzi program", Kind::Text),
    ],
    &[
        must("Nr zwolnienia", Kind::Key),
        must("Id osoby", Kind::Reference),
        must("Data zwolnienia z ZK", Kind::Date),
        may("Pomoc od", Kind::Date),
        may("Pomoc po zwolnieniu", Kind::Code),
        may("Praca socjalna od", Kind::Date),
        may("Bez mieszkania", Kind::Flag),
        may("Pracownik", Kind::Text),
    ],
    &[
        must("Nr korzystania", Kind::Key),
        must("Placówka", Kind::Reference),
        must("Z czego korzysta", Kind::Code),
        may("Id osoby", Kind::Reference),
        must("Korzysta od", Kind::Date),
        may("Korzysta do", Kind::Date),
        may("Osobodni", Kind::Number),
        may("Koszt osobodnia", Kind::Money),
    ],
    &[
        must("Nr zgłoszenia miejsc", Kind::Key),
        must("Placówka", Kind::Reference),
        must("Forma schronienia", Kind::Code),
        must("Nazwa placówki", Kind::Text),
        may("Adres placówki", Kind::Text),
        may("Gmina placówki (TERYT)", Kind::Text),
        must("Miejsca zgłaszane", Kind::Number),
        must("Miejsca w placówce", Kind::Number),
        may("Podmiot prowadzący", Kind::Text),
        may("Siedziba podmiotu", Kind::Text),
        may("Forma prawna podmiotu", Kind::Code),
        may("Dane kontaktowe", Kind::Text),
        may("Gmina z porozumienia", Kind::Text),
        must("Miejsca od", Kind::Date),
        may("Miejsca do", Kind::Date),
    ],
    &[
        must("Nr arkusza", Kind::Key),
        must("Noc badania", Kind::Date),
        may("Znak osoby", Kind::Text),
        must("Miejsce badania", Kind::Code),
        may("Płeć", Kind::AnyCase),
        may("Wiek", Kind::Number),
        may("Wiek ustalono", Kind::Code),
        may("Dorosły czy dziecko", Kind::Code),
        may("Obywatelstwo i status", Kind::Code),
        may("4. Zameldowanie", Kind::Code),
        may("5. Czas bezdomności", Kind::Code),
        may("6. Stan cywilny", Kind::Code),
        may("7. Wykształcenie", Kind::Code),
        may("8. Gospodarowanie", Kind::Code),
    ],
    &[must("Nr arkusza", Kind::Key), must("Nr odpowiedzi", Kind::Code)],
];

/// A text file: name, table, delimiter, encoding, and whether dates and numbers are the Polish way.
pub const TEXTS: [(&str, Table, u8, &str, bool); 3] = [
    ("korzystanie.csv", Table::FacilityUse, b';', "cp1250", true),
    ("miejsca_bezdomni.csv", Table::ShelterPlaces, b';', "utf-8", true),
    ("badanie_odpowiedzi.csv", Table::NightAnswers, b';', "utf-8", false),
];

/// A workbook: name and sheets.
pub const BOOKS: [(&str, &[(&str, Table)]); 2] = [
    (
        "bezdomnosc.xlsx",
        &[
            ("Rejestr", Table::Homeless),
            ("Programy", Table::HomelessProgrammes),
            ("Zwolnieni z ZK", Table::Releases),
        ],
    ),
    ("badanie_nocne.xlsx", &[("Arkusze", Table::NightCount)]),
];
