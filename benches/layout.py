"""The files of a big office: headers, encodings and codes, for the generator and the peers.

The layout is that of `spraw demo` (src/demo/mapping.toml), with csv in place of its workbooks.
"""

ENCODING = {
    "wyplaty.csv": "cp1250",
    "uslugi.csv": "utf-8-sig",
    "pobyty.csv": "iso-8859-2",
}

DELIMITER = {"wywiady.csv": ",", "kadry.csv": ",", "jednostki.csv": ",", "interwencje.csv": "\t"}


def encoding(file):
    return ENCODING.get(file, "utf-8")


def delimiter(file):
    return DELIMITER.get(file, ";")


# table -> (file, {column of spraw's table: header}), in the order of the file; "" is a column nobody reads
TABLES = {
    "persons": ("osoby.csv", {
        "person_id": "Id osoby", "pesel": "PESEL", "": "Nazwisko", "birth_date": "Data urodzenia", "sex": "Płeć",
        "citizenship": "Obywatelstwo", "disability": "Niepełnosprawność", "gmina": "Gmina (TERYT)"}),
    "families": ("rodziny_stany.csv", {
        "family_id": "Id rodziny", "as_of": "Stan na dzień", "head_id": "Osoba odniesienia",
        "single_parent": "Rodzina niepełna", "main_income": "Źródło utrzymania", "income": "Dochód",
        "rural": "Wieś"}),
    "family_members": ("rodziny_sklad.csv", {
        "family_id": "Id rodziny", "person_id": "Id osoby", "relation": "Stosunek", "in_education": "Uczy się",
        "valid_from": "Od", "valid_to": "Do"}),
    "reasons": ("powody.csv", {
        "reason_id": "Nr wpisu", "family_id": "Id rodziny", "decision_id": "Nr decyzji", "reason": "Powód",
        "from_day": "Od", "to_day": "Do"}),
    "interviews": ("wywiady.csv", {
        "interview_id": "Nr wywiadu", "family_id": "Id rodziny", "kind": "Rodzaj", "requested": "Wpływ",
        "done": "Przeprowadzono", "worker": "Pracownik"}),
    "decisions": ("decyzje.csv", {
        "decision_id": "Nr decyzji", "case_no": "Znak sprawy", "person_id": "Id osoby", "family_id": "Id rodziny",
        "kind": "Rodzaj", "benefit": "Świadczenie", "issued": "Data wydania", "from_day": "Od", "to_day": "Do",
        "monthly": "Miesięczne", "units": "Ilość", "amount": "Kwota", "mode": "Tryb", "shelter": "Schronienie",
        "continued": "Kontynuacja", "homeless": "Bezdomny", "left_institution": "Opuszczana placówka"}),
    "payments": ("wyplaty.csv", {
        "payment_id": "Nr wypłaty", "decision_id": "Nr decyzji", "person_id": "Id osoby", "family_id": "Id rodziny",
        "benefit": "Kod świadczenia", "paid": "Data wypłaty", "units": "Liczba", "amount": "Kwota",
        "source": "Źródło", "chapter": "Rozdział", "paragraph": "Paragraf", "": "Uwagi"}),
    "social_work": ("praca_socjalna.csv", {
        "social_work_id": "Nr wpisu", "family_id": "Id rodziny", "form": "Forma", "task": "Zadanie",
        "contract_id": "Nr kontraktu", "worker": "Pracownik", "from_day": "Od", "to_day": "Do", "effect": "Efekt"}),
    "contracts": ("kontrakty.csv", {
        "contract_id": "Nr kontraktu", "person_id": "Id osoby", "family_id": "Id rodziny", "from_day": "Od",
        "to_day": "Do", "status": "Stan"}),
    "services": ("uslugi.csv", {
        "service_id": "Nr rozliczenia", "decision_id": "Nr decyzji", "person_id": "Id osoby", "kind": "Rodzaj usług",
        "settled": "Ostatni dzień miesiąca", "hours_plan": "Godziny przyznane", "hours_done": "Godziny wykonane",
        "cost": "Koszt", "fee": "Odpłatność", "neighbour": "Sąsiedzkie"}),
    "shelter_stays": ("pobyty.csv", {
        "stay_id": "Nr pobytu", "decision_id": "Nr decyzji", "person_id": "Id osoby", "shelter": "Rodzaj schronienia",
        "facility_id": "Placówka", "from_day": "Przyjęcie", "to_day": "Wyjście", "day_cost": "Koszt doby"}),
    "crisis_interventions": ("interwencje.csv", {
        "intervention_id": "Nr", "family_id": "Id rodziny", "person_id": "Id osoby", "task": "Zadanie",
        "kind": "Rodzaj", "day": "Dzień"}),
    "staff": ("kadry.csv", {
        "staff_id": "Nr pracownika", "facility_id": "Jednostka", "post": "Stanowisko", "fte": "Etat",
        "on_leave": "Urlop", "from_day": "Od", "to_day": "Do"}),
    "facilities": ("jednostki.csv", {
        "facility_id": "Nr jednostki", "title": "Nazwa", "kind": "Rodzaj", "operator": "Prowadzi",
        "places": "Miejsca"}),
}

# what the peers read, and what is in it: text (also codes), day, flag, hundredths
READ = {
    "persons": dict(person_id="text", birth_date="day"),
    "families": dict(family_id="text", as_of="day", single_parent="flag", main_income="text", rural="flag"),
    "family_members": dict(family_id="text", person_id="text", relation="text", in_education="flag",
                           valid_from="day", valid_to="day"),
    "reasons": dict(family_id="text", reason="text", from_day="day", to_day="day"),
    "decisions": dict(decision_id="text", person_id="text", family_id="text", kind="text", benefit="text",
                      mode="text", shelter="text", continued="flag", homeless="flag", left_institution="text"),
    "payments": dict(decision_id="text", person_id="text", family_id="text", benefit="text", paid="day",
                     units="hundredths", amount="hundredths", source="text"),
    "social_work": dict(family_id="text", form="text", task="text", from_day="day", to_day="day"),
    "contracts": dict(person_id="text", family_id="text", from_day="day", to_day="day"),
    "services": dict(decision_id="text", person_id="text", kind="text", settled="day", hours_done="hundredths",
                     cost="hundredths"),
    "shelter_stays": dict(decision_id="text", person_id="text", shelter="text", from_day="day", to_day="day",
                          day_cost="hundredths"),
    "crisis_interventions": dict(family_id="text", task="text", day="day"),
}

PAYMENT_CODES = {
    "101": "ZST-S", "102": "ZST-R", "111": "ZOK-C", "112": "ZOK-B", "113": "ZOK-N", "114": "ZOK-U", "115": "ZOK-I",
    "121": "ZCL", "122": "ZCS", "123": "Z39", "124": "ZRZ", "125": "ZCZ", "126": "ZLO", "127": "BIL",
    "131": "SCH", "132": "POS-D", "133": "POS-U", "134": "POS-I", "135": "PZY",
    "141": "UO", "142": "UOS", "143": "SUO",
    "151": "UBR", "152": "POG", "153": "USA-N", "154": "USA-Z", "155": "USA-P", "161": "DPS",
    "201": "ZKL", "202": "ZCU", "203": "NCU", "204": "WOP",
    "301": "USM", "302": "KNA", "303": "ZAG", "304": "MCH", "305": "MCH-T", "306": "MCH-W",
    "311": "IPI", "312": "IPS",
}

# (table, column) -> {code in the export: code of the form}
CODES = {
    ("families", "main_income"): {"PR": "praca", "EM": "emerytura", "RE": "renta", "SW": "swiadczenia",
                                  "AL": "alimenty", "BD": "brak", "IN": "inne"},
    ("decisions", "kind"): {"P": "przyznanie", "Z": "zmiana", "O": "odmowa", "U": "uchylenie", "M": "umorzenie"},
    ("decisions", "mode"): {"D": "decyzja", "N": "doraznie"},
    ("payments", "benefit"): PAYMENT_CODES,
    ("payments", "source"): {"W": "wlasne", "D": "dotacja"},
    ("social_work", "task"): {"G": "gmina", "P": "powiat"},
    ("crisis_interventions", "task"): {"G": "gmina", "P": "powiat"},
    ("interviews", "kind"): {"P": "pelny", "A": "aktualizacja", "O": "oswiadczenie"},
}

# benefits by task and by what they are, as the form's lists say
OWN_MONEY = ("ZST-S ZST-R ZOK-C ZOK-B ZOK-N ZOK-U ZOK-I ZCL ZCS Z39 ZCZ ZLO BIL USA-Z USA-P").split()
OWN_KIND = "ZRZ SCH POS-D POS-U POS-I PZY UO UOS UBR POG USA-N DPS".split()
COMMISSIONED_MONEY = "ZKL ZCU WOP".split()
COMMISSIONED_KIND = "SUO NCU".split()

# --- the rows of the form --------------------------------------------------------------------------

OKRESOWY = ["ZOK-C", "ZOK-B", "ZOK-N", "ZOK-U", "ZOK-I"]
LEFT = ["dps_dzieci", "dom_matek", "schronisko_niel", "zaklad_popr", "sosw", "mos", "mow"]

TASKS = {"1A": COMMISSIONED_MONEY + COMMISSIONED_KIND, "1B": OWN_MONEY + OWN_KIND,
         "1C-1": "USM KNA ZAG MCH MCH-T MCH-W".split(), "1C-2": ["IPI", "IPS"]}

# section -> row -> (benefits, further condition: column and value)
BENEFIT_ROWS = {
    "1A": {2: (["SUO"], None), 3: (["ZKL"], None), 4: (["ZCU"], None), 5: (["NCU"], None), 6: (["WOP"], None)},
    "1B": {
        2: (["ZST-S", "ZST-R"], None), 3: (["ZST-S"], None), 4: (["ZST-R"], None), 5: (OKRESOWY, None),
        6: (OKRESOWY, ("source", "wlasne")), 7: (OKRESOWY, ("source", "dotacja")),
        8: (["ZOK-C"], None), 9: (["ZOK-B"], None), 10: (["ZOK-N"], None), 11: (["ZOK-U"], None), 12: (["ZOK-I"], None),
        13: (OKRESOWY, ("continued", True)), 14: (["SCH"], None),
        15: (["SCH"], ("shelter", "schronisko")), 16: (["SCH"], ("shelter", "schronisko_uslugi")),
        17: (["SCH"], ("shelter", "noclegownia")), 18: (["SCH"], ("shelter", "ogrzewalnia")),
        19: (["SCH"], ("shelter", "kryzys_masowy")),
        20: (["POS-D", "POS-U", "POS-I", "PZY"], None), 21: (["POS-D", "POS-U"], None),
        22: (["POS-D", "POS-U", "POS-I"], ("mode", "doraznie")), 23: (["POS-D", "POS-U"], ("mode", "doraznie")),
        24: (["PZY"], None), 25: (["UO", "UOS"], None), 26: (["UOS"], None), 27: (["UBR"], None), 28: (["ZCZ"], None),
        29: (["ZCZ"], ("homeless", True)), 30: (["ZLO"], None), 31: (["BIL"], None), 35: (["POG"], None),
        36: (["POG"], ("homeless", True)), 37: (["ZCL", "ZCS", "Z39", "ZRZ"], None), 38: (["ZCS"], None),
        39: (["Z39"], None), 40: (["USA-N", "USA-Z", "USA-P"], None), 41: (["USA-N"], None), 42: (["USA-Z"], None),
        43: (["USA-P"], None), 44: (["DPS"], None)},
    "1C-1": {
        2: (["USM"], None), **{3 + n: (["USM"], ("left_institution", left)) for n, left in enumerate(LEFT)},
        10: (["KNA"], None), **{11 + n: (["KNA"], ("left_institution", left)) for n, left in enumerate(LEFT)},
        18: (["ZAG"], None), **{19 + n: (["ZAG"], ("left_institution", left)) for n, left in enumerate(LEFT)},
        26: (["MCH", "MCH-T", "MCH-W"], None)},
    "1C-2": {2: (["IPI"], None), 3: (["IPS"], None)},
}
RAZEM_ADDS = {"1A": [2, 3, 4, 5, 6], "1B": [2, 5, 14, 20, 25, 27, 28, 30, 31, 35, 37, 40, 44],
              "1C-1": [2, 10, 18, 26], "1C-2": [2, 3]}
AMOUNT_ONLY = [("1B", 6), ("1B", 7)]

WORK = ["praca_socjalna", "kontrakt", "projekt"]
# (section, row) -> register, task, forms
SUPPORT_ROWS = {("1B", 32): ("social_work", "gmina", ["poradnictwo"]), ("1B", 33): ("crisis", "gmina", None),
                ("1B", 34): ("social_work", "gmina", WORK), ("1C-1", 27): ("social_work", "powiat", ["poradnictwo"]),
                ("1C-1", 28): ("crisis", "powiat", None), ("1C-2", 4): ("social_work", "powiat", ["integracja"])}

ROWS_2 = {1: TASKS["1A"] + TASKS["1B"], 2: OWN_MONEY + COMMISSIONED_MONEY, 3: OWN_KIND + COMMISSIONED_KIND,
          4: TASKS["1A"], 5: TASKS["1B"]}
WORK_ROWS_2 = {6: WORK, 8: ["kontrakt"], 9: ["projekt"]}  # and 7: those of 6 without a benefit

ROWS_3 = {row: [code] for row, code in enumerate(
    "01 02 03 04 04a 05 06 07 08 08a 08b 09 10 11 12 13 14 15 16 17".split(), start=1)} | {
    4: ["04", "04a"], 9: ["08", "08a", "08b"]}

# row -> (column, least, most), further condition
ROWS_4 = {1: (None, None)} | {1 + n: (("size", n, n), None) for n in range(1, 6)} | {7: (("size", 6, 99), None)} \
    | {8: (("children", 1, 99), None)} | {8 + n: (("children", n, n), None) for n in range(1, 7)} \
    | {15: (("children", 7, 99), None), 16: (("children", 1, 99), "single_parent")} \
    | {16 + n: (("children", n, n), "single_parent") for n in range(1, 4)} \
    | {20: (("children", 4, 99), "single_parent"), 21: (None, "pensioner")} \
    | {21 + n: (("size", n, n), "pensioner") for n in range(1, 4)} | {25: (("size", 4, 99), "pensioner")}


def rounded(hundredths):
    """12,50 -> 13, the way the form rounds; no cell of these offices is below zero."""
    return (int(hundredths) + 50) // 100


def show(cells):
    """Prints (section, row) -> values of the columns from 1; None is a cell nobody fills."""
    print("section;row;column;value")
    for (section, row), values in sorted(cells.items()):
        for column, value in enumerate(values, start=1):
            print(f"{section};{row};{column};{'X' if value is None else int(value)}")
