"""Serves the page for as long as something is tried on it."""

import contextlib
import os
import re
import subprocess


@contextlib.contextmanager
def served(*options):
    """Yields the address; afterwards the page must end by itself, and well."""
    page = subprocess.Popen(
        [os.environ["DEXUAT_WEB"], "--listen", "127.0.0.1:0", *options],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        line = page.stderr.readline()
        yield re.search(r"http://\S+:\d+", line).group(0)
    finally:
        page.terminate()
        _, log = page.communicate(timeout=15)
    if page.returncode != 0:
        raise SystemExit(f"dexuat-web ended with {page.returncode}:\n{log}")
