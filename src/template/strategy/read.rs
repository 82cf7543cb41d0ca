//! `strategies/*.toml`, read and checked against the catalogue.

use std::collections::BTreeSet;

use super::{
    Aim, Baseline, Frame, Goal, OperationalGoal, Strategies, Strategy, Target, Task, Unit, Way,
};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{self, Fields, Table};
use crate::number::Exact;
use crate::template::indicator::{Catalogue, Character, decimal, year};
use crate::template::library::{Files, named};
use crate::template::view::word;

impl Strategy {
    /// Reads every strategy there is. Two of one name are T106, an unknown indicator T536, a target that is not after
    /// its baseline T537.
    pub fn read_all(files: &Files, catalogue: &Catalogue, problems: &Problems) -> Strategies {
        let mut found = Strategies::new();
        for (path, source) in files {
            let Some(id) = named(path, "strategies/", ".toml") else {
                continue;
            };
            let root = document::parse(source, problems);
            let file = Fields::new(&root, problems);
            let head = file.table("strategy");
            if head.is_none() {
                file.missing("strategy");
            }
            let goals = file.tables("goal");
            let frame = file.tables("frame");
            file.finish();
            let own = head.and_then(|head| read(id, head, &goals, &frame, problems));
            if let Some(own) = own {
                own.check(catalogue, problems);
                found.insert(own.id.clone(), own);
            }
        }
        found
    }

    /// Goals have ids of their own, tasks too, and the frame one plan a year (T106).
    fn check_ids(&self, problems: &Problems) {
        let operational = || self.goals.iter().flat_map(|own| &own.operational);
        let goals = self.goals.iter().map(|own| own.id.clone());
        let goals = goals.chain(operational().map(|own| own.id.clone()));
        let tasks = operational().flat_map(|own| &own.tasks).map(|own| own.id.clone());
        let years = self.frame.iter().map(|own| own.year.to_string());
        for names in [goals.collect::<Vec<_>>(), tasks.collect(), years.collect()] {
            let mut seen = BTreeSet::new();
            for name in names.iter().filter(|own| !seen.insert(own.as_str())) {
                problems.push(Diagnostic::error("T106").at(&self.place).with("name", name));
            }
        }
    }

    /// Every aim, in the order of the goals.
    pub fn aims(&self) -> impl Iterator<Item = &Aim> {
        self.goals.iter().flat_map(|own| &own.operational).flat_map(|own| &own.indicators)
    }

    /// The frame and the targets lie in the years of the strategy (T560), and a target on the side that the indicator's
    /// character calls good (T561, a warning).
    fn check_target(&self, aim: &Aim, catalogue: &Catalogue, problems: &Problems) {
        let id = &aim.indicator;
        let points: &[(i32, Exact)] = match &aim.target {
            Some(Target::Value { year, value }) => &[(*year, *value)],
            Some(Target::Path(points)) => points,
            _ => &[],
        };
        let after = |year: i32| self.from <= self.to && year > self.to;
        for (year, _) in points.iter().filter(|(year, _)| after(*year)) {
            problems.push(self.outside(&id.text, *year).at(&id.place));
        }
        let baseline = aim.baseline.as_ref().and_then(|own| own.value);
        let character = catalogue.indicators.get(&id.text).map(|own| own.character);
        let (Some(baseline), Some((_, last)), Some(character)) =
            (baseline, points.last(), character)
        else {
            return;
        };
        let wrong = match character {
            Character::Stimulant => *last < baseline,
            Character::Destimulant => *last > baseline,
            Character::Nominant | Character::Context => false,
        };
        if wrong {
            let found = Diagnostic::warning("T561").at(&id.place).with("name", &id.text);
            let found = found.with("character", character.word());
            problems.push(found.with("baseline", baseline.shown()).with("target", last.shown()));
        }
    }

    fn outside(&self, name: &str, year: i32) -> Diagnostic {
        let found = Diagnostic::error("T560").with("name", name).with("year", year.to_string());
        found.with("from", self.from.to_string()).with("to", self.to.to_string())
    }

    fn check(&self, catalogue: &Catalogue, problems: &Problems) {
        self.check_ids(problems);
        // Of years that end before they begin nothing is inside.
        let ordered = self.from <= self.to;
        let outside = |year: i32| ordered && !(self.from..=self.to).contains(&year);
        for own in self.frame.iter().filter(|own| outside(own.year)) {
            problems.push(self.outside("frame", own.year).at(&self.place));
        }
        let mut seen = BTreeSet::new();
        for aim in self.aims() {
            let id = &aim.indicator;
            if !catalogue.indicators.contains_key(&id.text) {
                let known = catalogue.indicators.keys().map(String::as_str);
                problems.push(Diagnostic::unknown("T536", &id.text, known).at(&id.place));
            }
            if !seen.insert(&id.text) {
                problems.push(Diagnostic::error("T106").at(&id.place).with("name", &id.text));
            }
            let points = aim.target.as_ref().map(Target::points).unwrap_or_default();
            let first = points.first().map(|(year, _)| *year);
            self.check_target(aim, catalogue, problems);
            if let (Some(baseline), Some(target)) = (&aim.baseline, first)
                && target <= baseline.year
            {
                problems.push(
                    Diagnostic::error("T537")
                        .at(&id.place)
                        .with("name", &id.text)
                        .with("baseline", baseline.year.to_string())
                        .with("target", target.to_string()),
                );
            }
        }
    }
}

/// A year that must be said (T103).
fn need_year(fields: &Fields<'_>, key: &'static str) -> Option<i32> {
    if fields.item(key).is_none() {
        fields.missing(key);
    }
    year(fields, key)
}

fn read(
    id: &str,
    head: &Table,
    goals: &[&Table],
    frame: &[&Table],
    problems: &Problems,
) -> Option<Strategy> {
    let fields = Fields::new(head, problems);
    let (from, to) = (need_year(&fields, "from"), need_year(&fields, "to"));
    let since = year(&fields, "since");
    let unit = |table: &Table| {
        let fields = Fields::new(table, problems);
        let own = Unit { name: fields.need("name").text, within: fields.text("within") };
        fields.finish();
        own
    };
    let title = fields.need("title").text;
    let (resolution, team, note) =
        (fields.text("resolution"), fields.text("team"), fields.text("note"));
    let district_minimum = fields.integer("district_minimum").filter(|own| {
        let fits = *own >= 0;
        if !fits {
            let found = Diagnostic::error("T535").at(fields.place_of("district_minimum"));
            problems.push(found.with("found", own.to_string()));
        }
        fits
    });
    let own_unit = fields.table("unit").map(unit);
    let compared = fields.tables("compared").into_iter().map(unit).collect();
    fields.finish();
    let goals: Vec<Goal> = goals.iter().map(|table| goal(table, problems)).collect();
    let frame = frame.iter().filter_map(|table| frame_year(table, problems)).collect();
    let (from, to) = (from?, to?);
    if to < from {
        let found = Diagnostic::error("T537").at(&head.place).with("name", id);
        problems.push(found.with("baseline", from.to_string()).with("target", to.to_string()));
    }
    Some(Strategy {
        id: id.to_owned(),
        title,
        from,
        to,
        since: since.unwrap_or(from - 3),
        resolution,
        team,
        unit: own_unit,
        compared,
        goals,
        frame,
        note,
        district_minimum,
        place: head.place.clone(),
    })
}

fn goal(table: &Table, problems: &Problems) -> Goal {
    let fields = Fields::new(table, problems);
    let own = Goal {
        id: fields.need("id").text,
        title: fields.need("title").text,
        operational: fields
            .tables("operational")
            .into_iter()
            .map(|own| operational(own, problems))
            .collect(),
    };
    fields.finish();
    own
}

fn operational(table: &Table, problems: &Problems) -> OperationalGoal {
    let fields = Fields::new(table, problems);
    let task = |table: &Table| {
        let fields = Fields::new(table, problems);
        let own = Task {
            id: fields.need("id").text,
            title: fields.need("title").text,
            owner: fields.text("owner"),
        };
        fields.finish();
        own
    };
    let own = OperationalGoal {
        id: fields.need("id").text,
        title: fields.need("title").text,
        indicators: fields.tables("indicator").into_iter().map(|own| aim(own, problems)).collect(),
        tasks: fields.tables("task").into_iter().map(task).collect(),
    };
    fields.finish();
    own
}

fn aim(table: &Table, problems: &Problems) -> Aim {
    let fields = Fields::new(table, problems);
    let baseline = fields.table("baseline").and_then(|own| {
        let fields = Fields::new(own, problems);
        let year = need_year(&fields, "year");
        let value = fields.item("value").and_then(|item| decimal(item, problems));
        fields.finish();
        Some(Baseline { year: year?, value })
    });
    let own = Aim {
        indicator: fields.need("id"),
        baseline,
        target: fields.table("target").and_then(|own| target(own, problems)),
        owner: fields.text("owner"),
    };
    fields.finish();
    own
}

/// A value and its year, a path of them, or only the way.
fn target(table: &Table, problems: &Problems) -> Option<Target> {
    let fields = Fields::new(table, problems);
    let point = |fields: &Fields<'_>| {
        let year = need_year(fields, "year");
        let item = fields.item("value");
        if item.is_none() {
            fields.missing("value");
        }
        Some((year?, decimal(item?, problems)?))
    };
    let found = if fields.item("way").is_some() {
        let said = word(fields.said("way"), &["wzrost", "spadek"], problems);
        said.map(|own| Target::Direction(if own == "wzrost" { Way::Up } else { Way::Down }))
    } else if fields.item("path").is_some() {
        let read = |table: &Table| {
            let fields = Fields::new(table, problems);
            let point = point(&fields);
            fields.finish();
            point
        };
        let mut path: Vec<_> = fields.tables("path").into_iter().filter_map(read).collect();
        path.sort_by_key(|(year, _)| *year);
        (!path.is_empty()).then_some(Target::Path(path))
    } else {
        point(&fields).map(|(year, value)| Target::Value { year, value })
    };
    fields.finish();
    found
}

fn frame_year(table: &Table, problems: &Problems) -> Option<Frame> {
    let fields = Fields::new(table, problems);
    let year = need_year(&fields, "year");
    let plan = fields.item("plan");
    if plan.is_none() {
        fields.missing("plan");
    }
    let plan = plan.and_then(|item| decimal(item, problems));
    fields.finish();
    Some(Frame { year: year?, plan: plan? })
}
