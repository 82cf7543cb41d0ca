//! Rows of the exports before they are written: tables, columns and cells.

use super::foster::sheet as foster;
use super::homeless::sheet as homeless;
use super::money::sheet as money;
use super::reporting::sheet as reporting;
use super::units::sheet as units;
use super::violence::sheet as violence;
use chrono::NaiveDate;

/// What a column holds; the writer and the blemishes ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Key,
    Reference,
    Text,
    Pesel,
    Code,
    /// A code whose list does not tell small letters from capital ones.
    AnyCase,
    Date,
    Money,
    Number,
    Flag,
}

/// A column of an export.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub header: &'static str,
    pub kind: Kind,
    pub required: bool,
}

pub const fn must(header: &'static str, kind: Kind) -> Column {
    Column { header, kind, required: true }
}

pub const fn may(header: &'static str, kind: Kind) -> Column {
    Column { header, kind, required: false }
}

/// A value. Money and numbers are in hundredths.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Date(NaiveDate),
    Money(i64),
    Number(i64),
    Flag(bool),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Option<NaiveDate>> for Cell {
    fn from(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }
}

/// A row and the days on which it is known: it stands in every export whose half-year it touches.
#[derive(Clone, Debug)]
pub struct Record {
    pub cells: Vec<Cell>,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// The tables in the order in which [`COLUMNS`] describes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Table {
    Persons,
    Families,
    Members,
    Reasons,
    Interviews,
    Decisions,
    Payments,
    SocialWork,
    Contracts,
    Services,
    Stays,
    Crisis,
    Staff,
    Facilities,
    Children,
    CareHomes,
    FosterFamilies,
    Placements,
    FosterBenefits,
    ChildReviews,
    FamilyReviews,
    Coordinators,
    Candidates,
    Trainings,
    TrainingPeople,
    SupportEvents,
    HelperFamilies,
    Volunteers,
    Leavers,
    LeaverBenefits,
    ParentFees,
    Settlements,
    Assistants,
    AssistantFamilies,
    SupportFamilies,
    DayCentres,
    DayCentreUse,
    ViolenceProcedures,
    ViolencePersons,
    ViolenceCards,
    Units,
    UnitStaff,
    Residents,
    HomeWaiting,
    Programmes,
    ProgrammePeople,
    Contacts,
    Partners,
    Homeless,
    HomelessProgrammes,
    Releases,
    FacilityUse,
    ShelterPlaces,
    NightCount,
    NightAnswers,
    Contributions,
    Budget,
    MealDeliveries,
    ServiceOrders,
    Submissions,
}

/// The columns of every subject's tables, in the order of [`Table`].
const SUBJECTS: [&[&[Column]]; 7] = [
    &OFFICE,
    &foster::COLUMNS,
    &violence::COLUMNS,
    &units::COLUMNS,
    &homeless::COLUMNS,
    &money::COLUMNS,
    &reporting::COLUMNS,
];

/// How many tables there are.
pub const TABLES: usize = {
    let (mut count, mut subject) = (0, 0);
    while subject < SUBJECTS.len() {
        count += SUBJECTS[subject].len();
        subject += 1;
    }
    count
};

/// Columns of every table, in the order of [`Table`].
pub const COLUMNS: [&[Column]; TABLES] = {
    let mut all = [OFFICE[0]; TABLES];
    let (mut place, mut subject) = (0, 0);
    while subject < SUBJECTS.len() {
        let mut own = 0;
        while own < SUBJECTS[subject].len() {
            all[place] = SUBJECTS[subject][own];
            place += 1;
            own += 1;
        }
        subject += 1;
    }
    all
};

/// Columns of the tables of social assistance.
const OFFICE: [&[Column]; 14] = [
    &[
        must("Id osoby", Kind::Key),
        may("PESEL", Kind::Pesel),
        may("Nazwisko", Kind::Text),
        may("Imię", Kind::Text),
        may("Data urodzenia", Kind::Date),
        may("Płeć", Kind::AnyCase),
        may("Obywatelstwo", Kind::Text),
        may("Niepełnosprawność", Kind::Flag),
        may("Gmina (TERYT)", Kind::Text),
        may("Dzielnica", Kind::Text),
    ],
    &[
        must("Id rodziny", Kind::Key),
        must("Stan na dzień", Kind::Date),
        may("Osoba odniesienia", Kind::Reference),
        may("Rodzina niepełna", Kind::Flag),
        may("Źródło utrzymania", Kind::Code),
        may("Dochód", Kind::Money),
        may("Wieś", Kind::Flag),
    ],
    &[
        must("Id rodziny", Kind::Key),
        must("Id osoby", Kind::Reference),
        may("Stosunek", Kind::AnyCase),
        may("Uczy się", Kind::Flag),
        must("Od", Kind::Date),
        may("Do", Kind::Date),
    ],
    &[
        must("Nr wpisu", Kind::Key),
        must("Id rodziny", Kind::Reference),
        may("Nr decyzji", Kind::Reference),
        may("Powód", Kind::Code),
        must("Od", Kind::Date),
        may("Do", Kind::Date),
    ],
    &[
        must("Nr wywiadu", Kind::Key),
        must("Id rodziny", Kind::Reference),
        may("Rodzaj", Kind::Code),
        may("Wpływ", Kind::Date),
        must("Przeprowadzono", Kind::Date),
        may("Pracownik", Kind::Reference),
    ],
    &[
        must("Nr decyzji", Kind::Key),
        may("Znak sprawy", Kind::Text),
        must("Id osoby", Kind::Reference),
        may("Id rodziny", Kind::Reference),
        must("Rodzaj", Kind::Code),
        must("Świadczenie", Kind::Code),
        must("Data wydania", Kind::Date),
        may("Od", Kind::Date),
        may("Do", Kind::Date),
        may("Miesięczne", Kind::Flag),
        may("Ilość", Kind::Number),
        may("Kwota", Kind::Money),
        may("Tryb", Kind::Code),
        may("Schronienie", Kind::Code),
        may("Kontynuacja", Kind::Flag),
        may("Bezdomny", Kind::Flag),
        may("Opuszczana placówka", Kind::Code),
    ],
    &[
        must("Nr wypłaty", Kind::Key),
        may("Nr decyzji", Kind::Reference),
        may("Id osoby", Kind::Reference),
        may("Id rodziny", Kind::Reference),
        may("Kod świadczenia", Kind::Code),
        must("Data wypłaty", Kind::Date),
        must("Liczba", Kind::Number),
        must("Kwota", Kind::Money),
        may("Źródło", Kind::Code),
        may("Rozdział", Kind::Text),
        may("Paragraf", Kind::Text),
        may("Uwagi", Kind::Text),
    ],
    &[
        must("Nr wpisu", Kind::Key),
        must("Id rodziny", Kind::Reference),
        must("Forma", Kind::Code),
        must("Zadanie", Kind::Code),
        may("Nr kontraktu", Kind::Reference),
        may("Pracownik", Kind::Reference),
        must("Od", Kind::Date),
        may("Do", Kind::Date),
        may("Efekt", Kind::Text),
    ],
    &[
        must("Nr kontraktu", Kind::Key),
        must("Id osoby", Kind::Reference),
        must("Id rodziny", Kind::Reference),
        must("Od", Kind::Date),
        may("Do", Kind::Date),
        may("Stan", Kind::Code),
    ],
    &[
        must("Nr rozliczenia", Kind::Key),
        may("Nr decyzji", Kind::Reference),
        may("Id osoby", Kind::Reference),
        may("Rodzaj usług", Kind::Code),
        must("Ostatni dzień miesiąca", Kind::Date),
        may("Godziny przyznane", Kind::Number),
        must("Godziny wykonane", Kind::Number),
        must("Koszt", Kind::Money),
        may("Odpłatność", Kind::Money),
        may("Sąsiedzkie", Kind::Flag),
    ],
    &[
        must("Nr pobytu", Kind::Key),
        may("Nr decyzji", Kind::Reference),
        may("Id osoby", Kind::Reference),
        may("Rodzaj schronienia", Kind::Code),
        may("Placówka", Kind::Reference),
        must("Przyjęcie", Kind::Date),
        may("Wyjście", Kind::Date),
        must("Koszt doby", Kind::Money),
    ],
    &[
        must("Nr", Kind::Key),
        must("Id rodziny", Kind::Reference),
        may("Id osoby", Kind::Reference),
        must("Zadanie", Kind::Code),
        may("Rodzaj", Kind::Code),
        must("Dzień", Kind::Date),
    ],
    &[
        must("Nr pracownika", Kind::Key),
        may("Jednostka", Kind::Reference),
        must("Stanowisko", Kind::Code),
        must("Etat", Kind::Number),
        may("Urlop", Kind::Flag),
        must("Od", Kind::Date),
        may("Do", Kind::Date),
    ],
    &[
        must("Nr jednostki", Kind::Key),
        may("Nazwa", Kind::Text),
        must("Rodzaj", Kind::Code),
        may("Prowadzi", Kind::Code),
        may("Miejsca", Kind::Number),
    ],
];
