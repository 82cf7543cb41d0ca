//! `template schema`: what a template may say, as a JSON Schema, for editors that complete and explain keys.

mod strategy;
mod term;

use serde_json::{Map, Value, json};

use crate::template::Library;
use crate::template::indicator::Indicators;

/// What may stand behind a key.
#[derive(Clone, Copy)]
enum Takes {
    Text,
    Whole,
    Yes,
    Texts,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A view or table, or one for each value of an option.
    View,
    /// A table of keys of its own.
    One(&'static [Key]),
    Many(&'static [Key]),
    /// One of several shapes, which only the program itself can tell apart.
    Any,
}

use Takes::{Any, Many, One, Text, Texts, View, Whole, Word, Yes};

/// A key, what it takes, and what it means.
type Key = (&'static str, Takes, &'static str);

const PERIODS: Takes = Word(&["year", "half", "quarter", "month"]);
const SEVERITIES: Takes = Word(&["error", "warning", "note"]);
const WHEN: &str = "punkt w czasie: during, started, ended, not_ended, whole, on_first_day, on_last_day, on_day(31-12), daily_average; inside: okres wybrał widok; any_time: dowolny czas";

const RETURN: &[Key] = &[
    ("id", Text, "nazwa sprawozdania: małe litery, cyfry, kreski"),
    ("title", Text, "tytuł na formularzu"),
    ("symbol", Text, "symbol formularza"),
    ("ministry", Text, "nagłówek: kto ustalił formularz"),
    ("recipient", Text, "adresat, gdy nie jest nim wojewoda"),
    ("edition", Text, "nazwa wydania"),
    ("valid_from", Text, "pierwszy dzień, od którego wydanie obowiązuje, RRRR-MM-DD"),
    ("valid_to", Text, "ostatni dzień, do którego obowiązuje"),
    ("known_until", Text, "do którego dnia ktoś sprawdził, że wydanie obowiązuje, RRRR-MM-DD"),
    ("known_source", Text, "skąd to wiadomo: kto i kiedy sprawdził"),
    ("official", Yes, "false: układ niepotwierdzony, formularz to mówi"),
    ("source", Text, "podstawa prawna"),
    ("roles", Texts, "kto składa: gmina, powiat"),
    ("layout", Word(&["form", "report"]), "report: tabele i wykresy zamiast formularza"),
    ("extends", Text, "wcześniejsze wydanie, które to zmienia"),
    ("drop_rules", Texts, "reguły wcześniejszego wydania, których już nie ma"),
    ("about", Text, "objaśnienie"),
];
const VARIANT: &[Key] = &[
    ("period", PERIODS, "za jaki okres"),
    ("symbol", Text, "symbol tej odmiany"),
    ("title", Text, "tytuł tej odmiany"),
    ("deadline", Text, "termin, słowami"),
    ("due", Any, "termin jako dzień i miesiąc: { H1 = \"31.07\", H2 = \"31.01\" }"),
    ("every", Whole, "co ile lat, licząc od roku wydania; bez tego co roku"),
    ("on_free_day", Word(&["literal", "next_working", "previous_working"]), "co z dniem wolnym"),
];
const OPTION: &[Key] = &[
    ("id", Text, "nazwa; w warunkach :nazwa"),
    ("type", Text, "word, whole albo bool"),
    ("default", Any, "wartość bez wpisu"),
    ("values", Texts, "dozwolone słowa"),
    ("label", Text, "jak opcję drukuje formularz"),
    ("labels", Any, "jak drukuje każdą z wartości"),
    ("help", Text, "objaśnienie"),
];
const CHANGE: &[Key] = &[
    ("from", Text, "kolumna wcześniejsza"),
    ("to", Text, "kolumna późniejsza"),
    ("in", Word(&["per_cent"]), "zmiana w procentach"),
];
const BANDS: &[Key] = &[
    ("of", Text, "kolumna, którą dzieli się na przedziały"),
    ("cuts", Any, "najmniejsza wartość każdego przedziału"),
    ("ids", Texts, "numery wierszy"),
    ("labels", Texts, "nazwy wierszy"),
    ("unknown", Any, "wiersz albo wiersze bez wartości"),
];
const EACH: &[Key] = &[
    ("code", Text, "kolumna z kodem: wiersz na każdy kod słownika"),
    ("by", Texts, "kolumny: wiersz na każdą kombinację w danych"),
    ("group", Text, "tylko kody tej grupy"),
    ("id", Text, "kolumna słownika z numerem wiersza"),
    ("missing", Text, "wiersz dla rekordów bez kodu albo none"),
];
/// How something is counted: of sections, columns, rows and cells.
const COUNTING: &[Key] = &[
    ("view", View, "co jest jednym rekordem"),
    ("where", Text, "które rekordy: warunek SQL"),
    ("when", Text, WHEN),
    ("of", Text, "przedział czasu, którego dotyczy when; przy formule exact"),
    ("period", Text, "inny okres: previous_year, year-2, half-1, quarter-1, month-3"),
    ("count", Text, "kolumna, której różne wartości się liczy, albo *: rekordy"),
    ("sum", Text, "co się dodaje"),
    ("once_per", Text, "suma raz na każdą wartość tej kolumny"),
    ("pick", Text, "kolumna, po której wybiera się jeden rekord na klucz"),
    ("average", Text, "średnia"),
    ("minimum", Text, "najmniejsza wartość"),
    ("maximum", Text, "największa wartość"),
    ("median", Text, "mediana"),
    ("spread", Word(&["by_days", "whole"]), "jak dzielić to, co wykracza poza okres"),
    ("formula", Text, "formuła nad polami: [2] + [5]"),
    ("proposed", Text, "wpisuje się ręcznie, a do tego czasu stoi ta formuła: [y0]"),
    ("no_divisor", Any, "co drukować, gdy dzielnikiem jest zero"),
    ("unit", Text, "jednostka: osoba, rodzina, zł, %…"),
    ("round", Any, "liczba miejsc po przecinku, zl albo unit"),
    ("only_if", Text, "tylko gdy: warunek na opcje i rolę"),
    (
        "collate",
        Word(&["sum", "average", "share", "greatest", "least"]),
        "jak zestawia się wartości jednostek wpisane ręcznie",
    ),
    ("official", Yes, "false: układ niepotwierdzony"),
    ("source", Text, "podstawa"),
    ("role", Word(&["gmina", "powiat"]), "czyja to część"),
];
const COLUMN: &[Key] = &[
    ("id", Text, "numer rubryki"),
    ("title", Text, "tytuł rubryki; {period} to nazwa okresu, {period+1} następnego"),
    ("group", Text, "wspólna główka sąsiednich rubryk"),
    ("of_which", Any, "część tej rubryki (w tym)"),
    ("part_of", Any, "jedna z części, które dają całość (z tego)"),
    ("change", One(CHANGE), "zmiana między dwiema rubrykami"),
    ("rural", Yes, "rubryka mieszkańców wsi"),
];
const ROW: &[Key] = &[
    ("id", Text, "numer wiersza"),
    ("key", Text, "stała nazwa wiersza w formułach i regułach"),
    ("label", Text, "nazwa wiersza"),
    ("level", Whole, "wcięcie"),
    ("heading", Text, "wiersz bez pól: nagłówek"),
    ("of_which", Any, "część tego wiersza (w tym)"),
    ("part_of", Any, "jedna z części, które dają całość (z tego)"),
    ("blocked", Any, "rubryki z X; true: cały wiersz"),
    ("manual", Any, "wartości wpisuje się ręcznie"),
    (
        "manual_if_absent",
        Texts,
        "wartości wpisuje się ręcznie, gdy ośrodek ma którąś z tych tabel w absent",
    ),
    ("quantity", Text, "wielkość z katalogu quantities: co się liczy, jest zapisane tam"),
    ("each", One(EACH), "wiersz na każdy kod albo kombinację"),
    ("bands", One(BANDS), "wiersz na każdy przedział"),
    ("drop", Yes, "wydanie, które zmienia inne, tego wiersza nie ma"),
    ("after", Text, "wydanie, które zmienia inne: po którym wierszu"),
];
const CELL: &[Key] = &[
    ("row", Any, "wiersz albo kilka"),
    ("column", Any, "rubryka albo kilka"),
    ("blocked", Yes, "X"),
    ("manual", Yes, "wpisuje się ręcznie"),
];
const CHART: &[Key] = &[
    ("title", Text, "tytuł wykresu"),
    ("kind", Word(&["columns", "bars", "line"]), "słupki, słupki leżące, linia"),
    ("along", Word(&["columns", "rows"]), "co leży na osi"),
    ("rows", Texts, "wiersze"),
    ("columns", Texts, "rubryki"),
];
const SECTION: &[Key] = &[
    ("id", Text, "numer działu"),
    ("title", Text, "tytuł działu"),
    ("chapter", Text, "rozdział sprawozdania dla rady"),
    ("note", Text, "uwaga pod tytułem"),
    ("form", Word(&["table", "list"]), "list: długa tabela"),
    ("columns", Any, "rubryki albo nazwa wspólnego zestawu"),
    ("row", Many(ROW), "wiersze"),
    ("cell", Many(CELL), "pola, które liczy się inaczej"),
    ("chart", Many(CHART), "wykresy"),
];
const RULE: &[Key] = &[
    ("id", Text, "numer reguły"),
    ("title", Text, "co musi być prawdą"),
    ("check", Text, "warunek nad polami: [dział/wiersz/rubryka]"),
    ("printed", Text, "zamiast check reguła tak, jak stoi na druku: Dz. 1: w. 1 = w. 2+3"),
    ("if", Text, "tylko gdy"),
    ("for", Any, "dla których wierszy i rubryk: { k = \"*\" }"),
    ("severity", SEVERITIES, "waga"),
    (
        "missing",
        Word(&["not_applicable", "could_not_run", "as_zero", "fails"]),
        "gdy brakuje wartości",
    ),
    ("justify", Yes, "niespełnioną trzeba wyjaśnić"),
    ("fix", Text, "co zrobić"),
    ("source", Text, "podstawa"),
    ("blocked_are_empty", Yes, "pola z X muszą być puste"),
    ("only_if", Text, "tylko gdy: warunek na opcje i rolę"),
    ("variant", Any, "tylko w tej odmianie"),
    ("drop", Yes, "wydanie, które zmienia inne, tej reguły nie ma"),
];
const QUANTITY: &[Key] = &[
    ("id", Text, "nazwa wielkości w wierszach sprawozdań"),
    ("title", Text, "co to jest"),
    ("like", Any, "wielkości podobne, które nie muszą być równe: [{ quantity, why }]"),
    ("note", Text, "objaśnienie"),
];
const WORKLIST: &[Key] = &[
    ("id", Text, "nazwa listy"),
    ("title", Text, "tytuł"),
    ("about", Text, "objaśnienie"),
    ("role", Word(&["gmina", "powiat"]), "czyja lista"),
    ("view", View, "co jest jednym rekordem"),
    ("where", Text, "które rekordy"),
    ("columns", Any, "kolumny: nazwy albo { name, title }"),
    ("sort", Texts, "kolejność"),
    ("split", Text, "podział, na przykład worker"),
    ("due", Text, "kolumna z terminem"),
    ("source", Text, "podstawa"),
];

/// The schema, with the views and tables of a library and the indicators of a catalogue to choose from.
pub fn schema(library: &Library, indicators: &Indicators) -> Value {
    let views: Vec<&String> = library.views.keys().chain(library.tables.keys()).collect();
    let column = all(&[COLUMN, COUNTING], &views);
    let mut section = properties(&[SECTION, COUNTING], &views);
    section.insert(
        "columns".to_owned(),
        json!({ "description": "rubryki albo nazwa wspólnego zestawu",
            "anyOf": [{ "type": "string" }, { "type": "array", "items": column }] }),
    );
    section.insert("row".to_owned(), many(all(&[ROW, COUNTING], &views), "wiersze"));
    section.insert(
        "cell".to_owned(),
        many(all(&[CELL, COUNTING], &views), "pola, które liczy się inaczej"),
    );
    let own = |keys: &'static [Key], about: &str| many(all(&[keys], &views), about);
    let mut found: Map<String, Value> = [
        ("return", all(&[RETURN], &views)),
        ("variant", own(VARIANT, "odmiany: okres, symbol, termin")),
        ("option", own(OPTION, "opcje, które wybiera ośrodek")),
        (
            "columns",
            json!({ "type": "object", "description": "wspólne zestawy rubryk",
                "additionalProperties": { "type": "array", "items": all(&[COLUMN, COUNTING], &views) } }),
        ),
        ("section", many(object(section), "działy")),
        ("rule", own(RULE, "reguły kontrolne")),
        ("worklist", own(WORKLIST, "listy robocze")),
        ("term", own(term::TERM, "terminarz: w plikach wzory/calendar/")),
        (
            "quantity",
            many(all(&[QUANTITY, COUNTING], &views), "wielkości: w plikach wzory/quantities/"),
        ),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect();
    found.extend(strategy::properties_of(&views, &indicators.keys().collect::<Vec<_>>()));
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Wzór sprawozdania, katalog wskaźników albo strategia",
        "type": "object",
        "additionalProperties": false,
        "properties": found,
    })
}

fn many(items: Value, about: &str) -> Value {
    json!({ "type": "array", "description": about, "items": items })
}

fn all(keys: &[&[Key]], views: &[&String]) -> Value {
    object(properties(keys, views))
}

fn object(properties: Map<String, Value>) -> Value {
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn properties(keys: &[&[Key]], views: &[&String]) -> Map<String, Value> {
    let mut found = Map::new();
    for (key, takes, about) in keys.iter().flat_map(|own| own.iter()) {
        let mut own = shape(*takes, views);
        own["description"] = json!(about);
        found.insert((*key).to_owned(), own);
    }
    found
}

fn shape(takes: Takes, views: &[&String]) -> Value {
    match takes {
        Text => json!({ "type": "string" }),
        Whole => json!({ "type": "integer" }),
        Yes => json!({ "type": "boolean" }),
        Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Word(words) => json!({ "enum": words }),
        View => json!({ "anyOf": [{ "enum": views }, { "type": "object" }] }),
        One(keys) => all(&[keys], views),
        Many(keys) => many(all(&[keys], views), ""),
        Any => json!({}),
    }
}
