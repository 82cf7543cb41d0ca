//! Is the zone that `TZ` names there? Polish: strefa czasowa.
//!
//! The library that reads the clock takes a name that it cannot find in silence for the zone of the computer, or for UTC.

#[cfg(unix)]
use std::path::Path;

/// Where the library looks for a zone by its name.
#[cfg(unix)]
const FOLDERS: [&str; 4] =
    ["/usr/share/zoneinfo", "/share/zoneinfo", "/etc/zoneinfo", "/usr/share/lib/zoneinfo"];

/// What `TZ` says, when it is neither a zone of this computer nor a rule.
#[cfg(unix)]
pub fn unknown() -> Option<String> {
    let said = std::env::var_os("TZ")?.to_string_lossy().into_owned();
    (!is_known(&said)).then_some(said)
}

/// Elsewhere the system is asked, whatever `TZ` says.
#[cfg(not(unix))]
pub fn unknown() -> Option<String> {
    None
}

/// `Europe/Warsaw`, `:Europe/Warsaw`, `/etc/localtime`, `CET-1CEST,M3.5.0,M10.5.0/3`; nothing is UTC.
#[cfg(unix)]
fn is_known(said: &str) -> bool {
    if said.is_empty() || said == "localtime" {
        return true;
    }
    let name = said.strip_prefix(':').unwrap_or(said);
    let there = match Path::new(name) {
        path if path.is_absolute() => path.is_file(),
        path => FOLDERS.iter().any(|folder| Path::new(folder).join(path).is_file()),
    };
    there || (!said.starts_with(':') && is_rule(said.trim()))
}

/// A name of three letters or more, or one in angle brackets, and how far it is from UTC; what follows is of summer time.
#[cfg(unix)]
fn is_rule(said: &str) -> bool {
    let (name, rest) = match said.strip_prefix('<') {
        Some(inside) => match inside.split_once('>') {
            Some(parts) => parts,
            None => return false,
        },
        None => {
            let letters = said.find(|letter: char| !letter.is_ascii_alphabetic());
            said.split_at(letters.unwrap_or(said.len()))
        }
    };
    let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    name.len() >= 3 && rest.starts_with(|letter: char| letter.is_ascii_digit())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_there_or_a_rule_says_it() {
        for (said, expected) in [
            ("", true),
            ("UTC0", true),
            ("CET-1CEST,M3.5.0,M10.5.0/3", true),
            ("XXX-14", true),
            ("<+03>-3", true),
            ("localtime", true),
            ("Bogus/Zone", false),
            (":Bogus/Zone", false),
            ("Europe/Warszawa", false),
            ("/nie/ma/takiej", false),
            ("CE-1", false),
            ("CEST", false),
            ("<+03", false),
            ("Warszawa", false),
        ] {
            assert_eq!(is_known(said), expected, "{said}");
        }
    }
}
