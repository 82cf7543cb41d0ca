//! Indicators, the measures they are worked out from, and the strategies that want something of them, in words.

use super::Known;
use super::page::Labelled;
use crate::diagnostic::Catalogue;
use crate::template::indicator::{Break, Indicator, Measure, Observed};
use crate::template::strategy::{Aim, Strategy, Target, Way};

impl Labelled<'_> {
    fn observed(&mut self, own: Observed) {
        let said = self.catalogue.say("observed-word", &[("word", own.word().into())]);
        self.entry("show-observed", &said);
    }

    fn breaks(&mut self, breaks: &[Break]) {
        for own in breaks {
            self.entry("show-break", &format!("{}: {}", own.year, own.why));
        }
    }
}

/// An indicator: its formula, its measures, and who wants what of it.
pub fn indicator(own: &Indicator, known: &Known<'_>, catalogue: &Catalogue) -> String {
    let mut said = Labelled::new(catalogue);
    let variant = own.variant.as_ref().map(|own| format!(" ({own})")).unwrap_or_default();
    said.page.heading(&format!("{} – {}{variant}", own.id, own.name));
    said.entry("show-unit", &own.unit);
    said.entry("show-numerator", &own.numerator_text);
    said.entry("show-denominator", own.denominator_text.as_deref().unwrap_or_default());
    if own.multiplier != 1 {
        said.entry("show-multiplier", &own.multiplier.to_string());
    }
    said.observed(own.observed);
    let character = catalogue.say("character-word", &[("word", own.character.word().into())]);
    said.entry("show-character", &character);
    said.breaks(&own.breaks);
    let minimum = own.minimum.map(|own| own.to_string());
    said.entry("show-minimum", &minimum.unwrap_or_default());
    said.entry("show-owner", own.owner.as_deref().unwrap_or_default());
    said.entry("show-note", own.note.as_deref().unwrap_or_default());
    said.entry("show-source", &own.source);
    let wanted = known.strategies.values();
    let wanted = wanted.filter(|strategy| strategy.aims().any(|aim| aim.indicator.text == own.id));
    let wanted: Vec<&str> = wanted.map(|strategy| strategy.id.as_str()).collect();
    said.entry("show-strategies", &wanted.join(", "));
    said.page.heading(&catalogue.word("show-measures"));
    for name in own.measures() {
        let title = known.indicators.measures.get(name).map(|own| own.title.as_str());
        said.page.line(2, &format!("{name} – {}", title.unwrap_or_default()));
    }
    said.page.text().to_owned()
}

/// A measure: what may give it in which years, and the indicators that read it.
pub fn measure(own: &Measure, known: &Known<'_>, catalogue: &Catalogue) -> String {
    let mut said = Labelled::new(catalogue);
    said.page.heading(&format!("{} – {}", own.id, own.title));
    said.entry("show-unit", &own.unit);
    said.observed(own.observed);
    said.breaks(&own.breaks);
    said.entry("show-supplier", own.supplier.as_deref().unwrap_or_default());
    let due = own.due.map(|(month, day)| format!("{day:02}.{month:02}"));
    said.entry("show-list-due", &due.unwrap_or_default());
    let readers = known.indicators.indicators.values();
    let readers = readers.filter(|indicator| indicator.measures().contains(&own.id.as_str()));
    let readers: Vec<&str> = readers.map(|indicator| indicator.id.as_str()).collect();
    said.entry("show-indicators", &readers.join(", "));
    said.page.heading(&catalogue.word("show-given"));
    for source in &own.sources {
        let years = match (source.years.from, source.years.to) {
            (None, None) => String::new(),
            (from, to) => {
                let year = |own: Option<i32>| own.map(|own| own.to_string()).unwrap_or_default();
                format!("{}–{}: ", year(from), year(to))
            }
        };
        let note = source.note.as_ref().map(|own| format!(" ({own})")).unwrap_or_default();
        said.page.line(2, &format!("{years}{}{note}", source.written));
    }
    said.page.line(2, &catalogue.word("show-given-by-hand"));
    said.page.text().to_owned()
}

/// A strategy: its goals with what they want of which indicators, and its tasks.
pub fn strategy(own: &Strategy, known: &Known<'_>, catalogue: &Catalogue) -> String {
    let mut said = Labelled::new(catalogue);
    said.page.heading(&format!("{} – {}", own.id, own.title));
    said.entry("show-years", &format!("{}–{}", own.from, own.to));
    said.entry("show-resolution", own.resolution.as_deref().unwrap_or_default());
    said.entry("show-team", own.team.as_deref().unwrap_or_default());
    said.entry("show-note", own.note.as_deref().unwrap_or_default());
    for goal in &own.goals {
        said.page.heading(&format!("{}. {}", goal.id, goal.title));
        for operational in &goal.operational {
            said.page.line(2, &format!("{}. {}", operational.id, operational.title));
            for aim in &operational.indicators {
                said.page.line(4, &aim_said(aim, known, catalogue));
            }
            for task in &operational.tasks {
                let fields = [("id", task.id.clone().into()), ("title", (&task.title).into())];
                said.page.line(4, &catalogue.say("show-task", &fields));
            }
        }
    }
    said.page.text().to_owned()
}

/// `WR-01 – Rodziny z asystentem: wartość bazowa 2023: 27; cel 2026: 38`.
fn aim_said(own: &Aim, known: &Known<'_>, catalogue: &Catalogue) -> String {
    let name = known.indicators.indicators.get(&own.indicator.text).map(|own| own.name.as_str());
    let mut parts = Vec::new();
    if let Some(baseline) = &own.baseline {
        let value = baseline.value.map(|own| format!(": {}", own.shown())).unwrap_or_default();
        parts.push(format!("{} {}{value}", catalogue.word("show-baseline"), baseline.year));
    }
    let target = match &own.target {
        None => None,
        Some(Target::Value { year, value }) => Some(format!("{year}: {}", value.shown())),
        Some(Target::Path(path)) => {
            let years = path.iter().map(|(year, value)| format!("{year}: {}", value.shown()));
            Some(years.collect::<Vec<_>>().join(", "))
        }
        Some(Target::Direction(Way::Up)) => Some(catalogue.word("show-way-up")),
        Some(Target::Direction(Way::Down)) => Some(catalogue.word("show-way-down")),
    };
    parts.extend(target.map(|own| format!("{} {own}", catalogue.word("show-target"))));
    let said = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) };
    format!("{} – {}{said}", own.indicator.text, name.unwrap_or_default())
}
