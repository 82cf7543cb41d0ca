//! Spreadsheets of LibreOffice.

use super::pack::{Part, deflated, zip};
use super::xlsx::entities;
use super::{HEADER, Make, PAYMENTS, changed, cut};

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
const AMOUNT: &str = "<table:table-cell office:value-type=\"float\" office:value=\"1000\">\
                      <text:p>1000</text:p></table:table-cell>";

pub const FILES: &[(&str, Make)] = &[
    ("good.ods", || deflated(&parts(&rows()))),
    ("blank-rows-below.ods", || {
        // As LibreOffice writes it: the rest of the sheet, and a cell with a format only.
        let rest = "<table:table-row table:number-rows-repeated=\"1048566\">\
                    <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        deflated(&parts(&(rows() + rest)))
    }),
    ("days-with-hours.ods", || {
        let day = format!("office:date-value=\"{}", PAYMENTS[0].iso_day());
        deflated(&parts(&changed(&rows(), &day, &format!("{day}T13:30:00"))))
    }),
    ("1904-not-formatted.ods", || {
        let own = &PAYMENTS[0];
        let day = format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{0}\"><text:p>{0}</text:p>",
            own.iso_day()
        );
        let serial = own.serial() - 1462;
        let bare = format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{serial}\"><text:p>{serial}</text:p>"
        );
        let settings = "<office:spreadsheet><table:calculation-settings>\
                        <table:null-date table:date-value=\"1904-01-01\"/></table:calculation-settings>";
        let content = content(&changed(&rows(), &day, &bare));
        deflated(&with_content(&changed(&content, "<office:spreadsheet>", settings)))
    }),
    ("attributes-100000.ods", || {
        let many = format!("<table:table-row{}", " a=\"1\"".repeat(100_000));
        deflated(&parts(&changed(&rows(), "<table:table-row", &many)))
    }),
    ("slashes-100000.ods", || {
        let many = format!("<table:table-row{} a", " /".repeat(100_000));
        deflated(&parts(&changed(&rows(), "<table:table-row", &many)))
    }),
    ("money.ods", || {
        let money = AMOUNT.replace("\"float\"", "\"currency\" office:currency=\"PLN\"");
        deflated(&parts(&changed(&rows(), AMOUNT, &money)))
    }),
    ("spaces-and-lines.ods", || {
        let text = "<text:p><text:span>W</text:span><text:s text:c=\"2\"/><text:line-break/>1</text:p>\
                    <text:p>2</text:p>";
        deflated(&parts(&changed(&rows(), "<text:p>W1</text:p>", text)))
    }),
    ("comment.ods", || {
        let text =
            "<office:annotation><text:p>uwaga</text:p></office:annotation><text:p>W1</text:p>";
        deflated(&parts(&changed(&rows(), "<text:p>W1</text:p>", text)))
    }),
    ("spaces-4000000000.ods", || {
        let text = "<text:p>W1<text:s text:c=\"4000000000\"/></text:p>";
        deflated(&parts(&changed(&rows(), "<text:p>W1</text:p>", text)))
    }),
    ("error.ods", || {
        // As LibreOffice writes it.
        let error = "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" \
                     office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>";
        deflated(&parts(&changed(&rows(), AMOUNT, error)))
    }),
    ("error-502.ods", || {
        let error = "<table:table-cell table:formula=\"of:=X()\" office:value-type=\"string\">\
                     <text:p>Err:502</text:p></table:table-cell>";
        deflated(&parts(&changed(&rows(), AMOUNT, error)))
    }),
    ("formula-of-nothing.ods", || {
        let cell = "<table:table-cell table:formula=\"of:=IF(1;&quot;&quot;;1)\" office:value-type=\"string\" \
                    office:string-value=\"\"><text:p/></table:table-cell>";
        deflated(&parts(&changed(&rows(), "<table:table-cell/>", cell)))
    }),
    ("no-value.ods", || {
        let cell = "<table:table-cell table:formula=\"of:=500+500\"/>";
        deflated(&parts(&changed(&rows(), AMOUNT, cell)))
    }),
    ("not-a-number.ods", || {
        deflated(&parts(&changed(&rows(), "office:value=\"1000\"", "office:value=\"tysiąc\"")))
    }),
    ("hidden-sheet.ods", || {
        let table = "<table:table table:name=\"Inny\" table:style-name=\"ta9\"></table:table>";
        deflated(&with_content(
            &content(&rows())
                .replace("</office:spreadsheet>", &(table.to_owned() + "</office:spreadsheet>")),
        ))
    }),
    ("columns-repeated.ods", || {
        let cell = AMOUNT.replacen(
            "<table:table-cell",
            "<table:table-cell table:number-columns-repeated=\"1000000000\"",
            1,
        );
        deflated(&parts(&changed(&rows(), AMOUNT, &cell)))
    }),
    ("rows-repeated.ods", || {
        let row = format!(
            "<table:table-row table:number-rows-repeated=\"1000000000\">{AMOUNT}</table:table-row>"
        );
        deflated(&parts(&(rows() + &row)))
    }),
    ("both-repeated.ods", || {
        let cell = AMOUNT.replacen(
            "<table:table-cell",
            "<table:table-cell table:number-columns-repeated=\"16384\"",
            1,
        );
        let row = format!(
            "<table:table-row table:number-rows-repeated=\"6000\">{cell}</table:table-row>"
        );
        deflated(&parts(&(rows() + &row)))
    }),
    ("repeated-negative.ods", || {
        let cell = AMOUNT.replacen(
            "<table:table-cell",
            "<table:table-cell table:number-columns-repeated=\"-1\"",
            1,
        );
        deflated(&parts(&changed(&rows(), AMOUNT, &cell)))
    }),
    ("cut-in-half.ods", || cut(deflated(&parts(&rows())), 1, 2)),
    ("cut-content.ods", || {
        let content = content(&rows());
        deflated(&with_content(&content[..content.len() / 2]))
    }),
    ("cut-content-in-tag.ods", || {
        let content = content(&rows());
        let at = content.rfind("office:value=").expect("a value");
        deflated(&with_content(&content[..at + 5]))
    }),
    ("cut-content-in-text.ods", || {
        let content = content(&rows());
        let at = content.rfind("<text:p>").expect("a text");
        deflated(&with_content(&content[..at + 8]))
    }),
    ("password.ods", || {
        let entry =
            "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/>";
        let mut parts = parts(&rows());
        for part in &mut parts {
            let text = String::from_utf8(part.1.clone()).expect("a text");
            match part.0.as_str() {
                "META-INF/manifest.xml" => {
                    part.1 = text
                        .replace(
                            "</manifest:m",
                            &format!("{entry}</manifest:file-entry></manifest:m"),
                        )
                        .into_bytes()
                }
                "content.xml" => part.1.iter_mut().for_each(|byte| *byte ^= 0x5A),
                _ => {}
            }
        }
        deflated(&parts)
    }),
    ("entities.ods", || {
        let content = content(&rows()).replace("<office:d", &format!("{}<office:d", entities()));
        deflated(&with_content(&changed(&content, "W1", "&i;")))
    }),
    ("deep.ods", || {
        let deep = "<x>".repeat(1_000_000);
        deflated(&with_content(&changed(
            &content(&rows()),
            "<office:body>",
            &format!("{deep}<office:body>"),
        )))
    }),
    ("deep-in-cell.ods", || {
        let deep = "<text:span>".repeat(1_000_000);
        deflated(&parts(&changed(&rows(), "W1", &format!("{deep}W1"))))
    }),
    ("no-manifest.ods", || {
        let mut parts = parts(&rows());
        parts.retain(|(name, _)| !name.starts_with("META"));
        deflated(&parts)
    }),
    ("no-mimetype.ods", || {
        let mut parts = parts(&rows());
        parts.retain(|(name, _)| name != "mimetype");
        deflated(&parts)
    }),
    ("bomb.ods", || {
        let content = content(&rows());
        let (head, tail) = content.split_once("<table:table-row>").expect("a row");
        let row = "<table:table-row><table:table-cell/></table:table-row>".repeat(20_000);
        let tail = format!("<table:table-row>{tail}");
        let bomb =
            Part::bomb("content.xml", head.as_bytes(), row.as_bytes(), 1100, tail.as_bytes());
        let others = parts(&rows()).into_iter().filter(|(name, _)| name != "content.xml");
        let mut parts: Vec<Part> = others.map(|(name, own)| Part::new(&name, &own)).collect();
        parts.push(bomb);
        zip(&parts)
    }),
    ("text-document.ods", || {
        let mut parts = parts(&rows());
        parts[0].1 = b"application/vnd.oasis.opendocument.text".to_vec();
        deflated(&parts)
    }),
];

/// A spreadsheet of these rows.
pub fn parts(rows: &str) -> Vec<(String, Vec<u8>)> {
    with_content(&content(rows))
}

fn with_content(content: &str) -> Vec<(String, Vec<u8>)> {
    let manifest = format!(
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{MIME}\"/></manifest:manifest>"
    );
    [("mimetype", MIME), ("META-INF/manifest.xml", &manifest), ("content.xml", content)]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .to_vec()
}

fn content(rows: &str) -> String {
    let names = ["office", "table", "text", "style"]
        .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content{}>\
         <office:automatic-styles><style:style style:name=\"ta9\" style:family=\"table\">\
         <style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet><table:table table:name=\"Wypłaty\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        names.concat()
    )
}

/// The good rows.
pub fn rows() -> String {
    let text = |text: &str| match text {
        "" => "<table:table-cell/>".to_owned(),
        _ => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        ),
    };
    let number = |number: f64| AMOUNT.replace("1000", &number.to_string());
    let day = |day: &str| {
        format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\">\
             <text:p>{day}</text:p></table:table-cell>"
        )
    };
    let header: String = HEADER.into_iter().map(text).collect();
    let mut rows = format!("<table:table-row>{header}</table:table-row>");
    for own in &PAYMENTS {
        let cells = [
            text(own.id),
            text(own.decision),
            text(own.person),
            text(""),
            day(&own.iso_day()),
            number(1.0),
            number(own.amount),
            text(own.source),
        ];
        rows += &format!("<table:table-row>{}</table:table-row>", cells.concat());
    }
    rows
}
