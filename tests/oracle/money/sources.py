"""The exports that the returns of money read: files, headers, columns and codes, written out by hand.

Uses Source and the reading of the oracle of MRPiPS-03; the codes of benefits are those of its exports.
"""

import csv
import clean
import loading
from exports import PAYMENT_CODES, Source

# Column -> what it must be; "!" marks a required column, "@" the day on which a code must be valid (see clean.py).
TABLES = {
    "persons": dict(key=["person_id"], columns=dict(person_id="id!", birth_date="date")),
    "families": dict(key=["family_id", "as_of"], columns=dict(family_id="id!", as_of="date!", rural="bool")),
    "decisions": dict(
        key=["decision_id"],
        columns=dict(decision_id="id!", person_id="id!", family_id="id", kind="code:decision_kind!",
                     benefit="code:benefit@issued!", issued="date!")),
    "payments": dict(
        key=["payment_id"],
        columns=dict(payment_id="id!", decision_id="id", person_id="id", family_id="id", benefit="code:benefit",
                     paid="date!", units="hundredths!", amount="money!", source="code:funding", chapter="id")),
    "services": dict(
        key=["service_id"],
        columns=dict(service_id="id!", decision_id="id", person_id="id", kind="code:benefit", settled="date!",
                     hours_plan="hundredths", hours_done="hundredths!", cost="money!", fee="money",
                     neighbour="bool")),
    "stays": dict(
        key=["stay_id"],
        columns=dict(stay_id="id!", decision_id="id", from_day="date!", to_day="date", day_cost="money!")),
    "contributions": dict(
        key=["contribution_id"],
        columns=dict(contribution_id="id!", person_id="id!", kind="code:contribution!", basis="code:basis",
                     paid="date!", units="hundredths", amount="money!")),
    "budget": dict(
        key=["chapter", "paragraph", "source", "as_of"],
        columns=dict(chapter="id!", paragraph="id!", source="code:funding!", as_of="date!", plan="money!",
                     executed="money!")),
    "deliveries": dict(
        key=["delivery_id"],
        columns=dict(delivery_id="id!", person_id="id!", form="code:form!", settled="date!", cost="money!",
                     source="code:funding")),
    "orders": dict(
        key=["order_id"],
        columns=dict(order_id="id!", decision_id="id!", from_day="date!", provider="code:provider@from_day!",
                     provider_id="id")),
    "staff": dict(
        key=["staff_id", "from_day"],
        columns=dict(staff_id="id!", facility_id="id", post="code:post!", contract="code:contract", fte="hundredths!", on_leave="bool",
                     from_day="date!", to_day="date")),
    "facilities": dict(key=["facility_id"], columns=dict(facility_id="id!", kind="code:facility!")),
}

WORDS = {
    "decision_kind": "przyznanie zmiana odmowa uchylenie umorzenie",
    "funding": "wlasne dotacja",
    "contribution": "zdrowotna emerytalno_rentowa",
    "basis": "zasilek_staly zatrudnienie_socjalne cudzoziemiec opiekun inny",
    "form": "posilek pieniezne rzeczowe",
    "contract": "praca zlecenie dzielo kontrakt wolontariat",
    "post": "kierownik zastepca st_specjalista specjalista st_pracownik pracownik aspirant opiekun radca pozostali "
            "dyrektor zastepca_dyrektora kierownik_dzialu kierownik_sekcji gl_specjalista gl_specjalista_socjalny "
            "st_specjalista_rodzina specjalista_rodzina konsultant koordynator_it opiekun_specjalistyczny "
            "opiekun_dps pielegniarka terapeuta fizjoterapeuta psycholog lekarz administracja obsluga",
    "facility": "osrodek noclegownia schronisko ogrzewalnia osrodek_wsparcia dps pow_socjalizacyjna pow_interwencyjna "
                "pow_rodzinna pow_terapeutyczna rpot iop pcpr schronisko_uslugi sds dzienny_dom dom_matek "
                "klub_samopomocy jadlodajnia rodzinny_dom_pomocy mieszkanie_treningowe mieszkanie_wspomagane "
                "mieszkanie_chronione oik poradnictwo cis kis placowka_opieki",
}

FUNDING = {"W": "wlasne", "D": "dotacja"}
SOURCES = [
    Source("persons", "osoby.xlsx", sheet="Osoby",
           columns=dict(person_id="Id osoby", birth_date="Data urodzenia")),
    Source("families", "rodziny.xlsx", sheet="Stany",
           columns=dict(family_id="Id rodziny", as_of="Stan na dzień", rural="Wieś")),
    Source("decisions", "decyzje.xlsx", sheet="Decyzje",
           columns=dict(decision_id="Nr decyzji", person_id="Id osoby", family_id="Id rodziny", kind="Rodzaj",
                        benefit="Świadczenie", issued="Data wydania"),
           codes=dict(kind={"P": "przyznanie", "Z": "zmiana", "O": "odmowa", "U": "uchylenie", "M": "umorzenie"})),
    Source("payments", "wyplaty.csv", encoding="cp1250",
           columns=dict(payment_id="Nr wypłaty", decision_id="Nr decyzji", person_id="Id osoby",
                        family_id="Id rodziny", benefit="Kod świadczenia", paid="Data wypłaty", units="Liczba",
                        amount="Kwota", source="Źródło", chapter="Rozdział"),
           codes=dict(benefit=PAYMENT_CODES, source=FUNDING)),
    Source("services", "uslugi.csv",
           columns=dict(service_id="Nr rozliczenia", decision_id="Nr decyzji", person_id="Id osoby",
                        kind="Rodzaj usług", settled="Ostatni dzień miesiąca", hours_plan="Godziny przyznane",
                        hours_done="Godziny wykonane", cost="Koszt", fee="Odpłatność", neighbour="Sąsiedzkie")),
    Source("stays", "pobyty.csv", encoding="iso-8859-2",
           columns=dict(stay_id="Nr pobytu", decision_id="Nr decyzji", from_day="Przyjęcie", to_day="Wyjście",
                        day_cost="Koszt doby")),
    Source("contributions", "skladki.csv", encoding="cp1250",
           columns=dict(contribution_id="Nr składki", person_id="Id osoby", kind="Rodzaj składki",
                        basis="Tytuł ubezpieczenia", paid="Opłacono", amount="Kwota składki"),
           codes=dict(kind={"Z": "zdrowotna", "E": "emerytalno_rentowa"})),
    Source("budget", "budzet.csv",
           columns=dict(chapter="Rozdział", paragraph="Paragraf", source="Źródło", as_of="Stan na dzień",
                        plan="Plan", executed="Wykonanie"),
           codes=dict(source=FUNDING)),
    Source("deliveries", "dowoz_posilkow.csv",
           columns=dict(delivery_id="Nr dowozu", person_id="Id osoby", form="Co dowieziono",
                        settled="Dowóz za miesiąc", cost="Koszt dowozu", source="Źródło"),
           codes=dict(source=FUNDING)),
    Source("orders", "zlecenia_uslug.csv",
           columns=dict(order_id="Nr zlecenia", decision_id="Nr decyzji", from_day="Wykonawca od",
                        provider="Rodzaj wykonawcy", provider_id="Nr wykonawcy")),
    Source("staff", "kadry.csv", delimiter=",",
           columns=dict(staff_id="Nr pracownika", facility_id="Jednostka", post="Stanowisko", fte="Etat",
                        on_leave="Urlop", from_day="Od", to_day="Do")),
    Source("facilities", "jednostki.csv", delimiter=",",
           columns=dict(facility_id="Nr jednostki", kind="Rodzaj")),
    Source("facilities", "placowki_pieczy.csv", encoding="cp1250",
           columns=dict(facility_id="Nr jednostki", kind="Rodzaj jednostki")),
    Source("facilities", "jednostki_pomocy.csv",
           columns=dict(facility_id="Nr jednostki", kind="Rodzaj jednostki")),
    Source("staff", "kadry_jednostek.csv", encoding="cp1250",
           columns=dict(staff_id="Nr pracownika", facility_id="Nr jednostki", post="Stanowisko",
                        contract="Forma zatrudnienia", fte="Wymiar etatu", on_leave="Na urlopie",
                        from_day="Zatrudniony od", to_day="Zatrudniony do")),
]


def prepare(con):
    """The cleaning of the other oracle, told about the tables and lists of this one; empty raw tables."""
    benefits = clean.CODES["benefit"]
    clean.TABLES = TABLES
    clean.CODES = {name: {code: (None, None) for code in words.split()} for name, words in WORDS.items()}
    clean.CODES["benefit"] = benefits
    clean.CODES["provider"] = {own: (None, None) for own in ("osrodek", "organizacja", "firma", "osoba")}
    clean.CODES["provider"]["sasiad"] = ("2023-11-01", None)
    clean.make_macros_and_codes(con)
    loading.make_raw(con, TABLES)


def load(con, folders):
    loading.load(con, TABLES, SOURCES, folders)


def load_canonical(con, folder, names):
    """The same from files whose headers are the columns themselves: table -> file."""
    for table, file in names.items():
        with open(folder / file, encoding="utf-8", newline="") as lines:
            for row_no, line in enumerate(csv.DictReader(lines, delimiter=";"), start=2):
                columns = TABLES[table]["columns"]
                loading.insert(con, table, [[1, row_no] + [line.get(column) or "" for column in columns]])
    for name in TABLES:
        clean.type_table(con, name)
