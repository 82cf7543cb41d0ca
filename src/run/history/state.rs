//! The states of a version, and which follows which. Polish: stan sprawozdania.

/// What became of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Szkic: made, and nobody said anything of it.
    Draft,
    /// Sprawdzone.
    Checked,
    /// Zatwierdzone.
    Approved,
    /// Wysłane.
    Sent,
    /// Zwrócone: the recipient wants it otherwise.
    Returned,
}

pub const ALL: [State; 5] =
    [State::Draft, State::Checked, State::Approved, State::Sent, State::Returned];

impl State {
    /// The word in `historia.csv`.
    pub fn word(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Checked => "checked",
            State::Approved => "approved",
            State::Sent => "sent",
            State::Returned => "returned",
        }
    }

    pub fn from_word(word: &str) -> Option<State> {
        ALL.into_iter().find(|own| own.word() == word)
    }

    /// The states that may follow.
    pub fn next(self) -> &'static [State] {
        match self {
            State::Draft => &[State::Checked, State::Approved],
            State::Checked => &[State::Draft, State::Approved],
            State::Approved => &[State::Sent],
            State::Sent => &[State::Returned],
            State::Returned => &[State::Sent],
        }
    }

    /// Did somebody answer for the version: is it the one that counts outside?
    pub fn stands(self) -> bool {
        self >= State::Approved
    }

    /// Goes back on what was said before: that has a reason.
    pub fn goes_back(self, before: State) -> bool {
        matches!(
            (before, self),
            (State::Checked, State::Draft)
                | (State::Sent, State::Returned)
                | (State::Returned, State::Sent)
        )
    }
}
