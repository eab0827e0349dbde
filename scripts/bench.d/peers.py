"""The peers written in Python. Each does its work, times only that, and prints what it did.

  peers.py csv FILE…             csv.reader merely reads the files
  peers.py office-csv FILE…      the same, of sheets in whatever encoding and delimiter
  peers.py frictionless FILE…    Frictionless validates them
  peers.py durable INBOX OUT     copies and flushes each file, and commits one row for it
"""
import csv
import io
import json
import os
import sqlite3
import sys
import time
from pathlib import Path


def read_csv(*files):
    rows = 0
    for file in files:
        with open(file, encoding="utf-8-sig", newline="") as text:
            for _ in csv.reader(text):
                rows += 1
    return {"rows": rows}


def read_office_csv(*files):
    rows = 0
    for file in files:
        content = Path(file).read_bytes()
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16")
        else:
            try:
                text = content.decode("utf-8-sig")
            except UnicodeDecodeError:
                text = content.decode("cp1258")
        delimiter = max(",;\t", key=text[:2_000].count)
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows += 1
    return {"files": len(files)}


def validate(*files):
    return {"valid": sum(frictionless.validate(file).valid for file in files)}


def store(inbox, out):
    out = Path(out)
    archive = out / "archive"
    archive.mkdir(parents=True)
    register = sqlite3.connect(out / "register.sqlite", isolation_level=None)
    register.execute("PRAGMA journal_mode = DELETE")
    register.execute("PRAGMA synchronous = EXTRA")
    register.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, path TEXT, bytes INTEGER)")
    files = sorted(file for file in Path(inbox).rglob("*") if file.is_file())
    for number, file in enumerate(files, 1):
        content = file.read_bytes()
        with open(archive / str(number), "wb") as copy:
            copy.write(content)
            copy.flush()
            os.fsync(copy.fileno())
        register.execute("INSERT INTO entry VALUES (?, ?, ?)", (number, str(file), len(content)))
    return {"rows": register.execute("SELECT count(*) FROM entry").fetchone()[0]}


work = {"csv": read_csv, "office-csv": read_office_csv, "frictionless": validate, "durable": store}[sys.argv[1]]
if work is validate:
    import frictionless
start = time.perf_counter()
done = work(*sys.argv[2:])
print(json.dumps({"seconds": time.perf_counter() - start, **done}))
