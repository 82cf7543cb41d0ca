//! Sources, gaps, changes and the words of an indicator, as every deliverable says them.

use super::{Change, DoubtKind, From, Lacking, Missing, Status, Trend, printed, unit_after};
use crate::number::Exact;
use crate::template::indicator::{Character, Indicator, Observed, Published};

impl From {
    /// Where a number comes from. Who entered it by hand is said where all data are laid open, and not on cards.
    pub fn said(&self) -> String {
        match self {
            From::Submission { form, period, version, cells } => {
                format!("{form} {period}, wersja {version}, pole {cells}")
            }
            From::Exports { what, with_entries: false } => format!("policzone z eksportów: {what}"),
            From::Exports { what, with_entries: true } => {
                format!("policzone z eksportów: {what} (w tym wpisane ręcznie)")
            }
            From::Cells { what } => format!("wpisane ręcznie do sprawozdania: {what}"),
            From::Reference(series) => series.iter().map(published).collect::<Vec<_>>().join(" + "),
            From::Manual { why, .. } => format!("wpis ręczny: {why}"),
            From::Nothing => "brak źródła".to_owned(),
        }
    }

    /// Which kind it is, and of what, for a terminal of any language.
    pub fn kind(&self) -> (&'static str, String) {
        match self {
            From::Submission { form, period, cells, .. } => {
                ("submission", format!("{form} {period}: {cells}"))
            }
            From::Exports { what, with_entries: false } => ("exports", what.clone()),
            From::Exports { what, with_entries: true } => ("mixed", what.clone()),
            From::Cells { what } => ("cells", what.clone()),
            From::Reference(_) => ("reference", self.said()),
            From::Manual { why, .. } => ("manual", why.clone()),
            From::Nothing => ("nothing", String::new()),
        }
    }

    /// The same with who answers for an entry.
    pub fn said_in_full(&self) -> String {
        match self {
            From::Manual { who, why } => format!("wpis ręczny ({who}): {why}"),
            other => other.said(),
        }
    }
}

/// Publication, the part of its table, series; an export of one series has no parts.
fn published(own: &Published) -> String {
    let Published { source, block, series } = own;
    if block == source {
        return format!("{source}, {series}");
    }
    format!("{source}, {block}, {series}")
}

impl Status {
    /// What it means.
    pub fn meaning(self) -> &'static str {
        match self {
            Status::Reached => {
                "wartość z roku oceny jest co najmniej tak dobra jak wartość docelowa"
            }
            Status::OnPath => {
                "wartość nie jest gorsza od drogi do celu; gdy strategia podaje sam kierunek albo nie podaje celu: jest \
                 lepsza od bazowej, a bez niej od pierwszej pokazanej po ostatniej przerwie, albo taka sama i lepiej być \
                 nie może"
            }
            Status::OffPath => {
                "wartość jest gorsza od drogi do celu; gdy strategia podaje sam kierunek: nie jest lepsza od bazowej, a \
                 bez niej od pierwszej pokazanej po ostatniej przerwie; gdy nie podaje celu: jest od niej gorsza"
            }
            Status::NoData => {
                "nie ma wartości roku oceny: brakuje danych albo mianownik jest równy zero"
            }
            Status::NeedsSentence => {
                "liczba sama nie rozstrzyga, czy jest dobrze (nominanta, wskaźnik kontekstowy, cel bez wartości bazowej, \
                 bez celu i bez zmiany) albo jest ukryta („#”); zdanie dopisuje zespół oceniający"
            }
            Status::Broken => {
                "między porównywanymi latami zmieniło się to, co szereg liczy; porównania nie ma"
            }
            Status::NotJudged => {
                "wartość dzielnicy; cele i wartości bazowe strategii są całego miasta, więc się jej nie ocenia"
            }
            Status::NotOfDistrict => {
                "liczby dzielnicy nie da się podać: zna ją tylko miasto (dane wpisane ręcznie, dane odniesienia, rekordy, \
                 które nie mówią, czyje są)"
            }
        }
    }
}

impl Missing {
    /// In the csv.
    pub fn word(&self) -> &'static str {
        match self {
            Missing::Measures(_) => "no_measure",
            Missing::ZeroDenominator => "zero_denominator",
            Missing::TooFew => "too_few",
            Missing::Secondary => "secondary",
            Missing::TooLarge => "too_large",
        }
    }

    /// Why a year has no value.
    pub fn said(&self) -> String {
        match self {
            Missing::Measures(titles) => format!("nie ma danych: {}", titles.join(", ")),
            Missing::ZeroDenominator => "mianownik jest równy zero".to_owned(),
            Missing::TooFew => "wartość ukryta: licznik poniżej progu publikacji".to_owned(),
            Missing::Secondary => {
                "wartość ukryta: razem z innymi liczbami zdradziłaby liczbę poniżej progu publikacji"
                    .to_owned()
            }
            Missing::TooLarge => "liczby za duże, aby obliczyć wartość dokładnie".to_owned(),
        }
    }
}

impl Lacking {
    /// Why a source of a measure gives nothing.
    pub fn said(&self) -> String {
        match self {
            Lacking::OtherYears { written, from, to } => {
                let year = |own: &Option<i32>| own.map(|own| own.to_string()).unwrap_or_default();
                format!("{written}: źródło dla innych lat ({}–{})", year(from), year(to))
            }
            Lacking::Return { form, period, code } => {
                format!("{form} {period}: nie jest złożone, a eksporty go nie dają ({code})")
            }
            Lacking::Cells { cells } => format!("pole bez wartości: {cells}"),
            Lacking::Exports { written } => {
                format!("nie ma eksportów, z których się liczy: {written}")
            }
            Lacking::Series { series } => format!("dane odniesienia nie mają szeregu: {series}"),
            Lacking::Entry => "nie ma wpisu w dane-reczne/wskazniki.csv".to_owned(),
        }
    }
}

impl Change {
    /// The two values are the same.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Change::Points(by) | Change::Amount { by, .. } if *by == Exact::ZERO)
    }

    /// A change with its unit: percentage points of a share, else the unit and percent. How a number and its unit stand
    /// together is for the deliverable to say, which knows where a line may end.
    pub fn said(&self, indicator: &Indicator, united: impl Fn(&str, &str) -> String) -> String {
        match self {
            Change::Points(by) => united(&signed(*by, indicator.decimals), "p.p."),
            Change::Amount { by, percent } => {
                let amount = signed(*by, indicator.decimals);
                let amount = united(&amount, unit_after(&amount, &indicator.unit));
                match percent {
                    Some(own) => format!("{amount} ({})", united(&signed(*own, 1), "%")),
                    None => amount,
                }
            }
            Change::Broken { year } => format!("nie liczy się: przerwa w szeregu od {year} r."),
            Change::Hidden => "nie podaje się: wartość ukryta".to_owned(),
            Change::Unknown => "nie można policzyć: brakuje wartości".to_owned(),
        }
    }
}

/// With its sign; what rounds to zero has none.
fn signed(by: Exact, decimals: u32) -> String {
    let said = printed(by, decimals);
    let counts = said.chars().any(|own| ('1'..='9').contains(&own));
    if counts && by > Exact::ZERO { format!("+{said}") } else { said }
}

impl DoubtKind {
    /// In the csv.
    pub fn word(self) -> &'static str {
        match self {
            DoubtKind::Outlier => "outlier",
            DoubtKind::Scale => "scale",
            DoubtKind::SameAsLastYear => "same_as_last_year",
            DoubtKind::BeyondWhole => "beyond_whole",
            DoubtKind::Parts => "parts",
            DoubtKind::OtherBase => "other_base",
            DoubtKind::AllZero => "all_zero",
            DoubtKind::Disagreement => "disagreement",
            DoubtKind::Hole => "hole",
            DoubtKind::Incomplete => "incomplete",
            DoubtKind::Baseline => "baseline",
        }
    }
}

impl Trend {
    pub fn said(self) -> &'static str {
        match self {
            Trend::Rising => "rosnąca",
            Trend::Falling => "malejąca",
            Trend::Steady => "stała",
            Trend::Mixed => "zmienna: raz w górę, raz w dół",
            Trend::Unknown => "nieznana: mniej niż trzy wartości od ostatniej przerwy",
        }
    }
}

impl Character {
    pub fn said(self) -> &'static str {
        match self {
            Character::Stimulant => "stymulanta: im więcej, tym lepiej",
            Character::Destimulant => "destymulanta: im mniej, tym lepiej",
            Character::Nominant => "nominanta: ani więcej, ani mniej nie jest samo z siebie lepsze",
            Character::Context => {
                "wskaźnik kontekstowy: opisuje otoczenie, ośrodek nie ma na niego wpływu"
            }
        }
    }
}

impl Observed {
    pub fn said(self) -> &'static str {
        match self {
            Observed::LastDay => "stan na 31 grudnia",
            Observed::WholeYear => "cały rok",
            Observed::DailyAverage => "średnia dzienna z roku",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{indicator, points};
    use super::super::{Change, change};

    #[test]
    fn shares_change_in_points_and_amounts_in_units_and_percent() {
        for (unit, decimals, from, to, text) in [
            // 330100/4247 − 76 = (330100 − 322772) / 4247 = 7328/4247 = 1.7254…
            ("%", 1, "76,0", "330100/4247", "+1,7 p.p."),
            ("%", 1, "330100/4247", "76,0", "−1,7 p.p."),
            // 63.9481… − 60.5 = 3.4481…: 3,4, and so do the printed 63,9 − 60,5.
            ("%", 1, "60,5", "167800/2624", "+3,4 p.p."),
            // 60.46 is printed 60,5 as well; 63.9481… − 60.46 = 3.4881…: 3,5, where the printed ones give 3,4.
            ("%", 1, "60,46", "167800/2624", "+3,5 p.p."),
            // The edge between the two: 63.948 − 60.498 = 3.45 exactly, and halves go up.
            ("%", 1, "60,498", "63,948", "+3,5 p.p."),
            ("%", 1, "60,499", "63,948", "+3,4 p.p."),
            ("%", 1, "50", "50", "0,0 p.p."),
            ("%", 1, "50", "50,02", "0,0 p.p."),
            ("%", 1, "50,05", "50", "−0,1 p.p."),
            ("% gospodarstw", 0, "50", "48", "−2 p.p."),
            // −12 / 292 = −4.1095… %
            ("rodziny", 0, "292", "280", "−12 rodzin (−4,1 %)"),
            ("rodziny", 0, "0", "12", "+12 rodzin"),
            ("rodziny", 0, "12", "0", "−12 rodzin (−100,0 %)"),
            ("zł", 0, "10000", "12500", "+2\u{a0}500 zł (+25,0 %)"),
            ("osoby", 0, "20000", "20001", "+1 osoba (0,0 %)"),
            // From −4 to −2: up by half of what it was.
            ("saldo", 0, "-4", "-2", "+2 saldo (+50,0 %)"),
            ("rodziny", 0, ".", "12", "nie można policzyć: brakuje wartości"),
            ("rodziny", 0, "12", "#", "nie można policzyć: brakuje wartości"),
        ] {
            let own = indicator(&format!("unit = \"{unit}\"\nround = {decimals}"));
            let found = points(&format!("2022: {from} | 2023: {to}"));
            let found = change(&own, &found[0], &found[1], &[]);
            let said = found.said(&own, |number, unit| format!("{number} {unit}"));
            assert_eq!(said, text, "{from} -> {to} {unit}");
            assert_eq!(found.is_nothing(), from == to, "{from} -> {to} {unit}");
        }
        let own = indicator("unit = \"%\"");
        let said = Change::Broken { year: 2022 }.said(&own, |_, _| String::new());
        assert_eq!(said, "nie liczy się: przerwa w szeregu od 2022 r.");
    }
}
