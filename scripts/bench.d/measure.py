"""Measures dexuat and its peers in turn on the same documents; see scripts/bench."""
import argparse
import csv
import dataclasses
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import corpus

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates" / corpus.CALL
PEERS = Path(__file__).with_name("peers.py")
NOW = "2023-05-08T09:00:00+07:00"
RECEIVED = "2023-04-12T08:30:00+07:00"


@dataclass(frozen=True)
class Size:
    """How much work a run measures."""
    runs: int
    documents: int
    largest: int
    validated: int  # documents for Frictionless
    starts: int  # process starts
    intake: tuple  # packets, tasks in each
    slice: tuple  # the same for a tenth of the large register


FULL = Size(runs=7, documents=10_000, largest=corpus.DOCUMENT_LIMIT, validated=200, starts=40,
            intake=(250, 3), slice=(20, 500))
QUICK = Size(runs=3, documents=1_000, largest=4 << 20, validated=20, starts=15,
             intake=(25, 3), slice=(2, 100))


@dataclass(frozen=True)
class Goal:
    work: str
    against: str
    must: float
    aim: float
    unit: str = "×"
    more_is_better: bool = False

    def result(self, value):
        for name, bound in (("aim", self.aim), ("must", self.must)):
            if value >= bound if self.more_is_better else value <= bound:
                return name
        return "missed"


@dataclass
class Row:
    goal: Goal
    values: list  # one ratio, or peak, for each round
    detail: str  # the times behind it, or why there are none


class Problem(Exception):
    """The product did not do the work, or did it wrongly."""


class Skipped(Problem):
    """A peer that is not here."""


# ---------------------------------------------------------------- running


def execute(argv, folder, output):
    """Runs a program to its end: seconds and exit code."""
    with open(output, "wb") as out, open(f"{output}.err", "wb") as err:
        start = time.perf_counter()
        code = subprocess.call(argv, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        return time.perf_counter() - start, code


def need(program):
    if not shutil.which(program):
        raise Skipped(f"skipped: {program} is not installed")
    return program


def race(runs, contestants):
    """Lets each do its work in turn, once unmeasured and then `runs` times.

    Gives each one's seconds, or the problem that ended its part."""
    results = {name: [] for name in contestants}
    for number in range(runs + 1):
        for name, run in contestants.items():
            if isinstance(results[name], Problem):
                continue
            try:
                seconds = run()
            except Problem as problem:
                print(f"  {name}: {problem}", file=sys.stderr)
                results[name] = problem
            else:
                if number > 0:
                    results[name].append(seconds)
    return results


def compare(goal, results, one, other, ratio=lambda one, other: one / other):
    """The ratio of two contestants, round by round."""
    for name in (one, other):
        if isinstance(results[name], Problem):
            return Row(goal, [], str(results[name]) if isinstance(results[name], Skipped)
                       else f"FAILED, {name}: {results[name]}")
    values = [ratio(*pair) for pair in zip(results[one], results[other])]
    return Row(goal, values, ", ".join(
        f"{name} {show_seconds(statistics.median(results[name]))}" for name in (one, other)))


def show_seconds(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


# ---------------------------------------------------------------- the product


class Product:
    def __init__(self, executable, scratch):
        self.executable, self.scratch = str(Path(executable).resolve()), scratch

    def run(self, *arguments, folder, before=()):
        output = self.scratch / "product.out"
        seconds, code = execute([*before, self.executable, *arguments], folder, output)
        return seconds, code, output

    def check(self, part, files=None, jobs=2, before=(), warns=False):
        """Checks documents and makes sure of the result: seconds."""
        share = (len(files) if files else part.facts["documents"]) / part.facts["documents"]
        seconds, code, report = self.run(
            "check", "--report", "json", "--now", NOW, "--jobs", str(jobs), *(files or part.files),
            folder=part.folder, before=before)
        self.confirm(report, code, **{
            name: round(part.facts[name] * share) for name in ("documents", "tasks", "errors")},
            warns=warns)
        return seconds

    def check_folder(self, part, *options):
        """The same documents that `intake` takes in, only judged."""
        seconds, code, report = self.run(
            "check", *options, "--report", "json", "--now", NOW, "--received", RECEIVED, ".",
            folder=part.folder)
        self.confirm(report, code, part.facts["documents"], part.facts["tasks"], errors=0)
        return seconds

    def intake(self, inbox, register, facts):
        seconds, code, report = self.run(
            "intake", str(inbox), "--register", str(register), "--received", RECEIVED,
            "--settle", "0", "--now", NOW, "--report", "json", folder=self.scratch)
        self.confirm(report, code, facts["documents"], facts["tasks"], errors=0)
        return seconds

    def plan(self, register, tasks):
        folder = self.scratch / "plan"
        seconds, code, _ = self.run(
            "plan", "--register", str(register), "--output", str(folder), "--now", NOW,
            folder=self.scratch)
        if code != 0:
            raise Problem(f"exit code {code}: {self.complaint()}")
        books = json.loads((folder / "books.json").read_text())
        with open(folder / "plan.csv", encoding="utf-8-sig", newline="") as text:
            rows = sum(1 for _ in csv.reader(text, delimiter=";"))
        if tasks not in values_of(books, "eligible") or rows < tasks:
            raise Problem(f"a plan of {tasks} tasks expected; {rows} rows, books {books}")
        return seconds

    def confirm(self, report, code, documents, tasks, errors, warns=False):
        """The report's totals are what the corpus was made with.

        `warns`: that an encoding is an old one may be said."""
        expected = {
            "exit": 1 if errors else 0, "documents": documents,
            "tasks": {"eligible": 0 if errors else tasks, "review": 0,
                      "ineligible": tasks if errors else 0},
            "findings": {"error": errors, "review": 0, "warning": 0},
        }
        summary = summary_of(report)
        if summary is None:
            raise Problem(f"exit code {code}, no complete report: {self.complaint()}")
        found = {"exit": code, **{name: summary.get(name) for name in ("documents", "tasks")},
                 "findings": {name: count for name, count in summary.get("findings", {}).items()
                              if name != "note" and not (warns and name == "warning")}}
        if warns:
            del expected["findings"]["warning"]
        if found != expected:
            raise Problem(f"expected {expected}, found {found}")

    def complaint(self):
        return (self.scratch / "product.out.err").read_text(errors="replace").strip()[-300:]


def summary_of(report):
    """The totals at the report's end; nil where it has none."""
    with open(report, "rb") as file:
        file.seek(max(0, os.path.getsize(report) - 4096))
        tail = file.read().decode(errors="replace")
    key = tail.rfind('"summary"')
    if key < 0:
        return None
    return json.JSONDecoder().raw_decode(tail, tail.index("{", key))[0]


def values_of(tree, key):
    """Every value of a key, at any depth."""
    if isinstance(tree, dict):
        return [v for k, v in tree.items() if k == key] + values_of(list(tree.values()), key)
    if isinstance(tree, list):
        return [value for item in tree for value in values_of(item, key)]
    return []


# ---------------------------------------------------------------- the peers


class Peers:
    def __init__(self, venv, scratch):
        self.venv, self.scratch = Path(venv), scratch

    def xmllint(self, part, files=None):
        """Well-formedness and schema, nothing else."""
        output = self.scratch / "xmllint.out"
        seconds, code = execute(
            [need("xmllint"), "--noout", "--schema", str(TEMPLATES / "appendix2.xsd"),
             *(files or part.files)], part.folder, output)
        if code != 0:
            said = Path(f"{output}.err").read_text(errors="replace").splitlines()
            raise Problem(f"exit code {code}: " + "; ".join(
                [line for line in said if not line.endswith(" validates")][:3]))
        return seconds

    def python(self, name, expected, *arguments, folder, python=sys.executable):
        """One of peers.py: the seconds of its loop alone."""
        output = self.scratch / "peer.out"
        _, code = execute([python, str(PEERS), name, *arguments], folder, output)
        done = json.loads(output.read_text()) if code == 0 else {}
        if not expected.items() <= done.items():
            said = Path(f"{output}.err").read_text(errors="replace").strip()
            raise Problem(f"exit code {code}, expected {expected}, found {done}: {said[-300:]}")
        return done["seconds"]

    def frictionless(self, part, count):
        python = self.venv / "bin" / "python"
        if not (self.venv / "bin" / "frictionless").exists():
            raise Skipped("skipped: Frictionless is not installed")
        return self.python("frictionless", {"valid": count}, *part.files[:count],
                           folder=part.folder, python=str(python))


# ---------------------------------------------------------------- what is measured


class Bench:
    def __init__(self, size, runs, work, product, venv):
        self.size, self.runs, self.work = size, runs, work
        self.scratch = work / "scratch"
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir(parents=True)
        self.product = Product(product, self.scratch)
        self.peers = Peers(venv, self.scratch)

    def part(self, name, make, **what):
        return corpus.part(self.work / "corpus", name, make, **what)

    def both(self, name, make, **what):
        """The sound documents and the faulty ones."""
        return (self.part(name, make, faulty=False, **what),
                self.part(f"{name}-faulty", make, faulty=True, **what))

    def xml(self):
        sound, faulty = self.both("outlines", corpus.outlines, documents=self.size.documents)
        what = about(sound, "XML documents")
        results = race(self.runs, {
            "dexuat": lambda: self.product.check(sound),
            "dexuat on 1 core": lambda: self.product.check(sound, jobs=1),
            "dexuat on faults": lambda: self.product.check(faulty),
            "xmllint": lambda: self.peers.xmllint(sound),
        })
        schema = "`xmllint --noout --schema`"
        yield compare(Goal(f"{what}, 2 cores", schema, 0.6, 0.35), results, "dexuat", "xmllint")
        yield compare(
            Goal(f"{what}, 1 core", schema, 1, 0.65), results, "dexuat on 1 core", "xmllint")
        yield self.faults(what, results)

    def csv(self):
        sound, faulty = self.both("sheets", corpus.sheets, documents=self.size.documents)
        what, count = about(sound, "CSV documents"), self.size.validated
        rows = {"rows": sound.facts["documents"] + sound.facts["tasks"]}
        results = race(self.runs, {
            "dexuat": lambda: self.product.check(sound),
            "dexuat on faults": lambda: self.product.check(faulty),
            "csv.reader": lambda: self.peers.python("csv", rows, *sound.files, folder=sound.folder),
            f"Frictionless on {count}": lambda: self.peers.frictionless(sound, count),
        })
        yield compare(Goal(f"{what}, 2 cores", "Python's `csv.reader` reading them", 1, 0.5),
                      results, "dexuat", "csv.reader")
        yield compare(
            Goal(f"{what}, 2 cores", "Frictionless `validate`, files a second", 300, 1000,
                 more_is_better=True), results, "dexuat", f"Frictionless on {count}",
            lambda ours, theirs: (self.size.documents / ours) / (count / theirs))
        yield self.faults(what, results)

    def office(self):
        """Sheets as offices save them: all kinds mixed, then each kind by itself for the worst."""
        count = self.size.documents // 2

        def against(name, kinds):
            part = self.part(f"office-{name}", corpus.office_sheets, documents=count, kinds=kinds)
            results = race(self.runs, {
                "dexuat": lambda: self.product.check(part, warns=True),
                "csv.reader": lambda: self.peers.python(
                    "office-csv", {"files": count}, *part.files, folder=part.folder),
            })
            goal = Goal(f"{about(part, 'sheets of offices')}, {name}, 2 cores",
                        "Python's `csv.reader`, told encoding and delimiter", 2, 1)
            return compare(goal, results, "dexuat", "csv.reader")

        kinds = list(corpus.OFFICE_KINDS)
        mix = ", ".join(f"{10 * share} % {kind}" for kind, share in corpus.OFFICE_KINDS.items())
        yield dataclasses.replace(row := against("mixed", kinds), detail=f"{row.detail}; {mix}")
        rows = [against(kind, [kind]) for kind in kinds]
        failed = [row for row in rows if not row.values]
        worst = failed or [max(rows, key=lambda row: statistics.median(row.values))]
        for row in worst:
            yield dataclasses.replace(row, detail=f"{row.detail}; the worst kind")

    def start(self):
        sound = self.part("outlines", corpus.outlines, documents=self.size.documents, faulty=False)
        file = sound.files[:1]
        results = race(self.size.starts, {
            "dexuat": lambda: self.product.check(sound, file),
            "xmllint": lambda: self.peers.xmllint(sound, file),
        })
        yield compare(Goal("one such XML document, process start to end",
                           "`xmllint --noout --schema`", 4, 2), results, "dexuat", "xmllint")

    def largest(self):
        for format in ("xml", "csv"):
            sound, faulty = self.both(
                f"largest-{format}", corpus.largest, format=format, size=self.size.largest)
            eighth = self.part(f"eighth-{format}", corpus.largest, format=format,
                               size=self.size.largest // 8, faulty=False)
            what = f"one {format.upper()} document of {sound.facts['bytes'] / (1 << 20):.0f} MiB, " \
                f"{sound.facts['tasks']:,} tasks"
            results = race(self.runs, {
                "dexuat": lambda: self.product.check(sound),
                "dexuat on faults": lambda: self.product.check(faulty),
            })
            yield self.faults(what, results)
            yield self.memory(what, sound, eighth)

    def faults(self, what, results):
        return compare(Goal(f"{what}, every task at fault", "the same without faults", 1.5, 1.2),
                       results, "dexuat on faults", "dexuat")

    def memory(self, what, part, eighth):
        goal = Goal(f"{what}, peak memory", "–", 64, 32, unit="MB")
        peaks = {}
        try:
            for name, document in (("whole", part), ("eighth", eighth)):
                peaks[name] = [self.peak(document) for _ in range(min(self.runs, 3))]
        except Problem as problem:
            return Row(goal, [], str(problem) if isinstance(problem, Skipped) else f"FAILED: {problem}")
        return Row(goal, peaks["whole"],
                   f"{statistics.median(peaks['eighth']):.0f} MB for an eighth of the document")

    def peak(self, part):
        """Megabytes. Taken by `time`, a small parent: a child is told its parent's peak as well."""
        said = self.scratch / "peak"
        self.product.check(part, before=[need("time"), "-q", "-f", "%M", "-o", str(said)])
        return int(said.read_text()) * 1024 / 1e6

    def intake(self):
        packets, tasks = self.size.intake
        part = self.part("inbox", corpus.packets, first=0, packets=packets, tasks=tasks)
        count = part.facts["documents"]

        def ours():
            inbox, register = self.fresh("inbox"), self.fresh("register")
            shutil.copytree(part.folder, inbox)
            os.sync()
            return self.product.intake(inbox, register, part.facts)

        def theirs():
            out = self.fresh("durable")
            os.sync()
            return self.peers.python(
                "durable", {"rows": count}, str(part.folder), str(out), folder=self.scratch)

        results = race(self.runs, {
            "dexuat": ours, "loop": theirs,
            "check": lambda: self.product.check_folder(part),
            "check --fence": lambda: self.product.check_folder(part, "--fence"),
        })
        yield compare(
            Goal(f"`intake` of {count:,} documents, fully durable",
                 "a loop: copy, fsync, commit one row each", 2, 1.2), results, "dexuat", "loop")
        yield self.fence(count, results)

    def fence(self, count, results):
        """`intake` cannot leave its fence out: what the fence costs is what it costs `check`."""
        goal = Goal(f"`intake` of {count:,} documents behind the fence, throughput",
                    "the same without it", 0.9, 0.95, more_is_better=True)
        for name in ("dexuat", "check", "check --fence"):
            if isinstance(results[name], Problem):
                return Row(goal, [], f"FAILED, {name}: {results[name]}")
        values = [(whole - max(0, fenced - plain)) / whole for whole, plain, fenced in zip(
            results["dexuat"], results["check"], results["check --fence"])]
        return Row(goal, values, ", ".join(
            f"{name} {show_seconds(statistics.median(results[name]))}"
            for name in ("dexuat", "check", "check --fence")))

    def plan(self):
        packets, tasks = self.size.slice
        few, many = packets * tasks, 10 * packets * tasks
        goal = Goal(f"`plan` from {many:,} tasks", f"from {few:,}", 11, 10)
        try:
            small, large = self.registers(packets, tasks)
        except Problem as problem:
            yield Row(goal, [], f"FAILED, filling the register: {problem}")
            return
        results = race(self.runs, {
            f"from {many:,}": lambda: self.product.plan(large, many),
            f"from {few:,}": lambda: self.product.plan(small, few),
        })
        yield compare(goal, results, f"from {many:,}", f"from {few:,}")

    def registers(self, packets, tasks):
        """Two registers filled by real intake: one slice of packets, and ten of them. Kept."""
        small, large = self.work / "register-small", self.work / "register-large"
        stamp, made_by = self.work / "registers.json", {
            "source": corpus.SOURCE, "packets": packets, "tasks": tasks}
        if stamp.exists() and json.loads(stamp.read_text()) == made_by:
            return small, large
        stamp.unlink(missing_ok=True)
        for register in (small, large):
            shutil.rmtree(register, ignore_errors=True)
        for number in range(10):
            inbox = self.fresh("inbox")
            inbox.mkdir()
            facts = corpus.packets(inbox, number * packets, packets, tasks)
            seconds = self.product.intake(inbox, large, facts)
            print(f"  register, {number + 1} of 10: {facts['documents']:,} documents in "
                  f"{show_seconds(seconds)}", file=sys.stderr)
            if number == 0:
                shutil.copytree(large, small)
        stamp.write_text(json.dumps(made_by))
        return small, large

    def fresh(self, name):
        folder = self.scratch / name
        shutil.rmtree(folder, ignore_errors=True)
        return folder


def about(part, what):
    count = part.facts["documents"]
    return f"{count:,} {what} of {part.facts['bytes'] / count / 1000:.1f} KB"


# ---------------------------------------------------------------- the table

HEAD = ["work", "against", "must", "aim", "median", "range", "meets", "behind it"]


def number(value, unit):
    digits = 0 if value >= 100 or unit == "MB" else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"


def cells(row):
    goal = row.goal
    bounds = [f"{'≥' if goal.more_is_better else '≤'} {bound:g} {goal.unit}"
              for bound in (goal.must, goal.aim)]
    if not row.values:
        return [goal.work, goal.against, *bounds, "–", "–", "–", row.detail]
    median = statistics.median(row.values)
    return [goal.work, goal.against, *bounds, number(median, goal.unit),
            f"{number(min(row.values), goal.unit)} – {number(max(row.values), goal.unit)}",
            goal.result(median), row.detail]


def table(rows):
    lines = [HEAD, ["---"] * 4 + ["--:"] * 2 + ["---"] * 2] + [cells(row) for row in rows]
    return "\n".join(
        "| " + " | ".join(text.replace("|", "\\|").replace("\n", " ") for text in line) + " |"
        for line in lines)


def command(*argv):
    return subprocess.run(argv, cwd=ROOT, capture_output=True, text=True).stdout.strip()


def machine():
    model = next((line.split(":", 1)[1].strip()
                  for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), "unknown processor")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{len(os.sched_getaffinity(0))} cores, {model}, {memory:.0f} GB of memory"


def commit():
    changed = command("git", "status", "--porcelain", "-uno", "--", ".", ":!docs/performance.md")
    return command("git", "rev-parse", "--short=12", "HEAD") + (" with changes" if changed else "")


BEGIN, END = "<!-- scripts/bench: begin -->", "<!-- scripts/bench: end -->"
INTRODUCTION = f"""# Speed

How fast dexuat is beside programs that do part of its work. Only ratios within one run are worth
quoting: product and peers take turns, round by round, on the same documents from a fixed seed, and
every round makes sure that the report's totals are what the documents were made with.

{BEGIN}
{END}
"""


def write_document(rows, date, runs):
    """Puts the table between the marks; what else the document says stays."""
    file = ROOT / "docs" / "performance.md"
    text = file.read_text() if file.exists() else INTRODUCTION
    if BEGIN not in text or END not in text:
        sys.exit(f"docs/performance.md lacks the lines “{BEGIN}” and “{END}”; nothing was written")
    body = (f"{BEGIN}\n{date}, commit {commit()}; {machine()}; {runs} rounds. “range” is the least and "
            f"the greatest of the rounds; “meets” says which goal the median meets.\n\n{table(rows)}\n")
    file.write_text(text[:text.index(BEGIN)] + body + text[text.index(END):])
    print("docs/performance.md is written.", file=sys.stderr)


GROUPS = ["xml", "csv", "office", "start", "largest", "intake", "plan"]


def main():
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Measures dexuat and its peers in turn.")
    parser.add_argument("--quick", action="store_true",
                        help="a minute's run: a tenth of the documents, less of the rest")
    parser.add_argument("--runs", type=int, help="rounds (7; with --quick 3)")
    parser.add_argument("--only", choices=GROUPS, nargs="+", default=GROUPS, help="these alone")
    parser.add_argument("--date", help="write docs/performance.md, with this date")
    parser.add_argument("--fresh", action="store_true", help="make corpus and registers anew")
    parser.add_argument("--work", type=Path, default=ROOT / ".build" / "bench",
                        help="where corpus and registers are kept (on a real disk)")
    parser.add_argument("--product", help="measure this executable; build nothing")
    parser.add_argument("--venv", default="/nonexistent", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.date and (options.quick or options.only != GROUPS):
        parser.error("--date wants a whole run: without --quick and --only")
    if options.runs is not None and options.runs < 1:
        parser.error("--runs wants at least one round")

    size = QUICK if options.quick else FULL
    runs = options.runs or size.runs
    work = options.work.resolve() / ("quick" if options.quick else "full")
    if options.fresh:
        shutil.rmtree(work, ignore_errors=True)
    bench = Bench(size, runs, work, options.product, options.venv)
    rows = []
    for group in options.only:
        print(f"== {group}", file=sys.stderr)
        rows += getattr(bench, group)()
    shutil.rmtree(bench.scratch)
    print(f"commit {commit()}; {machine()}; {runs} rounds\n\n{table(rows)}")
    if any(row.detail.startswith("FAILED") for row in rows):
        sys.exit("Not everything could be measured; see the rows that say FAILED.")
    if options.date:
        write_document(rows, options.date, runs)


if __name__ == "__main__":
    main()
