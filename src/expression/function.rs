//! The functions of the language, the same in every engine.

use crate::model::Type;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    AddMonths,
    AddDays,
    /// The n-th working day after a day, before it when n is negative; the day itself when n is 0.
    AddWorkingDays,
    LastDay,
    MonthsBetween,
    FullYears,
    DaysBetween,
    /// Working days after the first day, the second one included; missing when it comes before the first.
    WorkingDaysBetween,
    /// from, to, first day, last day; `to` is the last day inside.
    DaysInside,
    Valid,
    Later,
    Earlier,
    AtLeast,
    AtMost,
    Coalesce,
    Key,
    IsTrue,
    Upper,
    Lower,
    Length,
    Left,
    Right,
    Substr,
    Trim,
    Replace,
    Matches,
    Concat,
    /// The whole part of a number, and one of it in its own units.
    Whole,
}

/// What the types of the arguments must be, and the type of the result.
pub enum Shape {
    /// Exactly these, giving that. A missing argument gives a missing result.
    Fixed(&'static [Kindly], Type),
    /// Any number of arguments of one type, giving that type.
    Alike,
    /// Any number of ids, giving an id.
    Ids,
}

/// Kinds of types an argument may have.
#[derive(Clone, Copy)]
pub enum Kindly {
    Date,
    Int,
    Text,
    Bool,
    /// A pattern or other text written in the template.
    Literal,
}

impl Kindly {
    pub fn accepts(self, ty: &Type) -> bool {
        match self {
            Kindly::Date => *ty == Type::Date,
            Kindly::Int => *ty == Type::Int,
            Kindly::Text | Kindly::Literal => ty.is_textual(),
            Kindly::Bool => *ty == Type::Bool,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Kindly::Date => "date",
            Kindly::Int => "int",
            Kindly::Text | Kindly::Literal => "text",
            Kindly::Bool => "bool",
        }
    }
}

use Kindly::{Bool, Date, Int, Literal, Text};

const TABLE: &[(&str, Function)] = &[
    ("add_months", Function::AddMonths),
    ("add_days", Function::AddDays),
    ("add_working_days", Function::AddWorkingDays),
    ("last_day", Function::LastDay),
    ("months_between", Function::MonthsBetween),
    ("full_years", Function::FullYears),
    ("days_between", Function::DaysBetween),
    ("working_days_between", Function::WorkingDaysBetween),
    ("valid", Function::Valid),
    ("later", Function::Later),
    ("earlier", Function::Earlier),
    ("at_least", Function::AtLeast),
    ("at_most", Function::AtMost),
    ("coalesce", Function::Coalesce),
    ("key", Function::Key),
    ("is_true", Function::IsTrue),
    ("upper", Function::Upper),
    ("lower", Function::Lower),
    ("length", Function::Length),
    ("left", Function::Left),
    ("right", Function::Right),
    ("substr", Function::Substr),
    ("trim", Function::Trim),
    ("replace", Function::Replace),
    ("matches", Function::Matches),
];

impl Function {
    pub fn find(name: &str) -> Option<Function> {
        TABLE.iter().find(|(known, _)| *known == name).map(|(_, function)| *function)
    }

    /// As it is written.
    pub fn name(self) -> &'static str {
        let known = TABLE.iter().find(|(_, function)| *function == self).map(|(name, _)| *name);
        known.unwrap_or(match self {
            Function::DaysInside => "days_in",
            Function::Whole => "whole",
            _ => "||",
        })
    }

    /// Every name, with those that the checker itself understands.
    pub fn all_names() -> impl Iterator<Item = &'static str> {
        TABLE.iter().map(|(name, _)| *name).chain([
            "in_group",
            "in_row",
            "param",
            "days_in",
            "zl",
            "whole",
            "unreadable",
            "raw",
        ])
    }

    pub fn shape(self) -> Shape {
        match self {
            Function::AddMonths | Function::AddDays | Function::AddWorkingDays => {
                Shape::Fixed(&[Date, Int], Type::Date)
            }
            Function::LastDay => Shape::Fixed(&[Date], Type::Date),
            Function::MonthsBetween
            | Function::FullYears
            | Function::DaysBetween
            | Function::WorkingDaysBetween => Shape::Fixed(&[Date, Date], Type::Int),
            Function::DaysInside => Shape::Fixed(&[Date, Date, Date, Date], Type::Int),
            Function::Valid => Shape::Fixed(&[Date, Date, Date], Type::Bool),
            Function::Later | Function::Earlier => Shape::Fixed(&[Date, Date], Type::Date),
            Function::AtLeast | Function::AtMost | Function::Coalesce => Shape::Alike,
            Function::Key => Shape::Ids,
            Function::IsTrue => Shape::Fixed(&[Bool], Type::Bool),
            Function::Upper | Function::Lower | Function::Trim => Shape::Fixed(&[Text], Type::Text),
            Function::Length => Shape::Fixed(&[Text], Type::Int),
            Function::Left | Function::Right => Shape::Fixed(&[Text, Int], Type::Text),
            Function::Substr => Shape::Fixed(&[Text, Int, Int], Type::Text),
            Function::Replace => Shape::Fixed(&[Text, Literal, Literal], Type::Text),
            Function::Matches => Shape::Fixed(&[Text, Literal], Type::Bool),
            Function::Whole => Shape::Fixed(&[Int, Int], Type::Int),
            Function::Concat => Shape::Fixed(&[Text, Text], Type::Text),
        }
    }
}
