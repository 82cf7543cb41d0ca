"""The cells of a submission beside those of the oracle."""

import csv
import sys
from decimal import Decimal, InvalidOperation

# What an oracle says of a cell that the form blocks, and of one that is entered by hand.
BLOCKED = "X"
MANUAL = "by hand"


def agrees(value, written, status):
    """Does spraw's cell say what the oracle counted?"""
    if value == MANUAL:  # entered by hand, or nothing is
        return status in ("manual", "missing")
    if value == BLOCKED:
        return status == "blocked" and written in ("", "X")
    if value is None:
        return status == "missing" and written == ""
    if status not in ("computed", "formula"):
        return False
    try:
        return Decimal(written.replace(",", ".")) == Decimal(value)
    except InvalidOperation:
        return False


def compare(mine, path, out=sys.stdout, labels=None):
    """Prints the cells that differ and the summary; gives the number of differing cells.

    `labels` names rows by section and row, where the data give them: their names must be the same too."""
    labels = labels or {}
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
            named = f" {label}" if cell[:2] in labels else ""
            print(f"{'/'.join(cell)} {line.get('row_label', '')}: spraw {written or '(empty)'} [{status}], "
                  f"oracle {mine.get(cell, '(no such cell)')}{named}", file=out)
    print(f"{len(theirs)} cells compared, {differ} differ", file=out)
    return differ
