"""Tries the interface for programs: its description, what it says of it, and every sample."""

import json
import os
import pathlib
import subprocess
import sys
import urllib.request

from served import served

DEXUAT = os.environ["DEXUAT"]
SAMPLES = pathlib.Path(os.environ["SAMPLES"])
NOW = "2023-04-20T09:00:00+07:00"


def check_samples(address):
    count = 0
    for sample in sorted(SAMPLES.rglob("*")):
        if not sample.is_file() or sample.name == "README.md":
            continue
        commanded = subprocess.run(
            [DEXUAT, "check", sample.name, "--report", "json", "--now", NOW],
            cwd=sample.parent, capture_output=True, check=False).stdout
        for order in (
            ["-F", f"file=@{sample.name}", "-F", f"now={NOW}"],
            ["--data-binary", f"@{sample.name}", "-H", "Content-Type: application/octet-stream"],
        ):
            query = "" if order[0] == "-F" else f"?name={sample.name}&now={NOW.replace('+', '%2B')}"
            answered = subprocess.run(
                ["curl", "-sS", *order, f"{address}/api/check{query}"],
                cwd=sample.parent, capture_output=True, check=True).stdout
            if answered != commanded:
                raise SystemExit(f"{sample.name}: the page answers otherwise than the command")
        count += 1
    print(f"{count} samples: the same bytes as the command")


def main():
    tools = sys.argv[1]
    with served("--quiet") as address:
        check_samples(address)
        document = urllib.request.urlopen(f"{address}/api/openapi.json").read()
        assert json.loads(document)["openapi"] == "3.1.0"
        subprocess.run([f"{tools}/openapi-spec-validator", "-"], input=document, check=True)
        subprocess.run(
            [f"{tools}/schemathesis", "run", f"{address}/api/openapi.json",
             "--max-examples", "60", "--generation-deterministic",
             # An instant is text as people write it, in no grammar: what is none is a 422.
             "--exclude-checks", "positive_data_acceptance"], check=True)


main()
