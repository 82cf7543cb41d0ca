"""Runs spraw and the oracle side by side: they must agree on offices with and without blemishes,
and disagree as soon as one filter, measure or point in time of the templates is changed.

    check.py SPRAW TEMPLATES WORK

SPRAW is the built program, TEMPLATES the folder report_templates, WORK an empty folder.
"""

import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from beside import moved, run

# name, arguments of `spraw demo`; the sample office is the one that ships
OFFICES = [
    ("sample", None),
    ("thorough", ["--inhabitants", "40000", "--seed", "1", "--thorough", "--clean"]),
    ("dirty", ["--inhabitants", "40000", "--seed", "2", "--thorough", "--dirty"]),
    ("dirty_town", ["--inhabitants", "30000", "--seed", "3", "--dirty"]),
]
RETURN = "mrpips-03/2021-01-01"

# file, what stands there, what is put in its place
MUTATIONS = [
    ("views/payments_in_period.toml", 'within = "during"', 'within = "on_last_day"'),
    ("views/services_in_period.toml", 'units = "hours_done"', 'units = "hours_plan"'),
    ("views/stays_in_period.toml", 'within = "during"', 'within = "on_last_day"'),
    ("views/stays_in_period.toml", "day_cost * nights", "day_cost * 1"),
    ("views/stays_in_period.toml", "days_in(stay, :start, :end)", "days_in(stay, :start, add_days(:end, 30))"),
    ("views/families_at_end.toml", "as_of <= :end", "as_of <= :start"),
    ("views/families_at_end.toml", "valid(valid_from, valid_to, :end)", "valid(valid_from, valid_to, :start)"),
    ("views/members_with_birth.toml", "age < :child_age or (in_education and age < :student_age)", "age < 10"),
    ("views/members_with_birth.toml", "age < :student_age", "age < 20"),
    ("views/reasons_in_period.toml", 'within = "during"', 'within = "on_first_day"'),
    ("views/social_work_in_period.toml", 'within = "during"', 'within = "whole"'),
    ("views/delivered.toml", "in_group(decision.kind, 'przyznajaca')", "decision.kind = 'przyznanie'"),
    (f"{RETURN}/section_1a.toml", "given = 'SUO'", "given = 'UOS'"),
    (f"{RETURN}/section_1b.toml", "in_group(given, 'staly')", "given = 'ZST-S'"),
    (f"{RETURN}/section_1b.toml", "given = 'ZCZ' and homeless", "given = 'ZCZ' and not homeless"),
    (f"{RETURN}/section_1b.toml", "mode = 'doraznie'", "mode = 'decyzja'"),
    (f"{RETURN}/section_1b.toml", "task = 'gmina' and form = 'poradnictwo'", "task = 'powiat' and form = 'poradnictwo'"),
    (f"{RETURN}/section_2.toml", "in_group(given, 'pieniezne')", "in_group(given, 'niepieniezne')"),
    (f"{RETURN}/section_3.toml", "reason = '04a'", "reason = '04'"),
    (f"{RETURN}/section_4.toml", "size >= 6", "size > 6"),
    (f"{RETURN}/section_4.toml", "children >= 1", "children > 1"),
    (f"{RETURN}/template.toml", 'count = "person"\n', 'count = "*"\n'),
    (f"{RETURN}/template.toml", 'sum   = "worth"', 'sum   = "quantity"'),
]


def counted(spraw, office, period, *options):
    """Runs the return; gives the path of its newest cell csv."""
    extra = [part for option in options for part in ("--option", option)]
    made = run(spraw, "run", "mrpips-03", "-C", office, "--period", period, "-q", *extra)
    if made.returncode not in (0, 1):
        sys.exit(f"spraw ended with {made.returncode}: {made.stderr}")
    versions = (office / "wyniki" / period / "mrpips-03").glob("v*")
    newest = max(versions, key=lambda folder: int(folder.name[1:]))
    return next(newest.glob("mrpips-03_*.csv"))


def compared(office, period, cells, *options):
    extra = [part for option in options for part in ("--option", option)]
    return run(sys.executable, HERE / "oracle.py", office, period, "--cells", cells, *extra)


def main(spraw, templates, work):
    failed, agreed = [], None
    best = 0.0
    for name, arguments in OFFICES:
        office = work / name
        if arguments is None:
            ignored = shutil.ignore_patterns("wyniki", ".spraw")
            shutil.copytree(HERE.parent.parent / "sample_data", office, ignore=ignored)
        else:
            made = run(spraw, "demo", office, "--years", "2025..2025", *arguments)
            if made.returncode:
                sys.exit(f"spraw demo: {made.stderr}")
        for period in ("2025-H1", "2025"):
            for basis in ("basis=realizacja", "basis=decyzja"):
                cells = counted(spraw, office, period, basis)
                answer = compared(office, period, cells, basis)
                if (name, period, basis) == ("thorough", "2025-H1", "basis=realizacja"):
                    agreed = cells
                summary = (answer.stdout.strip().splitlines() or [answer.stderr])[-1]
                print(f"{name} {period} {basis}: {summary}")
                if answer.returncode:
                    failed.append(f"{name} {period} {basis}\n{answer.stdout}{answer.stderr}")
                elif "(" in summary:
                    best = max(best, float(summary.rsplit("(", 1)[1].split(" %")[0]))
    if best < 95:
        failed.append(f"no office has 95 % of its cells above zero: {best} %")
    office = work / "thorough"
    for path, old, new in MUTATIONS:
        text = (templates / path).read_text(encoding="utf-8")
        if old not in text:
            failed.append(f"{path} no longer says {old!r}")
            continue
        target = office / "wzory" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace(old, new), encoding="utf-8")
        noticed = moved(agreed, counted(spraw, office, "2025-H1"))
        shutil.rmtree(office / "wzory")
        if not noticed:
            failed.append(f"nobody noticed {new!r} in {path}")
    print(f"{len(MUTATIONS)} changed templates, {sum('noticed' in own for own in failed)} unnoticed")
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main(*(pathlib.Path(argument).resolve() for argument in sys.argv[1:4]))
