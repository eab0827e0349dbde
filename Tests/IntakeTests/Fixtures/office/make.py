#!/usr/bin/env python3
"""Makes the sheets of this folder: laid out as offices lay them out, exported by LibreOffice.

Needs python3-openpyxl and libreoffice-calc. The contents are those of samples/drafts; every sheet
must say just what its XML says (OfficeSheetTests).

    /usr/bin/python3 Tests/IntakeTests/Fixtures/office/make.py
"""
import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import openpyxl
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[3]
NS = "{urn:dexuat:forms:1}"
KINDS = {"state": "Cơ quan nhà nước", "institute": "Viện, trường", "enterprise": "Doanh nghiệp"}
SECTORS = {"textile": "Dệt may", "paper": "Giấy", "steel": "Thép", "cement": "Xi măng", "seafood": "Chế biến thủy hải sản"}
SOURCES = {"enterprise": "Doanh nghiệp", "local": "Ngân sách địa phương", "international": "Quốc tế", "loan": "Vốn vay", "other": "Khác"}
STATUS = {"new": "Mới", "continuing": "Chuyển tiếp"}
UNITS = {"dong": "đồng", "thousand": "nghìn đồng", "million": "triệu đồng", "billion": "tỷ đồng"}
PROVINCES = {"26": "Vĩnh Phúc", "01": "TP. Hà Nội", "1": "TP. Hà Nội"}
ORIENTATIONS = {
    "1": "Truyền thông, nâng cao nhận thức", "2": "Mô hình sản xuất bền vững",
    "3": "Xây dựng định mức tiêu hao nguyên vật liệu", "6": "Thu hồi, tái sử dụng, tái chế",
}
ROMAN = ["", "I", "II", "III", "IV", "V"]


def texts(element):
    return {child.tag.replace(NS, ""): (child.text or "").strip() for child in element if len(child) == 0}


def document(name):
    root = ET.parse(ROOT / "samples" / name).getroot()
    tasks = root.findall(NS + "task")
    return {
        "unit": root.get("unit"), "submitter": texts(root.find(NS + "submitter")),
        "tasks": [texts(task) for task in tasks],
        "activities": [texts(a) for a in tasks[0].findall(NS + "activity")],
        "contributions": [texts(c) for c in tasks[0].findall(NS + "contribution")],
    }


class Page:
    """A sheet being filled, row by row."""

    def __init__(self, shift=0):
        self.shift = shift
        self.book = openpyxl.Workbook()
        self.sheet = self.book.active
        self.row = 0

    def put(self, cells, merges=(), height=1):
        self.row += 1
        for column, value in cells.items():
            cell = self.sheet.cell(self.row, column + self.shift, value[0] if isinstance(value, tuple) else value)
            if isinstance(value, tuple):
                cell.number_format = value[1]
            cell.alignment = Alignment(wrap_text=True, vertical="center")
        for first, last, down in merges:
            self.sheet.merge_cells(
                start_row=self.row, end_row=self.row + down, start_column=first + self.shift,
                end_column=last + self.shift)

    def skip(self):
        self.row += 1

    def save(self, path):
        self.book.save(path)


def month(text, style):
    year, number = map(int, text.split("-")[:2])
    day = datetime.date(year, number, 1)
    if style.get("month") == "serial":
        return ((day - datetime.date(1899, 12, 30)).days, "0")
    if style.get("month") == "text":
        return "%d/%d" % (number, year)
    return (day, style.get("month", "mm/yyyy"))


def day(text, style):
    value = datetime.date.fromisoformat(text[:10])
    if style.get("day") == "text":
        return "ngày %02d tháng %d năm %d" % (value.day, value.month, value.year)
    return (value, style.get("day", "dd/mm/yyyy"))


def amount(text, style, unit):
    if text in ("", None):
        return None
    number = float(text) if "." in text else int(text)
    if style.get("unit"):
        powers = {"dong": 0, "thousand": 3, "million": 6, "billion": 9}
        number = number * 10 ** (powers[unit] - powers[style["unit"]])
        number = int(number) if number == int(number) else number
    return (number, style.get("number", "#,##0"))


def letterhead(page, data, width):
    submitter = data["submitter"]
    half = width // 2
    page.put({1: "UBND TỈNH VĨNH PHÚC", half + 1: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
             [(1, half, 0), (half + 1, width, 0)])
    page.put({1: "SỞ CÔNG THƯƠNG", half + 1: "Độc lập - Tự do - Hạnh phúc"},
             [(1, half, 0), (half + 1, width, 0)])
    page.put({1: "─────", half + 1: "──────────"}, [(1, half, 0), (half + 1, width, 0)])
    page.skip()
    page.put({1: "PHỤ LỤC 1" if not data["activities"] else "PHỤ LỤC 2"}, [(1, width, 0)])


def submitter_lines(page, data, width, style):
    labels = [
        ("name", "Đơn vị đề xuất"), ("kind", "Loại đơn vị"), ("code", "Mã định danh"),
        ("province", "Tỉnh/thành phố"), ("address", "Địa chỉ"), ("dispatchNumber", "Số, ký hiệu văn bản"),
        ("dispatchDate", "Ngày văn bản"), ("contactName", "Người liên hệ"), ("phone", "Điện thoại"),
        ("email", "Thư điện tử"),
    ]
    for field, label in labels:
        value = data["submitter"].get(field)
        if value is None:
            continue
        value = KINDS.get(value, value) if field == "kind" else value
        value = PROVINCES.get(value, value) if field == "province" else value
        if field == "dispatchDate":
            value = day(value, style)
        if style.get("lines") == "one cell" and isinstance(value, str):
            page.put({1: "%s: %s" % (label, value)}, [(1, width, 0)])
        else:
            page.put({1: label + ":", 4: value}, [(1, 3, 0), (4, width, 0)])


COLUMNS = [
    ("number", "STT"), ("title", "Tên nhiệm vụ"), ("orientation", "Định hướng"), ("sector", "Ngành"),
    ("objective", "Mục tiêu"), ("content", "Nội dung chính"), ("product", "Dự kiến sản phẩm"),
    ("lead", "Chủ trì"), ("partners", "Phối hợp"), ("location", "Địa điểm thực hiện"),
    ("start", "Bắt đầu"), ("end", "Kết thúc"), ("total", "Tổng số"), ("state", "Ngân sách nhà nước"),
    ("other", "Nguồn khác"), ("otherSource", "Loại nguồn khác"), ("status", "Mới/ Chuyển tiếp"),
    ("note", "Ghi chú"),
]
WIDTH = len(COLUMNS)
AMOUNTS = {"total": 13, "state": 14, "other": 15}


def heading(page, style):
    unit = style.get("heading unit", "")
    levels = style.get("levels", 2)
    change = style.get("heading", str)
    alone = {p + 1: change(label) for p, (_, label) in enumerate(COLUMNS) if p + 1 not in (8, 9, 11, 12, 13, 14, 15)}
    merges = [(column, column, levels - 1) for column in alone]
    page.put(
        alone | {8: change("Đơn vị thực hiện"), 11: change("Thời gian thực hiện"),
                 13: change("Kinh phí" + unit)},
        merges + [(8, 9, 0), (11, 12, 0), (13, 15, 0)])
    if levels == 2:
        page.put({column: change(text) for column, text in {
            8: "Chủ trì", 9: "Phối hợp", 11: "Bắt đầu", 12: "Kết thúc", 13: "Tổng số",
            14: "Ngân sách nhà nước", 15: "Nguồn khác"}.items()})
    else:
        page.put({8: "Chủ trì", 9: "Phối hợp", 11: "Bắt đầu", 12: "Kết thúc", 13: "Tổng số", 14: "Trong đó"},
                 [(8, 8, 1), (9, 9, 1), (11, 11, 1), (12, 12, 1), (13, 13, 1), (14, 15, 0)])
        page.put({14: "NSNN", 15: "Nguồn khác"})
    if style.get("index", True):
        page.put({column: style.get("index form", "(%d)") % column for column in range(1, WIDTH + 1)})


def cell(field, value, style, unit):
    if field in AMOUNTS:
        return amount(value, style, unit)
    if field in ("start", "end"):
        return month(value, style)
    if field == "number":
        return int(value)
    if field == "orientation":
        return int(value)
    table = {"sector": SECTORS, "otherSource": SOURCES, "status": STATUS}.get(field, {})
    return table.get(value, value)


def sums(tasks, style, unit):
    return {
        column: amount(str(sum(float(task.get(field) or 0) for task in tasks)).removesuffix(".0"), style, unit)
        for field, column in AMOUNTS.items()
    }


def list_sheet(data, style):
    page = Page(style.get("shift", 0))
    unit = style.get("unit", data["unit"])
    letterhead(page, data, WIDTH)
    page.put({1: "DANH MỤC NHIỆM VỤ ĐỀ XUẤT ĐƯA VÀO KẾ HOẠCH NĂM 2024"}, [(1, WIDTH, 0)])
    page.put({1: "(Kèm theo Công văn số %s ngày 11 tháng 4 năm 2023 của Sở Công Thương)"
              % data["submitter"]["dispatchNumber"]}, [(1, WIDTH, 0)])
    page.skip()
    submitter_lines(page, data, WIDTH, style)
    page.skip()
    if not style.get("heading unit"):
        page.put({13: "Đơn vị tính: " + UNITS[unit].capitalize()}, [(13, WIDTH, 0)])
    heading(page, style)
    groups = []
    for task in data["tasks"]:
        if task["orientation"] not in groups:
            groups.append(task["orientation"])
    if style.get("total") == "first":
        page.put({1: "TỔNG CỘNG"} | sums(data["tasks"], style, data["unit"]), [(1, 12, 0)])
    if style.get("letters"):
        page.put({1: "A", 2: "NHIỆM VỤ ĐỀ XUẤT"} | sums(data["tasks"], style, data["unit"]), [(2, 12, 0)])
    for position, orientation in enumerate(groups):
        if style.get("pages") and position:
            before = [task for task in data["tasks"] if task["orientation"] in groups[:position]]
            carried = sums(before, style, data["unit"])
            if style.get("carried"):
                last = [task for task in before if task["orientation"] == groups[position - 1]]
                page.put({1: "Cộng trang %d" % position} | sums(last, style, data["unit"]), [(1, 12, 0)])
                page.put({1: "Mang sang trang sau"} | carried, [(1, 12, 0)])
                page.put({1: "Trang %d" % (position + 1)}, [(1, WIDTH, 0)])
            heading(page, style)
            if style.get("carried"):
                page.put({1: "Lũy kế từ trang trước"} | carried, [(1, 12, 0)])
        members = [task for task in data["tasks"] if task["orientation"] == orientation]
        if style.get("groups", True):
            title = {1: ROMAN[position + 1], 2: ORIENTATIONS[orientation]}
            if style.get("group sums"):
                page.put(title | sums(members, style, data["unit"]), [(2, 12, 0)])
            else:
                page.put(title, [(2, WIDTH, 0)])
        for task in members:
            page.put({
                column + 1: cell(field, task[field], style, data["unit"])
                for column, (field, _) in enumerate(COLUMNS) if task.get(field)
            })
        if style.get("groups", True) and not style.get("group sums"):
            page.put({2: "Cộng " + ROMAN[position + 1]} | sums(members, style, data["unit"]))
    if style.get("total", "last") == "last":
        names = "+".join(ROMAN[1:len(groups) + 1])
        page.put({1: "Tổng cộng (%s)" % names} | sums(data["tasks"], style, data["unit"]), [(1, 12, 0)])
    page.skip()
    page.put({1: "Ghi chú: kinh phí đã gồm thuế; số liệu lập theo đơn giá năm 2023."}, [(1, WIDTH, 0)])
    page.put({1: "(*) Nhiệm vụ chuyển tiếp từ năm trước."}, [(1, WIDTH, 0)])
    page.skip()
    page.put({13: "Vĩnh Phúc, ngày 11 tháng 4 năm 2023"}, [(13, WIDTH, 0)])
    page.put({2: "NGƯỜI LẬP BIỂU", 13: "KT. GIÁM ĐỐC"}, [(2, 6, 0), (13, WIDTH, 0)])
    page.put({2: "(Ký, ghi rõ họ tên)", 13: "PHÓ GIÁM ĐỐC"}, [(2, 6, 0), (13, WIDTH, 0)])
    page.skip()
    page.skip()
    page.put({2: "Nguyễn Văn Ví Dụ", 13: "Trần Thị Thí Dụ"}, [(2, 6, 0), (13, WIDTH, 0)])
    return page


def outline_sheet(data, style):
    page = Page()
    width = 7
    unit = style.get("unit", data["unit"])
    task = data["tasks"][0]
    letterhead(page, data, width)
    page.put({1: "THUYẾT MINH ĐỀ CƯƠNG NHIỆM VỤ"}, [(1, width, 0)])
    page.put({1: "(Kèm theo Công văn số %s ngày 11 tháng 4 năm 2023)" % data["submitter"]["dispatchNumber"]},
             [(1, width, 0)])
    page.skip()
    submitter_lines(page, data, width, style)
    page.put({5: "Đơn vị tính: " + UNITS[unit]}, [(5, width, 0)])
    page.skip()
    labels = [
        ("number", "Số thứ tự"), ("title", "Tên nhiệm vụ"), ("orientation", "Định hướng"), ("sector", "Ngành"),
        ("legalBasis", "Căn cứ pháp lý"), ("necessity", "Sự cần thiết"), ("objective", "Mục tiêu"),
        ("content", "Nội dung chính"), ("product", "Dự kiến sản phẩm"), ("lead", "Đơn vị chủ trì"),
        ("partners", "Đơn vị phối hợp"), ("location", "Địa điểm thực hiện"), ("start", "Bắt đầu"),
        ("end", "Kết thúc"), ("total", "Tổng kinh phí"), ("state", "- Ngân sách nhà nước"),
        ("other", "- Nguồn khác"), ("otherSource", "Loại nguồn khác"), ("status", "Mới/Chuyển tiếp"),
        ("application", "Khả năng và địa chỉ áp dụng"), ("impact", "Hiệu quả dự kiến"), ("note", "Ghi chú"),
    ]
    for position, (field, label) in enumerate(labels):
        if not task.get(field):
            continue
        numbered = "%d. %s" % (position, label) if style.get("numbered") and not label.startswith("-") else label
        page.put({1: numbered, 4: cell(field, task[field], style, data["unit"])}, [(1, 3, 0), (4, width, 0)])
    page.skip()
    page.put({1: "TT", 2: "Nội dung công việc", 3: "Sản phẩm", 4: "Thời gian", 6: "Kinh phí"},
             [(1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 5, 0), (6, 7, 0)])
    page.put({4: "Bắt đầu", 5: "Kết thúc", 6: "NSNN", 7: "Nguồn khác"})
    page.put({column: "(%d)" % column for column in range(1, width + 1)})
    for position, activity in enumerate(data["activities"]):
        page.put({
            1: position + 1, 2: activity["content"], 3: activity.get("product"),
            4: month(activity["start"], style), 5: month(activity["end"], style),
            6: amount(activity["state"], style, data["unit"]), 7: amount(activity["other"], style, data["unit"]),
        })
    page.put({
        2: "Cộng",
        6: amount(str(sum(int(a["state"]) for a in data["activities"])), style, data["unit"]),
        7: amount(str(sum(int(a["other"]) for a in data["activities"])), style, data["unit"]),
    })
    if data["contributions"]:
        page.skip()
        page.put({2: "Chỉ tiêu", 3: "Đóng góp"})
        for line in data["contributions"]:
            page.put({2: line["target"], 3: (float(line["amount"]), style.get("quantity", "0.0"))})
    page.skip()
    page.put({5: "Vĩnh Phúc, ngày 11 tháng 4 năm 2023"}, [(5, width, 0)])
    page.put({1: "NGƯỜI LẬP", 5: "GIÁM ĐỐC"}, [(1, 3, 0), (5, width, 0)])
    page.put({1: "(Ký, họ tên)", 5: "(Ký tên, đóng dấu)"}, [(1, 3, 0), (5, width, 0)])
    return page


# name, sample, style, delimiter, character set of the export, byte order mark
VIETNAMESE, AMERICAN = "[$-42A]#,##0.00", "[$-409]#,##0.00"
SHEETS = [
    ("list-plain", "phu-luc-1", {}, ",", "76", False),
    ("list-semicolon-bom", "phu-luc-1", {"levels": 3}, ";", "76", True),
    ("list-tab-utf16", "phu-luc-1", {"group sums": True, "levels": 3, "index form": "%d"}, "\t", "65535", True),
    ("list-total-first", "phu-luc-1", {"total": "first", "groups": False, "month": "yyyy-mm-dd"}, ";", "76", False),
    ("list-vietnamese-numbers", "phu-luc-1",
     {"number": VIETNAMESE, "month": "mmm-yy", "lines": "one cell"}, ";", "76", True),
    ("list-american-numbers", "phu-luc-1",
     {"number": AMERICAN, "month": "serial", "day": "text", "index": False}, ",", "76", False),
    ("list-dong", "phu-luc-1",
     {"unit": "dong", "number": "[$-42A]#,##0", "heading unit": " (đồng)", "month": "text"}, ";", "76", True),
    ("list-thousand", "phu-luc-1", {"unit": "thousand", "number": "[$-42A]#,##0"}, "\t", "76", True),
    ("list-billion", "phu-luc-1", {"unit": "billion", "number": "[$-42A]#,##0.000"}, ";", "76", True),
    ("list-broken-headings", "phu-luc-1",
     {"heading": lambda text: text.upper().replace(" ", "\n"), "shift": 1, "letters": True,
      "group sums": True, "number": VIETNAMESE}, ";", "76", True),
    ("list-pages", "phu-luc-1",
     {"pages": True, "levels": 3, "index form": "[%d]", "day": "d-m-yyyy", "month": "m/yyyy"},
     "\t", "76", False),
    ("list-carried", "phu-luc-1", {"pages": True, "carried": True, "number": VIETNAMESE}, ",", "76", True),
    ("outline-plain", "phu-luc-2", {"number": "#,##0"}, ",", "76", False),
    ("outline-semicolon", "phu-luc-2",
     {"number": VIETNAMESE, "numbered": True, "month": "mmm-yy", "quantity": "[$-42A]0.0"}, ";", "76", True),
    ("outline-tab-utf16", "phu-luc-2", {"unit": "dong", "number": AMERICAN, "day": "text"}, "\t", "65535", True),
]


def export(book, folder, delimiter, charset):
    options = "%d,34,%s,1,,0,false,true,true,false" % (ord(delimiter), charset)
    subprocess.run(
        ["soffice", "--headless", "-env:UserInstallation=file://%s/profile" % folder, "--convert-to",
         "csv:Text - txt - csv (StarCalc):" + options, "--outdir", str(folder), str(book)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return book.with_suffix(".csv").read_bytes()


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    for name, sample, style, delimiter, charset, mark in SHEETS:
        data = document("drafts/%s.xml" % sample)
        page = (outline_sheet if data["activities"] else list_sheet)(data, style)
        book = folder / (name + ".xlsx")
        page.save(book)
        text = export(book, folder, delimiter, charset)
        marks = {"76": b"\xef\xbb\xbf", "65535": b"\xff\xfe"}
        text = text.removeprefix(marks[charset])
        (HERE / (name + ".csv")).write_bytes((marks[charset] if mark else b"") + text)
        print(name, file=sys.stderr)
    shutil.rmtree(folder)


main()
