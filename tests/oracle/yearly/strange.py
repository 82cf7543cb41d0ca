"""Records that an invented office has none of, written into its exports by hand, so that each cell is above zero
and more readings differ: what the gmina owes, a family that changes its assistant, a new professional family, a
child whose age nobody knows, a grown-up who returns to the family; and what the last year has one more of than the
year before, so that something changed."""

import csv

import openpyxl

# folder, file, line with the columns by their headers
LINES = [
    *((f"{year}-H2", "rozliczenia_pieczy.csv", "cp1250", {
        "Nr rozliczenia": f"RX{year}{share}", "Id dziecka": f"C0000{share // 10}", "Druga strona (TERYT)": "0811",
        "Powiat/gmina": "powiat", "Kierunek": "zobowiazanie", "Za miesiąc": f"01.0{share // 10}.{year}",
        "Kwota rozliczenia": f"{(year - 2020) * 1000 + share},5{share // 10}", "Udział gminy": str(share)})
      for year in (2023, 2024, 2025) for share in (10, 30, 50)),
    ("2025-H2", "rodziny_z_asystentem.csv", "utf-8-sig", {
        "Nr współpracy": "WX1", "Nr asystenta": "AR01", "Id rodziny": "RX1", "Współpraca od": "2024-02-01",
        "Współpraca do": "2025-03-31", "Liczba dzieci": "2", "Tryb przydzielenia": "sad",
        "Powód zakończenia": "zmiana_metody"}),
    ("2025-H2", "rodziny_z_asystentem.csv", "utf-8-sig", {
        "Nr współpracy": "WX2", "Nr asystenta": "AR02", "Id rodziny": "RX1", "Współpraca od": "2025-04-01",
        "Liczba dzieci": "3", "Tryb przydzielenia": "sad"}),
    ("2025-H2", "dzieci_pieczy.csv", "utf-8-sig", {"Id osoby": "CX1", "Płeć": "K", "Obywatelstwo": "polskie"}),
    ("2025-H2", "dzieci_pieczy.csv", "utf-8-sig", {
        "Id osoby": "CX2", "Data urodzenia": "01.03.2006", "Płeć": "M", "Obywatelstwo": "polskie"}),
    ("2025-H2", "piecza.xlsx", "Rodziny zastępcze", {
        "Nr rodziny zastępczej": "RZX1", "Rodzaj rodziny": "zawodowa", "Funkcja od": "2025-12-31",
        "Opiekunowie": "samotna", "Cudzoziemiec": "N", "Na wsi": "N"}),
    ("2025-H2", "piecza.xlsx", "Umieszczenia", {
        "Nr umieszczenia": "UX1", "Id dziecka": "CX1", "Nr rodziny zastępczej": "RZX1", "Forma pieczy": "zawodowa",
        "Data umieszczenia": "2025-12-31", "Przybyło z": "rodzina", "Główny powód": "inny",
        "Po raz pierwszy": "T"}),
    ("2025-H2", "piecza.xlsx", "Umieszczenia", {
        "Nr umieszczenia": "UX2", "Id dziecka": "CX2", "Nr rodziny zastępczej": "RZ0001",
        "Forma pieczy": "spokrewniona", "Data umieszczenia": "2020-05-01", "Data odejścia": "2025-06-30",
        "Przybyło z": "rodzina", "Odeszło do": "rodzina", "Główny powód": "inny"}),
    # nobody knows the age of this one, in any of the years
    *((f"{year}-H2", name, how, values) for year in (2023, 2024, 2025) for name, how, values in (
        ("dzieci_pieczy.csv", "utf-8-sig", {"Id osoby": "CX3", "Płeć": "M", "Obywatelstwo": "polskie"}),
        ("piecza.xlsx", "Umieszczenia", {
            "Nr umieszczenia": "UX3", "Id dziecka": "CX3", "Nr rodziny zastępczej": "RZ0001",
            "Forma pieczy": "spokrewniona", "Data umieszczenia": "2022-05-01", "Przybyło z": "rodzina",
            "Główny powód": "inny"}))),
    ("2025-H2", "dzieci_pieczy.csv", "utf-8-sig", {
        "Id osoby": "CX4", "Data urodzenia": "01.03.2012", "Płeć": "K", "Obywatelstwo": "polskie"}),
    ("2025-H2", "piecza.xlsx", "Rodziny zastępcze", {
        "Nr rodziny zastępczej": "RZX2", "Rodzaj rodziny": "niezawodowa", "Funkcja od": "2025-10-01",
        "Opiekunowie": "samotna", "Cudzoziemiec": "N", "Na wsi": "N"}),
    ("2025-H2", "piecza.xlsx", "Umieszczenia", {
        "Nr umieszczenia": "UX4", "Id dziecka": "CX4", "Nr rodziny zastępczej": "RZX2", "Forma pieczy": "niezawodowa",
        "Data umieszczenia": "2025-10-01", "Przybyło z": "rodzina", "Główny powód": "przemoc",
        "Po raz pierwszy": "T"}),
    ("2025-H2", "koordynatorzy.csv", "utf-8-sig", {
        "Nr koordynatora": "KOX1", "Etat": "0.5", "Zatrudniony od": "2025-12-01"}),
    ("2025-H2", "kandydaci.csv", "cp1250", {
        "Nr kandydata": "KAX1", "Rodzaj rodziny": "niezawodowa", "Data zgłoszenia": "03.11.2025"}),
    ("2025-H2", "wsparcie_rodzin.csv", "utf-8-sig", {
        "Nr spotkania": "SWX1", "Rodzaj wsparcia": "poradnictwo", "Data spotkania": "04.11.2025",
        "Liczba uczestników": "3"}),
    ("2025-H2", "rodziny_pomocowe.csv", "utf-8-sig", {
        "Nr umowy": "UPX1", "Nr rodziny pomocowej": "RPX1", "Nr rodziny zastępczej": "RZ0001",
        "Pomoc od": "05.11.2025"}),
    ("2025-H2", "asystenci.csv", "utf-8-sig", {
        "Nr asystenta": "ARX1", "Rodzaj umowy": "praca", "Etat": "0,5", "Pracuje od": "01.12.2025"}),
    ("2025-H2", "rodziny_wspierajace.csv", "utf-8-sig", {
        "Nr pomocy": "RWX1", "Wspierana rodzina": "RX1", "Wsparcie od": "01.02.2025", "Wsparcie do": "30.09.2025",
        "W czym pomaga": "opieka"}),
    ("2025-H2", "rodziny_wspierajace.csv", "utf-8-sig", {
        "Nr pomocy": "RWX2", "Wspierana rodzina": "RX1", "Wsparcie od": "01.10.2025", "W czym pomaga": "opieka"}),
    ("2025-H2", "wsparcie_dzienne.xlsx", "Placówki", {
        "Nr placówki wsparcia": "PWDX1", "Forma placówki": "opiekuncza", "Miejsca": "10", "Działa od": "2025-12-01"}),
]

# A plan for each year, and needs: numbers that no export holds.
BY_HAND = {
    "program-pieczy": [("1", "limit", "3"), ("2", "plan_rodzin", "31"), ("2", "plan_dzieci", "70"),
                       ("3", "plan_instytucji", "9")],
    "wspieranie-rodziny": [("6", "potrzeba_asystentow", "1,25"), ("6", "potrzeba_wspierajacych", "11"),
                           ("6", "potrzeba_srodkow", "12345")],
    "piecza-zastepcza": [("12", "potrzeba_rodzin", "14"), ("12", "potrzeba_mieszkan", "1")],
}


def add(office, lines=LINES, by_hand=BY_HAND, years=(2024, 2025)):
    """Writes the lines, and what is typed in; nobody entered anything for the other years."""
    for folder, name, how, values in lines:
        path = office / "dane" / folder / name
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            sheet = book[how]
            sheet.append([values.get(cell.value, None) for cell in sheet[1]])
            book.save(path)
            continue
        with open(path, encoding=how, newline="") as file:
            first = file.readline()
        between = ";" if ";" in first else ","
        header = next(csv.reader([first], delimiter=between))
        with open(path, "a", encoding=how.removesuffix("-sig"), newline="") as file:
            csv.writer(file, delimiter=between).writerow([values.get(column, "") for column in header])
    (office / "dane-reczne").mkdir(exist_ok=True)
    for name, lines in by_hand.items():
        with open(office / "dane-reczne" / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(["period", "section", "row", "column", "value", "who", "why"])
            for year in years:
                for section, row, value in lines:
                    more = value if year == 2024 else value.replace("1", "2")
                    writer.writerow([year, section, row, "y0", more, "test", "test"])
