"""Holds what was read against the truth."""
import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict

MONEY = ("total", "state", "other")
FIGURES = [
    ("documents", "documents"),
    ("lost", "tasks lost"),
    ("invented", "tasks invented"),
    ("amounts", "amounts silently wrong"),
    ("months", "months silently wrong"),
    ("orientations", "orientations silently wrong"),
    ("others", "other values silently wrong"),
    ("asked", "documents asked about though clear"),
    ("refused", "documents refused though clear"),
    ("eligible", "sound documents eligible"),
    ("nearly", "sound documents eligible, or but for one fair question"),
]
FAULTY = [
    ("documents", "documents with a fault"),
    ("passed", "faults passed as eligible"),
    ("misread", "faulty values read as something else"),
    ("lost", "tasks lost"),
    ("invented", "tasks invented"),
]


def folded(text):
    text = unicodedata.normalize("NFC", text or "").lower().replace("oà", "òa").replace("\u00a0", " ")
    return " ".join(text.split())


class Score:
    def __init__(self):
        self.counts = defaultdict(Counter)
        self.examples = defaultdict(list)

    def note(self, mode, kind, t, cause, weight=1):
        self.counts[mode][kind] += weight
        self.examples[kind].append((mode, t.name, cause, ", ".join(t.traits)))

    def add(self, t, document, months):
        mode = t.mode if t.sound else "faulty"
        self.counts[mode]["documents"] += 1
        found = document["tasks"]
        pairs, lost, invented = matched(t, found)
        document["findings"] = findings = [f for f in document["findings"] if f["code"][0] not in "XR"]
        severities = {f["severity"] for f in findings}
        document["verdict"] = ("ineligible" if "error" in severities else
                               "review" if "review" in severities else "eligible")
        if document["form"] == t.form:
            for task in lost:
                self.note(mode, "lost", t, f"“{task.title}”")
            for task in invented:
                self.note(mode, "invented", t, f"{task.get('number')}: {task.get('title')}")
        if t.sound:
            for truth, task in pairs:
                self.compare(mode, t, truth, task, months, lambda key: blame(document, task, key))
            self.submitter(mode, t, document)
            self.verdict(mode, t, document)
        else:
            self.fault(mode, t, document, pairs, months)

    def compare(self, mode, t, truth, task, months, blamed):
        for key in MONEY:
            value = task.get(key)
            if key not in t.unchecked and value != str(getattr(truth, key)) and not blamed(key):
                self.note(mode, "amounts", t, f"{key} “{truth.wording.get(key)}” read as {value}")
        if task.get("orientation") != truth.orientation and not blamed("orientation"):
            self.note(mode, "orientations", t, f"“{truth.wording.get('orientation')}” read as {task.get('orientation')}")
        said = month_pair(task, months)
        if said and said != (truth.start, truth.end) and not blamed("start"):
            wording = truth.wording.get("period") or f"{truth.wording.get('start')} | {truth.wording.get('end')}"
            self.note(mode, "months", t, f"“{wording}” read as {said}")
        for key, value in (("sector", truth.sector), ("otherSource", truth.source)):
            if key in task and key not in t.unchecked and truth.wording.get(key) and task[key] != value \
                    and not blamed(key):
                self.note(mode, "others", t, f"{key} “{truth.wording.get(key)}” read as {task[key]}")
        if "lead" in task and folded(task["lead"]) != folded(truth.texts["lead"]) and not blamed("lead"):
            self.note(mode, "others", t, f"lead read as {task['lead']}")

    def submitter(self, mode, t, document):
        said = folded(document.get("submitter"))
        name = folded(t.office.name)
        if said and said != name and not (name.startswith(said) and len(said) > 8):
            self.note(mode, "others", t, f"submitter read as {document.get('submitter')}")

    def verdict(self, mode, t, document):
        asked = [f for f in document["findings"] if f["severity"] == "review"]
        refused = [f for f in document["findings"] if f["severity"] == "error"]
        # A lone X may be a ten or a cross.
        if any(x.wording.get("orientation") == "X" for x in t.tasks):
            t.fair.add("O003")
        fair = set(t.fair) | {"F005"} if "extra-column" in t.traits else set(t.fair)
        if document["verdict"] == "eligible":
            self.counts[mode]["eligible"] += 1
        if not refused and (not asked or len(asked) == 1 and asked[0]["code"] in fair | {"A001", "F001"}):
            self.counts[mode]["nearly"] += 1
        if refused:
            self.note(mode, "refused", t, causes(refused))
        elif [f for f in asked if f["code"] not in fair] or len(asked) > 1:
            self.note(mode, "asked", t, causes(asked))

    def fault(self, mode, t, document, pairs, months):
        if t.refused and document["verdict"] == "eligible":
            self.note(mode, "passed", t, "eligible")
        if t.verdicts and document["verdict"] not in t.verdicts:
            self.note(mode, "passed", t, document["verdict"])
        by_index = {t.tasks.index(truth): task for truth, task in pairs}
        for (index, key), acceptable in t.faults.items():
            task = by_index.get(index)
            if task is None:
                continue
            if key in ("start", "end"):
                said = month_pair(task, months)
                value = said[key == "end"] if said else None
            else:
                value = task.get(key)
            if key == "other" and t.tasks[index].other == 0:
                acceptable = (*acceptable, "0")
            if value not in acceptable and not blame(document, task, key):
                self.note(mode, "misread", t, f"{key} read as {value}")


def causes(findings):
    counted = Counter(f["code"] for f in findings)
    first = findings[0]
    place = f" at {first.get('cell')}" if first.get("cell") else ""
    codes = " ".join(f"{code}×{n}" if n > 1 else code for code, n in sorted(counted.items()))
    return f"{codes}: {first['message']['vi']}{place}"


FAMILIES = {"total": "M", "state": "M", "other": "M", "start": "T", "end": "T", "orientation": "O"}
WHOLE = ("F001", "F002", "F003", "F004", "F005", "F007", "F009", "F010", "L001")


def blame(document, task, key):
    """Whether the report asks about or refuses this value of a task, or the document as a whole."""
    for f in document["findings"]:
        if f["severity"] not in ("error", "review") or f.get("task") not in (None, task.get("number")):
            continue
        if f["code"] in WHOLE or f.get("field") == key or f["code"][0] == FAMILIES.get(key):
            return True
        if key in ("start", "end") and f.get("field") in ("start", "end"):
            return True
    return False


def matched(t, found):
    left = list(found)
    pairs, lost = [], []
    for truth in t.tasks:
        title = folded(truth.title)
        task = next((x for x in left if folded(x.get("title")) == title), None)
        if task is None:
            lost.append(truth)
        else:
            left.remove(task)
            pairs.append((truth, task))
    return pairs, lost, left


def month_pair(task, months):
    if "start" in task or "end" in task:
        return (task.get("start"), task.get("end"))
    said = (months or {}).get(folded(task.get("title")))
    return said and tuple(x if x and re.fullmatch(r"\d{4}-\d\d", x) else None for x in said)


def months_of(xml):
    """The months of each task in a converted document, by title."""
    out = {}
    try:
        root = ElementTree.fromstring(xml)
    except ElementTree.ParseError:
        return out
    space = "{urn:dexuat:forms:1}"
    for task in root.iter(space + "task"):
        text = lambda name: (task.findtext(space + name) or None)
        out[folded(text("title"))] = (text("start"), text("end"))
    return out
