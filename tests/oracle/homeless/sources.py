"""The exports of homelessness: files, headers, columns and codes, written out by hand.

Uses Source and the reading of the oracle of MRPiPS-03; stays in shelters and decisions are its exports.
"""

import clean
import exports
import loading
from exports import Source

PLACES = ("noclegownia ogrzewalnia schronisko schronisko_uslugi mieszkanie_wspomagane mieszkanie_treningowe dom_matek oik "
          "sow szpital zaklad_karny izba zdrowie_psych inna_placowka pustostan dzialka niemieszkalne")
SHELTERS = "schronisko schronisko_uslugi noclegownia ogrzewalnia kryzys_masowy"


def numbered(question, answers):
    return [f"{question}.{number}" for number in range(1, answers + 1)]


LISTS = {
    "place": PLACES.split(),
    "sex": ["K", "M"],
    "citizenship": "polskie ue ukraina inne brak".split(),
    "registration": numbered(4, 4),
    "time": numbered(5, 8),
    "marital": numbered(6, 6),
    "education": numbered(7, 7),
    "household": numbered(8, 6),
    "answer": numbered(9, 11) + numbered(10, 20) + numbered(11, 7) + numbered(12, 12),
    "ended_by": "mieszkanie rodzina placowka wyjazd zgon inny".split(),
    "author": "osrodek placowka".split(),
    "result": "cel czesciowo przerwany inny".split(),
    "help": "praca_socjalna schronienie zasilek posilek mieszkanie inna".split(),
    "use": "nocleg pobyt_dzienny pobyt_calodobowy uslugi".split(),
    "shelter": SHELTERS.split(),
    "legal": "gmina stowarzyszenie fundacja koscielna spoldzielnia inna".split(),
    "age_known": "deklarowany oszacowany".split(),
    "age_word": "dorosly dziecko".split(),
}

# Column -> what it must be; "!" marks a required column (see clean.py).
TABLES = {
    "homeless": dict(
        key=["person_id", "from_day"],
        columns=dict(person_id="id!", from_day="date!", to_day="date", since="date", place="code:place!",
                     cause_1="code:answer", cause_2="code:answer", cause_3="code:answer", sex="code:sex~",
                     birth_date="date", citizenship="code:citizenship", registration="code:registration",
                     ended_by="code:ended_by")),
    "programmes": dict(
        key=["programme_id"],
        columns=dict(programme_id="id!", person_id="id!", author="code:author", from_day="date!",
                     to_day="date", result="code:result")),
    "releases": dict(
        key=["release_id"],
        columns=dict(release_id="id!", person_id="id!", released="date!", help_from="date",
                     help="code:help", work_from="date", homeless="bool")),
    "uses": dict(
        key=["use_id"],
        columns=dict(use_id="id!", facility_id="id!", kind="code:use!", person_id="id", from_day="date!",
                     to_day="date", days="hundredths", day_cost="money")),
    "entries": dict(
        key=["entry_id"],
        columns=dict(entry_id="id!", facility_id="id!", form="code:shelter!", title="id!", address="id",
                     reported="hundredths!", places="hundredths!", operator="id", seat="id",
                     legal="code:legal", contact="id", agreement="id", from_day="date!", to_day="date")),
    "forms": dict(
        key=["form_id"],
        columns=dict(form_id="id!", night="date!", person_mark="id", place="code:place!", sex="code:sex~",
                     age="hundredths", age_known="code:age_known", age_word="code:age_word",
                     citizenship="code:citizenship", registration="code:registration",
                     duration="code:time", marital="code:marital", education="code:education",
                     household="code:household")),
    "answers": dict(key=["form_id", "answer"], columns=dict(form_id="id!", answer="code:answer!")),
    "stays": dict(
        key=["stay_id"],
        columns=dict(stay_id="id!", decision_id="id", person_id="id", facility_id="id", from_day="date!",
                     to_day="date", day_cost="money!")),
    "decisions": clean.TABLES["decisions"],
}

BOOK = "bezdomnosc.xlsx"
SOURCES = [
    Source("homeless", BOOK, sheet="Rejestr",
           columns=dict(person_id="Id osoby", from_day="W rejestrze od", to_day="W rejestrze do",
                        since="Bezdomność od", place="Miejsce przebywania",
                        cause_1="Przyczyna bezdomności 1", cause_2="Przyczyna bezdomności 2",
                        cause_3="Przyczyna bezdomności 3", sex="Płeć", birth_date="Data urodzenia",
                        citizenship="Obywatelstwo i status", registration="Zameldowanie",
                        ended_by="Powód wykreślenia")),
    Source("programmes", BOOK, sheet="Programy",
           columns=dict(programme_id="Nr programu IPWB", person_id="Id osoby", author="Program opracował",
                        from_day="Program od", to_day="Program do", result="Wynik programu")),
    Source("releases", BOOK, sheet="Zwolnieni z ZK",
           columns=dict(release_id="Nr zwolnienia", person_id="Id osoby", released="Data zwolnienia z ZK",
                        help_from="Pomoc od", help="Pomoc po zwolnieniu", work_from="Praca socjalna od",
                        homeless="Bez mieszkania")),
    Source("uses", "korzystanie.csv", encoding="cp1250",
           columns=dict(use_id="Nr korzystania", facility_id="Placówka", kind="Z czego korzysta",
                        person_id="Id osoby", from_day="Korzysta od", to_day="Korzysta do",
                        days="Osobodni", day_cost="Koszt osobodnia")),
    Source("entries", "miejsca_bezdomni.csv",
           columns=dict(entry_id="Nr zgłoszenia miejsc", facility_id="Placówka", form="Forma schronienia",
                        title="Nazwa placówki", address="Adres placówki", reported="Miejsca zgłaszane",
                        places="Miejsca w placówce", operator="Podmiot prowadzący",
                        seat="Siedziba podmiotu", legal="Forma prawna podmiotu", contact="Dane kontaktowe",
                        agreement="Gmina z porozumienia", from_day="Miejsca od", to_day="Miejsca do")),
    Source("forms", "badanie_nocne.xlsx", sheet="Arkusze",
           columns=dict(form_id="Nr arkusza", night="Noc badania", person_mark="Znak osoby",
                        place="Miejsce badania", sex="Płeć", age="Wiek", age_known="Wiek ustalono",
                        age_word="Dorosły czy dziecko", citizenship="Obywatelstwo i status",
                        registration="4. Zameldowanie", duration="5. Czas bezdomności",
                        marital="6. Stan cywilny", education="7. Wykształcenie",
                        household="8. Gospodarowanie")),
    Source("answers", "badanie_odpowiedzi.csv", columns=dict(form_id="Nr arkusza", answer="Nr odpowiedzi")),
    Source("stays", "pobyty.csv", encoding="iso-8859-2",
           columns=dict(stay_id="Nr pobytu", decision_id="Nr decyzji", person_id="Id osoby",
                        facility_id="Placówka", from_day="Przyjęcie", to_day="Wyjście",
                        day_cost="Koszt doby")),
    next(own for own in exports.SOURCES if own.table == "decisions"),
]


def prepare(con):
    """The cleaning of the other oracle, told about the tables and lists of this one; empty raw tables."""
    clean.TABLES = TABLES
    clean.CODES = clean.CODES | {
        name: {code: (None, None) for code in codes} for name, codes in LISTS.items()}
    clean.make_macros_and_codes(con)
    loading.make_raw(con, TABLES)


def load(con, folders):
    loading.load(con, TABLES, SOURCES, folders)
