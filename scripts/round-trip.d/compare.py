"""Compares what dexuat reads of the filled forms with the same proposals as XML.

    compare.py DEXUAT FOLDER

Prints a line for each file that reads otherwise, then the count; exit 1 where there is one.
"""
import json
import os
import pathlib
import subprocess
import sys

from proposals import FORMS, ROOT


def run(dexuat, *arguments):
    return subprocess.run(
        [dexuat, *map(str, arguments)], capture_output=True, text=True, check=False,
        env={**os.environ, "DEXUAT_TEMPLATES": str(ROOT / "templates")})


def converted(dexuat, path, out):
    """The XML that it converts to, without the line of the form, which names the call or does not."""
    result = run(dexuat, "convert", path, "--output", out, "--overwrite", "--call", "889-2024")
    if not out.exists():
        return [result.stderr]
    lines = out.read_text("utf-8").splitlines()
    out.unlink()
    return [line for line in lines if not line.startswith("<appendix")]


def found(dexuat, path):
    report = json.loads(run(dexuat, "check", path, "--report", "json", "--call", "889-2024").stdout)
    documents = report["documents"]
    # That a text is in UTF-16 is said of it, and is no difference of content.
    return len(documents), [
        f["code"] for d in documents for f in d["findings"]
        if not (f["code"] == "F004" and str(f["found"]).startswith("UTF-16"))], [
        d["verdict"] for d in documents]


def main():
    dexuat, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    out, count, wrong = folder / "converted.xml", 0, 0
    for name in FORMS.values():
        sample = ROOT / f"samples/drafts/{name}.xml"
        want = converted(dexuat, sample, out), found(dexuat, sample)
        for path in sorted(folder.glob(f"{name}.*")):
            count += 1
            # Old workbooks are read by check and intake alone.
            have = want[0] if path.suffix == ".xls" else converted(dexuat, path, out), found(dexuat, path)
            if have == want:
                continue
            wrong += 1
            other = [line for line in have[0] if line not in want[0]]
            print(f"{path.name}: {have[1]}, not {want[1]}", *other[:5], sep="\n    ")
    print(f"{count} files, {wrong} read otherwise")
    sys.exit(1 if wrong or not count else 0)


if __name__ == "__main__":
    main()
