//! Tables of HTML and XML spreadsheets of 2003, mostly called `.xls`.

use super::text::utf16;
use super::xlsx::entities;
use super::{HEADER, Make, PAYMENTS, changed, cut};

const AMOUNT: &str = "<td>1000,00</td>";
const NUMBER: &str = "<Cell><Data ss:Type=\"Number\">1000</Data></Cell>";

pub const FILES: &[(&str, Make)] = &[
    ("good-html.xls", || html().into_bytes()),
    ("good.html", || html().into_bytes()),
    ("good-2003.xls", || spreadsheet().into_bytes()),
    ("good-2003.xml", || spreadsheet().into_bytes()),
    ("html-cp1250.xls", || encoding_rs::WINDOWS_1250.encode(&html()).0.into_owned()),
    ("html-utf-16.xls", || utf16(&html(), u16::to_le_bytes, true)),
    ("html-menu-before.xls", || {
        let menu = "<table><tr><td>Menu</td></tr></table><table>";
        changed(&html(), "<table>", menu).into_bytes()
    }),
    ("html-attributes-100000.xls", || {
        let many = format!("<table{}>", " a=\"1\"".repeat(100_000));
        changed(&html(), "<table>", &many).into_bytes()
    }),
    ("html-unclosed.xls", || {
        let text = html();
        ["</td>", "</tr>", "</th>"]
            .iter()
            .fold(text, |text, tag| text.replace(tag, ""))
            .into_bytes()
    }),
    ("html-rowspan.xls", || {
        // W1 and W2 are of the same person: one cell for both.
        let text = changed(&html(), "<td>P1</td>", "<td rowspan=2>P1</td>");
        let (head, tail) = text.split_once("W2").expect("the second payment");
        (head.to_owned() + "W2" + &changed(tail, "<td>P1</td>", "")).into_bytes()
    }),
    ("html-rowspan-1000000000.xls", || {
        changed(&html(), "<td>P1</td>", "<td rowspan=1000000000>P1</td>").into_bytes()
    }),
    ("html-colspan.xls", || {
        changed(&html(), "<td>P1</td><td></td>", "<td colspan=2>P1</td>").into_bytes()
    }),
    ("html-colspan-1000000000.xls", || {
        changed(&html(), AMOUNT, "<td colspan=1000000000>1</td>").into_bytes()
    }),
    ("html-colspan-4096.xls", || {
        let cells = "<td colspan=4096>1</td>";
        (html() + &format!("<table>{}</table>", format!("<tr>{cells}</tr>").repeat(100_000)))
            .into_bytes()
    }),
    ("html-table-in-cell.xls", || {
        changed(&html(), "<td>W1</td>", "<td><table><tr><td>x</td></tr></table>W1</td>")
            .into_bytes()
    }),
    ("html-script.xls", || {
        let script = "<script>var x = '<table><tr><td>1</td></tr></table>';</script><!-- <tr><td>0</td></tr> --><td>W1</td>";
        changed(&html(), "<td>W1</td>", script).into_bytes()
    }),
    ("html-cut.xls", || cut(html().into_bytes(), 1, 2)),
    ("html-no-ends.xls", || {
        let text = html();
        text.as_bytes()[..text.find("</table>").expect("an end")].to_vec()
    }),
    ("html-cut-in-tag.xls", || {
        let text = html();
        text.as_bytes()[..text.rfind("<td>").expect("a cell") + 2].to_vec()
    }),
    ("html-deep.xls", || {
        changed(&html(), "<table>", &format!("{}<table>", "<div>".repeat(1_000_000))).into_bytes()
    }),
    ("html-deep-tables.xls", || {
        changed(&html(), "<table>", &format!("{}<table>", "<table><tr><td>".repeat(300_000)))
            .into_bytes()
    }),
    ("html-deep-in-cell.xls", || {
        changed(&html(), "W1", &format!("{}W1", "<b>".repeat(1_000_000))).into_bytes()
    }),
    ("html-entities.xls", || {
        let text = changed(&html(), "<html>", &format!("{}<html>", entities()));
        changed(&text, "W1", "&i;").into_bytes()
    }),
    ("html-attribute-50-mb.xls", || {
        changed(&html(), "<td>W1", &format!("<td title=\"{}\">W1", "x".repeat(50 << 20)))
            .into_bytes()
    }),
    ("html-no-table.xls", || {
        b"<html><body><p>Sesja wygas\xC5\x82a. Zaloguj si\xC4\x99.</p></body></html>".to_vec()
    }),
    ("2003-gap.xls", || {
        changed(
            &spreadsheet(),
            "<Row><Cell><Data ss:Type=\"String\">W2",
            "<Row ss:Index=\"6\"><Cell><Data ss:Type=\"String\">W2",
        )
        .into_bytes()
    }),
    ("2003-row-999999999.xls", || {
        changed(
            &spreadsheet(),
            "<Row><Cell><Data ss:Type=\"String\">W9",
            "<Row ss:Index=\"999999999\"><Cell><Data ss:Type=\"String\">W9",
        )
        .into_bytes()
    }),
    ("2003-row-4294967295.xls", || {
        changed(
            &spreadsheet(),
            "<Row><Cell><Data ss:Type=\"String\">W8",
            "<Row ss:Index=\"4294967295\"><Cell><Data ss:Type=\"String\">W8",
        )
        .into_bytes()
    }),
    ("2003-column-999999999.xls", || {
        changed(&spreadsheet(), NUMBER, &NUMBER.replace("<Cell>", "<Cell ss:Index=\"999999999\">"))
            .into_bytes()
    }),
    ("2003-merged.xls", || {
        changed(&spreadsheet(), "P1</Data></Cell><Cell/>", "P1</Data></Cell>")
            .replacen(
                "<Cell><Data ss:Type=\"String\">P1",
                "<Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">P1",
                1,
            )
            .into_bytes()
    }),
    ("2003-error.xls", || {
        changed(
            &spreadsheet(),
            NUMBER,
            "<Cell ss:Formula=\"=1/0\"><Data ss:Type=\"Error\">#DIV/0!</Data></Cell>",
        )
        .into_bytes()
    }),
    ("2003-no-value.xls", || {
        changed(&spreadsheet(), NUMBER, "<Cell ss:Formula=\"=500+500\"/>").into_bytes()
    }),
    ("2003-boolean.xls", || {
        changed(&spreadsheet(), NUMBER, "<Cell><Data ss:Type=\"Boolean\">1</Data></Cell>")
            .into_bytes()
    }),
    ("2003-comment.xls", || {
        changed(&spreadsheet(), "W1</Data>", "W1</Data><Comment><ss:Data>uwaga</ss:Data></Comment>")
            .into_bytes()
    }),
    ("2003-styles.xls", || {
        let styles = "<Styles><Style ss:ID=\"a\"/><Style ss:ID=\"b\"><Font/></Style></Styles><Title/><Worksheet";
        changed(&spreadsheet(), "<Worksheet", styles).into_bytes()
    }),
    ("2003-hidden-first.xls", || {
        let other = "<Worksheet ss:Name=\"Inny\"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet><Worksheet";
        changed(&spreadsheet(), "<Worksheet", other).into_bytes()
    }),
    ("2003-1904.xls", || from_1904().into_bytes()),
    ("2003-1904-not-formatted.xls", || {
        // 30 January 2025 is the day 44225 after 1 January 1904.
        let day = "<Data ss:Type=\"DateTime\">2025-01-30T00:00:00.000</Data>";
        changed(&from_1904(), day, "<Data ss:Type=\"Number\">44225</Data>").into_bytes()
    }),
    ("2003-sheet-missing.xls", || spreadsheet().into_bytes()),
    ("2003-cut.xls", || cut(spreadsheet().into_bytes(), 1, 2)),
    ("xml-other.xml", || {
        b"<?xml version=\"1.0\"?><wyplaty><wyplata id=\"W1\"/></wyplaty>".to_vec()
    }),
];

/// What many case systems call an export to Excel.
pub fn html() -> String {
    let header: String = HEADER.iter().map(|title| format!("<th>{title}</th>")).collect();
    let rows = PAYMENTS.iter().map(|own| {
        let cells = own.texts().map(|text| format!("<td>{text}</td>"));
        format!("<tr>{}</tr>\r\n", cells.concat())
    });
    let rows: String = rows.collect();
    format!(
        "<html><head><title>Wypłaty</title><style>td {{ mso-number-format: '@' }}</style></head>\r\n\
         <body><table><tr>{header}</tr>\r\n{rows}</table></body></html>\r\n"
    )
}

/// The good one, of a Macintosh: its days are written as days all the same.
fn from_1904() -> String {
    let word = "<ExcelWorkbook xmlns=\"urn:schemas-microsoft-com:office:excel\"><Date1904/></ExcelWorkbook>";
    changed(&spreadsheet(), "<Worksheet", &format!("{word}\n<Worksheet"))
}

pub fn spreadsheet() -> String {
    let cell = |kind: &str, text: &str| match text {
        "" => "<Cell/>".to_owned(),
        _ => format!("<Cell><Data ss:Type=\"{kind}\">{text}</Data></Cell>"),
    };
    let header: String = HEADER.iter().map(|title| cell("String", title)).collect();
    let rows = PAYMENTS.iter().map(|own| {
        let cells = [
            cell("String", own.id),
            cell("String", own.decision),
            cell("String", own.person),
            cell("String", ""),
            cell("DateTime", &format!("{}T00:00:00.000", own.iso_day())),
            cell("Number", "1"),
            cell("Number", &own.amount.to_string()),
            cell("String", own.source),
        ];
        format!("<Row>{}</Row>\n", cells.concat())
    });
    let rows: String = rows.collect();
    format!(
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n<Worksheet ss:Name=\"Wypłaty\"><Table>\n\
         <Row>{header}</Row>\n{rows}</Table></Worksheet></Workbook>\n"
    )
}
