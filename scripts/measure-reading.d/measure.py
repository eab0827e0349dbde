"""Generates documents with their truth, has dexuat read them, and prints one figure a line."""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import zlib
from collections import Counter

import dress
import faults
import lists
import outlines
import score

NOW = "2023-04-20T09:00:00+07:00"


def options():
    p = argparse.ArgumentParser(prog="scripts/measure-reading", description=__doc__)
    p.add_argument("--product", metavar="FILE", help="the dexuat to measure (else the newest build here)")
    p.add_argument("--seed", type=int, default=1, help="where chance begins (default: 1)")
    p.add_argument("--count", type=int, default=450, help="documents of each mode (default: 450)")
    p.add_argument("--modes", default="call,varied,faulty", help="which modes, with commas between")
    p.add_argument("--show", metavar="KIND", help="the causes of one figure, most frequent first: lost, "
                   "invented, amounts, months, orientations, others, asked, refused, passed, misread")
    p.add_argument("--most", type=int, default=40, help="how many causes --show lists")
    p.add_argument("--keep", metavar="DIR", help="leave the documents and their truth in this folder")
    p.add_argument("--convert", action="store_true", help="learn months from converted documents, where "
                   "the report of an older product does not tell them (slow)")
    p.add_argument("--json", action="store_true", help="the figures as JSON")
    return p.parse_args()


def generate(folder, seed, count, modes):
    """Writes the documents; each comes from the seed, its mode and its number alone."""
    documents = []
    for mode in modes:
        for i in range(count):
            rng = random.Random(zlib.crc32(f"{seed}/{mode}/{i}".encode()))
            name = f"{mode}-{i:04d}.csv"
            if mode == "faulty":
                sheet, truth = faults.make(rng, name, rng.choice(["call", "varied"]))
            elif rng.random() < 0.3:
                sheet, truth = outlines.make(rng, name, mode)
            else:
                sheet, truth = lists.make(rng, name, mode)
            data = dress.dressed(rng, sheet.rows, truth, plain=mode == "faulty")
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
            documents.append(truth)
    return documents


def read(product, folder, documents):
    """The JSON report of each document, read in batches."""
    found = {}
    names = [t.name for t in documents]
    for start in range(0, len(names), 500):
        batch = names[start:start + 500]
        run = subprocess.run([product, "check", *batch, "--report", "json", "--now", NOW, "--quiet"],
                             cwd=folder, capture_output=True)
        if run.returncode not in (0, 1):
            sys.exit(f"{product} ended with {run.returncode}: {run.stderr.decode()[:2000]}")
        for document in json.loads(run.stdout)["documents"]:
            found[document["path"]] = document
    return found


def months(product, folder, truth, document):
    """From the converted document, where the report does not tell months."""
    if not document["tasks"] or any("start" in x or "end" in x for x in document["tasks"]):
        return None
    run = subprocess.run([product, "convert", truth.name, "--to", "xml"], cwd=folder, capture_output=True)
    return score.months_of(run.stdout)


def newest_build(root):
    candidates = [os.path.join(root, ".build", kind, "dexuat") for kind in ("release", "debug")]
    built = [c for c in candidates if os.access(c, os.X_OK)]
    if not built:
        sys.exit("No build of dexuat here: swift build --product dexuat, or say --product.")
    return max(built, key=os.path.getmtime)


def show(result, kind, most):
    counted = Counter()
    sample = {}
    for mode, name, cause, traits in result.examples[kind]:
        key = shape(cause)
        counted[key] += 1
        sample.setdefault(key, (mode, name, cause, traits))
    print(f"\n{kind}: {sum(counted.values())}")
    for key, n in counted.most_common(most):
        _, name, cause, traits = sample[key]
        print(f"{n:5}  {name}  {cause[:230]!r}\n       [{traits}]")


def shape(cause):
    """A cause without its figures, so that like ones are counted together."""
    return "".join("9" if c.isdigit() else c for c in cause.split(" at ")[0])[:90]


def figures(result, modes):
    out = []
    for mode in modes:
        counts = result.counts[mode]
        table = score.FAULTY if mode == "faulty" else score.FIGURES
        for key, label in table:
            value = counts[key]
            share = f" ({100 * value / max(1, counts['documents']):.1f} %)" \
                if key in ("asked", "refused", "eligible", "nearly") else ""
            out.append((mode, key, f"{mode}: {label}: {value}{share}", value))
    return out


def main():
    o = options()
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    product = os.path.abspath(o.product) if o.product else newest_build(root)
    os.environ.setdefault("DEXUAT_TEMPLATES", os.path.join(root, "templates"))
    modes = o.modes.split(",")
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.abspath(o.keep) if o.keep else scratch
        os.makedirs(folder, exist_ok=True)
        documents = generate(folder, o.seed, o.count, modes)
        reports = read(product, folder, documents)
        result = score.Score()
        for t in documents:
            document = reports[t.name]
            result.add(t, document, months(product, folder, t, document) if o.convert else None)
    lines = figures(result, modes)
    if o.json:
        print(json.dumps({f"{mode}.{key}": value for mode, key, _, value in lines}, indent=1))
    else:
        for _, _, text, _ in lines:
            print(text)
    if o.show:
        for kind in o.show.split(","):
            show(result, kind, o.most)


if __name__ == "__main__":
    main()
