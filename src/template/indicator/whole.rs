//! Families of numbers that must add up: age groups, sexes, forms of care. Polish: części i całość.

use std::collections::BTreeSet;

use super::{Catalogue, Indicator, Measure};
use crate::diagnostic::{Diagnostic, Problems, SourcePlace};
use crate::document::{Fields, Said, Table};

/// `[[whole]]`: the parts that make up a whole, all of them. Polish: części, które dają całość („z tego”).
///
/// Its names are those of indicators; of measures where no indicator is the whole. Without `of` the parts are shares
/// that make up a hundred.
#[derive(Clone, Debug)]
pub struct Whole {
    pub of: Option<Said>,
    pub parts: Vec<Said>,
    pub place: SourcePlace,
}

/// What two numbers must share before they are added.
#[derive(PartialEq)]
struct Kind<'c> {
    unit: &'c str,
    observed: &'static str,
    /// Shares of different wholes do not add up.
    denominator: Option<&'c str>,
}

impl<'c> Kind<'c> {
    fn of_indicator(own: &'c Indicator) -> Kind<'c> {
        Kind {
            unit: &own.unit,
            observed: own.observed.word(),
            denominator: own.denominator_text.as_deref(),
        }
    }

    fn of_measure(own: &'c Measure) -> Kind<'c> {
        Kind { unit: &own.unit, observed: own.observed.word(), denominator: None }
    }

    /// The first key by which another one differs, with both values.
    fn differs(&self, other: &Kind<'c>) -> Option<(&'static str, &'c str, &'c str)> {
        let none = "–";
        let pairs = [
            ("unit", self.unit, other.unit),
            ("observed", self.observed, other.observed),
            ("denominator", self.denominator.unwrap_or(none), other.denominator.unwrap_or(none)),
        ];
        pairs.into_iter().find(|(_, own, other)| own != other)
    }
}

impl Whole {
    pub(super) fn read(table: &Table, problems: &Problems) -> Whole {
        let fields = Fields::new(table, problems);
        if fields.item("parts").is_none() {
            fields.missing("parts");
        }
        let own = Whole {
            of: fields.said("of"),
            parts: fields.texts("parts"),
            place: table.place.clone(),
        };
        fields.text("note");
        fields.finish();
        own
    }

    /// Its names, the whole first.
    fn names(&self) -> impl Iterator<Item = &Said> {
        self.of.iter().chain(&self.parts)
    }

    /// Is it a family of measures? The first name that is known decides.
    pub fn is_of_measures(&self, catalogue: &Catalogue) -> bool {
        let is_measure = |own: &Said| {
            let by_measure = catalogue.measures.contains_key(&own.text);
            let known = by_measure || catalogue.indicators.contains_key(&own.text);
            known.then_some(by_measure)
        };
        self.names().find_map(is_measure).unwrap_or(false)
    }

    /// An unknown name is T545, numbers that cannot be added T546, a name twice T547, one part alone T548, parts without
    /// a whole that are no shares T549.
    pub(super) fn check(&self, catalogue: &Catalogue, problems: &Problems) {
        let of_measures = self.is_of_measures(catalogue);
        let kind = |own: &Said| match of_measures {
            true => catalogue.measures.get(&own.text).map(Kind::of_measure),
            false => catalogue.indicators.get(&own.text).map(Kind::of_indicator),
        };
        let mut seen = BTreeSet::new();
        let mut first: Option<(&Said, Kind<'_>)> = None;
        for own in self.names() {
            let Some(found) = kind(own) else {
                let unknown = match of_measures {
                    true => {
                        let known = catalogue.measures.keys().map(String::as_str);
                        Diagnostic::unknown("T545", &own.text, known)
                    }
                    false => {
                        let known = catalogue.indicators.keys().map(String::as_str);
                        Diagnostic::unknown("T545", &own.text, known)
                    }
                };
                problems.push(unknown.at(&own.place));
                continue;
            };
            if !seen.insert(own.text.as_str()) {
                problems.push(Diagnostic::error("T547").at(&own.place).with("name", &own.text));
            }
            let Some((beside, wanted)) = &first else {
                if self.of.is_none() && !found.unit.starts_with('%') {
                    let told = Diagnostic::error("T549").at(&own.place).with("name", &own.text);
                    problems.push(told.with("unit", found.unit));
                }
                first = Some((own, found));
                continue;
            };
            if let Some((key, own_one, other_one)) = found.differs(wanted) {
                problems.push(
                    Diagnostic::error("T546")
                        .at(&own.place)
                        .with("name", &own.text)
                        .with("beside", &beside.text)
                        .with("key", key)
                        .with("found", own_one)
                        .with("known", other_one),
                );
            }
        }
        if self.parts.len() < 2 {
            problems.push(Diagnostic::error("T548").at(&self.place));
        }
    }

    /// A whole may be divided in several ways, but a part belongs to one of them only (T547).
    pub(super) fn check_all(catalogue: &Catalogue, problems: &Problems) {
        let mut seen = BTreeSet::new();
        for whole in &catalogue.wholes {
            let of = whole.of.as_ref().map(|own| own.text.as_str());
            for part in &whole.parts {
                let divided = of.or_else(|| {
                    let own = catalogue.indicators.get(&part.text)?;
                    own.denominator_text.as_deref()
                });
                // Twice in one family is told with the family.
                let twice = whole.parts.iter().filter(|own| own.text == part.text).count() > 1;
                if !twice && !seen.insert((of.is_some(), divided, part.text.as_str())) {
                    let told = Diagnostic::error("T547").at(&part.place);
                    problems.push(told.with("name", &part.text));
                }
            }
        }
        catalogue.wholes.iter().for_each(|own| own.check(catalogue, problems));
    }
}
