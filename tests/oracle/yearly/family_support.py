"""wspieranie-rodziny: what a mayor tells the council of the year (art. 179 ust. 1)."""

from gmina import ENDED, IN_TIME, NOW


def assistants(c):
    here = NOW.format("a")
    c.put("1", "1", c.count("assistant_id", "assistants a", here))
    c.put("1", "2", c.number("fte", "assistants a", here))
    work = "assistant_families a"
    in_time = IN_TIME.format("a")
    c.put("1", "3", c.count("family_id", work, in_time))
    c.put("1", "3.1", c.count("family_id", work, f"{in_time} AND reason = 'sad'"))
    c.put("1", "3.2", c.count("family_id", work, f"{in_time} AND reason = 'za_zyciem'"))
    # a family with two assistants in turn has its children once: the number known last
    c.put("1", "4", c.number("children", f"""
        (SELECT arg_max(children, (from_day, cooperation_id)) AS children
         FROM {work} WHERE {in_time} GROUP BY family_id)"""))
    c.put("1", "5", c.count("family_id", work, here))
    c.rate("1", "6", "5", "1", places=1)

    # another assistant from the next day on: the work with the family goes on
    ended = f"""{ENDED.format("a")} AND NOT EXISTS (
        FROM assistant_families b WHERE b.family_id = a.family_id
        AND valid_on(b.from_day, b.to_day, b.to_day_bad, a.to_day + 1))"""
    c.put("2", "1", c.count("family_id", work, ended))
    for row, reason in enumerate(("cele", "zaprzestanie", "brak_efektow", "zmiana_metody", "inne"), start=1):
        c.put("2", f"1.{row}", c.count("family_id", work, f"{ended} AND end_reason = '{reason}'"))
    c.share("2", "2", "1.1", "1")


def supporting_families(c):
    """A supporting family has no number of its own: one help is one family."""
    help_given = "support_families a"
    c.put("3", "1", c.count("support_id", help_given, NOW.format("a")))
    c.put("3", "2", c.count("support_id", help_given, "in_period(from_day)"))
    c.put("3", "3", c.count("support_id", help_given, ENDED.format("a")))
    c.put("3", "4", c.count("helped_family", help_given, IN_TIME.format("a")))


def day_centres(c):
    here = NOW.format("a")
    use = "day_centre_use a LEFT JOIN day_centres d USING (centre_id)"
    c.put("4", "1", c.count("centre_id", "day_centres a", here))
    c.put("4", "2", c.number("places", "day_centres a", here))
    c.put("4", "3", c.count("child_id", use, here))
    c.put("4", "4", c.count("child_id", use, IN_TIME.format("a")))
    for row, kind in enumerate(("opiekuncza", "specjalistyczna", "podworkowa", "polaczona"), start=1):
        c.put("4", f"4.{row}", c.count("child_id", use, f"{IN_TIME.format('a')} AND kind = '{kind}'"))
    c.rate("4", "5", "3", "2", places=1, times=100)


def gmina_share(c):
    """Art. 191 ust. 9: what the gmina owes to powiats, a tenth, three tenths or half of the cost."""
    owed = "direction = 'zobowiazanie' AND in_period(month) AND share IS NOT NULL"
    c.put("5", "1", c.count("child_id", "settlements", owed))
    c.put("5", "2", c.money("amount", "settlements", owed))
    for row, share in enumerate((1000, 3000, 5000), start=1):
        c.put("5", f"2.{row}", c.money("amount", "settlements", f"{owed} AND share = {share}"))
    c.rate("5", "3", "2", "1", places=0)


def needs(c):
    for row, key, places in [("1", "potrzeba_asystentow", 2), ("2", "potrzeba_wspierajacych", 0),
                             ("3", "potrzeba_miejsc", 0), ("4", "potrzeba_srodkow", 0)]:
        c.by_hand("6", row, key, places)


def compute(c):
    for table in (assistants, supporting_families, day_centres, gmina_share, needs):
        table(c)
