"""Values in the wordings that offices use: months, amounts, orientations, dates, codes."""
import words


def month(rng, value, is_end, plain=False):
    """One month in one cell."""
    year, m = int(value[:4]), int(value[5:])
    last = {2: 29 if year % 4 == 0 else 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(m, 31)
    forms = [f"{m:02d}/{year}", f"{m}/{year}"]
    if not plain:
        quarter = (m - 1) // 3 + 1
        forms += [f"Tháng {m}/{year}", f"tháng {m:02d} năm {year}", f"T{m}/{year}", f"{year}-{m:02d}",
                  f"{m:02d}.{year}", f"{m:02d}-{year}", f"Tháng {m:02d}/{year}", f"Thg{m}-{year % 100}",
                  (f"{last}/{m:02d}/{year}" if is_end else f"01/{m:02d}/{year}"),
                  ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                   "Dec"][m - 1] + f"-{year % 100}"]
        if m == quarter * 3 if is_end else m == quarter * 3 - 2:
            forms += [f"Quý {words.ROMAN[quarter]}/{year}", f"Quý {quarter} năm {year}"]
        if is_end and m == 12:
            forms += [f"hết năm {year}", f"Cuối năm {year}"]
        if not is_end and m == 1:
            forms += [f"Đầu năm {year}"]
    return rng.choice(forms)


def span(rng, start, end, plain=False):
    """A period in one cell."""
    y1, m1, y2, m2 = int(start[:4]), int(start[5:]), int(end[:4]), int(end[5:])
    months = (y2 - y1) * 12 + m2 - m1 + 1
    forms = [f"{m1:02d}/{y1} - {m2:02d}/{y2}", f"{m1:02d}/{y1}-{m2:02d}/{y2}",
             f"Từ tháng {m1:02d}/{y1} đến tháng {m2:02d}/{y2}"]
    if plain:
        return rng.choice(forms)
    forms += [f"{m1:02d}/{y1} → {m2:02d}/{y2}", f"BĐ: {m1:02d}/{y1}; KT: {m2:02d}/{y2}",
              f"{m1:02d}/{y1}\n{m2:02d}/{y2}", f"{m1:02d}/{y1} –\n{m2:02d}/{y2}",
              f"T{m1}/{y1} - T{m2}/{y2}", f"Tháng {m1}/{y1} - tháng {m2}/{y2}",
              f"{months} tháng (từ {m1:02d}/{y1} đến {m2:02d}/{y2})",
              f"{months} tháng kể từ tháng {m1}/{y1}", f"{m1}/{y1} đến {m2}/{y2}",
              f"Từ {m1:02d}/{y1} đến hết {m2:02d}/{y2}",
              f"từ tháng {m1} năm {y1} đến tháng {m2} năm {y2}", f"{months} tháng, từ {m1:02d}/{y1}",
              f"Bắt đầu: {m1:02d}/{y1}; Kết thúc: {m2:02d}/{y2}",
              f"BĐ {m1:02d}/{y1} - KT {m2:02d}/{y2}", f"Dự kiến từ {m1:02d}/{y1} đến {m2:02d}/{y2}",
              f"{m1:02d}/{y1} - {m2:02d}/{y2} ({months} tháng)",
              f"Từ ngày 01/{m1:02d}/{y1} đến ngày {28 if m2 == 2 else 30}/{m2:02d}/{y2}",
              f"{m1:02d}.{y1} - {m2:02d}.{y2}", f"Từ T{m1}/{y1} đến hết T{m2}/{y2}"]
    q1, q2 = (m1 - 1) // 3 + 1, (m2 - 1) // 3 + 1
    whole = m1 % 3 == 1 and m2 % 3 == 0
    roman = words.ROMAN
    if y1 == y2:
        forms += [f"Tháng {m1}-{m2}/{y1}", f"{m1:02d}-{m2:02d}/{y1}",
                  f"Từ tháng {m1} đến tháng {m2} năm {y1}", f"Tháng {m1} đến tháng {m2}/{y1}",
                  f"Tháng {m1} - {m2} năm {y1}"]
        if whole and q1 < q2:
            forms += [f"Quý {roman[q1]} - Quý {roman[q2]}/{y1}", f"Quý {roman[q1]}-{roman[q2]}/{y1}",
                      f"Quý {q1} - {q2}/{y1}", f"Quý {q1}-{q2}/{y1}",
                      f"Quý {roman[q1]} đến Quý {roman[q2]} năm {y1}",
                      f"Từ quý {roman[q1]} đến quý {roman[q2]}/{y1}"]
            if q2 == q1 + 1:
                forms += [f"Quý {roman[q1]}, {roman[q2]} năm {y1}", f"Quý {roman[q1]} và {roman[q2]}/{y1}"]
        if whole and q1 == q2:
            forms += [f"Quý {roman[q1]}/{y1}", f"Quý {roman[q1]} năm {y1}", f"Quý {q1}/{y1}"]
        if (m1, m2) == (1, 12):
            forms += [f"Năm {y1}", f"{y1}", f"Cả năm {y1}", f"Trong năm {y1}", f"12 tháng của năm {y1}",
                      f"12 tháng năm {y1}", f"Thực hiện trong năm {y1}", f"Năm kế hoạch {y1}", f"tháng 1/{y1} đến cuối năm {y1}",
                      f"Từ đầu năm {y1} đến cuối năm {y1}"] * 2
            if y1 == 2024:
                forms += ["Cả năm", "Trong năm", "Trong năm kế hoạch"]
        if (m1, m2) == (1, 6):
            forms += [f"6 tháng đầu năm {y1}", f"06 tháng đầu năm {y1}", f"Nửa đầu năm {y1}"] * 2
        if (m1, m2) == (7, 12):
            forms += [f"6 tháng cuối năm {y1}", f"Nửa cuối năm {y1}"] * 2
        if m2 == 12:
            forms += [f"tháng {m1}/{y1} đến cuối năm {y1}", f"Từ tháng {m1}/{y1} đến hết năm {y1}"]
    elif (m1, m2) == (1, 12):
        n = y2 - y1 + 1
        forms += [f"{y1}-{y2}", f"{y1} - {y2}", f"Năm {y1}-{y2}", f"Giai đoạn {y1}-{y2}",
                  f"{n} năm {y1}-{y2}", f"{n:02d} năm ({y1}-{y2})", f"Từ năm {y1} đến năm {y2}",
                  f"{y1} – {y2}", f"Trong {n} năm {y1}-{y2}"] * 2
        if n == 2:
            forms += [f"{y1}, {y2}", f"Năm {y1} và {y2}", f"Năm {y1}, {y2}"]
    elif whole:
        forms += [f"Quý {roman[q1]}/{y1} - Quý {roman[q2]}/{y2}"]
    return rng.choice(forms)


IN_CELLS = {"dong": ["đồng", "đ", "VNĐ"], "thousand": ["nghìn đồng", "ngàn đồng", "nghìn đ"],
            "million": ["triệu đồng", "triệu", "tr.đ", "tr. đồng"], "billion": ["tỷ đồng", "tỷ", "tỉ đồng"]}
UNITS = {"dong": 1, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
UNIT_WORDS = {
    "dong": ["đồng", "Đồng", "VNĐ", "đ", "VND", "đồng Việt Nam"],
    "thousand": ["nghìn đồng", "1.000 đồng", "ngàn đồng", "1000đ", "Nghìn đồng", "nghìn đ", "1.000đ"],
    "million": ["triệu đồng", "Triệu đồng", "tr.đ", "trđ", "triệu VNĐ", "Tr. đồng", "tr.đồng", "triệu"],
    "billion": ["tỷ đồng", "tỉ đồng", "Tỷ đồng"],
}


def grouped(whole, mark):
    text = str(whole)
    parts = []
    while len(text) > 3:
        parts.insert(0, text[-3:])
        text = text[:-3]
    return mark.join([text] + parts)


def fraction(dong, unit):
    """The digits behind the decimal mark, without trailing zeros."""
    rest = dong % UNITS[unit]
    width = len(str(UNITS[unit])) - 1
    return f"{rest:0{width}d}".rstrip("0") if rest else ""


STYLES = {"dot": (".", ","), "comma": (",", "."), "space": (" ", ","), "nbsp": (" ", ","),
          "plain": ("", ","), "point": ("", "."), "dot2": (".", ",")}


def amount(dong, unit, style):
    mark, decimal = STYLES[style]
    part = fraction(dong, unit)
    if style == "dot2":
        part = (part + "00")[:2] if len(part) <= 2 else part
    return grouped(dong // UNITS[unit], mark) + (decimal + part if part else "")


DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spelled(dong):
    """An amount in words, as people write it in brackets."""
    groups = []
    while dong:
        groups.append(dong % 1000)
        dong //= 1000
    names = ["", " nghìn", " triệu", " tỷ"]
    out = [hundreds(value, not is_first) + names[i]
           for is_first, (i, value) in zip([True] + [False] * 9, reversed(list(enumerate(groups)))) if value]
    text = " ".join(out) or "không"
    return f"Bằng chữ: {text} đồng"


def hundreds(value, is_behind):
    """A number below a thousand; behind a larger group its hundreds are always said."""
    hundred, rest = divmod(value, 100)
    ten, one = divmod(rest, 10)
    out = []
    if hundred or is_behind:
        out += [DIGITS[hundred], "trăm"]
    if ten == 1:
        out.append("mười")
    elif ten > 1:
        out += [DIGITS[ten], "mươi"]
    elif one and out:
        out.append("linh")
    if one:
        out.append("mốt" if one == 1 and ten > 1 else "lăm" if one == 5 and ten else DIGITS[one])
    return " ".join(out)


def reads_two_ways(text):
    """Whether a plain amount could be read with its mark as either of the two."""
    marks = [c for c in text if c in ".,"]
    if len(marks) != 1:
        return False
    head, tail = text.split(marks[0])
    return len(tail) == 3 and tail.isdigit() and 1 <= len(head) <= 3 and head != "0"


def value_two_ways(text):
    """The number under the reading that takes its only mark for a decimal one."""
    return float(text.replace(",", ".")) if reads_two_ways(text) else None


def orientation(rng, n, plain=False, with_words=True):
    title, shorts = words.ORIENTATIONS[n]
    if plain:
        return str(n)
    forms = [str(n), str(n), f"Định hướng {n}", f"{n:02d}", f"Định hướng số {n}", f"ĐH {n}",
             words.ROMAN[n], f"({n})", f"{n}.", f"Số {n}", f"{n}.0"]
    if with_words:
        forms += [title, f"{n}. {title}", f"Định hướng {n}: {rng.choice(shorts)}",
                  f"{n} - {rng.choice(shorts)}", f"Định hướng {n}. {title}", f"{title} ({n})",
                  f"{n}. {rng.choice(shorts)}"]
        if n in (3, 7, 8, 10):
            forms += [rng.choice(shorts)]
    return rng.choice(forms)


def date(rng, value, plain=False):
    d, m, y = value
    forms = [f"{d}/{m}/{y}", f"{d:02d}/{m:02d}/{y}"]
    if not plain:
        lead = f"{m:02d}" if m < 3 else str(m)
        forms += [f"{d} tháng {m} năm {y}", f"ngày {d:02d} tháng {lead} năm {y}", f"{d:02d}-{m:02d}-{y}",
                  f"{d:02d}.{m:02d}.{y}", f"{y}-{m:02d}-{d:02d}", f"Ngày {d}/{m}/{y}"]
    return rng.choice(forms)


def choice(rng, table, code, varied):
    label, others = table[code]
    return rng.choice([label] + others) if varied else label
