//! Records of one person under two spellings. Polish: dwie pisownie jednej osoby.
//!
//! Two names are one when they have the same words in any order (`Nowak-Kowalska Anna`, `Anna Kowalska Nowak`),
//! when all words of one, at least two, stand in the other (`Anna Kowalska`, `Anna Maria Kowalska`), or when they
//! differ by one letter that is missing, changed or has changed places with its neighbour. Capitals and Polish
//! marks make no difference.
//!
//! The work grows with the records and the length of their names, never with their pairs: a million people who
//! were all born on one day are looked at as fast as any others.

use rustc_hash::FxHashMap;

use crate::evaluate::view::keys_of;
use crate::evaluate::{Context, Frame};
use crate::model::letters::folded;
use crate::model::value::present;
use crate::model::{MISSING, UNREADABLE};

/// Shorter names are too often one letter apart.
const SHORTEST_WITH_A_SLIP: usize = 7;
/// Of so many words, at most, every part is tried.
const MOST_WORDS: usize = 6;

/// What decides whether two records are one.
#[derive(Clone, Copy)]
pub struct Likeness<'a> {
    /// The columns that must be equal.
    pub within: &'a [String],
    /// The columns of the name.
    pub names: &'a [String],
    /// Two records that both have a value here are told apart, or together, by it.
    pub settled_by: &'a [String],
}

/// What a record is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Like {
    Nobody,
    /// The number of a record.
    Record(u32),
    /// It has no name, or nothing that it could be compared within.
    Nameless,
    Unreadable,
}

/// For each record another that is likely the same.
pub fn alike(frame: &Frame, asked: Likeness<'_>, context: &Context<'_>) -> Vec<Like> {
    let mut found = vec![Like::Nobody; frame.len];
    let within = keys_of(frame, asked.within.iter().map(String::as_str));
    let width = asked.within.len().max(1);
    let mut groups: FxHashMap<&[i64], Group> = FxHashMap::default();
    for (record, told) in found.iter_mut().enumerate() {
        let key = within.get(record * width..(record + 1) * width).unwrap_or_default();
        let name = asked.names.iter().map(|own| frame.values(own)[record]);
        if key.contains(&UNREADABLE) || name.clone().any(|own| own == UNREADABLE) {
            *told = Like::Unreadable;
            continue;
        }
        let words =
            words(&name.filter_map(present).map(|own| context.text(own)).collect::<Vec<_>>());
        if key.contains(&MISSING) || words.len() < 2 {
            *told = Like::Nameless;
            continue;
        }
        let settled =
            asked.settled_by.iter().any(|own| present(frame.values(own)[record]).is_some());
        groups.entry(key).or_default().add(words, record as u32, settled);
    }
    for group in groups.into_values().filter(Group::has_a_doubt) {
        group.pair(&mut |one, other| {
            for (record, like) in [(one, other), (other, one)] {
                let own = &mut found[record as usize];
                // The first of several, whatever the order in which they were met.
                if !matches!(own, Like::Record(before) if *before <= like) {
                    *own = Like::Record(like);
                }
            }
        });
    }
    found
}

/// The words of a name, in the order of letters, each once.
fn words(parts: &[String]) -> Vec<String> {
    let folded = folded(&parts.join(" "));
    let each = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|own| !own.is_empty());
    let mut words: Vec<String> = each.map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Records of one spelling.
#[derive(Default)]
struct Spelling {
    /// The first that nothing settles, and the first that something does.
    open: Option<u32>,
    settled: Option<u32>,
    /// All that nothing settles.
    all_open: Vec<u32>,
}

impl Spelling {
    /// The record that others of another spelling are told to be like, for one that is settled or not.
    fn partner(&self, settled: bool) -> Option<u32> {
        if settled { self.open } else { self.open.into_iter().chain(self.settled).min() }
    }
}

/// Records that agree in everything but their names.
#[derive(Default)]
struct Group {
    spellings: Vec<(Vec<String>, Spelling)>,
    places: FxHashMap<Vec<String>, usize>,
}

impl Group {
    fn add(&mut self, words: Vec<String>, record: u32, settled: bool) {
        let place = *self.places.entry(words).or_insert_with_key(|words| {
            self.spellings.push((words.clone(), Spelling::default()));
            self.spellings.len() - 1
        });
        let own = &mut self.spellings[place].1;
        if settled {
            own.settled.get_or_insert(record);
        } else {
            own.open.get_or_insert(record);
            own.all_open.push(record);
        }
    }

    /// Is there a record that nothing settles, and another beside it?
    fn has_a_doubt(&self) -> bool {
        let open = self.spellings.iter().map(|(_, own)| own.all_open.len()).sum::<usize>();
        open > 1 || (open == 1 && self.spellings.iter().any(|(_, own)| own.settled.is_some()))
    }

    /// Tells of every two that are likely one.
    fn pair(&self, tell: &mut dyn FnMut(u32, u32)) {
        for (_, own) in &self.spellings {
            let first = own.open.into_iter().chain(own.settled).min();
            for record in &own.all_open {
                match first.filter(|first| first != record) {
                    Some(first) => tell(first, *record),
                    None => {
                        let second = own.all_open.get(1).copied().or(own.settled);
                        second.into_iter().for_each(|other| tell(*record, other));
                    }
                }
            }
        }
        for (one, other) in self.parts().into_iter().chain(self.slips()) {
            self.meet(one, other, tell);
            self.meet(other, one, tell);
        }
    }

    /// Tells of the records of one spelling that nothing settles, and of one of the other.
    fn meet(&self, one: usize, other: usize, tell: &mut dyn FnMut(u32, u32)) {
        let (one, other) = (&self.spellings[one].1, &self.spellings[other].1);
        if let Some(partner) = other.partner(false) {
            one.all_open.iter().for_each(|record| tell(*record, partner));
        }
        if let (Some(settled), Some(partner)) = (one.settled, other.partner(true)) {
            tell(settled, partner);
        }
    }

    /// Spellings of which one has all words of the other.
    fn parts(&self) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (place, (words, _)) in self.spellings.iter().enumerate() {
            if !(3..=MOST_WORDS).contains(&words.len()) {
                continue;
            }
            for chosen in 1_u32..(1 << words.len()) - 1 {
                if chosen.count_ones() < 2 {
                    continue;
                }
                let part = words.iter().enumerate().filter(|(bit, _)| chosen >> bit & 1 == 1);
                let part: Vec<String> = part.map(|(_, word)| word.clone()).collect();
                found.extend(self.places.get(&part).map(|own| (*own, place)));
            }
        }
        found
    }

    /// Spellings that differ by one letter of one word: without it, and perhaps one of the other's, they are equal.
    fn slips(&self) -> Vec<(usize, usize)> {
        // The other words of the name, and what is left of the one with the slip.
        let mut shorter: FxHashMap<(String, String), Vec<(usize, usize)>> = FxHashMap::default();
        for (place, (words, _)) in self.spellings.iter().enumerate() {
            if words.iter().map(|own| own.chars().count()).sum::<usize>() < SHORTEST_WITH_A_SLIP {
                continue;
            }
            for (index, word) in words.iter().enumerate() {
                let rest: Vec<&str> =
                    words.iter().filter(|own| *own != word).map(String::as_str).collect();
                let rest = rest.join(" ");
                let letters: Vec<char> = word.chars().collect();
                let mut left: Vec<String> =
                    (0..letters.len()).map(|letter| without(&letters, letter)).collect();
                left.push(word.clone());
                left.sort_unstable();
                left.dedup();
                for own in left {
                    shorter.entry((rest.clone(), own)).or_default().push((place, index));
                }
            }
        }
        let word = |(place, index): (usize, usize)| -> Vec<char> {
            self.spellings[place].0[index].chars().collect()
        };
        let mut found = Vec::new();
        for places in shorter.values() {
            // Words that lose one letter to one text are few: as many as there are letters to lose.
            for (index, one) in places.iter().enumerate() {
                let others = places[index + 1..].iter();
                let near = others.filter(|other| one_slip(&word(*one), &word(**other)));
                found.extend(near.map(|other| (one.0, other.0)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn without(letters: &[char], place: usize) -> String {
    let (before, after) = letters.split_at(place);
    before.iter().chain(&after[1..]).collect()
}

/// Is one the other with a letter more, less or changed, or with two neighbours that changed places?
fn one_slip(one: &[char], other: &[char]) -> bool {
    let begin = one.iter().zip(other).take_while(|(left, right)| left == right).count();
    let (one, other) = (&one[begin..], &other[begin..]);
    let same = |left: &[char], right: &[char]| left == right;
    match (one, other) {
        ([], [_]) | ([_], []) => true,
        ([left, one @ ..], [right, other @ ..]) => {
            let neighbours = matches!((one, other), ([second, ..], [first, ..])
                if left == first && second == right && same(&one[1..], &other[1..]));
            same(one, other)
                || neighbours
                || (one.len() > other.len() && same(one, &[&[*right], other].concat()))
                || (other.len() > one.len() && same(other, &[&[*left], one].concat()))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs of spellings in one group, both without anything that settles.
    fn are_alike(one: &str, other: &str) -> bool {
        let mut group = Group::default();
        group.add(words(&[one.to_owned()]), 0, false);
        group.add(words(&[other.to_owned()]), 1, false);
        let mut told = false;
        group.pair(&mut |_, _| told = true);
        told
    }

    #[test]
    fn spellings_of_one_name() {
        for (one, other, expected) in [
            ("Kowalska Anna", "KOWALSKA ANNA", true),
            ("Wójcik Łucja", "Wojcik Lucja", true),
            ("Anna Kowalska", "Kowalska Anna", true),
            ("Nowak-Kowalska Anna", "Kowalska Nowak Anna", true),
            ("Kowalska Anna", "Kowalska Anna Maria", true),
            ("Kowalska Anna", "Nowak-Kowalska Anna", true),
            ("Kowalska Anna", "Kowalka Anna", true),
            ("Kowalska Anna", "Kovalska Anna", true),
            ("Kowalska Anna", "Kowlaska Anna", true),
            ("Kowalska Anna", "Kowalskaa Anna", true),
            ("Kowalska Anna", "Kowalska Hanna", true),
            ("Kowalska Anna", "Kowalska Joanna", false),
            ("Kowalska Anna", "Nowak Anna", false),
            ("Kowalska Anna", "Kovalzka Anna", false),
            ("Kowalska Lena", "Kowalska Kena", true),
            ("Kott Jan", "Koss Jan", false),
            ("Kott Jan", "Kost Jan", true),
            ("Kot Jan", "Kos Jan", false),
            ("Kowalska Anna", "Kowalska", false),
        ] {
            assert_eq!(are_alike(one, other), expected, "{one} / {other}");
            assert_eq!(are_alike(other, one), expected, "{other} / {one}");
        }
    }

    #[test]
    fn one_letter_as_the_plain_way_finds_it() {
        // Every pair of short texts over three letters, against a search by changing the text itself.
        let mut texts = vec![String::new()];
        for length in 0..4 {
            let longest: Vec<String> =
                texts.iter().filter(|own| own.len() == length).cloned().collect();
            texts.extend(
                longest.iter().flat_map(|own| ["a", "b", "c"].map(|more| format!("{own}{more}"))),
            );
        }
        for one in &texts {
            let letters: Vec<char> = one.chars().collect();
            let mut near = Vec::new();
            for place in 0..=letters.len() {
                for more in ['a', 'b', 'c'] {
                    let mut own = letters.clone();
                    own.insert(place, more);
                    near.push(own);
                }
                if place < letters.len() {
                    near.push(without(&letters, place).chars().collect());
                    for more in ['a', 'b', 'c'] {
                        let mut own = letters.clone();
                        own[place] = more;
                        near.push(own);
                    }
                }
                if place + 1 < letters.len() {
                    let mut own = letters.clone();
                    own.swap(place, place + 1);
                    near.push(own);
                }
            }
            for other in texts.iter().filter(|own| *own != one) {
                let other: Vec<char> = other.chars().collect();
                assert_eq!(one_slip(&letters, &other), near.contains(&other), "{one} {other:?}");
            }
        }
    }

    #[test]
    fn a_number_that_both_have_settles_it() {
        for (settled, expected) in
            [([false, false], vec![(0, 1)]), ([true, false], vec![(0, 1)]), ([true, true], vec![])]
        {
            let mut group = Group::default();
            for (record, own) in settled.into_iter().enumerate() {
                group.add(words(&["Anna Nowak".to_owned()]), record as u32, own);
            }
            let mut told = Vec::new();
            if group.has_a_doubt() {
                group.pair(&mut |one, other| told.push((one.min(other), one.max(other))));
            }
            told.dedup();
            assert_eq!(told, expected, "{settled:?}");
        }
    }
}
