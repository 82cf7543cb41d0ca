//! What changed between two submissions or periods, and which records made it. Polish: porównanie.
//!
//! Both sides are counted, one after the other, and asked side by side: nothing is kept of a cell but its steps and
//! the keys that somebody asked to see.

mod back_test;
mod bundles;
mod counted;
mod fate;
mod intact;
mod keys;
mod linear;
mod made;
mod matched;
mod measured;
mod moved;
mod pair;
mod recounted;
mod register;
mod sides;
mod slots;
mod summed;
mod time;
mod walk;

use std::path::PathBuf;

use super::counted::{Asked, Scene, counted as counted_return};
use super::edition::Editions;
use super::explain::address;
use super::{Exit, Page, Progress, Refused, Request, Shared, Workplace};
use crate::bridge::{Alone, Bridge, CellBridge, Side};
use crate::builtin;
use crate::diagnostic::{Diagnostic, Problems};
use crate::evaluate::fill::At;
use crate::ingest::Kept;
use crate::report::State;
use crate::template::Library;
pub use back_test::{BackTest, BackTested, back_test};
pub use intact::tampered;
use matched::Matched;
use pair::{One, Pair};
pub use recounted::counted_otherwise;
use recounted::recounted;
pub use sides::{Laid, Told as ToldSide, same_twice, sides, two_returns};
use time::Clock;
use walk::{Walker, printed};

/// A side of the comparison. Polish: strona porównania.
pub struct Compared {
    /// The return as it is counted: of a version, in the folder in which it was laid out again.
    pub request: Request,
    /// The version, and the office whose `wyniki/` has it.
    pub version: Option<(u32, PathBuf)>,
    /// The version is counted with its own options, so that it must give what it printed.
    pub as_made: bool,
    /// Files of the version that are not those that were written.
    pub changed: Vec<String>,
}

/// What of both is told.
#[derive(Clone, Debug)]
pub struct DiffAsked {
    /// Cells by name, `1B/5/1`; they are told whether they changed or not.
    pub cells: Vec<String>,
    /// Only of these sections.
    pub sections: Vec<String>,
    /// The keys behind the cells that are told.
    pub moves: Option<Page>,
}

/// Compares two sides, from A to B.
///
/// Errors: X101 no such section, row or column on either side; X102 the cell is printed by neither.
pub fn diff(
    sides: [&Compared; 2],
    asked: &DiffAsked,
    progress: &dyn Fn(Progress<'_>),
) -> Result<Bridge, Refused> {
    let [before, after] = sides.map(|own| &own.request);
    // The same exports are read once.
    let same = before.office == after.office
        && before.form == after.form
        && before.uncorrected == after.uncorrected;
    let shared = Shared { kept: same.then(Kept::for_two), ..Shared::default() };
    let with = Asked { shared: &shared, rules: false, keeping: None };
    let places = opened([before, after])?;
    let (found, _) = counted_return(&places[0], before, with, progress, |one| {
        let inner = |other: Scene<'_>| compare([&one, &other], sides, asked);
        Ok(counted_return(&places[1], after, with, progress, inner)?.0)
    })?;
    Ok(found)
}

/// The workplaces of both sides; of one office the templates are read once.
fn opened([before, after]: [&Request; 2]) -> Result<[Workplace; 2], Refused> {
    if before.office != after.office {
        return Ok([
            Workplace::open(&before.office, &before.form, before.period)?,
            Workplace::open(&after.office, &after.form, after.period)?,
        ]);
    }
    let root = &before.office;
    let problems = Problems::default();
    let files = builtin::files(Some(root), &problems);
    let editions = &mut Editions::of(&files);
    let one = Workplace::open_in(editions, root, &before.form, before.period, problems)?;
    let problems = Problems::default();
    let other = Workplace::open_in(editions, root, &after.form, after.period, problems)?;
    Ok([one, other])
}

fn compare(
    scenes: [&Scene<'_>; 2],
    sides: [&Compared; 2],
    asked: &DiffAsked,
) -> Result<Bridge, Refused> {
    let named = named(scenes, asked)?;
    let matched = Matched::new(scenes)?;
    let version = |side: usize| sides[side].version.as_ref().map(|(version, _)| *version);
    let options = options(scenes);
    let libraries = scenes.map(|own| &*own.place.library);
    let told_otherwise = !options.is_empty() || !alike(libraries);
    let ones = [One::new(scenes[0], version(0)), One::new(scenes[1], version(1))];
    let [before, after] = scenes.map(|own| own.request);
    let same_inputs = before.office == after.office
        && before.period == after.period
        && before.uncorrected == after.uncorrected;
    let pair = Pair::new(ones, told_otherwise, same_inputs);
    let clock = Clock::default();
    let walker = Walker::new(&pair, &clock, &matched, scenes);
    let form = scenes[1].filler.form;
    let (mut told, mut unchanged) = (Vec::new(), 0);
    for there in matched.all(1) {
        let Some(here) = matched.before(there) else {
            continue;
        };
        let is_named = named.contains(&(1, there)) || named.contains(&(0, here));
        if !named.is_empty() && !is_named {
            continue;
        }
        let section = &form.sections[there.0].id;
        if !asked.sections.is_empty() && !asked.sections.contains(section) {
            continue;
        }
        let own = unwalked(scenes, &matched, [here, there]);
        if own.changed() || is_named {
            told.push(([here, there], own));
        } else {
            unchanged += 1;
        }
    }
    if asked.moves.is_none() {
        walker.look_ahead(&told.iter().map(|(at, _)| *at).collect::<Vec<_>>())?;
    }
    let mut cells = Vec::new();
    for (at, mut own) in told {
        let walked = match asked.moves {
            Some(page) => walker.walk_for(at, Some(page))?,
            None => walker.walk(at)?,
        };
        own.steps = walked.whole();
        own.moved = walked.moved;
        own.parts = walker.parts(at)?;
        cells.push(own);
    }
    let lone = |side: usize| alone(scenes[side], &matched, side, (asked, &named));
    Ok(Bridge {
        form: scenes[1].report.form.clone(),
        sides: [side(scenes[0], sides[0]), side(scenes[1], sides[1])],
        cells,
        unchanged,
        only: [lone(0), lone(1)],
        options,
        recounted: [
            recounted(scenes[0], &matched, 0, sides[0]),
            recounted(scenes[1], &matched, 1, sides[1]),
        ],
    })
}

/// A cell with both values, before its steps are known.
fn unwalked(scenes: [&Scene<'_>; 2], matched: &Matched, [here, there]: [At; 2]) -> CellBridge {
    let cell = address::name(there, scenes[1].filler.form);
    let cell_before = address::name(here, scenes[0].filler.form);
    CellBridge {
        cell_before: (cell_before != cell).then_some(cell_before),
        cell,
        titles: both(titles(scenes[0], here), titles(scenes[1], there)),
        before: printed(&matched.cell(0, here)),
        after: printed(&matched.cell(1, there)),
        steps: Vec::new(),
        parts: Vec::new(),
        moved: None,
    }
}

/// The cells that were named, as the sides have them: of which side, and which.
fn named(scenes: [&Scene<'_>; 2], asked: &DiffAsked) -> Result<Vec<(usize, At)>, Refused> {
    let refused = |found| Refused::one(Exit::Configuration, found);
    let forms = scenes.map(|own| own.filler.form);
    let mut named = Vec::new();
    for cell in &asked.cells {
        let found = [0, 1].map(|side| address::find(cell, forms[side]));
        if let [Err(_), Err(found)] = found {
            return Err(refused(found));
        }
        let there = [0, 1].into_iter().zip(found).filter_map(|(side, own)| Some((side, own.ok()?)));
        let before = named.len();
        for (side, at) in there {
            let section = &forms[side].sections[at.0];
            let (row, column) = (&section.rows[at.1], &section.columns[at.2]);
            if scenes[side].report.cell(&section.id, &row.id, &column.id).is_some() {
                named.push((side, at));
            }
        }
        if named.len() == before {
            return Err(refused(address::not_printed(cell.clone())));
        }
    }
    for section in &asked.sections {
        let known = || forms.iter().flat_map(|own| &own.sections).map(|own| own.id.as_str());
        if !known().any(|own| own == section) {
            let mut known: Vec<&str> = known().collect();
            known.sort_unstable();
            known.dedup();
            let found = Diagnostic::error("X101").with("kind", "section").with("cell", section);
            let found = found.with("found", section).likest(section, known, address::NAMED);
            return Err(refused(found));
        }
    }
    Ok(named)
}

fn side(scene: &Scene<'_>, compared: &Compared) -> Side {
    Side {
        period: scene.report.period.clone(),
        version: compared.version.as_ref().map(|(version, _)| *version),
        changed: compared.changed.clone(),
        symbol: scene.report.head.symbol.clone(),
        edition: scene.filler.form.edition.clone(),
    }
}

fn titles(scene: &Scene<'_>, at: At) -> [String; 3] {
    let section = &scene.filler.form.sections[at.0];
    let column = &section.columns[at.2];
    let printed = scene.report.sections.iter().find(|own| own.id == section.id);
    let dated = printed.and_then(|own| own.columns.iter().find(|own| own.id == column.id));
    let column = dated.map_or_else(|| column.title.clone(), |own| own.title.clone());
    [section.title.clone(), section.rows[at.1].label.clone(), column]
}

/// The titles of B; of a row or column that A calls otherwise, of another year or edition, both.
fn both(before: [String; 3], after: [String; 3]) -> [String; 3] {
    let [_, old_row, old_column] = before;
    let [section, row, column] = after;
    let said = |old: String, new: String| if old == new { new } else { format!("{old} → {new}") };
    [section, said(old_row, row), said(old_column, column)]
}

/// The cells that only one side has, of those that were asked for.
fn alone(
    scene: &Scene<'_>,
    matched: &Matched,
    side: usize,
    (asked, named): (&DiffAsked, &[(usize, At)]),
) -> Vec<Alone> {
    let form = scene.filler.form;
    let is_alone = |at: &At| match side {
        0 => matched.after(*at).is_none(),
        _ => matched.before(*at).is_none(),
    };
    let is_asked = |at: &At| {
        let section = &form.sections[at.0].id;
        (named.is_empty() || named.contains(&(side, *at)))
            && (asked.sections.is_empty() || asked.sections.contains(section))
    };
    let cells = matched.all(side).filter(|at| is_alone(at) && is_asked(at));
    let cells = cells.map(|at| Alone {
        cell: address::name(at, form),
        titles: titles(scene, at),
        printed: printed(&matched.cell(side, at)),
    });
    // One that takes no value is missed by nobody.
    cells.filter(|own| own.printed.state != State::Blocked).collect()
}

/// The options that the sides were told otherwise.
fn options(scenes: [&Scene<'_>; 2]) -> Vec<(String, String, String)> {
    let [before, after] = scenes.map(|own| own.options);
    let names = before.keys().chain(after.keys().filter(|own| !before.contains_key(*own)));
    let value = |of: Option<&String>| of.cloned().unwrap_or_default();
    let both = names.map(|name| (name.clone(), value(before.get(name)), value(after.get(name))));
    both.filter(|(_, before, after)| before != after).collect()
}

/// Do two libraries say the same, apart from what returns say themselves?
fn alike([before, after]: [&Library; 2]) -> bool {
    let views = |own: &Library| -> Vec<(String, String)> {
        let text = |view: &crate::template::view::View| view.place.source.text.clone();
        own.views.iter().map(|(name, view)| (name.clone(), text(view))).collect()
    };
    let lists = before.codebooks.len() == after.codebooks.len()
        && before.codebooks.iter().all(|(name, own)| {
            after.codebooks.get(name).is_some_and(|other| own.codes == other.codes)
        });
    let names =
        |own: &Library| -> Vec<String> { own.parameters.names().map(str::to_owned).collect() };
    let parameters = names(before) == names(after)
        && before
            .parameters
            .names()
            .all(|name| before.parameters.get(name) == after.parameters.get(name));
    lists && parameters && views(before) == views(after)
}
