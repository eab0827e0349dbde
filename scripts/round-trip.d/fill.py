"""Fills the blank workbooks with openpyxl and the blank Word forms with python-docx.

    fill.py FOLDER
"""
import pathlib
import sys

import docx
import openpyxl

from proposals import BLANK, FORMS, TABLES, Proposal, typed


def workbook(form, proposal, path):
    book = openpyxl.load_workbook(BLANK / f"{form}.xlsx")
    sheet = book.worksheets[0]
    for row in range(1, sheet.max_row + 1):
        label = sheet.cell(row, 1).value
        headings = {sheet.cell(row, c).value: c for c in range(1, sheet.max_column + 1)}
        if label in TABLES and len([h for h in headings if h]) > 1:
            for number, record in enumerate(proposal.tables.get(label, [])):
                for heading, text in record.items():
                    if text:
                        # Below the headings stands the row of column numbers, where there is one.
                        below = row + 1 + (sheet.cell(row + 1, 1).value == "[1]")
                        sheet.cell(below + number, headings[heading]).value = typed(text)
        elif label in proposal.values:
            value = proposal.values[label]
            # The form keeps these as they are typed.
            sheet.cell(row, 2).value = value if sheet.cell(row, 2).number_format == "@" else typed(value)
    book.save(path)


def document(form, proposal, path):
    paper = docx.Document(BLANK / f"{form}.docx")
    for table in paper.tables:
        first = table.rows[0].cells
        headings = {cell.text: n for n, cell in enumerate(first)}
        if first[0].text in TABLES and (len(first) > 2 or first[0].text == "Chỉ tiêu"):
            start = 1 + (table.rows[1].cells[0].text == "[1]")
            for number, record in enumerate(proposal.tables.get(first[0].text, [])):
                while start + number >= len(table.rows):
                    table.add_row()
                for heading, text in record.items():
                    if text:
                        write(table.rows[start + number].cells[headings[heading]], text)
            continue
        for row in table.rows:
            label = row.cells[0].text
            if label in proposal.values:
                write(row.cells[-1], proposal.values[label])
            elif len(row.cells) == 2 and row.cells[0].text and label != "Đợt kêu gọi":
                write(row.cells[-1], "")
    paper.save(path)


def write(cell, text):
    """Types over what the cell shows as its hint."""
    for box in cell._tc.findall(".//" + docx.oxml.ns.qn("w:sdt")):
        box.getparent().remove(box)
    if not cell.paragraphs:
        cell.add_paragraph()
    cell.text = text


def main():
    folder = pathlib.Path(sys.argv[1])
    for form, name in FORMS.items():
        proposal = Proposal(form)
        workbook(form, proposal, folder / f"{name}.openpyxl.xlsx")
        document(form, proposal, folder / f"{name}.python-docx.docx")


if __name__ == "__main__":
    main()
