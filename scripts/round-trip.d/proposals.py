"""The sample proposals as a person types them into a form: by label and by heading."""
import csv
import datetime
import io
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLANK = ROOT / "templates/889-2024"
FORMS = {"appendix1": "phu-luc-1", "appendix2": "phu-luc-2"}
# The first heading of each table of rows.
TABLES = ("STT", "Nội dung công việc", "Chỉ tiêu")


class Proposal:
    """Values by label, and tables by their first heading: lists of {heading: text}."""

    def __init__(self, form):
        text = (ROOT / f"samples/drafts/{FORMS[form]}.csv").read_text("utf-8-sig")
        self.values, self.tables = {}, {}
        headings = None
        for row in csv.reader(io.StringIO(text), delimiter=";"):
            filled = [cell for cell in row if cell]
            label = row[0].rstrip(":")
            if label in TABLES and len(filled) > 2 or label == "Chỉ tiêu":
                headings = filled
                self.tables[label] = []
            elif not filled:
                headings = None
            elif headings:
                if re.fullmatch(r"\(?\d+\)?|Cộng|Tổng cộng|", label) and not re.fullmatch(r"\d+", label):
                    continue
                self.tables[headings[0]].append(dict(zip(headings, row)))
            elif len(row) > 1 and row[1]:
                self.values[label] = row[1]


def typed(text):
    """What a spreadsheet makes of typed text: a number, a date, else the text."""
    if re.fullmatch(r"\d{1,6}", text):
        return int(text)
    if re.fullmatch(r"\d+,\d+", text):
        return float(text.replace(",", "."))
    if month := re.fullmatch(r"(\d{2})/(\d{4})", text):
        return datetime.date(int(month[2]), int(month[1]), 1)
    if day := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        return datetime.date(int(day[3]), int(day[2]), int(day[1]))
    return text
