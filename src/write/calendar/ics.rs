//! RFC 5545: a whole day for each deadline, and a reminder a week before.

use chrono::{Days, NaiveDate};

use super::{CalendarLine, LEAP_DAY, basis_said, onward, polish};

/// Octets of a line without its end.
const WIDTH: usize = 75;

/// The bytes of the calendar; the same deadlines give the same bytes on any day.
pub fn calendar_ics(lines: &[CalendarLine<'_>], year: i32, teryt: &str, office: &str) -> Vec<u8> {
    let mut out = Lines::default();
    out.put("BEGIN:VCALENDAR");
    out.put("VERSION:2.0");
    out.put("PRODID:-//spraw//terminarz//PL");
    out.put("CALSCALE:GREGORIAN");
    out.put("METHOD:PUBLISH");
    out.put(&format!("X-WR-CALNAME:{}", text(&format!("Sprawozdania {year}, {office}"))));
    for line in lines {
        let own = line.of;
        out.put("BEGIN:VEVENT");
        out.put(&format!("UID:{}-{}@{teryt}.spraw", own.form, own.period));
        // A stamp of the clock would make other bytes every day.
        out.put(&format!("DTSTAMP:{year:04}0101T000000Z"));
        out.put(&format!("DTSTART;VALUE=DATE:{}", date(own.day)));
        out.put(&format!("DTEND;VALUE=DATE:{}", date(own.day + Days::new(1))));
        out.put(&format!("SUMMARY:{}", text(&format!("{} {}", own.symbol, own.period.roman()))));
        out.put(&format!("DESCRIPTION:{}", text(&described(line))));
        out.put("TRANSP:TRANSPARENT");
        out.put("BEGIN:VALARM");
        out.put("ACTION:DISPLAY");
        out.put(&format!("DESCRIPTION:{}", text(&own.symbol)));
        out.put("TRIGGER:-P7D");
        out.put("END:VALARM");
        out.put("END:VEVENT");
    }
    out.put("END:VCALENDAR");
    out.bytes
}

fn described(line: &CalendarLine<'_>) -> String {
    let own = line.of;
    let mut said = vec![format!("spraw run {} --period {}", own.form, own.period)];
    if let Some(whom) = own.recipient.as_deref().filter(|own| !own.is_empty()) {
        said.push(format!("Adresat: {whom}"));
    }
    if own.leap_day {
        said.push(format!("{LEAP_DAY}."));
    }
    if own.printed != own.day {
        said.push(format!("W terminarzu {}, przesunięte z dnia wolnego.", polish(own.printed)));
    }
    if own.working != own.day {
        said.push(format!("Termin w dzień wolny; ostatni dzień roboczy: {}.", polish(own.working)));
    }
    if !own.onward.is_empty() {
        said.push(format!("Dalej: {}", onward(own)));
    }
    said.push(format!("Podstawa: {}, {}", basis_said(own.basis), own.source));
    said.join("\n")
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A text with what the format reads as its own marks escaped.
fn text(own: &str) -> String {
    own.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\n', '\r'], "\\n")
}

#[derive(Default)]
struct Lines {
    bytes: Vec<u8>,
}

impl Lines {
    /// A line, folded between letters where it is too long.
    fn put(&mut self, line: &str) {
        let mut width = 0;
        for letter in line.chars() {
            if width + letter.len_utf8() > WIDTH {
                self.bytes.extend(b"\r\n ");
                width = 1;
            }
            let mut room = [0; 4];
            self.bytes.extend(letter.encode_utf8(&mut room).as_bytes());
            width += letter.len_utf8();
        }
        self.bytes.extend(b"\r\n");
    }
}
