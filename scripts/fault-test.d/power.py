"""The power goes: what was not flushed to the disk is gone. Then one clean run.

A run on a loop-mounted ext4 is killed before a call; the image is copied while it is still mounted,
so that the copy holds what the disk holds; the copy takes its place on the same device, its journal
is replayed, and what was registered must be there."""
import contextlib, os, queue, random, shutil, subprocess, tempfile, time

from calls import points, why_not as no_trace
from mounts import Mounted, call, why_not as no_mounts
from office import FAST, Expected, Office

BOUNDARIES = {"fsync", "fdatasync", "rename", "renameat", "renameat2", "link", "linkat", "unlink",
              "unlinkat"}


def cuts(options):
    if reason := no_mounts("losetup", "mkfs.ext4") or no_trace():
        return options.skip("power", reason)
    expected = Expected(options.program)
    found = points(options.program)
    chosen = choose(found, options)
    try:
        with contextlib.ExitStack() as stack:
            supplies = queue.SimpleQueue()
            for supply in [stack.enter_context(PowerSupply()) for _ in range(options.workers)]:
                supply.give_back()
                supplies.put(supply)
            ended = options.in_parallel(
                lambda point: one(options.program, expected, supplies, point, found), chosen)
    except subprocess.CalledProcessError as error:
        return options.skip("power", error.stderr.decode().strip())
    boundaries = sum(point is not None and point.call in BOUNDARIES for point in chosen)
    options.tell("power", f"{len(chosen)} power cuts on ext4: {boundaries} at flushes, links, renames "
                 f"and removals, {chosen.count(None)} after the run had told of its work, the others at "
                 "random points; announced intakes lost are violations",
                 {f"before {point}" if point else f"after the run, {turn}": wrong
                  for turn, (point, wrong) in enumerate(zip(chosen, ended))})


def choose(found, options):
    """Every boundary, random points beside, and the end of the run; None stands for the end."""
    boundaries = [point for point in found if point.call in BOUNDARIES]
    others = [point for point in found if point.call not in BOUNDARIES]
    chosen = boundaries + random.Random(1).sample(others, min(120, len(others))) + [None] * 10
    return chosen[::options.every or (20 if options.smoke else 1)]


class PowerSupply:
    """One loop device, whose image is exchanged: after a cut it is the same device."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="fault-test-", dir=FAST)
        self.image, self.copy, self.blank = (
            os.path.join(self.folder, name) for name in ("image", "copy", "blank"))
        with open(self.blank, "wb") as file:
            file.truncate(16 << 20)
        call("mkfs.ext4", "-q", "-F", self.blank)
        self.device = subprocess.run(["losetup", "--show", "-f", self.blank], check=True,
                                     capture_output=True, text=True).stdout.strip()
        return self

    def give_back(self):
        """Frees the device, once every supply has one of its own."""
        call("losetup", "-d", self.device)

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    @contextlib.contextmanager
    def on(self, image):
        """The image on the device, mounted so that nothing reaches it unasked."""
        self.attach(image)
        try:
            with Mounted(self.folder + "/disk", "-o", "commit=300,noatime", self.device) as disk:
                yield disk.folder
        finally:
            call("losetup", "-d", self.device)

    def attach(self, image):
        """The device may be busy for a moment after it was freed."""
        for turn in range(500):
            try:
                return call("losetup", self.device, image)
            except subprocess.CalledProcessError:
                if turn == 499:
                    raise
                time.sleep(0.02)

    def cut(self):
        """What the disk holds at this moment."""
        shutil.copyfile(self.image, self.copy)


def one(program, expected, supplies, point, found):
    supply = supplies.get()
    try:
        return cut(program, expected, supply, point, found)
    finally:
        supplies.put(supply)


def cut(program, expected, supply, point, found):
    shutil.copyfile(supply.blank, supply.image)
    with supply.on(supply.image) as disk:
        with Office(program, inbox_at=disk, register_at=disk) as office:
            os.sync()
            end = office.intake(point.inject("signal=KILL") if point else [])
            if end.returncode != (-9 if point else expected.exit):
                return [f"exit {end.returncode}: {end.stderr.decode()}"]
            told = registered(office, point, found)
            supply.cut()
    with supply.on(supply.copy) as disk:
        with Office(program, inbox_at=disk, register_at=disk, fill=False) as office:
            wrong = office.damage()
            kept = office.entries()
            wrong += [f"I6 entry {number} was registered and is lost" for number in told
                      if kept.get(number) != told[number]]
            return wrong + expected.differences(office)


def registered(office, point, found):
    """The entries whose commit had returned when the power went. A commit returns once the folder
    is flushed after the journal's removal: before that call what it registered does not count."""
    entries = office.entries()
    before = found[found.index(point) - 1] if point and found.index(point) else None
    if before and before.call == "unlink" and "-journal" in before.shown:
        database = office.database()
        settled = database and database.execute(
            "SELECT count(*) FROM entry WHERE state <> 'pending'").fetchone()[0]
        # Until they are settled, it may be the commit of the entries themselves.
        return entries if settled else {}
    return entries
