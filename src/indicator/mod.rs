//! Indicators over years: what came out, how it stands to its target, and what there is to doubt.
//!
//! Polish: monitorowanie strategii. Numbers are gathered elsewhere (`run::monitor`); here they are judged, and the
//! workbook, the page and the csv all print one [`Monitoring`].

mod change;
mod concealed;
mod district;
mod doubt;
mod hide;
mod influence;
mod path;
mod said;
#[cfg(test)]
mod sample;
mod spelled;
mod status;
mod together;
mod tree;
mod trend;
mod unit;
mod value;
mod whole;
mod worst;

pub use change::{change, printed, since_baseline};
pub use concealed::{Concealed, Gathered, Points, protect};
pub use district::District;
pub use doubt::{Disagreement, doubts, other_baseline};
pub use hide::hide;
pub use influence::{Influence, on_indicator, on_measure};
pub use path::Seen;
pub use status::{of_district, status};
pub use together::hide_together;
pub use tree::{Branch, Cell, Lacking, Leaf, Member, Now, Side, Tree, again};
pub use trend::trend;
pub use unit::unit_after;
pub use value::point;
pub use whole::add_up;
pub use worst::{FURTHEST, worst};

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::number::Exact;
use crate::template::indicator::{Indicator, Observed, Published};
use crate::template::strategy::{Baseline, Target, Way};

/// A strategy seen from one year. Polish: wyniki monitorowania.
#[derive(Clone, Debug)]
pub struct Monitoring {
    pub strategy: String,
    pub title: String,
    /// Who it is about, as printed: the office's name.
    pub office: String,
    pub teryt: String,
    /// The district of the city that it is about alone. Polish: dzielnica.
    pub district: Option<District>,
    /// The year that is looked at: the last of `years`.
    pub year: i32,
    /// Every year that is shown, without holes, oldest first.
    pub years: Vec<i32>,
    pub from: i32,
    pub to: i32,
    pub resolution: Option<String>,
    pub team: Option<String>,
    pub note: Option<String>,
    pub goals: Vec<Goal>,
    /// Every indicator once, in the order of the goals.
    pub cards: Vec<Card>,
    /// What the measures were worked out from.
    pub measures: Vec<MeasureRow>,
    /// Measures of which no list may print the number of a year, beside those of hidden numerators.
    pub concealed: BTreeSet<(String, i32)>,
    /// Who was to send data, and what is there.
    pub suppliers: Vec<Supplier>,
    pub frame: Vec<FrameYear>,
}

/// Polish: cel strategiczny.
#[derive(Clone, Debug)]
pub struct Goal {
    pub id: String,
    pub title: String,
    pub operational: Vec<OperationalGoal>,
}

/// Polish: cel operacyjny.
#[derive(Clone, Debug)]
pub struct OperationalGoal {
    pub id: String,
    pub title: String,
    /// Places in [`Monitoring::cards`].
    pub cards: Vec<usize>,
    pub tasks: Vec<TaskProgress>,
}

/// One indicator of the strategy. Polish: karta wskaźnika.
#[derive(Clone, Debug)]
pub struct Card {
    pub indicator: Indicator,
    /// The titles of the measures of numerator and denominator in words: `dzieci w rodzinach − dzieci u spokrewnionych`.
    pub numerator: String,
    pub denominator: Option<String>,
    pub owner: Option<String>,
    /// One for each year of the monitoring, oldest first.
    pub points: Vec<Point>,
    pub baseline: Option<Baseline>,
    pub target: Option<Target>,
    /// What the strategy wants of the whole city, where the points are those of a district: they are not judged by it.
    pub target_of_city: Option<Target>,
    /// To the year before.
    pub change: Change,
    /// To the baseline.
    pub since_baseline: Change,
    pub trend: Trend,
    pub status: Status,
    /// Why it is so: the sentence of the catalogue and its fields.
    pub because: Told,
    pub doubts: Vec<Doubt>,
    /// Where the series breaks within the years shown: the first year of what is new, and why.
    pub breaks: Vec<(i32, String)>,
    /// Other cities, the voivodeship, Poland.
    pub elsewhere: Vec<Series>,
    /// Districts of the city.
    pub districts: Vec<Series>,
}

/// The value of a year. Polish: wartość wskaźnika.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub year: i32,
    /// Before rounding; none when there is no value, or it is hidden.
    pub value: Option<Exact>,
    pub numerator: Option<Exact>,
    pub denominator: Option<Exact>,
    /// Why there is no value.
    pub missing: Option<Missing>,
    /// Where its measures come from, one a measure.
    pub origins: Vec<Origin>,
}

/// Why a year has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// These measures have none, by title.
    Measures(Vec<String>),
    /// The denominator is zero.
    ZeroDenominator,
    /// The numerator is below the indicator's minimum: hidden. Polish: poniżej progu publikacji.
    TooFew,
    /// With the rest of its whole it would give one away that is below the minimum. Polish: ukryta wtórnie.
    Secondary,
    /// Too large to be worked out exactly.
    TooLarge,
}

/// Where the number of a measure in a year comes from. Polish: pochodzenie wartości.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The measure's id and title.
    pub measure: String,
    pub title: String,
    pub value: Option<Exact>,
    pub from: From,
    /// The day of the data: of the submission, the export or the entry.
    pub day: Option<NaiveDate>,
    /// How many units reported, of how many. Polish: kompletność.
    pub coverage: Option<(u32, u32)>,
}

/// Polish: źródło.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// `mrpips-03 2024, wersja 1, pole 2/1/4`.
    Submission {
        form: String,
        period: String,
        version: u32,
        cells: String,
    },
    /// Counted now from the exports of the year: what, in words.
    Exports {
        what: String,
        /// Some of its cells were entered by hand.
        with_entries: bool,
    },
    /// Entered by hand into a return that the exports of the year give besides: its cells.
    Cells {
        what: String,
    },
    /// Series of publications that were added up; most often one.
    Reference(Vec<Published>),
    /// Who entered it and why.
    Manual {
        who: String,
        why: String,
    },
    Nothing,
}

/// A difference of two values. Polish: zmiana.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// In percentage points, for shares; of exact values.
    Points(Exact),
    /// In the indicator's unit, and in percent of the earlier one where that is not zero.
    Amount { by: Exact, percent: Option<Exact> },
    /// The series breaks between the two.
    Broken { year: i32 },
    /// One of the two is not to be shown.
    Hidden,
    /// One of the two is not there.
    Unknown,
}

/// Over all years since the last break that have values. Polish: tendencja.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    Rising,
    Falling,
    Steady,
    /// Up and down.
    Mixed,
    /// Fewer than three values.
    Unknown,
}

/// How an indicator stands. Polish: ocena.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Polish: osiągnięty.
    Reached,
    /// Polish: na ścieżce.
    OnPath,
    /// Polish: poza ścieżką.
    OffPath,
    /// Polish: brak danych.
    NoData,
    /// Polish: wymaga komentarza.
    NeedsSentence,
    /// Polish: przerwa w szeregu.
    Broken,
    /// The value of a district, whose target is the city's. Polish: nie ocenia się.
    NotJudged,
    /// Only the city has a number. Polish: nie ma danych dla dzielnicy.
    NotOfDistrict,
}

impl Status {
    pub const ALL: [Status; 6] = [
        Status::Reached,
        Status::OnPath,
        Status::OffPath,
        Status::NoData,
        Status::NeedsSentence,
        Status::Broken,
    ];
    /// Those of a district.
    const OF_DISTRICT: [Status; 3] = [Status::NotJudged, Status::NotOfDistrict, Status::NoData];
    const COUNT: usize = Status::NotOfDistrict as usize + 1;

    /// As printed.
    pub fn title(self) -> &'static str {
        match self {
            Status::Reached => "osiągnięty",
            Status::OnPath => "na ścieżce",
            Status::OffPath => "poza ścieżką",
            Status::NoData => "brak danych",
            Status::NeedsSentence => "wymaga komentarza",
            Status::Broken => "przerwa w szeregu",
            Status::NotJudged => "nie ocenia się",
            Status::NotOfDistrict => "nie ma danych dla dzielnicy",
        }
    }

    /// In the csv.
    pub fn word(self) -> &'static str {
        match self {
            Status::Reached => "reached",
            Status::OnPath => "on_path",
            Status::OffPath => "off_path",
            Status::NoData => "no_data",
            Status::NeedsSentence => "needs_sentence",
            Status::Broken => "series_broken",
            Status::NotJudged => "not_judged",
            Status::NotOfDistrict => "no_district_data",
        }
    }

    /// A sign that is told apart without colour, beside the words.
    pub fn sign(self) -> &'static str {
        match self {
            Status::Reached => "✔",
            Status::OnPath => "▲",
            Status::OffPath => "▼",
            Status::NoData => "○",
            Status::NeedsSentence => "✎",
            Status::Broken => "≠",
            Status::NotJudged => "◇",
            Status::NotOfDistrict => "⊘",
        }
    }
}

/// A Polish sentence with its numbers in place, as all deliverables print it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told(pub String);

/// What makes a value doubtful. Polish: wątpliwość.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    pub kind: DoubtKind,
    /// The year that it is about.
    pub year: i32,
    pub told: Told,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoubtKind {
    /// Far from the own series.
    Outlier,
    /// A hundred times larger or smaller: 80.44 and 0.40.
    Scale,
    /// The numerator is last year's to the unit.
    SameAsLastYear,
    /// A share above 100 or below zero.
    BeyondWhole,
    /// Parts that do not add up to their whole.
    Parts,
    /// The denominator comes from another source than the year before.
    OtherBase,
    /// All measures are zero.
    AllZero,
    /// Two sources say different numbers.
    Disagreement,
    /// A year without value between years with one.
    Hole,
    /// Not all units reported.
    Incomplete,
    /// The strategy prints another baseline than the series has.
    Baseline,
}

/// The same indicator of another unit. Polish: porównanie.
#[derive(Clone, Debug)]
pub struct Series {
    pub name: String,
    pub points: Vec<Point>,
    /// Why it cannot be laid beside the city's: another observation, another source.
    pub caution: Option<Told>,
}

/// The progress of a task, entered by hand. Polish: stopień zaawansowania.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskProgress {
    pub id: String,
    pub title: String,
    pub owner: Option<String>,
    /// 1 to 7 by year; none where nobody entered it.
    pub scores: Vec<(i32, Option<u8>)>,
    pub note: Option<String>,
}

/// A year of the financial frame, in zł. Polish: wykonanie ram finansowych.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameYear {
    pub year: i32,
    pub plan: Exact,
    pub done: Option<Exact>,
}

/// A measure as used: for the sheet of data. Polish: dane.
#[derive(Clone, Debug)]
pub struct MeasureRow {
    pub id: String,
    pub title: String,
    pub unit: String,
    pub observed: Observed,
    /// One a year, oldest first.
    pub origins: Vec<Origin>,
}

/// Who sends data to the centre, and what is there. Polish: kompletność danych partnerów.
#[derive(Clone, Debug, PartialEq)]
pub struct Supplier {
    pub name: String,
    /// Measures that are there for the year, reported by all their units, of all.
    pub there: u32,
    pub of: u32,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The titles of those that are missing, with how many units reported where some did.
    pub missing: Vec<String>,
}

/// How many indicators of a goal stand how. Polish: zestawienie celu.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub counts: [usize; Status::COUNT],
}

impl Monitoring {
    /// Whose values they are, as printed: the office's, else the district's.
    pub fn unit(&self) -> &str {
        self.district.as_ref().map_or(&self.office, |own| &own.name)
    }

    /// The districts that stand beside the city, in their order; none when nobody asked for them.
    pub fn district_names(&self) -> Vec<&str> {
        let mut series = self.cards.iter().map(|own| &own.districts);
        let longest = series.find(|own| !own.is_empty());
        longest.into_iter().flatten().map(|own| own.name.as_str()).collect()
    }

    /// How its indicators may stand: those of a district are not judged.
    pub fn statuses(&self) -> &'static [Status] {
        if self.district.is_some() { &Status::OF_DISTRICT } else { &Status::ALL }
    }

    /// The cards of a goal, in its order.
    pub fn cards_of<'m>(&'m self, goal: &'m Goal) -> impl Iterator<Item = &'m Card> {
        let places = goal.operational.iter().flat_map(|own| &own.cards);
        places.filter_map(|place| self.cards.get(*place))
    }
}

impl Tally {
    pub fn of<'c>(cards: impl IntoIterator<Item = &'c Card>) -> Tally {
        let mut tally = Tally::default();
        for card in cards {
            tally.counts[card.status as usize] += 1;
        }
        tally
    }

    pub fn count(&self, status: Status) -> usize {
        self.counts[status as usize]
    }

    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// The way that is good for an indicator with this target.
pub fn good_way(
    target: Option<&Target>,
    baseline: Option<Exact>,
    indicator: &Indicator,
) -> Option<Way> {
    use crate::template::indicator::Character;
    let toward = |last: Option<Exact>| {
        let (last, first) = (last?, baseline?);
        if last > first {
            Some(Way::Up)
        } else if last < first {
            Some(Way::Down)
        } else {
            None
        }
    };
    let by_target = match target {
        Some(Target::Direction(way)) => Some(*way),
        Some(own) => toward(own.last().map(|(_, value)| value)),
        None => None,
    };
    by_target.or(match indicator.character {
        Character::Stimulant => Some(Way::Up),
        Character::Destimulant => Some(Way::Down),
        Character::Nominant | Character::Context => None,
    })
}
