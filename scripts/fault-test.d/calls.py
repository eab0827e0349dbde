"""The mutating system calls of a run, and faults injected at each of them (strace)."""
import os, re, shutil

from office import Office, run

MUTATING = ("openat", "creat", "write", "writev", "pwrite64", "pwritev", "ftruncate", "fallocate",
            "fsync", "fdatasync", "sync_file_range", "copy_file_range", "link", "linkat", "symlink",
            "symlinkat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir",
            "mkdirat", "rmdir", "chmod", "fchmod", "fchmodat", "fchown", "utimensat")


class Point:
    """One call: its name, how manieth of its name it is, and what strace showed of it."""

    def __init__(self, call, count, shown):
        self.call, self.count, self.shown = call, count, shown

    def __str__(self):
        return f"{self.call} {self.count} {self.shown[:80]}"

    def inject(self, what):
        """The words before a command that make this call of its first thread fail. Processes that
        read for it are let alone: they write nothing but their answers."""
        return ["strace", "-qq", "-e", f"trace={self.call}",
                "-e", f"inject={self.call}:{what}:when={self.count}", "-o", "/dev/null"]


def why_not():
    """Why calls cannot be traced here; None where they can."""
    if shutil.which("strace") is None:
        return "strace is missing"
    if run(["strace", "-qq", "-o", "/dev/null", "true"]).returncode != 0:
        return "tracing is not allowed"
    return None


def points(program):
    """Every mutating call of a clean run, in order."""
    with Office(program) as office:
        log = os.path.join(office.root, "trace")
        office.intake(["strace", "-f", "-qq", "-y", "-s", "200", "-e", "trace=" + ",".join(MUTATING),
                       "-o", log])
        with open(log, encoding="utf-8", errors="replace") as lines:
            return list(mutating(lines))


def mutating(lines):
    counts, main = {}, None
    for line in lines:
        match = re.match(r"(\d+) +(\w+)\((.*)", line)
        if not match:
            continue
        thread, call, shown = match.groups()
        main = main or thread
        changes_nothing = (call == "openat" and "O_CREAT" not in shown
                           or "<anon_inode:" in shown or "<socket:" in shown)
        if thread != main:
            # The injection counts per thread; `--jobs 1` writes from one.
            if not changes_nothing:
                raise SystemExit(f"fault-test: another thread writes: {line}")
            continue
        counts[call] = counts.get(call, 0) + 1
        if not changes_nothing:
            yield Point(call, counts[call], shown)
