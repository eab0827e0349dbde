"""File systems for a test: small, full, read-only, or losing their power."""
import os, shutil, subprocess


def why_not(*programs):
    """Why file systems cannot be mounted here; None where they can."""
    if os.geteuid() != 0:
        return "only root may mount"
    for program in ("mount", "umount", *programs):
        if shutil.which(program) is None:
            return f"{program} is missing"
    return None


def call(*command):
    subprocess.run(command, check=True, capture_output=True)


class Mounted:
    """Something mounted on a folder, as long as the block lasts."""

    def __init__(self, folder, *arguments):
        self.folder, self.arguments = folder, arguments

    def __enter__(self):
        os.makedirs(self.folder, exist_ok=True)
        call("mount", *self.arguments, self.folder)
        return self

    def remount(self, options):
        call("mount", "-o", "remount," + options, self.folder)

    def __exit__(self, *_):
        call("umount", self.folder)
