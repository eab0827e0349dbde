"""Files that vanish, grow, shrink, are replaced or become links while a run takes them in; too few
file numbers; a reader beside a writing run; a hot journal that somebody removed."""
import os, random, shutil, subprocess, threading, time

from calls import points, why_not
from office import ENVIRONMENT, Expected, Office, read, run, sha256

SECRET = b"not to be read\n"


def races(options):
    kinds = {"removed": removed, "cut short": cut, "replaced": replaced, "made a link": linked,
             "growing": growing}
    turns = 4 if options.smoke else 40
    chance = random.Random(1)
    found = {f"{name} {turn}": race(options.program, change, chance.random() * 0.06)
             for name, change in kinds.items() for turn in range(turns)}
    options.tell("races", f"{len(found)} runs during which a file was {', '.join(kinds)}: what is "
                 "registered is a whole version of it, and the next run takes the rest", found)
    few(options)
    reader(options)
    journals(options)


def race(program, change, moment):
    """What the file held is what may be registered of it: one whole version or another."""
    with Office(program) as office:
        path = os.path.join(office.inbox, "b.xml")
        whole = {sha256(read(path))}
        secret = office.root + "/secret"
        with open(secret, "wb") as file:
            file.write(SECRET)
        worker = threading.Thread(target=lambda: (time.sleep(moment), change(path, whole, secret)))
        worker.start()
        end = office.intake()
        worker.join()
        wrong = [] if end.returncode in (0, 1, 2) else [f"exit {end.returncode}"]
        wrong += [line for line in office.damage() if not line.startswith(("I1", "I9"))]
        registered = {digest for file, digest in office.entries().values() if file == "b.xml"}
        wrong += [f"a version that never was: {digest}" for digest in registered - whole]
        archived = {os.path.basename(name) for name, _ in office.listing() if "/sha256/" in name}
        if sha256(SECRET) in archived:
            wrong.append("the target of a link was read")
        after = office.intake()
        if after.returncode not in (0, 1) or office.verify().returncode != 0:
            wrong.append(f"the next run: {after.returncode} {office.verify().stderr.decode()}")
        return wrong


def removed(path, whole, secret):
    unless_gone(lambda: os.remove(path))


def cut(path, whole, secret):
    def do():
        data = read(path)
        with open(path, "r+b") as file:
            whole.update({sha256(data[:100]), sha256(data)})
            file.truncate(100)
    unless_gone(do)


def replaced(path, whole, secret):
    other = path + ".tmp"
    with open(other, "wb") as file:
        file.write(b"another version\n")
    whole.add(sha256(read(other)))
    unless_gone(lambda: os.stat(path) and os.rename(other, path))


def linked(path, whole, secret):
    os.symlink(secret, path + ".tmp")
    unless_gone(lambda: os.stat(path) and os.rename(path + ".tmp", path))


def growing(path, whole, secret):
    """Someone keeps it open and adds to it: it waits, or came in before as it was."""
    def do():
        with open(path, "ab") as file:
            for _ in range(10):
                file.write(b"x" * 1024)
                file.flush()
                time.sleep(0.01)
        whole.add(sha256(read(path)))
    unless_gone(do)


def unless_gone(do):
    try:
        do()
    except FileNotFoundError:
        pass


def few(options):
    """A run has few files open at once, however many there are."""
    with Office(options.program) as office:
        for number in range(300):
            with open(f"{office.inbox}/n{number:03}.txt", "w", encoding="utf-8") as file:
                file.write(f"không phải mẫu nào {number}")
        end = run(["sh", "-c", 'ulimit -n 40; exec "$@"', "sh", *office.intake_command()])
        found = {"40": [] if end.returncode == 1 and len(office.entries()) == 305 else [
            f"exit {end.returncode}, {len(office.entries())} entries: {end.stderr.decode()[:300]}"]}
    options.tell("few", "305 documents with 40 open files allowed", found)


def reader(options):
    """Whoever looks into the register while a run writes sees a whole state of it."""
    found = {}
    with Office(options.program) as office:
        office.intake()
        for turn in range(3 if options.smoke else 20):
            for number in range(20):
                with open(f"{office.inbox}/r{turn}-{number}.txt", "w", encoding="utf-8") as file:
                    file.write(f"không phải mẫu nào {turn} {number}")
            writer = subprocess.Popen(office.intake_command(), stdout=subprocess.DEVNULL,
                                      stderr=subprocess.PIPE, env=ENVIRONMENT)
            wrong = []
            while writer.poll() is None:
                said = run(office.command("register list", "--report", "json"))
                if said.returncode != 0:
                    wrong.append(f"exit {said.returncode}: {said.stderr.decode()[:200]}")
            if writer.returncode not in (0, 1):
                wrong.append(f"the run: {writer.returncode} {writer.stderr.read().decode()[:200]}")
            found[f"run {turn}"] = wrong
        said = office.verify()
        found["end"] = [] if said.returncode == 0 else [said.stderr.decode()]
    options.tell("reader", f"{len(found) - 1} runs with `register list` again and again beside them",
                 found)


def journals(options):
    """A run is killed while it writes the database, and somebody removes the journal that would
    mend it: `register verify` finds it, or nothing was half-written."""
    if reason := why_not():
        return options.skip("journal", reason)
    expected = Expected(options.program)
    writes = [point for point in points(options.program)
              if point.call == "pwrite64" and "register.sqlite>" in point.shown]
    writes = writes[::10 if options.smoke else 1]
    told = []

    def one(point):
        with Office(options.program) as office:
            if office.intake(point.inject("signal=KILL")).returncode != -9:
                return ["it was not killed"]
            journal = office.register + "/register.sqlite-journal"
            if os.path.exists(journal):
                os.remove(journal)
            if office.verify().returncode not in (0, 2, 64):
                return ["verify crashed"]
            if any(word in office.verify().stderr for word in (
                    b"integrity_check", b"chain of events", b"damaged", b"structure", b"refers",
                    b"not a register", b"no register")):
                return told.append(point) or []
            return expected.differences(office, with_plan=False)

    results = options.in_parallel(one, writes)
    options.tell("journal", f"{len(writes)} runs killed while writing the database, their journal "
                 f"removed: {len(told)} told by `register verify`, the others put right by the next run",
                 dict(zip(map(str, writes), results)))
