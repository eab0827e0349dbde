"""Damaged originals, reports and databases: `register verify` finds each and names it."""
import collections, os, random, sqlite3

from office import NOW, Expected, Office, read, run, tables


def damages(options):
    expected = Expected(options.program)
    originals(options, expected)
    reports(options)
    databases(options, expected)
    values(options)


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


def reports(options):
    """Reports that are missing, changed or of no entry are named, and written again."""
    found = {}
    with Office(options.program) as office:
        office.intake()
        folder = office.register + "/reports/"
        whole = {name: read(folder + name) for name in os.listdir(folder)}
        for name in sorted(whole):
            for harm, do in original_harms().items():
                do(folder + name)
                said = office.verify()
                named = f"reports/{name}" in said.stderr.decode()
                wrong = [] if said.returncode == 2 and named else [
                    f"exit {said.returncode}: {said.stderr.decode()}"]
                mended = run(office.command("register rebuild"))
                if mended.returncode != 0 or read(folder + name) != whole[name]:
                    wrong.append(f"not written again: {mended.stderr.decode()}")
                found[f"{name} {harm}"] = wrong
        write(folder + "000099.json", b"{}")
        said = office.verify()
        found["of no entry"] = [] if said.returncode == 2 and "000099" in said.stderr.decode() else [
            f"exit {said.returncode}: {said.stderr.decode()}"]
    options.tell("reports", f"{len(found)} damages to reports, each to be named and mended by "
                 "`register rebuild`", found)


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
    """Single bits: each is told, or it lies where no row and no table has anything."""
    chance, found, kinds = random.Random(1), {}, collections.Counter()
    count = 20 if options.smoke else 200
    for _ in range(count):
        bit = chance.randrange(len(whole) * 8)
        said, after = harmed(office, path, whole, lambda: write(path, flipped(whole, bit)))
        kind = kind_of(said, bit)
        kinds[kind] += 1
        if kind is None:
            found[f"bit {bit}"] = [f"exit {said.returncode}: {said.stderr.decode()[:200]}"]
        elif said.returncode == 0 and after != rows:
            found[f"bit {bit}"] = ["it changed a row and was not told"]
    options.tell("bits", f"{count} single bits of the database turned: " + ", ".join(
        f"{kinds[kind]} {kind}" for kind in KINDS) + "; bits within a row that go untold, and "
        "crashes, are violations", found)


KINDS = ["found by SQLite", "found in the chain of events or the rows bound to it",
         "in unused space", "in unused fields of the file's head"]


def kind_of(said, bit):
    text = said.stderr.decode()
    if said.returncode == 0:
        return KINDS[3 if bit // 8 < 100 else 2]
    if said.returncode not in (2, 64) or not text:
        return None
    return KINDS[1 if "chain of events" in text and "integrity_check" not in text else 0]


def values(options):
    """Every value of every row changed, past all of the database's own rules: each is told."""
    found, count = {}, 0
    with Office(options.program) as office:
        office.intake()
        run(office.command("decide", "5", "--return", "--by", "Cục", "--why", "sai mẫu", "--document",
                           "12/TB", "--expires", "2029-01-01", "--now", NOW))
        path = office.register + "/register.sqlite"
        whole = read(path)
        places = list(every_value(path))
        change(path)
        same = office.verify()
        found["nothing changed"] = [] if same.returncode == 0 else [same.stderr.decode()]
        for table, column, row in places[::40 if options.smoke else 1]:
            try:
                change(path, table, column, row)
            except sqlite3.IntegrityError:
                continue  # Two rows would have one key.
            count += 1
            said = office.verify()
            write(path, whole)
            found[f"{table}.{column} of row {row}"] = [] if said.returncode == 2 and (
                said.stderr) else [f"exit {said.returncode}: {said.stderr.decode()[:200]}"]
    options.tell("values", f"{count} values of the database changed, one at a time: all columns of "
                 "all rows; each to be told", found)


def every_value(path):
    database = sqlite3.connect(path)
    for table, rows in tables(database):
        if table != "grdb_migrations":
            columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
            yield from ((table, column, row) for row in range(len(rows)) for column in columns)
    database.close()


def change(path, table=None, column=None, row=None):
    """Another value of the same kind in one place, the tables' guards out of the way meanwhile;
    without a place nothing."""
    database = sqlite3.connect(path, isolation_level=None)
    for word in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
        database.execute("PRAGMA " + word)
    database.execute("BEGIN")
    guards = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        database.execute(f'DROP TRIGGER "{name}"')
    try:
        if table:
            put_other(database, table, column, row)
        for _, sql in guards:
            database.execute(sql)
        database.execute("COMMIT")
    finally:
        database.close()


def put_other(database, table, column, row):
    about = database.execute(f'PRAGMA table_info("{table}")').fetchall()
    key = ", ".join(f'"{part[1]}"' for part in about if part[5]) or "rowid"
    value, *where = database.execute(
        f'SELECT "{column}", {key} FROM "{table}" LIMIT 1 OFFSET {row}').fetchone()
    kind, = (part[2] for part in about if part[1] == column)
    database.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE ({key}) = '
                     f'({", ".join("?" * len(where))})', [other(value, kind), *where])


def other(value, kind):
    if isinstance(value, int):
        return 0 if value == 1 else value + 1
    if isinstance(value, str):
        return chr(ord(value[0]) + 1) + value[1:] if value else "x"
    if isinstance(value, bytes):
        return value + b"x"
    return {"INTEGER": 1, "BLOB": b"x"}.get(kind, "x")


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
        rows = [(table, sorted(map(repr, rows))) for table, rows in tables(database)]
        return rows + database.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()
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
