"""Sheets with one fault each, that must be asked about or refused and never read as something else."""
import copy

import lists

MONEY = ("total", "state", "other")


def column(t, key):
    for i, (name, _) in enumerate(t.layout.columns):
        if name == key:
            return i
    return None


def task_rows(sheet, t):
    titles = {task.title: i for i, task in enumerate(t.tasks)}
    return {titles[row[1]]: r for r, row in enumerate(sheet.rows[t.body[0]:], t.body[0])
            if len(row) > 1 and row[1] in titles}


def nothing(t, key, index=0, acceptable=(None,)):
    t.faults[(index, key)] = acceptable


def foreign_heading(rng, sheet, t):
    unit = rng.choice(["USD", "EUR", "nghìn USD", "%", "người", "trăm triệu đồng", "triệu đồng/năm",
                       "ngàn USD", "$", "triệu USD", "JPY"])
    style = rng.choice([" ({})", " ({})", ", {}", " [{}]", " - {}", "\n({})"])
    for i, (key, lines) in enumerate(t.layout.columns):
        if key in MONEY:
            sheet.rows[t.head + len(lines) - 1][i] += style.format(unit)
    for i in range(len(t.tasks)):
        for key in MONEY:
            nothing(t, key, i)
    remove_caption(sheet)
    t.traits.append("unit " + unit)


def remove_caption(sheet):
    for row in sheet.rows:
        for i, cell in enumerate(row):
            if cell.lower().lstrip("(").startswith(("đơn vị tính", "đvt", "đơn vị:")):
                row[i] = ""


def foreign_caption(rng, sheet, t):
    text = rng.choice(["Đơn vị tính: USD", "Đơn vị: USD", "Unit: USD", "Unit: thousand USD", "Loại tiền: EUR",
                       "Currency: USD", "ĐVT: nghìn USD", "Đơn vị tính: trăm triệu đồng", "(ĐVT: 1.000 USD)",
                       "Đồng tiền: USD", "Đơn vị tính: triệu đồng/năm", "(USD)", "Số liệu tính bằng nghìn USD",
                       "Đơn vị tính: Nhân dân tệ"])
    for row in sheet.rows:
        for i, cell in enumerate(row):
            if cell.lower().lstrip("(").startswith(("đơn vị tính", "đvt", "đơn vị:")):
                row[i] = text
    for i in range(len(t.tasks)):
        for key in MONEY:
            nothing(t, key, i)
    t.traits.append(text)


def amount_cell(rng, sheet, t):
    i = rng.randrange(len(t.tasks))
    key = rng.choice([k for k in MONEY if column(t, k) is not None])
    row = task_rows(sheet, t)[i]
    text = rng.choice(["500\n700", "500\t700", "500 USD", "$500", "500 - 700", "khoảng 500", "500 + 200", "########",
                       "1.5E+09", "#REF!", "#VALUE!", "500; 700", "500/700", "~500", "-500", "500 triệu đồng\n700 triệu đồng",
                       "năm trăm", "5OO", "500 triệu/năm", "500 người", "500%", "=SUM(K1:K2)", "500\u200b", "5\u200e00",
                       "\u202e005", "500,700,1", "12.34.5", "1.50.000", "500 (năm 2024); 300 (năm 2025)", "Theo dự toán",
                       "2024: 300\n2025: 200", "500 nghìn USD", "500 (+10%)"])
    sheet.rows[row][column(t, key)] = text
    acceptable = (None,)
    if text in ("500\u200b", "5\u200e00"):
        acceptable = (None, "500000000")
    if text == "-500":
        acceptable = (None, "-500000000")
    if text == "năm trăm":
        acceptable = (None, "500000000")
    nothing(t, key, i, acceptable)
    t.traits.append(f"{key}={text!r}")


def month_cell(rng, sheet, t):
    i = rng.randrange(len(t.tasks))
    row = task_rows(sheet, t)[i]
    one = column(t, "period")
    if one is not None:
        text, start, end = rng.choice([
            ("đến 12/2024", (None,), (None, "2024-12")), ("Từ 01/2024", (None, "2024-01"), (None,)),
            ("Từ tháng 3/2024", (None, "2024-03"), (None,)), ("12 tháng", (None,), (None,)),
            ("2 năm", (None,), (None,)), ("Quý V/2024", (None,), (None,)), ("13/2024 - 15/2024", (None,), (None,)),
            ("Hàng năm", (None,), (None,)), ("00/2024 - 12/2024", (None,), (None, "2024-12")), ("20%", (None,), (None,)),
            ("01/2024 - 12/2024 hoặc 01/2025 - 12/2025", (None,), (None,)), ("#REF!", (None,), (None,)),
            ("2024 - 01/2024 - 2025", (None,), (None,)), ("36", (None,), (None,)), ("########", (None,), (None,)),
            ("Theo tiến độ được duyệt", (None,), (None,)), ("2204 - 2205", (None,), (None,)),
            ("từ tháng 1/2024 đến khi hoàn thành", (None, "2024-01"), (None,)),
            ("trước tháng 12/2024", (None,), (None,)), ("sau 6/2024", (None,), (None,)),
            ("05/2024 - 03/2024", (None, "2024-05"), (None, "2024-03"))])
        sheet.rows[row][one] = text
        nothing(t, "start", i, start)
        nothing(t, "end", i, end)
    else:
        key = rng.choice(["start", "end"])
        text = rng.choice(["đến 12/2024", "trước 12/2024", "13/2024", "Quý V/2024", "36 tháng", "#REF!", "20%", "12",
                           "Hàng năm", "########", "1/2024 hoặc 2/2024", "quý", "tháng", "00/2024", "0,5", "99/99/9999"])
        acceptable = (None,)
        if text == "đến 12/2024" and key == "end":
            text = "từ 01/2024"
        sheet.rows[row][column(t, key)] = text
        nothing(t, key, i, acceptable)
        t.traits.append(key)
    t.traits.append(repr(text))


def orientation_cell(rng, sheet, t):
    i = rng.randrange(len(t.tasks))
    row = task_rows(sheet, t)[i]
    text = rng.choice(["01-Feb", "1-Thg2", "2-Jan", "03-Thg10", "01/02/2024", "2024-02-01", "20%", "1-2", "1, 6", "1; 3",
                       "1 hoặc 2", "Thuộc 2 định hướng: 1 và 6", "1 Kinh tế tuần hoàn", "10. Truyền thông", "11", "0", "XI",
                       "1/6", "1+6", "1\n6", "Tất cả", "Định hướng 1 và 10", "1,5", "#N/A", "12-Oct", "Không thuộc định hướng 3",
                       "2/10", "1-Feb-24", "Feb-01", "1 và 2", "3 đến 5", "3.5", "1/10/2024", "45323", "(1), (6)", "I, VI", "I-VI"])
    sheet.rows[row][column(t, "orientation")] = text
    nothing(t, "orientation", i)
    t.traits.append(repr(text))


def number_cell(rng, sheet, t):
    i = rng.randrange(len(t.tasks))
    row = task_rows(sheet, t)[i]
    text = rng.choice(["#REF!", "=A13+1", "1-Jan", "01/01/2024", "#N/A", "#NAME?", "2024-01-01", "=ROW()-5", "Jan-24"])
    sheet.rows[row][0] = text
    t.refused = True
    t.verdicts = ("ineligible",)
    t.traits.append(text)


def orphan_group(rng, sheet, t):
    row = ["" for _ in t.layout.columns]
    row[0], row[1] = rng.choice(["II", "B", "V"]), "Mô hình tuần hoàn nước thải chế biến dừa"
    for key, v in zip(MONEY, ("900", "400", "500")):
        if column(t, key) is not None:
            row[column(t, key)] = v
    sheet.rows.insert(t.body[1], row)
    t.refused = True


def beyond(rng, sheet, t):
    i = rng.randrange(len(t.tasks))
    row = sheet.rows[task_rows(sheet, t)[i]]
    row += [""] * (len(t.layout.columns) - len(row)) + [rng.choice(["250", "1.200", "300"])]
    t.refused = True


def slip(rng, sheet, t):
    if len(t.tasks) < 3:
        return False
    i = rng.randrange(len(t.tasks))
    row = sheet.rows[task_rows(sheet, t)[i]]
    values = rng.choice([("1.5", "1", "0.5"), ("2", "2", "0"), ("1,2", "1,2", "0"),
                         ("1500000", "1000000", "500000"), ("2860000", "2860000", "0")])
    for key, v in zip(MONEY, values):
        if column(t, key) is not None:
            row[column(t, key)] = v
    if column(t, "other") is None:
        row[column(t, "state")] = values[0]
    t.refused = True
    t.unchecked |= set(MONEY)
    t.traits.append(values[0])


def second_unit(rng, sheet, t):
    head = [list(r) for r in sheet.rows[t.head:t.head + t.layout.height]]
    row = list(sheet.rows[task_rows(sheet, t)[len(t.tasks) - 1]])
    row[0], row[1] = str(len(t.tasks) + 1), "Nhiệm vụ của phần B tại xã Mỹ Lồng"
    for key, v in zip(MONEY, ("500000", "500000", "0")):
        if column(t, key) is not None:
            row[column(t, key)] = v
    at = t.body[1]
    sheet.rows[at:at] = [[""], ["PHẦN B"], ["Đơn vị tính: nghìn đồng"]] + head + [row]
    extra = copy.deepcopy(t.tasks[-1])
    extra.title, extra.number, extra.state, extra.other = row[1], row[0], 500_000_000, 0
    t.tasks.append(extra)
    for key in MONEY:
        value = "0" if key == "other" else "500000000"
        nothing(t, key, len(t.tasks) - 1, (None, value))
    t.verdicts = ("eligible", "review", "ineligible")


def another_programme(rng, sheet, t):
    text = rng.choice(["(Thực hiện Chương trình theo Quyết định số 76/QĐ-TTg ngày 11/01/2016)",
                       "THUỘC CHƯƠNG TRÌNH HÀNH ĐỘNG QUỐC GIA THEO QUYẾT ĐỊNH SỐ 76/QĐ-TTg",
                       "(Theo Công văn số 1100/BCT-TKNL ngày 15/3/2022 của Bộ Công Thương)",
                       "Thực hiện Công văn số 2133/BCT-KHCN ngày 12/4/2023", "Theo Quyết định 76/QĐ-TTg",
                       "Chương trình hành động quốc gia về sản xuất và tiêu dùng bền vững giai đoạn 2016-2020",
                       "DANH MỤC NHIỆM VỤ ĐỀ XUẤT ĐƯA VÀO KẾ HOẠCH NĂM 2022", "KẾ HOẠCH NĂM 2026"])
    sheet.rows.insert(0, [text])
    t.refused = True
    t.traits.append(text)


def contradicting_caption(rng, sheet, t):
    sheet.rows.insert(t.head, [rng.choice(["(ĐVT: nghìn đồng)", "Đơn vị tính: đồng", "Đơn vị: USD"])])
    for i in range(len(t.tasks)):
        for key in MONEY:
            nothing(t, key, i)
    t.refused = True


def years_only(rng, sheet, t):
    """The columns of the years have no sum."""
    total = column(t, "total")
    if t.layout.height != 1 or any("index" in x for x in t.traits):
        return False
    start = t.body[0] - 1
    rows = task_rows(sheet, t)
    for i, r in rows.items():
        whole = t.tasks[i].total // 2_000_000
        sheet.rows[r][total:total + 1] = [str(whole), lists.W.amount(t.tasks[i].total - whole * 1_000_000, "million", "plain")]
        nothing(t, "total", i)
    below = [""] * (len(t.layout.columns) + 1)
    below[total], below[total + 1] = rng.choice([("Năm 2024", "Năm 2025"), ("2024", "2025")])
    sheet.rows[start][total + 1:total + 1] = [""]
    sheet.rows.insert(start + 1, below)
    t.refused = True


def summary_below(rng, sheet, t):
    at = t.body[1]
    n = len(t.layout.columns)
    money = column(t, "total")
    rows = [[""], ["TỔNG HỢP THEO ĐỊNH HƯỚNG"]]
    head = ["STT", "Định hướng", "Số nhiệm vụ"] + [""] * (n - 3)
    head[money] = "Tổng kinh phí"
    rows.append(head)
    for i, text in enumerate(["Truyền thông", "Thu hồi, tái sử dụng"]):
        row = [str(i + 1), text, "1"] + [""] * (n - 3)
        row[money] = "500"
        rows.append(row)
    sheet.rows[at:at] = rows
    t.refused = True


def year_rows(rng, sheet, t):
    i = rng.randrange(len(t.tasks))
    r = task_rows(sheet, t)[i]
    task = t.tasks[i]
    for k, year in enumerate((2024, 2025)):
        row = ["" for _ in t.layout.columns]
        row[1] = rng.choice(["- Năm {}", "Năm {}", "+ Năm {}"]).format(year)
        for key in MONEY:
            if column(t, key) is not None:
                row[column(t, key)] = "125"
        sheet.rows.insert(r + 1 + k, row)
    t.refused = True


def continuation(rng, sheet, t):
    i = rng.randrange(len(t.tasks))
    r = task_rows(sheet, t)[i]
    row = ["" for _ in t.layout.columns]
    row[1] = "và làng nghề trên địa bàn tỉnh"
    row[column(t, "content")] = "2. Xây dựng phóng sự"
    sheet.rows.insert(r + 1, row)
    t.refused = True
    t.verdicts = ("review", "ineligible")


def year_columns(rng, sheet, t):
    if t.layout.height != 1 or any("index" in x for x in t.traits):
        return False
    keys = [k for k, _ in t.layout.columns]
    start = t.body[0] - 1
    below = []
    new_head = []
    for key, text in zip(keys, sheet.rows[start]):
        new_head += [text, "", ""] if key in MONEY else [text]
        below += ["Năm 2024", "Năm 2025", "Cộng"] if key in MONEY else [""]
    rows = task_rows(sheet, t)
    for i, r in rows.items():
        out = []
        for key, cell in zip(keys, sheet.rows[r]):
            if key in MONEY:
                whole = {"total": t.tasks[i].total, "state": t.tasks[i].state, "other": t.tasks[i].other}[key]
                first = whole // 2_000_000
                out += [str(first), lists.W.amount(whole - first * 1_000_000, "million", "plain"), cell]
                nothing(t, key, i, (None, str(whole)))
            else:
                out.append(cell)
        sheet.rows[r] = out
    sheet.rows[start] = new_head
    sheet.rows.insert(start + 1, below)
    t.verdicts = ("eligible", "review", "ineligible")


ALL = [foreign_heading, foreign_caption, amount_cell, amount_cell, amount_cell, month_cell, month_cell, month_cell,
       orientation_cell, orientation_cell, orientation_cell, number_cell, orphan_group, beyond, slip, second_unit,
       another_programme, another_programme, contradicting_caption, years_only, summary_below, year_rows, continuation,
       year_columns]


def make(rng, name, mode):
    while True:
        sheet, t = lists.make(rng, name, mode, faulty=True)
        fault = rng.choice(ALL)
        t.sound = False
        if fault(rng, sheet, t) is False:
            continue
        t.refused |= not t.verdicts
        t.traits.insert(0, "fault:" + fault.__name__)
        return sheet, t
