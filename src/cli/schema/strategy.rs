//! The keys of `indicators/*.toml` and `strategies/*.toml`. Polish: katalog wskaźników, strategia.

use serde_json::{Map, Value, json};

use super::Takes::{Any, Many, One, Text, Texts, Whole, Word};
use super::{COUNTING, Key, all, many, object, properties};
use crate::template::quantity;

const OBSERVED: super::Takes = Word(&["stan", "rok", "srednia_dzienna"]);

const BREAK: &[Key] = &[
    ("year", Whole, "pierwszy rok nowego szeregu"),
    ("why", Text, "co się zmieniło: zdanie na kartę"),
];
const SERIES: &[Key] = &[
    ("source", Text, "publikacja danych odniesienia, na przykład BDL"),
    ("block", Text, "blok publikacji"),
    ("series", Text, "nazwa szeregu, z wymiarem po średniku"),
];
const SOURCE: &[Key] = &[
    ("cells", Text, "pola sprawozdań: [wrispz-g:G-1A/1/1@half_2], także suma"),
    ("series", One(SERIES), "szereg danych odniesienia"),
    ("quantity", Text, "wielkość z katalogu quantities"),
    ("from", Whole, "pierwszy rok, za który źródło jest dobre"),
    ("to", Whole, "ostatni rok, za który źródło jest dobre"),
    ("observed", OBSERVED, "gdy źródło obserwuje co innego niż miara: przerwa w szeregu"),
    ("note", Text, "uwaga"),
];
const MEASURE: &[Key] = &[
    ("id", Text, "nazwa miary w formułach wskaźników"),
    ("title", Text, "co to za liczba"),
    ("unit", Text, "jednostka: osoba, rodzina, zł"),
    ("observed", OBSERVED, "stan na 31 grudnia, cały rok albo średnia dzienna"),
    ("break", Many(BREAK), "przerwy w szeregu"),
    ("supplier", Text, "kto przekazuje dane ośrodkowi"),
    ("due", Text, "do kiedy w następnym roku: DD.MM"),
];
const INDICATOR: &[Key] = &[
    ("id", Text, "symbol wskaźnika, każdy wariant ma własny"),
    ("name", Text, "nazwa na karcie"),
    ("variant", Text, "co go odróżnia od innych o tej nazwie"),
    ("unit", Text, "jednostka: %, na 1000, rodziny, zł/os."),
    ("numerator", Text, "formuła nad miarami: [dzieci] - [dzieci_u_spokrewnionych]"),
    ("denominator", Text, "formuła nad miarami; bez niej wartością jest licznik"),
    ("multiplier", Whole, "przez co mnoży się iloraz: 100 dla odsetka"),
    ("round", Whole, "miejsca po przecinku, od 0 do 4"),
    ("character", Word(&["stymulanta", "destymulanta", "nominanta", "kontekst"]), "co jest dobre"),
    ("observed", OBSERVED, "stan na 31 grudnia, cały rok albo średnia dzienna"),
    ("break", Many(BREAK), "przerwy w szeregu"),
    ("minimum", Whole, "mniejszego licznika nie pokazuje się nigdzie"),
    ("owner", Text, "kto odpowiada"),
    ("source", Text, "skąd jest definicja"),
    ("note", Text, "uwaga"),
];
const WHOLE: &[Key] = &[
    ("of", Text, "wskaźnik albo miara, które dają części; bez tego części dają 100 %"),
    ("parts", Texts, "wszystkie części: wskaźniki albo miary"),
    ("note", Text, "uwaga"),
];
const UNIT: &[Key] = &[
    ("name", Text, "nazwa jednostki w danych odniesienia"),
    ("within", Text, "województwo, gdy sama nazwa nie wystarcza"),
];
const STRATEGY: &[Key] = &[
    ("title", Text, "tytuł strategii albo programu"),
    ("from", Whole, "pierwszy rok"),
    ("to", Whole, "ostatni rok"),
    ("since", Whole, "pierwszy pokazany rok; bez tego trzy lata przed from"),
    ("resolution", Text, "uchwała"),
    ("team", Text, "zespół oceniający"),
    ("note", Text, "uwaga"),
    (
        "district_minimum",
        Whole,
        "najmniejsza liczba osób albo rodzin, którą pokazuje się dla dzielnicy",
    ),
    ("unit", One(UNIT), "jak miasto nazywa się w danych odniesienia"),
    ("compared", Many(UNIT), "obok kogo pokazać miasto"),
];
const POINT: &[Key] = &[("year", Whole, "rok"), ("value", Any, "wartość: 3.5 albo \"3,5\"")];
const BASELINE: &[Key] = &[
    ("year", Whole, "rok bazowy"),
    ("value", Any, "wartość z dokumentu; bez niej wartość tego roku"),
];
const TARGET: &[Key] = &[
    ("year", Whole, "rok docelowy"),
    ("value", Any, "wartość docelowa: 3.5 albo \"3,5\""),
    ("path", Many(POINT), "ścieżka: lata z wartościami"),
    ("way", Word(&["wzrost", "spadek"]), "sam kierunek"),
];
const AIM: &[Key] = &[
    ("baseline", One(BASELINE), "wartość bazowa"),
    ("target", One(TARGET), "cel; bez niego kierunek wynika z charakteru wskaźnika"),
    ("owner", Text, "kto odpowiada"),
];
const TASK: &[Key] = &[
    ("id", Text, "numer zadania"),
    ("title", Text, "treść zadania"),
    ("owner", Text, "kto odpowiada"),
];
const GOAL: &[Key] = &[("id", Text, "numer celu"), ("title", Text, "treść celu")];
const FRAME: &[Key] = &[("year", Whole, "rok"), ("plan", Any, "plan w zł")];

/// What both kinds of files may hold, by key; indicators to choose from by their ids.
pub(super) fn properties_of(views: &[&String], indicators: &[&String]) -> Map<String, Value> {
    let counted: Vec<Key> =
        COUNTING.iter().filter(|(key, ..)| quantity::SAYS.contains(key)).copied().collect();
    let mut measure = properties(&[MEASURE], views);
    measure.insert(
        "source".to_owned(),
        many(all(&[SOURCE, &counted], views), "źródła: pierwsze, które ma wartość, daje ją"),
    );
    let mut aim = properties(&[AIM], views);
    // The office may add one to the catalogue after the schema was written.
    aim.insert(
        "id".to_owned(),
        json!({ "description": "symbol wskaźnika z katalogu",
            "anyOf": [{ "enum": indicators }, { "type": "string" }] }),
    );
    let mut operational = properties(&[GOAL], views);
    operational.insert("indicator".to_owned(), many(object(aim), "wskaźniki celu"));
    operational.insert("task".to_owned(), many(all(&[TASK], views), "zadania"));
    let mut goal = properties(&[GOAL], views);
    goal.insert("operational".to_owned(), many(object(operational), "cele operacyjne"));
    let found = [
        ("measure", many(object(measure), "miary: w plikach wzory/indicators/")),
        ("indicator", many(all(&[INDICATOR], views), "wskaźniki: w plikach wzory/indicators/")),
        ("whole", many(all(&[WHOLE], views), "co musi się sumować: w plikach wzory/indicators/")),
        ("strategy", all(&[STRATEGY], views)),
        ("goal", many(object(goal), "cele: w plikach wzory/strategies/")),
        ("frame", many(all(&[FRAME], views), "ramy finansowe: w plikach wzory/strategies/")),
    ];
    found.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
