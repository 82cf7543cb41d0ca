"""The exports of the units of social assistance: files, headers, columns and codes, written out by hand.

Uses Source and the reading of the oracle of MRPiPS-03, and its decisions, by which some stays know their person.
"""

import clean
import exports
import loading
from exports import Source

DECISIONS = clean.TABLES["decisions"]
OTHER_CODES = dict(clean.CODES)

# Column -> what it must be; "!" marks a required column (see clean.py).
TABLES = {
    "decisions": DECISIONS,
    "shelter_stays": dict(
        key=["stay_id"],
        columns=dict(stay_id="id!", decision_id="id", person_id="id", facility_id="id",
                     from_day="date!", to_day="date", day_cost="money!")),
    "facilities": dict(
        key=["facility_id"],
        columns=dict(facility_id="id!", kind="code:kind!", operator="code:operator", places="hundredths",
                     part_of="id", opened="date", closed="date")),
    "staff": dict(
        key=["staff_id", "from_day"],
        columns=dict(staff_id="id!", facility_id="id", post="code:post!", contract="code:contract",
                     fte="hundredths!", in_area="bool", on_leave="bool", from_day="date!", to_day="date")),
    "residents": dict(
        key=["stay_id"],
        columns=dict(stay_id="id!", facility_id="id!", person_id="id!", sex="code:sex~",
                     resident_group="code:resident_group", from_day="date!", came_from="code:came",
                     to_day="date", left_to="code:left", payment="code:payment")),
    "home_waiting": dict(
        key=["waiting_id"],
        columns=dict(waiting_id="id!", person_id="id!", facility_id="id", resident_group="code:resident_group",
                     since="date!", until="date", ended="code:waited")),
}

LISTS = {
    "kind": "osrodek noclegownia schronisko ogrzewalnia osrodek_wsparcia dps pow_socjalizacyjna pow_interwencyjna "
            "pow_rodzinna pow_terapeutyczna rpot iop pcpr schronisko_uslugi sds dzienny_dom dom_matek "
            "klub_samopomocy jadlodajnia rodzinny_dom_pomocy mieszkanie_treningowe mieszkanie_wspomagane "
            "mieszkanie_chronione oik poradnictwo cis kis placowka_opieki",
    "operator": "gmina zlecenie powiat zlecenie_powiat gospodarcza statutowa",
    "post": "kierownik zastepca st_specjalista specjalista st_pracownik pracownik aspirant opiekun radca pozostali "
            "dyrektor zastepca_dyrektora kierownik_dzialu kierownik_sekcji gl_specjalista gl_specjalista_socjalny "
            "st_specjalista_rodzina specjalista_rodzina konsultant koordynator_it opiekun_specjalistyczny "
            "opiekun_dps pielegniarka terapeuta fizjoterapeuta psycholog lekarz administracja obsluga",
    "contract": "praca zlecenie dzielo kontrakt wolontariat",
    "sex": "K M",
    "resident_group": "podeszly_wiek somatycznie psychicznie intelektualnie_dorosli intelektualnie_dzieci "
                      "fizycznie alkohol",
    "came": "dom dps szpital inne",
    "left": "zgon dps dom inne",
    "payment": "mieszkaniec rodzina gmina gmina_calosc dotacja",
    "waited": "umieszczony rezygnacja zgon inne",
}

SOURCES = [
    next(source for source in exports.SOURCES if source.table == "decisions"),
    Source("shelter_stays", "pobyty.csv", encoding="iso-8859-2",
           columns=dict(stay_id="Nr pobytu", decision_id="Nr decyzji", person_id="Id osoby",
                        facility_id="Placówka", from_day="Przyjęcie", to_day="Wyjście", day_cost="Koszt doby")),
    Source("facilities", "jednostki.csv", delimiter=",",
           columns=dict(facility_id="Nr jednostki", kind="Rodzaj", operator="Prowadzi", places="Miejsca")),
    Source("facilities", "placowki_pieczy.csv", encoding="cp1250",
           columns=dict(facility_id="Nr jednostki", kind="Rodzaj jednostki", operator="Prowadzi",
                        places="Liczba miejsc")),
    Source("facilities", "jednostki_pomocy.csv",
           columns=dict(facility_id="Nr jednostki", kind="Rodzaj jednostki", operator="Podmiot prowadzący",
                        places="Liczba miejsc", part_of="W strukturze", opened="Uruchomiono",
                        closed="Zamknięto")),
    Source("staff", "kadry.csv", delimiter=",",
           columns=dict(staff_id="Nr pracownika", facility_id="Jednostka", post="Stanowisko", fte="Etat",
                        on_leave="Urlop", from_day="Od", to_day="Do")),
    Source("staff", "kadry_jednostek.csv", encoding="cp1250",
           columns=dict(staff_id="Nr pracownika", facility_id="Nr jednostki", post="Stanowisko",
                        contract="Forma zatrudnienia", fte="Wymiar etatu", in_area="W rejonie",
                        on_leave="Na urlopie", from_day="Zatrudniony od", to_day="Zatrudniony do")),
    Source("residents", "osoby_w_jednostkach.xlsx", sheet="Osoby",
           columns=dict(stay_id="Nr pobytu w jednostce", facility_id="Nr jednostki", person_id="Nr osoby",
                        sex="Płeć", resident_group="Grupa mieszkańców", from_day="Przyjęto do jednostki",
                        came_from="Skąd przybył", to_day="Odszedł", left_to="Dokąd odszedł",
                        payment="Kto płaci")),
    Source("home_waiting", "oczekujacy_na_dps.csv",
           columns=dict(waiting_id="Nr oczekującego", person_id="Nr osoby", facility_id="Czeka na dom",
                        resident_group="Grupa mieszkańców", since="Oczekuje od", until="Oczekiwał do",
                        ended="Koniec oczekiwania")),
]


def prepare(con):
    """The cleaning of the other oracle, told about the tables and lists of this one; empty raw tables."""
    clean.TABLES = TABLES
    clean.CODES = OTHER_CODES | {
        name: {code: (None, None) for code in codes.split()} for name, codes in LISTS.items()}
    clean.make_macros_and_codes(con)
    loading.make_raw(con, TABLES)


def load(con, folders):
    loading.load(con, TABLES, SOURCES, folders)
