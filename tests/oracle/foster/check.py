"""Runs spraw and the oracle of foster care side by side: they must agree on every cell of several offices,
with and without blemishes, each cell must be above zero in one of them, and they must disagree as soon as
one filter or point in time of the templates is changed.

    check.py SPRAW TEMPLATES WORK
"""

import pathlib
import shutil
import sys

import dense

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from beside import conclude, counted, last_line, make_office, moved, newest_cells, run, unnoticed

ROOT = HERE.parent.parent.parent

# name, arguments of `spraw demo`; the sample office is the one that ships
OFFICES = [
    ("sample", None),
    ("thorough", ["--inhabitants", "140000", "--seed", "1", "--thorough", "--clean"]),
    ("clean", ["--inhabitants", "60000", "--seed", "7", "--clean"]),
    ("light", ["--inhabitants", "60000", "--seed", "2"]),
    ("heavy", ["--inhabitants", "60000", "--seed", "6", "--thorough", "--dirty"]),
]
# return, section/row/column: why no office has a record there
NEVER = {}
RETURNS = {"wrispz-p": ["2025-H1", "2025-H2"], "wrispz-g": ["2025-H1", "2025-H2"], "ps-02": ["2025"]}
# its supplements ended before the years of the others; without the values entered by hand
SUPPLEMENTS = ("supplements", ROOT / "tests/cases/supplements/in", {"dwidzk": ["2021-Q3"]})
P, G, PS, DW = "wrispz-p/2023-01-01", "wrispz-g/2023-01-01", "ps-02/2023-01-01", "dwidzk/2019-07-01"

# return, file, what stands there, what is put in its place
MUTATIONS = [
    ("wrispz-p", f"{P}/section_07a.toml", 'when     = "on_last_day"', 'when     = "on_first_day"'),
    ("wrispz-p", "views/care_flows.toml", "before = 0", "before >= 0"),
    ("wrispz-p", "views/care_flows.toml", "and after = 0", "and after >= 0"),
    ("wrispz-p", f"{P}/section_01.toml", "where    = \"benefit = 'utrzymanie'\"", "where    = \"benefit = 'przyjecie'\""),
    ("wrispz-p", f"{P}/section_10.toml", 'count = "person_key", unit', 'count = "*", unit'),
    ("wrispz-p", f"{P}/section_07a.toml", 'where    = "first_this_year"', 'where    = "not first_this_year"'),
    ("wrispz-g", f"{G}/section_2.toml", 'when    = "started"', 'when    = "ended"'),
    ("wrispz-p", "views/child_review_terms.toml", "is_true(due >= :start and", "is_true(reviewed_on >= :start and"),
    ("wrispz-p", "views/child_review_terms.toml", "spell_end > due", "spell_end > :end"),
    ("wrispz-p", "views/child_review_terms.toml", "full_years(birth_date, soon)", "full_years(birth_date, since)"),
    ("wrispz-p", "views/foster_family_review_terms.toml", "miesiecy_po_negatywnej", "miesiecy_pierwsze"),
    ("wrispz-p", "views/foster_family_review_terms.toml", "number = 1 and coalesce(agreed, soon) <= soon", "number = 1"),
    ("wrispz-p", "views/foster_family_review_terms.toml", "coalesce(earlier(agreed, limit), limit)", "limit"),
    ("wrispz-p", "views/parent_fees_with_form.toml", 'last_placed = "max(from_day)"', 'last_placed = "min(from_day)"'),
    ("wrispz-p", f"{P}/section_11.toml", 'count = "payer_id"', 'count = "child_id"'),
    ("ps-02", "views/family_care_in_period.toml", "full_years(child.birth_date, last_seen)",
     "full_years(child.birth_date, :end)"),
    ("ps-02", "views/family_care_leaving.toml", '{ spell = { per = ["child_id", "form"]', '{ spell = { per = ["child_id"]'),
    ("ps-02", "views/carers_second.toml", "carers = 'malzenstwo' or", "carers = 'samotna' and"),
    ("ps-02", f"{PS}/section_7.toml", 'where    = "rural = false"', 'where    = "rural"'),
    ("dwidzk", f"{DW}/section_ab.toml", "month >= :year_start", "month >= :start"),
    ("dwidzk", f"{DW}/section_de.toml", "month <= last_day(:start)", "month < last_day(:start)"),
    ("dwidzk", "views/institution_supplements.toml", "benefit = 'dodatek_ryczalt'", "benefit = 'dodatek_500'"),
]


def compared(spraw, office, form, period):
    """The answer of the oracle for the newest version of a return, and the cells of that version."""
    cells = newest_cells(spraw, office, form, period)
    return run(sys.executable, HERE / "oracle_foster.py", office, period, "--cells", cells), cells


def made(spraw, work):
    """The offices, each with the returns and periods that it is asked for."""
    for name, arguments in OFFICES:
        office = work / name
        make_office(spraw, office, "2023..2025", arguments, without=["dane-reczne"])
        if name == "thorough":
            dense.add(office)
        yield name, office, RETURNS
    name, folder, returns = SUPPLEMENTS
    shutil.copytree(folder, work / name, ignore=shutil.ignore_patterns("wyniki", ".spraw", "dane-reczne"))
    dense.add_supplements(work / name)
    yield name, work / name, returns


def main(spraw, templates, work):
    failed, seen, asked = [], {}, {}
    for name, office, returns in made(spraw, work):
        for form, periods in returns.items():
            for period in periods:
                answer, cells = compared(spraw, office, form, period)
                if name in ("thorough", SUPPLEMENTS[0]):
                    asked.setdefault(form, (office, period, cells))
                for cell, above in counted(cells):
                    seen[form, cell] = seen.get((form, cell), False) or above
                print(f"{name} {form} {period}: {last_line(answer)}")
                if answer.returncode:
                    failed.append(f"{name} {form} {period}\n{answer.stdout}{answer.stderr}")
    empty = {cell for cell, above in seen.items() if not above}
    failed += [f"no office has a record in {cell}" for cell in sorted(empty - set(NEVER))]
    failed += [f"{cell} is no longer empty in every office" for cell in sorted(set(NEVER) - empty)]
    print(f"{len(seen)} cells that are counted, {len(empty)} of them zero in every office")
    for form, path, old, new in MUTATIONS:
        office, period, agreed = asked[form]
        answer = unnoticed(office, templates, path, old, new,
                           lambda: moved(agreed, newest_cells(spraw, office, form, period)))
        failed += [answer] if answer else []
    conclude(len(MUTATIONS), failed)


if __name__ == "__main__":
    main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:4]))
