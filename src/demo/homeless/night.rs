//! The night count: a form for each person who was met, and the answers of which there may be several.

use super::Register;
use super::person::{CAUSES, CITIZENSHIP, PLACES, REGISTRATION};
use crate::demo::calendar::day;
use crate::demo::sheet::{Cell, Table};
use chrono::NaiveDate;

/// Where people are met in the night, and how often.
const MET: [u32; 17] = [230, 90, 260, 60, 20, 25, 50, 10, 8, 30, 60, 10, 20, 15, 90, 130, 110];

/// Questions with one answer: the most usual more often; what nobody answered is empty.
const TIME: [(&str, u32); 9] = [
    ("5.1", 60),
    ("5.2", 60),
    ("5.3", 90),
    ("5.4", 130),
    ("5.5", 250),
    ("5.6", 220),
    ("5.7", 140),
    ("5.8", 40),
    ("", 10),
];
const MARITAL: [(&str, u32); 7] =
    [("6.1", 400), ("6.2", 60), ("6.3", 60), ("6.4", 40), ("6.5", 360), ("6.6", 70), ("", 10)];
const EDUCATION: [(&str, u32); 8] = [
    ("7.1", 30),
    ("7.2", 260),
    ("7.3", 60),
    ("7.4", 400),
    ("7.5", 180),
    ("7.6", 20),
    ("7.7", 40),
    ("", 10),
];
const HOUSEHOLD: [(&str, u32); 7] =
    [("8.1", 820), ("8.2", 70), ("8.3", 10), ("8.4", 50), ("8.5", 20), ("8.6", 40), ("", 10)];

/// Questions with several answers: number of the question, answers, and how many a person gives at most.
const SEVERAL: [(u32, usize, usize); 3] = [(9, 11, 2), (11, 7, 3), (12, 12, 3)];

/// A person who was met.
struct Met {
    place: &'static str,
    woman: bool,
    age: Option<i64>,
    citizenship: &'static str,
    registration: &'static str,
    adult: bool,
    /// Time, marital state, education, household.
    answers: [&'static str; 4],
}

impl Register<'_> {
    /// One night of February.
    pub(super) fn count_a_night(&mut self, year: i32) {
        let night = day(year, 2, 27);
        for _ in 0..self.share(210) {
            let met = self.met();
            let form = self.form(night, &met);
            if met.adult {
                self.answer(night, &form, None);
            }
        }
        if self.thorough {
            for number in 0..60 {
                let (who, turn) = (number % 3, number / 3);
                let met = one_of_each(who, turn);
                let form = self.form(night, &met);
                if met.adult {
                    self.answer(night, &form, Some(turn));
                }
            }
        }
    }

    fn met(&mut self) -> Met {
        let place = PLACES[self.random.weighted(&MET)].0;
        let adult = !(place == "dom_matek" && self.random.chance(600) || self.random.chance(25));
        let woman = place == "dom_matek" && adult || self.random.chance(180);
        let age = if adult { self.random.between(18, 82) } else { self.random.between(0, 17) };
        Met {
            place,
            woman,
            age: Some(age).filter(|_| !self.random.chance(20)),
            citizenship: self.code(&CITIZENSHIP),
            registration: self.code(&REGISTRATION),
            adult,
            answers: [
                self.code(&TIME),
                self.code(&MARITAL),
                self.code(&EDUCATION),
                self.code(&HOUSEHOLD),
            ],
        }
    }

    fn form(&mut self, night: NaiveDate, met: &Met) -> String {
        self.forms += 1;
        let form = format!("A{:05}", self.forms);
        let guessed = self.random.chance(120);
        let word = if met.adult { "dorosly" } else { "dziecko" };
        let answer = |place: usize| if met.adult { met.answers[place] } else { "" };
        let cells = vec![
            Cell::from(&form),
            Cell::Date(night),
            Cell::from(&format!("Z{:05}", self.forms)),
            met.place.into(),
            if met.woman { "K" } else { "M" }.into(),
            met.age.map_or(Cell::Empty, |age| Cell::Number(age * 100)),
            match met.age {
                None => "",
                Some(_) if guessed => "oszacowany",
                Some(_) => "deklarowany",
            }
            .into(),
            if met.age.is_none() { word } else { "" }.into(),
            met.citizenship.into(),
            met.registration.into(),
            answer(0).into(),
            answer(1).into(),
            answer(2).into(),
            answer(3).into(),
        ];
        self.event(Table::NightCount, night, cells);
        form
    }

    /// Answers to the questions 9 to 12; `turn` chooses them where every one shall appear.
    fn answer(&mut self, night: NaiveDate, form: &str, turn: Option<usize>) {
        let mut given: Vec<String> = Vec::new();
        for (question, answers, most) in SEVERAL {
            let first = turn.unwrap_or_else(|| self.random.between(0, 99) as usize) % answers;
            let many = self.random.between(1, most as i64) as usize;
            given.extend(
                (0..many).map(|step| format!("{question}.{}", (first + step) % answers + 1)),
            );
        }
        let causes = match turn {
            Some(turn) => vec![CAUSES[turn % CAUSES.len()].0],
            None => (0..3).map(|_| self.code(&CAUSES)).collect(),
        };
        given.extend(causes.into_iter().map(str::to_owned));
        given.sort();
        given.dedup();
        for answer in given {
            let cells = vec![form.into(), Cell::from(&answer)];
            self.event(Table::NightAnswers, night, cells);
        }
    }
}

/// One of sixty people who together give each answer in each group.
fn one_of_each(who: usize, turn: usize) -> Met {
    let adult = who != 2;
    let age = if adult { [20, 33, 50, 68][turn % 4] } else { turn as i64 % 17 };
    let nth = |codes: &[(&'static str, u32)]| codes[turn % codes.len()].0;
    Met {
        place: nth(&PLACES),
        woman: if adult { who == 0 } else { turn.is_multiple_of(2) },
        age: Some(age).filter(|_| turn != 19),
        citizenship: nth(&CITIZENSHIP),
        registration: nth(&REGISTRATION),
        adult,
        answers: [nth(&TIME), nth(&MARITAL), nth(&EDUCATION), nth(&HOUSEHOLD)],
    }
}
