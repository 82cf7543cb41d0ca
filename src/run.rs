//! The main job, top to bottom: templates, exports, records, cells, rules, files.

mod agreement;
mod altered;
mod archive;
mod calendar;
mod controlled;
mod corrections;
mod counted;
mod diff;
mod earlier;
mod example;
mod explain;
mod edition;
mod head;
mod history;
mod judged;
mod law;
mod leftovers;
mod loading;
mod lock;
mod manual;
mod monitor;
mod office;
mod options;
mod outcome;
mod outdated;
mod preview;
mod receiver;
mod record_rules;
mod said;
mod shared;
mod sql;
mod submission;
mod today;
mod waived;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Problems};
use crate::evaluate::fill::Filled;
use crate::evaluate::view::StepLedger;
use crate::ingest;
use crate::model::Interner;
use crate::period::ReportingPeriod;
use crate::quality::{Quality, Told, Waivers};
use crate::report::{List, Report, RuleOutcome};

use archive::Keeping;
pub use archive::{
    Aged, Beside, Fate as FileFate, ForgetAsked, Forgetting, Going, Rerun, Restored, Since, forget,
    rerun, restore, since,
};
pub use calendar::{
    deadline_of, deadlines, doubts_of, exports_at_hand, known_names, known_returns,
    months_without_exports, own_returns, results_at_hand, returns_for, returns_kept, terms_beyond,
    wrong_options, year_of_deadlines,
};
pub use controlled::{outcomes, rules_of, surrounded};
use counted::{Asked, counted};
pub use diff::{BackTest, BackTested, back_test};
pub use diff::{
    Compared as DiffSide, DiffAsked, Laid, ToldSide, counted_otherwise, diff, same_twice,
    sides as diff_sides, tampered, two_returns,
};
pub use earlier::{Compared, Earlier};
pub use edition::{open_all, open_form};
pub use example::{Tried, examples, try_example};
pub use explain::{Asking, Page, asking, explain, explain_all, explain_parts, explain_record};
pub use history::{
    Entry, History, Mark, Marked, Standing, Standings, State as VersionState, corrected, mark,
    status,
};
use judged::judged;
pub use law::{Basis, bases_of_cells, beyond as beyond_law, law_on, today_beyond};
pub use leftovers::abandon;
pub use lock::Lock;
pub use monitor::{
    Awaited, Delivered, Everything, Monitored, Request as MonitorRequest, monitor, partners,
    read_everything, read_strategies, strategies, trace as explain_indicator,
    trace_all as explain_indicators,
};
pub use office::{Workplace, find_office, office_of, other_offices, read_mappings, roles};
pub use options::{context_of, options_of};
pub use outcome::{Exit, exit_of};
pub use outdated::outdated;
pub use preview::{Change, changes};
pub use receiver::{read_again, read_cells, read_workbook};
use shared::Shared;
pub use sql::{Said as SaidInSql, SqlAsked, sql};
pub use submission::{File, Holds, Written, put_whole};
pub use today::{Today, lists_on};

/// What is asked of one run.
pub struct Request {
    pub office: PathBuf,
    pub form: String,
    pub period: ReportingPeriod,
    /// Options given on the command line, over those of `spraw.toml`.
    pub options: BTreeMap<String, String>,
    /// Write a submission; else only check.
    pub write: bool,
    /// As if the office had corrected nothing.
    pub uncorrected: bool,
    /// What is written is only told of.
    pub dry_run: bool,
}

/// How far a run is, for those who watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress<'p> {
    /// A table is read.
    Reading(&'p str),
    Counting,
    Checking,
    Writing,
}

/// What a run found and made.
pub struct Done {
    pub report: Report,
    pub outcomes: Vec<RuleOutcome>,
    pub findings: Vec<Diagnostic>,
    pub loaded: ingest::Loaded,
    pub filled: Filled,
    /// Who waits for what on the last day of the period.
    pub lists: Vec<List>,
    pub steps: Vec<StepLedger>,
    /// Findings and outcomes record by record, and counted.
    pub quality: Quality,
    pub waivers: Waivers,
    /// Submissions that rules and formulas compared with.
    pub compared: Vec<Compared>,
    /// Until when what it stands on is known.
    pub law: Vec<Basis>,
    pub written: Option<Written>,
    /// The texts behind the numbers of its tables.
    pub texts: Arc<Interner>,
}

impl Done {
    /// What there is to tell of the data and the rules.
    pub fn told(&self) -> Told<'_> {
        Told { findings: &self.findings, outcomes: &self.outcomes, quality: &self.quality }
    }
}

/// Nothing was made: why, and with which exit code.
pub struct Refused {
    pub exit: Exit,
    pub diagnostics: Vec<Diagnostic>,
}

impl Refused {
    fn because(exit: Exit, problems: Problems) -> Refused {
        Refused { exit, diagnostics: problems.into_vec() }
    }

    fn one(exit: Exit, diagnostic: Diagnostic) -> Refused {
        Refused { exit, diagnostics: vec![diagnostic] }
    }
}

/// Runs one return for one period.
pub fn run(request: &Request, progress: &dyn Fn(Progress<'_>)) -> Result<Done, Refused> {
    let mut place = Workplace::open(&request.office, &request.form, request.period)?;
    let law = law::bases(&place.form, &place.library, &place.office);
    place.warnings.extend(beyond_law(&law, &place.office, request.period)?);
    Ok(Done { law, ..run_at(place, request, &Shared::default(), progress)? })
}

/// The same where everything is open.
fn run_at(
    place: Workplace,
    request: &Request,
    shared: &Shared,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Done, Refused> {
    let keeping = request.write.then(|| match request.dry_run {
        true => Keeping::listing(),
        false => Keeping::new(&request.office),
    });
    let asked = Asked { shared, rules: !shared.cells_only, keeping: keeping.as_ref() };
    let (mut done, tables) =
        counted(&place, request, asked, progress, |scene| judged(scene, progress))?;
    done.loaded.tables = tables;
    Ok(done)
}

/// The newest version folder of a return and period, with its number.
pub fn newest_version(
    office: &Path,
    form: &str,
    period: ReportingPeriod,
) -> Option<(u32, PathBuf)> {
    submission::newest_version(office, form, period)
}
