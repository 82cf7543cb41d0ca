"""The cells of a submission, and the names of its rows, beside those of the oracle."""

import csv
import sys

from compared import agrees


def compare(mine, labels, path, out=sys.stdout):
    """Prints the cells that differ and the summary; gives the number of differing cells."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    theirs = {(line["section"], line["row"], line["column"]): line for line in lines}
    differ = len(lines) - len(theirs)
    for cell in [*theirs, *(cell for cell in mine if cell not in theirs)]:
        line = theirs.get(cell, {})
        written, status = line.get("value", "(no such cell)").strip(), line.get("status", "")
        label = labels.get(cell[:2], line.get("row_label"))
        if cell not in mine or not agrees(mine[cell], written, status) or label != line.get("row_label"):
            differ += 1
            print(f"{'/'.join(cell)} {line.get('row_label', '')}: spraw {written or '(empty)'} [{status}], "
                  f"oracle {mine.get(cell, '(no such cell)')} {labels.get(cell[:2], '')}", file=out)
    print(f"{len(theirs)} cells compared, {differ} differ", file=out)
    return differ
