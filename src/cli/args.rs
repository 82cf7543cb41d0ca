//! Commands and flags. Their help is in the catalogues (`help-…`), put in by [`super::help`].

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

#[derive(Parser, Debug)]
#[command(name = "spraw", version, disable_help_subcommand = true)]
#[command(disable_help_flag = true, disable_version_flag = true)]
pub struct Args {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(clap::Args, Debug)]
pub struct Common {
    #[arg(short = 'C', long = "office", global = true)]
    pub office: Option<PathBuf>,
    #[arg(long, global = true)]
    pub lang: Option<String>,
    #[arg(long, global = true, value_enum, default_value = "text", hide_default_value = true)]
    pub format: Format,
    /// What cron keeps: a line a stage on stderr.
    #[arg(long, global = true, value_enum, default_value = "text", hide_default_value = true)]
    pub log_format: Format,
    /// The day for which something is due, in place of the clock's.
    #[arg(long, global = true, value_parser = super::clock::day)]
    pub today: Option<chrono::NaiveDate>,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(short, long, global = true)]
    pub verbose: bool,
    #[arg(long, global = true, value_enum, default_value = "auto", hide_default_value = true)]
    pub color: Colour,
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    Run(Run),
    Check(Run),
    Explain(Explain),
    Diff(Diff),
    Due(Due),
    Calendar(Calendar),
    Monitor(Monitor),
    Verify(Verify),
    Collate(Collate),
    Rerun(Rerun),
    Approve(Approve),
    Mark(Mark),
    Status(Status),
    Forget(Forget),
    Sql(Sql),
    Demo(Demo),
    Init {
        folder: PathBuf,
    },
    Inspect(Inspect),
    Template(Template),
    /// For bash, zsh, fish, powershell, elvish.
    Completions {
        shell: clap_complete::Shell,
    },
    /// The page of the program, or of one command.
    Man {
        command: Option<String>,
    },
}

#[derive(clap::Args, Debug)]
pub struct Run {
    pub returns: Vec<String>,
    #[arg(long)]
    pub period: Vec<String>,
    #[arg(long = "option")]
    pub options: Vec<String>,
    /// Show what the office's corrections change, cell by cell and rule by rule.
    #[arg(long)]
    pub corrections: bool,
    /// Say what would be written, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(clap::Args, Debug)]
pub struct Explain {
    #[arg(value_name = "RETURN")]
    pub form: String,
    #[arg(required_unless_present_any = ["record", "parts"])]
    pub cell: Option<String>,
    #[arg(long)]
    pub period: String,
    #[arg(long = "option")]
    pub options: Vec<String>,
    /// A person, family or decision: where it is counted, and why not elsewhere.
    #[arg(long, conflicts_with = "cell")]
    pub record: Option<String>,
    /// Do the parts make up their wholes, and what does no row take?
    #[arg(long, conflicts_with_all = ["cell", "record"])]
    pub parts: bool,
    /// Records on a page; 0 is all of them.
    #[arg(long, default_value_t = 20, hide_default_value = true)]
    pub limit: usize,
    #[arg(long, default_value_t = 1, hide_default_value = true)]
    pub page: usize,
    #[arg(long)]
    pub show_personal: bool,
    /// All records into a csv or xlsx.
    #[arg(long)]
    pub to: Option<PathBuf>,
}

#[derive(clap::Args, Debug)]
pub struct Diff {
    /// `mrpips-03:2025-H1`, `mrpips-03:2025-H1:v1`, `wyniki/2025-H1/mrpips-03/v1`.
    #[arg(value_name = "A")]
    pub a: String,
    /// The same; what is left out is as in A.
    #[arg(value_name = "B")]
    pub b: Option<String>,
    #[arg(long = "cell")]
    pub cells: Vec<String>,
    #[arg(long = "section")]
    pub sections: Vec<String>,
    /// The records behind every cell that is told.
    #[arg(long)]
    pub records: bool,
    #[arg(long = "option")]
    pub options: Vec<String>,
    /// Of B alone.
    #[arg(long = "b-option")]
    pub b_options: Vec<String>,
    /// Cells, or records of named cells, on a page; 0 is all of them.
    #[arg(long, default_value_t = 20, hide_default_value = true)]
    pub limit: usize,
    #[arg(long, default_value_t = 1, hide_default_value = true)]
    pub page: usize,
    #[arg(long)]
    pub show_personal: bool,
    /// All of it into a csv or xlsx.
    #[arg(long)]
    pub to: Option<PathBuf>,
}

#[derive(clap::Args, Debug)]
pub struct Due {
    pub returns: Vec<String>,
    /// Keep the lists of work.
    #[arg(long)]
    pub write: bool,
    /// A message that can be sent as it is, and nothing when there is nothing to do.
    #[arg(long)]
    pub mail: bool,
}

#[derive(clap::Args, Debug)]
pub struct Calendar {
    pub returns: Vec<String>,
    /// The year in which the deadlines fall; else the current one.
    #[arg(long)]
    pub year: Option<i32>,
    /// A csv, xlsx, or ics for Outlook.
    #[arg(long)]
    pub to: Option<PathBuf>,
}

#[derive(clap::Args, Debug)]
pub struct Verify {
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long = "rule")]
    pub rules: Vec<String>,
    #[arg(long)]
    pub form: Option<String>,
    #[arg(long)]
    pub period: Option<String>,
    #[arg(long)]
    pub edition: Option<String>,
    #[arg(long = "option")]
    pub options: Vec<String>,
}

#[derive(clap::Args, Debug)]
pub struct Collate {
    pub form: String,
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long)]
    pub period: String,
    /// The units that must send the return.
    #[arg(long)]
    pub units: Option<PathBuf>,
    #[arg(long)]
    pub to: Option<PathBuf>,
    #[arg(long)]
    pub group: Option<String>,
    #[arg(long)]
    pub edition: Option<String>,
    #[arg(long = "option")]
    pub options: Vec<String>,
}

#[derive(clap::Args, Debug)]
pub struct Rerun {
    /// The folder of a version, or its manifest.
    pub version: PathBuf,
}

#[derive(clap::Args, Debug)]
pub struct Approve {
    #[arg(value_name = "RETURN")]
    pub form: String,
    #[command(flatten)]
    pub said: Said,
}

#[derive(clap::Args, Debug)]
pub struct Mark {
    #[arg(value_name = "RETURN")]
    pub form: String,
    #[arg(value_enum)]
    pub state: Marking,
    #[command(flatten)]
    pub said: Said,
}

/// Of which version, by whom and why.
#[derive(clap::Args, Debug)]
pub struct Said {
    #[arg(long)]
    pub period: String,
    #[arg(long)]
    pub version: Option<u32>,
    /// Yes, although there is a newer one.
    #[arg(long)]
    pub older: bool,
    #[arg(long)]
    pub by: String,
    #[arg(long, default_value = "", hide_default_value = true)]
    pub reason: String,
}

/// What can be said of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Marking {
    #[value(alias = "sprawdzone")]
    Checked,
    /// The same as `approve`.
    #[value(alias = "zatwierdzone")]
    Approved,
    #[value(alias = "wyslane", alias = "wysłane")]
    Sent,
    #[value(alias = "zwrocone", alias = "zwrócone")]
    Returned,
    #[value(alias = "szkic")]
    Draft,
}

#[derive(clap::Args, Debug)]
pub struct Status {
    pub returns: Vec<String>,
    #[arg(long)]
    pub period: Option<String>,
}

#[derive(clap::Args, Debug)]
pub struct Forget {
    /// Versions from before this day.
    #[arg(long)]
    pub before: chrono::NaiveDate,
    /// The newest versions too.
    #[arg(long)]
    pub newest: bool,
    /// Do it; else only say what would be done.
    #[arg(long)]
    pub yes: bool,
}

#[derive(clap::Args, Debug)]
pub struct Monitor {
    pub strategy: Option<String>,
    #[arg(long)]
    pub period: Option<String>,
    /// A district, or all of them beside the city.
    #[arg(long, value_name = "DISTRICT")]
    pub unit: Option<String>,
}

#[derive(clap::Args, Debug)]
pub struct Sql {
    pub form: String,
    pub cells: Vec<String>,
    #[arg(long)]
    pub period: Option<String>,
    #[arg(long = "option")]
    pub options: Vec<String>,
    /// The functions before the statements.
    #[arg(long)]
    pub macros: bool,
    /// The folder that the tables are written to.
    #[arg(long)]
    pub tables: Option<PathBuf>,
    #[arg(long)]
    pub show_personal: bool,
}

#[derive(clap::Args, Debug)]
pub struct Inspect {
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long)]
    pub write: bool,
    #[arg(long)]
    pub table: Option<String>,
}

#[derive(clap::Args, Debug)]
pub struct Demo {
    pub folder: PathBuf,
    #[arg(long, default_value_t = 140_000, hide_default_value = true)]
    pub inhabitants: u32,
    #[arg(long, default_value_t = 1, hide_default_value = true)]
    pub seed: u64,
    #[arg(long, default_value = "2024..2025", hide_default_value = true)]
    pub years: String,
    #[arg(long)]
    pub clean: bool,
    #[arg(long, conflicts_with = "clean")]
    pub dirty: bool,
    #[arg(long)]
    pub thorough: bool,
}

#[derive(clap::Args, Debug)]
pub struct Template {
    #[command(subcommand)]
    pub command: TemplateCommand,
}

#[derive(Subcommand, Debug)]
pub enum TemplateCommand {
    List,
    Show {
        name: String,
        section: Option<String>,
    },
    Check,
    New {
        id: String,
        #[arg(long)]
        from: PathBuf,
        #[arg(long)]
        period: String,
        #[arg(long)]
        view: Option<String>,
    },
    Test(TemplateTest),
    Schema,
}

#[derive(clap::Args, Debug)]
pub struct TemplateTest {
    pub id: Option<String>,
    /// Count the exports of this period by two editions and compare; else the example is tried.
    #[arg(long, requires = "id")]
    pub period: Option<String>,
    /// The first day of the edition that is tried; else the newest.
    #[arg(long, requires = "period")]
    pub edition: Option<String>,
    #[arg(long = "option", requires = "period")]
    pub options: Vec<String>,
    /// Cells on a page; 0 is all of them.
    #[arg(long, requires = "period", default_value_t = 20, hide_default_value = true)]
    pub limit: usize,
    #[arg(long, requires = "period", default_value_t = 1, hide_default_value = true)]
    pub page: usize,
    /// All of it into a csv.
    #[arg(long, requires = "period")]
    pub to: Option<PathBuf>,
}
