"""The exports of foster care and family support: files, headers, columns and codes, written out by hand.

Uses Source and rows_of of the oracle of MRPiPS-03. Codes stand in the exports as they are in the lists.
"""

import fnmatch

import clean
import exports
from exports import Source

# Column -> what it must be; "!" marks a required column (see clean.py).
TABLES = {
    "persons": dict(
        key=["person_id"],
        columns=dict(person_id="id!", birth_date="date", sex="code:sex~", citizenship="id")),
    "facilities": dict(
        key=["facility_id"],
        columns=dict(facility_id="id!", kind="code:facility_kind!", places="hundredths")),
    "staff": dict(
        key=["staff_id", "from_day"],
        columns=dict(staff_id="id!", facility_id="id", post="code:post!", fte="hundredths!",
                     from_day="date!", to_day="date")),
    "foster_families": dict(
        key=["ff_id"],
        columns=dict(ff_id="id!", kind="code:family_kind!", from_day="date!", to_day="date",
                     carers="code:marital", foreigner="bool", rural="bool", coordinator_id="id",
                     contract_from="date", contract_to="date", carer1_birth="date", carer2_birth="date")),
    "placements": dict(
        key=["placement_id"],
        columns=dict(placement_id="id!", child_id="id!", ff_id="id", facility_id="id",
                     form="code:care_form!", from_day="date!", to_day="date",
                     came_from="code:came_from", left_to="code:left_to",
                     reason_lead="code:care_reason", orphan="code:orphanhood", first_ever="bool",
                     learns="bool", certificate="bool", siblings="bool", parental_rights_settled="bool")),
    "foster_benefits": dict(
        key=["benefit_id"],
        columns=dict(benefit_id="id!", ff_id="id!", child_id="id", recipient="code:recipient_kind",
                     benefit="code:foster_benefit!", month="date!", units="hundredths",
                     raised="bool", amount="money!", funding="code:funding")),
    "institution_benefits": dict(
        key=["benefit_id"],
        columns=dict(benefit_id="id!", facility_id="id!", child_id="id!", benefit="code:institution_benefit!",
                     month="date!", units="hundredths", amount="money!")),
    "parent_fees": dict(
        key=["fee_id"],
        columns=dict(fee_id="id!", child_id="id!", month="date!", due="money", paid="money", payer_id="id")),
    "child_reviews": dict(
        key=["review_id"],
        columns=dict(review_id="id!", child_id="id!", held="date!", conclusion="code:review_result",
                     adoption_ready="bool", reported_to_centre="date")),
    "foster_family_reviews": dict(
        key=["review_id"],
        columns=dict(review_id="id!", ff_id="id!", held="date!", result="code:family_review_result",
                     next_due="date")),
    "coordinators": dict(
        key=["coordinator_id"],
        columns=dict(coordinator_id="id!", fte="hundredths", from_day="date!", to_day="date")),
    "candidates": dict(
        key=["candidate_id"],
        columns=dict(candidate_id="id!", kind="code:family_kind", applied="date!",
                     preliminary="date", trained="date", qualified="date", rejected="date")),
    "trainings": dict(
        key=["training_id"],
        columns=dict(training_id="id!", kind="code:training_kind!", held="date!",
                     hours="hundredths", cost="money")),
    "training_people": dict(
        key=["training_id", "person_key"],
        columns=dict(training_id="id!", person_key="id!", finished="bool")),
    "support_events": dict(
        key=["event_id"],
        columns=dict(event_id="id!", kind="code:support_kind!", held="date!",
                     participants="hundredths", families="hundredths", hours="hundredths")),
    "helper_families": dict(
        key=["agreement_id"],
        columns=dict(agreement_id="id!", helper_id="id!", ff_id="id", from_day="date!", to_day="date")),
    "volunteers": dict(
        key=["volunteer_id", "from_day"],
        columns=dict(volunteer_id="id!", ff_id="id", from_day="date!", to_day="date")),
    "leavers": dict(
        key=["leaver_id"],
        columns=dict(leaver_id="id!", person_id="id!", left_day="date!", form="code:care_form!")),
    "leaver_benefits": dict(
        key=["payment_id"],
        columns=dict(payment_id="id!", leaver_id="id!", benefit="code:leaver_benefit!",
                     month="date!", amount="money")),
    "settlements": dict(
        key=["settlement_id"],
        columns=dict(settlement_id="id!", child_id="id!", other="id!", authority="code:authority_kind",
                     direction="code:settlement_direction!", month="date!", amount="money!",
                     share="hundredths")),
    "assistants": dict(
        key=["assistant_id"],
        columns=dict(assistant_id="id!", contract="code:assistant_contract!", fte="hundredths",
                     from_day="date!", to_day="date", wage="money")),
    "assistant_families": dict(
        key=["cooperation_id"],
        columns=dict(cooperation_id="id!", assistant_id="id!", family_id="id!", from_day="date!",
                     to_day="date", children="hundredths", reason="code:assistant_trigger",
                     end_reason="code:assistant_end")),
    "support_families": dict(
        key=["support_id"],
        columns=dict(support_id="id!", helped_family="id", from_day="date!", to_day="date",
                     task="code:support_family_task")),
    "day_centres": dict(
        key=["centre_id"],
        columns=dict(centre_id="id!", kind="code:day_centre_kind!", places="hundredths",
                     from_day="date!", to_day="date")),
    "day_centre_use": dict(
        key=["centre_id", "child_id", "from_day"],
        columns=dict(centre_id="id!", child_id="id!", from_day="date!", to_day="date")),
}

FAMILY_KINDS = "spokrewniona niezawodowa zawodowa specjalistyczna pogotowie rdd"
POW = "socjalizacyjna interwencyjna pow_rodzinna terapeutyczna"
LISTS = {
    "sex": "K M",
    "facility_kind": "osrodek noclegownia schronisko ogrzewalnia osrodek_wsparcia dps pow_socjalizacyjna "
                     "pow_interwencyjna pow_rodzinna pow_terapeutyczna rpot iop",
    "post": "kierownik zastepca st_specjalista specjalista st_pracownik pracownik aspirant opiekun "
            "radca pozostali",
    "family_kind": FAMILY_KINDS,
    "recipient_kind": FAMILY_KINDS + " pomocowa",
    "care_form": f"{FAMILY_KINDS} {POW} rpot iop",
    "came_from": "rodzina rodzinna instytucja szpital przysposobienie inne",
    "left_to": "rodzina rodzinna adopcja instytucja dps inne samodzielny_rodzina samodzielny_wlasne "
               "samodzielny_inne nieusamodzielniony",
    "care_reason": "uzaleznienie bezradnosc przemoc sieroctwo polsieroctwo zagranica "
                   "niepelnosprawnosc_rodzica ubostwo warunki_mieszkaniowe bezrobocie zaklad_karny inny",
    "orphanhood": "sierota polsierota",
    "marital": "samotna malzenstwo",
    "foster_benefit": "utrzymanie niepelnosprawnosc nieletni przyjecie losowe wypoczynek lokal remont "
                      "inne_koszty wynagrodzenie osoba_do_pomocy dodatek_wychowawczy dodatek_ryczalt dodatek_500",
    "institution_benefit": "dodatek_ryczalt dodatek_500",
    "funding": "wlasne dotacja",
    "review_result": "utrzymac zmiana_formy powrot adopcja",
    "family_review_result": "pozytywna negatywna",
    "training_kind": "kandydaci doskonalace",
    "support_kind": "grupa_wsparcia poradnictwo terapia pomoc_prawna inne",
    "leaver_benefit": "nauka usamodzielnienie zagospodarowanie mieszkanie zatrudnienie prawna_psych",
    "settlement_direction": "nalezna zobowiazanie",
    "authority_kind": "powiat gmina",
    "assistant_contract": "praca zadaniowa zlecenie",
    "assistant_trigger": "wniosek sad za_zyciem",
    "assistant_end": "cele zaprzestanie brak_efektow zmiana_metody inne",
    "support_family_task": "opieka gospodarstwo role",
    "day_centre_kind": "opiekuncza specjalistyczna podworkowa polaczona",
}

SOURCES = [
    Source("persons", "osoby.xlsx", sheet="Osoby",
           columns=dict(person_id="Id osoby", birth_date="Data urodzenia", sex="Płeć",
                        citizenship="Obywatelstwo")),
    Source("persons", "dzieci_pieczy.csv",
           columns=dict(person_id="Id osoby", birth_date="Data urodzenia", sex="Płeć",
                        citizenship="Obywatelstwo")),
    Source("facilities", "jednostki.csv", delimiter=",",
           columns=dict(facility_id="Nr jednostki", kind="Rodzaj", places="Miejsca")),
    Source("facilities", "placowki_pieczy.csv", encoding="cp1250",
           columns=dict(facility_id="Nr jednostki", kind="Rodzaj jednostki", places="Liczba miejsc")),
    Source("staff", "kadry.csv", delimiter=",",
           columns=dict(staff_id="Nr pracownika", facility_id="Jednostka", post="Stanowisko", fte="Etat",
                        from_day="Od", to_day="Do")),
    Source("foster_families", "piecza.xlsx", sheet="Rodziny zastępcze",
           columns=dict(ff_id="Nr rodziny zastępczej", kind="Rodzaj rodziny", from_day="Funkcja od",
                        to_day="Funkcja do", carers="Opiekunowie", foreigner="Cudzoziemiec", rural="Na wsi",
                        coordinator_id="Koordynator", contract_from="Umowa od", contract_to="Umowa do",
                        carer1_birth="Data ur. opiekuna 1", carer2_birth="Data ur. opiekuna 2")),
    Source("placements", "piecza.xlsx", sheet="Umieszczenia",
           columns=dict(placement_id="Nr umieszczenia", child_id="Id dziecka", ff_id="Nr rodziny zastępczej",
                        facility_id="Nr placówki", form="Forma pieczy", from_day="Data umieszczenia",
                        to_day="Data odejścia", came_from="Przybyło z", left_to="Odeszło do",
                        reason_lead="Główny powód", orphan="Sieroctwo", first_ever="Po raz pierwszy",
                        learns="Kontynuuje naukę", certificate="Orzeczenie", siblings="Z rodzeństwem",
                        parental_rights_settled="Sytuacja uregulowana")),
    Source("foster_benefits", "swiadczenia_pieczy.csv", encoding="cp1250",
           columns=dict(benefit_id="Pozycja listy", ff_id="Nr rodziny zastępczej", child_id="Id dziecka",
                        recipient="Rodzaj odbiorcy", benefit="Tytuł wypłaty", month="Data wypłaty",
                        units="Liczba świadczeń", raised="Podwyższone", amount="Kwota",
                        funding="Źródło finansowania")),
    Source("parent_fees", "oplaty_rodzicow.csv", encoding="cp1250",
           columns=dict(fee_id="Nr opłaty", child_id="Id dziecka", month="Za miesiąc", due="Należność",
                        paid="Zapłacono", payer_id="Nr rodzica")),
    Source("child_reviews", "oceny_dzieci.csv",
           columns=dict(review_id="Nr oceny", child_id="Id dziecka", held="Data posiedzenia",
                        conclusion="Wniosek", adoption_ready="Do przysposobienia",
                        reported_to_centre="Zgłoszono do OA")),
    Source("foster_family_reviews", "oceny_rodzin.csv",
           columns=dict(review_id="Nr oceny", ff_id="Nr rodziny zastępczej", held="Oceniono",
                        result="Wynik oceny", next_due="Następna ocena do")),
    Source("coordinators", "koordynatorzy.csv", delimiter=",",
           columns=dict(coordinator_id="Nr koordynatora", fte="Etat", from_day="Zatrudniony od",
                        to_day="Zatrudniony do")),
    Source("candidates", "kandydaci.csv", encoding="cp1250",
           columns=dict(candidate_id="Nr kandydata", kind="Rodzaj rodziny", applied="Data zgłoszenia",
                        preliminary="Wstępna kwalifikacja", trained="Szkolenie ukończone",
                        qualified="Zaświadczenie kwalifikacyjne", rejected="Odmowa lub rezygnacja")),
    Source("trainings", "szkolenia.xlsx", sheet="Szkolenia",
           columns=dict(training_id="Nr szkolenia", kind="Rodzaj szkolenia", held="Data szkolenia",
                        hours="Liczba godzin", cost="Koszt szkolenia")),
    Source("training_people", "szkolenia.xlsx", sheet="Uczestnicy",
           columns=dict(training_id="Nr szkolenia", person_key="Nr uczestnika", finished="Ukończył")),
    Source("support_events", "wsparcie_rodzin.csv",
           columns=dict(event_id="Nr spotkania", kind="Rodzaj wsparcia", held="Data spotkania",
                        participants="Liczba uczestników", families="Liczba rodzin", hours="Liczba godzin")),
    Source("helper_families", "rodziny_pomocowe.csv",
           columns=dict(agreement_id="Nr umowy", helper_id="Nr rodziny pomocowej",
                        ff_id="Nr rodziny zastępczej", from_day="Pomoc od", to_day="Pomoc do")),
    Source("volunteers", "wolontariusze.csv",
           columns=dict(volunteer_id="Nr wolontariusza", ff_id="Nr rodziny zastępczej",
                        from_day="Porozumienie od", to_day="Porozumienie do")),
    Source("leavers", "usamodzielniani.csv",
           columns=dict(leaver_id="Nr usamodzielnianego", person_id="Id osoby", left_day="Data opuszczenia",
                        form="Opuszczona forma")),
    Source("leaver_benefits", "pomoc_usamodzielnianym.csv", encoding="cp1250",
           columns=dict(payment_id="Nr wypłaty", leaver_id="Nr usamodzielnianego", benefit="Rodzaj pomocy",
                        month="Data wypłaty", amount="Kwota")),
    Source("settlements", "rozliczenia_pieczy.csv", encoding="cp1250",
           columns=dict(settlement_id="Nr rozliczenia", child_id="Id dziecka", other="Druga strona (TERYT)",
                        authority="Powiat/gmina", direction="Kierunek", month="Za miesiąc",
                        amount="Kwota rozliczenia", share="Udział gminy")),
    Source("assistants", "asystenci.csv",
           columns=dict(assistant_id="Nr asystenta", contract="Rodzaj umowy", fte="Etat",
                        from_day="Pracuje od", to_day="Pracuje do", wage="Wynagrodzenie")),
    Source("assistant_families", "rodziny_z_asystentem.csv",
           columns=dict(cooperation_id="Nr współpracy", assistant_id="Nr asystenta", family_id="Id rodziny",
                        from_day="Współpraca od", to_day="Współpraca do", children="Liczba dzieci",
                        reason="Tryb przydzielenia", end_reason="Powód zakończenia")),
    Source("support_families", "rodziny_wspierajace.csv",
           columns=dict(support_id="Nr pomocy", helped_family="Wspierana rodzina", from_day="Wsparcie od",
                        to_day="Wsparcie do", task="W czym pomaga")),
    Source("day_centres", "wsparcie_dzienne.xlsx", sheet="Placówki",
           columns=dict(centre_id="Nr placówki wsparcia", kind="Forma placówki", places="Miejsca",
                        from_day="Działa od", to_day="Działa do")),
    Source("day_centre_use", "wsparcie_dzienne.xlsx", sheet="Dzieci",
           columns=dict(centre_id="Nr placówki wsparcia", child_id="Id dziecka", from_day="Korzysta od",
                        to_day="Korzysta do")),
]

# the small office of tests/cases/supplements: its exports have our own names
PLAIN = {
    "persons": "person_id birth_date", "foster_families": "ff_id kind from_day to_day",
    "facilities": "facility_id kind places",
    "foster_benefits": "benefit_id ff_id child_id recipient benefit month units amount",
    "institution_benefits": "benefit_id facility_id child_id benefit month units amount",
}
SOURCES += [Source(table, f"{table}.csv", columns={name: name for name in names.split()})
            for table, names in PLAIN.items()]


def prepare(con):
    """The cleaning of the other oracle, told about the tables and lists of this one."""
    clean.TABLES = TABLES
    clean.CODES = {name: {code: (None, None) for code in codes.split()} for name, codes in LISTS.items()}
    clean.make_macros_and_codes(con)


def load(con, folders):
    """raw_<table> of every table, all text; then the typed tables. Gives what happened to the records."""
    for name, table in TABLES.items():
        columns = ", ".join(f"{column} VARCHAR" for column in table["columns"])
        con.execute(f"CREATE TABLE raw_{name} (file_no INT, row_no INT, {columns})")
    file_no = 0
    for folder in folders:
        for source in SOURCES:
            for path in sorted(folder.iterdir()):
                if not fnmatch.fnmatchcase(path.name, source.files):
                    continue
                file_no += 1
                rows = exports.rows_of(path, source, file_no)
                if rows:
                    insert(con, source.table, rows)
    return [clean.type_table(con, name) for name in TABLES]


def insert(con, table, rows):
    """Many rows at once."""
    places = "(" + ", ".join("?" * len(rows[0])) + ")"
    for first in range(0, len(rows), 500):
        part = rows[first:first + 500]
        con.execute(f"INSERT INTO raw_{table} VALUES {', '.join([places] * len(part))}",
                    [value for row in part for value in row])
