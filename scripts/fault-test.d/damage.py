"""Damaged originals and databases: `register verify` finds each and names it."""
import os, random

from office import Expected, Office, read, tables


def damages(options):
    expected = Expected(options.program)
    originals(options, expected)
    databases(options, expected)


def original_harms():
    def flip(path):
        data = bytearray(read(path))
        data[len(data) // 2] ^= 1
        write(path, data)
    return {"one bit turned": flip, "cut in half": lambda path: write(path, read(path)[:10]),
            "emptied": lambda path: write(path, b""), "grown": lambda path: write(
                path, read(path) + b" "), "missing": os.remove}


def originals(options, expected):
    found = {}
    with Office(options.program) as office:
        office.intake()
        entries = office.entries()
        for digest in sorted(office.contents):
            path = f"{office.register}/archive/sha256/{digest[:2]}/{digest}"
            for harm, do in original_harms().items():
                whole = read(path)
                do(path)
                said = office.verify()
                write(path, whole)
                numbers = [str(number) for number, (_, other) in entries.items() if other == digest]
                named = digest in said.stderr.decode() and f"entry {', '.join(numbers)}" in (
                    said.stderr.decode())
                found[f"{digest[:12]} {harm}"] = [] if said.returncode == 2 and named else [
                    f"exit {said.returncode}: {said.stderr.decode()}"]
        end = office.verify()
        found["mended"] = [] if end.returncode == 0 else [end.stderr.decode()]
    options.tell("originals", f"{len(found) - 1} damages to archived originals, each to be named "
                 "with its entries", found)


def databases(options, expected):
    found = {}
    with Office(options.program) as office:
        office.intake()
        path = office.register + "/register.sqlite"
        whole, rows = read(path), everything(office)
        harms = {"missing": lambda: os.remove(path), "emptied": lambda: write(path, b""),
                 "other bytes": lambda: write(path, b"x" * len(whole))}
        for part in range(1, 16):
            harms[f"cut to {part}/16"] = lambda part=part: write(
                path, whole[:len(whole) * part // 16])
        for harm, do in harms.items():
            said, _ = harmed(office, path, whole, do)
            found[harm] = [] if said.returncode in (2, 64) and said.stderr else [
                f"exit {said.returncode}: {said.stderr.decode()[:200]}"]
        end = office.verify()
        found["mended"] = [] if end.returncode == 0 else [end.stderr.decode()]
        options.tell("database", f"{len(harms)} damages to the database (missing, emptied, cut off, "
                     "another file), each to be told", found)
        bits(options, office, path, whole, rows)


def bits(options, office, path, whole, rows):
    """Single bits: what changes the file's build is found, what changes the chain of events, and
    what judging the originals again gives otherwise. What is not seen is told, not counted."""
    chance, found, told, harmless, unseen = random.Random(1), {}, 0, 0, 0
    count = 20 if options.smoke else 200
    for _ in range(count):
        bit = chance.randrange(len(whole) * 8)
        said, after = harmed(office, path, whole, lambda: write(path, flipped(whole, bit)))
        if said.returncode not in (0, 2, 64):
            found[f"bit {bit}"] = [f"exit {said.returncode}: {said.stderr.decode()[:200]}"]
        told += said.returncode != 0
        harmless += said.returncode == 0 and after == rows
        unseen += said.returncode == 0 and after != rows
    options.tell("bits", f"{count} single bits of the database turned: {told} told, {harmless} in no "
                 f"row, {unseen} within a row and not told; crashes are violations", found)


def harmed(office, path, whole, do):
    """What verification says of the harmed database, and its rows; then it is mended."""
    do()
    said, after = office.verify("--replay"), everything(office)
    for name in os.listdir(office.register):
        if name.startswith("register.sqlite"):
            os.remove(os.path.join(office.register, name))
    write(path, whole)
    return said, after


def everything(office):
    try:
        database = office.database()
        return [(table, sorted(map(repr, rows))) for table, rows in tables(database)]
    except Exception as error:
        return [f"{error}"]


def flipped(data, bit):
    copy = bytearray(data)
    copy[bit // 8] ^= 1 << bit % 8
    return copy


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)
    os.chmod(path, 0o600)
