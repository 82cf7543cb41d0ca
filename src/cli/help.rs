//! Help and mistakes of the command line in the language of the reader.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, Error};

use super::args::Args;
use super::clock::YEARS;
use crate::diagnostic::{Catalogue, Diagnostic, last_day_meant};

/// The command line with the help of a language.
pub fn command(catalogue: &Catalogue) -> Command {
    localized(Args::command(), "spraw", catalogue)
}

/// Texts of a command, its arguments and its own commands: `help-<path>`, `help-<path>-<argument>`, or
/// `help-any-<argument>` for what every command has.
fn localized(command: Command, path: &str, catalogue: &Catalogue) -> Command {
    let template = format!(
        "{{before-help}}{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        catalogue.word("help-usage")
    );
    let mut command = command
        .about(catalogue.word(&format!("help-{path}")))
        .help_template(template)
        .subcommand_help_heading(catalogue.word("help-commands"))
        .subcommand_value_name(catalogue.word("help-command"));
    let names: Vec<String> =
        command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for name in names {
        command = command.mut_arg(&name, |argument| {
            let own = format!("help-{path}-{name}");
            let id = if catalogue.has(&own) { own } else { format!("help-any-{name}") };
            let heading = if argument.is_positional() { "help-arguments" } else { "help-options" };
            let mut argument =
                argument.help(catalogue.word(&id)).help_heading(catalogue.word(heading));
            if argument.get_action().takes_values() {
                argument = argument.hide_possible_values(true);
            }
            if let Some(value) = catalogue.part(&id, Some("value"), []) {
                argument = argument.value_name(value);
            }
            argument
        });
    }
    // Clap's own words in the line of usage.
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    let words = path.replace('-', " ");
    let rest = usage.split_once(' ').map_or("", |(_, rest)| rest);
    let options = format!("[{}]", catalogue.word("help-options").to_uppercase());
    command = command.override_usage(format!("{words} {rest}").replace("[OPTIONS]", &options));
    let commands: Vec<String> =
        command.get_subcommands().map(|own| own.get_name().to_owned()).collect();
    for name in commands {
        let below = format!("{path}-{name}");
        command = command.mut_subcommand(&name, |own| localized(own, &below, catalogue));
    }
    command
}

/// Flags that take a day.
const DAYS: [&str; 2] = ["--today", "--before"];

/// What clap refused, as a diagnostic (C118; C174 and C176 for a day); none when it is help or the version that was asked for.
pub fn refused(error: &Error, catalogue: &Catalogue) -> Option<Diagnostic> {
    let kind = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::UnknownArgument => "unknown",
        ErrorKind::InvalidSubcommand => "command",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "value",
        ErrorKind::MissingRequiredArgument => "missing",
        ErrorKind::ArgumentConflict => "conflict",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "nothing"
        }
        _ => "other",
    };
    let said = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) if kind == ContextKind::ValidValue => {
            let texts = texts.iter().map(|own| value(own, catalogue));
            Some(texts.collect::<Vec<_>>().join(", "))
        }
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let value = said(ContextKind::InvalidValue).unwrap_or_default();
    let of_day =
        said(ContextKind::InvalidArg).is_some_and(|own| DAYS.iter().any(|day| own.contains(day)));
    if kind == "value" && of_day {
        if value.parse::<chrono::NaiveDate>().is_ok() {
            let (first, last) = (i64::from(*YEARS.start()), i64::from(*YEARS.end()));
            let found = Diagnostic::error("C176").with("found", value);
            return Some(found.with("first", first.to_string()).with("last", last.to_string()));
        }
        let last = last_day_meant(&value).unwrap_or_else(|| "none".to_owned());
        return Some(Diagnostic::error("C174").with("found", value).with("last", last));
    }
    let found = said(ContextKind::InvalidArg).or(said(ContextKind::InvalidSubcommand));
    let known = said(ContextKind::ValidValue).or(said(ContextKind::ValidSubcommand));
    let near = said(ContextKind::SuggestedArg)
        .or(said(ContextKind::SuggestedSubcommand))
        .or(said(ContextKind::SuggestedValue))
        .or(said(ContextKind::PriorArg));
    Some(
        Diagnostic::error("C118")
            .with("kind", kind)
            .with("found", found.unwrap_or_default())
            .with("value", value)
            .with("known", known.unwrap_or_else(|| "none".to_owned()))
            .with("nearest", near.unwrap_or_else(|| "none".to_owned())),
    )
}

/// A value that can be typed; a state of a version in the reader's words, which can be typed too.
fn value(typed: &str, catalogue: &Catalogue) -> String {
    let id = format!("state-{typed}");
    let word = if catalogue.has(&id) { catalogue.word(&id) } else { typed.to_owned() };
    if word == typed { word } else { format!("{word} ({typed})") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    fn texts(command: &Command, found: &mut Vec<String>) {
        found.extend(command.get_about().map(ToString::to_string));
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string);
            found.push(help.unwrap_or_else(|| format!("⟨{}⟩", argument.get_id())));
        }
        for own in command.get_subcommands() {
            texts(own, found);
        }
    }

    #[test]
    fn every_command_and_flag_has_its_help_in_both_languages() {
        for language in [Language::Polish, Language::English] {
            let mut found = Vec::new();
            command(&Catalogue::new(language)).debug_assert();
            texts(&command(&Catalogue::new(language)), &mut found);
            assert!(found.len() > 30);
            let silent: Vec<&String> = found.iter().filter(|text| text.contains('⟨')).collect();
            assert!(silent.is_empty(), "{language:?}: {silent:?}");
        }
    }
}
