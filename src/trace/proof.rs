//! Whether the rows of a form take every record once, shown on the data. Polish: dowód podziału.

use crate::diagnostic::Place;

/// Every section of a return that counts records.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    pub form: String,
    pub period: String,
    pub sections: Vec<SectionProof>,
    pub unread: Vec<UnreadCode>,
    pub unused: Vec<Unused>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SectionProof {
    pub section: String,
    pub title: String,
    pub divisions: Vec<Division>,
    /// Rows that count, and that no record reached: number and label.
    pub unreached: Vec<(String, String)>,
}

/// A whole and one way of dividing it. Polish: „z tego”.
#[derive(Clone, Debug, PartialEq)]
pub struct Division {
    pub whole: PartOfWhole,
    /// The way of dividing, when the form names it.
    pub by: String,
    /// Must they make up the whole („z tego”), or only lie in it („w tym”)?
    pub complete: bool,
    pub parts: Vec<PartOfWhole>,
    /// Records of a part that are not in the whole.
    pub outside: Stray,
    /// Records in more than one part.
    pub twice: Stray,
    /// Records of the whole in no part.
    pub left_out: Stray,
}

impl Division {
    /// Does it hold on these data? Parts that only lie in a whole may overlap and leave records out.
    pub fn holds(&self) -> bool {
        let apart = self.twice.count == 0 && self.left_out.count == 0;
        self.outside.count == 0 && (apart || !self.complete)
    }
}

/// A row with how many records it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOfWhole {
    pub row: String,
    pub label: String,
    pub records: usize,
}

/// Records that are where they should not be: how many, and where the first of them stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stray {
    pub count: usize,
    pub places: Vec<Place>,
}

/// A code that records of a view have, none of which stands in a row of the return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadCode {
    pub view: String,
    pub column: String,
    pub code: String,
    pub label: String,
    pub records: usize,
}

/// Codes of a list that rows read and no record of the view has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    pub view: String,
    pub column: String,
    pub list: String,
    pub codes: Vec<String>,
}
