//! The order in which returns are made: one whose cells another reads comes before it, else by name.
//!
//! So a second run finds the same submissions to compare with as the first.

use std::collections::{BTreeMap, BTreeSet};

/// Returns by id, with the texts of their files, in the order in which they are made. In a circle the
/// first by name comes last.
pub fn in_order(returns: &BTreeMap<&str, Vec<&str>>) -> Vec<String> {
    let read: BTreeMap<&str, BTreeSet<&str>> = returns
        .iter()
        .map(|(own, texts)| {
            let named = texts.iter().flat_map(|text| named(text));
            (*own, named.filter(|name| name != own && returns.contains_key(name)).collect())
        })
        .collect();
    let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
    for own in read.keys() {
        after_what_it_reads(own, &read, &mut seen, &mut order);
    }
    order
}

fn after_what_it_reads<'n>(
    own: &'n str,
    read: &BTreeMap<&'n str, BTreeSet<&'n str>>,
    seen: &mut BTreeSet<&'n str>,
    order: &mut Vec<String>,
) {
    if seen.insert(own) {
        for other in &read[own] {
            after_what_it_reads(other, read, seen, order);
        }
        order.push(own.to_owned());
    }
}

/// What stands before the colon of `[mrpips-03:2/1/1]`. Only the order hangs on it: so the text is enough, and the
/// returns that are not asked for need not be read.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('[').skip(1).filter_map(|piece| Some(piece.split_once(':')?.0))
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn what_is_read_comes_first() {
        for (returns, expected) in [
            ("a b c", "a b c"),
            ("a>[c:1/1/1] b c", "c a b"),
            ("a>[c:1/1/1] b c>[d:2/1/k@half_2] d", "d c a b"),
            // Itself, a cell of its own, and what is no return.
            ("a>[a:1/1/1]+[b/1/1]+[other:1/1/1] b", "a b"),
            // A circle: somebody has to be first.
            ("a>[b:1/1/1] b>[a:1/1/1] c", "b a c"),
        ] {
            let parts = returns.split(' ').map(|own| own.split_once('>').unwrap_or((own, "")));
            let found = in_order(&parts.map(|(own, text)| (own, vec![text])).collect());
            assert_eq!(found.join(" "), expected, "{returns}");
        }
    }
}
