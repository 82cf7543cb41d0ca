//! Measured expressions, each computed once for the whole view.

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostic;
use crate::evaluate::value::evaluate;
use crate::evaluate::{Context, Frame};
use crate::expression::Node;
use crate::model::{MISSING, value::present};

/// Measured expressions, each computed once for the whole view.
#[derive(Default)]
pub(in crate::evaluate) struct Quantities {
    nodes: Vec<Node>,
    pub(super) values: Vec<Vec<i64>>,
    /// Dense numbers of the values, and how many there are; made when a distinct count asks.
    pub(super) dense: FxHashMap<usize, (Vec<u32>, usize)>,
    /// For a quantity and its key: which keys, by dense number, have one quantity in all records.
    pub(super) uniform: FxHashMap<(usize, usize), Vec<bool>>,
}

/// In place of the dense number of a value that is not there.
pub(super) const NO_NUMBER: u32 = u32::MAX;

impl Quantities {
    /// The place of an expression among the quantities; it is computed when it is new.
    pub(super) fn index(
        &mut self,
        node: &Node,
        frame: &Frame,
        context: &Context<'_>,
    ) -> Result<usize, Diagnostic> {
        if let Some(index) = self.nodes.iter().position(|own| own == node) {
            return Ok(index);
        }
        self.values.push(evaluate(node, frame, context)?);
        self.nodes.push(node.clone());
        Ok(self.nodes.len() - 1)
    }

    /// Numbers the values of a quantity from 0, and says how many different ones there are.
    pub(super) fn make_dense(&mut self, index: usize) -> usize {
        let values = &self.values[index];
        let (_, count) = self.dense.entry(index).or_insert_with(|| {
            let mut numbers: FxHashMap<i64, u32> = FxHashMap::default();
            let dense = values
                .iter()
                .map(|value| match present(*value) {
                    None => NO_NUMBER,
                    Some(value) => {
                        let next = numbers.len() as u32;
                        *numbers.entry(value).or_insert(next)
                    }
                })
                .collect();
            (dense, numbers.len())
        });
        *count
    }

    /// Finds the keys whose quantity never differs, and says how many keys there are.
    pub(super) fn make_uniform(&mut self, value: usize, per: usize) -> usize {
        let count = self.make_dense(per);
        if !self.uniform.contains_key(&(value, per)) {
            let mut first = vec![MISSING; count];
            let mut uniform = vec![true; count];
            let quantities = self.dense[&per].0.iter().zip(&self.values[value]);
            for (key, quantity) in quantities {
                if *key == NO_NUMBER || present(*quantity).is_none() {
                    continue;
                }
                let own = &mut first[*key as usize];
                if *own == MISSING {
                    *own = *quantity;
                } else if own != quantity {
                    uniform[*key as usize] = false;
                }
            }
            self.uniform.insert((value, per), uniform);
        }
        count
    }
}
