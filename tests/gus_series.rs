//! Series of five real workbooks of GUS on foster care: the example of `docs/przyklad-gus.md`, done as it says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::monitor::{file, spraw};
use crate::office::Office;

fn workbooks() -> Option<Vec<PathBuf>> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/gus");
    let found: Vec<PathBuf> =
        std::fs::read_dir(shared).ok()?.flatten().map(|own| own.path()).collect();
    (!found.is_empty()).then_some(found)
}

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/przyklad-gus.md");
    std::fs::read_to_string(path).expect("the example")
}

/// The strategy as the example writes it, looked at in 2022.
fn example(workbooks: &[PathBuf]) -> Office {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let office = Office { folder: tempfile::tempdir().expect("a temporary folder") };
    let settings = std::fs::read_to_string(sample.join("spraw.toml")).expect("settings");
    let settings = settings.split("[options.").next().unwrap_or_default();
    office.write("spraw.toml", settings);
    office.write("mapowania/gus.toml", "use = [\"gus-piecza-zastepcza\"]\n");
    let page = page();
    let strategy = page.split("```toml\n").nth(1).and_then(|own| own.split("```").next());
    office.write("wzory/strategies/gus.toml", strategy.expect("a strategy in the example"));
    std::fs::create_dir_all(office.path("dane/2022")).expect("a folder");
    for path in workbooks {
        let target = office.path("dane/2022").join(path.file_name().expect("a name"));
        std::fs::copy(path, target).expect("the copy can be written");
    }
    // Exit 1: there is no return of the city itself to take the numbers from.
    let done = spraw(&office, &["monitor", "gus", "--period", "2022", "-q"]);
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
    office
}

/// The values of the csv by indicator and unit, by year.
fn found(office: &Office) -> BTreeMap<String, BTreeMap<i32, String>> {
    let bytes = file(office, "wyniki/2022/gus/v1", ".csv");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|own| own == name).expect("a column");
    let [id, unit, year, value] = ["id", "unit_name", "year", "value"].map(at);
    let mut found: BTreeMap<String, BTreeMap<i32, String>> = BTreeMap::new();
    for line in reader.records() {
        let line = line.expect("a line");
        let unit = match &line[unit] {
            "Lubuskie" => "Lubuskie",
            "POLSKA" => "Polska",
            _ => "Zielona Góra",
        };
        let value = if line[value].is_empty() { "-" } else { &line[value] };
        let own = found.entry(format!("{} {unit}", &line[id])).or_default();
        own.insert(line[year].parse().expect("a year"), value.to_owned());
    }
    found
}

/// 2010 to 2022 by indicator and unit. Read by eye, file, sheet and cell; shares divided by hand and once more by another
/// program. Of 2017 and 2020 there is no workbook: only tables of several years of the country have them.
///
/// City: PZ-07 and PZ-08 columns B and D of table 12 (2016 TABL.III.12 row 118, 2018 TABL.III.12, 2019, 2021 and 2022
/// TABL.I.12 row 119). Lubuskie: the same table, row 102 in 2016, then 103.
/// Kinds in Lubuskie: table 11, column C: related 2016 C52, 2018 C53, 2019 C53, 2021 C57, 2022 C54; not professional C72,
/// C73, C73, C77, C74; professional C92, C93, C93, C97, C94.
/// Shares of Lubuskie: institutions, table 2, 2016 E15 = 527, 2018 E15 = 489, 2019 E14 = 503, 2021 E20 = 414,
/// 2022 E18 = 503; of them of family type, table 3, E56 = 31, E56 = 37, E56 = 36, E61 = 32, E58 = 30; with relatives,
/// table 14, C53 = 1165, C54 = 1083, C54 = 1118, C59 = 1069, C56 = 1011. So PZ-01 in 2016 is
/// (2165 + 31) / (2165 + 527) = 2196 / 2692, PZ-02 (2165 - 1165 + 31) / (2692 - 1165) = 1031 / 1527,
/// PZ-03 2165 / 2692. PZ-09 in 2022: children of table 14, C96 + C116 + C136 + C156 = 217 + 12 + 110 + 97 = 436, families of
/// table 11, C94 + C114 + C134 + C154 = 55 + 5 + 26 + 12 = 98. PZ-10a in 2022: table 3, 10 × E18 / D18 = 5030 / 519.
/// Poland, row „OGÓŁEM”: families table 8 (2016 TABL.III.8 C6:I6, 2018 J7:K7, 2019 H7, 2021 I7:J7, 2022 G7), children
/// table 13 (2016 TABL.III.13 C7:I7, 2018 J8:K8, 2019 H8, 2021 I8:J8, 2022 G8), with relatives the row „Spokrewnione”
/// of both, residents table 1 (2016 TABL.III.1 C27:I27, 2018 J27:K27, 2019 H27, 2021 I27:J27, 2022 G27), of family type
/// row 33 there; places and residents table 3 (2016 TABL.III.3 D11:E12, 2018 D11:E12, 2019 D12:E12, 2021 D16:E17,
/// 2022 D14:E14). So PZ-02 in 2011 is (54160 - 40134 + 2265) / (54160 + 19000 - 40134) = 16291 / 33026.
const SERIES: &str = "
PZ-07 Zielona Góra  |     - |     - |     - |     - |     - |     - |   146 |     - |   144 |   142 |     - |   148 |   165
PZ-07 Lubuskie      |     - |     - |     - |     - |     - |     - |  1453 |     - |  1352 |  1353 |     - |  1331 |  1284
PZ-07 Polska        | 37395 | 37344 | 39762 | 39475 | 39046 | 38687 | 38213 | 37772 | 37091 | 36672 | 36540 | 36639 | 36220
PZ-07a Zielona Góra |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     -
PZ-07a Lubuskie     |     - |     - |     - |     - |     - |     - |   906 |     - |   857 |   874 |     - |   840 |   795
PZ-07a Polska       | 30704 | 30622 | 25730 | 25348 | 24975 | 24681 | 24318 | 23920 | 23453 | 23148 | 23148 | 23074 | 22737
PZ-07b Lubuskie     |     - |     - |     - |     - |     - |     - |   440 |     - |   391 |   378 |     - |   400 |   391
PZ-07b Polska       |  5151 |  5030 | 11977 | 11903 | 11675 | 11499 | 11311 | 11206 | 10903 | 10722 | 10612 | 10738 | 10653
PZ-07c Lubuskie     |     - |     - |     - |     - |     - |     - |    49 |     - |    54 |    53 |     - |    52 |    55
PZ-07c Polska       |     - |     - |   722 |   865 |  1043 |  1222 |  1279 |  1333 |  1409 |  1439 |  1428 |  1456 |  1434
PZ-08 Zielona Góra  |     - |     - |     - |     - |     - |     - |   202 |     - |   192 |   200 |     - |   206 |   223
PZ-08 Lubuskie      |     - |     - |     - |     - |     - |     - |  2165 |     - |  1979 |  2033 |     - |  2009 |  1968
PZ-08 Polska        | 53798 | 54160 | 57885 | 57820 | 57422 | 56766 | 56150 | 55761 | 55152 | 55429 | 55486 | 56357 | 56240
PZ-01 Zielona Góra  |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     -
PZ-01 Lubuskie      |     - |     - |     - |     - |     - |     - |  81,6 |     - |  81,7 |  81,6 |     - |  84,2 |  80,9
PZ-01 Polska        |  76,9 |  77,1 |  77,9 |  77,6 |  77,3 |  77,4 |  78,5 |  79,0 |  78,9 |  78,9 |  79,6 |  80,0 |  79,2
PZ-02 Zielona Góra  |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     -
PZ-02 Lubuskie      |     - |     - |     - |     - |     - |     - |  67,5 |     - |  67,4 |  67,1 |     - |  71,8 |  67,6
PZ-02 Polska        |  48,7 |  49,3 |  60,9 |  60,9 |  60,8 |  61,0 |  62,5 |  63,5 |  63,7 |  64,0 |  65,0 |  65,8 |  65,0
PZ-03 Zielona Góra  |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     - |     -
PZ-03 Lubuskie      |     - |     - |     - |     - |     - |     - |  80,4 |     - |  80,2 |  80,2 |     - |  82,9 |  79,6
PZ-09 Lubuskie      |     - |     - |     - |     - |     - |     - |  3,90 |     - |  3,75 |  4,17 |     - |  4,43 |  4,45
PZ-09 Polska        |     - |     - |  3,80 |  3,90 |  3,87 |  3,78 |  3,72 |  3,82 |  3,86 |  4,04 |  4,13 |  4,26 |  4,40
PZ-10a Lubuskie     |     - |     - |     - |     - |     - |     - |   9,4 |     - |   9,1 |   9,6 |     - |   9,6 |   9,7
PZ-10a Polska       |     - |     - |     - |     - |     - |   9,6 |   9,0 |   8,9 |   8,9 |   9,1 |   8,9 |   9,5 |   9,8
PZ-03 Polska        |  73,9 |  74,0 |  75,1 |  75,0 |  74,9 |  75,0 |  76,2 |  76,8 |  76,8 |  76,9 |  77,6 |  78,0 |  77,2
";

#[test]
fn the_workbooks_of_gus_give_the_series_of_a_city_its_voivodeship_and_the_country() {
    let Some(workbooks) = workbooks() else {
        println!("SKIPPED: ../shared/data/gus is not there");
        return;
    };
    let office = example(&workbooks);
    let found = found(&office);
    let mut wrong = Vec::new();
    for line in SERIES.trim().lines() {
        let mut parts = line.split('|').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let expected: Vec<&str> = parts.collect();
        let own: Vec<&str> = found[name].values().map(String::as_str).collect();
        if own != expected {
            wrong.push(format!("{name}: {own:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Where the series breaks, and why: of the same year every reason.
    let html = String::from_utf8(file(&office, "wyniki/2022/gus/v1", ".html")).expect("UTF-8");
    let card = html.split("PZ-02. Stopień deinstytucjonalizacji").nth(1).expect("a card");
    let card = card.split("PZ-03. Stopień").next().unwrap_or_default();
    for said in ["Przerwy w szeregu", "od 2012 r.: ", "także pełnoletnich", "typy rodzin są inne"]
    {
        assert!(card.contains(said), "{said}");
    }
}

/// The rows of the tables of the example: whose numbers, and the numbers by year.
fn printed(page: &str) -> Vec<(String, BTreeMap<i32, String>)> {
    let (mut rows, mut years, mut indicator) = (Vec::new(), Vec::new(), String::new());
    // A table without names of indicators follows the sentence that names one.
    let kinds = BTreeMap::from([
        ("spokrewnione", "PZ-07a"),
        ("rodziny spokrewnione", "PZ-07a"),
        ("niezawodowe", "PZ-07b"),
        ("rodziny niezawodowe", "PZ-07b"),
        ("zawodowe", "PZ-07c"),
        ("rodziny zastępcze i rodzinne domy dziecka", "PZ-07"),
        ("dzieci w rodzinnej pieczy", "PZ-08"),
    ]);
    for line in page.lines() {
        let Some(inside) = line.strip_prefix("| ").and_then(|own| own.strip_suffix(" |")) else {
            if let Some((_, rest)) = line.split_once("(PZ-") {
                indicator = format!("PZ-{}", &rest[..2]);
            }
            continue;
        };
        let cells: Vec<&str> = inside.split(" | ").collect();
        let is_number =
            |own: &&&str| **own == "brak" || own.starts_with(|c: char| c.is_ascii_digit());
        let numbers = || cells[1..].iter().filter(is_number).map(|own| own.replace(' ', ""));
        if cells.contains(&"2012") || cells.contains(&"2016") {
            years = numbers().filter_map(|own| own.parse().ok()).collect();
            indicator = if cells[0] == "Polska" { "Polska".to_owned() } else { indicator };
        } else if cells.len() > 4 {
            let name = |own: &str| (*kinds.get(own).unwrap_or(&own)).to_owned();
            let whose = match (indicator.as_str(), cells[1]) {
                ("Polska", _) => format!("{} Polska", name(cells[0])),
                (_, unit @ ("Lubuskie" | "Polska")) => format!("{} {unit}", name(cells[0])),
                (own, _) => format!("{own} {}", cells[0]),
            };
            rows.push((whose, years.iter().copied().zip(numbers()).collect()));
        }
    }
    rows
}

#[test]
fn every_number_of_the_example_is_one_of_the_series() {
    let series: BTreeMap<&str, Vec<&str>> = SERIES
        .trim()
        .lines()
        .map(|line| {
            let mut parts = line.split('|').map(str::trim);
            (parts.next().unwrap_or_default(), parts.collect())
        })
        .collect();
    let rows = printed(&page());
    assert_eq!(rows.len(), 29, "{rows:#?}");
    for (whose, numbers) in rows {
        assert!(numbers.len() == 7 || numbers.len() == 4, "{whose}: {numbers:?}");
        for (year, number) in numbers {
            let place = usize::try_from(year - 2010).expect("a year of the series");
            assert_eq!(
                number.replace("brak", "-"),
                series[whose.as_str()][place],
                "{whose} {year}"
            );
        }
    }
}
