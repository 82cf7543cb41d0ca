"""Reading the office's exports as text: which files, which headers, which codes.

Nothing is interpreted here beyond what a person reading the file would copy: a cell becomes
text, an export's own code becomes the code of the form. clean.py decides what is readable.
"""

import csv
import datetime
import fnmatch
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

import openpyxl

import clean


@dataclass(frozen=True)
class Source:
    table: str
    files: str                     # pattern of file names
    columns: dict                  # column of the table -> header in the export
    sheet: str = None              # of a workbook
    encoding: str = "utf-8-sig"
    delimiter: str = ";"
    codes: dict = field(default_factory=dict)      # column -> {export's code: our code}


PAYMENT_CODES = {
    "101": "ZST-S", "102": "ZST-R",
    "111": "ZOK-C", "112": "ZOK-B", "113": "ZOK-N", "114": "ZOK-U", "115": "ZOK-I",
    "121": "ZCL", "122": "ZCS", "123": "Z39", "124": "ZRZ", "125": "ZCZ", "126": "ZLO", "127": "BIL",
    "131": "SCH", "132": "POS-D", "133": "POS-U", "134": "POS-I", "135": "PZY",
    "141": "UO", "142": "UOS", "143": "SUO",
    "151": "UBR", "152": "POG", "153": "USA-N", "154": "USA-Z", "155": "USA-P",
    "161": "DPS",
    "201": "ZKL", "202": "ZCU", "203": "NCU", "204": "WOP",
    "301": "USM", "302": "KNA", "303": "ZAG", "304": "MCH", "305": "MCH-T", "306": "MCH-W",
    "311": "IPI", "312": "IPS",
}

SOURCES = [
    Source("persons", "osoby.xlsx", sheet="Osoby",
           columns=dict(person_id="Id osoby", birth_date="Data urodzenia")),
    Source("families", "rodziny.xlsx", sheet="Stany",
           columns=dict(family_id="Id rodziny", as_of="Stan na dzień", single_parent="Rodzina niepełna",
                        main_income="Źródło utrzymania", rural="Wieś"),
           codes=dict(main_income={"PR": "praca", "EM": "emerytura", "RE": "renta", "SW": "swiadczenia",
                                   "AL": "alimenty", "BD": "brak", "IN": "inne"})),
    Source("family_members", "rodziny.xlsx", sheet="Skład",
           columns=dict(family_id="Id rodziny", person_id="Id osoby", relation="Stosunek",
                        in_education="Uczy się", valid_from="Od", valid_to="Do")),
    Source("reasons", "powody.csv",
           columns=dict(reason_id="Nr wpisu", family_id="Id rodziny", reason="Powód",
                        from_day="Od", to_day="Do")),
    Source("decisions", "decyzje.xlsx", sheet="Decyzje",
           columns=dict(decision_id="Nr decyzji", person_id="Id osoby", family_id="Id rodziny",
                        kind="Rodzaj", benefit="Świadczenie", issued="Data wydania",
                        from_day="Od", to_day="Do", monthly="Miesięczne", units="Ilość", amount="Kwota",
                        mode="Tryb", shelter="Schronienie", continued="Kontynuacja", homeless="Bezdomny",
                        left_institution="Opuszczana placówka"),
           codes=dict(kind={"P": "przyznanie", "Z": "zmiana", "O": "odmowa", "U": "uchylenie",
                            "M": "umorzenie"},
                      mode={"D": "decyzja", "N": "doraznie"})),
    Source("payments", "wyplaty.csv", encoding="cp1250",
           columns=dict(payment_id="Nr wypłaty", decision_id="Nr decyzji", person_id="Id osoby",
                        family_id="Id rodziny", benefit="Kod świadczenia", paid="Data wypłaty",
                        units="Liczba", amount="Kwota", source="Źródło"),
           codes=dict(benefit=PAYMENT_CODES, source={"W": "wlasne", "D": "dotacja"})),
    Source("services", "uslugi.csv",
           columns=dict(service_id="Nr rozliczenia", decision_id="Nr decyzji", person_id="Id osoby",
                        kind="Rodzaj usług", settled="Ostatni dzień miesiąca",
                        hours_done="Godziny wykonane", cost="Koszt")),
    Source("shelter_stays", "pobyty.csv", encoding="iso-8859-2",
           columns=dict(stay_id="Nr pobytu", decision_id="Nr decyzji", person_id="Id osoby",
                        shelter="Rodzaj schronienia", from_day="Przyjęcie", to_day="Wyjście",
                        day_cost="Koszt doby")),
    Source("social_work", "praca_socjalna.csv",
           columns=dict(social_work_id="Nr wpisu", family_id="Id rodziny", form="Forma", task="Zadanie",
                        from_day="Od", to_day="Do"),
           codes=dict(task={"G": "gmina", "P": "powiat"})),
    Source("contracts", "kontrakty.csv",
           columns=dict(contract_id="Nr kontraktu", person_id="Id osoby", family_id="Id rodziny",
                        from_day="Od", to_day="Do")),
    Source("crisis_interventions", "interwencje.csv", delimiter="\t",
           columns=dict(intervention_id="Nr", family_id="Id rodziny", task="Zadanie", day="Dzień"),
           codes=dict(task={"G": "gmina", "P": "powiat"})),
]


def text_of(value):
    """A spreadsheet cell as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return str(value.date())  # a date cell is a day, whatever the hour
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def lines_of(path, source):
    """The header of a file and the lines after it, as lists of text."""
    if path.suffix == ".csv":
        with open(path, encoding=source.encoding, newline="") as file:
            lines = list(csv.reader(file, delimiter=source.delimiter))
    else:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        lines = [[text_of(value) for value in line]
                 for line in book[source.sheet].iter_rows(values_only=True)]
        book.close()
    return [name.strip() for name in lines[0]], lines[1:]


def rows_of(path, source, file_no):
    """The rows of a file as (file_no, row_no, text of each column of the table)."""
    header, lines = lines_of(path, source)
    plan = []
    for column in clean.TABLES[source.table]["columns"]:
        if column not in source.columns:
            plan.append((len(header), {}))  # this export does not say it
            continue
        try:
            place = header.index(source.columns[column])
        except ValueError:
            raise SystemExit(f"{path}: no column {source.columns[column]!r}; it has {header}")
        plan.append((place, source.codes.get(column, {})))
    rows = []
    for row_no, line in enumerate(lines, start=2):
        if not any(line):
            continue
        row = [file_no, row_no]
        for place, meaning in plan:
            value = line[place].strip() if place < min(len(line), len(header)) else ""
            row.append(meaning.get(value, value))
        rows.append(row)
    return rows


def _read_to_file(task):
    path, source, file_no, folder = task
    target = os.path.join(folder, f"{source.table}-{file_no}.csv")
    with open(target, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
            rows_of(path, source, file_no))
    return source.table, target


def load_text_tables(con, folders):
    """raw_<table> of every table: file_no, row_no and the columns, all text."""
    tasks = []
    with tempfile.TemporaryDirectory() as scratch:
        for folder in folders:
            for path in sorted(folder.iterdir()):
                for source in SOURCES:
                    if fnmatch.fnmatchcase(path.name, source.files):
                        tasks.append((path, source, len(tasks), scratch))
        # the largest files first, so that both ends of the pool finish together
        tasks.sort(key=lambda task: -task[0].stat().st_size)
        with ProcessPoolExecutor() as pool:
            written = list(pool.map(_read_to_file, tasks))
        for name, table in clean.TABLES.items():
            columns = {"file_no": "INT", "row_no": "INT"} | {c: "VARCHAR" for c in table["columns"]}
            con.execute(f"CREATE TABLE raw_{name} ({', '.join(f'{c} {t}' for c, t in columns.items())})")
            for written_table, target in written:
                if written_table == name:
                    con.execute(
                        f"INSERT INTO raw_{name} SELECT * FROM read_csv(?, header = false, delim = ',', "
                        f"quote = '\"', escape = '\"', auto_detect = false, columns = {columns!r})", [target])
