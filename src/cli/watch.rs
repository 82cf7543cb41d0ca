//! A bar on a terminal while a run works; nothing in cron.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::{Common, Format};
use crate::diagnostic::Catalogue;
use crate::run::Progress;

/// Shows how far a run is; is gone when it ends.
pub struct Watch<'w> {
    bar: ProgressBar,
    catalogue: &'w Catalogue,
}

impl<'w> Watch<'w> {
    pub fn new(common: &Common, title: &str, catalogue: &'w Catalogue) -> Watch<'w> {
        let shown =
            std::io::stderr().is_terminal() && !common.quiet && common.format == Format::Text;
        let bar = if shown { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix}: {wide_msg} {elapsed}")
        {
            bar.set_style(style);
        }
        bar.set_prefix(title.to_owned());
        if shown {
            bar.enable_steady_tick(std::time::Duration::from_millis(100));
        }
        Watch { bar, catalogue }
    }

    pub fn tell(&self, progress: Progress<'_>) {
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
    }
}
