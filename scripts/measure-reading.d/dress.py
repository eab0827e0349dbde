"""How rows become a file: delimiters, quoting, line ends, encodings."""
import unicodedata


def csv_text(rows, delimiter, newline, padded):
    width = max(len(r) for r in rows) if padded else 0
    lines = []
    for row in rows:
        cells = list(row) + [""] * (width - len(row))
        if not padded:
            while len(cells) > 1 and cells[-1] == "":
                cells.pop()
        lines.append(delimiter.join(quoted(c, delimiter) for c in cells))
    return newline.join(lines) + newline


def quoted(cell, delimiter):
    if any(c in cell for c in (delimiter, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def windows_1258(text):
    """Letters of one byte where there are such, else base letters with combining tones."""
    out = bytearray()
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
            continue
        except UnicodeEncodeError:
            pass
        marks = unicodedata.normalize("NFD", char)
        tones = [m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(m for m in marks if m not in tones))
        out += base.encode("cp1258", "replace")
        for tone in tones:
            out += tone.encode("cp1258")
    return bytes(out)


def dressed(rng, rows, truth, plain=False):
    """The bytes of a file in one of the dresses of offices."""
    delimiter = rng.choice([",", ";", ";", "\t"])
    newline = rng.choice(["\n", "\r\n"])
    padded = rng.random() < 0.7
    encoding = "utf-8-sig" if plain else rng.choice(
        ["utf-8", "utf-8-sig", "utf-8-sig", "utf-8", "utf-16", "cp1258"])
    text = csv_text(rows, delimiter, newline, padded)
    if encoding == "utf-16":
        delimiter = "\t"
        text = csv_text(rows, delimiter, newline, padded)
        data = b"\xff\xfe" + text.encode("utf-16-le")
    elif encoding == "cp1258":
        safe = text.replace("→", "-").replace("\u202f", " ")
        data = windows_1258(safe)
    else:
        data = text.encode(encoding)
        if rng.random() < 0.03:
            data += b"\x1a"
            truth.traits.append("dos-end")
    truth.traits.append(f"{encoding}/{ {',': 'comma', ';': 'semicolon'}.get(delimiter, 'tab') }")
    return data
