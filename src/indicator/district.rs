//! A district of the city that a strategy is looked at in: whose values are printed, and what is not of it. Polish:
//! dzielnica, rejon opiekuńczy.

/// A district that is looked at alone. Polish: dzielnica, rejon opiekuńczy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    pub name: String,
    /// Persons and families of the city whose district is known, and all there are.
    pub persons: (usize, usize),
    pub families: (usize, usize),
}

impl District {
    /// What of the city's monitoring is not of a district.
    pub const LEFT_OUT: &str = "Cele i wartości bazowe są całego miasta, więc wartości dzielnicy się nie ocenia. Zadania, \
                                pieniądze i dane partnerów są w pliku miasta.";

    /// Of how many the district is known, as far as a register has districts at all.
    pub fn known_said(&self) -> String {
        let registers = [(self.persons, "osób"), (self.families, "stanów rodzin")];
        let said = registers.iter().filter(|((known, _), _)| *known > 0);
        let said: Vec<String> =
            said.map(|((known, all), what)| format!("przy {known} z {all} {what}")).collect();
        format!(
            "Dzielnica jest wpisana {} w mieście. Osoby i rodziny bez dzielnicy nie są w żadnej.",
            said.join(" i ")
        )
    }
}
