"""The documents that scripts/bench measures with: made from a fixed seed, counts known.

Every document is sound for the call 889-2024, so nothing but a note may be found in it. In the
faulty variants each task has exactly one error, whose kind changes from task to task.
"""
import csv
import hashlib
import io
import itertools
import json
import random
import shutil
import unicodedata
from pathlib import Path
from xml.sax.saxutils import escape

SEED = 889
CALL = "889-2024"
SOURCE = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
DOCUMENT_LIMIT = 32 << 20

# No clause holds a word by which the call tells its orientations apart.
CLAUSES = """
khảo sát hiện trạng thiết bị, nguồn nước và điện của từng phân xưởng trong ba tháng đầu
lắp đồng hồ đo điện, nước và hơi cho từng công đoạn, ghi số liệu hằng ca
so sánh kết quả trước và sau khi cải tạo, có đơn vị độc lập xác nhận
tổ chức lớp tập huấn cho cán bộ kỹ thuật và công nhân vận hành
mời chuyên gia của viện nghiên cứu rà soát quy trình, chỉ ra điểm gây lãng phí
lập bảng cân bằng vật chất, năng lượng của dây chuyền và cập nhật hằng quý
thay thế động cơ cũ, bổ sung biến tần cho bơm, quạt và máy nén khí
xây dựng cơ sở dữ liệu dùng chung, cập nhật hằng tháng và công khai cho đơn vị thành viên
thử nghiệm quy mô nhỏ trước khi áp dụng cho toàn bộ dây chuyền
lấy ý kiến doanh nghiệp, hiệp hội và cơ quan quản lý tại địa phương
nghiệm thu nội bộ, hoàn thiện hồ sơ và bàn giao cho đơn vị sử dụng
giảm lượng nước thải phát sinh và chi phí xử lý của mỗi cơ sở
giảm lượng điện dùng cho một đơn vị sản phẩm, duy trì ít nhất mười hai tháng
bảo đảm an toàn lao động, phòng cháy và vệ sinh công nghiệp khi thi công
đào tạo đội ngũ nòng cốt để cơ sở tự duy trì sau khi nhiệm vụ kết thúc
đánh giá hiệu quả kinh tế, môi trường và xã hội theo bộ chỉ số đã thống nhất
báo cáo tiến độ hằng quý, điều chỉnh kế hoạch khi có biến động về giá vật tư
phối hợp với trường cao đẳng nghề để học viên thực tập tại xưởng
tổng hợp kinh nghiệm trong và ngoài nước, chọn lọc cách làm phù hợp quy mô vừa và nhỏ
lựa chọn cơ sở tham gia theo tiêu chí công khai, ưu tiên nơi đã cam kết vốn đối ứng
phân tích mẫu tại phòng thí nghiệm được công nhận, lưu mẫu đối chứng
hạch toán chi phí và lợi ích của từng giải pháp, nêu rõ thời gian hoàn vốn
cải tạo nhà kho, đường ống và bể chứa để tránh rò rỉ, thất thoát
chuyển giao phần mềm theo dõi, kèm tài liệu vận hành bằng tiếng Việt
ký thỏa thuận trách nhiệm giữa đơn vị chủ trì và các cơ sở tham gia
đo khí thải, tiếng ồn và bụi tại nguồn, so với quy chuẩn hiện hành
kiểm kê hóa chất, dán nhãn và bố trí lại khu lưu giữ cho đúng quy định
hỗ trợ hộ sản xuất nhỏ tiếp cận thiết bị phù hợp và vay vốn ưu đãi
theo dõi ý kiến khách hàng, điều chỉnh mẫu mã và bao gói cho phù hợp
hội nghị tổng kết có sự tham dự của các sở, ngành và cơ quan báo chí
""".strip().splitlines()
VERBS = """Cải tạo|Nâng cấp|Thí điểm|Khảo sát và cải tiến|Thiết lập|Ứng dụng|Hoàn thiện|Đánh giá|\
Hỗ trợ đầu tư|Chuyển đổi|Đổi mới|Tối ưu""".split("|")
OBJECTS = """lò hơi sinh khối|hệ thống khí nén|dây chuyền sấy nông sản|trạm xử lý nước|bể mạ kim loại|\
lò nung gốm|máy dệt kim|xưởng đúc gang|kho lạnh bảo quản|dây chuyền chiết rót|máy xeo bìa|\
phòng thí nghiệm đo kiểm|cụm bơm tuần suất|lò gạch nung|máy ép dầu lạc|khu phơi sấy chè|\
dây chuyền tráng bánh|hệ thống chiếu sáng nhà xưởng|trạm cân nguyên liệu|máy nghiền bột đá""".split("|")
PLACES = ["khu công nghiệp", "cụm công nghiệp", "làng nghề", "xã", "huyện", "thị trấn", "hợp tác xã"]
SYLLABLES = """An Ba Bình Cẩm Cao Chi Đại Đăng Đình Đông Đức Gia Giang Hà Hải Hạnh Hiệp Hòa Hoàng Hồng \
Hùng Hương Khánh Kim Kỳ Lạc Lâm Lệ Liên Linh Long Lộc Mai Minh Mỹ Nam Ngân Nghĩa Ngọc Nhật Phong Phú \
Phúc Phương Quang Quý Quỳnh Sa Sơn Tam Tân Tây Thạch Thái Thắng Thanh Thạnh Thiện Thịnh Thọ Thuận \
Thủy Tiên Tiến Toàn Trà Trung Trường Tường Vân Văn Vĩnh Xuân Yên""".split()
PROVINCES = [("01", "Hà Nội"), ("26", "Vĩnh Phúc"), ("27", "Bắc Ninh"), ("31", "Hải Phòng"),
             ("36", "Nam Định"), ("48", "Đà Nẵng"), ("75", "Đồng Nai"), ("92", "Cần Thơ")]
KINDS = [("enterprise", "Doanh nghiệp", "Công ty TNHH"), ("association", "Hiệp hội", "Hiệp hội"),
         ("institute", "Viện, trường", "Viện Nghiên cứu"), ("cooperative", "Hợp tác xã", "Hợp tác xã")]
SECTORS = [("textile", "Dệt may"), ("steel", "Thép"), ("paper", "Giấy"), ("cement", "Xi măng")]
SOURCES = [("enterprise", "Doanh nghiệp"), ("local", "Ngân sách địa phương"), ("loan", "Vốn vay")]
LEGAL = ("Quyết định số 889/QĐ-TTg ngày 24/6/2020 của Thủ tướng Chính phủ; Luật Bảo vệ môi trường số "
         "72/2020/QH14; Công văn số 1469/BCT-TKNL ngày 16/3/2023 của Bộ Công Thương")


def tax_code(number):
    """The number of a business with its check digit, as the tax office gives them out: no two differ
    in one digit only, so nobody is taken for somebody else's slip."""
    digits = f"{800000000 + number:09}"
    check = 10 - sum(int(d) * w for d, w in zip(digits, (31, 29, 23, 19, 17, 13, 7, 5, 3))) % 11
    return tax_code(number + 40_000_000) if check == 10 else f"{digits}{check}"


class Writer:
    """Invents submitters and tasks. A coded value is a pair: its code and its Vietnamese name."""

    def __init__(self, name):
        self.random = random.Random(f"{SEED}/{name}")
        self.titles = set()
        self.names = set()

    def text(self, clauses):
        text = "; ".join(self.random.sample(CLAUSES, clauses))
        return f"{text[0].upper()}{text[1:]}; tại {self.random.randint(3, 99)} cơ sở."

    def new(self, seen, make):
        """One that did not come before."""
        while (value := make()) in seen:
            pass
        seen.add(value)
        return value

    def proper_name(self, syllables):
        return " ".join(self.random.choices(SYLLABLES, k=syllables))

    def submitter(self, number):
        kind, pick = self.random.choice(KINDS), self.random
        return {
            "name": self.new(self.names, lambda: f"{kind[2]} {self.proper_name(4)}"),
            "kind": kind[:2], "code": tax_code(number), "province": pick.choice(PROVINCES),
            "dispatchNumber": f"{pick.randint(10, 999)}/CV-KHKT",
            "dispatchDate": f"2023-04-{pick.randint(3, 11):02}",
            "email": f"vanthu@donvi{number}.example",
        }

    def title(self):
        pick = self.random
        return (f"{pick.choice(VERBS)} {pick.choice(OBJECTS)} tại {pick.choice(PLACES)} "
                f"{self.proper_name(3)}")

    def task(self, number, submitter, clauses):
        pick = self.random
        orientation, first = pick.randint(1, 10), pick.randint(1, 5)
        state, other = pick.randint(20, 300) * 10, pick.randint(0, 3) * 150
        return {
            "number": str(number), "title": self.new(self.titles, self.title),
            "orientation": str(orientation),
            "sector": pick.choice(SECTORS) if orientation == 3 else "",
            "objective": self.text(clauses), "content": self.text(clauses),
            "product": self.text(1), "lead": submitter["name"],
            "location": f"Huyện {self.proper_name(2)}",
            "start": f"2024-{first:02}", "end": f"2024-{first + 6:02}",
            "total": str(state + other), "state": str(state), "other": str(other),
            "otherSource": pick.choice(SOURCES) if other else "", "status": ("new", "Mới"), "note": "",
        }

    def outline(self, task, clauses):
        """What the second form adds to a task: texts, and two activities that add up to it."""
        state, other = int(task["state"]) // 2, int(task["other"]) // 3
        rest = int(task["state"]) - state, int(task["other"]) - other
        return {
            "legalBasis": LEGAL, "necessity": self.text(clauses), "application": self.text(clauses),
            "impact": self.text(clauses),
            "activities": [
                {"content": self.text(1), "start": task["start"], "end": task["end"],
                 "state": str(part[0]), "other": str(part[1])} for part in ((state, other), rest)],
        }


FAULTS = [
    ("A001", "product", ""),
    ("A003", "status", ("urgent", "Khẩn cấp")),
    ("A009", "lead", "............"),
    ("O002", "orientation", "12"),
]


def spoil(task, index):
    """Puts one error into a task, of the next kind."""
    _, field, value = FAULTS[index % len(FAULTS)]
    task[field] = value
    if field == "orientation":
        task["sector"] = ""


# ---------------------------------------------------------------- formats


def element(name, value, indent):
    text = value[0] if isinstance(value, tuple) else value
    return f"{indent}<{name}>{escape(text)}</{name}>\n" if text else ""


def xml_task(task, outline=None):
    parts = ["  <task>\n"]
    parts += [element(name, value, "    ") for name, value in task.items()]
    if outline:
        parts += [element(name, value, "    ") for name, value in outline.items() if name != "activities"]
        for activity in outline["activities"]:
            fields = "".join(element(name, value, "      ") for name, value in activity.items())
            parts.append(f"    <activity>\n{fields}    </activity>\n")
    return "".join(parts) + "  </task>\n"


def xml_head(form, submitter):
    fields = "".join(element(name, value, "    ") for name, value in submitter.items())
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<{form} xmlns="urn:dexuat:forms:1" '
            f'call="{CALL}" unit="million">\n  <submitter>\n{fields}  </submitter>\n')


def xml_outline(submitter, task, outline):
    return xml_head("appendix2", submitter) + xml_task(task, outline) + "</appendix2>\n"


def xml_list(submitter, tasks):
    return xml_head("appendix1", submitter) + "".join(map(xml_task, tasks)) + "</appendix1>\n"


LABELS = {
    "name": "Đơn vị đề xuất", "kind": "Loại đơn vị", "code": "Mã định danh",
    "province": "Tỉnh/thành phố", "dispatchNumber": "Số văn bản", "dispatchDate": "Ngày văn bản",
    "email": "Thư điện tử", "number": "STT", "title": "Tên nhiệm vụ", "orientation": "Định hướng",
    "sector": "Ngành", "objective": "Mục tiêu", "content": "Nội dung chính",
    "product": "Dự kiến sản phẩm", "lead": "Đơn vị chủ trì", "location": "Địa điểm thực hiện",
    "start": "Bắt đầu", "end": "Kết thúc", "total": "Tổng kinh phí (triệu đồng)",
    "state": "Ngân sách nhà nước (triệu đồng)", "other": "Nguồn khác (triệu đồng)",
    "otherSource": "Loại nguồn khác", "status": "Mới/Chuyển tiếp", "note": "Ghi chú",
}


def cell(name, value):
    """A value as it stands in a sheet: a name instead of a code, a date as people write it."""
    if isinstance(value, tuple):
        return value[1]
    if name in ("start", "end", "dispatchDate"):
        return "/".join(reversed(value.split("-")))
    return value


def csv_rows(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def csv_row(submitter, task):
    return [cell(name, value) for name, value in itertools.chain(submitter.items(), task.items())]


def csv_list(submitter, tasks):
    """A plain table: labels in the first line, the submitter in columns of its own."""
    return csv_rows([LABELS.values()] + [csv_row(submitter, task) for task in tasks])


# ---------------------------------------------------------------- parts of the corpus


class Part:
    """A folder of documents and what is known of them."""

    def __init__(self, folder, facts):
        self.folder, self.facts = folder, facts

    @property
    def files(self):
        return [f"{number:05}.{self.facts['format']}" for number in range(self.facts["documents"])]


def part(work, name, make, **what):
    """Makes a part, or takes the one that stands there if it was made in the same way."""
    folder, stamp = work / name, work / f"{name}.json"
    made_by = {"source": SOURCE, "seed": SEED, **what}
    if stamp.exists():
        known = json.loads(stamp.read_text())
        if known["made_by"] == made_by and folder.is_dir():
            return Part(folder, known["facts"])
    shutil.rmtree(folder, ignore_errors=True)
    stamp.unlink(missing_ok=True)
    folder.mkdir(parents=True)
    facts = make(folder, **what)
    stamp.write_text(json.dumps({"made_by": made_by, "facts": facts}))
    return Part(folder, facts)


def outlines(folder, documents, faulty):
    """XML outlines of about 7 KB: one task, about 40 elements."""
    writer = Writer("outlines")
    for number in range(documents):
        submitter = writer.submitter(number)
        task = writer.task(1, submitter, 10)
        outline = writer.outline(task, 10)
        if faulty:
            spoil(task, number)
        (folder / f"{number:05}.xml").write_text(xml_outline(submitter, task, outline))
    return facts("xml", folder, documents, documents, faulty)


def sheets(folder, documents, faulty):
    """CSV lists of about 3.4 KB: three tasks."""
    writer = Writer("sheets")
    for number in range(documents):
        submitter = writer.submitter(number)
        tasks = [writer.task(position, submitter, 3) for position in (1, 2, 3)]
        for position, task in enumerate(tasks if faulty else []):
            spoil(task, number + position)
        (folder / f"{number:05}.csv").write_text(csv_list(submitter, tasks))
    return facts("csv", folder, documents, 3 * documents, faulty)


# ---------------------------------------------------------------- sheets as offices save them

# Of ten sheets so many are of each kind; in all of them prose has commas and semicolons.
OFFICE_KINDS = {"plain": 2, "laid-out": 3, "headers": 2, "utf16": 2, "windows-1258": 1}


def laid_out(submitter, tasks, headers=False):
    """Rows as an office lays a list out: letterhead, submitter, unit, header, total, signatures."""
    names = [name for name in tasks[0] if name != "note"]
    width = len(names)
    said = [[LABELS[name] + ":", cell(name, value)] for name, value in submitter.items()]
    money = [n for n, name in enumerate(names) if name in ("total", "state", "other")]
    plain = [LABELS[name].replace(" (triệu đồng)", "") for name in names]
    head = [plain]
    if headers:
        over, under = plain[:], [""] * width
        for n, label in zip(money, ("Tổng số", "Ngân sách nhà nước", "Nguồn khác")):
            over[n], under[n] = "Kinh phí" if n == money[0] else "", label
        head = [over, under]
    body = []
    for number, task in enumerate(tasks):
        if headers and number % 2 == 0:
            body.append([["I", "II"][number // 2], "Nhóm nhiệm vụ " + ["thứ nhất", "thứ hai"][number // 2]])
        body.append([cell(name, task[name]) for name in names])
    total = ["", "Tổng cộng"] + [""] * (width - 2)
    for n in money:
        total[n] = str(sum(int(task[names[n]]) for task in tasks))
    rows = [["PHỤ LỤC 1"], ["DANH MỤC NHIỆM VỤ ĐỀ XUẤT ĐƯA VÀO KẾ HOẠCH NĂM 2024"], [], *said, [],
            ["Đơn vị tính: triệu đồng"], *head, [f"({n + 1})" for n in range(width)], *body, total, [],
            ["", "NGƯỜI LẬP", "", "", "THỦ TRƯỞNG ĐƠN VỊ"]]
    return [row + [""] * (width - len(row)) for row in rows]


def saved(rows, delimiter, encoding):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    if encoding != "cp1258":
        return out.getvalue().encode(encoding)
    # The encoding has letters with their marks, and the tones apart.
    text = ""
    for letter in unicodedata.normalize("NFC", out.getvalue()):
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
        rest = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        text += rest + tones
    return text.encode("cp1258")


def office_sheet(kind, submitter, tasks):
    if kind == "plain":
        return csv_list(submitter, tasks).encode()
    rows = laid_out(submitter, tasks, headers=kind == "headers")
    return saved(rows, *{"laid-out": (";", "utf-8-sig"), "headers": (";", "utf-8-sig"),
                         "utf16": ("\t", "utf-16"), "windows-1258": (";", "cp1258")}[kind])


def office_sheets(folder, documents, kinds):
    """CSV lists of three tasks, of these kinds in turn."""
    writer = Writer("office sheets")
    turn = [kind for kind in kinds for _ in range(OFFICE_KINDS[kind])]
    for number in range(documents):
        submitter = writer.submitter(number)
        tasks = [writer.task(position, submitter, 3) for position in (1, 2, 3)]
        (folder / f"{number:05}.csv").write_bytes(
            office_sheet(turn[number % len(turn)], submitter, tasks))
    return facts("csv", folder, documents, 3 * documents, faulty=False)


def largest(folder, format, size, faulty):
    """One list as long as the size allows."""
    writer = Writer("largest")
    submitter = writer.submitter(1)
    head, foot = (xml_head("appendix1", submitter), "</appendix1>\n") if format == "xml" else (
        csv_rows([LABELS.values()]), "")
    room, tasks = size - len((head + foot).encode()), 0
    with open(folder / f"00000.{format}", "w") as file:
        file.write(head)
        while True:
            task = writer.task(tasks + 1, submitter, 3)
            if faulty:
                spoil(task, tasks)
            text = xml_task(task) if format == "xml" else csv_rows([csv_row(submitter, task)])
            room -= len(text.encode())
            if room < 0:
                break
            file.write(text)
            tasks += 1
        file.write(foot)
    return facts(format, folder, 1, tasks, faulty)


def facts(format, folder, documents, tasks, faulty):
    return {
        "format": format, "documents": documents, "tasks": tasks, "errors": tasks if faulty else 0,
        "bytes": sum(file.stat().st_size for file in folder.iterdir()),
    }


def packets(folder, first, packets, tasks):
    """An inbox: each packet a list and the outlines of its tasks, all sound."""
    writer = Writer(f"packets/{first}")
    for number in range(first, first + packets):
        submitter = writer.submitter(number)
        listed = [writer.task(position + 1, submitter, 1) for position in range(tasks)]
        packet = folder / f"ho-so-{number:04}"
        packet.mkdir()
        (packet / "phu-luc-1.xml").write_text(xml_list(submitter, listed))
        for task in listed:
            text = xml_outline(submitter, task, writer.outline(task, 1))
            (packet / f"phu-luc-2-{task['number']}.xml").write_text(text)
    return {"documents": packets * (tasks + 1), "tasks": packets * tasks}
