//! Commands and flags.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// spraw – sprawozdania ośrodka pomocy społecznej z eksportów systemu dziedzinowego.
#[derive(Parser, Debug)]
#[command(name = "spraw", version, about, disable_help_subcommand = true)]
pub struct Args {
    #[command(flatten)]
    pub common: Common,
    /// Język komunikatów: pl albo en (bez tego LC_ALL, LANG, a potem pl)
    #[arg(long, global = true, value_name = "JĘZYK")]
    pub lang: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(clap::Args, Debug)]
pub struct Common {
    /// Katalog ośrodka (bez tego najbliższy wyżej ze spraw.toml)
    #[arg(short = 'C', long = "office", global = true, value_name = "KATALOG")]
    pub office: Option<PathBuf>,
    /// Wyniki jako tekst albo JSON
    #[arg(long, global = true, value_enum, default_value = "text", value_name = "FORMAT")]
    pub format: Format,
    /// Tylko błędy
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Wszystkie ustalenia, także powtarzające się
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Kolory: auto, always, never
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "KIEDY")]
    pub color: Colour,
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
    /// Główne zadanie: oblicza, sprawdza i zapisuje sprawozdania
    Run(Run),
    /// Oblicza i sprawdza wszystko, ale niczego nie zapisuje
    Check(Run),
    /// Zakłada wymyślony ośrodek z eksportami do ćwiczeń
    Demo(Demo),
    /// Zakłada katalog nowego ośrodka
    Init { folder: PathBuf },
    /// Wzory sprawozdań: lista, opis, sprawdzenie
    Template(Template),
}

#[derive(clap::Args, Debug)]
pub struct Run {
    /// Sprawozdania (bez tego wszystkie, które istnieją dla okresu)
    pub returns: Vec<String>,
    /// Okres: 2025, 2025-H1, 2025-Q3, 2025-07; można powtórzyć
    #[arg(long, required = true, value_name = "OKRES")]
    pub period: Vec<String>,
    /// Opcja sprawozdania, np. basis=decyzja; ma pierwszeństwo przed spraw.toml
    #[arg(long = "option", value_name = "NAZWA=WARTOŚĆ")]
    pub options: Vec<String>,
}

#[derive(clap::Args, Debug)]
pub struct Demo {
    /// Katalog, który powstanie
    pub folder: PathBuf,
    /// Liczba mieszkańców gminy
    #[arg(long, default_value_t = 140_000, value_name = "N")]
    pub inhabitants: u32,
    /// Ziarno: to samo daje te same pliki
    #[arg(long, default_value_t = 1, value_name = "S")]
    pub seed: u64,
    /// Lata, np. 2024..2025
    #[arg(long, default_value = "2024..2025", value_name = "A..B")]
    pub years: String,
    /// Bez usterek w danych
    #[arg(long)]
    pub clean: bool,
    /// Z każdym rodzajem usterek (do prób)
    #[arg(long, conflicts_with = "clean")]
    pub dirty: bool,
    /// Z każdym rodzajem świadczeń, powodów i rodzin (do prób)
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
    /// Lista sprawozdań, widoków, tabel i słowników
    List,
    /// Opisuje sprawozdanie, widok, tabelę albo słownik
    Show { name: String },
    /// Sprawdza wszystkie wzory
    Check,
}
