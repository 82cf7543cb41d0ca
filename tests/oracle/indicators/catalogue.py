"""The indicators that are counted from returns or exports (and the one of them all whose inhabitants OZPS knows), written out
by hand from their names: what is divided by what, how many times, printed with how many places, hidden below what, and which
way is good ("+", "-", or "." when nobody says).
"""

import re
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Indicator:
    top: str
    bottom: str
    times: int
    places: int
    way: str
    least: int = 0
    percent: bool = False


def share(top, bottom, way, places=1, least=0):
    return Indicator(top, bottom, 100, places, way, least, percent=True)


def number(top, way, least=0):
    return Indicator(top, "", 1, 0, way, least)


def rate(top, bottom, way, places, times=1):
    return Indicator(top, bottom, times, places, way)


ALL = "[osoby_w_rodzinach]"
WITH_CHILDREN = "[rodziny_z_dziecmi]"
SIXTY = "[ludnosc_60_64] + [ludnosc_65_69] + [ludnosc_70_plus]"
PROFESSIONAL = "[rodziny: zawodowa] + [rodziny: specjalistyczna] + [rodziny: pogotowie] + [rodziny: rdd]"

REASONS = ("ubostwo bezrobocie wielodzietnosc bezdomnosc sieroctwo przemoc niepelnosprawnosc bezradnosc choroba alkoholizm "
           "narkomania kryzys losowe macierzynstwo").split()
# what would tell too much of one or two persons
SENSITIVE = ("przemoc", "alkoholizm", "narkomania")

INDICATORS = {
    "PS-BEN-01": share(ALL, "[ludnosc]", "-", 2),
    "PS-BEN-03": number("[rodziny_objete]", "-"),
    "PS-BEN-05": share("[rodziny_niepelne]", WITH_CHILDREN, "."),
    "PS-BEN-06": share("[rodziny_wielodzietne]", WITH_CHILDREN, "."),
    "PS-BEN-07": share("[rodziny_emerytow]", "[rodziny_wg_typow]", "."),
    **{f"PS-POW-{place:02}": share(f"[osoby: {reason}]", ALL, "-", least=3 if reason in SENSITIVE else 0)
       for place, reason in enumerate(REASONS, start=1)},
    "PS-SW-01": share("[osoby_pieniezne]", ALL, "."),
    "PS-SW-02": share("[osoby_niepieniezne]", ALL, "."),
    "PS-SW-03": share("[kontrakty_osoby]", ALL, "+", 2),
    "PS-SW-04": rate("[kontrakty]", "[socjalni_ops] + [socjalni_pcpr]", "+", 2),
    "PS-SW-05": rate("[dozywiani]", "[ludnosc]", "-", 1, 1000),
    "PS-SW-06": share("[dozywiane_dzieci]", "[dozywiani]", "."),
    "PS-SW-07": share("[dozywiani_uczniowie]", "[dozywiani]", "."),
    "PS-SW-08a": rate("[wydatki_852] + [wydatki_853]", "[ludnosc]", ".", 2),
    "PS-SW-08b": rate("[wydatki_852] + [wydatki_853] + [wydatki_855]", "[ludnosc]", ".", 2),
    "PS-SW-09a": share("[executed]", "[plan]", ".", 2),
    **{f"PS-SW-09{letter}": share(f"[executed {chapter}]", f"[plan {chapter}]", ".", 2) for letter, chapter in zip(
        "bcdefg", (85202, 85214, 85216, 85219, 85228, 85230))},
    "PS-SW-10": number("[interwencja_gmina]", "."),

    "PZ-01": share("[dzieci_w_rodzinnej] + [dzieci_w_pow_rodzinnych]", "[dzieci_w_pieczy]", "+"),
    "PZ-02": share("[dzieci_w_rodzinnej] - [dzieci_u_spokrewnionych] + [dzieci_w_pow_rodzinnych]",
                   "[dzieci_w_pieczy] - [dzieci_u_spokrewnionych]", "+"),
    "PZ-03": share("[dzieci_w_rodzinnej]", "[dzieci_w_pieczy]", "+"),
    "PZ-04": rate("[dzieci_w_pieczy_0_17]", "[ludnosc_0_17]", "-", 2, 1000),
    "PZ-07": number("[rodziny]", "+"),
    "PZ-07a": number("[rodziny: spokrewniona]", "."),
    "PZ-07b": number("[rodziny: niezawodowa]", "+"),
    "PZ-07c": number("[rodziny: zawodowa]", "+"),
    "PZ-07d": number("[rodziny: specjalistyczna]", "+"),
    "PZ-07e": number("[rodziny: pogotowie]", "+"),
    "PZ-07f": number("[rodziny: rdd]", "+"),
    "PZ-08": number("[dzieci_w_rodzinnej]", "."),
    "PZ-09": rate("[dzieci_u_zawodowych]", PROFESSIONAL, "-", 2),
    "PZ-10": rate("[wychowankowie_dziennie]", "[miejsca_pow]", "-", 1, 10),
    "PZ-10a": rate("[wychowankowie_stan]", "[miejsca_pow]", "-", 1, 10),
    "PZ-12": share("[zawodowe_50]", PROFESSIONAL, "-"),
    "PZ-13": number("[rodziny_zakonczone]", "."),
    "PZ-14": number("[kandydaci_przeszkoleni]", "+"),
    "PZ-15": share("[usamodzielnieni_wlasne]", "[pelnoletni_odchodzacy]", "+", least=3),
    "PZ-16": share("[usamodzielnieni_rodzina]", "[pelnoletni_odchodzacy]", "-", least=3),
    "PZ-17a": share("[umieszczeni_bezradnosc]", "[dzieci_w_pieczy]", ".", least=3),
    "PZ-17b": share("[umieszczeni_uzaleznienie]", "[dzieci_w_pieczy]", ".", least=3),
    "PZ-17c": share("[umieszczeni_przemoc]", "[dzieci_w_pieczy]", ".", least=3),
    "PZ-18a": share("[orzeczenie_rodzinna]", "[dzieci_w_rodzinnej]", ".", least=3),
    "PZ-18b": share("[orzeczenie_placowki]", "[wychowankowie_stan]", ".", least=3),
    "PZ-19": number("[cudzoziemcy_w_pieczy]", ".", least=3),

    "WR-01": number("[rodziny_z_asystentem]", "+"),
    "WR-02": rate("[rodziny_z_asystentem]", "[asystenci]", "-", 1),
    "WR-02a": rate("[rodziny_z_asystentem_stan]", "[asystenci]", "-", 1),
    "WR-03": number("[rodziny: bezradnosc] - [rodziny_z_asystentem]", "-"),
    "WR-04": number("[asystenci]", "+"),
    "WR-05a": number("[miejsca_pwd]", "+"),
    "WR-05b": number("[placowki_pwd]", "+"),
    "WR-06": number("[dzieci_pwd]", "+"),
    "WR-07": number("[rodziny_wspierajace]", "+"),
    "WR-08a": number("[rodziny: macierzynstwo]", "."),
    "WR-08b": number("[osoby: macierzynstwo]", "."),
    "WR-09a": number("[rodziny: bezradnosc]", "-"),
    "WR-09b": number("[osoby: bezradnosc]", "-"),
    "WR-10": share("[zawodowe_nowe]", "[limit_zawodowych]", "+"),
    "WR-10a": share("[zawodowe_razem]", "[limit_zawodowych]", "+"),

    "SE-01": number("[uslugi_osoby]", "+"),
    "SE-02": share("[uslugi_osoby]", SIXTY, "+", 2),
    "SE-03": number("[wydatki_85228]", "."),
    "SE-04": rate("[wydatki_85228]", "[uslugi_wszystkie]", ".", 2),
    "SE-05": number("[sasiedzkie]", "+"),
    "SE-06a": number("[ddp_miejsca]", "+"),
    "SE-06b": number("[ddp_osoby]", "+"),
    "SE-07": number("[kluby_osoby]", "+"),
    "SE-08": rate("[dps_mieszkancy]", "[ludnosc]", ".", 2, 1000),
    "SE-11": number("[czekajacy]", "-"),
    "SE-11a": number("[czekajacy: podeszly_wiek]", "-", least=3),
    "SE-11b": number("[czekajacy: somatycznie]", "-", least=3),
    "SE-11c": number("[czekajacy: psychicznie]", "-", least=3),

    "ON-01": number("[suo_osoby]", "+"),
    "ON-02": number("[sds_osoby]", "+"),
    "ON-06a": number("[mieszkania_szt]", "+"),
    "ON-06b": number("[mieszkania_miejsca]", "+"),
    "ON-06c": number("[mieszkania_osoby]", "+"),
    "ON-07": rate("[mieszkania_osoby]", "[mieszkania_miejsca]", "+", 1, 100),
    "ON-07a": share("[mieszkania_obecni]", "[mieszkania_miejsca]", "+"),

    "BZ-01": number("[rodziny: bezdomnosc]", "-"),
    "BZ-02": number("[badanie_nocne]", "-"),
    "BZ-03a": number("[schr_uslugi_miejsca]", "+"),
    "BZ-03b": number("[schr_uslugi_osoby]", "+"),
    "BZ-04": number("[placowki_bezdomnych]", "."),
    "BZ-05": number("[programy_wychodzenia]", "+"),
    "BZ-06a": number("[oczekujacy_na_lokal]", "-"),
    "BZ-06b": number("[wyroki_bez_lokalu]", "-"),

    "UP-01": number("[oik_osoby]", "."),
    "UP-02": number("[oik_miejsca]", "+"),
    "UP-03": number("[poradnictwo_osoby]", "+"),
    "KA-01": rate("[ludnosc]", "[socjalni_ops]", "-", 0),
    "KA-02": rate("[ludnosc]", "[socjalni_ops] + [socjalni_pcpr]", "-", 0),
    "KA-04": share("[socjalni_specjalizacja]", "[socjalni]", "+"),
    "ES-01a": number("[cis_osoby]", "+"),
    "ES-01b": number("[kis_osoby]", "+"),
    "ES-03a": rate("[wolontariusze]", "[zatrudnieni]", "+", 1, 100),
    "KX-01": share("[bezrobotni]", "[ludnosc_produkcyjna]", "."),
    "KX-02": share("[ludnosc_0_17] + [ludnosc_poprodukcyjna]", "[ludnosc_produkcyjna]", "."),
}


def sum_of(formula, measures):
    """A sum of measures with their signs; nothing when one of them is not known."""
    whole = Fraction(0)
    for sign, name in re.findall(r"(^|[+-] )\[([^]]+)\]", formula):
        if measures.get(name) is None:
            return None
        whole += -measures[name] if sign == "- " else measures[name]
    return whole


@dataclass(frozen=True)
class Value:
    """Of an indicator in a year; `why` says why there is no value, in the words of the csv."""
    value: Fraction | None
    top: Fraction | None
    bottom: Fraction | None
    why: str


def value_of(own, measures):
    top = sum_of(own.top, measures)
    bottom = sum_of(own.bottom, measures) if own.bottom else None
    if top is None or (own.bottom and bottom is None):
        return Value(None, top, bottom, "no_measure")
    if own.bottom and bottom == 0:
        return Value(None, top, bottom, "zero_denominator")
    # what would tell of one or two persons is not printed; that there is nobody is
    if 0 < abs(top) < own.least:
        return Value(None, None, bottom, "too_few")
    # the rest of a share is as much a number of people as its part: 0 of 2 tells of two
    if own.percent and own.bottom and 0 < bottom - top < own.least:
        return Value(None, None, bottom, "too_few")
    return Value(top * own.times / (bottom if own.bottom else 1), top, bottom, "")


def status_of(own, values):
    """How the last of the years stands without a target: against the first of the others that has a value."""
    last = values[-1]
    if last.why:
        return "needs_sentence" if last.why == "too_few" else "no_data"
    first = next((known.value for known in values[:-1] if known.value is not None), None)
    if own.way == "." or first is None:
        return "needs_sentence"
    if last.value == first:
        # where nothing could be better, standing still is good
        best = last.value == 0 if own.way == "-" else own.percent and last.value == 100
        return "on_path" if best else "needs_sentence"
    good = last.value > first if own.way == "+" else last.value < first
    return "on_path" if good else "off_path"
