//! Who is in a family with a procedure: who suffers violence, who uses it, who else lives there.

use super::Cards;
use crate::demo::calendar::shift;
use crate::demo::sheet::Cell;
use chrono::NaiveDate;

#[derive(Clone)]
pub struct Person {
    id: String,
    role: &'static str,
    woman: bool,
    birth: NaiveDate,
    /// Nobody wrote down the date of birth, only a word for the age.
    undated: bool,
    disabled: bool,
}

impl Person {
    /// The row of the person in a procedure that began on a day.
    pub fn cells(&self, procedure: &str, on: NaiveDate) -> Vec<Cell> {
        let age = (on - self.birth).num_days() / 365;
        let word = match age {
            ..18 => "dziecko",
            18..60 => "dorosly",
            _ => "starszy",
        };
        vec![
            procedure.into(),
            Cell::from(&self.id),
            self.role.into(),
            if self.woman { "K" } else { "M" }.into(),
            if self.undated { Cell::Empty } else { Cell::Date(self.birth) },
            if self.undated { word } else { "" }.into(),
            Cell::Flag(self.disabled),
        ]
    }
}

impl Cards<'_> {
    /// The people of a family as the first card finds them: 0.66 women, 0.09 men and 1.1 children who suffer
    /// violence, one adult who uses it, sometimes somebody else.
    pub(super) fn people(&mut self, on: NaiveDate) -> Vec<Person> {
        let mut people = Vec::new();
        let children = self.random.weighted(&[400, 270, 200, 100, 30]);
        for _ in 0..children {
            let woman = self.random.chance(500);
            let days = self.random.between(200, 17 * 365);
            people.push(self.person("doznajacy", woman, shift(on, -days), 45));
        }
        let (woman, man) = (self.random.chance(465), self.random.chance(90));
        for (there, is_woman) in [(woman || (children == 0 && !man), true), (man, false)] {
            if there {
                let (low, high) = if self.random.chance(190) { (60, 84) } else { (19, 58) };
                let days = self.random.between(low * 366, high * 365);
                people.push(self.person("doznajacy", is_woman, shift(on, -days), 85));
            }
        }
        let woman = self.random.chance(120);
        let days = self.random.between(20 * 366, 68 * 365);
        people.push(self.person("stosujacy", woman, shift(on, -days), 60));
        if self.random.chance(200) {
            let woman = self.random.chance(500);
            let days = self.random.between(20 * 366, 70 * 365);
            people.push(self.person("inna", woman, shift(on, -days), 60));
        }
        people
    }

    fn person(
        &mut self,
        role: &'static str,
        woman: bool,
        birth: NaiveDate,
        disabled: u32,
    ) -> Person {
        self.persons += 1;
        let id = format!("ON{:06}", self.persons);
        let (undated, disabled) = (self.random.chance(40), self.random.chance(disabled));
        Person { id, role, woman, birth, undated, disabled }
    }
}
