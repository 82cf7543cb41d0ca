//! The best pairs over all: who gets which column, so that the points together are the most.

/// For every row of `points` the column it gets, or none; pairs of no points are not made.
///
/// The Hungarian method over a square of costs; a sheet has some dozens of columns.
pub fn best(points: &[Vec<i32>]) -> Vec<Option<usize>> {
    // Of a sheet with hundreds of blank columns only a few are worth anything to anybody.
    let columns = points.iter().map(Vec::len).max().unwrap_or_default();
    let worth =
        |column: &usize| points.iter().any(|own| own.get(*column).is_some_and(|own| *own > 0));
    let kept: Vec<usize> = (0..columns).filter(worth).collect();
    let of_kept = |own: &Vec<i32>| -> Vec<i32> {
        kept.iter().map(|column| own.get(*column).copied().unwrap_or_default()).collect()
    };
    let few: Vec<Vec<i32>> = points.iter().map(of_kept).collect();
    best_of(&few).into_iter().map(|own| own.map(|column| kept[column])).collect()
}

fn best_of(points: &[Vec<i32>]) -> Vec<Option<usize>> {
    let rows = points.len();
    let columns = points.iter().map(Vec::len).max().unwrap_or_default();
    let size = rows.max(columns);
    let cost = |row: usize, column: usize| {
        let own = points.get(row).and_then(|own| own.get(column)).copied();
        -i64::from(own.unwrap_or_default().max(0))
    };
    // Prices of rows and columns, and which row holds a column; all count from 1.
    let (mut of_row, mut of_column) = (vec![0i64; size + 1], vec![0i64; size + 1]);
    let mut held = vec![0usize; size + 1];
    for row in 1..=size {
        held[0] = row;
        let mut at = 0;
        let mut least = vec![i64::MAX; size + 1];
        let mut from = vec![0usize; size + 1];
        let mut done = vec![false; size + 1];
        while held[at] != 0 {
            done[at] = true;
            let own = held[at];
            let (mut step, mut next) = (i64::MAX, 0);
            for column in (1..=size).filter(|column| !done[*column]) {
                let more = cost(own - 1, column - 1) - of_row[own] - of_column[column];
                if more < least[column] {
                    least[column] = more;
                    from[column] = at;
                }
                if least[column] < step {
                    step = least[column];
                    next = column;
                }
            }
            for column in 0..=size {
                if done[column] {
                    of_row[held[column]] += step;
                    of_column[column] -= step;
                } else if least[column] != i64::MAX {
                    least[column] -= step;
                }
            }
            at = next;
        }
        while at != 0 {
            held[at] = held[from[at]];
            at = from[at];
        }
    }
    let mut found = vec![None; rows];
    for (column, holder) in held.iter().enumerate().skip(1) {
        let row = holder - 1;
        if points.get(row).and_then(|own| own.get(column - 1)).is_some_and(|own| *own > 0) {
            found[row] = Some(column - 1);
        }
    }
    found
}

/// The points of all pairs together.
pub fn total(points: &[Vec<i32>], pairs: &[Option<usize>]) -> i32 {
    let each = pairs.iter().enumerate();
    each.filter_map(|(row, column)| points[row].get((*column)?)).sum()
}

/// How many points are lost when a row must not have the column it got.
pub fn loss(points: &[Vec<i32>], pairs: &[Option<usize>], row: usize) -> i32 {
    let Some(column) = pairs[row] else {
        return 0;
    };
    let mut without = points.to_vec();
    without[row][column] = 0;
    total(points, pairs) - total(&without, &best(&without))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_points_over_all() {
        for (points, expected) in [
            (vec![vec![5, 9], vec![9, 10]], vec![Some(1), Some(0)]),
            (vec![vec![9, 9, 0], vec![0, 8, 0]], vec![Some(0), Some(1)]),
            (vec![vec![0, 0], vec![7, 0], vec![8, 0]], vec![None, None, Some(0)]),
            (vec![vec![], vec![]], vec![None, None]),
        ] {
            assert_eq!(best(&points), expected, "{points:?}");
        }
        let points = vec![vec![10, 9], vec![9, 10]];
        assert_eq!(loss(&points, &best(&points), 0), 2);
    }
}
