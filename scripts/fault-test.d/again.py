"""Runs killed twice, at random times, and while an older register is brought up to date."""
import os, random, shutil, subprocess, tempfile, time

from calls import MUTATING, mutating, points, why_not
from office import ENVIRONMENT, FAST, Expected, Office, run

FIXTURE = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                       "../../Tests/IntakeRegisterTests/Fixtures/first-schema")


def again(options):
    if reason := why_not():
        return options.skip("again", reason)
    expected = Expected(options.program)
    found = points(options.program)
    firsts = found[len(found) // 20::len(found) // 10]
    seconds = range(1, 51)
    if options.smoke:
        firsts, seconds = firsts[::4], range(1, 51, 10)
    pairs = [(first, second) for first in firsts for second in seconds]
    results = options.in_parallel(lambda pair: twice(options.program, expected, *pair), pairs)
    options.tell("again", f"{len(pairs)} runs killed at one of {len(firsts)} calls, the next one at one "
                 "of its first 50 file changes; the third puts it right", {
                     f"{first}, then {second}": wrong
                     for (first, second), wrong in zip(pairs, results)})
    count = 40 if options.smoke else 2000
    chance = random.Random(1)
    began = time.time()
    with Office(options.program) as office:
        office.intake()
    longest = time.time() - began
    moments = [chance.random() * longest for _ in range(count)]
    results = options.in_parallel(lambda moment: at(options.program, expected, moment), moments)
    options.tell("random", f"{count} runs killed at random times", {
        f"after {moment:.4f} s": wrong for moment, wrong in zip(moments, results)})
    migrations(options)


def twice(program, expected, first, second):
    with Office(program) as office:
        if office.intake(first.inject("signal=KILL")).returncode != -9:
            return ["it was not killed"]
        # Writes of SQLite are most of the changes; where there are fewer, the run ends by itself.
        office.intake(["strace", "-f", "-qq", "-e", "trace=pwrite64,fsync,fdatasync,unlinkat,renameat",
                       "-e", f"inject=pwrite64,fsync,fdatasync,unlinkat,renameat:signal=KILL:when={second}",
                       "-o", "/dev/null"])
        return office.damage() + expected.differences(office, with_plan=False)


def at(program, expected, moment):
    with Office(program) as office:
        process = subprocess.Popen(office.intake_command(), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        time.sleep(moment)
        process.kill()
        process.wait()
        return office.damage() + expected.differences(office, with_plan=False)


def migrations(options):
    """Killed before each change that bringing an old register up to date makes: it is the old or
    the new one, never something between."""
    with old() as register:
        log = register.path + ".trace"
        run(["strace", "-f", "-qq", "-y", "-s", "200", "-e", "trace=" + ",".join(MUTATING), "-o", log,
             options.program, *register.verify])
        with open(log, encoding="utf-8", errors="replace") as lines:
            found = list(mutating(lines))
        os.remove(log)
    found = found[::10 if options.smoke else 1]

    def one(point):
        with old() as register:
            end = run(point.inject("signal=KILL") + [options.program, *register.verify])
            said = run([options.program, *register.verify])
            wrong = [] if end.returncode == -9 else [f"it was not killed: {end.returncode}"]
            return wrong + ([] if said.returncode == 0 else [said.stderr.decode()])

    options.tell("migration", f"{len(found)} file changes while a register of the first schema is "
                 "brought up to date, SIGKILL before each; verified after it",
                 dict(zip(map(str, found), options.in_parallel(one, found))))


class old:
    """A copy of a register as the first schema left it."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="fault-test-", dir=FAST)
        self.path = self.folder + "/register"
        shutil.copytree(FIXTURE, self.path)
        self.verify = ["register", "verify", "--lang", "en", "--register", self.path]
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)
