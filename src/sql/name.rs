//! Names and values as SQL writes them. Polish: nazwy i wartości w SQL.

use crate::expression::RAW;
use crate::model::{MISSING, Type, date};

/// Words of SQL that stand for themselves only between quotes.
const RESERVED: [&str; 84] = [
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "between",
    "both",
    "by",
    "case",
    "cast",
    "check",
    "collate",
    "column",
    "constraint",
    "create",
    "cross",
    "default",
    "deferrable",
    "desc",
    "describe",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "exists",
    "false",
    "fetch",
    "for",
    "foreign",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "in",
    "initially",
    "inner",
    "intersect",
    "into",
    "is",
    "join",
    "lambda",
    "lateral",
    "leading",
    "left",
    "like",
    "limit",
    "natural",
    "not",
    "null",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "pivot",
    "placing",
    "primary",
    "qualify",
    "references",
    "returning",
    "right",
    "row",
    "rows",
    "select",
    "some",
    "summarize",
    "symmetric",
    "table",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "using",
    "when",
    "where",
];

/// A name, between quotes where SQL needs them.
pub fn name(own: &str) -> String {
    let plain = own.starts_with(|letter: char| letter.is_ascii_lowercase())
        && own
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
        && !RESERVED.contains(&own);
    if plain { own.to_owned() } else { format!("\"{}\"", own.replace('"', "\"\"")) }
}

/// The column that says of which records the value of a column cannot be read.
pub fn bad(column: &str) -> String {
    format!("bad_{column}")
}

/// The column of a table that holds a text as it was typed.
pub fn column(own: &str) -> String {
    match own.strip_prefix(RAW) {
        Some(typed) => format!("raw_{typed}"),
        None => own.to_owned(),
    }
}

/// The type of a column: whole numbers in their smallest units, so that nothing is rounded on the way.
pub fn type_of(ty: &Type) -> &'static str {
    match ty {
        Type::Int | Type::Decimal(_) | Type::Money => "BIGINT",
        Type::Date => "DATE",
        Type::Bool => "BOOLEAN",
        _ => "VARCHAR",
    }
}

pub fn null(ty: &Type) -> String {
    format!("CAST(NULL AS {})", type_of(ty))
}

pub fn text(own: &str) -> String {
    format!("'{}'", own.replace('\'', "''"))
}

pub fn day(own: i64) -> String {
    match date::from_days(own) {
        Some(day) => format!("DATE '{day}'"),
        None => null(&Type::Date),
    }
}

/// A number, date or truth as it is stored.
pub fn stored(value: i64, ty: &Type) -> String {
    match ty {
        _ if value == MISSING => null(ty),
        Type::Date => day(value),
        Type::Bool => if value == 1 { "TRUE" } else { "FALSE" }.to_owned(),
        _ => value.to_string(),
    }
}

/// Lines further in by so many places.
pub fn indented(lines: &str, places: usize) -> String {
    let room = " ".repeat(places);
    lines
        .lines()
        .map(|line| if line.is_empty() { String::new() } else { format!("{room}{line}") })
        .collect::<Vec<_>>()
        .join("\n")
}

/// What a comment may hold: one line.
pub fn comment(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters of a text of SQL that stand between no quotes, each with the number of brackets open after it.
pub fn unquoted(own: &str) -> Vec<(char, i32)> {
    let (mut depth, mut quote) = (0, None);
    let mut found = Vec::new();
    for letter in own.chars() {
        match (quote, letter) {
            (Some(open), own) if own == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(letter),
            (None, _) => {
                depth += i32::from(letter == '(') - i32::from(letter == ')');
                found.push((letter, depth));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_quoted_where_sql_needs_it() {
        for (own, expected) in [
            ("amount", "amount"),
            ("family.size", "\"family.size\""),
            ("group", "\"group\""),
            ("2/3/4", "\"2/3/4\""),
            ("o\"o", "\"o\"\"o\""),
        ] {
            assert_eq!(name(own), expected);
        }
        let open = |own: &str| unquoted(own).iter().map(|(_, depth)| *depth).min();
        assert_eq!(open("a = '(') OR (b"), Some(-1));
        assert_eq!(open("a = ')' OR b"), Some(0));
        assert_eq!(text("d'Arc"), "'d''Arc'");
        assert_eq!(stored(0, &Type::Date), "DATE '1970-01-01'");
        assert_eq!(stored(1, &Type::Bool), "TRUE");
        assert_eq!(stored(MISSING, &Type::Money), "CAST(NULL AS BIGINT)");
    }
}
