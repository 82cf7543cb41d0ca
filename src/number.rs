//! Numbers as Polish readers write them: `1 234,56`, and exact fractions rounded once, half up.

/// The space between thousands: a no-break space, so that a number never breaks over two lines.
pub const THOUSANDS: char = '\u{a0}';

/// `1234567` becomes `1 234 567`.
pub fn grouped(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    if number < 0 {
        text.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(THOUSANDS);
        }
        text.push(digit);
    }
    text
}

/// Grosze as złote: `123456` becomes `1 234,56 zł`.
pub fn money(grosze: i64) -> String {
    format!("{} zł", decimal_grouped(i128::from(grosze), 2))
}

/// A scaled whole number with grouped thousands and a decimal comma.
pub fn decimal_grouped(value: i128, scale: u32) -> String {
    if scale == 0 {
        return grouped(value);
    }
    let unit = 10i128.pow(scale);
    let sign = if value < 0 && value / unit == 0 { "-" } else { "" };
    let fraction = (value % unit).unsigned_abs();
    format!("{sign}{},{fraction:0width$}", grouped(value / unit), width = scale as usize)
}

/// A scaled whole number with a decimal comma and no grouping, as csv files carry it.
pub fn decimal(value: i128, scale: u32) -> String {
    decimal_grouped(value, scale).replace(THOUSANDS, "")
}

/// An exact fraction; the denominator is positive and the fraction is in lowest terms.
///
/// Cells are summed and divided exactly, and rounded once. i128 holds sums of 10^18 records of
/// 10^18 grosze; an overflow is `None`, never a wrong number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

impl Exact {
    pub const ZERO: Exact = Exact { numerator: 0, denominator: 1 };

    pub fn whole(number: i128) -> Exact {
        Exact { numerator: number, denominator: 1 }
    }

    /// `value` in units of 10^-scale.
    pub fn scaled(value: i128, scale: u32) -> Exact {
        Exact::new(value, 10i128.pow(scale)).expect("a power of ten is not zero")
    }

    /// `None` when the denominator is zero.
    pub fn new(numerator: i128, denominator: i128) -> Option<Exact> {
        match denominator {
            0 => return None,
            // Most numbers are whole: a hundred thousand cells of many units are added up.
            1 => return Some(Exact { numerator, denominator }),
            _ => {}
        }
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()?.max(1);
        let sign = denominator.signum();
        Some(Exact {
            numerator: sign * (numerator / divisor),
            denominator: (denominator / divisor).abs(),
        })
    }

    /// Numerator and denominator, in lowest terms.
    pub fn parts(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    pub fn plus(self, other: Exact) -> Option<Exact> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Exact::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    pub fn negate(self) -> Exact {
        Exact { numerator: -self.numerator, denominator: self.denominator }
    }

    pub fn subtract(self, other: Exact) -> Option<Exact> {
        self.plus(other.negate())
    }

    pub fn multiply(self, other: Exact) -> Option<Exact> {
        Exact::new(
            self.numerator.checked_mul(other.numerator)?,
            self.denominator.checked_mul(other.denominator)?,
        )
    }

    /// `None` when divided by zero.
    pub fn divide(self, other: Exact) -> Option<Exact> {
        Exact::new(
            self.numerator.checked_mul(other.denominator)?,
            self.denominator.checked_mul(other.numerator)?,
        )
    }

    pub fn absolute(self) -> Exact {
        Exact { numerator: self.numerator.abs(), denominator: self.denominator }
    }

    /// The nearest multiple of 10^-scale, as a whole number of them; halves go away from zero.
    pub fn rounded(self, scale: u32) -> Option<i128> {
        let scaled = self.numerator.checked_mul(10i128.checked_pow(scale)?)?;
        let whole = scaled / self.denominator;
        let rest = (scaled % self.denominator).unsigned_abs();
        let half_or_more = rest >= self.denominator.unsigned_abs() - rest;
        Some(if rest > 0 && half_or_more { whole + scaled.signum() } else { whole })
    }

    /// For a difference shown to people: at most six decimals, without trailing zeros.
    pub fn shown(self) -> String {
        let scale = (0..=6).find(|scale| 10i128.pow(*scale) % self.denominator == 0).unwrap_or(6);
        self.rounded(scale).map_or_else(|| "?".to_owned(), |value| decimal_grouped(value, scale))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<std::cmp::Ordering> {
        if self.denominator == other.denominator {
            return Some(self.numerator.cmp(&other.numerator));
        }
        let difference = self.subtract(*other)?;
        Some(difference.numerator.cmp(&0))
    }
}

fn greatest_common_divisor(mut left: u128, mut right: u128) -> u128 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polish_numbers() {
        for (grosze, text) in [
            (0, "0,00 zł"),
            (123_456_789, "1\u{a0}234\u{a0}567,89 zł"),
            (-5, "-0,05 zł"),
            (-150, "-1,50 zł"),
        ] {
            assert_eq!(money(grosze), text);
        }
        assert_eq!(decimal(1_234_500, 2), "12345,00");
        assert_eq!(grouped(1000), "1\u{a0}000");
    }

    #[test]
    fn halves_round_away_from_zero() {
        for (numerator, denominator, scale, expected) in [
            (5, 2, 0, 3),
            (-5, 2, 0, -3),
            (249, 100, 0, 2),
            (1, 3, 2, 33),
            (2, 3, 2, 67),
            (150, 100, 0, 2),
            (149, 100, 0, 1),
            (-1, 3, 0, 0),
        ] {
            let exact = Exact::new(numerator, denominator).unwrap();
            assert_eq!(exact.rounded(scale), Some(expected), "{numerator}/{denominator}");
        }
        assert_eq!(Exact::new(1, 0), None);
    }
}
