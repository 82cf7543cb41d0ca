//! `inspect`: what exports hold, the mapping they seem to need, and what changed since the last one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::{Common, Format, Inspect};
use super::commands::{not_written, office};
use super::show;
use super::template::everything;
use crate::diagnostic::{Catalogue, Diagnostic, Language, Place, Problems};
use crate::ingest::{Mapping, read_mapping};
use crate::inspect::texts::pattern;
use crate::inspect::{
    self, Answer, Choice, Column, Export, Known, Model, Proposal, compared, question, reason,
};
use crate::model::{ColumnSchema, Type};
use crate::run::{Exit, read_mappings};
use crate::template::Library;

/// The widest a title is shown.
const TITLE: usize = 28;

pub fn run(request: &Inspect, common: &Common, catalogue: &Catalogue) -> Exit {
    let refuse = |found: Vec<Diagnostic>| {
        show::diagnostics(&found, common, catalogue);
        Exit::Configuration
    };
    let folder = match office(common) {
        Ok(folder) => Some(folder),
        Err(found) if request.write || common.office.is_some() => return refuse(vec![found]),
        Err(_) => None,
    };
    let (library, _, problems) = everything(folder.clone());
    let Some(library) = library.filter(|_| !problems.has_errors()) else {
        return refuse(problems.into_vec());
    };
    if let Some(table) = request.table.as_ref().filter(|own| !library.tables.contains_key(*own)) {
        let known = library.tables.keys().map(String::as_str);
        return refuse(vec![Diagnostic::unknown("C103", table, known)]);
    }
    let model = Model {
        tables: &library.tables,
        codebooks: &library.codebooks,
        table: request.table.as_deref(),
    };
    let (exports, refused) = inspect::inspect(&request.files, &model);
    if exports.is_empty() || !refused.is_empty() {
        show::diagnostics(&refused, common, catalogue);
        return Exit::Input;
    }
    let mapping =
        folder.as_deref().map(|folder| known_mapping(folder, &library)).unwrap_or_default();
    let known: Vec<Vec<Known>> =
        exports.iter().map(|own| compared(own, &exports, &mapping, &model)).collect();
    let page = Told { library: &library, catalogue };
    for (export, known) in exports.iter().zip(&known) {
        match common.format {
            Format::Json => out!("{}", page.json(export, known)),
            Format::Text => page.export(export, known),
        }
    }
    let written = match folder.as_deref().filter(|_| request.write) {
        Some(folder) => match write(folder, &exports, &mapping, &library) {
            Ok(written) => written,
            Err((exit, found)) => {
                show::diagnostics(&found, common, catalogue);
                return exit;
            }
        },
        None => Vec::new(),
    };
    for path in &written {
        let fields = [("file", path.display().to_string().into())];
        if common.format == Format::Text {
            out!("{}", catalogue.say("summary-inspect-written", &fields));
        }
    }
    let asked = |(own, known): (&Export, &Vec<Known>)| {
        let sound = known.iter().all(Known::is_sound);
        let open =
            own.proposal.as_ref().is_none_or(|own| own.questions() > 0 || own.rival.is_some());
        !sound || (known.is_empty() && open)
    };
    if exports.iter().zip(&known).any(asked) { Exit::Look } else { Exit::Good }
}

/// The office's mapping, as far as it can be read: mistakes in it are told by `check`.
fn known_mapping(folder: &Path, library: &Library) -> Mapping {
    let problems = Problems::default();
    let files = read_mappings(folder, &problems);
    read_mapping(&files, &library.tables, &library.codebooks, &problems)
}

/// Writes a mapping for every table; nothing that is there is touched.
fn write(
    folder: &Path,
    exports: &[Export],
    mapping: &Mapping,
    library: &Library,
) -> Result<Vec<PathBuf>, (Exit, Vec<Diagnostic>)> {
    let mut tables: BTreeMap<&str, Vec<&Export>> = BTreeMap::new();
    for export in exports {
        // Two tables that fit as well are a question that no commented line can ask.
        let proposal = export.proposal.as_ref().filter(|own| own.rival.is_none());
        if let Some(proposal) = proposal {
            tables.entry(proposal.table.as_str()).or_default().push(export);
        }
    }
    if tables.is_empty() {
        return Err((Exit::Configuration, vec![Diagnostic::error("C128")]));
    }
    let mut refused = Vec::new();
    for table in tables.keys() {
        let inside = format!("mapowania/{table}.toml");
        if folder.join(&inside).exists() {
            refused.push(Diagnostic::error("C126").at(Place::file(inside)));
        } else if let Some(source) = mapping.of_table(table).next() {
            let title = &library.tables[*table].title;
            refused.push(Diagnostic::error("C127").at(&source.place).with("table", title));
        }
    }
    if !refused.is_empty() {
        return Err((Exit::Configuration, refused));
    }
    // Mappings are in Polish, like the configuration beside them.
    let polish = Catalogue::new(Language::Polish);
    let mut written = Vec::new();
    for (table, exports) in tables {
        let schema = &library.tables[table];
        let text = inspect::written(schema, &exports, &library.codebooks, &polish);
        let path = folder.join("mapowania").join(format!("{table}.toml"));
        let made = std::fs::create_dir_all(folder.join("mapowania"))
            .and_then(|()| std::fs::write(&path, text));
        if let Err(error) = made {
            return Err((Exit::Output, vec![not_written(&path, &error)]));
        }
        written.push(path);
    }
    Ok(written)
}

/// Exports told to people and programs.
struct Told<'t> {
    library: &'t Library,
    catalogue: &'t Catalogue,
}

impl Told<'_> {
    fn export(&self, export: &Export, known: &[Known]) {
        let sheet = &export.sheet;
        let say =
            |id: &str, fields: &[(&str, crate::diagnostic::Field)]| self.catalogue.say(id, fields);
        let delimiter = match sheet.delimiter {
            Some(b'\t') => "tab".to_owned(),
            Some(own) => char::from(own).to_string(),
            None => "none".to_owned(),
        };
        let (first, last) = sheet.header;
        let lines = if first == last { first.to_string() } else { format!("{first}–{last}") };
        out!(
            "{}",
            say(
                "inspect-file",
                &[
                    ("file", export.parts.files.join(" + ").into()),
                    ("kind", sheet.kind.into()),
                    ("sheet", sheet.name.as_deref().unwrap_or("none").into()),
                    ("hidden", if sheet.hidden { "yes" } else { "no" }.into()),
                    ("encoding", sheet.encoding.unwrap_or("none").into()),
                    ("delimiter", delimiter.into()),
                    ("header", lines.into()),
                    ("rows", sheet.rows.into()),
                    ("sampled", if sheet.sampled { "yes" } else { "no" }.into()),
                ]
            )
        );
        match &export.proposal {
            None => out!("  {}", say("inspect-no-table", &[])),
            Some(own) => {
                let title = &self.library.tables[&own.table].title;
                let fields = [
                    ("table", (&own.table).into()),
                    ("title", title.into()),
                    ("rival", own.rival.as_deref().unwrap_or("none").into()),
                ];
                out!("  {}", say("inspect-table", &fields));
            }
        }
        for column in &sheet.columns {
            self.column(export, column);
        }
        for line in self.questions(export) {
            out!("  ? {line}");
        }
        for own in known {
            self.known(own);
        }
        out!();
    }

    fn column(&self, export: &Export, column: &Column) {
        let title: String = match column.title.shown.chars().count() {
            0 => "–".to_owned(),
            long if long > TITLE => {
                column.title.shown.chars().take(TITLE - 1).chain(['…']).collect()
            }
            _ => column.title.shown.clone(),
        };
        let choice = export.proposal.as_ref().and_then(|own| taken(own, column.place));
        let said = match choice {
            Some(Choice { column, answer: Answer::Is { confidence, .. }, .. }) => {
                let fields = [
                    ("column", column.into()),
                    ("confidence", (*confidence).into()),
                    ("words", sure(*confidence).into()),
                ];
                self.catalogue.say("inspect-is", &fields)
            }
            Some(own) => self.catalogue.say("inspect-maybe", &[("column", (&own.column).into())]),
            None => "–".to_owned(),
        };
        out!(
            "  {:<3} {title:<TITLE$}  {:<44}  {said}",
            column.letters(),
            self.values(export, column, choice)
        );
    }

    /// What stands in a column: its type, how much of it is filled, what it looks like.
    fn values(&self, export: &Export, column: &Column, choice: Option<&Choice>) -> String {
        let texts = &column.texts;
        let schema = choice.and_then(|choice| {
            let proposal = export.proposal.as_ref()?;
            self.library.tables.get(&proposal.table)?.column(&choice.column)
        });
        let codes = schema.is_some_and(|own| matches!(own.ty, Type::Code(_)));
        let word = match column.kinds.word(texts) {
            "id" | "word" | "int" | "text" if codes => "code",
            word => word,
        };
        if word == "nothing" {
            return self.catalogue.word("inspect-nothing");
        }
        let filled = 100 * texts.filled() / texts.len().max(1);
        let mut said = self.catalogue.say("inspect-kind", &[("kind", word.into())]);
        if filled < 100 {
            said = format!("{said}, {filled}%");
        }
        if texts.is_unique() && texts.len() > 1 {
            said = format!("{said}, {}", self.catalogue.word("inspect-unique"));
        }
        let looks = match schema.and_then(|schema| shown(column, schema)) {
            Some(values) => values,
            None => pattern(texts),
        };
        format!("{said}: {looks}")
    }

    fn questions(&self, export: &Export) -> Vec<String> {
        let Some(proposal) = &export.proposal else {
            return Vec::new();
        };
        let table = &self.library.tables[&proposal.table];
        let mut said: Vec<String> = proposal
            .columns
            .iter()
            .filter(|own| own.is_question())
            .map(|own| question(table, export, own, self.catalogue))
            .collect();
        for own in proposal.columns.iter().filter(|own| own.needed) {
            if let Answer::Absent = own.answer {
                let title = table.column(&own.column).map_or("", |own| own.title.as_str());
                let fields = [("column", (&own.column).into()), ("title", title.into())];
                said.push(self.catalogue.say("mapping-lacks", &fields));
            }
        }
        said
    }

    fn known(&self, own: &Known) {
        let head = [("mapping", (&own.mapping).into()), ("table", (&own.table).into())];
        if own.is_quiet() {
            out!("  {}", self.catalogue.say("inspect-unchanged", &head));
            return;
        }
        out!("  {}", self.catalogue.say("inspect-changed", &head));
        let moved = own.moved.fields();
        for (name, text) in moved.iter().filter(|(_, text)| text != "none") {
            let fields = [("what", (*name).into()), ("text", text.into())];
            out!("    {}", self.catalogue.say("inspect-moved", &fields));
        }
        for header in &own.lost {
            out!("    {}", self.catalogue.say("inspect-lost", &[("header", header.into())]));
        }
        for own in &own.strange {
            let reasons: Vec<String> =
                own.reasons.iter().map(|own| reason(own, self.catalogue)).collect();
            let instead = match own.instead.as_slice() {
                [] => "none".to_owned(),
                several => several.join(", "),
            };
            let fields = [
                ("shown", (&own.shown).into()),
                ("column", (&own.column).into()),
                ("reasons", reasons.join(", ").into()),
                ("instead", instead.into()),
            ];
            out!("    ! {}", self.catalogue.say("inspect-strange", &fields));
        }
        for (from, to) in &own.reversed {
            let fields = [("from", from.into()), ("to", to.into())];
            out!("    ! {}", self.catalogue.say("inspect-reversed", &fields));
        }
    }

    fn json(&self, export: &Export, known: &[Known]) -> Value {
        let sheet = &export.sheet;
        let columns = sheet.columns.iter().map(|column| {
            let choice = export.proposal.as_ref().and_then(|own| taken(own, column.place));
            let confidence = match choice.map(|own| &own.answer) {
                Some(Answer::Is { confidence, .. }) => Some(*confidence),
                _ => None,
            };
            json!({
                "column": column.letters(),
                "title": column.title.shown,
                "kind": column.kinds.word(&column.texts),
                "filled": column.texts.filled(),
                "distinct": column.texts.each.len(),
                "unique": column.texts.is_unique(),
                "pattern": pattern(&column.texts),
                "proposed": choice.map(|own| &own.column),
                "confidence": confidence,
            })
        });
        let changes = known.iter().map(|own| {
            let moved: BTreeMap<&str, String> = own.moved.fields().into_iter().collect();
            let strange = own.strange.iter().map(
                |own| json!({ "column": own.column, "shown": own.shown, "instead": own.instead }),
            );
            json!({
                "mapping": own.mapping, "table": own.table, "moved": moved, "lost": own.lost,
                "strange": strange.collect::<Vec<_>>(), "reversed": own.reversed,
            })
        });
        json!({
            "files": export.parts.files,
            "kind": sheet.kind,
            "sheet": sheet.name,
            "hidden": sheet.hidden,
            "encoding": sheet.encoding,
            "delimiter": sheet.delimiter.map(|own| char::from(own).to_string()),
            "header": [sheet.header.0, sheet.header.1],
            "rows": sheet.rows,
            "sampled": sheet.sampled,
            "table": export.proposal.as_ref().map(|own| &own.table),
            "rival": export.proposal.as_ref().and_then(|own| own.rival.as_ref()),
            "columns": columns.collect::<Vec<_>>(),
            "questions": self.questions(export),
            "changes": changes.collect::<Vec<_>>(),
        })
    }
}

/// What the proposal does with a column.
fn taken(proposal: &Proposal, place: usize) -> Option<&Choice> {
    let is = |own: &&Choice| own.place() == Some(place);
    let may = |own: &&Choice| match &own.answer {
        Answer::Which { places, .. } => places.contains(&place),
        _ => false,
    };
    proposal.columns.iter().find(is).or_else(|| proposal.columns.iter().find(may))
}

fn sure(confidence: u32) -> &'static str {
    match confidence {
        90.. => "sure",
        70.. => "likely",
        _ => "weak",
    }
}

/// Values that say nothing of a person: codes and yes or no; for others their pattern must do.
fn shown(column: &Column, schema: &ColumnSchema) -> Option<String> {
    let texts = &column.texts;
    let harmless = match &schema.ty {
        Type::Code(_) => {
            let short = texts.each.iter().all(|(text, _)| text.chars().count() <= 12);
            short || texts.each.len() * 3 <= texts.filled()
        }
        Type::Bool => true,
        _ => false,
    };
    if !harmless || schema.personal || texts.each.len() > 100 {
        return None;
    }
    let mut ordered: Vec<&(std::rc::Rc<str>, usize)> = texts.each.iter().collect();
    ordered.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
    let mut said: Vec<&str> = ordered.iter().take(5).map(|(text, _)| &**text).collect();
    if ordered.len() > 5 {
        said.push("…");
    }
    Some(said.join(", "))
}
