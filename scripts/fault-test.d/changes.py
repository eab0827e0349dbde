"""What changes a register beside new files: evidence that comes later, decisions of every kind,
revocations, letters that went out, a mended call, judging anew. Each run is killed before each of its
mutating calls. The change is in the register then, whole, or it is not; one clean run ends as if
nothing had happened, and the chain is sound. A backup that is killed leaves the register as it is, and
no copy or one that verifies; plan and letters that are killed leave the former folder, or the new one."""
import os, random, shutil, subprocess, tempfile, time

from calls import MUTATING, mutating, why_not
from office import BOOK, ENVIRONMENT, FAST, LIST, NOW, TASK, Office, read, run

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
    for name, command in FOLDERS:
        folders(options, name, command)


def without_book(office):
    """All is registered, and the book comes now."""
    book = os.path.join(office.inbox, "so-den.csv")
    os.rename(book, book + ".part")
    office.intake()
    os.rename(book + ".part", book)


def with_decision(office):
    office.intake()
    run(office.command("decide", "2", "--withdraw", "--submission", *AUTHORITY))


def with_waiting_list(office):
    """A list of other tasks than the one before waits for a person."""
    office.intake()
    with open(office.inbox + "/b-more.xml", "w", encoding="utf-8") as file:
        file.write(LIST.format(name="Sở Công Thương tỉnh B", tasks=TASK.format(n=7, money=500)))
    with open(office.inbox + "/so-den.csv", "w", encoding="utf-8") as file:
        file.write(BOOK + "b-more.xml,2023-04-15\n")
    office.intake()


def amendment(office):
    """A call whose title alone is another."""
    with open(CALL, encoding="utf-8") as file:
        call = file.read()
    folder = office.root + "/889-2024"
    os.makedirs(folder, exist_ok=True)
    with open(folder + "/call.xml", "w", encoding="utf-8") as file:
        file.write(call.replace("</call>", "<!-- đính chính -->\n</call>"))
    return office.command("register amend", "--call", folder + "/call.xml", *AUTHORITY)


CALL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../templates/889-2024/call.xml")
SCENARIOS = [
    ("late evidence", without_book, lambda office: office.intake_command()),
    ("decision", lambda office: office.intake(),
     lambda office: office.command("decide", "2", "--withdraw", "--submission", *AUTHORITY)),
    ("revocation", with_decision,
     lambda office: office.command("decide", "2", "--revoke", "1", *AUTHORITY)),
    ("supplement", with_waiting_list,
     lambda office: office.command("decide", "6", "--supplements", *AUTHORITY)),
    ("who is who", lambda office: office.intake(),
     lambda office: office.command("decide", "3", "--distinct-from", "1", *AUTHORITY)),
    ("receipt", lambda office: office.intake(),
     lambda office: office.command("decide", "3", "--received", "2023-04-11 09:00", *AUTHORITY)),
    ("amendment", lambda office: office.intake(), amendment),
    ("judged anew", lambda office: office.intake(),
     lambda office: office.command("register rebuild", "--rejudge", "--now", NOW)),
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
        for point in found[::options.every or (25 if options.smoke else 1)]:
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
    for point in found[::options.every or (25 if options.smoke else 1)]:
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


FOLDERS = [
    ("plan", lambda office, out: office.command("plan", "--output", out, "--now", NOW)),
    ("letters", lambda office, out: office.command("register letters", "--kind", "receipt", "--output",
                                                   out)),
]


def folders(options, name, command):
    """A folder that is replaced whole by several threads: killed at any time, it is the former one or
    the new one."""
    with Office(options.program) as office:
        office.intake()
        out = office.root + "/out"
        command = command(office, out)
        wrong = [] if run(command).returncode == 0 else ["the first one failed"]
        former, kept = contents(out), office.root + "/former"
        shutil.copytree(out, kept)
        run(office.command("decide", "2", "--withdraw", "--submission", *AUTHORITY))
        start = time.monotonic()
        clean = run(command)
        lasts, new = time.monotonic() - start, contents(out)
        wrong += [] if clean.returncode == 0 and new != former else [clean.stderr.decode()]
        results, chance = {"undisturbed": wrong}, random.Random(1)
        for turn in range(4 if options.smoke else 60):
            shutil.rmtree(out)
            shutil.copytree(kept, out)
            child = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
            time.sleep(lasts * chance.random())
            child.kill()
            child.wait()
            wrong = []
            if not os.path.isdir(out) or contents(out) not in (former, new):
                wrong.append("the folder is neither the former nor the new one")
            again = run(command)
            if again.returncode != 0 or contents(out) != new:
                wrong.append(f"the next one: {again.returncode} {again.stderr.decode()}")
            wrong += [f"left behind: {left}" for left in os.listdir(office.root) if left.startswith(".")]
            results[f"turn {turn}"] = wrong
    options.tell(name, f"{len(results) - 1} runs killed at random times; the folder is the former one or "
                 "the new one, and the next run's is the new one", results)


def contents(folder):
    return {name: read(os.path.join(folder, name)) for name in sorted(os.listdir(folder))}


def damage(office, end, ends):
    wrong = [] if end.returncode == -9 else [f"it was not killed: {end.returncode}"]
    wrong += office.damage()
    finished, call = office.intake(), []
    if finished.returncode == 64 and os.path.isdir(office.root + "/889-2024"):
        # The amendment is in force: whoever works on goes by it.
        call = ["--call", office.root + "/889-2024/call.xml"]
        finished = run(office.intake_command(*call))
    if finished.returncode not in (0, 1):
        wrong.append(f"the clean run ended with {finished.returncode}: {finished.stderr.decode()}")
    found = office.dump()
    if found not in ends:
        nearest = min((differing(found, end) for end in ends), key=len)
        wrong.append("the register is neither with the change nor without it\n     "
                     + "\n     ".join(line[:200] for line in nearest[:8]))
    verified = office.verify("--replay", *call)
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
