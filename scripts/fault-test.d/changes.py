"""What changes a register beside new files: evidence that comes later, decisions, revocations,
letters that went out. Each run is killed before each of its mutating calls. The change is in the
register then, whole, or it is not; one clean run ends as if nothing had happened, and the chain is
sound. A backup that is killed leaves the register as it is, and no copy or one that verifies."""
import os, shutil, tempfile

from calls import MUTATING, mutating, why_not
from office import FAST, NOW, Office, read, run

AUTHORITY = ["--by", "Cục", "--why", "đã làm rõ", "--document", "12/TB", "--now", NOW]


def changes(options):
    if reason := why_not():
        return options.skip("changes", reason)
    for name, prepare, command in SCENARIOS:
        with Office(options.program) as office:
            prepare(office)
            one_scenario(options, name, office, command(office))
    with Office(options.program) as office:
        office.intake()
        backups(options, office)


def without_book(office):
    """All is registered, and the book comes now."""
    book = os.path.join(office.inbox, "so-den.csv")
    os.rename(book, book + ".part")
    office.intake()
    os.rename(book + ".part", book)


def with_decision(office):
    office.intake()
    run(office.command("decide", "2", "--withdraw", "--submission", *AUTHORITY))


SCENARIOS = [
    ("late evidence", without_book, lambda office: office.intake_command()),
    ("decision", lambda office: office.intake(),
     lambda office: office.command("decide", "2", "--withdraw", "--submission", *AUTHORITY)),
    ("revocation", with_decision,
     lambda office: office.command("decide", "2", "--revoke", "1", *AUTHORITY)),
    ("letter sent", lambda office: office.intake(),
     lambda office: office.command("register sent", "1", "2", "--kind", "receipt", "--number",
                                   "45/BCT", "--now", NOW)),
]


def one_scenario(options, name, office, command):
    with State(office) as before:
        clean, found = traced(office, command)
        after = office.dump()
        before.restore()
        office.intake()
        unchanged = office.dump() if name != "late evidence" else after
        wrong = [] if clean.returncode in (0, 1) else [clean.stderr.decode()]
        results = {"undisturbed": wrong}
        for point in found[::25 if options.smoke else 1]:
            before.restore()
            end = run(point.inject("signal=KILL") + command)
            results[str(point)] = damage(office, end, {unchanged, after})
    options.tell(name, f"{len(results) - 1} runs killed before a mutating call; after the next one "
                 "the change is there, or it is not", results)


def traced(office, command):
    """Runs a command undisturbed, and gives its mutating calls."""
    clean = run(["strace", "-f", "-qq", "-y", "-s", "200", "-e", "trace=" + ",".join(MUTATING),
                 "-o", office.root + "/trace", *command])
    with open(office.root + "/trace", encoding="utf-8", errors="replace") as lines:
        found = list(mutating(lines))
    os.remove(office.root + "/trace")
    return clean, found


def backups(options, office):
    copy_at = office.root + "/copy"
    command = office.command("register backup", copy_at)
    before = office.dump()
    clean, found = traced(office, command)
    results = {"undisturbed": [] if clean.returncode == 0 else [clean.stderr.decode()]}
    for point in found[::25 if options.smoke else 1]:
        shutil.rmtree(copy_at, ignore_errors=True)
        end = run(point.inject("signal=KILL") + command)
        wrong = [] if end.returncode == -9 else [f"it was not killed: {end.returncode}"]
        if office.dump() != before:
            wrong.append("the register is not as it was")
        if os.path.exists(copy_at):
            said = run([office.program, "register", "verify", "--register", copy_at])
            wrong += [] if said.returncode == 0 else [said.stderr.decode()]
        else:
            again = run(command)
            wrong += [] if again.returncode == 0 else [again.stderr.decode()]
        results[str(point)] = wrong
    options.tell("backup", f"{len(results) - 1} runs killed before a mutating call; the register is as "
                 "it was, and the copy verifies or is not there", results)


def damage(office, end, ends):
    wrong = [] if end.returncode == -9 else [f"it was not killed: {end.returncode}"]
    wrong += office.damage()
    finished = office.intake()
    if finished.returncode not in (0, 1):
        wrong.append(f"the clean run ended with {finished.returncode}: {finished.stderr.decode()}")
    found = office.dump()
    if found not in ends:
        nearest = min((differing(found, end) for end in ends), key=len)
        wrong.append("the register is neither with the change nor without it\n     "
                     + "\n     ".join(line[:200] for line in nearest[:8]))
    verified = office.verify("--replay")
    return wrong + ([] if verified.returncode == 0 else [verified.stderr.decode()])


def differing(found, end):
    return sorted(set(found.splitlines()) ^ set(end.splitlines()))


class State:
    """Register and inbox as they are, to be put back; files keep their inodes' times."""

    def __init__(self, office):
        self.office = office

    def __enter__(self):
        self.kept = tempfile.mkdtemp(prefix="fault-test-", dir=FAST)
        for folder in ("inbox", "register"):
            copy(getattr(self.office, folder), f"{self.kept}/{folder}")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.kept)

    def restore(self):
        for folder in ("inbox", "register"):
            place = getattr(self.office, folder)
            shutil.rmtree(place)
            copy(f"{self.kept}/{folder}", place)


def copy(one, other):
    shutil.copytree(one, other, copy_function=shutil.copy2)
