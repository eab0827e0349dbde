"""Outlines of one task (Phụ lục 2) as offices write them."""
import lists
import truth as T
import wordings as W
import words


def make(rng, name, mode):
    o = T.office(rng)
    t = T.Truth(name, "appendix2", mode, o, [])
    task = T.task(rng, rng.randint(1, 4), o)
    t.tasks = [task]
    varied = mode == "varied"
    unit = rng.choice(["million", "million", "million", "dong", "thousand"])
    unit_at = rng.choice(["caption", "cell", "label", "none" if unit == "million" else "cell"])
    sheet = lists.Sheet()
    lists.head(rng, sheet, o, mode, t, "appendix2")
    money = lists.Money(rng, t, unit, unit_at)
    money.marked = False
    money.zero = rng.choice(["0", "0", "Không", "-"])
    if unit_at == "caption":
        sheet.add(rng.choice(["Đơn vị tính: {}", "ĐVT: {}", "(Đơn vị tính: {})"]).format(rng.choice(W.UNIT_WORDS[unit])))
    money.label = rng.choice(W.UNIT_WORDS[unit]) if unit_at == "label" else None
    lines(rng, sheet, task, money, mode, t)
    activities(rng, sheet, task, money, mode, t)
    contributions(rng, sheet, t)
    signature(rng, sheet, o)
    lists.settle_fairness(t, money, ["other"], None, None)
    return sheet, t


def lines(rng, sheet, task, money, mode, t):
    varied = mode == "varied"
    style = rng.choice(["beside", "beside", "numbered", "below", "one-cell", "roman"])
    t.traits.append("lines:" + style)
    label = lambda key: plain_heading(rng, key, mode)
    x = task.texts
    entries = [(label("number"), task.number)] if rng.random() < 0.8 else []
    if not entries:
        t.unchecked.add("number")
        t.fair.add("A008")
        entries = [(label("number"), task.number)]
    entries += [(label("title"), task.title),
                (label("orientation"), W.orientation(rng, task.orientation, not varied and rng.random() < 0.5))]
    if task.sector:
        entries.append((label("sector"), W.choice(rng, words.SECTORS, task.sector, varied)))
    entries += [(label(k), x[k]) for k in ("legalBasis", "necessity", "objective", "content", "product", "lead")]
    if x["partners"]:
        entries.append((label("partners"), x["partners"]))
    entries.append((label("location"), x["location"]))
    if rng.random() < 0.5:
        entries += [(label("start"), W.month(rng, task.start, False, not varied)),
                    (label("end"), W.month(rng, task.end, True, not varied))]
    else:
        entries.append((label("period"), W.span(rng, task.start, task.end, not varied and rng.random() < 0.5)))
    dash = rng.choice(["", "- ", "+ ", "Trong đó: " if style != "one-cell" else "- "])
    unit = f" ({money.label})" if money.label else ""
    entries += [(label("total") + unit, money.text(task.total)), (dash + label("state") + unit, money.text(task.state)),
                (dash.replace("Trong đó: ", "- ") + label("other") + unit, money.text(task.other, True) or "0")]
    if varied and rng.random() < 0.1:
        at = next(i for i, (name, _) in enumerate(entries) if name in words.HEADINGS["objective"])
        entries[at:at + 1] = [("Mục tiêu chung", x["objective"]), ("Mục tiêu cụ thể", "Có báo cáo được nghiệm thu")]
        t.traits.append("two-objectives")
    if task.source:
        entries.append((label("otherSource"), W.choice(rng, words.SOURCES, task.source, varied)))
    entries.append((label("status"), W.choice(rng, words.STATUS, task.status, varied)))
    entries += [(label(k), x[k]) for k in ("application", "impact") if rng.random() < 0.7]
    n = 0
    sections = rng.random() < 0.25
    t.traits += ["sections"] if sections else []
    for position, (name, value) in enumerate(entries):
        if sections and position in (0, 6):
            sheet.add(["I. THÔNG TIN CHUNG VỀ NHIỆM VỤ", "II. NỘI DUNG VÀ KẾT QUẢ"][position // 6])
        if style == "numbered" and not name.startswith(("-", "+")):
            n += 1
            name = f"{n}. {name}"
        if style == "roman" and not name.startswith(("-", "+")):
            n += 1
            name = f"{roman(n)}. {name}"
        if style == "one-cell":
            sheet.add(f"{name}: {value}")
        elif style == "below" and len(value) > 12 and not name.startswith(("-", "+")):
            sheet.add(name + rng.choice(["", ":"]))
            sheet.add(value)
        else:
            colon = rng.choice(["", "", ":"])
            sheet.add(name + colon, value)


def roman(n):
    out = ""
    for value, text in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out, n = out + text, n - value
    return out


def plain_heading(rng, key, mode):
    return words.HEADINGS[key][0] if mode == "call" else rng.choice(words.HEADINGS[key])


def activities(rng, sheet, task, money, mode, t):
    count = rng.randint(2, 4)
    million = 1_000_000
    states, others = split(task.state, count), split(task.other, count)
    if rng.random() < 0.6:
        sheet.blank()
    if rng.random() < 0.3:
        sheet.add(rng.choice(["CÁC NỘI DUNG CÔNG VIỆC", "Tiến độ và kinh phí thực hiện", "Dự toán kinh phí theo nội dung"]))
    head = lambda key: plain_heading(rng, key, mode)
    numbered = rng.random() < 0.6
    two = rng.random() < 0.5
    columns = (["STT"] if numbered else []) + [head("activity"), head("activityProduct")]
    columns += [head("start"), head("end")] if two else [head("period")]
    unit = f" ({money.label})" if money.label and rng.random() < 0.5 else ""
    grouped = mode == "varied" and rng.random() < 0.4
    if grouped:
        sheet.add(*columns, rng.choice(["Kinh phí", "Dự kiến kinh phí"]), "")
        sheet.add(*[""] * len(columns), "NSNN", "Nguồn khác")
    else:
        sheet.add(*columns, lists.short(rng, "state", mode) + unit, lists.short(rng, "other", mode) + unit)
    for i in range(count):
        row = [str(i + 1)] if numbered else []
        row += [["Khảo sát, thu thập số liệu", "Thiết kế, lắp đặt", "Vận hành thử, đo đạc", "Tổng kết, báo cáo"][i], "01 báo cáo"]
        row += [W.month(rng, task.start, False, True), W.month(rng, task.end, True, True)] if two else \
            [W.span(rng, task.start, task.end, True)]
        sheet.add(*row, money.text(states[i]), money.text(others[i], True) or "0")
    if rng.random() < 0.6:
        row = [""] * len(columns)
        row[1 if numbered else 0] = rng.choice(["Cộng", "Tổng cộng", "TỔNG CỘNG"])
        sheet.add(*row, money.text(task.state), money.text(task.other, True) or "0")


def contributions(rng, sheet, t):
    if rng.random() < 0.7:
        return
    t.traits.append("contributions")
    sheet.blank()
    sheet.add("Chỉ tiêu", "Đóng góp")
    sheet.add(*rng.choice([("material-use-2025", "0,2"), ("models-2025", "2"), ("informed-2025", "1,5")]))


def split(dong, count):
    part = dong // count // 1_000_000 * 1_000_000
    return [part] * (count - 1) + [dong - part * (count - 1)]


def signature(rng, sheet, o):
    if rng.random() < 0.3:
        return
    sheet.blank()
    d, m, y = o.date
    sheet.add("", "", rng.choice([f"{o.place}, ngày {d:02d} tháng {m} năm {y}", f"{o.place}, ngày … tháng {m} năm {y}"]))
    sheet.add("", "", rng.choice(["GIÁM ĐỐC", "THỦ TRƯỞNG ĐƠN VỊ", "ĐẠI DIỆN ĐƠN VỊ ĐỀ XUẤT", "TỔ CHỨC, CÁ NHÂN ĐỀ XUẤT"]))
    sheet.add("", "", "(Ký, ghi rõ họ tên, đóng dấu)")
