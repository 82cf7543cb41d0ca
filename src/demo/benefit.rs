//! Benefits: their codes in the exports, and what they are worth.

use super::office::Office;

/// The export's own codes of benefits, as the mapping translates them back.
pub const OWN_CODES: [(&str, &str); 40] = [
    ("ZST-S", "101"),
    ("ZST-R", "102"),
    ("ZOK-C", "111"),
    ("ZOK-B", "112"),
    ("ZOK-N", "113"),
    ("ZOK-U", "114"),
    ("ZOK-I", "115"),
    ("ZCL", "121"),
    ("ZCS", "122"),
    ("Z39", "123"),
    ("ZRZ", "124"),
    ("ZCZ", "125"),
    ("ZLO", "126"),
    ("BIL", "127"),
    ("SCH", "131"),
    ("POS-D", "132"),
    ("POS-U", "133"),
    ("POS-I", "134"),
    ("PZY", "135"),
    ("UO", "141"),
    ("UOS", "142"),
    ("SUO", "143"),
    ("UBR", "151"),
    ("POG", "152"),
    ("USA-N", "153"),
    ("USA-Z", "154"),
    ("USA-P", "155"),
    ("DPS", "161"),
    ("ZKL", "201"),
    ("ZCU", "202"),
    ("NCU", "203"),
    ("WOP", "204"),
    ("USM", "301"),
    ("KNA", "302"),
    ("ZAG", "303"),
    ("MCH", "304"),
    ("MCH-T", "305"),
    ("MCH-W", "306"),
    ("IPI", "311"),
    ("IPS", "312"),
];

/// Is it given month by month?
pub fn is_monthly(benefit: &str) -> bool {
    let monthly = ["DPS", "WOP", "KNA", "MCH", "MCH-T", "MCH-W", "IPI", "IPS", "UO", "UOS", "SUO"];
    benefit.starts_with("ZST")
        || benefit.starts_with("ZOK")
        || benefit.starts_with("POS")
        || monthly.contains(&benefit)
}

impl Office {
    /// Units and amount of one month, or of one single benefit, in hundredths. Benefits whose rows
    /// add up to a printed total are in whole złoty: the sum of rounded rows is then the total.
    pub fn worth(&mut self, benefit: &str, year: i32, small: bool) -> (i64, i64) {
        let mut zloty = |low: i64, high: i64| self.random.between(low, high) * 100;
        let (units, amount) = match benefit {
            "ZST-S" | "ZST-R" => {
                let cap = match year {
                    ..=2021 => 645,
                    2022..=2023 => 719,
                    2024 => 1000,
                    _ => 1229,
                };
                // Nearly half have no income at all and get the most there is.
                let full = zloty(1, 1000) <= 45_000;
                (100, if full { cap * 100 } else { zloty(cap * 45 / 100, cap) })
            }
            "DPS" => (100, zloty(3800, 5900) + 37),
            "WOP" => (100, zloty(320, 480)),
            // At most 30 per cent of the base, also of that of the years before.
            "KNA" => (100, zloty(420, 551)),
            "MCH" | "MCH-T" | "MCH-W" => (100, zloty(800, 1600)),
            "IPI" => (100, zloty(950, 1450)),
            "IPS" => (100, zloty(55, 105)),
            "USM" => (100, zloty(1000, 12_000)),
            "ZAG" => (100, zloty(1500, 2800)),
            "USA-N" | "USA-Z" | "USA-P" => (100, zloty(1500, 7000)),
            "POG" => (100, zloty(3600, 4800) + 20),
            "ZLO" | "ZKL" => (100, zloty(1000, 6000)),
            "BIL" => (100, zloty(20, 110) + 50),
            "SCH" => (100, zloty(32, 68)),
            "UO" => (zloty(16, 54), zloty(28, 52)),
            "UOS" => (zloty(8, 24), zloty(48, 70)),
            "SUO" => (zloty(16, 36), zloty(70, 88)),
            _ if benefit.starts_with("ZOK") => (100, zloty(150, 720)),
            _ if benefit.starts_with("POS") => {
                let meals = zloty(12, 22);
                (meals, meals / 100 * (zloty(if small { 7 } else { 9 }, 14) + 50))
            }
            "PZY" => (100, zloty(9, 28)),
            _ => (100, zloty(90, 520) + 35),
        };
        match benefit {
            // Hours of a month at the price of an hour.
            "UO" | "UOS" | "SUO" => (units, units / 100 * amount),
            _ => (units, amount),
        }
    }
}
