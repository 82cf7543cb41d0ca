"""Records that an invented office has none of, written into its exports by hand, so that more cells are above
zero and more readings differ: what the gmina owes, a family that changes its assistant, a new professional
family, a child whose age nobody knows, a grown-up who returns to the family."""

import csv

import openpyxl

# folder, file, line with the columns by their headers
LINES = [
    *((f"{year}-H2", "rozliczenia_pieczy.csv", "cp1250", {
        "Nr rozliczenia": f"RX{year}{share}", "Id dziecka": f"C0000{share // 10}", "Druga strona (TERYT)": "0811",
        "Powiat/gmina": "powiat", "Kierunek": "zobowiazanie", "Za miesiąc": f"01.0{share // 10}.{year}",
        "Kwota rozliczenia": f"{year - 1900 + share},5{share // 10}", "Udział gminy": str(share)})
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
]

# A plan for each year, and needs: numbers that no export holds.
BY_HAND = {
    "program-pieczy": [("1", "limit", "3"), ("2", "plan_rodzin", "31"), ("2", "plan_dzieci", "70"),
                       ("3", "plan_instytucji", "9")],
    "wspieranie-rodziny": [("6", "potrzeba_asystentow", "1,25"), ("6", "potrzeba_srodkow", "12345")],
}


def add(office):
    for folder, name, how, values in LINES:
        path = office / "dane" / folder / name
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            sheet = book[how]
            sheet.append([values.get(cell.value, None) for cell in sheet[1]])
            book.save(path)
            continue
        with open(path, encoding=how, newline="") as file:
            header = next(csv.reader(file, delimiter=";"))
        with open(path, "a", encoding=how.removesuffix("-sig"), newline="") as file:
            csv.writer(file, delimiter=";").writerow([values.get(column, "") for column in header])
    (office / "dane-reczne").mkdir(exist_ok=True)
    for name, lines in BY_HAND.items():
        with open(office / "dane-reczne" / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(["period", "section", "row", "column", "value", "who", "why"])
            # nobody entered anything for 2023
            for year in (2024, 2025):
                for section, row, value in lines:
                    more = value if year == 2024 else value.replace("1", "2")
                    writer.writerow([year, section, row, "y0", more, "test", "test"])
