//! The two ways in which a sheet may be read: as it stands, and with columns that are made of others.

use super::evidence::Judge;
use super::look::Sheet;
use super::made::folded_sheet;
use super::narrow::{NEAR, propose};
use super::proposal::{Answer, Doubt, Proposal};
use crate::model::TableSchema;

/// Both ways, where there are two. Polish: odczytania.
pub struct Readings {
    two: Option<(Sheet, Sheet)>,
}

impl Readings {
    pub fn of(sheet: &Sheet) -> Readings {
        Readings { two: folded_sheet(sheet).map(|folded| (sheet.clone(), folded)) }
    }

    /// The reading that explains more, with what is proposed for it; where both explain nearly as much,
    /// what is made of columns becomes a question.
    pub fn best(
        &self,
        sheet: &mut Sheet,
        likely: &mut Vec<&TableSchema>,
        judge: &Judge<'_>,
    ) -> Option<Proposal> {
        let tables = std::mem::take(likely);
        let Some((plain, folded)) = &self.two else {
            return propose(sheet, &tables, likely, judge);
        };
        let (mut of_plain, mut of_folded) = (Vec::new(), Vec::new());
        let as_it_stands = propose(plain, &tables, &mut of_plain, judge);
        let made = propose(folded, &tables, &mut of_folded, judge);
        let has = |list: &[&TableSchema], own: &TableSchema| {
            list.iter().any(|other| other.name.text == own.name.text)
        };
        let either = tables.into_iter().filter(|own| has(&of_plain, own) || has(&of_folded, own));
        *likely = either.collect();
        let points = |own: &Option<Proposal>| own.as_ref().map_or(0, |own| own.points);
        let more = points(&made) - points(&as_it_stands);
        let made = made.filter(|own| more > -NEAR && own.uses_made(folded));
        let Some(mut made) = made else {
            sheet.clone_from(plain);
            return as_it_stands;
        };
        if more < NEAR {
            made.ask_of_made(folded);
        }
        sheet.clone_from(folded);
        Some(made)
    }
}

impl Proposal {
    /// Does some column come from one that is made of others?
    fn uses_made(&self, sheet: &Sheet) -> bool {
        let mut places = self.columns.iter().filter_map(|own| own.place());
        places.any(|place| sheet.columns[place].made.is_some())
    }

    fn ask_of_made(&mut self, sheet: &Sheet) {
        for choice in &mut self.columns {
            if let Some(place) = choice.place().filter(|own| sheet.columns[*own].made.is_some()) {
                choice.answer = Answer::Which { places: vec![place], why: Doubt::Made };
            }
        }
    }
}
