"""The exports that the report on the centre's work reads: files, headers, columns and codes, written out by hand.

What MRPiPS-03 reads comes from its oracle, with the columns that only this report counts; assistants, supporting
families and day centres from the oracle of WRiSPZ.
"""

import dataclasses

import clean
import exports
import sources
from exports import Source

FAMILY_SUPPORT = ("assistants", "assistant_families", "support_families", "day_centres", "day_centre_use")


def numbered(question, answers):
    return " ".join(f"{question}.{number}" for number in range(1, answers + 1))


LISTS = {name: sources.LISTS[name] for name in (
    "assistant_contract", "assistant_trigger", "assistant_end", "support_family_task", "day_centre_kind")} | {
    "interview_kind": "pelny aktualizacja oswiadczenie",
    "contract_status": "trwa zrealizowany rozwiazany",
    "crisis_kind": "przemoc psychiczny losowe inny",
    "provider": "osrodek organizacja firma osoba sasiad",
    "place": "noclegownia ogrzewalnia schronisko schronisko_uslugi mieszkanie_wspomagane mieszkanie_treningowe "
             "dom_matek oik sow szpital zaklad_karny izba zdrowie_psych inna_placowka pustostan dzialka niemieszkalne",
    "ended_by": "mieszkanie rodzina placowka wyjazd zgon inny",
    "way_out": "cel czesciowo przerwany inny",
    "use": "nocleg pobyt_dzienny pobyt_calodobowy uslugi",
    "subject": "swiadczenia uprawnienia dps przemoc uzaleznienia rodzina mieszkanie zadluzenie inne",
    "contact": "informacja porada skierowanie",
    "partner": "zdrowie policja sad prokuratura oswiata ngo pup inny",
    "together": "wymiana spotkanie interwencja wniosek zlecenie inny",
    "founder": "pomoc_spoleczna policja oswiata ochrona_zdrowia gkrpa",
    "facility": "osrodek noclegownia schronisko ogrzewalnia osrodek_wsparcia dps pow_socjalizacyjna pow_interwencyjna "
                "pow_rodzinna pow_terapeutyczna rpot iop pcpr schronisko_uslugi sds dzienny_dom dom_matek "
                "klub_samopomocy jadlodajnia rodzinny_dom_pomocy mieszkanie_treningowe mieszkanie_wspomagane "
                "mieszkanie_chronione oik poradnictwo cis kis placowka_opieki",
    "post": "kierownik zastepca st_specjalista specjalista st_pracownik pracownik aspirant opiekun radca pozostali "
            "dyrektor zastepca_dyrektora kierownik_dzialu kierownik_sekcji gl_specjalista gl_specjalista_socjalny "
            "st_specjalista_rodzina specjalista_rodzina konsultant koordynator_it opiekun_specjalistyczny "
            "opiekun_dps pielegniarka terapeuta fizjoterapeuta psycholog lekarz administracja obsluga",
    "contract_form": "praca zlecenie dzielo kontrakt wolontariat",
    "programme_kind": "oslonowy aktywizacja seniorzy niepelnosprawni rodzina uzaleznienia bezdomni inny",
    "reader": "wojewoda gus budzet rada monitoring inne",
}

# Column -> what it must be; "!" marks a required column (see clean.py).
MORE = {
    "services": dict(hours_plan="hundredths", fee="money"),
    "contracts": dict(status="code:contract_status"),
    "crisis_interventions": dict(kind="code:crisis_kind"),
    "shelter_stays": dict(facility_id="id"),
}
TABLES = {name: table | dict(columns=table["columns"] | MORE.get(name, {})) for name, table in clean.TABLES.items()}
TABLES |= {name: sources.TABLES[name] for name in FAMILY_SUPPORT}
TABLES |= {
    "interviews": dict(
        key=["interview_id"],
        columns=dict(interview_id="id!", family_id="id!", kind="code:interview_kind", requested="date",
                     done="date!", worker="id")),
    "service_orders": dict(
        key=["order_id"],
        columns=dict(order_id="id!", decision_id="id!", from_day="date!", provider="code:provider!",
                     provider_id="id")),
    "releases": dict(
        key=["release_id"],
        columns=dict(release_id="id!", person_id="id!", released="date!", help_from="date", work_from="date",
                     homeless="bool")),
    "contacts": dict(
        key=["contact_id"],
        columns=dict(contact_id="id!", day="date!", subject="code:subject!", kind="code:contact",
                     person_id="id", anonymous="bool")),
    "homeless": dict(
        key=["person_id", "from_day"],
        columns=dict(person_id="id!", from_day="date!", to_day="date", place="code:place!",
                     ended_by="code:ended_by")),
    "ways_out": dict(
        key=["programme_id"],
        columns=dict(programme_id="id!", person_id="id!", from_day="date!", to_day="date",
                     result="code:way_out")),
    "partners": dict(
        key=["partner_id"],
        columns=dict(partner_id="id!", day="date!", kind="code:partner!", contact="code:together!",
                     number="hundredths!", family_id="id", amount="money")),
    "procedures": dict(
        key=["procedure_id"],
        columns=dict(procedure_id="id!", family_id="id!", started="date!", founder="code:founder!")),
    "offers": dict(
        key=["entry_id"],
        columns=dict(entry_id="id!", facility_id="id!", form="code:shelter_kind!", title="id!",
                     reported="hundredths!", places="hundredths!", from_day="date!", to_day="date")),
    "uses": dict(
        key=["use_id"],
        columns=dict(use_id="id!", facility_id="id!", kind="code:use!", person_id="id", from_day="date!",
                     to_day="date", days="hundredths", day_cost="money")),
    "facilities": dict(
        key=["facility_id"],
        columns=dict(facility_id="id!", kind="code:facility!", places="hundredths", part_of="id",
                     opened="date", closed="date")),
    "staff": dict(
        key=["staff_id", "from_day"],
        columns=dict(staff_id="id!", facility_id="id", post="code:post!", contract="code:contract_form",
                     fte="hundredths!", on_leave="bool", from_day="date!", to_day="date")),
    "programmes": dict(
        key=["programme_id", "year"],
        columns=dict(programme_id="id!", year="hundredths!", kind="code:programme_kind!", from_day="date!",
                     budget="money", spent="money", planned="hundredths")),
    "participants": dict(
        key=["participation_id"],
        columns=dict(participation_id="id!", programme_id="id!", person_id="id!", from_day="date!",
                     to_day="date", finished="bool")),
    "submissions": dict(
        key=["submission_id"],
        columns=dict(submission_id="id!", report="id!", kind="code:reader!", period="id!", due="date",
                     sent="date!", version="hundredths!")),
}

MORE_HEADERS = {
    "services": dict(hours_plan="Godziny przyznane", fee="Odpłatność"),
    "contracts": dict(status="Stan"),
    "crisis_interventions": dict(kind="Rodzaj"),
    "shelter_stays": dict(facility_id="Placówka"),
}
BOOK = "bezdomnosc.xlsx"
SOURCES = [
    dataclasses.replace(own, columns=own.columns | MORE_HEADERS.get(own.table, {})) for own in exports.SOURCES] + [
    own for own in sources.SOURCES if own.table in FAMILY_SUPPORT] + [
    Source("interviews", "wywiady.csv", delimiter=",",
           columns=dict(interview_id="Nr wywiadu", family_id="Id rodziny", kind="Rodzaj", requested="Wpływ",
                        done="Przeprowadzono", worker="Pracownik"),
           codes=dict(kind={"P": "pelny", "A": "aktualizacja", "O": "oswiadczenie"})),
    Source("service_orders", "zlecenia_uslug.csv",
           columns=dict(order_id="Nr zlecenia", decision_id="Nr decyzji", from_day="Wykonawca od",
                        provider="Rodzaj wykonawcy", provider_id="Nr wykonawcy"),
           codes=dict(provider={"OS": "osrodek", "ORG": "organizacja", "FIR": "firma", "UM": "osoba",
                                "SAS": "sasiad"})),
    Source("releases", BOOK, sheet="Zwolnieni z ZK",
           columns=dict(release_id="Nr zwolnienia", person_id="Id osoby", released="Data zwolnienia z ZK",
                        help_from="Pomoc od", work_from="Praca socjalna od", homeless="Bez mieszkania")),
    Source("contacts", "porady.csv",
           columns=dict(contact_id="Nr porady", day="Data porady", subject="Temat kontaktu",
                        kind="Rodzaj kontaktu", person_id="Nr osoby", anonymous="Anonimowo")),
    Source("homeless", BOOK, sheet="Rejestr",
           columns=dict(person_id="Id osoby", from_day="W rejestrze od", to_day="W rejestrze do",
                        place="Miejsce przebywania", ended_by="Powód wykreślenia")),
    Source("ways_out", BOOK, sheet="Programy",
           columns=dict(programme_id="Nr programu IPWB", person_id="Id osoby", from_day="Program od",
                        to_day="Program do", result="Wynik programu")),
    Source("partners", "wspolpraca.csv", encoding="cp1250",
           columns=dict(partner_id="Nr wpisu o współpracy", day="Data współpracy", kind="Rodzaj instytucji",
                        contact="Forma współpracy", number="Liczba kontaktów", family_id="Nr rodziny",
                        amount="Kwota zlecenia")),
    Source("procedures", "niebieska_karta.xlsx", sheet="Procedury",
           columns=dict(procedure_id="Nr procedury", family_id="Nr rodziny", started="Data NK-A",
                        founder="Kto wszczął")),
    Source("offers", "miejsca_bezdomni.csv",
           columns=dict(entry_id="Nr zgłoszenia miejsc", facility_id="Placówka", form="Forma schronienia",
                        title="Nazwa placówki", reported="Miejsca zgłaszane", places="Miejsca w placówce",
                        from_day="Miejsca od", to_day="Miejsca do")),
    Source("uses", "korzystanie.csv", encoding="cp1250",
           columns=dict(use_id="Nr korzystania", facility_id="Placówka", kind="Z czego korzysta",
                        person_id="Id osoby", from_day="Korzysta od", to_day="Korzysta do", days="Osobodni",
                        day_cost="Koszt osobodnia")),
    Source("facilities", "jednostki.csv", delimiter=",",
           columns=dict(facility_id="Nr jednostki", kind="Rodzaj", places="Miejsca")),
    Source("facilities", "placowki_pieczy.csv", encoding="cp1250",
           columns=dict(facility_id="Nr jednostki", kind="Rodzaj jednostki", places="Liczba miejsc")),
    Source("facilities", "jednostki_pomocy.csv",
           columns=dict(facility_id="Nr jednostki", kind="Rodzaj jednostki", places="Liczba miejsc",
                        part_of="W strukturze", opened="Uruchomiono", closed="Zamknięto")),
    Source("staff", "kadry.csv", delimiter=",",
           columns=dict(staff_id="Nr pracownika", facility_id="Jednostka", post="Stanowisko", fte="Etat",
                        on_leave="Urlop", from_day="Od", to_day="Do")),
    Source("staff", "kadry_jednostek.csv", encoding="cp1250",
           columns=dict(staff_id="Nr pracownika", facility_id="Nr jednostki", post="Stanowisko",
                        contract="Forma zatrudnienia", fte="Wymiar etatu", on_leave="Na urlopie",
                        from_day="Zatrudniony od", to_day="Zatrudniony do")),
    Source("programmes", "programy.xlsx", sheet="Programy",
           columns=dict(programme_id="Nr programu", year="Rok programu", kind="Rodzaj programu",
                        from_day="Program od", budget="Budżet programu", spent="Wydano w programie",
                        planned="Plan uczestników")),
    Source("participants", "programy.xlsx", sheet="Uczestnicy",
           columns=dict(participation_id="Nr udziału", programme_id="Nr programu", person_id="Nr osoby",
                        from_day="W programie od", to_day="W programie do", finished="Ukończył program")),
    Source("submissions", "rejestr_sprawozdan.csv", encoding="cp1250",
           columns=dict(submission_id="Lp. w rejestrze", report="Sprawozdanie", kind="Dla kogo",
                        period="Za okres", due="Termin złożenia", sent="Data wysłania", version="Nr wersji"),
           codes=dict(kind={"W": "wojewoda", "G": "gus", "B": "budzet", "R": "rada", "M": "monitoring"})),
]
# the small office of tests/cases/centre: its exports have our own names
PLAIN = {"releases": "releases_from_prison", "ways_out": "homeless_programmes", "procedures": "violence_procedures",
         "offers": "shelter_places", "uses": "facility_use", "participants": "programme_people"}
UNSAID = {
    "decisions": "mode shelter continued homeless left_institution", "assistants": "wage", "support_families": "task",
    "assistant_families": "reason",
}
SOURCES += [
    Source(name, f"{PLAIN.get(name, name)}.csv",
           columns={own: own for own in table["columns"] if own not in UNSAID.get(name, "").split()})
    for name, table in TABLES.items()]
CODES = clean.CODES | {name: {code: (None, None) for code in codes.split()} for name, codes in LISTS.items()}


def load(con, folders):
    """The typed tables of the folders; of a record in two of them the later stands."""
    clean.TABLES, clean.CODES, exports.SOURCES = TABLES, CODES, SOURCES
    clean.make_macros_and_codes(con)
    exports.load_text_tables(con, folders)
    for name in TABLES:
        clean.type_table(con, name)
