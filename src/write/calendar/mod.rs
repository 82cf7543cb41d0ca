//! The calendar of a year as a csv, a workbook and an iCalendar for Outlook. Polish: terminarz.

mod ics;
mod xlsx;

use chrono::{Datelike, NaiveDate};

use super::{harmless, table};
use crate::template::deadline::{Basis, Deadline};

pub use ics::calendar_ics;
pub use xlsx::calendar_xlsx;

/// A deadline, and the newest version that was made of its return.
pub struct CalendarLine<'c> {
    pub of: &'c Deadline,
    pub made: Option<u32>,
}

const HEADER: [&str; 11] = [
    "due",
    "weekday",
    "last_working_day",
    "printed",
    "form",
    "symbol",
    "period",
    "recipient",
    "onward",
    "basis",
    "source",
];

/// Days as the cell csv would write them: `2026-01-20`.
pub fn calendar_csv(lines: &[CalendarLine<'_>]) -> Vec<u8> {
    table(
        &HEADER,
        lines.iter().map(|line| {
            let own = line.of;
            vec![
                own.day.to_string(),
                weekday(own.day).to_owned(),
                own.working.to_string(),
                own.printed.to_string(),
                own.form.clone(),
                harmless(&own.symbol),
                own.period.to_string(),
                harmless(own.recipient.as_deref().unwrap_or_default()),
                harmless(&onward(own)),
                basis_said(own.basis).to_owned(),
                harmless(&own.source),
            ]
        }),
    )
}

/// Said where the calendar has a day that this year has not.
const LEAP_DAY: &str = "29 lutego z terminarza to w tym roku ostatni dzień lutego";

fn weekday(day: NaiveDate) -> &'static str {
    ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"]
        [day.weekday().num_days_from_monday() as usize]
}

fn basis_said(basis: Basis) -> &'static str {
    match basis {
        Basis::Calendar => "terminarz",
        Basis::Own => "terminarz ośrodka",
        Basis::Standing => "zasada wzoru",
    }
}

/// `11.08.2026 minister; 29.09.2026 GUS`
fn onward(own: &Deadline) -> String {
    let each = own.onward.iter().map(|(day, to)| format!("{} {to}", polish(*day)));
    each.collect::<Vec<_>>().join("; ")
}

fn polish(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deadline() -> Deadline {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        Deadline {
            day: day("2026-07-19"),
            printed: day("2026-07-19"),
            leap_day: false,
            working: day("2026-07-17"),
            form: "mrpips-03".to_owned(),
            symbol: "MRPiPS-03-P".to_owned(),
            period: "2026-H1".parse().expect("a period"),
            recipient: Some("Wojewoda Łódzki; Wydział, Polityki".to_owned()),
            onward: vec![(day("2026-08-11"), "minister".to_owned())],
            early: None,
            basis: Basis::Calendar,
            gap: false,
            source: "=program badań\nna 2026".to_owned(),
        }
    }

    #[test]
    fn a_csv_has_a_line_a_deadline() {
        let own = deadline();
        let text = String::from_utf8(calendar_csv(&[CalendarLine { of: &own, made: None }]))
            .expect("UTF-8");
        let second = text.lines().nth(1).expect("a line");
        assert!(
            second.starts_with("2026-07-19;niedziela;2026-07-17;2026-07-19;mrpips-03;"),
            "{second}"
        );
        assert!(text.contains("11.08.2026 minister"), "{text}");
        assert!(!text.contains(";=program"), "a text never becomes a formula: {text}");
    }

    #[test]
    fn an_icalendar_is_what_outlook_reads() {
        let own = deadline();
        let bytes = calendar_ics(&[CalendarLine { of: &own, made: None }], 2026, "0862011", "MOPS");
        let text = String::from_utf8(bytes).expect("UTF-8");
        // Every line ends with CRLF and is no longer than 75 octets.
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{text}");
        let whole = text.replace("\r\n ", "");
        for line in [
            "BEGIN:VCALENDAR",
            "DTSTART;VALUE=DATE:20260719",
            "DTEND;VALUE=DATE:20260720",
            "UID:mrpips-03-2026-H1@0862011.spraw",
            "TRIGGER:-P7D",
            "END:VCALENDAR",
        ] {
            assert!(whole.split("\r\n").any(|own| own == line), "{line} in {whole}");
        }
        assert!(whole.contains("Wojewoda Łódzki\\; Wydział\\, Polityki"), "{whole}");
        assert!(whole.contains("=program badań\\nna 2026"), "{whole}");
        // A line that is folded is whole again, letters of two bytes too.
        assert!(!text.contains('\u{fffd}'));
    }

    #[test]
    fn a_workbook_opens_with_its_lines() {
        use calamine::{Data, Reader, Xlsx};
        let own = deadline();
        let lines = [CalendarLine { of: &own, made: Some(2) }];
        let bytes = calendar_xlsx(&lines, 2026, "MOPS w Przykładowie").expect("a workbook");
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let sheet = book.worksheet_range("Terminarz 2026").expect("the sheet");
        let said = |row: u32, column: u32| sheet.get_value((row, column)).map(Data::to_string);
        assert_eq!(said(3, 3).as_deref(), Some("MRPiPS-03-P"));
        assert_eq!(said(3, 7).as_deref(), Some("wersja 2"));
    }
}
