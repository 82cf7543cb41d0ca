//! What a table must hold, read from `tables/*.toml`.

use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{self, Fields, Said};

use super::Type;

/// A canonical table. Polish: tabela.
#[derive(Clone, Debug)]
pub struct TableSchema {
    pub name: Said,
    pub title: String,
    pub about: String,
    /// The columns that together name a record.
    pub key: Vec<Said>,
    pub columns: Vec<ColumnSchema>,
    pub intervals: Vec<IntervalSchema>,
    pub series: Option<SeriesSchema>,
    /// The date column of a table that has records in every month.
    pub monthly: Option<Said>,
    /// The returns that it is kept for, by id; none said: for all.
    pub returns: Vec<String>,
}

/// Records that are values of a series in time. Polish: szereg czasowy.
#[derive(Clone, Debug)]
pub struct SeriesSchema {
    /// The columns that name a series; those before the last name its publication.
    pub by: Vec<Said>,
    pub over: Said,
    pub value: Said,
}

#[derive(Clone, Debug)]
pub struct ColumnSchema {
    pub name: Said,
    /// What exports call it, for those who look for it.
    pub aliases: Vec<String>,
    /// The Polish description, shown in findings.
    pub title: String,
    pub ty: Type,
    pub required: bool,
    /// A record stays although this required or key column cannot be read.
    pub keep_when_bad: bool,
    /// The table whose key this column repeats.
    pub references: Option<Said>,
    /// Whose record it is, `persons` or `families`, where the other record need not be there. Polish: czyj jest rekord.
    pub whose: Option<Said>,
    pub ignore_case: bool,
    /// Left-padded with zeros to this length (identifiers that a spreadsheet took for numbers).
    pub pad: Option<usize>,
    /// For codes: the date column on whose day the code must be in its list.
    pub on: Option<Said>,
    /// Never shown in a finding.
    pub personal: bool,
    /// Whose record it is: the symbol of the caseworker. Polish: pracownik prowadzący.
    pub caseworker: bool,
    /// For a PESEL: the columns that say the same, date of birth and sex.
    pub born: Option<Said>,
    pub sex: Option<Said>,
}

/// Two date columns that are a stay, a membership, a validity. Polish: okres od–do.
#[derive(Clone, Debug)]
pub struct IntervalSchema {
    pub name: Said,
    pub from: Said,
    pub to: Said,
    /// `to` is the first day outside (the day of leaving), not the last day inside.
    pub to_is_day_after: bool,
}

impl ColumnSchema {
    /// May no output show its values, nor a sum made of them?
    pub fn is_personal(&self) -> bool {
        self.personal || self.ty == Type::Pesel
    }
}

impl TableSchema {
    pub fn column(&self, name: &str) -> Option<&ColumnSchema> {
        self.columns.iter().find(|column| column.name.text == name)
    }

    /// Is the table kept for this return? One that a return reads is loaded for it all the same.
    pub fn is_for(&self, form: &str) -> bool {
        self.returns.is_empty() || self.returns.iter().any(|own| own == form)
    }

    pub fn column_names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name.text.as_str())
    }

    /// Must every record have a readable value there? Others are set aside.
    pub fn needs(&self, column: &ColumnSchema) -> bool {
        let is_key = self.key.iter().any(|key| key.text == column.name.text);
        (column.required || is_key) && !column.keep_when_bad
    }

    /// Reads one file; mistakes are noted and what could be understood is returned.
    pub fn read(root: &document::Table, problems: &Problems) -> Option<TableSchema> {
        let file = Fields::new(root, problems);
        let Some(table) = file.table("table") else {
            file.missing("table");
            return None;
        };
        // Record rules stand in the same file and are read by their own room.
        file.list("record_rule");
        file.finish();
        let fields = Fields::new(table, problems);
        let schema = TableSchema {
            name: fields.need("name"),
            title: fields.need("title").text,
            about: fields.text("about").unwrap_or_default(),
            key: fields.texts("key"),
            columns: fields
                .tables("columns")
                .iter()
                .map(|column| read_column(column, problems))
                .collect(),
            intervals: fields
                .tables("intervals")
                .iter()
                .map(|interval| read_interval(interval, problems))
                .collect(),
            series: fields.table("series").map(|table| read_series(table, problems)),
            monthly: fields.said("monthly"),
            returns: fields.texts("returns").into_iter().map(|said| said.text).collect(),
        };
        fields.finish();
        schema.check_names(problems);
        Some(schema)
    }

    /// Every name that the table itself uses exists, once.
    fn check_names(&self, problems: &Problems) {
        for (index, column) in self.columns.iter().enumerate() {
            if self.columns[..index].iter().any(|other| other.name.text == column.name.text) {
                problems.push(
                    Diagnostic::error("T106")
                        .at(&column.name.place)
                        .with("name", &column.name.text),
                );
            }
        }
        let dates = self.intervals.iter().flat_map(|interval| [&interval.from, &interval.to]);
        let on = self.columns.iter().filter_map(|column| column.on.as_ref());
        let series =
            self.series.iter().flat_map(|own| own.by.iter().chain([&own.over, &own.value]));
        for name in self.key.iter().chain(dates).chain(on).chain(series) {
            if self.column(&name.text).is_none() {
                problems.push(unknown_name(name, self.column_names()));
            }
        }
        let is_date = |ty: &Type| *ty == Type::Date;
        for name in self.monthly.iter() {
            self.check_type(name, "date", is_date, problems);
        }
        for column in &self.columns {
            for name in column.born.iter() {
                self.check_type(name, "date", is_date, problems);
            }
            for name in column.sex.iter() {
                self.check_type(name, "code", |ty| matches!(ty, Type::Code(_)), problems);
            }
            if (column.born.is_some() || column.sex.is_some()) && column.ty != Type::Pesel {
                problems.push(wrong_type(&column.name, "pesel", &column.ty));
            }
        }
    }

    /// The column is there and of this type (T201, T304).
    fn check_type(
        &self,
        name: &Said,
        wanted: &'static str,
        fits: impl Fn(&Type) -> bool,
        problems: &Problems,
    ) {
        match self.column(&name.text) {
            None => problems.push(unknown_name(name, self.column_names())),
            Some(own) if fits(&own.ty) => {}
            Some(own) => problems.push(wrong_type(name, wanted, &own.ty)),
        }
    }
}

fn wrong_type(name: &Said, wanted: &str, found: &Type) -> Diagnostic {
    Diagnostic::error("T304")
        .at(&name.place)
        .with("expected", wanted)
        .with("found", found.to_string())
}

/// T201: a column that is not there, with the nearest one that is.
pub fn unknown_name<'n>(name: &Said, known: impl IntoIterator<Item = &'n str>) -> Diagnostic {
    Diagnostic::unknown("T201", &name.text, known).at(&name.place)
}

/// The groups of a list of sexes, which a PESEL tells too.
pub const FEMALE: &str = "female";
pub const MALE: &str = "male";

/// No identifier is longer.
const LONGEST: usize = 64;

fn read_column(table: &document::Table, problems: &Problems) -> ColumnSchema {
    let fields = Fields::new(table, problems);
    let word = fields.need("type");
    let ty = Type::parse(&word.text).unwrap_or_else(|| {
        problems.push(
            Diagnostic::error("T105")
                .at(&word.place)
                .with("found", &word.text)
                .with("known", Type::NAMES),
        );
        Type::Text
    });
    let when_bad = fields.said("when_bad");
    if let Some(word) = when_bad.as_ref().filter(|word| word.text != "keep") {
        problems.push(
            Diagnostic::error("T107")
                .at(&word.place)
                .with("found", &word.text)
                .with("known", "keep"),
        );
    }
    let column = ColumnSchema {
        name: fields.need("name"),
        aliases: fields.texts("aliases").into_iter().map(|said| said.text).collect(),
        title: fields.text("title").unwrap_or_default(),
        ty,
        required: fields.bool("required").unwrap_or(false),
        keep_when_bad: when_bad.is_some(),
        references: fields.said("references"),
        whose: fields.said("whose"),
        ignore_case: fields.bool("ignore_case").unwrap_or(false),
        pad: fields
            .integer("pad")
            .and_then(|pad| usize::try_from(pad).ok())
            .map(|pad| pad.min(LONGEST)),
        on: fields.said("on"),
        personal: fields.bool("personal").unwrap_or(false),
        caseworker: fields.bool("caseworker").unwrap_or(false),
        born: fields.said("born"),
        sex: fields.said("sex"),
    };
    fields.finish();
    column
}

fn read_series(table: &document::Table, problems: &Problems) -> SeriesSchema {
    let fields = Fields::new(table, problems);
    let by = fields.texts("by");
    if by.is_empty() {
        fields.missing("by");
    }
    let series = SeriesSchema { by, over: fields.need("over"), value: fields.need("value") };
    fields.finish();
    series
}

/// Reads `{ name, from, to, to_is }`, in a table or in a step of a view.
pub fn read_interval(table: &document::Table, problems: &Problems) -> IntervalSchema {
    let fields = Fields::new(table, problems);
    let to_is = fields.need("to_is");
    if !to_is.text.is_empty() && to_is.text != "last_day" && to_is.text != "day_after" {
        problems.push(
            Diagnostic::error("T107")
                .at(&to_is.place)
                .with("found", &to_is.text)
                .with("known", "last_day, day_after"),
        );
    }
    let interval = IntervalSchema {
        name: fields.need("name"),
        from: fields.need("from"),
        to: fields.need("to"),
        to_is_day_after: to_is.text == "day_after",
    };
    fields.finish();
    interval
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;

    #[test]
    fn columns_that_say_the_same_are_of_their_types() {
        for (table, column, expected) in [
            (r#"monthly = "day""#, r#"born = "day", sex = "sex""#, &[][..]),
            (r#"monthly = "dya""#, "", &["T201"]),
            (r#"monthly = "sex""#, "", &["T304"]),
            ("", r#"born = "sex""#, &["T304"]),
            ("", r#"sex = "day""#, &["T304"]),
            ("", r#"born = "dya", sex = "xes""#, &["T201", "T201"]),
        ] {
            let comma = if column.is_empty() { "" } else { ", " };
            let text = format!(
                r#"
                [table]
                name = "people"
                title = "Ludzie"
                {table}
                columns = [
                  {{ name = "pesel", title = "PESEL", type = "pesel"{comma}{column} }},
                  {{ name = "day", title = "dzień", type = "date" }},
                  {{ name = "sex", title = "płeć", type = "code(sex)" }},
                ]
                "#
            );
            let problems = Problems::default();
            let root = document::parse(&Source::new("people.toml", text), &problems);
            TableSchema::read(&root, &problems);
            let codes: Vec<&str> = problems.into_vec().iter().map(|own| own.code).collect();
            assert_eq!(codes, expected, "{table} {column}");
        }
    }
}
