"""The exports of the procedures "Niebieskie Karty": files, headers, columns and codes, written out by hand.

Uses Source and the reading of the oracle of MRPiPS-03 and of foster care.
"""

import clean
import loading
from exports import Source

# Column -> what it must be; "!" marks a required column (see clean.py).
TABLES = {
    "procedures": dict(
        key=["procedure_id"],
        columns=dict(procedure_id="id!", family_id="id!", started="date!", founder="code:founder!",
                     received="date", group_set="date", group_received="date", first_meeting="date",
                     psychological="bool", physical="bool", sexual="bool", economic="bool", electronic="bool",
                     closed="date", close_reason="code:ending")),
    "people": dict(
        key=["procedure_id", "person_id", "role"],
        columns=dict(procedure_id="id!", person_id="id!", role="code:role!", sex="code:sex~",
                     birth_date="date", age_band="code:age", disability="bool")),
    "cards": dict(
        key=["card_id", "kind"],
        columns=dict(card_id="id!", kind="code:card!", procedure_id="id!", filled="date!",
                     founder="code:founder")),
}

LISTS = {
    "founder": "pomoc_spoleczna policja oswiata ochrona_zdrowia gkrpa",
    "ending": "ustanie brak_zasadnosci inny",
    "role": "doznajacy stosujacy inna",
    "sex": "K M",
    "age": "dziecko dorosly starszy",
    "card": "nk_a nk_b nk_c nk_d",
}

BOOK = "niebieska_karta.xlsx"
SOURCES = [
    Source("procedures", BOOK, sheet="Procedury",
           columns=dict(procedure_id="Nr procedury", family_id="Nr rodziny", started="Data NK-A",
                        founder="Kto wszczął", received="Wpływ do zespołu", group_set="Grupę powołano",
                        group_received="NK-A w grupie", first_meeting="Pierwsze posiedzenie",
                        psychological="Przemoc psychiczna", physical="Przemoc fizyczna",
                        sexual="Przemoc seksualna", economic="Przemoc ekonomiczna",
                        electronic="Przemoc elektroniczna", closed="Procedurę zakończono",
                        close_reason="Powód zakończenia")),
    Source("people", BOOK, sheet="Osoby",
           columns=dict(procedure_id="Nr procedury", person_id="Nr osoby", role="Rola w procedurze",
                        sex="Płeć", birth_date="Data urodzenia", age_band="Grupa wieku",
                        disability="Niepełnosprawność")),
    Source("cards", "karty_nk.csv", encoding="cp1250",
           columns=dict(card_id="Nr karty", kind="Rodzaj karty", procedure_id="Nr procedury",
                        filled="Kartę wypełniono", founder="Kto wypełnił")),
]


def prepare(con):
    """The cleaning of the other oracle, told about the tables and lists of this one; empty raw tables."""
    clean.TABLES = TABLES
    clean.CODES = {name: {code: (None, None) for code in codes.split()} for name, codes in LISTS.items()}
    clean.make_macros_and_codes(con)
    loading.make_raw(con, TABLES)


def load(con, folders):
    loading.load(con, TABLES, SOURCES, folders)
