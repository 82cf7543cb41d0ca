//! A sheet that is read as a plain one gives what calamine gives.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::known::Known;
use super::{Asked, Cell, Epoch, Filling, in_pieces, parts, plain, xlsx};

const TEXTS: [&str; 10] = [
    "<si><t>PSN-1</t></si>",
    "<si><t xml:space=\"preserve\"> łąka </t></si>",
    "<si><t>\n ż \t</t></si>\n ",
    "<si><t>a &amp; b</t></si>",
    "<si><r><t>gru</t></r><r><rPr><b/></rPr><t>by</t></r></si>",
    "<si><t>jeden_x000D_drugi, a_b</t></si>",
    "<si/>",
    "<si><t></t></si>",
    "<si><t/></si>",
    "<si><t>漢字</t><rPh sb=\"0\" eb=\"1\"><t>かん</t></rPh></si>",
];

/// Cells in their column and row, of which every kind is plain.
const PLAIN: [&str; 14] = [
    r#"<c r="@"/>"#,
    r#"<c r="@" s="1"/>"#,
    r#"<c r="@" s="2" t="s"></c>"#,
    r#"<c r="@"><v>418.5</v></c>"#,
    r#"<c r="@" t="n"><v>-7</v></c>"#,
    r#"<c r="@" s="1"><v>46022.25</v></c>"#,
    r#"<c r="@" s="2"><v>1.5</v></c>"#,
    r#"<c r="@" s="700"><v>9.0000000000000002E-2</v></c>"#,
    r#"<c r="@" t="s" s="1"><v>0</v></c>"#,
    r#"<c r="@" t="s"><v>1</v></c>"#,
    r#"<c r="@" t="b"><v>1</v></c>"#,
    r#"<c r="@" t="str"><v> ól </v></c>"#,
    r#"<c r="@" t="inlineStr"><is><t> ćma </t></is></c>"#,
    r#"<c r="@" t="inlineStr"><is><t xml:space="preserve"> a>b </t></is></c>"#,
];

/// Cells that calamine must read, and what is wrong.
const STRANGE: [&str; 28] = [
    r#"<c r="@"><f>1+1</f><v>2</v></c>"#,
    r#"<c r="@"><f>1+1</f></c>"#,
    r#"<c r="@" t="e"><v>#REF!</v></c>"#,
    r#"<c r="@" t="e"><v>#SPILL!</v></c>"#,
    r#"<c r="@" t="d"><v>2025-12-31T00:00:00</v></c>"#,
    r#"<c r="@"><v>x</v></c>"#,
    r#"<c r="@"><v/></c>"#,
    r#"<c r="@" t="s"><v></v></c>"#,
    r#"<c r="@" t="s"><v>99</v></c>"#,
    r#"<c r="@" t="s"><v>-1</v></c>"#,
    r#"<c r="@" t="b"><v>2</v></c>"#,
    r#"<c r="@" t="b"><v>TRUE</v></c>"#,
    r#"<c r="@" t="str"><v>a &lt; b</v></c>"#,
    r#"<c r="@" t="str"><v>a_x0041_</v></c>"#,
    r#"<c r="@" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>"#,
    r#"<c r="@" t="inlineStr"><v>a</v></c>"#,
    r#"<c r="@" t="x"><v>1</v></c>"#,
    r#"<c r="@" s="1" s="2"><v>1</v></c>"#,
    r#"<c r="@" s="1" cm="1"><v>1</v></c>"#,
    r#"<c r='@'><v>1</v></c>"#,
    r#"<c s="1" r="@"><v>1</v></c>"#,
    r#"<c><v>1</v></c>"#,
    r#"<c r="A1"><v>1</v></c>"#,
    r#"<c r="b2"><v>1</v></c>"#,
    r#"<c r="@"><v>1</v><v>2</v></c>"#,
    r#"<c r="@"><v> 1 </v></c>"#,
    r#"<c r="@"><v>0x1</v></c>"#,
    "<c r=\"@\" t=\"str\"><v>a\r\nb</v></c>",
];

/// A row from its number and its cells.
fn row(number: usize, tag: usize, cells: &[String]) -> String {
    let cells = cells.concat();
    match tag {
        0 => format!(r#"<row r="{number}" spans="1:12" x14ac:dyDescent="0.25">{cells}</row>"#),
        1 => format!("<row r=\"{number}\">\n  {cells}\r\n</row>\n"),
        _ => format!(
            r#"<row r="{number}" ht="15" customHeight="1"/><row r="{number}">{cells}</row>"#
        ),
    }
}

fn cell(written: &str, column: usize, number: usize) -> String {
    let letter = char::from(b'A' + column as u8);
    written.replace('@', &format!("{letter}{number}"))
}

fn workbook(rows: &str) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(r#"<Relationships><Relationship Id="a" Type="{namespace}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ),
        (
            "xl/workbook.xml",
            r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="Dane" sheetId="1" r:id="r1"/></sheets></workbook>"#.to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(r#"<Relationships><Relationship Id="r1" Type="{namespace}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ),
        (
            "xl/styles.xml",
            r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>"#.to_owned(),
        ),
        (
            "xl/sharedStrings.xml",
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<sst count=\"9\">{}</sst>", TEXTS.concat()),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<?xml version=\"1.0\"?><worksheet><cols/><sheetData>{rows}</sheetData><pageSetup/></worksheet>"),
        ),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("into memory");
        writer.write_all(text.as_bytes()).expect("into memory");
    }
    writer.finish().expect("into memory").into_inner()
}

type Take<'t> = &'t mut dyn FnMut(u32, &[Cell<'_>]);

/// Reads a workbook, and shows what it turned out to be.
type Reading<'r> = &'r dyn Fn(&Asked<'_>, Take<'_>) -> String;

/// The rows of a workbook, or what is wrong with it, with calamine alone; and in so many pieces.
fn both(bytes: &[u8], pieces: usize) -> [Result<Vec<String>, String>; 2] {
    let parts = parts::cut_from(0, bytes, pieces);
    let read = |by: Reading<'_>| {
        let epoch = Epoch::default();
        let asked = Asked { epoch: Some(&epoch), ..Asked::default() };
        let mut rows = Vec::new();
        let opened = by(&asked, &mut |number, cells| {
            rows.push(format!("{number} {} {cells:?}", epoch.is_1904()));
        });
        if opened.starts_with("Ok") { Ok([rows, vec![opened]].concat()) } else { Err(opened) }
    };
    let alone = read(&|asked, take| {
        let mut filling = Filling::new(take);
        let read = xlsx::read(Cursor::new(bytes), asked, 0, |batch| {
            batch.give(|number, cells| filling.row(number, cells));
        });
        format!("{read:?}")
    });
    let cut = match parts {
        Some(parts) => {
            read(&|asked, take| format!("{:?}", in_pieces(&parts, asked, Filling::new(take))))
        }
        None => alone.clone(),
    };
    [alone, cut]
}

/// Is a sheet with these rows read as a plain one to its end?
fn is_plain(rows: &str) -> bool {
    let parts = parts::cut_from(0, &workbook(rows), 1).expect("it can be cut");
    let known = Known::of(&parts, None).expect("it can be asked");
    plain::rows(parts.rows(0), &known, |_| {}).is_ok()
}

#[test]
fn what_is_plain_is_read_without_the_library_and_alike() {
    for (cells, expected) in [(&PLAIN[..], true), (&STRANGE[..], false)] {
        for written in cells {
            let rows = row(2, 0, &[cell(written, 1, 2)]) + &row(3, 0, &[cell(PLAIN[3], 0, 3)]);
            assert_eq!(is_plain(&rows), expected, "{written}");
            let [alone, cut] = both(&workbook(&rows), 1);
            assert_eq!(alone, cut, "{written}");
        }
    }
    let known = Known::of(&parts::cut_from(0, &workbook("<row r=\"1\"/>"), 1).unwrap(), None);
    let known = known.unwrap();
    let texts: Vec<&str> = (0..).map_while(|index| known.texts.get(index)).collect();
    let expected =
        ["PSN-1", " łąka ", "ż", "a & b", "gruby", "jeden\rdrugi, a_b", "", "", "", "漢字"];
    assert_eq!(texts, expected);
}

#[test]
fn rows_out_of_order_are_left_to_the_library() {
    let one = |number: usize| row(number, 0, &[cell(PLAIN[3], 0, number)]);
    for (rows, expected) in [
        (one(2) + &one(7), true),
        (one(7) + &one(2), false),
        (one(2) + &one(2), false),
        (one(1_048_576), true),
        (one(1_048_577), false),
        (row(2, 0, &[cell(PLAIN[3], 3, 2), cell(PLAIN[3], 1, 2)]), false),
        (row(2, 0, &[cell(PLAIN[3], 3, 2), cell(PLAIN[3], 3, 2)]), false),
        (row(2, 0, &[cell(PLAIN[3], 3, 3)]), false),
        (one(2) + "</sheetData>" + &one(3), false),
        ("<row spans=\"1\"><c r=\"A1\"/></row>".to_owned(), false),
        ("<row r=\"1\" r=\"2\"><c r=\"A1\"/></row>".to_owned(), false),
    ] {
        assert_eq!(is_plain(&rows), expected, "{rows}");
        let [alone, cut] = both(&workbook(&rows), 1);
        assert_eq!(alone, cut, "{rows}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn a_sheet_in_pieces_is_the_sheet(
        table in prop::collection::vec((1usize..4, 0usize..3, prop::collection::vec(0usize..17, 0..7)), 1..40),
        strange in prop::collection::vec(0..STRANGE.len(), 0..2),
        pieces in 1usize..4,
    ) {
        let mut number = 0;
        let mut rows = String::new();
        let mut strange = strange.into_iter();
        for (index, (step, tag, kinds)) in table.into_iter().enumerate() {
            number += step;
            let mut cells: Vec<String> = kinds
                .iter()
                .enumerate()
                .filter_map(|(column, kind)| Some(cell(PLAIN.get(*kind)?, column, number)))
                .collect();
            if index % 7 == 5 && let Some(own) = strange.next() {
                cells.push(cell(STRANGE[own], 7, number));
            }
            rows += &row(number, tag, &cells);
        }
        let [alone, cut] = both(&workbook(&rows), pieces);
        prop_assert_eq!(alone, cut, "{}", rows);
    }
}
