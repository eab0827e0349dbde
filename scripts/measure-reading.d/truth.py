"""What a generated document truly says, and how it must be answered."""
import random
from dataclasses import dataclass, field
from typing import Optional

import words


@dataclass
class Office:
    kind: str
    name: str
    above: str
    province: str
    province_code: str
    number: Optional[str]
    date: tuple
    kind_words: list
    phone: str
    email: str
    contact: str
    place: str


@dataclass
class Task:
    number: str
    title: str
    orientation: int
    sector: Optional[str]
    texts: dict
    start: str
    end: str
    state: int
    other: int
    source: Optional[str]
    status: str
    wording: dict = field(default_factory=dict)

    @property
    def total(self):
        return self.state + self.other


@dataclass
class Truth:
    """`fair` names the codes one of which may fairly be asked once; `faults` the fields whose
    value may be one of the listed ones only, and `must` whether the document may be eligible."""
    name: str
    form: str
    mode: str
    office: Office
    tasks: list
    traits: list = field(default_factory=list)
    fair: set = field(default_factory=set)
    sound: bool = True
    faults: dict = field(default_factory=dict)   # (task index, field) -> acceptable values
    refused: bool = False                        # never eligible
    verdicts: tuple = ()                         # acceptable verdicts of a faulty document
    unchecked: set = field(default_factory=set)  # fields whose value is not compared
    layout: object = None                        # the columns of a list
    head: int = 0                                # the row in which its header begins
    body: tuple = (0, 0)                         # its rows of tasks and groups


def office(rng: random.Random) -> Office:
    code, province = rng.choice(words.PROVINCES)
    tinh = ("thành phố " if code in words.CITIES else "tỉnh ") + province
    kind, pattern, above, symbol, kinds = rng.choice(words.BODIES)
    individual = rng.random() < 0.04
    day = (rng.randint(17, 30), 3, 2023) if rng.random() < 0.3 else (rng.randint(1, 27), 4, 2023)
    number = f"{rng.randint(2, 1900):02d}/{symbol}"
    name = pattern.format(tinh=tinh)
    if individual:
        kind, name, above, number, kinds = "individual", rng.choice(words.PEOPLE), "", None, ["Cá nhân"]
    return Office(
        kind=kind, name=name, above=above.format(TINH=tinh.upper()), province=province,
        province_code=code, number=number, date=day, kind_words=kinds,
        phone=rng.choice(["0211 0000 001", "0228.3649.368", "0912345678", "(024) 3826 0000",
                          "0912 345 678"]),
        email=f"vanthu{rng.randint(1, 99)}@donvi.example",
        contact=rng.choice(["Bà Phạm Thị Thắm", "Ông Lê Văn Hải - Phó Trưởng phòng", "Nguyễn Thu Hà"]),
        place=province)


def task(rng: random.Random, number: int, owner: Office, orientation=None) -> Task:
    n = orientation or rng.randint(1, 10)
    sector = rng.choice(list(words.SECTORS)) if n == 3 or rng.random() < 0.15 else None
    tinh = ("thành phố " if owner.province_code in words.CITIES else "tỉnh ") + owner.province
    fill = dict(n=f"{rng.randint(2, 40):02d}", place=rng.choice(words.PLACES) + f", {tinh}",
                sector=words.SECTORS[sector][0].lower() if sector else "", tinh=tinh)
    title = rng.choice(words.TITLES[n]).format(**fill) + f", đợt {number}"
    state, other, source = money(rng)
    start, end = period(rng)
    texts = {key: rng.choice(choices).format(**fill) for key, choices in (
        ("objective", words.OBJECTIVES), ("content", words.CONTENTS), ("product", words.PRODUCTS),
        ("lead", words.LEADS), ("partners", words.PARTNERS))}
    texts["location"] = fill["place"]
    texts["note"] = rng.choice(["", "", "Đã đăng ký năm trước", "Ưu tiên"])
    texts["legalBasis"] = "Quyết định số 889/QĐ-TTg ngày 24/6/2020 của Thủ tướng Chính phủ"
    texts["necessity"] = "Các cơ sở chưa có mức so sánh để cải tiến; tỷ lệ hao hụt chênh lệch lớn."
    texts["application"] = "Các cơ sở cùng ngành trên địa bàn"
    texts["impact"] = "Giảm khoảng 5% nguyên liệu mỗi năm"
    status = "continuing" if start < "2024-01" or rng.random() < 0.15 else "new"
    return Task(str(number), title, n, sector, texts, start, end, state, other, source, status)


def money(rng):
    """State and other money in đồng: whole millions mostly, sometimes tenths."""
    million = 1_000_000
    state = rng.choice([rng.randint(4, 60) * 25, rng.randint(100, 900), rng.randint(10, 45) * 100])
    other = 0 if rng.random() < 0.4 else rng.choice([rng.randint(2, 30) * 25, rng.randint(50, 800)])
    if rng.random() < 0.12:
        return state * million + 500_000, other * million + (500_000 if other else 0), source_of(rng, other)
    return state * million, other * million, source_of(rng, other)


def source_of(rng, other):
    return rng.choice(list(words.SOURCES)) if other else None


def period(rng):
    return rng.choice([
        ("2024-01", "2024-12"), ("2024-01", "2024-12"), ("2024-01", "2024-12"), ("2024-01", "2025-12"),
        ("2024-04", "2024-12"), ("2024-01", "2024-06"), ("2024-07", "2024-12"), ("2024-03", "2024-10"),
        ("2024-03", "2024-12"), ("2024-01", "2025-06"), ("2024-03", "2025-06"), ("2024-02", "2024-11"),
        ("2023-07", "2024-06"), ("2024-01", "2026-12"), ("2024-04", "2024-06"),
    ])
