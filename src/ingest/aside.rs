//! Records that are set aside while a table grows, value after value. Polish: rekordy odłożone.

use crate::model::Origin;

/// Their values lie side by side: a million little lists between the findings would leave a million holes
/// in memory when they go.
#[derive(Default)]
pub struct Aside {
    values: Vec<i64>,
    origins: Vec<Origin>,
}

impl Aside {
    /// All records of a table have the same number of values.
    pub fn push(&mut self, values: &[i64], origin: Origin) {
        debug_assert_eq!(self.values.len(), self.origins.len() * values.len());
        self.values.extend_from_slice(values);
        self.origins.push(origin);
    }

    pub fn len(&self) -> usize {
        self.origins.len()
    }

    pub fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    /// Keeps the first records alone.
    pub fn truncate(&mut self, records: usize) {
        if records < self.len() {
            self.values.truncate(records * self.width());
            self.origins.truncate(records);
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&[i64], Origin)> + Clone {
        self.values.chunks_exact(self.width().max(1)).zip(self.origins.iter().copied())
    }

    fn width(&self) -> usize {
        self.values.len().checked_div(self.len()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_as_they_were_put() {
        let mut aside = Aside::default();
        aside.truncate(0);
        for row in 1..=3u32 {
            aside.push(&[i64::from(row), -1], Origin { input: 0, row });
        }
        for (records, expected) in [(5, "1 2 3"), (2, "1 2"), (0, "")] {
            aside.truncate(records);
            let found: Vec<String> = aside
                .iter()
                .map(|(values, origin)| {
                    assert_eq!(values, [i64::from(origin.row), -1]);
                    origin.row.to_string()
                })
                .collect();
            assert_eq!(found.join(" "), expected);
        }
    }
}
