//! What a cell counts: conditions of section, row, column and cell, and its measure.

use super::read::{RawColumn, Reader, said_of};
use super::section::Inherited;
use super::{Axis, Choice, Content, Count, FormulaSpec, Measure, RowSpec, ViewChoice};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{Fields, Said, Table};
use crate::expression::{Function, Node, Shape, check};
use crate::model::Type;
use crate::number::Exact;
use crate::template::formula::Formula;
use crate::template::point::{Day, point_in_time};

pub(super) const MEASURES: [&str; 6] = ["count", "sum", "average", "minimum", "maximum", "median"];

impl Reader<'_> {
    /// What a cell counts: the conditions of section, `when`, column, row, and its measure.
    pub(super) fn count(
        &self,
        inherited: &Inherited,
        row: &[Said],
        column: &Table,
        cell: Option<&Table>,
    ) -> Option<Count> {
        let view = inherited.view.clone()?;
        let mut result = None;
        for name in view.names() {
            let shape = self.library.shape(name)?;
            let silent = Problems::default();
            let found = self.count_over(name, &shape, inherited, row, column, cell, &silent);
            self.tell_once(silent, name);
            if let Some(count) = found {
                result = Some(Count { view: view.clone(), ..count });
            }
        }
        result
    }

    #[expect(clippy::too_many_arguments, reason = "a cell has a section, a row, a column, itself")]
    fn count_over(
        &self,
        view: &str,
        shape: &Shape,
        inherited: &Inherited,
        row: &[Said],
        column: &Table,
        cell: Option<&Table>,
        problems: &Problems,
    ) -> Option<Count> {
        let scope = self.library.scope(shape, None);
        let (mut conditions, mut narrower) = (Vec::new(), Vec::new());
        let field = |key: &'static str| {
            cell.and_then(|own| said_of(own, key)).or_else(|| said_of(column, key))
        };
        let of_row: Vec<Said> = inherited.condition.iter().chain(row).cloned().collect();
        let of_cell = [said_of(column, "where"), cell.and_then(|own| said_of(own, "where"))];
        let of_cell: Vec<Said> = of_cell.into_iter().flatten().collect();
        let mut good = true;
        for (filters, found) in [(of_row, &mut conditions), (of_cell, &mut narrower)] {
            for said in filters {
                match check(&said, &scope, Some(&Type::Bool), problems) {
                    Some(node) => found.push(node),
                    None => good = false,
                }
            }
        }
        let own_when = field("when");
        let when = own_when.as_ref().or(inherited.when.as_ref());
        let mut daily = None;
        let of = when.map(|word| {
            field("of").or_else(|| inherited.of.clone()).unwrap_or_else(|| Said {
                text: self.library.moment(view, shape),
                place: word.place.clone(),
            })
        });
        if let (Some(word), Some(of)) = (when, &of) {
            if self.library.period_inside(view) && Day::from_word(&word.text).is_none() {
                problems.push(Diagnostic::error("T409").at(&word.place).with("name", view));
                good = false;
            }
            let whole_row = own_when.is_none();
            match point_in_time(word, of, shape, problems) {
                Some(node) if whole_row => conditions.push(node),
                Some(node) => narrower.push(node),
                None => good = false,
            }
            if word.text == "daily_average" {
                daily = shape.intervals.get(&of.text).cloned();
                if daily.is_none() {
                    problems.push(Diagnostic::error("T517").at(&word.place));
                    good = false;
                }
            }
        }
        let day = when.and_then(|word| Day::from_word(&word.text));
        if self.library.reads_day(view) && day.is_none() {
            problems.push(Diagnostic::error("T408").at(&column.place).with("name", view));
            good = false;
        }
        let own_measure =
            cell.filter(|own| MEASURES.iter().any(|key| own.entries.contains_key(*key)));
        let measured = own_measure.unwrap_or(column);
        let measure = self.measure(measured, &scope, problems)?;
        let measure = self.spread(measure, measured, &of, when, shape, problems)?;
        if daily.is_some() && !measure.adds_up_by_day() {
            problems.push(Diagnostic::error("T517").at(&measured.place));
            good = false;
        }
        let day = day.filter(|_| self.library.reads_day(view));
        good.then(|| Count {
            view: ViewChoice::Always(view.to_owned()),
            conditions,
            narrower,
            measure,
            daily,
            day,
        })
    }

    /// A quantity of a stay that lies partly outside the period must say what of it counts.
    fn spread(
        &self,
        measure: Measure,
        table: &Table,
        of: &Option<Said>,
        when: Option<&Said>,
        shape: &Shape,
        problems: &Problems,
    ) -> Option<Measure> {
        let said = said_of(table, "spread");
        let word = crate::template::view::word(said.clone(), &["by_days", "whole"], problems);
        let interval = of.as_ref().and_then(|of| shape.intervals.get(&of.text));
        let (Measure::Sum(value), Some(interval)) = (&measure, interval) else {
            if let Some(said) = said {
                problems.push(Diagnostic::error("T518").at(&said.place));
            }
            return Some(measure);
        };
        match word.as_deref() {
            Some("by_days") => {
                let day = |name: &str| Node::column(name, Type::Date);
                let (start, end) =
                    (Node::parameter("start", Type::Date), Node::parameter("end", Type::Date));
                let arguments =
                    vec![value.clone(), day(&interval.from), interval.last_day(), start, end];
                let ty = value.ty.clone().unwrap_or(Type::Int);
                Some(Measure::Sum(Node::call(Function::ByDays, arguments, ty)))
            }
            Some(_) => Some(measure),
            None => {
                // Days inside the period are of the period already, and a daily average weighs days.
                let counts_days = value.mentions(Function::DaysInside);
                let partly = when.is_some_and(|word| {
                    word.text != "whole"
                        && word.text != "daily_average"
                        && Day::from_word(&word.text).is_none()
                });
                if partly && !counts_days {
                    problems.push(Diagnostic::error("T519").at(&table.place));
                    return None;
                }
                Some(measure)
            }
        }
    }

    /// Passes on what was noted, unless the same place was already blamed for the same view.
    fn tell_once(&self, noted: Problems, view: &str) {
        for diagnostic in noted.into_vec() {
            let start = diagnostic
                .places
                .first()
                .and_then(|place| place.source.as_ref())
                .map_or(0, |place| place.range.start);
            if self.told.borrow_mut().insert((start, format!("{view} {}", diagnostic.code))) {
                self.problems.push(diagnostic.with("view", view));
            }
        }
    }

    fn measure(
        &self,
        table: &Table,
        scope: &crate::expression::Scope<'_>,
        problems: &Problems,
    ) -> Option<Measure> {
        let node = |key: &str| {
            said_of(table, key).map(|said| check(&said, scope, None, problems).ok_or(()))
        };
        if said_of(table, "count").is_some_and(|said| said.text == "*") {
            return Some(Measure::Records);
        }
        if let Some(found) = node("count") {
            return Some(Measure::Distinct(found.ok()?));
        }
        if let Some(found) = node("sum") {
            let value = found.ok()?;
            let adds_up = value.ty.as_ref().is_none_or(|ty| ty.is_number() || *ty == Type::Money);
            if !adds_up {
                problems.push(
                    Diagnostic::error("T304")
                        .at(&table.place)
                        .with("expected", "int, decimal, money")
                        .with("found", value.ty.map(|ty| ty.to_string()).unwrap_or_default()),
                );
                return None;
            }
            let repeated =
                value.columns().into_iter().any(|own| scope.shape.repeated.contains(own));
            if repeated && node("once_per").is_none() {
                problems.push(Diagnostic::error("T513").at(&table.place));
                return None;
            }
            return Some(match node("once_per") {
                None => Measure::Sum(value),
                Some(per) => {
                    let pick = match node("pick") {
                        None => None,
                        Some(found) => Some(found.ok()?),
                    };
                    Measure::SumOnce { value, per: per.ok()?, pick }
                }
            });
        }
        for (key, make) in [
            ("average", Measure::Average as fn(Node) -> Measure),
            ("minimum", Measure::Minimum),
            ("maximum", Measure::Maximum),
            ("median", Measure::Median),
        ] {
            if let Some(found) = node(key) {
                return Some(make(found.ok()?));
            }
        }
        problems
            .push(Diagnostic::error("T506").at(&table.place).with("known", MEASURES.join(", ")));
        None
    }

    pub(super) fn override_cell(
        &self,
        table: &Table,
        section: &Inherited,
        columns: &[RawColumn<'_>],
        rows: &mut [RowSpec],
    ) {
        let fields = Fields::new(table, self.problems);
        let (row, column) = (fields.texts("row"), fields.texts("column"));
        let only_if = self.only_if(&fields);
        let own_view = self.view(&fields);
        let formula = fields.said("formula").and_then(|said| Formula::parse(&said, self.problems));
        // `of = "exact"` is said of a formula; of a count `of` names the date or interval.
        let exact = fields.text("of").as_deref() == Some("exact");
        let no_divisor = fields.integer("no_divisor").map(i128::from).map(Exact::whole);
        let (blocked, manual) =
            (fields.bool("blocked").unwrap_or(false), fields.bool("manual").unwrap_or(false));
        let row_where = fields.said("row_where");
        for key in MEASURES.iter().chain(&["where", "when", "once_per", "pick", "round", "spread"])
        {
            fields.item(key);
        }
        fields.finish();
        for row in &row {
            let Some(found) = rows.iter_mut().find(|own| own.key == row.text || own.id == row.text)
            else {
                self.problems
                    .push(Diagnostic::error("T507").at(&row.place).with("name", &row.text));
                continue;
            };
            for column in &column {
                let Some(index) = columns.iter().position(|own| own.spec.id == column.text) else {
                    self.unknown_column(column, columns);
                    continue;
                };
                let content = if blocked {
                    Some(Content::Blocked)
                } else if manual {
                    Some(Content::Manual)
                } else if let Some(formula) = &formula {
                    Some(Content::Formula(FormulaSpec {
                        formula: formula.clone(),
                        exact,
                        axis: Axis::Rows,
                        no_divisor,
                    }))
                } else {
                    // Another measure of the same records: the row's conditions stay.
                    let base = found.cells[index].choices.iter().find_map(|choice| {
                        match &choice.content {
                            Content::Count(count) => Some(count.clone()),
                            _ => None,
                        }
                    });
                    let inherited = Inherited {
                        view: own_view.clone().or(section.view.clone()),
                        ..Inherited::default()
                    };
                    let own = self.count(
                        &inherited,
                        row_where.as_slice(),
                        columns[index].fields,
                        Some(table),
                    );
                    own.map(|count| {
                        let mut conditions = base.map(|base| base.conditions).unwrap_or_default();
                        conditions.extend(count.conditions);
                        Content::Count(Box::new(Count { conditions, ..count }))
                    })
                };
                if let Some(content) = content {
                    found.cells[index].choices.push(Choice { only_if: only_if.clone(), content });
                }
            }
        }
    }
}
