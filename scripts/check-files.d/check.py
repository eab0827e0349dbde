"""Checks the files that scripts/check-files made in a folder: tables, reports, workbook."""

import json
import pathlib
import sys

import frictionless
import jsonschema
import openpyxl
from frictionless.formats import CsvControl

DOCS = pathlib.Path("docs")


def table(path, schema):
    """What frictionless finds in a table, by its published schema."""
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Resource(
            path=str(path),
            schema=frictionless.Schema(str(DOCS / f"{schema}.tableschema.json")),
            dialect=frictionless.Dialect(controls=[CsvControl(delimiter=";")]),
            encoding="utf-8-sig",
        ).validate()
    return [str(row) for row in report.flatten(["rowNumber", "fieldNumber", "type", "note"])]


def objects(texts, schema, part=None):
    """What jsonschema finds in objects, by a published schema or one of its parts."""
    whole = json.loads((DOCS / f"{schema}.schema.json").read_text(encoding="utf-8"))
    if part:
        whole = {"$schema": whole["$schema"], "$defs": whole["$defs"], "$ref": f"#/$defs/{part}"}
    validator = jsonschema.Draft202012Validator(whole)
    return [fault.message[:200] for text in texts for fault in validator.iter_errors(json.loads(text))]


def sarif(path):
    """What jsonschema finds in a report by the schema that OASIS published."""
    schema = json.loads(pathlib.Path("scripts/check-files.d/sarif-2.1.0.json").read_text("utf-8"))
    report = json.loads(path.read_text("utf-8"))
    return [fault.message[:200] for fault in jsonschema.Draft7Validator(schema).iter_errors(report)]


def workbook(written, recalculated, printed):
    """Every sum is a formula whose stored value is what LibreOffice works out; nothing printed is
    too wide for its column; each sheet prints on A4 landscape, one page wide."""
    formulas = openpyxl.load_workbook(written)
    stored = openpyxl.load_workbook(written, data_only=True)
    fresh = openpyxl.load_workbook(recalculated, data_only=True)
    count = 0
    for sheet in formulas:
        setup = sheet.page_setup
        if (setup.orientation, int(setup.paperSize)) != ("landscape", 9):
            yield f"{sheet.title}: not on A4 landscape"
        if not sheet.sheet_properties.pageSetUpPr.fitToPage:
            yield f"{sheet.title}: not fitted to the page's width"
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            count += 1
            one, other = (book[sheet.title][cell.coordinate].value for book in (stored, fresh))
            if one is None or other is None or abs(one - other) > 1e-6:
                yield f"{sheet.title} {cell.coordinate}: stored {one}, worked out {other}"
    if count < 30:
        yield f"only {count} formulas"
    if "###" in printed.read_text(encoding="utf-8"):
        yield "a number is too wide for its column"


def checks(folder):
    plan = folder / "plan"
    yield "report.csv", table(folder / "report.csv", "report")
    yield "report.vi.csv", table(folder / "report.vi.csv", "report.vi")
    yield "report.sarif", sarif(folder / "report.sarif")
    for name in ("plan", "review", "returned", "changes"):
        yield f"{name}.csv", table(plan / f"{name}.csv", name)
    yield "report.json", objects([(folder / "report.json").read_text(encoding="utf-8")], "report")
    lines = (folder / "report.jsonl").read_text(encoding="utf-8").splitlines()
    yield "report.jsonl", objects(lines, "report", "document")
    for name in ("plan", "books"):
        yield f"{name}.json", objects([(plan / f"{name}.json").read_text(encoding="utf-8")], name)
    office = folder / "office"
    yield "plan.xlsx", list(workbook(plan / "plan.xlsx", office / "plan.xlsx", office / "plan.txt"))


def main(folder):
    failed = False
    for name, faults in checks(pathlib.Path(folder)):
        print(f"{name}: {'ok' if not faults else f'{len(faults)} faults'}")
        for fault in faults[:20]:
            print(f"  {fault}")
        failed = failed or bool(faults)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
