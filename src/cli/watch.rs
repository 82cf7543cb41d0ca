//! A bar on a terminal while a run works; in cron nothing, or a line a stage. Polish: postęp, dziennik.

use std::cell::RefCell;
use std::io::IsTerminal;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::args::{Common, Format};
use crate::diagnostic::Catalogue;
use crate::run::Progress;

/// Shows how far a run is; is gone when it ends.
pub struct Watch<'w> {
    bar: ProgressBar,
    log: Option<Log>,
    catalogue: &'w Catalogue,
}

impl<'w> Watch<'w> {
    pub fn new(common: &Common, title: &str, catalogue: &'w Catalogue) -> Watch<'w> {
        let shown = std::io::stderr().is_terminal()
            && !common.quiet
            && common.format == Format::Text
            && common.log_format == Format::Text;
        let bar = if shown { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix}: {wide_msg} {elapsed}")
        {
            bar.set_style(style);
        }
        bar.set_prefix(title.to_owned());
        if shown {
            bar.enable_steady_tick(std::time::Duration::from_millis(100));
        }
        let log = (common.log_format == Format::Json).then(|| Log::begun(title));
        Watch { bar, log, catalogue }
    }

    pub fn tell(&self, progress: Progress<'_>) {
        if let Some(log) = &self.log {
            log.reached(match progress {
                Progress::Reading(_) => "reading",
                Progress::Counting => "counting",
                Progress::Checking => "checking",
                Progress::Writing => "writing",
            });
        }
        let message = match progress {
            Progress::Reading(file) => {
                self.catalogue.say("progress-reading", &[("file", file.into())])
            }
            Progress::Counting => self.catalogue.word("progress-counting"),
            Progress::Checking => self.catalogue.word("progress-checking"),
            Progress::Writing => self.catalogue.word("progress-writing"),
        };
        self.bar.set_message(message);
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
        if let Some(log) = &self.log {
            log.reached("");
            log.whole();
        }
    }
}

/// A line of JSON on stderr for each stage that has ended, and one for the whole.
struct Log {
    of: String,
    begun: Instant,
    stage: RefCell<Stage>,
}

struct Stage {
    name: &'static str,
    begun: Instant,
    /// How many times it was told: tables that were read.
    steps: u32,
}

impl Log {
    fn begun(title: &str) -> Log {
        let now = Instant::now();
        let stage = RefCell::new(Stage { name: "opening", begun: now, steps: 1 });
        Log { of: title.to_owned(), begun: now, stage }
    }

    fn reached(&self, name: &'static str) {
        let mut stage = self.stage.borrow_mut();
        if stage.name == name {
            stage.steps += 1;
            return;
        }
        let line = json!({
            "at": now(), "of": self.of, "stage": stage.name, "steps": stage.steps,
            "seconds": seconds(stage.begun),
        });
        told!("{line}");
        *stage = Stage { name, begun: Instant::now(), steps: 1 };
    }

    fn whole(&self) {
        let line = json!({
            "at": now(), "of": self.of, "stage": "whole", "seconds": seconds(self.begun),
        });
        told!("{line}");
    }
}

fn now() -> String {
    chrono::Local::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// To a thousandth.
fn seconds(begun: Instant) -> f64 {
    (begun.elapsed().as_secs_f64() * 1000.0).round() / 1000.0
}
