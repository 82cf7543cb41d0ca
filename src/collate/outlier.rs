//! Units that stand far from their peers, told by the median and the median deviation from it. Polish: wartości
//! odstające.

use crate::number::Exact;

/// What is policy: how far is far, and how many peers there must be.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// So many median deviations from the median.
    pub far: Exact,
    pub least_peers: usize,
}

/// What the peers of one cell are like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peers {
    pub count: usize,
    pub median: Exact,
    /// The median of the distances from it. Polish: mediana odchyleń bezwzględnych.
    pub deviation: Exact,
}

impl Peers {
    /// None when there are too few, or when half of them are equal: nothing is far then.
    pub fn of(values: &[Exact], measure: &Measure) -> Option<Peers> {
        if values.len() < measure.least_peers.max(1) {
            return None;
        }
        let middle = median(values)?;
        let distances: Option<Vec<Exact>> =
            values.iter().map(|own| own.subtract(middle).map(Exact::absolute)).collect();
        let deviation = median(&distances?)?;
        (deviation > Exact::ZERO).then_some(Peers {
            count: values.len(),
            median: middle,
            deviation,
        })
    }

    /// How many deviations from the median a value is, when it is far.
    pub fn far(&self, value: Exact, measure: &Measure) -> Option<Exact> {
        let distance = value.subtract(self.median)?.absolute().divide(self.deviation)?;
        (distance > measure.far).then_some(distance)
    }
}

/// The one in the middle, or half the sum of the two there.
fn median(values: &[Exact]) -> Option<Exact> {
    let mut sorted = values.to_vec();
    sorted.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    sorted[sorted.len() / 2 - 1].plus(upper)?.divide(Exact::whole(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(values: &[i128]) -> Vec<Exact> {
        values.iter().map(|own| Exact::whole(*own)).collect()
    }

    #[test]
    fn what_is_far_is_told_by_medians() {
        let measure = Measure { far: Exact::whole(5), least_peers: 5 };
        // Median 4, distances 2 1 0 1 96: their median is 1; 96 deviations away is 100.
        let values = whole(&[2, 3, 4, 5, 100]);
        let peers = Peers::of(&values, &measure).unwrap();
        assert_eq!((peers.median, peers.deviation), (Exact::whole(4), Exact::whole(1)));
        let far: Vec<Option<Exact>> = values.iter().map(|own| peers.far(*own, &measure)).collect();
        assert_eq!(far, [None, None, None, None, Some(Exact::whole(96))]);
        // Median 2½, distances 1½ ½ ½ 1½: their median is 1.
        let measure = Measure { least_peers: 4, ..measure };
        let peers = Peers::of(&whole(&[1, 2, 3, 4]), &measure).unwrap();
        assert_eq!((peers.median, peers.deviation), (Exact::new(5, 2).unwrap(), Exact::whole(1)));
        // Too few, and all alike.
        assert_eq!(Peers::of(&whole(&[1, 2, 3]), &measure), None);
        assert_eq!(Peers::of(&whole(&[0, 0, 0, 0, 9]), &measure), None);
    }
}
