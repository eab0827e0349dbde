"""Each mutating system call is refused once, with each of seven reasons; then one clean run."""
import os

from office import Expected, Office, announced
from calls import points, why_not

REASONS = ("EIO", "ENOSPC", "EDQUOT", "EACCES", "EROFS", "EMFILE", "EINTR")


def sweep(options):
    if reason := why_not():
        return options.skip("errno", reason)
    expected = Expected(options.program)
    found = points(options.program)
    every = options.every or (100 if options.smoke else 1)
    chosen = [(point, REASONS[(position + turn) % len(REASONS)])
              for position, point in enumerate(found)
              for turn in range(len(REASONS)) if (position * len(REASONS) + turn) % every == 0]
    results = options.in_parallel(lambda pair: one(options.program, expected, *pair), chosen)
    options.tell("errno", f"{len(chosen)} of {len(found) * len(REASONS)} refusals "
                 f"({len(found)} mutating calls × {len(REASONS)} reasons)",
                 {f"{reason} at {point}": wrong for (point, reason), wrong in zip(chosen, results)})
    if options.mails:
        return
    paths = ["a/first.xml", "b.xml", "what.txt"]
    options.tell("read", f"{len(paths)} files whose reading fails with EIO: named and left, the others "
                 "taken in, and all of it the next time",
                 {path: unreadable(options.program, expected, path) for path in paths})


def unreadable(program, expected, path):
    with Office(program) as office:
        end = office.intake(["strace", "-f", "-qq", "-P", os.path.join(office.inbox, path), "-e",
                             "trace=read", "-e", "inject=read:error=EIO", "-o", "/dev/null"])
        wrong = office.damage()
        if end.returncode != 2 or path.encode() not in end.stderr or len(office.entries()) != 4:
            wrong.append(f"exit {end.returncode}, {len(office.entries())} entries: "
                         f"{end.stderr.decode()[:300]}")
        return wrong + expected.differences(office, by_meaning=True)


def one(program, expected, point, reason):
    with Office(program) as office:
        end = office.intake(point.inject(f"error={reason}"))
        wrong = office.damage()
        if end.returncode not in (0, 1, 2, 75) or b"Fatal error" in end.stderr:
            wrong.append(f"crash: {end.returncode} {end.stderr.decode()[:300]}")
        registered = set(office.entries().values())
        wrong += [f"false receipt: {path}" for path, digest in announced(end.stdout)
                  if (path, digest) not in registered]
        done = office.dump() == expected.dump
        if end.returncode in (0, 1) and not done:
            wrong.append(f"I6 exit {end.returncode}, and not all was done")
        if end.returncode in (2, 75) and not end.stderr and not is_complaint(point):
            wrong.append("I6 failed without a word")
        # Linux interrupts neither of these, and SQLite does not make them again.
        excused = point.call in ("unlink", "fdatasync")
        if reason == "EINTR" and not excused and not (done and end.returncode == expected.exit):
            wrong.append(f"EINTR was seen: exit {end.returncode} {end.stderr.decode()[:200]}")
        return wrong + expected.differences(office, by_meaning=True)


def is_complaint(point):
    return point.call == "write" and point.shown.startswith("2<")
