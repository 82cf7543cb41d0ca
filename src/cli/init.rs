//! `init`: a new office, with a configuration and a mapping to fill in.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use super::args::Common;
use super::commands::not_written;
use super::{describe, show};
use crate::builtin;
use crate::diagnostic::{Catalogue, Language, Problems};
use crate::model::TableSchema;
use crate::run::{Exit, open_form};
use crate::template::Library;

/// The return whose tables the starter mapping names.
const FORM: &str = "mrpips-03";

/// The folders, a commented configuration and a commented mapping; what is there already stays.
pub fn init(folder: &Path, common: &Common, catalogue: &Catalogue) -> Exit {
    let make = || -> std::io::Result<()> {
        for inner in ["dane", "mapowania", "wzory", "dane-reczne", "wyniki"] {
            std::fs::create_dir_all(folder.join(inner))?;
        }
        let manual = format!("dane-reczne/{FORM}.csv");
        let files = [
            (manual.as_str(), "period;section;row;column;value;who;why\r\n".to_owned()),
            ("spraw.toml", STARTER.to_owned()),
            ("mapowania/eksporty.toml", starter_mapping()),
        ];
        for (name, text) in files {
            let target = folder.join(name);
            if !target.exists() {
                std::fs::write(target, text)?;
            }
        }
        Ok(())
    };
    match make() {
        Ok(()) => {
            let fields = [("folder", folder.display().to_string().into())];
            out!("{}", catalogue.say("summary-init", &fields));
            Exit::Good
        }
        Err(error) => {
            show::diagnostics(&[not_written(folder, &error)], common, catalogue);
            Exit::Output
        }
    }
}

/// A `[[source]]` for every table that the cells of the return are counted from, all of it commented out:
/// without its `# ` each line is one of a mapping, without its `## ` none.
///
/// It is in Polish like the configuration beside it, in whatever language the command is told to speak.
fn starter_mapping() -> String {
    let mut text = STARTER_MAPPING.to_owned();
    let problems = Problems::default();
    let opened = open_form(&builtin::files(None, &problems), FORM, None, &problems);
    let Some((library, form, _)) = opened else {
        return text;
    };
    let catalogue = Catalogue::new(Language::Polish);
    let counted = form.tables(&library);
    for name in &counted {
        source(&mut text, &library.tables[name], &catalogue);
    }
    let judged: BTreeSet<String> = judged(&library).difference(&counted).cloned().collect();
    if !judged.is_empty() {
        text.push_str(ONLY_JUDGED);
    }
    for name in &judged {
        source(&mut text, &library.tables[name], &catalogue);
    }
    text
}

/// The tables that the rules over records read.
fn judged(library: &Library) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rule in &library.record_rules {
        library.tables_behind(&rule.over, &mut found);
    }
    found
}

fn source(text: &mut String, table: &TableSchema, catalogue: &Catalogue) {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let _ = writeln!(text, "\n## {} – {}", table.title, table.about);
    let _ = writeln!(text, "# [[source]]\n# table = {}", quoted(&table.name.text));
    let files = format!("{}*.xlsx", table.name.text);
    let _ = writeln!(text, "# files = {}\n# [source.columns]", quoted(&files));
    let lines: Vec<(String, String)> = table
        .columns
        .iter()
        .map(|column| {
            let line = format!("{} = {}", column.name.text, quoted(&column.title));
            let must = if table.needs(column) { "column-required" } else { "column-optional" };
            let ty = describe::type_said(&column.ty, catalogue);
            (line, format!("{ty}; {}", catalogue.word(must)))
        })
        .collect();
    let width = lines.iter().map(|(line, _)| line.chars().count()).max().unwrap_or_default();
    for (line, about) in lines {
        let _ = writeln!(text, "# {line:<width$}  # {about}");
    }
}

const STARTER: &str = r#"# Konfiguracja ośrodka. Linia po znaku # jest objaśnieniem.

[office]
name = "Miejski Ośrodek Pomocy Społecznej w …"
address = "ul. … 1"
postcode_city = "00-000 …"
phone = ""
teryt = "0000000"            # siedem cyfr
regon = ""
keso = ""                    # dwanaście cyfr
roles = ["gmina"]            # miasto na prawach powiatu: ["gmina", "powiat"]
all_urban = false            # true: na terenie jednostki nie ma wsi
recipient = "Wojewoda …"
place = "…"
prepared_by = ""
prepared_phone = ""
head_title = "Dyrektor"
# Tabele, których ośrodek nie prowadzi; ich pola sprawozdania będą zerami:
# absent = ["crisis_interventions"]

# Gdy okres kończy się po dniu, do którego sprawdzono przepisy: warn (sprawozdanie powstaje, kod 1) albo refuse
# (nie powstaje, kod 2):
# [law]
# beyond = "warn"

# Wybory, które sprawozdanie drukuje na sobie. Bez wpisu obowiązują domyślne.
[options.mrpips-03]
# basis = "realizacja"        # albo "decyzja"
"#;

const STARTER_MAPPING: &str = r#"## Odwzorowanie: który plik eksportu i który nagłówek to która tabela i kolumna.
## Usuń „# ” z początku wierszy tabeli, którą ośrodek prowadzi. Po lewej stronie znaku = zostaw nazwę, po prawej wpisz
## nagłówek ze swojego eksportu. Kolumny, które „może nie być”, zostaw z „# ”, gdy eksport ich nie ma.
## Tabele, których ośrodek nie prowadzi, wpisz do absent w spraw.toml.
## W files znak * to dowolny ciąg. Gdy eksport ma inne kody niż nasze, napisz na przykład:
##   kind = { header = "Rodzaj", codes = { "P" = "przyznanie" } }
## Nasze kody pokazuje spraw template show NAZWA_SŁOWNIKA, inne klucze objaśnia podręcznik, punkt 5.
"#;

const ONLY_JUDGED: &str = "
## Tabel poniżej nie liczy żadne pole; czytają je reguły danych. Bez nich reguł tych nie można sprawdzić.
";
