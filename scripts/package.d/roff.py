"""What both makers of manual pages need of roff."""
import os


def escaped(text):
    """Text as roff shows it: nothing in it is a request, and a hyphen can be copied."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def write(folder, language, name, text):
    """Writes a page of section 1 where man looks for it: the English ones in no folder of their own."""
    place = os.path.join(folder, *([] if language == "en" else [language]), "man1")
    os.makedirs(place, exist_ok=True)
    with open(os.path.join(place, name + ".1"), "w", encoding="utf-8") as file:
        file.write(text)
