//! What happened to the columns of an export since its mapping was made.

use super::title::{letters, plain};
use crate::diagnostic::nearest;

/// Columns that are not where, or what, they were. Polish: co się przesunęło.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    pub new: Vec<String>,
    pub missing: Vec<String>,
    /// What it was called and what it seems to be called now.
    pub renamed: Vec<(String, String)>,
    /// A title with the letters under which it stood and stands.
    pub moved: Vec<(String, String, String)>,
}

impl Moved {
    /// Compares the titles of an export with those recorded of an earlier one.
    pub fn between(before: &[String], now: &[String]) -> Moved {
        let (old, own): (Vec<String>, Vec<String>) = (
            before.iter().map(|text| plain(text)).collect(),
            now.iter().map(|text| plain(text)).collect(),
        );
        let partner = partners(&old, &own);
        let free = |place: &usize| !own[*place].is_empty() && !partner.contains(&Some(*place));
        let mut new: Vec<usize> = (0..own.len()).filter(free).collect();
        let lost =
            (0..old.len()).filter(|place| !old[*place].is_empty() && partner[*place].is_none());
        let mut found = Moved::default();
        for place in lost {
            let like = renamed(place, &old, &own, &partner, &new);
            match like {
                Some(as_now) => {
                    new.retain(|own| *own != as_now);
                    found.renamed.push((before[place].clone(), now[as_now].clone()));
                }
                None => found.missing.push(before[place].clone()),
            }
        }
        found.new = new.into_iter().map(|place| now[place].clone()).collect();
        let kept: Vec<(usize, usize)> =
            partner.iter().enumerate().filter_map(|(place, own)| Some((place, (*own)?))).collect();
        let stayed = longest_rising(&kept);
        found.moved = kept
            .iter()
            .filter(|pair| !stayed.contains(pair))
            .map(|(was, is)| (before[*was].clone(), letters(*was), letters(*is)))
            .collect();
        found
    }

    pub fn is_empty(&self) -> bool {
        *self == Moved::default()
    }

    /// The fields of a message, `none` where nothing is to be told.
    pub fn fields(&self) -> [(&'static str, String); 4] {
        let or_none = |text: String| if text.is_empty() { "none".to_owned() } else { text };
        let quoted = |names: &[String]| {
            let each: Vec<String> = names.iter().map(|name| format!("„{name}”")).collect();
            or_none(each.join(", "))
        };
        let renamed: Vec<String> =
            self.renamed.iter().map(|(was, is)| format!("„{was}” → „{is}”")).collect();
        let moved: Vec<String> =
            self.moved.iter().map(|(name, was, is)| format!("„{name}” {was} → {is}")).collect();
        [
            ("new", quoted(&self.new)),
            ("missing", quoted(&self.missing)),
            ("renamed", or_none(renamed.join(", "))),
            ("moved", or_none(moved.join(", "))),
        ]
    }
}

/// For every old title its place now; equal titles in their order.
fn partners(old: &[String], now: &[String]) -> Vec<Option<usize>> {
    let mut taken = vec![false; now.len()];
    let each = old.iter().map(|title| {
        let place = (0..now.len()).find(|place| !taken[*place] && now[*place] == *title)?;
        taken[place] = true;
        (!title.is_empty()).then_some(place)
    });
    each.collect()
}

/// The new title that a lost one most likely became: one spelt nearly so, else the one between the same
/// neighbours.
fn renamed(
    place: usize,
    old: &[String],
    now: &[String],
    partner: &[Option<usize>],
    new: &[usize],
) -> Option<usize> {
    let spelt = nearest(&old[place], new.iter().map(|own| now[*own].as_str()));
    if let Some(spelt) = spelt {
        return new.iter().copied().find(|own| now[*own] == spelt);
    }
    let before = place.checked_sub(1).map(|left| partner[left]);
    let after = partner.get(place + 1);
    new.iter().copied().find(|own| {
        let left = match before {
            None => *own == 0,
            Some(left) => left.is_some() && left == own.checked_sub(1),
        };
        let right = match after {
            None => own + 1 == now.len(),
            Some(right) => *right == Some(own + 1),
        };
        left && right
    })
}

/// The most pairs whose second numbers rise: these stayed where they were, the others moved.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For every pair the length of the longest run that ends with it, and the one before it there.
    let mut ends: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, pair) in pairs.iter().enumerate() {
        let lower = (0..index).filter(|own| pairs[*own].1 < pair.1);
        let before = lower.max_by_key(|own| ends[*own].0);
        ends.push((before.map_or(1, |own| ends[own].0 + 1), before));
    }
    let mut next = (0..pairs.len()).max_by_key(|own| ends[*own].0);
    let mut found = Vec::new();
    while let Some(own) = next {
        found.push(pairs[own]);
        next = ends[own].1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moved() {
        for (before, now, expected) in [
            ("Nr|Od|Do|Kwota", "Nr|Od|Do|Kwota", "none none none none"),
            ("Nr|Od|Do|Kwota", "nr |Od|Do|Kwota", "none none none none"),
            ("Nr|Od|Do|Kwota", "Nr|Do|Od|Kwota", "none none none „Od” B → C"),
            ("Nr|Od|Do|Kwota", "Nr|Kwota|Od|Do", "none none none „Kwota” D → B"),
            ("Nr|Od|Kwota", "Nr|Uwagi|Od|Kwota", "„Uwagi” none none none"),
            ("Nr|Od|Kwota", "Nr|Kwota", "none „Od” none none"),
            ("Nr|Kwota|Od", "Nr|Kwotta|Od", "none none „Kwota” → „Kwotta” none"),
            ("Nr|Data wydania|Od", "Nr|Wydano|Od", "none none „Data wydania” → „Wydano” none"),
        ] {
            let list = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
            let found = Moved::between(&list(before), &list(now)).fields().map(|(_, text)| text);
            assert_eq!(found.join(" "), expected, "{before} / {now}");
        }
    }
}
