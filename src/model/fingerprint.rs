//! What decided a finding, as twelve digits: an explanation holds as long as they stay the same.

use std::fmt;

use sha2::{Digest, Sha256};

/// The first six bytes of the SHA-256 of the values that decided. Polish: odcisk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 6]);

impl Fingerprint {
    /// Of a rule and of the named values it judged. A personal value must not be among them: there are
    /// so few numbers of persons and days of birth that each could be guessed from its sum.
    pub fn of<'v>(rule: &str, values: impl IntoIterator<Item = (&'v str, String)>) -> Fingerprint {
        let mut sum = Sha256::new_with_prefix(rule);
        for (name, value) in values {
            // Lengths keep the parts apart whatever stands in them.
            for part in [name, value.as_str()] {
                sum.update((part.len() as u64).to_le_bytes());
                sum.update(part);
            }
        }
        let sum = sum.finalize();
        Fingerprint(std::array::from_fn(|index| sum[index]))
    }

    /// As it is printed; capital letters and missing dashes are forgiven.
    pub fn parse(text: &str) -> Option<Fingerprint> {
        let digits: Vec<u8> = text
            .chars()
            .filter(|letter| !matches!(letter, '-' | ' '))
            .map(|letter| letter.to_digit(16).map(|digit| digit as u8))
            .collect::<Option<_>>()?;
        let bytes: Vec<u8> =
            digits.chunks(2).map(|own| own.iter().fold(0, |all, digit| all << 4 | digit)).collect();
        let whole = digits.len() == 12;
        bytes.try_into().ok().filter(|_| whole).map(Fingerprint)
    }
}

/// `3fa4-00c1-9e27`: a spreadsheet takes bare digits, or digits around an `e`, for a number.
impl fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, f] = self.0;
        write!(out, "{a:02x}{b:02x}-{c:02x}{d:02x}-{e:02x}{f:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[(&str, &str)]) -> Fingerprint {
        Fingerprint::of("I112", values.iter().map(|(name, value)| (*name, (*value).to_owned())))
    }

    #[test]
    fn what_is_printed_is_read() {
        let own = of(&[("amount", "1.000,00")]);
        let shown = own.to_string();
        assert_eq!(shown.len(), 14);
        for typed in [shown.clone(), shown.to_uppercase(), shown.replace('-', "")] {
            assert_eq!(Fingerprint::parse(&typed), Some(own), "{typed}");
        }
        for typed in ["", "3fa4-00c1-9e2", "3fa4-00c1-9e27-0", "zzzz-zzzz-zzzz"] {
            assert_eq!(Fingerprint::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_part_decides() {
        let own = of(&[("a", "1"), ("b", "")]);
        for other in [
            of(&[("a", "1")]),
            of(&[("a", "2"), ("b", "")]),
            of(&[("a", ""), ("b", "1")]),
            of(&[("a1", ""), ("b", "")]),
            Fingerprint::of("I111", [("a", "1".to_owned()), ("b", String::new())]),
        ] {
            assert_ne!(own, other);
        }
    }
}
