"""Records that no invented office has, put into the exports of one: families of every kind with every number of
children, children of every age and state, leavers to everywhere, reviews long overdue, a fee for the month of a
move; and every supplement of every institution. So each cell has something to count."""

import datetime
import random

import openpyxl

KINDS = ["spokrewniona", "niezawodowa", "zawodowa", "specjalistyczna", "pogotowie", "rdd"]
LEFT_TO = ["rodzina", "rodzinna", "adopcja", "instytucja", "dps", "inne", "samodzielny_rodzina",
           "samodzielny_wlasne", "samodzielny_inne", "nieusamodzielniony"]
# the year of birth of carers: each band of age, and one that nobody knows
CARERS = [2003, 1990, 1980, 1970, 1960, 1950, None]
LAST = datetime.date(2025, 12, 31)


def day(draw, first, last):
    return first + datetime.timedelta(days=draw.randrange((last - first).days + 1))


class Office:
    def __init__(self):
        self.draw = random.Random(5)
        self.families, self.placements, self.persons = [], [], []
        self.child_reviews, self.family_reviews, self.fees = [], [], []

    def family(self, kind, rural, number):
        name = f"GZ{len(self.families):04}"
        couple = number % 3 != 0
        birth = CARERS[len(self.families) % len(CARERS)]
        born = birth and datetime.date(birth, 5, 5)
        self.families.append({
            "Nr rodziny zastępczej": name, "Rodzaj rodziny": kind, "Funkcja od": datetime.date(2015, 1, 1),
            "Opiekunowie": "malzenstwo" if couple else "samotna", "Data ur. opiekuna 1": born,
            "Data ur. opiekuna 2": born if couple else None, "Cudzoziemiec": "N", "Na wsi": rural})
        return name

    def child(self, age, family, kind, since, until=None, left_to=None):
        name = f"GC{len(self.persons):05}"
        birth = datetime.date(2025 - age, self.draw.randrange(1, 7), self.draw.randrange(1, 28))
        citizen = self.draw.choice(["polskie", "polskie", "ukrainskie"])
        self.persons.append(f"{name};;{birth};{self.draw.choice('KM')};{citizen};;")
        self.place(name, family, kind, max(since, birth + datetime.timedelta(days=1)), until, left_to)
        return name

    def place(self, child, family, kind, since, until=None, left_to=None, first="T"):
        self.placements.append({
            "Nr umieszczenia": f"GU{len(self.placements):05}", "Id dziecka": child,
            "Nr rodziny zastępczej": family, "Forma pieczy": kind, "Data umieszczenia": since,
            "Data odejścia": until, "Podstawa umieszczenia": "sad", "Przybyło z": "rodzina", "Odeszło do": left_to,
            "Główny powód": "inny", "Sieroctwo": self.draw.choice([None, "sierota", "polsierota"]),
            "Po raz pierwszy": first, "Z rodzeństwem": "T", "Kontynuuje naukę": "T",
            "Orzeczenie": self.draw.choice("TN"), "Sytuacja uregulowana": self.draw.choice("TN")})

    def fill(self):
        draw = self.draw
        for kind in KINDS:
            for rural in "TN":
                for number in range(10):
                    for _ in range(2):
                        family = self.family(kind, rural, number)
                        for _ in range(number):
                            late = draw.random() < 0.3
                            since = day(draw, datetime.date(2025 if late else 2016, 1, 1), datetime.date(2025, 12, 1))
                            self.child(draw.randrange(23), family, kind, since)
            for left_to in LEFT_TO:
                for age in (9, 20):
                    until = day(draw, datetime.date(2025, 1, 10), datetime.date(2025, 12, 20))
                    self.child(age, self.family(kind, "N", 1), kind, datetime.date(2019, 1, 1), until, left_to)
        # moved in the middle of a month for which the parent pays
        for month in (3, 8):
            old, new = self.family("spokrewniona", "N", 1), self.family("niezawodowa", "N", 1)
            moved = datetime.date(2025, month, 15)
            child = self.child(9, old, "spokrewniona", datetime.date(2020, 1, 1), moved, "rodzinna")
            self.place(child, new, "niezawodowa", moved, first="N")
            self.fees.append(f"GO{month};{child};01.{month:02}.2025;100,00;40,00;GR{month}")
        for number, row in enumerate(self.placements[:200:4]):
            held = day(draw, datetime.date(2016, 1, 1), LAST)
            self.child_reviews.append(f"GV{number};{row['Id dziecka']};{held};utrzymac;N;;;")
        # two reviews, the third due long ago, in either half of 2025, or again after half a year; some families have
        # the second alone, because the export does not go back to the first, some agreed on less than three years
        for number, (held, agreed) in enumerate([("2018-02-02", ""), ("2022-03-03", "2025-03-03"),
                                                 ("2022-09-09", "2025-03-31"), ("2024-01-02", "")]):
            result = "negatywna" if number == 3 else "pozytywna"
            for place, family in enumerate(self.families[number + 2::12]):
                ff = family["Nr rodziny zastępczej"]
                if number != 1 or place % 2:
                    self.family_reviews.append(f"GA{len(self.family_reviews)};{ff};2017-01-01;pozytywna;;")
                self.family_reviews.append(f"GA{len(self.family_reviews)};{ff};{held};{result};{agreed};")
        # a second review that nobody held, and one a week late after a bad one
        for start, reviews in [(6, [("2024-05-05", "pozytywna")]),
                               (7, [("2024-12-12", "negatywna"), ("2025-06-19", "pozytywna")])]:
            for family in self.families[start::12]:
                ff = family["Nr rodziny zastępczej"]
                for held, result in reviews:
                    self.family_reviews.append(f"GA{len(self.family_reviews)};{ff};{held};{result};;")


def append(path, lines):
    with open(path, "ab") as file:
        file.write("".join(f"{line}\r\n" for line in lines).encode("ascii"))


def add(office):
    """The same records in the exports of both halves of 2025."""
    dense = Office()
    dense.fill()
    for folder in (office / "dane/2025-H1", office / "dane/2025-H2"):
        book = openpyxl.load_workbook(folder / "piecza.xlsx")
        for name, rows in (("Rodziny zastępcze", dense.families), ("Umieszczenia", dense.placements)):
            sheet = book[name]
            header = [cell.value for cell in sheet[1]]
            for row in rows:
                sheet.append([row.get(column) for column in header])
        book.save(folder / "piecza.xlsx")
        append(folder / "dzieci_pieczy.csv", dense.persons)
        append(folder / "oceny_dzieci.csv", dense.child_reviews)
        append(folder / "oceny_rodzin.csv", dense.family_reviews)
        append(folder / "oplaty_rodzicow.csv", dense.fees)


def add_supplements(office):
    """Every supplement of every kind of institution, in each month of the quarter."""
    folder = office / "dane/2021-Q3"
    homes = ["pow_socjalizacyjna", "pow_interwencyjna", "pow_rodzinna", "pow_terapeutyczna", "rpot", "iop"]
    append(folder / "facilities.csv", [f"GI{number};{kind};10" for number, kind in enumerate(homes)])
    append(folder / "persons.csv", [f"GK{number};2012-02-02" for number in range(len(homes))])
    append(folder / "institution_benefits.csv", [
        f"GS{number}{month};GI{number};GK{number};"
        f"{'dodatek_ryczalt' if kind == 'pow_rodzinna' else 'dodatek_500'};2021-{month:02}-10;1;500,00"
        for number, kind in enumerate(homes) for month in (7, 8, 9)])
