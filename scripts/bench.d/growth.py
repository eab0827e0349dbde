"""Time and memory of `check` against the number of documents, and of tasks in one document.

    scripts/bench --growth [--largest N] [--product FILE] [--work FOLDER]

Writes docs/performance-growth.svg and puts the numbers into docs/performance.md. The least of three
runs counts. Both axes of the plot are logarithmic: what grows in proportion is a line at 45 degrees.
"""
import argparse
import json
import math
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import corpus
from measure import NOW, ROOT, show_seconds

COUNTS = [100, 1_000, 10_000, 100_000]
TASKS = [10, 100, 1_000, 2_000]
BEGIN, END = "<!-- growth: begin -->", "<!-- growth: end -->"


def long_command_lines():
    """A hundred thousand names need more room than a shell gives."""
    resource.setrlimit(resource.RLIMIT_STACK, (256 << 20, resource.getrlimit(resource.RLIMIT_STACK)[1]))


def measure(product, folder, files, documents, tasks):
    """The least seconds of three runs, and megabytes at the peak."""
    best, peak = None, 0
    for _ in range(3):
        with open(os.devnull, "wb") as nowhere:
            child = subprocess.Popen(
                [product, "check", "--report", "json", "--now", NOW, *files], cwd=folder,
                stdout=subprocess.PIPE, stderr=nowhere, preexec_fn=long_command_lines)
            report = child.stdout
            start, tail = time.perf_counter(), b""
            while chunk := report.read(1 << 20):
                tail = (tail + chunk)[-2_000:]
            _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        summary = json.loads("{" + tail[tail.rindex(b'"summary"'):].decode())["summary"]
        if summary["documents"] != documents or summary["tasks"]["eligible"] != tasks:
            sys.exit(f"{documents} documents with {tasks} tasks expected: {summary}")
        best = seconds if best is None else min(best, seconds)
        peak = max(peak, used.ru_maxrss / 1e3)
    return best, peak


def series(product, work, largest):
    """(name, what is counted, [(count, seconds, megabytes)])"""
    counts = [count for count in COUNTS if count <= largest]
    for name, make, each in [("XML", corpus.outlines, 1), ("CSV", corpus.sheets, 3)]:
        part = corpus.part(work, f"growth-{name.lower()}", make, documents=counts[-1], faulty=False)
        yield f"documents in {name}", [
            (count, *measure(product, part.folder, part.files[:count], count, count * each))
            for count in counts]
    part = corpus.part(work, "growth-tasks", lists, counts=TASKS)
    yield "tasks in one CSV document", [
        (count, *measure(product, part.folder, [f"{count}.csv"], 1, count)) for count in TASKS]


def lists(folder, counts):
    """One list for each number of tasks."""
    for count in counts:
        writer = corpus.Writer(f"tasks-{count}")
        submitter = writer.submitter(count)
        tasks = [writer.task(number + 1, submitter, 2) for number in range(count)]
        (folder / f"{count}.csv").write_text(corpus.csv_list(submitter, tasks))
    return {"documents": len(counts)}


COLOURS = ["#1f5f99", "#b3541e", "#4b7f2b"]


def plot(lines):
    """Seconds and megabytes, side by side."""
    width, height, left, top = 380, 300, 60, 40
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * (width + left) + 40} 420" '
           'font-family="sans-serif" font-size="12">',
           "<title>Time and memory of check against the number of documents and tasks</title>",
           '<rect width="100%" height="100%" fill="#fff"/>']
    for panel, (title, column, low, high, unit) in enumerate([
            ("time", 1, -2, 2, "s"), ("peak memory", 2, 0, 4, "MB")]):
        x0 = left + panel * (width + left + 20)
        across = lambda count: x0 + (math.log10(count) - 1) / 4 * width
        up = lambda value: top + height - (math.log10(value) - low) / (high - low) * height
        out.append(f'<text x="{x0}" y="{top - 16}" font-weight="bold">{title}</text>')
        for power in range(low, high + 1):
            y = up(10.0 ** power)
            out.append(f'<path d="M{x0} {y:.1f}h{width}" stroke="#ddd"/><text x="{x0 - 6}" '
                       f'y="{y + 4:.1f}" text-anchor="end">{10.0 ** power:g} {unit}</text>')
        for power in range(1, 6):
            out.append(f'<text x="{across(10 ** power):.1f}" y="{top + height + 18}" '
                       f'text-anchor="middle">{10 ** power:,}</text>')
        for (name, points), colour in zip(lines, COLOURS):
            path = " ".join(f"{across(p[0]):.1f},{up(p[column]):.1f}" for p in points)
            out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
            out += [f'<circle cx="{across(p[0]):.1f}" cy="{up(p[column]):.1f}" r="3" '
                    f'fill="{colour}"/>' for p in points]
    for number, ((name, _), colour) in enumerate(zip(lines, COLOURS)):
        out.append(f'<rect x="{left + number * 220}" y="386" width="12" height="12" fill="{colour}"/>'
                   f'<text x="{left + 18 + number * 220}" y="397">{name}</text>')
    return "\n".join(out + ["</svg>", ""])


def write(lines):
    (ROOT / "docs" / "performance-growth.svg").write_text(plot(lines))
    rows = ["| what grows | number | time | each | peak memory |", "| --- | --: | --: | --: | --: |"]
    for name, points in lines:
        rows += [f"| {name} | {count:,} | {show_seconds(seconds)} | {seconds / count * 1e6:.0f} µs | "
                 f"{peak:.0f} MB |" for count, seconds, peak in points]
    text = "\n".join([BEGIN, "![Time and memory against numbers](performance-growth.svg)", "", *rows, END])
    file = ROOT / "docs" / "performance.md"
    known = file.read_text()
    if BEGIN in known:
        known = known[:known.index(BEGIN)] + text + known[known.index(END) + len(END):]
    else:
        known = known.rstrip("\n") + "\n\n## Growth\n\n" + text + "\n"
    file.write_text(known)
    print("\n".join(rows))


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench --growth", description=__doc__.splitlines()[0])
    parser.add_argument("--growth", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--largest", type=int, default=COUNTS[-1], help="documents at most")
    parser.add_argument("--product", required=True)
    parser.add_argument("--work", type=Path, default=ROOT / ".build" / "bench")
    parser.add_argument("--venv", help=argparse.SUPPRESS)
    options = parser.parse_args()
    product = str(Path(options.product).resolve())
    write(list(series(product, options.work.resolve() / "corpus", options.largest)))


main()
