//! Rows of text with a delimiter.

use oem_cp::code_table::ENCODING_TABLE_CP852;

use super::{HEADER, Make, PAYMENTS, changed, cut};

pub const FILES: &[(&str, Make)] = &[
    ("good.csv", || csv(";", "\n").into_bytes()),
    ("good.txt", || csv("|", "\n").into_bytes()),
    ("good.tsv", || csv("\t", "\r\n").into_bytes()),
    ("csv.xls", || csv(";", "\r\n").into_bytes()),
    ("csv.xlsx", || csv(";", "\r\n").into_bytes()),
    ("tabs.xls", || csv("\t", "\r\n").into_bytes()),
    ("commas.csv", || csv(",", "\n").into_bytes()),
    ("quoted.csv", || {
        let quoted = csv(";", "\n")
            .lines()
            .map(|line| format!("\"{}\"\n", line.replace(';', "\";\"")))
            .collect::<String>();
        quoted.into_bytes()
    }),
    ("bom.csv", || [b"\xEF\xBB\xBF", csv(";", "\r\n").as_bytes()].concat()),
    ("bom-twice.csv", || [b"\xEF\xBB\xBF\xEF\xBB\xBF", csv(";", "\r\n").as_bytes()].concat()),
    ("utf-16le-bom.csv", || utf16(&csv(";", "\r\n"), u16::to_le_bytes, true)),
    ("utf-16le.csv", || utf16(&csv(";", "\r\n"), u16::to_le_bytes, false)),
    ("utf-16be-bom.csv", || utf16(&csv(";", "\r\n"), u16::to_be_bytes, true)),
    ("utf-16be.csv", || utf16(&csv(";", "\r\n"), u16::to_be_bytes, false)),
    ("utf-16-odd.csv", || [utf16(&csv(";", "\r\n"), u16::to_le_bytes, true), vec![0x41]].concat()),
    ("cp1250.csv", || encoding_rs::WINDOWS_1250.encode(&csv(";", "\r\n")).0.into_owned()),
    ("iso-8859-2.csv", || encoding_rs::ISO_8859_2.encode(&csv(";", "\r\n")).0.into_owned()),
    ("cp852.csv", || {
        let text = csv(";", "\r\n");
        text.chars()
            .map(
                |letter| {
                    if letter.is_ascii() { letter as u8 } else { ENCODING_TABLE_CP852[&letter] }
                },
            )
            .collect()
    }),
    ("wrong-letters.csv", || {
        let text = csv(";", "\n");
        let (head, tail) = text.split_once("W1;").expect("the first payment");
        [head.as_bytes(), b"W\xB1\xFF;", tail.as_bytes()].concat()
    }),
    ("wrong-letters-utf-8.csv", || file_of("wrong-letters.csv")),
    ("line-ends-cr.csv", || csv(";", "\r").into_bytes()),
    ("line-ends-mixed.csv", || {
        let ends = ["\n", "\r\n", "\r"].into_iter().cycle();
        csv(";", "\n")
            .lines()
            .zip(ends)
            .map(|(line, end)| line.to_owned() + end)
            .collect::<String>()
            .into_bytes()
    }),
    ("no-last-end.csv", || csv(";", "\n").trim_end().as_bytes().to_vec()),
    ("blank-lines.csv", || csv(";", "\n\n\n").into_bytes()),
    ("blank-cells-below.csv", || (csv(";", "\n") + &";;;;;;;\n".repeat(1000)).into_bytes()),
    ("sep-line.csv", || ("sep=;\r\n".to_owned() + &csv(";", "\r\n")).into_bytes()),
    ("sep-line-comma.csv", || ("sep=,\r\n".to_owned() + &csv(",", "\r\n")).into_bytes()),
    ("sep-line-bom.csv", || ("\u{feff}\"sep=;\"\r\n".to_owned() + &csv(";", "\r\n")).into_bytes()),
    ("spaces.csv", || csv(" ; ", "\n").into_bytes()),
    ("no-break-spaces.csv", || {
        csv("\u{a0};\u{a0}", "\n").replace("1000,00", "1\u{a0}000,00\u{a0}zł").into_bytes()
    }),
    ("narrow-spaces.csv", || csv(";", "\n").replace("1000,00", "1\u{202f}000,00").into_bytes()),
    ("zero-width.csv", || csv(";", "\n").replace("1000,00", "\u{200b}1000,00").into_bytes()),
    ("formulas.csv", || {
        csv(";", "\n")
            .replace("W1;", "=HYPERLINK(\"http://x\");")
            .replace("W2;", "@SUM(A1);")
            .replace("W3;", "+48 1;")
            .replace("W4;", "-W4;")
            .into_bytes()
    }),
    ("excel-texts.csv", || csv(";", "\n").replace("W1;", "=\"W1\";").into_bytes()),
    ("open-quote.csv", || changed(&csv(";", "\n"), "W3;", "W3\";\"").into_bytes()),
    ("open-quote-first.csv", || changed(&csv(";", "\n"), "W3;D1", "W3;\"D1").into_bytes()),
    ("open-quotes-two.csv", || {
        let text = changed(&csv(";", "\n"), "W3;D1", "W3;\"D1");
        changed(&text, "W7;D3", "W7;\"D3").into_bytes()
    }),
    ("open-quotes-neighbours.csv", || {
        let text = changed(&csv(";", "\n"), "W3;D1", "W3;\"D1");
        changed(&text, "W4;D2", "W4;\"D2").into_bytes()
    }),
    ("open-quote-last.csv", || changed(&csv(";", "\n"), "W9;D5", "W9;\"D5").into_bytes()),
    ("open-quote-header.csv", || changed(&csv(";", "\n"), "Decyzja", "\"Decyzja").into_bytes()),
    ("open-quote-100000-lines.csv", || {
        let rest: String =
            (10..100_010).map(|n| format!("X{n};D1;P1;;30.01.2025;1;1,00;D\n")).collect();
        (changed(&csv(";", "\n"), "W9;D5", "W9;\"D5") + &rest).into_bytes()
    }),
    ("open-quotes-every-line.csv", || {
        let rest: String =
            (10..20_010).map(|n| format!("X{n};\"D1;P1;;30.01.2025;1;1,00;D\n")).collect();
        (csv(";", "\n") + &rest).into_bytes()
    }),
    ("quote-inside.csv", || changed(&csv(";", "\n"), "W1;", "W\"1\"x;").into_bytes()),
    ("lines-in-cell.csv", || changed(&csv(";", "\n"), "W1;", "\"W\n1\";").into_bytes()),
    ("line-of-50-mb.csv", || (csv(";", "\n") + "W10;" + &"x".repeat(50 << 20) + "\n").into_bytes()),
    ("line-of-50-mb-fields.csv", || (csv(";", "\n") + &"x;".repeat(25 << 20) + "\n").into_bytes()),
    ("columns-10000.csv", || (csv(";", "\n") + &";".repeat(9_999) + "\n").into_bytes()),
    ("quotes-50-mb.csv", || (csv(";", "\n") + &"\"".repeat(50 << 20)).into_bytes()),
    ("columns-10000-open-quote.csv", || {
        (csv(";", "\n") + &";".repeat(9_999) + "\"x\n").into_bytes()
    }),
    ("short-rows.csv", || csv(";", "\n").replace(";D\n", "\n").into_bytes()),
    ("long-rows.csv", || csv(";", "\n").replace(";D\n", ";D;;;dopisek\n").into_bytes()),
    ("comma-in-amount.csv", || {
        // Commas that nobody quoted: amounts fall into two columns.
        let rows = PAYMENTS.iter().map(|own| own.texts().join(",") + "\n");
        (HEADER.join(",") + "\n" + &rows.collect::<String>()).into_bytes()
    }),
    ("title-above.csv", || ("Wypłaty za I półrocze\n\n".to_owned() + &csv(";", "\n")).into_bytes()),
    ("sum-below.csv", || (csv(";", "\n") + "Razem;;;;;9;5056,50;\n").into_bytes()),
    ("header-only.csv", || csv(";", "\n").lines().next().expect("a header").as_bytes().to_vec()),
    ("header-twice.csv", || {
        let text = csv(";", "\n");
        (text.clone() + text.lines().next().expect("a header") + "\n").into_bytes()
    }),
    ("two-titles-alike.csv", || changed(&csv(";", "\n"), "Źródło", "Kwota").into_bytes()),
    ("cut-in-row.csv", || {
        let text = csv(";", "\n");
        text.as_bytes()[..text.rfind("200,").expect("the last amount") + 1].to_vec()
    }),
    ("cut-in-day.csv", || {
        let text = csv(";", "\n");
        text.as_bytes()[..text.rfind("2025;").expect("the last day") + 2].to_vec()
    }),
    ("cut-in-letter.csv", || {
        let text = csv(";", "\n").replace("W9;", "ż;");
        text.as_bytes()[..text.find('ż').expect("the last payment") + 1].to_vec()
    }),
    ("half.csv", || cut(csv(";", "\n").into_bytes(), 1, 2)),
    ("zeros-between.csv", || csv(";", "\n").replace("W1;", "W\x001;").into_bytes()),
    ("zeros-after.csv", || (csv(";", "\n") + &"\0".repeat(4096)).into_bytes()),
    ("ctrl-z.csv", || (csv(";", "\r\n") + "\u{1a}").into_bytes()),
    ("json.csv", || b"[{\"Wyp\xC5\x82ata\": \"W1\"}]\n".to_vec()),
];

fn file_of(name: &str) -> Vec<u8> {
    let found = FILES.iter().find(|(own, _)| *own == name);
    found.expect("a name of this list").1()
}

/// The rows of the good export; a comma as delimiter makes quotation marks around amounts.
pub fn csv(delimiter: &str, end: &str) -> String {
    let rows = PAYMENTS.iter().map(|own| own.texts()).map(|mut texts| {
        if delimiter == "," {
            texts[6] = format!("\"{}\"", texts[6]);
        }
        texts.join(delimiter) + end
    });
    HEADER.join(delimiter) + end + &rows.collect::<String>()
}

pub fn utf16(text: &str, bytes: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    mark.encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}
