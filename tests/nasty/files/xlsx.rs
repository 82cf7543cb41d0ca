//! Workbooks of Excel since 2007, good ones and others.

use super::ole::ole;
use super::pack::{Part, zip};
use super::{HEADER, Make, PAYMENTS, changed, cut, text};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const BOOK: &str = "xl/workbook.xml";
const RELS: &str = "xl/_rels/workbook.xml.rels";
const STYLES: &str = "xl/styles.xml";
const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const R: &str = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Files whose parts are strange.
pub const FILES: &[(&str, Make)] = &[
    ("good.xlsx", || Xlsx::good().pack()),
    ("good.xlsm", || Xlsx::good().set("xl/vbaProject.bin", "makra").pack()),
    ("UPPER.XLSX", || Xlsx::good().pack()),
    ("workbook.csv", || Xlsx::good().pack()),
    ("inline-strings.xlsx", || Xlsx::good().sheet(&inline(9)).without(STRINGS).pack()),
    ("rich-strings.xlsx", || {
        let rich =
            "<si><r><rPr><b/></rPr><t>W</t></r><r><t>1</t></r><rPh sb=\"0\"><t>x</t></rPh></si>";
        Xlsx::good().change(STRINGS, "<si><t>W1</t></si>", rich).pack()
    }),
    ("no-break-space.xlsx", || {
        Xlsx::good()
            .change(STRINGS, "<t>W1</t>", "<t xml:space=\"preserve\">\u{a0}W1\u{a0}</t>")
            .pack()
    }),
    ("1904.xlsx", || from_1904().pack()),
    ("1904-not-formatted.xlsx", || {
        from_1904().change(SHEET, "s=\"1\"><v>44225</v>", "><v>44225</v>").pack()
    }),
    ("iso-days.xlsx", || {
        PAYMENTS
            .iter()
            .fold(Xlsx::good(), |book, own| {
                let day = format!("s=\"1\"><v>{}</v>", own.serial());
                book.change(
                    SHEET,
                    &day,
                    &format!("s=\"1\" t=\"d\"><v>{}T00:00:00</v>", own.iso_day()),
                )
            })
            .pack()
    }),
    ("day-with-hour.xlsx", || Xlsx::good().change(SHEET, "<v>45687</v>", "<v>45687.75</v>").pack()),
    ("day-not-formatted.xlsx", || {
        Xlsx::good().change(SHEET, "s=\"1\"><v>45687</v>", "><v>45687</v>").pack()
    }),
    ("day-60.xlsx", || Xlsx::good().change(SHEET, "<v>45687</v>", "<v>60</v>").pack()),
    ("day-negative.xlsx", || Xlsx::good().change(SHEET, "<v>45687</v>", "<v>-5</v>").pack()),
    ("day-of-year-10000.xlsx", || {
        Xlsx::good().change(SHEET, "<v>45687</v>", "<v>2958466</v>").pack()
    }),
    ("boolean.xlsx", || Xlsx::good().amount("t=\"b\"><v>1</v>").pack()),
    ("boolean-unit.xlsx", || {
        Xlsx::good().change(SHEET, "<c r=\"F2\"><v>1</v>", "<c r=\"F2\" t=\"b\"><v>1</v>").pack()
    }),
    ("spill.xlsx", || Xlsx::good().amount("t=\"e\"><v>#SPILL!</v>").pack()),
    ("spill-without-place.xlsx", || {
        let rows = plain_rows().replacen(
            "t=\"inlineStr\"><is><t>1000,00</t></is>",
            "t=\"e\"><v>#SPILL!</v>",
            1,
        );
        Xlsx::good().sheet(&rows).pack()
    }),
    ("unknown-errors.xlsx", || {
        let book = Xlsx::good().amount("t=\"e\"><v>#CALC!</v>");
        book.change(SHEET, "<c r=\"G9\"><v>300.25</v>", "<c r=\"G9\" t=\"e\"><v>#BLOCKED!</v>")
            .pack()
    }),
    ("ref.xlsx", || Xlsx::good().amount("t=\"e\"><v>#REF!</v>").pack()),
    ("no-value.xlsx", || Xlsx::good().amount("><f>500+500</f>").pack()),
    ("empty-value.xlsx", || Xlsx::good().amount("><f>500+500</f><v></v>").pack()),
    ("formula.xlsx", || Xlsx::good().amount("><f>500+500</f><v>1000</v>").pack()),
    ("text-formula.xlsx", || {
        Xlsx::good().amount("t=\"str\"><f>\"1 000,00\"</f><v>1 000,00</v>").pack()
    }),
    ("shared-formula.xlsx", || {
        let formula = "><f t=\"shared\" si=\"400000000\" ref=\"G2:G3\">1+1</f><v>1000</v>";
        Xlsx::good().amount(formula).pack()
    }),
    ("too-large-a-number.xlsx", || Xlsx::good().amount("><v>1e308</v>").pack()),
    ("not-finite.xlsx", || Xlsx::good().amount("><v>1e999</v>").pack()),
    ("nan.xlsx", || Xlsx::good().amount("><v>NaN</v>").pack()),
    ("not-a-number.xlsx", || Xlsx::good().amount("><v>tysiąc</v>").pack()),
    ("noise.xlsx", || Xlsx::good().amount("><v>999.99999999999989</v>").pack()),
    ("half-a-grosz.xlsx", || Xlsx::good().amount("><v>1000.005</v>").pack()),
    ("unknown-type.xlsx", || Xlsx::good().amount("t=\"zzz\"><v>1000</v>").pack()),
    ("style-out-of-range.xlsx", || Xlsx::good().amount("s=\"99\"><v>1000</v>").pack()),
    ("string-out-of-range.xlsx", || Xlsx::good().amount("t=\"s\"><v>70000</v>").pack()),
    ("no-shared-strings.xlsx", || Xlsx::good().without(STRINGS).pack()),
    ("no-styles.xlsx", || Xlsx::good().without(STYLES).pack()),
    ("no-rels.xlsx", || Xlsx::good().without(RELS).pack()),
    ("no-sheet-part.xlsx", || Xlsx::good().without(SHEET).pack()),
    ("no-workbook.xlsx", || Xlsx::good().without(BOOK).pack()),
    ("external-links.xlsx", || {
        let link = format!("<externalLink {MAIN}><externalBook {R} r:id=\"rId1\"/></externalLink>");
        Xlsx::good().set("xl/externalLinks/externalLink1.xml", link).pack()
    }),
    ("hidden-sheet.xlsx", || Xlsx::good().second("state=\"hidden\"", "worksheets").pack()),
    ("very-hidden-sheet.xlsx", || Xlsx::good().second("state=\"veryHidden\"", "worksheets").pack()),
    ("hidden-first.xlsx", || Xlsx::good().first("state=\"hidden\"", "worksheets").pack()),
    ("chart-first.xlsx", || Xlsx::good().first("", "chartsheets").pack()),
    ("chart-only.xlsx", || {
        let book = Xlsx::good().change(RELS, "/worksheet\"", "/chartsheet\"");
        book.change(RELS, "worksheets/", "chartsheets/").pack()
    }),
    ("macros-asked.xlsm", || Xlsx::good().second("", "macrosheets").pack()),
    ("macros-beside.xlsm", || Xlsx::good().second("", "macrosheets").pack()),
    ("all-hidden.xlsx", || {
        Xlsx::good().change(BOOK, "sheetId=\"1\"", "sheetId=\"1\" state=\"hidden\"").pack()
    }),
    ("sheet-asked.xlsx", || Xlsx::good().first("", "worksheets").pack()),
    ("sheet-missing.xlsx", || Xlsx::good().pack()),
    ("no-sheet.xlsx", || {
        Xlsx::good()
            .change(BOOK, "<sheet name=\"Wypłaty\" sheetId=\"1\" r:id=\"rId1\"/>", "")
            .pack()
    }),
    ("title-above.xlsx", || {
        let row = |number: usize| format!("<row r=\"{number}\">");
        let mut book = Xlsx::good();
        for number in (1..=10).rev() {
            book = book.change(SHEET, &row(number), &row(number + 3));
            for letter in 'A'..='H' {
                let cell = |number: usize| format!("\"{letter}{number}\"");
                if book.text(SHEET).contains(&cell(number)) {
                    book = book.change(SHEET, &cell(number), &cell(number + 3));
                }
            }
        }
        let title = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Wypłaty</t></is></c></row>";
        book.change(SHEET, "<sheetData>", &format!("<sheetData>{title}")).pack()
    }),
    ("two-corners.xlsx", || {
        let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
                    <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
        Xlsx::good().sheet(rows).pack()
    }),
    ("two-far-rows.xlsx", || {
        Xlsx::good().more("<row r=\"1048576\"><c r=\"A1048576\" t=\"inlineStr\"><is><t>W10</t></is></c></row>").pack()
    }),
    ("columns-10000.xlsx", || {
        let cells: String = (0..10_000).map(|_| "<c><v>1</v></c>").collect();
        Xlsx::good().more(&format!("<row r=\"11\">{cells}</row>")).pack()
    }),
    ("row-too-far.xlsx", || {
        Xlsx::good().more("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>").pack()
    }),
    ("row-4294967296.xlsx", || {
        Xlsx::good().more("<row r=\"4294967296\"><c r=\"A4294967296\"><v>1</v></c></row>").pack()
    }),
    ("row-0.xlsx", || Xlsx::good().more("<row r=\"0\"><c r=\"A0\"><v>1</v></c></row>").pack()),
    ("rows-out-of-order.xlsx", || {
        let (head, rest) = inline(9).split_once("<row r=\"2\">").map(own).expect("two rows");
        let (second, rest) = rest.split_once("<row r=\"3\">").map(own).expect("three rows");
        Xlsx::good().sheet(&format!("{head}<row r=\"3\">{rest}<row r=\"2\">{second}")).pack()
    }),
    ("row-twice.xlsx", || {
        let rows = inline(9);
        let last = rows.rfind("<row").map(|at| rows[at..].to_owned()).expect("a row");
        Xlsx::good().sheet(&(rows + &last)).pack()
    }),
    ("cells-out-of-order.xlsx", || {
        let book = Xlsx::good();
        let two = "<c r=\"F2\"><v>1</v></c><c r=\"G2\"><v>1000</v></c>";
        book.change(SHEET, two, "<c r=\"G2\"><v>1000</v></c><c r=\"F2\"><v>1</v></c>").pack()
    }),
    ("cell-twice.xlsx", || Xlsx::good().amount("><v>1</v></c><c r=\"G2\"><v>1000</v>").pack()),
    ("cells-without-place.xlsx", || Xlsx::good().sheet(&plain_rows()).pack()),
    ("entities.xlsx", || {
        let entities = entities();
        Xlsx::good()
            .change(STRINGS, "<sst", &format!("{entities}<sst"))
            .change(STRINGS, "W1", "&i;")
            .pack()
    }),
    ("deep.xlsx", || {
        let deep = "<x>".repeat(1_000_000);
        Xlsx::good().change(SHEET, "<sheetData>", &format!("{deep}<sheetData>")).pack()
    }),
    ("deep-strings.xlsx", || {
        let deep = "<r>".repeat(1_000_000);
        Xlsx::good().change(STRINGS, "<t>W1</t>", &format!("{deep}<t>W1</t>")).pack()
    }),
    ("wide-xml.xlsx", || {
        let attributes: String = (0..200_000).map(|n| format!(" a{n}=\"1\"")).collect();
        Xlsx::good().change(SHEET, "<row r=\"2\"", &format!("<row r=\"2\"{attributes}")).pack()
    }),
    ("unclosed-xml.xlsx", || {
        let book = Xlsx::good();
        let half = cut(book.text(SHEET).into_bytes(), 1, 2);
        book.set(SHEET, half).pack()
    }),
    ("wrong-letters.xlsx", || {
        let book = Xlsx::good();
        let strings = book.text(STRINGS);
        let (head, tail) = strings.split_once("W1").expect("the first payment");
        let bytes = [head.as_bytes(), b"W\xB1\xFF", tail.as_bytes()].concat();
        book.set(STRINGS, bytes).pack()
    }),
    ("utf-16-parts.xlsx", || {
        let book = Xlsx::good();
        let wide =
            text::utf16(&book.text(SHEET).replace("UTF-8", "UTF-16"), u16::to_le_bytes, true);
        book.set(SHEET, wide).pack()
    }),
    ("prefixed.xlsx", || {
        let mut book = Xlsx::good();
        for part in [SHEET, STRINGS, BOOK] {
            let text = book.text(part).replace("xmlns=", "xmlns:x=");
            let text = text.replace("</", "</x:").replace('<', "<x:").replace("<x:/x:", "</x:");
            book = book.set(part, text.replace("<x:?", "<?"));
        }
        book.pack()
    }),
    ("formulas-as-text.xlsx", || {
        let text = "<t>=HYPERLINK(\"http://x\";\"W1\")</t>";
        Xlsx::good().change(STRINGS, "<t>W1</t>", text).pack()
    }),
    ("header-only.xlsx", || Xlsx::good().sheet(&inline(0)).pack()),
    ("empty-sheet.xlsx", || Xlsx::good().sheet("").pack()),
    ("long-text.xlsx", || {
        Xlsx::good().change(STRINGS, "<t>W1</t>", &format!("<t>{}</t>", "W".repeat(5 << 20))).pack()
    }),
    ("wrong-dimension.xlsx", || {
        let told = "<dimension ref=\"A1:XFD1048576\"/><sheetData>";
        Xlsx::good().change(SHEET, "<sheetData>", told).pack()
    }),
];

/// The good file, its days counted from 1904.
fn from_1904() -> Xlsx {
    let book = Xlsx::good().change(BOOK, "<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    PAYMENTS.iter().fold(book, |book, own| {
        let day = |serial: i64| format!("s=\"1\"><v>{serial}</v>");
        book.change(SHEET, &day(own.serial()), &day(own.serial() - 1462))
    })
}

/// Files whose archive is strange.
pub const PACKED: &[(&str, Make)] = &[
    ("stored.xlsx", || {
        let parts = Xlsx::good().parts;
        let parts: Vec<_> = parts.iter().map(|(name, own)| Part::stored(name, own)).collect();
        zip(&parts)
    }),
    ("cut-at-30-bytes.xlsx", || Xlsx::good().pack()[..30].to_vec()),
    ("cut-in-half.xlsx", || cut(Xlsx::good().pack(), 1, 2)),
    ("cut-before-list.xlsx", || {
        let mut bytes = Xlsx::good().pack();
        let list = bytes.windows(4).position(|own| own == b"PK\x01\x02").expect("a list");
        bytes.truncate(list);
        bytes
    }),
    ("cut-by-10-bytes.xlsx", || {
        let mut bytes = Xlsx::good().pack();
        bytes.truncate(bytes.len() - 10);
        bytes
    }),
    ("hole.xlsx", || {
        let mut bytes = Xlsx::good().pack();
        bytes[2000..2400].fill(0);
        bytes
    }),
    ("bytes-before.xlsx", || [vec![b'P', b'K'], vec![b'x'; 1000], Xlsx::good().pack()].concat()),
    ("bytes-after.xlsx", || [Xlsx::good().pack(), vec![0; 1000]].concat()),
    ("bomb-sheet.xlsx", || {
        let row = "<row><c><v>1</v></c></row>".repeat(40_000);
        let (head, tail) = ends();
        let bomb = Part::bomb(SHEET, head.as_bytes(), row.as_bytes(), 1100, tail.as_bytes());
        zip(&with(bomb))
    }),
    ("bomb-lying.xlsx", || {
        let row = "<row><c><v>1</v></c></row>".repeat(40_000);
        let (head, tail) = ends();
        let bomb = Part::bomb(SHEET, head.as_bytes(), row.as_bytes(), 1100, tail.as_bytes());
        zip(&with(Part { size: 1000, ..bomb }))
    }),
    ("bomb-strings.xlsx", || {
        let head = format!("<sst {MAIN}>");
        let text = "<si><t>x</t></si>".repeat(60_000);
        zip(&with(Part::bomb(STRINGS, head.as_bytes(), text.as_bytes(), 1100, b"</sst>")))
    }),
    ("strings-300-mb.xlsx", || {
        let head = format!("<sst {MAIN}>");
        let text = "<si><t>x</t></si>".repeat(60_000);
        zip(&with(Part::bomb(STRINGS, head.as_bytes(), text.as_bytes(), 300, b"</sst>")))
    }),
    ("strings-70-mb.xlsx", || {
        let head = shared_head();
        let text = format!("<si><t>{}</t></si>", "x".repeat(1000)).repeat(1000);
        zip(&with(Part::bomb(STRINGS, head.as_bytes(), text.as_bytes(), 70, b"</sst>")))
    }),
    ("bomb-unread.xlsx", || {
        let zeros = vec![0; 1 << 20];
        zip(&with(Part::bomb("xl/media/image1.png", b"", &zeros, 1100, b"")))
    }),
    ("parts-20000.xlsx", || {
        let mut parts = with(Part::stored("docProps/app.xml", b"<x/>"));
        parts.extend((0..20_000).map(|n| Part::stored(&format!("xl/media/{n}.png"), b"")));
        zip(&parts)
    }),
    ("lying-size-small.xlsx", || zip(&lying(|part| part.size = 10))),
    ("lying-size-large.xlsx", || zip(&lying(|part| part.size = u32::MAX - 1))),
    ("lying-crc.xlsx", || zip(&lying(|part| part.crc ^= 1))),
    ("unknown-method.xlsx", || zip(&lying(|part| part.method = 14))),
    ("zip-password.xlsx", || zip(&lying(|part| part.flags = 1))),
    ("part-twice.xlsx", || {
        let mut parts = parts();
        let (head, tail) = ends();
        parts.push(Part::new(SHEET, (head + tail).as_bytes()));
        zip(&parts)
    }),
    ("archive-in-archive.xlsx", || {
        let inner =
            (0..50).fold(Xlsx::good().pack(), |inner, _| zip(&[Part::new("xl/inner.zip", &inner)]));
        zip(&with(Part::stored("xl/inner.zip", &inner)))
    }),
    ("upward-path.xlsx", || zip(&with(Part::stored("../../../tmp/spraw-nasty", b"x")))),
    ("backslashes.xlsx", || {
        let mut parts = parts();
        parts.iter_mut().for_each(|part| part.name = part.name.replace('/', "\\"));
        zip(&parts)
    }),
    ("upper-case-parts.xlsx", || {
        let mut parts = parts();
        parts
            .iter_mut()
            .filter(|part| part.name == SHEET)
            .for_each(|part| part.name = SHEET.to_uppercase());
        zip(&parts)
    }),
    ("password.xlsx", || ole(&[("EncryptionInfo", &[4; 300]), ("EncryptedPackage", &[7; 9000])])),
    ("large-sheet.xlsx", || {
        // Large enough to be read in pieces.
        let rows: String = (11..60_011).map(|number| {
            format!(
                "<row r=\"{number}\"><c r=\"A{number}\" t=\"inlineStr\"><is><t>X{number}</t></is></c>\
                 <c r=\"E{number}\" s=\"1\"><v>45687</v></c><c r=\"F{number}\"><v>1</v></c>\
                 <c r=\"G{number}\"><v>1</v></c></row>"
            )
        })
        .collect();
        Xlsx::good().more(&rows).pack()
    }),
];

/// The good texts, to which more may be added.
fn shared_head() -> String {
    Xlsx::good().text(STRINGS).replace("</sst>", "")
}

fn own((one, other): (&str, &str)) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

fn ends() -> (String, &'static str) {
    (format!("<worksheet {MAIN}><sheetData>"), "</sheetData></worksheet>")
}

fn parts() -> Vec<Part> {
    Xlsx::good().parts.iter().map(|(name, own)| Part::new(name, own)).collect()
}

/// The good parts and this one, which may replace one of them.
fn with(part: Part) -> Vec<Part> {
    let mut parts = parts();
    parts.retain(|own| own.name != part.name);
    parts.push(part);
    parts
}

fn lying(lie: fn(&mut Part)) -> Vec<Part> {
    let mut parts = parts();
    parts.iter_mut().filter(|part| part.name == SHEET).for_each(lie);
    parts
}

/// Ten times ten times ten … of a short text.
pub fn entities() -> String {
    let mut text = String::from("<!DOCTYPE x [<!ENTITY a \"lol\">");
    for (inner, outer) in ('a'..'i').zip('b'..='i') {
        text += &format!("<!ENTITY {outer} \"{}\">", format!("&{inner};").repeat(10));
    }
    text + "]>"
}

/// The good rows, none of whose cells says where it stands.
fn plain_rows() -> String {
    let mut rows = inline(9);
    for number in 1..=10 {
        for letter in 'A'..='H' {
            rows = rows.replace(&format!(" r=\"{letter}{number}\""), "");
        }
        rows = rows.replace(&format!(" r=\"{number}\""), "");
    }
    rows
}

/// A workbook by its parts.
pub struct Xlsx {
    pub parts: Vec<(String, Vec<u8>)>,
}

impl Xlsx {
    /// Texts are shared, days have the format of a day.
    pub fn good() -> Xlsx {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
        let types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        let (rows, strings) = shared();
        let (open, close) = ends();
        let parts = [
            (
                "[Content_Types].xml",
                format!(
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                     <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                     <Override PartName=\"/{BOOK}\" ContentType=\"{types}.sheet.main+xml\"/>\
                     <Override PartName=\"/{SHEET}\" ContentType=\"{types}.worksheet+xml\"/></Types>"
                ),
            ),
            ("_rels/.rels", rels(&[("officeDocument", "xl/workbook.xml")])),
            (
                BOOK,
                format!(
                    "{head}<workbook {MAIN} {R}><sheets>\
                     <sheet name=\"Wypłaty\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                ),
            ),
            (
                RELS,
                rels(&[
                    ("worksheet", "worksheets/sheet1.xml"),
                    ("sharedStrings", "sharedStrings.xml"),
                    ("styles", "styles.xml"),
                ]),
            ),
            (SHEET, format!("{head}{open}{rows}{close}")),
            (STRINGS, format!("{head}<sst {MAIN}>{strings}</sst>")),
            (
                STYLES,
                format!(
                    "{head}<styleSheet {MAIN}><cellXfs count=\"2\"><xf numFmtId=\"0\"/>\
                     <xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
                ),
            ),
        ];
        let own = |(name, text): (&str, String)| (name.to_owned(), text.into_bytes());
        Xlsx { parts: parts.into_iter().map(own).collect() }
    }

    pub fn pack(&self) -> Vec<u8> {
        super::pack::deflated(&self.parts)
    }

    fn text(&self, part: &str) -> String {
        let found = self.parts.iter().find(|(name, _)| name == part).expect("the part is there");
        String::from_utf8(found.1.clone()).expect("the part is a text")
    }

    fn set(mut self, part: &str, bytes: impl Into<Vec<u8>>) -> Xlsx {
        match self.parts.iter_mut().find(|(name, _)| name == part) {
            Some(known) => known.1 = bytes.into(),
            None => self.parts.push((part.to_owned(), bytes.into())),
        }
        self
    }

    fn without(mut self, part: &str) -> Xlsx {
        self.parts.retain(|(name, _)| name != part);
        self
    }

    fn change(self, part: &str, old: &str, new: &str) -> Xlsx {
        let text = changed(&self.text(part), old, new);
        self.set(part, text)
    }

    /// Other rows than the good ones.
    fn sheet(self, rows: &str) -> Xlsx {
        let (head, tail) = ends();
        self.set(SHEET, format!("{head}{rows}{tail}"))
    }

    /// Rows after the good ones.
    fn more(self, rows: &str) -> Xlsx {
        self.change(SHEET, "</sheetData>", &format!("{rows}</sheetData>"))
    }

    /// The amount of W1, from its attributes on: `t="e"><v>#REF!</v>`.
    fn amount(self, cell: &str) -> Xlsx {
        self.change(SHEET, "<c r=\"G2\"><v>1000</v>", &format!("<c r=\"G2\" {cell}"))
    }

    /// Another sheet, called Inny, after the good one.
    fn second(self, state: &str, folder: &str) -> Xlsx {
        self.other(folder).change(BOOK, "</sheets>", &format!("{}</sheets>", inny(state)))
    }

    /// Another sheet, called Inny, before the good one.
    fn first(self, state: &str, folder: &str) -> Xlsx {
        self.other(folder).change(BOOK, "<sheets>", &format!("<sheets>{}", inny(state)))
    }

    fn other(self, folder: &str) -> Xlsx {
        let kind = match folder {
            "chartsheets" => "chartsheet",
            "macrosheets" => "xlMacrosheet",
            _ => "worksheet",
        };
        let (head, tail) = ends();
        let rel = format!(
            "<Relationship Id=\"rId9\" Type=\"{REL}/{kind}\" Target=\"{folder}/sheet9.xml\"/></Relationships>"
        );
        self.set(&format!("xl/{folder}/sheet9.xml"), head + tail).change(
            RELS,
            "</Relationships>",
            &rel,
        )
    }
}

fn inny(state: &str) -> String {
    format!("<sheet name=\"Inny\" sheetId=\"9\" {state} r:id=\"rId9\"/>")
}

pub fn rels(targets: &[(&str, &str)]) -> String {
    let own = targets.iter().enumerate().map(|(index, (kind, target))| {
        format!("<Relationship Id=\"rId{}\" Type=\"{REL}/{kind}\" Target=\"{target}\"/>", index + 1)
    });
    let own: String = own.collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{own}</Relationships>"
    )
}

/// The rows, and the texts that they share.
fn shared() -> (String, String) {
    let (mut rows, mut strings, mut count) = (String::new(), String::new(), 0);
    let mut text = |place: String, text: &str| {
        if text.is_empty() {
            return String::new();
        }
        strings += &format!("<si><t>{text}</t></si>");
        count += 1;
        format!("<c r=\"{place}\" t=\"s\"><v>{}</v></c>", count - 1)
    };
    rows += "<row r=\"1\">";
    for (letter, title) in ('A'..).zip(HEADER) {
        rows += &text(format!("{letter}1"), title);
    }
    rows += "</row>";
    for (number, own) in (2..).zip(&PAYMENTS) {
        rows += &format!("<row r=\"{number}\">");
        for (letter, word) in ('A'..).zip([own.id, own.decision, own.person]) {
            rows += &text(format!("{letter}{number}"), word);
        }
        rows += &format!(
            "<c r=\"E{number}\" s=\"1\"><v>{}</v></c><c r=\"F{number}\"><v>1</v></c>\
             <c r=\"G{number}\"><v>{}</v></c>{}</row>",
            own.serial(),
            own.amount,
            text(format!("H{number}"), own.source)
        );
    }
    (rows, strings)
}

/// The header and the first so many payments, every cell a text of its own.
fn inline(most: usize) -> String {
    let header = HEADER.map(str::to_owned);
    let rows = std::iter::once(header).chain(PAYMENTS.iter().take(most).map(|own| own.texts()));
    (1..)
        .zip(rows)
        .map(|(number, texts)| {
            let cells = ('A'..).zip(texts).map(|(letter, text)| {
                format!("<c r=\"{letter}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
            });
            format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
        })
        .collect()
}
