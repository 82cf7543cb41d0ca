//! The exports of the units: their columns and the files in which they stand.

use crate::demo::sheet::{Column, Kind, Table, may, must};

/// The columns of the tables that follow those of domestic violence, in the order of [`Table`].
pub const COLUMNS: [&[Column]; 8] = [
    &[
        must("Nr jednostki", Kind::Key),
        may("Nazwa", Kind::Text),
        must("Rodzaj jednostki", Kind::Code),
        may("Podmiot prowadzący", Kind::Code),
        may("Liczba miejsc", Kind::Number),
        may("W strukturze", Kind::Reference),
        may("Uruchomiono", Kind::Date),
        may("Zamknięto", Kind::Date),
    ],
    &[
        must("Nr pracownika", Kind::Key),
        may("Nr jednostki", Kind::Reference),
        must("Stanowisko", Kind::Code),
        may("Forma zatrudnienia", Kind::Code),
        must("Wymiar etatu", Kind::Number),
        may("W rejonie", Kind::Flag),
        may("Na urlopie", Kind::Flag),
        must("Zatrudniony od", Kind::Date),
        may("Zatrudniony do", Kind::Date),
    ],
    &[
        must("Nr pobytu w jednostce", Kind::Key),
        must("Nr jednostki", Kind::Reference),
        must("Nr osoby", Kind::Reference),
        may("Płeć", Kind::AnyCase),
        may("Grupa mieszkańców", Kind::Code),
        must("Przyjęto do jednostki", Kind::Date),
        may("Skąd przybył", Kind::Code),
        may("Odszedł", Kind::Date),
        may("Dokąd odszedł", Kind::Code),
        may("Kto płaci", Kind::Code),
    ],
    &[
        must("Nr oczekującego", Kind::Key),
        must("Nr osoby", Kind::Reference),
        may("Czeka na dom", Kind::Reference),
        may("Grupa mieszkańców", Kind::Code),
        must("Oczekuje od", Kind::Date),
        may("Oczekiwał do", Kind::Date),
        may("Koniec oczekiwania", Kind::Code),
    ],
    &[
        must("Nr programu", Kind::Key),
        must("Rok programu", Kind::Text),
        may("Nazwa programu", Kind::Text),
        must("Rodzaj programu", Kind::Code),
        must("Program od", Kind::Date),
        may("Program do", Kind::Date),
        may("Budżet programu", Kind::Money),
        may("Wydano w programie", Kind::Money),
        may("Plan uczestników", Kind::Number),
    ],
    &[
        must("Nr udziału", Kind::Key),
        must("Nr programu", Kind::Reference),
        must("Nr osoby", Kind::Reference),
        must("W programie od", Kind::Date),
        may("W programie do", Kind::Date),
        may("Ukończył program", Kind::Flag),
        may("Wynik udziału", Kind::Code),
    ],
    &[
        must("Nr porady", Kind::Key),
        must("Data porady", Kind::Date),
        must("Temat kontaktu", Kind::Code),
        may("Rodzaj kontaktu", Kind::Code),
        may("Droga kontaktu", Kind::Code),
        may("Nr osoby", Kind::Reference),
        may("Anonimowo", Kind::Flag),
        may("Udzielił", Kind::Text),
    ],
    &[
        must("Nr wpisu o współpracy", Kind::Key),
        must("Data współpracy", Kind::Date),
        must("Rodzaj instytucji", Kind::Code),
        must("Forma współpracy", Kind::Code),
        must("Liczba kontaktów", Kind::Number),
        may("Nr rodziny", Kind::Reference),
        may("Znak sprawy", Kind::Text),
        may("Zadanie zlecone", Kind::Text),
        may("Kwota zlecenia", Kind::Money),
    ],
];

/// Text files: name, table, delimiter, encoding, and whether dates and numbers are the Polish way.
pub const TEXTS: [(&str, Table, u8, &str, bool); 5] = [
    ("jednostki_pomocy.csv", Table::Units, b';', "utf-8", false),
    ("kadry_jednostek.csv", Table::UnitStaff, b';', "cp1250", true),
    ("oczekujacy_na_dps.csv", Table::HomeWaiting, b';', "utf-8", false),
    ("porady.csv", Table::Contacts, b';', "utf-8", false),
    ("wspolpraca.csv", Table::Partners, b';', "cp1250", true),
];

/// Workbooks: name and sheets.
pub const BOOKS: [(&str, &[(&str, Table)]); 2] = [
    ("osoby_w_jednostkach.xlsx", &[("Osoby", Table::Residents)]),
    ("programy.xlsx", &[("Programy", Table::Programmes), ("Uczestnicy", Table::ProgrammePeople)]),
];
