"""Fills the blank workbooks through LibreOffice itself, and saves all filled forms in its formats.

    office.py FOLDER

Run by the system's Python, whose package python3-uno speaks with LibreOffice.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

from proposals import BLANK, FORMS, TABLES, Proposal

# The ways in which offices save a sheet as text: separator, quote, encoding (76: UTF-8, 65535:
# UTF-16, as Excel's "Unicode Text").
CSV = {
    "semicolon": "59,34,76,1", "comma": "44,34,76,1", "tab": "9,34,76,1",
    "utf16-tab": "9,34,65535,1", "semicolon-quoted": "59,34,76,1,,0,true,true",
}
SHEETS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "strict.xlsx": "Calc Office Open XML",
          "xls": "MS Excel 97"}


def option(name, value):
    return PropertyValue(Name=name, Value=value)


class LibreOffice:
    """A LibreOffice of its own, with a profile of its own."""

    def __init__(self, folder):
        pipe = "dexuat-round-trip"
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp",
             f"-env:UserInstallation=file://{folder}/profile"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local)
        while True:
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                if self.process.poll() is not None:
                    sys.exit("LibreOffice does not start")
                time.sleep(0.2)
        self.desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context)

    def open(self, path):
        return self.desktop.loadComponentFromURL(
            path.resolve().as_uri(), "_blank", 0, (option("Hidden", True),))

    @staticmethod
    def save(document, path, kind, options=None):
        more = (option("FilterOptions", options),) if options else ()
        document.storeToURL(path.resolve().as_uri(), (option("FilterName", kind), *more))

    def quit(self):
        self.desktop.terminate()
        self.process.wait(30)


def fill(sheet, proposal):
    """Types into the cells as a person does: LibreOffice makes numbers and dates of what it knows."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    for row in range(cursor.RangeAddress.EndRow + 1):
        label = sheet.getCellByPosition(0, row).String
        headings = {sheet.getCellByPosition(c, row).String: c for c in range(20)}
        if label in TABLES and len(headings) > 2:
            below = row + 1 + (sheet.getCellByPosition(0, row + 1).String == "[1]")
            for number, record in enumerate(proposal.tables.get(label, [])):
                for heading, text in record.items():
                    if text:
                        sheet.getCellByPosition(headings[heading], below + number).FormulaLocal = text
        elif label in proposal.values:
            sheet.getCellByPosition(1, row).FormulaLocal = proposal.values[label]


def main():
    folder = pathlib.Path(sys.argv[1])
    office = LibreOffice(folder.resolve())
    try:
        for form, name in FORMS.items():
            book = office.open(BLANK / f"{form}.xlsx")
            fill(book.Sheets.getByIndex(0), Proposal(form))
            office.save(book, folder / f"{name}.uno.xlsx", SHEETS["xlsx"])
            book.close(True)
        for path in sorted(folder.glob("phu-luc-?.*.xlsx")):
            book = office.open(path)
            for ending, kind in SHEETS.items():
                office.save(book, folder / f"{path.stem}.saved.{ending}", kind)
            for way, options in CSV.items():
                office.save(
                    book, folder / f"{path.stem}.{way}.csv", "Text - txt - csv (StarCalc)", options)
            book.close(True)
    finally:
        office.quit()
    papers = sorted(folder.glob("phu-luc-?.*.docx"))
    with tempfile.TemporaryDirectory() as saved:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder.resolve()}/profile",
             "--convert-to", "docx", "--outdir", saved, *papers], check=True, capture_output=True)
        for path in papers:
            shutil.move(f"{saved}/{path.name}", folder / f"{path.stem}.saved.docx")


if __name__ == "__main__":
    main()
