use super::*;
use crate::write::{monitor_csv, monitor_fixture, monitor_page, monitor_xlsx};

/// What the three files of one monitoring say when they are held against another one.
fn read(written: &Monitoring, wanted: &Monitoring) -> [Option<String>; 3] {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("zeszyt.xlsx");
    std::fs::write(&path, monitor_xlsx(written).expect("a workbook")).expect("written");
    let csv = String::from_utf8(monitor_csv(written)).expect("text");
    let html = String::from_utf8(monitor_page(written)).expect("text");
    let sheets = sheets(&path).expect("sheets");
    [workbook(&sheets, wanted).err(), page(&html, wanted).err(), lines(&csv, wanted).err()]
}

#[test]
fn what_was_written_is_what_is_read() {
    let own = monitor_fixture::monitoring();
    assert_eq!(read(&own, &own), [None, None, None]);
}

#[test]
fn whatever_is_changed_is_noticed_in_every_file_that_shows_it() {
    type Changed = fn(&mut Monitoring);
    // What is changed, and where the workbook, the page and the csv differ.
    let cases: [(&str, Changed, [Option<&str>; 3]); 9] = [
        (
            "a value by its last digit",
            |own| own.cards[0].points[5].value = Some(Exact::scaled(638, 1)),
            [
                Some("PZ-01/2024"),
                Some("PZ-01/2024"),
                Some("PZ-01/2024 Miejski Ośrodek Pomocy Społecznej w Wzorcowie"),
            ],
        ),
        (
            "a value that is shown and was hidden",
            |own| {
                own.cards[3].points[5].missing = None;
                own.cards[3].points[5].value = Some(Exact::scaled(14, 2));
            },
            [
                Some("US-01/2024"),
                Some("US-01/2024"),
                Some("US-01/2024 Miejski Ośrodek Pomocy Społecznej w Wzorcowie"),
            ],
        ),
        (
            "a numerator",
            |own| own.cards[0].points[5].numerator = Some(Exact::whole(1679)),
            [
                Some("PZ-01/2024"),
                None,
                Some("PZ-01/2024 Miejski Ośrodek Pomocy Społecznej w Wzorcowie"),
            ],
        ),
        (
            "a denominator",
            |own| own.cards[2].points[5].denominator = Some(Exact::whole(290)),
            [
                Some("WR-02/2024"),
                None,
                Some("WR-02/2024 Miejski Ośrodek Pomocy Społecznej w Wzorcowie"),
            ],
        ),
        (
            "another status",
            |own| own.cards[5].status = Status::OnPath,
            [
                Some("Cel 1: osiągnięty"),
                None,
                Some("KA-01/2024 Miejski Ośrodek Pomocy Społecznej w Wzorcowie"),
            ],
        ),
        (
            "a baseline",
            |own| {
                let base = own.cards[6].baseline.as_mut().expect("a baseline");
                base.value = Some(Exact::whole(319));
            },
            [
                Some("RO-04: wartość bazowa (rok)"),
                None,
                Some("RO-04/2019 Miejski Ośrodek Pomocy Społecznej w Wzorcowie"),
            ],
        ),
        (
            "a target",
            |own| {
                own.cards[6].target = Some(Target::Value { year: 2028, value: Exact::whole(481) })
            },
            [
                Some("RO-04: wartość docelowa (rok)"),
                None,
                Some("RO-04/2019 Miejski Ośrodek Pomocy Społecznej w Wzorcowie"),
            ],
        ),
        (
            "a measure",
            |own| own.measures[1].origins[0].value = Some(Exact::whole(11)),
            [Some("asystenci/2019"), None, None],
        ),
        (
            "another city",
            |own| own.cards[0].elsewhere[0].points[5].value = Some(Exact::scaled(1, 0)),
            [None, None, Some("PZ-01/2024 Gorzów Wielkopolski")],
        ),
    ];
    let written = monitor_fixture::monitoring();
    for (what, change, expected) in cases {
        let mut wanted = written.clone();
        change(&mut wanted);
        let found = read(&written, &wanted);
        assert_eq!(found.each_ref().map(Option::as_deref), expected, "{what}");
    }
}

#[test]
fn a_changed_byte_and_a_line_too_many_or_too_few_are_noticed() {
    let own = monitor_fixture::monitoring();
    let csv = String::from_utf8(monitor_csv(&own)).expect("text");
    let html = String::from_utf8(monitor_page(&own)).expect("text");
    assert!(lines(&csv.replacen("63,9", "63,8", 1), &own).is_err());
    assert!(lines(&csv.replacen(";on_path;", ";off_path;", 1), &own).is_err());
    let last = csv.trim_end().rfind("\r\n").expect("lines");
    assert!(lines(&csv[..last + 2], &own).is_err());
    let line = csv.lines().nth(1).expect("a line");
    assert_eq!(lines(&format!("{csv}{line}\r\n"), &own), Err("…".to_owned()));
    assert!(page(&html.replace("63,9", "63,8"), &own).is_err());
}
