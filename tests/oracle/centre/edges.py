"""Records that an invented office has none of, written into its exports by hand: so that what is counted changes from
year to year in each cell, and days on both sides of a limit."""

import strange

LAST = "2025-H2"
SUPPORT = ("rodziny_z_asystentem.csv", "asystenci.csv", "rodziny_wspierajace.csv", "wsparcie_dzienne.xlsx")


def partner(number, day, kind, how, family="", amount=""):
    return (LAST, "wspolpraca.csv", "cp1250", {
        "Nr wpisu o współpracy": f"WSX{number}", "Data współpracy": day, "Rodzaj instytucji": kind,
        "Forma współpracy": how, "Liczba kontaktów": "1", "Nr rodziny": family, "Kwota zlecenia": amount})


def release(number, day, helped, work):
    return (LAST, "bezdomnosc.xlsx", "Zwolnieni z ZK", {
        "Nr zwolnienia": f"ZWX{number}", "Id osoby": f"QX{number}", "Data zwolnienia z ZK": day, "Pomoc od": helped,
        "Praca socjalna od": work, "Bez mieszkania": "N"})


def use(number, facility, kind, person, first, last, days, cost):
    return (LAST, "korzystanie.csv", "cp1250", {
        "Nr korzystania": f"KPX{number}", "Placówka": facility, "Z czego korzysta": kind, "Id osoby": person,
        "Korzysta od": first, "Korzysta do": last, "Osobodni": days, "Koszt osobodnia": cost})


LINES = [own for own in strange.LINES if own[1] in SUPPORT] + [
    # a month after the request, by somebody new; before the request
    *((LAST, "wywiady.csv", "utf-8-sig", {
        "Nr wywiadu": f"WYX{number}", "Id rodziny": "RX1", "Rodzaj": "P", "Wpływ": asked,
        "Przeprowadzono": done, "Pracownik": "PX1"})
      for number, asked, done in ((1, "01.07.2025", "01.08.2025"), (2, "05.11.2025", "01.11.2025"))),
    partner(1, "01.07.2025", "ngo", "zlecenie", amount="1000,49"),
    partner(2, "31.12.2025", "ngo", "zlecenie", amount="0,02"),
    *((LAST, "niebieska_karta.xlsx", "Procedury", {
        "Nr procedury": f"NKX{number}", "Nr rodziny": "RX1", "Data NK-A": "2025-12-31", "Kto wszczął": founder})
      for number, founder in enumerate(("pomoc_spoleczna", "oswiata", "ochrona_zdrowia", "gkrpa"))),
    # another shelter of one day, and a unit; one was closed the day before the last
    (LAST, "miejsca_bezdomni.csv", "utf-8-sig", {
        "Nr zgłoszenia miejsc": "RMX1", "Placówka": "JX1", "Forma schronienia": "noclegownia",
        "Nazwa placówki": "Druga", "Miejsca zgłaszane": "5", "Miejsca w placówce": "5",
        "Miejsca od": "2025-12-31"}),
    *((LAST, "jednostki_pomocy.csv", "utf-8-sig", {
        "Nr jednostki": name, "Nazwa": "Nowa", "Rodzaj jednostki": "klub_samopomocy", "Podmiot prowadzący": "gmina",
        "Liczba miejsc": "12", "Uruchomiono": "2025-12-31", "Zamknięto": closed})
      for name, closed in (("JX2", ""), ("JX3", "2025-12-31"))),
    # an export of the year tells of the year before too
    *((LAST, "programy.xlsx", "Programy", {
        "Nr programu": name, "Rok programu": year, "Nazwa programu": "Nowy", "Rodzaj programu": "inny",
        "Program od": "2025-07-01", "Budżet programu": "1000,00", "Wydano w programie": "999,50",
        "Plan uczestników": "3"}) for name, year in (("PRX1", "2025"), ("PRX0", "2024"))),
    (LAST, "rejestr_sprawozdan.csv", "cp1250", {
        "Lp. w rejestrze": "SPX1", "Sprawozdanie": "Inne", "Dla kogo": "R", "Za okres": "2024",
        "Data wysłania": "31.12.2025", "Nr wersji": "1"}),
    # sent on the day it was due, and a day later
    *((LAST, "rejestr_sprawozdan.csv", "cp1250", {
        "Lp. w rejestrze": f"SPX{number}", "Sprawozdanie": f"Y{number}", "Dla kogo": "W", "Za okres": "2024",
        "Termin złożenia": "01.08.2025", "Data wysłania": sent, "Nr wersji": "1"})
      for number, sent in ((2, "01.08.2025"), (3, "02.08.2025"))),
    # help that begins after the year, and before the release; work three months before, and a day more
    release(1, "2025-12-20", "2026-01-02", ""), release(2, "2025-07-20", "2025-07-01", "2025-04-20"),
    release(3, "2025-07-20", "2025-07-25", "2025-04-19"), release(4, "2025-08-20", "2025-08-21", "2025-08-01"),
    # somebody new at half a post, from the last day on
    (LAST, "kadry.csv", "utf-8-sig", {
        "Nr pracownika": "PX2", "Jednostka": "J01", "Stanowisko": "pracownik", "Etat": "0.5", "Urlop": "N",
        "Od": "2025-12-31"}),
    # nights over the new year, of many people and of one; on one day; more than days told
    use(1, "J02", "nocleg", "", "2025-12-20", "2026-01-10", "100", "10,00"),
    use(2, "J02", "nocleg", "NX1", "2025-12-31", "2025-12-31", "", "10,05"),
    use(3, "J02", "nocleg", "NX1", "2025-10-01", "2025-10-31", "7", "10,05"),
    use(4, "JX1", "nocleg", "NX2", "2025-12-31", "", "", "1,00"),
    # in the register twice in the year, on its first and its last day, and an end before the beginning
    *((LAST, "bezdomnosc.xlsx", "Rejestr", {
        "Id osoby": person, "W rejestrze od": first, "W rejestrze do": last, "Miejsce przebywania": "pustostan",
        "Płeć": "K", "Powód wykreślenia": why})
      for person, first, last, why in (
          ("HX1", "2024-05-01", "2025-01-01", "rodzina"), ("HX1", "2025-12-31", "", ""),
          ("HX2", "2024-05-01", "2025-12-31", "mieszkanie"), ("HX3", "2025-05-01", "2025-04-01", "mieszkanie"))),
]

# Numbers that no export holds; each has a 1 that is a 2 in all years but 2024.
BY_HAND = {"sprawozdanie-osrodka": [
    ("16", "ankiety", "41"), ("16", "odpowiedzi", "31"), ("P", "pracownicy", "1,25"), ("P", "mieszkania", "14"),
    ("P", "uslugi", "1400"), ("P", "srodki", "123456")]}


def add(office):
    strange.add(office, LINES, BY_HAND, years=(2023, 2024, 2025))
