"""Reads the files of several folders with Python's own readers and xmllint. Folder "0" has plain
text where the others have hostile text: pages must have the same elements, sheets the same cells,
workbooks the same formulas. Prints what is wrong."""

import csv
import html.parser
import io
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree
import zipfile

csv.field_size_limit(1 << 24)


class Elements(html.parser.HTMLParser):
    """The elements of a page with the names of their attributes, but not the lines of a text."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag not in ("br", "bdi"):
            self.found.append((tag, *(name for name, _ in attributes)))

    def handle_endtag(self, tag):
        if tag not in ("br", "bdi"):
            self.found.append(("/" + tag,))

    def handle_comment(self, data):
        self.found.append(("comment",))

    def handle_pi(self, data):
        self.found.append(("instruction",))


def page(data):
    return Elements(data.decode("utf-8")).found


def sheet(data):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    for row in rows:
        for cell in row:
            if cell[:1] in ("=", "+", "@", "\t", "\r", "\n", "\0"):
                raise ValueError(f"a formula: {cell[:40]!r}")
            if cell[:1] == "-" and not cell[1:].isdigit():
                raise ValueError(f"a formula: {cell[:40]!r}")
    return [len(row) for row in rows]


def workbook(data):
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            root = xml.etree.ElementTree.fromstring(archive.read(name))
            parts[name] = [element.text for element in root.iter() if element.tag.endswith("}f")]
    return parts


def document(data):
    """The paragraphs, tables and fields of a Word document; how its texts fall into lines is theirs."""
    kept = {"p", "tbl", "tr", "tc", "fldChar", "instrText", "hyperlink", "drawing", "object"}
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            root = xml.etree.ElementTree.fromstring(archive.read(name))
            tags = (element.tag.rpartition("}")[2] for element in root.iter())
            parts[name] = [tag for tag in tags if tag in kept]
    return parts


def shape(value):
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    return [shape(inner) for inner in value] if isinstance(value, list) else type(value).__name__


def read(path):
    data = path.read_bytes()
    if path.suffix == ".html":
        return page(data)
    if path.suffix == ".csv":
        return sheet(data)
    if path.suffix == ".xlsx":
        return workbook(data)
    if path.suffix == ".docx":
        return document(data)
    if path.suffix == ".json":
        return shape(json.loads(data))
    if path.suffix == ".xml":
        xmllint = ["xmllint", "--nonet", "--noout", "--huge", "--schema", sys.argv[2], str(path)]
        run = subprocess.run(xmllint, capture_output=True, text=True)
        if run.returncode:
            raise ValueError(run.stderr[:300])
        return [element.tag for element in xml.etree.ElementTree.fromstring(data).iter()]
    return data.decode("utf-8") and None


def main():
    folders = sorted(pathlib.Path(sys.argv[1]).iterdir(), key=lambda folder: int(folder.name))
    plain = {path.name: read(path) for path in folders[0].iterdir()}
    for folder in folders:
        names = {path.name for path in folder.iterdir()}
        if names != set(plain):
            print(folder.name, "other files", names ^ set(plain))
        for name in sorted(names & set(plain)):
            try:
                if read(folder / name) != plain[name]:
                    print(folder.name, name, "reads otherwise than with plain text")
            except Exception as fault:
                print(folder.name, name, type(fault).__name__, str(fault)[:300])
    print(len(folders), "folders")


main()
