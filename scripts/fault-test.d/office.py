"""An office for fault tests: an inbox of five files, a register, and what must hold of both."""
import email.message, email.policy, hashlib, io, json, os, re, shutil, sqlite3, subprocess, tempfile, zipfile
from collections import Counter

NOW = "2023-04-20T09:00:00+07:00"
FAST = "/dev/shm" if os.path.isdir("/dev/shm") else None
# A trap must end the process at once, not wait for a debugger.
ENVIRONMENT = dict(os.environ, SWIFT_BACKTRACE="enable=no", LC_ALL="C.UTF-8")

LIST = """<appendix1 xmlns="urn:dexuat:forms:1" call="889-2024" unit="million"><submitter>\
<name>{name}</name><kind>state</kind><province>01</province></submitter>{tasks}</appendix1>"""
TASK = """<task><number>{n}</number><title>Nhiệm vụ {n}</title><orientation>1</orientation>\
<objective>Mục tiêu {n}</objective><content>Nội dung {n}</content><product>Báo cáo {n}</product>\
<lead>Sở Công Thương</lead><start>2024-01</start><end>2024-12</end>\
<total>{money}</total><state>{money}</state><other>0</other></task>"""

# Columns that hang on the clock, on the machine, or on the others.
HIDDEN = {"at", "taken_at", "pinned_at", "inbox", "device", "inode", "modified", "hash", "previous",
          "seal", "run"}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def deliveries():
    """Five files: a packet of two versions, one list twice, and one that is no form."""
    first = LIST.format(name="Sở Công Thương tỉnh A", tasks=TASK.format(n=1, money=100))
    later = LIST.format(name="Sở Công Thương tỉnh A",
                        tasks=TASK.format(n=1, money=100) + TASK.format(n=2, money=200))
    other = LIST.format(name="Sở Công Thương tỉnh B", tasks=TASK.format(n=1, money=300))
    return {"a/first.xml": first, "a/later.xml": later, "b.xml": other, "b-again.xml": other,
            "what.txt": "không phải mẫu nào"}


def containers():
    """A mail with two forms, a scan and the archive of a third; an archive with a form that came before;
    a mailbox of two mails; a mail without any form."""
    forms = {path: text.encode() for path, text in deliveries().items()}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for path in ("b.xml", "a/later.xml"):
            file.writestr(zipfile.ZipInfo(path), forms[path])
    third = LIST.format(name="Sở Công Thương tỉnh C", tasks=TASK.format(n=1, money=400)).encode()
    parts = [("Danh mục.xml", forms["a/first.xml"]), ("ho-so.zip", archive.getvalue()),
             ("cong-van.pdf", b"%PDF-1.4\n")]
    # Whichever comes first for a fault, the one that arrived first is the one that counts.
    first, again = mail("Hồ sơ tỉnh A", parts, 8), mail("Hồ sơ tỉnh A", parts, 10)
    other = mail("Hồ sơ tỉnh C", [("Danh mục.xml", third)], 9)
    envelope = b"From a@b.example Tue Apr 11 07:00:00 2023\n"
    return {"a.eml": first, "b.zip": archive.getvalue(), "c.mbox": envelope + other + b"\n" + envelope + again,
            "d.eml": mail("Hỏi về mẫu", [], 11)}


def mail(subject, parts, hour):
    message = email.message.EmailMessage(email.policy.SMTP.clone(linesep="\n"))
    message["Received"] = f"from a.example by mx.bo.example; Tue, 11 Apr 2023 {hour:02}:00:00 +0700"
    message["From"], message["To"], message["Subject"] = "a@vidu.example", "vanthu@bo.example", subject
    message.set_content("Kính gửi quý cơ quan.\n")
    for name, data in parts:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if parts:
        message.set_boundary("=_part_of_" + subject.encode().hex())
    return message.as_bytes()


# Whether the inbox holds mails and archives in the place of forms.
WITH_MAILS = False
BOOK = ("Tệp,Đến lúc\na/first.xml,2023-04-10 08:00\na/later.xml,2023-04-11 08:00\n"
        "b.xml,2023-04-12\nb-again.xml,2023-04-13\n")


class Office:
    """A folder with an inbox, and beside it (or elsewhere) a register."""

    def __init__(self, program, inbox_at=None, register_at=None, fill=True):
        self.program = program
        self.root = tempfile.mkdtemp(prefix="fault-test-", dir=FAST)
        self.inbox = os.path.join(inbox_at or self.root, "inbox")
        self.register = os.path.join(register_at or self.root, "register")
        self.files = (containers() if WITH_MAILS else
                      {path: text.encode() for path, text in deliveries().items()})
        self.contents = {sha256(data) for data in self.files.values()}
        if fill:
            self.fill()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    def fill(self):
        book = [] if WITH_MAILS else [("so-den.csv", BOOK.encode())]
        for path, data in [*self.files.items(), *book]:
            full = os.path.join(self.inbox, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "wb") as file:
                file.write(data)

    # Runs.

    def command(self, verb, *more):
        return [self.program, *verb.split(), *more, "--register", self.register]

    def intake_command(self, *more):
        return self.command("intake", self.inbox, "--now", NOW, "--settle", "0", "--jobs", "1",
                            "--report", "json", *(["--mail-host", "mx.bo.example"] if WITH_MAILS else []),
                            *more)

    def intake(self, before=()):
        return run([*before, *self.intake_command()])

    def plan(self):
        """The plan's files, and their bytes; what went wrong in their place."""
        output = os.path.join(self.root, "plan")
        shutil.rmtree(output, ignore_errors=True)
        done = run(self.command("plan", "--output", output, "--now", NOW, "--quiet"))
        if done.returncode != 0:
            return {"exit": f"{done.returncode} {done.stderr}"}
        return {name: read(os.path.join(output, name)) for name in sorted(os.listdir(output))}

    def verify(self, *more):
        return run(self.command("register verify", "--lang", "en", *more))

    # What stands where.

    def listing(self):
        """Every file of inbox and register: its name there, and its path."""
        for top, folder in (("inbox", self.inbox), ("register", self.register)):
            for parent, _, names in os.walk(folder):
                for name in names:
                    path = os.path.join(parent, name)
                    yield os.path.join(top, os.path.relpath(path, folder)), path

    def database(self):
        """A copy of the database, as the next run would meet it: a hot journal is rolled back
        in the copy only. None where there is none yet."""
        if not os.path.exists(self.register + "/register.sqlite"):
            return None
        folder = tempfile.mkdtemp(dir=self.root)
        for name in os.listdir(self.register):
            if name.startswith("register.sqlite"):
                shutil.copy(os.path.join(self.register, name), folder)
        database = sqlite3.connect(folder + "/register.sqlite")
        has_tables = database.execute(
            "SELECT count(*) FROM sqlite_master WHERE name = 'entry'").fetchone()[0]
        return database if has_tables else None

    def entries(self):
        """What is registered: by number, the path and the content."""
        database = self.database()
        if database is None:
            return {}
        rows = database.execute("SELECT number, path, sha256 FROM entry").fetchall()
        database.close()
        return {number: (path.decode(), digest) for number, path, digest in rows}

    def originals(self):
        """Of each entry the content of the file that it was delivered in."""
        database = self.database()
        if database is None:
            return {}
        columns = [row[1] for row in database.execute("PRAGMA table_info(entry)")]
        rows = database.execute(
            """SELECT number, coalesce(delivery.sha256, entry.sha256) FROM entry
               LEFT JOIN delivery ON delivery.entry = coalesce(first, number)"""
            if "first" in columns else "SELECT number, sha256 FROM entry").fetchall()
        database.close()
        return dict(rows)

    def damage(self, check_database=True):
        """What is wrong right now, whatever has happened: I1, I2, I4, I7, I9 of the invariants."""
        wrong, whole, archived = [], set(), set()
        for name, path in self.listing():
            if name.startswith("inbox/"):
                whole.add(sha256(read(path)))
            elif "/sha256/" in name:
                archived.add(sha256(read(path)))
                if sha256(read(path)) != os.path.basename(name):
                    wrong.append(f"I4 {name} is not what its name says")
            elif name.startswith("register/reports/") and not name.endswith(".writing"):
                if not is_json(read(path)):
                    wrong.append(f"I4 {name} is cut off")
        wrong += [f"I1 {digest} is lost" for digest in self.contents - whole - archived]
        if not check_database:
            return wrong
        entries = self.entries()
        wrong += [f"I2 entry {number} has no original"
                  for number, digest in self.originals().items() if digest not in archived]
        registered = {path for path, _ in entries.values()}
        wrong += [f"I9 {path} left the inbox and is not registered" for path in self.files
                  if not os.path.exists(os.path.join(self.inbox, path)) and path not in registered]
        return wrong

    def dump(self):
        """Everything but times, and what hangs on them."""
        lines = []
        for name, path in sorted(self.listing()):
            if not name.endswith("register.sqlite"):
                lines.append(f"{name} {oct(os.stat(path).st_mode & 0o777)} {sha256(read(path))}")
        database = self.database()
        if database is None:
            return "\n".join(lines + ["no database"])
        lines += [f"{row}" for row in database.execute("PRAGMA integrity_check")]
        lines += [f"BROKEN {row}" for row in database.execute("PRAGMA foreign_key_check")]
        for table, rows in tables(database, HIDDEN):
            lines += sorted(f"{table} {row}" for row in rows)
        database.close()
        return "\n".join(lines)

    def meaning(self):
        """What the register says, whatever the order in which the files came in: where a file
        had to wait for the next run, its number is a later one."""
        lines = Counter(
            re.sub(r"processed/\d{6}-", "processed/", name) + " " + sha256(read(path))
            for name, path in self.listing()
            if not name.startswith(("register/reports/", "register/register.sqlite")))
        database = self.database()
        if database is None:
            return lines
        lines.update(f"{row}" for row in database.execute(
            """SELECT e.path, e.sha256, e.form, e.submitter, e.received_at, e.evidence, e.receipt,
               e.tasks, e.task_key, e.state, b.sha256, e.verdict, e.report_due, e.part
               FROM entry e LEFT JOIN entry b ON b.number = e.because"""))
        lines.update(f"{row}" for row in database.execute("SELECT * FROM unsettled"))
        lines.update(f"{row}" for row in database.execute("SELECT line, closed FROM mail_line"))
        lines.update(f"{row}" for row in database.execute("PRAGMA integrity_check"))
        database.close()
        return lines


def tables(database, hidden=frozenset()):
    names = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in names:
        columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
        shown = ", ".join(f'"{name}"' for name in columns if name not in hidden)
        yield table, database.execute(f'SELECT {shown} FROM "{table}"').fetchall()


def run(command, **more):
    return subprocess.run(command, capture_output=True, env=ENVIRONMENT, **more)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def is_json(data):
    try:
        json.loads(data)
        return True
    except ValueError:
        return False


def announced(output):
    """The documents that a run says it has taken in: path and hash."""
    if not is_json(output):
        return []
    return [(document["path"], document["sha256"]) for document in json.loads(output)["documents"]]


class Expected:
    """A run that nothing disturbed."""

    def __init__(self, program):
        with Office(program) as office:
            done = office.intake()
            if done.returncode != 1 or len(office.entries()) != (10 if WITH_MAILS else 5):
                raise SystemExit(f"fault-test: the clean run failed: {done.stderr.decode()}")
            self.exit, self.dump, self.meaning = done.returncode, office.dump(), office.meaning()
            self.entries, self.plan = office.entries(), office.plan()

    def differences(self, office, by_meaning=False, with_plan=True):
        """What one clean run after a fault has not put right: I3, I5, I8."""
        before = office.entries()
        wrong = []
        end = office.intake()
        if end.returncode not in (0, 1):
            wrong.append(f"I5 the clean run ended with {end.returncode}: {end.stderr.decode()}")
        after = office.entries()
        wrong += [f"I3 entry {number} changed" for number in before
                  if after.get(number) != before[number]]
        found = office.dump()
        if found != self.dump and not (by_meaning and office.meaning() == self.meaning):
            lines = sorted(set(found.splitlines()) ^ set(self.dump.splitlines()))
            wrong.append("I5 " + "\n     ".join(line[:200] for line in lines[:8]))
        if with_plan and office.plan() != self.plan and not (by_meaning and found != self.dump):
            wrong.append("I5 the plan is another")
        return wrong
