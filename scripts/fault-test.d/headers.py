"""Every byte of the heads of stored rows changed: the head of a row says of what kind and how long
its values are. No command traps, and none ends well with anything but the truth."""
import os, random, shutil, sqlite3

from damage import write
from office import NOW, Office, read, run

TABLES = ["entry", "task", "judgement", "decision", "event"]
AUTHORITY = ["--by", "Cục", "--why", "sai mẫu", "--document", "12/TB", "--now", NOW]


def headers(options):
    with Office(options.program) as office:
        office.intake()
        run(office.command("decide", "2", "--return", *AUTHORITY))
        path = office.register + "/register.sqlite"
        whole = read(path)
        truth = {name: outcome(office, command) for name, command in commands(office)}
        write(path, whole)
        places = [(table, at) for table in TABLES for at in heads(path, whole, table)]
        chance = random.Random(1)
        cases = [(table, at, harm) for table, at in places[::25 if options.smoke else 1]
                 for harm in (1 << chance.randrange(8), 0xFF)[:1 if options.smoke else 2]]
        workers = [Copy(office) for _ in range(options.workers)]
        shares = [(copy, cases[start::len(workers)]) for start, copy in enumerate(workers)]
        found = {}
        for part in options.in_parallel(lambda share: share[0].try_all(whole, truth, share[1]), shares):
            found.update(part)
    refused = sum(found[case][1] for case in found)
    options.tell("headers", f"{len(cases)} bytes changed in the heads of rows of {', '.join(TABLES)}, "
                 f"each followed by {len(truth)} commands; {refused} answers were refusals",
                 {case: wrong for case, (wrong, _) in found.items()})


def commands(office):
    """By name, what is asked of a register. Plan and decision come last: they write."""
    yield "list", office.command("register list")
    yield "show", office.command("register show", "2", "--report", "json")
    yield "letter", office.command("register letter", "2", "--kind", "return")
    yield "plan", office.command("plan", "--output", os.path.join(office.root, "plan"), "--now", NOW)
    yield "decide", office.command("decide", "3", "--accept", *AUTHORITY)


def outcome(office, command):
    """What a command says, and the plan that it writes."""
    plan = os.path.join(office.root, "plan")
    shutil.rmtree(plan, ignore_errors=True)
    done = run(command)
    files = {name: read(os.path.join(plan, name)) for name in sorted(os.listdir(plan))} if (
        os.path.isdir(plan)) else {}
    return done.returncode, done.stdout.replace(office.root.encode(), b""), files, done.stderr


class Copy:
    """A register of its own for each worker."""

    def __init__(self, office):
        self.office = Office(office.program, fill=False)
        shutil.copytree(office.register, self.office.register)

    def try_all(self, whole, truth, cases):
        with self.office:
            return {f"{table}, byte {at}, {harm:#04x}": self.attempt(whole, truth, at, harm)
                    for table, at, harm in cases}

    def attempt(self, whole, truth, at, harm):
        """What is wrong with the answers of all commands, and how many were refusals."""
        harmed, wrong, refused = bytearray(whole), [], 0
        harmed[at] ^= harm
        for name, command in commands(self.office):
            for left in os.listdir(self.office.register):
                if left.startswith("register.sqlite"):
                    os.remove(os.path.join(self.office.register, left))
            write(self.office.register + "/register.sqlite", harmed)
            code, said, files, complaint = outcome(self.office, command)
            if code == 0 and (said, files) != truth[name][1:3]:
                wrong.append(f"{name} ended well and says something else")
            elif code not in (0, 2, 64):
                wrong.append(f"{name}: exit {code}: {complaint.decode()[:200]}")
            refused += code != 0
        return wrong, refused


def heads(path, whole, table):
    """The places of all bytes of the heads of a table's rows."""
    database = sqlite3.connect(path)
    root, = database.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    size, = database.execute("PRAGMA page_size").fetchone()
    database.close()
    pages = [root]
    while pages:
        page = pages.pop()
        start = (page - 1) * size
        kind, count = whole[start], int.from_bytes(whole[start + 3:start + 5], "big")
        inner = kind in (2, 5)
        if inner:
            pages.append(int.from_bytes(whole[start + 8:start + 12], "big"))
        for cell in range(count):
            slot = start + (12 if inner else 8) + 2 * cell
            at = start + int.from_bytes(whole[slot:slot + 2], "big")
            if inner:
                pages.append(int.from_bytes(whole[at:at + 4], "big"))
                at += 4
            if kind != 5:
                yield from head(whole, at, has_key=kind == 13)


def head(whole, at, has_key):
    """The head of the row whose cell starts here: after its length and its key."""
    for _ in range(2 if has_key else 1):
        at += varint(whole, at)[1]
    length, _ = varint(whole, at)
    return range(at, at + length)


def varint(whole, at):
    """A number of SQLite's, and how many bytes it takes."""
    value = 0
    for taken in range(1, 10):
        byte = whole[at + taken - 1]
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, taken
    return value, 9
