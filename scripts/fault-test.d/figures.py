"""Puts the figures of a run into docs/reliability.md."""
import os

PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../docs/reliability.md")
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
COMMANDS = {"stopped": "pairs", "full": "disk", "inodes": "disk", "read-only": "disk",
            "originals": "damage", "reports": "damage", "database": "damage", "bits": "damage",
            "values": "damage", "remounted": "disk", "random": "again", "migration": "again",
            "few": "races", "reader": "races", "journal": "races", "read": "errno"}


def write(options):
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    before, rest = page.split(BEGIN)
    old, after = rest.split(END)
    rows = {row.split("|")[1].strip(): row for row in old.splitlines() if row.startswith("| ")}
    for part, what, violations, seconds, busy in options.rows:
        name, _, mails = part.partition(", ")
        command = f"`scripts/fault-test {COMMANDS.get(name, name)}{' --mails' if mails else ''}`"
        rows[part] = f"| {part} | {what} | {violations} | {seconds} | {busy} | {command} |"
    head = "| part | what was done | violations | time | processor | command |\n|---|---|--:|--:|--:|---|\n"
    rows.pop("part", None)
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(before + BEGIN + head + "\n".join(rows.values()) + "\n" + END + after)
