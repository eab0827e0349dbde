"""Disks that are full, have no inodes left or are read-only, for real; then they are mended."""
import os, shutil, subprocess, tempfile

from mounts import Mounted, call, why_not
from office import FAST, Expected, Office, run

MEBIBYTE = 1 << 20


def disks(options):
    if reason := why_not():
        return options.skip("disk", reason)
    expected = Expected(options.program)
    step = 4 if options.smoke else 1
    try:
        for name, case, values in (
            ("full", full, [(free, same) for same in (False, True)
                            for free in range(0, 2200, 64)][::step]),
            ("inodes", inodes, list(range(0, 24))[::step]),
            ("read-only", read_only, ["register", "inbox"]),
        ):
            found = {f"{name} {value}": case(options.program, expected, value) for value in values}
            stopped = sum(1 for wrong in found.values() if wrong.exit == 2)
            options.tell(name, f"{len(found)} runs on such a disk ({stopped} could not finish and "
                         "said so), then one on a mended one", found)
        if shutil.which("mkfs.ext4"):
            options.tell("remounted", "2 inboxes whose disk came back as another device: files left "
                         "there, and files that could not be moved, are known again", {
                             name: remounted(options.program, *more)
                             for name, more in (("left", ["--leave"]), ("not moved", []))})
    except subprocess.CalledProcessError as error:
        options.skip("disk", f"{error.stderr.decode().strip()}")


class Wrong(list):
    """What was wrong, and how the hindered run ended."""
    exit = None


def hindered(office, expected, mend):
    wrong = Wrong()
    end = office.intake()
    wrong.exit = end.returncode
    wrong += office.damage()
    if end.returncode not in (0, 1, 2):
        wrong.append(f"exit {end.returncode}: {end.stderr.decode()}")
    if end.returncode == 2 and not end.stderr:
        wrong.append("I6 failed without a word")
    if end.returncode != 2 and office.meaning() != expected.meaning:
        wrong.append(f"I6 exit {end.returncode}, and not all was done")
    mend()
    wrong += expected.differences(office, by_meaning=True)
    return wrong


def full(program, expected, value):
    """So many KiB are free; the inbox lies on the same disk or on another."""
    free, same = value
    folder = tempfile.mkdtemp(prefix="fault-test-", dir=FAST)
    with Mounted(folder, "-t", "tmpfs", "-o", f"size={4 * MEBIBYTE}", "tmpfs"):
        with Office(program, inbox_at=folder if same else None, register_at=folder) as office:
            pad(folder, free << 10)
            wrong = hindered(office, expected, lambda: os.remove(folder + "/pad"))
    os.rmdir(folder)
    return wrong


def pad(folder, free):
    space = os.statvfs(folder)
    with open(folder + "/pad", "wb") as file:
        file.write(b"x" * max(0, space.f_bavail * space.f_frsize - free))


def inodes(program, expected, free):
    """So many files can still be made."""
    folder = tempfile.mkdtemp(prefix="fault-test-", dir=FAST)
    with Mounted(folder, "-t", "tmpfs", "-o", f"size={4 * MEBIBYTE},nr_inodes={free + 1}",
                 "tmpfs") as disk:
        with Office(program, register_at=folder) as office:
            wrong = hindered(office, expected, lambda: disk.remount("nr_inodes=1000"))
    os.rmdir(folder)
    return wrong


def read_only(program, expected, what):
    folder = tempfile.mkdtemp(prefix="fault-test-", dir=FAST)
    with Mounted(folder, "-t", "tmpfs", "-o", f"size={4 * MEBIBYTE}", "tmpfs") as disk:
        with Office(program, **{what + "_at": folder}) as office:
            disk.remount("ro")
            wrong = hindered(office, expected, lambda: disk.remount("rw"))
            if wrong.exit != 2:
                wrong.append(f"exit {wrong.exit}")
    os.rmdir(folder)
    return wrong


def remounted(program, *more):
    """The inbox's disk has another device number the second time."""
    folder = tempfile.mkdtemp(prefix="fault-test-", dir=FAST)
    image = os.path.join(folder, "image")
    with open(image, "wb") as file:
        file.truncate(16 * MEBIBYTE)
    call("mkfs.ext4", "-q", "-F", image)
    wrong, devices = [], []
    with Office(program, inbox_at=folder + "/disk", fill=False) as office:
        # Two loop devices at once never have one number.
        with open(image + "-other", "wb") as file:
            file.truncate(MEBIBYTE)
        for turn in (1, 2):
            taken = subprocess.run(["losetup", "--show", "-f", image + "-other"], check=True,
                                   capture_output=True, text=True).stdout.strip() if turn == 2 else None
            with Mounted(folder + "/disk", "-o", "loop", image):
                if turn == 1:
                    office.fill()
                    if not more:
                        # A file where the folder should be: nothing can be moved.
                        open(os.path.join(office.inbox, "processed"), "w").close()
                devices.append(os.stat(office.inbox).st_dev)
                end = run(office.intake_command(*more))
                wanted = (1 if turn == 1 else 0) if more else 2
                if end.returncode != wanted or len(office.entries()) != 5:
                    wrong.append(f"run {turn}: exit {end.returncode}, {len(office.entries())} entries: "
                                 f"{end.stderr.decode()}")
            if taken:
                call("losetup", "-d", taken)
    if len(set(devices)) != 2:
        wrong.append(f"the device had one number: {devices}")
    shutil.rmtree(folder)
    return wrong
