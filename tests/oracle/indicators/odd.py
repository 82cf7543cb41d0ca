"""Records that an invented office has none of, written into its exports by hand, so that more readings of an indicator differ,
and the numbers that somebody types in: rows of returns, and measures that no export tells."""

import csv

import strange

YEARS = (2023, 2024, 2025)
STAYS = ("osoby_w_jednostkach.xlsx", "Osoby")


def unit(year, name, kind, operator, places, since="2010-01-01", until=""):
    return (f"{year}-H2", "jednostki_pomocy.csv", "utf-8-sig", {
        "Nr jednostki": name, "Nazwa jednostki": "Jednostka", "Rodzaj jednostki": kind, "Podmiot prowadzący": operator,
        "Liczba miejsc": str(places), "Uruchomiono": since, "Zamknięto": until})


def stay(year, number, name, person, since, until=None):
    return (f"{year}-H2", *STAYS, {
        "Nr pobytu w jednostce": f"PX{year}{number}", "Nr jednostki": name, "Nr osoby": person, "Płeć": "K",
        "Przyjęto do jednostki": since, "Odszedł": until})


def carer(year, number, kind, born, second=""):
    return (f"{year}-H2", "piecza.xlsx", "Rodziny zastępcze", {
        "Nr rodziny zastępczej": f"RZY{number}", "Rodzaj rodziny": kind, "Funkcja od": "2020-01-01",
        "Opiekunowie": "malzenstwo" if second else "samotna", "Cudzoziemiec": "N", "Na wsi": "N",
        "Data ur. opiekuna 1": born, "Data ur. opiekuna 2": second})


def child(year, number, born, certificate="N"):
    return [
        (f"{year}-H2", "dzieci_pieczy.csv", "utf-8-sig", {
            "Id osoby": f"CY{number}", "Data urodzenia": born, "Płeć": "M", "Obywatelstwo": "ukraińskie"}),
        (f"{year}-H2", "piecza.xlsx", "Umieszczenia", {
            "Nr umieszczenia": f"UY{number}", "Id dziecka": f"CY{number}", "Nr rodziny zastępczej": "RZ0001",
            "Forma pieczy": "spokrewniona", "Data umieszczenia": "2022-05-01", "Przybyło z": "rodzina",
            "Główny powód": "przemoc", "Orzeczenie": certificate})]


def lines(year):
    """The same in each of the years, so that a year with a mistake is not alone."""
    return [
        # flats that nobody public runs, one that is no more on the last day, one that opens on it
        unit(year, "JY1", "mieszkanie_wspomagane", "statutowa", 9),
        unit(year, "JY2", "mieszkanie_treningowe", "gmina", 4, until=f"{year}-12-30"),
        unit(year, "JY3", "mieszkanie_treningowe", "powiat", 3, since=f"{year}-12-31"),
        stay(year, 1, "JY1", "PY1", f"{year}-03-01"),
        stay(year, 2, "JY2", "PY2", f"{year}-03-01"),
        stay(year, 3, "JY3", "PY3", f"{year}-12-31"),
        # the same person twice in the year, and in two kinds of units
        stay(year, 4, "JY3", "PY4", f"{year}-12-31"),
        stay(year, 5, "JY2", "PY4", f"{year}-01-01", f"{year}-06-30"),
        # day homes and clubs of others, a shelter and a place to sleep of the powiat
        unit(year, "JY4", "dzienny_dom", "gospodarcza", 20),
        unit(year, "JY5", "klub_samopomocy", "statutowa", 20),
        unit(year, "JY6", "noclegownia", "powiat", 11),
        unit(year, "JY7", "schronisko", "powiat", 12),
        stay(year, 6, "JY4", "PY5", f"{year}-02-01"),
        stay(year, 7, "JY5", "PY6", f"{year}-02-01"),
        # fifty whole years on the last day are no more than fifty; the second of two carers is enough
        carer(year, 1, "zawodowa", f"{year - 50}-06-01"),
        carer(year, 2, "rdd", f"{year - 51}-12-31"),
        carer(year, 3, "pogotowie", f"{year - 40}-01-01", f"{year - 60}-01-01"),
        carer(year, 4, "niezawodowa", f"{year - 60}-01-01"),
        # of age on the last day, and a day later
        *child(year, 1, f"31.12.{year - 18}", "T"),
        *child(year, 2, f"01.01.{year - 17}", "T"),
        # a programme that ends on the first day of the year, and one that begins on its last
        *((f"{year}-H2", "bezdomnosc.xlsx", "Programy", {
            "Nr programu IPWB": f"IY{number}", "Id osoby": f"PY{number}", "Program opracował": "osrodek",
            "Program od": since, "Program do": until})
          for number, since, until in ((1, f"{year - 1}-03-01", f"{year}-01-01"), (2, f"{year}-12-31", None))),
        # a chapter that is in the budget until June, and one that has no plan
        *((f"{year}-H2", "budzet.csv", "utf-8-sig", {
            "Rozdział": chapter, "Paragraf": "4210", "Źródło": "W", "Stan na dzień": day, "Plan": plan, "Wykonanie": done})
          for chapter, day, plan, done in (("85203", f"{year}-06-30", "5000,00", "4000,50"),
                                           ("85295", f"{year}-12-31", "0,00", "777,77"),
                                           ("85228", f"{year}-06-30", "123456,00", "123,45"))),
    ]


# return -> rows that no export tells; the value grows with the years
ROWS = {
    "ozps": [("2", "10", 1210), ("2", "oczekujacy", 118), ("2", "17", 14), ("6", "specjalizacja", 3),
             ("6.1", "1", 24), ("7", "2", 1214000), ("7", "3", 71000), ("7", "d855", 903000)],
    "program-pieczy": [("1", "limit", 7)],
}
# the number of assistants stands in the exports: what is typed in does not change it
MEASURES = {"ludnosc_60_64": 910, "ludnosc_65_69": 870, "ludnosc_70_plus": 1630, "asystenci": 99}


def add(office):
    strange.add(office, [line for year in YEARS for line in lines(year)] + strange.LINES, {})
    typed = office / "dane-reczne"
    for name, rows in ROWS.items():
        write(typed / f"{name}.csv", "period section row column value who why",
              [[year, section, row, "y0", value + 10 * (year - 2023), "test", "test"]
               for year in YEARS for section, row, value in rows])
    write(typed / "wskazniki.csv", "measure year value day who why reported expected",
          [[measure, year, value + year - 2023, f"{year + 1}-01-31", "test", "test", "", ""]
           for year in YEARS for measure, value in MEASURES.items()])


def write(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(head.split())
        writer.writerows(rows)
