//! `template schema` knows every key that a template says: all that ship, and all cases of the language.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// What is wrong with a value, by its path.
fn wrong(schema: &Value, value: &toml::Value, path: &str, found: &mut Vec<String>) {
    if let Some(ways) = schema["anyOf"].as_array() {
        let fits = |way: &Value| {
            let mut own = Vec::new();
            wrong(way, value, path, &mut own);
            own.is_empty()
        };
        if !ways.iter().any(fits) {
            found.push(format!("{path}: none of several ways"));
        }
        return;
    }
    if let Some(words) = schema["enum"].as_array() {
        if !words.iter().any(|word| word.as_str() == value.as_str()) {
            found.push(format!("{path}: {value} is no word of the schema"));
        }
        return;
    }
    let fits = match schema["type"].as_str() {
        Some("string") => value.is_str(),
        Some("integer") => value.is_integer(),
        Some("boolean") => value.is_bool(),
        Some("array") => value.is_array(),
        Some("object") => value.is_table(),
        _ => true,
    };
    if !fits {
        found.push(format!("{path}: {value} is not {}", schema["type"]));
    }
    for item in value.as_array().into_iter().flatten() {
        wrong(&schema["items"], item, &format!("{path}[]"), found);
    }
    let Some(table) = value.as_table().filter(|_| schema["type"] == "object") else {
        return;
    };
    for (key, item) in table {
        let below = format!("{path}.{key}");
        match (&schema["properties"][key], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => found.push(format!("{below}: unknown key")),
            (Value::Null, other) => wrong(other, item, &below, found),
            (own, _) => wrong(own, item, &below, found),
        }
    }
}

fn schema() -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_spraw"));
    let output = command.args(["template", "schema"]).output().expect("the program runs");
    serde_json::from_slice(&output.stdout).expect("a schema")
}

/// Files of returns, quantities, indicators and strategies: other folders have keys of their own.
fn templates(folder: &Path, found: &mut Vec<PathBuf>) {
    const OTHERS: [&str; 6] =
        ["tables", "views", "mappings", "indicators", "strategies", "collation"];
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() && !OTHERS.iter().any(|own| name == *own) {
            templates(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
}

#[test]
fn every_template_fits_the_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    templates(&root.join("report_templates"), &mut paths);
    templates(&root.join("sample_data/wzory"), &mut paths);
    for case in std::fs::read_dir(root.join("tests/language")).expect("cases").flatten() {
        let about = std::fs::read_to_string(case.path().join("case.toml")).expect("a case");
        // Cases of mistakes say what no template may.
        if !about.contains("refused") {
            templates(&case.path().join("wzory"), &mut paths);
        }
    }
    let (schema, mut all) = (schema(), Vec::new());
    for path in &paths {
        let text = std::fs::read_to_string(path).expect("a template");
        let value: toml::Value = toml::from_str(&text).expect("valid TOML");
        let mut found = Vec::new();
        // A case has views of its own, which the program does not ship.
        wrong(&schema, &value, "", &mut found);
        let own = path.starts_with(root.join("tests"));
        found.retain(|told| !own || !told.ends_with(".view: none of several ways"));
        all.extend(found.into_iter().map(|told| format!("{} {told}", path.display())));
    }
    assert!(all.is_empty(), "{all:#?}");
    assert!(paths.len() > 150, "{}", paths.len());
    // And it is not one that takes everything.
    let mut found = Vec::new();
    let slip = "[return]\nid = 1\n[[section]]\nviev = \"payments\"\nview = \"paiments\"";
    wrong(&schema, &toml::from_str(slip).expect("valid TOML"), "", &mut found);
    assert_eq!(found.len(), 3, "{found:?}");
    let mut found = Vec::new();
    wrong(&schema, &toml::from_str(STRATEGY_SLIPS).expect("valid TOML"), "", &mut found);
    assert_eq!(
        found,
        [
            ".goal[].operational[].indicator[].target.way: \"gora\" is no word of the schema",
            ".goal[].operational[].indicator[].targett: unknown key",
            ".indicator[].character: \"dobra\" is no word of the schema",
            ".measure[].source[].formula: unknown key",
            ".measure[].source[].view: none of several ways",
            ".strategy.from: \"2024\" is not \"integer\"",
            ".whole[].parts: \"A\" is not \"array\"",
        ]
    );
    // An editor offers the indicators of the catalogue.
    let aims = "/properties/goal/items/properties/operational/items/properties/indicator/items";
    let ids = schema.pointer(&format!("{aims}/properties/id/anyOf/0/enum")).expect("a list");
    assert!(ids.as_array().is_some_and(|own| own.contains(&"PZ-07a".into())), "{ids}");
}

const STRATEGY_SLIPS: &str = r#"
[strategy]
from = "2024"

[[goal]]
id = "1"
[[goal.operational]]
id = "1.1"
indicator = [{ id = "X", target = { way = "gora" }, targett = 1 }]

[[measure]]
id = "m"
[[measure.source]]
view    = "paiments"
formula = "[1]"

[[indicator]]
character = "dobra"

[[whole]]
parts = "A"
"#;
