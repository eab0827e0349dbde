"""Lists of tasks (Phụ lục 1) as offices lay them out."""
import truth as T
import wordings as W
import words


class Sheet:
    """Rows of cells that grow as they are written to."""

    def __init__(self):
        self.rows = []

    def add(self, *cells):
        self.rows.append(list(cells))

    def blank(self):
        self.rows.append([""])

    def put(self, row, column, text):
        while len(self.rows) <= row:
            self.rows.append([])
        cells = self.rows[row]
        while len(cells) <= column:
            cells.append("")
        cells[column] = text


def heading(rng, key, mode, taken=None):
    choices = words.HEADINGS[key]
    text = choices[0] if mode == "call" else rng.choice(choices)
    if mode == "varied":
        dress = rng.random()
        if dress < 0.08:
            text = text.upper()
        elif dress < 0.12 and " " in text:
            text = text.replace(" ", "\n", 1)
        elif dress < 0.14:
            text += " (*)"
        elif dress < 0.16:
            text += " "
    return text


# MARK: the head

def head(rng, sheet, o, mode, t, form):
    """What stands above the table; the form of it is a trait."""
    kind = rng.choice(["fields", "fields", "fields", "letterhead", "block", "attached", "one-cell",
                       "several-in-a-cell"])
    if o.number is None:
        kind = rng.choice(["fields", "one-cell", "several-in-a-cell"])
    t.traits.append("head:" + kind)
    titles = ["PHỤ LỤC 1" if form == "appendix1" else "PHỤ LỤC 2",
              rng.choice(["DANH MỤC NHIỆM VỤ ĐỀ XUẤT ĐƯA VÀO KẾ HOẠCH NĂM 2024", "DANH MỤC NHIỆM VỤ ĐỀ XUẤT",
                          "DANH MỤC NHIỆM VỤ ĐỀ XUẤT NĂM 2024", "BIỂU TỔNG HỢP NHIỆM VỤ ĐỀ XUẤT NĂM 2024"])
              if form == "appendix1" else
              rng.choice(["THUYẾT MINH ĐỀ CƯƠNG NHIỆM VỤ", "ĐỀ CƯƠNG NHIỆM VỤ NĂM 2024",
                          "PHIẾU ĐỀ XUẤT NHIỆM VỤ NĂM 2024"])]
    attached = f"(Kèm theo Công văn số {o.number} ngày {W.date(rng, o.date, True)} của {o.name})"
    if rng.random() < 0.3:
        attached = (f"(Ban hành kèm theo Công văn số {o.number} ngày {o.date[0]:02d} tháng "
                    f"{o.date[1]} năm {o.date[2]} của {o.name})")
    if kind in ("letterhead", "block"):
        official_block(rng, sheet, o)
    for title in titles if rng.random() < 0.85 else titles[1:]:
        sheet.add(title)
    if kind == "attached" or kind == "letterhead" and rng.random() < 0.3:
        sheet.add(attached)
    if rng.random() < 0.5:
        sheet.blank()
    fields = submitter_fields(rng, o, mode, kind)
    for key, value in fields:
        label = heading(rng, key, mode).replace("\n", " ")
        if label.isupper() or "(*)" in label:
            label = words.HEADINGS[key][0]
        if kind == "several-in-a-cell" and key in ("dispatchDate", "email"):
            sheet.rows[-1][0] += f"; {label}: {value}"
        elif kind in ("one-cell", "several-in-a-cell"):
            sheet.add(f"{label}: {value}")
        elif rng.random() < 0.2:
            sheet.add(label + ":", value)
        else:
            sheet.add(label, value)
    if fields and rng.random() < 0.5:
        sheet.blank()


def official_block(rng, sheet, o):
    d, m, y = o.date
    place = f"{o.place}, ngày {d:02d} tháng {m} năm {y}"
    gap = [""] * rng.randint(1, 4)
    motto = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    if rng.random() < 0.12:
        left = "\n".join(x for x in (o.above, o.name.upper(), f"Số: {o.number}") if x)
        sheet.add(left, *gap, "\n".join([*motto, place]))
        return
    if o.above:
        name = o.name.upper()
        sheet.add(o.above, *gap, motto[0])
        # The agency's own line often leaves the province to the one above.
        short = name
        for ending in (f" TỈNH {o.province.upper()}", f" THÀNH PHỐ {o.province.upper()}"):
            if o.above.startswith("UBND") and name.endswith(ending) and rng.random() < 0.5:
                short = name[: -len(ending)]
        sheet.add(short, *gap, motto[1])
    else:
        sheet.add(o.name.upper(), *gap, motto[0])
        sheet.add("", *gap, motto[1])
    if rng.random() < 0.4:
        sheet.add("-------", *gap, "---------------")
    sheet.add(f"Số: {o.number}", *gap, place)


def submitter_fields(rng, o, mode, kind):
    varied = mode == "varied"
    kind_word = rng.choice(o.kind_words) if varied and rng.random() < 0.6 else words.KIND_LABELS[o.kind]
    province = o.province if rng.random() < 0.7 else o.province_code
    if varied and rng.random() < 0.3:
        province = ("thành phố " if o.province_code in words.CITIES else "tỉnh ") + o.province
        province = province[0].upper() + province[1:]
    everything = [("name", o.name), ("kind", kind_word), ("province", province)]
    if rng.random() < 0.6:
        everything.append(("address", f"Số {rng.randint(1, 99)} đường Hùng Vương, {o.province}"))
    if o.number and kind != "attached" and kind != "block":
        everything += [("dispatchNumber", o.number), ("dispatchDate", W.date(rng, o.date, not varied))]
    reach = rng.random()
    if reach < 0.15:
        everything.append(("contactName", f"{o.contact}, ĐT {o.phone}"))
    else:
        if reach < 0.7:
            everything.append(("contactName", o.contact))
        everything.append(("phone", o.phone))
        if reach < 0.6:
            everything.append(("email", o.email))
    if kind == "block":
        # All that the block cannot say: the name, number and date stand in it.
        rest = [f for f in everything if f[0] not in ("name", "dispatchNumber", "dispatchDate")]
        if rng.random() < 0.5:
            rest = [f for f in rest if f[0] not in ("kind", "province")]
        return rest
    return everything


# MARK: the columns

class Layout:
    """The leaf columns: (key, [heading lines]); the height is that of the header."""

    def __init__(self):
        self.columns = []

    def single(self, key, text):
        self.columns.append((key, [text]))

    def group(self, text, leaves):
        for i, (key, below) in enumerate(leaves):
            self.columns.append((key, [text if i == 0 else ""] + below))

    @property
    def height(self):
        return max(len(lines) for _, lines in self.columns)

    def rows(self):
        height = self.height
        return [[(lines[r] if r < len(lines) else "") for _, lines in self.columns] for r in range(height)]


def columns(rng, mode, t, unit, unit_at, grouped_by):
    layout = Layout()
    single = lambda key: layout.single(key, heading(rng, key, mode))
    single("number")
    single("title")
    if grouped_by != "orientation":
        single("orientation")
    has_sector = any(task.sector for task in t.tasks) or rng.random() < 0.5
    if has_sector:
        single("sector")
    for key in ("objective", "content", "product"):
        if key == "objective" and mode == "varied" and rng.random() < 0.06:
            layout.group("Mục tiêu", [("objective", ["Mục tiêu chung"]), ("objective2", ["Mục tiêu cụ thể"])])
            t.traits.append("two-objectives")
        elif key == "product" and rng.random() < 0.03:
            layout.single(key, rng.choice(["Đầu ra mong đợi", "Sản phẩm cuối cùng của nhiệm vụ", "Thành quả"]))
            t.traits.append("new-heading")
        else:
            single(key)
    single("lead")
    for key in ("partners", "location"):
        if rng.random() < 0.4:
            single(key)
    parts = [lambda: period_columns(rng, layout, mode, t), lambda: money_columns(rng, layout, mode, t, unit, unit_at)]
    if rng.random() < 0.15:
        parts.reverse()
    for part in parts:
        part()
    if any(task.other for task in t.tasks) and rng.random() < 0.8:
        single("otherSource")
    if grouped_by != "status" and rng.random() < 0.4:
        single("status")
    if rng.random() < 0.6:
        single("note")
    if rng.random() < 0.12:
        layout.single("extra", rng.choice(words.EXTRA_COLUMNS))
        t.traits.append("extra-column")
    return layout


def period_columns(rng, layout, mode, t):
    kind = rng.choice(["two", "one", "one", "under"])
    t.traits.append("period:" + kind)
    if kind == "two":
        layout.single("start", heading(rng, "start", mode))
        layout.single("end", heading(rng, "end", mode))
    elif kind == "one":
        layout.single("period", heading(rng, "period", mode))
    else:
        pair = ("Bắt đầu", "Kết thúc") if mode == "call" else rng.choice(
            [("BĐ", "KT"), ("Từ", "Đến"), ("Từ tháng", "Đến tháng"), ("Khởi công", "Hoàn thành"),
             ("Từ ngày", "Đến ngày"), ("Bắt đầu", "Kết thúc"), ("Bắt đầu", "Hoàn thành")])
        layout.group(heading(rng, "period", mode), [("start", [pair[0]]), ("end", [pair[1]])])


def money_columns(rng, layout, mode, t, unit, unit_at):
    unit_text = f" ({rng.choice(W.UNIT_WORDS[unit])})" if unit_at == "heading" else ""
    call = mode == "call"
    kind = rng.choice(["flat", "flat", "flat", "two-rows", "three-rows", "of-which"] if call else
                      ["flat", "flat", "two-rows", "three-rows", "of-which", "central", "central-under",
                       "no-other", "sources"])
    if kind == "no-other" and any(task.other for task in t.tasks):
        kind = "flat"
    if kind in ("central", "central-under", "sources"):
        t.unchecked.add("otherSource")
    t.traits.append("money:" + kind)
    state, other = heading(rng, "state", mode), heading(rng, "other", mode)
    if kind == "flat":
        each = unit_at == "heading" and rng.random() < 0.5
        layout.single("total", heading(rng, "total", mode) + unit_text)
        layout.single("state", state + (unit_text if each else ""))
        layout.single("other", other + (unit_text if each else ""))
    elif kind == "no-other":
        layout.single("total", heading(rng, "total", mode) + unit_text)
        layout.single("state", state + (unit_text if rng.random() < 0.5 else ""))
    elif kind == "of-which":
        layout.single("total", heading(rng, "total", mode) + unit_text)
        layout.group("Trong đó" if call else rng.choice(["Trong đó", "Trong đó:", "Chia ra", "Nguồn vốn"]),
                     [("state", [short(rng, "state", mode)]), ("other", [short(rng, "other", mode)])])
    else:
        top = ("Kinh phí" if call else rng.choice(
            ["Kinh phí", "Dự kiến kinh phí", "Kinh phí thực hiện", "Kinh phí dự kiến", "KINH PHÍ"])) + unit_text
        total = "Tổng số" if call else rng.choice(["Tổng số", "Tổng", "Tổng cộng", "Tổng KP"])
        s, o = short(rng, "state", mode), short(rng, "other", mode)
        if kind == "two-rows":
            leaves = [("total", [total]), ("state", [s]), ("other", [o])]
        elif kind == "three-rows":
            leaves = [("total", [total]), ("state", ["Trong đó", s]), ("other", ["", o])]
        elif kind == "sources":
            a, b = rng.choice([("Vốn doanh nghiệp", "Vốn tín dụng"), ("Doanh nghiệp", "Nguồn khác"),
                               ("Vốn đối ứng", "Vốn lồng ghép"), ("Vốn doanh nghiệp", "Dân đóng góp")])
            leaves = [("total", [total]), ("state", [s]), ("local", [a]), ("rest", [b])]
        elif kind == "central":
            c, l = rng.choice([("NSTW", "NSĐP"), ("Ngân sách trung ương", "Ngân sách địa phương"),
                               ("Ngân sách TW", "Ngân sách ĐP")])
            leaves = [("total", [total]), ("state", [c]), ("local", [l]), ("rest", [o])]
        else:
            leaves = [("total", [total]), ("central", ["NSNN", "NSTW"]), ("localState", ["", "NSĐP"]),
                      ("other", [o])]
        layout.group(top, leaves)


def short(rng, key, mode):
    if mode == "call":
        return {"state": rng.choice(["NSNN", "Ngân sách nhà nước"]), "other": "Nguồn khác"}[key]
    return rng.choice({"state": ["NSNN", "Ngân sách nhà nước", "Ngân sách NN", "Từ nguồn NSNN", "NSNN cấp"],
                       "other": ["Nguồn khác", "Khác", "Vốn khác", "Vốn đối ứng", "Ngoài NSNN", "Xã hội hóa"]}[key])


# MARK: the rows

class Money:
    """How the amounts of one sheet are written."""

    def __init__(self, rng, t, unit, unit_at):
        self.unit, self.unit_at, self.rng = unit, unit_at, rng
        styles = ["dot", "dot", "comma", "space", "nbsp", "plain", "dot2"]
        fractions = any(W.fraction(v, unit) for task in t.tasks for v in (task.total, task.state, task.other))
        if unit == "billion":
            styles = ["dot", "plain", "point"]
        elif unit in ("dong", "thousand"):
            styles = ["dot", "dot", "comma", "space", "plain"]
        elif fractions:
            styles = ["dot", "comma", "space", "plain", "dot2", "point"]
        self.style = rng.choice(styles)
        self.words = rng.choice(W.IN_CELLS[unit])
        self.spelled = rng.random() < 0.15
        self.zero = rng.choice(["0", "0", "0", "", "-", "Không", "Không có", "0,0"])
        self.marked = rng.random() < 0.04
        t.traits.append(f"money:{unit}/{self.style}/{unit_at}")

    def text(self, dong, is_other=False):
        if is_other and dong == 0:
            return self.zero
        text = W.amount(dong, self.unit, self.style)
        if self.style == "nbsp":
            text = text.replace(" ", "\u00a0")
        if self.unit_at == "cell":
            text += " " + self.words
            if self.spelled and self.unit == "dong":
                text += f" ({W.spelled(dong)})"
        elif self.marked and self.rng.random() < 0.3:
            text += " (*)"
        return text


def cells(rng, task, layout, money, mode, t, number):
    varied = mode == "varied"
    w = {}
    for key, _ in layout.columns:
        w[key] = ""
    split = rng.random()
    local = 0
    if task.other:
        local = task.other if split < 0.4 else (task.other // 2_000_000) * 1_000_000
    central_part = task.state - (task.state // 4_000_000) * 1_000_000
    values = {
        "number": number, "title": task.title,
        "orientation": W.orientation(rng, task.orientation, not varied and rng.random() < 0.5),
        "sector": W.choice(rng, words.SECTORS, task.sector, varied) if task.sector else "",
        "status": W.choice(rng, words.STATUS, task.status, varied),
        "otherSource": W.choice(rng, words.SOURCES, task.source, varied) if task.source else "",
        "period": W.span(rng, task.start, task.end, not varied and rng.random() < 0.5),
        "start": W.month(rng, task.start, False, not varied and rng.random() < 0.5),
        "end": W.month(rng, task.end, True, not varied and rng.random() < 0.5),
        "total": money.text(task.total), "state": money.text(task.state),
        "other": money.text(task.other, True), "local": money.text(local, True),
        "rest": money.text(task.other - local, True), "central": money.text(central_part),
        "localState": money.text(task.state - central_part, True),
        "extra": rng.choice(["Có", "x", ""]), "objective2": "Có báo cáo được nghiệm thu",
    }
    for key in w:
        w[key] = values.get(key, task.texts.get(key, ""))
        if key in ("partners", "note", "sector", "otherSource") and w[key] == "" and rng.random() < 0.08:
            w[key] = "-"
    task.wording = w
    return [w[key] for key, _ in layout.columns]


def make(rng, name, mode, faulty=False):
    o = T.office(rng)
    count = rng.choice([1, 2, 2, 3, 3, 4, 5, 7])
    t = T.Truth(name, "appendix1", mode, o, [])
    grouped_by = rng.choice([None, None, None, None, "orientation", "orientation", "status"])
    if faulty:
        grouped_by = None
    orientations = sorted(rng.randint(1, 10) for _ in range(count)) if grouped_by == "orientation" else [None] * count
    t.tasks = [T.task(rng, i + 1, o, n) for i, n in enumerate(orientations)]
    if grouped_by == "status":
        t.tasks.sort(key=lambda task: task.status == "new")
    unit = rng.choice(["million"] * 7 + ["dong", "dong", "thousand", "billion"])
    unit_at = rng.choice(["caption", "caption", "heading", "heading", "cell", "none" if unit == "million" else "caption"])
    if faulty:
        unit, unit_at = "million", "caption"
    sheet = Sheet()
    head(rng, sheet, o, mode, t, "appendix1")
    if unit_at == "caption":
        caption = rng.choice(["Đơn vị tính: {}", "Đơn vị tính: {}", "ĐVT: {}", "(Đơn vị: {})", "Đơn vị: {}",
                              "Đvt: {}", "(Đơn vị tính: {})"]).format(rng.choice(W.UNIT_WORDS[unit]))
        dress = 1 if faulty else rng.random()
        if dress < 0.1:
            caption = f"({rng.choice(W.UNIT_WORDS[unit])})"
        elif dress < 0.15:
            caption = f"Số liệu tính bằng {rng.choice(W.UNIT_WORDS[unit])}"
        sheet.add(*([""] * rng.choice([0, 0, 0, 5, 9])), caption)
    layout = columns(rng, mode, t, unit, unit_at, grouped_by)
    money = Money(rng, t, unit, unit_at)
    if faulty:
        money.style, money.zero, money.marked = "plain", "0", False
    table(rng, sheet, layout, money, mode, t, grouped_by, faulty)
    below(rng, sheet, o, layout, t)
    return sheet, t


def index_row(rng, layout, t):
    n = len(layout.columns)
    kind = rng.choice([None, None, None, "(1)", "1", "a", "-1", "[1]", "AB1", "1.0", "sum"])
    if kind is None:
        return None
    t.traits.append("index:" + kind)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return {"(1)": [f"({i + 1})" for i in range(n)], "1": [str(i + 1) for i in range(n)],
            "a": list(letters[:n]), "-1": [str(-i - 1) for i in range(n)],
            "[1]": [f"[{i + 1}]" for i in range(n)], "1.0": [f"{i + 1}.0" for i in range(n)],
            "sum": [f"({i + 1})" + (f"=({i + 2})+({i + 3})" if layout.columns[i][0] == "total" and i + 3 <= n else "")
                    for i in range(n)],
            "AB1": ["A", "B"] + [str(i + 1) for i in range(n - 2)]}[kind]


def table(rng, sheet, layout, money, mode, t, grouped_by, faulty):
    t.head = len(sheet.rows)
    for row in layout.rows():
        sheet.add(*row)
    index = index_row(rng, layout, t)
    if index:
        sheet.add(*index)
    keys = [key for key, _ in layout.columns]
    total_at = rng.choice([None, None, "last", "last", "first"])
    sums = lambda tasks: sum_row(rng, keys, tasks, money)
    if faulty:
        total_at = None
    if total_at == "first":
        sheet.add(*total_row(rng, keys, sums(t.tasks), first=True))
    numbering = rng.choice(["I", "A", "1", "bare"]) if grouped_by else None
    t.traits += [f"groups:{grouped_by}/{numbering}"] if grouped_by else []
    t.traits += [f"total:{total_at}"] if total_at else []
    group_sums = grouped_by and rng.random() < 0.3
    group_totals = grouped_by and not group_sums and rng.random() < 0.15
    t.traits += ["group-totals"] if group_totals else []
    body_start = len(sheet.rows)
    last_group, in_group, groups = object(), 0, 0
    restart = rng.random() < 0.5
    pending = []
    for i, task in enumerate(t.tasks):
        group = {"orientation": task.orientation, "status": task.status}.get(grouped_by)
        if grouped_by and group != last_group:
            if group_totals and groups:
                sheet.add(*total_row(rng, keys, sums(members), first=False, label=f"Cộng{group_name(numbering, groups)}"))
            groups, in_group, last_group = groups + 1, 0, group
            members = [x for x in t.tasks if {"orientation": x.orientation, "status": x.status}[grouped_by] == group]
            sheet.add(*group_row(rng, keys, grouped_by, group, numbering, groups,
                                 sums(members) if group_sums else None, mode))
        in_group += 1
        number = f"{groups}.{in_group}" if numbering == "1" else str(in_group if grouped_by and restart else i + 1)
        task.number = number
        if rng.random() < 0.02:
            sheet.blank()
        sheet.add(*cells(rng, task, layout, money, mode, t, number))
    if group_totals:
        sheet.add(*total_row(rng, keys, sums(members), first=False, label=f"Cộng{group_name(numbering, groups)}"))
        total_at = "last"
    t.body = (body_start, len(sheet.rows))
    t.layout = layout
    if total_at == "last":
        sheet.add(*total_row(rng, keys, sums(t.tasks), first=False, roman=groups if numbering == "I" else 0,
                             label="Tổng cộng" if group_totals else None))
    settle_fairness(t, money, keys, total_at, group_sums)


def sum_row(rng, keys, tasks, money):
    out = {}
    for key in keys:
        if key in ("total", "state", "other"):
            value = sum({"total": x.total, "state": x.state, "other": x.other}[key] for x in tasks)
            out[key] = money.text(value) if value else "0"
    return out


def group_name(numbering, n):
    return {"I": f" {words.ROMAN[n]}", "A": f" {'ABCDEFGHIJ'[n - 1]}"}.get(numbering, "")


def total_row(rng, keys, sums, first, roman=0, label=None):
    words_ = ["Tổng cộng", "TỔNG CỘNG", "Tổng số", "TỔNG SỐ", "Cộng", "Tổng cộng:"]
    label = label or rng.choice(words_)
    if roman > 1 and rng.random() < 0.5:
        label = f"Tổng cộng ({'+'.join(words.ROMAN[1:roman + 1])})"
    row = ["" for _ in keys]
    row[rng.choice([0, 1, 1])] = label
    for i, key in enumerate(keys):
        row[i] = sums.get(key, row[i])
    return row


def group_row(rng, keys, grouped_by, group, numbering, n, sums, mode):
    if grouped_by == "orientation":
        title, shorts = words.ORIENTATIONS[group]
        text = rng.choice([f"Định hướng {group}: {rng.choice(shorts)}", f"Định hướng {group}",
                           f"Định hướng {group}: {title}", title, f"Định hướng {group}. {rng.choice(shorts)}",
                           f"Nhóm định hướng {group}: {rng.choice(shorts)}"])
    else:
        text = {"new": rng.choice(["Nhiệm vụ mở mới", "Nhiệm vụ mới", "Nhiệm vụ đề xuất mới"]),
                "continuing": rng.choice(["Nhiệm vụ chuyển tiếp", "Nhiệm vụ chuyển tiếp từ năm 2023"])}[group]
    mark = {"I": words.ROMAN[n], "A": "ABCDEFGHIJ"[n - 1], "1": str(n), "bare": ""}[numbering]
    row = ["" for _ in keys]
    row[0], row[1] = mark, text
    if numbering == "bare" and rng.random() < 0.5:
        row[0], row[1] = text, ""
    elif grouped_by == "orientation" and numbering == "I" and rng.random() < 0.15:
        row[0], row[1] = f"{mark}. {text}", ""
    elif grouped_by == "orientation" and numbering == "bare" and rng.random() < 0.2:
        row[0], row[1] = f"ĐH {group}", rng.choice(shorts)
    if sums:
        for i, key in enumerate(keys):
            row[i] = sums.get(key, row[i])
    return row


def settle_fairness(t, money, keys, total_at, group_sums):
    """Whether a careful official would have to ask how the amounts are meant."""
    unit, style = money.unit, money.style
    if style in ("space", "nbsp"):
        return
    text = lambda v: W.amount(v, unit, style)
    number = lambda v: v / W.UNITS[unit]
    doubtful = False
    for x in t.tasks:
        for v in (x.total, x.state, x.other):
            doubtful |= W.reads_two_ways(text(v))
    if not doubtful:
        return
    clear = any(set(".,") & set(text(v)) and not W.reads_two_ways(text(v))
                for x in t.tasks for v in (x.total, x.state, x.other))
    def other_reading(v):
        s = text(v)
        two = W.value_two_ways(s)
        whole = float(number(v))
        if two is None:
            return whole
        return two if abs(two - whole) > 1e-9 else float(s.replace(",", "").replace(".", ""))
    decided = clear
    for x in t.tasks:
        if "other" in keys or x.other == 0:
            decided |= abs(other_reading(x.total) - other_reading(x.state) - (other_reading(x.other) if x.other else 0)) > 1e-6
    if total_at and len(t.tasks) > 1:
        for part in ("total", "state"):
            values = [getattr(x, part) for x in t.tasks]
            decided |= abs(sum(map(other_reading, values)) - other_reading(sum(values))) > 1e-6
    if not decided:
        t.fair.add("M003")
        t.traits.append("undecided-amounts")


# MARK: below

def below(rng, sheet, o, layout, t):
    kind = rng.random()
    if kind < 0.2:
        return
    if rng.random() < 0.08:
        sheet.add("", f"({W.spelled(sum(x.total for x in t.tasks))})")
    width = len(layout.columns)
    right = min(width - 1, rng.choice([5, 8, 12]))
    if rng.random() < 0.7:
        sheet.blank()
    if rng.random() < 0.2:
        sheet.add("Ghi chú: (*) Kinh phí dự kiến, sẽ chuẩn xác khi lập dự toán.")
    gap = [""] * right
    if rng.random() < 0.6:
        d, m, y = o.date
        sheet.add(*gap, rng.choice([f"{o.place}, ngày {d:02d} tháng {m} năm {y}", f"{o.place}, ngày … tháng {m} năm {y}",
                                    f"ngày … tháng {m} năm {y}", f"{o.place}, ngày ... tháng ... năm {y}",
                                    f"Ngày {d:02d} tháng {m} năm {y}", f"{o.place}, {d:02d}/{m:02d}/{y}",
                                    f"........., ngày      tháng {m} năm {y}", f"TP. {o.place}, ngày {d} tháng {m:02d} năm {y}",
                                    f"{o.place}, tháng {m}/{y}", f"{o.place}, ngày …/{m}/{y}",
                                    f"{o.place}, ngày__tháng__năm {y}"]))
    left = rng.choice(["", "NGƯỜI LẬP", "NGƯỜI LẬP BIỂU", "Người lập", "Nơi nhận:"])
    gap[0] = left
    sheet.add(*gap, rng.choice(["GIÁM ĐỐC", "THỦ TRƯỞNG ĐƠN VỊ", "ĐẠI DIỆN ĐƠN VỊ ĐỀ XUẤT", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
                                "TM. ỦY BAN NHÂN DÂN", "LÃNH ĐẠO ĐƠN VỊ", "Thủ trưởng đơn vị", "CHỦ TỊCH"]))
    gap[0] = "(Ký, họ tên)" if left.upper().startswith("NGƯỜI") else "- Như trên;" if left == "Nơi nhận:" else ""
    sheet.add(*gap, rng.choice(["(Ký, ghi rõ họ tên, đóng dấu)", "(Ký tên, đóng dấu)", "(Đã ký)"]))
    if left == "Nơi nhận:":
        sheet.add("- Lưu: VT, QLCN.")
    if rng.random() < 0.5:
        sheet.blank()
        gap[0] = ""
        sheet.add(*gap, rng.choice(words.PEOPLE))
