//! Distinct combinations of values: what looks alike to every condition is judged once.

use rustc_hash::FxHashMap;

/// Which combination each record has, and one record for each combination.
#[derive(Clone, Debug)]
pub struct Tuples {
    pub of_record: Vec<u32>,
    pub representatives: Vec<u32>,
}

/// The distinct combinations of some columns, numbered in the order they first appear.
pub fn distinct(columns: &[&[i64]], len: usize) -> Tuples {
    let mut of_record = vec![0u32; len];
    let mut representatives: Vec<u32> = if len == 0 { Vec::new() } else { vec![0] };
    for column in columns {
        let mut numbers: FxHashMap<(u32, i64), u32> = FxHashMap::default();
        let mut firsts: Vec<u32> = Vec::new();
        // Exports come sorted and repeat themselves: the pair before is very often the pair now.
        let mut last: Option<((u32, i64), u32)> = None;
        for (record, (code, value)) in of_record.iter_mut().zip(column.iter()).enumerate() {
            let pair = (*code, *value);
            *code = match last {
                Some((seen, number)) if seen == pair => number,
                _ => *numbers.entry(pair).or_insert_with(|| {
                    firsts.push(record as u32);
                    (firsts.len() - 1) as u32
                }),
            };
            last = Some((pair, *code));
        }
        representatives = firsts;
    }
    Tuples { of_record, representatives }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn records_share_a_number_exactly_when_they_look_alike(
            rows in prop::collection::vec((0i64..3, 0i64..3), 0..40)
        ) {
            let left: Vec<i64> = rows.iter().map(|row| row.0).collect();
            let right: Vec<i64> = rows.iter().map(|row| row.1).collect();
            let tuples = distinct(&[&left, &right], rows.len());
            for (a, row_a) in rows.iter().enumerate() {
                for (b, row_b) in rows.iter().enumerate() {
                    prop_assert_eq!(tuples.of_record[a] == tuples.of_record[b], row_a == row_b);
                }
                let representative = tuples.representatives[tuples.of_record[a] as usize];
                prop_assert_eq!(rows[representative as usize], *row_a);
            }
        }
    }
}
