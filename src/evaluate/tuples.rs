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

/// So many records tell what the others are like.
const SAMPLE: usize = 4096;

/// Do nearly all records differ, as far as the first ones tell? Then it costs more to find those that
/// look alike than to judge each of them.
pub fn nearly_all_differ(columns: &[&[i64]], len: usize) -> bool {
    if len < 4 * SAMPLE {
        return false;
    }
    let first: Vec<&[i64]> = columns.iter().map(|column| &column[..SAMPLE]).collect();
    distinct(&first, SAMPLE).representatives.len() > SAMPLE / 4 * 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_records_are_compared_and_many_are_sampled() {
        for (len, step, expected) in
            [(100, 1, false), (16_383, 1, false), (16_384, 1, true), (16_384, 2, false)]
        {
            let column: Vec<i64> = (0..len).map(|record| record / step).collect();
            assert_eq!(nearly_all_differ(&[&column], column.len()), expected, "{len} {step}");
        }
    }

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
